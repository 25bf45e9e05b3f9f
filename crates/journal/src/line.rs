//! What one entry says.

use kernel::{CorrelationId, Moment, OrganisationId, PersonId, TeamId, WorkerId};

use crate::commitment::Commitment;
use crate::word::{ObjectId, Word};

/// Gives an enum of coded words its texts, both ways.
macro_rules! coded {
    ($(#[$doc:meta])+ $name:ident { $($(#[$line:meta])+ $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {$(
            $(#[$line])+
            $variant,
        )+}

        impl $name {
            /// Every one of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in the entry.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The one that has this word in the entry.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

coded! {
    /// What was done. A new kind of action is added here, never written as text.
    Action {
        /// Accepted what was handed over.
        Accept = "accept",
        /// Made a backup.
        Backup = "backup",
        /// Opened something in an emergency, past the usual rule.
        BreakGlass = "break-glass",
        /// Added to what there was.
        Change = "change",
        /// Made something new.
        Create = "create",
        /// Destroyed the key of content, or removed entries past their term.
        Erase = "erase",
        /// Took data out of the installation.
        Export = "export",
        /// Handed over or offered to.
        HandOver = "hand-over",
        /// Added or replaced a key.
        KeyChange = "key-change",
        /// Saw a list; the entry names what was on it.
        List = "list",
        /// Printed or made a document to print.
        Print = "print",
        /// Opened one thing.
        Read = "read",
        /// Refused what was offered or asked.
        Refuse = "refuse",
        /// Put back a backup.
        Restore = "restore",
        /// Changed who may do what.
        RightsChange = "rights-change",
        /// Put a rule table or a setting into force.
        RuleChange = "rule-change",
        /// Searched; the entry names what was found.
        Search = "search",
        /// Shared with another organisation.
        Share = "share",
        /// Came in.
        SignIn = "sign-in",
        /// Tried to come in and wasn't let in.
        SignInFailed = "sign-in-failed",
        /// Left.
        SignOut = "sign-out",
    }
}

coded! {
    /// Why a field has no value. A field is never just empty (BIO2 8.15.01).
    WhyNot {
        /// Nobody: the system did it by itself, by a rule or a date.
        ByItself = "by-itself",
        /// The field has no meaning for this action.
        DoesNotApply = "does-not-apply",
        /// It has a value, which isn't known here.
        NotKnown = "not-known",
        /// The one who did it isn't signed in.
        NotSignedIn = "not-signed-in",
    }
}

/// A value, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given<T> {
    /// The value.
    Is(T),
    /// There is none.
    Not(WhyNot),
}

impl<T> Given<T> {
    /// The field has no meaning for this action.
    pub const NOT_APPLICABLE: Self = Self::Not(WhyNot::DoesNotApply);

    /// The value, if there is one, and otherwise this reason.
    pub fn or(value: Option<T>, why: WhyNot) -> Self {
        value.map_or(Self::Not(why), Self::Is)
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Not(_) => None,
        }
    }
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The worker, by pseudonym. Who that is lies sealed elsewhere.
    pub worker: Given<WorkerId>,
    /// In which function, as `care-coordinator`.
    pub function: Given<Word>,
    /// In which team.
    pub team: Given<TeamId>,
}

impl Actor {
    /// Nobody who is known, for one reason.
    pub const fn nobody(why: WhyNot) -> Self {
        Self { worker: Given::Not(why), function: Given::Not(why), team: Given::Not(why) }
    }
}

/// What it was done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// The kind of thing, as `signal`.
    pub kind: Word,
    /// Which ones: one when a single thing was opened, all that were shown for a list or search.
    pub ids: Vec<ObjectId>,
    /// Which part of it, as `statements`.
    pub part: Given<Word>,
    /// How sensitive that part is, as `special`.
    pub sensitivity: Given<Word>,
}

impl Object {
    /// A thing without an id of its own, such as a session or a setting.
    pub fn of_kind(kind: Word) -> Self {
        Self::several(kind, std::iter::empty::<ObjectId>())
    }

    /// One whole thing.
    pub fn one(kind: Word, id: impl Into<ObjectId>) -> Self {
        Self::several(kind, [id])
    }

    /// Several whole things, or none: what a list or search showed.
    pub fn several<I: Into<ObjectId>>(kind: Word, ids: impl IntoIterator<Item = I>) -> Self {
        let ids = ids.into_iter().map(Into::into).collect();
        Self { kind, ids, part: Given::NOT_APPLICABLE, sensitivity: Given::NOT_APPLICABLE }
    }

    /// This part of it, of this sensitivity.
    #[must_use]
    pub fn part(self, part: Word, sensitivity: Word) -> Self {
        Self { part: Given::Is(part), sensitivity: Given::Is(sensitivity), ..self }
    }
}

/// The row of a rule table that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The id of the table.
    pub table: Word,
    /// Its version.
    pub version: Word,
    /// The id of the row.
    pub row: Word,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused, for this coded reason.
    Refused(Word),
}

/// Which system wrote the entry, and by which clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The installation, as `gm0344`.
    pub system: Word,
    /// The clock its moments come from, as `host`.
    pub clock: Word,
}

/// One entry of the journal of one organisation. `docs/journal.md` tells which field answers which
/// norm (BIO2 8.15.01, NEN 7513, Logboek dataverwerkingen).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When it happened. Written to the millisecond; what is finer is cut off.
    pub moment: Moment,
    /// The organisation that answers for it.
    pub organisation: OrganisationId,
    /// Who did it.
    pub actor: Actor,
    /// Whose place the actor stood in, when it wasn't the actor's own.
    pub on_behalf_of: Given<WorkerId>,
    /// What was done.
    pub action: Action,
    /// What it was done to.
    pub object: Object,
    /// The young person it is about, by the pseudonym of this organisation.
    pub about: Given<PersonId>,
    /// For which purpose.
    pub purpose: Given<Word>,
    /// On which legal ground.
    pub ground: Given<Word>,
    /// Which rule allowed or refused it.
    pub decided_by: Given<Decision>,
    /// How it ended.
    pub outcome: Outcome,
    /// The coded place in the network it came from, as `office`; never an address.
    pub origin: Given<Word>,
    /// The system and clock that wrote it.
    pub source: Source,
    /// The request it belongs to.
    pub correlation: CorrelationId,
    /// Commitments to content that was written, in the order it was written.
    pub commitments: Vec<Commitment>,
}
