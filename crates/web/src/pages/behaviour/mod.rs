//! Discussing behaviour in six aspects: the form, the last look with its hints, what came of it as a
//! page to print, and what a session elsewhere came to.
//!
//! The page computes nothing: every outcome can be chosen, none is chosen beforehand.

mod discuss;
mod entry;
mod read;
mod session;
mod view;
mod words;

pub use words::{facts, hint_words, title};

use crate::links;
use crate::pages::subjects::{Names, SubjectFrame, subject_id};
use crate::staff::{StaffState, Visitor};
use app::{Failure, looking};
use axum::{Router, routing::get};
use domain::behaviour::Discussed;
use domain::casework::Case;
use domain::reporting::Incoming;
use domain::signalling::Signal;
use domain::statements::Noted;
use domain::subjects::Kind;
use domain::timeline::{Happening, Replay};
use kernel::{EntryId, SubjectId};

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/werk/zaken/{id}/gedragsbespreking", get(discuss::show).post(discuss::take))
        .route("/werk/zaken/{id}/gedragsbespreking/{regel}", get(entry::show))
        .route("/werk/zaken/{id}/gedragssessie", get(session::show).post(session::take))
}

/// The page of something that was discussed.
pub fn page_of(matter: SubjectId, entry: EntryId) -> String {
    format!("/werk/zaken/{matter}/gedragsbespreking/{entry}")
}

/// A matter about a young person, and what was discussed there.
struct Place {
    id: SubjectId,
    kind: Kind,
    frame: SubjectFrame,
    /// With the name of who noted it, in the order of noting.
    discussed: Vec<(String, Noted<Discussed>)>,
}

impl Place {
    /// The matter, when whoever asks may see it.
    async fn of(state: &StaffState, visitor: &Visitor, id: &str) -> Result<Self, Failure> {
        let id = subject_id(id)?;
        match looking::kind_of(&visitor.cx(&state.house), id).await? {
            Kind::Signal => Self::seen::<Signal>(state, visitor, id).await,
            Kind::Incoming => Self::seen::<Incoming>(state, visitor, id).await,
            Kind::Case => Self::seen::<Case>(state, visitor, id).await,
            Kind::Consultation
            | Kind::Reading
            | Kind::Outgoing
            | Kind::Review
            | Kind::Missing
            | Kind::Feedback
            | Kind::Combination => Err(Failure::NotFound),
        }
    }

    /// The same, when they may add to it.
    async fn to_add(state: &StaffState, visitor: &Visitor, id: &str) -> Result<Self, Failure> {
        let place = Self::of(state, visitor, id).await?;
        if place.frame.may_talk { Ok(place) } else { Err(Failure::NotFound) }
    }

    async fn seen<S: Replay>(
        state: &StaffState,
        visitor: &Visitor,
        id: SubjectId,
    ) -> Result<Self, Failure> {
        let view = looking::view::<S>(&visitor.cx(&state.house), id).await?;
        let frame = SubjectFrame::of(&view, visitor, &state.house.library.now());
        let names = Names::of(visitor.t, &view);
        let one = |noted: &Noted<Happening>| match &noted.what {
            Happening::Discussed(what) => {
                let (id, by, at) = (noted.id, noted.by, noted.at);
                Some((names.worker(by), Noted { id, by, at, what: Discussed::clone(what) }))
            }
            _ => None,
        };
        let discussed = view.timeline.iter().filter_map(one).collect();
        Ok(Self { id, kind: S::KIND, frame, discussed })
    }

    /// What was discussed, by the id of its entry.
    fn entry(&self, id: &str) -> Option<&(String, Noted<Discussed>)> {
        self.discussed.iter().find(|(_, noted)| noted.id.to_string() == id)
    }

    /// Where one goes after adding to it.
    fn after(&self) -> String {
        format!("{}?gedaan=kept#tijdlijn", links::subject(self.kind, self.id))
    }
}
