//! A talk that was held, and the statements that come of it: the words of the young person as they were
//! given, each with the question that was asked.

use super::{Asker, Plainness};
use crate::knowledge::Knowledge;
use crate::meldcode::{Step, StepRecord};
use crate::statements::{Mode, Role, Statement, Ticked};
use kernel::{Date, FreeText, FuzzyTime, Lang};

/// A talk, as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// When it was, as exactly as is known.
    pub when: FuzzyTime,
    /// Who held it.
    pub asker: Asker,
    /// How plain the words of the questions were.
    pub plainness: Plainness,
    /// In which language it was held.
    pub lang: Lang,
    /// What was said. "I don't know" and skipping are no answers and don't stand here.
    pub answers: Vec<Given>,
    /// What whoever held it says of it: who was there, how it went.
    pub about: Option<FreeText>,
}

/// What was said to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The id of the question.
    pub question: String,
    /// The literal words.
    pub words: FreeText,
}

/// Why what was handed in can't have been said in a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAsked {
    /// There is no such question.
    Unknown,
    /// It is a question for someone else to ask, or for nobody.
    NotByThisAsker,
    /// It was answered before.
    Twice,
    /// Words and question together are too long.
    TooLong,
}

impl NotAsked {
    /// The stable code of the fault.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown-word",
            Self::NotByThisAsker => "not-yours-to-ask",
            Self::Twice => "twice",
            Self::TooLong => "too-long",
        }
    }
}

/// A name of an app is short; what is longer was a story and isn't put into questions.
const LONGEST_NAME: usize = 40;

impl Talk {
    /// The statements of the talk: what the young person said, then what whoever held it says of it and
    /// of themselves.
    ///
    /// # Errors
    /// For every answer that can't be: its place, and why.
    pub fn statements(
        &self,
        knowledge: &Knowledge,
        today: Date,
    ) -> Result<Vec<Statement>, Vec<(usize, NotAsked)>> {
        let (mut said, mut faults) = (Vec::new(), Vec::new());
        let app = self.app(knowledge).unwrap_or_else(|| self.word(knowledge, "that-app"));
        for (place, given) in self.answers.iter().enumerate() {
            let before = self.answers.iter().take(place);
            let answered = before.map(|one| one.question.as_str()).collect::<Vec<_>>();
            match self.said(knowledge, given, &answered, today, &app) {
                Ok(statement) => said.push(statement),
                Err(why) => faults.push((place, why)),
            }
        }
        let stated = (self.asker == Asker::Trained).then(|| self.word(knowledge, "trained"));
        let stated = stated.and_then(|words| FreeText::new(&words).ok());
        let professional = self.about.iter().cloned().chain(stated);
        said.extend(
            professional.map(|words| self.statement(Role::Professional, Mode::Seen, words)),
        );
        if faults.is_empty() { Ok(said) } else { Err(faults) }
    }

    /// The app that the young person named: one short line.
    pub fn app(&self, knowledge: &Knowledge) -> Option<String> {
        let names_app = |given: &&Given| {
            knowledge.talk_question(&given.question).is_some_and(|question| question.names_app)
        };
        let given = self.answers.iter().find(names_app)?;
        let line = given.words.reveal().lines().next().unwrap_or_default().trim();
        let short = !line.is_empty() && line.chars().count() <= LONGEST_NAME;
        short.then(|| line.to_owned())
    }

    /// The literal words, with the question on a line of its own below them.
    fn said(
        &self,
        knowledge: &Knowledge,
        given: &Given,
        answered: &[&str],
        today: Date,
        app: &str,
    ) -> Result<Statement, NotAsked> {
        let question = knowledge.talk_question(&given.question).ok_or(NotAsked::Unknown)?;
        if answered.contains(&given.question.as_str()) {
            return Err(NotAsked::Twice);
        }
        if !question.may_be_put(self.asker, today) {
            return Err(NotAsked::NotByThisAsker);
        }
        let asked = question.asked(self.plainness, self.lang, app);
        let words = FreeText::new(&format!("{}\n({asked})", given.words.reveal()));
        let words = words.map_err(|_| NotAsked::TooLong)?;
        Ok(self.statement(Role::YoungPerson, Mode::Quoted, words))
    }

    fn statement(&self, role: Role, mode: Mode, words: FreeText) -> Statement {
        Statement { role, mode, words, when: self.when, signals: Ticked::default(), about: None }
    }

    /// A word of the list `talk-word`, in the language of the talk.
    fn word(&self, knowledge: &Knowledge, code: &str) -> String {
        let word = knowledge.label("talk-word", code);
        word.map_or_else(|| code.to_owned(), |word| word.in_lang(self.lang).to_owned())
    }

    /// The talk as a step of the meldcode, when whoever held it says what it brought.
    pub fn step(&self, what: FreeText) -> StepRecord {
        StepRecord::Taken {
            step: Step::Talk,
            when: self.when,
            with: Some(Role::YoungPerson),
            whom: None,
            what,
            reason: None,
        }
    }
}
