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

use answer::Printer;
use args::Args;
use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let args = Args::parse();
    log_to_stderr(&args.log);
    let printer = Printer::new(args.json);
    match commands::run(args, printer).await {
        Ok(answer) => printer.answer(&answer),
        Err(fault) => printer.fault(&fault),
    }
}

/// Logs as structured lines on stderr. What is logged names modules and counts, never a person: the
/// types that hold personal data don't print it.
fn log_to_stderr(filter: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_default();
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}
