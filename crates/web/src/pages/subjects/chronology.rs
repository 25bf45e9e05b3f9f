//! A subject as a chronology, to print or hand over: what happened when, how it is known, and who knew
//! it since when. The journal says who made one.

use super::names::Names;
use super::telling::tell;
use super::{Beside, SubjectFrame, subject_id};
use crate::face::{StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, looking};
use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use domain::casework::Case;
use domain::missing::{Event as MissingEvent, Missing};
use domain::reporting::Incoming;
use domain::signalling::Signal;
use domain::statements::{Noted, chronology};
use domain::subjects::Kind;
use domain::timeline::{Beginning, Happening, Replay};
use kernel::{FuzzyTime, SubjectId};

pub(super) fn routes() -> Router<StaffState> {
    Router::new().route("/werk/zaken/{id}/chronologie", get(show))
}

/// Whether a matter of this kind has a chronology: those that tell of a young person.
pub fn is_of(kind: Kind) -> bool {
    matches!(kind, Kind::Signal | Kind::Incoming | Kind::Case | Kind::Missing)
}

#[derive(Template)]
#[template(path = "subjects/chronology.html")]
struct ChronologyPage {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    made: String,
    /// Whose people noted it.
    organisation: String,
    dated: Vec<Row>,
    undated: Vec<Row>,
}

/// One thing that happened.
struct Row {
    /// Its id on the page.
    id: String,
    /// When it was, in words; empty when nobody knows.
    when: String,
    /// What happened.
    what: String,
    /// The words themselves; empty for none.
    words: String,
    /// How the speaker knows; empty for what isn't a statement.
    mark: String,
    /// Who noted it.
    who: String,
    /// When it was noted, in words, when that isn't when it was: from then on it was known here.
    noted: String,
    /// What puts it right or contradicts it, and what it answers to itself.
    beside: Vec<Beside>,
}

async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let id = subject_id(&id)?;
    match looking::kind_of(&visitor.cx(&state.house), id).await? {
        Kind::Signal => page::<Signal>(&state, &visitor, id).await,
        Kind::Incoming => page::<Incoming>(&state, &visitor, id).await,
        Kind::Case => page::<Case>(&state, &visitor, id).await,
        Kind::Missing => page::<Missing>(&state, &visitor, id).await,
        Kind::Consultation
        | Kind::Reading
        | Kind::Outgoing
        | Kind::Review
        | Kind::Feedback
        | Kind::Combination => Err(Failure::NotFound.into()),
    }
}

async fn page<S: Replay>(
    state: &StaffState,
    visitor: &Visitor,
    id: SubjectId,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let view = looking::export::<S>(&visitor.cx(&state.house), id).await?;
    let frame = SubjectFrame::of(&view, visitor, &state.house.library.now());
    let names = Names::of(t, &view);
    let row = |when: Option<FuzzyTime>, noted: &Noted<Happening>| {
        let told = tell(t, &names, &noted.what);
        let id = noted.id.to_string();
        let entry = frame.timeline.iter().find(|entry| entry.id == id);
        let beside = entry.into_iter().flat_map(|one| one.answers.iter().chain(&one.answered));
        Row {
            when: when.map(|when| t.fuzzy(when)).unwrap_or_default(),
            what: told.what,
            words: told.words,
            mark: told.mark,
            who: names.worker(noted.by),
            noted: if when == Some(FuzzyTime::At(noted.at)) {
                String::new()
            } else {
                t.moment(noted.at)
            },
            beside: beside.cloned().collect(),
            id,
        }
    };
    let shown = view.timeline.iter().zip(&frame.timeline).filter(|(_, entry)| !entry.by_itself);
    let told: Vec<_> = shown.map(|(noted, _)| noted.clone()).collect();
    let order = chronology(&told, happened_at);
    let page = ChronologyPage {
        t,
        dated: order.dated.into_iter().map(|(when, noted)| row(Some(when), noted)).collect(),
        undated: order.undated.into_iter().map(|noted| row(None, noted)).collect(),
        made: t.moment(visitor.now),
        organisation: names.organisation(visitor.actor.organisation),
        shell: visitor.shell(state).await?,
        frame,
    };
    Ok(html(&page))
}

/// When an entry was: what tells of an earlier moment says so itself, anything else was when it was noted.
pub fn happened_at(noted: &Noted<Happening>) -> FuzzyTime {
    match &noted.what {
        Happening::Said(statement) => statement.when,
        Happening::Discussed(discussed) => discussed.when(),
        Happening::WentMissing { since, .. } => *since,
        Happening::CameBack { when, .. }
        | Happening::Missing(MissingEvent::Returned { when, .. }) => *when,
        Happening::Began(beginning) => match &**beginning {
            Beginning::Missing(alarm) => alarm.since,
            _ => FuzzyTime::At(noted.at),
        },
        _ => FuzzyTime::At(noted.at),
    }
}
