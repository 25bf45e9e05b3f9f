//! Running another program: what it says is shown at once and kept to be read.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program's children may hold its output open after it ended.
const GRACE: Duration = Duration::from_secs(3);

/// What a program said and how it ended.
pub struct Heard {
    /// Whether it could be started and ended with exit code 0.
    pub ok: bool,
    /// Both output streams, line by line as they came, without colour codes.
    pub text: String,
}

/// Runs `command` to its end and echoes it on stderr.
pub fn run(command: &mut Command) -> Heard {
    let started =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    match started {
        Ok(child) => listen(child),
        Err(why) => {
            let text = format!("{} can't be started: {why}", command.get_program().display());
            eprintln!("{text}");
            Heard { ok: false, text }
        }
    }
}

/// Whether `command` can be started and ends with exit code 0; nothing is shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn listen(mut child: Child) -> Heard {
    let (sender, lines) = mpsc::channel();
    if let Some(stream) = child.stdout.take() {
        read(stream, sender.clone());
    }
    if let Some(stream) = child.stderr.take() {
        read(stream, sender.clone());
    }
    drop(sender);
    let mut text = String::new();
    let mut ended: Option<Instant> = None;
    loop {
        match lines.recv_timeout(Duration::from_millis(200)) {
            Ok(line) => {
                eprintln!("{line}");
                text.push_str(&without_colour(&line));
                text.push('\n');
            }
            Err(RecvTimeoutError::Disconnected) => break,
            // A server that a test forgot holds the pipe: don't wait for it for ever.
            Err(RecvTimeoutError::Timeout) => match ended {
                Some(since) if since.elapsed() > GRACE => break,
                Some(_) => {}
                None => {
                    if matches!(child.try_wait(), Ok(Some(_))) {
                        ended = Some(Instant::now());
                    }
                }
            },
        }
    }
    Heard { ok: child.wait().is_ok_and(|status| status.success()), text }
}

fn read(stream: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut bytes = Vec::new();
        while stream.read_until(b'\n', &mut bytes).is_ok_and(|n| n > 0) {
            let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            if lines.send(line).is_err() {
                break;
            }
            bytes.clear();
        }
    });
}

/// The line without terminal escapes (`ESC [ … letter`).
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().skip(1).find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_streams_and_the_exit_code_are_heard() {
        let heard = run(Command::new("sh").args(["-c", "echo one; echo two >&2; exit 3"]));
        assert!(!heard.ok);
        assert!(heard.text.contains("one\n") && heard.text.contains("two\n"), "{}", heard.text);
    }

    #[test]
    fn a_program_that_is_not_there_has_failed() {
        assert!(!run(&mut Command::new("vangnet-no-such-program")).ok);
        assert!(!succeeds(&mut Command::new("vangnet-no-such-program")));
    }

    #[test]
    fn a_forgotten_child_does_not_keep_us_waiting() {
        let start = Instant::now();
        let heard = run(Command::new("sh").args(["-c", "sleep 60 & echo $!"]));
        assert!(heard.ok);
        assert!(start.elapsed() < Duration::from_secs(30));
        assert!(succeeds(Command::new("kill").arg(heard.text.trim())));
    }

    #[test]
    fn colour_codes_are_taken_out() {
        assert_eq!(without_colour("\u{1b}[32;1mPASS\u{1b}[0m x"), "PASS x");
    }
}
