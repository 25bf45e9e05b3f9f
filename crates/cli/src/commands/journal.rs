//! `vangnet journal`: verify it here or offline, give others its head, write it out.

use super::{organisation_named, organisations};
use crate::answer::Answer;
use crate::args::Journal;
use crate::fault::Fault;
use crate::house;
use crate::settings::Where;
use ::journal::{Report, Verifier, VerifyingKey};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::Path;
use store::SqlStore;

pub async fn run(at: &Where, asked: Journal) -> Result<Answer, Fault> {
    match asked {
        Journal::Verify { from: Some(from), key, .. } => {
            verify_file(&from, key.as_deref().unwrap_or_default())
        }
        Journal::Verify { from: None, organisation, .. } => {
            verify(&house::open_store(at).await?, organisation.as_deref()).await
        }
        Journal::Head { organisation } => {
            head(&house::open_store(at).await?, organisation.as_deref()).await
        }
        Journal::Export { organisation, to } => {
            export(&house::open_store(at).await?, &organisation, &to).await
        }
    }
}

fn report(report: &Report) -> Value {
    let bad = report.first_bad.as_ref().map(
        |bad| json!({ "line": bad.line, "proven": bad.proven, "fault": bad.fault.to_string() }),
    );
    json!({
        "entries": report.entries,
        "removed": report.removed,
        "heads": report.heads,
        "ok": report.is_ok(),
        "first_bad": bad,
    })
}

fn verdict(report: &Report) -> String {
    match &report.first_bad {
        None => format!("whole: {} entries, {} heads", report.entries, report.heads),
        Some(bad) => format!("NOT WHOLE at line {}: {}", bad.line, bad.fault),
    }
}

fn verify_file(path: &Path, key: &str) -> Result<Answer, Fault> {
    let unreadable =
        |why: &dyn std::fmt::Display| Fault::Unreadable(format!("{}: {why}", path.display()));
    let key: VerifyingKey =
        key.parse().map_err(|_| Fault::Usage("--key: not a key of a journal".to_owned()))?;
    let file = File::open(path).map_err(|why| unreadable(&why))?;
    let mut verifier = Verifier::new(key, Vec::new());
    for line in BufReader::new(file).split(b'\n') {
        if !verifier.push(&line.map_err(|why| unreadable(&why))?) {
            break;
        }
    }
    let found = verifier.finish();
    Ok(Answer::new(report(&found), verdict(&found)).ok_if(found.is_ok()))
}

async fn verify(store: &SqlStore, name: Option<&str>) -> Result<Answer, Fault> {
    let (mut text, mut journals) = (String::new(), Vec::new());
    let (mut entries, mut heads, mut first_bad) = (0, 0, Value::Null);
    for organisation in organisations(store, name).await? {
        let found = store.verify_journal(organisation.id, Vec::new()).await?;
        let _ = writeln!(text, "{:32} {}", organisation.name, verdict(&found));
        let mut one = report(&found);
        (entries, heads) = (entries + found.entries, heads + found.heads);
        if let Some(one) = one.as_object_mut() {
            one.insert("organisation".to_owned(), organisation.name.clone().into());
        }
        if first_bad.is_null() && !found.is_ok() {
            first_bad = one.clone();
        }
        journals.push(one);
    }
    let ok = first_bad.is_null();
    let json = json!({
        "entries": entries,
        "heads": heads,
        "ok": ok,
        "first_bad": first_bad,
        "journals": journals,
    });
    Ok(Answer::new(json, text).ok_if(ok))
}

async fn head(store: &SqlStore, name: Option<&str>) -> Result<Answer, Fault> {
    store.sign_heads(house::now()).await?;
    let (mut text, mut heads) = (String::new(), Vec::new());
    for organisation in organisations(store, name).await? {
        let key = store.journal_key(organisation.id).await?;
        let Some(head) = store.newest_head(organisation.id).await? else { continue };
        let _ = writeln!(text, "{}\nkey {key}\n\n{}", organisation.name, head.as_str());
        heads.push(json!({ "organisation": organisation.name, "key": key, "head": head.as_str() }));
    }
    Ok(Answer::new(json!({ "heads": heads }), text))
}

async fn export(store: &SqlStore, name: &str, to: &Path) -> Result<Answer, Fault> {
    let organisation = organisation_named(store, name).await?;
    let fault = |why: std::io::Error| Fault::Unreadable(format!("{}: {why}", to.display()));
    let mut file = BufWriter::new(File::create_new(to).map_err(fault)?);
    let mut sink = |line: &[u8]| file.write_all(line).and_then(|()| file.write_all(b"\n"));
    let entries = store.export_journal(organisation.id, &mut sink).await?;
    file.into_inner().map_err(|why| fault(why.into_error()))?.sync_all().map_err(fault)?;
    let key = store.journal_key(organisation.id).await?;
    let text = format!(
        "{entries} entries in {}. To verify them anywhere:\n  vangnet journal verify --from {} --key '{key}'",
        to.display(),
        to.display()
    );
    Ok(Answer::new(json!({ "entries": entries, "file": to, "key": key }), text))
}
