//! The page around a page: what the public and the staff layout need to know.

use super::{Text, asset_url};
use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::Lang;

/// What surrounds a public page. Holds nothing about the visitor: there is nothing to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicShell {
    lang: Lang,
    path: String,
    /// Every page says that everything in it is invented.
    pub demo: bool,
    /// A municipality's token file is served at `/thema.css`.
    pub theme: bool,
    /// Staff can sign in here; the link stands in the footer.
    pub sign_in: bool,
}

impl PublicShell {
    /// The shell of the page at `path`, without language prefix: `/kennis/signalen`.
    pub fn new(lang: Lang, path: impl Into<String>) -> Self {
        Self { lang, path: path.into(), demo: false, theme: false, sign_in: false }
    }

    /// The address of a public page in the language of this page.
    pub fn link(&self, path: impl AsRef<str>) -> String {
        in_language(self.lang, path.as_ref())
    }

    /// The address of this very page in another language.
    pub fn in_dutch(&self) -> String {
        in_language(Lang::Nl, &self.path)
    }

    /// The address of this very page in English.
    pub fn in_english(&self) -> String {
        in_language(Lang::En, &self.path)
    }

    /// Whether this page lies at or below `path`; the front page only at itself.
    pub fn is_at(&self, path: impl AsRef<str>) -> bool {
        let path = path.as_ref();
        self.path == path || (path != "/" && self.path.starts_with(&format!("{path}/")))
    }

    /// The address of an asset.
    pub fn asset(&self, name: impl AsRef<str>) -> &'static str {
        asset_url(name)
    }
}

/// Dutch lives at the root, English under `/en`: no cookie is needed to remember which.
fn in_language(lang: Lang, path: &str) -> String {
    match (lang, path) {
        (Lang::Nl, path) => path.to_owned(),
        (Lang::En, "/") => "/en".to_owned(),
        (Lang::En, path) => format!("/en{path}"),
    }
}

/// One entry of the staff navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// Its text.
    pub label: String,
    /// How many rows stand behind it, where that is worth knowing.
    pub count: Option<usize>,
}

impl NavItem {
    /// An entry without a number.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into(), count: None }
    }

    /// The same entry with the number of rows behind it.
    #[must_use]
    pub fn count(mut self, count: usize) -> Self {
        self.count = Some(count);
        self
    }
}

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// It worked.
    Done,
    /// Good to know.
    Plain,
    /// Take care.
    Warn,
    /// It went wrong, or a term has passed.
    Late,
}

impl NoticeKind {
    /// The end of the class name and of the text key `notice-…`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Plain => "plain",
            Self::Warn => "warn",
            Self::Late => "late",
        }
    }
}

/// A message at the top of the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub kind: NoticeKind,
    /// What it says.
    pub words: String,
}

/// What surrounds a page behind sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffShell {
    /// The language of the page.
    pub lang: Lang,
    /// The path of this page, without query.
    pub path: String,
    /// Name of who is signed in; empty on the sign-in pages, which then show no navigation.
    pub name: String,
    /// Their function and team.
    pub function: String,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// Seconds until the session ends by itself; 0 for no warning.
    pub session_seconds: u32,
    /// A message from the last action.
    pub notice: Option<Notice>,
    /// Everything shown is invented.
    pub demo: bool,
    /// A municipality's token file is served at `/thema.css`.
    pub theme: bool,
}

impl StaffShell {
    /// A bare shell, as before sign-in.
    pub fn new(lang: Lang, path: impl Into<String>) -> Self {
        Self {
            lang,
            path: path.into(),
            name: String::new(),
            function: String::new(),
            nav: Vec::new(),
            session_seconds: 0,
            notice: None,
            demo: false,
            theme: false,
        }
    }

    /// Whether someone is signed in.
    pub fn signed_in(&self) -> bool {
        !self.name.is_empty()
    }

    /// Whether the page lies at or below this navigation entry.
    pub fn is_at(&self, href: impl AsRef<str>) -> bool {
        let href = href.as_ref();
        self.path == href || self.path.starts_with(&format!("{href}/"))
    }

    /// Whether this entry is the one to mark: the longest that the page lies under.
    pub fn is_current(&self, item: &NavItem) -> bool {
        let longest =
            self.nav.iter().filter(|i| self.is_at(&i.href)).max_by_key(|item| item.href.len());
        longest.is_some_and(|longest| longest.href == item.href)
    }

    /// The address of an asset.
    pub fn asset(&self, name: impl AsRef<str>) -> &'static str {
        asset_url(name)
    }
}

/// Renders a page. When that fails the reader gets a plain apology and the log gets the fault.
pub fn html(page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => {
            let kind = HeaderValue::from_static("text/html; charset=utf-8");
            ([(header::CONTENT_TYPE, kind)], text).into_response()
        }
        Err(fault) => {
            tracing::error!(%fault, "a page could not be rendered");
            let sorry = Text::new(Lang::Nl).get("page-broken");
            (StatusCode::INTERNAL_SERVER_ERROR, sorry).into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_keeps_the_language() {
        let shell = PublicShell::new(Lang::En, "/kennis");
        assert_eq!(shell.link("/"), "/en");
        assert_eq!(shell.link("/hulp"), "/en/hulp");
        assert_eq!(shell.in_dutch(), "/kennis");
        assert!(shell.is_at("/kennis") && !shell.is_at("/"));
    }

    #[test]
    fn only_the_nearest_entry_is_current() {
        let mut shell = StaffShell::new(Lang::Nl, "/werk/signalen/nieuw");
        shell.nav = vec![NavItem::new("/werk", "a"), NavItem::new("/werk/signalen/nieuw", "b")];
        let current: Vec<_> = shell.nav.iter().map(|item| shell.is_current(item)).collect();
        assert_eq!(current, [false, true]);
    }
}
