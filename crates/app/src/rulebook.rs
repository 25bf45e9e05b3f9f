//! Rule tables as people read them: what holds, where it comes from, what a new version changes.
//!
//! The tables in force are no secret: whoever works by a rule may read it, with its source. The
//! versions that were put forward are for those whom the gate lets propose or activate one.

use crate::failure::Failure;
use crate::house::Cx;
use crate::limits::SESSIONS;
use crate::pathways::ROUTES;
use crate::ports::RuleVersion;
use crate::rhythm::{AFTERCARE, BRIDGING};
use crate::rules::{ROUTE_CHOICE, TERMS};
use access::{Action, Object, Shown};
use kernel::{Date, Lang, Moment, Personal, Term};
use tables::{Check, Status, Table};

/// A table in force.
pub struct InForce {
    /// Its stable id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its name on screen.
    pub title: String,
    /// What it is for; empty when it doesn't say.
    pub purpose: String,
    /// The first day it holds.
    pub from: Date,
    /// Its rules, in order.
    pub rules: Vec<Rule>,
    /// Whether the system works by it; else people do.
    pub carried_out: bool,
}

/// One rule of a table.
pub struct Rule {
    /// Its stable id.
    pub id: String,
    /// When it holds, in words.
    pub condition: String,
    /// What follows from it, in words; empty when its outcomes are codes only.
    pub says: String,
    /// How soon, when it says so.
    pub within: Option<Term>,
    /// Where it comes from.
    pub source: String,
    /// How sure it is: `confirmed`, `background` or `proposal`.
    pub status: &'static str,
    /// When someone last held it against its source.
    pub checked: Date,
}

/// What the check of a table found, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// Why the text can't be read at all.
    pub unreadable: Vec<String>,
    /// Situations without an outcome.
    pub missing: Vec<String>,
    /// Rules that contradict each other.
    pub overlaps: Vec<String>,
    /// Rules that never decide.
    pub unreachable: Vec<String>,
    /// Rules whose contact wasn't tried for too long: a warning.
    pub contacts_due: Vec<String>,
    /// Whether it was too large to check.
    pub too_large: bool,
}

/// What a new version does differently, in one kind of situation.
pub struct Difference {
    /// In which situations.
    pub situations: Vec<String>,
    /// The rules that decide now; empty when none does.
    pub before: String,
    /// The rules that would decide; empty when none would.
    pub after: String,
}

/// A version that was put forward, with what it would change.
pub struct Proposal {
    /// The table.
    pub id: String,
    /// The version.
    pub version: String,
    /// Who put it forward.
    pub by: Option<Personal>,
    /// Whether that is the one who looks: then someone else must activate it.
    pub own: bool,
    /// When it was activated.
    pub active: Option<Moment>,
    /// What the check found.
    pub findings: Findings,
    /// What it changes against the table in force; empty for a table that isn't there yet.
    pub differences: Vec<Difference>,
}

impl InForce {
    /// How many of its rules are our own proposal.
    pub fn proposals(&self) -> usize {
        self.rules.iter().filter(|rule| rule.status == "proposal").count()
    }
}

/// Whether the system itself works by the table with this id. Any other is for people to read, and the
/// page says so.
fn is_carried_out(id: &str) -> bool {
    [TERMS, ROUTE_CHOICE, BRIDGING, AFTERCARE, SESSIONS].contains(&id) || id.starts_with(ROUTES)
}

impl Findings {
    /// Whether the table may come into force.
    pub fn is_clean(&self) -> bool {
        let lists = [&self.unreadable, &self.missing, &self.overlaps, &self.unreachable];
        !self.too_large && lists.iter().all(|list| list.is_empty())
    }
}

/// Every table in force, by id.
pub fn in_force(cx: &Cx<'_>, lang: Lang) -> Vec<InForce> {
    cx.house.rules().tables().map(|table| read(table, lang)).collect()
}

/// One table in force and what its check finds today.
///
/// # Errors
/// Not found when there is no such table.
pub fn table(cx: &Cx<'_>, id: &str, lang: Lang) -> Result<(InForce, Findings), Failure> {
    let rules = cx.house.rules();
    let table = rules.table(id).ok_or(Failure::NotFound)?;
    Ok((read(table, lang), findings(&table.check(cx.today()))))
}

/// What is wrong with a text that should be a table, and what it would change.
pub fn examine(cx: &Cx<'_>, text: &str) -> (Findings, Vec<Difference>) {
    match Table::parse(text) {
        Ok(table) => (findings(&table.check(cx.today())), differences(cx, &table)),
        Err(faults) => {
            let unreadable = faults.iter().map(ToString::to_string).collect();
            (Findings { unreadable, ..Findings::default() }, Vec::new())
        }
    }
}

/// Whether the gate lets the one who asks put a version forward, or put one in force after a fresh
/// proof. Only to know what to show: whoever does it is asked again.
///
/// # Errors
/// When the store can't be reached.
pub async fn may_change(cx: &Cx<'_>, action: Action) -> Result<bool, Failure> {
    let rules = Object { kind: "rules", id: None };
    let relation = crate::ruling::relation(cx).await?;
    Ok(match cx.house.gate.ask(&cx.actor, action, rules, relation, false, cx.now) {
        Ok(_) => true,
        Err(denial) => denial.shown_as == Shown::StepUp,
    })
}

/// Whether whoever asks has a part in changing tables at all.
///
/// # Errors
/// When the store can't be reached.
pub async fn takes_part(cx: &Cx<'_>) -> Result<bool, Failure> {
    let proposes = may_change(cx, Action::ProposeRule).await?;
    Ok(proposes || may_change(cx, Action::ActivateRule).await?)
}

/// The versions of a table that were put forward here, newest first; none for who has no part in
/// changing tables.
///
/// # Errors
/// When the store can't be reached.
pub async fn proposals(cx: &Cx<'_>, id: &str) -> Result<Vec<Proposal>, Failure> {
    if !takes_part(cx).await? {
        return Ok(Vec::new());
    }
    let versions = cx.house.store.rule_versions().await?;
    let mut work = cx.begin_reading().await?;
    let workers = work.unit.workers().await?;
    let of_table = versions.iter().rev().filter(|one| one.id == id);
    Ok(of_table
        .map(|one| {
            let by = workers.iter().find(|worker| worker.id == one.proposed_by);
            proposal(cx, one, by.map(|worker| worker.name.clone()))
        })
        .collect())
}

fn proposal(cx: &Cx<'_>, version: &RuleVersion, by: Option<Personal>) -> Proposal {
    let (findings, differences) = examine(cx, &version.text);
    Proposal {
        id: version.id.clone(),
        version: version.version.clone(),
        by,
        own: version.proposed_by == cx.actor.worker,
        active: version.active.map(|(_, at)| at),
        findings,
        differences,
    }
}

fn read(table: &Table, lang: Lang) -> InForce {
    let rules = table.rows().iter().map(|row| Rule {
        id: row.id().to_owned(),
        condition: table.condition(row.id(), Some(lang)).unwrap_or_default(),
        says: row.text("say", lang).unwrap_or_default().to_owned(),
        within: row.term("within"),
        source: row.source().to_owned(),
        status: match row.status() {
            Status::Confirmed => "confirmed",
            Status::Background => "background",
            Status::Proposal => "proposal",
        },
        checked: row.checked(),
    });
    InForce {
        id: table.id().to_owned(),
        version: table.version().to_owned(),
        title: table.title().in_lang(lang).to_owned(),
        purpose: table.purpose().map_or("", |text| text.in_lang(lang)).to_owned(),
        from: table.from(),
        carried_out: is_carried_out(table.id()),
        rules: rules.collect(),
    }
}

fn findings(check: &Check) -> Findings {
    Findings {
        unreadable: Vec::new(),
        missing: check.missing.iter().map(|gap| gap.words.clone()).collect(),
        overlaps: check
            .overlaps
            .iter()
            .map(|two| format!("{} + {}: {}", two.rows.0, two.rows.1, two.words))
            .collect(),
        unreachable: check.unreachable.clone(),
        contacts_due: check.contacts_due.clone(),
        too_large: check.too_large,
    }
}

fn differences(cx: &Cx<'_>, new: &Table) -> Vec<Difference> {
    let rules = cx.house.rules();
    let Some(old) = rules.table(new.id()) else { return Vec::new() };
    let Ok(diff) = tables::diff(old, new) else { return Vec::new() };
    diff.changes
        .into_iter()
        .map(|change| Difference {
            situations: change.words,
            before: change.before.join(", "),
            after: change.after.join(", "),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_carried_out_or_said_to_be_for_people() {
        let content = content::load(None).expect("the built-in content");
        let ids = content.tables.iter().map(|rules| rules.table.id());
        // The gate is asked by `access`, and isn't among the rules that people read here.
        let others: Vec<_> = ids.filter(|id| *id != "poort" && !is_carried_out(id)).collect();
        assert_eq!(others, ["bewaartermijn"]);
    }
}
