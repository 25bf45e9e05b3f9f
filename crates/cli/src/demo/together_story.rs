//! Weighing together in the demo: colleagues who each read a worry apart, and now and then see it
//! otherwise; and young suspects who may be victims.

use super::signal_story::{Course, Signal};
use super::teller::{Teller, words};
use super::turns::Stop;
use super::words;
use app::signalling::act_on_signal;
use app::together::{act_on_reading, ask_readings};
use domain::duties::Duty;
use domain::meldcode::{Answer, Decision, Unsafety};
use domain::organisations::Function;
use domain::reporting::Form;
use domain::signalling::reading::{self, View};
use domain::signalling::signal::{Command, Dissent, Together};
use domain::signalling::{Picture, VictimCheck};
use domain::subjects::Kind;
use kernel::SubjectId;

impl Teller<'_> {
    /// Asks the focal officer and a colleague for their reading, and lets each write it.
    pub(super) async fn read_together(
        &mut self,
        signal: &mut Signal,
        duty: &Duty,
    ) -> Result<(), Stop> {
        let here = |function| self.town.who(signal.at, function);
        let officers = here(Function::FocalOfficer);
        let near = [here(Function::Teacher), here(Function::NeighbourhoodWorker)].concat();
        let near: Vec<_> = near.into_iter().filter(|one| one.post != duty.post).collect();
        let (officer, colleague) = (self.chance.one(&officers).post, self.chance.one(&near).post);
        if officer == duty.post {
            return Ok(());
        }
        let cx = self.cx(duty.holder);
        let question = words(words::READ_WHAT);
        ask_readings(&cx, signal.id, None, vec![officer, colleague], Some(question)).await?;
        for reading in self.readings_of(signal).await? {
            let Some(duty) = self.turn(signal.at, reading).await? else { continue };
            let view = self.reading(signal.course);
            signal.read.push((reading, view.report));
            let cx = self.cx(duty.holder);
            act_on_reading(&cx, reading, None, reading::Command::Give(view)).await?;
        }
        Ok(())
    }

    /// The readings that were asked.
    async fn readings_of(&self, signal: &Signal) -> Result<Vec<SubjectId>, Stop> {
        let mut unit = self.house.store.begin(signal.at, self.clock.now()).await?;
        let rows = unit.followed_from(signal.id).await?;
        let readings = rows.into_iter().filter(|row| row.kind == Kind::Reading);
        Ok(readings.map(|row| row.id).collect())
    }

    /// Most read it as it will go; some see it otherwise or don't know.
    fn reading(&mut self, course: Course) -> View {
        let usual = if course == Course::Report { Answer::Yes } else { Answer::No };
        let other = if course == Course::Report { Answer::No } else { Answer::Yes };
        let report = self.chance.weighed(&[(66, usual), (18, Answer::Unknown), (16, other)]);
        let form = if self.chance.percent(45) { Form::Unclear } else { self.about.form };
        View {
            suspicion: if course == Course::Nothing { Answer::No } else { Answer::Yes },
            unsafety: Unsafety::Unknown,
            picture: Picture { form, coercion: None, suspect: Answer::Unknown, words: None },
            report,
            why: match report {
                Answer::Yes => self.some(words::READ_REPORT),
                Answer::No => self.some(words::READ_NOT),
                Answer::Unknown => self.some(words::READ_UNSURE),
            },
        }
    }

    /// Both decisions after weighing together: everyone who read it otherwise gets an answer.
    pub(super) fn decided_together(signal: &Signal, decision: Decision) -> Command {
        let otherwise = |report| match report {
            Answer::Yes => !decision.report,
            Answer::No => decision.report,
            Answer::Unknown => false,
        };
        let dissent = signal.read.iter().filter(|(_, report)| otherwise(*report));
        let dissent = dissent
            .map(|(reading, _)| Dissent { reading: *reading, why: words(words::TO_DISSENT) })
            .collect();
        Command::DecideTogether(Together { decision, grounds: words(words::GROUNDS), dissent })
    }

    /// A boy with a parcel: a suspect who may be a victim, and who is looked at as one.
    pub(super) async fn suspect(&mut self, signal: &Signal, duty: &Duty) -> Result<(), Stop> {
        let picture = Picture {
            form: Form::Criminal,
            coercion: None,
            suspect: Answer::Yes,
            words: Some(words(words::SUSPECT)),
        };
        let check = VictimCheck {
            points: words(words::VICTIM_POINTS),
            told: words(words::VICTIM_TOLD),
            agreed: words(words::VICTIM_AGREED),
        };
        for command in [Command::Picture(picture), Command::CheckVictim(check)] {
            let cx = self.cx(duty.holder);
            act_on_signal(&cx, signal.id, None, command).await?;
        }
        Ok(())
    }
}
