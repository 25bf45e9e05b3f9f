//! Journal lines: made from permits and denials, written in the transaction they are about.

use crate::db::args;
use crate::unit::{SqlUnit, database, unreadable};
use access::{Action, Denial, Permit, Shown};
use app::StoreError;
use app::ports::Stored;
use journal::{Decision, Given, Line, Object, ObjectId, Outcome, Source, WhyNot, Word};
use kernel::{CorrelationId, Entropy, Moment, OrganisationId, WorkerId};

const SOURCE: Source = Source { system: Word::of("vangnet"), clock: Word::of("host") };

/// The statements that add lines, with how many each adds.
const ADD_LINES: &[(usize, &str)] =
    &[(4, crate::sql::ADD_4_LINES), (2, crate::sql::ADD_2_LINES), (1, crate::sql::ADD_LINE)];

/// The line of something that was allowed.
pub(crate) fn of_permit(permit: &Permit, objects: Vec<ObjectId>, now: Moment) -> Line {
    let actor = permit.actor();
    let seat = actor.seats.iter().find(|seat| seat.function == permit.function());
    let action = match (permit.emergency(), permit.action()) {
        (true, Action::Open) => journal::Action::BreakGlass,
        (_, action) => action_of(action),
    };
    Line {
        moment: now,
        organisation: actor.organisation,
        actor: journal::Actor {
            worker: Given::Is(actor.worker),
            function: word(permit.function()),
            team: Given::or(seat.map(|seat| seat.team), WhyNot::DoesNotApply),
        },
        on_behalf_of: Given::NOT_APPLICABLE,
        action,
        object: object(permit.object(), objects),
        about: Given::Not(WhyNot::NotKnown),
        purpose: word(permit.purpose()),
        ground: word(permit.ground()),
        decided_by: decision(permit.table(), permit.version(), permit.row()),
        outcome: Outcome::Done,
        origin: word(actor.origin),
        source: SOURCE,
        correlation: actor.correlation,
        commitments: Vec::new(),
    }
}

/// The line of something that was refused.
pub(crate) fn of_denial(denial: &Denial, now: Moment) -> Line {
    let actor = &denial.actor;
    let reason = match denial.shown_as {
        Shown::Hidden => "hidden",
        Shown::Forbidden => "forbidden",
        Shown::StepUp => "step-up",
    };
    Line {
        moment: now,
        organisation: actor.organisation,
        actor: journal::Actor {
            worker: Given::Is(actor.worker),
            function: Given::Not(WhyNot::NotKnown),
            team: Given::Not(WhyNot::NotKnown),
        },
        on_behalf_of: Given::NOT_APPLICABLE,
        action: action_of(denial.action),
        object: object(&denial.object, Vec::new()),
        about: Given::Not(WhyNot::NotKnown),
        purpose: Given::NOT_APPLICABLE,
        ground: Given::NOT_APPLICABLE,
        decided_by: decision(&denial.table, &denial.version, &denial.row),
        outcome: Outcome::Refused(Word::of(reason)),
        origin: word(actor.origin),
        source: SOURCE,
        correlation: actor.correlation,
        commitments: Vec::new(),
    }
}

/// The line of coming in, leaving, or failing to come in.
pub(crate) fn of_signing(
    organisation: OrganisationId,
    worker: WorkerId,
    action: &'static str,
    now: Moment,
    entropy: &mut dyn Entropy,
) -> Line {
    let (action, outcome) = match action {
        "sign-out" => (journal::Action::SignOut, Outcome::Done),
        "key-change" => (journal::Action::KeyChange, Outcome::Done),
        "sign-in-failed" => {
            (journal::Action::SignInFailed, Outcome::Refused(Word::of("credentials-do-not-fit")))
        }
        _ => (journal::Action::SignIn, Outcome::Done),
    };
    Line {
        moment: now,
        organisation,
        actor: journal::Actor {
            worker: Given::Is(worker),
            function: Given::NOT_APPLICABLE,
            team: Given::NOT_APPLICABLE,
        },
        on_behalf_of: Given::NOT_APPLICABLE,
        action,
        object: Object {
            kind: Word::of("session"),
            ids: Vec::new(),
            part: Given::NOT_APPLICABLE,
            sensitivity: Given::NOT_APPLICABLE,
        },
        about: Given::NOT_APPLICABLE,
        purpose: Given::NOT_APPLICABLE,
        ground: Given::NOT_APPLICABLE,
        decided_by: Given::NOT_APPLICABLE,
        outcome,
        origin: Given::Not(WhyNot::NotKnown),
        source: SOURCE,
        correlation: CorrelationId::draw(entropy),
        commitments: Vec::new(),
    }
}

fn action_of(action: Action) -> journal::Action {
    match action {
        Action::Open | Action::SeeReporter | Action::SeeFigures | Action::ReadJournal => {
            journal::Action::Read
        }
        Action::Begin => journal::Action::Create,
        Action::Note | Action::Act => journal::Action::Change,
        Action::Offer => journal::Action::HandOver,
        Action::Answer => journal::Action::Accept,
        Action::Export => journal::Action::Export,
        Action::Search => journal::Action::Search,
        Action::List => journal::Action::List,
        Action::BreakGlass => journal::Action::BreakGlass,
        Action::Erase => journal::Action::Erase,
        Action::ProposeRule | Action::ActivateRule => journal::Action::RuleChange,
        Action::ManagePeople => journal::Action::RightsChange,
    }
}

fn object(object: &access::Object, mut ids: Vec<ObjectId>) -> Object {
    if let Some(id) = object.id.map(ObjectId::from)
        && !ids.contains(&id)
    {
        ids.insert(0, id);
    }
    Object {
        kind: Word::parse(object.kind).unwrap_or(Word::of("unknown")),
        ids,
        part: Given::NOT_APPLICABLE,
        sensitivity: Given::Is(Word::of("special")),
    }
}

fn word(text: &str) -> Given<Word> {
    Given::or(Word::parse(text).ok(), WhyNot::NotKnown)
}

fn decision(table: &str, version: &str, row: &str) -> Given<Decision> {
    let words = [table, version, row].map(Word::parse);
    match words {
        [Ok(table), Ok(version), Ok(row)] => Given::Is(Decision { table, version, row }),
        _ => Given::Not(WhyNot::NotKnown),
    }
}

impl SqlUnit {
    /// Writes the collected lines at the end of the organisation's log. Taking the next numbers
    /// locks the log until the commit: the only serial step (ADR 0007).
    pub(crate) async fn write_lines(&mut self) -> Stored<()> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let lines = std::mem::take(&mut self.lines);
        let count = i64::try_from(lines.len()).map_err(|_| unreadable("journal size"))?;
        let row = self.row(crate::sql::TAKE_NUMBERS, args![self.org, count]).await?;
        let row = row.ok_or(StoreError::Missing)?;
        let read = |error: sqlx::Error| database(&error);
        let (size, frontier) = (row.int(0).map_err(read)?, row.bytes(1).map_err(read)?);
        let mut frontier =
            journal::Frontier::from_bytes(&frontier).map_err(|_| unreadable("journal frontier"))?;
        let mut rows = Vec::with_capacity(lines.len());
        for (line, n) in lines.into_iter().zip((size - count)..) {
            let encoded = line.encode();
            frontier.append(journal::Hash::of_leaf(&encoded));
            rows.push(args![n, encoded]);
        }
        self.add_many(ADD_LINES, args![self.org], rows).await?;
        self.exec(crate::sql::SET_FRONTIER, args![self.org, frontier.to_bytes()]).await?;
        Ok(())
    }
}
