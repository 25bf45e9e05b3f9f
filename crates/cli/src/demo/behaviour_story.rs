//! Behaviour that was discussed this morning: one situation in six aspects, and what a session elsewhere
//! came to, each with a signal on someone's desk.

use super::history::person;
use super::names::personal;
use super::teller::words;
use super::town::Town;
use super::words::{DISCUSSED, DISCUSSED_WHY, SESSION, SESSION_CAME_TO, SESSION_WHY};
use app::ports::SubjectRow;
use app::{Failure, House, behaviour};
use domain::behaviour::{AspectAnswer, Discussed, Discussion, Fit, Outcome, Session, Situation};
use domain::duties::Lead;
use domain::organisations::Function;
use domain::statements::Mode;
use domain::subjects::Kind;
use kernel::{FuzzyTime, Moment, WorkerId};

/// The edition, and how each of its aspects stands.
const EDITION: &str = "impact-2026-11";
const ASPECTS: [(&str, Fit); 6] = [
    ("consent", Fit::ClearlyOff),
    ("freedom", Fit::Unknown),
    ("equality", Fit::SlightlyOff),
    ("functioning", Fit::SlightlyOff),
    ("setting", Fit::ClearlyOff),
    ("impact", Fit::ClearlyOff),
];

/// Discusses it: the first signal on the desks of the cast gets the discussion, the next one the session.
///
/// # Errors
/// When the store can't be written.
pub async fn this_morning(house: &House, town: &Town, now: Moment) -> Result<(), Failure> {
    let mut all = [discussion(now), session(now)].into_iter();
    let near = |function| matches!(function, Function::Teacher | Function::NeighbourhoodWorker);
    for one in town.people.iter().filter(|one| one.is_cast && near(one.function)) {
        let mut unit = house.store.begin(one.organisation, now).await?;
        let held = unit.held_by(one.worker).await?;
        drop(unit);
        for (row, what) in held.iter().filter(|row| is_steady(row)).zip(all.by_ref()) {
            keep(house, town, (one.worker, now), row, what).await?;
        }
    }
    Ok(())
}

/// A signal that isn't on offer to another.
fn is_steady(row: &SubjectRow) -> bool {
    row.kind == Kind::Signal && row.standing.duty().is_some_and(|duty| duty.lead == Lead::Held)
}

async fn keep(
    house: &House,
    town: &Town,
    (who, now): (WorkerId, Moment),
    row: &SubjectRow,
    what: Discussed,
) -> Result<(), Failure> {
    let cx = person(house, town, who, now);
    behaviour::keep(&cx, row.id, None, what).await.map(|_| ())
}

fn discussion(now: Moment) -> Discussed {
    let answer = |((aspect, fit), why): (&(&str, Fit), &&str)| AspectAnswer {
        aspect: (*aspect).to_owned(),
        fit: *fit,
        why: words(why),
    };
    let [situation, heaviest, whole] = DISCUSSED;
    Discussed::Here(Discussion {
        edition: EDITION.to_owned(),
        situation: Situation {
            words: words(situation),
            mode: Mode::Heard,
            when: FuzzyTime::On(now.plus_days(-3).day(), None),
        },
        aspects: ASPECTS.iter().zip(DISCUSSED_WHY).map(answer).collect(),
        heaviest: "consent".to_owned(),
        heaviest_why: words(heaviest),
        outcome: Outcome::SeriouslyOver,
        why: words(whole),
        corrects: None,
    })
}

fn session(now: Moment) -> Discussed {
    Discussed::Elsewhere(Session {
        situation: words(SESSION),
        when: FuzzyTime::On(now.plus_days(-8).day(), None),
        holder: personal("Gedragswetenschapper, opgeleid in de methode"),
        organisation: personal("Jeugdhulp Voorbeeldstad"),
        certificate: None,
        edition: "criteria-self-respect".to_owned(),
        outcome: words(SESSION_CAME_TO),
        why: Some(words(SESSION_WHY)),
        corrects: None,
    })
}
