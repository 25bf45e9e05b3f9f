//! Signals of the list that what was typed may point at.
//!
//! Only a help in reading the list: nothing is ticked beforehand, nothing is counted, and the order
//! is that of the list.

use crate::face::{Choice, Form};
use crate::input::StatementInput;
use access::Actor;
use domain::knowledge::{Knowledge, SignalItem};
use kernel::{Date, Lang};

/// The signals beside one statement.
#[derive(Debug, Clone, Default)]
pub struct Suggested {
    /// Those that share words with what was typed, and those that were ticked.
    pub near: Vec<Choice>,
    /// The others that people with this function tend to notice.
    pub more: Vec<Choice>,
}

/// How many signals someone reads beside their own words; the others stay in the whole list.
const MOST: usize = 8;

/// The signals beside the statement under a prefix of the form, for whoever types it.
pub fn suggest(
    knowledge: &Knowledge,
    actor: &Actor,
    (lang, today): (Lang, Date),
    form: &Form,
    prefix: &str,
) -> Suggested {
    let typed = StatementInput::of(form, prefix);
    let stems = stems(&typed.words);
    let observers = observers(actor);
    let mut suggested = Suggested::default();
    for signal in knowledge.signals.iter().filter(|signal| signal.item.valid_on(today)) {
        let id = signal.item.id.as_str();
        let choice = Choice::new(id, signal.item.text.in_lang(lang));
        let room = suggested.near.len() < MOST;
        let ticked = typed.signals.iter().any(|ticked| ticked == id);
        if ticked || (room && touches(signal, &stems, lang)) {
            suggested.near.push(choice);
        } else if signal.observers.iter().any(|one| observers.contains(&one.as_str())) {
            suggested.more.push(choice);
        }
    }
    suggested
}

/// The observers of the signal list that a function stands for.
fn observers(actor: &Actor) -> Vec<&'static str> {
    const OF: [(&str, &str); 9] = [
        ("teacher", "school"),
        ("focal-officer", "school"),
        ("neighbourhood-worker", "wijkteam"),
        ("neighbourhood-worker", "youth-worker"),
        ("help-provider", "care-staff"),
        ("care-coordinator", "care-staff"),
        ("police-officer", "police"),
        ("intake-officer", "wijkteam"),
        ("team-lead", "wijkteam"),
    ];
    let stands = OF.iter().filter(|(function, _)| actor.has_function(function));
    stands.map(|(_, observer)| *observer).collect()
}

/// How many letters of a word must be the same: Dutch words bend at their end.
const STEM: usize = 5;

/// The beginnings of the words that say something.
fn stems(text: &str) -> Vec<String> {
    /// How words begin that stand in every account.
    const EMPTY: [&str; 16] = [
        "altij", "omdat", "ieman", "zonde", "tegen", "wordt", "heeft", "hebbe", "vanda", "giste",
        "nadat", "opeen", "nieuw", "ouder", "ander", "steed",
    ];
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter_map(|word| stem(&word)).filter(|stem| !EMPTY.contains(&stem.as_str())).collect()
}

fn stem(word: &str) -> Option<String> {
    let stem: String = word.chars().take(STEM).collect();
    (stem.chars().count() == STEM).then_some(stem)
}

fn touches(signal: &SignalItem, stems: &[String], lang: Lang) -> bool {
    let text = signal.item.text.in_lang(lang).to_lowercase();
    let keywords = signal.item.keywords.iter().map(|word| word.to_lowercase());
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
    words.chain(keywords).any(|word| stem(&word).is_some_and(|stem| stems.contains(&stem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_say_something_point_at_a_signal() {
        assert_eq!(stems("Zij heeft opeens nieuwe telefoons"), ["telef"]);
        assert!(stems("hij is er").is_empty());
    }
}
