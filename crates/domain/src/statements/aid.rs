//! The writing aid: words in a statement that blame, guess, or leave open when and what. Advice, never a
//! block: it points at a place and says what helps, and the writer decides.
//!
//! Which words those are is content ([`Advice`]); here stands how they are found. What stands
//! between quotation marks is what someone said, and literal words are never corrected.

use super::Mode;
use crate::knowledge::Item;
use crate::words::words;
use kernel::Lang;
use std::ops::Range;

words! {
    /// What a piece of text seems to do.
    pub enum Point {
        /// It lays what happened at the door of the young person.
        Blame = "blame",
        /// It is what the writer thinks, among what was seen or heard.
        Opinion = "opinion",
        /// It leaves open when, or how often.
        VagueTime = "vague-time",
        /// It names behaviour by a label instead of saying what happened.
        Abstract = "abstract",
    }
}

impl Point {
    /// Whether it matters in words of this mode: a guess may guess, and a quote is nobody's to polish.
    pub const fn matters_in(self, mode: Mode) -> bool {
        match (self, mode) {
            (_, Mode::Quoted) | (Self::Opinion, Mode::Assumed) => false,
            (Self::Blame | Self::VagueTime | Self::Abstract, _)
            | (Self::Opinion, Mode::Seen | Mode::Heard) => true,
        }
    }
}

/// A piece of advice and the words that ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// Its id, the advice in words, and where it comes from.
    pub item: Item,
    /// What the words do.
    pub point: Point,
    /// The Dutch words.
    pub nl: Phrases,
    /// The English words.
    pub en: Phrases,
}

impl Advice {
    const fn phrases(&self, lang: Lang) -> &Phrases {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}

/// Words that ask for advice, and words that make them clear again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrases {
    /// What is looked for.
    pub words: Vec<Phrase>,
    /// What in the same sentence takes the advice away.
    pub unless: Vec<Phrase>,
}

/// Words in a row. `*` at the end of a word stands for any ending, `#` for a word with a digit, `..` for
/// at most three words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Word(String),
    Beginning(String),
    Number,
    Gap,
}

/// A phrase that can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a phrase is words in lower case; `*` stands at the end of a word, `..` between words")]
pub struct NotAPhrase;

/// At most so many words fill a gap.
const GAP: usize = 3;

impl std::str::FromStr for Phrase {
    type Err = NotAPhrase;

    fn from_str(text: &str) -> Result<Self, NotAPhrase> {
        let parts = text.split_whitespace().map(part).collect::<Result<Vec<_>, _>>()?;
        let open = |part: Option<&Part>| part.is_none_or(|part| *part == Part::Gap);
        if open(parts.first()) || open(parts.last()) { Err(NotAPhrase) } else { Ok(Self(parts)) }
    }
}

fn part(word: &str) -> Result<Part, NotAPhrase> {
    let plain = |word: &str| {
        let good = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || matches!(c, '\'' | '-');
        !word.is_empty() && word.chars().all(good)
    };
    match (word, word.strip_suffix('*')) {
        ("..", _) => Ok(Part::Gap),
        ("#", _) => Ok(Part::Number),
        (_, Some(beginning)) if plain(beginning) => Ok(Part::Beginning(beginning.to_owned())),
        (_, None) if plain(word) => Ok(Part::Word(word.to_owned())),
        _ => Err(NotAPhrase),
    }
}

impl Phrase {
    /// How many of the first words it takes up; nothing when it isn't there.
    fn length_at(&self, words: &[Word]) -> Option<usize> {
        fn from(parts: &[Part], words: &[Word]) -> Option<usize> {
            let Some((part, rest)) = parts.split_first() else { return Some(0) };
            if *part == Part::Gap {
                let filled = (0..=GAP.min(words.len())).find_map(|gap| {
                    from(rest, words.get(gap..).unwrap_or_default()).map(|length| length + gap)
                });
                return filled;
            }
            let (word, after) = words.split_first()?;
            word.is(part).then(|| from(rest, after).map(|length| length + 1)).flatten()
        }
        from(&self.0, words)
    }

    pub(super) fn is_in(&self, words: &[Word]) -> bool {
        (0..words.len())
            .any(|start| self.length_at(words.get(start..).unwrap_or_default()).is_some())
    }
}

/// Advice about a place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark<'a> {
    /// The advice.
    pub advice: &'a Advice,
    /// Where, in bytes of the text.
    pub place: Range<usize>,
}

/// A word of the text in lower case, with its place.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) text: String,
    place: Range<usize>,
}

impl Word {
    fn is(&self, part: &Part) -> bool {
        match part {
            Part::Word(word) => self.text == *word,
            Part::Beginning(beginning) => self.text.starts_with(beginning.as_str()),
            Part::Number => self.text.contains(|c: char| c.is_ascii_digit()),
            Part::Gap => false,
        }
    }
}

/// What could be said more fairly or more clearly, in the order of the text. `spoken` is the language
/// of whoever asks, for a text that is too short to tell.
pub fn remarks<'a>(text: &str, mode: Mode, spoken: Lang, all: &'a [Advice]) -> Vec<Remark<'a>> {
    let sentences = sentences(text);
    let lang = language_of(&sentences).unwrap_or(spoken);
    let asked: Vec<_> = all.iter().filter(|advice| advice.point.matters_in(mode)).collect();
    let mut found = Vec::new();
    for sentence in &sentences {
        for advice in &asked {
            let phrases = advice.phrases(lang);
            if !phrases.unless.iter().any(|phrase| phrase.is_in(sentence)) {
                found
                    .extend(places(&phrases.words, sentence).map(|place| Remark { advice, place }));
            }
        }
    }
    // Of two remarks about the same words, the one about more words says more.
    found.sort_by_key(|remark| (remark.place.start, std::cmp::Reverse(remark.place.end)));
    found.dedup_by(|later, earlier| later.place.start < earlier.place.end);
    found
}

fn places<'s>(
    phrases: &'s [Phrase],
    sentence: &'s [Word],
) -> impl Iterator<Item = Range<usize>> + 's {
    (0..sentence.len()).filter_map(move |start| {
        let rest = sentence.get(start..)?;
        let longest = phrases.iter().filter_map(|phrase| phrase.length_at(rest)).max()?;
        let (first, last) = (rest.first()?, rest.get(longest.checked_sub(1)?)?);
        Some(first.place.start..last.place.end)
    })
}

/// The places of a text where one of these phrases stands, in a sentence that doesn't make it clear again.
pub(crate) fn found_in(phrases: &Phrases, text: &str) -> Vec<Range<usize>> {
    let sentences = sentences(text);
    let open = |sentence: &&Vec<Word>| !phrases.unless.iter().any(|phrase| phrase.is_in(sentence));
    sentences.iter().filter(open).flat_map(|words| places(&phrases.words, words)).collect()
}

/// The places of the words of each sentence, without what stands between quotation marks.
pub(crate) fn words_of(text: &str) -> Vec<Vec<Range<usize>>> {
    let place = |word: Word| word.place;
    sentences(text).into_iter().map(|words| words.into_iter().map(place).collect()).collect()
}

/// The words of each sentence, without what stands between quotation marks.
pub(super) fn sentences(text: &str) -> Vec<Vec<Word>> {
    let mut all = vec![Vec::new()];
    let mut word: Option<Range<usize>> = None;
    let mut closing: Option<char> = None;
    let ends = text.char_indices().chain([(text.len(), '\n')]);
    for (at, c) in ends {
        let inside = c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
        if let Some(mark) = closing {
            if c == mark {
                closing = None;
            }
            continue;
        }
        if inside {
            word.get_or_insert(at..at).end = at + c.len_utf8();
            continue;
        }
        if let (Some(place), Some(sentence)) = (word.take(), all.last_mut()) {
            sentence.extend(word_at(text, place));
        }
        closing = closing_of(c)
            .filter(|mark| text.get(at + c.len_utf8()..).is_some_and(|rest| rest.contains(*mark)));
        if matches!(c, '.' | '!' | '?' | '\n' | ';') {
            all.push(Vec::new());
        }
    }
    all.retain(|sentence| !sentence.is_empty());
    all
}

/// The mark that closes a quotation.
const fn closing_of(mark: char) -> Option<char> {
    match mark {
        '"' => Some('"'),
        '“' | '„' => Some('”'),
        '‘' => Some('’'),
        '«' => Some('»'),
        _ => None,
    }
}

fn word_at(text: &str, place: Range<usize>) -> Option<Word> {
    let word = text.get(place.clone())?;
    let bare = word.trim_matches(['-', '\'', '’']);
    let start = place.start + word.find(bare)?;
    let text = bare.to_lowercase().replace('’', "'");
    (!text.is_empty()).then_some(Word { text, place: start..start + bare.len() })
}

/// Small words that occur in one of the two languages only.
const ONLY: [(Lang, &[&str]); 2] = [
    (
        Lang::Nl,
        &[
            "de", "het", "een", "en", "van", "dat", "niet", "ze", "zij", "hij", "ik", "met",
            "zijn", "haar", "op", "naar", "er", "wordt", "heeft", "zegt", "ook", "voor", "bij",
            "aan",
        ],
    ),
    (
        Lang::En,
        &[
            "the", "and", "of", "that", "not", "she", "he", "i", "with", "her", "his", "to",
            "they", "has", "says", "also", "for", "at", "a", "my", "it", "there", "from", "by",
        ],
    ),
];

/// The language whose small words stand in it most; nothing when they are even.
pub(super) fn language_of(sentences: &[Vec<Word>]) -> Option<Lang> {
    let count = |small: &[&str]| {
        sentences.iter().flatten().filter(|word| small.contains(&word.text.as_str())).count()
    };
    let [(dutch, nl), (english, en)] = ONLY.map(|(lang, small)| (lang, count(small)));
    match nl.cmp(&en) {
        std::cmp::Ordering::Greater => Some(dutch),
        std::cmp::Ordering::Less => Some(english),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Bilingual, Key, Status};
    use kernel::date;

    fn phrases(words: &[&str]) -> Vec<Phrase> {
        words.iter().map(|word| word.parse().unwrap()).collect()
    }

    fn advice(id: &str, point: Point, nl: &[&str], unless: &[&str]) -> Advice {
        let item = Item {
            id: Key::new(id).unwrap(),
            text: Bilingual { nl: "Schrijf wat je zag.".into(), en: "Write what you saw.".into() },
            sources: Vec::new(),
            status: Status::Proposal,
            checked: date(2026, 11, 22),
            from: None,
            until: None,
            keywords: Vec::new(),
        };
        let nl = Phrases { words: phrases(nl), unless: phrases(unless) };
        Advice { item, point, nl, en: Phrases { words: phrases(&["often"]), unless: Vec::new() } }
    }

    fn all() -> Vec<Advice> {
        vec![
            advice("schuld", Point::Blame, &["eigen schuld", "lokt .. uit", "naïe*"], &[]),
            advice("denk", Point::Opinion, &["ik denk"], &[]),
            advice("vaak", Point::VagueTime, &["vaak", "heel vaak"], &["#", "elke"]),
        ]
    }

    fn found(text: &str, mode: Mode) -> Vec<String> {
        let all = all();
        let remarks = remarks(text, mode, Lang::Nl, &all);
        remarks.into_iter().map(|remark| text[remark.place].to_owned()).collect()
    }

    #[test]
    fn words_are_found_whole_with_any_ending_and_with_words_between() {
        assert_eq!(found("Het is haar eigen schuld.", Mode::Seen), ["eigen schuld"]);
        assert_eq!(found("Zij lokt het zelf uit.", Mode::Seen), ["lokt het zelf uit"]);
        assert_eq!(found("Naïeve jongen.", Mode::Seen), ["Naïeve"]);
        assert_eq!(found("Eigen schulden heeft hij niet.", Mode::Seen), [""; 0]);
        assert_eq!(found("Hij lokt met geld en een auto jongens uit.", Mode::Seen), [""; 0]);
    }

    #[test]
    fn of_two_places_that_overlap_the_longer_is_named() {
        assert_eq!(found("Ze is heel vaak weg.", Mode::Seen), ["heel vaak"]);
    }

    #[test]
    fn what_makes_it_clear_takes_the_advice_away_in_its_own_sentence_only() {
        assert_eq!(found("Vaak: 3 keer deze week.", Mode::Seen), [""; 0]);
        assert_eq!(found("Ze is vaak weg. Elke vrijdag.", Mode::Seen), ["vaak"]);
    }

    #[test]
    fn a_guess_may_guess_and_literal_words_stay_as_they_are() {
        assert_eq!(found("Ik denk dat het eigen schuld is.", Mode::Seen).len(), 2);
        assert_eq!(found("Ik denk dat het eigen schuld is.", Mode::Assumed), ["eigen schuld"]);
        assert_eq!(found("Het is mijn eigen schuld.", Mode::Quoted), [""; 0]);
        assert_eq!(found("Ze zei: “eigen schuld” en liep weg.", Mode::Seen), [""; 0]);
        assert_eq!(found("Ze riep \"eigen schuld\", vaak.", Mode::Seen), ["vaak"]);
        // A mark that never closes hides nothing.
        assert_eq!(found("Een scherm van 5\" is eigen schuld.", Mode::Seen), ["eigen schuld"]);
    }

    #[test]
    fn english_is_read_as_english_whatever_the_screen_speaks() {
        let all = all();
        let text = "She is often late and the teacher knows.";
        assert_eq!(remarks(text, Mode::Seen, Lang::Nl, &all).len(), 1);
        assert_eq!(remarks("Often.", Mode::Seen, Lang::Nl, &all).len(), 0);
        assert_eq!(remarks("Often.", Mode::Seen, Lang::En, &all).len(), 1);
    }

    #[test]
    fn a_phrase_is_words_in_lower_case() {
        for wrong in ["", "..", "vaak ..", ".. vaak", "Vaak", "va*ak", "vaak!", "*"] {
            assert!(wrong.parse::<Phrase>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn any_text_gets_an_answer() {
        for text in ["", "\"", "”", "‘’", "é\u{301}", "’t", "\u{1f600} vaak"] {
            for remark in remarks(text, Mode::Seen, Lang::Nl, &all()) {
                assert!(text.get(remark.place).is_some());
            }
        }
    }
}
