//! The page between us and another site: whose site it is, and that it may keep what someone does
//! there. Only places that we know ourselves; never an address that a visitor brings.

use super::help::host;
use crate::{
    PublicPage, PublicState,
    face::{PublicShell, Text, html},
};
use askama::Template;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};

/// The page that stands before the site of a help line.
pub(super) fn of_line(id: &str) -> String {
    format!("/naar/lijn/{id}")
}

/// The page that stands before a source.
pub(crate) fn of_source(id: &str) -> String {
    format!("/naar/bron/{id}")
}

/// The page that stands before the site of whoever runs this installation.
pub(super) const OF_CONTACT: &str = "/naar/beheerder/contact";

#[derive(Template)]
#[template(path = "publicdoor/elsewhere.html")]
struct Elsewhere {
    t: Text,
    shell: PublicShell,
    url: String,
    site: String,
    back: &'static str,
}

pub(super) async fn page(
    page: PublicPage,
    Path((kind, id)): Path<(String, String)>,
    State(state): State<PublicState>,
    request: Request,
) -> Response {
    let knowledge = state.knowledge();
    let (url, back) = match (kind.as_str(), id.as_str()) {
        ("lijn", id) => (knowledge.help_line(id).and_then(|line| line.url.clone()), "/hulp"),
        ("bron", id) => (knowledge.source(id).and_then(|source| source.url.clone()), "/kennis"),
        ("beheerder", "contact") => (state.settings().contact.clone(), "/toegankelijkheid"),
        _ => (None, "/"),
    };
    let Some(url) = url.filter(|url| is_site(url)) else {
        return super::not_found(State(state), request).await;
    };
    let site = host(&url);
    html(&Elsewhere { t: page.t, shell: page.shell, url, site, back })
}

/// Whether an address is that of a site, and not of a letter box or a telephone.
pub(super) fn is_site(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
