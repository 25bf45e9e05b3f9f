//! Target times in words: one line per action, and one per time that was put forward.

use crate::face::Text;
use app::House;
use app::ports::TargetAnswer;
use app::targets::{self, Left, Proposed, Standing};
use domain::duties::Action;
use kernel::{Lang, Term};

/// How long an action may take, in words.
pub struct Line {
    pub action: &'static str,
    pub what: String,
    pub table: String,
    pub source: String,
    pub status: &'static str,
    /// The organisation's own time; empty while the table holds.
    pub own: String,
    /// Since when it is as it is; empty when it never was otherwise.
    pub since: String,
    /// Whether an own time no longer fits the table.
    pub outgrown: bool,
    /// What may be made of it.
    pub left: String,
    /// Whether anything may be made of it.
    pub is_free: bool,
}

/// A target time that was put forward, in words.
pub struct ProposedLine {
    pub id: String,
    pub what: String,
    pub time: String,
    pub from: String,
    pub why: String,
    pub by: String,
    pub standing: &'static str,
    /// From when to when it held or will hold; empty for what never does.
    pub held: String,
    /// Who answered, when and what; empty while it waits.
    pub answered: String,
}

/// An action, in words.
pub fn line(t: Text, house: &House, one: &targets::Line) -> Line {
    Line {
        action: one.action.word(),
        what: what(t, one.action),
        table: t.term(one.table),
        source: one.source.clone(),
        status: one.status,
        own: one.own.map(|term| t.term(term)).unwrap_or_default(),
        since: one.since.map(|day| t.day(day)).unwrap_or_default(),
        outgrown: one.outgrown,
        left: match &one.left {
            Left::Own(bound) if bound.leaves_more() => {
                t.with1("target-up-to", "term", t.term(bound.most()))
            }
            Left::Own(_) => t.get("target-only-shorter"),
            Left::ToTable(table) => {
                t.with1("target-of-table", "table", title(house, table, t.lang()))
            }
            Left::ToAgreement => t.get("target-of-agreement"),
        },
        is_free: matches!(one.left, Left::Own(_)),
    }
}

/// What an action is called.
pub fn what(t: Text, action: Action) -> String {
    t.pick("action", action.word())
}

fn title(house: &House, table: &str, lang: Lang) -> String {
    let rules = house.rules();
    rules.table(table).map_or_else(|| table.to_owned(), |one| one.title().in_lang(lang).to_owned())
}

/// A time, or that the table holds again.
pub fn time(t: Text, term: Option<Term>) -> String {
    term.map_or_else(|| t.get("target-back"), |term| t.term(term))
}

/// A target time that was put forward, in words.
pub fn proposed_line(t: Text, one: &Proposed) -> ProposedLine {
    let target = &one.proposed.target;
    let name = |name: &Option<kernel::Personal>| {
        name.as_ref().map_or_else(|| t.get("who-unknown"), |name| name.reveal().to_owned())
    };
    ProposedLine {
        id: one.proposed.id.to_string(),
        what: what(t, target.action),
        time: time(t, target.term),
        from: t.day(target.from),
        why: target.why.clone(),
        by: t.with2("target-by", "who", name(&one.by), "when", t.moment(one.proposed.proposed_at)),
        standing: one.standing.word(),
        held: match one.standing {
            Standing::Coming { since } | Standing::InForce { since } => {
                t.with1("target-since", "day", t.day(since))
            }
            Standing::Former { since, until } => {
                t.with2("target-held", "since", t.day(since), "until", t.day(until))
            }
            Standing::Waiting | Standing::Refused | Standing::Withdrawn => String::new(),
        },
        answered: one.proposed.answered.map_or_else(String::new, |answered| {
            let when = t.moment(answered.at);
            let said = t.pick("target-answer", answered.answer.word());
            match answered.answer {
                TargetAnswer::Withdrawn => t.with1("target-withdrawn-at", "when", when),
                TargetAnswer::Agreed | TargetAnswer::Objected(_) => t.text_with(
                    "target-answered",
                    &[("who", &name(&one.answered_by)), ("when", &when), ("answer", &said)],
                ),
            }
        }),
    }
}
