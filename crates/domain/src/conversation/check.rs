//! The question check: what makes a question hard or unfair to answer. It looks at words, not at meaning,
//! and a person decides; a question that stays as it is says why.

use super::{NAMED_LATER, Plainness};
use crate::knowledge::Item;
use crate::statements::{Phrases, found_in, words_of};
use crate::words::words;
use kernel::Lang;
use std::collections::BTreeSet;
use std::ops::Range;

words! {
    /// What is wrong with a question.
    pub enum Flaw {
        /// It asks two things at once.
        Double = "double",
        /// It holds a negation.
        Negation = "negation",
        /// It holds a word that one can't point at.
        Abstract = "abstract",
        /// It says the answer, or reproaches.
        Leading = "leading",
        /// It asks for a time, a length or how often.
        Time = "time",
        /// A sentence is long.
        Long = "long",
        /// It holds a word that isn't common.
        Rare = "rare",
    }
}

/// Words that make a question hard, and what helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlawWords {
    /// Its id, the advice in words, and where it comes from.
    pub item: Item,
    /// What they do.
    pub flaw: Flaw,
    /// The Dutch words.
    pub nl: Phrases,
    /// The English words.
    pub en: Phrases,
}

/// Words that everyone knows. There are only Dutch ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommonWords {
    /// Its id, name and where it comes from.
    pub item: Item,
    /// The words, in lower case.
    pub words: BTreeSet<String>,
}

/// A flaw and the words it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is wrong.
    pub flaw: Flaw,
    /// Where, in bytes of the text.
    pub place: Range<usize>,
}

/// The most words of a sentence: what house rules for plain language allow, and less for the easiest.
const fn longest(plainness: Plainness) -> usize {
    match plainness {
        Plainness::Plain => 12,
        Plainness::Easy => 8,
    }
}

/// What is wrong with a question, in the order of [`Flaw::ALL`].
pub fn found(
    text: &str,
    plainness: Plainness,
    lang: Lang,
    lists: &[FlawWords],
    common: &[CommonWords],
) -> Vec<Found> {
    let mut all = Vec::new();
    all.extend(second_question(text).map(|place| Found { flaw: Flaw::Double, place }));
    for list in lists {
        let phrases = match lang {
            Lang::Nl => &list.nl,
            Lang::En => &list.en,
        };
        let found = found_in(phrases, text).into_iter();
        all.extend(found.map(|place| Found { flaw: list.flaw, place }));
    }
    for words in words_of(text) {
        if words.len() > longest(plainness)
            && let (Some(first), Some(last)) = (words.first(), words.last())
        {
            all.push(Found { flaw: Flaw::Long, place: first.start..last.end });
        }
        if lang == Lang::Nl {
            let rare = words.iter().enumerate().filter(|(nr, place)| {
                let word = text.get((*place).clone()).unwrap_or_default();
                !is_placeholder(text, place) && !is_name(word, *nr) && !is_common(word, common)
            });
            all.extend(rare.map(|(_, place)| Found { flaw: Flaw::Rare, place: place.clone() }));
        }
    }
    // What a list says of a word says more than that the word isn't common.
    let listed: Vec<_> =
        all.iter().filter(|one| is_listed(one.flaw)).map(|one| one.place.clone()).collect();
    let told = |place: &Range<usize>| {
        listed.iter().any(|one| one.start < place.end && place.start < one.end)
    };
    all.retain(|one| one.flaw != Flaw::Rare || !told(&one.place));
    all.sort_by_key(|found| (found.flaw, found.place.start));
    all.dedup();
    all
}

/// Whether it is about words of a list, and not about a whole sentence.
const fn is_listed(flaw: Flaw) -> bool {
    matches!(flaw, Flaw::Negation | Flaw::Abstract | Flaw::Leading | Flaw::Time)
}

/// A second question mark, with the words before it.
fn second_question(text: &str) -> Option<Range<usize>> {
    let mut marks = text.match_indices('?').map(|(at, _)| at);
    let (first, second) = (marks.next()?, marks.next()?);
    Some(first + 1..second)
}

/// The place for the name of an app.
fn is_placeholder(text: &str, place: &Range<usize>) -> bool {
    let around = place.start.checked_sub(1).and_then(|start| text.get(start..place.end + 1));
    around == Some(NAMED_LATER)
}

/// A word with a capital that doesn't begin the sentence, and numbers.
fn is_name(word: &str, nr: usize) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    (nr > 0 && first.is_some_and(char::is_uppercase)) || word.chars().all(|c| c.is_ascii_digit())
}

/// What a form of a word may end in: plurals, verbs, adjectives, small forms; longest first.
const ENDINGS: [&str; 16] = [
    "etjes", "tjes", "etje", "jes", "den", "ten", "ere", "tje", "je", "en", "er", "'s", "e", "n",
    "s", "t",
];

/// Whether it is a common word or a form of one.
fn is_common(word: &str, common: &[CommonWords]) -> bool {
    let word = word.to_lowercase().replace('’', "'");
    let known = |form: &str| common.iter().any(|list| list.words.contains(form));
    if known(&word) {
        return true;
    }
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.chain([word.as_str()]).filter(|stem| stem.chars().count() >= 2).any(|stem| {
        known(stem)
            || known(&format!("{stem}en"))
            || single(stem).is_some_and(|stem| known(&stem))
            || long_vowel(stem).is_some_and(|stem| known(&stem))
            || short_vowel(stem).is_some_and(|stem| known(&format!("{stem}en")))
    })
}

/// `bell` is `bel`: a doubled last letter that is there for the ending only.
fn single(stem: &str) -> Option<String> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    (last == before).then(|| stem.chars().take(stem.chars().count() - 1).collect())
}

/// `prat` is `praat`: a vowel that is long without being doubled before an ending.
fn long_vowel(stem: &str) -> Option<String> {
    let mut letters: Vec<char> = stem.chars().collect();
    let vowel = letters.len().checked_sub(2)?;
    let letter = *letters.get(vowel)?;
    if !matches!(letter, 'a' | 'e' | 'o' | 'u') {
        return None;
    }
    letters.insert(vowel, letter);
    Some(letters.into_iter().collect())
}

/// `praat` is `praten`: a doubled vowel that is single where an ending follows.
fn short_vowel(stem: &str) -> Option<String> {
    let mut letters: Vec<char> = stem.chars().collect();
    let vowel = letters.len().checked_sub(3)?;
    let doubled =
        matches!(letters.get(vowel..vowel + 2)?, ['a', 'a'] | ['e', 'e'] | ['o', 'o'] | ['u', 'u']);
    doubled.then(|| {
        letters.remove(vowel);
        letters.into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Bilingual, Key, Status};
    use kernel::date;

    fn item(id: &str) -> Item {
        Item {
            id: Key::new(id).unwrap(),
            text: Bilingual { nl: "Vraag één ding.".into(), en: "Ask one thing.".into() },
            sources: Vec::new(),
            status: Status::Proposal,
            checked: date(2026, 11, 22),
            from: None,
            until: None,
            keywords: Vec::new(),
        }
    }

    fn flaws(text: &str, plainness: Plainness) -> Vec<(Flaw, String)> {
        let phrases = |words: &[&str]| Phrases {
            words: words.iter().map(|word| word.parse().unwrap()).collect(),
            unless: Vec::new(),
        };
        let lists = [FlawWords {
            item: item("niet"),
            flaw: Flaw::Negation,
            nl: phrases(&["niet"]),
            en: phrases(&["not"]),
        }];
        let words = "wat wie doe je jij bel praten op met bed niet en";
        let words = words.split(' ').map(str::to_owned).collect();
        let common = [CommonWords { item: item("gewoon"), words }];
        let found = found(text, plainness, Lang::Nl, &lists, &common);
        found.into_iter().map(|found| (found.flaw, text[found.place].trim().to_owned())).collect()
    }

    #[test]
    fn a_short_question_of_common_words_about_one_thing_is_fine() {
        assert_eq!(flaws("Wat doe je?", Plainness::Easy), []);
        assert_eq!(flaws("Met wie praat je op {app}?", Plainness::Easy), []);
        assert_eq!(flaws("Wie bellen jij op Snapchat?", Plainness::Easy), []);
    }

    #[test]
    fn two_question_marks_are_two_questions() {
        assert_eq!(
            flaws("Wat doe je? Wie bel je?", Plainness::Easy),
            [(Flaw::Double, "Wie bel je".to_owned())]
        );
    }

    #[test]
    fn what_stands_in_a_list_is_found_and_so_is_an_uncommon_word() {
        let found = flaws("Wat doe je niet adequaat?", Plainness::Easy);
        let expected = [(Flaw::Negation, "niet".to_owned()), (Flaw::Rare, "adequaat".to_owned())];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_easiest_words_stand_in_shorter_sentences() {
        let text = "Wat doe je en wie bel je op bed?";
        assert_eq!(flaws(text, Plainness::Plain), []);
        assert_eq!(flaws(text, Plainness::Easy).len(), 1);
        assert_eq!(flaws("Wat doe je. Wie bel je op bed?", Plainness::Easy), []);
    }

    #[test]
    fn any_text_gets_an_answer() {
        for text in ["", "?", "??", "{app}", "é{app}é", "{", "’s", "\u{1f600}?"] {
            for found in flaws(text, Plainness::Easy) {
                assert!(text.contains(&found.1));
            }
        }
    }
}
