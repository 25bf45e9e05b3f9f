//! Weighing together on the page of a signal: asking for readings, how they stand, all of them side by
//! side once that may be seen, and a decision that answers who read it otherwise.

use super::code::Code;
use super::reading::picture_fields;
use super::steps;
use crate::asked::ask;
use crate::face::{Choice, StaffShell, Text, html};
use crate::links;
use crate::pages::acts::{Act, Answers, Desk, Fact, Field, Part};
use crate::pages::subjects::{Names, subject_id};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, looking};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::knowledge::Knowledge;
use domain::meldcode::{Answer, Unsafety};
use domain::signalling::reading::{Outcome, View};
use domain::signalling::signal::{Command, Dissent, MOST_READERS, Read, Together};
use domain::signalling::{Picture, Signal, VictimCheck};
use domain::subjects::Kind;
use kernel::{FreeText, PostId};

/// The names of the fields in which each reading is answered.
const ANSWERS: [&str; MOST_READERS] = [
    "antwoord-1",
    "antwoord-2",
    "antwoord-3",
    "antwoord-4",
    "antwoord-5",
    "antwoord-6",
    "antwoord-7",
    "antwoord-8",
];

/// Yes, no, and that one doesn't know.
pub(super) fn answer_choices(t: Text) -> Vec<Choice> {
    let answers = Answer::ALL.iter();
    answers.map(|one| Choice::new(one.word(), t.pick("answer", one.word()))).collect()
}

/// How unsafe it may be.
pub(super) fn unsafety_choices(t: Text) -> Vec<Choice> {
    let words = Unsafety::ALL.iter();
    words.map(|one| Choice::new(one.word(), t.pick("unsafety", one.word()))).collect()
}

/// The forms of exploitation, "not clear yet" among them.
pub(super) fn form_choices<S>(desk: &Desk<'_, S>) -> Vec<Choice> {
    desk.coded("registration-form", |_| true)
}

/// Asking colleagues for their reading.
pub(super) fn ask(desk: &Desk<'_, Signal>) -> Act {
    let t = desk.t;
    let own = desk.view.row.standing.duty().map(|duty| duty.post);
    Act::new(
        "lezingen-vragen",
        vec![
            Field::checks(t, ask!(READERS, "deelnemers"), desk.names.posts_to_choose(own))
                .hint(t.get("together-who-hint")),
            Field::area(t, ask!(READERS, "vraag")).hint(t.get("together-question-hint")),
        ],
    )
}

/// Going on without the readings that didn't come.
pub(super) fn open() -> Act {
    Act::new("lezingen-openen", Vec::new()).weighty()
}

/// What one makes of the situation.
pub(super) fn picture(desk: &Desk<'_, Signal>) -> Act {
    let mut fields = picture_fields(desk);
    fields.push(Field::area(desk.t, ask!(PICTURE_WORDS, "toelichting")));
    Act::new("beeld", fields)
}

/// The check of a suspect who may be a victim.
pub(super) fn check_victim(desk: &Desk<'_, Signal>) -> Act {
    let t = desk.t;
    let field = |question, key: &str| Field::area(t, question).hint(t.pick("victim-hint", key));
    Act::new(
        "slachtoffertoets",
        vec![
            Field::heading(t.get("victim-why"), t.get("victim-why-words")),
            field(ask!(VICTIM, "wijst"), "points"),
            field(ask!(VICTIM, "weet"), "told"),
            field(ask!(VICTIM, "afspraak"), "agreed"),
        ],
    )
}

/// Both decisions after weighing together: the same questions, the grounds, and an answer to everyone.
pub(super) fn decide(desk: &Desk<'_, Signal>, code: &Code<'_>, norm: Option<String>) -> Act {
    let t = desk.t;
    let mut fields = steps::decide(desk, code, norm).fields;
    fields.push(Field::area(t, ask!(TOGETHER, "gronden")).hint(t.get("together-grounds-hint")));
    fields.push(Field::heading(t.get("together-others"), t.get("together-others-words")));
    for (read, name) in given(desk.view.state.readings()).zip(ANSWERS) {
        let (who, view) = (reader_name(&desk.names, read.0), read.1);
        let report = t.pick("together-would-report", view.report.word());
        let label = t.with2("together-answer-to", "who", who, "report", report);
        fields.push(
            Field::area(t, ask!(TOGETHER, "antwoord-*"))
                .named(name)
                .label(label)
                .hint(view.why.reveal().to_owned()),
        );
    }
    Act::new("samen-besluiten", fields)
}

fn given(readings: &[Read]) -> impl Iterator<Item = (&Read, &View)> {
    readings.iter().filter_map(|read| match &read.outcome {
        Outcome::Given(view) => Some((read, view)),
        Outcome::Declined(_) | Outcome::Missed => None,
    })
}

/// Whoever wrote it, else the post that was asked.
fn reader_name(names: &Names<'_>, read: &Read) -> String {
    read.by.map_or_else(|| names.post(read.reader.post), |who| names.worker(who))
}

/// Whom one asks.
pub(super) fn read_ask(answers: &mut Answers) -> Option<(Vec<PostId>, Option<FreeText>)> {
    let posts = answers.choices::<PostId>("deelnemers");
    let question = answers.free_or_none("vraag");
    if posts.as_ref().is_some_and(Vec::is_empty) {
        answers.refuse("deelnemers", "choose");
        return None;
    }
    Some((posts?, question?))
}

/// Both decisions with their grounds, and the answers that were given.
pub(super) fn read_together(answers: &mut Answers, readings: &[Read]) -> Option<Command> {
    let decision = steps::read_decision(answers);
    let grounds = answers.free("gronden");
    let answered: Vec<_> = given(readings)
        .zip(ANSWERS)
        .map(|((read, _), name)| (read.reader.reading, answers.free_or_none(name)))
        .collect();
    let dissent = answered.into_iter().filter_map(|(reading, why)| match why {
        Some(None) => None,
        Some(Some(why)) => Some(Some(Dissent { reading, why })),
        None => Some(None),
    });
    let dissent: Option<Vec<_>> = dissent.collect();
    let (decision, grounds, dissent) = (decision?, grounds?, dissent?);
    Some(Command::DecideTogether(Together { decision, grounds, dissent }))
}

/// What was found about a suspect.
pub(super) fn read_check(answers: &mut Answers) -> Option<VictimCheck> {
    let (points, told) = (answers.free("wijst"), answers.free("weet"));
    let agreed = answers.free("afspraak");
    Some(VictimCheck { points: points?, told: told?, agreed: agreed? })
}

/// How weighing together stands: who was asked and whose reading is in, or that all can be seen.
pub(super) fn parts(desk: &Desk<'_, Signal>) -> Vec<Part> {
    let (t, state) = (desk.t, &desk.view.state);
    let mut parts = Vec::new();
    if let Some(round) = state.round() {
        let fact = |reader: &domain::signalling::signal::Reader| {
            let came = round.came.contains(&reader.reading);
            let fact =
                |stand| Fact::new(desk.names.post(reader.post), t.pick("together-stand", stand));
            // A reading that came is opened by nobody but whoever wrote it.
            let own = desk.view.followed.iter().any(|row| row.id == reader.reading);
            match (came, own) {
                (true, true) => fact("own").href(links::subject(Kind::Reading, reader.reading)),
                (true, false) => fact("came"),
                (false, _) => fact("awaited"),
            }
        };
        let mut part = Part::facts(t.get("together"), round.readers.iter().map(fact).collect());
        part.lines = vec![t.with1("together-until", "when", t.moment(round.until))];
        parts.push(part);
    }
    if !state.readings().is_empty() {
        let facts = state.readings().iter().map(|read| {
            let ended = t.pick("closed", read.outcome.ended().word());
            Fact::new(reader_name(&desk.names, read), ended)
        });
        let mut part = Part::facts(t.get("readings"), facts.collect());
        let href = format!("{}/lezingen", links::subject(Kind::Signal, desk.view.row.id));
        part.facts.insert(0, Fact::new(t.get("readings-all"), t.get("readings-beside")).href(href));
        parts.push(part);
    }
    if let Some(picture) = state.picture() {
        let knowledge = &desk.state.house.knowledge;
        parts.push(Part::facts(t.get("picture"), picture_facts(t, knowledge, picture)));
    }
    if state.owes_victim_check() {
        let lines = ["victim-why-words", "victim-next", "victim-keerpunt"].map(|key| t.get(key));
        parts.push(Part::lines(t.get("victim-why"), lines.to_vec()));
    }
    if let Some(check) = state.victim_check() {
        parts.push(Part::facts(t.get("victim-check"), check_facts(t, check)));
    }
    parts
}

/// What someone made of the situation, in words.
pub(super) fn picture_facts(t: Text, knowledge: &Knowledge, picture: &Picture) -> Vec<Fact> {
    let form = knowledge.label("registration-form", picture.form.word());
    let form = form.map_or(picture.form.word(), |label| label.in_lang(t.lang())).to_owned();
    let answer = |answer: Answer| t.pick("answer", answer.word());
    let coercion = picture.coercion.map_or_else(|| t.get("picture-not-asked"), answer);
    let mut facts = vec![
        Fact::new(t.get("picture-form"), form),
        Fact::new(t.get("picture-coercion"), coercion),
        Fact::new(t.get("picture-suspect"), answer(picture.suspect)),
    ];
    let words = picture.words.as_ref().map(|words| words.reveal().to_owned());
    facts.extend(words.map(|words| Fact::new(t.get("picture-words"), words)));
    facts
}

/// What was found about a suspect, in words.
pub(super) fn check_facts(t: Text, check: &VictimCheck) -> Vec<Fact> {
    [("points", &check.points), ("told", &check.told), ("agreed", &check.agreed)]
        .map(|(key, words)| Fact::new(t.pick("victim", key), words.reveal().to_owned()))
        .into()
}

/// Every reading on its own, in words: the same questions in the same order for everyone.
pub(super) fn read_facts(t: Text, knowledge: &Knowledge, outcome: &Outcome) -> Vec<Fact> {
    let ended = || t.pick("closed", outcome.ended().word());
    let view = match outcome {
        Outcome::Given(view) => view,
        Outcome::Declined(why) => {
            let words = why.reveal().to_owned();
            return vec![Fact::new(ended(), words)];
        }
        Outcome::Missed => {
            return vec![Fact::new(t.get("note-what"), ended())];
        }
    };
    let answer = |answer: Answer| t.pick("answer", answer.word());
    let unsafety = t.pick("unsafety", view.unsafety.word());
    let mut facts = vec![
        Fact::new(t.pick("weigh-question", "suspicion"), answer(view.suspicion)),
        Fact::new(t.pick("weigh-question", "unsafety"), unsafety),
    ];
    facts.extend(picture_facts(t, knowledge, &view.picture));
    facts.push(Fact::new(t.get("reading-report"), answer(view.report)));
    facts.push(Fact::new(t.get("reading-why"), view.why.reveal().to_owned()));
    facts
}

/// A question, and how each reader answered it.
struct Beside {
    question: String,
    /// Whether not everyone says the same. Nothing is counted.
    differs: bool,
    answers: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "signalling/readings.html")]
struct ReadingsPage {
    t: Text,
    shell: StaffShell,
    back: String,
    questions: Vec<Beside>,
    absent: Vec<(String, String)>,
    grounds: String,
    dissent: Vec<(String, String)>,
}

/// All readings of the round that is over, question by question.
pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let (t, id) = (visitor.t, subject_id(&id)?);
    let view = looking::view::<Signal>(&visitor.cx(&state.house), id).await?;
    let names = Names::of(t, &view);
    let readings = view.state.readings();
    if readings.is_empty() {
        return Err(Failure::NotFound.into());
    }
    let written: Vec<_> = given(readings)
        .map(|(read, _)| {
            (reader_name(&names, read), read_facts(t, &state.house.knowledge, &read.outcome))
        })
        .collect();
    let absent = readings.iter().filter_map(|read| match &read.outcome {
        Outcome::Given(_) => None,
        Outcome::Declined(why) => Some((reader_name(&names, read), why.reveal().to_owned())),
        Outcome::Missed => {
            Some((reader_name(&names, read), t.pick("closed", read.outcome.ended().word())))
        }
    });
    let together = view.state.together();
    let dissent = together.into_iter().flat_map(|both| &both.dissent).map(|one| {
        let read = readings.iter().find(|read| read.reader.reading == one.reading);
        let who = read.map(|read| reader_name(&names, read)).unwrap_or_default();
        (who, one.why.reveal().to_owned())
    });
    let page = ReadingsPage {
        t,
        back: links::subject(Kind::Signal, id),
        questions: beside(&written),
        absent: absent.collect(),
        grounds: together.map(|both| both.grounds.reveal().to_owned()).unwrap_or_default(),
        dissent: dissent.collect(),
        shell: visitor.shell(&state).await?,
    };
    Ok(html(&page))
}

/// The answers to each question side by side. What only some wrote stands with those who did.
fn beside(written: &[(String, Vec<Fact>)]) -> Vec<Beside> {
    let mut questions: Vec<Beside> = Vec::new();
    for (who, facts) in written {
        for fact in facts {
            let answer = (who.clone(), fact.words.clone());
            match questions.iter_mut().find(|one| one.question == fact.name) {
                Some(one) => one.answers.push(answer),
                None => questions.push(Beside {
                    question: fact.name.clone(),
                    differs: false,
                    answers: vec![answer],
                }),
            }
        }
    }
    for one in &mut questions {
        let first = one.answers.first().map(|(_, words)| words.clone());
        one.differs = one.answers.iter().any(|(_, words)| Some(words) != first.as_ref());
    }
    questions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_side_by_side_and_say_where_they_differ() {
        let fact = |name: &str, words: &str| Fact::new(name.into(), words.into());
        let written = vec![
            ("Ans".to_owned(), vec![fact("Melden?", "ja"), fact("Vorm", "nog onduidelijk")]),
            ("Bo".to_owned(), vec![fact("Melden?", "nee"), fact("Vorm", "nog onduidelijk")]),
        ];
        let questions = beside(&written);
        assert_eq!(questions.len(), 2);
        assert!(questions[0].differs && !questions[1].differs);
        assert_eq!(questions[0].answers[1], ("Bo".to_owned(), "nee".to_owned()));
    }
}
