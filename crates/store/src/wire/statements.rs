//! Statements.

use super::form::record;
use domain::statements::Statement;

record! {
    Statement { role, mode, words, when, signals, about }
}
