//! The installation that is measured on: made once, found again the next time.

use super::place::{Place, Seated};
use super::youth::Youth;
use crate::fault::Fault;
use crate::house::{self, DATABASE_FILE, DEMO};
use crate::settings::Where;
use access::{Action, Object, Relation};
use app::House;
use app::ports::Store as _;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::Moment;
use serde_json::json;
use std::sync::Arc;
use store::{Engine, SqlStore};

/// What the setting says while it is being made.
const BEING_MADE: &str = "being made";

/// The installation that is measured on.
#[derive(Clone)]
pub struct Ground {
    /// The house.
    pub house: Arc<House>,
    /// The organisation with every case.
    pub place: Arc<Place>,
    /// How many cases it was filled with.
    pub cases: usize,
    /// The names that persons are made of.
    pub youth: Arc<Youth>,
}

/// What the setting says that marks everything as invented.
fn label(cases: usize) -> String {
    json!({ "measured on": cases }).to_string()
}

/// Opens the installation with so many cases, made now or made before.
///
/// # Errors
/// When there is something else, or it can't be written.
pub async fn open(at: &Where, cases: usize) -> Result<Ground, Fault> {
    let place = Place::for_cases(cases);
    if at.database.is_some() || !at.database_file().exists() {
        house::make_store(at).await?;
    }
    let store = house::open_store(at).await?;
    match store.setting(DEMO).await? {
        Some(made) if made == label(cases) => return furnished(store, place, cases).await,
        Some(_) if at.database.is_none() => {
            drop(store);
            throw_away(at)?;
        }
        None if store.organisations().await?.is_empty() => {}
        _ => {
            return Err(Fault::Unusable(
                "there is another installation here, and measuring stays away from it: choose \
                 another --data or an empty --database"
                    .to_owned(),
            ));
        }
    }
    make(at, &place, cases).await?;
    furnished(house::open_store(at).await?, place, cases).await
}

async fn furnished(store: SqlStore, place: Place, cases: usize) -> Result<Ground, Fault> {
    let house = Arc::new(house::assemble(&store, None).await?);
    let (place, youth) = (Arc::new(place), Arc::new(Youth::read()));
    Ok(Ground { house, place, cases, youth })
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

async fn make(at: &Where, place: &Place, cases: usize) -> Result<(), Fault> {
    let store = if at.database.is_some() {
        house::open_store(at).await?
    } else {
        let engine = Engine::sqlite_for_filling(&at.database_file()).await;
        let engine = engine.map_err(|why| Fault::Unusable(why.to_string()))?;
        house::on_engine(engine, house::make_keys(&at.key_file())?).await?
    };
    let now = house::now();
    store.set_setting(DEMO, BEING_MADE).await?;
    place.settle(&store, now).await?;
    let house = house::furnish(&store, None, now.day(), true)?;
    let first = place.coordinators.first();
    let first = first.ok_or_else(|| Fault::Unusable("nobody works here".to_owned()))?;
    let permit = permit(&house, first, now)?;
    let youth = Youth::read();
    let bar = ProgressBar::new(cases as u64).with_style(
        ProgressStyle::with_template("filling {wide_bar} {human_pos} of {human_len} cases, {eta}")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let mut made =
        |number| youth.case(number, place, now).expect("the lists in the program make whole cases");
    let mut told = |down: usize| bar.set_position(down as u64);
    store.fill(place.id, &permit, cases, &mut made, &mut told).await?;
    bar.finish_and_clear();
    store.set_setting(DEMO, &label(cases)).await?;
    store.engine().flush().await.map_err(|why| Fault::Unusable(why.to_string()))
}

fn permit(house: &House, one: &Seated, now: Moment) -> Result<access::Permit, Fault> {
    let object = Object { kind: "case", id: None };
    let asked = house.gate.ask(&one.actor(), Action::Begin, object, Relation::None, false, now);
    asked.map_err(|_| {
        Fault::Unusable("the access table lets no coordinator begin a case".to_owned())
    })
}
