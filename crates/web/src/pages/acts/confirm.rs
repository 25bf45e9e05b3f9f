//! The last look at a step that is hard to undo: what happens, to whom it goes, and what was answered.
//! Only after it the step is taken.

use super::{Act, Answers, Field, Input};
use crate::face::{Form, StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use askama::Template;
use axum::response::Response;

/// The name of the buttons on the page; a step of which this is missing is looked at first.
pub const FIELD: &str = "bevestiging";

/// How far the one who asks is with a step that is hard to undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// They haven't seen the page yet.
    NotYet,
    /// They want to change their answers.
    Change,
    /// They are sure.
    Sure,
}

impl Confirmed {
    /// What a form says.
    pub fn of(form: &Form) -> Self {
        match form.value(FIELD) {
            "doe" => Self::Sure,
            "wijzig" => Self::Change,
            _ => Self::NotYet,
        }
    }
}

#[derive(Template)]
#[template(path = "acts/confirm.html")]
struct ConfirmPage {
    t: Text,
    shell: StaffShell,
    title: String,
    happens: String,
    said: Vec<(String, String)>,
    action: String,
    values: Vec<(String, String)>,
}

/// What will be done, and where.
pub struct Deed {
    /// The step, in words.
    pub title: String,
    /// What happens, to whom it goes, and what can't be undone.
    pub happens: String,
    /// Where the form goes.
    pub action: String,
}

/// The page that asks whether someone is sure.
///
/// # Errors
/// When the store can't be reached.
pub async fn ask(
    state: &StaffState,
    visitor: &Visitor,
    deed: Deed,
    said: Vec<(String, String)>,
    form: &Form,
) -> Result<Response, PageProblem> {
    let values = form.values().iter().filter(|(name, _)| name != FIELD).cloned().collect();
    let (t, shell) = (visitor.t, visitor.shell(state).await?);
    let Deed { title, happens, action } = deed;
    Ok(html(&ConfirmPage { t, shell, title, happens, said, action, values }))
}

/// Every question of a step with its answer, as it is read back.
pub fn read_back(act: &Act, form: &Form) -> Vec<(String, String)> {
    let answered = act.fields.iter().filter(|field| !form.value(field.name).trim().is_empty());
    answered.map(|field| (field.label.clone(), words_of(field, form))).collect()
}

fn words_of(field: &Field, form: &Form) -> String {
    match &field.input {
        Input::Radios(choices) | Input::Select(choices) | Input::Checks(choices) => {
            let chosen = choices.iter().filter(|one| form.has(field.name, &one.value));
            chosen.map(|one| one.label.as_str()).collect::<Vec<_>>().join("\n")
        }
        Input::Area | Input::Line | Input::Day | Input::Heading => {
            form.value(field.name).to_owned()
        }
    }
}

/// Notes every question that must be answered and isn't, before anyone is asked to be sure.
pub fn check_answered(act: &Act, answers: &mut Answers) -> bool {
    let open = |field: &&Field| {
        let asks = !field.optional && !matches!(field.input, Input::Heading);
        asks && answers.raw(field.name).trim().is_empty()
    };
    let open: Vec<_> = act.fields.iter().filter(open).collect();
    for field in &open {
        let code = match field.input {
            Input::Radios(_) | Input::Select(_) | Input::Checks(_) => "choose",
            Input::Day => "day",
            Input::Area | Input::Line | Input::Heading => "missing",
        };
        answers.refuse(field.name, code);
    }
    open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asked::ask;
    use crate::face::{Choice, Text};
    use kernel::{Lang, Moment, date};

    const T: Text = Text::new(Lang::Nl);

    fn act() -> Act {
        let why = vec![Choice::new("a", "Verhuisd"), Choice::new("b", "Gestopt")];
        Act::new(
            "sluiten",
            vec![
                Field::radios(T, ask!(CASE_CLOSED, "waarom"), why).label("Waarom?".into()),
                Field::area(T, ask!(CASE_CLOSED, "woorden")).label("Leg het uit".into()),
                Field::line(T, ask!(HOME, "wie")),
            ],
        )
    }

    #[test]
    fn what_was_answered_is_read_back_in_words() {
        let form = Form::sent(vec![
            ("waarom".into(), "b".into()),
            ("woorden".into(), "Zij wil het.".into()),
        ]);
        let said = read_back(&act(), &form);
        let said: Vec<_> = said.iter().map(|(q, a)| (q.as_str(), a.as_str())).collect();
        assert_eq!(said, [("Waarom?", "Gestopt"), ("Leg het uit", "Zij wil het.")]);
    }

    #[test]
    fn nobody_is_asked_to_be_sure_of_what_is_still_open() {
        let t = Text::new(Lang::Nl);
        let typed = vec![("woorden".to_owned(), " ".to_owned())];
        let mut answers = Answers::new(t, Moment::in_netherlands(date(2026, 11, 22), 14, 0), typed);
        assert!(!check_answered(&act(), &mut answers));
        let form = answers.into_form();
        let open: Vec<_> = form.faults().iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(open, ["waarom", "woorden"]);
    }

    #[test]
    fn only_the_button_of_the_page_says_that_someone_is_sure() {
        let mut form = Form::new();
        assert_eq!(Confirmed::of(&form), Confirmed::NotYet);
        form.set(FIELD, "doe");
        assert_eq!(Confirmed::of(&form), Confirmed::Sure);
        form.set(FIELD, "wijzig");
        assert_eq!(Confirmed::of(&form), Confirmed::Change);
    }
}
