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

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let (t, id) = (visitor.t, subject_id(&id)?);
    let view = looking::export::<Signal>(&visitor.cx(&state.house), id).await?;
    let shell = visitor.shell(&state).await?;
    let back = links::subject(Kind::Signal, id);
    let made = made(t, &visitor, &shell);
    let page = Page {
        t,
        note: file_note::of(t, &view, &state.house.knowledge),
        made,
        text_href: format!("{back}/dossierstuk.md"),
        chronology_href: format!("/werk/zaken/{id}/chronologie"),
        back,
        shell,
    };
    Ok(html(&page))
}

/// The same as a text file, to keep in the file of the pupil, client or patient.
pub(super) async fn download(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let (t, id) = (visitor.t, subject_id(&id)?);
    let view = looking::export::<Signal>(&visitor.cx(&state.house), id).await?;
    let shell = visitor.shell(&state).await?;
    let note = file_note::of(t, &view, &state.house.knowledge);
    let text = note.text(t, &made(t, &visitor, &shell));
    let name = format!("attachment; filename=\"dossierstuk-{id}.md\"");
    let disposition =
        HeaderValue::from_str(&name).map_err(|fault| Failure::Unavailable(fault.to_string()))?;
    let kind = HeaderValue::from_static("text/markdown; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], text)
        .into_response())
}

fn made(t: Text, visitor: &Visitor, shell: &StaffShell) -> String {
    t.with2("file-note-made", "when", t.moment(visitor.now), "who", &shell.name)
}
