//! Every step around someone who is missing: what it asks, and what is done with the answers.

use super::page::{self, CLASSES, CLOSING, REASONS};
use super::{home, police};
use crate::asked::ask;
use crate::face::Choice;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Field, Part, unreadable};
use app::looking::View;
use app::ports::SubjectRow;
use app::{Cx, Failure, missing};
use domain::duties::Action;
use domain::knowledge::Asked;
use domain::missing::{
    Check, Class, Command, Event, Finding, Judgement, Missing, Stage, Told, WhyClosed,
};
use domain::statements::{Mode, Role, Statement, Ticked};
use domain::subjects::Kind;
use domain::timeline::Happening;
use kernel::{FreeText, FuzzyTime, PostId};

/// The names of the fields for the questions of the check, in order.
const PLACES: [&str; 12] = [
    "vraag-1", "vraag-2", "vraag-3", "vraag-4", "vraag-5", "vraag-6", "vraag-7", "vraag-8",
    "vraag-9", "vraag-10", "vraag-11", "vraag-12",
];

impl Acting for Missing {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        page::parts(desk)
    }

    /// First what is due first; then the return, because that can come at any moment.
    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let mut acts = possible(desk);
        let due = desk.view.state.agenda().first().and_then(|item| code_of(item.action));
        if let Some(place) = acts.iter().position(|act| Some(act.code) == due) {
            let due = acts.remove(place);
            acts.insert(0, due);
        }
        acts
    }

    async fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> Result<Done, Failure> {
        let (id, seen) = (view.row.id, answers.seen());
        let command = match code {
            "inschatten" => judgement(answers).map(Command::Judge),
            "zoeken" => answers.free("woorden").map(|words| Command::Search { words }),
            "politie-overleg" => {
                answers.free("woorden").map(|words| Command::ConsultPolice { words })
            }
            "politie-melden" | "meldnummer" => police::read_report(answers),
            "politie-terug" => answers.free("woorden").map(|words| Command::TellPolice { words }),
            "thuis" => home::read(answers),
            "terug" => read_back(answers),
            "gesprek" => {
                let (held, words) = (answers.yes("gehad"), answers.free("woorden"));
                held.zip(words).map(|(held, words)| Command::Talk { held, words })
            }
            "check" => read_check(cx, answers).map(Command::Check),
            "sluiten" => read_close(view, answers),
            "signaal-maken" => return make_signal(cx, view, answers).await,
            "bij-de-zaak" => {
                let statement = statement(answers).ok_or_else(unreadable)?;
                let row = missing::add_to_matter(cx, id, seen, vec![statement]).await?;
                return Ok(done(&row));
            }
            _ => return Err(Failure::NotFound),
        };
        let row = missing::act(cx, id, seen, command.ok_or_else(unreadable)?).await?;
        Ok(done(&row))
    }
}

/// What the page says after a step: that it is over, or that it is kept.
fn done(row: &SubjectRow) -> Done {
    Done::here(if row.standing.duty().is_some() { "kept" } else { "closed" })
}

/// The step that does what is due.
const fn code_of(action: Action) -> Option<&'static str> {
    match action {
        Action::SearchMissing => Some("zoeken"),
        Action::ConsultPolice => Some("politie-overleg"),
        Action::ReportMissing => Some("politie-melden"),
        Action::AskReportNumber => Some("meldnummer"),
        Action::TellPoliceBack => Some("politie-terug"),
        Action::TellHome | Action::TellHomeBack => Some("thuis"),
        Action::ReviewGreen | Action::ReviewOrange | Action::ReviewRed => Some("inschatten"),
        _ => None,
    }
}

fn possible(desk: &Desk<'_, Missing>) -> Vec<Act> {
    let t = desk.t;
    let mut acts = match &desk.view.state.stage {
        Stage::Away(_) => {
            let acts = vec![
                back(desk),
                Act::new("inschatten", judge_fields(desk)),
                Act::new("zoeken", vec![Field::area(t, ask!(SEARCHED, "woorden"))]),
                police::consult(desk),
                police::report(desk),
            ];
            return acts.into_iter().chain(home::tell(desk)).chain([close(desk)]).collect();
        }
        Stage::Back { .. } => vec![talk(desk)],
        Stage::Talked { .. } => vec![check(desk)],
        Stage::Worry { .. } => {
            let mut fields = worry_fields(desk);
            let posts = desk.own_posts();
            let only = posts.first().map(|post| post.value.clone()).unwrap_or_default();
            fields.push(Field::radios(t, ask!(OWN_POST, "post"), posts).first(only));
            vec![Act::new("signaal-maken", fields), Act::new("bij-de-zaak", worry_fields(desk))]
        }
        Stage::Untold { .. } => Vec::new(),
        Stage::Closed { .. } => return Vec::new(),
    };
    acts.extend(police::tell_back(desk));
    acts.extend(home::tell(desk));
    acts
}

fn judge_fields(desk: &Desk<'_, Missing>) -> Vec<Field> {
    let t = desk.t;
    let now = &desk.view.state.judgement;
    vec![
        Field::radios(t, ask!(ALARM, "code"), desk.coded(CLASSES, |_| true))
            .first(now.class.word()),
        Field::checks(t, ask!(ALARM, "meeweegt"), desk.coded(REASONS, |_| true))
            .hint(t.get("missing-reasons-hint"))
            .first_of(now.reasons.clone()),
        Field::area(t, ask!(ALARM, "woorden")),
    ]
}

/// The class as a form says it.
pub fn judgement(answers: &mut Answers) -> Option<Judgement> {
    let class: Option<Class> = answers.choice("code");
    let words = answers.free("woorden");
    Some(Judgement { class: class?, reasons: answers.all("meeweegt"), words: words? })
}

fn back(desk: &Desk<'_, Missing>) -> Act {
    let t = desk.t;
    let since = Field::line(t, ask!(BACK, "sinds"));
    let since = since.hint(t.get("statement-when-hint"));
    let mut fields = vec![since, Field::area(t, ask!(BACK, "woorden"))];
    fields.extend(police::told_at_return(desk));
    fields.extend(home::told_at_return(desk));
    Act::new("terug", fields)
}

fn read_back(answers: &mut Answers) -> Option<Command> {
    let (when, words) = (answers.when("sinds"), answers.free("woorden"));
    let told = read_told(answers, false, false);
    Some(Command::Return { when: when?, words: words?, told: told? })
}

/// Who knows it already; whoever must hear it first can't be left open.
fn read_told(answers: &mut Answers, police_must: bool, home_must: bool) -> Option<Told> {
    let mut read = |name, must: bool| {
        if must { answers.free(name).map(Some) } else { answers.free_or_none(name) }
    };
    let (police, home) = (read("politie", police_must), read("thuis", home_must));
    Some(Told { police: police?, home: home? })
}

fn talk(desk: &Desk<'_, Missing>) -> Act {
    let t = desk.t;
    let asked = desk.state.house.knowledge.missing_questions(Asked::Talk);
    let asked: Vec<_> = asked.map(|one| one.item.text.in_lang(t.lang())).collect();
    let held = vec![
        Choice::new("ja", t.get("missing-talk-yes")),
        Choice::new("nee", t.get("missing-talk-no")).hint(t.get("missing-talk-no-hint")),
    ];
    Act::new(
        "gesprek",
        vec![
            Field::heading(t.get("missing-talk-ask"), asked.join(" ")),
            Field::radios(t, ask!(RETURN_TALK, "gehad"), held),
            Field::area(t, ask!(RETURN_TALK, "woorden")).hint(t.get("missing-talk-words-hint")),
        ],
    )
}

fn check(desk: &Desk<'_, Missing>) -> Act {
    let t = desk.t;
    let asked = desk.state.house.knowledge.missing_questions(Asked::Check);
    let mut fields =
        vec![Field::heading(t.get("missing-check-head"), t.get("missing-check-about"))];
    fields.extend(asked.zip(PLACES).map(|(one, place)| {
        let words = one.item.text.in_lang(t.lang()).to_owned();
        Field::area(t, ask!(CHECK, "vraag-*")).named(place).label(words)
    }));
    let unheard = page::unheard(&desk.view.state);
    let hint_of = |word| t.pick("missing-finding-hint", word);
    let findings = Finding::ALL.iter().map(|finding| {
        let word = finding.word();
        let waits = unheard.filter(|_| *finding == Finding::NoWorry);
        let hint = waits.map_or_else(|| hint_of(word), |who| t.pick("missing-finding-waits", who));
        Choice::new(word, t.pick("missing-finding", word)).hint(hint)
    });
    fields.push(Field::heading(t.get("missing-conclude"), t.get("missing-conclude-about")));
    fields.push(Field::radios(t, ask!(CHECK, "uitkomst"), findings.collect()));
    fields.push(Field::area(t, ask!(CHECK, "conclusie")));
    Act::new("check", fields)
}

fn read_check(cx: &Cx<'_>, answers: &mut Answers) -> Option<Check> {
    let asked = cx.house.knowledge.missing_questions(Asked::Check);
    let read: Vec<_> = asked
        .zip(PLACES)
        .map(|(one, place)| {
            answers.free_or_none(place).map(|words| words.map(|words| (one, words)))
        })
        .collect();
    let (finding, conclusion) = (answers.choice("uitkomst"), answers.free("conclusie"));
    let read: Option<Vec<_>> = read.into_iter().collect();
    let named = |(one, words): (&domain::knowledge::MissingQuestion, FreeText)| {
        (one.item.id.as_str().to_owned(), words)
    };
    let answers = read?.into_iter().flatten().map(named).collect();
    Some(Check { answers, finding: finding?, conclusion: conclusion? })
}

fn close(desk: &Desk<'_, Missing>) -> Act {
    let t = desk.t;
    let by_hand = [WhyClosed::NotMissing, WhyClosed::FollowedElsewhere].map(WhyClosed::word);
    let why = desk.coded(CLOSING, |code| by_hand.contains(&code));
    let mut fields = vec![
        Field::radios(t, ask!(MISSING_CLOSED, "waarom"), why),
        Field::area(t, ask!(MISSING_CLOSED, "woorden")),
    ];
    fields.extend(police::told_at_close(desk));
    fields.extend(home::told_at_close(desk));
    Act::new("sluiten", fields).weighty()
}

fn read_close(view: &View<Missing>, answers: &mut Answers) -> Option<Command> {
    let (reason, words) = (answers.choice("waarom"), answers.free("woorden"));
    let missing = &view.state;
    let home_must = reason.is_some_and(|reason| missing.owes_home(reason));
    let told = read_told(answers, missing.reported(), home_must);
    Some(Command::Close { reason: reason?, words: words?, told: told? })
}

/// The worry in words: what the check concluded stands in it to start from, and a person makes it theirs.
fn worry_fields(desk: &Desk<'_, Missing>) -> Vec<Field> {
    let t = desk.t;
    let concluded = desk.view.timeline.iter().rev().find_map(|noted| match &noted.what {
        Happening::Missing(Event::Checked { check, .. }) => Some(check.conclusion.reveal()),
        _ => None,
    });
    vec![
        Field::area(t, ask!(WORRY, "woorden"))
            .hint(t.get("missing-worry-hint"))
            .first(concluded.unwrap_or_default()),
        Field::radios(t, ask!(WORRY, "hoe"), modes(desk.t)),
    ]
}

/// How someone knows it, as choices; what is quoted has its own place.
pub fn modes(t: crate::face::Text) -> Vec<Choice> {
    let modes = [Mode::Seen, Mode::Heard, Mode::Assumed].into_iter();
    let choice = |mode: Mode| {
        Choice::new(mode.word(), t.pick("mode", mode.word())).hint(t.pick("mode-hint", mode.word()))
    };
    modes.map(choice).collect()
}

fn statement(answers: &mut Answers) -> Option<Statement> {
    let (words, mode) = (answers.free("woorden"), answers.choice("hoe"));
    Some(Statement {
        role: Role::Professional,
        mode: mode?,
        words: words?,
        when: FuzzyTime::Unknown,
        signals: Ticked::default(),
        about: None,
    })
}

async fn make_signal(
    cx: &Cx<'_>,
    view: &View<Missing>,
    answers: &mut Answers,
) -> Result<Done, Failure> {
    let statement = statement(answers);
    let post: Option<PostId> = answers.choice("post");
    let (statement, post) = statement.zip(post).ok_or_else(unreadable)?;
    let seen = answers.seen();
    let signal = missing::make_signal(cx, view.row.id, seen, post, vec![statement]).await?;
    Ok(Done { code: "noted", onward: Some((Kind::Signal, signal)) })
}
