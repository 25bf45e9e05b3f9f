//! The binary `vangnet`: where the pieces are put together.

mod answer;
mod args;
mod bench;
mod clock;
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
    let _ = tracing::subscriber::set_global_default(lines_of_json(&filter, move || lines.clone()));
}

/// What makes each event one line of JSON: whatever is in it, it can't begin a line of its own.
fn lines_of_json<W>(
    filter: &str,
    to: impl Fn() -> W + Send + Sync + 'static,
) -> impl tracing::Subscriber
where
    W: std::io::Write + 'static,
{
    let filter = tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_default();
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(to).finish()
}

#[cfg(test)]
mod tests {
    use super::lines_of_json;
    use proptest::prelude::*;
    use std::io::Write;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    proptest! {
        #[test]
        fn whatever_is_logged_is_one_line_of_json_and_says_only_itself(
            hostile in r#"([\x00-\x1f\x7f\u{85}\u{2028}"\\{}:,\n\r]|\PC){0,60}"#,
        ) {
            let kept = Kept::default();
            let to = kept.clone();
            tracing::subscriber::with_default(lines_of_json("info", move || to.clone()), || {
                tracing::warn!(what = hostile, "{hostile}");
            });
            let bytes = kept.0.lock().unwrap().clone();
            let text = String::from_utf8(bytes).unwrap();
            let (line, after) = text.split_once('\n').unwrap();
            prop_assert_eq!(after, "", "more than one line");
            prop_assert!(!line.chars().any(|c| c < ' '), "{line:?}");
            let read: serde_json::Value = serde_json::from_str(line).unwrap();
            prop_assert_eq!(&read["fields"]["what"], &hostile);
            prop_assert_eq!(&read["level"], "WARN");
        }
    }
}
