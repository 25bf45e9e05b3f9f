//! Behind sign-in: what the pages and the API are made of, and who asks.

use crate::face::{NavItem, Notice, NoticeKind, StaffShell, Text};
use crate::problem::PageProblem;
use crate::public::PublicState;
use access::Actor;
use app::limits::Limits;
use app::{Cx, House, sessions, signing_in};
use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};
use kernel::{CorrelationId, Entropy, Lang, Moment};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What everything behind sign-in is made of. Cheap to clone.
#[derive(Clone)]
pub struct StaffState {
    /// The public part, for settings and the clock.
    pub public: PublicState,
    /// The house.
    pub house: Arc<House>,
    /// Where secrets and ids come from.
    pub entropy: Arc<dyn Fn() -> Box<dyn Entropy> + Send + Sync>,
    /// Whether visitors reach it over TLS: then the cookie is bound to it.
    pub tls: bool,
    /// Recent attempts to sign in.
    pub attempts: Arc<crate::attempts::Attempts>,
    /// In a demo: who one can sign in as.
    pub cast: Arc<Vec<CastMember>>,
}

/// Someone a visitor of the demo can sign in as.
#[derive(Debug, Clone)]
pub struct CastMember {
    /// Their name, which is also what they sign in with.
    pub name: String,
    /// Their function as a word.
    pub role: String,
    /// Their organisation.
    pub organisation: String,
    /// Their password, and in the demo also a token for the API.
    pub secret: String,
}

impl FromRef<StaffState> for PublicState {
    fn from_ref(state: &StaffState) -> Self {
        state.public.clone()
    }
}

/// Who asks for a page, proven by the session cookie.
pub struct Visitor {
    /// Who.
    pub actor: Actor,
    /// The moment of this request.
    pub now: Moment,
    /// The words, in their language.
    pub t: Text,
    /// The secret of the session.
    pub secret: Vec<u8>,
    /// The path of the page.
    pub path: String,
    /// What was just done, as a code of [`DONE`]: shown on top of the next page.
    pub done: Option<&'static str>,
}

/// What a page can say was done: keys `done-…`. A page that changed something redirects to the next
/// one with `?gedaan=<code>`.
pub const DONE: &[&str] = &[
    "noted",
    "noted-missing",
    "kept",
    "sent",
    "asked",
    "answered",
    "offered",
    "accepted",
    "refused",
    "closed",
    "registered",
    "counted-before",
    "contacted",
    "proposed",
    "activated",
    "list-proposed",
    "list-changed",
    "list-kept",
    "list-withdrawn",
    "target-proposed",
    "target-set",
    "target-kept",
    "target-withdrawn",
    "app-linked",
    "passkey-made",
    "passkey-removed",
    "password-changed",
    "session-ended",
    "sessions-ended",
    "talk-erased",
];

impl Visitor {
    /// The request for a use case.
    pub fn cx<'h>(&self, house: &'h House) -> Cx<'h> {
        Cx::new(house, self.actor.clone(), self.now)
    }

    /// The page around the page.
    pub async fn shell(&self, state: &StaffState) -> Result<StaffShell, PageProblem> {
        let worker = sessions::me(&self.cx(&state.house)).await?;
        let t = self.t;
        let mut shell = StaffShell::new(t.lang(), self.path.clone());
        worker.name.reveal().clone_into(&mut shell.name);
        let functions: BTreeSet<_> = self.actor.seats.iter().map(|seat| seat.function).collect();
        let functions = functions.into_iter().map(|function| t.pick("function", function));
        shell.function = functions.collect::<Vec<_>>().join(", ");
        shell.nav = navigation(&self.actor, t);
        let own = self.actor.seats.iter().map(|seat| seat.function);
        let limits = Limits::of(&state.house.rules(), own, false);
        shell.session_seconds = u32::try_from(limits.idle).unwrap_or(0);
        shell.demo = state.public.settings().demo;
        shell.theme = state.public.settings().theme.is_some();
        shell.notice =
            self.done.map(|code| Notice { kind: NoticeKind::Done, words: t.pick("done", code) });
        Ok(shell)
    }
}

/// What each function sees in the navigation; the gate decides again behind every link.
fn navigation(actor: &Actor, t: Text) -> Vec<NavItem> {
    let any = |functions: &[&str]| functions.iter().any(|function| actor.has_function(function));
    let front_line = [
        "teacher",
        "neighbourhood-worker",
        "focal-officer",
        "team-lead",
        "intake-officer",
        "care-coordinator",
        "help-provider",
        "police-officer",
    ];
    let mut nav = vec![NavItem::new("/werk", t.get("nav-work"))];
    if any(&front_line) {
        nav.push(NavItem::new("/werk/signalen/nieuw", t.get("nav-note")));
        nav.push(NavItem::new("/werk/adviesvragen/nieuw", t.get("nav-advice")));
        nav.push(NavItem::new("/werk/zoeken", t.get("nav-search")));
        nav.push(NavItem::new("/werk/meldroute", t.get("nav-route")));
    }
    if any(&["policy-officer", "chain-director"]) {
        nav.push(NavItem::new("/werk/cijfers", t.get("nav-figures")));
    }
    if any(&["functional-manager", "team-lead", "chain-director"]) {
        nav.push(NavItem::new("/werk/mensen", t.get("nav-people")));
    }
    if any(&["functional-manager", "chain-director", "privacy-officer"]) {
        nav.push(NavItem::new("/werk/regels", t.get("nav-rules")));
    }
    if any(&["privacy-officer"]) {
        nav.push(NavItem::new("/werk/journaal", t.get("nav-journal")));
    }
    nav.push(NavItem::new("/kennis", t.get("nav-knowledge")));
    nav.push(NavItem::new("/werk/account", t.get("nav-account")));
    nav
}

impl FromRequestParts<StaffState> for Visitor {
    type Rejection = PageProblem;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &StaffState,
    ) -> Result<Self, PageProblem> {
        let now = state.public.now();
        let t = Text::new(language(parts));
        let path = parts.uri.path().to_owned();
        let signed_out = || PageProblem::signed_out(&path);
        let secret = session_secret(&parts.headers).ok_or_else(signed_out)?;
        let correlation = CorrelationId::draw(&mut *(state.entropy)());
        let actor = signing_in::actor(&state.house, &secret, correlation, now).await?;
        let Some(actor) = actor else {
            let newcomer = signing_in::newcomer(&state.house, &secret, now).await?;
            return Err(newcomer.map_or_else(signed_out, |_| PageProblem::MustChoose));
        };
        let done = query(parts, "gedaan");
        let done = DONE.iter().copied().find(|code| Some(*code) == done);
        Ok(Self { actor, now, t, secret, path, done })
    }
}

/// The name of the session cookie: bound to TLS and host where there is TLS.
pub const fn cookie_name(tls: bool) -> &'static str {
    if tls { "__Host-vangnet" } else { "vangnet" }
}

/// The session secret from the cookie, if there is one that can be read.
pub fn session_secret(headers: &HeaderMap) -> Option<Vec<u8>> {
    cookie(headers, "__Host-vangnet").or_else(|| cookie(headers, "vangnet")).and_then(from_hex)
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The cookie that carries a session secret, or ends it when there is none.
pub fn set_cookie(secret: Option<&[u8]>, tls: bool) -> String {
    cookie_of(cookie_name(tls), secret.map(|secret| (secret, signing_in::LASTS_SECONDS)), tls)
}

/// The secret of an expert from elsewhere, from their cookie.
pub fn guest_secret(headers: &HeaderMap) -> Option<Vec<u8>> {
    let kept = cookie(headers, "__Host-vangnet-gast").or_else(|| cookie(headers, "vangnet-gast"));
    kept.and_then(from_hex)
}

/// The cookie of an expert from elsewhere, or the end of it: for a few hours, in one browser.
pub fn set_guest_cookie(secret: Option<&[u8]>, tls: bool) -> String {
    let name = if tls { "__Host-vangnet-gast" } else { "vangnet-gast" };
    let secret = secret.map(|secret| (secret, app::guest::LASTS_SECONDS));
    cookie_of(name, secret, tls)
}

fn cookie_of(name: &str, secret: Option<(&[u8], i64)>, tls: bool) -> String {
    let secure = if tls { "; Secure" } else { "" };
    let (value, age) = secret.map_or_else(Default::default, |(secret, age)| (to_hex(secret), age));
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")
}

/// Bytes as lower-case hexadecimal digits.
pub fn to_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of lower-case hexadecimal digits.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() || text.len() > 128 || !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len() / 2).map(|n| u8::from_str_radix(text.get(2 * n..2 * n + 2)?, 16).ok()).collect()
}

/// A value of the query, as written.
fn query<'p>(parts: &'p Parts, name: &str) -> Option<&'p str> {
    let pairs = parts.uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find_map(|(key, value)| (key == name).then_some(value))
}

/// The language: asked for in the address, or kept in the language cookie, else Dutch.
pub fn language(parts: &Parts) -> Lang {
    match query(parts, "taal").or_else(|| cookie(&parts.headers, "taal")) {
        Some("en") => Lang::En,
        _ => Lang::Nl,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_sites() {
        let cookie = set_cookie(Some(&[7; 32]), true);
        assert!(cookie.starts_with(&format!("__Host-vangnet={};", "07".repeat(32))), "{cookie}");
        for flag in ["; Path=/;", "; HttpOnly;", "; SameSite=Lax;", "; Secure"] {
            assert!(cookie.contains(flag), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        assert!(set_cookie(None, true).contains("; Max-Age=0;"), "signing out ends it");
        let guest = set_guest_cookie(Some(&[7; 32]), true);
        assert!(guest.starts_with("__Host-vangnet-gast="), "{guest}");
        for flag in ["; HttpOnly;", "; SameSite=Lax;", "; Secure", "; Max-Age=14400"] {
            assert!(guest.contains(flag), "{guest}");
        }
    }
}
