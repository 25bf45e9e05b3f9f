//! `vangnet keys`: another key for an organisation, or everything under the newest master key.

use super::organisations;
use crate::answer::{Answer, Printer};
use crate::args::Keys;
use crate::fault::Fault;
use crate::house::{self, now};
use crate::settings::Where;
use serde_json::json;
use std::fmt::Write as _;

pub async fn run(at: &Where, asked: Keys, printer: Printer) -> Result<Answer, Fault> {
    let store = house::open_store(at).await?;
    let (name, rotates) = match asked {
        Keys::Rotate { organisation } => (organisation, true),
        Keys::Rewrap { organisation } => (organisation, false),
    };
    store.rewrap_installation_key().await?;
    let (mut all, mut text) = (Vec::new(), String::new());
    for organisation in organisations(&store, name.as_deref()).await? {
        let id = organisation.id;
        if rotates {
            store.renew_key(id, now()).await?;
        }
        let tell = |looked_at: u64| {
            if !printer.is_json() {
                eprint!("\r{}: {looked_at}", organisation.name);
            }
        };
        let done = store.rewrap_keys(id, now(), tell).await?;
        if !printer.is_json() {
            eprintln!();
        }
        let (generation, rewrapped) = (done.generation, done.rewrapped);
        let _ = writeln!(
            text,
            "{}: key {generation} is in use; {rewrapped} dossier keys were wrapped under it now.",
            organisation.name
        );
        all.push(json!({
            "id": id.to_string(),
            "name": organisation.name,
            "generation": generation,
            "rewrapped": rewrapped,
        }));
    }
    Ok(Answer::new(json!({ "organisations": all }), text))
}
