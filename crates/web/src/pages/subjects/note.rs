//! Adding statements to a subject, also one that puts an earlier one right or contradicts it.

use super::aid::{Tip, tips};
use super::suggestions::{Suggested, suggest};
use super::{SubjectFrame, mend, of_any_kind, questions, refuse, seen, subject_id};
use crate::face::{Choice, Form, StaffShell, Text, html, may_hear};
use crate::input;
use crate::pages::drafts;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::signalling;
use askama::Template;
use axum::{
    Form as Body, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use domain::statements::{Mode, Relation, Role};
use serde::Deserialize;

pub(super) fn routes() -> Router<StaffState> {
    Router::new().route("/werk/zaken/{id}/uitspraken", get(show).post(note))
}

/// One statement on a form, with the names of its fields.
#[derive(Debug, Clone)]
pub struct Block {
    /// Which, from 1.
    pub number: usize,
    /// What its fields begin with: `statements/0`.
    pub prefix: String,
    /// The signals that the words may point at; never ticked beforehand.
    pub signals: Suggested,
    /// What the writing aid says, when it was asked.
    pub tips: Option<Vec<Tip>>,
}

/// The answers that a statement chooses from.
#[derive(Debug, Clone)]
pub struct StatementChoices {
    /// How they know.
    pub modes: Vec<Choice>,
    /// Who said it.
    pub roles: Vec<Choice>,
    /// How it stands to an earlier entry.
    pub relations: Vec<Choice>,
    /// The earlier entries.
    pub earlier: Vec<Choice>,
}

/// The blocks of a form, as many as it asks for.
pub fn blocks(state: &StaffState, visitor: &Visitor, form: &Form) -> Vec<Block> {
    let reader = (visitor.t.lang(), visitor.now.day());
    let knowledge = state.house.library.now();
    (0..input::wanted_blocks(form))
        .map(|place| {
            let prefix = format!("statements/{place}");
            let signals = suggest(&knowledge, &visitor.actor, reader, form, &prefix);
            let tips = tips(&knowledge, visitor.t, form, &prefix);
            Block { number: place + 1, prefix, signals, tips }
        })
        .collect()
}

/// Whether a form asks to be shown again: with a block more, with signals that fit the words, or with
/// what the writing aid says of them.
pub fn asks_for_more(form: &Form) -> bool {
    ["meer", "signalen", "woorden"].iter().any(|what| form.has("doe", what))
}

/// What a statement chooses from; `frame` gives the earlier entries when there are any.
pub fn statement_choices(t: Text, frame: Option<&SubjectFrame>) -> StatementChoices {
    let modes = Mode::ALL.iter().map(|mode| {
        let word = mode.word();
        Choice::new(word, t.pick("mode", word)).hint(t.pick("mode-hint", word))
    });
    let roles = Role::ALL.iter().filter(|role| **role != Role::Adviser);
    let roles = roles.map(|role| Choice::new(role.word(), t.pick("role", role.word())));
    let relations = Relation::ALL.iter();
    let relations = relations.map(|one| Choice::new(one.word(), t.pick("relation", one.word())));
    let earlier = frame.into_iter().flat_map(|frame| &frame.timeline);
    let earlier = earlier.filter(|entry| !entry.mode.is_empty());
    StatementChoices {
        modes: modes.collect(),
        roles: roles.collect(),
        relations: relations.collect(),
        earlier: earlier.map(|entry| Choice::new(&*entry.id, beginning(&entry.words))).collect(),
    }
}

/// The first words of a text, for a list to choose from.
fn beginning(words: &str) -> String {
    const MOST: usize = 70;
    let line = words.lines().next().unwrap_or_default();
    if line.chars().count() <= MOST {
        return line.to_owned();
    }
    let short: String = line.chars().take(MOST).collect();
    format!("{}…", short.trim_end())
}

#[derive(Template)]
#[template(path = "subjects/note.html")]
struct NotePage {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    form: Form,
    blocks: Vec<Block>,
    choices: StatementChoices,
    draft: String,
    restored: String,
}

/// The entry that a link of the timeline names: `?over=regel-…&hoe=corrects`.
#[derive(Debug, Default, Deserialize)]
struct About {
    #[serde(default)]
    over: String,
    #[serde(default)]
    hoe: String,
}

async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(about): Query<About>,
) -> Result<Response, PageProblem> {
    let kept = drafts::restore(&state, &visitor, &draft_of(&id)).await?;
    let (mut form, restored) = kept.unwrap_or_default();
    if form.value("statements/0/role").is_empty() {
        form.set("statements/0/role", Role::Professional.word());
    }
    if !about.over.is_empty() {
        form.set("statements/0/about", about.over);
        form.set("statements/0/relation", about.hoe);
    }
    page(&state, &visitor, &id, form, restored, StatusCode::OK).await
}

fn draft_of(id: &str) -> String {
    format!("uitspraken-{id}")
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    id: &str,
    mut form: Form,
    restored: String,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    form.name_questions(|form, field| questions::statement(t, form, field));
    let frame = of_any_kind(state, visitor, subject_id(id)?).await?;
    let page = NotePage {
        t,
        shell: visitor.shell(state).await?,
        blocks: blocks(state, visitor, &form),
        choices: statement_choices(t, Some(&frame)),
        draft: draft_of(id),
        frame,
        form,
        restored,
    };
    Ok(may_hear((status, html(&page)).into_response()))
}

async fn note(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut form = Form::sent(values);
    if asks_for_more(&form) {
        return page(&state, &visitor, &id, form, String::new(), StatusCode::OK).await;
    }
    let subject = subject_id(&id)?;
    let statements = match input::statements(&form, visitor.now) {
        Ok(statements) => statements,
        Err(faults) => {
            refuse(&mut form, visitor.t, &faults);
            return page(&state, &visitor, &id, form, String::new(), StatusCode::BAD_REQUEST).await;
        }
    };
    let cx = visitor.cx(&state.house);
    match signalling::add_statements(&cx, subject, seen(&form), statements).await {
        Ok(row) => {
            drafts::drop(&state, &visitor, &draft_of(&id)).await?;
            let href = crate::links::subject(row.kind, row.id);
            Ok(Redirect::to(&format!("{href}?gedaan=kept#tijdlijn")).into_response())
        }
        Err(failure) => {
            let status = mend(&mut form, visitor.t, failure)?;
            page(&state, &visitor, &id, form, String::new(), status).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_statement_is_chosen_by_its_first_words() {
        assert_eq!(beginning("kort\nmeer"), "kort");
        let long = beginning(&"woord ".repeat(40));
        assert!(long.ends_with('…') && long.chars().count() <= 71);
    }
}
