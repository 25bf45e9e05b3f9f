//! The words by which a person is found again: as written, as heard, by birth date, by telephone.

use super::fold::{is_prefix, surnames, words};
use super::person::PersonDetails;
use super::sound::{code, near};
use kernel::{Date, Personal, date};
use std::collections::BTreeSet;

/// One word for the blind index. Words of different fields never meet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token {
    /// What it is a word of.
    pub field: &'static str,
    /// The word.
    pub value: String,
}

/// A word of the surname as written.
pub(super) const SURNAME: &str = "surname";
/// A word of the surname as it sounds.
pub(super) const SOUND: &str = "sound";
/// The surname as it sounds with one sound left out: two of them meet when one sound differs.
pub(super) const NEAR: &str = "near";
/// A first name as written.
pub(super) const FIRST: &str = "first";
/// The first letter of the first name with the sound of a surname.
pub(super) const INITIAL: &str = "initial";
/// The date of birth, with day and month in either order.
pub(super) const BIRTH: &str = "birth";
/// Two of the three parts of the date of birth with the first letter of the first name.
pub(super) const BIRTH_PART: &str = "birth-part";
/// The last nine digits of a telephone number.
pub(super) const PHONE: &str = "phone";

/// The digits of a Dutch number behind `0` or `+31`.
const PHONE_DIGITS: usize = 9;

/// The words by which this person is found. Each once, in a fixed order. The part before the surname
/// isn't among them: it is written in too many ways to find anyone by.
pub fn tokens(person: &PersonDetails) -> Vec<Token> {
    let firsts = words(person.first_name.reveal());
    let lasts = surnames(person.surname.reveal());
    let mut found = Found::default();
    found.first_names(&firsts);
    found.surnames(&lasts);
    found.initials(&firsts, &lasts);
    if let Some(birth) = person.birth {
        found.birth(birth, &firsts);
    }
    if let Some(phone) = &person.phone {
        found.phone(phone.reveal());
    }
    found.0.into_iter().collect()
}

/// The words to look for when someone types this: a name in any order, a date (`2012-03-10` or
/// `10-3-2012`), a telephone number, or some of them.
pub fn query_tokens(text: &str) -> Vec<Token> {
    let mut found = Found::default();
    let mut names = Vec::new();
    let mut births = Vec::new();
    let mut digits = String::new();
    for piece in text.split_whitespace() {
        let piece = piece.trim_matches([',', ';']);
        if let Some(birth) = date_of(piece) {
            births.push(birth);
        } else if piece.chars().any(|c| c.is_ascii_digit()) {
            digits.push_str(piece);
        } else {
            names.extend(words(piece));
        }
    }
    found.phone(&digits);
    let lasts: Vec<_> = names.iter().filter(|word| !is_prefix(word)).cloned().collect();
    let lasts = if lasts.is_empty() { names.clone() } else { lasts };
    found.first_names(&lasts);
    found.surnames(&lasts);
    found.initials(&names, &lasts);
    for birth in births {
        found.birth(birth, &lasts);
    }
    found.0.into_iter().collect()
}

/// How many words two lists share. It orders a list by how alike names are written; it is no
/// measure of anything else and isn't shown or kept.
pub fn overlap(left: &[Token], right: &[Token]) -> usize {
    let left: BTreeSet<_> = left.iter().collect();
    right.iter().filter(|token| left.contains(token)).count()
}

#[derive(Default)]
struct Found(BTreeSet<Token>);

impl Found {
    fn add(&mut self, field: &'static str, value: String) {
        if !value.is_empty() {
            self.0.insert(Token { field, value });
        }
    }

    fn first_names(&mut self, firsts: &[String]) {
        for first in firsts.iter().filter(|first| first.chars().count() > 1) {
            self.add(FIRST, first.clone());
        }
    }

    fn surnames(&mut self, lasts: &[String]) {
        for last in lasts {
            self.add(SURNAME, last.clone());
            near(last).for_each(|near| self.add(NEAR, near));
            self.add(SOUND, code(last));
        }
    }

    fn initials(&mut self, firsts: &[String], lasts: &[String]) {
        for initial in firsts.iter().filter_map(|first| first.chars().next()) {
            for code in lasts.iter().map(|last| code(last)).filter(|code| !code.is_empty()) {
                self.add(INITIAL, format!("{initial} {code}"));
            }
        }
    }

    fn birth(&mut self, birth: Date, firsts: &[String]) {
        let (year, month, day) = (birth.year(), birth.month(), birth.day());
        self.add(BIRTH, format!("{year:04}-{:02}-{:02}", month.min(day), month.max(day)));
        let initials: BTreeSet<_> =
            firsts.iter().filter_map(|first| first.chars().next()).collect();
        for initial in initials {
            self.add(BIRTH_PART, format!("{initial} {year:04}-{month:02}"));
            self.add(BIRTH_PART, format!("{initial} {year:04}--{day:02}"));
            self.add(BIRTH_PART, format!("{initial} -{month:02}-{day:02}"));
        }
    }

    fn phone(&mut self, phone: &str) {
        if let Some(digits) = last_digits_of(phone) {
            self.add(PHONE, digits);
        }
    }
}

/// What a telephone number is recognised by: its last nine digits, when it has as many.
pub(super) fn last_digits(phone: &Personal) -> Option<String> {
    last_digits_of(phone.reveal())
}

fn last_digits_of(phone: &str) -> Option<String> {
    let digits: Vec<_> = phone.chars().filter(char::is_ascii_digit).collect();
    let start = digits.len().checked_sub(PHONE_DIGITS)?;
    Some(digits.into_iter().skip(start).collect())
}

/// Reads `2012-03-10`, `10-3-2012`, `10/3/2012` or `10.3.2012`.
fn date_of(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    Date::new(year, month, day).ok().filter(|day| *day >= date(1900, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(first: &str, surname: &str, birth: Option<Date>, phone: &str) -> PersonDetails {
        PersonDetails {
            first_name: Personal::new(first).unwrap(),
            prefix: None,
            surname: Personal::new(surname).unwrap(),
            birth,
            phone: Personal::new(phone).ok(),
        }
    }

    fn fields(query: &str, person: &PersonDetails) -> Vec<&'static str> {
        let known: BTreeSet<_> = tokens(person).into_iter().collect();
        let shared = query_tokens(query).into_iter().filter(|token| known.contains(token));
        let fields: BTreeSet<_> = shared.map(|token| token.field).collect();
        fields.into_iter().collect()
    }

    #[test]
    fn a_person_is_found_by_any_way_of_writing_the_name() {
        let sanne = person("Sanne", "van den Berg", None, "");
        for query in ["Sanne van den Berg", "berg, sanne", "S. v.d. Berg", "SANNE BERG"] {
            assert!(fields(query, &sanne).contains(&INITIAL), "{query}");
        }
        assert!(fields("Piet Jansen", &sanne).is_empty());
    }

    #[test]
    fn a_slip_of_the_pen_still_finds() {
        let person = person("Colin", "Westerveld", None, "");
        assert_eq!(fields("Wesrerveld", &person), [NEAR]);
        assert!(fields("Westervelt", &person).contains(&SOUND));
    }

    #[test]
    fn a_swapped_or_half_remembered_birth_date_still_finds() {
        let adam = person("Adam", "Kamp", Some(date(2008, 10, 12)), "");
        assert!(fields("12-10-2008", &adam).contains(&BIRTH));
        assert!(fields("2008-12-10", &adam).contains(&BIRTH));
        assert!(fields("Adam 12-10-2009", &adam).contains(&BIRTH_PART));
        assert!(fields("12-10-2009", &adam).is_empty());
    }

    #[test]
    fn a_telephone_number_is_found_in_any_spelling() {
        let lise = person("Lise", "Verhoeven", None, "+31 6 00 12 50 90");
        for query in ["06 0012 5090", "0600125090", "06-00125090"] {
            assert_eq!(fields(query, &lise), [PHONE], "{query}");
        }
        assert!(fields("0600125091", &lise).is_empty());
    }

    #[test]
    fn nothing_typed_finds_nobody() {
        for query in ["", "  ", "-", "12", "99-99-9999", ",;"] {
            assert!(query_tokens(query).is_empty(), "{query:?}");
        }
    }

    #[test]
    fn the_words_of_a_person_are_few() {
        let person =
            person("Anna Maria", "Ploeg-van den Berg", Some(date(2008, 1, 1)), "0600125090");
        assert!(tokens(&person).len() <= 30, "{}", tokens(&person).len());
    }
}
