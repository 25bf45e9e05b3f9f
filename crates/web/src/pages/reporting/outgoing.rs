//! Something sent: how far it is, reminding, taking back, hearing what came back.

use crate::asked::ask;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Fact, Field, Part, unreadable};
use app::looking::View;
use app::{Cx, Failure, reporting};
use domain::reporting::{Outgoing, OutgoingCommand as Command, OutgoingStage as Stage};

impl Acting for Outgoing {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        let t = desk.t;
        let Outgoing { sending, stage, sent_at } = &desk.view.state;
        let mut facts = vec![
            Fact::new(t.get("send-purpose"), t.pick("purpose", sending.purpose.word())),
            Fact::new(t.get("send-to"), desk.names.organisation(sending.to)),
            Fact::new(t.get("outgoing-sent"), t.moment(sent_at)),
            Fact::new(t.get("outgoing-stage"), stage_words(desk)),
            Fact::new(t.get("send-ground"), desk.label("legal-ground", &sending.ground.code)),
            Fact::new(t.get("send-why"), sending.ground.words.reveal().to_owned()),
        ];
        if let Stage::Received { answer_by, .. } = stage {
            facts.push(Fact::new(t.get("outgoing-answer-by"), t.moment(answer_by)));
        }
        vec![
            Part::facts(t.get("outgoing-how-far"), facts),
            Part::lines(t.get("send-content"), vec![sending.content.reveal().to_owned()]),
        ]
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let t = desk.t;
        let remind = || {
            let words = Field::area(t, ask!(REMINDER, "woorden"));
            Act::new("herinneren", vec![words])
        };
        let withdraw = || {
            let reason = Field::area(t, ask!(WHY, "reden"));
            Act::new("intrekken", vec![reason]).weighty()
        };
        match desk.view.state.stage {
            Stage::Sent | Stage::Received { .. } => vec![remind(), withdraw()],
            Stage::Refused | Stage::FeedbackCame => vec![Act::new("gelezen", Vec::new())],
            Stage::Closed { .. } => Vec::new(),
        }
    }

    async fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> Result<Done, Failure> {
        let command = match code {
            "herinneren" => answers.free("woorden").map(|note| Command::Remind { note }),
            "intrekken" => answers.free("reden").map(|reason| Command::Withdraw { reason }),
            "gelezen" => Some(Command::Hear),
            _ => return Err(Failure::NotFound),
        };
        let command = command.ok_or_else(unreadable)?;
        reporting::act_on_outgoing(cx, view.row.id, answers.seen(), command).await?;
        Ok(Done::here("kept"))
    }
}

fn stage_words(desk: &Desk<'_, Outgoing>) -> String {
    let t = desk.t;
    match &desk.view.state.stage {
        Stage::Sent => t.get("outgoing-stage-sent"),
        Stage::Received { at, .. } => t.with1("outgoing-stage-received", "when", t.moment(at)),
        Stage::Refused => t.get("outgoing-stage-refused"),
        Stage::FeedbackCame => t.get("outgoing-stage-feedback"),
        Stage::Closed { reason } => t.pick("closed", reason),
    }
}
