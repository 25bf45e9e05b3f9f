//! One small file per kind of content: which fields an item has, and what must hold between them.

mod behaviour;
mod closed;
mod conversation;
mod help_lines;
mod lists;
mod missing;
mod municipality;
mod programmes;
mod signalling;
mod templates;
mod writing_aid;

use crate::files::Files;
use crate::notes::Notes;
use crate::reader::{Reader, tables_in};
use domain::knowledge::{Knowledge, Source};
use toml::Table;

/// The files of coded lists.
const LISTS: [&str; 7] = [
    "knowledge/codes.toml",
    "signalling/forms.toml",
    "casework/reasons.toml",
    "reporting/fields.toml",
    "missing/lists.toml",
    "reporting/feedback.toml",
    "conversation/lists.toml",
];

/// The meldcode of each sector; the general one first.
const MELDCODES: [&str; 7] = [
    "meldcode/general.toml",
    "meldcode/education.toml",
    "meldcode/youth-care.toml",
    "meldcode/health.toml",
    "meldcode/childcare.toml",
    "meldcode/social-support.toml",
    "meldcode/justice.toml",
];

/// Reads everything the field knows. What can't be read is left out and noted.
pub(crate) fn knowledge(files: &Files, notes: &mut Notes) -> Knowledge {
    let mut pile = Pile { files, notes, read: Vec::new() };
    let knowledge = Knowledge {
        sources: pile.items("sources.toml", "source", source),
        lists: LISTS.iter().flat_map(|file| pile.of(file, "lists", "list", lists::list)).collect(),
        signals: pile.items("signalling/signals.toml", "item", signalling::signal),
        signal_words: pile.items("signalling/signal-words.toml", "signal words", signalling::words),
        factors: pile.items("signalling/factors.toml", "item", signalling::factor),
        help_lines: pile.items("publicdoor/help-lines.toml", "item", help_lines::help_line),
        programmes: pile.items("prevention/programmes.toml", "item", programmes::programme),
        barriers: pile.items("municipality/barrier-model.toml", "item", municipality::barrier),
        self_scan: pile.items("municipality/self-scan.toml", "item", municipality::question),
        revictimisation_signs: pile.items(
            "aftercare/revictimisation-signs.toml",
            "item",
            signalling::revictimisation_sign,
        ),
        meldcodes: MELDCODES
            .iter()
            .flat_map(|file| pile.items(file, "meldcode", templates::meldcode))
            .collect(),
        meldcode_words: templates::words(&mut pile),
        behaviour: behaviour::words(&mut pile),
        names: pile.items("signalling/names.toml", "item", signalling::names),
        safety_plan: pile.items("casework/safety-plan.toml", "chapter", templates::chapter),
        writing_aid: pile.items("statements/writing-aid.toml", "advice", writing_aid::advice),
        missing_questions: pile.items("missing/questions.toml", "question", missing::question),
        talk_questions: pile.items(
            "conversation/questions.toml",
            "talk question",
            conversation::question,
        ),
        talk_guide: pile.items("conversation/guide.toml", "guide line", conversation::guide_line),
        question_flaws: pile.items(
            "conversation/question-check.toml",
            "question flaw",
            conversation::flaw,
        ),
        common_words: pile.items(
            "conversation/common-words.toml",
            "common words",
            conversation::common,
        ),
    };
    pile.unread();
    notes.follow_references();
    closed::compare(notes);
    conversation::check(&knowledge, notes);
    behaviour::check(&knowledge.behaviour, notes);
    knowledge
}

/// Whether another crate reads this file: rule tables, the gate, the class of every column.
pub(crate) fn is_read_elsewhere(path: &str) -> bool {
    is_rule_table(path) || path.starts_with("access/") || path.starts_with("privacy/")
}

/// Whether this file is a rule table of a feature or of the gate.
pub(crate) fn is_rule_table(path: &str) -> bool {
    path.split('/').nth(1) == Some("tables") || path.starts_with("access/")
}

/// The files, and which of them were read.
struct Pile<'a> {
    files: &'a Files,
    notes: &'a mut Notes,
    read: Vec<&'static str>,
}

impl Pile<'_> {
    fn items<T>(
        &mut self,
        file: &'static str,
        scope: &str,
        read: fn(&mut Reader<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.of(file, "items", scope, read)
    }

    /// Reads the tables under `name` in a file.
    fn of<T>(
        &mut self,
        file: &'static str,
        name: &str,
        scope: &str,
        read: fn(&mut Reader<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.read.push(file);
        let Some(text) = self.files.get(file) else {
            self.notes.fault(file, "", "is missing");
            return Vec::new();
        };
        let mut fields = match text.parse::<Table>() {
            Ok(fields) => fields,
            Err(why) => {
                self.notes.fault(file, "", not_toml(text, &why));
                return Vec::new();
            }
        };
        let tables = tables_in(&mut fields, name).unwrap_or_else(|what| {
            self.notes.fault(file, "", what);
            Vec::new()
        });
        if tables.is_empty() {
            self.notes.fault(file, "", format!("holds no {name}"));
        }
        for other in fields.keys() {
            self.notes.fault(file, "", format!("`{other}` is not a field here"));
        }
        tables_of((file, ""), scope, tables, self.notes, read)
    }

    /// Notes every file that nobody reads: its name is probably misspelt.
    fn unread(&mut self) {
        for file in self.files.keys() {
            if !self.read.contains(&file.as_str()) && !is_read_elsewhere(file) {
                self.notes.fault(file, "", "is not a file that anything reads");
            }
        }
    }
}

/// Reads tables that stand under the same place.
fn tables_of<T>(
    place: (&str, &str),
    scope: &str,
    tables: Vec<Table>,
    notes: &mut Notes,
    read: impl Fn(&mut Reader<'_>) -> Option<T>,
) -> Vec<T> {
    let mut all = Vec::with_capacity(tables.len());
    for numbered in tables.into_iter().enumerate() {
        let mut reader = Reader::new(place, scope, numbered, notes);
        all.extend(read(&mut reader));
        reader.finish();
    }
    all
}

fn source(read: &mut Reader<'_>) -> Option<Source> {
    let (title, year) = (read.title("title"), read.maybe_text("year"));
    let url = read.maybe_url("url");
    Some(Source { id: read.id()?, title: title?, year, url })
}

/// The message of the TOML reader with the line it is about.
fn not_toml(text: &str, why: &toml::de::Error) -> String {
    let line = why.span().and_then(|span| text.get(..span.start)).map(|t| t.matches('\n').count());
    let line = line.map(|before| format!("line {}: ", before + 1)).unwrap_or_default();
    format!("{line}is not TOML: {}", why.message())
}
