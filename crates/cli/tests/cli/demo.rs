//! The demo: the same every time, served on this machine, and silent about people in its log.

use crate::run::{demo_in, run_in};
use crate::served::Served;
use serde_json::Value;
use std::io::Read as _;
use std::net::TcpStream;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::Command;

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
    let file = || std::fs::metadata(one.path().join("vangnet.db")).unwrap().ino();
    let before = file();
    assert_eq!(demo_in(one.path(), &["--seed", "5"]).out, first.out);
    assert_eq!(file(), before, "it was made anew");
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

/// The next message of a syslog connection, read by the length before it.
fn message(mut stream: &TcpStream) -> String {
    let mut length = String::new();
    loop {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        match byte[0] {
            b' ' => break,
            digit => length.push(digit.into()),
        }
    }
    let mut message = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut message).unwrap();
    String::from_utf8(message).unwrap()
}

#[test]
fn the_log_leaves_the_machine_with_the_heads_of_the_journals_and_no_word_about_anyone() {
    let dir = tempfile::tempdir().unwrap();
    let made = demo_in(dir.path(), &[]);
    let users = made.json()["users"].as_array().unwrap().clone();
    // A journal grows, so that there is a head to sign.
    let name = users[0]["name"].as_str().unwrap();
    assert_eq!(run_in(dir.path(), &["token", "create", "--user", name, "--minutes", "1"]).code, 0);
    // The receiver is there only later: nobody waits for it, and no line is lost.
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let args = ["serve", "--json", "--listen", "127.0.0.1:0", "--syslog", &address.to_string()];
    let served = Served::of(dir.path(), &args);
    let receiver = std::net::TcpListener::bind(address).unwrap();
    let (stream, _) = receiver.accept().unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(30))).unwrap();
    let first = message(&stream);
    drop(served);
    assert!(first.starts_with("<86>1 - - vangnet - - - {"), "{first}");
    let line: Value = serde_json::from_str(first.split_once(" - - - ").unwrap().1).unwrap();
    assert_eq!(line["target"], "vangnet::witness", "{first}");
    let head = &line["fields"]["head"];
    let heads = run_in(dir.path(), &["journal", "head", "--json"]).json();
    let known = heads["heads"].as_array().unwrap().iter().any(|one| one["head"] == *head);
    assert!(known, "{first} isn't in {heads}");
    for user in &users {
        assert!(!first.contains(user["name"].as_str().unwrap()), "{first}");
    }
}

#[test]
fn the_demo_is_served_takes_its_tokens_and_stops_when_told() {
    let dir = tempfile::tempdir().unwrap();
    let args = ["demo", "--listen", "127.0.0.1:0", "--persons", "3"];
    let mut demo = Served::of(dir.path(), &args);
    assert!(demo.get("listen", "/", "").starts_with("HTTP/1.1 200"));
    let secret = demo.first["users"][0]["secret"].as_str().unwrap().to_owned();
    let mine = "/api/v1/werklijst";
    let known = demo.get("listen", mine, &format!("Authorization: Bearer {secret}\r\n"));
    assert!(known.starts_with("HTTP/1.1 200"), "{known}");
    assert!(
        demo.get("listen", mine, "Authorization: Bearer wrong\r\n").starts_with("HTTP/1.1 401")
    );

    // Whoever a visitor can be and who meets young people, or advises who does, has something to do.
    for user in demo.first["users"].as_array().unwrap() {
        let role = user["role"].as_str().unwrap();
        let school = user["organisation"].as_str().unwrap().contains("school");
        let busy = matches!(role, "teacher" | "neighbourhood-worker" | "police-officer")
            || (role == "focal-officer" && school);
        if busy {
            let secret = user["secret"].as_str().unwrap();
            let list = demo.get("listen", mine, &format!("Authorization: Bearer {secret}\r\n"));
            assert!(list.contains("\"mijn\":") && !list.contains("\"mijn\":0"), "{role}: {list}");
        }
    }

    let stop = Command::new("kill").arg(demo.child.id().to_string()).status().unwrap();
    assert!(stop.success());
    assert_eq!(demo.child.wait().unwrap().code(), Some(0));
}
