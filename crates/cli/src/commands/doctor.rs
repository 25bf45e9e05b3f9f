//! `vangnet doctor`: what is wrong here, and how to mend it.

use crate::answer::Answer;
use crate::clock;
use crate::fault::Fault;
use crate::house::{self, now};
use crate::server;
use crate::settings::Where;
use app::ports::Store as _;
use app::{Cx, House, handing_over};
use serde_json::json;
use std::fmt::Write as _;
use store::SqlStore;

/// One thing that was looked at.
struct Checked {
    name: &'static str,
    advice: Option<String>,
}

impl Checked {
    fn of(name: &'static str, found: &Result<(), String>) -> Self {
        Self { name, advice: found.as_ref().err().cloned() }
    }
}

pub async fn run(at: &Where) -> Result<Answer, Fault> {
    let mut checks = vec![
        Checked::of("content", &content_loads(at)),
        Checked::of("theme", &theme_is_readable(at)),
        Checked::of(
            "keys",
            &house::read_keys(&at.key_file()).map(|_| ()).map_err(|why| why.to_string()),
        ),
    ];
    if let Some(server) = &at.file.time_server {
        checks.push(Checked::of("clock", &clock::compare(server).await));
    }
    match house::open_store(at).await {
        Ok(store) => checks.extend(inside(at, &store).await),
        Err(why) => checks.push(Checked::of("database", &Err(why.to_string()))),
    }
    let mut text = String::new();
    for check in &checks {
        match &check.advice {
            None => drop(writeln!(text, "ok    {}", check.name)),
            Some(advice) => drop(writeln!(text, "WRONG {}: {advice}", check.name)),
        }
    }
    let json: Vec<_> = checks
        .iter()
        .map(|one| json!({ "name": one.name, "ok": one.advice.is_none(), "advice": one.advice }))
        .collect();
    let ok = checks.iter().all(|one| one.advice.is_none());
    Ok(Answer::new(json!({ "checks": json }), text).ok_if(ok))
}

fn content_loads(at: &Where) -> Result<(), String> {
    let loaded = content::load(at.file.content.as_deref());
    loaded
        .map(|_| ())
        .map_err(|faults| format!("{} faults: `vangnet content check` names them", faults.len()))
}

/// The house style can be read by people; a page is served without it until it can.
fn theme_is_readable(at: &Where) -> Result<(), String> {
    match server::theme(&at.file) {
        Err(why) => Err(why.to_string()),
        Ok(None | Some(Ok(_))) => Ok(()),
        Ok(Some(Err(faults))) => {
            let pairs: Vec<_> = faults.iter().map(ToString::to_string).collect();
            Err(format!("it isn't used, because people can't read it: {}", pairs.join("; ")))
        }
    }
}

async fn inside(at: &Where, store: &SqlStore) -> Vec<Checked> {
    let mut checks = vec![Checked::of("database", &Ok(()))];
    let house = house::assemble(store, at.file.content.as_deref()).await;
    let house = house.map_err(|why| why.to_string());
    let (rules, house) = match house {
        Ok(house) => (Ok(()), Some(house)),
        Err(why) => (Err(why), None),
    };
    checks.push(Checked::of("rules", &rules));
    checks.push(Checked::of("organisations", &organisations(store).await));
    if let Some(house) = house {
        checks.push(Checked::of("holders", &holders(store, &house).await));
        checks.push(Checked::of("time", &time_runs(store, &house).await));
    }
    checks.push(Checked::of("journals", &journals(store).await));
    checks
}

async fn organisations(store: &SqlStore) -> Result<(), String> {
    let all = store.organisations().await.map_err(|why| why.to_string())?;
    if all.is_empty() { Err("there is none yet: run `vangnet init`".to_owned()) } else { Ok(()) }
}

/// Nothing is without a holder who can act.
async fn holders(store: &SqlStore, house: &House) -> Result<(), String> {
    for one in store.organisations().await.map_err(|why| why.to_string())? {
        let census = handing_over::census(&Cx::system(house, one.id, now())).await;
        let census = census.map_err(|why| format!("{}: {why}", one.name))?;
        if census.without_holder > 0 {
            return Err(format!(
                "{}: {} matters without a holder",
                one.name, census.without_holder
            ));
        }
    }
    Ok(())
}

/// Warnings and escalations don't wait: something serves this installation.
async fn time_runs(store: &SqlStore, house: &House) -> Result<(), String> {
    /// A server lets time do its work every minute.
    const BEHIND_SECONDS: i64 = 3600;
    for one in store.organisations().await.map_err(|why| why.to_string())? {
        let unit = house.store.begin(one.id, now()).await;
        let mut unit = unit.map_err(|why| why.to_string())?;
        let before = now().plus_seconds(-BEHIND_SECONDS);
        let waiting = unit.ticking(before, 1).await.map_err(|why| why.to_string())?;
        if !waiting.is_empty() {
            return Err(format!("{}: warnings wait since an hour: run `vangnet serve`", one.name));
        }
    }
    Ok(())
}

async fn journals(store: &SqlStore) -> Result<(), String> {
    for one in store.organisations().await.map_err(|why| why.to_string())? {
        let report = store.verify_journal(one.id, Vec::new()).await;
        let report = report.map_err(|why| why.to_string())?;
        if !report.is_ok() {
            return Err(format!(
                "{}: the journal isn't whole: keep this database as it is, see `vangnet journal verify`",
                one.name
            ));
        }
    }
    Ok(())
}
