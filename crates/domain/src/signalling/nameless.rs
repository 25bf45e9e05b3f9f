//! Whether a text that should be nameless seems to hold a name, a date of birth, a citizen service
//! number, a telephone number, an account or an address. Advice only: the person decides.

use crate::knowledge::Knowledge;
use crate::words::words;
use std::ops::Range;

words! {
    /// What a piece of text seems to be.
    pub enum Telltale {
        /// A name.
        Name = "name",
        /// A date in full: of birth, or one that points to one person.
        Date = "date",
        /// A citizen service number (BSN): eight or nine digits that pass the eleven-test.
        Bsn = "bsn",
        /// A telephone number.
        Phone = "phone",
        /// An e-mail address or the name of an account.
        Account = "account",
        /// A street with a house number, or a postcode.
        Address = "address",
    }
}

/// A piece of text that seems to say who it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspicion {
    /// What it seems to be.
    pub what: Telltale,
    /// Where it stands, in bytes of the text.
    pub place: Range<usize>,
}

/// What is known of a word as a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// The name of who it is about: pointed at however it is typed.
    Own,
    /// A first name, which people also type in small letters.
    First,
    /// A surname, which has a capital.
    Surname,
    /// A name that is also an ordinary word (Roos, Bloem): a name only with a capital that doesn't
    /// begin a sentence.
    Ordinary,
}

impl NameKind {
    /// What the lists of the field say of a word.
    pub fn known(knowledge: &Knowledge, word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let on = |list| knowledge.has_name(list, &word);
        match (on("ordinary-words"), on("first-names"), on("surnames")) {
            (true, ..) => Some(Self::Ordinary),
            (_, true, _) => Some(Self::First),
            (.., true) => Some(Self::Surname),
            _ => None,
        }
    }

    fn points(self, word: &Word<'_>, begins: bool) -> bool {
        match self {
            Self::Own | Self::First => true,
            Self::Surname => word.is_capitalised(),
            Self::Ordinary => word.is_capitalised() && !begins,
        }
    }
}

/// A word with its place.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    start: usize,
}

impl Word<'_> {
    const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is_capitalised(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    }
}

/// The pieces of `text` that seem to say who it is about, in the order of the text.
///
/// `known` is asked about each word as it was typed: what is known of it as a name.
pub fn suspicions(text: &str, known: &dyn Fn(&str) -> Option<NameKind>) -> Vec<Suspicion> {
    let words = words_of(text);
    let mut found: Vec<_> = numbers(text)
        .chain(written_dates(&words))
        .chain(postcodes(&words))
        .chain(streets(&words))
        .chain(accounts(text))
        .chain(names(text, &words, known))
        .collect();
    found.sort_by_key(|suspicion| (suspicion.place.start, suspicion.place.end));
    found.dedup_by(|later, earlier| later.place.start < earlier.place.end);
    found
}

fn words_of(text: &str) -> Vec<Word<'_>> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    text.split(|c: char| !inside(c))
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_matches(['-', '\'', '’']))
        .filter(|word| !word.is_empty())
        .map(|word| Word { text: word, start: place_in(text, word) })
        .collect()
}

/// Where a slice of `text` begins in it.
fn place_in(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// Runs of digits with the separators people type in them: dates, BSNs, telephone numbers.
fn numbers(text: &str) -> impl Iterator<Item = Suspicion> {
    let inside =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '/' | '+' | '(' | ')');
    text.split(move |c: char| !inside(c)).filter_map(move |run| {
        let run = run.trim_matches([' ', '-', '.', '/', '(', ')']);
        let what = what_number(run)?;
        let start = place_in(text, run);
        Some(Suspicion { what, place: start..start + run.len() })
    })
}

fn what_number(run: &str) -> Option<Telltale> {
    let digits: Vec<u32> = run.chars().filter_map(|c| c.to_digit(10)).collect();
    if is_full_date(run) {
        return Some(Telltale::Date);
    }
    if is_phone(run, &digits) {
        return Some(Telltale::Phone);
    }
    passes_eleven_test(&digits).then_some(Telltale::Bsn)
}

/// Day, month and year, or year, month and day, with one separator throughout.
fn is_full_date(run: &str) -> bool {
    ['-', '/', '.', ' '].iter().any(|separator| {
        let parts: Vec<Option<u32>> = run.split(*separator).map(|part| part.parse().ok()).collect();
        match parts.as_slice() {
            [Some(first), Some(month @ 1..=12), Some(last)] => {
                let day_first = (1..=31).contains(first) && is_year(*last);
                let year_first = is_year(*first) && (1..=31).contains(last);
                (day_first || year_first) && *month <= 12
            }
            _ => false,
        }
    })
}

fn is_year(number: u32) -> bool {
    (1900..=2200).contains(&number)
}

/// Dutch numbers: ten digits from 0, or 31 and nine digits after `+` or `00`.
fn is_phone(run: &str, digits: &[u32]) -> bool {
    match digits {
        [0, 0, 3, 1, rest @ ..] => rest.len() == 9 || rest.len() == 10,
        [3, 1, rest @ ..] if run.starts_with('+') => rest.len() == 9 || rest.len() == 10,
        [0, 1..=9, rest @ ..] => rest.len() == 8,
        _ => false,
    }
}

/// The check on a BSN: the digits times 9, 8, … 2 and minus the last add up to a multiple of 11.
fn passes_eleven_test(digits: &[u32]) -> bool {
    if !(8..=9).contains(&digits.len()) || digits.iter().all(|digit| *digit == 0) {
        return false;
    }
    let backwards = digits.iter().rev().zip(1u32..);
    let (plus, minus) = backwards.fold((0, 0), |(plus, minus), (digit, weight)| match weight {
        1 => (plus, *digit),
        _ => (plus + digit * weight, minus),
    });
    plus % 11 == minus % 11
}

/// "12 maart 2009", "March 12 2009".
fn written_dates<'a>(words: &'a [Word<'a>]) -> impl Iterator<Item = Suspicion> + 'a {
    words.windows(3).filter_map(|three| match three {
        [day, month, year] => {
            let in_order = is_day(day.text) && is_month(month.text);
            let english = is_month(day.text) && is_day(month.text);
            let full = (in_order || english) && year.text.parse().is_ok_and(is_year);
            full.then(|| Suspicion { what: Telltale::Date, place: day.start..year.end() })
        }
        _ => None,
    })
}

fn is_day(word: &str) -> bool {
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    number.parse().is_ok_and(|day: u32| (1..=31).contains(&day))
}

fn is_month(word: &str) -> bool {
    const STARTS: [&str; 16] = [
        "jan", "feb", "maa", "mar", "mrt", "apr", "mei", "may", "jun", "jul", "aug", "sep", "okt",
        "oct", "nov", "dec",
    ];
    let word = word.to_lowercase();
    STARTS.iter().any(|start| word.starts_with(start))
}

/// "1234 AB" or "1234ab".
fn postcodes<'a>(words: &'a [Word<'a>]) -> impl Iterator<Item = Suspicion> + 'a {
    let glued = words.iter().filter(|word| {
        word.text.len() == 6
            && word.text.get(..4).is_some_and(is_postcode_number)
            && word.text.get(4..).is_some_and(|l| l.bytes().all(|b| b.is_ascii_alphabetic()))
    });
    let apart = words.windows(2).filter_map(|two| match two {
        [number, letters] => {
            let upper = letters.text.len() == 2
                && letters.text.bytes().all(|byte| byte.is_ascii_uppercase());
            (upper && is_postcode_number(number.text) && letters.start == number.end() + 1)
                .then(|| number.start..letters.end())
        }
        _ => None,
    });
    let places = glued.map(|word| word.start..word.end()).chain(apart);
    places.map(|place| Suspicion { what: Telltale::Address, place })
}

fn is_postcode_number(text: &str) -> bool {
    text.len() == 4 && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word that ends like a street, and then a number.
fn streets<'a>(words: &'a [Word<'a>]) -> impl Iterator<Item = Suspicion> + 'a {
    const ENDS: [&str; 16] = [
        "straat",
        "laan",
        "weg",
        "plein",
        "kade",
        "singel",
        "gracht",
        "dreef",
        "hof",
        "pad",
        "steeg",
        "dijk",
        "plantsoen",
        "park",
        "street",
        "road",
    ];
    words.windows(2).filter_map(|two| match two {
        [street, number] => {
            let lower = street.text.to_lowercase();
            let is_street = ENDS.iter().any(|end| lower.ends_with(end));
            let is_number = number.text.starts_with(|c: char| c.is_ascii_digit())
                && number.text.len() <= 5
                && number.start == street.end() + 1;
            (is_street && is_number)
                .then(|| Suspicion { what: Telltale::Address, place: street.start..number.end() })
        }
        _ => None,
    })
}

/// E-mail addresses and `@names`.
fn accounts(text: &str) -> impl Iterator<Item = Suspicion> {
    text.split_whitespace().filter_map(move |word| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() && c != '@' && c != '_');
        let (_, after) = word.split_once('@')?;
        let start = place_in(text, word);
        let place = start..start + word.len();
        after
            .starts_with(char::is_alphanumeric)
            .then_some(Suspicion { what: Telltale::Account, place })
    })
}

/// Known names, and capitalised words after a word that announces a name.
fn names<'a>(
    text: &'a str,
    words: &'a [Word<'a>],
    known: &'a dyn Fn(&str) -> Option<NameKind>,
) -> impl Iterator<Item = Suspicion> + 'a {
    const ANNOUNCE: [&str; 16] = [
        "heet",
        "heten",
        "genaamd",
        "naam",
        "achternaam",
        "voornaam",
        "meneer",
        "mevrouw",
        "dhr",
        "mevr",
        "juf",
        "named",
        "called",
        "mr",
        "mrs",
        "ms",
    ];
    let known = words.iter().filter(move |word| {
        known(word.text).is_some_and(|kind| kind.points(word, begins_a_sentence(text, word)))
    });
    let announced = words.windows(2).filter_map(|two| match two {
        [before, name] => {
            let announces = ANNOUNCE.contains(&before.text.to_lowercase().as_str());
            (announces && name.is_capitalised()).then_some(name)
        }
        _ => None,
    });
    known
        .chain(announced)
        .map(|word| Suspicion { what: Telltale::Name, place: word.start..word.end() })
}

/// Whether a word is the first of its sentence or line.
fn begins_a_sentence(text: &str, word: &Word<'_>) -> bool {
    let before = text.get(..word.start).unwrap_or_default();
    let before = before.trim_end_matches([' ', '\t', '"', '\'', '(', '“', '‘', '’', '-', '–', '•']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', ';', '…', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Telltale, &str)> {
        let names = |word: &str| match word {
            "Sanne" | "sanne" => Some(NameKind::First),
            "Jansen" | "jansen" | "El-Amrani" => Some(NameKind::Surname),
            "Roos" | "roos" => Some(NameKind::Ordinary),
            _ => None,
        };
        suspicions(text, &names).into_iter().map(|s| (s.what, &text[s.place])).collect()
    }

    #[test]
    fn a_question_without_telltales_raises_nothing() {
        for text in [
            "Een meisje van 15 komt sinds oktober te laat, heeft 2 telefoons en 350 euro bij zich.",
            "Sinds maart 2026 belt iemand 3 keer per dag. Wat is wijs?",
            "Op dinsdag om 14.30 uur stond de auto er weer, van 10-12 jaar oud schat ik.",
            "Ze is in 2024 verhuisd. Wij zagen haar 4 of 5 keer op het plein.",
            "A boy of 14 carries parcels after 22:00; is this a signal?",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn known_and_announced_names_are_found() {
        assert_eq!(found("Het gaat om Sanne."), [(Telltale::Name, "Sanne")]);
        assert_eq!(found("sanne el is weg"), [(Telltale::Name, "sanne")]);
        assert_eq!(found("Hij heet Tygo en"), [(Telltale::Name, "Tygo")]);
        assert_eq!(found("haar moeder, El-Amrani"), [(Telltale::Name, "El-Amrani")]);
        assert_eq!(found("een jongen genaamd niets"), []);
    }

    #[test]
    fn a_name_that_is_also_a_word_is_one_with_a_capital_inside_a_sentence() {
        assert_eq!(found("Toen kwam Roos binnen."), [(Telltale::Name, "Roos")]);
        for text in ["Roos is een bloem.", "een roos", "Klaar. Roos is mooi.", "(Roos)", "ROOS"] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(found("jansen en zonen"), []);
        assert_eq!(found("Jansen belde."), [(Telltale::Name, "Jansen")]);
    }

    #[test]
    fn a_date_in_full_is_found_in_every_spelling() {
        for date in [
            "12-03-2009",
            "12/3/2009",
            "2009-03-12",
            "12 maart 2009",
            "12 mrt 2009",
            "March 12th 2009",
        ] {
            let text = format!("geboren {date}, zegt ze");
            assert_eq!(found(&text), [(Telltale::Date, date)], "{date}");
        }
        assert_eq!(found("op 12 maart"), []);
    }

    #[test]
    fn only_numbers_that_pass_the_eleven_test_look_like_a_bsn() {
        assert_eq!(found("nummer 111222333 staat"), [(Telltale::Bsn, "111222333")]);
        assert_eq!(found("nummer 1112.22.333 staat"), [(Telltale::Bsn, "1112.22.333")]);
        assert_eq!(found("nummer 111222334 staat"), []);
        assert_eq!(found("nummer 000000000 staat"), []);
    }

    #[test]
    fn telephone_numbers_are_found() {
        for phone in ["06-12345678", "0612345678", "+31 6 12345678", "0031612345678", "030 1234567"]
        {
            let text = format!("bel {phone} vanavond");
            assert_eq!(found(&text), [(Telltale::Phone, phone)], "{phone}");
        }
    }

    #[test]
    fn addresses_and_accounts_are_found() {
        assert_eq!(found("woont Dorpsstraat 12a nu"), [(Telltale::Address, "Dorpsstraat 12a")]);
        assert_eq!(found("in 1234 AB bij"), [(Telltale::Address, "1234 AB")]);
        assert_eq!(found("in 1234ab bij"), [(Telltale::Address, "1234ab")]);
        assert_eq!(found("op insta @lief_x15."), [(Telltale::Account, "@lief_x15")]);
        assert_eq!(found("mail a.b@voorbeeld.nl!"), [(Telltale::Account, "a.b@voorbeeld.nl")]);
    }

    #[test]
    fn the_place_of_a_suspicion_is_on_character_borders() {
        for text in ["é Sanne é", "☎ 06-12345678 ☎", "…@ü… 1234éé", "’Sanne’ – Sanne’s"]
        {
            for suspicion in
                suspicions(text, &|word| word.starts_with("Sanne").then_some(NameKind::Own))
            {
                assert!(text.get(suspicion.place).is_some(), "{text}");
            }
        }
    }
}
