//! What the form of a discussion offers: the aspects of an edition, and answers of which none is chosen
//! beforehand.

use super::read;
use crate::face::{Choice, Text};
use domain::behaviour::{BehaviourWords, Edition, Fit, Outcome};
use domain::knowledge::{Item, Status};
use domain::statements::Mode;

/// The edition on the page, with everything to choose from.
pub(super) struct Offered {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How sure we are of its words.
    pub standing: &'static str,
    /// The aspects, in order.
    pub aspects: Vec<AspectView>,
    /// The same, to choose the one that weighs most.
    pub heaviest: Vec<Choice>,
    /// How someone may know it.
    pub modes: Vec<Choice>,
    /// How an aspect may stand.
    pub fits: Vec<Choice>,
    /// What someone may make of the whole.
    pub outcomes: Vec<Choice>,
}

/// One aspect, with the names of its fields.
pub(super) struct AspectView {
    /// The field of how it stands.
    pub fit: String,
    /// The field of why.
    pub why: String,
    /// What it is called.
    pub name: String,
    /// The question behind it.
    pub question: String,
}

impl Offered {
    /// What an edition offers.
    pub(super) fn of(t: Text, words: &BehaviourWords, edition: &Edition) -> Self {
        let lang = t.lang();
        let heaviest =
            |one: &domain::behaviour::Aspect| Choice::new(one.id.as_str(), one.name.in_lang(lang));
        let aspect = |one: &domain::behaviour::Aspect| AspectView {
            fit: read::fit_field(one.id.as_str()),
            why: read::why_field(one.id.as_str()),
            name: one.name.in_lang(lang).to_owned(),
            question: one.question.in_lang(lang).to_owned(),
        };
        let mode = |one: &Mode| {
            let word = one.word();
            Choice::new(word, t.pick("mode", word)).hint(t.pick("mode-hint", word))
        };
        let fit = |one: &Fit| Choice::new(one.word(), t.pick("behaviour-fit", one.word()));
        let outcome = |one: &Outcome| {
            let meaning = words.meaning(*one).map(|item| marked(t, item)).unwrap_or_default();
            Choice::new(one.word(), t.pick("behaviour-outcome", one.word())).hint(meaning)
        };
        Self {
            id: edition.item.id.to_string(),
            name: edition.item.text.in_lang(lang).to_owned(),
            standing: edition.item.status.word(),
            aspects: edition.aspects.iter().map(aspect).collect(),
            heaviest: edition.aspects.iter().map(heaviest).collect(),
            modes: Mode::ALL.iter().map(mode).collect(),
            fits: Fit::ALL.iter().map(fit).collect(),
            outcomes: Outcome::ALL.iter().map(outcome).collect(),
        }
    }
}

/// The words of an item; how sure we are of them where they aren't confirmed.
fn marked(t: Text, item: &Item) -> String {
    let words = item.text.in_lang(t.lang());
    match item.status {
        Status::Confirmed => words.to_owned(),
        other => format!("{words} ({})", t.pick("standing", other.word())),
    }
}
