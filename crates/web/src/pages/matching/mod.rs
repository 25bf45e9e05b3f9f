//! Two records that may be about one person: what is alike, who has the matters, and the decision of
//! whoever compares them. What was noted in the matters isn't shown here.

use crate::face::Choice;
use crate::links;
use crate::pages::acts::{self, Act, Acting, Answers, Desk, Done, Fact, Field, Part, unreadable};
use crate::staff::StaffState;
use app::combining::{self, Beside, Finding, Side};
use app::looking::View;
use app::{Cx, Failure};
use axum::{Router, routing::get};
use domain::matching::combination::{Combination, Outcome, Stage};

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new().route("/werk/samenhangen/{id}", get(acts::page::<Combination>)).route(
        "/werk/samenhangen/{id}/{stap}",
        get(acts::form::<Combination>).post(acts::take::<Combination>),
    )
}

impl Acting for Combination {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        let t = desk.t;
        let alike = desk.view.state.likeness().iter().map(|one| {
            let (detail, _) = one.word().split_once('-').unwrap_or((one.word(), ""));
            Fact::new(t.pick("likeness-of", detail), t.pick("likeness", one.word()))
        });
        let mut parts = vec![Part::facts(t.get("combination-alike"), alike.collect())];
        let titles = ["combination-one", "combination-other"];
        let sides = titles.iter().zip(&desk.view.sides);
        parts.extend(sides.map(|(title, side)| Part::facts(t.get(title), facts_of(desk, side))));
        let hidden = ["combination-shown", "combination-call"].map(|line| t.get(line));
        parts.push(Part::lines(t.get("combination-about"), hidden.to_vec()));
        parts
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let t = desk.t;
        let reason = |hint: String| Field::area("reden", t.get("act-reason")).hint(hint);
        match desk.view.state.stage() {
            Stage::ToCompare { .. } | Stage::LookAgain { .. } => {
                let outcomes = Outcome::ALL.iter().map(|one| {
                    let word = one.word();
                    let label = t.pick("combination-outcome", word);
                    Choice::new(word, label).hint(t.pick("combination-outcome-hint", word))
                });
                let again = Field::day("wanneer", t.get("combination-again"));
                let question = t.get("combination-question");
                let fields = vec![
                    Field::radios("uitkomst", question, outcomes.collect()),
                    again.hint(t.get("combination-again-hint")).optional(),
                    reason(t.get("combination-reason-hint")),
                ];
                vec![Act::new("besluiten", fields).weighty()]
            }
            Stage::Same | Stage::Different => {
                let hint = t.get("combination-take-back-hint");
                vec![Act::new("terugnemen", vec![reason(hint)]).weighty()]
            }
        }
    }

    async fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> Result<Done, Failure> {
        let finding = match code {
            "besluiten" => match answers.choice("uitkomst") {
                Some(Outcome::Same) => Some(Finding::Same),
                Some(Outcome::Different) => Some(Finding::Different),
                Some(Outcome::Wait) => answers.by("wanneer").map(Finding::Wait),
                None => None,
            },
            "terugnemen" => Some(Finding::TakeBack),
            _ => return Err(Failure::NotFound),
        };
        let (finding, reason) = finding.zip(answers.free("reden")).ok_or_else(unreadable)?;
        combining::decide(cx, view.row.id, answers.seen(), finding, reason).await?;
        Ok(Done::here("kept"))
    }
}

/// Who a record names, and with whom the matters are.
fn facts_of(desk: &Desk<'_, Combination>, side: &Side) -> Vec<Fact> {
    let t = desk.t;
    let Some(person) = &side.person else {
        return vec![Fact::new(t.get("combination-name"), t.get("combination-erased"))];
    };
    let unknown = || t.get("combination-unknown");
    let birth = person.birth.map_or_else(unknown, |day| t.day(day));
    let phone = person.phone.as_ref().map_or_else(unknown, |phone| phone.reveal().to_owned());
    let mut facts = vec![
        Fact::new(t.get("combination-name"), links::full_name(person)),
        Fact::new(t.get("combination-birth"), birth),
        Fact::new(t.get("combination-phone"), phone),
    ];
    facts.extend(side.matters.iter().map(|matter| fact_of(desk, matter)));
    facts
}

/// With whom a matter is, and a link for whoever may open it anyway.
fn fact_of(desk: &Desk<'_, Combination>, matter: &Beside) -> Fact {
    let (t, row) = (desk.t, &matter.row);
    let kind = t.pick("kind", row.kind.word());
    let name = t.with2("combination-matter", "kind", kind, "day", t.day(row.opened_at.day()));
    let words = match row.standing.duty() {
        Some(duty) => {
            let (who, team) = (desk.names.worker(duty.holder), desk.names.team_of(duty.post));
            t.with2("combination-with", "who", who, "team", team)
        }
        None => t.with1("combination-was-with", "post", desk.names.post(row.opener_post)),
    };
    let fact = Fact::new(name, words);
    if matter.may_open { fact.href(links::subject(row.kind, row.id)) } else { fact }
}
