//! The details a young person is recognised by, as a form gives them.

use crate::face::{Form, Text};
use crate::input::{self, Reader};
use crate::links;
use app::Fault;
use app::signalling::Known;
use domain::matching::PersonDetails;
use kernel::Date;

/// The fields of a person on a form, in order.
pub(super) const FIELDS: [&str; 5] =
    ["voornaam", "tussenvoegsel", "achternaam", "geboren", "telefoon"];

/// The details that were typed.
///
/// # Errors
/// Every fault at once.
pub(super) fn details(form: &Form, today: Date) -> Result<PersonDetails, Vec<Fault>> {
    let mut reader = Reader::default();
    let first_name = reader.personal("voornaam", form.value("voornaam"));
    let prefix = reader.personal_if_any("tussenvoegsel", form.value("tussenvoegsel"));
    let surname = reader.personal("achternaam", form.value("achternaam"));
    let birth = birth(&mut reader, form.value("geboren"), today);
    let phone = reader.personal_if_any("telefoon", form.value("telefoon"));
    let read = first_name.zip(prefix).zip(surname).zip(birth).zip(phone);
    reader.finish(read.map(|((((first_name, prefix), surname), birth), phone)| PersonDetails {
        first_name,
        prefix,
        surname,
        birth,
        phone,
    }))
}

#[expect(clippy::option_option, reason = "unreadable, left empty, or read")]
fn birth(reader: &mut Reader, text: &str, today: Date) -> Option<Option<Date>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    let day = input::day(text, today).filter(|day| *day <= today);
    reader.keep("geboren", day.ok_or("day-unreadable")).map(Some)
}

/// Someone who may be meant, ready for the screen.
pub(super) struct KnownView {
    /// The subject through which they were found.
    pub id: String,
    /// Their name; only for the body of the page.
    pub name: String,
    /// Their date of birth and the matter, in words.
    pub about: String,
    /// The matter's page.
    pub href: String,
}

/// Those who may be meant.
pub(super) fn known(t: Text, found: &[Known]) -> Vec<KnownView> {
    found
        .iter()
        .map(|known| {
            let born = known.person.birth.map(|day| t.with1("subject-born", "day", t.day(day)));
            let kind = t.pick("kind", known.row.kind.word());
            let opened = t.with1("subject-opened", "when", t.day(known.row.opened_at.day()));
            let about: Vec<_> = born.into_iter().chain([kind, opened]).collect();
            KnownView {
                id: known.row.id.to_string(),
                name: links::full_name(&known.person),
                about: about.join(" · "),
                href: links::subject(known.row.kind, known.row.id),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form::sent(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn a_person_is_read_with_a_birthday_as_people_write_it() {
        let form =
            form(&[("voornaam", "Noa"), ("achternaam", "Jansen"), ("geboren", "3 mei 2010")]);
        let read = details(&form, date(2026, 11, 22)).unwrap();
        assert_eq!(read.birth, Some(date(2010, 5, 3)));
        assert_eq!(read.prefix, None);
    }

    #[test]
    fn nobody_is_born_tomorrow_and_all_faults_come_at_once() {
        let form = form(&[("voornaam", " "), ("geboren", "2026-11-23")]);
        let faults = details(&form, date(2026, 11, 22)).unwrap_err();
        let fields: Vec<_> = faults.iter().map(|f| (f.field.as_str(), f.code)).collect();
        let expected =
            [("voornaam", "missing"), ("achternaam", "missing"), ("geboren", "day-unreadable")];
        assert_eq!(fields, expected);
    }
}
