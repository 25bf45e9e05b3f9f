//! The coded registration: written once per person, form and year, and read per municipality.

use crate::db::{Row, args};
use crate::shared::SqlStore;
use crate::sql;
use crate::unit::{SqlUnit, database, unreadable};
use app::ports::{Registered, Stored};
use domain::reporting::{Period, Registration};
use kernel::{PersonId, RegistrationId};
use std::collections::BTreeMap;

/// Adds a registration, or finds the one of this person with this form in this year.
pub(crate) async fn add(
    unit: &mut SqlUnit,
    person: PersonId,
    registration: &Registration,
) -> Stored<Registered> {
    let id = RegistrationId::draw(&mut unit.entropy);
    let year = registration.period.year();
    let same_person = unit.keys.index.token("registration", &format!("{person} {year}"));
    let same_person = same_person.to_bytes().to_vec();
    let args = args![
        unit.org,
        id,
        same_person.clone(),
        registration.municipality.to_string(),
        i64::from(year),
        i64::from(registration.period.quarter()),
        registration.form.word(),
        registration.age.word(),
        registration.sex.word(),
        registration.origin.word(),
        registration.reporter.word(),
        registration.care.word(),
        registration.classification.word(),
    ];
    if unit.exec(sql::REGISTER, args).await? == 1 {
        return Ok(Registered { id, new: true });
    }
    let args = args![unit.org, same_person, registration.form.word()];
    let row = unit.row(sql::REGISTERED_BEFORE, args).await?;
    let row = row.ok_or_else(|| unreadable("registration"))?;
    let id = row.id(0).map_err(|e| database(&e))?;
    Ok(Registered { id: RegistrationId::from_bytes(id), new: false })
}

/// One registration of the organisation.
pub(crate) async fn find(unit: &mut SqlUnit, id: RegistrationId) -> Stored<Option<Registration>> {
    let Some(row) = unit.row(sql::REGISTRATION, args![unit.org, id]).await? else {
        return Ok(None);
    };
    let municipality = row.text(11).map_err(|e| database(&e))?;
    registration_of(&row, &municipality).map(Some)
}

/// The registrations of a municipality in a year, one for each person that an organisation knows:
/// the surest one, and of equally sure ones the latest. In an order that says nothing about when
/// they were written or by whom.
pub(crate) async fn of_municipality(
    store: &SqlStore,
    municipality: &str,
    year: i16,
) -> Stored<Vec<Registration>> {
    let mut tx = store.engine.begin_reading().await.map_err(|e| database(&e))?;
    let args = args![municipality, i64::from(year)];
    let rows = tx.rows(sql::REGISTRATIONS, args).await.map_err(|e| database(&e))?;
    let mut per_person = BTreeMap::new();
    for row in &rows {
        let person = (bytes(row, 0)?, bytes(row, 1)?);
        let found = registration_of(row, municipality)?;
        let kept = per_person.entry(person).or_insert(found);
        if (found.classification, found.period) > (kept.classification, kept.period) {
            *kept = found;
        }
    }
    let mut all: Vec<_> = per_person.into_values().collect();
    all.sort_unstable();
    Ok(all)
}

fn bytes(row: &Row, column: usize) -> Stored<Vec<u8>> {
    row.bytes(column).map_err(|e| database(&e))
}

fn registration_of(row: &Row, municipality: &str) -> Stored<Registration> {
    let wrong = || unreadable("registration");
    let (year, quarter) = (number(row, 2)?, number(row, 3)?);
    let quarter = i8::try_from(quarter).map_err(|_| wrong())?;
    Ok(Registration {
        form: word(row, 4)?,
        age: word(row, 5)?,
        sex: word(row, 6)?,
        origin: word(row, 7)?,
        reporter: word(row, 8)?,
        care: word(row, 9)?,
        classification: word(row, 10)?,
        period: i16::try_from(year).ok().and_then(|y| Period::new(y, quarter)).ok_or_else(wrong)?,
        municipality: municipality.parse().map_err(|_| wrong())?,
    })
}

fn number(row: &Row, column: usize) -> Stored<i64> {
    row.int(column).map_err(|e| database(&e))
}

fn word<W: std::str::FromStr>(row: &Row, column: usize) -> Stored<W> {
    let text = row.text(column).map_err(|e| database(&e))?;
    text.parse().map_err(|_| unreadable("registration"))
}
