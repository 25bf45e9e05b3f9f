//! The form of a discussion: one situation, six aspects, the whole; then a last look with its hints.

use super::view::Offered;
use super::{Place, facts, hint_words, read};
use crate::face::{Form, StaffShell, Text, html, may_hear};
use crate::pages::acts::{Confirmed, Fact};
use crate::pages::drafts;
use crate::pages::subjects::{SubjectFrame, Tip, mend, seen, tips};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, Fault, behaviour};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::behaviour::{Discussed, Discussion, Edition, hints};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "behaviour/discuss.html")]
struct DiscussPage {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    form: Form,
    draft: String,
    restored: String,
    tips: Option<Vec<Tip>>,
    offered: Offered,
    /// The other editions: address and name.
    others: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "behaviour/confirm.html")]
struct ConfirmPage {
    t: Text,
    shell: StaffShell,
    /// What a reader will ask about: the aspects, and the words.
    hints: Vec<(String, String)>,
    facts: Vec<Fact>,
    action: String,
    values: Vec<(String, String)>,
}

/// What a link asks: which edition, and which earlier discussion is put right.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Begin {
    #[serde(default)]
    uitgave: String,
    #[serde(default)]
    over: String,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(begin): Query<Begin>,
) -> Result<Response, PageProblem> {
    let place = Place::to_add(&state, &visitor, &id).await?;
    let sitting = Sitting { state: &state, visitor: &visitor, place };
    let (mut form, restored) = sitting.begin(&begin.over).await?;
    if !begin.uitgave.is_empty() {
        form.set("uitgave", begin.uitgave);
    }
    sitting.page(form, restored, StatusCode::OK).await
}

pub(super) async fn take(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let place = Place::to_add(&state, &visitor, &id).await?;
    let sitting = Sitting { state: &state, visitor: &visitor, place };
    let form = Form::sent(values);
    let confirmed = Confirmed::of(&form);
    if form.has("doe", "woorden") || confirmed == Confirmed::Change {
        return sitting.page(form, String::new(), StatusCode::OK).await;
    }
    let discussion = match sitting.read(&form) {
        Ok(discussion) => discussion,
        Err(faults) => return sitting.again(form, Failure::Invalid(faults)).await,
    };
    match confirmed {
        Confirmed::Sure => sitting.keep(form, discussion).await,
        Confirmed::NotYet | Confirmed::Change => sitting.look(&form, discussion).await,
    }
}

/// Everything one answer is made of.
struct Sitting<'a> {
    state: &'a StaffState,
    visitor: &'a Visitor,
    place: Place,
}

impl Sitting<'_> {
    fn draft(&self) -> String {
        format!("gedragsbespreking-{}", self.place.id)
    }

    fn address(&self) -> String {
        format!("/werk/zaken/{}/gedragsbespreking", self.place.id)
    }

    /// The form to begin with: the earlier discussion that is put right, else what was being typed.
    async fn begin(&self, over: &str) -> Result<(Form, String), Failure> {
        let earlier = self.place.entry(over).map(|(_, noted)| &noted.what);
        if let Some(Discussed::Here(earlier)) = earlier {
            let mut form = read::again(self.visitor.t, earlier, self.visitor.now);
            form.set("over", over);
            form.set("uitgave", earlier.edition.as_str());
            return Ok((form, String::new()));
        }
        let kept = drafts::restore(self.state, self.visitor, &self.draft()).await?;
        Ok(kept.unwrap_or_default())
    }

    /// The edition that a form names, when it can be used today; else the first that can.
    fn edition(&self, form: &Form) -> Result<&Edition, Failure> {
        let on = || self.editions();
        let named = on().find(|one| one.item.id == form.value("uitgave"));
        named.or_else(|| on().next()).ok_or(Failure::NotFound)
    }

    fn editions(&self) -> impl Iterator<Item = &Edition> {
        self.state.house.knowledge.behaviour.editions_on(self.visitor.now.day())
    }

    /// The discussion in a form, and everything that can't stand in it.
    fn read(&self, form: &Form) -> Result<Discussion, Vec<Fault>> {
        let missing = |_| vec![Fault::new("uitgave", "unknown-word")];
        let edition = self.edition(form).map_err(missing)?;
        read::discussion(form, edition, self.visitor.now)
    }

    async fn page(
        &self,
        mut form: Form,
        restored: String,
        status: StatusCode,
    ) -> Result<Response, PageProblem> {
        let t = self.visitor.t;
        let edition = self.edition(&form)?;
        form.name_questions(|_, field| read::question_of(t, edition, field));
        let over = self.place.entry(form.value("over")).map(|(_, noted)| noted.id.to_string());
        let over = over.unwrap_or_default();
        let other = |one: &Edition| {
            let address = format!("{}?uitgave={}&over={over}", self.address(), one.item.id);
            (address, one.item.text.in_lang(t.lang()).to_owned())
        };
        let knowledge = self.state.house.library.now();
        let page = DiscussPage {
            t,
            shell: self.visitor.shell(self.state).await?,
            frame: self.place.frame.clone(),
            draft: self.draft(),
            restored,
            tips: tips(&knowledge, t, &form, read::SITUATION),
            offered: Offered::of(t, &knowledge.behaviour, edition),
            others: self.editions().filter(|one| *one != edition).map(other).collect(),
            form,
        };
        Ok(may_hear((status, html(&page)).into_response()))
    }

    /// The form again, with what is wrong and everything that was typed.
    async fn again(&self, mut form: Form, failure: Failure) -> Result<Response, PageProblem> {
        let status = mend(&mut form, self.visitor.t, failure)?;
        self.page(form, String::new(), status).await
    }

    /// The last look: what was answered, and what a reader will ask about. It holds nobody back.
    async fn look(&self, form: &Form, discussion: Discussion) -> Result<Response, PageProblem> {
        drafts::set_aside(self.state, self.visitor, &self.draft(), form).await?;
        let t = self.visitor.t;
        let knowledge = &self.state.house.knowledge;
        let edition = knowledge.behaviour.edition(&discussion.edition);
        let hints = hints(&discussion).into_iter().map(|hint| hint_words(t, edition, &hint));
        let page = ConfirmPage {
            t,
            shell: self.visitor.shell(self.state).await?,
            hints: hints.collect(),
            facts: facts(t, knowledge, &Discussed::Here(discussion)),
            action: self.address(),
            values: form.values().to_vec(),
        };
        Ok(html(&page))
    }

    async fn keep(&self, form: Form, discussion: Discussion) -> Result<Response, PageProblem> {
        let (cx, id) = (self.visitor.cx(&self.state.house), self.place.id);
        match behaviour::keep(&cx, id, seen(&form), Discussed::Here(discussion)).await {
            Ok(_) => {
                drafts::drop(self.state, self.visitor, &self.draft()).await?;
                Ok(Redirect::to(&self.place.after()).into_response())
            }
            Err(failure) => self.again(form, failure).await,
        }
    }
}
