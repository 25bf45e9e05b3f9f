//! Going home and after: the return, the pause, signs of renewed victimisation.

use super::steps;
use crate::asked::ask;
use crate::face::Choice;
use crate::pages::acts::{Act, Answers, Desk, Done, Field, unreadable};
use app::looking::View;
use app::{Cx, Failure, casework};
use domain::casework::{Case, Command, Outcome, ReturnPlan, Signs, Stage};
use domain::knowledge::Attention;
use kernel::Moment;

/// Planning the return, or planning it anew.
pub fn plan_return(desk: &Desk<'_, Case>) -> Act {
    let t = desk.t;
    let now = match &desk.view.state.stage {
        Stage::Returning { plan } => Some(plan),
        _ => None,
    };
    let day = now.map(|plan| plan.on.day().to_string()).unwrap_or_default();
    let helper = now.map(|plan| plan.helper.to_string()).unwrap_or_default();
    let agreed = now.map(|plan| plan.agreements.reveal()).unwrap_or_default();
    Act::new(
        "terugkeer",
        vec![
            Field::day(t, ask!(RETURN, "datum")).first(day),
            Field::select(t, ask!(RETURN, "hulpverlener"), desk.names.posts_to_choose(None))
                .hint(t.get("case-return-helper-hint"))
                .first(helper),
            Field::area(t, ask!(RETURN, "afspraken"))
                .hint(t.get("case-return-agreed-hint"))
                .first(agreed),
        ],
    )
}

/// The young person is home.
pub fn home(desk: &Desk<'_, Case>) -> Act {
    let today = desk.now.day().to_string();
    Act::new("thuis", vec![Field::day(desk.t, ask!(CAME_HOME, "datum")).first(today)])
}

/// A pause that the young person asked for.
pub fn pause(desk: &Desk<'_, Case>) -> Act {
    let t = desk.t;
    Act::new(
        "pauze",
        vec![
            Field::day(t, ask!(PAUSE, "tot")),
            Field::area(t, ask!(PAUSE, "reden")).hint(t.get("case-pause-hint")),
        ],
    )
}

/// Noting signs: a tick is noting, nothing adds up, and another explanation is always asked.
pub fn note_signs(desk: &Desk<'_, Case>) -> Act {
    let t = desk.t;
    let today = desk.now.day();
    let signs = desk.state.house.knowledge.revictimisation_signs.iter();
    let signs = signs.filter(|sign| sign.item.valid_on(today)).map(|sign| {
        let other = sign.other_explanation.in_lang(t.lang());
        let hint = match sign.attention {
            Attention::Urgent => t.with1("sign-urgent", "other", other),
            Attention::Attention => t.with1("sign-other", "other", other),
        };
        Choice::new(sign.item.id.as_str(), sign.item.text.in_lang(t.lang())).hint(hint)
    });
    Act::new(
        "tekens",
        vec![
            Field::checks(t, ask!(SIGNS, "tekens"), signs.collect()).hint(t.get("sign-hint")),
            Field::area(t, ask!(SIGNS, "woorden")),
            Field::area(t, ask!(SIGNS, "anders")).hint(t.get("sign-alternative-hint")),
            Field::radios(t, ask!(SIGNS, "spoed"), desk.yes_no()).hint(t.get("sign-now-hint")),
        ],
    )
}

/// Looking at signs that wait.
pub fn review_signs(desk: &Desk<'_, Case>) -> Act {
    let t = desk.t;
    let again = matches!(
        desk.view.state.stage,
        Stage::Aftercare { .. } | Stage::ScheduleEnded { .. } | Stage::Closed { .. }
    );
    // Where the track still runs there is nothing to reopen.
    let outcomes = Outcome::ALL.iter().filter(|one| again || **one == Outcome::Continue);
    let outcomes = outcomes.map(|one| {
        Choice::new(one.word(), t.pick("signs-outcome", one.word()))
            .hint(t.pick("signs-outcome-hint", one.word()))
    });
    Act::new(
        "tekens-bekijken",
        vec![
            Field::radios(t, ask!(SIGNS_FOUND, "uitkomst"), outcomes.collect()),
            Field::area(t, ask!(SIGNS_FOUND, "reden")),
        ],
    )
}

/// Does one of these steps.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn carry_out(
    cx: &Cx<'_>,
    view: &View<Case>,
    code: &str,
    answers: &mut Answers,
) -> Result<Done, Failure> {
    let (id, seen) = (view.row.id, answers.seen());
    let command = match code {
        "terugkeer" => {
            let plan = read_return(answers).ok_or_else(unreadable)?;
            casework::plan_return(cx, id, seen, plan).await?;
            return Ok(Done::here("kept"));
        }
        "thuis" => {
            let day = answers.day("datum").ok_or_else(unreadable)?;
            // Noon, so that a return of today isn't in the future for long.
            let on = Moment::in_netherlands(day, 12, 0);
            let on = if day == cx.today() { cx.now.min(on) } else { on };
            casework::returned(cx, id, seen, on).await?;
            return Ok(Done::here("kept"));
        }
        "pauze" => {
            let (until, reason) = (answers.by("tot"), answers.free("reden"));
            until.zip(reason).map(|(until, reason)| Command::PauseAftercare { until, reason })
        }
        "tekens" => read_signs(cx, answers).map(Command::NoteSign),
        _ => {
            let (outcome, reason) = (answers.choice("uitkomst"), answers.free("reden"));
            outcome.zip(reason).map(|(outcome, reason)| Command::ReviewSigns { outcome, reason })
        }
    };
    steps::act(cx, view, answers, command, "kept").await
}

fn read_return(answers: &mut Answers) -> Option<ReturnPlan> {
    let on = answers.by("datum");
    let helper = answers.choice("hulpverlener");
    let agreements = answers.free("afspraken");
    Some(ReturnPlan { on: on?, helper: helper?, agreements: agreements? })
}

/// The signs as noted. A person says whether someone must look at once; the list only advises.
fn read_signs(cx: &Cx<'_>, answers: &mut Answers) -> Option<Signs> {
    let known = &cx.house.knowledge;
    let ids = answers.all("tekens");
    let sound = !ids.is_empty() && ids.iter().all(|id| known.revictimisation_sign(id).is_some());
    if !sound {
        answers.refuse("tekens", "choose");
    }
    let words = answers.free("woorden");
    let alternative = answers.free("anders");
    let urgent = answers.yes("spoed");
    let ids = Some(ids).filter(|_| sound)?;
    Some(Signs { ids, urgent: urgent?, alternative: alternative?, words: words? })
}
