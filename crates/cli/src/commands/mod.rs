//! One file per command.

mod backup;
mod bench;
mod content;
#[cfg(feature = "demo")]
mod demo;
mod doctor;
mod duties;
mod init;
mod journal;
mod keys;
mod organisation;
pub mod people;
mod serve;
mod tables;
mod token;
mod user;

use crate::answer::{Answer, Printer};
use crate::args::{Args, Command};
use crate::fault::Fault;
use crate::settings::Where;
use app::ports::{Organisation, Store as _};
use store::SqlStore;

/// Runs the command that was asked for.
///
/// # Errors
/// Why it can't be done.
pub async fn run(args: Args, printer: Printer) -> Result<Answer, Fault> {
    let place = args.place;
    let at = || Where::read(&place);
    match args.command {
        #[cfg(feature = "demo")]
        Command::Demo(asked) => demo::run(&place, asked, printer).await,
        Command::Bench(asked) => bench::run(&place, asked, printer).await,
        Command::Init(asked) => init::run(&at()?, &asked).await,
        Command::Serve(asked) => serve::run(&at()?, asked, printer).await,
        Command::Doctor => doctor::run(&at()?).await,
        Command::Organisation(asked) => organisation::run(&at()?, asked).await,
        Command::User(asked) => user::run(&at()?, asked).await,
        Command::Keys(asked) => keys::run(&at()?, asked, printer).await,
        Command::Token(asked) => token::run(&at()?, asked).await,
        Command::Content(asked) => content::run(asked),
        Command::Tables(asked) => tables::run(&at()?, asked),
        Command::Duties(asked) => duties::run(&at()?, &asked).await,
        Command::Journal(asked) => journal::run(&at()?, asked).await,
        Command::Backup(asked) => backup::run(&at()?, asked).await,
    }
}

/// The organisation with this name or id.
///
/// # Errors
/// When there is none.
async fn organisation_named(store: &SqlStore, name: &str) -> Result<Organisation, Fault> {
    let all = store.organisations().await?;
    let same = |one: &Organisation| {
        one.name.to_lowercase() == name.trim().to_lowercase() || one.id.to_string() == name
    };
    all.into_iter().find(same).ok_or_else(|| {
        Fault::Usage(format!("there is no organisation `{name}`; see `vangnet organisation list`"))
    })
}

/// One organisation, or all of them when none is named.
///
/// # Errors
/// When there is no such organisation.
async fn organisations(store: &SqlStore, name: Option<&str>) -> Result<Vec<Organisation>, Fault> {
    match name {
        Some(name) => Ok(vec![organisation_named(store, name).await?]),
        None => Ok(store.organisations().await?),
    }
}
