//! Sending: to whom, what they need and no more, on what ground; then a look at exactly what goes
//! over, and only then it leaves.

use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::links;
use crate::pages::acts::{Answers, coded, own_posts};
use crate::pages::drafts;
use crate::pages::subjects::{mend, subject_id};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::looking::{self, View};
use app::reporting::{self, ToSend};
use app::{Cx, Failure};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::casework::Case;
use domain::matching::PersonDetails;
use domain::organisations::OrganisationKind;
use domain::reporting::{Ground, Incoming, Purpose};
use domain::signalling::Signal;
use domain::subjects::Kind;
use domain::timeline::Replay;
use kernel::{OrganisationId, PostId, SubjectId};

#[derive(Template)]
#[template(path = "reporting/send.html")]
struct SendPage {
    t: Text,
    shell: StaffShell,
    purpose: &'static str,
    action: String,
    draft: String,
    back: String,
    receivers: Vec<Choice>,
    grounds: Vec<Choice>,
    posts: Vec<Choice>,
    form: Form,
}

#[derive(Template)]
#[template(path = "reporting/confirm.html")]
struct ConfirmPage {
    t: Text,
    shell: StaffShell,
    purpose: &'static str,
    action: String,
    receiver: String,
    goes: Vec<(String, String)>,
    content: String,
    values: Vec<(String, String)>,
}

/// What is sent about.
struct About {
    id: SubjectId,
    kind: Kind,
    purpose: Purpose,
    person: PersonDetails,
    organisations: Vec<app::ports::Organisation>,
}

impl About {
    async fn of(cx: &Cx<'_>, id: &str) -> Result<Self, Failure> {
        let id = subject_id(id)?;
        let kind = looking::kind_of(cx, id).await?;
        match kind {
            Kind::Signal => Self::take(looking::view::<Signal>(cx, id).await?, Purpose::Report),
            Kind::Incoming => Self::take(looking::view::<Incoming>(cx, id).await?, Purpose::Care),
            Kind::Case => Self::take(looking::view::<Case>(cx, id).await?, Purpose::Referral),
            Kind::Consultation
            | Kind::Reading
            | Kind::Outgoing
            | Kind::Review
            | Kind::Missing
            | Kind::Feedback
            | Kind::Combination => Err(Failure::NotFound),
        }
    }

    fn take<S: Replay>(view: View<S>, purpose: Purpose) -> Result<Self, Failure> {
        if !view.may_act {
            return Err(Failure::NotAllowed);
        }
        let person = view.person.ok_or(Failure::NotFound)?;
        let (id, kind, organisations) = (view.row.id, view.row.kind, view.organisations);
        Ok(Self { id, kind, purpose, person, organisations })
    }

    /// The organisations for which this purpose makes sense.
    fn receivers(&self, own: OrganisationId) -> Vec<Choice> {
        let sensible = |kind: OrganisationKind| match self.purpose {
            Purpose::Report => {
                matches!(kind, OrganisationKind::ReportingPoint | OrganisationKind::Police)
            }
            Purpose::Care => kind == OrganisationKind::CareCoordination,
            Purpose::Referral => kind == OrganisationKind::Shelter,
        };
        let others = self.organisations.iter().filter(|one| one.id != own && sensible(one.kind));
        others.map(|one| Choice::new(one.id.to_string(), one.name.as_str())).collect()
    }
}

fn grounds(state: &StaffState, t: Text) -> Vec<Choice> {
    coded(&state.house.knowledge, t, Ground::LIST, |_| true)
}

/// The form.
///
/// # Errors
/// Not found when the matter is unknown or hidden, or nothing is sent about its kind.
pub async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let about = About::of(&visitor.cx(&state.house), &id).await?;
    let kept = drafts::restore(&state, &visitor, &draft(&about)).await?;
    let mut form = kept.map_or_else(Form::new, |(form, _)| form);
    if let (true, Some(first)) = (form.value("post").is_empty(), visitor.actor.seats.first()) {
        form.set("post", first.post.to_string());
    }
    again(&state, &visitor, &about, form).await
}

/// Shows what goes over, goes back to the form, or sends.
///
/// # Errors
/// Not found when the matter is unknown or hidden, or nothing is sent about its kind.
pub async fn take(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let cx = visitor.cx(&state.house);
    let about = About::of(&cx, &id).await?;
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    if answers.raw("stap") == "wijzigen" {
        return again(&state, &visitor, &about, answers.into_form()).await;
    }
    let Some(to_send) = read(&state, &visitor, &about, &mut answers) else {
        let page = again(&state, &visitor, &about, answers.into_form()).await?;
        return Ok((StatusCode::BAD_REQUEST, page).into_response());
    };
    if answers.raw("stap") != "versturen" {
        return confirm(&state, &visitor, &about, &to_send, answers).await;
    }
    match reporting::send(&cx, to_send).await {
        Ok(outgoing) => {
            drafts::drop(&state, &visitor, &draft(&about)).await?;
            let to = links::subject(Kind::Outgoing, outgoing);
            Ok(Redirect::to(&format!("{to}?gedaan=sent")).into_response())
        }
        Err(failure) => {
            let mut form = answers.into_form();
            let status = mend(&mut form, visitor.t, failure)?;
            let page = again(&state, &visitor, &about, form).await?;
            Ok((status, page).into_response())
        }
    }
}

fn draft(about: &About) -> String {
    format!("{}-versturen", about.id)
}

fn read(
    state: &StaffState,
    visitor: &Visitor,
    about: &About,
    answers: &mut Answers,
) -> Option<ToSend> {
    let to: Option<OrganisationId> = answers.choice("aan");
    let to = to.filter(|to| {
        let known = about.receivers(visitor.actor.organisation);
        known.iter().any(|choice| choice.value == to.to_string())
    });
    let content = answers.free("bericht");
    let code = answers.raw("grond").to_owned();
    let known = grounds(state, visitor.t).iter().any(|choice| choice.value == code);
    if !known {
        answers.refuse("grond", "choose");
    }
    let words = answers.free("waarom");
    let post: Option<PostId> = match own_posts(visitor).as_slice() {
        [only] => only.value.parse().ok(),
        _ => answers.choice("post"),
    };
    let ground = Ground { code: Some(code).filter(|_| known)?, words: words? };
    let (about, purpose) = (about.id, about.purpose);
    Some(ToSend { post: post?, about, to: to?, purpose, content: content?, ground })
}

async fn again(
    state: &StaffState,
    visitor: &Visitor,
    about: &About,
    mut form: Form,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    form.name_questions(|_, field| match field {
        "aan" => Some(t.get("send-to")),
        "bericht" => Some(t.get("send-content")),
        "grond" => Some(t.get("send-ground")),
        "waarom" => Some(t.get("send-why")),
        "post" => Some(t.get("send-post")),
        _ => None,
    });
    let posts = own_posts(visitor);
    let page = SendPage {
        t,
        shell: visitor.shell(state).await?,
        purpose: about.purpose.word(),
        action: format!("/werk/zaken/{}/versturen", about.id),
        draft: draft(about),
        back: links::subject(about.kind, about.id),
        receivers: about.receivers(visitor.actor.organisation),
        grounds: grounds(state, t),
        posts: if posts.len() > 1 { posts } else { Vec::new() },
        form,
    };
    Ok(html(&page))
}

async fn confirm(
    state: &StaffState,
    visitor: &Visitor,
    about: &About,
    to_send: &ToSend,
    answers: Answers,
) -> Result<Response, PageProblem> {
    drafts::set_aside(state, visitor, &draft(about), answers.form()).await?;
    let t = visitor.t;
    let receiver = about.organisations.iter().find(|one| one.id == to_send.to);
    let receiver = receiver.map(|one| one.name.clone()).unwrap_or_default();
    let form = answers.into_form();
    let values = form.values().iter().filter(|(name, _)| name != "stap").cloned();
    let page = ConfirmPage {
        t,
        shell: visitor.shell(state).await?,
        purpose: to_send.purpose.word(),
        action: format!("/werk/zaken/{}/versturen", about.id),
        receiver,
        goes: goes_over(state, visitor, about, to_send).await?,
        content: to_send.content.reveal().to_owned(),
        values: values.collect(),
    };
    Ok(html(&page))
}

/// Exactly what leaves besides the content: who it is about, who sends, on what ground.
async fn goes_over(
    state: &StaffState,
    visitor: &Visitor,
    about: &About,
    to_send: &ToSend,
) -> Result<Vec<(String, String)>, PageProblem> {
    let t = visitor.t;
    let person = &about.person;
    let mut goes = vec![(t.get("send-name"), links::full_name(person))];
    if let Some(birth) = person.birth {
        goes.push((t.get("send-birth"), t.day(birth)));
    }
    if let Some(phone) = &person.phone {
        goes.push((t.get("send-phone"), phone.reveal().to_owned()));
    }
    let grounds = grounds(state, t);
    let ground = grounds.into_iter().find(|choice| choice.value == to_send.ground.code);
    let ground = ground.map(|choice| choice.label).unwrap_or_default();
    goes.push((t.get("send-ground"), format!("{ground}. {}", to_send.ground.words.reveal())));
    if to_send.purpose == Purpose::Report {
        let cx = visitor.cx(&state.house);
        let worker = app::sessions::me(&cx).await?;
        let seat = visitor.actor.seats.iter().find(|seat| seat.post == to_send.post);
        let function = seat.map(|seat| t.pick("function", seat.function)).unwrap_or_default();
        let own = about.organisations.iter().find(|one| one.id == visitor.actor.organisation);
        let own = own.map(|one| one.name.as_str()).unwrap_or_default();
        let who = format!("{}, {function}, {own}", worker.name.reveal());
        goes.push((t.get("send-reporter"), who));
    }
    Ok(goes)
}
