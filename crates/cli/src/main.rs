//! The binary `vangnet`: where the pieces are put together.

mod answer;
mod args;
mod bench;
#[cfg(test)]
mod coming_in;
mod commands;
#[cfg(feature = "demo")]
mod demo;
mod entropy;
mod fault;
mod house;
mod passkeys;
mod proofs;
mod server;
mod settings;
mod syslog;

use answer::Printer;
use args::Args;
use clap::Parser;
use std::process::ExitCode;
use syslog::Lines;

#[tokio::main]
async fn main() -> ExitCode {
    let args = Args::parse();
    log(&args.log, args.syslog.clone());
    let printer = Printer::new(args.json);
    match commands::run(args, printer).await {
        Ok(answer) => printer.answer(&answer),
        Err(fault) => printer.fault(&fault),
    }
}

/// Logs as structured lines on stderr, and to a receiver of syslog when there is one; the heads of the
/// journals are then among them, as a witness outside. What is logged names modules and counts, never a person: the
/// types that hold personal data don't print it.
fn log(filter: &str, receiver: Option<String>) {
    let (filter, lines) = match receiver {
        Some(address) => (format!("{filter},{}=info", server::WITNESS), Lines::also_to(address)),
        None => (filter.to_owned(), Lines::here()),
    };
    let filter = tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_default();
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(move || lines.clone())
        .init();
}
