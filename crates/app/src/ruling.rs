//! Rule tables change by two people: one proposes a version that is clean, another puts it in force.

use crate::failure::Failure;
use crate::house::{Cx, House};
use crate::ports::RuleVersion;
use crate::rules::Rules;
use crate::work::Work;
use access::{Action, Object, Permit, Relation};
use domain::organisations::OrganisationKind;
use kernel::Date;
use tables::Table;

/// How whoever asks stands to the rules. Every organisation of an installation works by them, and they
/// are those of its municipality: only who works there changes them.
///
/// # Errors
/// When the store can't be reached.
pub(crate) async fn relation(cx: &Cx<'_>) -> Result<Relation, Failure> {
    let organisations = cx.house.store.organisations().await?;
    let own = organisations.iter().find(|one| one.id == cx.actor.organisation);
    let municipal = own.is_some_and(|own| own.kind == OrganisationKind::Municipality);
    Ok(if municipal { Relation::Holder } else { Relation::None })
}

/// Asks the gate about the rules, and the list of signals among them. The relation is looked up before
/// the unit of work begins: a store with one connection would wait for itself.
///
/// # Errors
/// The denial, after it was written to the journal.
pub(crate) async fn ask(
    work: &mut Work<'_>,
    action: Action,
    relation: Relation,
) -> Result<Permit, Failure> {
    let rules = Object { kind: "rules", id: None };
    work.ask_on(action, rules, relation, false).await
}

/// Puts a version of a rule table forward.
///
/// # Errors
/// Invalid when it can't be read, isn't complete and free of contradictions, or can't be the rules; not allowed outside the
/// municipality.
pub async fn propose(cx: &Cx<'_>, text: &str) -> Result<(String, String), Failure> {
    let table = clean(text, cx)?;
    let known = cx.house.store.rule_versions().await?;
    let relation = relation(cx).await?;
    let mut work = cx.begin().await?;
    let permit = ask(&mut work, Action::ProposeRule, relation).await?;
    // A version never changes, and neither does one that is in force already.
    let same = |one: &RuleVersion| one.id == table.id() && one.version == table.version();
    let shipped = work.rules.table(table.id()).map(|one| one.version());
    if known.iter().any(same) || shipped == Some(table.version()) {
        return Err(Failure::invalid("text", "version-exists"));
    }
    work.unit.propose_rule(&permit, table.id(), table.version(), text).await?;
    work.commit().await?;
    Ok((table.id().to_owned(), table.version().to_owned()))
}

/// Puts a proposed version in force. Someone else than the proposer must do it.
///
/// # Errors
/// Refused for one's own proposal; a fresh second factor is asked; not allowed outside the municipality.
pub async fn activate(cx: &Cx<'_>, id: &str, version: &str) -> Result<(), Failure> {
    let versions = cx.house.store.rule_versions().await?;
    let proposed = versions.iter().find(|one| one.id == id && one.version == version);
    let relation = relation(cx).await?;
    let mut work = cx.begin().await?;
    let permit = ask(&mut work, Action::ActivateRule, relation).await?;
    let proposed = proposed.ok_or(Failure::NotFound)?;
    let table = clean(&proposed.text, cx)?;
    tables::activate(table.clone(), proposed.proposed_by, cx.actor.worker, cx.today())
        .map_err(|_| Failure::Refused("own-proposal"))?;
    let rules = work
        .rules
        .with(table, cx.today())
        .map_err(|fault| Failure::Unavailable(fault.to_string()))?;
    work.unit.activate_rule(&permit, id, version).await?;
    work.commit().await?;
    cx.house.set_rules(rules);
    Ok(())
}

/// The versions that were proposed and activated here.
///
/// # Errors
/// Not allowed for functions that don't manage rules.
pub async fn versions(cx: &Cx<'_>) -> Result<Vec<RuleVersion>, Failure> {
    let relation = relation(cx).await?;
    let mut work = cx.begin_reading().await?;
    let permit = ask(&mut work, Action::ProposeRule, relation).await?;
    work.unit.note(&permit, &[]).await?;
    work.commit().await?;
    Ok(cx.house.store.rule_versions().await?)
}

/// Puts the activated versions over the tables the house was built with: at the start of a server.
///
/// # Errors
/// When a kept version can't be read.
pub async fn load_active(house: &House) -> Result<(), Failure> {
    let mut versions = house.store.rule_versions().await?;
    versions.retain(|version| version.active.is_some());
    versions.sort_by_key(|version| version.active.map(|(_, at)| at));
    let mut rules: Rules = Rules::clone(&house.rules());
    for version in versions {
        let day = version.active.map_or(Date::MAX, |(_, at)| at.day());
        let table = Table::parse(&version.text)
            .map_err(|_| Failure::Unavailable(format!("rule table {}", version.id)))?;
        rules = rules.with(table, day).map_err(|fault| Failure::Unavailable(fault.to_string()))?;
    }
    house.set_rules(rules);
    Ok(())
}

fn clean(text: &str, cx: &Cx<'_>) -> Result<Table, Failure> {
    let table = Table::parse(text).map_err(|_| Failure::invalid("text", "table-unreadable"))?;
    if !table.check(cx.today()).is_clean() {
        return Err(Failure::invalid("text", "table-not-clean"));
    }
    match cx.house.rules().with(table.clone(), cx.today()) {
        Ok(_) => Ok(table),
        Err(_) => Err(Failure::invalid("text", "table-unfit")),
    }
}
