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
    /// Send every log line to this receiver of syslog as well (TCP).
    #[arg(long, global = true, env = "VANGNET_SYSLOG", value_name = "HOST:PORT")]
    pub syslog: Option<String>,
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
    #[arg(
        long,
        global = true,
        env = "VANGNET_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
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
    /// Make a new installation and its first administrator.
    Init(Init),
    /// Run this installation.
    Serve(Serve),
    /// Measure the budgets of the design on this machine.
    Bench(Bench),
    /// Say what is wrong here and how to mend it.
    #[command(after_help = "Example: vangnet doctor --data /var/lib/vangnet")]
    Doctor,
    /// The organisations of this installation.
    #[command(subcommand)]
    Organisation(Organisation),
    /// People: who works with the system.
    #[command(subcommand)]
    User(User),
    /// Bearer tokens for the API.
    #[command(subcommand)]
    Token(Token),
    /// The keys that everything is sealed with: another one, while everyone works on.
    #[command(subcommand)]
    Keys(Keys),
    /// The content: signals, help lines, rule tables and texts.
    #[command(subcommand)]
    Content(Content),
    /// Rule tables: completeness, outcomes and differences.
    #[command(subcommand)]
    Tables(Tables),
    /// Duties: whose move it is.
    #[command(subcommand)]
    Duties(Duties),
    /// The journal: who did what, in a log that can't be changed unseen.
    #[command(subcommand)]
    Journal(Journal),
    /// Backups: encrypted, made while serving.
    #[command(subcommand)]
    Backup(Backup),
}

/// The demo.
#[cfg(feature = "demo")]
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: vangnet demo --listen 127.0.0.1:8090 --persons 100")]
pub struct Demo {
    /// Where to listen: on this machine only.
    #[arg(long, env = "VANGNET_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDR")]
    pub listen: String,
    /// How many young persons. Above 500, the others are a worry that was noted and closed
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
#[command(
    after_help = "Example: vangnet serve --data /var/lib/vangnet --listen 127.0.0.1:8080 --tls"
)]
pub struct Serve {
    /// Where to listen.
    #[arg(long, env = "VANGNET_LISTEN", value_name = "ADDR")]
    pub listen: Option<String>,
    /// Visitors reach it over TLS, through a proxy in front: cookies and headers say so.
    #[arg(long)]
    pub tls: bool,
    /// Where Prometheus reads the figures of the installation itself (/metrics); nowhere when left out.
    #[arg(long, env = "VANGNET_METRICS", value_name = "ADDR")]
    pub metrics: Option<String>,
    /// The address that visitors come to; passkeys are bound to it.
    #[arg(long, env = "VANGNET_ADDRESS", value_name = "https://HOST")]
    pub address: Option<String>,
}

/// A new installation.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: vangnet init --municipality GM0344 --name 'Gemeente Utrecht' --admin 'Noor de Wit' --data /var/lib/vangnet"
)]
pub struct Init {
    /// The code of the municipality: GM and four digits.
    #[arg(long, value_name = "GM0344")]
    pub municipality: String,
    /// The name of the first organisation.
    #[arg(long, default_value = "Gemeente", value_name = "NAME")]
    pub name: String,
    /// The name of the first administrator, with which they sign in.
    #[arg(long, default_value = "beheer", value_name = "NAME")]
    pub admin: String,
}

/// Organisations.
#[derive(Debug, Subcommand)]
pub enum Organisation {
    /// Every organisation.
    #[command(after_help = "Example: vangnet organisation list")]
    List,
    /// Add an organisation with its first administrator, who is also at the end of every escalation.
    #[command(
        after_help = "Example: vangnet organisation add --kind school --name 'De Brug' --admin 'Sam Vos' --sector education"
    )]
    Add {
        /// school, neighbourhood-team, reporting-point, care-coordination, shelter, municipality or
        /// police.
        #[arg(long)]
        kind: String,
        /// Its name.
        #[arg(long)]
        name: String,
        /// The name of its first administrator, with which they sign in.
        #[arg(long)]
        admin: String,
        /// Which form of the meldcode its signals follow: general, education, youth-care, health,
        /// childcare, social-support or justice. Without it: what is usual for its kind.
        #[arg(long)]
        sector: Option<String>,
    },
    /// Set which form of the meldcode new signals follow; those there are keep theirs.
    #[command(
        after_help = "Example: vangnet organisation sector --name 'De Haven' --sector youth-care"
    )]
    Sector {
        /// Its name.
        #[arg(long)]
        name: String,
        /// general, education, youth-care, health, childcare, social-support or justice.
        #[arg(long)]
        sector: String,
    },
}

/// People.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Add someone with a post.
    #[command(
        after_help = "Example: vangnet user add --organisation 'De Brug' --team Onderbouw --function teacher --name 'Noor de Wit'"
    )]
    Add {
        /// The name of the organisation.
        #[arg(long)]
        organisation: String,
        /// The name of the team; it is made when it isn't there.
        #[arg(long)]
        team: String,
        /// What they do, such as teacher, focal-officer or care-coordinator.
        #[arg(long)]
        function: String,
        /// Their name.
        #[arg(long)]
        name: String,
        /// The name they sign in with; their name when left out.
        #[arg(long)]
        login: Option<String>,
        /// The name with which their deputy signs in.
        #[arg(long)]
        deputy: Option<String>,
    },
    /// Everyone, by organisation.
    #[command(after_help = "Example: vangnet user list --organisation 'De Brug'")]
    List {
        /// One organisation only.
        #[arg(long)]
        organisation: Option<String>,
    },
    /// Note that someone is absent, or back: their duties move in the same step.
    #[command(after_help = "Example: vangnet user absent --user 'Noor de Wit' --until 2026-12-01")]
    Absent {
        /// The name they sign in with.
        #[arg(long)]
        user: String,
        /// The day on which they are back, as in 2026-12-01.
        #[arg(long, conflicts_with = "back")]
        until: Option<String>,
        /// They are back.
        #[arg(long)]
        back: bool,
    },
    /// Give someone who can't come in any more a new first password and code; their passkeys, sessions
    /// and tokens end.
    #[command(after_help = "Example: vangnet user reset --user 'Noor de Wit'")]
    Reset {
        /// The name they sign in with.
        #[arg(long)]
        user: String,
    },
    /// End someone's access for good: their duties move in the same step.
    #[command(after_help = "Example: vangnet user disable --user 'Noor de Wit'")]
    Disable {
        /// The name they sign in with.
        #[arg(long)]
        user: String,
    },
}

/// Keys.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Give an organisation a new key, and wrap the key of every dossier under it.
    #[command(after_help = "Example: vangnet keys rotate --organisation 'De Brug'")]
    Rotate {
        /// Which organisation; all of them when left out.
        #[arg(long, value_name = "NAME")]
        organisation: Option<String>,
    },
    /// Wrap everything under the newest keys there are: after a rotation that stopped halfway, or after
    /// a new line in the file of master keys.
    #[command(after_help = "Example: vangnet keys rewrap")]
    Rewrap {
        /// Which organisation; all of them when left out.
        #[arg(long, value_name = "NAME")]
        organisation: Option<String>,
    },
}

/// Tokens.
#[derive(Debug, Subcommand)]
pub enum Token {
    /// Make a token; it is shown once.
    #[command(after_help = "Example: vangnet token create --user 'Noor de Wit' --minutes 60")]
    Create {
        /// The name they sign in with.
        #[arg(long)]
        user: String,
        /// How long it lasts: at most a day.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1440))]
        minutes: u16,
    },
}

/// The content.
#[derive(Debug, Subcommand)]
pub enum Content {
    /// Name every fault at once, with file and key.
    #[command(after_help = "Example: vangnet content check ./content")]
    Check {
        /// A content folder; the one built in when left out.
        path: Option<PathBuf>,
    },
}

/// Rule tables.
#[derive(Debug, Subcommand)]
pub enum Tables {
    /// Every table that is in force.
    #[command(after_help = "Example: vangnet tables list")]
    List,
    /// Check that a table answers every situation, and none twice.
    #[command(after_help = "Example: vangnet tables check meldroute.toml")]
    Check {
        /// A table; every built-in one when left out.
        file: Option<PathBuf>,
        /// Every built-in table.
        #[arg(long, conflicts_with = "file")]
        all: bool,
    },
    /// The outcome in one situation, and why.
    #[command(after_help = "Example: vangnet tables explain termijnen action=first-contact")]
    Explain {
        /// The id of a table, or a file.
        table: String,
        /// What is the case: key=value.
        situation: Vec<String>,
    },
    /// Which situations change between two versions.
    #[command(after_help = "Example: vangnet tables diff old.toml new.toml")]
    Diff {
        /// The version that is.
        old: PathBuf,
        /// The version that comes.
        new: PathBuf,
    },
}

/// Duties.
#[derive(Debug, Subcommand)]
pub enum Duties {
    /// How many duties each organisation has, and how many are late.
    #[command(after_help = "Example: vangnet duties list")]
    List,
    /// A signed statement: so many open, none without a holder.
    #[command(after_help = "Example: vangnet duties certificate --json")]
    Certificate,
}

/// The journal.
#[derive(Debug, Subcommand)]
pub enum Journal {
    /// Say that it is whole, or where it first isn't.
    #[command(
        after_help = "Example: vangnet journal verify --from export.jsonl --key 'vangnet/...'"
    )]
    Verify {
        /// An export to verify without the installation; needs --key.
        #[arg(long, value_name = "FILE", requires = "key")]
        from: Option<PathBuf>,
        /// The key that `journal head` printed.
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
        /// One organisation only.
        #[arg(long)]
        organisation: Option<String>,
    },
    /// The newest signed head, for another party to keep.
    #[command(after_help = "Example: vangnet journal head --organisation 'De Brug'")]
    Head {
        /// One organisation only.
        #[arg(long)]
        organisation: Option<String>,
    },
    /// Write the whole journal of an organisation as a file that verifies offline.
    #[command(
        after_help = "Example: vangnet journal export --organisation 'De Brug' --to export.jsonl"
    )]
    Export {
        /// The name of the organisation.
        #[arg(long)]
        organisation: String,
        /// The file; it may not be there yet.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
}

/// Backups.
#[derive(Debug, Subcommand)]
pub enum Backup {
    /// Make one; others go on working.
    #[command(after_help = "Example: vangnet backup create /mnt/backup/vangnet-2026-11-22.bin")]
    Create {
        /// The file; it may not be there yet.
        file: PathBuf,
    },
    /// Open one and count what is in it.
    #[command(after_help = "Example: vangnet backup verify /mnt/backup/vangnet-2026-11-22.bin")]
    Verify {
        /// The file.
        file: PathBuf,
    },
    /// Put one back into an empty installation that has its key file.
    #[command(
        after_help = "Example: vangnet backup restore /mnt/backup/vangnet-2026-11-22.bin --erased erased.txt --data ./new"
    )]
    Restore {
        /// The file.
        file: PathBuf,
        /// The list that `backup create` wrote beside a later backup: what was erased stays erased.
        #[arg(long, value_name = "FILE")]
        erased: Option<PathBuf>,
    },
}

/// Measuring.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: vangnet bench --data data/bench --cases 100000\n\n\
    Exit code 1 when a budget is missed. The invented cases stay in the directory for the next time;\n\
    a million of them take about 5 GB.")]
pub struct Bench {
    /// What to measure: note, processor, search, crowd, rules or start; all of them without it.
    pub name: Option<String>,
    /// On how many cases.
    #[arg(long, default_value_t = 1_000_000, value_name = "N")]
    pub cases: usize,
    /// How many requests make one measurement.
    #[arg(long, default_value_t = 2_000, value_name = "N")]
    pub requests: usize,
}
