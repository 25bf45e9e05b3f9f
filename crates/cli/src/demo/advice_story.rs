//! Advice without a name this morning: a thread that an expert from elsewhere answered, one that waits
//! for an invitation, and one that someone went on with under a name.

use super::chance::Chance;
use super::history::person;
use super::names::Names;
use super::teller::{Youngster, words};
use super::town::{Resident, Town};
use super::words::{
    ADVICE_CALL, ADVICE_EXPERT, ADVICE_REPORT, ASKED_ARREST, ASKED_EXPERT, ASKED_MONEY, WENT_ON,
    WENT_ON_SAW,
};
use crate::entropy;
use app::advice::{self, Message};
use app::guest::{self, Knock};
use app::signalling::{About, Worry};
use app::{Failure, House};
use domain::organisations::Function;
use domain::signalling::consultation::{Adviser, Expert};
use domain::statements::{Mode, Role, Statement, Ticked};
use kernel::{CorrelationId, FuzzyTime, Moment, Part, Personal, SubjectId};

/// Tells who asked for advice this morning, and how far it has come.
///
/// # Errors
/// When the store can't be written.
pub async fn this_morning(
    house: &House,
    town: &Town,
    seed: u64,
    now: Moment,
) -> Result<(), Failure> {
    let morning = Morning { house, town, now };
    let cast = |function| town.people.iter().find(|one| one.is_cast && one.function == function);
    if let Some(one) = cast(Function::NeighbourhoodWorker) {
        let thread = morning.answered_here(one, ASKED_ARREST, ADVICE_CALL).await?;
        morning.answered_elsewhere(one, thread).await?;
    }
    if let Some(one) = cast(Function::Teacher) {
        let question = Message::new(words(ASKED_EXPERT));
        let cx = person(house, town, one.worker, now);
        advice::ask(&cx, one.post, None, Adviser::Expert, question).await?;
        let thread = morning.answered_here(one, ASKED_MONEY, ADVICE_REPORT).await?;
        morning.went_on(one, thread, seed).await?;
    }
    Ok(())
}

/// This morning.
struct Morning<'h> {
    house: &'h House,
    town: &'h Town,
    now: Moment,
}

impl Morning<'_> {
    /// A question to whoever knows the meldcode here, and the answer.
    async fn answered_here(
        &self,
        one: &Resident,
        question: &str,
        answer: &str,
    ) -> Result<SubjectId, Failure> {
        let (house, town, now) = (self.house, self.town, self.now);
        let cx = person(house, town, one.worker, now);
        let nameless = |text| Message { words: words(text), looked_again: true };
        let (adviser, question) = (Adviser::FocalOfficer, nameless(question));
        let thread = advice::ask(&cx, one.post, None, adviser, question).await?;
        let mut unit = house.store.begin_reading(one.organisation, now).await?;
        let row = unit.find(thread).await?.ok_or(Failure::NotFound)?;
        drop(unit);
        let holder = row.standing.duty().map(|duty| duty.holder).ok_or(Failure::NotFound)?;
        advice::answer(&person(house, town, holder, now), thread, None, nameless(answer)).await?;
        Ok(thread)
    }

    /// A further question to an expert from elsewhere, who was invited and answered.
    async fn answered_elsewhere(&self, one: &Resident, thread: SubjectId) -> Result<(), Failure> {
        let (house, now) = (self.house, self.now);
        let cx = person(house, self.town, one.worker, now);
        let question = Message { words: words(ASKED_EXPERT), looked_again: true };
        advice::ask_further(&cx, thread, None, Adviser::Expert, question).await?;
        let invited = guest::invite(&cx, thread, None, &mut entropy::System).await?;
        let (invitation, correlation) = (invited.invitation, CorrelationId::from_raw(1));
        let knock = Knock { invitation, now, correlation };
        let secret = guest::open(house, knock, &invited.code, &mut entropy::System).await?;
        let short = |text| Personal::new(text).map_err(|_| Failure::NotFound);
        let from = Expert {
            function: short("Gedragsdeskundige")?,
            organisation: short("Een praktijk voor jeugd en trauma")?,
        };
        let answer = Message { words: words(ADVICE_EXPERT), looked_again: true };
        guest::answer(house, knock, &secret, answer, from).await
    }

    /// The advice was to report, so a name is needed.
    async fn went_on(&self, one: &Resident, thread: SubjectId, seed: u64) -> Result<(), Failure> {
        let mut chance = Chance::new(seed, 4);
        let about = Youngster::draw(&Names::read(), self.now, &mut chance);
        let statement = Statement {
            role: Role::Professional,
            mode: Mode::Seen,
            words: words(WENT_ON_SAW),
            when: FuzzyTime::On(self.now.plus_days(-1).day(), Some(Part::Afternoon)),
            signals: Ticked::default(),
            about: None,
        };
        let about = About::New(about.details(&mut chance));
        let worry = Worry { post: one.post, about, statements: vec![statement] };
        let cx = person(self.house, self.town, one.worker, self.now);
        advice::go_on(&cx, thread, None, words(WENT_ON), worry).await?;
        Ok(())
    }
}
