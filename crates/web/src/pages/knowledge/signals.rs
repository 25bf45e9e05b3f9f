//! The signals, with a filter that says what it leaves out.
//!
//! A filter hides things, and what is hidden is soon forgotten: boys, crime and labour are the blind
//! spots of the field. So the page says in words what the filter leaves out, those first, and leads there.

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
use domain::knowledge::{AskBy, Key, Knowledge, SignalItem, Status, Strength};

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

/// Something that the filter leaves out.
struct NotSeen {
    /// What, in words: "Criminele uitbuiting".
    what: String,
    /// Whether nothing of it is shown: else a part is.
    nothing: bool,
    /// How many signals of the list are about it and aren't shown.
    left: usize,
    /// All signals about it.
    href: String,
}

#[derive(Template)]
#[template(path = "knowledge/signals.html")]
struct SignalsPage {
    t: Text,
    shell: PublicShell,
    filter: Form,
    choices: Vec<(&'static str, String, Vec<Choice>)>,
    shown: usize,
    total: usize,
    not_seen: Vec<NotSeen>,
    sections: Vec<Section>,
}

pub(super) async fn page(
    page: PublicPage,
    State(state): State<PublicState>,
    Query(filter): Query<Filter>,
) -> Response {
    let known = state.knowledge_now();
    let reader = Reader::over(&known, &state, page.t);
    let filter = filter.known(&known);
    let all: Vec<_> = known.signals.iter().filter(|s| s.item.valid_on(reader.today)).collect();
    let (shown, hidden): (Vec<&SignalItem>, Vec<_>) =
        all.iter().partition(|signal| filter.lets_through(signal));
    let sections = reader.sections("signal-group", |group| {
        let of_group = shown.iter().filter(|signal| signal.group == *group);
        of_group.map(|signal| row(&reader, signal)).collect()
    });
    let not_seen = not_seen(&reader, &known, &page.shell, (&shown, &hidden));
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
        not_seen,
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

/// What the filter leaves out: boys first, then every form and every phase of which a signal isn't shown.
fn not_seen(
    reader: &Reader<'_>,
    known: &Knowledge,
    shell: &PublicShell,
    (shown, hidden): (&[&SignalItem], &[&SignalItem]),
) -> Vec<NotSeen> {
    type About = fn(&SignalItem, &str) -> bool;
    let of_group: About = |signal, code| signal.group == *code;
    let of_form: About = |signal, code| signal.forms.iter().any(|form| form == code);
    let of_phase: About = |signal, code| signal.phases.iter().any(|phase| phase == code);
    let one = |field: &str, list: &str, code: &str, about: About| {
        let left = hidden.iter().filter(|signal| about(signal, code)).count();
        (left > 0).then(|| NotSeen {
            what: match (field, reader.label(list, code)) {
                ("fase", phase) => reader.t.with1("signals-in-phase", "phase", phase),
                (_, what) => what,
            },
            nothing: !shown.iter().any(|signal| about(signal, code)),
            left,
            href: format!("{}?{field}={code}", shell.link("/kennis/signalen")),
        })
    };
    let codes = |list: &str| {
        let codes = known.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
        codes.iter().map(|code| code.item.id.as_str())
    };
    let forms = codes("form").filter_map(|code| one("vorm", "form", code, of_form));
    let phases = codes("phase").filter_map(|code| one("fase", "phase", code, of_phase));
    one("groep", "signal-group", BOYS, of_group).into_iter().chain(forms).chain(phases).collect()
}

fn row(reader: &Reader<'_>, signal: &SignalItem) -> Row {
    let mut row = reader.row(&signal.item);
    if signal.strength == Some(Strength::Acute) {
        row.tags.push(reader.label("strength", Strength::Acute.word()));
    }
    let ours = signal.item.status != Status::Local;
    let other = if ours { "other-explanation-proposal" } else { "other-explanation" };
    reader.fact(&mut row, other, reader.say(&signal.other_explanation));
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
