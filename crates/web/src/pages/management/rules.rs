//! The rule tables in force, as anyone who works here may read them.

use crate::face::{StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::rulebook::{self, Findings, InForce, Proposal};
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
}

#[derive(Template)]
#[template(path = "management/rule.html")]
struct RulePage {
    t: Text,
    shell: StaffShell,
    table: InForce,
    findings: Findings,
    proposals: Vec<Proposal>,
}

/// Every table.
///
/// # Errors
/// When the store can't be reached.
pub async fn list(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let tables = rulebook::in_force(&visitor.cx(&state.house), visitor.t.lang());
    Ok(html(&RulesPage { t: visitor.t, shell: visitor.shell(&state).await?, tables }))
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
    Ok(html(&RulePage { t, shell, table, findings, proposals }))
}
