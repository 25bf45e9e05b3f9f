//! The start of the knowledge pages: what there is, and a search through all of it.

use crate::{
    PublicPage, PublicState,
    face::{Form, PublicShell, Text, html},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::knowledge::{Found, Kind};

/// The most characters of a query that are looked at.
const MOST: usize = 100;

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    zoek: String,
}

/// A result of the search.
struct Hit {
    kind: String,
    words: String,
    about: String,
    /// Where it stands; empty when it is no longer shown.
    href: String,
    standing: &'static str,
    /// Why there is no link.
    ended: String,
}

/// A part of the knowledge pages, on the start page.
struct Part {
    href: String,
    key: &'static str,
    count: usize,
}

#[derive(Template)]
#[template(path = "knowledge/start.html")]
struct Start {
    t: Text,
    shell: PublicShell,
    search: Form,
    asked: String,
    hits: Vec<Hit>,
    parts: Vec<Part>,
}

pub(super) async fn page(
    page: PublicPage,
    State(state): State<PublicState>,
    Query(asked): Query<Asked>,
) -> Response {
    let PublicPage { t, shell } = page;
    let asked: String = asked.zoek.trim().chars().take(MOST).collect();
    let mut search = Form::new();
    search.set("zoek", &asked);
    let known = state.knowledge_now();
    let found = known.search(&asked, t.lang());
    let today = state.now().day();
    let shown = |found: &&Found<'_>| found.kind != Kind::Signal || found.item.valid_on(today);
    let hits = found.iter().filter(shown).map(|found| hit(found, &state, t, &shell)).collect();
    let parts = parts(&state, &shell);
    html(&Start { t, shell, search, asked, hits, parts })
}

fn parts(state: &PublicState, shell: &PublicShell) -> Vec<Part> {
    let knowledge = state.knowledge_now();
    let barriers = knowledge.barriers.len();
    let (guide, questions) = (knowledge.talk_guide.len(), knowledge.talk_questions.len());
    let today = state.now().day();
    let offered = knowledge.signals.iter().filter(|one| one.item.valid_on(today)).count();
    [
        ("/kennis/signalen", "signals", offered),
        ("/kennis/factoren", "factors", knowledge.factors.len()),
        ("/kennis/gesprek", "talk", guide),
        ("/kennis/gespreksvragen", "talk-questions", questions),
        ("/kennis/programmas", "programmes", knowledge.programmes.len()),
        ("/kennis/barrieremodel", "barriers", barriers),
        ("/kennis/meldcode", "meldcode", domain::meldcode::Sector::ALL.len()),
        ("/kennis/zelfscan", "scan", knowledge.self_scan.len()),
        (
            "/kennis/hernieuwd-slachtofferschap",
            "revictimisation",
            knowledge.revictimisation_signs.len(),
        ),
    ]
    .into_iter()
    .map(|(path, key, count)| Part { href: shell.link(path), key, count })
    .collect()
}

fn hit(found: &Found<'_>, state: &PublicState, t: Text, shell: &PublicShell) -> Hit {
    let id = found.item.id.as_str();
    let (kind, path) = match found.kind {
        Kind::Form => ("form", format!("/kennis/signalen?vorm={id}")),
        Kind::Signal => ("signal", format!("/kennis/signalen#{id}")),
        Kind::Factor => ("factor", format!("/kennis/factoren#{id}")),
        Kind::HelpLine | Kind::EndedHelpLine => ("help-line", format!("/hulp#{id}")),
        Kind::RevictimisationSign => {
            ("revictimisation", format!("/kennis/hernieuwd-slachtofferschap#{id}"))
        }
        Kind::Programme => ("programme", format!("/kennis/programmas#{id}")),
        Kind::Barrier => ("barrier", format!("/kennis/barrieremodel#{id}")),
        Kind::SelfScanQuestion => ("scan-question", format!("/kennis/zelfscan#{id}")),
    };
    let is_line = matches!(found.kind, Kind::HelpLine | Kind::EndedHelpLine);
    let line = state.knowledge().help_line(id).filter(|_| is_line);
    let hidden = line.filter(|line| !line.may_be_shown(state.now().day()));
    let ended = hidden.and_then(|line| state.knowledge().label("line-state", line.state.word()));
    Hit {
        kind: t.pick("kn-kind", kind),
        words: found.item.text.in_lang(t.lang()).to_owned(),
        about: found.about.unwrap_or_default().to_owned(),
        href: if hidden.is_some() { String::new() } else { shell.link(path) },
        standing: found.item.status.word(),
        ended: ended.map(|text| text.in_lang(t.lang()).to_owned()).unwrap_or_default(),
    }
}
