//! What seems to pull in two directions in a discussion: words for whoever chooses, before they confirm.
//!
//! A hint asks for an explanation. It names aspects, adds nothing up, changes nothing and stops nobody.

use super::{Discussion, Fit, Outcome};
use crate::words::words;

words! {
    /// Two things in a discussion that may both be right, and that a reader will ask about.
    pub enum Tension {
        /// An aspect is clearly off, and the outcome is acceptable.
        ClearlyOffYetAcceptable = "clearly-off-yet-acceptable",
        /// An aspect is slightly off, and the outcome is acceptable.
        SlightlyOffYetAcceptable = "slightly-off-yet-acceptable",
        /// Every aspect is fine, and the outcome is over the line.
        FineYetOver = "fine-yet-over",
        /// No aspect is clearly off, and the outcome is seriously or gravely over the line.
        NothingClearYetSerious = "nothing-clear-yet-serious",
        /// What weighs most is fine, and the outcome is over the line.
        HeaviestIsFine = "heaviest-is-fine",
        /// Of what weighs most nobody knows how it stands.
        HeaviestIsUnknown = "heaviest-is-unknown",
        /// Of an aspect nobody knows how it stands: who may?
        StillUnknown = "still-unknown",
    }
}

/// A tension, and the aspects it is about; none when it is about all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Which.
    pub tension: Tension,
    /// The ids of the aspects.
    pub aspects: Vec<String>,
}

/// What a reader will ask about.
pub fn hints(discussion: &Discussion) -> Vec<Hint> {
    let with = |fit: Fit| -> Vec<String> {
        let answers = discussion.aspects.iter().filter(|answer| answer.fit == fit);
        answers.map(|answer| answer.aspect.clone()).collect()
    };
    let stands = |fit: Fit| discussion.aspects.iter().any(|answer| answer.fit == fit);
    let only_fine = discussion.aspects.iter().all(|answer| answer.fit == Fit::Fine);
    let heaviest = discussion.answer(&discussion.heaviest).map(|answer| answer.fit);
    let acceptable = discussion.outcome == Outcome::Acceptable;
    let serious = matches!(discussion.outcome, Outcome::SeriouslyOver | Outcome::GravelyOver);
    let heavy = || vec![discussion.heaviest.clone()];
    let found = [
        (
            acceptable && stands(Fit::ClearlyOff),
            Tension::ClearlyOffYetAcceptable,
            with(Fit::ClearlyOff),
        ),
        (
            acceptable && stands(Fit::SlightlyOff),
            Tension::SlightlyOffYetAcceptable,
            with(Fit::SlightlyOff),
        ),
        (!acceptable && only_fine, Tension::FineYetOver, Vec::new()),
        (
            serious && !only_fine && !stands(Fit::ClearlyOff),
            Tension::NothingClearYetSerious,
            Vec::new(),
        ),
        (
            !acceptable && !only_fine && heaviest == Some(Fit::Fine),
            Tension::HeaviestIsFine,
            heavy(),
        ),
        (heaviest == Some(Fit::Unknown), Tension::HeaviestIsUnknown, heavy()),
        (stands(Fit::Unknown), Tension::StillUnknown, with(Fit::Unknown)),
    ];
    let found = found.into_iter().filter(|(holds, ..)| *holds);
    found.map(|(_, tension, aspects)| Hint { tension, aspects }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::discussion::tests::{IDS, discussion, every_answer};
    use super::*;
    use std::collections::BTreeMap;

    fn tensions(discussion: &Discussion) -> Vec<Tension> {
        hints(discussion).into_iter().map(|hint| hint.tension).collect()
    }

    #[test]
    fn force_and_an_acceptable_outcome_ask_for_an_explanation_and_name_the_aspect() {
        let mut fits = [Fit::Fine; 6];
        fits[1] = Fit::ClearlyOff;
        let found = hints(&discussion(fits, 1, Outcome::Acceptable));
        let expected =
            Hint { tension: Tension::ClearlyOffYetAcceptable, aspects: vec![IDS[1].to_owned()] };
        assert_eq!(found, [expected]);
        assert_eq!(hints(&discussion(fits, 1, Outcome::SeriouslyOver)), []);
    }

    #[test]
    fn what_agrees_asks_nothing() {
        assert_eq!(hints(&discussion([Fit::Fine; 6], 0, Outcome::Acceptable)), []);
        assert_eq!(hints(&discussion([Fit::SlightlyOff; 6], 0, Outcome::SlightlyOver)), []);
        assert_eq!(hints(&discussion([Fit::ClearlyOff; 6], 0, Outcome::GravelyOver)), []);
    }

    #[test]
    fn each_tension_is_found_where_it_is() {
        let fine = [Fit::Fine; 6];
        let mut one_off = fine;
        one_off[2] = Fit::SlightlyOff;
        let mut one_open = [Fit::ClearlyOff; 6];
        one_open[5] = Fit::Unknown;
        for (fits, heaviest, outcome, expected) in [
            (one_off, 2, Outcome::Acceptable, vec![Tension::SlightlyOffYetAcceptable]),
            (fine, 0, Outcome::GravelyOver, vec![Tension::FineYetOver]),
            (one_off, 2, Outcome::SeriouslyOver, vec![Tension::NothingClearYetSerious]),
            (one_off, 0, Outcome::SlightlyOver, vec![Tension::HeaviestIsFine]),
            (one_open, 0, Outcome::GravelyOver, vec![Tension::StillUnknown]),
            (
                one_open,
                5,
                Outcome::GravelyOver,
                vec![Tension::HeaviestIsUnknown, Tension::StillUnknown],
            ),
        ] {
            assert_eq!(tensions(&discussion(fits, heaviest, outcome)), expected, "{fits:?}");
        }
    }

    /// Three aspects that are off weigh no more than one: which tensions there are follows from which
    /// answers were given, never from how often.
    #[test]
    fn how_many_aspects_are_off_changes_no_hint() {
        let mut seen: BTreeMap<(Vec<Fit>, Fit, Outcome), Vec<Tension>> = BTreeMap::new();
        for fits in every_answer() {
            for outcome in Outcome::ALL {
                let mut given = fits.to_vec();
                given.sort_unstable();
                given.dedup();
                let found = tensions(&discussion(fits, 0, *outcome));
                let before =
                    seen.entry((given, fits[0], *outcome)).or_insert_with(|| found.clone());
                assert_eq!(*before, found, "{fits:?} {outcome}");
            }
        }
    }
}
