//! The register as people read it: for one form why each thing is asked, and all forms side by side.

use super::sheets::SHEETS;
use super::{At, Label, Need, Question, Sheet};
use crate::face::Text;
use domain::conversation::{Plainness, TalkQuestion};
use domain::duties::Action;
use domain::knowledge::{Asked, Knowledge, MissingQuestion};
use domain::necessity::Purpose;
use domain::subjects::Kind;
use std::borrow::Borrow;

/// One question with its reasons, in words.
pub struct AskedRow {
    /// The question.
    pub label: String,
    /// What it is for.
    pub purpose: String,
    /// Which step needs the answer.
    pub need: String,
    /// Whether it must be answered.
    pub must: bool,
}

/// One form with its questions.
pub struct AskedForm {
    /// A name for links on the page.
    pub id: String,
    /// What the form is called.
    pub title: String,
    /// How long its answers are kept.
    pub kept: String,
    /// Its questions, in order.
    pub rows: Vec<AskedRow>,
}

impl AskedForm {
    /// How many of its questions must be answered.
    pub fn needed(&self) -> usize {
        self.rows.iter().filter(|row| row.must).count()
    }

    /// How many may stay open.
    pub fn open(&self) -> usize {
        self.rows.len().saturating_sub(self.needed())
    }
}

/// Why the page that is sent to this address asks what it asks. Templates call it, by reference.
pub fn why(t: impl Borrow<Text>, path: &str) -> Option<AskedForm> {
    let t = *t.borrow();
    let sheet = super::of_page(path)?;
    Some(form(t, sheet, sheet.questions().map(|one| row(t, one, words(t, one))).collect()))
}

/// A form with the reasons of these questions.
pub fn form(t: Text, sheet: &Sheet, rows: Vec<AskedRow>) -> AskedForm {
    AskedForm {
        id: id(sheet),
        title: title(t, sheet),
        kept: t.pick("asked-kept", sheet.kept.word()),
        rows,
    }
}

/// Why a question is asked that stands on the form with these words.
pub fn row(t: Text, question: &Question, label: String) -> AskedRow {
    AskedRow {
        label,
        purpose: purpose(t, question.purpose),
        need: need(t, question.needed),
        must: question.must,
    }
}

/// Every form, in the order of the work; with each question of the field that it asks.
pub fn forms(t: Text, knowledge: &Knowledge) -> Vec<AskedForm> {
    let whole = |sheet: &'static Sheet| {
        let rows = sheet.questions().flat_map(|one| spelled_out(t, knowledge, sheet, one));
        form(t, sheet, rows.collect())
    };
    SHEETS.iter().map(whole).collect()
}

fn title(t: Text, sheet: &Sheet) -> String {
    match sheet.at {
        At::Page(_, title) => t.get(title),
        At::Step(kind, code) => {
            let form = t.pick("act", format!("{kind}-{code}"));
            t.with2("asked-on", "of", t.pick("kind", kind.word()), "form", form)
        }
    }
}

/// A name of the form that an address can hold.
fn id(sheet: &Sheet) -> String {
    match sheet.at {
        At::Step(kind, code) => format!("{kind}-{code}"),
        At::Page(path, _) => {
            let parts = path.split('/').filter(|part| !part.is_empty() && !part.starts_with('{'));
            parts.collect::<Vec<_>>().join("-")
        }
    }
}

/// The question itself, or the questions of the field that it stands for.
fn spelled_out(
    t: Text,
    knowledge: &Knowledge,
    sheet: &Sheet,
    question: &'static Question,
) -> Vec<AskedRow> {
    let away = |asked, action| {
        let ask = |one| missing_row(t, one, action);
        knowledge.missing_questions(asked).map(ask).collect()
    };
    match (sheet.at, question.name) {
        (At::Page(..), "vraag-*") => away(Asked::Gone, Action::SearchMissing),
        (At::Step(Kind::Missing, _), "vraag-*") => away(Asked::Check, Action::CheckExploitation),
        (At::Page("/werk/zaken/{id}/gesprek/scherm", _), "*") => talk_rows(t, knowledge),
        _ => {
            let label = match question.label {
                Label::Text(key) => t.get(key),
                Label::List(list) => knowledge.list(list).map_or_else(
                    || list.to_owned(),
                    |list| list.label.in_lang(t.lang()).to_owned(),
                ),
            };
            vec![row(t, question, label)]
        }
    }
}

fn missing_row(t: Text, one: &MissingQuestion, needs: Action) -> AskedRow {
    AskedRow {
        label: one.item.text.in_lang(t.lang()).to_owned(),
        purpose: purpose(t, one.purpose),
        need: t.pick("action", needs.word()),
        must: false,
    }
}

fn talk_rows(t: Text, knowledge: &Knowledge) -> Vec<AskedRow> {
    let app = knowledge.label("talk-word", "that-app");
    let app = app.map_or("", |app| app.in_lang(t.lang()));
    let row = |one: &TalkQuestion| AskedRow {
        label: one.asked(Plainness::Plain, t.lang(), app),
        purpose: one.purpose.in_lang(t.lang()).to_owned(),
        need: t.pick("step", one.needed_for.word()),
        must: false,
    };
    knowledge.talk_questions.iter().map(row).collect()
}

fn words(t: Text, question: &Question) -> String {
    match question.label {
        Label::Text(key) => t.get(key),
        Label::List(list) => list.to_owned(),
    }
}

fn purpose(t: Text, purpose: Purpose) -> String {
    t.pick("asked-for", purpose.word())
}

fn need(t: Text, need: Need) -> String {
    match need {
        Need::Step(action) => t.pick("action", action.word()),
        Need::Other(word) => t.pick("asked-need", word),
    }
}
