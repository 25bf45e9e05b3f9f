//! The order in which a sector writes down the steps: the same data under every template.
//!
//! Sources differ on where the weighing questions stand: in step 4 (Meldcode Haaglanden), in steps
//! 4 and 5 (VWS), or in step 5 (KNMG). A template says it; records and weighing stay the same.

use super::Step;

/// The order of the steps in one sector's form of the code.
///
/// INVARIANT: every step stands in it exactly once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    id: String,
    steps: Vec<Step>,
    questions_at: Step,
}

/// Why these steps make no template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// A step isn't there.
    #[error("step `{0}` is missing")]
    Missing(Step),
    /// A step stands there more than once.
    #[error("step `{0}` stands there twice")]
    Twice(Step),
    /// The weighing questions belong with weighing or deciding.
    #[error("the weighing questions can't stand at step `{0}`")]
    QuestionsElsewhere(Step),
}

impl Template {
    /// Takes a sector's order of the steps and the step at which it asks the weighing questions.
    ///
    /// # Errors
    /// [`TemplateFault`] names the first step that is missing, doubled or out of place.
    pub fn new(id: &str, steps: Vec<Step>, questions_at: Step) -> Result<Self, TemplateFault> {
        for step in Step::ALL {
            match steps.iter().filter(|found| *found == step).count() {
                0 => return Err(TemplateFault::Missing(*step)),
                1 => {}
                _ => return Err(TemplateFault::Twice(*step)),
            }
        }
        if !matches!(questions_at, Step::Weigh | Step::Decide) {
            return Err(TemplateFault::QuestionsElsewhere(questions_at));
        }
        Ok(Self { id: id.to_owned(), steps, questions_at })
    }

    /// The general form: map, consult, talk, weigh, decide; the questions stand at weighing.
    pub fn general() -> Self {
        Self { id: "general".to_owned(), steps: Step::ALL.to_vec(), questions_at: Step::Weigh }
    }

    /// Its stable name, for texts.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The steps in this sector's order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The number this sector gives a step, from 1.
    pub fn number(&self, step: Step) -> usize {
        self.steps.iter().take_while(|known| **known != step).count() + 1
    }

    /// The step at which the weighing questions are asked.
    pub const fn questions_at(&self) -> Step {
        self.questions_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_general_template_is_one_that_could_be_made() {
        let general = Template::general();
        let made = Template::new("general", Step::ALL.to_vec(), Step::Weigh);
        assert_eq!(made.as_ref(), Ok(&general));
        assert_eq!(general.number(Step::Talk), 3);
    }

    #[test]
    fn a_template_has_every_step_once() {
        let without_talk = vec![Step::MapSignals, Step::Consult, Step::Weigh, Step::Decide];
        assert_eq!(
            Template::new("x", without_talk.clone(), Step::Weigh),
            Err(TemplateFault::Missing(Step::Talk))
        );
        let doubled = [without_talk, vec![Step::Talk, Step::Talk]].concat();
        assert_eq!(Template::new("x", doubled, Step::Weigh), Err(TemplateFault::Twice(Step::Talk)));
        assert_eq!(
            Template::new("x", Step::ALL.to_vec(), Step::Talk),
            Err(TemplateFault::QuestionsElsewhere(Step::Talk))
        );
    }
}
