//! The command line: every command and flag, with an example in its help.

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Vangnet: the chain care for young victims of human trafficking, self-hosted.
///
/// Exit codes: 0 done · 1 the check failed or the answer is no · 2 wrong usage · 3 the input or data
/// can't be read · 4 the installation isn't usable.
#[derive(Debug, Parser)]
#[command(
    version,
    arg_required_else_help = true,
    after_help = "Example: vangnet demo\n\nTo begin: `vangnet demo` shows everything with an invented municipality."
)]
pub struct Args {
    /// One machine-readable document on stdout.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to log on stderr: error, warn, info, debug.
    #[arg(long, global = true, env = "VANGNET_LOG", default_value = "warn", value_name = "LEVEL")]
    pub log: String,
    /// Where the installation keeps its things.
    #[command(flatten)]
    pub place: Place,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where the installation keeps its things.
#[derive(Debug, clap::Args)]
pub struct Place {
    /// The data directory: the keys, and on SQLite the database.
    #[arg(long, global = true, env = "VANGNET_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL database instead of SQLite.
    #[arg(long, global = true, env = "VANGNET_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// The file with settings; `vangnet.toml` when it is there.
    #[arg(long, global = true, env = "VANGNET_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show everything with an invented municipality, on this machine only.
    #[cfg(feature = "demo")]
    Demo(Demo),
    /// Run this installation.
    Serve(Serve),
}

/// The demo.
#[cfg(feature = "demo")]
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: vangnet demo --listen 127.0.0.1:8090 --persons 100")]
pub struct Demo {
    /// Where to listen: on this machine only.
    #[arg(long, env = "VANGNET_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDR")]
    pub listen: String,
    /// How many young persons. Above 2000, the rest get short tracks that are closed already.
    #[arg(long, default_value_t = 400, value_name = "N")]
    pub persons: u32,
    /// The same seed gives the same municipality.
    #[arg(long, default_value_t = 1, value_name = "S")]
    pub seed: u64,
    /// Throw an earlier demo in this directory away and make it anew.
    #[arg(long)]
    pub fresh: bool,
    /// Make the municipality and stop, without serving it.
    #[arg(long)]
    pub no_serve: bool,
}

/// Running.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: vangnet serve --data /var/lib/vangnet --listen 127.0.0.1:8080 --tls")]
pub struct Serve {
    /// Where to listen.
    #[arg(long, env = "VANGNET_LISTEN", value_name = "ADDR")]
    pub listen: Option<String>,
    /// Visitors reach it over TLS, through a proxy in front: cookies and headers say so.
    #[arg(long)]
    pub tls: bool,
}
