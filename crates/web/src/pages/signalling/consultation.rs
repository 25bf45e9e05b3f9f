//! A nameless question: answering it, reading the answer, taking it back.

use crate::asked::ask;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Field, Part, unreadable};
use app::looking::View;
use app::{Cx, Failure, signalling};
use domain::signalling::Consultation;
use domain::signalling::consultation::{Command, Stage};

impl Acting for Consultation {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        let (t, state) = (desk.t, &desk.view.state);
        let question = vec![state.question().reveal().to_owned()];
        let mut parts = vec![Part::lines(t.get("consult-question"), question)];
        if let Some(answer) = state.answer() {
            let words = vec![answer.words.reveal().to_owned(), t.get("consult-is-advice")];
            parts.push(Part::lines(t.get("consult-answer"), words));
        }
        parts
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let t = desk.t;
        match desk.view.state.stage() {
            Stage::Asked => {
                let hint = t.get("consult-answer-hint");
                let words = Field::area(t, ask!(ADVICE, "woorden")).hint(hint);
                vec![
                    Act::new("antwoorden", vec![words]),
                    Act::new("intrekken", Vec::new()).weighty(),
                ]
            }
            Stage::Answered { .. } => vec![Act::new("gelezen", Vec::new())],
            Stage::Heard { .. } | Stage::Withdrawn => Vec::new(),
        }
    }

    async fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> Result<Done, Failure> {
        let (command, done) = match code {
            "antwoorden" => {
                (answers.free("woorden").map(|words| Command::Answer { words }), "answered")
            }
            "gelezen" => (Some(Command::Hear), "kept"),
            "intrekken" => (Some(Command::Withdraw), "closed"),
            _ => return Err(Failure::NotFound),
        };
        let command = command.ok_or_else(unreadable)?;
        signalling::act_on_consultation(cx, view.row.id, answers.seen(), command).await?;
        Ok(Done::here(done))
    }
}
