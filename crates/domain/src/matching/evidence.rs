//! How much must agree before someone is shown: enough to point at one person, never at all who share
//! a first name, a family name or a birthday.
//!
//! One rule: **two details must agree that don't follow from each other**, and one of them is the family
//! name unless both others are exact.
//!
//! | agrees | together with |
//! |---|---|
//! | family name, as written or as it sounds | first name, its initial, date of birth, or two parts of that date |
//! | first name as written | date of birth in full |
//! | telephone number | family name, first name or date of birth |

use super::tokens::{BIRTH, BIRTH_PART, FIRST, INITIAL, NEAR, PHONE, SOUND, SURNAME, Token};

/// Whether the words that two persons share are enough to show one to whoever typed the other.
pub fn is_enough<'t>(shared: impl IntoIterator<Item = &'t Token>) -> bool {
    let fields: Vec<_> = shared.into_iter().map(|token| token.field).collect();
    let any = |wanted: &[&str]| fields.iter().any(|field| wanted.contains(field));
    // The word of an initial holds the sound of the family name too.
    let family = any(&[SURNAME, SOUND, NEAR, INITIAL]);
    let (first, birth) = (any(&[FIRST]), any(&[BIRTH]));
    (family && (first || birth || any(&[INITIAL, BIRTH_PART])))
        || (first && birth)
        || (any(&[PHONE]) && (family || first || birth))
}

#[cfg(test)]
mod tests {
    use super::super::{PersonDetails, tokens};
    use super::*;
    use kernel::{Date, Personal, date};

    const BORN: Date = date(2010, 3, 14);

    fn person(first: &str, last: &str, birth: Option<Date>, phone: Option<&str>) -> PersonDetails {
        PersonDetails {
            first_name: Personal::new(first).unwrap(),
            prefix: None,
            surname: Personal::new(last).unwrap(),
            birth,
            phone: phone.map(|phone| Personal::new(phone).unwrap()),
        }
    }

    /// Whether someone who types this is shown Emma de Jong.
    fn shows(first: &str, last: &str, birth: Option<Date>, phone: Option<&str>) -> bool {
        let known = tokens(&person("Emma", "de Jong", Some(BORN), Some("06 12345678")));
        let typed = tokens(&person(first, last, birth, phone));
        is_enough(typed.iter().filter(|token| known.contains(token)))
    }

    #[test]
    fn a_common_first_name_shows_nobody() {
        assert!(!shows("Emma", "X", None, None));
        assert!(!shows("Emma", "Visser", Some(date(2011, 4, 15)), None));
    }

    #[test]
    fn a_family_name_alone_shows_nobody() {
        assert!(!shows("Bram", "de Jong", None, None));
    }

    #[test]
    fn a_birthday_alone_shows_nobody() {
        assert!(!shows("Bram", "Visser", Some(BORN), None));
        // Nor a month of birth with a first name.
        assert!(!shows("Emma", "Visser", Some(date(2010, 3, 15)), None));
    }

    #[test]
    fn a_telephone_number_alone_shows_nobody() {
        assert!(!shows("Bram", "Visser", None, Some("+31612345678")));
        assert!(shows("Emma", "Visser", None, Some("+31612345678")));
    }

    #[test]
    fn two_details_that_agree_show_whom_they_point_at() {
        assert!(shows("Emma", "de Jong", None, None));
        assert!(shows("Emma", "de Jongh", None, None));
        assert!(shows("E.", "Jong", None, None));
        assert!(shows("Bram", "de Jong", Some(BORN), None));
        assert!(shows("Emma", "Visser", Some(BORN), None));
    }
}
