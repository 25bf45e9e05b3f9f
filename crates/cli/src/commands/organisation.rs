//! `vangnet organisation`: the organisations of this installation.

use super::people;
use crate::answer::Answer;
use crate::args::Organisation;
use crate::fault::Fault;
use crate::house;
use crate::settings::Where;
use app::ports::Store as _;
use domain::meldcode::Sector;
use domain::organisations::OrganisationKind;
use serde_json::{Value, json};
use std::fmt::Write as _;

pub async fn run(at: &Where, asked: Organisation) -> Result<Answer, Fault> {
    let store = house::open_store(at).await?;
    match asked {
        Organisation::List => list(&store).await,
        Organisation::Sector { name, sector } => set_sector(&store, &name, &sector).await,
        Organisation::Add { kind, name, admin, sector } => {
            let kinds: Vec<_> = OrganisationKind::ALL.iter().map(|kind| kind.word()).collect();
            let kind: OrganisationKind = kind
                .parse()
                .map_err(|_| Fault::Usage(format!("--kind: one of {}", kinds.join(", "))))?;
            let sector = match sector {
                Some(word) => sector_of(&word)?,
                None => Sector::usual_for(kind),
            };
            let all = store.organisations().await?;
            let Some(first) = all.first() else {
                return Err(Fault::Unusable("run `vangnet init` first".to_owned()));
            };
            if all.iter().any(|one| one.name.to_lowercase() == name.trim().to_lowercase()) {
                return Err(Fault::No("there is an organisation with this name".to_owned()));
            }
            people::is_free(&store, &admin).await?;
            let (id, proofs) = people::add_organisation(
                &store,
                (kind, sector),
                name.trim(),
                &first.municipality,
                &admin,
            )
            .await?;
            let json = json!({ "organisation": id.to_string(), "administrator": proofs.json() });
            Ok(Answer::new(json, proofs.text()))
        }
    }
}

fn sector_of(word: &str) -> Result<Sector, Fault> {
    let all = Sector::ALL.iter().map(|one| one.word()).collect::<Vec<_>>().join(", ");
    word.parse().map_err(|_| Fault::Usage(format!("--sector: one of {all}")))
}

async fn set_sector(store: &store::SqlStore, name: &str, word: &str) -> Result<Answer, Fault> {
    let sector = sector_of(word)?;
    let all = store.organisations().await?;
    let named = all.iter().find(|one| one.name.to_lowercase() == name.trim().to_lowercase());
    let Some(one) = named else {
        return Err(Fault::No("there is no organisation with this name".to_owned()));
    };
    store.set_sector(one.id, sector, house::now()).await?;
    let json = json!({ "organisation": one.id.to_string(), "sector": sector.word() });
    let text = format!(
        "New signals of {} follow the meldcode for {sector}. Those there are keep theirs.\n",
        one.name
    );
    Ok(Answer::new(json, text))
}

async fn list(store: &store::SqlStore) -> Result<Answer, Fault> {
    let all = store.organisations().await?;
    let mut text = String::new();
    for one in &all {
        let (kind, sector) = (one.kind.word(), one.sector.word());
        let _ = writeln!(text, "{:32} {kind:20} {sector:16} {}", one.name, one.municipality);
    }
    let json: Value = all
        .iter()
        .map(|one| {
            json!({
                "id": one.id.to_string(),
                "name": one.name,
                "kind": one.kind.word(),
                "municipality": one.municipality,
                "sector": one.sector.word(),
            })
        })
        .collect();
    Ok(Answer::new(json!({ "organisations": json }), text))
}
