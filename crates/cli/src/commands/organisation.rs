//! `vangnet organisation`: the organisations of this installation.

use super::people;
use crate::answer::Answer;
use crate::args::Organisation;
use crate::fault::Fault;
use crate::house;
use crate::settings::Where;
use app::ports::Store as _;
use domain::organisations::OrganisationKind;
use serde_json::{Value, json};
use std::fmt::Write as _;

pub async fn run(at: &Where, asked: Organisation) -> Result<Answer, Fault> {
    let store = house::open_store(at).await?;
    match asked {
        Organisation::List => list(&store).await,
        Organisation::Add { kind, name, admin } => {
            let kinds: Vec<_> = OrganisationKind::ALL.iter().map(|kind| kind.word()).collect();
            let kind: OrganisationKind = kind
                .parse()
                .map_err(|_| Fault::Usage(format!("--kind: one of {}", kinds.join(", "))))?;
            let all = store.organisations().await?;
            let Some(first) = all.first() else {
                return Err(Fault::Unusable("run `vangnet init` first".to_owned()));
            };
            if all.iter().any(|one| one.name.to_lowercase() == name.trim().to_lowercase()) {
                return Err(Fault::No("there is an organisation with this name".to_owned()));
            }
            people::is_free(&store, &admin).await?;
            let (id, proofs) =
                people::add_organisation(&store, kind, name.trim(), &first.municipality, &admin)
                    .await?;
            let json = json!({ "organisation": id.to_string(), "administrator": proofs.json() });
            Ok(Answer::new(json, proofs.text()))
        }
    }
}

async fn list(store: &store::SqlStore) -> Result<Answer, Fault> {
    let all = store.organisations().await?;
    let mut text = String::new();
    for one in &all {
        let _ = writeln!(text, "{:32} {:20} {}", one.name, one.kind.word(), one.municipality);
    }
    let json: Value = all
        .iter()
        .map(|one| {
            json!({
                "id": one.id.to_string(),
                "name": one.name,
                "kind": one.kind.word(),
                "municipality": one.municipality,
            })
        })
        .collect();
    Ok(Answer::new(json!({ "organisations": json }), text))
}
