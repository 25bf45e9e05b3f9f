//! Sixty-four people at once, each beginning the next request as soon as the last is answered.

use super::ground::Ground;
use super::luck::Luck;
use super::place::USERS;
use super::reading::{Budget, Reading, millis};
use super::requests::User;
use crate::fault::Fault;
use app::Failure;
use std::sync::Arc;
use std::time::Instant;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    Note,
    List,
    Open,
    State,
}

impl Ask {
    async fn carry_out(self, ground: &Ground, user: &User, luck: &mut Luck) -> Result<(), Failure> {
        match self {
            Self::Note => user.note(ground, luck).await,
            Self::List => user.list(ground).await,
            Self::Open => user.open(ground, luck).await,
            Self::State => user.state(ground, luck).await,
        }
    }
}

/// What a crowd met.
struct Met {
    /// Milliseconds per request.
    times: Vec<f64>,
    /// How many requests a second, over the whole.
    rate: f64,
    /// How many requests failed.
    errors: u32,
}

async fn crowd(ground: &Ground, users: &[User], ask: Ask, each: usize) -> Result<Met, Fault> {
    let ground = Arc::new(ground.clone());
    let start = Instant::now();
    let at_work: Vec<_> = users
        .iter()
        .zip(100..)
        .map(|(user, number)| {
            let (ground, user) = (Arc::clone(&ground), user.clone());
            tokio::spawn(async move {
                let (mut luck, mut times, mut errors) = (Luck::number(number), Vec::new(), 0);
                for _ in 0..each {
                    let start = Instant::now();
                    if ask.carry_out(&ground, &user, &mut luck).await.is_err() {
                        errors += 1;
                    }
                    times.push(millis(start.elapsed()));
                }
                (times, errors)
            })
        })
        .collect();
    let (mut times, mut errors) = (Vec::new(), 0);
    for one in at_work {
        let (more, failed) = one.await.map_err(|why| Fault::Unusable(why.to_string()))?;
        times.extend(more);
        errors += failed;
    }
    let many = u32::try_from(times.len()).map_err(|why| Fault::Usage(why.to_string()))?;
    let rate = f64::from(many) / start.elapsed().as_secs_f64();
    Ok(Met { times, rate, errors })
}

/// How many signals a second 64 people note, and whether any fails.
///
/// # Errors
/// When the store can't be reached.
pub async fn noting(ground: &Ground, each: usize) -> Result<Vec<Reading>, Fault> {
    let teachers = ground.place.teachers.iter().take(USERS);
    let users: Vec<_> = teachers.copied().map(User::without_cases).collect();
    let (mut rates, mut times, mut errors) = (Vec::new(), Vec::new(), 0);
    for _ in 0..5 {
        let met = crowd(ground, &users, Ask::Note, each.div_ceil(5)).await?;
        rates.push(met.rate);
        times.extend(met.times);
        errors += met.errors;
    }
    let name = |what| format!("note a signal, {USERS} at once{what}");
    Ok(vec![
        Reading::of(name(""), "a second", rates, Budget::MedianOver(5_000.0)),
        Reading::of(name(": time"), "ms", times, Budget::None),
        Reading::once(name(": errors"), "errors", f64::from(errors), Budget::P99Under(0.0)),
    ])
}

/// How long the worklist, a case and a statement take when 64 people are at work.
///
/// # Errors
/// When the store can't be reached.
pub async fn working(ground: &Ground, each: usize) -> Result<Vec<Reading>, Fault> {
    let mut users = Vec::new();
    for seated in ground.place.coordinators.iter().take(USERS) {
        users.push(User::with_cases(ground, *seated).await?);
    }
    let mut readings = Vec::new();
    let mut errors = 0;
    for (ask, name) in
        [(Ask::List, "worklist"), (Ask::Open, "case page"), (Ask::State, "statement added")]
    {
        let met = crowd(ground, &users, ask, each).await?;
        errors += met.errors;
        let name = format!("{name}, {USERS} at once");
        let rate = format!("{name}: rate");
        readings.push(Reading::of(name, "ms", met.times, Budget::P99Under(50.0)));
        readings.push(Reading::once(rate, "a second", met.rate, Budget::None));
    }
    let name = format!("{USERS} at once: errors");
    readings.push(Reading::once(name, "errors", f64::from(errors), Budget::P99Under(0.0)));
    Ok(readings)
}
