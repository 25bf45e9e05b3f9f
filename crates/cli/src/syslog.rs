//! Log lines that leave the machine: each is also sent to a receiver of syslog, so that whoever takes
//! over this machine can't take away what it said before.
//!
//! RFC 5424 with the length before each message (RFC 6587), over TCP. A receiver that isn't there
//! holds nobody up: lines wait for it, and when there are too many it is told how many were lost.

use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

/// How many lines wait for a receiver that isn't there.
const WAITING: usize = 10_000;
/// How long until a receiver that isn't there is tried again, and until one that hangs is left.
const PATIENCE: Duration = Duration::from_secs(2);
/// The header of every message: security (facility 10), informational; the line itself says when and
/// how grave, and the receiver knows from which machine.
const HEADER: &str = "<86>1 - - vangnet - - - ";

/// Stderr, and a receiver when there is one.
#[derive(Clone)]
pub struct Lines {
    to: Option<SyncSender<Vec<u8>>>,
    lost: Arc<AtomicU64>,
}

impl Lines {
    /// To stderr alone.
    pub fn here() -> Self {
        Self { to: None, lost: Arc::default() }
    }

    /// To stderr and to this receiver (`host:port`).
    pub fn also_to(address: String) -> Self {
        let (to, lines) = sync_channel(WAITING);
        let lost = Arc::new(AtomicU64::new(0));
        let told = Arc::clone(&lost);
        std::thread::spawn(move || carry(&address, &lines, &told));
        Self { to: Some(to), lost }
    }
}

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if let Some(to) = &self.to
            && to.try_send(line.trim_ascii_end().to_vec()).is_err()
        {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
        io::stderr().write_all(line)?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

/// Carries lines to the receiver, in their order, for as long as there are any.
fn carry(address: &str, lines: &Receiver<Vec<u8>>, lost: &AtomicU64) {
    let mut stream = None;
    while let Ok(line) = lines.recv() {
        let message = framed(&line);
        while !sent(&mut stream, address, &message) {
            stream = None;
            std::thread::park_timeout(PATIENCE);
        }
        let missing = lost.swap(0, Ordering::Relaxed);
        if missing > 0 {
            let told = framed(format!("{{\"lines_lost\":{missing}}}").as_bytes());
            if !sent(&mut stream, address, &told) {
                lost.fetch_add(missing, Ordering::Relaxed);
            }
        }
    }
}

fn sent(stream: &mut Option<TcpStream>, address: &str, message: &[u8]) -> bool {
    if stream.is_none() {
        *stream = TcpStream::connect(address).ok();
        if let Some(stream) = stream {
            let _ = stream.set_write_timeout(Some(PATIENCE));
        }
    }
    stream.as_mut().is_some_and(|stream| stream.write_all(message).is_ok())
}

fn framed(line: &[u8]) -> Vec<u8> {
    let mut message = format!("{} {HEADER}", HEADER.len() + line.len()).into_bytes();
    message.extend_from_slice(line);
    message
}
