//! Judging an emergency access: who opened what, and why, in their own words.

use crate::asked::ask;
use crate::face::Choice;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Fact, Field, Part, unreadable};
use app::looking::View;
use app::{Cx, Failure, emergency};
use domain::review::{EmergencyReview, Verdict};

impl Acting for EmergencyReview {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        let t = desk.t;
        let review = &desk.view.state;
        let verdict = review.verdict();
        let verdict = verdict.map_or_else(
            || t.get("review-not-judged"),
            |verdict| t.pick("review-verdict", verdict.word()),
        );
        let facts = vec![
            Fact::new(t.get("review-who"), desk.names.worker(review.who())),
            Fact::new(t.get("review-what"), review.subject().to_string()),
            Fact::new(t.get("review-until"), t.moment(review.until())),
            Fact::new(t.get("review-why"), review.reason().reveal().to_owned()),
            Fact::new(t.get("review-verdict"), verdict),
        ];
        vec![Part::facts(t.get("review-title"), facts)]
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let t = desk.t;
        if desk.view.state.verdict().is_some() {
            return Vec::new();
        }
        let verdicts = Verdict::ALL
            .iter()
            .map(|one| Choice::new(one.word(), t.pick("review-verdict", one.word())));
        vec![Act::new(
            "oordelen",
            vec![
                Field::radios(t, ask!(EMERGENCY_JUDGED, "oordeel"), verdicts.collect()),
                Field::area(t, ask!(EMERGENCY_JUDGED, "reden")).hint(t.get("review-reason-hint")),
            ],
        )]
    }

    async fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> Result<Done, Failure> {
        if code != "oordelen" {
            return Err(Failure::NotFound);
        }
        let (verdict, reason) = (answers.choice("oordeel"), answers.free("reden"));
        let (verdict, reason) = verdict.zip(reason).ok_or_else(unreadable)?;
        emergency::judge(cx, view.row.id, answers.seen(), verdict, reason).await?;
        Ok(Done::here("kept"))
    }
}
