//! A signal as the file note that the law asks for, to print or to keep elsewhere. The journal says who
//! made one.

use super::file_note::{self, FileNote};
use crate::face::{StaffShell, Text, html};
use crate::links;
use crate::pages::subjects::subject_id;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, looking};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::signalling::Signal;
use domain::subjects::Kind;
use kernel::SubjectId;

#[derive(Template)]
#[template(path = "signalling/file_note.html")]
struct Page {
    t: Text,
    shell: StaffShell,
    note: FileNote,
    made: String,
    back: String,
    text_href: String,
    chronology_href: String,
}

/// The file note, and when and by whom it was made.
async fn take(
    state: &StaffState,
    visitor: &Visitor,
    id: SubjectId,
) -> Result<(FileNote, String, StaffShell), PageProblem> {
    let t = visitor.t;
    let view = looking::export::<Signal>(&visitor.cx(&state.house), id).await?;
    let note = file_note::of(t, &view, &state.house.library.now());
    let shell = visitor.shell(state).await?;
    let made = t.with2("file-note-made", "when", t.moment(visitor.now), "who", &shell.name);
    Ok((note, made, shell))
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let id = subject_id(&id)?;
    let (note, made, shell) = take(&state, &visitor, id).await?;
    let back = links::subject(Kind::Signal, id);
    let page = Page {
        t: visitor.t,
        shell,
        note,
        made,
        text_href: format!("{back}/dossierstuk.md"),
        chronology_href: format!("/werk/zaken/{id}/chronologie"),
        back,
    };
    Ok(html(&page))
}

/// The same as a text file, to keep in the file of the pupil, client or patient.
pub(super) async fn download(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let id = subject_id(&id)?;
    let (note, made, _) = take(&state, &visitor, id).await?;
    let name = format!("attachment; filename=\"dossierstuk-{id}.md\"");
    let disposition =
        HeaderValue::from_str(&name).map_err(|fault| Failure::Unavailable(fault.to_string()))?;
    let kind = HeaderValue::from_static("text/markdown; charset=utf-8");
    let text = note.text(visitor.t, &made);
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], text)
        .into_response())
}
