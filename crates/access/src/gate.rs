//! The one question, and the table that answers it.

use crate::permit::Shown;
use crate::{Action, Actor, Denial, Object, Permit, Relation};
use kernel::{Date, Moment};
use tables::{Row, Situation, Table};

/// The gate: an access table that was found complete and free of contradictions.
#[derive(Debug)]
pub struct Gate {
    table: Table,
}

/// Why a table can't serve as the gate.
#[derive(Debug, thiserror::Error)]
pub enum GateFault {
    /// It can't be read.
    #[error("the access table can't be read: {0}")]
    Unreadable(String),
    /// Some situations have no answer, or contradict each other.
    #[error("the access table isn't clean: {0}")]
    NotClean(String),
}

impl Gate {
    /// Takes the access table as text; refuses one that isn't complete.
    ///
    /// # Errors
    /// Every fault, in one text.
    pub fn new(text: &str, today: Date) -> Result<Self, GateFault> {
        let table = Table::parse(text).map_err(|faults| {
            let all: Vec<_> = faults.iter().map(ToString::to_string).collect();
            GateFault::Unreadable(all.join("; "))
        })?;
        let check = table.check(today);
        if !check.is_clean() {
            return Err(GateFault::NotClean(format!("{check:?}")));
        }
        Ok(Self { table })
    }

    /// The id and version of the table.
    pub fn version(&self) -> (&str, &str) {
        (self.table.id(), self.table.version())
    }

    /// Asks for one action on one object. `relation` says how the actor stands to it; `emergency`
    /// whether they have an emergency access to it that hasn't run out.
    ///
    /// Someone with several functions may do what any of them allows.
    ///
    /// # Errors
    /// A [`Denial`] that says what the actor may know.
    pub fn ask(
        &self,
        actor: &Actor,
        action: Action,
        object: Object,
        relation: Relation,
        emergency: bool,
        now: Moment,
    ) -> Result<Permit, Box<Denial>> {
        let mut denial: Option<Box<Denial>> = None;
        for function in functions_of(actor) {
            let row = self.decide(actor, function, action, &object, relation, emergency, now);
            match row.and_then(|row| row.word("effect")) {
                Some("permit") => {
                    return Ok(self.permit(actor, function, action, object, relation, row));
                }
                effect => {
                    let shown_as = match effect {
                        Some("step-up") => Shown::StepUp,
                        Some("forbid") => Shown::Forbidden,
                        _ => Shown::Hidden,
                    };
                    let weaker = denial.as_ref().is_none_or(|held| held.shown_as < shown_as);
                    if weaker {
                        denial = Some(Box::new(self.denial(actor, action, &object, row, shown_as)));
                    }
                }
            }
        }
        Err(denial
            .unwrap_or_else(|| Box::new(self.denial(actor, action, &object, None, Shown::Hidden))))
    }

    #[expect(clippy::too_many_arguments, reason = "these are the columns of the access table")]
    fn decide(
        &self,
        actor: &Actor,
        function: &str,
        action: Action,
        object: &Object,
        relation: Relation,
        emergency: bool,
        now: Moment,
    ) -> Option<&Row> {
        let yes_no = |yes: bool| if yes { "yes" } else { "no" };
        let situation = Situation::read(
            &self.table,
            [
                ("action", action.word()),
                ("kind", object.kind),
                ("relation", relation.word()),
                ("function", function),
                ("emergency", yes_no(emergency)),
                ("stepped-up", yes_no(actor.is_stepped_up(now))),
            ],
        );
        // A word the table doesn't know is a situation it doesn't cover: silence denies.
        situation.ok().and_then(|situation| self.table.first(&situation))
    }

    fn permit(
        &self,
        actor: &Actor,
        function: &'static str,
        action: Action,
        object: Object,
        relation: Relation,
        row: Option<&Row>,
    ) -> Permit {
        let word = |output| row.and_then(|row| row.word(output)).unwrap_or("none").to_owned();
        Permit {
            actor: actor.clone(),
            function,
            action,
            object,
            relation,
            purpose: word("purpose"),
            ground: word("ground"),
            emergency: word("purpose") == "emergency",
            row: row.map(|row| row.id().to_owned()).unwrap_or_default(),
            table: self.table.id().to_owned(),
            version: self.table.version().to_owned(),
        }
    }

    fn denial(
        &self,
        actor: &Actor,
        action: Action,
        object: &Object,
        row: Option<&Row>,
        shown_as: Shown,
    ) -> Denial {
        Denial {
            actor: actor.clone(),
            action,
            object: object.clone(),
            row: row.map_or_else(|| "no-row".to_owned(), |row| row.id().to_owned()),
            table: self.table.id().to_owned(),
            version: self.table.version().to_owned(),
            shown_as,
        }
    }
}

/// The functions an actor has, each once; `none` for someone without a post.
fn functions_of(actor: &Actor) -> Vec<&'static str> {
    let mut functions: Vec<_> = actor.seats.iter().map(|seat| seat.function).collect();
    functions.sort_unstable();
    functions.dedup();
    if functions.is_empty() {
        functions.push("none");
    }
    functions
}
