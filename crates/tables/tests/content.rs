//! Every rule table that Vangnet ships is sound: each situation has an outcome, none has two that
//! contradict, and every row can decide.

#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

use kernel::{Term, date};
use std::{fs, path::PathBuf};
use vangnet_tables::{Situation, Table, diff};

/// The text of every table under `content/*/tables` and of the gate, with its path.
fn shipped() -> Vec<(PathBuf, String)> {
    let content = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let gate = content.join("access/poort.toml");
    let mut found = vec![(gate.clone(), fs::read_to_string(gate).unwrap())];
    for feature in fs::read_dir(content).unwrap().filter_map(Result::ok) {
        let Ok(files) = fs::read_dir(feature.path().join("tables")) else { continue };
        for file in files
            .filter_map(Result::ok)
            .filter(|f| f.path().extension().is_some_and(|e| e == "toml"))
        {
            let text = fs::read_to_string(file.path()).unwrap();
            found.push((file.path(), text));
        }
    }
    found
}

#[test]
fn every_shipped_table_is_clean() {
    let mut unclean = Vec::new();
    for (path, text) in shipped() {
        match Table::parse(&text) {
            Ok(table) => {
                let check = table.check(date(2026, 11, 21));
                if !check.is_clean() || !check.contacts_due.is_empty() {
                    unclean.push(format!("{}: {check:#?}", path.display()));
                }
            }
            Err(faults) => {
                let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
                unclean.push(format!("{}:\n{}", path.display(), faults.join("\n")));
            }
        }
    }
    assert!(unclean.is_empty(), "{}", unclean.join("\n"));
}

#[test]
fn a_shipped_table_has_the_id_of_its_file() {
    for (path, text) in shipped() {
        let table = Table::parse(&text).unwrap();
        assert_eq!(path.file_stem().unwrap().to_str(), Some(table.id()));
    }
}

fn table(id: &str) -> Table {
    let (_, text) =
        shipped().into_iter().find(|(path, _)| path.ends_with(format!("{id}.toml"))).unwrap();
    Table::parse(&text).unwrap()
}

/// The contacts that a route names, when these answers differ from an adult of 30 in doubt.
fn contacts(route: &Table, different: &[(&str, &str)]) -> Vec<String> {
    let plain = |name: &str| match name {
        "about" => "person",
        "age" => "30",
        "certainty" => "doubt",
        "form" => "unclear",
        "residence" => "not-at-issue",
        _ => "no",
    };
    let pairs = route.inputs().iter().map(|input| {
        let name = input.name.as_str();
        let given = different.iter().find(|(other, _)| *other == name);
        (name, given.map_or_else(|| plain(name), |(_, value)| value))
    });
    let situation = Situation::read(route, pairs).unwrap();
    let outcome = route.evaluate(&situation);
    outcome.rows().iter().filter_map(|row| row.word("contact")).map(str::to_owned).collect()
}

fn routes() -> [Table; 4] {
    ["a", "b", "c", "d"].map(|variant| table(&format!("meldroute-{variant}")))
}

#[test]
fn the_four_routes_ask_the_same_and_share_their_top_rows() {
    let [first, others @ ..] = routes();
    let top = |table: &Table| {
        let rows: Vec<_> =
            table.rows().iter().filter(|row| row.id().starts_with('0')).cloned().collect();
        let words = rows.iter().map(|row| table.condition(row.id(), None));
        (
            words.collect::<Vec<_>>(),
            rows.into_iter()
                .map(|r| format!("{:?}", r.answers().collect::<Vec<_>>()))
                .collect::<Vec<_>>(),
        )
    };
    for other in &others {
        assert_eq!(first.inputs(), other.inputs());
        assert_eq!(first.outputs(), other.outputs());
        assert_eq!(top(&first), top(other));
        assert!(!diff(&first, other).unwrap().changes.is_empty());
    }
}

#[test]
fn in_danger_every_route_says_112_first() {
    for route in routes() {
        for about in ["person", "location", "offender"] {
            let contacts = contacts(&route, &[("danger", "yes"), ("about", about)]);
            assert_eq!(contacts.first().map(String::as_str), Some("emergency-112"));
        }
    }
}

#[test]
fn every_route_brings_a_suspicion_about_a_minor_to_veilig_thuis() {
    for route in routes() {
        for age in ["0", "11", "17"] {
            for certainty in ["suspected", "disclosure"] {
                let contacts = contacts(&route, &[("age", age), ("certainty", certainty)]);
                assert!(contacts.contains(&"veilig-thuis".to_owned()), "{} {age}", route.id());
            }
        }
    }
}

#[test]
fn nothing_urgent_goes_to_a_desk_that_is_closed_at_night() {
    let day_time = [
        "comensha",
        "care-coordinator-region",
        "fairwork",
        "focal-officer",
        "labour-inspectorate",
        "municipal-focal-officer",
        "reporting-point",
        "safety-house",
    ];
    for route in routes() {
        for row in route.rows() {
            let closed_at_night = day_time.contains(&row.word("contact").unwrap());
            let urgent = matches!(row.term("within"), Some(Term::Hours(hours)) if hours < 24);
            assert!(!(closed_at_night && urgent), "{} {}", route.id(), row.id());
        }
    }
}

#[test]
fn a_place_without_a_person_never_leads_to_care_or_registration_of_a_person() {
    for route in routes() {
        let contacts =
            contacts(&route, &[("about", "location"), ("certainty", "suspected"), ("age", "15")]);
        for wrong in ["comensha", "care-coordinator-region", "veilig-thuis"] {
            assert!(!contacts.contains(&wrong.to_owned()), "{} {contacts:?}", route.id());
        }
    }
}

#[test]
fn a_pause_in_aftercare_never_leaves_nobody_with_a_move() {
    let schedule = table("contactschema");
    for days in [-30, 0, 40, 100, 400, 2555] {
        let days = days.to_string();
        let pairs = [
            ("days", days.as_str()),
            ("paused", "yes"),
            ("signal", "none"),
            ("turning-point", "no"),
            ("age", "16-17"),
        ];
        let situation = Situation::read(&schedule, pairs).unwrap();
        let within = schedule.first(&situation).and_then(|row| row.term("within")).unwrap();
        assert!(within.at_least_hours() <= 31 * 24, "{days}");
    }
}
