//! The wire form against its files: what was ever written must stay readable.

use super::form::Choice;
use super::{
    decode, decode_amendment, decode_contents, decode_person, decode_reporter, decode_target,
    encode, encode_amendment, encode_contents, encode_person, encode_reporter, encode_target,
    samples,
};
use app::ports::{Contents, Reporter};
use domain::knowledge::Change;
use domain::matching::PersonDetails;
use domain::organisations::Function;
use domain::reporting::{Answer, Ground, Parcel, Progress, Purpose};
use domain::timeline::{Beginning, Happening};
use domain::{behaviour, casework, duties, matching, missing, reporting, review, signalling};
use kernel::{Moment, Personal, SubjectId, date};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Compares with the file of this name; `VANGNET_BLESS=1` writes it.
fn check(name: &str, written: &[u8]) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/wire");
    let path = folder.join(format!("{name}.json"));
    let value: Value = serde_json::from_slice(written).unwrap();
    let pretty = serde_json::to_string_pretty(&value).unwrap() + "\n";
    if std::env::var_os("VANGNET_BLESS").is_some() {
        std::fs::write(&path, &pretty).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, pretty, "{name}: what was written before can't be read any more");
}

#[test]
fn everything_that_happens_has_a_form_that_stays_and_reads_back() {
    for (name, happening) in samples::all() {
        let written = encode(&happening).unwrap();
        assert_eq!(decode(&written).unwrap(), happening, "{name}");
        check(name, &written);
    }
}

#[test]
fn a_change_to_the_list_of_signals_has_a_form_that_stays_and_reads_back() {
    for (name, amendment) in samples::amendments() {
        let written = encode_amendment(&amendment).unwrap();
        assert_eq!(decode_amendment(&written).unwrap(), amendment, "{name}");
        check(name, &written);
    }
    assert_eq!(Change::WORDS, ["add", "retire"]);
}

#[test]
fn a_target_time_has_a_form_that_stays_and_reads_back() {
    for (name, target) in samples::targets() {
        let written = encode_target(&target).unwrap();
        assert_eq!(decode_target(&written).unwrap(), target, "{name}");
        check(name, &written);
    }
}

#[test]
fn every_variant_has_a_file() {
    let names: BTreeSet<_> = samples::all().into_iter().map(|(name, _)| name).collect();
    let features: [(&str, &[&str]); 13] = [
        ("began", Beginning::WORDS),
        ("duty", duties::Event::WORDS),
        ("signal", signalling::signal::Event::WORDS),
        ("consultation", signalling::consultation::Event::WORDS),
        ("reading", signalling::reading::Event::WORDS),
        ("outgoing", reporting::OutgoingEvent::WORDS),
        ("incoming", reporting::IncomingEvent::WORDS),
        ("case", casework::Event::WORDS),
        ("review", review::Event::WORDS),
        ("missing", missing::Event::WORDS),
        ("feedback", reporting::FeedbackEvent::WORDS),
        ("discussed", behaviour::Discussed::WORDS),
        ("combination", matching::combination::Event::WORDS),
    ];
    for (feature, words) in features {
        for word in words {
            assert!(names.contains(format!("{feature}.{word}").as_str()), "{feature}.{word}");
        }
    }
    for word in Happening::WORDS {
        assert!(names.iter().any(|name| name.starts_with(word)), "{word}");
    }
}

#[test]
fn the_name_of_a_file_is_what_stands_in_it() {
    for (name, happening) in samples::all() {
        let value: Value = serde_json::from_slice(&encode(&happening).unwrap()).unwrap();
        let (outer, inner) = name.split_once('.').unwrap_or((name, ""));
        let content = value.get(outer).unwrap_or_else(|| panic!("{name}"));
        let inner = inner.split('.').next().unwrap();
        let records =
            ["said", "emergency-opened", "went-missing", "came-back", "combined", "parted"];
        let is_choice = !records.contains(&outer);
        let named = content.get(inner).is_some() || content.as_str() == Some(inner);
        assert!(named || !is_choice, "{name}");
    }
}

#[test]
fn what_is_unknown_or_of_another_version_is_not_read() {
    for wrong in [
        r#"{"v":2,"duty":"warned"}"#,
        r#"{"duty":"warned"}"#,
        r#"{"v":1,"duty":"warmed"}"#,
        r#"{"v":1,"duty":{"warned":{}}}"#,
        r#"{"v":1,"duty":"warned","said":{}}"#,
        r#"{"v":1,"duty":{"ended":{"reason":"bored"}}}"#,
        r#"{"v":1,"duty":{"ended":{"reason":"answered","score":3}}}"#,
        r#"{"v":1,"duty":{"ended":{}}}"#,
        r#"{"v":1,"emergency-opened":{"reason":"","until":0}}"#,
        r#"{"v":1,"signal":{"report-sent":"medewerker-00000000000000000000000000000001"}}"#,
        "",
        "[]",
    ] {
        assert!(decode(wrong.as_bytes()).is_err(), "{wrong}");
    }
    assert!(decode(br#"{"v":1,"duty":"warned"}"#).is_ok());
}

#[test]
fn every_closing_reason_reads_back() {
    let words = signalling::signal::ClosingReason::ALL.iter().map(|reason| reason.word());
    let words = words.chain(casework::WhyClosed::ALL.iter().map(|reason| reason.word()));
    let words = words.chain(missing::WhyClosed::ALL.iter().map(|reason| reason.word()));
    let words = words.chain(signalling::reading::Ended::ALL.iter().map(|ended| ended.word()));
    for word in
        words.chain(["accepted", "refused", "completed", "reviewed", "feedback-heard", "heard"])
    {
        assert_eq!(super::reason(word).unwrap(), word);
    }
    assert!(super::reason("not-yet-open").is_err());
}

fn details() -> PersonDetails {
    let name = |text| Personal::new(text).unwrap();
    PersonDetails {
        first_name: name("Sanne"),
        prefix: Some(name("van der")),
        surname: name("Veen-Jansen"),
        birth: Some(date(2010, 3, 14)),
        phone: Some(name("06 1234 5678")),
    }
}

fn reporter() -> Reporter {
    Reporter {
        name: Personal::new("Piet Melder").unwrap(),
        function: Function::Teacher,
        organisation: "De Regenboog".to_owned(),
    }
}

#[test]
fn persons_and_reporters_read_back() {
    let written = encode_person(&details()).unwrap();
    assert_eq!(decode_person(&written).unwrap(), details());
    check("person", &written);
    let bare = PersonDetails { prefix: None, birth: None, phone: None, ..details() };
    assert_eq!(decode_person(&encode_person(&bare).unwrap()).unwrap(), bare);
    let written = encode_reporter(&reporter()).unwrap();
    assert_eq!(decode_reporter(&written).unwrap(), reporter());
    check("reporter", &written);
}

#[test]
fn messages_read_back() {
    let outgoing = SubjectId::from_raw(1);
    let at = Moment::from_micros(1_772_438_400_000_001);
    let sending = Contents::Sending {
        outgoing,
        purpose: Purpose::Care,
        content: samples::text("Wat nodig is."),
        ground: Ground { code: "jeugdwet".to_owned(), words: samples::text("Daarom.") },
        person: details(),
        reporter: Some(reporter()),
    };
    let about = |parcel| Contents::About { outgoing, to_sender: true, parcel };
    for (name, contents) in [
        ("parcel.sending", sending),
        ("parcel.withdrawal", about(Parcel::Withdrawal(samples::text("Vergissing.")))),
        ("parcel.receipt", about(Parcel::Receipt { at, answer_by: at })),
        ("parcel.answer", about(Parcel::Answer(Answer::Accepted))),
        ("parcel.feedback", about(Parcel::Feedback(samples::text("Opgepakt.")))),
        ("parcel.progress", about(Parcel::Progress(Progress::HelpEnded))),
    ] {
        let written = encode_contents(&contents).unwrap();
        let read = decode_contents(&written).unwrap();
        assert_eq!(encode_contents(&read).unwrap(), written, "{name}");
        check(name, &written);
    }
}
