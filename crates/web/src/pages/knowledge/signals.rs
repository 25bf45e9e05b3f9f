//! The signals, with a filter that says what it leaves out.
//!
//! A filter hides things, and what is hidden is soon forgotten: boys, crime and labour are the blind
//! spots of the field. So the page counts what the filter leaves out and names those first.

use super::items::{Reader, Row, Section};
use crate::{
    PublicPage, PublicState,
    face::{Choice, Form, PublicShell, Text, html},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::knowledge::{AskBy, Key, Knowledge, SignalItem, Strength};

/// The filter as the address holds it: `?groep=online&vorm=criminal`. Unknown codes filter nothing.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Filter {
    #[serde(default)]
    groep: String,
    #[serde(default)]
    fase: String,
    #[serde(default)]
    vorm: String,
    #[serde(default)]
    wie: String,
}

/// The lists that the filter chooses from, with the field of each.
const LISTS: [(&str, &str); 4] =
    [("groep", "signal-group"), ("fase", "phase"), ("vorm", "form"), ("wie", "observer")];

/// The group of signals about boys.
const BOYS: &str = "boys";

#[derive(Template)]
#[template(path = "knowledge/signals.html")]
struct SignalsPage {
    t: Text,
    shell: PublicShell,
    filter: Form,
    choices: Vec<(&'static str, String, Vec<Choice>)>,
    shown: usize,
    total: usize,
    /// What the filter leaves out: a word and a number.
    hidden: Vec<(String, usize)>,
    sections: Vec<Section>,
}

pub(super) async fn page(
    page: PublicPage,
    State(state): State<PublicState>,
    Query(filter): Query<Filter>,
) -> Response {
    let reader = Reader::new(&state, page.t);
    let filter = filter.known(state.knowledge());
    let all: Vec<_> =
        state.knowledge().signals.iter().filter(|s| s.item.valid_on(reader.today)).collect();
    let (shown, hidden): (Vec<&SignalItem>, Vec<_>) =
        all.iter().partition(|signal| filter.lets_through(signal));
    let sections = reader.sections("signal-group", |group| {
        let of_group = shown.iter().filter(|signal| signal.group == *group);
        of_group.map(|signal| row(&reader, signal)).collect()
    });
    html(&SignalsPage {
        t: page.t,
        shell: page.shell,
        filter: filter.form(),
        choices: LISTS
            .map(|(field, list)| {
                (field, page.t.pick("filter", field), choices(&state, page.t, list))
            })
            .into(),
        shown: shown.len(),
        total: all.len(),
        hidden: left_out(&reader, &state, &hidden),
        sections,
    })
}

impl Filter {
    /// The filter without codes that no list knows.
    fn known(self, knowledge: &Knowledge) -> Self {
        let keep = |code: String, list: &str| match knowledge.label(list, &code) {
            Some(_) => code,
            None => String::new(),
        };
        Self {
            groep: keep(self.groep, "signal-group"),
            fase: keep(self.fase, "phase"),
            vorm: keep(self.vorm, "form"),
            wie: keep(self.wie, "observer"),
        }
    }

    fn lets_through(&self, signal: &SignalItem) -> bool {
        let any =
            |wanted: &str, has: &[Key]| wanted.is_empty() || has.iter().any(|k| *k == *wanted);
        any(&self.groep, std::slice::from_ref(&signal.group))
            && any(&self.fase, &signal.phases)
            && any(&self.vorm, &signal.forms)
            && any(&self.wie, &signal.observers)
    }

    fn form(&self) -> Form {
        let mut form = Form::new();
        form.set("groep", &self.groep);
        form.set("fase", &self.fase);
        form.set("vorm", &self.vorm);
        form.set("wie", &self.wie);
        form
    }
}

fn choices(state: &PublicState, t: Text, list: &str) -> Vec<Choice> {
    let codes = state.knowledge().list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
    let choice = |code: &domain::knowledge::Code| {
        Choice::new(code.item.id.as_str(), code.item.text.in_lang(t.lang()))
    };
    codes.iter().map(choice).collect()
}

/// How many of the hidden signals are about boys, and about each form of exploitation.
fn left_out(
    reader: &Reader<'_>,
    state: &PublicState,
    hidden: &[&SignalItem],
) -> Vec<(String, usize)> {
    let boys = hidden.iter().filter(|signal| signal.group == *BOYS).count();
    let forms =
        state.knowledge().list("form").map(|list| list.codes.as_slice()).unwrap_or_default();
    let of_form = |form: &Key| hidden.iter().filter(|signal| signal.forms.contains(form)).count();
    std::iter::once((reader.label("signal-group", BOYS), boys))
        .chain(forms.iter().map(|form| (reader.say(&form.item.text), of_form(&form.item.id))))
        .filter(|(_, count)| *count > 0)
        .collect()
}

fn row(reader: &Reader<'_>, signal: &SignalItem) -> Row {
    let mut row = reader.row(&signal.item);
    if signal.strength == Strength::Acute {
        row.tags.push(reader.label("strength", signal.strength.word()));
    }
    let question = signal.question.as_ref().map(|question| reader.say(question));
    reader.fact(&mut row, "question", question.unwrap_or_default());
    if signal.ask_by != AskBy::Everyone {
        reader.fact(&mut row, "ask-by", reader.label("ask-by", signal.ask_by.word()));
    }
    reader.fact(&mut row, "forms", reader.labels("form", &signal.forms));
    reader.fact(&mut row, "phases", reader.labels("phase", &signal.phases));
    reader.fact(&mut row, "seen-by", reader.labels("observer", &signal.observers));
    row
}
