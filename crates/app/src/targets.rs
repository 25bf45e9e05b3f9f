//! Target times of an organisation: one puts a time forward for an action, another of the same
//! organisation lets it take effect, or objects.
//!
//! They are the organisation's own: no other one sees or changes them, and no law sets them. Each stays
//! within what the table of terms leaves. A duty that runs keeps the date it got.

use crate::failure::{Failure, Fault};
use crate::house::{Cx, House};
use crate::ports::{ProposedTarget, TargetAnswer, Worker};
use crate::rules::REFINED_BY;
use crate::work::Work;
use access::{Object, Permit, Relation, Shown};
use domain::duties::{Action, Bound, Target, TargetObjection, TargetSet, Targets};
use kernel::{Date, OrganisationId, Personal, TargetId, Term, WorkerId};
use tables::Status;

/// What the gate is asked about. Whoever asks stands in their own organisation: its times are theirs.
const OWN: (Object, Relation) = (Object { kind: "target-times", id: None }, Relation::Holder);

/// How long an action may take here, and what may be made of it.
pub struct Line {
    /// The action.
    pub action: Action,
    /// What the table says.
    pub table: Term,
    /// Where that comes from.
    pub source: String,
    /// How sure it is: `confirmed`, `background` or `proposal`.
    pub status: &'static str,
    /// What is left to the organisation.
    pub left: Left,
    /// The organisation's own time now.
    pub own: Option<Term>,
    /// Since when that, or the table again, is so; `None` when it never was otherwise.
    pub since: Option<Date>,
    /// Whether an own time no longer fits the table, so that the table holds.
    pub outgrown: bool,
}

/// What is left to an organisation for an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// A time of its own, up to the bound.
    Own(Bound),
    /// Nothing: the table with this id dates it.
    ToTable(String),
    /// Nothing: what was agreed about the one matter dates it.
    ToAgreement,
}

/// A target time that was put forward, as those of the organisation see it.
#[derive(Debug, Clone)]
pub struct Proposed {
    /// The target time, and the answer to it.
    pub proposed: ProposedTarget,
    /// Who put it forward, when they are still known.
    pub by: Option<Personal>,
    /// Who answered, when they are still known.
    pub answered_by: Option<Personal>,
    /// Whether it is that of the one who looks: then someone else must answer.
    pub own: bool,
    /// Where it stands.
    pub standing: Standing,
}

/// Where a target time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody answered yet.
    Waiting,
    /// It was let in and begins later.
    Coming {
        /// Its first day.
        since: Date,
    },
    /// It holds.
    InForce {
        /// Its first day.
        since: Date,
    },
    /// It held, until another did.
    Former {
        /// Its first day.
        since: Date,
        /// The first day of the one that followed.
        until: Date,
    },
    /// Someone objected.
    Refused,
    /// Whoever put it forward took it back.
    Withdrawn,
}

impl Standing {
    /// The word as it is sent and used as a key for texts.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Coming { .. } => "coming",
            Self::InForce { .. } => "in-force",
            Self::Former { .. } => "former",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

async fn ask(work: &mut Work<'_>, action: access::Action) -> Result<Permit, Failure> {
    let (object, relation) = OWN;
    work.ask_on(action, object, relation, false).await
}

/// Whether the gate lets the one who asks put a time forward, or answer one after a fresh proof. Only to
/// know what to show: whoever does it is asked again.
pub fn may_change(cx: &Cx<'_>, action: access::Action) -> bool {
    let (object, relation) = OWN;
    match cx.house.gate.ask(&cx.actor, action, object, relation, false, cx.now) {
        Ok(_) => true,
        Err(denial) => denial.shown_as == Shown::StepUp,
    }
}

/// Whether whoever asks has a part in setting target times at all.
pub fn takes_part(cx: &Cx<'_>) -> bool {
    [access::Action::ProposeRule, access::Action::ActivateRule]
        .iter()
        .any(|one| may_change(cx, *one))
}

/// Puts a target time forward.
///
/// # Errors
/// Invalid with everything that is wrong with it; refused while another for the same action waits; not
/// allowed for functions that don't set target times.
pub async fn propose(cx: &Cx<'_>, target: &Target) -> Result<TargetId, Failure> {
    let mut work = cx.begin().await?;
    let permit = ask(&mut work, access::Action::ProposeRule).await?;
    let mut faults = target.faults(&work.rules.bounds, cx.today());
    let ends = target.term.is_none() && !has_own(cx, target.action);
    faults.extend(ends.then_some(("term", "target-none")));
    if !faults.is_empty() {
        let faults = faults.into_iter().map(|(field, code)| Fault::new(field, code));
        return Err(Failure::Invalid(faults.collect()));
    }
    let id = work.unit.propose_target(&permit, target).await?;
    let id = id.ok_or(Failure::Refused("target-waits"))?;
    work.commit().await?;
    Ok(id)
}

/// Whether the organisation has a time of its own for an action, now or later.
fn has_own(cx: &Cx<'_>, action: Action) -> bool {
    let targets = cx.house.own_times.of(cx.actor.organisation);
    let latest = targets.of(action).next_back();
    latest.is_some_and(|set| set.target.term.is_some())
        || targets.at(action, cx.now).is_some_and(|set| set.target.term.is_some())
}

/// Answers a target time: it takes effect, or there is an objection. Someone else than the one who put
/// it forward must do it.
///
/// # Errors
/// Refused for one's own, for one that was answered, and for one that the table no longer leaves; a fresh
/// second factor is asked.
pub async fn answer(
    cx: &Cx<'_>,
    id: TargetId,
    objection: Option<TargetObjection>,
) -> Result<(), Failure> {
    let found = find(cx, id).await?;
    let mut work = cx.begin().await?;
    let permit = ask(&mut work, access::Action::ActivateRule).await?;
    let waiting = still_waiting(found)?;
    if waiting.proposed_by == cx.actor.worker {
        return Err(Failure::Refused("own-proposal"));
    }
    // That its day went by while it waited doesn't matter: it then takes effect today.
    let late = |fault: &(&str, &str)| fault.1 == "day-past";
    let faults = waiting.target.faults(&work.rules.bounds, cx.today());
    if objection.is_none() && !faults.iter().all(late) {
        return Err(Failure::Refused("target-outgrown"));
    }
    let answer = objection.map_or(TargetAnswer::Agreed, TargetAnswer::Objected);
    work.unit.answer_target(&permit, id, answer).await?;
    work.commit().await?;
    load(cx.house, cx.actor.organisation).await
}

/// Takes back a target time that one put forward and nobody answered.
///
/// # Errors
/// Refused for that of someone else, and for one that was answered.
pub async fn withdraw(cx: &Cx<'_>, id: TargetId) -> Result<(), Failure> {
    let found = find(cx, id).await?;
    let mut work = cx.begin().await?;
    let permit = ask(&mut work, access::Action::ProposeRule).await?;
    let waiting = still_waiting(found)?;
    if waiting.proposed_by != cx.actor.worker {
        return Err(Failure::Refused("proposal-of-another"));
    }
    work.unit.answer_target(&permit, id, TargetAnswer::Withdrawn).await?;
    work.commit().await
}

/// One of the organisation of whoever asks. Looked up before the unit of work begins: a store with one
/// connection would wait for itself.
async fn find(cx: &Cx<'_>, id: TargetId) -> Result<Option<ProposedTarget>, Failure> {
    let all = cx.house.store.targets(cx.actor.organisation).await?;
    Ok(all.into_iter().find(|one| one.id == id))
}

fn still_waiting(found: Option<ProposedTarget>) -> Result<ProposedTarget, Failure> {
    let found = found.ok_or(Failure::NotFound)?;
    match found.answered.map(|answered| answered.answer) {
        None => Ok(found),
        Some(TargetAnswer::Withdrawn) => Err(Failure::Refused("proposal-withdrawn")),
        Some(_) => Err(Failure::Refused("answered-already")),
    }
}

/// How long every action may take in the organisation of whoever asks, in the order of the list. No
/// secret for who works by it.
pub fn lines(cx: &Cx<'_>) -> Vec<Line> {
    let rules = cx.house.rules();
    let targets = cx.house.own_times.of(cx.actor.organisation);
    let line = |action: Action| {
        let row = rules.row_of(action)?;
        let left = match (rules.bounds.of(action), row.word(REFINED_BY)) {
            (Some(bound), _) => Left::Own(bound),
            (None, Some(table)) => Left::ToTable(table.to_owned()),
            (None, None) => Left::ToAgreement,
        };
        let held = targets.at(action, cx.now);
        let own = targets.term(action, cx.now, &rules.bounds);
        Some(Line {
            action,
            table: rules.terms.of(action),
            source: row.source().to_owned(),
            status: row.status().code(),
            left,
            own,
            since: held.map(TargetSet::since),
            outgrown: own.is_none() && held.is_some_and(|set| set.target.term.is_some()),
        })
    };
    Action::ALL.iter().filter_map(|action| line(*action)).collect()
}

/// The name of the organisation of whoever asks: whose times these are.
///
/// # Errors
/// When the store can't be reached.
pub async fn whose(cx: &Cx<'_>) -> Result<String, Failure> {
    let organisations = cx.house.store.organisations().await?;
    let own = organisations.into_iter().find(|one| one.id == cx.actor.organisation);
    Ok(own.map(|own| own.name).unwrap_or_default())
}

/// Whether the table's term for an action is our own proposal, that nobody confirmed.
pub fn is_proposal(house: &House, action: Action) -> bool {
    house.rules().row_of(action).is_none_or(|row| row.status() == Status::Proposal)
}

/// Every target time that was put forward in the organisation of whoever asks, newest first; none for
/// who has no part in setting them.
///
/// # Errors
/// When the store can't be reached.
pub async fn proposals(cx: &Cx<'_>) -> Result<Vec<Proposed>, Failure> {
    if !takes_part(cx) {
        return Ok(Vec::new());
    }
    let all = cx.house.store.targets(cx.actor.organisation).await?;
    let workers = cx.begin_reading().await?.unit.workers().await?;
    let targets = cx.house.own_times.of(cx.actor.organisation);
    let seen = |proposed: ProposedTarget| Proposed {
        by: name_of(&workers, Some(proposed.proposed_by)),
        answered_by: name_of(&workers, proposed.answered.map(|answered| answered.by)),
        own: proposed.proposed_by == cx.actor.worker,
        standing: standing(&proposed, &targets, cx.today()),
        proposed,
    };
    Ok(all.into_iter().rev().map(seen).collect())
}

fn name_of(workers: &[Worker], id: Option<WorkerId>) -> Option<Personal> {
    let found = workers.iter().find(|worker| Some(worker.id) == id);
    found.map(|worker| worker.name.clone())
}

fn standing(one: &ProposedTarget, targets: &Targets, today: Date) -> Standing {
    match one.answered.map(|answered| answered.answer) {
        None => return Standing::Waiting,
        Some(TargetAnswer::Objected(_)) => return Standing::Refused,
        Some(TargetAnswer::Withdrawn) => return Standing::Withdrawn,
        Some(TargetAnswer::Agreed) => {}
    }
    let mut from = targets.of(one.target.action).skip_while(|set| set.id != one.id);
    let since = from.next().map_or(one.target.from, TargetSet::since);
    match from.next().map(TargetSet::since) {
        Some(until) if until <= today => Standing::Former { since, until },
        _ if since > today => Standing::Coming { since },
        _ => Standing::InForce { since },
    }
}

/// Brings what was let in in one organisation to hand: after every answer.
///
/// # Errors
/// When the store can't be reached.
async fn load(house: &House, organisation: OrganisationId) -> Result<(), Failure> {
    let all = house.store.targets(organisation).await?;
    let sets = all.into_iter().filter_map(|one| {
        let answered = one.answered.filter(|one| one.answer == TargetAnswer::Agreed)?;
        Some(TargetSet { id: one.id, at: answered.at, target: one.target })
    });
    house.own_times.set(organisation, Targets::new(sets));
    Ok(())
}

/// The same for every organisation: at the start of a server.
///
/// # Errors
/// When the store can't be reached.
pub async fn load_all(house: &House) -> Result<(), Failure> {
    for organisation in house.store.organisations().await? {
        load(house, organisation.id).await?;
    }
    Ok(())
}
