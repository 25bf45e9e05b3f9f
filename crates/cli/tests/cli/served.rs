//! A program that serves until it is dropped.

use crate::run::program;
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};

/// What is served.
pub struct Served {
    /// The process.
    pub child: Child,
    /// The document on its first line.
    pub first: Value,
}

impl Served {
    /// Serves a data directory, and waits for the first line.
    pub fn of(data: &Path, args: &[&str]) -> Self {
        let mut child = program(args)
            .arg("--data")
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        // Whoever reads only the first line doesn't stop it.
        std::thread::spawn(move || out.read_to_string(&mut String::new()));
        Self { child, first: serde_json::from_str(&line).unwrap() }
    }

    /// The answer at one of the addresses it told, asked with these header lines.
    pub fn get(&self, told: &str, path: &str, headers: &str) -> String {
        let address = self.first[told].as_str().unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        let asked =
            format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n");
        stream.write_all(asked.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
