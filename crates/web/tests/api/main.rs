//! The whole router on a real store: the walk over every route, the story of a track over the API,
//! and the attacks learned from other systems.

mod attacks;
mod document;
mod once;
mod pages;
mod scene;
mod story;
mod walk;
