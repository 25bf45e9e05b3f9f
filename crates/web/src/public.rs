//! The public part: what it is made of, its routes, and what every public page is given.
//!
//! No cookie is read or set here and nothing is written down about a visitor. Dutch lives at the
//! root, English under `/en`, so that the language needs no memory.

use crate::{
    face::{PublicShell, Text, asset_router},
    pages::{knowledge, publicdoor},
    violations,
};
use app::Library;
use axum::{
    Router,
    extract::{FromRef, FromRequestParts, OriginalUri},
    http::request::Parts,
};
use domain::knowledge::Knowledge;
use kernel::{Lang, Moment};
use std::{convert::Infallible, sync::Arc};

/// How this installation shows itself to visitors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Everything is invented; every page says so.
    pub demo: bool,
    /// A municipality's NL Design System token file, served as `/thema.css`.
    pub theme: Option<String>,
    /// Where the quick exit leads: a neutral site without personal or recent items.
    pub exit_to: String,
    /// Whether staff sign in here.
    pub sign_in: bool,
    /// Who runs this installation, as visitors may read it.
    pub operator: String,
    /// Where visitors report a barrier or a question, as a `mailto:` or `https:` address.
    pub contact: Option<String>,
    /// Where security researchers report, as a `mailto:` or `https:` address (RFC 9116).
    pub security_contact: Option<String>,
}

impl Default for Settings {
    /// A bare installation; the quick exit leads to a page about rain.
    fn default() -> Self {
        Self {
            demo: false,
            theme: None,
            exit_to: "https://www.buienradar.nl/".to_owned(),
            sign_in: false,
            operator: "Voorbeeldstad".to_owned(),
            contact: None,
            security_contact: None,
        }
    }
}

/// What the public pages are made of. Cheap to clone.
#[derive(Clone)]
pub struct PublicState {
    library: Library,
    settings: Arc<Settings>,
    clock: Arc<dyn Fn() -> Moment + Send + Sync>,
}

impl PublicState {
    /// Public pages over this knowledge; `clock` tells the current moment.
    pub fn new(
        knowledge: Arc<Knowledge>,
        settings: Settings,
        clock: impl Fn() -> Moment + Send + Sync + 'static,
    ) -> Self {
        let library = Library::new(knowledge);
        Self { library, settings: Arc::new(settings), clock: Arc::new(clock) }
    }

    /// The same pages over a library that others change.
    #[must_use]
    pub fn over(self, library: Library) -> Self {
        Self { library, ..self }
    }

    /// What the field knows, as it came with the product: all but the signals is never changed here.
    pub fn knowledge(&self) -> &Knowledge {
        self.library.shipped()
    }

    /// The same with what was changed here: for everything about signals.
    pub fn knowledge_now(&self) -> Arc<Knowledge> {
        self.library.now()
    }

    /// How the installation shows itself.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The current moment.
    pub fn now(&self) -> Moment {
        (self.clock)()
    }
}

/// The routes of the public part: the public door, the knowledge pages, the assets, and
/// where browsers report what the policy kept out.
///
/// They carry no fallback; [`publicdoor::not_found`] is there for the whole application to use. Put
/// [`crate::face::secure`] around everything.
pub fn public_router<S>(state: PublicState) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let pages = || publicdoor::pages().merge(knowledge::pages());
    Router::new()
        .merge(pages())
        .nest("/en", pages())
        .merge(publicdoor::files())
        .merge(asset_router())
        .merge(violations::routes())
        .with_state(state)
}

/// What every public page is given: the words and the shell, in the language of the address.
pub struct PublicPage {
    /// The words.
    pub t: Text,
    /// The page around the page.
    pub shell: PublicShell,
}

impl PublicPage {
    /// The page at this path, language prefix included.
    pub fn at(path: &str, settings: &Settings) -> Self {
        let english = path == "/en" || path.starts_with("/en/");
        let (lang, path) = match path.strip_prefix("/en").filter(|_| english) {
            Some("") => (Lang::En, "/"),
            Some(rest) => (Lang::En, rest),
            None => (Lang::Nl, path),
        };
        let mut shell = PublicShell::new(lang, path);
        shell.demo = settings.demo;
        shell.theme = settings.theme.is_some();
        shell.sign_in = settings.sign_in;
        Self { t: Text::new(lang), shell }
    }
}

impl<S> FromRequestParts<S> for PublicPage
where
    PublicState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let OriginalUri(uri) = OriginalUri::from_request_parts(parts, state).await?;
        Ok(Self::at(uri.path(), PublicState::from_ref(state).settings()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_tells_the_language() {
        let settings = Settings::default();
        for (path, lang, link) in [
            ("/", Lang::Nl, "/kennis"),
            ("/en", Lang::En, "/en/kennis"),
            ("/en/hulp", Lang::En, "/en/kennis"),
            ("/energie", Lang::Nl, "/kennis"),
        ] {
            let page = PublicPage::at(path, &settings);
            assert_eq!((page.t.lang(), page.shell.link("/kennis").as_str()), (lang, link));
        }
    }
}
