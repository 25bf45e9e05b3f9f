//! What the pages of all subjects share: the frame, adding statements, handing over, opening in an
//! emergency.
//!
//! A subject page is a struct with `t: Text`, `shell: StaffShell` and `frame: SubjectFrame`, whose
//! template extends `subjects/frame.html` and fills the block `next` with what can be done now.

mod aid;
mod beside;
mod chronology;
mod emergency;
mod frame;
mod hand_over;
mod mend;
mod names;
mod note;
pub mod questions;
mod suggestions;
mod telling;

pub use aid::{Tip, tips};
pub use beside::Beside;
pub use chronology::happened_at;
pub use frame::{Asked, Entry, SubjectFrame, is_by_itself, of_any_kind, open};
pub use mend::{mend, refuse, seems_to_name, seen};
pub use names::Names;
pub use note::{Block, StatementChoices, asks_for_more, blocks, statement_choices};
pub use telling::tell;

use crate::staff::StaffState;
use app::Failure;
use axum::Router;
use kernel::SubjectId;

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .merge(note::routes())
        .merge(hand_over::routes())
        .merge(emergency::routes())
        .merge(chronology::routes())
}

/// The id of a subject in an address.
///
/// # Errors
/// Not found when it is no id.
pub fn subject_id(text: &str) -> Result<SubjectId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}
