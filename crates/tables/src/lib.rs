//! Rule tables: rules as data that a lawyer can read and the engine can prove.
//!
//! A table's inputs are closed and typed, so that every situation can be enumerated. From that come
//! the answers this crate gives: which rows decide in a situation and on what source
//! ([`Table::evaluate`]), whether every situation has an outcome and none has two that contradict
//! ([`Table::check`]), and which situations a new version treats differently ([`diff`]).
//!
//! The crate knows nothing of chain care. Its words: an **input** has **values**; a **situation** has
//! one value for each input; a **row** holds for some situations and gives **answers**.

mod activation;
mod axis;
mod check;
mod diff;
mod fault;
mod input;
mod output;
mod parse;
mod region;
mod rowset;
mod situation;
mod split;
mod table;

pub use activation::{Active, Proposal, Refusal, activate};
pub use check::{Check, Gap, Overlap};
pub use diff::{Change, Diff, diff};
pub use fault::Fault;
pub use input::{Handle, Input, Kind, Value};
pub use output::{Answer, Output, OutputKind, Text};
pub use situation::{Matching, Outcome, Situation};
pub use split::TooLarge;
pub use table::{Hit, Row, Status, Table};
