//! What comparing two records asks.

use super::{Need::Step, Question, must};
use domain::duties::Action::CompareRecords;
use domain::necessity::Purpose::{Recognise, WatchTerm};

/// Whether it is one young person.
pub const COMPARED: &[Question] =
    &[must("uitkomst", "combination-question", Recognise, Step(CompareRecords))];

/// When someone looks again who can't tell yet.
pub const LOOK_AGAIN: &[Question] =
    &[must("wanneer", "combination-again", WatchTerm, Step(CompareRecords))];
