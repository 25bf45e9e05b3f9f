//! The file note: a signal under the numbered steps of its sector, as the law wants it recorded.
//!
//! Every step must be recorded in the file of the client, patient or pupil, or in another system
//! (Movisie, 2015). This says what stands below which step, and what isn't there; words are for pages.

use super::picture::Picture;
use super::signal::{Event, Read, Together};
use crate::behaviour::Discussed;
use crate::meldcode::{Decision, Kindcheck, Question, Step, StepRecord, Template, Weighing};
use crate::statements::{Noted, Statement};
use crate::timeline::Happening;
use kernel::SubjectId;

/// A signal under the steps of a template.
#[derive(Debug, PartialEq, Eq)]
pub struct FileNote<'a> {
    /// What stands below each numbered step, in order.
    pub steps: Vec<NotedStep<'a>>,
    /// What came after the decisions, in the order in which it was noted.
    pub after: Vec<&'a Noted<Happening>>,
}

/// What stands below one numbered step.
#[derive(Debug, PartialEq, Eq)]
pub struct NotedStep<'a> {
    /// In the order in which it was noted.
    pub lines: Vec<(&'a Noted<Happening>, Shows<'a>)>,
    /// What this step asks for and isn't there.
    pub missing: Vec<Step>,
}

/// What a line of the file note shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shows<'a> {
    /// What someone said.
    Said(&'a Statement),
    /// Behaviour that was discussed, here or elsewhere.
    Discussed(&'a Discussed),
    /// Advice that was asked without a name.
    Advice(SubjectId),
    /// A step that was taken, or the talk that was skipped.
    Step(&'a StepRecord),
    /// Whether there are children, and whether they are safe.
    Children(&'a Kindcheck),
    /// A weighing: the questions that this step asks.
    Weighing(&'a Weighing, &'a [Question]),
    /// What someone made of the situation.
    Picture(&'a Picture),
    /// How each reader read it, once that could be seen.
    Readings(&'a [Read]),
    /// Both decisions.
    Decision(&'a Decision),
    /// Both decisions after weighing together, with their grounds and who read it otherwise.
    Together(&'a Together),
}

impl Shows<'_> {
    /// Whether it is a record of this step. Who says what they saw maps the signals, and colleagues who
    /// gave their reading were consulted; what was discussed and advice that was asked are no record.
    fn records(&self, step: Step) -> bool {
        match self {
            Self::Discussed(_) | Self::Advice(_) | Self::Children(_) | Self::Picture(_) => false,
            Self::Said(_) => step == Step::MapSignals,
            Self::Readings(_) => step == Step::Consult,
            Self::Step(record) => record.step() == step,
            Self::Weighing(..) => step == Step::Weigh,
            Self::Decision(_) | Self::Together(_) => step == Step::Decide,
        }
    }
}

/// Puts a signal's timeline under the steps of a template.
pub fn file_note<'a>(template: &'a Template, timeline: &'a [Noted<Happening>]) -> FileNote<'a> {
    let mut steps: Vec<_> = template
        .places()
        .iter()
        .map(|place| NotedStep { lines: Vec::new(), missing: place.does.clone() })
        .collect();
    let mut after = Vec::new();
    for noted in timeline {
        if let Happening::Signal(
            Event::ReportSent(_)
            | Event::VictimChecked(_)
            | Event::HelpAgreed { .. }
            | Event::HelpReviewed { .. }
            | Event::Closed { .. },
        ) = &noted.what
        {
            after.push(noted);
        }
        for (step, shows) in shown(template, &noted.what) {
            for place in &mut steps {
                place.missing.retain(|one| !shows.records(*one));
            }
            let number = template.number(step);
            let Some(place) = steps.get_mut(number.saturating_sub(1)) else { continue };
            place.lines.push((noted, shows));
        }
    }
    FileNote { steps, after }
}

/// Below which steps a happening belongs, and what of it is shown there.
fn shown<'a>(template: &'a Template, what: &'a Happening) -> Vec<(Step, Shows<'a>)> {
    match what {
        Happening::Said(statement) => vec![(Step::MapSignals, Shows::Said(statement))],
        Happening::Discussed(one) => vec![(Step::MapSignals, Shows::Discussed(one))],
        Happening::Signal(event) => match event {
            Event::ConsultationLinked(asked)
            | Event::FromConsultation { consultation: asked, .. } => {
                vec![(Step::Consult, Shows::Advice(*asked))]
            }
            Event::StepTaken(record) => vec![(record.step(), Shows::Step(record))],
            Event::ChildrenChecked(found) => vec![(Step::MapSignals, Shows::Children(found))],
            Event::Weighed(weighing) => weighed(template, weighing),
            Event::Decided(decision) => vec![(Step::Decide, Shows::Decision(decision))],
            Event::Pictured(picture) => vec![(Step::Weigh, Shows::Picture(picture))],
            Event::ReadingsOpened(read) => vec![(Step::Weigh, Shows::Readings(read))],
            Event::DecidedTogether(both) => vec![(Step::Decide, Shows::Together(both))],
            Event::Follows { .. }
            | Event::VictimChecked(_)
            | Event::ReadingsAsked { .. }
            | Event::ReadingCame(_)
            | Event::ReadAsAcute
            | Event::ReportSent(_)
            | Event::HelpAgreed { .. }
            | Event::HelpReviewed { .. }
            | Event::Closed { .. } => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// A weighing stands below the step that weighs, and below the one that decides where that asks
/// weighing questions too.
fn weighed<'a>(template: &'a Template, weighing: &'a Weighing) -> Vec<(Step, Shows<'a>)> {
    let asks = |step| {
        let place = template.places().get(template.number(step).saturating_sub(1));
        place.map_or(&[][..], |place| &place.asks)
    };
    let mut below = vec![(Step::Weigh, Shows::Weighing(weighing, asks(Step::Weigh)))];
    let deciding = asks(Step::Decide);
    if template.number(Step::Decide) != template.number(Step::Weigh) && !deciding.is_empty() {
        below.push((Step::Decide, Shows::Weighing(weighing, deciding)));
    }
    below
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meldcode::{Answer, Answered, Place, SkipReason, Unsafety};
    use crate::statements::Role;
    use kernel::{EntryId, FreeText, FuzzyTime, Moment, WorkerId};

    fn words() -> FreeText {
        FreeText::new("In words.").unwrap()
    }

    fn taken(step: Step) -> Event {
        Event::StepTaken(StepRecord::Taken {
            step,
            when: FuzzyTime::Unknown,
            with: Some(Role::Professional),
            whom: None,
            what: words(),
            reason: None,
        })
    }

    fn weighing() -> Weighing {
        Weighing {
            suspicion: Answered::plain(Answer::Yes),
            unsafety: Unsafety::Structural,
            unsafety_reason: None,
            help_possible: Answered::UNKNOWN,
            help_accepted: Answered::UNKNOWN,
            help_works: Answered::UNKNOWN,
            disclosure: false,
        }
    }

    fn decision() -> Decision {
        Decision { report: true, report_reason: Some(words()), help: false, help_reason: None }
    }

    fn timeline(events: Vec<Event>) -> Vec<Noted<Happening>> {
        let noted = |(n, event)| Noted {
            id: EntryId::from_raw(n),
            by: WorkerId::from_raw(1),
            at: Moment::from_micros(0),
            what: Happening::Signal(event),
        };
        (1..).zip(events).map(noted).collect()
    }

    /// Health care: others are consulted in step 4, one weighs and decides in step 5.
    fn health() -> Template {
        let place =
            |does: &[Step], asks: &[Question]| Place { does: does.into(), asks: asks.into() };
        Template::new(vec![
            place(&[Step::MapSignals], &[]),
            place(&[Step::Consult], &[]),
            place(&[Step::Talk], &[]),
            place(&[Step::ConsultOthers], &[]),
            place(&[Step::Weigh, Step::Decide], Question::ALL),
        ])
        .unwrap()
    }

    /// How many lines stand below each step, and what is missing.
    fn drawn(template: &Template, events: Vec<Event>) -> (Vec<usize>, Vec<Step>) {
        let timeline = timeline(events);
        let note = file_note(template, &timeline);
        let missing = note.steps.iter().flat_map(|step| step.missing.clone()).collect();
        (note.steps.iter().map(|step| step.lines.len()).collect(), missing)
    }

    #[test]
    fn every_record_stands_below_the_number_its_sector_gives_it() {
        let events = || {
            vec![
                taken(Step::MapSignals),
                taken(Step::Consult),
                taken(Step::ConsultOthers),
                Event::Weighed(weighing()),
                Event::Decided(decision()),
            ]
        };
        assert_eq!(drawn(&Template::general(), events()), (vec![1, 2, 0, 1, 1], vec![Step::Talk]));
        assert_eq!(drawn(&health(), events()), (vec![1, 1, 0, 1, 2], vec![Step::Talk]));
    }

    #[test]
    fn a_weighing_that_two_steps_ask_for_is_shown_in_both_and_is_no_decision() {
        let (first, rest) = Question::ALL.split_at(2);
        let mut places = Template::general().places().to_vec();
        for place in &mut places {
            place.asks.clear();
        }
        if let [.., weigh, decide] = &mut places[..] {
            (weigh.asks, decide.asks) = (first.to_vec(), rest.to_vec());
        }
        let both = Template::new(places).unwrap();
        let (lines, missing) = drawn(&both, vec![Event::Weighed(weighing())]);
        assert_eq!(lines, [0, 0, 0, 1, 1]);
        assert!(missing.contains(&Step::Decide) && !missing.contains(&Step::Weigh));
    }

    #[test]
    fn a_skipped_talk_is_on_record_and_what_came_later_stands_apart() {
        let skipped = StepRecord::TalkSkipped {
            when: FuzzyTime::Unknown,
            because: SkipReason::SafetyOthers,
            why: words(),
        };
        let review = Event::HelpAgreed { review: Moment::from_micros(5) };
        let timeline = timeline(vec![Event::StepTaken(skipped), review]);
        let template = Template::general();
        let note = file_note(&template, &timeline);
        assert!(note.steps[2].missing.is_empty() && note.steps[2].lines.len() == 1);
        assert_eq!(note.after.len(), 1);
    }
}
