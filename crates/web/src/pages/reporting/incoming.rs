//! Something received: screened, answered, accepted or refused; the reporter only on request.

use super::register;
use crate::asked::ask;
use crate::face::{StaffShell, Text, html};
use crate::links;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Fact, Field, Part, unreadable};
use crate::pages::subjects::subject_id;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::looking::View;
use app::{Cx, Failure, reporting};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::reporting::{
    Care, Incoming, IncomingCommand as Command, IncomingStage as Stage, Purpose, Screening,
    WhyRefused,
};
use domain::subjects::Kind;

impl Acting for Incoming {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        let t = desk.t;
        let Incoming { arrival, received_at, stage } = &desk.view.state;
        let mut facts = vec![
            Fact::new(t.get("send-purpose"), t.pick("purpose", arrival.purpose.word())),
            Fact::new(t.get("incoming-from"), desk.names.organisation(arrival.from)),
            Fact::new(t.get("incoming-received"), t.moment(received_at)),
            Fact::new(t.get("incoming-answer-by"), t.moment(arrival.answer_by)),
        ];
        facts.extend(standing(desk, stage));
        let mut parts = vec![
            Part::facts(t.get("incoming-how-far"), facts),
            Part::lines(t.get("incoming-content"), vec![arrival.content.reveal().to_owned()]),
        ];
        if arrival.purpose == Purpose::Report && desk.view.may_act {
            let address = format!("{}/melder", links::subject(Kind::Incoming, desk.view.row.id));
            let part = Part::lines(t.get("reporter-title"), vec![t.get("reporter-apart")]);
            parts.push(part.button(t.get("reporter-show"), address));
        }
        parts
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        match desk.view.state.arrival.purpose {
            Purpose::Report => report_acts(desk),
            Purpose::Care => care_acts(desk),
            Purpose::Referral => referral_acts(desk),
        }
    }

    fn links(desk: &Desk<'_, Self>) -> Vec<(String, String)> {
        let state = &desk.view.state;
        if matches!(state.stage, Stage::Screened { care: Care::ToAsk, .. }) {
            let address = format!("/werk/zaken/{}/versturen", desk.view.row.id);
            vec![(desk.t.pick("send-title", Purpose::Care.word()), address)]
        } else {
            Vec::new()
        }
    }

    async fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> Result<Done, Failure> {
        let (id, seen) = (view.row.id, answers.seen());
        match code {
            "registreren" => return register::carry_out(cx, view, answers).await,
            "aannemen" if view.state.arrival.purpose == Purpose::Care => {
                let post = match cx.actor.seats.as_slice() {
                    [first, others @ ..] if others.iter().all(|seat| seat.is_like(first)) => {
                        Some(first.post)
                    }
                    _ => answers.choice("post"),
                };
                let post = post.ok_or_else(unreadable)?;
                let case = reporting::accept_case(cx, id, seen, post).await?;
                return Ok(Done { code: "accepted", onward: Some((Kind::Case, case)) });
            }
            _ => {}
        }
        let (command, done) = command(code, answers)?;
        reporting::act_on_incoming(cx, id, seen, command).await?;
        Ok(Done::here(done))
    }
}

fn standing(desk: &Desk<'_, Incoming>, stage: &Stage) -> Vec<Fact> {
    let t = desk.t;
    let yes_no = |yes: bool| if yes { t.get("yes") } else { t.get("no") };
    match stage {
        Stage::Received => {
            vec![Fact::new(t.get("incoming-stage"), t.get("incoming-stage-received"))]
        }
        Stage::Screened { classification, care, told, registered } => vec![
            Fact::new(
                t.get("incoming-classification"),
                desk.label("classification", classification.word()),
            ),
            Fact::new(t.get("incoming-care"), t.pick("incoming-care", care_word(*care))),
            Fact::new(t.get("incoming-told"), yes_no(*told)),
            Fact::new(t.get("incoming-registered"), yes_no(*registered)),
        ],
        Stage::Accepted { start_by } => vec![Fact::new(
            t.get("incoming-stage"),
            start_by.map_or_else(
                || t.get("incoming-stage-accepted"),
                |by| t.with1("incoming-stage-accepted-by", "day", t.day(by.day())),
            ),
        )],
        Stage::Started { prepare_by } => vec![Fact::new(
            t.get("incoming-stage"),
            prepare_by.map_or_else(
                || t.get("incoming-stage-started"),
                |by| t.with1("incoming-stage-started-by", "day", t.day(by.day())),
            ),
        )],
        Stage::Closed { reason } => {
            vec![Fact::new(t.get("incoming-stage"), t.pick("closed", reason))]
        }
    }
}

const fn care_word(care: Care) -> &'static str {
    match care {
        Care::NotNeeded => "not-needed",
        Care::ToAsk => "to-ask",
        Care::Asked => "asked",
        Care::Accepted => "accepted",
    }
}

fn report_acts(desk: &Desk<'_, Incoming>) -> Vec<Act> {
    let t = desk.t;
    match desk.view.state.stage {
        Stage::Received => vec![Act::new(
            "beoordelen",
            vec![
                Field::radios(
                    t,
                    ask!(SCREENING, "classificatie"),
                    desk.coded("classification", |_| true),
                ),
                Field::area(t, ask!(SCREENING, "reden")).hint(t.get("incoming-reason-hint")),
                Field::radios(t, ask!(SCREENING, "naar-zorg"), desk.yes_no())
                    .hint(t.get("incoming-to-care-hint")),
                Field::area(t, ask!(SCREENING, "politie")),
                Field::area(t, ask!(SCREENING, "veilig-thuis")),
            ],
        )],
        Stage::Screened { classification, told, registered, .. } => {
            let mut acts = Vec::new();
            let feedback = Act::new(
                "terugkoppelen",
                vec![
                    Field::area(t, ask!(REPORTER_HEARS, "woorden"))
                        .hint(t.get("incoming-feedback-hint")),
                ],
            );
            if !told {
                acts.push(feedback);
            }
            if !registered && classification.counts() {
                acts.push(register::act(desk));
                let reason = Field::area(t, ask!(WHY, "reden"));
                acts.push(Act::new("niet-registreren", vec![reason]));
            }
            acts
        }
        Stage::Accepted { .. } | Stage::Started { .. } | Stage::Closed { .. } => Vec::new(),
    }
}

fn refuse(desk: &Desk<'_, Incoming>, purpose: Purpose) -> Act {
    let t = desk.t;
    let (list, fits) = match purpose {
        Purpose::Care => ("refusal-reason-case", Purpose::Care),
        Purpose::Report | Purpose::Referral => ("refusal-reason-referral", Purpose::Referral),
    };
    let known = |code: &str| code.parse::<WhyRefused>().is_ok_and(|why| why.purpose() == fits);
    let why = Field::radios(t, ask!(REFUSED, "waarom"), desk.coded(list, known));
    let words = Field::area(t, ask!(REFUSED, "woorden")).hint(t.get("incoming-refuse-hint"));
    Act::new("weigeren", vec![why, words]).weighty()
}

fn care_acts(desk: &Desk<'_, Incoming>) -> Vec<Act> {
    let t = desk.t;
    if desk.view.state.stage != Stage::Received {
        return Vec::new();
    }
    let own = desk.own_posts();
    let post = Field::radios(t, ask!(TAKEN_ON, "post"), own.clone());
    let accept = Act::new("aannemen", if own.len() > 1 { vec![post] } else { Vec::new() });
    vec![accept, refuse(desk, Purpose::Care)]
}

fn referral_acts(desk: &Desk<'_, Incoming>) -> Vec<Act> {
    let t = desk.t;
    let end = || {
        let words = Field::area(t, ask!(HELP_ENDED, "woorden")).hint(t.get("incoming-end-hint"));
        Act::new("hulp-stoppen", vec![words]).weighty()
    };
    match desk.view.state.stage {
        Stage::Received => vec![
            Act::new(
                "aannemen",
                vec![Field::day(t, ask!(START_BY, "datum")).hint(t.get("incoming-start-hint"))],
            ),
            refuse(desk, Purpose::Referral),
        ],
        Stage::Accepted { .. } => vec![
            Act::new(
                "hulp-starten",
                vec![Field::day(t, ask!(PREPARE_BY, "datum")).hint(t.get("incoming-prepare-hint"))],
            ),
            end(),
        ],
        Stage::Started { .. } => vec![
            Act::new("terugkeer-afspreken", vec![Field::day(t, ask!(RETURN_BY, "datum"))]),
            end(),
        ],
        Stage::Screened { .. } | Stage::Closed { .. } => Vec::new(),
    }
}

fn command(code: &str, answers: &mut Answers) -> Result<(Command, &'static str), Failure> {
    let (command, done) = match code {
        "beoordelen" => (screen(answers).map(Command::Screen), "kept"),
        "terugkoppelen" => {
            (answers.free("woorden").map(|words| Command::GiveFeedback { words }), "answered")
        }
        "niet-registreren" => {
            (answers.free("reden").map(|reason| Command::WaiveRegistration { reason }), "kept")
        }
        "aannemen" => {
            let by = answers.by_or_none("datum");
            (by.map(|start_by| Command::AcceptReferral { start_by }), "accepted")
        }
        "weigeren" => {
            let (why, words) = (answers.choice("waarom"), answers.free("woorden"));
            (why.zip(words).map(|(why, words)| Command::Refuse { why, words }), "refused")
        }
        "hulp-starten" => {
            let by = answers.by_or_none("datum");
            (by.map(|prepare_by| Command::StartHelp { prepare_by }), "kept")
        }
        "terugkeer-afspreken" => {
            (answers.by("datum").map(|prepare_by| Command::AgreeReturn { prepare_by }), "kept")
        }
        "hulp-stoppen" => {
            (answers.free("woorden").map(|words| Command::EndHelp { words }), "closed")
        }
        _ => return Err(Failure::NotFound),
    };
    Ok((command.ok_or_else(unreadable)?, done))
}

fn screen(answers: &mut Answers) -> Option<Screening> {
    let classification = answers.choice("classificatie");
    let reason = answers.free("reden");
    let to_care = answers.yes("naar-zorg");
    let police = answers.free_or_none("politie");
    let veilig_thuis = answers.free_or_none("veilig-thuis");
    Some(Screening {
        classification: classification?,
        reason: reason?,
        to_care: to_care?,
        police: police?,
        veilig_thuis: veilig_thuis?,
    })
}

#[derive(Template)]
#[template(path = "reporting/reporter.html")]
struct ReporterPage {
    t: Text,
    shell: StaffShell,
    back: String,
    reporter: Option<(String, String, String)>,
}

/// Who reported: shown only when asked for, and the journal says that it was.
///
/// # Errors
/// Not found when it is hidden from the one who asks.
pub async fn reporter(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let id = subject_id(&id)?;
    let reporter = reporting::reporter(&visitor.cx(&state.house), id).await?.map(|one| {
        let function = t.pick("function", one.function.word());
        (one.name.reveal().to_owned(), function, one.organisation)
    });
    let back = links::subject(Kind::Incoming, id);
    Ok(html(&ReporterPage { t, shell: visitor.shell(&state).await?, back, reporter }))
}
