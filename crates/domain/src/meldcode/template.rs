//! The numbered steps of a sector's form of the code: the same records under every template.
//!
//! Sources differ on where the weighing questions stand: in step 4 (Meldcode Haaglanden), in steps 4
//! and 5 (VWS), or in step 5 (KNMG; AMW Utrecht). With KNMG step 4 is consulting other professionals.
//! A template says so; what is recorded stays the same, so a record reads under any of them.

use super::{Question, Step};

/// One numbered step of a sector: what is done in it, and which weighing questions it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What is done.
    pub does: Vec<Step>,
    /// What is asked.
    pub asks: Vec<Question>,
}

/// The numbered steps of one sector's form of the code.
///
/// INVARIANT: everything the code asks for is done in exactly one of them, each weighing question is
/// asked once and in order, where one weighs or decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    places: Vec<Place>,
}

/// Why these steps make no template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// Something is done in no step.
    #[error("`{0}` is done in no step")]
    Missing(Step),
    /// Something is done in more than one.
    #[error("`{0}` is done in more than one step")]
    Twice(Step),
    /// A step does nothing.
    #[error("step {0} does nothing")]
    Nothing(usize),
    /// One decides after weighing, not before.
    #[error("deciding stands before weighing")]
    DecidesFirst,
    /// The five questions are asked once each, in their order.
    #[error("the weighing questions aren't asked once each, in order")]
    QuestionsOutOfOrder,
    /// The weighing questions belong with weighing or deciding.
    #[error("step {0} asks weighing questions, but neither weighs nor decides")]
    QuestionsElsewhere(usize),
}

/// What every form of the code asks for. Consulting other professionals is a step of its own for some.
const ALWAYS: [Step; 5] = [Step::MapSignals, Step::Consult, Step::Talk, Step::Weigh, Step::Decide];

impl Template {
    /// Takes a sector's numbered steps, in order.
    ///
    /// # Errors
    /// [`TemplateFault`] names the first thing that is missing, doubled or out of place.
    pub fn new(places: Vec<Place>) -> Result<Self, TemplateFault> {
        for step in Step::ALL {
            match places.iter().flat_map(|place| &place.does).filter(|one| *one == step).count() {
                0 if ALWAYS.contains(step) => return Err(TemplateFault::Missing(*step)),
                0 | 1 => {}
                _ => return Err(TemplateFault::Twice(*step)),
            }
        }
        for (place, number) in places.iter().zip(1..) {
            let weighs = place.does.iter().any(|one| matches!(one, Step::Weigh | Step::Decide));
            if place.does.is_empty() {
                return Err(TemplateFault::Nothing(number));
            }
            if !weighs && !place.asks.is_empty() {
                return Err(TemplateFault::QuestionsElsewhere(number));
            }
        }
        if !places.iter().flat_map(|place| &place.asks).eq(Question::ALL) {
            return Err(TemplateFault::QuestionsOutOfOrder);
        }
        let template = Self { places };
        if template.number(Step::Decide) < template.number(Step::Weigh) {
            return Err(TemplateFault::DecidesFirst);
        }
        Ok(template)
    }

    /// The general form: map, consult, talk, weigh with all five questions, decide.
    pub fn general() -> Self {
        let place = |step: &Step| Place {
            does: vec![*step],
            asks: if *step == Step::Weigh { Question::ALL.to_vec() } else { Vec::new() },
        };
        Self { places: ALWAYS.iter().map(place).collect() }
    }

    /// The numbered steps, the first is number 1.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Whether this sector has a numbered step for it.
    pub fn has(&self, step: Step) -> bool {
        self.places.iter().any(|place| place.does.contains(&step))
    }

    /// The number of the step in which it is done, from 1. Where consulting other professionals is no
    /// step of its own, it belongs with consulting.
    pub fn number(&self, step: Step) -> usize {
        let step = if self.has(step) { step } else { Step::Consult };
        self.places.iter().take_while(|place| !place.does.contains(&step)).count() + 1
    }

    /// What this sector does, in its order.
    pub fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.places.iter().flat_map(|place| place.does.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(does: &[Step], asks: &[Question]) -> Place {
        Place { does: does.to_vec(), asks: asks.to_vec() }
    }

    fn before_weighing() -> Vec<Place> {
        [Step::MapSignals, Step::Consult, Step::Talk].map(|step| place(&[step], &[])).to_vec()
    }

    fn with(rest: &[Place]) -> Result<Template, TemplateFault> {
        Template::new([before_weighing(), rest.to_vec()].concat())
    }

    #[test]
    fn the_general_template_is_one_that_could_be_made() {
        let general = Template::general();
        assert_eq!(Template::new(general.places().to_vec()).as_ref(), Ok(&general));
        assert_eq!((general.number(Step::Talk), general.number(Step::Decide)), (3, 5));
        assert_eq!(general.number(Step::ConsultOthers), general.number(Step::Consult));
    }

    #[test]
    fn a_sector_may_weigh_and_decide_in_one_step_and_consult_others_before() {
        let others = place(&[Step::ConsultOthers], &[]);
        let both = place(&[Step::Weigh, Step::Decide], Question::ALL);
        let health = with(&[others, both]).unwrap();
        assert_eq!(health.places().len(), 5);
        assert_eq!((health.number(Step::ConsultOthers), health.number(Step::Weigh)), (4, 5));
        assert_eq!(health.number(Step::Decide), 5);
    }

    #[test]
    fn the_questions_may_stand_in_two_steps_but_each_once_and_in_order() {
        let (first, rest) = Question::ALL.split_at(2);
        let split = |one: &[Question], two: &[Question]| {
            with(&[place(&[Step::Weigh], one), place(&[Step::Decide], two)])
        };
        assert!(split(first, rest).is_ok());
        for (one, two) in [(rest, first), (first, first), (first, &[][..])] {
            assert_eq!(split(one, two), Err(TemplateFault::QuestionsOutOfOrder));
        }
    }

    #[test]
    fn a_template_does_everything_once_and_decides_last() {
        let weigh = || place(&[Step::Weigh], Question::ALL);
        let decide = || place(&[Step::Decide], &[]);
        assert_eq!(with(&[weigh()]), Err(TemplateFault::Missing(Step::Decide)));
        let twice = with(&[weigh(), decide(), place(&[Step::Talk], &[])]);
        assert_eq!(twice, Err(TemplateFault::Twice(Step::Talk)));
        assert_eq!(with(&[decide(), weigh()]), Err(TemplateFault::DecidesFirst));
        assert_eq!(with(&[weigh(), decide(), place(&[], &[])]), Err(TemplateFault::Nothing(6)));
        let others = place(&[Step::ConsultOthers], Question::ALL);
        assert_eq!(
            with(&[others, place(&[Step::Weigh], &[]), decide()]),
            Err(TemplateFault::QuestionsElsewhere(4))
        );
    }
}
