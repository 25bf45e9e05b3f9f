//! Whether two records of one organisation may be about one person: what is alike and what isn't, in
//! words, and the rule that says when someone should look. Nothing is weighed, added up or kept as a
//! number; whether it *is* one person, a person decides.
//!
//! | someone looks when | because |
//! |---|---|
//! | first name and family name are alike, and the date of birth is alike | two names and a day rarely meet by chance |
//! | both names are alike, the one as written, and a date of birth is unknown | a first note often has no date |
//! | of one only the initial is known, and family name and date of birth are alike | someone wrote `S. Bakker` |
//! | the first name and the date of birth are the same and the family name isn't | foster care, a divorce, a married name |
//! | the telephone number is the same, and either the first name is alike and the date of birth isn't another, or the date of birth is the same and the first name isn't another | a number that a family shares isn't enough |
//!
//! Nobody looks at twins (all but the first name), brothers and sisters (family name and number), or
//! namesakes with another date of birth.

use super::PersonDetails;
use super::fold::{surnames, words};
use super::sound::{code, near};
use crate::words::words as closed_words;
use kernel::{Date, Personal};

closed_words! {
    /// What two records have alike, or not: one word for each detail that both have.
    pub enum Likeness {
        /// The same first name.
        FirstSame = "first-same",
        /// First names that sound alike.
        FirstSounds = "first-sounds",
        /// One letter of the first name differs.
        FirstNear = "first-near",
        /// One first name is part of the other, as with a call name.
        FirstShort = "first-short",
        /// Of one only the initial is known, and it fits.
        FirstInitial = "first-initial",
        /// Another first name.
        FirstDiffers = "first-differs",
        /// The same family name.
        SurnameSame = "surname-same",
        /// One family name is part of the other, as with a double name.
        SurnamePart = "surname-part",
        /// Family names that sound alike.
        SurnameSounds = "surname-sounds",
        /// One sound of the family name differs.
        SurnameNear = "surname-near",
        /// Another family name.
        SurnameDiffers = "surname-differs",
        /// The same date of birth.
        BirthSame = "birth-same",
        /// The same date of birth with day and month the other way round.
        BirthSwapped = "birth-swapped",
        /// Two of the three parts of the date of birth are the same.
        BirthNear = "birth-near",
        /// The same year, and one of the two is the first of January: often a guess.
        BirthRounded = "birth-rounded",
        /// Another date of birth.
        BirthDiffers = "birth-differs",
        /// Of one the date of birth isn't known.
        BirthUnknown = "birth-unknown",
        /// The same telephone number.
        PhoneSame = "phone-same",
        /// Another telephone number.
        PhoneDiffers = "phone-differs",
    }
}

/// What is alike between two persons and what isn't: first name, family name, date of birth, and the
/// telephone number when both have one.
pub fn likeness(one: &PersonDetails, other: &PersonDetails) -> Vec<Likeness> {
    let names = [first(&one.first_name, &other.first_name), surname(one, other)];
    let phone = one.phone.as_ref().zip(other.phone.as_ref());
    let phone = phone.and_then(|(one, other)| phones(one, other));
    names.into_iter().chain([birth(one.birth, other.birth)]).chain(phone).collect()
}

/// Whether someone should look whether it is one person.
pub fn may_be_one(found: &[Likeness]) -> bool {
    use Likeness::{
        BirthDiffers, BirthNear, BirthRounded, BirthSame, BirthSwapped, BirthUnknown, FirstDiffers,
        FirstInitial, FirstNear, FirstSame, FirstShort, FirstSounds, PhoneSame, SurnameDiffers,
        SurnameNear, SurnamePart, SurnameSame, SurnameSounds,
    };
    let any = |wanted: &[Likeness]| found.iter().any(|one| wanted.contains(one));
    let first_alike = any(&[FirstSame, FirstSounds, FirstNear, FirstShort]);
    let surname_alike = any(&[SurnameSame, SurnamePart, SurnameSounds, SurnameNear]);
    let birth_alike = any(&[BirthSame, BirthSwapped, BirthNear, BirthRounded]);
    let as_written = any(&[FirstSame]) && any(&[SurnameSame, SurnameSounds])
        || any(&[SurnameSame]) && any(&[FirstSounds, FirstNear, FirstShort]);
    ((first_alike || any(&[FirstInitial])) && surname_alike && birth_alike)
        || (as_written && any(&[BirthUnknown]))
        || (any(&[FirstSame]) && any(&[SurnameDiffers]) && any(&[BirthSame]))
        || (any(&[PhoneSame]) && first_alike && !any(&[BirthDiffers]))
        || (any(&[PhoneSame]) && any(&[BirthSame]) && !any(&[FirstDiffers]))
}

fn first(one: &Personal, other: &Personal) -> Likeness {
    let (one, other) = (words(one.reveal()), words(other.reveal()));
    let pair = |fits: fn(&str, &str) -> bool| {
        one.iter().any(|one| other.iter().any(|other| fits(one, other) || fits(other, one)))
    };
    if pair(|one, other| one == other && one.chars().nth(1).is_some()) {
        Likeness::FirstSame
    } else if pair(sounds_alike) {
        Likeness::FirstSounds
    } else if pair(one_letter_apart) {
        Likeness::FirstNear
    } else if pair(is_short_for) {
        Likeness::FirstShort
    } else if one.first().zip(other.first()).is_some_and(|(one, other)| fits_initial(one, other)) {
        Likeness::FirstInitial
    } else {
        Likeness::FirstDiffers
    }
}

fn surname(one: &PersonDetails, other: &PersonDetails) -> Likeness {
    let (one, other) = (surnames(one.surname.reveal()), surnames(other.surname.reveal()));
    let pair = |fits: fn(&str, &str) -> bool| {
        one.iter().any(|one| other.iter().any(|other| fits(one, other)))
    };
    let shared = one.iter().filter(|word| other.contains(word)).count();
    if shared == one.len() && shared == other.len() {
        Likeness::SurnameSame
    } else if shared > 0 {
        Likeness::SurnamePart
    } else if pair(|one, other| !code(one).is_empty() && code(one) == code(other)) {
        Likeness::SurnameSounds
    } else if pair(|one, other| near(one).any(|near_one| near(other).any(|near| near == near_one)))
    {
        Likeness::SurnameNear
    } else {
        Likeness::SurnameDiffers
    }
}

/// A first name of which at least two sounds are heard besides the vowels.
fn sounds_alike(one: &str, other: &str) -> bool {
    let heard = code(one);
    heard.chars().nth(1).is_some() && heard == code(other)
}

/// Whether one is the other without some letters at its beginning or end: `Ros` and `Rosalie`.
fn is_short_for(short: &str, long: &str) -> bool {
    const LEAST: usize = 3;
    short.chars().count() >= LEAST && long.contains(short)
}

/// Whether one is the initial of the other.
fn fits_initial(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    let same = one.next() == other.next();
    same && (one.next().is_none() || other.next().is_none())
}

/// Whether one letter was left out, added, replaced, or changed places with its neighbour. Short
/// names have too many neighbours.
fn one_letter_apart(one: &str, other: &str) -> bool {
    const LEAST: usize = 5;
    let (one, other): (Vec<_>, Vec<_>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < LEAST || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let begin = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (one.get(begin..).unwrap_or(&[]), other.get(begin..).unwrap_or(&[]));
    let after = |letters: &[char], n: usize| letters.get(n..).map(<[char]>::to_vec);
    match one.len().cmp(&other.len()) {
        std::cmp::Ordering::Less => after(other, 1).as_deref() == Some(one),
        std::cmp::Ordering::Greater => after(one, 1).as_deref() == Some(other),
        std::cmp::Ordering::Equal => {
            let swapped = one.first() == other.get(1) && one.get(1) == other.first();
            after(one, 1) == after(other, 1) || (swapped && after(one, 2) == after(other, 2))
        }
    }
}

fn birth(one: Option<Date>, other: Option<Date>) -> Likeness {
    let Some((one, other)) = one.zip(other) else { return Likeness::BirthUnknown };
    let parts = |date: Date| (date.year(), date.month(), date.day());
    let ((year, month, day), (year2, month2, day2)) = (parts(one), parts(other));
    let same = [year == year2, month == month2, day == day2].iter().filter(|same| **same).count();
    let rounded = |month, day| month == 1 && day == 1;
    if same == 3 {
        Likeness::BirthSame
    } else if (year, month, day) == (year2, day2, month2) {
        Likeness::BirthSwapped
    } else if year == year2 && (rounded(month, day) || rounded(month2, day2)) {
        Likeness::BirthRounded
    } else if same == 2 {
        Likeness::BirthNear
    } else {
        Likeness::BirthDiffers
    }
}

/// The last nine digits decide; a number that is shorter says nothing.
fn phones(one: &Personal, other: &Personal) -> Option<Likeness> {
    let (one, other) = (super::tokens::last_digits(one)?, super::tokens::last_digits(other)?);
    Some(if one == other { Likeness::PhoneSame } else { Likeness::PhoneDiffers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    const BORN: Date = date(2010, 3, 14);

    fn person(first: &str, last: &str, birth: Option<Date>, phone: &str) -> PersonDetails {
        PersonDetails {
            first_name: Personal::new(first).unwrap(),
            prefix: None,
            surname: Personal::new(last).unwrap(),
            birth,
            phone: Personal::new(phone).ok(),
        }
    }

    fn looks(one: &PersonDetails, other: &PersonDetails) -> bool {
        let (there, back) = (likeness(one, other), likeness(other, one));
        assert_eq!(there, back, "the order has no meaning");
        may_be_one(&there)
    }

    #[test]
    fn one_person_in_two_spellings_is_looked_at() {
        let sanne = person("Sanne", "van den Berg-Thijssen", Some(BORN), "06 0012 5090");
        for other in [
            person("Sanne", "v.d. Berg", Some(BORN), ""),
            person("Sanna", "Tyssen", Some(BORN), ""),
            person("San", "Berg", Some(date(2010, 3, 15)), ""),
            person("S.", "Berg", Some(BORN), ""),
            person("Sanne", "van den Berg-Thijssen", None, ""),
            person("Sanne", "de Groot", Some(BORN), ""),
            person("Sanne", "Berg", Some(date(2010, 1, 1)), ""),
            person("Sanne", "Onbekend", None, "+31 6 00125090"),
        ] {
            assert!(looks(&sanne, &other), "{:?}", likeness(&sanne, &other));
        }
    }

    #[test]
    fn twins_brothers_and_namesakes_are_left_alone() {
        let sem = person("Sem", "Bakker", Some(BORN), "0600125090");
        for other in [
            person("Daan", "Bakker", Some(BORN), "0600125090"),
            person("Stijn", "Bakker", Some(date(2012, 8, 2)), "0600125090"),
            person("Sem", "Bakker", Some(date(2006, 11, 30)), ""),
            person("Sem", "Visser", Some(date(2010, 3, 15)), ""),
            person("Sem", "Visser", None, ""),
            person("S.", "Bakker", None, ""),
        ] {
            assert!(!looks(&sem, &other), "{:?}", likeness(&sem, &other));
        }
    }

    #[test]
    fn what_is_alike_is_said_in_words_also_what_is_not() {
        let one = person("Fatima", "El Amrani", Some(date(2009, 4, 5)), "0600125090");
        let other = person("Fatma", "Amrany", Some(date(2009, 5, 4)), "0600125091");
        let found = likeness(&one, &other);
        let words: Vec<_> = found.iter().map(|one| one.word()).collect();
        assert_eq!(words, ["first-sounds", "surname-sounds", "birth-swapped", "phone-differs"]);
    }

    #[test]
    fn one_letter_is_left_out_added_replaced_or_swapped() {
        for near in ["alexader", "alexxander", "alexonder", "alexadner"] {
            assert!(one_letter_apart("alexander", near), "{near}");
        }
        for far in ["alexandra", "aleander1", "sander"] {
            assert!(!one_letter_apart("alexander", far), "{far}");
        }
        assert!(!one_letter_apart("jan", "jon"));
    }
}
