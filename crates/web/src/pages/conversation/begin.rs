//! Before the talk: what helps, what was chosen, and what will be on the screen.

use super::plan::Plan;
use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::pages::subjects::{SubjectFrame, of_any_kind, subject_id};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::Failure;
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::conversation::{Asker, Plainness};
use domain::knowledge::AskBy;
use kernel::Lang;

#[derive(Template)]
#[template(path = "conversation/begin.html")]
struct BeginPage {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    form: Form,
    levels: Vec<Choice>,
    languages: Vec<Choice>,
    parts: Vec<Choice>,
    /// How many questions are for trained staff only.
    trained: usize,
    /// How many questions nobody with lived experience approved yet, of how many.
    proposals: usize,
    all: usize,
    /// The guide: each line with how sure it is.
    before: Vec<(String, &'static str)>,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let frame = of_any_kind(&state, &visitor, subject_id(&id)?).await?;
    if !frame.may_talk {
        return Err(Failure::NotFound.into());
    }
    let today = visitor.now.day();
    let knowledge = &state.house.knowledge;
    let plan = Plan { asker: Asker::Trained, parts: Vec::new(), ..Plan::of(&asked) };
    let sections = plan.questions(&state, today);
    let questions: Vec<_> = sections.iter().flat_map(|(_, questions)| questions).collect();
    let part = |(part, _): &(&domain::knowledge::Code, Vec<_>)| {
        let help = part.help.as_ref().map_or("", |help| help.in_lang(t.lang()));
        Choice::new(part.item.id.as_str(), part.item.text.in_lang(t.lang())).hint(help)
    };
    let part_ids = sections.iter().map(|(part, _)| part.item.id.as_str());
    let form = chosen(t, asked, part_ids);
    let level = |level: &Plainness| {
        let word = level.word();
        Choice::new(word, t.pick("talk-level", word)).hint(t.pick("talk-level-hint", word))
    };
    let language = |lang: &Lang| Choice::new(lang.code(), t.pick("talk-language", lang.code()));
    let guide = knowledge
        .talk_guide
        .iter()
        .filter(|line| matches!(line.phase.as_str(), "prepare") && line.item.valid_on(today));
    let page = BeginPage {
        t,
        shell: visitor.shell(&state).await?,
        frame,
        form,
        levels: Plainness::ALL.iter().map(level).collect(),
        languages: Lang::ALL.iter().map(language).collect(),
        parts: sections.iter().map(part).collect(),
        trained: questions.iter().filter(|one| one.ask_by == AskBy::Trained).count(),
        proposals: questions.iter().filter(|one| one.is_proposal()).count(),
        all: questions.len(),
        before: guide
            .map(|line| (line.item.text.in_lang(t.lang()).to_owned(), line.item.status.word()))
            .collect(),
    };
    Ok(html(&page))
}

/// What was chosen before, or what stands there at first: ordinary words, this language, every part.
fn chosen<'p>(t: Text, asked: Vec<(String, String)>, parts: impl Iterator<Item = &'p str>) -> Form {
    let mut form = Form::sent(asked);
    for (field, first) in [("niveau", Plainness::Plain.word()), ("taal", t.code())] {
        if form.value(field).is_empty() {
            form.set(field, first);
        }
    }
    if form.value("deel").is_empty() {
        parts.for_each(|part| form.add("deel", part));
    }
    form
}
