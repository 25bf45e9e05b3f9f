//! Combinations: two records here that may be about one person, in matters that nobody linked. The
//! installation compares, a focal officer looks and decides.
//!
//! Noting a worry compares nothing. The row of a new person owes the comparison from its first
//! transaction on, and the installation pays it later, in a transaction of its own: so noting stays as
//! cheap as it was, no record is forgotten, and how long noting takes tells nobody that someone else
//! here knows the same young person.

use crate::failure::{Failure, StoreError};
use crate::house::{Cx, SYSTEM};
use crate::ports::SubjectRow;
use crate::signalling::check_seen;
use crate::work::{Opened, Start, Work};
use access::{Action, Permit};
use domain::duties::News;
use domain::matching::combination::{Combination, Command, Event, Pair, Stage};
use domain::matching::{Likeness, PersonDetails, likeness, may_be_one};
use domain::organisations::Function;
use domain::statements::Noted;
use domain::subjects::Kind;
use domain::timeline::{Beginning, Happening};
use kernel::{FreeText, Moment, PersonId, PostId, SubjectId, WorkerId};
use std::collections::BTreeSet;

/// One of the two records of a combination, as whoever compares them may know it.
pub struct Side {
    /// Who the record names; nothing once it was erased.
    pub person: Option<PersonDetails>,
    /// The matters about them, without what was noted in them.
    pub matters: Vec<Beside>,
}

/// A matter beside a record.
pub struct Beside {
    /// The working fields.
    pub row: SubjectRow,
    /// Whether the one who asks may open it as well.
    pub may_open: bool,
}

/// Compares records that weren't yet: at most as many as don't hold others up. How many were compared.
///
/// # Errors
/// When the store can't be reached, or a record can't be read; the others are compared all the same.
/// What wasn't compared is still owed.
pub async fn look(cx: &Cx<'_>) -> Result<usize, Failure> {
    const BATCH: u16 = 50;
    let waiting = cx.begin_reading().await?.unit.to_compare(BATCH).await?;
    let mut failed = None;
    for person in &waiting {
        failed = compare(cx, *person).await.err().or(failed);
    }
    failed.map_or(Ok(waiting.len()), Err)
}

/// Compares one record with those that are written alike, and asks someone to look where it must.
async fn compare(cx: &Cx<'_>, one: PersonId) -> Result<(), Failure> {
    /// More look-alikes than one person has; the record itself is among them.
    const MOST: u16 = 40;
    let mut work = cx.begin().await?;
    let permit = work.ask(Action::Begin, "combination").await?;
    match work.unit.person(&permit, one).await {
        Ok(details) => {
            let mut others = work.unit.alike(&details, MOST).await?;
            others.retain(|other| *other != one);
            let known = work.unit.persons(&permit, &others).await?;
            for (other, theirs) in known {
                let found = likeness(&details, &theirs);
                if may_be_one(&found) {
                    ask_to_look(&mut work, &permit, Pair { one, other }, found).await?;
                }
            }
        }
        // Erased before it was compared: there is nobody to compare.
        Err(StoreError::Erased) => {}
        Err(error) => return Err(error.into()),
    }
    work.unit.compared(one).await?;
    work.commit().await
}

/// Opens a combination, unless the two were compared before or somebody here noted both.
async fn ask_to_look(
    work: &mut Work<'_>,
    permit: &Permit,
    pair: Pair,
    likeness: Vec<Likeness>,
) -> Result<(), Failure> {
    if work.unit.combination_of(pair).await?.is_some() {
        return Ok(());
    }
    let (mine, theirs) = (matters(work, pair.one).await?, matters(work, pair.other).await?);
    let open = |row: &SubjectRow| row.standing.duty().is_some();
    let noters = |rows: &[SubjectRow]| rows.iter().filter_map(noted_by).collect::<BTreeSet<_>>();
    let apart = noters(&mine).is_disjoint(&noters(&theirs));
    if mine.is_empty() || theirs.is_empty() || !apart || !mine.iter().chain(&theirs).any(open) {
        return Ok(());
    }
    let near = mine.iter().find(|row| open(row)).or_else(|| theirs.iter().find(|row| open(row)));
    let team = near.map(at_post).and_then(|post| work.roster.post(post)).map(|post| post.team);
    let officer = work.roster.nearest(Function::FocalOfficer, team).map(|post| post.id);
    let post = officer.unwrap_or_else(|| work.roster.last_resort().0);
    let start = Start::at(post, Beginning::Combination { pair, likeness });
    let (row, _) = work.start::<Combination>(permit, start).await?;
    work.unit.keep_pair(pair, row.id).await?;
    Ok(())
}

/// Who noted a matter. What came from elsewhere nobody here noted: two such reports may lie on one desk
/// without anyone having laid them side by side.
fn noted_by(row: &SubjectRow) -> Option<WorkerId> {
    (row.opened_by != SYSTEM).then_some(row.opened_by)
}

/// The post a matter is with, or was noted from.
fn at_post(row: &SubjectRow) -> PostId {
    row.standing.duty().map_or(row.opener_post, |duty| duty.post)
}

/// The matters in which someone tells of a person.
async fn matters(work: &mut Work<'_>, person: PersonId) -> Result<Vec<SubjectRow>, Failure> {
    let mut rows = work.unit.about(person).await?;
    rows.retain(|row| matches!(row.kind, Kind::Signal | Kind::Incoming | Kind::Case));
    Ok(rows)
}

/// The two records of a combination, for whoever may open it: who they name, which matters there
/// are, and none of what was noted. Nothing for a timeline of another kind.
pub(crate) async fn sides(
    work: &mut Work<'_>,
    permit: &Permit,
    timeline: &[Noted<Happening>],
) -> Result<Vec<Side>, Failure> {
    let Some(Happening::Began(began)) = timeline.first().map(|noted| &noted.what) else {
        return Ok(Vec::new());
    };
    let Beginning::Combination { pair, .. } = **began else { return Ok(Vec::new()) };
    let mut persons = work.unit.persons(permit, &[pair.one, pair.other]).await?;
    let mut sides = Vec::new();
    for person in [pair.one, pair.other] {
        let mut beside = Vec::new();
        for row in matters(work, person).await? {
            let may_open = work.could(Action::Open, &row).await?;
            beside.push(Beside { row, may_open });
        }
        sides.push(Side { person: persons.remove(&person), matters: beside });
    }
    Ok(sides)
}

/// What a focal officer makes of a combination.
pub enum Finding {
    /// It is one person: the matters refer to each other.
    Same,
    /// They are two persons: nobody is asked again.
    Different,
    /// It can't be told yet: look again.
    Wait(Moment),
    /// An earlier decision is taken back.
    TakeBack,
}

/// Decides on a combination. When it is one person, every matter refers to those about the other
/// record and whoever has it is told; taking that back undoes both.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn decide(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    finding: Finding,
    reason: FreeText,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened: Opened<Combination> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let command = match finding {
        Finding::Same => Command::JudgeSame { reason: reason.clone() },
        Finding::Different => Command::JudgeDifferent { reason: reason.clone() },
        Finding::Wait(until) => Command::Wait { reason: reason.clone(), until },
        Finding::TakeBack => {
            let parties = work.unit.parties(id).await?;
            let by = parties.into_iter().find(|post| cx.actor.has_post(*post));
            let by = by.unwrap_or(opened.row.opener_post);
            Command::TakeBack { reason: reason.clone(), by }
        }
    };
    let recorded = work.act(&opened, command).await?;
    if let Some(duty) = opened.row.standing.duty() {
        // Whoever decided can still read it, and take it back.
        work.unit.add_party(&opened.permit, id, duty.post).await?;
    }
    let pair = opened.matter.state.pair();
    match (opened.matter.state.stage(), recorded.step.after.state.stage()) {
        (_, Stage::Same) => refer(&mut work, &opened.permit, pair, &reason).await?,
        (Stage::Same, _) => {
            let since = decided_at(&opened.timeline).unwrap_or(cx.now);
            part(&mut work, &opened.permit, pair, &reason, since).await?;
        }
        _ => {}
    }
    work.commit().await?;
    Ok(recorded.row)
}

/// When it was last decided that it is one person.
fn decided_at(timeline: &[Noted<Happening>]) -> Option<Moment> {
    let same = |noted: &&Noted<Happening>| {
        matches!(noted.what, Happening::Combination(Event::JudgedSame { .. }))
    };
    timeline.iter().rfind(same).map(|noted| noted.at)
}

/// Lets the matters about two records refer to each other, and tells whoever has them.
async fn refer(
    work: &mut Work<'_>,
    permit: &Permit,
    pair: Pair,
    reason: &FreeText,
) -> Result<(), Failure> {
    let both = [matters(work, pair.one).await?, matters(work, pair.other).await?];
    let entry = |with: &SubjectRow| Happening::Combined {
        with: with.id,
        at: at_post(with),
        reason: reason.clone(),
    };
    note_on_each(work, permit, &both, entry, News::Combined).await
}

/// Takes the references away from the matters that got them.
async fn part(
    work: &mut Work<'_>,
    permit: &Permit,
    pair: Pair,
    reason: &FreeText,
    since: Moment,
) -> Result<(), Failure> {
    let mut both = [matters(work, pair.one).await?, matters(work, pair.other).await?];
    for rows in &mut both {
        rows.retain(|row| row.opened_at <= since);
    }
    let entry = |with: &SubjectRow| Happening::Parted { with: with.id, reason: reason.clone() };
    note_on_each(work, permit, &both, entry, News::Parted).await
}

async fn note_on_each(
    work: &mut Work<'_>,
    permit: &Permit,
    [one, other]: &[Vec<SubjectRow>; 2],
    entry: impl Fn(&SubjectRow) -> Happening,
    news: News,
) -> Result<(), Failure> {
    for (rows, others) in [(one, other), (other, one)] {
        let entries: Vec<_> = others.iter().map(&entry).collect();
        for row in rows {
            work.record(permit, row, &row.standing, &entries).await?;
            let holder = row.standing.duty().map(|duty| duty.holder);
            if let Some(holder) = holder.filter(|holder| *holder != work.cx.actor.worker) {
                work.unit.tell(holder, news.word(), Some(row.id)).await?;
            }
        }
    }
    Ok(())
}
