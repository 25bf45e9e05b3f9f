//! The demo: the same every time, served on this machine, and silent about people in its log.

use crate::run::{demo_in, program, run_in};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// How many matters of every organisation are open, late and old.
fn counts(data: &Path) -> Value {
    let mut said = run_in(data, &["duties", "list", "--json"]).json();
    said["organisations"].take()
}

#[test]
fn the_same_seed_makes_the_same_municipality_and_another_seed_another() {
    let dirs = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let [one, same, other] = &dirs;
    let first = demo_in(one.path(), &["--seed", "5"]);
    assert_eq!(first.code, 0, "{}", first.err);
    let second = demo_in(same.path(), &["--seed", "5"]);
    let third = demo_in(other.path(), &["--seed", "6"]);
    assert_eq!(first.out, second.out);
    assert_ne!(first.json()["users"][0]["name"], third.json()["users"][0]["name"]);
    assert_eq!(counts(one.path()), counts(same.path()));
    let open: u64 =
        counts(one.path()).as_array().unwrap().iter().map(|o| o["open"].as_u64().unwrap()).sum();
    assert!(open > 0);
    assert_eq!(run_in(one.path(), &["journal", "verify"]).code, 0);
    // Made before with the same seed, it is used again.
    let again = std::time::Instant::now();
    assert_eq!(demo_in(one.path(), &["--seed", "5"]).out, first.out);
    assert!(again.elapsed().as_secs() < 20, "it was made anew");
}

#[test]
fn no_name_no_secret_and_no_words_reach_the_log() {
    let dir = tempfile::tempdir().unwrap();
    let said = demo_in(dir.path(), &["--log", "trace"]);
    assert_eq!(said.code, 0);
    assert!(!said.err.is_empty(), "at this level there is something to look at");
    for user in said.json()["users"].as_array().unwrap() {
        for what in ["name", "secret"] {
            let text = user[what].as_str().unwrap();
            assert!(!said.err.contains(text), "{text}");
        }
    }
    for words in ["afwezig", "Gewandeld", "zorgen over", "Jongere", "jongere"] {
        assert!(!said.err.contains(words), "{words}");
    }
}

/// A demo that is served until it is dropped.
struct Served {
    child: Child,
    first: Value,
}

impl Served {
    fn in_dir(data: &Path) -> Self {
        let args = ["demo", "--listen", "127.0.0.1:0", "--persons", "3"];
        let mut child = program(&args)
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

    fn get(&self, path: &str, headers: &str) -> String {
        let address = self.first["listen"].as_str().unwrap();
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

#[test]
fn the_demo_is_served_takes_its_tokens_and_stops_when_told() {
    let dir = tempfile::tempdir().unwrap();
    let mut demo = Served::in_dir(dir.path());
    assert!(demo.get("/", "").starts_with("HTTP/1.1 200"));
    let secret = demo.first["users"][0]["secret"].as_str().unwrap().to_owned();
    let mine = "/api/v1/werklijst";
    let known = demo.get(mine, &format!("Authorization: Bearer {secret}\r\n"));
    assert!(known.starts_with("HTTP/1.1 200"), "{known}");
    assert!(demo.get(mine, "Authorization: Bearer wrong\r\n").starts_with("HTTP/1.1 401"));

    // Whoever a visitor can be and who meets young people, or advises who does, has something to do.
    for user in demo.first["users"].as_array().unwrap() {
        let role = user["role"].as_str().unwrap();
        let school = user["organisation"].as_str().unwrap().contains("school");
        let busy = matches!(role, "teacher" | "neighbourhood-worker" | "police-officer")
            || (role == "focal-officer" && school);
        if busy {
            let secret = user["secret"].as_str().unwrap();
            let list = demo.get(mine, &format!("Authorization: Bearer {secret}\r\n"));
            assert!(list.contains("\"mijn\":") && !list.contains("\"mijn\":0"), "{role}: {list}");
        }
    }

    let stop = Command::new("kill").arg(demo.child.id().to_string()).status().unwrap();
    assert!(stop.success());
    assert_eq!(demo.child.wait().unwrap().code(), Some(0));
}
