//! What a table says when it is read, asked, compared and activated.

#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

use kernel::{Lang, Term, WorkerId, date};
use std::fmt::Write;
use vangnet_tables::{Fault, Hit, Refusal, Situation, Status, Table, activate, diff};

const ROUTE: &str = r#"
id = "route"
version = "2026-11"
title = { nl = "Route", en = "Route" }
from = 2026-11-01
checked = 2026-11-21
hit = "collect"

[inputs.age]
whole = [0, 120]
unit = "years"
label = { nl = "Leeftijd", en = "Age" }

[inputs.danger]
one_of = ["acute", "none-known"]
label = { nl = "Gevaar", en = "Danger" }
options.acute = { nl = "nu", en = "now" }
options.none-known = { nl = "niet bekend", en = "none known" }

[inputs.missing]
kind = "yes-no"

[outputs]
contact = { one_of = ["112", "veilig-thuis"] }
within = "term"
say = "text"

[[rows]]
id = "0a"
when = { danger = "acute", age = ["<12", "12-17"], missing = true }
then = { contact = "112", within = "PT0S", say = { nl = "Bel 112.", en = "Call 112." } }
source = "Politie, 2021"
status = "confirmed"
contact_checked = 2026-05-20

[[rows]]
id = "1"
then = { contact = "veilig-thuis", within = "P1B", say = { nl = "Bel.", en = "Call." } }
source = "House rule"
status = "proposal"
contact_checked = 2026-11-21
"#;

fn route() -> Table {
    Table::parse(ROUTE).unwrap()
}

fn faults(text: &str) -> Vec<Fault> {
    Table::parse(text).unwrap_err()
}

#[test]
fn a_table_reads_what_it_says() {
    let table = route();
    assert_eq!((table.id(), table.version(), table.hit()), ("route", "2026-11", Hit::Collect));
    assert!(table.holds_on(date(2026, 11, 1)));
    assert!(!table.holds_on(date(2026, 10, 31)));
    let row = table.row("0a").unwrap();
    assert_eq!(row.word("contact"), Some("112"));
    assert_eq!(row.term("within"), Some(Term::AT_ONCE));
    assert_eq!(row.text("say", Lang::Nl), Some("Bel 112."));
    assert_eq!((row.source(), row.status()), ("Politie, 2021", Status::Confirmed));
    assert_eq!(table.condition("0a", None).unwrap(), "age <=17, danger = acute, missing = yes");
    assert_eq!(
        table.condition("0a", Some(Lang::Nl)).unwrap(),
        "Leeftijd <=17; Gevaar nu; missing ja"
    );
    assert_eq!(table.condition("1", Some(Lang::Nl)).unwrap(), "elke situatie");
}

#[test]
fn an_outcome_names_its_rows() {
    let table = route();
    let pairs = [("age", "15"), ("danger", "acute"), ("missing", "yes")];
    let situation = Situation::read(&table, pairs).unwrap();
    assert_eq!(table.evaluate(&situation).ids().collect::<Vec<_>>(), ["0a", "1"]);
}

#[test]
fn a_situation_tells_all_its_faults_at_once() {
    let table = route();
    let pairs = [("age", "121"), ("danger", "a lot"), ("danger", "acute"), ("name", "x")];
    let faults = Situation::read(&table, pairs).unwrap_err();
    let keys: Vec<_> = faults.iter().map(|fault| fault.key.as_str()).collect();
    assert_eq!(keys, ["age", "danger", "name", "missing"]);
    assert!(faults[0].to_string().contains("from 0 to 120"), "{}", faults[0]);
    let twice = [("age", "1"), ("age", "2"), ("danger", "acute"), ("missing", "no")];
    assert!(Situation::read(&table, twice).unwrap_err()[0].what.contains("twice"));
}

#[test]
fn handles_set_what_names_set() {
    let table = route();
    let [age, danger, missing] = ["age", "danger", "missing"].map(|n| table.input(n).unwrap());
    let fast = table
        .situation()
        .with(table.whole(age, 15).unwrap())
        .with(table.option(danger, 0).unwrap())
        .with(table.yes_no(missing, true).unwrap());
    let pairs = [("age", "15"), ("danger", "acute"), ("missing", "yes")];
    assert_eq!(fast, Situation::read(&table, pairs).unwrap());
    assert_eq!(table.whole(age, 121), None);
    assert_eq!(table.whole(danger, 0), None);
    assert_eq!(table.option(danger, 2), None);
    assert_eq!(table.yes_no(danger, true), None);
}

#[test]
fn an_incomplete_or_foreign_situation_gets_no_answer() {
    let table = route();
    let other = Table::parse(&ROUTE.replace("2026-11\"", "2026-12\"")).unwrap();
    let age = table.whole(table.input("age").unwrap(), 15).unwrap();
    assert!(table.evaluate(&table.situation().with(age)).is_empty());
    let pairs = [("age", "15"), ("danger", "acute"), ("missing", "yes")];
    let foreign = Situation::read(&other, pairs).unwrap();
    assert!(table.first(&foreign).is_none());
    assert_eq!(other.situation().with(age), other.situation());
}

#[test]
fn a_text_tells_all_its_faults_at_once() {
    let text = ROUTE
        .replace("version = \"2026-11\"\n", "")
        .replace("from = 2026-11-01", "from = \"november\"\ncolour = \"red\"")
        .replace(
            "danger = \"acute\", age = [\"<12\", \"12-17\"]",
            "danger = \"x\", age = \"12-200\"",
        )
        .replace("within = \"P1B\"", "within = \"soon\"")
        .replace("say = { nl = \"Bel.\", en = \"Call.\" }", "say = \"Bel.\"")
        .replace("contact = \"112\", ", "extra = \"1\", ")
        .replace("status = \"proposal\"", "status = \"sure\"");
    let found: Vec<_> =
        faults(&text).into_iter().map(|fault| (fault.row.unwrap_or_default(), fault.key)).collect();
    for expected in [
        ("", "version"),
        ("", "from"),
        ("", "colour"),
        ("0a", "when.danger"),
        ("0a", "when.age"),
        ("0a", "then.contact"),
        ("0a", "then.extra"),
        ("1", "then.within"),
        ("1", "then.say"),
        ("1", "status"),
    ] {
        let (row, key) = expected;
        assert!(found.contains(&(row.to_owned(), key.to_owned())), "{expected:?} in {found:?}");
    }
    assert_eq!(found.len(), 10, "{found:?}");
}

#[test]
fn a_fault_names_its_line() {
    let text = ROUTE.replace("P1B", "P1X");
    let found = faults(&text);
    let line = text.lines().position(|line| line.contains("P1X")).unwrap() + 1;
    assert_eq!(found[0].line, Some(line));
    assert!(found[0].to_string().starts_with(&format!("line {line}, row 1, then.within: ")));
}

#[test]
fn what_is_not_toml_is_refused_with_its_line() {
    let found = faults("id = \"a\"\nversion = = 3\n");
    assert_eq!(found[0].line, Some(2), "{found:?}");
    assert!(!faults("").is_empty());
}

#[test]
fn two_rows_may_not_share_an_id() {
    let found = faults(&ROUTE.replace("id = \"1\"", "id = \"0a\""));
    assert_eq!(found.len(), 1);
    assert!(found[0].what.contains("its own"), "{}", found[0]);
}

#[test]
fn options_are_put_in_words_all_or_none() {
    let found = faults(&ROUTE.replace("options.acute = { nl = \"nu\", en = \"now\" }\n", ""));
    assert_eq!(found[0].key, "inputs.danger.options.acute");
}

#[test]
fn the_check_warns_of_a_contact_not_tried_for_half_a_year() {
    let check = route().check(date(2026, 11, 21));
    assert_eq!(check.contacts_due, ["0a"]);
    assert!(check.is_clean(), "{check:?}");
    assert!(route().check(date(2026, 11, 20)).contacts_due.is_empty());
    assert_eq!(check.situations, 121 * 2 * 2);
}

#[test]
fn the_check_says_which_situations_are_missing() {
    let last = ROUTE.rfind("[[rows]]").unwrap();
    let check = Table::parse(&ROUTE[..last]).unwrap().check(date(2026, 11, 21));
    assert!(!check.is_clean());
    assert_eq!(check.missing_situations(), 121 * 4 - 18);
    assert!(check.missing.len() <= 3, "{:?}", check.missing);
}

#[test]
fn an_activation_needs_two_people() {
    let (one, other) = (WorkerId::from_raw(1), WorkerId::from_raw(2));
    let today = date(2026, 11, 21);
    assert_eq!(activate(route(), one, one, today), Err(Refusal::SamePerson));
    let active = activate(route(), one, other, today).unwrap();
    assert_eq!((active.proposed_by(), active.approved_by()), (one, other));
    assert_eq!(active.table(), &route());
}

#[test]
fn an_incomplete_or_ended_table_is_not_activated() {
    let (one, other) = (WorkerId::from_raw(1), WorkerId::from_raw(2));
    let today = date(2026, 11, 21);
    let last = ROUTE.rfind("[[rows]]").unwrap();
    let incomplete = Table::parse(&ROUTE[..last]).unwrap();
    let Err(Refusal::NotClean(check)) = activate(incomplete, one, other, today) else {
        panic!("an incomplete table was activated");
    };
    assert!(!check.missing.is_empty());
    let ended = ROUTE.replace("from = 2026-11-01", "from = 2026-11-01\nuntil = 2026-11-20");
    let ended = activate(Table::parse(&ended).unwrap(), one, other, today);
    assert_eq!(ended, Err(Refusal::Ended { until: date(2026, 11, 20) }));
}

#[test]
fn a_diff_says_which_situations_and_inputs_change() {
    let text = ROUTE
        .replace("age = [\"<12\", \"12-17\"]", "age = \"<23\"")
        .replace(
            "one_of = [\"acute\", \"none-known\"]",
            "one_of = [\"acute\", \"none-known\", \"past\"]",
        )
        .replace(
            "options.none-known",
            "options.past = { nl = \"ooit\", en = \"once\" }\noptions.none-known",
        );
    let diff = diff(&route(), &Table::parse(&text).unwrap()).unwrap();
    assert_eq!(
        diff.inputs,
        ["danger was one of acute, none-known, is one of acute, none-known, past"]
    );
    assert_eq!(diff.changes.len(), 1);
    assert_eq!(diff.changes[0].words, ["age 18-22, danger = acute, missing = yes"]);
    assert_eq!(diff.changes[0].situations, 5);
    assert_eq!(
        (diff.changes[0].before.len(), diff.changes[0].after.as_slice()),
        (0, &["0a".to_owned()][..])
    );
}

#[test]
fn a_new_source_or_date_changes_no_situation() {
    let text = ROUTE.replace("Politie, 2021", "Politie, 2026").replace("2026-05-20", "2026-11-20");
    assert!(diff(&route(), &Table::parse(&text).unwrap()).unwrap().is_empty());
}

/// A table of one row per number, from 0.
fn row_per_number(count: usize) -> String {
    let head = &ROUTE[..ROUTE.find("[inputs.age]").unwrap()];
    let mut text = head.replace("collect", "unique");
    write!(text, "[inputs]\nn = {{ whole = [0, {}] }}\n", count - 1).unwrap();
    for n in 0..count {
        write!(text, "[[rows]]\nid = \"r{n}\"\nwhen = {{ n = {n} }}\nthen = {{ is = {n} }}\nsource = \"-\"\nstatus = \"proposal\"\n").unwrap();
    }
    text
}

#[test]
fn a_row_is_found_beyond_the_first_sixty_four() {
    let table = Table::parse(&row_per_number(128)).unwrap();
    assert!(table.check(date(2026, 11, 21)).is_clean());
    for n in 0..128 {
        let situation = Situation::read(&table, [("n", n.to_string())]).unwrap();
        let outcome = table.evaluate(&situation);
        assert_eq!(outcome.rows().len(), 1);
        assert_eq!(outcome.first().and_then(|row| row.number("is")), Some(n));
    }
}

#[test]
fn an_input_cut_too_fine_is_refused_by_name() {
    let found = faults(&row_per_number(129));
    assert_eq!(found[0].key, "inputs.n");
    assert!(found[0].what.contains("128"), "{}", found[0]);
}

#[test]
fn what_is_too_large_to_check_is_not_clean() {
    // Sixteen pairs of questions, a row when a pair agrees: the boxes without a row multiply per pair.
    let head = &ROUTE[..ROUTE.find("[inputs.age]").unwrap()];
    let mut text = format!("{head}[inputs]\n");
    for n in 0..32 {
        writeln!(text, "q{n} = {{ one_of = [\"a\", \"b\", \"c\"] }}").unwrap();
    }
    for n in 0..16 {
        for code in ["a", "b", "c"] {
            write!(text, "[[rows]]\nid = \"r{n}{code}\"\nwhen = {{ q{n} = \"{code}\", q{} = \"{code}\" }}\nthen = {{ is = 1 }}\nsource = \"-\"\nstatus = \"proposal\"\n",
                31 - n).unwrap();
        }
    }
    let check = Table::parse(&text).unwrap().check(date(2026, 11, 21));
    assert!(check.too_large, "{} gaps", check.missing.len());
    assert!(!check.is_sound());
}
