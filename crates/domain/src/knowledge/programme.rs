//! A prevention programme, training or material, with what is honestly known about its effect.

use super::{Bilingual, Item, Key};
use kernel::{Date, FuzzyTime, Term};

/// A programme. Programmes are never ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Its name, sources and check date.
    pub item: Item,
    /// What it is, in one or two sentences.
    pub summary: Bilingual,
    /// The programme it is a version of.
    pub variant_of: Option<Key>,
    /// Who made or owns it; `None`: not known.
    pub owner: Option<String>,
    /// What kind of thing it is (list `programme-kind`).
    pub kind: Key,
    /// Its form, in words.
    pub form: Option<Bilingual>,
    /// For whom it is, in words.
    pub target_group: Option<Bilingual>,
    /// The youngest age in years.
    pub age_min: Option<u8>,
    /// The oldest age in years.
    pub age_max: Option<u8>,
    /// The kinds of school (list `school-type`).
    pub school_types: Vec<Key>,
    /// How it fits people with a mild intellectual disability (list `lvb-fit`).
    pub lvb_fit: Key,
    /// Whether it is for one sex (list `gender-focus`).
    pub gender_focus: Key,
    /// Whether it prevents victimhood, offending or both (list `prevents`).
    pub prevents: Key,
    /// What it is about (list `theme`).
    pub themes: Vec<Key>,
    /// Where it is given (list `setting`).
    pub settings: Vec<Key>,
    /// How long it takes.
    pub duration: Option<Bilingual>,
    /// Which training the giver needs.
    pub training: Option<Bilingual>,
    /// What its licence allows.
    pub licence: Option<Bilingual>,
    /// What is known about its effect.
    pub evidence: Evidence,
}

/// What is known about an effect. The level concerns the programme's own goals; no lesson method is
/// proven to prevent sexual violence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The level (list `evidence-level`).
    pub level: Key,
    /// The register that gave it.
    pub register: Option<String>,
    /// When it was given.
    pub given: FuzzyTime,
    /// What the reader must know beside it.
    pub note: Option<Bilingual>,
}

impl Evidence {
    /// Recognitions are expected to be assessed again after five years (`NJi`).
    pub const REASSESS_WITHIN: Term = Term::Months(60);

    /// Whether the recognition is older than five years on this day.
    pub fn is_old(&self, on: Date) -> bool {
        self.given.earliest().is_some_and(|given| {
            let given = kernel::Moment::in_netherlands(given, 12, 0);
            on > Self::REASSESS_WITHIN.end(given, &kernel::Calendar::default()).day()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    #[test]
    fn a_recognition_is_old_after_five_years() {
        let mut evidence = Evidence {
            level: Key::new("well-founded").unwrap(),
            register: None,
            given: "2021-04-15".parse().unwrap(),
            note: None,
        };
        assert!(!evidence.is_old(date(2026, 4, 15)));
        assert!(evidence.is_old(date(2026, 4, 16)));
        evidence.given = FuzzyTime::Unknown;
        assert!(!evidence.is_old(date(2026, 4, 16)));
    }
}
