//! One shape for every item: its words, what belongs to it, and where it comes from.

use crate::pages::publicdoor::elsewhere;
use crate::{
    PublicState,
    face::{PublicShell, Text, html},
};
use askama::Template;
use axum::response::Response;
use domain::knowledge::{Bilingual, Item, Key, Knowledge};
use kernel::{Date, Term};

/// How long an item may go without being held against its sources again. A proposal: our own.
const CHECK_WITHIN: Term = Term::Months(12);

/// An item, ready for the screen.
pub(super) struct Row {
    pub id: String,
    pub words: String,
    /// More words below it.
    pub about: String,
    /// Short marks beside it.
    pub tags: Vec<String>,
    /// What belongs to it: a word and its value.
    pub facts: Vec<(String, String)>,
    pub standing: &'static str,
    pub sources: Vec<SourceView>,
    pub checked: String,
    /// Its check is longer ago than it may be.
    pub unchecked: bool,
}

pub(super) struct SourceView {
    pub title: String,
    pub year: String,
    /// The page before it; empty when it has no address.
    pub away: String,
}

/// Items that belong together under one heading.
pub(super) struct Section {
    pub id: String,
    pub head: String,
    pub about: String,
    pub rows: Vec<Row>,
}

/// A page that lists items in sections.
#[derive(Template)]
#[template(path = "knowledge/list.html")]
pub(super) struct ListPage {
    pub t: Text,
    pub shell: PublicShell,
    /// The first half of the keys: `<key>-head`, `<key>-lead`, `<key>-note`.
    pub key: &'static str,
    pub sections: Vec<Section>,
}

impl ListPage {
    pub(super) fn answer(self) -> Response {
        html(&self)
    }

    fn total(&self) -> usize {
        self.sections.iter().map(|section| section.rows.len()).sum()
    }
}

/// Makes rows: knows the language, the words of the codes and the day.
pub(super) struct Reader<'a> {
    pub t: Text,
    knowledge: &'a Knowledge,
    pub today: Date,
}

impl<'a> Reader<'a> {
    pub(super) fn new(state: &'a PublicState, t: Text) -> Self {
        Self::over(state.knowledge(), state, t)
    }

    /// The same over what was changed here.
    pub(super) fn over(knowledge: &'a Knowledge, state: &PublicState, t: Text) -> Self {
        Self { t, knowledge, today: state.now().day() }
    }

    /// A row with nothing but the item itself.
    pub(super) fn row(&self, item: &Item) -> Row {
        Row {
            id: item.id.to_string(),
            words: self.say(&item.text),
            about: String::new(),
            tags: Vec::new(),
            facts: Vec::new(),
            standing: item.status.word(),
            sources: item.sources.iter().filter_map(|key| self.source(key)).collect(),
            checked: self.t.day(item.checked),
            unchecked: item.check_is_due(self.today, CHECK_WITHIN),
        }
    }

    pub(super) fn say(&self, text: &Bilingual) -> String {
        text.in_lang(self.t.lang()).to_owned()
    }

    /// The words for a code; the code itself when the list doesn't have it.
    pub(super) fn label(&self, list: &str, code: impl AsRef<str>) -> String {
        let code = code.as_ref();
        self.knowledge.label(list, code).map_or_else(|| code.to_owned(), |text| self.say(text))
    }

    /// The words for several codes, with commas.
    pub(super) fn labels(&self, list: &str, codes: &[Key]) -> String {
        let words: Vec<_> = codes.iter().map(|code| self.label(list, code.as_str())).collect();
        words.join(", ")
    }

    /// The sections of a list of codes, in the order of the list, with the rows `rows` gives for
    /// each code. A code without rows gets no section.
    pub(super) fn sections(&self, list: &str, rows: impl Fn(&str) -> Vec<Row>) -> Vec<Section> {
        let codes = self.knowledge.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
        codes
            .iter()
            .map(|code| Section {
                id: code.item.id.to_string(),
                head: self.say(&code.item.text),
                about: code.help.as_ref().map(|help| self.say(help)).unwrap_or_default(),
                rows: rows(code.item.id.as_str()),
            })
            .filter(|section| !section.rows.is_empty())
            .collect()
    }

    /// Adds a fact to a row, unless it has no value.
    pub(super) fn fact(&self, row: &mut Row, name: &str, value: String) {
        if !value.is_empty() {
            row.facts.push((self.t.pick("fact", name), value));
        }
    }

    fn source(&self, key: &Key) -> Option<SourceView> {
        let source = self.knowledge.source(key.as_str())?;
        Some(SourceView {
            title: source.title.clone(),
            year: source.year.clone().unwrap_or_default(),
            away: source
                .url
                .as_ref()
                .map(|_| elsewhere::of_source(source.id.as_str()))
                .unwrap_or_default(),
        })
    }
}
