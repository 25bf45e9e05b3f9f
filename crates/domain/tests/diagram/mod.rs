//! Draws a state machine from the decisions themselves: which states commands can reach, which
//! command leads where, what is refused, and whose move it is. A diagram can't say what the code
//! doesn't do.

use kernel::Moment;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write as _};
use std::path::PathBuf;
use vangnet_domain::duties::Facts;
use vangnet_domain::subjects::{Next, Subject, Who};

/// What to draw.
pub struct Drawing<'a, S: Subject> {
    /// The heading.
    pub title: &'a str,
    /// One paragraph for the reader.
    pub about: &'a str,
    /// The states it can begin in.
    pub start: Vec<S>,
    /// What a state is called: lower case and underscores, as diagrams want it.
    pub name: fn(&S) -> String,
    /// Every command, with its name.
    pub commands: Vec<(&'a str, S::Command)>,
    /// The code of a refusal.
    pub code: fn(S::Refusal) -> &'static str,
}

/// What a search through the decisions found.
#[derive(Default)]
struct Machine {
    arrows: BTreeMap<(String, String), BTreeSet<String>>,
    refused: BTreeMap<(String, &'static str), BTreeSet<String>>,
    next: BTreeMap<String, BTreeSet<String>>,
}

impl<S> Drawing<'_, S>
where
    S: Subject<Command: Clone> + Debug,
{
    /// The text of the diagram file.
    pub fn draw(&self, facts: &Facts<'_>, at: Moment) -> String {
        let machine = self.explore(facts, at);
        let mut page = format!("# {}\n\n{}\n\n", self.title, self.about);
        page += "Drawn from the decisions by a test; `cargo xtask bless` draws it anew.\n\n";
        page += "```mermaid\nstateDiagram-v2\n";
        for start in self.start.iter().map(self.name).collect::<BTreeSet<_>>() {
            writeln!(page, "    [*] --> {start}").unwrap();
        }
        for ((from, to), commands) in &machine.arrows {
            writeln!(page, "    {from} --> {to}: {}", list(commands, " / ")).unwrap();
        }
        page += "```\n\n| State | What must happen next, and who must do it |\n|---|---|\n";
        for (state, next) in &machine.next {
            writeln!(page, "| {state} | {} |", list(next, "; or ")).unwrap();
        }
        page += "\n| Command | Refused | In states |\n|---|---|---|\n";
        for ((command, code), states) in &machine.refused {
            writeln!(page, "| {command} | {code} | {} |", list(states, ", ")).unwrap();
        }
        page
    }

    /// Searches from the start until no command leads anywhere new.
    fn explore(&self, facts: &Facts<'_>, at: Moment) -> Machine {
        let mut machine = Machine::default();
        let mut seen = BTreeSet::new();
        let mut to_visit = self.start.clone();
        while let Some(state) = to_visit.pop() {
            if !seen.insert(format!("{state:?}")) {
                continue;
            }
            let from = (self.name)(&state);
            machine.next.entry(from.clone()).or_default().insert(in_words(&state.next()));
            for (name, command) in &self.commands {
                let name = (*name).to_owned();
                match state.decide(command.clone(), facts, at) {
                    Ok(events) => {
                        let state = state.clone();
                        let after = events.iter().fold(state, |state, e| state.apply(e, at));
                        let arrow = (from.clone(), (self.name)(&after));
                        machine.arrows.entry(arrow).or_default().insert(name);
                        to_visit.push(after);
                    }
                    Err(refusal) => {
                        let refused = (name, (self.code)(refusal));
                        machine.refused.entry(refused).or_default().insert(from.clone());
                    }
                }
            }
        }
        machine
    }
}

/// Compares with `docs/state-machines/<name>.md`, or writes it when `VANGNET_BLESS` is set.
pub fn is_as_documented(name: &str, drawn: &str) {
    let mut path = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    path.extend(["..", "..", "docs", "state-machines", &format!("{name}.md")]);
    if std::env::var_os("VANGNET_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, drawn).unwrap();
    }
    let documented = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        documented == drawn,
        "docs/state-machines/{name}.md isn't what the code does: run `cargo xtask bless` and read \
         the difference\n{drawn}"
    );
}

fn list(words: &BTreeSet<String>, between: &str) -> String {
    words.iter().map(String::as_str).collect::<Vec<_>>().join(between)
}

fn in_words(next: &Next) -> String {
    match next {
        Next::Closed(reason) => format!("nothing: closed ({reason})"),
        Next::Act { action, who, .. } => match who {
            Who::Holder => format!("{action}, by the holder"),
            Who::Function(function) => format!("{action}, by the nearest {function}"),
            Who::Post(_) => format!("{action}, by a named post"),
        },
    }
}
