//! One spelling, fixed in a golden file, and nothing that could be a name.

use super::*;
use crate::commitment::Commitment;
use crate::word::Word;
use kernel::{CorrelationId, OrganisationId, PersonId, SubjectId, TeamId, WorkerId};
use proptest::prelude::*;

const GOLDEN: &str = include_str!("../../golden/entries-v1.jsonl");

fn opened() -> Line {
    let subject = SubjectId::from_raw(0x5a);
    Line {
        moment: Moment::parse("2026-03-02T09:30:00.125Z").unwrap(),
        organisation: OrganisationId::from_raw(1),
        actor: Actor {
            worker: Given::Is(WorkerId::from_raw(7)),
            function: Given::Is(Word::of("care-coordinator")),
            team: Given::Is(TeamId::from_raw(3)),
        },
        on_behalf_of: Given::Is(WorkerId::from_raw(8)),
        action: Action::Read,
        object: Object::one(Word::of("case"), subject)
            .part(Word::of("statements"), Word::of("special")),
        about: Given::Is(PersonId::from_raw(0x99)),
        purpose: Given::Is(Word::of("help")),
        ground: Given::Is(Word::of("public-task")),
        decided_by: Given::Is(Decision {
            table: Word::of("access"),
            version: Word::of("2026-11"),
            row: Word::of("4a"),
        }),
        outcome: Outcome::Done,
        origin: Given::Is(Word::of("office")),
        source: Source { system: Word::of("gm0344"), clock: Word::of("host") },
        correlation: CorrelationId::from_raw(0xc0),
        commitments: vec![Commitment::of([9; 32], b"what was written")],
    }
}

fn listed() -> Line {
    let object = Object::several(Word::of("worklist"), [1, 2, 3].map(SubjectId::from_raw));
    let about = Given::NOT_APPLICABLE;
    Line { action: Action::List, object, about, commitments: vec![], ..opened() }
}

fn kept_out() -> Line {
    Line {
        actor: Actor::nobody(WhyNot::NotSignedIn),
        on_behalf_of: Given::NOT_APPLICABLE,
        action: Action::SignInFailed,
        object: Object::of_kind(Word::of("session")),
        about: Given::NOT_APPLICABLE,
        purpose: Given::NOT_APPLICABLE,
        ground: Given::NOT_APPLICABLE,
        decided_by: Given::NOT_APPLICABLE,
        outcome: Outcome::Refused(Word::of("wrong-code")),
        origin: Given::Not(WhyNot::NotKnown),
        commitments: vec![],
        ..opened()
    }
}

#[test]
fn entries_are_spelt_as_in_the_golden_file() {
    let entries = [opened(), listed(), kept_out()];
    let written: Vec<_> =
        entries.iter().map(|line| String::from_utf8(line.encode()).unwrap()).collect();
    assert_eq!(written, GOLDEN.lines().collect::<Vec<_>>());
    for (line, golden) in entries.iter().zip(GOLDEN.lines()) {
        assert_eq!(Line::decode(golden.as_bytes()).as_ref(), Ok(line));
    }
}

#[test]
fn a_field_without_value_holds_a_coded_reason() {
    for entry in GOLDEN.lines() {
        let fields: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(entry).unwrap();
        for (name, value) in fields {
            assert!(!value.is_null() && value != "", "{name} is empty");
        }
    }
}

#[test]
fn the_paper_names_every_field_every_action_and_every_reason() {
    let paper = include_str!("../../../../docs/journal.md");
    let entry: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(GOLDEN.lines().next().unwrap()).unwrap();
    let words = (entry.keys().map(String::as_str))
        .chain(Action::ALL.iter().map(|action| action.word()))
        .chain(WhyNot::ALL.iter().map(|why| why.word()));
    for word in words {
        assert!(paper.contains(&format!("`{word}`")), "docs/journal.md doesn't name `{word}`");
    }
}

#[test]
fn an_entry_of_a_later_version_says_so() {
    let later = GOLDEN.lines().next().unwrap().replacen(r#""v":1"#, r#""v":2,"new":0"#, 1);
    assert_eq!(Line::decode(later.as_bytes()), Err(LineFault::Version { version: 2 }));
}

#[test]
fn words_of_actions_and_reasons_are_coded_words_and_all_differ() {
    let words: Vec<_> = (Action::ALL.iter().map(|action| action.word()))
        .chain(WhyNot::ALL.iter().map(|why| why.word()))
        .collect();
    let different: std::collections::BTreeSet<_> = words.iter().collect();
    assert_eq!(different.len(), words.len());
    assert!(words.iter().all(|word| Word::parse(word).is_ok()));
}

#[test]
fn text_where_a_code_belongs_is_refused() {
    let entry = GOLDEN.lines().next().unwrap();
    for (code, text, field) in [
        ("care-coordinator", "Sanne de Vries", "function"),
        ("help", "https://example.org", "purpose"),
        ("zaak-0000000000000000000000000000005a", "sanne", "ids"),
        ("persoon-00000000000000000000000000000099", "123456782", "about"),
        ("office", "192.0.2.1", "origin"),
    ] {
        let bent = entry.replacen(code, text, 1);
        assert_ne!(bent, entry);
        assert_eq!(Line::decode(bent.as_bytes()), Err(LineFault::Field { name: field }), "{text}");
    }
}

#[test]
fn another_spelling_of_the_same_entry_is_refused() {
    let entry = GOLDEN.lines().next().unwrap();
    let spellings = [
        entry.replacen(':', ": ", 1),
        entry.replacen(r#""help""#, r#""\u0068elp""#, 1),
        entry.replacen("09:30:00.125Z", "10:30:00.125+01:00", 1),
        entry.replacen("09:30:00.125Z", "09:30:00.1250Z", 1),
        entry.replacen(r#""v":1,"#, "", 1).replacen('}', r#","v":1}"#, 1),
        format!("{entry}\n"),
    ];
    for spelling in spellings {
        assert_ne!(spelling, entry);
        assert!(Line::decode(spelling.as_bytes()).is_err(), "{spelling}");
    }
}

fn word() -> impl Strategy<Value = Word> {
    "[a-z0-9-]{1,64}".prop_map(|text| Word::parse(&text).unwrap())
}

fn maybe<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Given<T>> {
    let reason = prop::sample::select(WhyNot::ALL);
    (prop::option::of(value), reason).prop_map(|(value, why)| Given::or(value, why))
}

fn any_line() -> impl Strategy<Value = Line> {
    let object = (word(), prop::collection::vec(any::<u128>(), 0..5), maybe(word()), maybe(word()));
    let decision =
        (word(), word(), word()).prop_map(|(table, version, row)| Decision { table, version, row });
    let first = (any::<i64>(), prop::sample::select(Action::ALL), maybe(word()), maybe(word()));
    let second = (maybe(decision), prop::option::of(word()), maybe(word()), any::<[u8; 32]>());
    (object, first, second).prop_map(|((kind, ids, part, sensitivity), first, second)| {
        let (micros, action, purpose, ground) = first;
        let (decided_by, refused, function, salt) = second;
        Line {
            moment: Moment::from_micros((micros % 4_000_000_000_000_000) / 1000 * 1000),
            actor: Actor { function, ..Actor::nobody(WhyNot::ByItself) },
            action,
            object: Object {
                kind,
                ids: ids.into_iter().map(|id| SubjectId::from_raw(id).into()).collect(),
                part,
                sensitivity,
            },
            purpose,
            ground,
            decided_by,
            outcome: refused.map_or(Outcome::Done, Outcome::Refused),
            commitments: vec![Commitment::from_bytes(salt)],
            ..opened()
        }
    })
}

proptest! {
    #[test]
    fn every_entry_reads_back(line in any_line()) {
        let bytes = line.encode();
        prop_assert!(!bytes.contains(&b'\n') && bytes.is_ascii());
        prop_assert_eq!(Line::decode(&bytes), Ok(line));
    }

    #[test]
    fn no_changed_byte_leaves_the_same_entry(line in any_line(), at: prop::sample::Index, to: u8) {
        let mut bytes = line.encode();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        prop_assert_ne!(Line::decode(&bytes), Ok(line));
    }
}
