//! An expert from elsewhere, without an account: types the code, reads the thread, answers once.
//!
//! Whatever opens nothing answers with the same bytes: unknown, wrong, used, too late, taken back, open
//! in another browser.

use crate::face::{Form, StaffShell, Text, html};
use crate::input::Reader;
use crate::pages::subjects::{mend, seems_to_name};
use crate::problem::PageProblem;
use crate::staff::{StaffState, guest_secret, language, set_guest_cookie};
use app::advice::Message;
use app::guest::{self, Knock};
use app::{Failure, Fault};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::signalling::consultation::{Adviser, Expert};
use kernel::{CorrelationId, InvitationId};

#[derive(Template)]
#[template(path = "signalling/door.html")]
struct DoorPage {
    t: Text,
    shell: StaffShell,
    form: Form,
}

#[derive(Template)]
#[template(path = "signalling/thread.html")]
struct ThreadPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    turns: Vec<TurnView>,
    asker: String,
    organisation: String,
    until: String,
    /// Whether something typed seems to say who it is about.
    names_someone: bool,
}

#[derive(Template)]
#[template(path = "signalling/thanks.html")]
struct ThanksPage {
    t: Text,
    shell: StaffShell,
}

/// A question and its answer, as someone from elsewhere may see them.
struct TurnView {
    question: String,
    answer: String,
    /// From whom the answer came: a function, never a name.
    from: String,
}

/// Someone at the door, in one request.
pub(super) struct Caller {
    t: Text,
    shell: StaffShell,
    /// `None` when the address isn't one of ours: it answers like one that is unknown.
    knock: Option<Knock>,
    secret: Option<Vec<u8>>,
}

impl Caller {
    fn of(state: &StaffState, parts: &Parts, id: &str) -> Self {
        let t = Text::new(language(parts));
        // The path is left out, so that the page is the same for every address.
        let mut shell = StaffShell::new(t.lang(), "");
        shell.demo = state.public.settings().demo;
        shell.theme = state.public.settings().theme.is_some();
        let correlation = CorrelationId::draw(&mut *(state.entropy)());
        let now = state.public.now();
        let knock = id.parse::<InvitationId>().ok();
        let knock = knock.map(|invitation| Knock { invitation, now, correlation });
        Self { t, shell, knock, secret: guest_secret(&parts.headers) }
    }

    /// The door, closed: the same for whatever opens nothing.
    fn door(self, fault: &str, status: StatusCode) -> Response {
        let mut form = Form::new();
        if !fault.is_empty() {
            form.refuse("code", self.t.get(fault));
        }
        let page = DoorPage { t: self.t, shell: self.shell, form };
        (status, html(&page)).into_response()
    }
}

pub(super) async fn show(
    State(state): State<StaffState>,
    Path(id): Path<String>,
    parts: Parts,
) -> Result<Response, PageProblem> {
    let caller = Caller::of(&state, &parts, &id);
    page(&state, caller, Form::new(), false, StatusCode::OK).await
}

/// The thread, for the browser that opened it; else the door.
async fn page(
    state: &StaffState,
    caller: Caller,
    form: Form,
    names_someone: bool,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let (Some(knock), Some(secret)) = (caller.knock, &caller.secret) else {
        return Ok(caller.door("", StatusCode::OK));
    };
    let thread = match guest::look(&state.house, knock, secret).await {
        Err(Failure::NotFound) => return Ok(caller.door("", StatusCode::OK)),
        thread => thread?,
    };
    let t = caller.t;
    let turns = thread.state.turns().zip(&thread.advisers).map(|(turn, function)| {
        let from = match (&turn.from, function, turn.adviser) {
            (Some(from), ..) => {
                let (function, place) = (from.function.reveal(), from.organisation.reveal());
                t.with2("consult-from", "function", function, "organisation", place)
            }
            (None, Some(function), _) => t.pick("function", function.word()),
            (None, None, Adviser::Colleague(_)) => t.pick("adviser", "colleague"),
            (None, None, _) => String::new(),
        };
        let answer = turn.answer.as_ref().map(|answer| answer.words.reveal().to_owned());
        let question = turn.question.reveal().to_owned();
        TurnView { question, answer: answer.unwrap_or_default(), from }
    });
    let page = ThreadPage {
        t,
        turns: turns.collect(),
        asker: thread.asker.map(|one| t.pick("function", one.word())).unwrap_or_default(),
        organisation: thread.organisation,
        until: t.moment(thread.until),
        shell: caller.shell,
        form,
        names_someone,
    };
    Ok((status, html(&page)).into_response())
}

pub(super) async fn take(
    State(state): State<StaffState>,
    Path(id): Path<String>,
    parts: Parts,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let form = Form::sent(values);
    let caller = Caller::of(&state, &parts, &id);
    if form.value("doe") == "antwoord" {
        return answer(&state, caller, form).await;
    }
    open(&state, caller, &id, form.value("code")).await
}

/// Opens the thread in this browser.
async fn open(
    state: &StaffState,
    caller: Caller,
    id: &str,
    code: &str,
) -> Result<Response, PageProblem> {
    if !state.attempts.may_try(id, state.public.now()) {
        return Ok(caller.door("door-too-often", StatusCode::TOO_MANY_REQUESTS));
    }
    let Some(knock) = caller.knock else {
        // As slow as a code that doesn't fit.
        state.house.proofs.password_fits(None, code);
        return Ok(caller.door("door-opens-nothing", StatusCode::NOT_FOUND));
    };
    let mut entropy = (state.entropy)();
    match guest::open(&state.house, knock, code, &mut *entropy).await {
        Ok(secret) => {
            state.attempts.forget(id);
            let back = format!("/advies/{}?taal={}", knock.invitation, caller.t.code());
            Ok(with_cookie(Redirect::to(&back).into_response(), Some(&secret), state.tls))
        }
        Err(Failure::NotFound) => Ok(caller.door("door-opens-nothing", StatusCode::NOT_FOUND)),
        Err(failure) => Err(failure.into()),
    }
}

/// Sends the answer; after it nothing opens any more.
async fn answer(
    state: &StaffState,
    caller: Caller,
    mut form: Form,
) -> Result<Response, PageProblem> {
    let (Some(knock), Some(secret)) = (caller.knock, &caller.secret) else {
        return Ok(caller.door("door-opens-nothing", StatusCode::NOT_FOUND));
    };
    let sent = match read(&form) {
        Ok((words, from)) => guest::answer(&state.house, knock, secret, words, from).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match sent {
        Ok(()) => {
            let thanks = format!("/advies/verstuurd?taal={}", caller.t.code());
            Ok(with_cookie(Redirect::to(&thanks).into_response(), None, state.tls))
        }
        Err(Failure::NotFound) => Ok(caller.door("door-opens-nothing", StatusCode::NOT_FOUND)),
        Err(failure) => {
            let names_someone = seems_to_name(&failure);
            let t = caller.t;
            let status = mend(&mut form, t, failure)?;
            form.name_questions(|_, field| Some(t.get(question(field)?)));
            page(state, caller, form, names_someone, status).await
        }
    }
}

fn question(field: &str) -> Option<&'static str> {
    match field {
        "functie" => Some("door-function"),
        "organisatie" => Some("door-organisation"),
        "woorden" => Some("consult-answer-words"),
        _ => None,
    }
}

/// What was typed, and from where.
fn read(form: &Form) -> Result<(Message, Expert), Vec<Fault>> {
    let mut reader = Reader::default();
    let words = reader.words("woorden", form.value("woorden"));
    let function = reader.personal("functie", form.value("functie"));
    let organisation = reader.personal("organisatie", form.value("organisatie"));
    let looked_again = form.has("nagekeken", "ja");
    let read = words.zip(function.zip(organisation)).map(|(words, (function, organisation))| {
        (Message { words, looked_again }, Expert { function, organisation })
    });
    reader.finish(read)
}

pub(super) async fn thanks(State(state): State<StaffState>, parts: Parts) -> Response {
    let Caller { t, shell, .. } = Caller::of(&state, &parts, "");
    html(&ThanksPage { t, shell })
}

fn with_cookie(mut response: Response, secret: Option<&[u8]>, tls: bool) -> Response {
    if let Ok(cookie) = HeaderValue::from_str(&set_guest_cookie(secret, tls)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
