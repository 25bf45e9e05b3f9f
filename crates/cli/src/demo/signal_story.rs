//! A worry: noted, talked over without a name, weighed and decided on, at a school or a neighbourhood
//! team.

use super::teller::{Teller, words};
use super::turns::Stop;
use super::words;
use app::Failure;
use app::advice::{self, Message};
use app::conversation::keep_talk;
use app::signalling::{About, Worry, act_on_signal, note_worry};
use domain::conversation::{Asker, Given, Plainness, Talk};
use domain::duties::{Action, Duty};
use domain::matching::PersonDetails;
use domain::meldcode::{
    Answer, Answered, Decision, SkipReason, Step, StepRecord, Unsafety, Weighing,
};
use domain::organisations::{Function, OrganisationKind};
use domain::reporting::Form;
use domain::signalling::consultation::Adviser;
use domain::signalling::signal;
use domain::statements::{Mode, Role, Statement, Ticked};
use kernel::{FreeText, FuzzyTime, Lang, OrganisationId, PostId, SubjectId, WorkerId};

/// Where a worry leads; fixed at its beginning, so that the steps fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// It is reported.
    Report,
    /// Help is enough.
    Help,
    /// There is another explanation.
    Nothing,
}

/// How far a signal has come in the story.
pub(super) struct Signal {
    pub(super) at: OrganisationId,
    pub(super) id: SubjectId,
    pub(super) course: Course,
    steps: usize,
    review_agreed: bool,
    /// Who read it, and whether they would report.
    pub(super) read: Vec<(SubjectId, Answer)>,
}

impl Teller<'_> {
    /// The whole track, from the first worry on.
    ///
    /// # Errors
    /// When the next step is after today, or is refused.
    pub async fn whole_track(mut self) -> Result<(), Stop> {
        let (at, worker, post) = self.someone_near();
        let course = match self.chance.below(100) {
            0..68 => Course::Report,
            68..84 => Course::Help,
            _ => Course::Nothing,
        };
        let id = self.note(worker, post).await?;
        if self.short {
            return self.end_at_once(at, id).await;
        }
        let mut signal =
            Signal { at, id, course, steps: 0, review_agreed: false, read: Vec::new() };
        while let Some(duty) = self.turn(at, id).await? {
            if duty.action == Action::SendReport {
                return self.report(at, id, &duty).await;
            }
            self.step(&mut signal, &duty).await?;
        }
        Ok(())
    }

    /// The shortest track: noted, looked at once, and closed.
    async fn end_at_once(&mut self, at: OrganisationId, id: SubjectId) -> Result<(), Stop> {
        let Some(duty) = self.turn(at, id).await? else { return Ok(()) };
        let reason = signal::ClosingReason::NoSuspicion;
        let close = signal::Command::Close { reason, why: words(words::DECIDED_NOTHING) };
        let cx = self.cx(duty.holder);
        act_on_signal(&cx, id, None, close).await?;
        Ok(())
    }

    /// Someone who meets young people, at a school or in a neighbourhood.
    fn someone_near(&mut self) -> (OrganisationId, WorkerId, PostId) {
        let (kind, function) = if self.chance.percent(58) {
            (OrganisationKind::School, Function::Teacher)
        } else {
            (OrganisationKind::NeighbourhoodTeam, Function::NeighbourhoodWorker)
        };
        let at = *self.chance.one(&self.town.of_kind(kind));
        let who = self.town.who(at, function);
        let one = self.chance.one(&who);
        (at, one.worker, one.post)
    }

    pub(super) async fn note(&mut self, worker: WorkerId, post: PostId) -> Result<SubjectId, Stop> {
        let details = self.about.clone().details(&mut self.chance);
        self.note_of(worker, post, details).await
    }

    /// Notes a worry about someone as this colleague writes them down.
    pub(super) async fn note_of(
        &mut self,
        worker: WorkerId,
        post: PostId,
        details: PersonDetails,
    ) -> Result<SubjectId, Stop> {
        let mut statements = vec![self.seen()];
        if self.chance.percent(45) {
            statements.push(self.other_statement());
        }
        let about = About::New(details);
        let cx = self.cx(worker);
        Ok(note_worry(&cx, Worry { post, about, statements }).await?)
    }

    fn seen(&mut self) -> Statement {
        let (text, signals) = *self.chance.one(words::SEEN);
        let signals = Ticked::of(signals.iter().map(|id| (*id).to_owned()));
        self.statement(Role::Professional, Mode::Seen, text, signals)
    }

    /// What another said, or what the speaker makes of it.
    pub(super) fn other_statement(&mut self) -> Statement {
        let (role, mode, texts) = self.chance.weighed(&[
            (40, (Role::Bystander, Mode::Heard, words::HEARD)),
            (30, (Role::Professional, Mode::Assumed, words::ASSUMED)),
            (30, (Role::YoungPerson, Mode::Quoted, words::QUOTED)),
        ]);
        let text = *self.chance.one(texts);
        self.statement(role, mode, text, Ticked::default())
    }

    fn statement(&mut self, role: Role, mode: Mode, text: &str, signals: Ticked) -> Statement {
        let days = i32::try_from(self.chance.between(0, 12)).unwrap_or(0);
        let when = FuzzyTime::On(self.clock.now().plus_days(-days).day(), None);
        let words = words(&text.replace("{name}", self.about.name.first));
        Statement { role, mode, words, when, signals, about: None }
    }

    async fn step(&mut self, signal: &mut Signal, duty: &Duty) -> Result<(), Stop> {
        let command = match duty.action {
            Action::MeldcodeStep => {
                signal.steps += 1;
                if signal.steps == 2 && self.chance.percent(55) {
                    return self.consult(signal, duty).await;
                }
                if signal.steps > 1 && self.chance.percent(40) {
                    return self.talk(signal, duty).await;
                }
                signal::Command::TakeStep(self.meldcode_step(signal))
            }
            Action::WeighSignal if signal.read.is_empty() && self.chance.percent(14) => {
                return self.read_together(signal, duty).await;
            }
            Action::WeighSignal => {
                if self.about.form == Form::Criminal && self.chance.percent(40) {
                    self.suspect(signal, duty).await?;
                }
                signal::Command::Weigh(self.weighing(signal.course))
            }
            Action::Decide if !signal.read.is_empty() => {
                Self::decided_together(signal, Self::decision(signal.course))
            }
            Action::Decide => signal::Command::Decide(Self::decision(signal.course)),
            Action::ReviewHelp if !signal.review_agreed => {
                signal.review_agreed = true;
                let days = i32::try_from(self.chance.between(21, 70)).unwrap_or(28);
                signal::Command::AgreeHelp { review: self.clock.now().plus_days(days) }
            }
            Action::ReviewHelp => signal::Command::ReviewHelp {
                outcome: signal::Outcome::Safe,
                why: words(words::REVIEWED_GOOD),
            },
            _ => signal::Command::Close {
                reason: signal::ClosingReason::NoSuspicion,
                why: words(words::DECIDED_NOTHING),
            },
        };
        let cx = self.cx(duty.holder);
        act_on_signal(&cx, signal.id, None, command).await?;
        Ok(())
    }

    /// The steps before weighing: first what is known, then the talk.
    fn meldcode_step(&mut self, signal: &Signal) -> StepRecord {
        let when = FuzzyTime::At(self.clock.now());
        if signal.steps == 1 {
            let what = self.some(words::MAPPED);
            let step = Step::MapSignals;
            return StepRecord::Taken { step, when, with: None, whom: None, what, reason: None };
        }
        if signal.course == Course::Report && self.chance.percent(15) {
            let because = SkipReason::SafetyClient;
            return StepRecord::TalkSkipped { when, because, why: words(words::SKIPPED) };
        }
        let what = self.some(words::TALKED);
        let with = Some(Role::YoungPerson);
        StepRecord::Taken { step: Step::Talk, when, with, whom: None, what, reason: None }
    }

    /// A talk with the young person on the screen for it: their words become statements, and it is the
    /// step of the meldcode.
    async fn talk(&mut self, signal: &Signal, duty: &Duty) -> Result<(), Stop> {
        let easy = self.chance.percent(35);
        let answered = *self.chance.one(words::ANSWERED);
        let given = |(question, answer): &(&str, &str)| Given {
            question: (*question).to_owned(),
            words: words(answer),
        };
        let talk = Talk {
            when: FuzzyTime::At(self.clock.now()),
            asker: Asker::Professional,
            plainness: if easy { Plainness::Easy } else { Plainness::Plain },
            lang: Lang::Nl,
            answers: answered.iter().map(given).collect(),
            about: Some(words(words::TALK_HELD)),
        };
        let brought = self.some(words::TALKED);
        let cx = self.cx(duty.holder);
        keep_talk(&cx, signal.id, None, talk, Some(brought)).await?;
        Ok(())
    }

    pub(super) fn weighing(&mut self, course: Course) -> Weighing {
        let (suspicion, unsafety) = match course {
            Course::Report => {
                let unsafety =
                    [(25, Unsafety::Acute), (55, Unsafety::Structural), (20, Unsafety::Unknown)];
                (Answer::Yes, self.chance.weighed(&unsafety))
            }
            Course::Help => (Answer::Unknown, Unsafety::NoneKnown),
            Course::Nothing => (Answer::No, Unsafety::NoneKnown),
        };
        let reason = self.some(words::WEIGHED);
        Weighing {
            suspicion: Answered { answer: suspicion, reason: Some(reason) },
            unsafety,
            unsafety_reason: None,
            help_possible: Answered::plain(Answer::Yes),
            help_accepted: Answered::UNKNOWN,
            help_works: Answered::UNKNOWN,
            disclosure: course == Course::Report && self.chance.percent(20),
        }
    }

    pub(super) fn decision(course: Course) -> Decision {
        let report = course == Course::Report;
        let help = course == Course::Help;
        let why = match course {
            Course::Report => words::DECIDED_REPORT,
            Course::Help => words::DECIDED_HELP,
            Course::Nothing => words::DECIDED_NOTHING,
        };
        Decision { report, report_reason: Some(words(why)), help, help_reason: None }
    }

    /// A colleague who knows the meldcode is asked, without a name.
    async fn consult(&mut self, signal: &Signal, duty: &Duty) -> Result<(), Stop> {
        let post = self.own_post(duty);
        let question = Self::nameless(self.some(words::QUESTIONS));
        let (cx, adviser) = (self.cx(duty.holder), Adviser::FocalOfficer);
        let asked = match advice::ask(&cx, post, Some(signal.id), adviser, question).await {
            // Whoever advises here has nobody to ask.
            Err(Failure::Invalid(_)) => return Ok(()),
            asked => asked?,
        };
        while let Some(duty) = self.turn(signal.at, asked).await? {
            let cx = self.cx(duty.holder);
            if duty.action == Action::AnswerConsultation {
                let words = Self::nameless(self.some(words::ADVICE));
                advice::answer(&cx, asked, None, words).await?;
            } else {
                advice::hear(&cx, asked, None, None).await?;
            }
        }
        Ok(())
    }

    /// Words of the demo name nobody: they were looked at when they were written.
    pub(super) const fn nameless(words: FreeText) -> Message {
        Message { words, looked_again: true }
    }
}
