//! One unit of work: load what the rules may know, ask the gate, decide, record, answer.
//!
//! Every use case is written with these few verbs; whoever has read one has read them all.

use crate::failure::Failure;
use crate::feedback;
use crate::house::Cx;
use crate::once::Done;
use crate::ports::{Change, NewSubject, SubjectRow, Unit};
use crate::rules::Rules;
use access::{Action, Object, Permit, Relation};
use domain::duties::{self, Facts, Level, News, Standing, Terms};
use domain::organisations::Roster;
use domain::statements::Noted;
use domain::subjects::{Kind, Matter, Step};
use domain::timeline::{Beginning, Happening, Replay, replay};
use kernel::{PersonId, PostId, RegistrationId, SubjectId};
use std::sync::Arc;

/// One unit of work. Dropped without [`Work::commit`], it leaves nothing behind.
pub struct Work<'c> {
    /// The request.
    pub cx: &'c Cx<'c>,
    /// The transaction.
    pub unit: Box<dyn Unit>,
    /// Who fills which post today.
    pub roster: Arc<Roster>,
    /// The rules in force when it began.
    pub rules: Arc<Rules>,
    /// How long each action may take in this organisation at this moment.
    terms: Arc<Terms>,
    done: Option<Done>,
}

/// A subject that was opened: the working fields, the timeline, and the matter folded from it.
pub struct Opened<S> {
    /// The working fields.
    pub row: SubjectRow,
    /// What happened, in order.
    pub timeline: Vec<Noted<Happening>>,
    /// The state and whose move it is.
    pub matter: Matter<S>,
    /// What allowed it.
    pub permit: Permit,
}

impl<'c> Work<'c> {
    pub(crate) async fn begin_reading(cx: &'c Cx<'c>) -> Result<Work<'c>, Failure> {
        let unit = cx.house.store.begin_reading(cx.actor.organisation, cx.now).await?;
        Self::on(cx, unit).await
    }

    pub(crate) async fn begin(cx: &'c Cx<'c>) -> Result<Work<'c>, Failure> {
        let mut unit = cx.house.store.begin(cx.actor.organisation, cx.now).await?;
        if let Some(once) = cx.once {
            once.check(&mut *unit, cx.actor.worker).await?;
        }
        Self::on(cx, unit).await
    }

    async fn on(cx: &'c Cx<'c>, mut unit: Box<dyn Unit>) -> Result<Work<'c>, Failure> {
        let roster = unit.roster().await?;
        let terms = cx.house.terms(cx.actor.organisation, cx.now);
        Ok(Work { cx, unit, roster, rules: cx.house.rules(), terms, done: None })
    }

    /// What a decision may know of the world.
    pub fn facts(&self) -> Facts<'_> {
        Facts { roster: &self.roster, terms: &self.terms, calendar: &self.cx.house.calendar }
    }

    /// Asks the gate about something that isn't one subject.
    ///
    /// # Errors
    /// The denial, after it was written to the journal on its own.
    pub async fn ask(&mut self, action: Action, kind: &'static str) -> Result<Permit, Failure> {
        self.ask_on(action, Object { kind, id: None }, Relation::None, false).await
    }

    /// Asks the gate about one subject.
    ///
    /// # Errors
    /// Not found when it doesn't exist; else the denial, after it was written to the journal.
    pub async fn ask_about(
        &mut self,
        action: Action,
        id: SubjectId,
    ) -> Result<(SubjectRow, Permit), Failure> {
        let row = self.unit.find(id).await?.ok_or(Failure::NotFound)?;
        let relation = self.relation(action, &row).await?;
        let emergency = self.unit.has_emergency(self.cx.actor.worker, id).await?;
        let object = Object { kind: row.kind.word(), id: Some(id) };
        let permit = self.ask_on(action, object, relation, emergency).await?;
        Ok((row, permit))
    }

    /// Asks the gate to begin something about a subject: how one stands to that subject decides.
    ///
    /// # Errors
    /// As for [`Work::ask_about`].
    pub async fn ask_begin(
        &mut self,
        kind: Kind,
        about: SubjectId,
    ) -> Result<(SubjectRow, Permit), Failure> {
        let row = self.unit.find(about).await?.ok_or(Failure::NotFound)?;
        let relation = self.relation(Action::Begin, &row).await?;
        let object = Object { kind: kind.word(), id: Some(about) };
        let permit = self.ask_on(Action::Begin, object, relation, false).await?;
        Ok((row, permit))
    }

    /// Whether the gate would allow it; writes nothing.
    pub async fn could_begin(&mut self, kind: Kind, about: &SubjectRow) -> Result<bool, Failure> {
        let relation = self.relation(Action::Begin, about).await?;
        let object = Object { kind: kind.word(), id: Some(about.id) };
        let (actor, now) = (&self.cx.actor, self.cx.now);
        Ok(self.cx.house.gate.ask(actor, Action::Begin, object, relation, false, now).is_ok())
    }

    /// Asks the gate about an object to which whoever asks stands in this relation.
    ///
    /// # Errors
    /// The denial, after it was written to the journal.
    pub(crate) async fn ask_on(
        &mut self,
        action: Action,
        object: Object,
        relation: Relation,
        emergency: bool,
    ) -> Result<Permit, Failure> {
        let (actor, now) = (&self.cx.actor, self.cx.now);
        match self.cx.house.gate.ask(actor, action, object, relation, emergency, now) {
            Ok(permit) => Ok(permit),
            Err(denial) => {
                // Whatever this unit did is left behind; only the refusal is kept.
                self.unit.refuse_alone(&denial).await?;
                Err(denial.into())
            }
        }
    }

    /// Whether the gate would allow it; writes nothing. For showing what someone can do next.
    pub async fn could(&mut self, action: Action, row: &SubjectRow) -> Result<bool, Failure> {
        let relation = self.relation(action, row).await?;
        let emergency = self.unit.has_emergency(self.cx.actor.worker, row.id).await?;
        let object = Object { kind: row.kind.word(), id: Some(row.id) };
        let (actor, now) = (&self.cx.actor, self.cx.now);
        Ok(self.cx.house.gate.ask(actor, action, object, relation, emergency, now).is_ok())
    }

    /// How the one who asks stands to a subject, nearest first. Whoever may see the matter that someone
    /// is missing from, may see where that is followed.
    async fn relation(&mut self, action: Action, row: &SubjectRow) -> Result<Relation, Failure> {
        let own = self.own_relation(action, row).await?;
        let (Kind::Missing, Some(matter)) = (row.kind, row.origin) else { return Ok(own) };
        let Some(matter) = self.unit.find(matter).await? else { return Ok(own) };
        Ok(own.min(match self.own_relation(action, &matter).await? {
            Relation::Holder | Relation::Party => Relation::Party,
            Relation::Offered => Relation::Told,
            other => other,
        }))
    }

    async fn own_relation(
        &mut self,
        action: Action,
        row: &SubjectRow,
    ) -> Result<Relation, Failure> {
        let actor = &self.cx.actor;
        // What someone wrote stays sealed until the round is over: then it stands on the signal. Only
        // whoever wrote it reads it again; who asked for it is its opener no longer.
        if row.kind == Kind::Reading && row.standing.duty().is_none() {
            let wrote = self.unit.last_by(row.id).await? == Some(actor.worker);
            return Ok(if wrote { Relation::Opener } else { Relation::Colleague });
        }
        if let Standing::Open(duty) = &row.standing {
            let offered =
                matches!(duty.lead, duties::Lead::OnOffer { to, .. } if actor.has_post(to));
            // A deputy to whom it is offered answers as the one who was asked.
            if offered && action == Action::Answer {
                return Ok(Relation::Offered);
            }
            if duty.holder == actor.worker || actor.has_post(duty.post) {
                return Ok(Relation::Holder);
            }
            if offered {
                return Ok(Relation::Offered);
            }
        }
        if self.unit.parties(row.id).await?.into_iter().any(|post| actor.has_post(post)) {
            return Ok(Relation::Party);
        }
        if row.opened_by == actor.worker {
            return Ok(Relation::Opener);
        }
        if self.was_told(row) {
            return Ok(Relation::Told);
        }
        let post = row.standing.duty().map_or(row.opener_post, |duty| duty.post);
        let team = self.roster.post(post).map(|post| post.team);
        Ok(match team {
            Some(team) if actor.is_in_team(team) => Relation::Team,
            _ => Relation::Colleague,
        })
    }

    /// Whether a late duty was taken up to the one who asks.
    fn was_told(&self, row: &SubjectRow) -> bool {
        let Standing::Open(duty) = &row.standing else { return false };
        Level::ALL
            .iter()
            .filter(|level| **level > Level::Holder && **level <= duty.level)
            .any(|level| self.facts().told_at(duty, *level) == Some(self.cx.actor.worker))
    }

    /// Opens a subject: what allowed it, what happened, and where it stands.
    ///
    /// # Errors
    /// As for [`Work::ask_about`]; not found when it is of another kind.
    pub async fn open<S: Replay>(
        &mut self,
        action: Action,
        id: SubjectId,
    ) -> Result<Opened<S>, Failure> {
        let (row, permit) = self.ask_about(action, id).await?;
        if row.kind != S::KIND {
            return Err(Failure::NotFound);
        }
        let timeline = self.unit.timeline(&permit, &row).await?;
        let state = replay::<S>(&timeline).ok_or(Failure::NotFound)?;
        let matter = Matter { state, standing: row.standing.clone() };
        Ok(Opened { row, timeline, matter, permit })
    }

    /// Carries out a command on an opened subject and records what it brought about.
    ///
    /// # Errors
    /// The refusal of the domain; stale when someone else was first.
    pub async fn act<S: Replay>(
        &mut self,
        opened: &Opened<S>,
        command: S::Command,
    ) -> Result<Recorded<S>, Failure>
    where
        Failure: From<S::Refusal>,
    {
        let step = opened.matter.act(command, &self.facts(), self.cx.now)?;
        let happenings = happenings_of(&step);
        let row =
            self.record(&opened.permit, &opened.row, &step.after.standing, &happenings).await?;
        if step.duty.iter().any(|event| matches!(event, duties::Event::Ended { .. })) {
            feedback::after_closing(self, &opened.permit, &opened.row).await?;
        }
        Ok(Recorded { row, step })
    }

    /// Records what happened to a subject, and tells those whose move it became.
    pub(crate) async fn record(
        &mut self,
        permit: &Permit,
        before: &SubjectRow,
        standing: &Standing,
        happenings: &[Happening],
    ) -> Result<SubjectRow, Failure> {
        let row = self.unit.record(permit, Change { before, standing, happenings }).await?;
        for happening in happenings {
            if let Happening::Duty(event) = happening {
                self.tell_about(row.id, before.standing.duty(), event).await?;
            }
        }
        self.done = Some(Done::changed(&row).unless(self.done));
        Ok(row)
    }

    /// Opens a new subject at a post.
    pub(crate) async fn start<S: Replay>(
        &mut self,
        permit: &Permit,
        new: Start,
    ) -> Result<(SubjectRow, Matter<S>), Failure> {
        let (row, matter) = self.start_beside(permit, new).await?;
        self.done = Some(Done::opened(&row).unless(self.done));
        Ok((row, matter))
    }

    /// Opens a new subject that follows from what was asked, and isn't what was asked.
    pub(crate) async fn start_beside<S: Replay>(
        &mut self,
        permit: &Permit,
        new: Start,
    ) -> Result<(SubjectRow, Matter<S>), Failure> {
        let state = S::begin(&new.beginning, self.cx.now)
            .ok_or_else(|| Failure::Unavailable("a beginning of another kind".to_owned()))?;
        let (matter, duty) = Matter::open(state, new.post, &self.facts(), self.cx.now);
        let mut happenings = vec![Happening::Duty(duty.clone())];
        happenings.extend(new.happenings);
        let id = new.id.unwrap_or_else(|| SubjectId::draw(self.unit.entropy()));
        let subject = NewSubject {
            id,
            kind: S::KIND,
            person: new.person,
            origin: new.origin,
            opener_post: new.post,
            beginning: new.beginning,
            standing: matter.standing.clone(),
            happenings,
        };
        let row = self.unit.open(permit, subject).await?;
        self.tell_about(row.id, None, &duty).await?;
        Ok((row, matter))
    }

    /// Tells whoever must know that a duty changed. What one did oneself is no news.
    async fn tell_about(
        &mut self,
        subject: SubjectId,
        before: Option<&duties::Duty>,
        event: &duties::Event,
    ) -> Result<(), Failure> {
        for (worker, news) in news_of(before, event, &self.roster) {
            if worker != self.cx.actor.worker {
                self.unit.tell(worker, news.word(), Some(subject)).await?;
            }
        }
        Ok(())
    }

    /// Remembers which registration the request brought about.
    pub(crate) fn brought(&mut self, registration: RegistrationId) {
        self.done = self.done.map(|done| done.with(registration));
    }

    /// Makes everything durable.
    ///
    /// # Errors
    /// When the store can't promise it: then nothing was written.
    pub async fn commit(mut self) -> Result<(), Failure> {
        let once = self.cx.once.zip(self.done);
        if let Some((once, done)) = once {
            once.remember(&mut *self.unit, self.cx.actor.worker, done).await?;
        }
        self.unit.commit().await?;
        if let Some((once, done)) = once {
            once.settle_on(done);
        }
        Ok(())
    }
}

/// What a step wrote.
pub struct Recorded<S: Replay> {
    /// The working fields after it.
    pub row: SubjectRow,
    /// What it brought about.
    pub step: Step<S>,
}

/// A subject about to be opened.
pub(crate) struct Start {
    pub(crate) id: Option<SubjectId>,
    pub(crate) post: PostId,
    pub(crate) person: Option<PersonId>,
    pub(crate) origin: Option<SubjectId>,
    pub(crate) beginning: Beginning,
    pub(crate) happenings: Vec<Happening>,
}

impl Start {
    /// A beginning at a post, about nobody and from nothing.
    pub(crate) const fn at(post: PostId, beginning: Beginning) -> Self {
        Self { id: None, post, person: None, origin: None, beginning, happenings: Vec::new() }
    }
}

fn happenings_of<S: Replay>(step: &Step<S>) -> Vec<Happening> {
    let own = step.events.iter().cloned().map(S::happening);
    own.chain(step.duty.iter().cloned().map(Happening::Duty)).collect()
}

/// Who hears what about a change of a duty.
fn news_of(
    before: Option<&duties::Duty>,
    event: &duties::Event,
    roster: &Roster,
) -> Vec<(kernel::WorkerId, News)> {
    use duties::Event;
    let holder = before.map(|duty| duty.holder);
    match event {
        Event::Started(duty) if holder != Some(duty.holder) => vec![(duty.holder, News::DutyCame)],
        Event::Started(_) | Event::Ended { .. } => Vec::new(),
        Event::Offered { to, .. } => vec![(roster.who_acts(*to).1, News::Offered)],
        Event::Accepted { .. } => {
            holder.map(|who| (who, News::OfferAccepted)).into_iter().collect()
        }
        Event::Refused { .. } => holder.map(|who| (who, News::OfferRefused)).into_iter().collect(),
        Event::OfferLapsed => holder.map(|who| (who, News::OfferLapsed)).into_iter().collect(),
        Event::Warned => holder.map(|who| (who, News::Warned)).into_iter().collect(),
        Event::Escalated { told, .. } => {
            let both = holder.into_iter().chain([*told]);
            let mut both: Vec<_> = both.map(|who| (who, News::Late)).collect();
            both.dedup();
            both
        }
        Event::Rerouted { holder, .. } => vec![(*holder, News::Rerouted)],
    }
}
