//! What the screen shows: the parts, each question in two levels, and what was said so far.

use super::plan::Plan;
use crate::face::{Form, Text};
use crate::staff::StaffState;
use domain::conversation::{NAMED_LATER, Plainness, TalkQuestion};
use kernel::Date;

/// The words of a question, with the place for the app between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub before: String,
    /// The app that was named, or words for one that wasn't; nothing where the question names none.
    pub app: Option<String>,
    pub after: String,
}

impl Words {
    fn of(text: &str, app: &str) -> Self {
        match text.split_once(NAMED_LATER) {
            Some((before, after)) => Self {
                before: before.to_owned(),
                app: Some(app.to_owned()),
                after: after.to_owned(),
            },
            None => Self { before: text.to_owned(), app: None, after: String::new() },
        }
    }
}

/// A question on the screen.
pub(super) struct Asked {
    pub id: String,
    /// The name of the field for its answer.
    pub field: String,
    pub plain: Words,
    pub easy: Words,
    pub picture: &'static str,
    /// Whether its answer names the app.
    pub names_app: bool,
    /// What was typed, also when it isn't kept.
    pub typed: String,
    pub unknown: bool,
    pub skipped: bool,
}

impl Asked {
    /// Whether there is an answer: words, and no wish to leave them out.
    pub(super) fn is_answered(&self) -> bool {
        !self.unknown && !self.skipped && !self.typed.trim().is_empty()
    }
}

/// A part of the talk on the screen.
pub(super) struct Part {
    pub id: String,
    pub title: String,
    pub questions: Vec<Asked>,
    /// Whether it is read back on this page: where no script does that.
    pub read_back: bool,
}

impl Part {
    /// Whether something was answered in it.
    pub(super) fn is_answered(&self) -> bool {
        self.questions.iter().any(Asked::is_answered)
    }
}

/// The parts of a plan with what a form holds of them.
pub(super) fn parts(
    state: &StaffState,
    t: Text,
    plan: &Plan,
    form: &Form,
    today: Date,
) -> Vec<Part> {
    let knowledge = &state.house.knowledge;
    let unnamed = knowledge.label("talk-word", "that-app");
    let unnamed = unnamed.map_or("", |word| word.in_lang(t.lang()));
    let named = knowledge.talk_questions.iter().find(|question| question.names_app);
    let named = named.map(|question| asked(question, t, form, "")).filter(Asked::is_answered);
    let named = named.and_then(|one| one.typed.lines().next().map(|line| line.trim().to_owned()));
    let app = named.filter(|name| !name.is_empty()).unwrap_or_else(|| unnamed.to_owned());
    let sections = plan.questions(state, today).into_iter();
    sections
        .map(|(part, questions)| Part {
            id: part.item.id.to_string(),
            title: part.item.text.in_lang(t.lang()).to_owned(),
            questions: questions.into_iter().map(|one| asked(one, t, form, &app)).collect(),
            read_back: form.value("doe") == format!("teruglezen-{}", part.item.id),
        })
        .collect()
}

fn asked(question: &TalkQuestion, t: Text, form: &Form, app: &str) -> Asked {
    let id = question.item.id.as_str();
    let (field, none) = (format!("antwoord/{id}"), format!("geen/{id}"));
    Asked {
        id: id.to_owned(),
        field: field.clone(),
        plain: Words::of(question.words(Plainness::Plain, t.lang()), app),
        easy: Words::of(question.words(Plainness::Easy, t.lang()), app),
        picture: question.picture.word(),
        names_app: question.names_app,
        typed: form.value(&field).to_owned(),
        unknown: form.has(&none, "weet-niet"),
        skipped: form.has(&none, "sla-over"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_stands_in_the_question_where_it_was_left_open() {
        let words = Words::of("Wat doe je op {app}?", "Snap & co");
        assert_eq!((words.before.as_str(), words.after.as_str()), ("Wat doe je op ", "?"));
        assert_eq!(words.app.as_deref(), Some("Snap & co"));
        assert_eq!(Words::of("Wie ben jij?", "x").app, None);
    }
}
