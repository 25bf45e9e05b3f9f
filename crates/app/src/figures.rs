//! The municipality's yearly count: by form and age band, under the small-number rule, never a name.

use crate::failure::Failure;
use crate::house::Cx;
use access::Action;
use domain::reporting::{AgeBand, CareNeed, Form, Registration};
use privacy::{CrossTable, Rule, UnknownCell, publish};

pub use privacy::{Published, PublishedTable, Sum};

/// The counts of one year, ready to be shown to anyone.
pub struct Figures {
    /// The year.
    pub year: i16,
    /// By form of exploitation (words of [`Form`]) and age band (words of [`AgeBand`]).
    pub by_age: PublishedTable,
    /// By form of exploitation and care needed (words of [`CareNeed`]).
    pub by_care: PublishedTable,
}

/// The last year that is over: the newest that can be published. A year is published once, after it
/// ended, so that no two editions differ by one person.
pub fn latest_year(cx: &Cx<'_>) -> i16 {
    cx.today().year() - 1
}

/// The figures of one's own municipality in a year that is over; `None` when it isn't. Registrations
/// hold coded fields only and never leave this function.
///
/// # Errors
/// Not allowed for functions that see no figures.
pub async fn figures(cx: &Cx<'_>, year: i16) -> Result<Option<Figures>, Failure> {
    let organisations = cx.house.store.organisations().await?;
    let own = organisations.iter().find(|one| one.id == cx.actor.organisation);
    let municipality = own.ok_or(Failure::NotFound)?.municipality.clone();
    let mut work = cx.begin_reading().await?;
    let permit = work.ask(Action::SeeFigures, "figures").await?;
    work.unit.note(&permit, &[]).await?;
    work.commit().await?;
    if year > latest_year(cx) {
        return Ok(None);
    }
    let registrations = cx.house.store.registrations_of(&municipality, year).await?;
    count(year, &registrations)
        .map(Some)
        .map_err(|cell| Failure::Unavailable(format!("no cell `{}` in the figures", cell.row)))
}

/// The figures of a year by form and age band alone.
///
/// # Errors
/// As for [`figures`]; not found when the year isn't over.
pub async fn published(cx: &Cx<'_>, year: i16) -> Result<PublishedTable, Failure> {
    figures(cx, year).await?.map(|figures| figures.by_age).ok_or(Failure::NotFound)
}

fn count(year: i16, registrations: &[Registration]) -> Result<Figures, UnknownCell> {
    let forms = || Form::ALL.iter().map(|form| form.word());
    let mut by_age = CrossTable::new(forms(), AgeBand::ALL.iter().map(|age| age.word()));
    let mut by_care = CrossTable::new(forms(), CareNeed::ALL.iter().map(|care| care.word()));
    for one in registrations {
        by_age.add(one.form.word(), one.age.word())?;
        by_care.add(one.form.word(), one.care.word())?;
    }
    let rule = Rule::default();
    Ok(Figures { year, by_age: publish(&by_age, rule), by_care: publish(&by_care, rule) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::reporting::CodedAnswers;
    use kernel::date;

    fn registered(form: &str, times: usize) -> Vec<Registration> {
        let answers = CodedAnswers {
            form,
            age: "12-15",
            sex: "unknown",
            origin: "unknown",
            reporter: "school",
            care: "unknown",
            classification: "presumed",
            municipality: "GM0344",
        };
        let registration = Registration::read(&answers, date(2025, 5, 1)).unwrap();
        vec![registration; times]
    }

    #[test]
    fn what_is_published_hides_small_numbers_and_says_so_in_its_totals() {
        let mut registrations = registered("criminal", 7);
        registrations.extend(registered("sexual", 4));
        let figures = count(2025, &registrations).unwrap();
        let cells: Vec<_> = figures
            .by_age
            .rows()
            .filter_map(|(form, cells, _)| Some((form.to_owned(), *cells.get(1)?)))
            .collect();
        assert!(cells.contains(&("criminal".to_owned(), Published::About(5))));
        assert!(cells.contains(&("sexual".to_owned(), Published::FewerThan(5))));
        assert_eq!(figures.by_age.total().about, 5);
    }

    #[test]
    fn every_form_has_a_row_so_that_none_says_by_its_absence_that_nobody_is_in_it() {
        let figures = count(2025, &[]).unwrap();
        assert_eq!(figures.by_age.rows().count(), Form::ALL.len());
        assert_eq!(figures.by_care.columns().len(), CareNeed::ALL.len());
    }
}
