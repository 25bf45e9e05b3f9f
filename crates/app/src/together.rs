//! Weighing together: readings are asked, each is written apart, and all come to light at once.
//!
//! What a reading says is opened to nobody while the round lasts, not to whoever asked for it either:
//! the gate lets only its own reader near, before and after they wrote it. When the last one comes, or
//! the time is up and the holder goes on, the installation itself puts all of them on the signal's
//! timeline, in the same transaction.

use crate::failure::Failure;
use crate::house::{Cx, SYSTEM};
use crate::ports::SubjectRow;
use crate::signalling::check_seen;
use crate::work::{Opened, Recorded, Start, Work};
use access::Action;
use domain::duties::News;
use domain::meldcode::Unsafety;
use domain::signalling::Signal;
use domain::signalling::reading::{self, Asked, Event, Outcome, Reading};
use domain::signalling::signal::{self, Read, Reader};
use domain::subjects::Kind;
use domain::timeline::{Beginning, Happening, Replay, replay};
use domain::{statements::Noted, subjects::Matter};
use kernel::{FreeText, PostId, SubjectId, WorkerId};
use std::collections::BTreeSet;

/// Asks colleagues for their reading of a signal; whoever holds it writes one too. Only they take part
/// in the signal from then on.
///
/// # Errors
/// Invalid for a post that can't hold a matter; the rules' refusal; stale when someone else was first.
pub async fn ask_readings(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    posts: Vec<PostId>,
    question: Option<FreeText>,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened: Opened<Signal> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let own = opened.row.standing.duty().map(|duty| duty.post);
    let own = own.ok_or(Failure::Refused(signal::Refusal::Closed.code()))?;
    let mut readers: Vec<Reader> = Vec::new();
    for post in std::iter::once(own).chain(posts) {
        let known = work.roster.post(post).is_some_and(|one| one.function.holds_matters());
        if !known {
            return Err(Failure::invalid("deelnemers", "choose"));
        }
        if readers.iter().all(|reader| reader.post != post) {
            readers.push(Reader { reading: SubjectId::draw(work.unit.entropy()), post });
        }
    }
    let command = signal::Command::AskReadings(readers.clone());
    let recorded = work.act(&opened, command).await?;
    let Some(round) = recorded.step.after.state.round() else {
        return Err(Failure::Unavailable("a round that was asked isn't there".to_owned()));
    };
    for reader in readers {
        let asked = Asked {
            signal: id,
            by: own,
            reader: reader.post,
            until: round.until,
            question: question.clone(),
        };
        work.unit.add_party(&opened.permit, id, reader.post).await?;
        let permit = work.ask(Action::Begin, Kind::Reading.word()).await?;
        let start = Start {
            id: Some(reader.reading),
            person: opened.row.person,
            origin: Some(id),
            ..Start::at(reader.post, Beginning::Reading(asked))
        };
        work.start::<Reading>(&permit, start).await?;
    }
    work.commit().await?;
    Ok(recorded.row)
}

/// Writes a reading, or says why not. The last one opens them all.
///
/// # Errors
/// Not found for anyone but the reader; refused once it is closed.
pub async fn act_on_reading(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    command: reading::Command,
) -> Result<SubjectId, Failure> {
    let mut work = cx.begin().await?;
    let opened: Opened<Reading> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    if command == reading::Command::Miss {
        return Err(Failure::NotFound);
    }
    let signal = opened.matter.state.asked.signal;
    let acute =
        matches!(&command, reading::Command::Give(view) if view.unsafety == Unsafety::Acute);
    work.act(&opened, command).await?;
    let came = signal::Command::ReadingCame(id);
    let of_signal = as_system::<Signal>(&mut work, signal).await?;
    let recorded = work.act(&of_signal, came).await?;
    let all =
        recorded.step.after.state.round().is_some_and(|round| round.outstanding().count() == 0);
    if all {
        let of_signal = as_system::<Signal>(&mut work, signal).await?;
        open_all(&mut work, &of_signal).await?;
    }
    if acute {
        raise_alarm(&mut work, signal).await?;
    }
    work.commit().await?;
    Ok(signal)
}

/// A reader calls it acutely unsafe: whoever holds the signal must look at that now. Who said so, and
/// everything else of the reading, stays sealed.
async fn raise_alarm(work: &mut Work<'_>, signal: SubjectId) -> Result<(), Failure> {
    let of_signal = as_system::<Signal>(work, signal).await?;
    if of_signal.row.standing.duty().is_none() || !of_signal.matter.state.heeds_alarm() {
        return Ok(());
    }
    let row = work.act(&of_signal, signal::Command::ReadAsAcute).await?.row;
    if let Some(duty) = row.standing.duty().filter(|duty| duty.holder != work.cx.actor.worker) {
        work.unit.tell(duty.holder, News::ReadAsAcute.word(), Some(signal)).await?;
    }
    Ok(())
}

/// Goes on without the readings that didn't come in time: they are closed as missed, and all that was
/// written comes to light.
///
/// # Errors
/// Refused while there is time; stale when someone else was first.
pub async fn open_readings(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened: Opened<Signal> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let row = open_all(&mut work, &opened).await?;
    work.commit().await?;
    Ok(row)
}

/// Gathers every reading of the round and puts them on the signal's timeline.
async fn open_all(work: &mut Work<'_>, of: &Opened<Signal>) -> Result<SubjectRow, Failure> {
    let round = of.matter.state.round().ok_or(Failure::Refused(signal::Refusal::NoRound.code()))?;
    if !round.may_open(work.cx.now) {
        return Err(signal::Refusal::ReadingsAwaited { until: round.until }.into());
    }
    let mut read = Vec::new();
    for reader in &round.readers {
        let mut one = as_system::<Reading>(work, reader.reading).await?;
        if one.matter.state.outcome().is_none() {
            work.act(&one, reading::Command::Miss).await?;
            one = as_system::<Reading>(work, reader.reading).await?;
        }
        let outcome = one.matter.state.outcome().cloned().unwrap_or(Outcome::Missed);
        read.push(Read { reader: *reader, by: written_by(&one.timeline), outcome });
    }
    let row = work.act(of, signal::Command::OpenReadings(read)).await?.row;
    tell_readers(work, row.id, News::ReadingsOpened).await?;
    Ok(row)
}

/// After a step with a signal: whoever read it hears that it was decided on together, or that it came
/// to an end before that.
pub(crate) async fn after_step(
    work: &mut Work<'_>,
    recorded: &Recorded<Signal>,
) -> Result<(), Failure> {
    let decided = |event: &signal::Event| matches!(event, signal::Event::DecidedTogether(_));
    let state = &recorded.step.after.state;
    let undecided = state.round().is_some() || state.needs_grounds();
    let ended = recorded.row.standing.duty().is_none() && undecided;
    if ended || recorded.step.events.iter().any(decided) {
        tell_readers(work, recorded.row.id, News::ReadingFollowed).await?;
    }
    Ok(())
}

/// Tells everyone who wrote a reading of a signal, or still has one to write.
async fn tell_readers(work: &mut Work<'_>, signal: SubjectId, news: News) -> Result<(), Failure> {
    let followed = work.unit.followed_from(signal).await?;
    let mut readers = BTreeSet::new();
    for row in followed.iter().filter(|row| row.kind == Kind::Reading) {
        match row.standing.duty() {
            Some(duty) => readers.insert(duty.holder),
            None => work.unit.last_by(row.id).await?.is_some_and(|by| readers.insert(by)),
        };
    }
    for reader in readers {
        if reader != SYSTEM && reader != work.cx.actor.worker {
            work.unit.tell(reader, news.word(), Some(signal)).await?;
        }
    }
    Ok(())
}

/// Who wrote it, or said why not.
fn written_by(timeline: &[Noted<Happening>]) -> Option<WorkerId> {
    let written = |noted: &&Noted<Happening>| {
        matches!(noted.what, Happening::Reading(Event::Given(_) | Event::Declined { .. }))
    };
    timeline.iter().find(written).map(|noted| noted.by)
}

/// A matter opened by the installation itself: it moves what must move, and shows nothing to anyone.
async fn as_system<S: Replay>(work: &mut Work<'_>, id: SubjectId) -> Result<Opened<S>, Failure> {
    let row = work.unit.find(id).await?.filter(|row| row.kind == S::KIND);
    let row = row.ok_or(Failure::NotFound)?;
    let permit = crate::handing_over::system_permit(work, &row)?;
    let timeline = work.unit.timeline(&permit, &row).await?;
    let state = replay::<S>(&timeline).ok_or(Failure::NotFound)?;
    let matter = Matter { state, standing: row.standing.clone() };
    Ok(Opened { row, timeline, matter, permit })
}
