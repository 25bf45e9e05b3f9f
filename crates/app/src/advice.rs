//! Advice without a name: a thread that the asker keeps going until they can go on, and going on with
//! it under a name, which is an act of its own.
//!
//! Whoever advises sees the thread and nothing behind it. A signal that is about the same young person
//! knows the consultation; the consultation knows no signal and no person.

use crate::failure::{Failure, Fault};
use crate::house::Cx;
use crate::ports::{SubjectRow, Team, Worker};
use crate::signalling::{
    About, Begun, Worry, begin_signal, check_seen, follows_first, own_meldcode, own_post,
    person_through, some_words,
};
use crate::work::{Opened, Start, Work};
use access::{Action, Relation};
use domain::duties::{self, News};
use domain::knowledge::Knowledge;
use domain::matching::PersonDetails;
use domain::organisations::Post;
use domain::signalling::consultation::{Adviser, Command};
use domain::signalling::nameless::{self, NameKind, Suspicion};
use domain::signalling::{Consultation, Signal, signal};
use domain::subjects::Kind;
use domain::timeline::{Beginning, Happening};
use kernel::{FreeText, PostId, SubjectId};
use std::collections::BTreeSet;

/// Words on their way to whoever advises, or back.
#[derive(Debug, Clone)]
pub struct Message {
    /// The words.
    pub words: FreeText,
    /// The writer looked again: what seems to say who it is about doesn't.
    pub looked_again: bool,
}

impl Message {
    /// Words that weren't looked at again.
    pub const fn new(words: FreeText) -> Self {
        Self { words, looked_again: false }
    }

    /// The words, when nothing in them seems to say who it is about, or the writer says that it doesn't.
    ///
    /// # Errors
    /// Invalid: one fault for each place that seems to say it.
    pub(crate) fn nameless(
        self,
        cx: &Cx<'_>,
        field: &str,
        about: Option<&PersonDetails>,
    ) -> Result<FreeText, Failure> {
        let faults = if self.looked_again {
            Vec::new()
        } else {
            naming(cx, field, self.words.reveal(), about)
        };
        if faults.is_empty() { Ok(self.words) } else { Err(Failure::Invalid(faults)) }
    }
}

/// One fault for each piece of a text that seems to say who it is about.
pub(crate) fn naming(
    cx: &Cx<'_>,
    field: &str,
    text: &str,
    about: Option<&PersonDetails>,
) -> Vec<Fault> {
    let found = telltales(&cx.house.knowledge, text, about);
    found.iter().map(|suspicion| Fault::telltale(field, text, suspicion)).collect()
}

/// The pieces of a text that seem to say who it is about. The names of the person it is about count as
/// names however they are typed; other names are those of the field's lists.
pub fn telltales(
    knowledge: &Knowledge,
    text: &str,
    about: Option<&PersonDetails>,
) -> Vec<Suspicion> {
    let names: Vec<String> = about
        .iter()
        .flat_map(|person| [&person.first_name, &person.surname])
        .flat_map(|name| name.reveal().split([' ', '-']).map(str::to_lowercase))
        .collect();
    let known = |word: &str| {
        let own = names.contains(&word.to_lowercase()).then_some(NameKind::Own);
        own.or_else(|| NameKind::known(knowledge, word))
    };
    nameless::suspicions(text, &known)
}

/// The people of one's own organisation, and what they do: of whom one can ask advice.
pub struct Colleagues {
    /// The people.
    pub people: Vec<Worker>,
    /// The posts.
    pub posts: Vec<Post>,
    /// The teams.
    pub teams: Vec<Team>,
}

/// Of whom one can ask advice.
///
/// # Errors
/// When the store can't be reached.
pub async fn colleagues(cx: &Cx<'_>) -> Result<Colleagues, Failure> {
    let mut work = cx.begin_reading().await?;
    let (people, teams) = (work.unit.workers().await?, work.unit.teams().await?);
    Ok(Colleagues { people, posts: work.roster.posts().to_vec(), teams })
}

/// Asks for advice without a name. When it is about a signal, the signal remembers the question;
/// the question never knows the signal.
///
/// # Errors
/// Not found when the post or the signal isn't one's own; invalid when the words seem to say who it is
/// about, or when one would ask oneself.
pub async fn ask(
    cx: &Cx<'_>,
    post: PostId,
    about: Option<SubjectId>,
    adviser: Adviser,
    question: Message,
) -> Result<SubjectId, Failure> {
    own_post(cx, post)?;
    let mut work = cx.begin().await?;
    can_advise(&work, adviser)?;
    let permit = work.ask(Action::Begin, "consultation").await?;
    let signal: Option<Opened<Signal>> = match about {
        Some(signal) => Some(work.open(Action::Act, signal).await?),
        None => None,
    };
    let person = match signal.as_ref().and_then(|opened| Some((opened, opened.row.person?))) {
        Some((opened, person)) => Some(work.unit.person(&opened.permit, person).await?),
        None => None,
    };
    let question = question.nameless(cx, "vraag", person.as_ref())?;
    let beginning = Beginning::Consultation { question, by: post, adviser };
    let (row, _) = work.start::<Consultation>(&permit, Start::at(post, beginning)).await?;
    not_oneself(cx, &row, adviser)?;
    if let Some(opened) = signal {
        work.act(&opened, signal::Command::LinkConsultation(row.id)).await?;
    }
    work.commit().await?;
    Ok(row.id)
}

/// Asks further, of the same adviser or of another.
///
/// # Errors
/// As for [`ask`]; the rules' refusal; stale when someone else was first.
pub async fn ask_further(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    adviser: Adviser,
    question: Message,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open_as_asker(&mut work, id, seen).await?;
    can_advise(&work, adviser)?;
    let question = question.nameless(cx, "vraag", None)?;
    let recorded = work.act(&opened, Command::Ask { question, adviser }).await?;
    not_oneself(cx, &recorded.row, adviser)?;
    work.commit().await?;
    Ok(recorded.row)
}

/// Answers, as the one who was asked; they may read the thread from then on.
///
/// # Errors
/// Not allowed for whoever asked; invalid when the words seem to say who it is about; the rules'
/// refusal; stale when someone else was first.
pub async fn answer(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    words: Message,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened: Opened<Consultation> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let words = words.nameless(cx, "woorden", None)?;
    let duty = opened.row.standing.duty();
    let post = duty.filter(|_| opened.permit.relation() == Relation::Holder).map(|duty| duty.post);
    let recorded = match (post, opened.row.standing.duty()) {
        // Whoever asked may act on it, but nobody answers their own question.
        (None, Some(_)) => return Err(Failure::NotAllowed),
        _ => work.act(&opened, Command::Answer { words }).await?,
    };
    if let Some(post) = post {
        work.unit.add_party(&opened.permit, id, post).await?;
    }
    work.commit().await?;
    Ok(recorded.row)
}

/// Says that one can go on, and, when one likes, what came of it: whoever advised hears that.
///
/// # Errors
/// Invalid when the words seem to say who it is about; the rules' refusal; stale when someone else was
/// first.
pub async fn hear(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    told: Option<Message>,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open_as_asker(&mut work, id, seen).await?;
    let told = told.map(|words| words.nameless(cx, "woorden", None)).transpose()?;
    let recorded = work.act(&opened, Command::Hear { told }).await?;
    tell_advisers(&mut work, id).await?;
    work.commit().await?;
    Ok(recorded.row)
}

/// Takes the question back. An invitation opens nothing from then on.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn withdraw(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open_as_asker(&mut work, id, seen).await?;
    let recorded = work.act(&opened, Command::Withdraw).await?;
    work.commit().await?;
    Ok(recorded.row)
}

/// Goes on under a name: a new signal, with the reason why a name was needed. The signal knows the
/// consultation. The consultation knows that the asker went on, and nothing else.
///
/// # Errors
/// As for noting a worry; not allowed for whoever advised; the rules' refusal; stale when someone else
/// was first.
pub async fn go_on(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    why: FreeText,
    worry: Worry,
) -> Result<SubjectId, Failure> {
    some_words(cx, &worry.statements)?;
    own_post(cx, worry.post)?;
    let follows = own_meldcode(cx).await?;
    let mut work = cx.begin().await?;
    let opened = open_as_asker(&mut work, id, seen).await?;
    let permit = work.ask(Action::Begin, "signal").await?;
    let person = match worry.about {
        About::New(details) => work.unit.add_person(&permit, &details).await?,
        About::Known(through) => person_through(&mut work, through).await?,
    };
    let begun = Begun { post: worry.post, person: Some(person), origin: None };
    let from = signal::Event::FromConsultation { consultation: id, why };
    let mut happenings = follows_first(follows, worry.statements);
    happenings.insert(0, Happening::Signal(from));
    let signal = begin_signal(&mut work, &permit, begun, happenings).await?;
    work.act(&opened, Command::GoOn).await?;
    tell_advisers(&mut work, id).await?;
    work.commit().await?;
    Ok(signal)
}

/// Opens a consultation for what only its asker does: whoever answers holds it too, and may do none of
/// it.
pub(crate) async fn open_as_asker(
    work: &mut Work<'_>,
    id: SubjectId,
    seen: Option<i64>,
) -> Result<Opened<Consultation>, Failure> {
    let opened: Opened<Consultation> = work.open(Action::Act, id).await?;
    if !is_asker(work.cx, &opened.row, &opened.matter.state, opened.permit.relation()) {
        return Err(Failure::NotAllowed);
    }
    check_seen(&opened.row, seen)?;
    Ok(opened)
}

/// Whether someone who may act on a consultation does so as its asker.
fn is_asker(cx: &Cx<'_>, row: &SubjectRow, asked: &Consultation, relation: Relation) -> bool {
    let answers =
        row.standing.duty().is_some_and(|duty| duty.action == duties::Action::AnswerConsultation);
    let own = row.opened_by == cx.actor.worker || cx.actor.has_post(asked.asked_by());
    own || (relation == Relation::Holder && !answers)
}

/// Refuses a post here that can't hold a matter.
fn can_advise(work: &Work<'_>, adviser: Adviser) -> Result<(), Failure> {
    let Adviser::Colleague(post) = adviser else { return Ok(()) };
    match work.roster.post(post) {
        Some(post) if post.function.holds_matters() => Ok(()),
        _ => Err(Failure::invalid("collega", "choose")),
    }
}

/// Refuses a question that would come back to whoever asks it.
fn not_oneself(cx: &Cx<'_>, row: &SubjectRow, adviser: Adviser) -> Result<(), Failure> {
    let holder = row.standing.duty().map(|duty| duty.holder);
    match adviser {
        Adviser::Expert => Ok(()),
        _ if holder == Some(cx.actor.worker) => Err(Failure::invalid("aan", "own-question")),
        _ => Ok(()),
    }
}

/// Whoever advised hears that the asker went on.
async fn tell_advisers(work: &mut Work<'_>, id: SubjectId) -> Result<(), Failure> {
    let posts = work.unit.parties(id).await?;
    let advisers: BTreeSet<_> = posts.iter().map(|post| work.roster.who_acts(*post).1).collect();
    for worker in advisers {
        if worker != work.cx.actor.worker {
            work.unit.tell(worker, News::AdviceFollowed.word(), Some(id)).await?;
        }
    }
    Ok(())
}

/// What the gate is asked about a consultation.
pub(crate) const fn object(id: SubjectId) -> access::Object {
    access::Object { kind: Kind::Consultation.word(), id: Some(id) }
}

/// Whoever answers for the asker hears that it is their move again.
pub(crate) async fn tell_asker(work: &mut Work<'_>, row: &SubjectRow) -> Result<(), Failure> {
    if let Some(duty) = row.standing.duty() {
        work.unit.tell(duty.holder, News::DutyCame.word(), Some(row.id)).await?;
    }
    Ok(())
}
