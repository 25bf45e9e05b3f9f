//! One file per command.

#[cfg(feature = "demo")]
mod demo;
mod serve;

use crate::answer::{Answer, Printer};
use crate::args::{Args, Command};
use crate::fault::Fault;
use crate::settings::Where;

/// Runs the command that was asked for.
///
/// # Errors
/// Why it can't be done.
pub async fn run(args: Args, printer: &Printer) -> Result<Answer, Fault> {
    let place = args.place;
    match args.command {
        #[cfg(feature = "demo")]
        Command::Demo(asked) => demo::run(&place, asked, *printer).await,
        Command::Serve(asked) => serve::run(&Where::read(&place)?, asked, *printer).await,
    }
}
