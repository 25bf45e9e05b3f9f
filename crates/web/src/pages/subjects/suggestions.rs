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
    let observers = observers(actor, &typed.role);
    let offered = |signal: &&SignalItem| signal.item.valid_on(today);
    // What was ticked has no say in what is suggested: it only stays in sight.
    let touched = knowledge.signals.iter().filter(offered);
    let touched = touched.filter(|signal| touches(signal, &stems, lang)).take(MOST);
    let touched: Vec<_> = touched.map(|signal| &signal.item.id).collect();
    let mut suggested = Suggested::default();
    for signal in &knowledge.signals {
        let id = &signal.item.id;
        let choice = Choice::new(id.as_str(), signal.item.text.in_lang(lang));
        if touched.contains(&id) || typed.signals.was_ticked(id.as_str()) {
            suggested.near.push(choice);
        } else if offered(&signal)
            && signal.observers.iter().any(|one| observers.contains(&one.as_str()))
        {
            suggested.more.push(choice);
        }
    }
    suggested
}

/// The observers of the signal list that a function stands for, and those that who tells it may be.
fn observers(actor: &Actor, role: &str) -> Vec<&'static str> {
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
    const TELLS: [(&str, &str); 3] =
        [("parent", "parent"), ("bystander", "peer"), ("young-person", "peer")];
    let stands = OF.iter().filter(|(function, _)| actor.has_function(function));
    let tells = TELLS.iter().filter(|(known, _)| *known == role);
    stands.chain(tells).map(|(_, observer)| *observer).collect()
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

    fn suggested(typed: &[(&str, &str)]) -> Suggested {
        let knowledge = content::load(None).unwrap().knowledge;
        let post = access::Seat {
            post: kernel::PostId::from_raw(1),
            team: kernel::TeamId::from_raw(1),
            function: "teacher",
        };
        let actor = Actor {
            worker: kernel::WorkerId::from_raw(1),
            organisation: kernel::OrganisationId::from_raw(1),
            seats: vec![post],
            stepped_up_until: None,
            correlation: kernel::CorrelationId::from_raw(1),
            origin: "browser",
        };
        let values = typed.iter().map(|(field, value)| (format!("s/{field}"), (*value).to_owned()));
        let form = Form::sent(values.collect());
        suggest(&knowledge, &actor, (Lang::Nl, kernel::date(2026, 11, 22)), &form, "s")
    }

    fn ids(choices: &[Choice]) -> Vec<&str> {
        choices.iter().map(|choice| choice.value.as_str()).collect()
    }

    #[test]
    fn words_and_the_work_of_the_reader_point_at_signals_in_the_order_of_the_list() {
        let words = ("words", "Na school wacht er een oudere jongen met een nieuwe telefoon.");
        let found = suggested(&[words]);
        assert!(ids(&found.near).contains(&"app-multiple-phones"), "{:?}", ids(&found.near));
        assert!(found.near.len() <= MOST);
        assert!(ids(&found.more).contains(&"sch-truancy-pattern"));
        assert!(!ids(&found.more).contains(&"hea-returns-drugged"), "a teacher doesn't see this");
    }

    #[test]
    fn who_tells_it_points_at_what_they_can_see() {
        let of_a_parent = "hom-family-threatened";
        assert!(!ids(&suggested(&[]).more).contains(&of_a_parent));
        assert!(ids(&suggested(&[("role", "parent")]).more).contains(&of_a_parent));
    }

    #[test]
    fn what_was_ticked_stays_in_sight_and_changes_no_other_suggestion() {
        let words = ("words", "Na school wacht er een oudere jongen met een nieuwe telefoon.");
        let without = suggested(&[words]);
        for ticked in [&["hea-returns-drugged"][..], &["app-multiple-phones", "lab-cannot-leave"]] {
            let mut typed = vec![words];
            typed.extend(ticked.iter().map(|id| ("signals", *id)));
            let with = suggested(&typed);
            let others = |choices: &[Choice]| {
                let untouched = |id: &&str| !ticked.contains(id);
                ids(choices).into_iter().filter(untouched).map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(others(&with.near), others(&without.near));
            assert_eq!(others(&with.more), others(&without.more));
            assert!(ticked.iter().all(|id| ids(&with.near).contains(id)));
        }
    }
}
