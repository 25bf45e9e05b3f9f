//! Reports, cases and referrals go out, arrive, are answered, and answered for.

use crate::failure::Failure;
use crate::house::Cx;
use crate::ports::{Contents, Envelope, Registered, Reporter, SubjectRow};
use crate::signalling::{check_seen, own_post};
use crate::together;
use crate::work::{Opened, Start, Work};
use access::{Action, Permit};
use domain::casework::{self, Acceptance, Case};
use domain::organisations::Function;
use domain::reporting::{
    CodedAnswers, Ground, Incoming, IncomingCommand, IncomingEvent, Outgoing, OutgoingCommand,
    OutgoingEvent, Parcel, Purpose, Registration, Sending,
};
use domain::signalling::{Signal, signal};
use domain::statements::Noted;
use domain::subjects::Kind;
use domain::timeline::{Beginning, Happening};
use kernel::{FreeText, OrganisationId, ParcelId, PersonId, PostId, RegistrationId, SubjectId};

/// Something to send to another organisation.
#[derive(Debug, Clone)]
pub struct ToSend {
    /// From which post of the one who sends.
    pub post: PostId,
    /// The signal, arrival or case that it is about.
    pub about: SubjectId,
    /// To whom.
    pub to: OrganisationId,
    /// What for.
    pub purpose: Purpose,
    /// What the receiver needs and no more.
    pub content: FreeText,
    /// On what ground.
    pub ground: Ground,
}

/// Sends a report, a case or a referral: this side of a two-sided act. The sender's duty goes on
/// until the other side has answered.
///
/// # Errors
/// The rules' refusal; not found when the subject or the receiver is unknown or hidden.
pub async fn send(cx: &Cx<'_>, to_send: ToSend) -> Result<SubjectId, Failure> {
    own_post(cx, to_send.post)?;
    let organisations = cx.house.store.organisations().await?;
    let own = organisations.iter().find(|one| one.id == cx.actor.organisation);
    let (Some(own), true) = (own, organisations.iter().any(|one| one.id == to_send.to)) else {
        return Err(Failure::NotFound);
    };
    if to_send.to == own.id {
        return Err(Failure::invalid("to", "own-organisation"));
    }
    let mut work = cx.begin().await?;
    let (about, permit) = work.ask_about(Action::Act, to_send.about).await?;
    let person = about.person.ok_or(Failure::NotFound)?;
    let begin = work.ask(Action::Begin, "outgoing").await?;
    let outgoing = SubjectId::draw(work.unit.entropy());
    let reporter = reporter_of(&mut work, &own.name, to_send.post).await?;
    let details = work.unit.person(&permit, person).await?;
    let contents = Contents::Sending {
        outgoing,
        purpose: to_send.purpose,
        content: to_send.content.clone(),
        ground: to_send.ground.clone(),
        person: details,
        reporter: (to_send.purpose == Purpose::Report).then_some(reporter),
    };
    post(&mut work, to_send.to, contents).await?;
    let (to, about) = (to_send.to, to_send.about);
    open_outgoing(&mut work, &begin, outgoing, person, to_send).await?;
    tell_origin(&mut work, about, outgoing, to).await?;
    work.commit().await?;
    Ok(outgoing)
}

async fn open_outgoing(
    work: &mut Work<'_>,
    permit: &Permit,
    id: SubjectId,
    person: PersonId,
    to_send: ToSend,
) -> Result<(), Failure> {
    let beginning = Beginning::Outgoing(Sending {
        to: to_send.to,
        purpose: to_send.purpose,
        about: Some(to_send.about),
        by: to_send.post,
        content: to_send.content,
        ground: to_send.ground,
    });
    let start = Start {
        id: Some(id),
        person: Some(person),
        origin: Some(to_send.about),
        ..Start::at(to_send.post, beginning)
    };
    work.start::<Outgoing>(permit, start).await.map(|_| ())
}

/// The subject that something was sent about remembers it.
async fn tell_origin(
    work: &mut Work<'_>,
    about: SubjectId,
    outgoing: SubjectId,
    to: OrganisationId,
) -> Result<(), Failure> {
    let row = work.unit.find(about).await?.ok_or(Failure::NotFound)?;
    match row.kind {
        Kind::Signal => {
            let opened: Opened<Signal> = work.open(Action::Act, about).await?;
            let sent = work.act(&opened, signal::Command::ReportSent(outgoing)).await?;
            together::after_step(work, &sent).await?;
        }
        Kind::Case => {
            let opened: Opened<Case> = work.open(Action::Act, about).await?;
            work.act(&opened, casework::Command::Refer { outgoing, to }).await?;
        }
        Kind::Incoming => {
            let opened: Opened<Incoming> = work.open(Action::Act, about).await?;
            act_and_reply(work, &opened, IncomingCommand::PassOn { outgoing }).await?;
        }
        Kind::Consultation
        | Kind::Reading
        | Kind::Outgoing
        | Kind::Review
        | Kind::Missing
        | Kind::Feedback
        | Kind::Combination => {
            return Err(Failure::NotFound);
        }
    }
    Ok(())
}

async fn reporter_of(
    work: &mut Work<'_>,
    organisation: &str,
    post: PostId,
) -> Result<Reporter, Failure> {
    let worker = work.unit.worker(work.cx.actor.worker).await?.ok_or(Failure::NotFound)?;
    let function = work.roster.post(post).map_or(Function::Teacher, |post| post.function);
    Ok(Reporter { name: worker.name, function, organisation: organisation.to_owned() })
}

pub(crate) async fn post(
    work: &mut Work<'_>,
    to: OrganisationId,
    contents: Contents,
) -> Result<(), Failure> {
    let id = ParcelId::draw(work.unit.entropy());
    let envelope = Envelope { id, from: work.cx.actor.organisation, to, contents };
    Ok(work.unit.post_parcel(&envelope).await?)
}

/// Reminds the other side, withdraws, or hears what came back.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn act_on_outgoing(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    command: OutgoingCommand,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened: Opened<Outgoing> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let recorded = work.act(&opened, command).await?;
    if recorded.step.events.iter().any(|event| matches!(event, OutgoingEvent::Withdrawn { .. })) {
        tell_origin_of_withdrawal(&mut work, &opened).await?;
    }
    let to = opened.matter.state.sending.to;
    for parcel in recorded.step.events.iter().filter_map(Parcel::of_outgoing) {
        post(&mut work, to, Contents::About { outgoing: id, to_sender: false, parcel }).await?;
    }
    work.commit().await?;
    Ok(recorded.row)
}

/// Whatever asked for help or care here must look further.
async fn tell_origin_of_withdrawal(
    work: &mut Work<'_>,
    outgoing: &Opened<Outgoing>,
) -> Result<(), Failure> {
    let Some(origin) = outgoing.row.origin else { return Ok(()) };
    match work.unit.find(origin).await?.map(|row| row.kind) {
        Some(Kind::Case) => {
            let case: Opened<Case> = work.open(Action::Act, origin).await?;
            let command = casework::Command::ReferralWithdrawn { outgoing: outgoing.row.id };
            work.act(&case, command).await?;
        }
        Some(Kind::Incoming) => {
            let arrival: Opened<Incoming> = work.open(Action::Act, origin).await?;
            work.act(&arrival, IncomingCommand::CareAnswered { accepted: false }).await?;
        }
        _ => {}
    }
    Ok(())
}

/// Screens, answers, gives feedback, starts or ends help: everything but accepting a case.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn act_on_incoming(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    command: IncomingCommand,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened: Opened<Incoming> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let row = act_and_reply(&mut work, &opened, command).await?;
    work.commit().await?;
    Ok(row)
}

async fn act_and_reply(
    work: &mut Work<'_>,
    opened: &Opened<Incoming>,
    command: IncomingCommand,
) -> Result<SubjectRow, Failure> {
    let recorded = work.act(opened, command).await?;
    let arrival = &opened.matter.state.arrival;
    for parcel in recorded.step.events.iter().filter_map(Parcel::of_incoming) {
        let contents = Contents::About { outgoing: arrival.their, to_sender: true, parcel };
        post(work, arrival.from, contents).await?;
    }
    Ok(recorded.row)
}

/// Accepts a case: it begins here, in the hands of whoever accepts it.
///
/// # Errors
/// The rules' refusal; not allowed for those who don't coordinate care.
pub async fn accept_case(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    post: PostId,
) -> Result<SubjectId, Failure> {
    own_post(cx, post)?;
    let mut work = cx.begin().await?;
    let opened: Opened<Incoming> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let permit = work.ask(Action::Begin, "case").await?;
    let acceptance = Acceptance::new(Some(id), &work.facts(), cx.now);
    let start = Start {
        person: opened.row.person,
        origin: Some(id),
        ..Start::at(post, Beginning::Case(acceptance))
    };
    let (case, _) = work.start::<Case>(&permit, start).await?;
    act_and_reply(&mut work, &opened, IncomingCommand::AcceptCase { case: case.id }).await?;
    work.commit().await?;
    Ok(case.id)
}

/// Writes the coded registration of a screened report, or names the one that this person has with
/// this form this year: then nothing is counted twice.
///
/// # Errors
/// Invalid for words that aren't in the lists; the rules' refusal.
pub async fn register(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    answers: &CodedAnswers<'_>,
) -> Result<Registered, Failure> {
    let registration = Registration::read(answers, cx.today()).map_err(|faults| {
        let fault =
            |f: &domain::reporting::RegistrationFault| crate::Fault::new(f.field(), "unknown-word");
        Failure::Invalid(faults.iter().map(fault).collect())
    })?;
    let mut work = cx.begin().await?;
    let opened: Opened<Incoming> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let person = opened.row.person.ok_or(Failure::NotFound)?;
    let registered = work.unit.register(&opened.permit, person, &registration).await?;
    let command = IncomingCommand::Register { registration: registered.id };
    act_and_reply(&mut work, &opened, command).await?;
    work.brought(registered.id);
    work.commit().await?;
    Ok(registered)
}

/// The coded registration that was written of a report.
///
/// # Errors
/// Not found when it is hidden, or nothing was registered.
pub async fn registration(
    cx: &Cx<'_>,
    id: SubjectId,
) -> Result<(RegistrationId, Registration), Failure> {
    let mut work = cx.begin_reading().await?;
    let opened: Opened<Incoming> = work.open(Action::Open, id).await?;
    let id = registration_on(&opened.timeline).ok_or(Failure::NotFound)?;
    let registration = work.unit.registration(&opened.permit, id).await?;
    work.commit().await?;
    Ok((id, registration.ok_or(Failure::NotFound)?))
}

/// The registration that a timeline tells of.
pub fn registration_on(timeline: &[Noted<Happening>]) -> Option<RegistrationId> {
    timeline.iter().find_map(|noted| match &noted.what {
        Happening::Incoming(IncomingEvent::Registered { registration }) => Some(*registration),
        _ => None,
    })
}

/// Who reported: apart from the matter, for the feedback.
///
/// # Errors
/// Not found when it is hidden.
pub async fn reporter(cx: &Cx<'_>, id: SubjectId) -> Result<Option<Reporter>, Failure> {
    let mut work = cx.begin_reading().await?;
    let (_, permit) = work.ask_about(Action::SeeReporter, id).await?;
    let reporter = work.unit.reporter(&permit, id).await?;
    work.commit().await?;
    Ok(reporter)
}

/// The command that a message brings to the sender's side.
pub(crate) fn outgoing_command(parcel: Parcel) -> Option<OutgoingCommand> {
    match parcel {
        Parcel::Receipt { at, answer_by } => Some(OutgoingCommand::Receipt { at, answer_by }),
        Parcel::Answer(answer) => Some(OutgoingCommand::Answer(answer)),
        Parcel::Feedback(words) => Some(OutgoingCommand::Feedback { words }),
        Parcel::Progress(progress) => Some(OutgoingCommand::Progress(progress)),
        Parcel::Withdrawal(_) => None,
    }
}

/// The answer that care coordination gave, as the arrival that was passed on hears it.
pub(crate) fn arrival_command(parcel: &Parcel) -> Option<IncomingCommand> {
    match parcel {
        Parcel::Answer(answer) => Some(IncomingCommand::CareAnswered {
            accepted: matches!(answer, domain::reporting::Answer::Accepted),
        }),
        _ => None,
    }
}

/// The answer that the receiver of a referral gave, as the case that asked for it hears it.
pub(crate) fn case_command(parcel: &Parcel, outgoing: SubjectId) -> Option<casework::Command> {
    match parcel {
        Parcel::Answer(answer) => {
            Some(casework::Command::ReferralAnswered { outgoing, answer: answer.clone() })
        }
        Parcel::Progress(domain::reporting::Progress::HelpStarted) => {
            Some(casework::Command::HelpStarted { outgoing })
        }
        _ => None,
    }
}
