//! The pages, a folder per feature.

pub mod knowledge;
pub mod publicdoor;
