//! Journal lines, made from permits and denials.

use access::{Action, Denial, Permit, Shown};
use app::house::SYSTEM;
use journal::{Decision, Given, Line, Object, ObjectId, Outcome, Source, WhyNot, Word};
use kernel::{CorrelationId, Entropy, Moment, OrganisationId, WorkerId};

const SOURCE: Source = Source { system: Word::of("vangnet"), clock: Word::of("host") };

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

/// The line of a new key for an organisation, or of dossier keys that were wrapped under it.
pub(crate) fn of_key(organisation: OrganisationId, now: Moment, entropy: &mut dyn Entropy) -> Line {
    let line = of_signing(organisation, SYSTEM, "key-change", now, entropy);
    from_console(line, Word::of("organisation-key"))
}

/// The line of another form of the meldcode for an organisation.
pub(crate) fn of_sector(
    organisation: OrganisationId,
    now: Moment,
    entropy: &mut dyn Entropy,
) -> Line {
    let line = of_signing(organisation, SYSTEM, "key-change", now, entropy);
    Line {
        action: journal::Action::RuleChange,
        ..from_console(line, Word::of("organisation-sector"))
    }
}

/// Done from the console, by nobody in particular.
fn from_console(line: Line, kind: Word) -> Line {
    let object = Object { kind, ..line.object.clone() };
    Line { object, origin: Given::Is(Word::of("console")), ..line }
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
