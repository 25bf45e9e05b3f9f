//! The journal: an append-only log whose every change shows.
//!
//! An entry ([`Line`]) says who did what to which thing, for which purpose, on which ground, and which
//! rule allowed it; it holds ids and coded words and never content. Entries are the leaves of a Merkle
//! tree (RFC 6962, as RFC 9162 section 2 describes it). The [`Frontier`] of that tree is all that is
//! needed to add the next leaf; a [`Head`] signs its size and root in the form other parties can
//! witness (C2SP `tlog-checkpoint`); an export is verified offline, line by line, by [`verify`].
//!
//! Pure: no I/O, no clock, no randomness. The fields and the norms they come from stand in
//! `docs/journal.md`.

mod certificate;
mod commitment;
mod export;
mod frontier;
mod hash;
mod head;
mod line;
mod note;
mod proof;
mod verify;
mod wire;
mod word;

pub use certificate::{Certificate, NotCertifiable};
pub use commitment::Commitment;
pub use export::Export;
pub use frontier::{Frontier, NotAFrontier};
pub use hash::{Hash, NotAHash};
pub use head::{Head, HeadFault, SignedHead};
pub use line::{Action, Actor, Decision, Given, Line, Object, Outcome, Source, WhyNot};
pub use note::{NotAKey, NotAnOrigin, Origin, SigningKey, VerifyingKey};
pub use proof::{Consistency, Inclusion, ProofFault};
pub use verify::{Bad, Fault, Report, Verifier, verify};
pub use wire::LineFault;
pub use word::{NotAWord, ObjectId, Word};
