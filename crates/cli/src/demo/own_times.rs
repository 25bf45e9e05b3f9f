//! Target times that two organisations of the town chose: some that hold, some that held, one that met an
//! objection, and one that waits for a colleague.

use super::history::person;
use super::town::Town;
use app::{Failure, House, targets};
use domain::duties::{Action, Target, TargetObjection};
use domain::organisations::{Function, OrganisationKind};
use kernel::{Moment, OrganisationId, TargetId, Term, WorkerId};

/// Nine in the morning, in seconds.
const NINE: i64 = 9 * 3600;

/// Two people of one organisation: one puts forward, the other answers.
struct Two<'a> {
    house: &'a House,
    town: &'a Town,
    manager: WorkerId,
    other: WorkerId,
}

/// Tells it: what was chosen over the past year, and what was put forward this morning.
///
/// # Errors
/// When the store can't be written.
pub async fn tell(house: &House, town: &Town, today: Moment, now: Moment) -> Result<(), Failure> {
    let ago = |days: i32| today.plus_days(-days).plus_seconds(NINE);
    let first = |kind| town.of_kind(kind).first().copied();
    if let Some(school) = first(OrganisationKind::School).and_then(|at| two(house, town, at)) {
        let why = "Onze mentoren werken vier dagen. Twee dagen bleek te kort.";
        let (step, three) = (Action::MeldcodeStep, Some(Term::WorkingDays(3)));
        school.chose(ago(90), step, three, why).await?;
    }
    let care = first(OrganisationKind::CareCoordination).and_then(|at| two(house, town, at));
    let Some(care) = care else { return Ok(()) };
    let compare = Action::CompareRecords;
    let why = "Tijdens de verhuizing keken wij minder vaak.";
    care.chose(ago(330), compare, Some(Term::WorkingDays(4)), why).await?;
    care.chose(ago(240), compare, None, "De verhuizing is klaar.").await?;
    let why = "Wij sluiten af in het overleg van de derde week.";
    care.chose(ago(120), Action::Close, Some(Term::WorkingDays(15)), why).await?;
    let decide = (Action::AwaitReferral, Some(Term::WorkingDays(10)));
    let why = "Aanbieders antwoorden vaak pas na een week.";
    let at = ago(60);
    let refused = care.put_forward(at, decide.0, decide.1, why).await?;
    care.answer(at, refused, Some(TargetObjection::TooLong)).await?;
    let why = "Een jongere moet snel weten waar hulp komt.";
    care.put_forward(now, Action::AwaitReferral, Some(Term::WorkingDays(3)), why).await?;
    Ok(())
}

/// The manager of the system and the privacy officer of an organisation.
fn two<'a>(house: &'a House, town: &'a Town, at: OrganisationId) -> Option<Two<'a>> {
    let who = |function| town.who(at, function).first().map(|one| one.worker);
    let (manager, other) = (who(Function::FunctionalManager)?, who(Function::PrivacyOfficer)?);
    Some(Two { house, town, manager, other })
}

impl Two<'_> {
    async fn chose(
        &self,
        at: Moment,
        action: Action,
        term: Option<Term>,
        why: &str,
    ) -> Result<(), Failure> {
        let id = self.put_forward(at, action, term, why).await?;
        self.answer(at, id, None).await
    }

    async fn put_forward(
        &self,
        at: Moment,
        action: Action,
        term: Option<Term>,
        why: &str,
    ) -> Result<TargetId, Failure> {
        let target = Target { action, term, from: at.day(), why: why.to_owned() };
        targets::propose(&person(self.house, self.town, self.manager, at), &target).await
    }

    /// The other answers an hour later.
    async fn answer(
        &self,
        at: Moment,
        id: TargetId,
        objection: Option<TargetObjection>,
    ) -> Result<(), Failure> {
        let at = at.plus_seconds(3600);
        targets::answer(&person(self.house, self.town, self.other, at), id, objection).await
    }
}
