//! The wire form: how what happened is written before it is sealed. Version 1 of JSON.
//!
//! Ids and closed words are their own text, moments are microseconds since 1970, and nothing that is
//! unknown is read over. A new event or field doesn't compile until it has a form here; a changed
//! form fails against its file in `tests/wire/`.

mod amendments;
mod behaviour;
mod casework;
mod duties;
mod form;
mod leaf;
mod matching;
mod meldcode;
mod missing;
mod parcels;
mod people;
mod reporting;
mod review;
mod signalling;
mod statements;
mod targets;
mod timeline;
mod together;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod samples_together;
#[cfg(test)]
mod tests;

use crate::passkeys::PasskeyDetails;
use crate::people::WorkerDetails;
use crate::unit::unreadable;
use app::ports::{Contents, Reporter, Stored};
use domain::duties::Target;
use domain::knowledge::Amendment;
use domain::matching::PersonDetails;
use domain::timeline::Happening;
use form::Form;
use serde_json::{Map, Value};

pub(crate) use leaf::reason;

/// The version that is written.
const VERSION: u64 = 1;

/// Writes something that happened.
pub(crate) fn encode(happening: &Happening) -> Stored<Vec<u8>> {
    write(happening)
}

/// Reads something that happened.
pub(crate) fn decode(bytes: &[u8]) -> Stored<Happening> {
    read(bytes)
}

/// Writes who someone is.
pub(crate) fn encode_person(details: &PersonDetails) -> Stored<Vec<u8>> {
    write(details)
}

/// Reads who someone is.
pub(crate) fn decode_person(bytes: &[u8]) -> Stored<PersonDetails> {
    read(bytes)
}

/// Writes what is sealed about a worker.
pub(crate) fn encode_worker(details: &WorkerDetails) -> Stored<Vec<u8>> {
    write(details)
}

/// Reads what is sealed about a worker.
pub(crate) fn decode_worker(bytes: &[u8]) -> Stored<WorkerDetails> {
    read(bytes)
}

/// Writes what is sealed about a passkey.
pub(crate) fn encode_passkey(details: &PasskeyDetails) -> Stored<Vec<u8>> {
    write(details)
}

/// Reads what is sealed about a passkey.
pub(crate) fn decode_passkey(bytes: &[u8]) -> Stored<PasskeyDetails> {
    read(bytes)
}

/// Writes who reported.
pub(crate) fn encode_reporter(reporter: &Reporter) -> Stored<Vec<u8>> {
    write(reporter)
}

/// Reads who reported.
pub(crate) fn decode_reporter(bytes: &[u8]) -> Stored<Reporter> {
    read(bytes)
}

/// Writes what a message holds.
pub(crate) fn encode_contents(contents: &Contents) -> Stored<Vec<u8>> {
    write(contents)
}

/// Reads what a message holds.
pub(crate) fn decode_contents(bytes: &[u8]) -> Stored<Contents> {
    read(bytes)
}

/// Writes a change to the list of signals.
pub(crate) fn encode_amendment(amendment: &Amendment) -> Stored<Vec<u8>> {
    write(amendment)
}

/// Reads a change to the list of signals.
pub(crate) fn decode_amendment(bytes: &[u8]) -> Stored<Amendment> {
    read(bytes)
}

/// Writes a target time.
pub(crate) fn encode_target(target: &Target) -> Stored<Vec<u8>> {
    write(target)
}

/// Reads a target time.
pub(crate) fn decode_target(bytes: &[u8]) -> Stored<Target> {
    read(bytes)
}

/// An object with the version beside the fields.
fn write<T: Form>(value: &T) -> Stored<Vec<u8>> {
    let Value::Object(fields) = value.encode() else { return Err(unreadable("wire form")) };
    let mut whole = Map::new();
    whole.insert("v".to_owned(), VERSION.into());
    whole.extend(fields);
    serde_json::to_vec(&whole).map_err(|_| unreadable("wire form"))
}

fn read<T: Form>(bytes: &[u8]) -> Stored<T> {
    let mut whole: Map<String, Value> =
        serde_json::from_slice(bytes).map_err(|_| unreadable("wire form"))?;
    match whole.remove("v").as_ref().and_then(Value::as_u64) {
        Some(VERSION) => T::decode(Value::Object(whole)),
        _ => Err(unreadable("wire version")),
    }
}
