//! The rule tables in force, as anyone who works by them may read them.

use crate::face::{StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use access::Action;
use app::rulebook::{self, Findings, InForce, Proposal};
use app::{Cx, Failure};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

#[derive(Template)]
#[template(path = "management/rules.html")]
struct RulesPage {
    t: Text,
    shell: StaffShell,
    tables: Vec<InForce>,
    /// Whether the one who looks may put a version forward.
    may_propose: bool,
    /// Whether they have a part in changing tables.
    takes_part: bool,
}

#[derive(Template)]
#[template(path = "management/rule.html")]
struct RulePage {
    t: Text,
    shell: StaffShell,
    table: InForce,
    findings: Findings,
    proposals: Vec<Proposal>,
    /// Whether the one who looks may put a version forward.
    may_propose: bool,
    /// Whether they have a part in changing tables: then they see what was put forward.
    takes_part: bool,
}

/// Every table.
///
/// # Errors
/// When the store can't be reached.
pub async fn list(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let cx = visitor.cx(&state.house);
    let tables = rulebook::in_force(&cx, visitor.t.lang());
    let (may_propose, takes_part) = part_in(&cx).await?;
    let shell = visitor.shell(&state).await?;
    Ok(html(&RulesPage { t: visitor.t, shell, tables, may_propose, takes_part }))
}

/// Whether the one who looks may put a version forward, and has a part in changing tables at all.
async fn part_in(cx: &Cx<'_>) -> Result<(bool, bool), Failure> {
    Ok((rulebook::may_change(cx, Action::ProposeRule).await?, rulebook::takes_part(cx).await?))
}

/// One table: its rules, what its check finds, and the versions put forward.
///
/// # Errors
/// Not found when there is no such table.
pub async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let cx = visitor.cx(&state.house);
    let (table, findings) = rulebook::table(&cx, &id, t.lang())?;
    let proposals = rulebook::proposals(&cx, &id).await?;
    let shell = visitor.shell(&state).await?;
    let (may_propose, takes_part) = part_in(&cx).await?;
    Ok(html(&RulePage { t, shell, table, findings, proposals, may_propose, takes_part }))
}
