//! A signal as a file note: everything that happened, to print or keep. The journal says who did.

use crate::face::{StaffShell, Text, html};
use crate::pages::subjects::{SubjectFrame, subject_id};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::looking;
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::signalling::Signal;

#[derive(Template)]
#[template(path = "signalling/file_note.html")]
struct FileNote {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    made: String,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let cx = visitor.cx(&state.house);
    let view = looking::export::<Signal>(&cx, subject_id(&id)?).await?;
    let mut frame = SubjectFrame::of(&view, &visitor, &state.house.knowledge);
    // A note on paper is read, not acted on.
    (frame.may_act, frame.may_note) = (false, false);
    let made = visitor.t.moment(visitor.now);
    let shell = visitor.shell(&state).await?;
    Ok(html(&FileNote { t: visitor.t, shell, frame, made }))
}
