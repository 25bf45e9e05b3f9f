//! One of everything about behaviour that was discussed.

use super::{at, text};
use domain::behaviour::{AspectAnswer, Discussed, Discussion, Fit, Outcome, Session, Situation};
use domain::statements::Mode;
use domain::timeline::Happening;
use kernel::{EntryId, FuzzyTime, Personal, date};

fn discussion(corrects: Option<EntryId>) -> Discussed {
    let answer = |aspect: &str, fit| AspectAnswer {
        aspect: aspect.to_owned(),
        fit,
        why: text("Zij zei nee."),
    };
    Discussed::Here(Discussion {
        edition: "impact-2026-11".to_owned(),
        situation: Situation {
            words: text("In de kantine stuurde hij een foto van haar rond."),
            mode: Mode::Heard,
            when: FuzzyTime::On(date(2026, 3, 2), None),
        },
        aspects: vec![
            answer("consent", Fit::ClearlyOff),
            answer("freedom", Fit::SlightlyOff),
            answer("equality", Fit::Fine),
            answer("functioning", Fit::Unknown),
        ],
        heaviest: "consent".to_owned(),
        heaviest_why: text("Zij wist van niets."),
        outcome: Outcome::SeriouslyOver,
        why: text("Het ging de hele klas rond."),
        corrects,
    })
}

fn session(full: bool) -> Discussed {
    let short = |words| Personal::new(words).unwrap();
    Discussed::Elsewhere(Session {
        situation: text("De foto in de kantine."),
        when: FuzzyTime::At(at(5)),
        holder: short("Gedragswetenschapper"),
        organisation: short("Jeugdhulp Elders"),
        certificate: full.then(|| short("Trainer 12")),
        edition: "criteria-impact".to_owned(),
        outcome: text("Niveau 3 van 4."),
        why: full.then(|| text("Geen instemming.")),
        corrects: full.then(|| EntryId::from_raw(6)),
    })
}

/// Everything under the name of its file.
pub(super) fn all() -> [(&'static str, Happening); 4] {
    [
        ("discussed.here", discussion(None)),
        ("discussed.here.corrects", discussion(Some(EntryId::from_raw(6)))),
        ("discussed.elsewhere", session(false)),
        ("discussed.elsewhere.full", session(true)),
    ]
    .map(|(name, discussed)| (name, Happening::Discussed(Box::new(discussed))))
}
