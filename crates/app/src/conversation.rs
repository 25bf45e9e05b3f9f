//! A talk with a young person is handed in: what was said becomes statements, and a step of the meldcode
//! only when whoever held it says so.

use crate::failure::{Failure, Fault};
use crate::house::Cx;
use crate::ports::SubjectRow;
use crate::signalling::{check_seen, say};
use crate::work::{Opened, Work};
use access::Action;
use domain::conversation::Talk;
use domain::signalling::{Signal, signal};
use domain::statements::Statement;
use domain::subjects::Kind;
use kernel::{FreeText, SubjectId};

/// Keeps what was said in a talk on a signal, an arrival or a case. `step` says what the talk brought as
/// step of the meldcode, where it was one; a step is only taken with a signal.
///
/// # Errors
/// Invalid with every answer that can't have been given (`antwoorden/<place>`), or when nothing was said;
/// not found when it is hidden; stale when someone else was first.
pub async fn keep_talk(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    talk: Talk,
    step: Option<FreeText>,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let (row, permit) = work.ask_about(Action::Note, id).await?;
    if !is_of(row.kind) {
        return Err(Failure::NotFound);
    }
    check_seen(&row, seen)?;
    let statements = read(cx, &talk)?;
    if statements.is_empty() && step.is_none() {
        return Err(Failure::invalid("antwoorden", "missing"));
    }
    let mut row = row;
    if !statements.is_empty() {
        row = say(&mut work, &permit, &row, statements).await?;
    }
    if let Some(what) = step {
        row = take_step(&mut work, id, signal::Command::TakeStep(talk.step(what))).await?;
    }
    work.commit().await?;
    Ok(row)
}

/// Whether a talk is held about a matter of this kind: one about a young person. With someone who is
/// missing nobody talks; after the return it is held about the matter that it belongs to.
pub const fn is_of(kind: Kind) -> bool {
    match kind {
        Kind::Signal | Kind::Incoming | Kind::Case => true,
        Kind::Consultation
        | Kind::Reading
        | Kind::Outgoing
        | Kind::Review
        | Kind::Missing
        | Kind::Feedback
        | Kind::Combination => false,
    }
}

fn read(cx: &Cx<'_>, talk: &Talk) -> Result<Vec<Statement>, Failure> {
    talk.statements(&cx.house.knowledge, cx.today()).map_err(|faults| {
        let fault = |(place, why): (usize, domain::conversation::NotAsked)| {
            Fault::new(format!("antwoorden/{place}"), why.code())
        };
        Failure::Invalid(faults.into_iter().map(fault).collect())
    })
}

/// Takes the step in the same transaction: with what was said, or not at all.
async fn take_step(
    work: &mut Work<'_>,
    id: SubjectId,
    command: signal::Command,
) -> Result<SubjectRow, Failure> {
    let opened: Opened<Signal> = work.open(Action::Act, id).await?;
    Ok(work.act(&opened, command).await?.row)
}
