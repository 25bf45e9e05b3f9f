//! A young person of a signal, report or case is away, comes back, and is asked what happened.

use crate::failure::Failure;
use crate::house::Cx;
use crate::ports::SubjectRow;
use crate::signalling::{Begun, check_seen, open_signal, own_meldcode, own_post, say, some_words};
use crate::work::{Opened, Start, Work};
use access::Action;
use domain::duties::News;
use domain::missing::{Alarm, Command, Event, Judgement, Missing};
use domain::statements::Statement;
use domain::subjects::Kind;
use domain::timeline::{Beginning, Happening};
use kernel::{FuzzyTime, PostId, SubjectId};

/// That someone is away, as noted.
#[derive(Debug, Clone)]
pub struct Away {
    /// From which post of the one who notes it.
    pub post: PostId,
    /// The signal, report or case that it belongs to.
    pub matter: SubjectId,
    /// Since when, as exactly as is known.
    pub since: FuzzyTime,
    /// The class, chosen by the one who notes it.
    pub judgement: Judgement,
    /// What is known that helps to find them: at least where they were last seen.
    pub statements: Vec<Statement>,
}

/// Notes that someone is away: a matter of its own with a duty from its first second. The matter it
/// belongs to remembers it, and whoever holds that is told.
///
/// # Errors
/// Invalid without a statement; not found when the matter is unknown, hidden, or about nobody; refused
/// when that is closed, or when they are away already.
pub async fn note(cx: &Cx<'_>, away: Away) -> Result<SubjectId, Failure> {
    some_words(cx, &away.statements)?;
    own_post(cx, away.post)?;
    let mut work = cx.begin().await?;
    let (matter, permit) = work.ask_begin(Kind::Missing, away.matter).await?;
    let person = matter.person.filter(|_| is_of(matter.kind)).ok_or(Failure::NotFound)?;
    let Some(duty) = matter.standing.duty() else { return Err(Failure::Refused("matter-closed")) };
    let holder = duty.holder;
    let others = work.unit.followed_from(matter.id).await?;
    if others.iter().any(is_away) {
        return Err(Failure::Refused("already-missing"));
    }
    let Away { post, since, judgement, statements, .. } = away;
    let alarm = Alarm::new(matter.id, since, judgement, &work.facts(), cx.now);
    let start = Start {
        person: Some(person),
        origin: Some(matter.id),
        happenings: statements.into_iter().map(Happening::Said).collect(),
        ..Start::at(post, Beginning::Missing(alarm))
    };
    let (row, _) = work.start::<Missing>(&permit, start).await?;
    let gone = Happening::WentMissing { missing: row.id, since };
    let standing = matter.standing.clone();
    work.record(&permit, &matter, &standing, &[gone]).await?;
    if holder != cx.actor.worker {
        work.unit.tell(holder, News::WentMissing.word(), Some(row.id)).await?;
    }
    work.commit().await?;
    Ok(row.id)
}

/// Whether someone of a matter of this kind can go missing: it is about a young person.
const fn is_of(kind: Kind) -> bool {
    match kind {
        Kind::Signal | Kind::Outgoing | Kind::Incoming | Kind::Case => true,
        Kind::Consultation
        | Kind::Reading
        | Kind::Review
        | Kind::Missing
        | Kind::Feedback
        | Kind::Combination => false,
    }
}

/// Whether this is about someone who is away now.
pub fn is_away(row: &SubjectRow) -> bool {
    row.standing.duty().is_some_and(|duty| duty.action.is_while_away())
}

/// Whether the one who asks could note that whom this is about is away. Writes nothing.
pub(crate) async fn may_begin(
    work: &mut Work<'_>,
    matter: &SubjectRow,
    followed: &[SubjectRow],
) -> Result<bool, Failure> {
    let open = matter.standing.duty().is_some() && matter.person.is_some() && is_of(matter.kind);
    let away = followed.iter().any(is_away);
    Ok(open && !away && work.could_begin(Kind::Missing, matter).await?)
}

/// Takes a step: look again, search, tell, report, the return, the talk, the check, a close.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn act(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    command: Command,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open(&mut work, id, seen).await?;
    let recorded = work.act(&opened, command).await?;
    for event in &recorded.step.events {
        if let Event::Returned { when, .. } = event {
            tell_matter(&mut work, &opened, *when).await?;
        }
    }
    work.commit().await?;
    Ok(recorded.row)
}

/// The matter remembers that they are back.
async fn tell_matter(
    work: &mut Work<'_>,
    missing: &Opened<Missing>,
    when: FuzzyTime,
) -> Result<(), Failure> {
    let matter = missing.matter.state.matter;
    let row = work.unit.find(matter).await?.ok_or(Failure::NotFound)?;
    let back = Happening::CameBack { missing: missing.row.id, when };
    let standing = row.standing.clone();
    work.record(&missing.permit, &row, &standing, &[back]).await?;
    Ok(())
}

/// Makes a signal of the worry that a check gave: an act of a person, in their own words.
///
/// # Errors
/// Invalid without a statement; the rules' refusal; stale when someone else was first.
pub async fn make_signal(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    post: PostId,
    statements: Vec<Statement>,
) -> Result<SubjectId, Failure> {
    some_words(cx, &statements)?;
    own_post(cx, post)?;
    let follows = own_meldcode(cx).await?;
    let mut work = cx.begin().await?;
    let opened = open(&mut work, id, seen).await?;
    let permit = work.ask(Action::Begin, Kind::Signal.word()).await?;
    let begun = Begun { post, person: opened.row.person, origin: Some(id) };
    let signal = open_signal(&mut work, &permit, begun, follows, statements).await?;
    work.act(&opened, Command::PassOn { to: signal }).await?;
    work.commit().await?;
    Ok(signal)
}

/// Brings the worry that a check gave to the matter, as statements: an act of a person, in their own
/// words.
///
/// # Errors
/// Invalid without a statement; not found when they may not add to the matter; the rules' refusal.
pub async fn add_to_matter(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    statements: Vec<Statement>,
) -> Result<SubjectRow, Failure> {
    some_words(cx, &statements)?;
    let mut work = cx.begin().await?;
    let opened = open(&mut work, id, seen).await?;
    let matter = opened.matter.state.matter;
    // What was sent is words of that day: a worry of now needs a signal.
    if work.unit.find(matter).await?.is_some_and(|row| row.kind == Kind::Outgoing) {
        return Err(Failure::Refused("matter-takes-no-words"));
    }
    let (row, permit) = work.ask_about(Action::Note, matter).await?;
    say(&mut work, &permit, &row, statements).await?;
    let recorded = work.act(&opened, Command::PassOn { to: matter }).await?;
    work.commit().await?;
    Ok(recorded.row)
}

async fn open(
    work: &mut Work<'_>,
    id: SubjectId,
    seen: Option<i64>,
) -> Result<Opened<Missing>, Failure> {
    let opened = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    Ok(opened)
}
