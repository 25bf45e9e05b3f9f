//! The help lines, those for young people first, each with the day it was last checked.

use super::elsewhere;
use crate::{
    PublicPage, PublicState,
    face::{PublicShell, Text, html},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::knowledge::{Bilingual, HelpLine};

/// The order in which a young person should meet them; the rest follows as in `content/`.
/// Source: the research on public help lines (design proposal), to be reviewed by young people.
const FIRST: [&str; 8] = [
    "emergency-112",
    "veilig-thuis",
    "kindertelefoon",
    "chat-met-fier",
    "keerpunt",
    "centrum-seksueel-geweld",
    "helpwanted",
    "113",
];

/// A help line, ready for the screen.
pub(super) struct LineView {
    pub id: String,
    pub name: String,
    pub what_for: String,
    pub phone: String,
    pub dial: String,
    /// The page before its site; empty when it has none.
    pub away: String,
    /// Host of its site, which reads better than the whole address.
    pub site: String,
    pub hours: String,
    pub cost: String,
    pub for_whom: String,
    /// Life or safety is at stake.
    pub acute: bool,
    pub checked: String,
    /// The number has not been checked for more than six months.
    pub unchecked: bool,
}

#[derive(Template)]
#[template(path = "publicdoor/help.html")]
struct Help {
    t: Text,
    shell: PublicShell,
    young: Vec<LineView>,
    others: Vec<LineView>,
}

pub(super) async fn page(page: PublicPage, State(state): State<PublicState>) -> Response {
    let t = page.t;
    html(&Help { t, shell: page.shell, young: lines(&state, t), others: other_lines(&state, t) })
}

/// The lines for young people that run today, in the order of [`FIRST`].
pub(super) fn lines(state: &PublicState, t: Text) -> Vec<LineView> {
    let mut lines = shown(state).filter(|line| line.for_young_people).collect::<Vec<_>>();
    lines.sort_by_key(|line| place(line));
    lines.into_iter().map(|line| view(line, state, t)).collect()
}

/// The named lines that run today, in the order named.
pub(super) fn named(state: &PublicState, t: Text, ids: &[&str]) -> Vec<LineView> {
    ids.iter()
        .filter_map(|id| shown(state).find(|line| line.item.id == *id))
        .map(|line| view(line, state, t))
        .collect()
}

fn other_lines(state: &PublicState, t: Text) -> Vec<LineView> {
    shown(state).filter(|line| !line.for_young_people).map(|line| view(line, state, t)).collect()
}

fn shown(state: &PublicState) -> impl Iterator<Item = &HelpLine> {
    let today = state.now().day();
    state.knowledge().help_lines.iter().filter(move |line| line.may_be_shown(today))
}

fn place(line: &HelpLine) -> usize {
    FIRST.iter().position(|id| line.item.id == *id).unwrap_or(FIRST.len())
}

fn view(line: &HelpLine, state: &PublicState, t: Text) -> LineView {
    let words = |text: &Option<Bilingual>| {
        text.as_ref().map(|text| text.in_lang(t.lang()).to_owned()).unwrap_or_default()
    };
    let url = line.url.clone().unwrap_or_default();
    LineView {
        id: line.item.id.to_string(),
        name: line.item.text.in_lang(t.lang()).to_owned(),
        what_for: line.what_for.in_lang(t.lang()).to_owned(),
        phone: line.phone.clone().unwrap_or_default(),
        dial: line.dial.clone().unwrap_or_default(),
        away: if elsewhere::is_site(&url) {
            elsewhere::of_line(line.item.id.as_str())
        } else {
            String::new()
        },
        site: host(&url),
        hours: words(&line.hours),
        cost: words(&line.cost),
        for_whom: words(&line.for_whom),
        acute: line.item.id == "emergency-112",
        checked: t.day(line.item.checked),
        unchecked: line.check_is_due(state.now().day()),
    }
}

/// `https://www.example.nl/a` becomes `example.nl`.
pub(super) fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_by_its_host() {
        assert_eq!(host("https://www.example.nl/a/b"), "example.nl");
        assert_eq!(host(""), "");
    }
}
