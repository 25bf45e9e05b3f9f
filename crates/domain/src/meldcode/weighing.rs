//! The weighing: five questions that a person answers, with reasons. No answer counts as a number,
//! and nothing is added up.
//!
//! Sources for the questions: Meldcode Haaglanden; KNMG-meldcode, step 5 (paraphrased).

use crate::words::words;
use kernel::FreeText;

words! {
    /// The five weighing questions.
    pub enum Question {
        /// Do I suspect abuse, violence or exploitation, or a threat of it?
        Suspicion = "suspicion",
        /// Is there acute or structural unsafety?
        Unsafety = "unsafety",
        /// Can I give or organise help that works?
        HelpPossible = "help-possible",
        /// Do those involved accept the help and take part?
        HelpAccepted = "help-accepted",
        /// Does the help lead to safety in the agreed time?
        HelpWorks = "help-works",
    }
}

words! {
    /// An answer to a weighing question.
    pub enum Answer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Not known (yet).
        Unknown = "unknown",
    }
}

words! {
    /// How unsafe it is, as a person judges it.
    pub enum Unsafety {
        /// Direct danger: safety in the coming hours or days isn't certain.
        /// Source: Afwegingsvraag 2, Interventieacademie.
        Acute = "acute",
        /// Unsafe situations that repeat or go on. Source: handelingsprotocol.nl.
        Structural = "structural",
        /// None that anyone knows of.
        NoneKnown = "none-known",
        /// Nobody can tell yet.
        Unknown = "unknown",
    }
}

/// An answer with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// The reason, when one is given.
    pub reason: Option<FreeText>,
}

/// One weighing, by one person at one moment. Weighing again adds a weighing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighing {
    /// Question 1.
    pub suspicion: Answered,
    /// Question 2, in more detail than yes or no.
    pub unsafety: Unsafety,
    /// The reason for that.
    pub unsafety_reason: Option<FreeText>,
    /// Question 3.
    pub help_possible: Answered,
    /// Question 4.
    pub help_accepted: Answered,
    /// Question 5.
    pub help_works: Answered,
    /// Whether the young person told of it or asked for help themselves: treated like acute
    /// unsafety. Sources: handelingsprotocol.nl (step 5); Veilig Thuis, Augeo.
    pub disclosure: bool,
}

impl Answered {
    /// Not known, without a reason: where every question starts.
    pub const UNKNOWN: Self = Self { answer: Answer::Unknown, reason: None };

    /// An answer without a reason.
    pub const fn plain(answer: Answer) -> Self {
        Self { answer, reason: None }
    }
}

impl Question {
    /// Its number among the five, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().take_while(|known| **known != self).count() + 1
    }
}

impl Weighing {
    /// The answer to each of the five questions.
    pub const fn answer(&self, question: Question) -> Answer {
        match question {
            Question::Suspicion => self.suspicion.answer,
            Question::Unsafety => match self.unsafety {
                Unsafety::Acute | Unsafety::Structural => Answer::Yes,
                Unsafety::NoneKnown => Answer::No,
                Unsafety::Unknown => Answer::Unknown,
            },
            Question::HelpPossible => self.help_possible.answer,
            Question::HelpAccepted => self.help_accepted.answer,
            Question::HelpWorks => self.help_works.answer,
        }
    }

    /// Whether there is no time to lose: acute unsafety, or the young person told of it.
    pub const fn is_acute(&self) -> bool {
        matches!(self.unsafety, Unsafety::Acute) || self.disclosure
    }
}
