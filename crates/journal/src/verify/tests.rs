//! Every way to spoil an export, and that each is found.

use super::*;
use crate::note::{Origin, SigningKey};

fn key() -> SigningKey {
    SigningKey::from_seed(Origin::new("vangnet.example/log").unwrap(), [7; 32])
}

fn entry(number: u64) -> Vec<u8> {
    format!(r#"{{"v":1,"number":{number}}}"#).into_bytes()
}

/// Five entries, the second of them removed, with heads over three and over five.
fn export() -> (Vec<Vec<u8>>, Vec<Head>) {
    let (mut export, first) = Export::begin(&key().verifying_key());
    let (mut lines, mut tree, mut heads) = (vec![first.into_bytes()], Frontier::new(), Vec::new());
    for number in 0..5 {
        let leaf = Hash::of_leaf(&entry(number));
        tree.append(leaf);
        lines.push(match number {
            1 => export.removed(leaf).into_bytes(),
            _ => export.entry(&entry(number)),
        });
        if number == 2 || number == 4 {
            let head = Head::of(key().name().clone(), &tree);
            lines.push(export.head(&head.sign(&key()).unwrap()).into_bytes());
            heads.push(head);
        }
    }
    lines.push(export.end().into_bytes());
    (lines, heads)
}

fn check(lines: &[Vec<u8>], known: &[Head]) -> Report {
    verify(lines, &key().verifying_key(), known)
}

fn fault(lines: &[Vec<u8>], known: &[Head]) -> Fault {
    check(lines, known).first_bad.expect("it isn't whole").fault
}

#[test]
fn a_whole_export_is_whole() {
    let (lines, heads) = export();
    let report = Report { entries: 5, removed: 1, heads: 2, first_bad: None };
    assert_eq!(check(&lines, &[]), report);
    assert_eq!(check(&lines, &heads), report);
}

#[test]
fn every_flipped_byte_is_found() {
    let whole = export().0.join(&b'\n');
    for at in 0..whole.len() {
        let mut bent = whole.clone();
        bent[at] ^= 1 << (at % 8);
        let lines: Vec<_> = bent.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
        assert!(!check(&lines, &[]).is_ok(), "byte {at}");
    }
}

#[test]
fn every_dropped_line_is_found() {
    let (lines, _) = export();
    for at in 0..lines.len() {
        let mut fewer = lines.clone();
        fewer.remove(at);
        assert!(!check(&fewer, &[]).is_ok(), "line {at}");
    }
}

#[test]
fn every_repeated_or_moved_line_is_found() {
    let (lines, _) = export();
    for from in 0..lines.len() {
        for to in 0..=lines.len() {
            let mut repeated = lines.clone();
            repeated.insert(to, lines[from].clone());
            assert!(!check(&repeated, &[]).is_ok(), "{from} again at {to}");
            if to < lines.len() && to != from {
                let mut moved = lines.clone();
                let line = moved.remove(from);
                moved.insert(to, line);
                assert!(!check(&moved, &[]).is_ok(), "{from} moved to {to}");
            }
        }
    }
}

#[test]
fn every_cut_is_found() {
    let whole = export().0.join(&b'\n');
    for length in 0..whole.len() {
        let lines: Vec<_> = whole[..length].split(|&b| b == b'\n').map(<[u8]>::to_vec).collect();
        assert!(!check(&lines, &[]).is_ok(), "cut at {length}");
    }
}

#[test]
fn a_tail_left_out_with_care_is_found_by_a_later_head() {
    let (lines, heads) = export();
    let mut shorter = lines[..5].to_vec();
    shorter.push(end_line(3, 1).into_bytes());
    assert!(check(&shorter, &[]).is_ok(), "by itself it is a whole, earlier log");
    assert_eq!(fault(&shorter, &heads), Fault::Shorter { size: 5 });
}

#[test]
fn a_log_rewritten_by_the_holder_of_the_key_is_found_by_a_head_seen_before() {
    let (_, heads) = export();
    let (mut export, first) = Export::begin(&key().verifying_key());
    let (mut lines, mut tree) = (vec![first.into_bytes()], Frontier::new());
    for number in [0, 1, 9, 3, 4] {
        tree.append(Hash::of_leaf(&entry(number)));
        lines.push(export.entry(&entry(number)));
    }
    let head = Head::of(key().name().clone(), &tree).sign(&key()).unwrap();
    lines.push(export.head(&head).into_bytes());
    lines.push(export.end().into_bytes());
    assert!(check(&lines, &[]).is_ok());
    assert_eq!(fault(&lines, &heads), Fault::Root { size: 3 });
}

#[test]
fn the_report_names_the_first_bad_place() {
    let (mut lines, _) = export();
    // An entry replaced together with its hash shows at the head below it.
    let (mut other, _) = Export::begin(&key().verifying_key());
    let _ = other.entry(&entry(0));
    lines[2] = other.entry(&entry(8));
    let bad = check(&lines, &[]).first_bad;
    assert_eq!(bad, Some(Bad { line: 5, proven: 0, fault: Fault::Root { size: 3 } }));
    let (mut lines, _) = export();
    let last = lines[6].len() - 3;
    lines[6][last] ^= 1;
    let bad = check(&lines, &[]).first_bad;
    assert_eq!(bad, Some(Bad { line: 7, proven: 3, fault: Fault::Changed }));
}

#[test]
fn unsigned_entries_at_the_end_are_found() {
    let (mut lines, _) = export();
    lines.remove(8);
    lines.remove(7);
    lines.push(end_line(5, 1).into_bytes());
    assert_eq!(fault(&lines, &[]), Fault::Unsigned);
}

#[test]
fn an_export_of_another_log_is_refused_at_its_first_line() {
    let (lines, _) = export();
    let other = SigningKey::from_seed(key().name().clone(), [8; 32]).verifying_key();
    let bad = verify(&lines, &other, &[]).first_bad;
    assert_eq!(bad, Some(Bad { line: 1, proven: 0, fault: Fault::Beginning }));
}
