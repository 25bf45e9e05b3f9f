//! What was asked and what the answer is.

use crate::Actor;

macro_rules! closed_words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in the access table and the journal.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

closed_words! {
    /// What someone wants to do.
    Action {
        /// Open a subject: read its content.
        Open = "open",
        /// Begin a new subject of a kind.
        Begin = "begin",
        /// Add a statement.
        Note = "note",
        /// Take the next step: everything that changes the state of a subject.
        Act = "act",
        /// Offer the duty to another post.
        Offer = "offer",
        /// Answer an offered duty.
        Answer = "answer",
        /// See who reported.
        SeeReporter = "see-reporter",
        /// Print or export a subject.
        Export = "export",
        /// Search persons known to one's own team.
        Search = "search",
        /// See the worklist.
        List = "list",
        /// Open in an emergency, with a reason.
        BreakGlass = "break-glass",
        /// Erase a dossier.
        Erase = "erase",
        /// See the yearly count.
        SeeFigures = "see-figures",
        /// Read the journal.
        ReadJournal = "read-journal",
        /// Propose a version of a rule table.
        ProposeRule = "propose-rule",
        /// Activate a proposed version.
        ActivateRule = "activate-rule",
        /// Manage people, teams and absences.
        ManagePeople = "manage-people",
    }
}

closed_words! {
    /// How the actor stands to the subject, nearest first.
    Relation {
        /// Holds its duty.
        Holder = "holder",
        /// Was offered its duty.
        Offered = "offered",
        /// Is named in its team.
        Party = "party",
        /// Opened it; with a reading that was written, whoever wrote it.
        Opener = "opener",
        /// Was told because it is late.
        Told = "told",
        /// Sits in the team of the post that answers for it.
        Team = "team",
        /// Works in the same organisation.
        Colleague = "colleague",
        /// Has nothing to do with it; also for what isn't about a subject.
        None = "none",
    }
}

/// On what: a kind of thing, and which one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// The kind as a word of the domain (`signal`, `case`, `figures` …).
    pub kind: &'static str,
    /// Which subject; `None` for what isn't about one.
    pub id: Option<kernel::SubjectId>,
}

/// Proof that the gate was asked and said yes. Only [`Gate::ask`](crate::Gate::ask) makes one.
///
/// It lives as long as one use case and goes into the journal with everything it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    pub(crate) actor: Actor,
    pub(crate) function: &'static str,
    pub(crate) action: Action,
    pub(crate) object: Object,
    pub(crate) relation: Relation,
    pub(crate) purpose: String,
    pub(crate) ground: String,
    pub(crate) row: String,
    pub(crate) table: String,
    pub(crate) version: String,
    pub(crate) emergency: bool,
}

impl Permit {
    /// Who.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
    /// In which of their functions.
    pub const fn function(&self) -> &'static str {
        self.function
    }
    /// What.
    pub const fn action(&self) -> Action {
        self.action
    }
    /// On what.
    pub const fn object(&self) -> &Object {
        &self.object
    }
    /// Standing how to it.
    pub const fn relation(&self) -> Relation {
        self.relation
    }
    /// The coded purpose.
    pub fn purpose(&self) -> &str {
        &self.purpose
    }
    /// The coded legal ground.
    pub fn ground(&self) -> &str {
        &self.ground
    }
    /// The deciding row of the access table.
    pub fn row(&self) -> &str {
        &self.row
    }
    /// The id of the access table.
    pub fn table(&self) -> &str {
        &self.table
    }
    /// Its version.
    pub fn version(&self) -> &str {
        &self.version
    }
    /// Whether an emergency access allowed it.
    pub const fn emergency(&self) -> bool {
        self.emergency
    }
}

/// The gate said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denial {
    /// Who asked.
    pub actor: Actor,
    /// What they asked.
    pub action: Action,
    /// On what.
    pub object: Object,
    /// The deciding row.
    pub row: String,
    /// The table and version it stands in.
    pub table: String,
    /// Its version.
    pub version: String,
    /// What the actor may know.
    pub shown_as: Shown,
}

/// What someone who is denied may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Nothing: it answers as if it didn't exist.
    Hidden,
    /// That it exists, but isn't theirs to do.
    Forbidden,
    /// That they must prove who they are again first.
    StepUp,
}
