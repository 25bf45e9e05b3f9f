//! What a municipality changes in the list of signals: an item of its own, or the end of one.
//!
//! A text never changes under an id and nothing is taken out: a retired signal keeps its words, so that
//! a note that shows it keeps its meaning.

use super::{AskBy, Bilingual, Item, Key, Knowledge, SignalItem, Source, Status};
use crate::words::words;
use kernel::{AmendmentId, Date};

/// A change to the list of signals, as someone puts it forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// What it changes.
    pub change: Change,
    /// Why, for the one who answers.
    pub why: String,
}

/// What changes in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An item is added.
    Add(NewSignal),
    /// An item ends.
    Retire {
        /// Which.
        signal: String,
        /// The last day on which it is offered.
        last: Date,
    },
}

/// An item to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSignal {
    /// What is seen or heard.
    pub text: Bilingual,
    /// What it may be besides exploitation.
    pub other_explanation: Bilingual,
    /// The area of life it belongs to (list `signal-group`).
    pub group: String,
    /// The phases in which it is seen (list `phase`).
    pub phases: Vec<String>,
    /// The forms of exploitation it goes with (list `form`).
    pub forms: Vec<String>,
    /// Who tends to notice it (list `observer`).
    pub observers: Vec<String>,
    /// The first day on which it is offered.
    pub from: Date,
}

words! {
    /// Why someone lets a change not take effect.
    pub enum Objection {
        /// It tells an offender how to do it.
        NamesMethod = "names-a-method",
        /// It blames the young person.
        Blames = "blames",
        /// It can be traced to someone.
        NamesSomeone = "names-someone",
        /// The list says it already, or still needs it.
        NotNeeded = "not-needed",
        /// It isn't clear what is meant, or that it is a signal.
        Unclear = "unclear",
    }
}

/// One thing wrong with a change: a field and the code of a fault.
pub type AmendmentFault = (&'static str, &'static str);

impl Knowledge {
    /// Everything wrong with a change on a day; empty when it may take effect.
    pub fn amendment_faults(&self, amendment: &Amendment, today: Date) -> Vec<AmendmentFault> {
        let mut faults = match &amendment.change {
            Change::Add(new) => self.addition_faults(new, today),
            Change::Retire { signal, last } => self.retirement_faults(signal, *last, today),
        };
        faults.extend(text_fault("why", &amendment.why));
        faults
    }

    fn addition_faults(&self, new: &NewSignal, today: Date) -> Vec<AmendmentFault> {
        let known = |list: &str, code: &String| self.label(list, code).is_some();
        let some = |field, list, codes: &[String]| {
            let right = !codes.is_empty() && codes.iter().all(|code| known(list, code));
            (!right).then_some((field, "choose"))
        };
        let texts = [
            ("text-nl", &new.text.nl),
            ("text-en", &new.text.en),
            ("other-nl", &new.other_explanation.nl),
            ("other-en", &new.other_explanation.en),
        ];
        let mut faults: Vec<_> =
            texts.into_iter().filter_map(|(field, text)| text_fault(field, text)).collect();
        let held = self.signals.iter().filter(|signal| signal.item.valid_on(new.from));
        if faults.is_empty() && held.into_iter().any(|signal| same(&signal.item.text, &new.text)) {
            faults.push(("text-nl", "known-already"));
        }
        faults.extend(some("group", "signal-group", std::slice::from_ref(&new.group)));
        faults.extend(some("forms", "form", &new.forms));
        faults.extend(some("phases", "phase", &new.phases));
        faults.extend(some("observers", "observer", &new.observers));
        faults.extend((new.from < today).then_some(("from", "day-past")));
        faults
    }

    fn retirement_faults(&self, signal: &str, last: Date, today: Date) -> Vec<AmendmentFault> {
        let goes_on = |known: &SignalItem| known.item.until.is_none();
        let mut faults = Vec::new();
        if !self.signal(signal).is_some_and(goes_on) {
            faults.push(("signal", "choose"));
        }
        if last < today {
            faults.push(("last", "day-past"));
        }
        faults
    }

    /// The knowledge with a change that took effect on a day. It never reaches back: what was to begin
    /// or end before that day does so on it.
    #[must_use]
    pub fn amended(
        mut self,
        id: AmendmentId,
        change: &Change,
        organisation: &Source,
        day: Date,
    ) -> Self {
        match change {
            Change::Add(new) => {
                if self.source(organisation.id.as_str()).is_none() {
                    self.sources.push(organisation.clone());
                }
                self.signals.extend(own_signal(id, new, organisation, day));
            }
            Change::Retire { signal, last } => {
                let ends = self.signals.iter_mut().find(|known| known.item.id == **signal);
                if let Some(known) = ends {
                    known.item.until.get_or_insert((*last).max(day));
                }
            }
        }
        self
    }
}

fn own_signal(
    id: AmendmentId,
    new: &NewSignal,
    organisation: &Source,
    day: Date,
) -> Option<SignalItem> {
    let key = |code: &String| Key::new(code).ok();
    let keys = |codes: &[String]| codes.iter().map(key).collect::<Option<Vec<_>>>();
    let item = Item {
        id: Key::new(&id.to_string()).ok()?,
        text: new.text.clone(),
        sources: vec![organisation.id.clone()],
        status: Status::Local,
        checked: day,
        from: Some(new.from.max(day)),
        until: None,
        keywords: Vec::new(),
    };
    Some(SignalItem {
        item,
        other_explanation: new.other_explanation.clone(),
        group: key(&new.group)?,
        phases: keys(&new.phases)?,
        forms: keys(&new.forms)?,
        question: None,
        ask_by: AskBy::Everyone,
        observers: keys(&new.observers)?,
        strength: None,
    })
}

/// The most characters of one text: a signal is a sentence.
const MOST: usize = 240;

/// What is wrong with one sentence that someone typed.
pub(crate) fn text_fault(field: &'static str, text: &str) -> Option<AmendmentFault> {
    let hidden = |letter: char| letter.is_control();
    match text.trim() {
        "" => Some((field, "missing")),
        long if long.chars().count() > MOST => Some((field, "too-long")),
        text if text.contains(hidden) => Some((field, "odd-characters")),
        _ => None,
    }
}

fn same(one: &Bilingual, other: &Bilingual) -> bool {
    let plain = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    plain(&one.nl) == plain(&other.nl) || plain(&one.en) == plain(&other.en)
}

#[cfg(test)]
mod tests {
    use super::super::item::tests::item;
    use super::super::{Code, CodedList};
    use super::*;
    use kernel::date;

    const TODAY: Date = date(2026, 3, 2);
    const ID: AmendmentId = AmendmentId::from_raw(7);

    fn key(text: &str) -> Key {
        Key::new(text).unwrap()
    }

    fn both(nl: &str, en: &str) -> Bilingual {
        Bilingual { nl: nl.to_owned(), en: en.to_owned() }
    }

    fn knowledge() -> Knowledge {
        let lists = [
            ("signal-group", "school"),
            ("phase", "grooming"),
            ("form", "criminal"),
            ("observer", "school"),
        ];
        let lists = lists.map(|(id, code)| CodedList {
            id: key(id),
            label: both("lijst", "list"),
            codes: vec![Code { item: item(code, "woord", "word"), help: None }],
        });
        let signal = SignalItem {
            item: item("sch-old", "Een oud signaal.", "An old signal."),
            other_explanation: both("Iets anders.", "Something else."),
            group: key("school"),
            phases: vec![key("grooming")],
            forms: vec![key("criminal")],
            question: None,
            ask_by: AskBy::Everyone,
            observers: vec![key("school")],
            strength: None,
        };
        Knowledge { lists: lists.into(), signals: vec![signal], ..Knowledge::default() }
    }

    fn addition() -> NewSignal {
        NewSignal {
            text: both("Draagt steeds dezelfde tas bij zich.", "Always carries the same bag."),
            other_explanation: both("Sport.", "Sports."),
            group: "school".into(),
            phases: vec!["grooming".into()],
            forms: vec!["criminal".into()],
            observers: vec!["school".into()],
            from: date(2026, 4, 1),
        }
    }

    fn faults(change: Change) -> Vec<AmendmentFault> {
        knowledge().amendment_faults(&Amendment { change, why: "Gezien op school.".into() }, TODAY)
    }

    fn school() -> Source {
        let title = "De Brug".to_owned();
        Source { id: key("organisatie-1"), title, year: None, url: None }
    }

    #[test]
    fn a_whole_change_has_no_faults() {
        assert_eq!(faults(Change::Add(addition())), []);
        assert_eq!(faults(Change::Retire { signal: "sch-old".into(), last: TODAY }), []);
    }

    #[test]
    fn everything_wrong_with_an_addition_is_said_at_once() {
        let new = NewSignal {
            text: both(" ", &"a".repeat(241)),
            other_explanation: both("Sport\u{202e}.\u{0}", "Sports."),
            group: String::new(),
            phases: Vec::new(),
            forms: vec!["criminal".into(), "../dragons".into()],
            observers: vec!["school".into()],
            from: date(2026, 3, 1),
        };
        let expected = [
            ("text-nl", "missing"),
            ("text-en", "too-long"),
            ("other-nl", "odd-characters"),
            ("group", "choose"),
            ("forms", "choose"),
            ("phases", "choose"),
            ("from", "day-past"),
        ];
        assert_eq!(faults(Change::Add(new)), expected);
    }

    #[test]
    fn what_the_list_says_already_is_not_added_again() {
        let new = NewSignal { text: both("een OUD signaal", "Other words."), ..addition() };
        assert_eq!(faults(Change::Add(new)), [("text-nl", "known-already")]);
    }

    #[test]
    fn an_unknown_or_ended_signal_can_not_be_retired_and_no_day_is_past() {
        let unknown = Change::Retire { signal: "dragons".into(), last: date(2026, 3, 1) };
        assert_eq!(faults(unknown), [("signal", "choose"), ("last", "day-past")]);
        let end = Change::Retire { signal: "sch-old".into(), last: TODAY };
        let ended = knowledge().amended(ID, &end, &school(), TODAY);
        let again = Amendment { change: end, why: "Nog eens.".into() };
        assert_eq!(ended.amendment_faults(&again, TODAY), [("signal", "choose")]);
    }

    #[test]
    fn an_added_signal_is_local_and_names_its_organisation_as_source() {
        let known = knowledge().amended(ID, &Change::Add(addition()), &school(), TODAY);
        let added = known.signal(&ID.to_string()).unwrap();
        assert_eq!((added.item.status, added.strength), (Status::Local, None));
        assert_eq!(known.source(added.item.sources[0].as_str()).unwrap().title, "De Brug");
        assert!(!added.item.valid_on(date(2026, 3, 31)) && added.item.valid_on(date(2026, 4, 1)));
    }

    #[test]
    fn a_change_that_was_answered_late_does_not_reach_back() {
        let late = date(2026, 5, 1);
        let known = knowledge().amended(ID, &Change::Add(addition()), &school(), late);
        let end = Change::Retire { signal: "sch-old".into(), last: TODAY };
        let known = known.amended(ID, &end, &school(), late);
        assert_eq!(known.signal(&ID.to_string()).unwrap().item.from, Some(late));
        assert_eq!(known.signal("sch-old").unwrap().item.until, Some(late));
    }

    #[test]
    fn a_retired_signal_keeps_its_words() {
        let end = Change::Retire { signal: "sch-old".into(), last: TODAY };
        let known = knowledge().amended(ID, &end, &school(), TODAY);
        let signal = known.signal("sch-old").unwrap();
        assert_eq!(signal.item.text.nl, "Een oud signaal.");
        assert!(signal.item.valid_on(TODAY) && !signal.item.valid_on(date(2026, 3, 3)));
    }
}
