//! What parents or guardian know: told while someone is away or after it, and asked where one notes the
//! return or closes.

use crate::asked::ask;
use crate::face::Choice;
use crate::pages::acts::{Act, Answers, Desk, Fact, Field};
use domain::missing::{Command, Event, Missing, Stage};
use domain::timeline::Happening;

/// Who at home knows, or why nobody does: what was noted last.
pub fn fact(desk: &Desk<'_, Missing>) -> Fact {
    let t = desk.t;
    let noted = desk.view.timeline.iter().rev().find_map(|noted| match &noted.what {
        Happening::Missing(Event::HomeTold { whom, .. }) => {
            Some(t.with1("missing-home-told", "who", whom.reveal()))
        }
        Happening::Missing(Event::HomeNotTold { reason }) => {
            Some(t.with1("missing-home-not-told", "reason", reason.reveal()))
        }
        Happening::Missing(Event::HomeHeard { .. }) => Some(t.get("missing-home-heard")),
        _ => None,
    });
    let open = desk.view.state.home_by.is_some();
    let nobody = if open { "missing-home-open" } else { "missing-home-never" };
    Fact::new(t.get("missing-home"), noted.unwrap_or_else(|| t.get(nobody)))
}

/// Telling home; nothing when they are back and home knows.
pub fn tell(desk: &Desk<'_, Missing>) -> Option<Act> {
    let t = desk.t;
    let told = vec![
        Choice::new("ja", t.get("missing-home-yes")),
        Choice::new("nee", t.get("missing-home-no")).hint(t.get("missing-home-no-hint")),
    ];
    let act = Act::new(
        "thuis",
        vec![
            Field::radios(t, ask!(HOME, "ingelicht"), told),
            Field::line(t, ask!(HOME, "wie")),
            Field::area(t, ask!(HOME, "woorden")),
        ],
    );
    let missing = &desk.view.state;
    let away = matches!(missing.stage, Stage::Away(_));
    (away || !missing.home_told).then_some(act)
}

/// That they were told, or why not.
pub fn read(answers: &mut Answers) -> Option<Command> {
    let (told, words) = (answers.yes("ingelicht"), answers.free("woorden"));
    if !told? {
        return words.map(|reason| Command::KeepFromHome { reason });
    }
    let whom = answers.personal("wie");
    Some(Command::TellHome { whom: whom?, words: words? })
}

/// Whether home knows it already, asked where one notes the return; nothing when they are kept out of it.
pub fn told_at_return(desk: &Desk<'_, Missing>) -> Option<Field> {
    let hint = by_what_is_known(desk, "missing-back-home-told", "missing-back-home-open")?;
    Some(Field::area(desk.t, ask!(BACK, "thuis")).hint(desk.t.get(hint)))
}

/// What home was told, asked where someone closes without a return; nothing when they are kept out of it.
pub fn told_at_close(desk: &Desk<'_, Missing>) -> Option<Field> {
    let hint = by_what_is_known(desk, "missing-close-home-told", "missing-close-home-open")?;
    let asked = Field::area(desk.t, ask!(MISSING_CLOSED, "thuis")).hint(desk.t.get(hint));
    Some(asked.optional(!desk.view.state.home_told))
}

fn by_what_is_known<'k>(desk: &Desk<'_, Missing>, told: &'k str, open: &'k str) -> Option<&'k str> {
    let missing = &desk.view.state;
    if missing.home_told { Some(told) } else { missing.home_by.map(|_| open) }
}
