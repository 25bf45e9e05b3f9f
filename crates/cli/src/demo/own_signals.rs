//! What the town changed in the list of signals: one of its own since long, one that was taken back, and
//! two changes that wait.

use super::history::person;
use super::town::Town;
use app::{Failure, House, signal_list};
use domain::knowledge::{Amendment, Bilingual, Change, NewSignal};
use domain::organisations::{Function, OrganisationKind};
use kernel::{Date, Moment};

/// Tells it: `long_ago` two people added a signal, and this morning two changes were put forward.
///
/// # Errors
/// When the store can't be written.
pub async fn tell(
    house: &House,
    town: &Town,
    (long_ago, now): (Moment, Moment),
) -> Result<(), Failure> {
    let halls = town.of_kind(OrganisationKind::Municipality);
    let first = |function| halls.first().and_then(|at| town.who(*at, function).first().copied());
    let (Some(manager), Some(director)) =
        (first(Function::FunctionalManager), first(Function::ChainDirector))
    else {
        return Ok(());
    };
    let then = person(house, town, manager.worker, long_ago);
    let club = signal_list::propose(&then, &at_the_club(long_ago.day())).await?;
    let answering = person(house, town, director.worker, long_ago.plus_seconds(3600));
    signal_list::answer(&answering, club, None).await?;
    let today = person(house, town, manager.worker, now);
    signal_list::propose(&today, &at_the_library(now.day())).await?;
    signal_list::propose(&today, &no_longer_needed(now.day())).await?;
    let mistaken = signal_list::propose(&answering, &no_longer_needed(long_ago.day())).await?;
    signal_list::withdraw(&answering, mistaken).await?;
    Ok(())
}

fn at_the_club(from: Date) -> Amendment {
    let text = both(
        "Komt niet meer bij de sportclub, terwijl iemand anders de contributie bleef betalen.",
        "No longer comes to the sports club, while someone else kept paying the fee.",
    );
    let other = both("Een blessure of geen zin meer.", "An injury or no longer interested.");
    addition(text, other, ("network", "youth-worker"), from, "Gevraagd door drie sportclubs.")
}

fn at_the_library(from: Date) -> Amendment {
    let text = both(
        "Blijft tot sluitingstijd in de bibliotheek en wil niet zeggen waar hij of zij daarna heen gaat.",
        "Stays in the library until closing time and will not say where they go next.",
    );
    let other = both("Thuis is het druk of koud.", "It is crowded or cold at home.");
    addition(text, other, ("home", "wijkteam"), from, "De bibliotheek meldde dit aan het wijkteam.")
}

fn no_longer_needed(last: Date) -> Amendment {
    let change = Change::Retire { signal: "sch-results-sudden-rise".to_owned(), last };
    Amendment { change, why: "De scholen herkennen dit niet.".to_owned() }
}

fn addition(
    text: Bilingual,
    other_explanation: Bilingual,
    (group, observer): (&str, &str),
    from: Date,
    why: &str,
) -> Amendment {
    let change = Change::Add(NewSignal {
        text,
        other_explanation,
        group: group.to_owned(),
        phases: vec!["recruit".to_owned(), "grooming".to_owned()],
        forms: ["sexual", "criminal", "labour"].map(str::to_owned).into(),
        observers: vec![observer.to_owned()],
        from,
    });
    Amendment { change, why: why.to_owned() }
}

fn both(nl: &str, en: &str) -> Bilingual {
    Bilingual { nl: nl.to_owned(), en: en.to_owned() }
}
