//! The safety plan: agreements for transport, school, social media and going missing.
//!
//! The four chapters are those of the national guide on aftercare for victims with a mild
//! intellectual disability; what stands in each is our proposal. The words are the ids of
//! `content/casework/safety-plan.toml`, where the questions to agree on stand.

use crate::words::words;
use kernel::{Date, FreeText, Moment, Personal};

words! {
    /// A chapter of the safety plan.
    pub enum Chapter {
        /// On the way.
        Transport = "transport",
        /// At school or work.
        Education = "education",
        /// Telephone, accounts and games.
        SocialMedia = "social-media",
        /// When the young person is out of sight.
        GoingMissing = "going-missing",
        /// Who may know the address and whom to let in.
        Address = "address",
        /// Where threat comes from and what to do first.
        Threat = "threat",
        /// What the young person wants.
        OwnWords = "own-words",
    }
}

impl Chapter {
    /// Whether a plan without it isn't a safety plan.
    pub const fn is_required(self) -> bool {
        match self {
            Self::Transport | Self::Education | Self::SocialMedia | Self::GoingMissing => true,
            Self::Address | Self::Threat | Self::OwnWords => false,
        }
    }
}

/// What was agreed in one chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanChapter {
    /// Which.
    pub chapter: Chapter,
    /// What could happen.
    pub risk: FreeText,
    /// What was agreed about it.
    pub agreement: FreeText,
    /// Who sees to it.
    pub who: Personal,
    /// Until when the agreement stands.
    pub until: Date,
}

/// A safety plan.
///
/// INVARIANT: it has each of the four required chapters, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyPlan {
    chapters: Vec<PlanChapter>,
    review_by: Moment,
}

/// Why this can't be a safety plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// Required chapters are missing.
    #[error("chapters missing: {}", list(.0))]
    Missing(Vec<Chapter>),
    /// A required chapter is there twice.
    #[error("chapter `{0}` is there twice")]
    Twice(Chapter),
}

impl SafetyPlan {
    /// Takes the chapters and the moment by which the plan is reviewed.
    ///
    /// # Errors
    /// When a required chapter is missing or there twice.
    pub fn new(chapters: Vec<PlanChapter>, review_by: Moment) -> Result<Self, PlanFault> {
        let required = || Chapter::ALL.iter().copied().filter(|chapter| chapter.is_required());
        let times = |wanted: Chapter| chapters.iter().filter(|c| c.chapter == wanted).count();
        let missing: Vec<_> = required().filter(|chapter| times(*chapter) == 0).collect();
        if !missing.is_empty() {
            return Err(PlanFault::Missing(missing));
        }
        if let Some(twice) = required().find(|chapter| times(*chapter) > 1) {
            return Err(PlanFault::Twice(twice));
        }
        Ok(Self { chapters, review_by })
    }

    /// The chapters, in the order they were written.
    pub fn chapters(&self) -> &[PlanChapter] {
        &self.chapters
    }

    /// By when it is reviewed.
    pub const fn review_by(&self) -> Moment {
        self.review_by
    }
}

fn list(chapters: &[Chapter]) -> String {
    chapters.iter().map(|chapter| chapter.word()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    fn chapter(chapter: Chapter) -> PlanChapter {
        PlanChapter {
            chapter,
            risk: FreeText::new("risk").unwrap(),
            agreement: FreeText::new("agreement").unwrap(),
            who: Personal::new("mentor").unwrap(),
            until: date(2026, 9, 1),
        }
    }

    #[test]
    fn a_plan_without_a_required_chapter_is_no_safety_plan() {
        let chapters = vec![chapter(Chapter::Transport), chapter(Chapter::Threat)];
        let fault = SafetyPlan::new(chapters, Moment::from_micros(0)).unwrap_err();
        assert_eq!(fault.to_string(), "chapters missing: education, social-media, going-missing");
    }

    #[test]
    fn a_required_chapter_stands_in_it_once_and_others_as_often_as_needed() {
        let mut chapters: Vec<_> = Chapter::ALL.iter().copied().map(chapter).collect();
        chapters.push(chapter(Chapter::Threat));
        assert!(SafetyPlan::new(chapters.clone(), Moment::from_micros(0)).is_ok());
        chapters.push(chapter(Chapter::Education));
        let fault = SafetyPlan::new(chapters, Moment::from_micros(0)).unwrap_err();
        assert_eq!(fault, PlanFault::Twice(Chapter::Education));
    }
}
