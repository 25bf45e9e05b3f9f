//! What is done with the police while someone is away and once they are back: talk it over, report, ask
//! for the number, tell that it is over.

use crate::asked::ask;
use crate::pages::acts::{Act, Answers, Desk, Fact, Field};
use domain::missing::{Class, Command, Event, Missing, Stage};
use domain::timeline::Happening;
use kernel::Personal;

/// The police, where it can wait for a moment.
const POLICE: &str = "police-0900-8844";
/// Where there is danger.
const DANGER: &str = "emergency-112";

/// How far the police know that someone is back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// They look for them and must hear it.
    Must,
    /// It was only talked over with them: they may like to know.
    May,
    /// They know.
    Knows,
    /// They know of nothing.
    Nothing,
}

/// How far the police know that someone is back.
pub fn heard(desk: &Desk<'_, Missing>) -> Heard {
    let missing = &desk.view.state;
    let mut happened = desk.view.timeline.iter().map(|noted| &noted.what);
    if missing.police_by.is_some() {
        Heard::Must
    } else if happened.any(|what| matches!(what, Happening::Missing(Event::PoliceTold { .. }))) {
        Heard::Knows
    } else if missing.did(Class::Orange) {
        Heard::May
    } else {
        Heard::Nothing
    }
}

/// What the page says about the police: the number of the report, and whether they know of the return.
pub fn facts(desk: &Desk<'_, Missing>) -> Vec<Fact> {
    let t = desk.t;
    let missing = &desk.view.state;
    let away = matches!(missing.stage, Stage::Away(_));
    let unknown = if away { "missing-number-unknown" } else { "missing-number-none" };
    let number = missing.reported().then(|| {
        let known = missing.number.as_ref().map(Personal::reveal);
        Fact::new(t.get("missing-number"), known.map_or_else(|| t.get(unknown), str::to_owned))
    });
    let back = missing.returned.and(match heard(desk) {
        Heard::Must => Some("missing-police-looks"),
        Heard::May => Some("missing-police-may"),
        Heard::Knows => Some("missing-police-knows"),
        Heard::Nothing => None,
    });
    let back = back.map(|key| Fact::new(t.get("missing-police"), t.get(key)));
    number.into_iter().chain(back).collect()
}

/// Talking it over.
pub fn consult(desk: &Desk<'_, Missing>) -> Act {
    Act::new("politie-overleg", vec![Field::area(desk.t, ask!(CONSULTED, "woorden"))])
        .calling(desk.calls(&[POLICE]))
}

/// The report; after it, as long as there is no number, asking for that.
pub fn report(desk: &Desk<'_, Missing>) -> Act {
    let t = desk.t;
    let missing = &desk.view.state;
    if missing.reported() && missing.number.is_none() {
        let number = Field::line(t, ask!(NUMBER, "nummer")).hint(t.get("missing-number-again"));
        return Act::new("meldnummer", vec![number, Field::area(t, ask!(NUMBER, "woorden"))])
            .calling(desk.calls(&[POLICE]));
    }
    let known = missing.number.as_ref().map(Personal::reveal).unwrap_or_default();
    let number = Field::line(t, ask!(REPORTED, "nummer"));
    let number = number.hint(t.get("missing-number-hint")).first(known);
    Act::new("politie-melden", vec![number, Field::area(t, ask!(REPORTED, "woorden"))])
        .calling(desk.calls(&[DANGER, POLICE]))
}

/// A report, or that one asked for its number.
pub fn read_report(answers: &mut Answers) -> Option<Command> {
    let (number, words) = (answers.personal_or_none("nummer"), answers.free("woorden"));
    number.zip(words).map(|(number, words)| Command::Report { number, words })
}

/// Telling that they are back; nothing when the police know it, or know of nothing.
pub fn tell_back(desk: &Desk<'_, Missing>) -> Option<Act> {
    let t = desk.t;
    let number = desk.view.state.number.as_ref().map(Personal::reveal);
    let number = number.map(|one| t.with1("missing-police-number", "number", one));
    let brought = t.get("missing-police-brought");
    let hint = number.map_or(brought.clone(), |number| format!("{number} {brought}"));
    let words = Field::area(t, ask!(POLICE_BACK, "woorden")).hint(hint);
    let act = Act::new("politie-terug", vec![words]).calling(desk.calls(&[POLICE]));
    matches!(heard(desk), Heard::Must | Heard::May).then_some(act)
}

/// What the police know already, asked where one notes the return; nothing when they know of nothing.
pub fn told_at_return(desk: &Desk<'_, Missing>) -> Option<Field> {
    let t = desk.t;
    let looks = desk.view.state.reported();
    let hint = if looks { "missing-back-police-looks" } else { "missing-back-police-may" };
    let asked = Field::area(t, ask!(BACK, "politie")).hint(t.get(hint));
    (heard(desk) != Heard::Nothing).then_some(asked)
}

/// What the police were told, asked where someone closes without a return; nothing when they know of
/// nothing.
pub fn told_at_close(desk: &Desk<'_, Missing>) -> Option<Field> {
    let t = desk.t;
    let must = desk.view.state.reported();
    let asked = Field::area(t, ask!(MISSING_CLOSED, "politie")).optional(!must);
    let hint = if must { "missing-close-police-must" } else { "missing-close-police-may" };
    (heard(desk) != Heard::Nothing).then(|| asked.hint(t.get(hint)))
}
