//! The program as the operating system sees it: start to first answer, and memory when idle.

use super::reading::{Budget, Reading, millis};
use crate::fault::Fault;
use crate::settings::Where;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often it is started.
const STARTS: usize = 3;
/// How long it is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(1);
/// How long a start may take at most.
const PATIENCE: Duration = Duration::from_secs(30);

/// Starts `serve` on this installation a few times.
///
/// # Errors
/// When it doesn't start or doesn't answer.
pub fn starts(at: &Where) -> Result<Vec<Reading>, Fault> {
    let (mut times, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let start = Instant::now();
        let mut running = Running::start(at)?;
        running.wait_for_answer(start)?;
        times.push(millis(start.elapsed()));
        rest(IDLE);
        memory.push(running.memory()?);
    }
    Ok(vec![
        Reading::of("start to first answer", "ms", times, Budget::P99Under(300.0)),
        Reading::of("memory when idle", "MB", memory, Budget::P99Under(80.0)),
    ])
}

/// A running installation, ended with the value.
struct Running {
    child: Child,
    address: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn start(at: &Where) -> Result<Self, Fault> {
        let unusable = |why: std::io::Error| Fault::Unusable(format!("`serve`: {why}"));
        let program = std::env::current_exe().map_err(unusable)?;
        let mut command = Command::new(program);
        command.arg("serve").arg("--data").arg(&at.data).args([
            "--listen",
            "127.0.0.1:0",
            "--json",
        ]);
        if let Some(database) = &at.database {
            command.env("VANGNET_DATABASE", database);
        }
        let child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn();
        let mut running = Self { child: child.map_err(unusable)?, address: String::new() };
        let mut line = String::new();
        if let Some(out) = running.child.stdout.take() {
            BufReader::new(out).read_line(&mut line).map_err(unusable)?;
        }
        let said: serde_json::Value = serde_json::from_str(&line)
            .map_err(|_| Fault::Unusable("`serve` doesn't say where it listens".to_owned()))?;
        let address = said.get("listen").and_then(|listen| listen.as_str()).unwrap_or_default();
        address.trim_start_matches("http://").clone_into(&mut running.address);
        Ok(running)
    }

    fn wait_for_answer(&mut self, start: Instant) -> Result<(), Fault> {
        while start.elapsed() < PATIENCE {
            if self.ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200")) {
                return Ok(());
            }
            rest(Duration::from_millis(1));
        }
        Err(Fault::Unusable("`serve` doesn't answer".to_owned()))
    }

    fn ask(&self) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(&self.address)?;
        let host = &self.address;
        write!(stream, "GET / HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    /// Resident memory in megabytes.
    fn memory(&self) -> Result<f64, Fault> {
        let path = format!("/proc/{}/status", self.child.id());
        let unreadable = || Fault::Unreadable(format!("{path} tells no memory"));
        let text = std::fs::read_to_string(&path).map_err(|_| unreadable())?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.map(|kilobytes| kilobytes / 1_000.0).ok_or_else(unreadable)
    }
}

/// Waits on the wall clock: another process is what is measured here.
#[expect(clippy::disallowed_methods, reason = "a clock of ours can't make another process faster")]
fn rest(time: Duration) {
    std::thread::sleep(time);
}
