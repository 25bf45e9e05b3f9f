//! Oversight: the newest lines of the journal, read by the privacy officer after a fresh proof.

use crate::failure::Failure;
use crate::house::Cx;
use access::Action;
use journal::{Given, Line, Outcome, Word};
use kernel::{Moment, Personal};

/// How many lines one look shows.
const LINES: u16 = 200;

/// One line of the journal, in codes that a page puts into words.
#[derive(Debug, Clone)]
pub struct JournalLine {
    /// When.
    pub moment: Moment,
    /// Who, by name, when it was someone of this organisation who is known.
    pub who: Option<Personal>,
    /// In which function; empty when that has no meaning.
    pub function: String,
    /// What was done, as a word of the journal.
    pub action: &'static str,
    /// On which kind of thing.
    pub kind: String,
    /// On how many.
    pub things: usize,
    /// For which purpose; empty when that has no meaning.
    pub purpose: String,
    /// On which ground; empty when that has no meaning.
    pub ground: String,
    /// Which rule allowed or refused it: table, version and row.
    pub rule: Option<(String, String, String)>,
    /// Whether it was done; `false` when it was refused.
    pub done: bool,
}

/// The newest lines, newest first. Reading them writes a line too.
///
/// # Errors
/// Not allowed for other functions; a fresh second factor is asked.
pub async fn journal(cx: &Cx<'_>) -> Result<Vec<JournalLine>, Failure> {
    let mut work = cx.begin_reading().await?;
    let permit = work.ask(Action::ReadJournal, "journal").await?;
    let lines = work.unit.journal_lines(&permit, LINES).await?;
    let workers = work.unit.workers().await?;
    work.commit().await?;
    lines
        .iter()
        .map(|text| {
            let line = Line::decode(text.as_bytes())
                .map_err(|fault| Failure::Unavailable(format!("a journal line: {fault}")))?;
            let who = line.actor.worker.value();
            let who = workers.iter().find(|one| Some(&one.id) == who);
            Ok(read(&line, who.map(|worker| worker.name.clone())))
        })
        .collect()
}

fn read(line: &Line, who: Option<Personal>) -> JournalLine {
    let word = |given: &Given<Word>| given.value().map(ToString::to_string).unwrap_or_default();
    let rule = line.decided_by.value();
    JournalLine {
        moment: line.moment,
        who,
        function: word(&line.actor.function),
        action: line.action.word(),
        kind: line.object.kind.to_string(),
        things: line.object.ids.len(),
        purpose: word(&line.purpose),
        ground: word(&line.ground),
        rule: rule
            .map(|rule| (rule.table.to_string(), rule.version.to_string(), rule.row.to_string())),
        done: matches!(line.outcome, Outcome::Done),
    }
}
