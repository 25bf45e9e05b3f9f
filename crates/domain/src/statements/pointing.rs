//! Which signals of the list typed words may be about: a help in finding a line, never more.
//!
//! Rather no signal than a wrong one. What comes out has the order of the list and says nothing about how
//! well it fits; which words do it is content ([`SignalWords`]).

use super::aid::{NotAPhrase, Phrase, Word, language_of, sentences};
use crate::knowledge::{Key, Knowledge, SignalItem, Status};
use kernel::{Date, Lang};
use std::str::FromStr;

/// The words by which a signal is recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalWords {
    /// The signal.
    pub signal: Key,
    /// The Dutch words.
    pub nl: Clues,
    /// The English words.
    pub en: Clues,
    /// Where they come from.
    pub sources: Vec<Key>,
    /// How sure they are.
    pub status: Status,
    /// When someone last looked at them.
    pub checked: Date,
}

impl SignalWords {
    const fn clues(&self, lang: Lang) -> &Clues {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}

/// Words that point at a signal, and words that make clear that it is about something else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clues {
    /// Any of these is enough.
    pub any: Vec<Clue>,
    /// What in the same sentence takes it away.
    pub unless: Vec<Phrase>,
}

impl Clues {
    fn are_in(&self, sentence: &[Word]) -> bool {
        self.any.iter().any(|clue| clue.is_in(sentence))
            && !self.unless.iter().any(|phrase| phrase.is_in(sentence))
    }
}

/// Phrases that stand in one sentence together, in any order: `+` between them, `/` between phrases that
/// do equally well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clue(Vec<Vec<Phrase>>);

impl FromStr for Clue {
    type Err = NotAPhrase;

    fn from_str(text: &str) -> Result<Self, NotAPhrase> {
        let equals = |part: &str| part.split(" / ").map(str::parse).collect();
        text.split(" + ").map(equals).collect::<Result<_, _>>().map(Self)
    }
}

impl Clue {
    fn is_in(&self, sentence: &[Word]) -> bool {
        self.0.iter().all(|equals| equals.iter().any(|phrase| phrase.is_in(sentence)))
    }
}

/// The signals that hold on a day and that typed words may be about, in the order of the list. `spoken` is the
/// language of whoever types, for a text that is too short to tell.
pub fn pointed_at<'k>(
    text: &str,
    (spoken, today): (Lang, Date),
    knowledge: &'k Knowledge,
) -> Vec<&'k SignalItem> {
    // Unlike in the writing aid, literal words count: often the young person said it.
    let sentences = sentences(&text.replace(['"', '“', '”', '„', '«', '»', '‘'], " "));
    let lang = language_of(&sentences).unwrap_or(spoken);
    let points = |signal: &&SignalItem| {
        let words = knowledge.signal_words.iter().find(|words| words.signal == signal.item.id);
        sentences.iter().any(|sentence| {
            words.map_or_else(
                || shares_two_words(sentence, signal, lang),
                |words| words.clues(lang).are_in(sentence),
            )
        })
    };
    let offered = |signal: &&SignalItem| signal.item.valid_on(today);
    knowledge.signals.iter().filter(offered).filter(points).collect()
}

/// Whether a sentence holds two different words of the text of a signal that has no words of its own, as one
/// that the municipality added. One word says too little.
fn shares_two_words(sentence: &[Word], signal: &SignalItem, lang: Lang) -> bool {
    let own = sentences(signal.item.text.in_lang(lang));
    let mut shared: Vec<&str> = Vec::new();
    for word in own.iter().flatten().map(|word| word.text.as_str()).filter(|word| tells(word)) {
        let is_new = !shared.iter().any(|known| is_same(known, word));
        if is_new && sentence.iter().any(|typed| is_same(&typed.text, word)) {
            shared.push(word);
        }
    }
    shared.len() > 1
}

/// Whether a word says something: it is long, and doesn't stand in every account.
fn tells(word: &str) -> bool {
    const EVERYWHERE: [&str; 44] = [
        "altijd",
        "omdat",
        "iemand",
        "niemand",
        "zonder",
        "tegen",
        "wordt",
        "heeft",
        "hebben",
        "vandaag",
        "gisteren",
        "nadat",
        "opeens",
        "ineens",
        "nieuwe",
        "andere",
        "steeds",
        "anders",
        "contact",
        "vaker",
        "krijgt",
        "jongere",
        "jongeren",
        "ouders",
        "school",
        "thuis",
        "iets",
        "someone",
        "nobody",
        "always",
        "because",
        "without",
        "against",
        "today",
        "yesterday",
        "after",
        "their",
        "other",
        "often",
        "young",
        "person",
        "parents",
        "where",
        "things",
    ];
    word.chars().count() > 4 && !EVERYWHERE.contains(&word)
}

/// Whether two words differ in their ending only: a compound is another word.
fn is_same(one: &str, other: &str) -> bool {
    const ENDING: usize = 2;
    const STEM: usize = 5;
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let ending = |word: &str| word.chars().count() - shared;
    one == other || (shared >= STEM && ending(one) <= ENDING && ending(other) <= ENDING)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{AskBy, Bilingual, Item};
    use kernel::date;

    fn day() -> Date {
        date(2026, 11, 22)
    }

    fn signal(id: &str, nl: &str) -> SignalItem {
        let both = |nl: &str| Bilingual { nl: nl.into(), en: "A knife in the bag.".into() };
        let item = Item {
            id: Key::new(id).unwrap(),
            text: both(nl),
            sources: Vec::new(),
            status: Status::Local,
            checked: day(),
            from: None,
            until: None,
            keywords: Vec::new(),
        };
        SignalItem {
            item,
            other_explanation: both("Iets anders."),
            group: Key::new("behaviour").unwrap(),
            phases: Vec::new(),
            forms: Vec::new(),
            question: None,
            ask_by: AskBy::Nobody,
            observers: Vec::new(),
            strength: None,
        }
    }

    fn clues(any: &[&str], unless: &[&str]) -> Clues {
        Clues {
            any: any.iter().map(|clue| clue.parse().unwrap()).collect(),
            unless: unless.iter().map(|phrase| phrase.parse().unwrap()).collect(),
        }
    }

    fn knowledge() -> Knowledge {
        let words = |signal: &str, any: &[&str], unless: &[&str]| SignalWords {
            signal: Key::new(signal).unwrap(),
            nl: clues(any, unless),
            en: clues(&[if signal == "telefoons" { "two phones" } else { "threatened" }], &[]),
            sources: Vec::new(),
            status: Status::Proposal,
            checked: day(),
        };
        Knowledge {
            signals: vec![
                signal("sieraad", "Kleedt zich anders en draagt dure sieraden."),
                signal("dreiging", "Wordt bedreigd."),
                signal("telefoons", "Heeft telefoons."),
            ],
            signal_words: vec![
                words("telefoons", &["twee telefoons"], &["kapot"]),
                words("dreiging", &["foto / beeld* + anders", "bedreigd"], &[]),
            ],
            ..Knowledge::default()
        }
    }

    fn found(text: &str) -> Vec<String> {
        let knowledge = knowledge();
        let found = pointed_at(text, (Lang::Nl, day()), &knowledge);
        found.into_iter().map(|signal| signal.item.id.to_string()).collect()
    }

    #[test]
    fn a_clue_holds_when_all_its_parts_stand_in_one_sentence_in_any_order() {
        assert_eq!(found("Kom, anders komt de foto online."), ["dreiging"]);
        assert_eq!(found("De beelden gaan rond, anders niets."), ["dreiging"]);
        assert_eq!(found("Anders dan eerst. Er was een foto."), [""; 0]);
        assert_eq!(found("De foto is mooi."), [""; 0]);
    }

    #[test]
    fn words_that_make_it_something_else_take_it_away_in_their_own_sentence() {
        assert_eq!(found("Hij heeft twee telefoons."), ["telefoons"]);
        assert_eq!(found("Hij heeft twee telefoons, allebei kapot."), [""; 0]);
        assert_eq!(found("Zijn fiets is kapot. Hij heeft twee telefoons."), ["telefoons"]);
    }

    #[test]
    fn a_signal_without_words_needs_two_of_its_own_and_a_compound_is_another_word() {
        assert_eq!(found("Zij draagt ineens een duur sieraad en dure kleding."), [""; 0]);
        assert_eq!(found("Zij draagt sieraden."), ["sieraad"]);
        assert_eq!(found("Sieraden, sieraden en nog eens sieraden."), [""; 0]);
        assert_eq!(found("In de kleedkamer droeg zij sieraden."), [""; 0]);
    }

    #[test]
    fn literal_words_count_and_the_order_is_that_of_the_list() {
        let both = "Hij zei: “ik word bedreigd” en liet twee telefoons zien.";
        assert_eq!(found(both), ["dreiging", "telefoons"]);
    }

    #[test]
    fn what_does_not_hold_today_is_not_pointed_at() {
        let mut knowledge = knowledge();
        for signal in &mut knowledge.signals {
            signal.item.until = Some(date(2026, 11, 21));
        }
        assert!(pointed_at("Zij wordt bedreigd.", (Lang::Nl, day()), &knowledge).is_empty());
    }

    #[test]
    fn english_is_read_as_english_whatever_the_screen_speaks() {
        assert_eq!(found("She has two phones and the teacher knows."), ["telefoons"]);
    }

    #[test]
    fn a_clue_is_phrases_and_any_text_gets_an_answer() {
        for wrong in ["", "foto + ", "foto +", "foto / / beeld", "Foto", "foto + .."] {
            assert!(wrong.parse::<Clue>().is_err(), "{wrong}");
        }
        for text in ["", "\"", "”", "‘’", "é\u{301}", "’t", "\u{1f600}"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
