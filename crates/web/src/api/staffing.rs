//! The people of an organisation as those see them who manage it: who is away, who left, which team
//! closed. Whatever rested with them finds someone who can act, in the same transaction.

use super::asking::{Answer, Asked, Reply};
use super::consultations::Nothing;
use super::operation::{Operation, reads, sets};
use super::problem::Problem;
use super::scalars::{At, Id, Short, TeamRef, WorkerRef};
use super::signals::moment;
use app::ports::{Team, Worker};
use app::{Failure, handing_over, people};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::str::FromStr;
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let about = "Functioneel beheerder, teamleider en ketenregisseur. Herhalen verandert niets. Wat \
                 bij iemand lag, gaat meteen naar wie het wel kan doen.";
    let away = json!({ "afwezig": true, "totTijdstip": "2027-01-04T08:00:00Z" });
    let all = vec![
        reads::<StaffShown>("/medewerkers", "toonMedewerkers", list).said(
            "Toon de medewerkers en teams van uw organisatie",
            "Functioneel beheerder, teamleider en ketenregisseur.",
        ),
        sets::<Moved, Presence>(
            "/medewerkers/{id}/afwezigheid",
            "zetAfwezigheid",
            away,
            set_presence,
        )
        .said("Zeg dat iemand afwezig is, of er weer is", about),
        sets::<Moved, Nothing>("/medewerkers/{id}/einde", "zetEinde", json!({}), end)
            .said("Zeg dat iemand hier niet meer werkt", about),
        sets::<Moved, Nothing>("/teams/{id}/sluiting", "sluitTeam", json!({}), close_team)
            .said("Sluit een team", about),
    ];
    Operation::tagged("Medewerkers", all)
}

/// The people and teams of an organisation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Medewerkers)]
struct StaffShown {
    medewerkers: Vec<WorkerShown>,
    teams: Vec<TeamShown>,
}

/// Someone who works here.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Medewerker)]
#[serde(rename_all = "camelCase")]
struct WorkerShown {
    id: WorkerRef,
    naam: Short,
    afwezig: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    tot_tijdstip: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    eind_tijdstip: Option<At>,
}

/// A team.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Team)]
#[serde(rename_all = "camelCase")]
struct TeamShown {
    id: TeamRef,
    naam: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    eind_tijdstip: Option<At>,
}

impl From<Worker> for WorkerShown {
    fn from(worker: Worker) -> Self {
        Self {
            id: Id(worker.id),
            naam: Short(worker.name),
            afwezig: !worker.can_act,
            tot_tijdstip: worker.absent_until.map(At),
            eind_tijdstip: worker.disabled_at.map(At),
        }
    }
}

impl From<Team> for TeamShown {
    fn from(team: Team) -> Self {
        Self { id: Id(team.id), naam: team.name, eind_tijdstip: team.closed_at.map(At) }
    }
}

async fn list(asked: Asked) -> Answer {
    let organisation = people::organisation(&asked.looking()).await?;
    Reply::of(&StaffShown {
        medewerkers: organisation.workers.into_iter().map(WorkerShown::from).collect(),
        teams: organisation.teams.into_iter().map(TeamShown::from).collect(),
    })
}

/// How many duties moved to someone who can act.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Verplaatst)]
struct Moved {
    verplaatst: usize,
}

fn moved(moved: Result<usize, Failure>) -> Answer {
    Reply::of(&Moved { verplaatst: moved? })
}

/// What isn't an id of this kind is like an id that doesn't exist.
fn id_of<T: FromStr>(asked: &Asked) -> Result<T, Problem> {
    asked.part("id")?.parse().map_err(|_| Problem::not_found())
}

/// Whether someone is away, and until when, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = Afwezigheid)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Presence {
    afwezig: bool,
    tot_tijdstip: Option<At>,
}

async fn set_presence(asked: Asked, new: Presence) -> Answer {
    let (cx, worker) = (asked.looking(), id_of(&asked)?);
    moved(if new.afwezig {
        handing_over::set_absent(&cx, worker, moment(new.tot_tijdstip)).await
    } else {
        handing_over::set_present(&cx, worker).await
    })
}

async fn end(asked: Asked, _: Nothing) -> Answer {
    let worker = id_of(&asked)?;
    moved(handing_over::disable(&asked.looking(), worker).await)
}

async fn close_team(asked: Asked, _: Nothing) -> Answer {
    let team = id_of(&asked)?;
    moved(handing_over::close_team(&asked.looking(), team).await)
}
