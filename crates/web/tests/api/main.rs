//! The whole router on a real store: the walk over every route, the story of a track over the API,
//! and the attacks learned from other systems.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on fails, and says where"
)]

mod account;
mod advice;
mod attacks;
mod combinations;
mod discussions;
mod document;
mod file_note;
mod heard;
mod missing;
mod no_journal;
mod once;
mod pages;
mod readings;
mod scene;
mod signal_list;
mod story;
mod targets;
mod telling;
mod ticked;
mod walk;
mod whole;
