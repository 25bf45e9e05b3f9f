//! A talk as a form hands it in: what was answered, when it was, and what the worker says of it.

use super::plan::Plan;
use super::view::{Asked, Part};
use crate::face::{Form, Text};
use crate::input::{Reader, fuzzy};
use app::Fault;
use domain::conversation::{Given, Talk};
use kernel::{FreeText, Lang, Moment};

/// A talk and, where it was one, what it brought as a step of the meldcode.
pub(super) struct HandedIn {
    pub talk: Talk,
    pub step: Option<FreeText>,
    /// The ids of the questions that were answered, in the order of the answers.
    pub asked: Vec<String>,
}

/// The talk in a form.
///
/// # Errors
/// Every fault at once; `missing` in the first question when nothing was said and nothing is told of it.
pub(super) fn read(
    form: &Form,
    plan: &Plan,
    parts: &[Part],
    lang: Lang,
    now: Moment,
) -> Result<HandedIn, Vec<Fault>> {
    let mut reader = Reader::default();
    let answered = parts.iter().flat_map(|part| &part.questions).filter(|one| one.is_answered());
    let mut answers = Vec::new();
    for one in answered {
        let words = reader.words(&format!("antwoord/{}", one.id), &one.typed);
        answers.extend(words.map(|words| Given { question: one.id.clone(), words }));
    }
    let when = reader.keep("wanneer", fuzzy(form.value("wanneer"), now));
    let about = reader.words_if_any("verslag", form.value("verslag"));
    let wants_step = form.has("stap", "ja");
    let step = if wants_step { reader.words("stap-wat", form.value("stap-wat")) } else { None };
    if answers.is_empty() && matches!(about, Some(None)) && !wants_step {
        reader.refuse("verslag", "nothing-said");
    }
    let asked = answers.iter().map(|given| given.question.clone()).collect();
    let value = when.zip(about).map(|(when, about)| {
        let Plan { asker: by, plainness, .. } = *plan;
        HandedIn { talk: Talk { when, asker: by, plainness, lang, answers, about }, step, asked }
    });
    reader.finish(value)
}

/// The faults of the use case at the fields of this form: its answers are numbered there.
pub(super) fn placed(faults: Vec<Fault>, asked: &[String]) -> Vec<Fault> {
    let place = |fault: Fault| {
        let number =
            fault.field.strip_prefix("antwoorden/").and_then(|nr| nr.parse::<usize>().ok());
        let question = number.and_then(|nr| asked.get(nr));
        let field = question.map_or_else(|| "verslag".to_owned(), |id| format!("antwoord/{id}"));
        Fault { field, ..fault }
    };
    faults.into_iter().map(place).collect()
}

/// What a field of this form is called in the summary of what must be mended.
pub(super) fn question_of(t: Text, parts: &[Part], field: &str) -> Option<String> {
    match field {
        "wanneer" => return Some(t.get("talk-when")),
        "verslag" => return Some(t.get("talk-about")),
        "stap-wat" => return Some(t.get("talk-step-what")),
        _ => {}
    }
    let id = field.strip_prefix("antwoord/")?;
    let all = parts.iter().flat_map(|part| &part.questions);
    let words = |one: &Asked| {
        let app = one.plain.app.as_deref().unwrap_or_default();
        format!("{}{app}{}", one.plain.before, one.plain.after)
    };
    all.into_iter().find(|one| one.id == id).map(words)
}
