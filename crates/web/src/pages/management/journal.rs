//! The journal as a privacy officer reads it: who did what, on what kind of thing, on what ground.

use crate::face::{StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::oversight::{self, JournalLine};
use askama::Template;
use axum::{extract::State, response::Response};

#[derive(Template)]
#[template(path = "management/journal.html")]
struct JournalPage {
    t: Text,
    shell: StaffShell,
    lines: Vec<Line>,
}

/// One line in words.
struct Line {
    when: String,
    who: String,
    function: String,
    what: String,
    on: String,
    why: String,
    rule: String,
    refused: bool,
}

/// The newest lines; reading them is itself a line.
///
/// # Errors
/// Not allowed for other functions; a fresh proof is asked.
pub async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let lines = oversight::journal(&visitor.cx(&state.house)).await?;
    let lines = lines.iter().map(|one| words(one, &visitor)).collect();
    Ok(html(&JournalPage { t, shell: visitor.shell(&state).await?, lines }))
}

fn words(line: &JournalLine, visitor: &Visitor) -> Line {
    let t = visitor.t;
    let purpose = given(&line.purpose).map(|code| t.pick("journal-purpose", code));
    let ground = given(&line.ground).map(|code| t.pick("journal-ground", code));
    let rule = line.rule.as_ref();
    Line {
        when: t.lately(line.moment, visitor.now),
        who: line.who.as_ref().map_or_else(|| t.get("who-system"), |who| who.reveal().to_owned()),
        function: match line.function.as_str() {
            "" | "system" | "none" => String::new(),
            function => t.pick("function", function),
        },
        what: t.pick("journal-action", line.action),
        on: match line.things {
            0 | 1 => t.pick("journal-kind", &line.kind),
            many => {
                t.with2("journal-several", "kind", t.pick("journal-kind", &line.kind), "n", many)
            }
        },
        why: purpose.into_iter().chain(ground).collect::<Vec<_>>().join("; "),
        rule: rule
            .map(|(table, version, row)| format!("{table} {version}: {row}"))
            .unwrap_or_default(),
        refused: !line.done,
    }
}

fn given(code: &str) -> Option<&str> {
    Some(code).filter(|code| !code.is_empty())
}
