//! Contact with the young person. The next one has a date from the rule tables, always.

use crate::asked::ask;
use crate::face::Choice;
use crate::pages::acts::{Act, Answers, Desk, Done, Field, unreadable};
use app::looking::View;
use app::{Cx, Failure, casework};
use domain::casework::{Case, Contact, Way};

/// The form.
pub fn act(desk: &Desk<'_, Case>) -> Act {
    let t = desk.t;
    let ways = Way::ALL.iter().map(|way| Choice::new(way.word(), t.pick("way", way.word())));
    let reached = vec![
        Choice::new("ja", t.get("contact-reached")),
        Choice::new("nee", t.get("contact-missed")).hint(t.get("contact-missed-hint")),
    ];
    Act::new(
        "contact",
        vec![
            Field::radios(t, ask!(CONTACT, "hoe"), ways.collect()),
            Field::radios(t, ask!(CONTACT, "bereikt"), reached),
            Field::area(t, ask!(CONTACT, "woorden")).hint(t.get("contact-words-hint")),
        ],
    )
}

/// Keeps it.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn carry_out(
    cx: &Cx<'_>,
    view: &View<Case>,
    answers: &mut Answers,
) -> Result<Done, Failure> {
    let way: Option<Way> = answers.choice("hoe");
    let reached = answers.yes("bereikt");
    let words = answers.free("woorden");
    let read = || Some(Contact { way: way?, reached: reached?, words: words? });
    let contact = read().ok_or_else(unreadable)?;
    casework::record_contact(cx, view.row.id, answers.seen(), contact).await?;
    Ok(Done::here("contacted"))
}
