//! Telling a track: who acts now, when they get to it, and the use cases in their name.

use super::chance::Chance;
use super::names::{Name, Names, personal};
use super::town::Town;
use super::turns::{Clock, Stop};
use access::Actor;
use app::ports::SubjectRow;
use app::{Cx, House, delivering, handing_over};
use domain::duties::{Action, Duty, Lead};
use domain::matching::PersonDetails;
use domain::organisations::Function;
use domain::reporting::Form;
use kernel::{CorrelationId, Date, FreeText, Moment, OrganisationId, PostId, SubjectId, WorkerId};
use std::cell::Cell;

/// The young person a track is about, as far as the demo needs to know.
#[derive(Debug, Clone)]
pub struct Youngster {
    /// Their name.
    pub name: Name,
    /// `f` or `m`.
    pub sex: &'static str,
    /// Date of birth.
    pub birth: Date,
    /// What the worry is about.
    pub form: Form,
}

/// One track as it is told.
pub struct Teller<'t> {
    /// Where everything happens.
    pub house: &'t House,
    /// Who works there.
    pub town: &'t Town,
    /// The moment in this track.
    pub clock: Clock,
    /// Counts how often someone left or came back, whose duties then moved.
    pub moves: &'t Cell<u32>,
    /// Its choices.
    pub chance: Chance,
    /// Whether only the shortest track is told.
    pub short: bool,
    /// About whom.
    pub about: Youngster,
}

/// What the demo knows about forms, in a hundred: criminal exploitation of boys is no exception, and
/// often it isn't clear.
const FORMS: [(u64, Form); 4] =
    [(46, Form::Sexual), (33, Form::Criminal), (9, Form::Labour), (12, Form::Unclear)];

/// Ages in years when the worry began: mostly 13 to 17.
const AGES: [(u64, i64); 10] =
    [(2, 11), (6, 12), (11, 13), (16, 14), (19, 15), (18, 16), (14, 17), (7, 18), (4, 20), (3, 22)];

impl Youngster {
    /// Someone invented, of an age that fits a worry that begins at `start`.
    pub fn draw(names: &Names, start: Moment, chance: &mut Chance) -> Self {
        let form = chance.weighed(&FORMS);
        let girls = match form {
            Form::Sexual => 84,
            Form::Criminal => 17,
            _ => 50,
        };
        let sex = if chance.percent(girls) { "f" } else { "m" };
        let days = chance.weighed(&AGES) * 365 + chance.between(1, 364);
        let birth = start.plus_days(-i32::try_from(days).unwrap_or(0)).day();
        Self { name: names.draw(sex, chance), sex, birth, form }
    }

    /// What an organisation writes down about them.
    pub fn details(&self, chance: &mut Chance) -> PersonDetails {
        let phone = chance.percent(55).then(|| format!("0600{:06}", chance.below(1_000_000)));
        PersonDetails {
            first_name: personal(self.name.first),
            prefix: self.name.prefix.map(personal),
            surname: personal(self.name.surname),
            birth: chance.percent(85).then_some(self.birth),
            phone: phone.as_deref().map(personal),
        }
    }
}

impl<'t> Teller<'t> {
    /// A request by someone, now.
    pub fn cx(&mut self, worker: WorkerId) -> Cx<'t> {
        let (organisation, seats) =
            self.town.seats(worker).cloned().unwrap_or((OrganisationId::from_raw(0), Vec::new()));
        let actor = Actor {
            worker,
            organisation,
            seats,
            stepped_up_until: None,
            correlation: CorrelationId::draw(&mut self.chance),
            origin: "browser",
        };
        Cx::new(self.house, actor, self.clock.now())
    }

    /// A subject as it stands.
    ///
    /// # Errors
    /// When it isn't there.
    pub async fn row(&self, at: OrganisationId, id: SubjectId) -> Result<SubjectRow, Stop> {
        let mut unit = self.house.store.begin(at, self.clock.now()).await?;
        Ok(unit.find(id).await?.ok_or(app::Failure::NotFound)?)
    }

    /// Whose move it is; nothing when it is closed.
    ///
    /// # Errors
    /// When it isn't there.
    pub async fn duty(&self, at: OrganisationId, id: SubjectId) -> Result<Option<Duty>, Stop> {
        Ok(self.row(at, id).await?.standing.duty().cloned())
    }

    /// The subject at a receiver that answers to a sending.
    ///
    /// # Errors
    /// When it never arrived.
    pub async fn arrived(&self, at: OrganisationId, sent: SubjectId) -> Result<SubjectId, Stop> {
        let mut unit = self.house.store.begin(at, self.clock.now()).await?;
        let row = unit.incoming_of(sent).await?;
        Ok(row.map(|row| row.id).ok_or(app::Failure::NotFound)?)
    }

    /// Carries what waits between two organisations, and the answers to it.
    ///
    /// # Errors
    /// When the store can't be reached.
    pub async fn carry(&self, from: OrganisationId, to: OrganisationId) -> Result<(), Stop> {
        delivering::deliver(self.house, from, self.clock.now()).await?;
        delivering::deliver(self.house, to, self.clock.now()).await?;
        Ok(())
    }

    /// Waits until the holder of a subject gets to it: mostly in time, now and then late, always in
    /// office hours. Whose move it is then; nothing when it is closed.
    ///
    /// # Errors
    /// When that is after today.
    pub async fn turn(&mut self, at: OrganisationId, id: SubjectId) -> Result<Option<Duty>, Stop> {
        let Some(duty) = self.duty(at, id).await? else { return Ok(None) };
        let moves = self.moves.get();
        let now = self.clock.now();
        let left = duty.due.seconds_since(now).max(3600);
        let part = if self.chance.percent(6) {
            self.chance.between(102, 190)
        } else {
            self.chance.between(15, 85)
        };
        let then = now.plus_seconds(left / 100 * part).max(now.plus_seconds(600));
        let then = self.in_office_hours(then);
        self.clock.wait_until(then).await?;
        // While nobody left or came back, nobody else holds it.
        if moves == self.moves.get() { Ok(Some(duty)) } else { self.duty(at, id).await }
    }

    /// Waits some days, in office hours.
    ///
    /// # Errors
    /// When that is after today.
    pub async fn days(&mut self, from: i64, to: i64) -> Result<(), Stop> {
        let days = i32::try_from(self.chance.between(from, to)).unwrap_or(1);
        let at = self.in_office_hours(self.clock.now().plus_days(days));
        self.clock.wait_until(at).await
    }

    /// The same moment when people work; what would fall outside moves to the morning after.
    fn in_office_hours(&mut self, at: Moment) -> Moment {
        let calendar = &self.house.calendar;
        let mut day = at.day();
        if at > calendar.close_of(day) {
            day = at.plus_days(1).day();
        }
        while !calendar.is_working_day(day) {
            day = calendar.open_of(day).plus_days(1).day();
        }
        let open = calendar.open_of(day);
        if at < open { open.plus_seconds(self.chance.between(0, 3 * 3600)) } else { at }
    }

    /// Now and then a duty is offered to a colleague who does the same; whoever it was offered to
    /// accepts, refuses, or is still thinking.
    ///
    /// # Errors
    /// When an answer comes after today.
    pub async fn share_out(
        &mut self,
        at: OrganisationId,
        id: SubjectId,
        function: Function,
    ) -> Result<(), Stop> {
        let Some(duty) = self.duty(at, id).await? else { return Ok(()) };
        let who = self.town.who(at, function);
        let others: Vec<_> = who.iter().filter(|one| one.post != duty.post).collect();
        let here = u64::try_from(who.len()).unwrap_or(1);
        if duty.lead != Lead::Held || others.is_empty() || self.chance.below(here) == 0 {
            return Ok(());
        }
        let to: PostId = self.chance.one(&others).post;
        let cx = self.cx(duty.holder);
        let row = handing_over::offer(&cx, id, None, to).await?;
        let Some(offered) = row.standing.duty() else { return Ok(()) };
        self.until_answered(offered).await?;
        let Some(duty) = self.duty(at, id).await? else { return Ok(()) };
        if matches!(duty.lead, Lead::OnOffer { .. }) {
            let receiver = self.acting_in(at, to).await?;
            let cx = self.cx(receiver);
            let reply = if self.chance.percent(92) {
                handing_over::Reply::Accept
            } else {
                handing_over::Reply::Refuse(words(super::words::FULL))
            };
            handing_over::answer(&cx, id, None, reply).await?;
        }
        Ok(())
    }

    async fn until_answered(&mut self, duty: &Duty) -> Result<(), Stop> {
        let minutes = self.chance.between(20, 300);
        let at = self.in_office_hours(self.clock.now().plus_seconds(minutes * 60));
        let by = match duty.lead {
            Lead::OnOffer { answer_by, .. } => answer_by,
            Lead::Held => at,
        };
        self.clock.wait_until(at.min(by)).await
    }

    /// Who acts in a post today.
    async fn acting_in(&self, at: OrganisationId, post: PostId) -> Result<WorkerId, Stop> {
        let mut unit = self.house.store.begin(at, self.clock.now()).await?;
        Ok(unit.roster().await?.who_acts(post).1)
    }

    /// The post of a holder from which they do something: the one the duty rests with, or their own.
    pub fn own_post(&self, duty: &Duty) -> PostId {
        let seats = self.town.seats(duty.holder).map(|(_, seats)| seats.as_slice());
        let has = seats.is_some_and(|seats| seats.iter().any(|seat| seat.post == duty.post));
        let own = self.town.person(duty.holder).map(|one| one.post);
        if has { duty.post } else { own.unwrap_or(duty.post) }
    }

    /// One of these texts.
    pub fn some(&mut self, of: &[&str]) -> FreeText {
        words(self.chance.one::<&str>(of))
    }

    /// Whether this is the expected move.
    pub fn is(duty: &Duty, actions: &[Action]) -> bool {
        actions.contains(&duty.action)
    }
}

/// A text of the demo.
///
/// # Panics
/// When it is empty: the texts of the demo are fixed.
pub fn words(text: &str) -> FreeText {
    FreeText::new(text).expect("the texts of the demo are texts")
}
