//! Carrying messages between organisations: out of one's outbox, into the other's inbox, once.
//!
//! A message is taken in by the receiving organisation in its own transaction, together with what it
//! brings about; only then it leaves the outbox. If anything fails in between it is tried again, and
//! the second time nothing happens.

use crate::failure::Failure;
use crate::house::{Cx, House};
use crate::ports::{Contents, Envelope};
use crate::reporting::{arrival_command, case_command, outgoing_command, post};
use crate::work::{Opened, Start, Work};
use access::Action;
use domain::casework::Case;
use domain::organisations::{Function, Roster};
use domain::reporting::{Arrival, Incoming, IncomingCommand, Outgoing, Parcel, Purpose};
use domain::subjects::Kind;
use domain::timeline::Beginning;
use kernel::{Moment, OrganisationId, PostId, SubjectId};

/// Delivers everything that waits in the outbox of one organisation. How many messages went.
///
/// # Errors
/// When the store can't be reached. A message that can't be delivered waits and is tried again.
pub async fn deliver(house: &House, from: OrganisationId, now: Moment) -> Result<usize, Failure> {
    const BATCH: u16 = 50;
    const AGAIN_AFTER_SECONDS: i64 = 60;
    let sender = Cx::system(house, from, now);
    let waiting = sender.begin_reading().await?.unit.waiting_parcels(now, BATCH).await?;
    let mut delivered = 0;
    for envelope in waiting {
        let again = match take_in(house, &envelope, now).await {
            Ok(()) => {
                delivered += 1;
                None
            }
            Err(_) => Some(now.plus_seconds(AGAIN_AFTER_SECONDS)),
        };
        let mut work = sender.begin().await?;
        work.unit.settle_parcel(envelope.id, again).await?;
        work.commit().await?;
    }
    Ok(delivered)
}

/// Takes one message in at the receiving organisation.
async fn take_in(house: &House, envelope: &Envelope, now: Moment) -> Result<(), Failure> {
    let cx = Cx::system(house, envelope.to, now);
    let mut work = cx.begin().await?;
    if work.unit.take_in(envelope.id).await? {
        match &envelope.contents {
            sending @ Contents::Sending { .. } => arrive(&mut work, envelope.from, sending).await?,
            Contents::About { outgoing, to_sender: true, parcel } => {
                hear(&mut work, *outgoing, parcel).await?;
            }
            Contents::About { outgoing, to_sender: false, parcel } => {
                if let Parcel::Withdrawal(reason) = parcel
                    && let Some(row) = work.unit.incoming_of(*outgoing).await?
                {
                    let opened: Opened<Incoming> = work.open(Action::Act, row.id).await?;
                    let command = IncomingCommand::SenderWithdraws { reason: reason.clone() };
                    work.act(&opened, command).await?;
                }
            }
        }
        work.commit().await?;
    }
    Ok(())
}

/// Something new arrives: it gets a duty here, and the sender a receipt.
async fn arrive(
    work: &mut Work<'_>,
    from: OrganisationId,
    contents: &Contents,
) -> Result<(), Failure> {
    let Contents::Sending { outgoing, purpose, content, person, reporter, .. } = contents else {
        return Ok(());
    };
    let now = work.cx.now;
    let arrival = Arrival {
        from,
        their: *outgoing,
        purpose: *purpose,
        content: content.clone(),
        answer_by: Arrival::answer_by(*purpose, &work.facts(), now),
    };
    let receipt = arrival.receipt(now);
    let permit = work.ask(Action::Begin, "incoming").await?;
    let person = work.unit.add_person(&permit, person).await?;
    let desk = desk_for(*purpose, &work.roster);
    let start = Start { person: Some(person), ..Start::at(desk, Beginning::Incoming(arrival)) };
    let (row, _) = work.start::<Incoming>(&permit, start).await?;
    work.unit.link_incoming(row.id, *outgoing).await?;
    if let Some(reporter) = reporter {
        work.unit.keep_reporter(row.id, reporter).await?;
    }
    let reply = Contents::About { outgoing: *outgoing, to_sender: true, parcel: receipt };
    post(work, from, reply).await
}

/// Who takes in what arrives: whoever does that work there, else the end of the escalation.
fn desk_for(purpose: Purpose, roster: &Roster) -> PostId {
    let functions: &[Function] = match purpose {
        // The police have nobody for intake alone.
        Purpose::Report => &[Function::IntakeOfficer, Function::PoliceOfficer],
        Purpose::Care => &[Function::CareCoordinator],
        Purpose::Referral => &[Function::HelpProvider],
    };
    let nearest = functions.iter().find_map(|function| roster.nearest(*function, None));
    nearest.map_or_else(|| roster.last_resort().0, |post| post.id)
}

/// A message comes back about something sent from here; a case that asked for help hears it too.
async fn hear(work: &mut Work<'_>, outgoing: SubjectId, parcel: &Parcel) -> Result<(), Failure> {
    let opened: Opened<Outgoing> = work.open(Action::Act, outgoing).await?;
    if let Some(command) = outgoing_command(parcel.clone()) {
        work.act(&opened, command).await?;
    }
    let Some(origin) = opened.row.origin else { return Ok(()) };
    match work.unit.find(origin).await?.map(|row| row.kind) {
        Some(Kind::Case) => {
            if let Some(command) = case_command(parcel, outgoing) {
                let case: Opened<Case> = work.open(Action::Act, origin).await?;
                heard(work.act(&case, command).await)?;
            }
        }
        Some(Kind::Incoming) => {
            if let Some(command) = arrival_command(parcel) {
                let arrival: Opened<Incoming> = work.open(Action::Act, origin).await?;
                heard(work.act(&arrival, command).await)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// What closed or moved on meanwhile refuses to hear; the sending itself keeps the answer.
fn heard<T>(answer: Result<T, Failure>) -> Result<(), Failure> {
    match answer {
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(failure) => Err(failure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::organisations::Post;
    use kernel::{TeamId, WorkerId};

    /// The function that takes in a report where these work, each in a post of their own.
    fn takes_in_a_report(functions: &[Function]) -> Function {
        let posts = (1..).zip(functions).map(|(n, function)| Post {
            id: PostId::from_raw(n),
            team: TeamId::from_raw(1),
            function: *function,
            person: WorkerId::from_raw(n),
            deputy: None,
        });
        let able = (1..).zip(functions).map(|(n, _)| WorkerId::from_raw(n)).collect();
        let roster = Roster::new(posts.collect(), able, [].into()).expect("a roster");
        let desk = desk_for(Purpose::Report, &roster);
        roster.post(desk).expect("a post").function
    }

    #[test]
    fn a_report_lands_on_the_desk_of_whoever_takes_reports_in() {
        use Function::{ChainDirector, IntakeOfficer, PoliceOfficer};
        let point = [ChainDirector, PoliceOfficer, IntakeOfficer];
        assert_eq!(takes_in_a_report(&point), IntakeOfficer);
        assert_eq!(takes_in_a_report(&[ChainDirector, PoliceOfficer]), PoliceOfficer);
        assert_eq!(takes_in_a_report(&[ChainDirector]), ChainDirector);
    }
}
