//! Two records that may be about one person: what is alike, who has the matters, and the decision of
//! whoever compares them. What was noted in the matters isn't shown here.

use crate::asked::ask;
use crate::face::Choice;
use crate::links;
use crate::pages::acts::{self, Act, Acting, Answers, Desk, Done, Fact, Field, Part, unreadable};
use crate::staff::StaffState;
use app::combining::{self, Beside, Finding};
use app::looking::View;
use app::{Cx, Failure};
use axum::{Router, routing::get};
use domain::matching::PersonDetails;
use domain::matching::combination::{Combination, Outcome, Stage};
use kernel::Personal;

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
        let mut parts = vec![Part::facts(t.get("combination-alike"), compared(desk))];
        parts.extend(desk.view.sides.iter().map(|side| {
            let erased = || t.get("combination-erased");
            let name = side.person.as_ref().map_or_else(erased, links::full_name);
            let matters = side.matters.iter().map(|matter| fact_of(desk, matter));
            Part::facts(t.with1("combination-record", "name", name), matters.collect())
        }));
        if desk.view.row.standing.duty().is_some() {
            let about = ["combination-shown", "combination-call"].map(|line| t.get(line));
            parts.push(Part::lines(t.get("combination-about"), about.to_vec()));
        }
        parts
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let t = desk.t;
        let reason = |hint: &str| Field::area(t, ask!(WHY, "reden")).hint(t.get(hint));
        match desk.view.state.stage() {
            Stage::ToCompare { .. } | Stage::LookAgain { .. } => {
                let outcomes = [Outcome::Same, Outcome::Different].map(|one| {
                    let label = t.pick("combination-outcome", one.word());
                    let hint = t.pick("combination-outcome-hint", one.word());
                    Choice::new(one.word(), label).hint(hint)
                });
                let decide = vec![
                    Field::radios(t, ask!(COMPARED, "uitkomst"), outcomes.to_vec()),
                    reason("combination-reason-hint"),
                ];
                let again = Field::day(t, ask!(LOOK_AGAIN, "wanneer"));
                let wait = vec![
                    again.hint(t.get("combination-again-hint")),
                    reason("combination-wait-hint"),
                ];
                vec![Act::new("besluiten", decide).weighty(), Act::new("later", wait)]
            }
            Stage::Same | Stage::Different => {
                let fields = vec![reason("combination-take-back-hint")];
                vec![Act::new("terugnemen", fields).weighty()]
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
                Some(Outcome::Wait) | None => None,
            },
            "later" => answers.by("wanneer").map(Finding::Wait),
            "terugnemen" => Some(Finding::TakeBack),
            _ => return Err(Failure::NotFound),
        };
        let (finding, reason) = finding.zip(answers.free("reden")).ok_or_else(unreadable)?;
        combining::decide(cx, view.row.id, answers.seen(), finding, reason).await?;
        Ok(Done::here("kept"))
    }
}

/// What stands in the two records, side by side, and what is alike.
fn compared(desk: &Desk<'_, Combination>) -> Vec<Fact> {
    let t = desk.t;
    let alike = |detail: &str| {
        let mut found = desk.view.state.likeness().iter().map(|one| one.word());
        found.find(|word| word.split('-').next() == Some(detail))
    };
    let detail = |detail: &str, of: &dyn Fn(&PersonDetails) -> Option<String>| {
        let label = t.pick("likeness-of", detail);
        let name = match alike(detail) {
            Some(word) => {
                let likeness = t.pick("likeness", word);
                t.with2("combination-detail", "detail", label, "likeness", likeness)
            }
            None => label,
        };
        let known = desk.view.sides.iter().filter_map(|side| of(side.person.as_ref()?));
        let words = match known.collect::<Vec<_>>().as_slice() {
            [] => t.get("combination-unknown"),
            [one] => t.with1("combination-in-one", "what", one),
            [one, other, ..] if one == other => one.clone(),
            [one, other, ..] => t.with2("combination-both", "one", one, "other", other),
        };
        Fact::new(name, words)
    };
    vec![
        detail("first", &|person| Some(person.first_name.reveal().to_owned())),
        detail("surname", &|person| Some(surname(person))),
        detail("birth", &|person| person.birth.map(|day| t.day(day))),
        detail("phone", &|person| person.phone.as_ref().map(|phone| phone.reveal().to_owned())),
    ]
}

/// The family name with what stands before it.
fn surname(person: &PersonDetails) -> String {
    let parts = [person.prefix.as_ref(), Some(&person.surname)];
    parts.into_iter().flatten().map(Personal::reveal).collect::<Vec<_>>().join(" ")
}

/// With whom a matter is, and a link for whoever may open it anyway.
fn fact_of(desk: &Desk<'_, Combination>, Beside { row, may_open }: &Beside) -> Fact {
    let (t, kind) = (desk.t, desk.t.pick("kind", row.kind.word()));
    let name = t.with2("combination-matter", "kind", kind, "day", t.day(row.opened_at.day()));
    let words = match row.standing.duty() {
        Some(duty) => {
            let (who, team) = (desk.names.worker(duty.holder), desk.names.team_of(duty.post));
            t.with2("combination-with", "who", who, "team", team)
        }
        None => t.with1("combination-was-with", "post", desk.names.post(row.opener_post)),
    };
    let fact = Fact::new(name, words);
    if *may_open { fact.href(links::subject(row.kind, row.id)) } else { fact }
}
