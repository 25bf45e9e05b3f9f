//! Feedback to a colleague: telling it with what the ground allows, and reading it.

use crate::asked::ask;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Fact, Field, Part, unreadable};
use app::looking::View;
use app::{Cx, Failure, feedback};
use domain::reporting::{Feedback, FeedbackCommand, FeedbackStage};

/// The list of grounds, each with what it allows.
pub const GROUNDS: &str = "feedback-ground";

impl Acting for Feedback {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        let t = desk.t;
        let state = &desk.view.state;
        let mut facts = Vec::new();
        if let Some((ground, words)) = state.told() {
            facts.push(Fact::new(t.get("feedback-told"), words.reveal().to_owned()));
            facts.push(Fact::new(t.get("feedback-ground"), desk.label(GROUNDS, ground)));
        }
        facts.push(Fact::new(t.get("feedback-to"), desk.names.post(state.owed.to)));
        let why = t.pick("feedback-why", state.owed.why.word());
        facts.push(Fact::new(t.get("feedback-why"), why));
        vec![Part::facts(t.get("feedback-title"), facts)]
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let t = desk.t;
        match desk.view.state.stage {
            FeedbackStage::ToGive => {
                let grounds = desk.coded(GROUNDS, |_| true);
                let fields = vec![
                    Field::radios(t, ask!(COLLEAGUE_HEARS, "grond"), grounds)
                        .hint(t.get("feedback-ground-hint")),
                    Field::area(t, ask!(COLLEAGUE_HEARS, "woorden"))
                        .hint(t.get("feedback-words-hint")),
                ];
                vec![Act::new("vertellen", fields)]
            }
            FeedbackStage::Given { .. } => vec![Act::new("gelezen", Vec::new())],
            FeedbackStage::Heard { .. } => Vec::new(),
        }
    }

    async fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> Result<Done, Failure> {
        let command = match code {
            "vertellen" => {
                let ground = known_ground(cx, answers);
                let words = answers.free("woorden");
                let (ground, words) = ground.zip(words).ok_or_else(unreadable)?;
                FeedbackCommand::Give { ground, words }
            }
            "gelezen" => FeedbackCommand::Hear,
            _ => return Err(Failure::NotFound),
        };
        feedback::act(cx, view.row.id, answers.seen(), command).await?;
        Ok(Done::here(if code == "gelezen" { "closed" } else { "answered" }))
    }
}

fn known_ground(cx: &Cx<'_>, answers: &mut Answers) -> Option<String> {
    let ground = answers.raw("grond").to_owned();
    if cx.house.knowledge.label(GROUNDS, &ground).is_none() {
        answers.refuse("grond", "choose");
        return None;
    }
    Some(ground)
}
