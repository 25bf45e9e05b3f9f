//! A case: first contact, safety plan, help, return, years of aftercare, and sometimes again.

use super::teller::{Teller, words};
use super::turns::Stop;
use super::words;
use app::casework::{act, name_team, plan_return, record_contact, returned, set_risk};
use app::reporting::act_on_incoming;
use domain::casework::{
    Chapter, Command, Contact, Outcome, PlanChapter, ReturnPlan, Risk, SafetyPlan, Signs, Way,
    WhyClosed,
};
use domain::duties::{Action, Duty};
use domain::organisations::{Function, OrganisationKind};
use domain::reporting::{IncomingCommand, Purpose, WhyRefused};
use kernel::{OrganisationId, SubjectId};

/// The longest chain of steps in one case; a track of years stays under it.
const MOST_STEPS: usize = 160;

/// A case as it is told.
struct Track {
    at: OrganisationId,
    id: SubjectId,
    /// How many contacts there were since help was asked, or since the beginning.
    contacts: i64,
    /// After how many contacts help is asked; never for some.
    help_after: Option<i64>,
    /// After how many contacts it is closed when no help is asked.
    close_after: i64,
    /// The arrival at the shelter, once help was accepted there.
    shelter: Option<SubjectId>,
    return_planned: bool,
}

impl Teller<'_> {
    /// Tells a case until today.
    ///
    /// # Errors
    /// When the next step is after today, or is refused.
    pub(super) async fn case(&mut self, at: OrganisationId, id: SubjectId) -> Result<(), Stop> {
        let asks = self.chance.percent(58);
        let mut track = Track {
            at,
            id,
            contacts: 0,
            help_after: asks.then_some(self.chance.between(1, 4)),
            close_after: self.chance.between(5, 16),
            shelter: None,
            return_planned: false,
        };
        self.set_up(&track).await?;
        for _ in 0..MOST_STEPS {
            let Some(duty) = self.turn(at, id).await? else {
                return self.after_closing(&mut track).await;
            };
            self.case_step(&mut track, &duty).await?;
        }
        Ok(())
    }

    /// Who works on it, and the risk a person chose.
    async fn set_up(&mut self, track: &Track) -> Result<(), Stop> {
        let Some(duty) = self.duty(track.at, track.id).await? else { return Ok(()) };
        if self.chance.percent(60) {
            let team = self.town.who(track.at, Function::CareCoordinator);
            let bridge = self.chance.one(&team).post;
            let posts = if bridge == duty.post { vec![bridge] } else { vec![duty.post, bridge] };
            let cx = self.cx(duty.holder);
            name_team(&cx, track.id, None, posts, Some(bridge)).await?;
        }
        let (risk, why) = if self.chance.percent(45) {
            (Risk::High, words::RISK_HIGH)
        } else {
            (Risk::Other, words::RISK_OTHER)
        };
        let cx = self.cx(duty.holder);
        set_risk(&cx, track.id, None, risk, words(why)).await?;
        Ok(())
    }

    async fn case_step(&mut self, track: &mut Track, duty: &Duty) -> Result<(), Stop> {
        match duty.action {
            Action::FirstContact | Action::BridgeContact => self.bridging(track, duty).await,
            Action::PrepareReturn => self.towards_home(track, duty).await,
            Action::AftercareContact => self.aftercare(track, duty).await,
            Action::MakeSafetyPlan => {
                let plan = self.safety_plan();
                self.do_case(track, duty, Command::WritePlan(plan)).await
            }
            Action::ReviewSafetyPlan => {
                let days = i32::try_from(self.chance.between(60, 120)).unwrap_or(90);
                let next = Some(self.clock.now().plus_days(days));
                let words = self.some(words::REVIEWED);
                self.do_case(track, duty, Command::ReviewPlan { words, next }).await
            }
            Action::ReviewSigns | Action::ReviewUrgentSigns => {
                let reason = words(words::LOOKED_OTHERWISE);
                let outcome = Outcome::Continue;
                self.do_case(track, duty, Command::ReviewSigns { outcome, reason }).await
            }
            _ => {
                let reason = WhyClosed::AftercareCompleted;
                let words = words(words::CLOSED_SAFE);
                self.do_case(track, duty, Command::Close { reason, words }).await
            }
        }
    }

    async fn do_case(&mut self, track: &Track, duty: &Duty, command: Command) -> Result<(), Stop> {
        let cx = self.cx(duty.holder);
        act(&cx, track.id, None, command).await?;
        Ok(())
    }

    fn contact(&mut self, often: u64) -> Contact {
        let reached = self.chance.percent(often);
        let text = *self.chance.one(if reached { words::CONTACT } else { words::MISSED });
        let way = self.chance.weighed(&[
            (40, Way::InPerson),
            (30, Way::Phone),
            (20, Way::Message),
            (4, Way::Video),
            (6, Way::ThroughOther),
        ]);
        Contact { way, reached, words: words(text) }
    }

    /// Contact until help starts; after some of it help is asked, or the track ends.
    async fn bridging(&mut self, track: &mut Track, duty: &Duty) -> Result<(), Stop> {
        let contact = self.contact(78);
        let cx = self.cx(duty.holder);
        record_contact(&cx, track.id, None, contact).await?;
        track.contacts += 1;
        match track.help_after {
            Some(after) if track.contacts == after => self.ask_for_help(track, duty).await,
            None if track.contacts >= track.close_after => {
                let (reason, words) = self.chance.weighed(&[
                    (60, (WhyClosed::HelpLedToSafety, words::CLOSED_SAFE)),
                    (25, (WhyClosed::PersonDeclined, words::CLOSED_DECLINED)),
                    (15, (WhyClosed::MovedAway, words::CLOSED_MOVED)),
                ]);
                let words = super::teller::words(words);
                self.do_case(track, duty, Command::Close { reason, words }).await
            }
            _ => Ok(()),
        }
    }

    /// A shelter is asked; it accepts and begins, or says why not.
    async fn ask_for_help(&mut self, track: &mut Track, duty: &Duty) -> Result<(), Stop> {
        let content = *self.chance.one(words::ASKED);
        let to = OrganisationKind::Shelter;
        let (shelter, sent, arrived) =
            self.send_on(track.at, track.id, duty, to, Purpose::Referral, content).await?;
        self.share_out(shelter, arrived, Function::HelpProvider).await?;
        let Some(duty) = self.turn(shelter, arrived).await? else { return Ok(()) };
        if self.chance.percent(24) {
            let (why, text) = self.chance.weighed(&[
                (50, (WhyRefused::NoPlace, words::REFUSED_FULL)),
                (20, (WhyRefused::NotSafeHere, words::REFUSED_NEAR)),
                (30, (WhyRefused::OtherNeed, words::REFUSED_OTHER)),
            ]);
            let refusal = IncomingCommand::Refuse { why, words: words(text) };
            let cx = self.cx(duty.holder);
            act_on_incoming(&cx, arrived, None, refusal).await?;
            self.carry(shelter, track.at).await?;
            // Help is asked again after the next contacts.
            track.help_after = Some(track.contacts + self.chance.between(1, 3));
            return self.hear(track.at, sent).await;
        }
        let accept = IncomingCommand::AcceptReferral { start_by: None };
        let cx = self.cx(duty.holder);
        act_on_incoming(&cx, arrived, None, accept).await?;
        self.carry(shelter, track.at).await?;
        self.start_help(track, shelter, arrived).await
    }

    /// Until help has really started, contact goes on.
    async fn start_help(
        &mut self,
        track: &mut Track,
        shelter: OrganisationId,
        arrived: SubjectId,
    ) -> Result<(), Stop> {
        self.days(2, 8).await?;
        if let Some(duty) = self.duty(track.at, track.id).await?
            && Self::is(&duty, &[Action::FirstContact, Action::BridgeContact])
        {
            let contact = self.contact(85);
            let cx = self.cx(duty.holder);
            record_contact(&cx, track.id, None, contact).await?;
        }
        let Some(duty) = self.duty(shelter, arrived).await? else { return Ok(()) };
        let days = i32::try_from(self.chance.between(60, 200)).unwrap_or(90);
        let prepare_by = Some(self.clock.now().plus_days(days));
        let cx = self.cx(duty.holder);
        act_on_incoming(&cx, arrived, None, IncomingCommand::StartHelp { prepare_by }).await?;
        self.carry(shelter, track.at).await?;
        track.shelter = Some(arrived);
        Ok(())
    }

    /// The return is planned, and then it is there; now and then help stops before that.
    async fn towards_home(&mut self, track: &mut Track, duty: &Duty) -> Result<(), Stop> {
        if !track.return_planned {
            let days = i32::try_from(self.chance.between(40, 190)).unwrap_or(60);
            let on = self.clock.now().plus_days(days);
            let plan = ReturnPlan { on, helper: duty.post, agreements: words(words::RETURN) };
            let cx = self.cx(duty.holder);
            plan_return(&cx, track.id, None, plan).await?;
            track.return_planned = true;
            return Ok(());
        }
        if self.chance.percent(9) {
            let text = words(words::HELP_STOPPED);
            let cx = self.cx(duty.holder);
            app::casework::help_stopped(&cx, track.id, None, text).await?;
            (track.return_planned, track.help_after, track.contacts) = (false, None, 0);
        } else {
            self.clock.wait_until(duty.due).await?;
            let now = self.clock.now();
            let cx = self.cx(duty.holder);
            returned(&cx, track.id, None, now).await?;
        }
        self.end_help(track).await
    }

    async fn end_help(&mut self, track: &mut Track) -> Result<(), Stop> {
        let Some(arrived) = track.shelter.take() else { return Ok(()) };
        let shelters = self.town.of_kind(OrganisationKind::Shelter);
        let Some(shelter) = shelters.first().copied() else { return Ok(()) };
        let Some(duty) = self.duty(shelter, arrived).await? else { return Ok(()) };
        let cx = self.cx(duty.holder);
        let end = IncomingCommand::EndHelp { words: words(words::HELP_ENDED) };
        act_on_incoming(&cx, arrived, None, end).await?;
        self.carry(shelter, track.at).await
    }

    /// Contact for years; sometimes a sign, sometimes an end before the schedule's.
    async fn aftercare(&mut self, track: &mut Track, duty: &Duty) -> Result<(), Stop> {
        let contact = self.contact(88);
        let cx = self.cx(duty.holder);
        record_contact(&cx, track.id, None, contact).await?;
        track.contacts += 1;
        if self.chance.percent(4) {
            self.note_sign(track).await?;
        } else if track.contacts > 12 && self.chance.percent(4) {
            let reason = WhyClosed::HelpLedToSafety;
            let words = words(words::CLOSED_SAFE);
            if let Some(duty) = self.duty(track.at, track.id).await? {
                self.do_case(track, &duty, Command::Close { reason, words }).await?;
            }
        }
        Ok(())
    }

    async fn note_sign(&mut self, track: &Track) -> Result<(), Stop> {
        let (id, text) = *self.chance.one(words::SIGN);
        let Some(duty) = self.duty(track.at, track.id).await? else { return Ok(()) };
        let signs = Signs {
            ids: vec![id.to_owned()],
            urgent: id == "revict-out-of-sight",
            alternative: words(words::OTHERWISE),
            words: words(text),
        };
        self.do_case(track, &duty, Command::NoteSign(signs)).await?;
        if self.chance.percent(25) {
            let Some(duty) = self.duty(track.at, track.id).await? else { return Ok(()) };
            self.clock.wait_until(duty.due.max(self.clock.now())).await?;
            let Some(duty) = self.duty(track.at, track.id).await? else { return Ok(()) };
            let (outcome, reason) = (Outcome::Reopen, words(words::LOOKED_AGAIN));
            self.do_case(track, &duty, Command::ReviewSigns { outcome, reason }).await?;
        }
        Ok(())
    }

    /// A closed track: the door stays open, and a few come back through it.
    async fn after_closing(&mut self, track: &mut Track) -> Result<(), Stop> {
        if !self.chance.percent(8) {
            return Ok(());
        }
        self.days(30, 300).await?;
        let team = self.town.who(track.at, Function::CareCoordinator);
        let closed = self.row(track.at, track.id).await?;
        let again = team.iter().find(|one| one.worker == closed.opened_by);
        let Some(again) = again else { return Ok(()) };
        let cx = self.cx(again.worker);
        let reason = words(words::REOPENED);
        let reopened = act(&cx, track.id, None, Command::Reopen { reason }).await;
        if reopened.is_err() {
            return Ok(());
        }
        (track.contacts, track.help_after, track.return_planned) = (0, None, false);
        for _ in 0..MOST_STEPS / 4 {
            let Some(duty) = self.turn(track.at, track.id).await? else { return Ok(()) };
            self.case_step(track, &duty).await?;
        }
        Ok(())
    }

    fn safety_plan(&mut self) -> SafetyPlan {
        let until = self.clock.now().plus_days(180).day();
        let required = Chapter::ALL.iter().copied().filter(|chapter| chapter.is_required());
        let chapters = required
            .zip(words::PLAN)
            .map(|(chapter, (risk, agreement))| PlanChapter {
                chapter,
                risk: words(risk),
                agreement: words(agreement),
                who: super::names::personal("De zorgcoördinator"),
                until,
            })
            .collect();
        let review = self.clock.now().plus_days(60);
        SafetyPlan::new(chapters, review).expect("the demo's plan has every required chapter")
    }
}
