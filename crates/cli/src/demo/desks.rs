//! What lies on the desks this morning: for everyone a visitor can be who meets young people, a worry
//! that was just noted, advice to read, and feedback on a report; and a question for whoever advises.
//!
//! The tracks of the years end in days, so chance alone leaves these desks empty.

use super::signal_story::Course;
use super::teller::{Teller, words};
use super::town::{Resident, Town};
use super::turns::Stop;
use super::words;
use app::advice;
use app::feedback;
use app::handing_over::{self, Reply};
use app::reporting::act_on_incoming;
use app::signalling::act_on_signal;
use domain::duties::Action;
use domain::meldcode::{Step, StepRecord};
use domain::organisations::{Function, OrganisationKind};
use domain::reporting::{Classification, FeedbackCommand, IncomingCommand, Purpose, Screening};
use domain::signalling::consultation::Adviser;
use domain::signalling::signal;
use domain::statements::Role;
use domain::subjects::Kind;
use kernel::{Calendar, FuzzyTime, Moment, SubjectId};

/// How far a worry has come that lies on a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lies {
    /// Noted yesterday: the first step is to take.
    Noted,
    /// Asked about without a name, and answered: there is advice to read.
    Advised,
    /// Reported and told back: there is feedback to read.
    ToldBack,
    /// Asked about without a name: there is advice to give.
    Asked,
    /// Taken over by whoever advises, who told what was done: there is something to read.
    TakenOver,
    /// Taken over by whoever advises, who has yet to tell what was done.
    Untold,
    /// Noted by two colleagues in two spellings: someone must look whether it is the same person.
    Twice(Compared),
}

/// What a focal officer made of two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compared {
    /// Nothing yet.
    Open,
    /// It is one person.
    Same,
    /// They are two persons.
    Different,
}

/// One worry on one desk.
#[derive(Debug, Clone)]
pub struct OnDesk {
    one: Resident,
    lies: Lies,
    /// When it begins.
    pub begins: Moment,
}

/// What lies on the desks, on the last working days before `today`; records to compare only where
/// `compares` says so.
pub fn on_desks(town: &Town, calendar: Calendar, today: Moment, compares: bool) -> Vec<OnDesk> {
    let mut all = Vec::new();
    let mut lay = |one: &Resident, lies: Lies| {
        let days = match lies {
            Lies::ToldBack => 6,
            Lies::Twice(Compared::Same | Compared::Different) => 4,
            _ => 1,
        };
        let minutes = 15 * i64::try_from(all.len() % 8).unwrap_or(0);
        let begins = working_days_before(calendar, today, days).plus_seconds(minutes * 60);
        all.push(OnDesk { one: one.clone(), lies, begins });
    };
    for one in town.people.iter().filter(|one| one.is_cast) {
        match one.function {
            Function::Teacher | Function::NeighbourhoodWorker => {
                let over = [Lies::TakenOver, Lies::Untold];
                for lies in [Lies::Noted, Lies::Advised, Lies::ToldBack].into_iter().chain(over) {
                    lay(one, lies);
                }
            }
            Function::PoliceOfficer => lay(one, Lies::Noted),
            _ => {}
        }
    }
    // Whoever advises is asked by a colleague, not by the ones above: those have their answer.
    for place in &town.places {
        let advised = town.who(place.id, Function::FocalOfficer);
        let asks = |one: &&&Resident| !one.is_cast && one.organisation == place.id;
        let asks = |function| town.who(place.id, function).iter().find(asks).copied();
        let asker = asks(Function::Teacher).or_else(|| asks(Function::NeighbourhoodWorker));
        if let (true, Some(asker)) = (advised.iter().any(|one| one.is_cast), asker) {
            lay(asker, Lies::Asked);
            if compares {
                for made in [Compared::Open, Compared::Same, Compared::Different] {
                    lay(asker, Lies::Twice(made));
                }
            }
        }
    }
    all
}

/// Nine o'clock, so many working days before today.
fn working_days_before(calendar: Calendar, today: Moment, days: u32) -> Moment {
    let mut day = today.plus_days(-1).day();
    let mut left = days;
    loop {
        if calendar.is_working_day(day) {
            left -= 1;
            if left == 0 {
                return Moment::in_netherlands(day, 9, 0);
            }
        }
        day = Moment::in_netherlands(day, 9, 0).plus_days(-1).day();
    }
}

impl Teller<'_> {
    /// Tells what lies on a desk, as far as it has come.
    ///
    /// # Errors
    /// When a step is after today, or is refused.
    pub async fn lay_down(mut self, desk: OnDesk) -> Result<(), Stop> {
        let OnDesk { one, lies, .. } = desk;
        let id = self.note(one.worker, one.post).await?;
        match lies {
            Lies::Noted => Ok(()),
            Lies::Asked => self.ask(&one, id).await.map(|_| ()),
            Lies::Advised => {
                self.map_signals(&one, id).await?;
                let asked = self.ask(&one, id).await?;
                self.hours(2).await?;
                let Some(duty) = self.duty(one.organisation, asked).await? else { return Ok(()) };
                let words = Self::nameless(self.some(words::ADVICE));
                advice::answer(&self.cx(duty.holder), asked, None, words).await?;
                Ok(())
            }
            Lies::ToldBack => self.told_back(&one, id).await,
            Lies::Twice(made) => self.noted_twice(&one, made).await,
            Lies::TakenOver => self.taken_over(&one, id, true).await,
            Lies::Untold => self.taken_over(&one, id, false).await,
        }
    }

    /// The worry goes over to whoever advises, who owes the one who noted it a word.
    async fn taken_over(&mut self, one: &Resident, id: SubjectId, told: bool) -> Result<(), Stop> {
        let at = one.organisation;
        let Some(focal) = self.town.who(at, Function::FocalOfficer).first().copied() else {
            return Ok(());
        };
        self.hours(1).await?;
        let cx = self.cx(one.worker);
        handing_over::offer(&cx, id, None, focal.post).await?;
        self.hours(1).await?;
        let cx = self.cx(focal.worker);
        handing_over::answer(&cx, id, None, Reply::Accept).await?;
        let mut unit = self.house.store.begin(at, self.clock.now()).await?;
        let owed = unit.followed_from(id).await?;
        drop(unit);
        let owed = owed.into_iter().find(|row| row.kind == Kind::Feedback);
        if let (true, Some(owed)) = (told, owed) {
            self.hours(2).await?;
            let (ground, words) = ("own-task".to_owned(), self.some(words::TOLD_BACK));
            let cx = self.cx(focal.worker);
            feedback::act(&cx, owed.id, None, FeedbackCommand::Give { ground, words }).await?;
        }
        Ok(())
    }

    pub(super) async fn hours(&mut self, hours: i64) -> Result<(), Stop> {
        let at = self.clock.now().plus_seconds(hours * 3600);
        self.clock.wait_until(at).await
    }

    async fn map_signals(&mut self, one: &Resident, id: SubjectId) -> Result<(), Stop> {
        self.hours(1).await?;
        let (when, what) = (FuzzyTime::At(self.clock.now()), self.some(words::MAPPED));
        let step = Step::MapSignals;
        let taken = StepRecord::Taken { step, when, with: None, whom: None, what, reason: None };
        self.signal_step(one, id, signal::Command::TakeStep(taken)).await
    }

    async fn signal_step(
        &mut self,
        one: &Resident,
        id: SubjectId,
        command: signal::Command,
    ) -> Result<(), Stop> {
        let cx = self.cx(one.worker);
        act_on_signal(&cx, id, None, command).await?;
        Ok(())
    }

    async fn ask(&mut self, one: &Resident, id: SubjectId) -> Result<SubjectId, Stop> {
        self.hours(1).await?;
        let question = Self::nameless(self.some(words::QUESTIONS));
        let (cx, adviser) = (self.cx(one.worker), Adviser::FocalOfficer);
        Ok(advice::ask(&cx, one.post, Some(id), adviser, question).await?)
    }

    /// The worry is weighed and reported; the reporting point looks at it and tells back.
    async fn told_back(&mut self, one: &Resident, id: SubjectId) -> Result<(), Stop> {
        self.map_signals(one, id).await?;
        self.hours(2).await?;
        let (when, what) = (FuzzyTime::At(self.clock.now()), self.some(words::TALKED));
        let (step, with) = (Step::Talk, Some(Role::YoungPerson));
        let talk = StepRecord::Taken { step, when, with, whom: None, what, reason: None };
        self.signal_step(one, id, signal::Command::TakeStep(talk)).await?;
        let weighing = self.weighing(Course::Report);
        self.signal_step(one, id, signal::Command::Weigh(weighing)).await?;
        let decision = Self::decision(Course::Report);
        self.signal_step(one, id, signal::Command::Decide(decision)).await?;
        self.hours(1).await?;
        let Some(duty) = self.duty(one.organisation, id).await? else { return Ok(()) };
        if duty.action != Action::SendReport {
            return Ok(());
        }
        let (to, content) = (OrganisationKind::ReportingPoint, *self.chance.one(words::REPORTED));
        let sent = self.send_on(one.organisation, id, &duty, to, Purpose::Report, content).await?;
        let (point, _, arrived) = sent;
        self.days(2, 3).await?;
        let screening = Screening {
            classification: Classification::Potential,
            reason: words(self.chance.one::<&str>(words::SCREENED)),
            to_care: false,
            police: None,
            veilig_thuis: None,
        };
        let feedback = IncomingCommand::GiveFeedback { words: self.some(words::FEEDBACK) };
        for command in [IncomingCommand::Screen(screening), feedback] {
            let Some(duty) = self.duty(point, arrived).await? else { return Ok(()) };
            let cx = self.cx(duty.holder);
            act_on_incoming(&cx, arrived, None, command).await?;
            let end = self.last_working_afternoon();
            self.clock.wait_until(end.max(self.clock.now())).await?;
        }
        self.carry(point, one.organisation).await
    }

    /// Three o'clock on the last working day before today.
    fn last_working_afternoon(&self) -> Moment {
        let morning = working_days_before(self.house.calendar, self.clock.today(), 1);
        morning.plus_seconds(6 * 3600)
    }
}
