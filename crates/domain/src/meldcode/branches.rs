//! Where the answers to the weighing questions lead: from the first question to an end, or to the one
//! that nobody can answer yet. It says what the framework says; a person decides.

use super::{Answer, Question, Weighing};
use crate::knowledge::Leads;

/// The way through the questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branches {
    /// The questions that were come to, in order, with their answers.
    pub walked: Vec<(Question, Answer)>,
    /// Where it ended.
    pub end: End,
}

/// Where the way through the questions ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Reporting.
    Report,
    /// Closing, with agreements on who keeps following.
    Close,
    /// This question has no answer yet: find out more, or ask advice.
    Open(Question),
}

/// Walks through the questions. `leads` says what yes and what no to a question lead to; a
/// disclosure is treated as acute unsafety, so as a yes to that question.
pub fn branches(weighing: &Weighing, leads: impl Fn(Question) -> (Leads, Leads)) -> Branches {
    let mut walked = Vec::new();
    for question in Question::ALL {
        let told = *question == Question::Unsafety && weighing.disclosure;
        let answer = if told { Answer::Yes } else { weighing.answer(*question) };
        walked.push((*question, answer));
        let (if_yes, if_no) = leads(*question);
        let to = match answer {
            Answer::Yes => if_yes,
            Answer::No => if_no,
            Answer::Unknown => return Branches { walked, end: End::Open(*question) },
        };
        match to {
            Leads::Next => {}
            Leads::Report => return Branches { walked, end: End::Report },
            Leads::Close => return Branches { walked, end: End::Close },
        }
    }
    Branches { walked, end: End::Close }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meldcode::{Answered, Unsafety};

    /// What each answer leads to in the general code (Meldcode Haaglanden, paraphrased).
    const fn general(question: Question) -> (Leads, Leads) {
        match question {
            Question::Suspicion => (Leads::Next, Leads::Close),
            Question::Unsafety => (Leads::Report, Leads::Next),
            Question::HelpPossible | Question::HelpAccepted => (Leads::Next, Leads::Report),
            Question::HelpWorks => (Leads::Close, Leads::Report),
        }
    }

    fn weighing() -> Weighing {
        let yes = || Answered::plain(Answer::Yes);
        Weighing {
            suspicion: yes(),
            unsafety: Unsafety::NoneKnown,
            unsafety_reason: None,
            help_possible: yes(),
            help_accepted: yes(),
            help_works: yes(),
            disclosure: false,
        }
    }

    #[test]
    fn unsafety_and_disclosure_lead_straight_to_reporting() {
        for found in [
            Weighing { unsafety: Unsafety::Acute, ..weighing() },
            Weighing { unsafety: Unsafety::Structural, ..weighing() },
            Weighing { disclosure: true, ..weighing() },
        ] {
            let way = branches(&found, general);
            assert_eq!((way.walked.len(), way.end), (2, End::Report));
        }
    }

    #[test]
    fn each_no_to_help_leads_to_reporting_and_help_that_works_to_an_end() {
        let no = || Answered::plain(Answer::No);
        for (found, asked) in [
            (Weighing { help_possible: no(), ..weighing() }, 3),
            (Weighing { help_accepted: no(), ..weighing() }, 4),
            (Weighing { help_works: no(), ..weighing() }, 5),
        ] {
            let way = branches(&found, general);
            assert_eq!((way.walked.len(), way.end), (asked, End::Report));
        }
        assert_eq!(branches(&weighing(), general).end, End::Close);
        let none = Weighing { suspicion: no(), ..weighing() };
        assert_eq!(branches(&none, general).end, End::Close);
    }

    #[test]
    fn what_nobody_knows_yet_is_where_it_stops() {
        let doubt = Weighing { help_possible: Answered::UNKNOWN, ..weighing() };
        assert_eq!(branches(&doubt, general).end, End::Open(Question::HelpPossible));
    }
}
