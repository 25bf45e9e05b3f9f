//! Two colleagues note the same young person in two spellings, and neither knows of the other: a focal
//! officer looks.

use super::desks::Compared;
use super::names::personal;
use super::teller::{Teller, words};
use super::town::Resident;
use super::turns::Stop;
use app::Cx;
use app::combining::{self, Finding};
use app::looking;
use app::ports::{Page, Worklist};
use domain::matching::PersonDetails;
use domain::organisations::Function;
use domain::subjects::Kind;
use kernel::SubjectId;

/// Spellings that sound alike, and how another writes them.
const OTHERWISE: [(&str, &str); 5] =
    [("ij", "y"), ("ck", "k"), ("k", "ck"), ("s", "ss"), ("t", "th")];

impl Teller<'_> {
    /// A colleague notes the same young person too; a focal officer compares the two, as far as it
    /// has come.
    ///
    /// # Errors
    /// When a step is after today, or is refused.
    pub(super) async fn noted_twice(&mut self, one: &Resident, made: Compared) -> Result<(), Stop> {
        let at = one.organisation;
        let functions = [Function::Teacher, Function::NeighbourhoodWorker];
        let mut colleagues = functions.iter().flat_map(|function| self.town.who(at, *function));
        let other = colleagues.find(|other| other.worker != one.worker).cloned();
        let Some(other) = other else { return Ok(()) };
        self.hours(2).await?;
        let details = otherwise(self.about.details(&mut self.chance));
        self.note_of(other.worker, other.post, details).await?;
        let system = Cx::system(self.house, at, self.clock.now());
        while combining::look(&system).await? > 0 {}
        let (finding, reason) = match made {
            Compared::Open => return Ok(()),
            Compared::Same => (Finding::Same, "Zelfde adres en dezelfde mentor."),
            Compared::Different => (Finding::Different, "Twee neven met bijna dezelfde naam."),
        };
        self.hours(3).await?;
        for officer in self.town.who(at, Function::FocalOfficer) {
            let cx = self.cx(officer.worker);
            if let Some(id) = newest_combination(&cx).await? {
                combining::decide(&cx, id, None, finding, words(reason)).await?;
                return Ok(());
            }
        }
        Ok(())
    }
}

/// The combination that came last to someone's desk.
async fn newest_combination(cx: &Cx<'_>) -> Result<Option<SubjectId>, Stop> {
    let page = Page { after: None, limit: 100 };
    let desk = looking::desk(cx, Worklist::Mine, page).await?;
    let combinations = desk.items.iter().filter(|item| item.row.kind == Kind::Combination);
    Ok(combinations.max_by_key(|item| item.row.opened_at).map(|item| item.row.id))
}

/// The same person as a colleague writes them down who only heard the name.
fn otherwise(details: PersonDetails) -> PersonDetails {
    let surname = details.surname.reveal();
    let spelling = OTHERWISE.iter().find(|(usual, _)| surname.contains(usual));
    let surname = spelling.map(|(usual, other)| surname.replacen(usual, other, 1));
    let surname = surname.map_or_else(|| details.surname.clone(), |name| personal(&name));
    PersonDetails { surname, prefix: None, phone: None, ..details }
}
