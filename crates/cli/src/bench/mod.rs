//! The budgets, measured: on one organisation with very many invented cases, through the use cases.

mod alone;
mod crowd;
mod ground;
mod luck;
mod place;
mod process;
mod reading;
mod requests;
mod rules;
mod youth;

pub use reading::{Reading, json, table};

use crate::fault::Fault;
use crate::settings::Where;
use ground::Ground;

/// What can be measured by itself, in this order.
pub const NAMES: [&str; 6] = ["note", "processor", "search", "crowd", "rules", "start"];

/// What is measured.
#[derive(Debug, Clone)]
pub struct Asked {
    /// One of [`NAMES`], or all of them.
    pub name: Option<String>,
    /// On how many cases.
    pub cases: usize,
    /// How many requests make a measurement.
    pub requests: usize,
}

/// Measures what was asked; each reading as soon as it is there goes to `told`.
///
/// # Errors
/// When the installation can't be made, or a request fails.
pub async fn run(at: &Where, asked: &Asked, told: impl Fn(&str)) -> Result<Vec<Reading>, Fault> {
    let wanted = |name: &&&str| asked.name.as_deref().is_none_or(|wanted| wanted == **name);
    let names: Vec<_> = NAMES.iter().filter(wanted).collect();
    if names.is_empty() {
        return Err(Fault::Usage(format!(
            "there is no such measurement; there are {}",
            NAMES.join(", ")
        )));
    }
    told(&format!("opening an installation with {} cases in one organisation", asked.cases));
    let ground = ground::open(at, asked.cases).await?;
    let mut readings = Vec::new();
    for name in names {
        told(&format!("measuring: {name}"));
        readings.extend(measure(name, at, &ground, asked.requests).await?);
    }
    Ok(readings)
}

async fn measure(
    name: &str,
    at: &Where,
    ground: &Ground,
    many: usize,
) -> Result<Vec<Reading>, Fault> {
    let each = many.div_ceil(place::USERS);
    match name {
        "note" => alone::note(ground, &at.data, many).await,
        "processor" => alone::processor(ground, many).await,
        "search" => alone::search(ground, many).await,
        "crowd" => {
            let mut readings = crowd::noting(ground, each * 5).await?;
            readings.extend(crowd::working(ground, each).await?);
            Ok(readings)
        }
        "rules" => rules::all(&ground.house, many),
        _ => {
            // Who still compares what was noted isn't idle.
            alone::compare_all(ground).await?;
            tokio::task::block_in_place(|| process::starts(at))
        }
    }
}
