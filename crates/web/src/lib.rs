//! The web edge: text becomes typed values, answers become pages, JSON or a problem.

pub mod face;
