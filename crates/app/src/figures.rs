//! The municipality's yearly count: by form and age band, under the small-number rule, never a name.

use crate::failure::Failure;
use crate::house::Cx;
use access::Action;
use domain::reporting::Registration;

/// The registrations of one's own municipality in a year. They hold coded fields only and leave this
/// function only to be counted.
///
/// # Errors
/// Not allowed for functions that see no figures.
pub async fn registrations(cx: &Cx<'_>, year: i16) -> Result<Vec<Registration>, Failure> {
    let organisations = cx.house.store.organisations().await?;
    let own = organisations.iter().find(|one| one.id == cx.actor.organisation);
    let municipality = own.ok_or(Failure::NotFound)?.municipality.clone();
    let mut work = cx.begin().await?;
    let permit = work.ask(Action::SeeFigures, "figures").await?;
    work.unit.note(&permit, &[]).await?;
    work.commit().await?;
    Ok(cx.house.store.registrations_of(&municipality, year).await?)
}
