//! The registration: coded answers only, for the yearly count. No name, no free text.

use crate::asked::{Label, Question, REGISTRATION, ask};
use crate::pages::acts::{Act, Answers, Desk, Done, Field, unreadable};
use app::looking::View;
use app::{Cx, Failure, reporting};
use domain::reporting::{AgeBand, Classification, CodedAnswers, Incoming, IncomingStage as Stage};

/// The questions whose answers are a list of the field, with that list.
fn questions() -> impl Iterator<Item = (&'static Question, &'static str)> {
    REGISTRATION.iter().filter_map(|question| match question.label {
        Label::List(list) => Some((question, list)),
        Label::Text(_) => None,
    })
}

/// The form. What is known already stands in it: the age band, the classification, the municipality.
pub fn act(desk: &Desk<'_, Incoming>) -> Act {
    let view = desk.view;
    let birth = view.person.as_ref().and_then(|person| person.birth);
    let classification = match view.state.stage {
        Stage::Screened { classification, .. } => classification.word(),
        _ => "",
    };
    let own = view.organisations.iter().find(|one| one.id == desk.actor.organisation);
    let known = |field: &str| match field {
        "age" => AgeBand::of(birth, desk.now.day()).word(),
        "classification" => classification,
        _ => "",
    };
    let counts = |code: &str| code.parse().map_or(true, |one: Classification| one.counts());
    let mut fields: Vec<_> = questions()
        .map(|(question, list)| {
            let label = desk.state.house.knowledge.list(list);
            let label = label.map_or(list, |list| list.label.in_lang(desk.t.lang())).to_owned();
            let field = Field::radios(desk.t, question, desk.coded(list, counts)).label(label);
            field.first(known(question.name))
        })
        .collect();
    fields.push(
        Field::line(desk.t, ask!(REGISTRATION, "municipality"))
            .hint(desk.t.get("register-municipality-hint"))
            .first(own.map(|one| one.municipality.as_str()).unwrap_or_default()),
    );
    Act::new("registreren", fields)
}

/// Writes it; says when this person was counted before.
///
/// # Errors
/// Invalid for words that aren't in the lists; the rules' refusal.
pub async fn carry_out(
    cx: &Cx<'_>,
    view: &View<Incoming>,
    answers: &mut Answers,
) -> Result<Done, Failure> {
    let mut blank = false;
    for (question, _) in questions() {
        if answers.raw(question.name).is_empty() {
            answers.refuse(question.name, "choose");
            blank = true;
        }
    }
    if blank {
        return Err(unreadable());
    }
    let coded = CodedAnswers {
        form: answers.raw("form"),
        age: answers.raw("age"),
        sex: answers.raw("sex"),
        origin: answers.raw("origin"),
        reporter: answers.raw("reporter"),
        care: answers.raw("care"),
        classification: answers.raw("classification"),
        municipality: answers.raw("municipality"),
    };
    let registered = reporting::register(cx, view.row.id, answers.seen(), &coded).await?;
    Ok(Done::here(if registered.new { "registered" } else { "counted-before" }))
}
