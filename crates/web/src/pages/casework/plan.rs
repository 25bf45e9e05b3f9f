//! The safety plan: four required chapters and three that may be added, in one form; and its review.

use super::page::latest_plan;
use super::steps;
use crate::asked::ask;
use crate::pages::acts::{Act, Answers, Desk, Done, Field};
use app::looking::View;
use app::{Cx, Failure};
use domain::casework::{Case, Chapter, Command, PlanChapter, SafetyPlan, Stage};
use kernel::{FreeText, Moment};

/// The fields of one chapter: risk, agreement, who, until when.
struct Names {
    chapter: Chapter,
    risk: &'static str,
    agreement: &'static str,
    who: &'static str,
    until: &'static str,
}

macro_rules! names {
    ($($chapter:ident = $word:literal,)+) => {
        const NAMES: [Names; 7] = [$(Names {
            chapter: Chapter::$chapter,
            risk: concat!($word, "-risico"),
            agreement: concat!($word, "-afspraak"),
            who: concat!($word, "-wie"),
            until: concat!($word, "-tot"),
        },)+];
    };
}

names! {
    Transport = "vervoer",
    Education = "onderwijs",
    SocialMedia = "sociale-media",
    GoingMissing = "vermissing",
    Address = "adres",
    Threat = "dreiging",
    OwnWords = "eigen-woorden",
}

/// The form; what stands in the plan now is in it, so that it is rewritten and never lost.
pub fn write(desk: &Desk<'_, Case>) -> Act {
    let t = desk.t;
    let plan = latest_plan(desk);
    let mut fields = Vec::new();
    for names in &NAMES {
        let known = desk.state.house.knowledge.safety_plan_chapter(names.chapter.word());
        let title = known.map_or(names.chapter.word(), |one| one.item.text.in_lang(t.lang()));
        let agree_on = known.map(|one| {
            one.agree_on.iter().map(|line| line.in_lang(t.lang())).collect::<Vec<_>>().join(" ")
        });
        let required = names.chapter.is_required();
        let title = if required { title.to_owned() } else { t.with1("plan-extra", "title", title) };
        let now = plan.and_then(|plan| {
            plan.chapters().iter().find(|written| written.chapter == names.chapter)
        });
        let fill = |field: Field, name, now: Option<String>| {
            field.named(name).first(now.unwrap_or_default()).optional(!required)
        };
        let (risk, agreement) = (ask!(PLAN_CHAPTER, "*-risico"), ask!(PLAN_CHAPTER, "*-afspraak"));
        let (who, until) = (ask!(PLAN_CHAPTER, "*-wie"), ask!(PLAN_CHAPTER, "*-tot"));
        let said = |words: &FreeText| words.reveal().to_owned();
        fields.push(Field::heading(title, agree_on.unwrap_or_default()));
        fields.extend([
            fill(Field::area(t, risk), names.risk, now.map(|one| said(&one.risk))),
            fill(Field::area(t, agreement), names.agreement, now.map(|one| said(&one.agreement))),
            fill(Field::line(t, who), names.who, now.map(|one| one.who.reveal().to_owned())),
            fill(Field::day(t, until), names.until, now.map(|one| one.until.to_string())),
        ]);
    }
    fields.push(Field::heading(t.get("plan-review-head"), t.get("plan-review-about")));
    // A day that has passed is no use as the next one.
    let review_by = plan.map(SafetyPlan::review_by).filter(|by| *by > desk.now);
    let review_day = review_by.map(|by| by.day().to_string()).unwrap_or_default();
    fields.push(Field::day(t, ask!(PLAN_REVIEW_BY, "herzien")).first(review_day));
    Act::new("veiligheidsplan", fields)
}

/// The form of a review.
pub fn review(desk: &Desk<'_, Case>) -> Act {
    let t = desk.t;
    let next = Field::day(t, ask!(PLAN_REVIEW, "volgende"));
    let next = if matches!(desk.view.state.stage, Stage::Aftercare { .. }) {
        next.hint(t.get("plan-may-end")).optional(true)
    } else {
        next
    };
    Act::new("plan-bekijken", vec![Field::area(t, ask!(PLAN_REVIEW, "woorden")), next])
}

/// Keeps the plan or its review.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn carry_out(
    cx: &Cx<'_>,
    view: &View<Case>,
    code: &str,
    answers: &mut Answers,
) -> Result<Done, Failure> {
    let command = if code == "veiligheidsplan" {
        read(answers).map(Command::WritePlan)
    } else {
        let words = answers.free("woorden");
        let next = match view.state.stage {
            Stage::Aftercare { .. } => answers.by_or_none("volgende"),
            _ => answers.by("volgende").map(Some),
        };
        words.zip(next).map(|(words, next)| Command::ReviewPlan { words, next })
    };
    steps::act(cx, view, answers, command, "kept").await
}

/// The whole plan; every fault of every chapter at once.
fn read(answers: &mut Answers) -> Option<SafetyPlan> {
    let read: Vec<_> = NAMES
        .iter()
        .filter(|names| names.chapter.is_required() || is_begun(answers, names))
        .collect::<Vec<_>>()
        .into_iter()
        .map(|names| chapter(answers, names))
        .collect();
    let review_by: Option<Moment> = answers.by("herzien");
    let chapters: Option<Vec<_>> = read.into_iter().collect();
    // The form holds every required chapter once, so this can't fail on them.
    SafetyPlan::new(chapters?, review_by?).ok()
}

fn is_begun(answers: &Answers, names: &Names) -> bool {
    let fields = [names.risk, names.agreement, names.who, names.until];
    fields.iter().any(|field| !answers.raw(field).trim().is_empty())
}

fn chapter(answers: &mut Answers, names: &Names) -> Option<PlanChapter> {
    let risk = answers.free(names.risk);
    let agreement = answers.free(names.agreement);
    let who = answers.personal(names.who);
    let until = answers.day(names.until);
    Some(PlanChapter {
        chapter: names.chapter,
        risk: risk?,
        agreement: agreement?,
        who: who?,
        until: until?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::Text;
    use kernel::{Lang, date};

    fn filled(chapters: &[usize]) -> Vec<(String, String)> {
        let mut values = vec![("herzien".to_owned(), "2026-12-01".to_owned())];
        for names in chapters.iter().map(|place| &NAMES[*place]) {
            values.push((names.risk.to_owned(), "wat kan er gebeuren".to_owned()));
            values.push((names.agreement.to_owned(), "wat spreken we af".to_owned()));
            values.push((names.who.to_owned(), "mentor".to_owned()));
            values.push((names.until.to_owned(), "1 februari 2027".to_owned()));
        }
        values
    }

    fn answers(values: Vec<(String, String)>) -> Answers {
        Answers::new(Text::new(Lang::Nl), Moment::in_netherlands(date(2026, 11, 22), 14, 0), values)
    }

    #[test]
    fn a_plan_needs_its_four_chapters_and_may_have_more() {
        let four = read(&mut answers(filled(&[0, 1, 2, 3]))).unwrap();
        assert_eq!(four.chapters().len(), 4);
        let five = read(&mut answers(filled(&[0, 1, 2, 3, 5]))).unwrap();
        assert_eq!(five.chapters().len(), 5);
    }

    #[test]
    fn a_missing_chapter_is_named_field_by_field() {
        let mut answers = answers(filled(&[0, 1, 2]));
        assert!(read(&mut answers).is_none());
        let form = answers.into_form();
        let fields: Vec<_> = form.faults().iter().map(|fault| fault.field.as_str()).collect();
        let wanted =
            ["vermissing-risico", "vermissing-afspraak", "vermissing-wie", "vermissing-tot"];
        assert_eq!(fields, wanted);
    }

    #[test]
    fn a_chapter_that_was_begun_must_be_finished() {
        let mut values = filled(&[0, 1, 2, 3]);
        values.push(("adres-risico".to_owned(), "bezoek".to_owned()));
        let mut answers = answers(values);
        assert!(read(&mut answers).is_none());
        assert_eq!(answers.into_form().faults().len(), 3);
    }
}
