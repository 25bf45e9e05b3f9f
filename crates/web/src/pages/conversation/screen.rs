//! The screen to use together with the young person, and what happens when it is sent: reading back, a
//! break, stopping, throwing everything away, or handing it in.

use super::keep;
use super::plan::Plan;
use super::view::{Part, parts};
use crate::face::{Form, Text, html};
use crate::links;
use crate::pages::drafts;
use crate::pages::subjects::{SubjectFrame, mend, of_any_kind, refuse, seen, subject_id};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, conversation, looking};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::conversation::Asker;
use domain::subjects::Kind;
use kernel::SubjectId;

/// What surrounds the screen: nothing but the way it looks. No name and no navigation stand on it.
struct Around {
    demo: bool,
    theme: bool,
}

impl Around {
    fn of(state: &StaffState) -> Self {
        let settings = state.public.settings();
        Self { demo: settings.demo, theme: settings.theme.is_some() }
    }

    #[expect(clippy::unused_self, reason = "templates ask the shell for its files")]
    fn asset(&self, name: impl AsRef<str>) -> &'static str {
        crate::face::asset_url(name)
    }
}

#[derive(Template)]
#[template(path = "conversation/screen.html")]
struct Screen {
    t: Text,
    shell: Around,
    /// Where it is sent to, with the plan.
    address: String,
    /// The matter it belongs to.
    back: String,
    version: i64,
    plan: Plan,
    trained: bool,
    parts: Vec<Part>,
    form: Form,
    restored: String,
    /// Whether it can be a step of the meldcode.
    may_step: bool,
}

#[derive(Template)]
#[template(path = "conversation/rest.html")]
struct Rest {
    t: Text,
    shell: Around,
    address: String,
    /// Whether the young person stopped; else it is a break.
    stopped: bool,
}

/// The matter, when a talk can be held about it.
struct Place {
    id: SubjectId,
    kind: Kind,
    frame: SubjectFrame,
}

impl Place {
    async fn of(state: &StaffState, visitor: &Visitor, id: &str) -> Result<Self, PageProblem> {
        let id = subject_id(id)?;
        let frame = of_any_kind(state, visitor, id).await?;
        if !frame.may_talk {
            return Err(Failure::NotFound.into());
        }
        let kind = looking::kind_of(&visitor.cx(&state.house), id).await?;
        Ok(Self { id, kind, frame })
    }

    fn draft(&self) -> String {
        format!("gesprek-{}", self.id)
    }
}

/// Everything one answer is made of.
struct Sitting<'a> {
    state: &'a StaffState,
    visitor: &'a Visitor,
    place: Place,
    plan: Plan,
}

impl Sitting<'_> {
    fn address(&self) -> String {
        self.plan.address(self.place.id, self.visitor.t.lang())
    }

    fn parts(&self, form: &Form) -> Vec<Part> {
        let (t, today) = (self.visitor.t, self.visitor.now.day());
        parts(self.state, t, &self.plan, form, today)
    }

    fn page(&self, mut form: Form, restored: String) -> Screen {
        let t = self.visitor.t;
        if form.value("wanneer").is_empty() {
            form.set("wanneer", t.day(self.visitor.now.day()));
        }
        form.set("niveau", self.plan.plainness.word());
        let parts = self.parts(&form);
        form.name_questions(|_, field| keep::question_of(t, &parts, field));
        Screen {
            t,
            shell: Around::of(self.state),
            address: self.address(),
            back: links::subject(self.place.kind, self.place.id),
            version: self.place.frame.version,
            plan: self.plan.clone(),
            trained: self.plan.asker == Asker::Trained,
            may_step: self.place.kind == Kind::Signal && self.place.frame.may_act,
            parts,
            form,
            restored,
        }
    }

    /// Keeps what was said until the talk goes on: only where no script keeps it in the page.
    async fn set_aside(&self, form: &Form) -> Result<(), Failure> {
        drafts::set_aside(self.state, self.visitor, &self.place.draft(), form).await
    }

    async fn forget(&self) -> Result<(), Failure> {
        drafts::drop(self.state, self.visitor, &self.place.draft()).await
    }

    fn rest(&self, stopped: bool) -> Response {
        let (t, shell, address) = (self.visitor.t, Around::of(self.state), self.address());
        html(&Rest { t, shell, address, stopped })
    }

    async fn hand_in(&self, mut form: Form) -> Result<Response, PageProblem> {
        let (t, now) = (self.visitor.t, self.visitor.now);
        let parts = self.parts(&form);
        let handed = match keep::read(&form, &self.plan, &parts, t.lang(), now) {
            Ok(handed) => handed,
            Err(faults) => {
                refuse(&mut form, t, &faults);
                let page = self.page(form, String::new());
                return Ok((StatusCode::BAD_REQUEST, html(&page)).into_response());
            }
        };
        let (cx, id) = (self.visitor.cx(&self.state.house), self.place.id);
        let (asked, version) = (handed.asked, seen(&form));
        match conversation::keep_talk(&cx, id, version, handed.talk, handed.step).await {
            Ok(row) => {
                self.forget().await?;
                let href = links::subject(row.kind, row.id);
                Ok(Redirect::to(&format!("{href}?gedaan=kept#tijdlijn")).into_response())
            }
            Err(failure) => {
                let failure = match failure {
                    Failure::Invalid(faults) => Failure::Invalid(keep::placed(faults, &asked)),
                    other => other,
                };
                let status = mend(&mut form, t, failure)?;
                let page = self.page(form, String::new());
                Ok((status, html(&page)).into_response())
            }
        }
    }
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let place = Place::of(&state, &visitor, &id).await?;
    let kept = drafts::restore(&state, &visitor, &place.draft()).await?;
    let sitting = Sitting { state: &state, visitor: &visitor, place, plan: Plan::of(&asked) };
    let (form, restored) = kept.unwrap_or_default();
    Ok(html(&sitting.page(form, restored)))
}

pub(super) async fn take(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let place = Place::of(&state, &visitor, &id).await?;
    let plan = Plan::of(&values);
    let form = Form::sent(values);
    let sitting = Sitting { state: &state, visitor: &visitor, place, plan };
    match form.value("doe") {
        "pauze" | "stop" => {
            sitting.set_aside(&form).await?;
            Ok(sitting.rest(form.has("doe", "stop")))
        }
        "wissen" => {
            sitting.forget().await?;
            let href = links::subject(sitting.place.kind, sitting.place.id);
            Ok(Redirect::to(&format!("{href}?gedaan=talk-erased")).into_response())
        }
        doing if doing.starts_with("teruglezen-") => {
            sitting.set_aside(&form).await?;
            Ok(html(&sitting.page(form, String::new())))
        }
        _ => sitting.hand_in(form).await,
    }
}
