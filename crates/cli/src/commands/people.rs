//! New organisations and new people, from the console.

use crate::entropy;
use crate::fault::Fault;
use crate::house::now;
use crate::proofs::RealProofs;
use app::ports::{Store as _, Unit};
use app::signing_in::Proofs as _;
use domain::meldcode::Sector;
use domain::organisations::{Function, OrganisationKind, Post};
use kernel::{Entropy as _, OrganisationId, Personal, PostId, TeamId, WorkerId};
use serde_json::{Value, json};
use store::{FIRST_PASSWORD_DAYS as FIRST_DAYS, NewOrganisation, SqlStore};

/// What someone signs in with for the first time: shown once, and nowhere kept as it is.
pub struct FirstProofs {
    login: String,
    password: String,
    app: String,
}

impl FirstProofs {
    /// For machines.
    pub fn json(&self) -> Value {
        json!({ "login": self.login, "password": self.password, "code_app": self.app })
    }

    /// For people.
    pub fn text(&self) -> String {
        format!(
            "Sign in as:   {}\nPassword:     {}\n              (shown once; works until they chose their own at their first sign-in, {FIRST_DAYS} days at most)\nFor the code app: {}\n",
            self.login, self.password, self.app
        )
    }
}

/// A name as people type it.
///
/// # Errors
/// When it is empty or too long.
pub fn name_of(text: &str) -> Result<Personal, Fault> {
    Personal::new(text).map_err(|why| Fault::Usage(format!("a name: {why}")))
}

/// Refuses a name that someone signs in with already.
///
/// # Errors
/// When it is taken.
pub async fn is_free(store: &SqlStore, login: &str) -> Result<(), Fault> {
    match store.worker_by_login(login).await? {
        Some(_) => Err(Fault::No("someone signs in with this name already".to_owned())),
        None => Ok(()),
    }
}

/// Adds an organisation with its first administrator, who is also at the end of every escalation
/// until others are added.
///
/// # Errors
/// When the name is taken or the store refuses.
pub async fn add_organisation(
    store: &SqlStore,
    (kind, sector): (OrganisationKind, Sector),
    name: &str,
    municipality: &str,
    admin: &str,
) -> Result<(OrganisationId, FirstProofs), Fault> {
    const TEAM: &str = "Beheer";
    let admin_name = name_of(admin)?;
    let id = OrganisationId::draw(&mut entropy::System);
    let new = NewOrganisation {
        id,
        kind,
        name: name.to_owned(),
        municipality: municipality.to_owned(),
        sector,
    };
    store.add_organisation(&new).await?;
    let (proofs, hash, secret) = first_proofs(admin);
    let mut unit = store.begin(id, now()).await?;
    let (team, worker) = (TeamId::draw(&mut entropy::System), WorkerId::draw(&mut entropy::System));
    unit.add_team(team, TEAM).await?;
    unit.add_worker(worker, admin, &admin_name).await?;
    for function in [Function::ChainDirector, Function::FunctionalManager] {
        let id = PostId::draw(&mut entropy::System);
        unit.add_post(Post { id, team, function, person: worker, deputy: None }).await?;
    }
    keep_proofs(&mut *unit, worker, &hash, &secret).await?;
    unit.commit().await?;
    Ok((id, proofs))
}

/// A first password and code secret for someone, with what is kept of them. Takes a while: not for
/// within a unit of work.
pub fn first_proofs(login: &str) -> (FirstProofs, String, Vec<u8>) {
    let proofs = RealProofs::default();
    let password = new_password();
    let hash = proofs.hash(&password, &mut entropy::System);
    let secret = proofs.new_secret(&mut entropy::System);
    let app = proofs.enrolment(&secret, login);
    (FirstProofs { login: login.to_owned(), password, app }, hash, secret)
}

/// Keeps what someone proves themselves with at first; they choose a password of their own with it.
///
/// # Errors
/// When the store refuses.
pub async fn keep_proofs(
    unit: &mut dyn Unit,
    worker: WorkerId,
    hash: &str,
    secret: &[u8],
) -> Result<(), Fault> {
    unit.drop_credentials(worker, "password").await?;
    unit.set_credential(worker, "first-password", hash.as_bytes(), false).await?;
    unit.set_credential(worker, "totp", secret, false).await?;
    Ok(())
}

/// A password of 100 random bits in letters that can't be mistaken for each other.
fn new_password() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0_u8; 20];
    entropy::System.fill(&mut bytes);
    let letters = bytes.iter().enumerate().flat_map(|(place, byte)| {
        let letter = LETTERS.get(usize::from(byte % 32)).copied().map(char::from);
        let dash = (place > 0 && place % 5 == 0).then_some('-');
        dash.into_iter().chain(letter)
    });
    letters.collect()
}
