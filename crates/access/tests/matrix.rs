//! The access matrix as a page of text: every function, action, kind and relation, walked through the
//! real table. A changed rule shows up as a readable diff (`VANGNET_BLESS=1` writes it anew).

#![expect(clippy::unwrap_used, reason = "a test stops where it can't go on")]

use kernel::{CorrelationId, Moment, OrganisationId, PostId, TeamId, WorkerId, date};
use std::fmt::Write as _;
use std::path::PathBuf;
use vangnet_access::{Action, Actor, Gate, Object, Relation, Seat, Shown};

const FUNCTIONS: [&str; 14] = [
    "teacher",
    "neighbourhood-worker",
    "focal-officer",
    "team-lead",
    "intake-officer",
    "care-coordinator",
    "help-provider",
    "police-officer",
    "policy-officer",
    "chain-director",
    "privacy-officer",
    "functional-manager",
    "system",
    "guest",
];
const SUBJECTS: [&str; 10] = [
    "signal",
    "consultation",
    "reading",
    "outgoing",
    "incoming",
    "case",
    "review",
    "missing",
    "feedback",
    "combination",
];
const OTHERS: [(&str, &[Action]); 7] = [
    ("person", &[Action::Begin, Action::Search, Action::Erase]),
    ("worklist", &[Action::List]),
    ("figures", &[Action::SeeFigures]),
    ("journal", &[Action::ReadJournal]),
    ("rules", &[Action::ProposeRule, Action::ActivateRule]),
    ("target-times", &[Action::ProposeRule, Action::ActivateRule]),
    ("people", &[Action::ManagePeople]),
];
const ON_SUBJECTS: [Action; 9] = [
    Action::Open,
    Action::Begin,
    Action::Note,
    Action::Act,
    Action::Offer,
    Action::Answer,
    Action::SeeReporter,
    Action::Export,
    Action::BreakGlass,
];

fn gate() -> Gate {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content/access/poort.toml");
    Gate::new(&std::fs::read_to_string(path).unwrap(), date(2026, 11, 21)).unwrap()
}

fn now() -> Moment {
    Moment::in_netherlands(date(2026, 3, 2), 10, 0)
}

fn actor(function: Option<&'static str>, stepped_up: bool) -> Actor {
    let seat = |function| Seat { post: PostId::from_raw(1), team: TeamId::from_raw(1), function };
    Actor {
        worker: WorkerId::from_raw(1),
        organisation: OrganisationId::from_raw(1),
        seats: function.map(seat).into_iter().collect(),
        stepped_up_until: stepped_up.then(|| now().plus_seconds(60)),
        correlation: CorrelationId::from_raw(1),
        origin: "browser",
    }
}

/// `yes`, `step-up`, `no` (known to exist) or `-` (hidden).
fn answer(
    gate: &Gate,
    function: &'static str,
    action: Action,
    kind: &'static str,
    relation: Relation,
) -> &'static str {
    let ask = |stepped_up| {
        let actor = actor(Some(function), stepped_up);
        gate.ask(&actor, action, Object { kind, id: None }, relation, false, now())
    };
    match (ask(false), ask(true)) {
        (Ok(_), _) => "yes",
        (Err(denial), Ok(_)) if denial.shown_as == Shown::StepUp => "step-up",
        (Err(denial), _) if denial.shown_as == Shown::Forbidden => "no",
        _ => "-",
    }
}

fn matrix() -> String {
    let gate = gate();
    let mut page = String::from(
        "Who may do what, drawn from content/access/poort.toml.\n\
         yes: allowed. step-up: after proving again who you are. no: known, not yours. -: hidden.\n\
         What stands nowhere is hidden for everyone.\n",
    );
    for kind in SUBJECTS {
        for action in ON_SUBJECTS {
            let mut rows = String::new();
            for function in FUNCTIONS {
                let cells: Vec<_> = Relation::ALL
                    .iter()
                    .map(|relation| {
                        (relation.word(), answer(&gate, function, action, kind, *relation))
                    })
                    .filter(|(_, answer)| *answer != "-")
                    .map(|(relation, answer)| format!("{relation} {answer}"))
                    .collect();
                if !cells.is_empty() {
                    writeln!(rows, "  {function:<21} {}", cells.join(", ")).unwrap();
                }
            }
            if !rows.is_empty() {
                write!(page, "\n{} a {kind}\n{rows}", action.word()).unwrap();
            }
        }
    }
    for (kind, actions) in OTHERS {
        for action in actions {
            writeln!(page, "\n{} ({kind})", action.word()).unwrap();
            for function in FUNCTIONS {
                let answer = |relation| answer(&gate, function, *action, kind, relation);
                let (anyone, theirs) = (answer(Relation::None), answer(Relation::Holder));
                if theirs != anyone {
                    writeln!(page, "  {function:<21} {anyone}, holder {theirs}").unwrap();
                } else if anyone != "-" {
                    writeln!(page, "  {function:<21} {anyone}").unwrap();
                }
            }
        }
    }
    page
}

#[test]
fn the_access_matrix_is_the_page_that_was_agreed() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/matrix.txt");
    let drawn = matrix();
    if std::env::var_os("VANGNET_BLESS").is_some() {
        std::fs::write(&path, &drawn).unwrap();
    }
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(drawn == agreed, "the matrix changed; read the diff, then VANGNET_BLESS=1\n{drawn}");
}

#[test]
fn the_figures_desk_and_the_manager_reach_no_content_whatever_their_relation() {
    let gate = gate();
    for function in ["policy-officer", "functional-manager"] {
        for kind in SUBJECTS {
            for action in ON_SUBJECTS {
                for relation in Relation::ALL {
                    for emergency in [false, true] {
                        let actor = actor(Some(function), true);
                        let object = Object { kind, id: None };
                        let asked = gate.ask(&actor, action, object, *relation, emergency, now());
                        let opened_in_emergency = emergency && action == Action::Open;
                        assert!(
                            asked.is_err() || opened_in_emergency,
                            "{function} {action:?} {kind}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn nobody_gets_an_emergency_access_without_a_seat_and_a_fresh_factor() {
    let gate = gate();
    for kind in SUBJECTS {
        for relation in Relation::ALL {
            let object = || Object { kind, id: None };
            let nobody = actor(None, true);
            assert!(
                gate.ask(&nobody, Action::BreakGlass, object(), *relation, false, now()).is_err()
            );
            let hasty = actor(Some("care-coordinator"), false);
            assert!(
                gate.ask(&hasty, Action::BreakGlass, object(), *relation, false, now()).is_err()
            );
        }
    }
}

#[test]
fn what_the_table_does_not_know_is_denied() {
    let gate = gate();
    let stranger = actor(Some("alderman"), true);
    let object = Object { kind: "signal", id: None };
    let denial = gate.ask(&stranger, Action::Open, object, Relation::Holder, true, now());
    assert_eq!(denial.map(|_| ()).map_err(|denial| denial.shown_as), Err(Shown::Hidden));
}

#[test]
fn a_permit_names_the_row_that_decided() {
    let gate = gate();
    let object = Object { kind: "signal", id: None };
    let permit = gate.ask(
        &actor(Some("teacher"), false),
        Action::Open,
        object,
        Relation::Holder,
        false,
        now(),
    );
    let permit = permit.unwrap();
    assert_eq!((permit.table(), permit.row(), permit.purpose()), ("poort", "holder-opens", "help"));
}

#[test]
fn an_incomplete_table_is_no_gate() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content/access/poort.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let (without_last, _) = text.rsplit_once("[[rows]]").unwrap();
    assert!(Gate::new(without_last, date(2026, 11, 21)).is_err());
}
