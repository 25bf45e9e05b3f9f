//! `vangnet user`: people from the console. What they do here stands in the journal as the
//! installation's own act.

use super::people::{self, first_proofs, keep_proofs, name_of};
use super::{organisation_named, organisations};
use crate::answer::Answer;
use crate::args::User;
use crate::entropy;
use crate::fault::Fault;
use crate::house::{self, now};
use crate::settings::Where;
use access::Action;
use app::{Cx, House, handing_over};
use domain::organisations::{Function, Post};
use kernel::{Date, Moment, OrganisationId, PostId, TeamId, WorkerId};
use serde_json::json;
use std::fmt::Write as _;
use store::SqlStore;

/// Someone to be added.
struct NewUser {
    organisation: String,
    team: String,
    function: Function,
    name: String,
    login: String,
    deputy: Option<String>,
}

pub async fn run(at: &Where, asked: User) -> Result<Answer, Fault> {
    let store = house::open_store(at).await?;
    let house = house::assemble(&store, at.file.content.as_deref()).await?;
    match asked {
        User::Add { organisation, team, function, name, login, deputy } => {
            let functions: Vec<_> = Function::ALL.iter().map(|one| one.word()).collect();
            let function = function.parse().map_err(|_| {
                Fault::Usage(format!("--function: one of {}", functions.join(", ")))
            })?;
            let login = login.unwrap_or_else(|| name.clone());
            let new = NewUser { organisation, team, function, name, login, deputy };
            add(&store, &house, &new).await
        }
        User::List { organisation } => list(&store, &house, organisation.as_deref()).await,
        User::Absent { user, until, back } => absent(&house, &user, until.as_deref(), back).await,
        User::Reset { user } => reset(&house, &user).await,
        User::Disable { user } => {
            let (organisation, worker) = someone(&house, &user).await?;
            let cx = Cx::system(&house, organisation, now());
            let moved = handing_over::disable(&cx, worker).await?;
            let text = format!("Access ended; {moved} duties moved to others.");
            Ok(Answer::new(json!({ "worker": worker.to_string(), "moved": moved }), text))
        }
    }
}

async fn someone(house: &House, login: &str) -> Result<(OrganisationId, WorkerId), Fault> {
    let found = house.store.worker_by_login(login).await?;
    found.ok_or_else(|| Fault::No("nobody signs in with this name".to_owned()))
}

async fn add(store: &SqlStore, house: &House, new: &NewUser) -> Result<Answer, Fault> {
    let organisation = organisation_named(store, &new.organisation).await?;
    let name = name_of(&new.name)?;
    people::is_free(store, &new.login).await?;
    let deputy = match &new.deputy {
        Some(login) => {
            let (at, worker) = someone(house, login).await?;
            if at != organisation.id {
                return Err(Fault::Usage("--deputy: from the same organisation".to_owned()));
            }
            Some(worker)
        }
        None => None,
    };
    let (proofs, hash, secret) = first_proofs(&new.login);
    let cx = Cx::system(house, organisation.id, now());
    let mut work = cx.begin().await?;
    let permit = work.ask(Action::ManagePeople, "people").await?;
    let teams = work.unit.teams().await?;
    let known = teams.iter().find(|team| team.name == new.team && team.closed_at.is_none());
    let team = if let Some(team) = known {
        team.id
    } else {
        let id = TeamId::draw(&mut entropy::System);
        work.unit.add_team(id, &new.team).await?;
        id
    };
    let worker = WorkerId::draw(&mut entropy::System);
    work.unit.add_worker(worker, &new.login, &name).await?;
    let id = PostId::draw(&mut entropy::System);
    let post = Post { id, team, function: new.function, person: worker, deputy };
    work.unit.add_post(post).await?;
    keep_proofs(&mut *work.unit, worker, &hash, &secret).await?;
    work.unit.people_line(&permit, worker.into()).await?;
    work.commit().await?;
    let json =
        json!({ "worker": worker.to_string(), "post": id.to_string(), "proofs": proofs.json() });
    Ok(Answer::new(json, proofs.text()))
}

async fn reset(house: &House, login: &str) -> Result<Answer, Fault> {
    let (organisation, worker) = someone(house, login).await?;
    let (proofs, hash, secret) = first_proofs(login);
    let cx = Cx::system(house, organisation, now());
    let mut work = cx.begin().await?;
    let permit = work.ask(Action::ManagePeople, "people").await?;
    for passkey in work.unit.passkeys(worker).await? {
        work.unit.drop_passkey(worker, passkey.id).await?;
    }
    keep_proofs(&mut *work.unit, worker, &hash, &secret).await?;
    work.unit.end_sessions_of(worker).await?;
    work.unit.people_line(&permit, worker.into()).await?;
    work.unit.sign_line(worker, "key-change").await?;
    work.commit().await?;
    let json = json!({ "worker": worker.to_string(), "proofs": proofs.json() });
    Ok(Answer::new(json, proofs.text()))
}

async fn list(store: &SqlStore, house: &House, name: Option<&str>) -> Result<Answer, Fault> {
    let (mut text, mut users) = (String::new(), Vec::new());
    for organisation in organisations(store, name).await? {
        let cx = Cx::system(house, organisation.id, now());
        let here = app::people::organisation(&cx).await?;
        let _ = writeln!(text, "{}", organisation.name);
        for worker in here.workers {
            let posts = here.posts.iter().filter(|post| post.person == worker.id);
            let functions: Vec<_> = posts.map(|post| post.function.word()).collect();
            let state = match (worker.disabled_at, worker.can_act) {
                (Some(_), _) => "disabled",
                (None, false) => "absent",
                (None, true) => "present",
            };
            let _ =
                writeln!(text, "  {:28} {:28} {state}", worker.name.reveal(), functions.join(", "));
            users.push(json!({
                "worker": worker.id.to_string(),
                "name": worker.name.reveal(),
                "organisation": organisation.name,
                "functions": functions,
                "state": state,
                "absent_until": worker.absent_until.map(|until| until.to_string()),
            }));
        }
    }
    Ok(Answer::new(json!({ "users": users }), text))
}

async fn absent(
    house: &House,
    login: &str,
    until: Option<&str>,
    back: bool,
) -> Result<Answer, Fault> {
    let until = until.map(str::parse::<Date>).transpose();
    let until = until.map_err(|_| Fault::Usage("--until: a day as in 2026-12-01".to_owned()))?;
    let until = until.map(|day| Moment::in_netherlands(day, 0, 0));
    let (organisation, worker) = someone(house, login).await?;
    let cx = Cx::system(house, organisation, now());
    let moved = if back {
        handing_over::set_present(&cx, worker).await?
    } else {
        handing_over::set_absent(&cx, worker, until).await?
    };
    let state = if back { "back" } else { "absent" };
    let json = json!({ "worker": worker.to_string(), "state": state, "moved": moved });
    Ok(Answer::new(json, format!("Noted: {state}; {moved} duties moved.")))
}
