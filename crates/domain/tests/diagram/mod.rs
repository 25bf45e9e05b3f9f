//! Draws a state machine from the decisions themselves: every state that commands can reach, which
//! command leads where, and whose move it is there. A diagram can't say what the code doesn't do.

use kernel::Moment;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::{Debug, Write as _};
use std::path::PathBuf;
use vangnet_domain::duties::Facts;
use vangnet_domain::subjects::{Due, Next, Subject, Who};

/// What to draw.
pub struct Drawing<'a, S: Subject> {
    /// The heading.
    pub title: &'a str,
    /// One paragraph for the reader.
    pub about: &'a str,
    /// The states it can begin in.
    pub start: Vec<S>,
    /// What a state is called: lower case and hyphens.
    pub name: fn(&S) -> String,
    /// Every command, with its name.
    pub commands: Vec<(&'a str, S::Command)>,
}

/// The text of the diagram file.
pub fn draw<S>(drawing: &Drawing<'_, S>, facts: &Facts<'_>, at: Moment) -> String
where
    S: Subject + Debug,
    S::Command: Clone,
{
    let mut arrows: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    let mut moves: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut to_visit: VecDeque<S> = drawing.start.iter().cloned().collect();
    while let Some(state) = to_visit.pop_front() {
        if !seen.insert(format!("{state:?}")) {
            continue;
        }
        let from = (drawing.name)(&state);
        moves.entry(from.clone()).or_default().insert(whose_move(&state.next()));
        for (name, command) in &drawing.commands {
            let Ok(events) = state.decide(command.clone(), facts, at) else { continue };
            let after = events.iter().fold(state.clone(), |state, event| state.apply(event, at));
            arrows.entry((from.clone(), (drawing.name)(&after))).or_default().insert(name);
            to_visit.push_back(after);
        }
    }
    let starts: BTreeSet<_> = drawing.start.iter().map(drawing.name).collect();
    page(drawing.title, drawing.about, &starts, &arrows, &moves)
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
        "{} isn't what the code does: read the change, then run `cargo xtask bless`\n{drawn}",
        path.display()
    );
}

fn page(
    title: &str,
    about: &str,
    starts: &BTreeSet<String>,
    arrows: &BTreeMap<(String, String), BTreeSet<&str>>,
    moves: &BTreeMap<String, BTreeSet<String>>,
) -> String {
    let mut page = format!("# {title}\n\n{about}\n\n");
    page +=
        "Drawn from the code; `cargo xtask bless` draws it anew.\n\n```mermaid\nstateDiagram-v2\n";
    for start in starts {
        writeln!(page, "    [*] --> {start}").unwrap();
    }
    for ((from, to), commands) in arrows.iter().filter(|((from, to), _)| from != to) {
        writeln!(page, "    {from} --> {to}: {}", list(commands)).unwrap();
    }
    page += "```\n\n| State | Whose move, and what | Changes nothing of this |\n|---|---|---|\n";
    for (state, next) in moves {
        let next: Vec<_> = next.iter().map(String::as_str).collect();
        let stays = arrows.get(&(state.clone(), state.clone())).map(list).unwrap_or_default();
        writeln!(page, "| {state} | {} | {stays} |", next.join("<br>")).unwrap();
    }
    page
}

fn list(commands: &BTreeSet<&str>) -> String {
    commands.iter().copied().collect::<Vec<_>>().join(", ")
}

fn whose_move(next: &Next) -> String {
    match next {
        Next::Closed(reason) => format!("closed: {reason}"),
        Next::Act { action, who, due } => {
            let who = match who {
                Who::Holder => "holder".to_owned(),
                Who::Function(function) => function.to_string(),
                Who::Post(_) => "a named post".to_owned(),
            };
            let due = match due {
                Due::Standard => "standard term",
                Due::At(_) => "set date",
            };
            format!("{who}: {action} ({due})")
        }
    }
}
