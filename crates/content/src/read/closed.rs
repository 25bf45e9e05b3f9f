//! The words that the system records, and the content that says them on the screen: never one
//! without the other.

use crate::notes::Notes;
use domain::casework::{Chapter, WhyClosed};
use domain::meldcode::{Question, SkipReason};
use domain::missing::{Class, WhyClosed as WhyMissingClosed};
use domain::reporting::{
    AgeBand, CareNeed, Classification, Form, Origin, Purpose, ReporterKind, Sex, WhyRefused,
};
use domain::signalling::signal::ClosingReason;

/// Notes every word that is recorded but has no text, and every text that can't be recorded.
pub(super) fn compare(notes: &mut Notes) {
    let refused = |purpose| {
        WhyRefused::ALL.iter().filter(move |why| why.purpose() == purpose).map(|why| why.word())
    };
    let fields = "reporting/fields.toml";
    let reasons = "casework/reasons.toml";
    let missing = "missing/lists.toml";
    for (file, list, words) in [
        (fields, "registration-form", Form::ALL.iter().map(|w| w.word()).collect::<Vec<_>>()),
        (fields, "registration-age-band", AgeBand::ALL.iter().map(|w| w.word()).collect()),
        (fields, "registration-sex", Sex::ALL.iter().map(|w| w.word()).collect()),
        (fields, "registration-origin", Origin::ALL.iter().map(|w| w.word()).collect()),
        (fields, "registration-reporter", ReporterKind::ALL.iter().map(|w| w.word()).collect()),
        (fields, "registration-care-needed", CareNeed::ALL.iter().map(|w| w.word()).collect()),
        (fields, "classification", Classification::ALL.iter().map(|w| w.word()).collect()),
        (reasons, "closing-reason-signal", ClosingReason::ALL.iter().map(|w| w.word()).collect()),
        (reasons, "closing-reason-case", WhyClosed::ALL.iter().map(|w| w.word()).collect()),
        (missing, "missing-class", Class::ALL.iter().map(|w| w.word()).collect()),
        (
            missing,
            "closing-reason-missing",
            WhyMissingClosed::ALL.iter().map(|w| w.word()).collect(),
        ),
        (reasons, "refusal-reason-case", refused(Purpose::Care).collect()),
        (reasons, "refusal-reason-referral", refused(Purpose::Referral).collect()),
        ("conversation/lists.toml", "talk-word", vec!["that-app", "trained"]),
        ("casework/safety-plan.toml", "chapter", Chapter::ALL.iter().map(|w| w.word()).collect()),
    ] {
        same_words(file, list, &words, notes);
    }
    let questions = Question::ALL.iter().map(|w| w.word()).collect::<Vec<_>>();
    let reasons = SkipReason::ALL.iter().map(|w| w.word()).collect::<Vec<_>>();
    same_words("meldcode/questions.toml", "weighing-question", &questions, notes);
    same_words("meldcode/skip-reasons.toml", "skip-reason", &reasons, notes);
}

fn same_words(file: &str, list: &str, recorded: &[&str], notes: &mut Notes) {
    let said = notes.names(list);
    if said.is_empty() {
        return notes.fault(file, list, "is missing");
    }
    for word in recorded.iter().filter(|word| !said.contains(**word)) {
        notes.fault(file, list, format!("has no words for `{word}`, which is recorded"));
    }
    for word in said.iter().filter(|word| !recorded.contains(&word.as_str())) {
        notes.fault(file, list, format!("has words for `{word}`, which can't be recorded"));
    }
}
