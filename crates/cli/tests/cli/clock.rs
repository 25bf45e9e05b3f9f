//! The clock of the machine beside a time server that says otherwise.

use crate::run::{Installation, program, run};
use std::io::{BufRead as _, BufReader};
use std::net::UdpSocket;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// From 1900, when the protocol begins to count, to 1970, in seconds.
const SINCE_1900: u64 = 2_208_988_800;

#[expect(clippy::disallowed_methods, reason = "a time server tells the time")]
fn since_1970() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap()
}

/// A time server (RFC 5905, mode 4) that is so many seconds ahead of this machine.
fn time_server(ahead: u64) -> String {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        let mut asked = [0; 48];
        while let Ok((_, asker)) = socket.recv_from(&mut asked) {
            let now = since_1970();
            let seconds = u32::try_from(now.as_secs() + SINCE_1900 + ahead).unwrap();
            let parts = (u64::from(now.subsec_nanos()) << 32) / 1_000_000_000;
            let stamp = (u64::from(seconds) << 32 | parts).to_be_bytes();
            let mut answer = [0; 48];
            answer[0] = 0x24;
            answer[1] = 1;
            answer[12..16].copy_from_slice(b"GPS\0");
            for at in [16, 32, 40] {
                answer[at..at + 8].copy_from_slice(&stamp);
            }
            answer[24..32].copy_from_slice(&asked[40..48]);
            let _ = socket.send_to(&answer, asker);
        }
    });
    address
}

/// Settings with a time server, in a file.
fn settings(dir: &Path, server: &str) -> String {
    let path = dir.join("vangnet.toml");
    let data = dir.join("data");
    let text = format!("data = {:?}\ntime_server = {server:?}\n", data.to_str().unwrap());
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_clock_that_is_off_is_shown_by_the_doctor_and_told_in_the_log() {
    let dir = tempfile::tempdir().unwrap();
    Installation::new(&dir.path().join("data"));
    let clock = |config: &str| {
        let said = run(&["doctor", "--json", "--config", config]).json();
        let checks = said["checks"].as_array().unwrap().clone();
        checks.into_iter().find(|check| check["name"] == "clock").unwrap()
    };
    let right = clock(&settings(dir.path(), &time_server(0)));
    assert_eq!(right["ok"], true, "{right}");
    // Nobody listens at the address of a socket that was let go.
    let silent = UdpSocket::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let silent = clock(&settings(dir.path(), &silent));
    assert!(silent["advice"].as_str().unwrap().contains("doesn't tell"), "{silent}");

    let config = settings(dir.path(), &time_server(90));
    let off = clock(&config);
    assert_eq!(off["ok"], false);
    assert!(off["advice"].as_str().unwrap().contains("90 seconds behind"), "{off}");

    let args = ["serve", "--listen", "127.0.0.1:0", "--config", &config];
    let mut serving = program(&args).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let log = BufReader::new(serving.stderr.take().unwrap());
    let (told, heard) = std::sync::mpsc::channel();
    std::thread::spawn(move || log.lines().map_while(Result::ok).try_for_each(|l| told.send(l)));
    let line = heard.recv_timeout(Duration::from_secs(30));
    serving.kill().unwrap();
    serving.wait().unwrap();
    assert!(line.unwrap().contains("90 seconds behind"));
}
