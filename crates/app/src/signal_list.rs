//! The list of signals changes by two people: one puts an item forward, or the end of one; another lets
//! it take effect, or objects. Until then the first can take it back.
//!
//! The list is that of the municipality, as rule tables are: only who works there changes it, and everyone
//! who works here and every visitor of the knowledge pages reads the same one. Whether a text may stand there is for people to judge:
//! nothing is refused because of its words.

use crate::failure::{Failure, Fault};
use crate::house::{Cx, House};
use crate::ports::{Amended, Organisation};
use crate::{rulebook, ruling};
use access::Action;
use domain::knowledge::{Amendment, AmendmentFault, Change, Key, Objection, Source};
use kernel::{AmendmentId, OrganisationId, Personal};

/// A change that was put forward, as those who decide on it see it.
#[derive(Debug, Clone)]
pub struct Proposed {
    /// The change, and the answer to it.
    pub amended: Amended,
    /// The name of the organisation that put it forward.
    pub organisation: String,
    /// Who put it forward, when that is a colleague.
    pub by: Option<Personal>,
    /// Whether that is the one who looks: then someone else must answer.
    pub own: bool,
}

/// Puts a change forward.
///
/// # Errors
/// Invalid with everything that is wrong with it; not allowed for functions that don't manage rules, and
/// outside the municipality.
pub async fn propose(cx: &Cx<'_>, amendment: &Amendment) -> Result<AmendmentId, Failure> {
    let relation = ruling::relation(cx).await?;
    let mut work = cx.begin().await?;
    let permit = ruling::ask(&mut work, Action::ProposeRule, relation).await?;
    let faults = cx.house.library.now().amendment_faults(amendment, cx.today());
    if !faults.is_empty() {
        let faults = faults.into_iter().map(|(field, code)| Fault::new(field, code));
        return Err(Failure::Invalid(faults.collect()));
    }
    let id = work.unit.propose_amendment(&permit, amendment).await?;
    work.commit().await?;
    Ok(id)
}

/// Answers a change: it takes effect, or there is an objection. Someone else than the one who put it
/// forward must do it.
///
/// # Errors
/// Refused for one's own change, for one that was answered, and for one that the list has no room for
/// any more; a fresh second factor is asked.
pub async fn answer(
    cx: &Cx<'_>,
    id: AmendmentId,
    objection: Option<Objection>,
) -> Result<(), Failure> {
    let all = cx.house.store.amendments().await?;
    let relation = ruling::relation(cx).await?;
    let mut work = cx.begin().await?;
    let permit = ruling::ask(&mut work, Action::ActivateRule, relation).await?;
    let waiting = waiting(all, id)?;
    if waiting.proposed_by == cx.actor.worker {
        return Err(Failure::Refused("own-proposal"));
    }
    if objection.is_none() && !still_fits(cx, &waiting.amendment) {
        return Err(Failure::Refused("list-changed"));
    }
    work.unit.answer_amendment(&permit, id, objection).await?;
    work.commit().await?;
    load(cx.house).await
}

/// Takes back a change that one put forward oneself, as long as nobody answered it.
///
/// # Errors
/// Refused for a change of someone else, and for one that was answered or taken back.
pub async fn withdraw(cx: &Cx<'_>, id: AmendmentId) -> Result<(), Failure> {
    let all = cx.house.store.amendments().await?;
    let relation = ruling::relation(cx).await?;
    let mut work = cx.begin().await?;
    let permit = ruling::ask(&mut work, Action::ProposeRule, relation).await?;
    if waiting(all, id)?.proposed_by != cx.actor.worker {
        return Err(Failure::Refused("proposal-of-another"));
    }
    work.unit.withdraw_amendment(&permit, id).await?;
    work.commit().await
}

/// A change that waits for an answer.
fn waiting(all: Vec<Amended>, id: AmendmentId) -> Result<Amended, Failure> {
    let one = all.into_iter().find(|one| one.id == id).ok_or(Failure::NotFound)?;
    match (one.waits(), one.withdrawn_at) {
        (true, _) => Ok(one),
        (false, None) => Err(Failure::Refused("answered-already")),
        (false, Some(_)) => Err(Failure::Refused("proposal-withdrawn")),
    }
}

/// Whether the list has room for a change. That its day went by while it waited doesn't matter: it then
/// takes effect today.
fn still_fits(cx: &Cx<'_>, amendment: &Amendment) -> bool {
    let late = |fault: &AmendmentFault| fault.1 == "day-past";
    cx.house.library.now().amendment_faults(amendment, cx.today()).iter().all(late)
}

/// Every change that was put forward, newest first; none for who has no part in changing rules.
///
/// # Errors
/// When the store can't be reached.
pub async fn changes(cx: &Cx<'_>) -> Result<Vec<Proposed>, Failure> {
    if !rulebook::takes_part(cx).await? {
        return Ok(Vec::new());
    }
    let all = cx.house.store.amendments().await?;
    let organisations = cx.house.store.organisations().await?;
    let mut work = cx.begin_reading().await?;
    let workers = work.unit.workers().await?;
    let seen = |amended: Amended| {
        let by = workers.iter().find(|worker| worker.id == amended.proposed_by);
        Proposed {
            organisation: name_of(&organisations, amended.organisation),
            by: by.map(|worker| worker.name.clone()),
            own: amended.proposed_by == cx.actor.worker,
            amended,
        }
    };
    Ok(all.into_iter().rev().map(seen).collect())
}

/// Puts what was changed here over the list that came with the product: at the start of a server, and
/// after every answer.
///
/// # Errors
/// When the store can't be reached.
pub async fn load(house: &House) -> Result<(), Failure> {
    let organisations = house.store.organisations().await?;
    let mut accepted: Vec<_> = house
        .store
        .amendments()
        .await?
        .into_iter()
        .filter_map(|one| one.answer.filter(|a| a.objection.is_none()).map(|a| (a.at, one)))
        .collect();
    // Additions first: an item can be added and ended in one moment.
    let ends = |one: &Amended| matches!(one.amendment.change, Change::Retire { .. });
    accepted.sort_by_key(|(at, one)| (ends(one), *at, one.id));
    let mut knowledge = house.library.shipped().clone();
    for (at, one) in accepted {
        let source = source(&organisations, one.organisation)?;
        knowledge = knowledge.amended(one.id, &one.amendment.change, &source, at.day());
    }
    house.library.set(knowledge);
    Ok(())
}

fn name_of(organisations: &[Organisation], id: OrganisationId) -> String {
    let found = organisations.iter().find(|one| one.id == id);
    found.map(|one| one.name.clone()).unwrap_or_default()
}

/// An organisation as the source of its own signals.
fn source(organisations: &[Organisation], id: OrganisationId) -> Result<Source, Failure> {
    let key = Key::new(&id.to_string());
    let key = key.map_err(|_| Failure::Unavailable(format!("a source of {id}")))?;
    Ok(Source { id: key, title: name_of(organisations, id), year: None, url: None })
}
