//! What waits for a second person: proposals of others that whoever asks may let in or refuse. Without
//! this a proposal waits until someone happens to look.

use crate::failure::Failure;
use crate::house::Cx;
use crate::{rulebook, targets};
use access::Action;
use kernel::WorkerId;
use std::collections::BTreeMap;

/// What is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposed {
    /// A target time of one's own organisation.
    TargetTime,
    /// A change to the list of signals.
    Signal,
    /// A version of a rule table.
    RuleTable,
}

/// What waits for someone else than who proposed it, and may be answered by whoever asks.
///
/// # Errors
/// When the store can't be reached.
pub async fn awaited(cx: &Cx<'_>) -> Result<Vec<Proposed>, Failure> {
    let mut awaited = Vec::new();
    let of_another = |by: WorkerId| by != cx.actor.worker;
    // Who may not even answer for their own organisation, answers for none.
    if !targets::may_change(cx, Action::ActivateRule) {
        return Ok(awaited);
    }
    let times = cx.house.store.targets(cx.actor.organisation).await?;
    if times.iter().any(|one| one.answered.is_none() && of_another(one.proposed_by)) {
        awaited.push(Proposed::TargetTime);
    }
    if !rulebook::may_change(cx, Action::ActivateRule).await? {
        return Ok(awaited);
    }
    let changes = cx.house.store.amendments().await?;
    if changes.iter().any(|one| one.waits() && of_another(one.proposed_by)) {
        awaited.push(Proposed::Signal);
    }
    // Of each table only the newest version: a later one took the place of what nobody let in.
    let versions = cx.house.store.rule_versions().await?;
    let newest: BTreeMap<_, _> = versions.iter().map(|one| (&one.id, one)).collect();
    if newest.values().any(|one| one.active.is_none() && of_another(one.proposed_by)) {
        awaited.push(Proposed::RuleTable);
    }
    Ok(awaited)
}
