//! The registration: coded answers only, for the yearly count. No name, no free text.

use crate::pages::acts::{Act, Answers, Desk, Done, Field, unreadable};
use app::looking::View;
use app::{Cx, Failure, reporting};
use domain::reporting::{AgeBand, Classification, CodedAnswers, Incoming, IncomingStage as Stage};

/// Each question: the field, and the list of the field that gives its answers.
const QUESTIONS: [(&str, &str); 7] = [
    ("form", "registration-form"),
    ("age", "registration-age-band"),
    ("sex", "registration-sex"),
    ("origin", "registration-origin"),
    ("reporter", "registration-reporter"),
    ("care", "registration-care-needed"),
    ("classification", "classification"),
];

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
    let mut fields: Vec<_> = QUESTIONS
        .iter()
        .map(|(field, list)| {
            let label = desk.state.house.knowledge.list(list);
            let label = label.map_or(*field, |list| list.label.in_lang(desk.t.lang())).to_owned();
            Field::radios(field, label, desk.coded(list, counts)).first(known(field))
        })
        .collect();
    fields.push(
        Field::line("municipality", desk.t.get("register-municipality"))
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
    for (field, _) in QUESTIONS {
        if answers.raw(field).is_empty() {
            answers.refuse(field, "choose");
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
