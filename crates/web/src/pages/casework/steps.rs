//! Every step of a case: what it asks, and what is done with the answers.

use super::{aftercare, contact, page, plan};
use crate::asked::ask;
use crate::face::Choice;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Field, Part, unreadable};
use app::looking::View;
use app::{Cx, Failure, casework};
use domain::casework::{Case, Command, PlanState, Risk, Stage};
use domain::duties::Action;
use domain::reporting::Purpose;

impl Acting for Case {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        page::parts(desk)
    }

    /// First what is due first, then everything else that fits how far the track is.
    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let mut acts = possible(desk);
        if let Some(first) = desk.view.state.agenda().first().and_then(|item| code_of(item.action))
            && let Some(place) = acts.iter().position(|act| act.code == first)
        {
            let due = acts.remove(place);
            acts.insert(0, due);
        }
        acts
    }

    fn links(desk: &Desk<'_, Self>) -> Vec<(String, String)> {
        if matches!(desk.view.state.stage, Stage::Closed { .. }) {
            return Vec::new();
        }
        let address = format!("/werk/zaken/{}/versturen", desk.view.row.id);
        vec![(desk.t.pick("send-title", Purpose::Referral.word()), address)]
    }

    async fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> Result<Done, Failure> {
        match code {
            "contact" => contact::carry_out(cx, view, answers).await,
            "risico" => risk(cx, view, answers).await,
            "team" => team(cx, view, answers).await,
            "veiligheidsplan" | "plan-bekijken" => plan::carry_out(cx, view, code, answers).await,
            "terugkeer" | "thuis" | "pauze" | "tekens" | "tekens-bekijken" => {
                aftercare::carry_out(cx, view, code, answers).await
            }
            "hulp-gestopt" => {
                let words = answers.free("woorden").ok_or_else(unreadable)?;
                casework::help_stopped(cx, view.row.id, answers.seen(), words).await?;
                Ok(Done::here("kept"))
            }
            "sluiten" => {
                let (reason, words) = (answers.choice("waarom"), answers.free("woorden"));
                let command =
                    reason.zip(words).map(|(reason, words)| Command::Close { reason, words });
                act(cx, view, answers, command, "closed").await
            }
            "heropenen" => {
                let command = answers.free("reden").map(|reason| Command::Reopen { reason });
                act(cx, view, answers, command, "kept").await
            }
            _ => Err(Failure::NotFound),
        }
    }
}

/// Carries out a command that brings its own dates.
pub async fn act(
    cx: &Cx<'_>,
    view: &View<Case>,
    answers: &Answers,
    command: Option<Command>,
    done: &'static str,
) -> Result<Done, Failure> {
    let command = command.ok_or_else(unreadable)?;
    casework::act(cx, view.row.id, answers.seen(), command).await?;
    Ok(Done::here(done))
}

/// The step that does what is due.
const fn code_of(action: Action) -> Option<&'static str> {
    match action {
        Action::FirstContact | Action::BridgeContact | Action::AftercareContact => Some("contact"),
        Action::MakeSafetyPlan => Some("veiligheidsplan"),
        Action::ReviewSafetyPlan => Some("plan-bekijken"),
        Action::PrepareReturn => Some("terugkeer"),
        Action::ReviewSigns | Action::ReviewUrgentSigns => Some("tekens-bekijken"),
        Action::Close => Some("sluiten"),
        _ => None,
    }
}

fn possible(desk: &Desk<'_, Case>) -> Vec<Act> {
    let t = desk.t;
    let case = &desk.view.state;
    let reason = || vec![Field::area(t, ask!(WHY, "reden"))];
    let mut acts = Vec::new();
    if case.signs.is_some() {
        acts.push(aftercare::review_signs(desk));
    }
    if let Stage::Closed { .. } = case.stage {
        acts.push(Act::new("heropenen", reason()));
        acts.push(aftercare::note_signs(desk));
        return acts;
    }
    acts.push(contact::act(desk));
    match case.plan {
        PlanState::Stands(_) => acts.push(plan::review(desk)),
        PlanState::ToMake(_) | PlanState::Ended => {}
    }
    acts.push(plan::write(desk));
    acts.push(risk_act(desk));
    acts.push(team_act(desk));
    match &case.stage {
        Stage::Helped { .. } => {
            acts.push(aftercare::plan_return(desk));
            acts.push(help_stopped(desk));
        }
        Stage::Returning { .. } => {
            acts.insert(0, aftercare::home(desk));
            acts.push(aftercare::plan_return(desk));
            acts.push(help_stopped(desk));
        }
        Stage::Aftercare { .. } => acts.push(aftercare::pause(desk)),
        Stage::Accepted { .. }
        | Stage::Bridging { .. }
        | Stage::ScheduleEnded { .. }
        | Stage::Closed { .. } => {}
    }
    acts.push(aftercare::note_signs(desk));
    acts.push(close(desk));
    acts
}

fn help_stopped(desk: &Desk<'_, Case>) -> Act {
    let words = Field::area(desk.t, ask!(HELP_STOPPED, "woorden"));
    Act::new("hulp-gestopt", vec![words]).weighty()
}

fn close(desk: &Desk<'_, Case>) -> Act {
    let t = desk.t;
    let case = &desk.view.state;
    let true_now = |code: &str| code.parse().is_ok_and(|why| case.can_close_for(why));
    let why = desk.coded("closing-reason-case", true_now);
    Act::new(
        "sluiten",
        vec![
            Field::radios(t, ask!(CASE_CLOSED, "waarom"), why),
            Field::area(t, ask!(CASE_CLOSED, "woorden")).hint(t.get("case-close-hint")),
        ],
    )
    .weighty()
}

fn risk_act(desk: &Desk<'_, Case>) -> Act {
    let t = desk.t;
    let risks = Risk::ALL.iter().map(|risk| {
        Choice::new(risk.word(), t.pick("risk", risk.word())).hint(t.pick("risk-hint", risk.word()))
    });
    let chosen = desk.view.state.risk.map(Risk::word).unwrap_or_default();
    Act::new(
        "risico",
        vec![
            Field::radios(t, ask!(RISK, "risico"), risks.collect()).first(chosen),
            Field::area(t, ask!(RISK, "reden")),
        ],
    )
}

async fn risk(cx: &Cx<'_>, view: &View<Case>, answers: &mut Answers) -> Result<Done, Failure> {
    let (risk, reason) = (answers.choice("risico"), answers.free("reden"));
    let (risk, reason) = risk.zip(reason).ok_or_else(unreadable)?;
    casework::set_risk(cx, view.row.id, answers.seen(), risk, reason).await?;
    Ok(Done::here("kept"))
}

fn team_act(desk: &Desk<'_, Case>) -> Act {
    let t = desk.t;
    let posts = desk.names.posts_to_choose(None);
    let case = &desk.view.state;
    let bridge = case.bridge.map(|post| post.to_string()).unwrap_or_default();
    let team = case.team.iter().map(ToString::to_string).collect::<Vec<_>>();
    Act::new(
        "team",
        vec![
            Field::checks(t, ask!(TEAM, "team"), posts.clone())
                .first_of(team)
                .hint(t.get("case-team-hint")),
            Field::select(t, ask!(TEAM, "brug"), posts)
                .hint(t.get("case-bridge-hint"))
                .first(bridge),
        ],
    )
}

async fn team(cx: &Cx<'_>, view: &View<Case>, answers: &mut Answers) -> Result<Done, Failure> {
    let posts = answers.choices("team");
    let bridge = match answers.raw("brug") {
        "" => Some(None),
        _ => answers.choice("brug").map(Some),
    };
    let (posts, bridge) = posts.zip(bridge).ok_or_else(unreadable)?;
    if posts.is_empty() {
        answers.refuse("team", "choose");
        return Err(unreadable());
    }
    casework::name_team(cx, view.row.id, answers.seen(), posts, bridge).await?;
    Ok(Done::here("kept"))
}
