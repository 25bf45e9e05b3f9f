//! The bytes of an entry: one line of JSON with one spelling.

use kernel::Moment;
use serde::{Deserialize, Serialize};

use crate::line::{Action, Actor, Decision, Given, Line, Object, Outcome, Source, WhyNot};

/// Why bytes aren't an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// They aren't the JSON of an entry.
    #[error("this isn't the JSON of an entry")]
    Shape,
    /// The version of the form is unknown here.
    #[error("entries of version {version} can't be read by this release")]
    Version {
        /// The version they say they have.
        version: u32,
    },
    /// A field holds what it can't hold.
    #[error("the field `{name}` can't be read")]
    Field {
        /// The key in the JSON.
        name: &'static str,
    },
    /// They mean an entry, but aren't spelt the one way an entry is.
    #[error("the entry isn't in its one spelling")]
    Spelling,
}

const VERSION: u32 = 1;

/// The entry as JSON, field by field in this order. A change of name, order or meaning is a new
/// version; old ones stay readable.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    v: u32,
    moment: String,
    clock: String,
    system: String,
    correlation: String,
    organisation: String,
    worker: Slot<String>,
    function: Slot<String>,
    team: Slot<String>,
    on_behalf_of: Slot<String>,
    action: String,
    outcome: Ended,
    object: String,
    ids: Vec<String>,
    part: Slot<String>,
    sensitivity: Slot<String>,
    about: Slot<String>,
    purpose: Slot<String>,
    ground: Slot<String>,
    decided_by: Slot<Decided>,
    origin: Slot<String>,
    commitments: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Slot<T> {
    Not { not: String },
    Is(T),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Ended {
    Done,
    Refused(String),
}

#[derive(Serialize, Deserialize)]
struct Decided {
    table: String,
    version: String,
    row: String,
}

impl Line {
    /// The entry as one line of JSON, without line end: the bytes that are stored and hashed. The
    /// same entry always gives the same bytes.
    #[expect(clippy::missing_panics_doc, reason = "an entry is always representable")]
    pub fn encode(&self) -> Vec<u8> {
        serde_json::to_vec(&Wire::from(self)).expect("texts, numbers and lists always become JSON")
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// [`LineFault`]; also when the bytes differ in any way from what [`Line::encode`] gives.
    pub fn decode(bytes: &[u8]) -> Result<Self, LineFault> {
        let wire: Wire = serde_json::from_slice(bytes).map_err(|_| version_or_shape(bytes))?;
        if wire.v != VERSION {
            return Err(LineFault::Version { version: wire.v });
        }
        let line = wire.read()?;
        if line.encode() == bytes { Ok(line) } else { Err(LineFault::Spelling) }
    }
}

/// An entry of a later version may have other fields; say so instead of calling it unreadable.
fn version_or_shape(bytes: &[u8]) -> LineFault {
    #[derive(Deserialize)]
    struct Versioned {
        v: u32,
    }
    match serde_json::from_slice::<Versioned>(bytes) {
        Ok(Versioned { v }) if v != VERSION => LineFault::Version { version: v },
        _ => LineFault::Shape,
    }
}

impl From<&Line> for Wire {
    fn from(line: &Line) -> Self {
        Self {
            v: VERSION,
            moment: line.moment.to_string(),
            clock: line.source.clock.to_string(),
            system: line.source.system.to_string(),
            correlation: line.correlation.to_string(),
            organisation: line.organisation.to_string(),
            worker: slot(&line.actor.worker, ToString::to_string),
            function: slot(&line.actor.function, ToString::to_string),
            team: slot(&line.actor.team, ToString::to_string),
            on_behalf_of: slot(&line.on_behalf_of, ToString::to_string),
            action: line.action.word().to_owned(),
            outcome: match &line.outcome {
                Outcome::Done => Ended::Done,
                Outcome::Refused(reason) => Ended::Refused(reason.to_string()),
            },
            object: line.object.kind.to_string(),
            ids: line.object.ids.iter().map(ToString::to_string).collect(),
            part: slot(&line.object.part, ToString::to_string),
            sensitivity: slot(&line.object.sensitivity, ToString::to_string),
            about: slot(&line.about, ToString::to_string),
            purpose: slot(&line.purpose, ToString::to_string),
            ground: slot(&line.ground, ToString::to_string),
            decided_by: slot(&line.decided_by, |by| Decided {
                table: by.table.to_string(),
                version: by.version.to_string(),
                row: by.row.to_string(),
            }),
            origin: slot(&line.origin, ToString::to_string),
            commitments: line.commitments.iter().map(ToString::to_string).collect(),
        }
    }
}

impl Wire {
    fn read(&self) -> Result<Line, LineFault> {
        Ok(Line {
            moment: Moment::parse(&self.moment).map_err(|_| unreadable("moment"))?,
            organisation: text("organisation", &self.organisation)?,
            actor: Actor {
                worker: given("worker", &self.worker)?,
                function: given("function", &self.function)?,
                team: given("team", &self.team)?,
            },
            on_behalf_of: given("on_behalf_of", &self.on_behalf_of)?,
            action: Action::from_word(&self.action).ok_or(unreadable("action"))?,
            object: Object {
                kind: text("object", &self.object)?,
                ids: self.ids.iter().map(|id| text("ids", id)).collect::<Result<_, _>>()?,
                part: given("part", &self.part)?,
                sensitivity: given("sensitivity", &self.sensitivity)?,
            },
            about: given("about", &self.about)?,
            purpose: given("purpose", &self.purpose)?,
            ground: given("ground", &self.ground)?,
            decided_by: read_slot("decided_by", &self.decided_by, |by| {
                Ok(Decision {
                    table: text("decided_by", &by.table)?,
                    version: text("decided_by", &by.version)?,
                    row: text("decided_by", &by.row)?,
                })
            })?,
            outcome: match &self.outcome {
                Ended::Done => Outcome::Done,
                Ended::Refused(reason) => Outcome::Refused(text("outcome", reason)?),
            },
            origin: given("origin", &self.origin)?,
            source: Source {
                system: text("system", &self.system)?,
                clock: text("clock", &self.clock)?,
            },
            correlation: text("correlation", &self.correlation)?,
            commitments: (self.commitments.iter())
                .map(|commitment| text("commitments", commitment))
                .collect::<Result<_, _>>()?,
        })
    }
}

fn slot<T, W>(given: &Given<T>, write: impl Fn(&T) -> W) -> Slot<W> {
    match given {
        Given::Is(value) => Slot::Is(write(value)),
        Given::Not(why) => Slot::Not { not: why.word().to_owned() },
    }
}

fn read_slot<W, T>(
    name: &'static str,
    slot: &Slot<W>,
    read: impl Fn(&W) -> Result<T, LineFault>,
) -> Result<Given<T>, LineFault> {
    match slot {
        Slot::Is(value) => read(value).map(Given::Is),
        Slot::Not { not } => WhyNot::from_word(not).map(Given::Not).ok_or(unreadable(name)),
    }
}

fn given<T: std::str::FromStr>(
    name: &'static str,
    slot: &Slot<String>,
) -> Result<Given<T>, LineFault> {
    read_slot(name, slot, |value| text(name, value))
}

fn text<T: std::str::FromStr>(name: &'static str, value: &str) -> Result<T, LineFault> {
    value.parse().map_err(|_| unreadable(name))
}

const fn unreadable(name: &'static str) -> LineFault {
    LineFault::Field { name }
}

#[cfg(test)]
mod tests;
