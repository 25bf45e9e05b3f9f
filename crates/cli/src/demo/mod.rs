//! The demo: an invented municipality, made through the same use cases that everyone uses, so that
//! what it shows, journal and all, is what the product does.

mod advice_story;
mod behaviour_story;
mod case_story;
mod chance;
mod desks;
mod history;
mod missing_story;
mod names;
mod own_signals;
mod own_times;
mod report_story;
mod signal_story;
mod teller;
mod together_story;
mod town;
mod turns;
mod twice_story;
mod words;

use crate::entropy;
use crate::fault::Fault;
use crate::house::{self, DATABASE_FILE, DEMO};
use crate::proofs::RealProofs;
use crate::settings::Where;
use app::House;
use app::ports::{Session, Store as _};
use app::signing_in::Proofs as _;
use chance::Chance;
use kernel::{Entropy as _, Moment, SessionId};
use serde_json::{Value, json};
use store::{Engine, SqlStore};
use town::{Resident, Town};
use web::CastMember;

/// What municipality is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// How many young persons.
    pub persons: u32,
    /// The same seed makes the same municipality.
    pub seed: u64,
    /// Whether an earlier one is thrown away.
    pub fresh: bool,
}

/// A demo that can be served.
pub struct Demo {
    /// The house.
    pub house: House,
    /// Its store.
    pub store: SqlStore,
    /// Who one can sign in as.
    pub cast: Vec<CastMember>,
}

/// How long a demo token lasts, in days.
const TOKEN_DAYS: i32 = 365;

/// What the setting says while the municipality is being made.
const BEING_MADE: &str = "being made";

impl Asked {
    /// What the setting says once it is made: a demo is used again only when this is the same.
    fn label(&self) -> String {
        json!({ "persons": self.persons, "seed": self.seed }).to_string()
    }
}

/// Opens the demo in a data directory, made now or made before.
///
/// # Errors
/// When the directory holds real data, or can't be written.
pub async fn open(at: &Where, asked: Asked) -> Result<Demo, Fault> {
    if at.database.is_some() {
        return Err(Fault::Usage("the demo uses SQLite: leave --database out".to_owned()));
    }
    let town = Town::of(asked.seed);
    if at.database_file().exists() {
        match made_before(at).await? {
            Some(label) if label == asked.label() && !asked.fresh => {}
            _ => {
                throw_away(at)?;
                make(at, asked, &town).await?;
            }
        }
    } else {
        make(at, asked, &town).await?;
    }
    let store = house::open_store(at).await?;
    let house = house::assemble(&store, None).await?;
    let cast = town.people.iter().filter(|one| one.is_cast);
    let cast = cast.map(|one| member(&town, one, asked.seed)).collect();
    Ok(Demo { house, store, cast })
}

/// What municipality was made here before; nothing when its making was broken off.
async fn made_before(at: &Where) -> Result<Option<String>, Fault> {
    let store = house::open_store(at).await?;
    let label = store.setting(DEMO).await?;
    if label.is_none() && !store.organisations().await?.is_empty() {
        return Err(Fault::Unusable(format!(
            "{} holds a real installation; the demo stays away from it. Choose another --data",
            at.data.display()
        )));
    }
    Ok(label)
}

fn throw_away(at: &Where) -> Result<(), Fault> {
    for ending in ["", "-wal", "-shm"] {
        let path = at.data.join(format!("{DATABASE_FILE}{ending}"));
        match std::fs::remove_file(&path) {
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => {
                return Err(Fault::Unusable(format!("{} can't be removed: {why}", path.display())));
            }
            _ => {}
        }
    }
    Ok(())
}

async fn make(at: &Where, asked: Asked, town: &Town) -> Result<(), Fault> {
    let ring = house::make_keys(&at.key_file())?;
    let engine = Engine::sqlite_for_filling(&at.database_file()).await;
    let engine = engine.map_err(|why| Fault::Unusable(why.to_string()))?;
    let store = house::on_engine(engine, ring).await?;
    store.set_setting(DEMO, BEING_MADE).await?;
    let now = house::now();
    let today = Moment::in_netherlands(now.day(), 0, 0);
    town.settle(&store, today.plus_days(-YEARS * 365)).await?;
    let house = house::furnish(&store, None, now.day(), true)?;
    // Slow on purpose, so beside the telling.
    let cast: Vec<_> = town.people.iter().filter(|one| one.is_cast).cloned().collect();
    let hashing = tokio::task::spawn_blocking(move || hash_secrets(cast, asked.seed));
    own_signals::tell(&house, town, (today.plus_days(-400), now)).await?;
    own_times::tell(&house, town, today, now).await?;
    history::tell(&house, town, asked, today).await?;
    history::this_morning(&house, town, now).await?;
    missing_story::this_morning(&house, town, now).await?;
    behaviour_story::this_morning(&house, town, now).await?;
    advice_story::this_morning(&house, town, asked.seed, now).await?;
    let hashed = hashing.await.map_err(|why| Fault::Unusable(why.to_string()))?;
    let_in(&store, &hashed, asked.seed, now).await?;
    store.set_setting(DEMO, &asked.label()).await?;
    store.engine().flush().await.map_err(|why| Fault::Unusable(why.to_string()))
}

/// Over how many years the tracks begin.
const YEARS: i32 = 3;

/// The hashes of the secrets of the cast.
fn hash_secrets(cast: Vec<Resident>, seed: u64) -> Vec<(Resident, String)> {
    let proofs = RealProofs::default();
    let hash = |one: &Resident| proofs.hash(&secret_of(one, seed), &mut entropy::System);
    cast.into_iter().map(|one| (one.clone(), hash(&one))).collect()
}

/// Lets the cast in: with their secret as a password, and as a token for the API.
async fn let_in(
    store: &SqlStore,
    hashed: &[(Resident, String)],
    seed: u64,
    now: Moment,
) -> Result<(), Fault> {
    for (one, hash) in hashed {
        let mut unit = store.begin(one.organisation, now).await?;
        unit.set_credential(one.worker, "password", hash.as_bytes(), false).await?;
        let session = Session {
            organisation: one.organisation,
            id: SessionId::draw(&mut entropy::System),
            worker: one.worker,
            kind: "api".to_owned(),
            device: String::new(),
            made_at: now,
            seen_at: now,
            ends_at: now.plus_days(TOKEN_DAYS),
            stepped_up: None,
        };
        unit.begin_session(secret_of(one, seed).as_bytes(), &session).await?;
        unit.commit().await?;
    }
    Ok(())
}

/// The secret of someone in the cast: their password, and a token for the API. It follows from the
/// seed, because everything here is invented and served on one machine only.
fn secret_of(one: &Resident, seed: u64) -> String {
    let mut first = [0; 8];
    first.copy_from_slice(one.worker.to_bytes().first_chunk::<8>().unwrap_or(&[0; 8]));
    let mut letters = [0; 12];
    Chance::new(seed, u64::from_be_bytes(first)).fill(&mut letters);
    let text: String = letters.iter().map(|byte| char::from(b'a' + byte % 26)).collect();
    format!("demo-{text}")
}

fn member(town: &Town, one: &Resident, seed: u64) -> CastMember {
    let place = town.places.iter().find(|place| place.id == one.organisation);
    CastMember {
        name: one.name.clone(),
        role: one.function.word().to_owned(),
        organisation: place.map_or("", |place| place.name).to_owned(),
        secret: secret_of(one, seed),
    }
}

/// Who one can sign in as, for machines.
pub fn users(cast: &[CastMember]) -> Value {
    let user = |one: &CastMember| {
        json!({
            "name": one.name,
            "role": one.role,
            "organisation": one.organisation,
            "secret": one.secret,
        })
    };
    cast.iter().map(user).collect()
}

/// Who one can sign in as, for people.
pub fn table(cast: &[CastMember]) -> String {
    use std::fmt::Write as _;
    let width = |of: fn(&CastMember) -> &String| {
        cast.iter().map(|one| of(one).chars().count()).max().unwrap_or(0)
    };
    let (name, role, place) =
        (width(|one| &one.name), width(|one| &one.role), width(|one| &one.organisation));
    let mut text = String::new();
    for one in cast {
        let _ = writeln!(
            text,
            "  {:name$}  {:role$}  {:place$}  {}",
            one.name, one.role, one.organisation, one.secret
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everyone_has_a_name_and_a_secret_of_their_own() {
        let town = Town::of(1);
        let cast: Vec<_> = town.people.iter().filter(|one| one.is_cast).collect();
        let secrets: Vec<_> = cast.iter().map(|one| secret_of(one, 1)).collect();
        let names: BTreeSet<_> = town.people.iter().map(|one| &one.name).collect();
        assert_eq!(secrets.iter().collect::<BTreeSet<_>>().len(), cast.len(), "{secrets:?}");
        assert_eq!(names.len(), town.people.len());
    }
}
