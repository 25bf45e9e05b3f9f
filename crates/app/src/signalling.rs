//! A worry becomes a signal, is weighed, and decided on.

use crate::failure::{Failure, Fault};
use crate::feedback;
use crate::house::Cx;
use crate::ports::SubjectRow;
use crate::together;
use crate::work::{Opened, Start, Work};
use access::{Action, Permit};
use domain::matching::PersonDetails;
use domain::meldcode::Sector;
use domain::signalling::{Signal, signal};
use domain::statements::Statement;
use domain::subjects::Kind;
use domain::timeline::{Beginning, Happening};
use kernel::{PersonId, PostId, SubjectId};

/// About whom a worry is.
#[derive(Debug, Clone)]
pub enum About {
    /// Someone this organisation hasn't noted before.
    New(PersonDetails),
    /// Someone who was found by searching first: the subject through which they were found.
    Known(SubjectId),
}

/// A worry, as noted.
#[derive(Debug, Clone)]
pub struct Worry {
    /// From which post of the one who notes it.
    pub post: PostId,
    /// About whom.
    pub about: About,
    /// What was seen, heard, assumed or said: at least one.
    pub statements: Vec<Statement>,
}

/// A person whom this worker may already know, through a subject they may open.
#[derive(Debug, Clone)]
pub struct Known {
    /// The subject.
    pub row: SubjectRow,
    /// Who it is about.
    pub person: PersonDetails,
}

/// Notes a worry: statements on a new signal, with a duty from its first second.
///
/// # Errors
/// Invalid without a statement; not found when the post isn't one's own.
pub async fn note_worry(cx: &Cx<'_>, worry: Worry) -> Result<SubjectId, Failure> {
    some_words(cx, &worry.statements)?;
    own_post(cx, worry.post)?;
    let follows = own_meldcode(cx).await?;
    let mut work = cx.begin().await?;
    let permit = work.ask(Action::Begin, "signal").await?;
    let person = match worry.about {
        About::New(details) => work.unit.add_person(&permit, &details).await?,
        About::Known(through) => person_through(&mut work, through).await?,
    };
    let begun = Begun { post: worry.post, person: Some(person), origin: None };
    let id = open_signal(&mut work, &permit, begun, follows, worry.statements).await?;
    work.commit().await?;
    Ok(id)
}

/// Where a signal begins, and about whom.
pub(crate) struct Begun {
    pub(crate) post: PostId,
    pub(crate) person: Option<PersonId>,
    pub(crate) origin: Option<SubjectId>,
}

/// Opens a signal with what was said. It follows this form of the meldcode from its beginning.
pub(crate) async fn open_signal(
    work: &mut Work<'_>,
    permit: &Permit,
    begun: Begun,
    follows: Option<String>,
    statements: Vec<Statement>,
) -> Result<SubjectId, Failure> {
    begin_signal(work, permit, begun, follows_first(follows, statements)).await
}

/// What was said on a new signal, after the form of the meldcode that it follows.
pub(crate) fn follows_first(follows: Option<String>, statements: Vec<Statement>) -> Vec<Happening> {
    let follows = follows.map(|template| Happening::Signal(signal::Event::Follows { template }));
    follows.into_iter().chain(statements.into_iter().map(Happening::Said)).collect()
}

/// Opens a signal with everything that happened in its beginning.
pub(crate) async fn begin_signal(
    work: &mut Work<'_>,
    permit: &Permit,
    begun: Begun,
    happenings: Vec<Happening>,
) -> Result<SubjectId, Failure> {
    let Begun { post, person, origin } = begun;
    let beginning = Beginning::Signal { by: post };
    let start = Start { person, origin, happenings, ..Start::at(post, beginning) };
    let (row, _) = work.start::<Signal>(permit, start).await?;
    Ok(row.id)
}

/// The form of the meldcode that a signal follows which is noted here today. Looked up before a unit of
/// work begins: a store with one connection would wait for itself.
pub(crate) async fn own_meldcode(cx: &Cx<'_>) -> Result<Option<String>, Failure> {
    let all = cx.house.store.organisations().await?;
    let own = all.iter().find(|one| one.id == cx.actor.organisation);
    let sector = own.map_or(Sector::General, |one| one.sector);
    let form = cx.house.knowledge.meldcode_of(sector, cx.today());
    Ok(form.map(|form| form.item.id.as_str().to_owned()))
}

/// Every signal that was ticked stands in the list. One that ended meanwhile is kept: what was ticked
/// while it was offered isn't lost.
fn known_signals(cx: &Cx<'_>, statements: &[Statement]) -> Result<(), Failure> {
    let list = cx.house.library.now();
    let knows = |id: &str| list.signal(id).is_some();
    let wrong = |statement: &Statement| statement.signals.spell_out(knows).contains(&false);
    let faults = statements.iter().enumerate().filter(|(_, statement)| wrong(statement));
    let field = |place: usize| format!("statements/{place}/signals");
    let faults: Vec<_> =
        faults.map(|(place, _)| Fault::new(field(place), "unknown-word")).collect();
    if faults.is_empty() { Ok(()) } else { Err(Failure::Invalid(faults)) }
}

/// Who may already be known to the one who asks: only persons with a subject that they may open.
///
/// # Errors
/// Not allowed for functions that never search.
pub async fn search_first(cx: &Cx<'_>, details: &PersonDetails) -> Result<Vec<Known>, Failure> {
    /// More look-alikes than anyone reads.
    const MOST: u16 = 20;
    let mut work = cx.begin_reading().await?;
    let permit = work.ask(Action::Search, "person").await?;
    let mut known = Vec::new();
    for person in work.unit.alike(details, MOST).await? {
        for row in work.unit.about(person).await? {
            // The way to someone is the signal, not a reading of it.
            if row.kind != Kind::Reading && work.could(Action::Open, &row).await? {
                let person = work.unit.person(&permit, person).await?;
                known.push(Known { row, person });
                break;
            }
        }
    }
    let shown: Vec<_> = known.iter().map(|known| known.row.id.into()).collect();
    work.unit.note(&permit, &shown).await?;
    work.commit().await?;
    Ok(known)
}

/// Adds statements to a signal, an arrival or a case.
///
/// # Errors
/// Not found when it is hidden; stale when someone else was first.
pub async fn add_statements(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    statements: Vec<Statement>,
) -> Result<SubjectRow, Failure> {
    some_words(cx, &statements)?;
    let mut work = cx.begin().await?;
    let (row, permit) = work.ask_about(Action::Note, id).await?;
    check_seen(&row, seen)?;
    let row = say(&mut work, &permit, &row, statements).await?;
    work.commit().await?;
    Ok(row)
}

/// Puts statements on a timeline. Whoever else works on it owes the one who added them a word.
pub(crate) async fn say(
    work: &mut Work<'_>,
    permit: &Permit,
    row: &SubjectRow,
    statements: Vec<Statement>,
) -> Result<SubjectRow, Failure> {
    let said: Vec<_> = statements.into_iter().map(Happening::Said).collect();
    let standing = row.standing.clone();
    let row = work.record(permit, row, &standing, &said).await?;
    feedback::after_adding(work, permit, &row).await?;
    Ok(row)
}

/// Refuses to note nothing, or a signal that there isn't.
pub(crate) fn some_words(cx: &Cx<'_>, statements: &[Statement]) -> Result<(), Failure> {
    if statements.is_empty() {
        return Err(Failure::invalid("statements", "missing"));
    }
    known_signals(cx, statements)
}

/// Takes the next step with a signal: a step of the meldcode, a weighing, a decision, a close.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn act_on_signal(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    command: signal::Command,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened: Opened<Signal> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let recorded = work.act(&opened, command).await?;
    together::after_step(&mut work, &recorded).await?;
    work.commit().await?;
    Ok(recorded.row)
}

/// The person a subject is about, when the one who asks may open it.
pub(crate) async fn person_through(
    work: &mut Work<'_>,
    through: SubjectId,
) -> Result<PersonId, Failure> {
    let (row, permit) = work.ask_about(Action::Open, through).await?;
    work.unit.note(&permit, &[through.into()]).await?;
    row.person.ok_or(Failure::NotFound)
}

/// Refuses a post that isn't one's own.
pub(crate) fn own_post(cx: &Cx<'_>, post: PostId) -> Result<(), Failure> {
    if cx.actor.has_post(post) { Ok(()) } else { Err(Failure::NotFound) }
}

/// Refuses a change to something that changed since it was shown.
pub(crate) const fn check_seen(row: &SubjectRow, seen: Option<i64>) -> Result<(), Failure> {
    match seen {
        Some(seen) if seen != row.version => Err(Failure::Stale { current: row.version }),
        _ => Ok(()),
    }
}
