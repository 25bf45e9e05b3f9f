//! A report: sent, received, judged, fed back and registered; and handed on to care coordination.

use super::teller::{Teller, words};
use super::turns::Stop;
use super::words;
use app::reporting::{ToSend, accept_case, act_on_incoming, act_on_outgoing, register, send};
use domain::duties::{Action, Duty};
use domain::organisations::{Function, OrganisationKind};
use domain::reporting::{
    AgeBand, Classification, CodedAnswers, Ground, IncomingCommand, OutgoingCommand, Purpose,
    Screening, WhyRefused,
};
use kernel::{OrganisationId, SubjectId};

/// The ground on which everything in the demo is exchanged.
fn ground() -> Ground {
    Ground { code: "right-to-report".to_owned(), words: words(words::GROUND) }
}

impl Teller<'_> {
    /// The organisation of a kind of which the town has one.
    fn the(&self, kind: OrganisationKind) -> OrganisationId {
        self.town.of_kind(kind).first().copied().unwrap_or(OrganisationId::from_raw(0))
    }

    /// Sends something about a subject, in the name of whoever holds it. It arrives at once.
    ///
    /// # Errors
    /// When it is refused.
    pub(super) async fn send_on(
        &mut self,
        from: OrganisationId,
        about: SubjectId,
        duty: &Duty,
        to: OrganisationKind,
        purpose: Purpose,
        content: &str,
    ) -> Result<(OrganisationId, SubjectId, SubjectId), Stop> {
        let (to, post) = (self.the(to), self.own_post(duty));
        let content = words(content);
        let to_send = ToSend { post, about, to, purpose, content, ground: ground() };
        let cx = self.cx(duty.holder);
        let sent = send(&cx, to_send).await?;
        self.carry(from, to).await?;
        Ok((to, sent, self.arrived(to, sent).await?))
    }

    /// A signal is reported, and everything that follows from it.
    ///
    /// # Errors
    /// When the next step is after today, or is refused.
    pub(super) async fn report(
        &mut self,
        from: OrganisationId,
        signal: SubjectId,
        duty: &Duty,
    ) -> Result<(), Stop> {
        let content = *self.chance.one(words::REPORTED);
        let to = OrganisationKind::ReportingPoint;
        let (desk, sent, intake) =
            self.send_on(from, signal, duty, to, Purpose::Report, content).await?;
        self.share_out(desk, intake, Function::IntakeOfficer).await?;
        if self.turn(desk, intake).await?.is_none() {
            return Ok(());
        }
        let (classification, to_care) = self.screen(desk, intake).await?;
        let care = if to_care { Some(self.ask_for_care(desk, intake).await?) } else { None };
        self.tell_reporter(from, sent, desk, intake, classification).await?;
        self.write_registration(desk, intake).await?;
        let Some(mut asked) = care else { return Ok(()) };
        let at = self.the(OrganisationKind::CareCoordination);
        loop {
            if let Some(case) = self.answer_care(at, desk, asked).await? {
                return self.case(at, case).await;
            }
            // A refusal leaves it with the reporting point, which asks again.
            self.days(1, 4).await?;
            asked = self.ask_for_care(desk, intake).await?;
        }
    }

    async fn screen(
        &mut self,
        desk: OrganisationId,
        intake: SubjectId,
    ) -> Result<(Classification, bool), Stop> {
        let classification = self.chance.weighed(&[
            (14, Classification::NoIndication),
            (30, Classification::Potential),
            (44, Classification::Presumed),
            (12, Classification::Established),
        ]);
        let to_care = classification.counts() && self.chance.percent(72);
        let Some(duty) = self.duty(desk, intake).await? else { return Ok((classification, false)) };
        let reason = match classification {
            Classification::NoIndication => words::SCREENED_OTHERWISE,
            _ => *self.chance.one(words::SCREENED),
        };
        let screening = Screening {
            classification,
            reason: words(reason),
            to_care,
            police: self.chance.percent(30).then(|| words(words::POLICE)),
            veilig_thuis: None,
        };
        let cx = self.cx(duty.holder);
        act_on_incoming(&cx, intake, None, IncomingCommand::Screen(screening)).await?;
        Ok((classification, to_care))
    }

    async fn ask_for_care(
        &mut self,
        desk: OrganisationId,
        intake: SubjectId,
    ) -> Result<(SubjectId, SubjectId), Stop> {
        let duty = self.duty(desk, intake).await?;
        let duty = duty.ok_or(app::Failure::NotFound)?;
        let to = OrganisationKind::CareCoordination;
        let (_, sent, arrived) =
            self.send_on(desk, intake, &duty, to, Purpose::Care, words::HANDED).await?;
        Ok((sent, arrived))
    }

    /// The reporter hears what was done, and reads it.
    async fn tell_reporter(
        &mut self,
        from: OrganisationId,
        sent: SubjectId,
        desk: OrganisationId,
        intake: SubjectId,
        classification: Classification,
    ) -> Result<(), Stop> {
        self.days(1, 5).await?;
        let Some(duty) = self.duty(desk, intake).await? else { return Ok(()) };
        let text = match classification {
            Classification::NoIndication => words::FEEDBACK_NOTHING,
            _ => *self.chance.one(words::FEEDBACK),
        };
        let cx = self.cx(duty.holder);
        let feedback = IncomingCommand::GiveFeedback { words: words(text) };
        act_on_incoming(&cx, intake, None, feedback).await?;
        self.carry(desk, from).await?;
        self.hear(from, sent).await
    }

    /// Whoever sent something reads the answer, when there is one to read.
    pub(super) async fn hear(&mut self, from: OrganisationId, sent: SubjectId) -> Result<(), Stop> {
        let Some(duty) = self.duty(from, sent).await? else { return Ok(()) };
        if Self::is(&duty, &[Action::HearFeedback, Action::HearRefusal]) {
            let Some(duty) = self.turn(from, sent).await? else { return Ok(()) };
            let cx = self.cx(duty.holder);
            act_on_outgoing(&cx, sent, None, OutgoingCommand::Hear).await?;
        }
        Ok(())
    }

    async fn write_registration(
        &mut self,
        desk: OrganisationId,
        intake: SubjectId,
    ) -> Result<(), Stop> {
        let Some(duty) = self.duty(desk, intake).await? else { return Ok(()) };
        if duty.action != Action::Register {
            return Ok(());
        }
        let Some(duty) = self.turn(desk, intake).await? else { return Ok(()) };
        let reason = words(words::WAIVED);
        if self.chance.percent(6) {
            let cx = self.cx(duty.holder);
            let waive = IncomingCommand::WaiveRegistration { reason };
            act_on_incoming(&cx, intake, None, waive).await?;
            return Ok(());
        }
        let answers = self.coded();
        let cx = self.cx(duty.holder);
        register(&cx, intake, None, &answers).await?;
        Ok(())
    }

    /// The coded answers that fit the young person.
    fn coded(&mut self) -> CodedAnswers<'static> {
        let origin = match (self.about.name.origin, self.chance.below(100)) {
            (_, 90..) => "unknown",
            ("Polish" | "Romanian" | "Bulgarian" | "Hungarian", _) => "eu",
            ("West African" | "Ukrainian" | "Colombian" | "Vietnamese", _) => "outside-eu",
            _ => "dutch",
        };
        CodedAnswers {
            form: self.about.form.word(),
            age: AgeBand::of(Some(self.about.birth), self.clock.now().day()).word(),
            sex: if self.about.sex == "f" { "female" } else { "male" },
            origin,
            reporter: self.chance.weighed(&[
                (44, "school"),
                (30, "wijkteam"),
                (12, "youth-care"),
                (8, "police"),
                (6, "health-care"),
            ]),
            care: self.chance.weighed(&[
                (24, "shelter"),
                (20, "treatment"),
                (38, "ambulatory"),
                (8, "none-wanted"),
                (10, "in-place"),
            ]),
            classification: self.chance.weighed(&[
                (34, "potential"),
                (52, "presumed"),
                (14, "established"),
            ]),
            municipality: super::town::MUNICIPALITY,
        }
    }

    /// Care coordination takes the case on; or says why not, and then there is no case.
    async fn answer_care(
        &mut self,
        at: OrganisationId,
        desk: OrganisationId,
        (sent, arrived): (SubjectId, SubjectId),
    ) -> Result<Option<SubjectId>, Stop> {
        self.share_out(at, arrived, Function::CareCoordinator).await?;
        let Some(duty) = self.turn(at, arrived).await? else { return Ok(None) };
        if self.chance.percent(7) {
            let text = words(words::REFUSED_FULL);
            let refusal = IncomingCommand::Refuse { why: WhyRefused::NoCapacity, words: text };
            let cx = self.cx(duty.holder);
            act_on_incoming(&cx, arrived, None, refusal).await?;
            self.carry(at, desk).await?;
            self.hear(desk, sent).await?;
            return Ok(None);
        }
        let post = self.own_post(&duty);
        let cx = self.cx(duty.holder);
        let case = accept_case(&cx, arrived, None, post).await?;
        self.carry(at, desk).await?;
        Ok(Some(case))
    }
}
