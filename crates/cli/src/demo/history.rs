//! Three years of Voorbeeldstad, up to this morning: tracks, absences, and time that does its work.

use super::chance::Chance;
use super::desks::on_desks;
use super::names::Names;
use super::teller::{Teller, Youngster};
use super::town::Town;
use super::turns::live;
use super::{Asked, YEARS};
use app::{Cx, Failure, House, emergency, handing_over};
use domain::organisations::{Function, OrganisationKind};
use domain::subjects::Kind;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kernel::{CorrelationId, Moment, OrganisationId, WorkerId};
use std::cell::Cell;
use tracing::warn;

/// So many tracks are told in full; of any more only the shortest form, closed long ago, so that the
/// worklists stay those of people.
const IN_FULL: u32 = 500;

/// Tells everything that happened until `today`, an early morning.
///
/// # Errors
/// When the store can't be written.
pub async fn tell(house: &House, town: &Town, asked: Asked, today: Moment) -> Result<(), Failure> {
    let names = Names::read();
    let bar = progress(asked.persons);
    let mut chance = Chance::new(asked.seed, 1);
    let mut starts: Vec<_> = (0..asked.persons).map(|n| start_of(n, today, &mut chance)).collect();
    let tracks = starts.len();
    // Thousands of invented people have namesakes by the hundred; nobody would look at them.
    let compares = asked.persons <= IN_FULL;
    let desks = on_desks(town, house.calendar, today, compares);
    starts.extend(desks.iter().map(|desk| desk.begins));
    bar.inc_length(desks.len() as u64);
    let moves = Cell::new(0);
    let begin = |n: usize, clock: super::turns::Clock| {
        let mut chance = Chance::new(asked.seed, n as u64 + 1_000_000);
        let about = Youngster::draw(&names, clock.now(), &mut chance);
        let desk = n.checked_sub(tracks).and_then(|n| desks.get(n)).cloned();
        let short = desk.is_none() && n >= IN_FULL as usize;
        let teller = Teller { house, town, clock, moves: &moves, chance, short, about };
        match desk {
            Some(desk) => Box::pin(teller.lay_down(desk)) as _,
            None => Box::pin(teller.whole_track()) as _,
        }
    };
    let absences = absences(town, asked.seed, today);
    let each_day = async |day: Moment| {
        for place in town.places.iter().filter(|_| is_looked_at(day, today)) {
            handing_over::tick(&Cx::system(house, place.id, day)).await?;
        }
        for absence in absences.iter().filter(|absence| absence.touches(day)) {
            absence.happen(house, town, day).await?;
            moves.set(moves.get() + 1);
        }
        Ok(())
    };
    let failed = live(starts, today, begin, each_day, || bar.inc(1)).await?;
    for (why, place) in failed {
        // A track that was refused something stays as it was: less to show, nothing wrong.
        warn!(%why, %place, "a track stopped at a refusal");
    }
    bar.finish_and_clear();
    Ok(())
}

/// Whether time does its work on this day: every day of the last weeks, once a week before. Nobody
/// sees the difference, and three years pass in seconds.
fn is_looked_at(day: Moment, today: Moment) -> bool {
    const DAILY_SECONDS: i64 = 45 * 86_400;
    today.seconds_since(day) < DAILY_SECONDS || day.day().weekday().to_monday_zero_offset() == 0
}

fn progress(persons: u32) -> ProgressBar {
    let target = ProgressDrawTarget::stderr_with_hz(8);
    let bar = ProgressBar::with_draw_target(Some(persons.into()), target);
    let style = ProgressStyle::with_template("Voorbeeldstad {wide_bar} {pos}/{len}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// When a track begins: most over the years, some in the last weeks, so that there is work on every
/// desk today.
fn start_of(n: u32, today: Moment, chance: &mut Chance) -> Moment {
    let long_ago = i64::from(YEARS) * 365;
    let days = if n >= IN_FULL {
        chance.between(60, long_ago)
    } else if chance.percent(20) {
        chance.between(1, 30)
    } else {
        chance.between(20, long_ago)
    };
    let day = today.plus_days(-i32::try_from(days).unwrap_or(1)).day();
    let minutes = chance.between(0, 9 * 60);
    Moment::in_netherlands(day, 8, 0).plus_seconds(minutes * 60)
}

/// Someone who was away for some days.
struct Absence {
    at: OrganisationId,
    worker: WorkerId,
    from: Moment,
    until: Moment,
}

/// Absences over the years; the last two last until after today.
fn absences(town: &Town, seed: u64, today: Moment) -> Vec<Absence> {
    let mut chance = Chance::new(seed, 2);
    let front_line = |one: &&super::town::Resident| {
        !matches!(
            one.function,
            Function::ChainDirector | Function::PrivacyOfficer | Function::FunctionalManager
        )
    };
    let people: Vec<_> = town.people.iter().filter(front_line).filter(|one| !one.is_cast).collect();
    let morning = |days: i64| {
        let day = today.plus_days(-i32::try_from(days).unwrap_or(0)).day();
        Moment::in_netherlands(day, 8, 0)
    };
    let mut away = |from: i64, lasts: i64| {
        let one = chance.one(&people);
        Absence {
            at: one.organisation,
            worker: one.worker,
            from: morning(from),
            until: morning(from - lasts),
        }
    };
    let mut all: Vec<_> = (0..14).map(|n| away(60 + n * 70, 4 + n % 3 * 7)).collect();
    all.extend([away(3, 9), away(2, 12)]);
    all
}

impl Absence {
    fn touches(&self, day: Moment) -> bool {
        day == self.from || day == self.until
    }

    async fn happen(&self, house: &House, town: &Town, day: Moment) -> Result<(), Failure> {
        let managers = town.who(self.at, Function::FunctionalManager);
        let Some(manager) = managers.first() else { return Ok(()) };
        let cx = person(house, town, manager.worker, day);
        if day == self.from {
            handing_over::set_absent(&cx, self.worker, Some(self.until)).await?;
        } else {
            handing_over::set_present(&cx, self.worker).await?;
        }
        Ok(())
    }
}

/// A request by someone of the town.
pub(super) fn person<'h>(house: &'h House, town: &Town, worker: WorkerId, now: Moment) -> Cx<'h> {
    let (organisation, seats) =
        town.seats(worker).cloned().unwrap_or((OrganisationId::from_raw(0), Vec::new()));
    let actor = access::Actor {
        worker,
        organisation,
        seats,
        stepped_up_until: Some(now.plus_seconds(600)),
        correlation: CorrelationId::from_raw(1),
        origin: "browser",
    };
    Cx::new(house, actor, now)
}

/// What happened this morning: someone opened a case in an emergency, and the privacy officer has yet
/// to look at it; and a shorter term was put forward, which another must bring into force.
///
/// # Errors
/// When the store can't be written.
pub async fn this_morning(house: &House, town: &Town, now: Moment) -> Result<(), Failure> {
    put_forward(house, town, now).await?;
    let Some(at) = town.of_kind(OrganisationKind::CareCoordination).first().copied() else {
        return Ok(());
    };
    let focal = town.who(at, Function::FocalOfficer);
    let Some(other) = focal.first() else { return Ok(()) };
    for holder in town.who(at, Function::CareCoordinator) {
        let mut unit = house.store.begin(at, now).await?;
        let held = unit.held_by(holder.worker).await?;
        drop(unit);
        for case in held.iter().filter(|row| row.kind == Kind::Case) {
            let cx = person(house, town, other.worker, now);
            let reason = super::teller::words(super::words::EMERGENCY);
            // Whoever was told of what is late opens it without an emergency: then it is another case.
            match emergency::break_glass(&cx, case.id, reason).await {
                Err(Failure::NotFound) => {}
                opened => return opened.map(|_| ()),
            }
        }
    }
    Ok(())
}

/// A shorter term, put forward by the manager of the municipality.
async fn put_forward(house: &House, town: &Town, now: Moment) -> Result<(), Failure> {
    let town_hall = town.of_kind(OrganisationKind::Municipality);
    let managers = town_hall.iter().flat_map(|at| town.who(*at, Function::FunctionalManager));
    let content = content::load(None).map_err(|_| Failure::Unavailable("content".to_owned()))?;
    let terms = content.tables.iter().find(|one| one.table.id() == "termijnen");
    for (manager, terms) in managers.zip(terms) {
        let version = format!("version = \"{}\"", terms.table.version());
        let newer = format!("version = \"{}-a\"", terms.table.version());
        let text = terms.text.replacen(&version, &newer, 1);
        // The first row that has it is the weighing of a signal.
        let text = text.replacen("within = \"P1B\"", "within = \"PT4H\"", 1);
        app::ruling::propose(&person(house, town, manager.worker, now), &text).await?;
    }
    Ok(())
}
