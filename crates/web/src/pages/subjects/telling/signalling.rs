//! What happens to a signal or a consultation, in words.

use super::Told;
use crate::face::Text;
use crate::pages::subjects::Names;
use domain::meldcode::{Answer, Answered, Decision, Kindcheck, StepRecord, Weighing};
use domain::signalling::reading::Outcome;
use domain::signalling::signal::{Read, Together};
use domain::signalling::{Picture, VictimCheck, consultation, reading, signal};
use kernel::FreeText;

pub(super) fn signal(t: Text, names: &Names<'_>, event: &signal::Event) -> Told {
    use signal::Event;
    match event {
        Event::Follows { .. } => Told::plain(t.get("event-follows")),
        Event::ChildrenChecked(found) => children(t, found),
        Event::Pictured(picture) => pictured(t, picture),
        Event::VictimChecked(check) => victim_checked(t, check),
        Event::ReadingsAsked { readers, until, .. } => {
            let who: Vec<_> = readers.iter().map(|reader| names.post(reader.post)).collect();
            let until = t.moment(until);
            Told::plain(t.with2("event-readings-asked", "who", who.join("; "), "until", until))
        }
        Event::ReadingCame(_) => Told::plain(t.get("event-reading-came")),
        Event::ReadAsAcute => Told::plain(t.get("event-read-as-acute")),
        Event::ReadingsOpened(read) => readings_opened(t, names, read),
        Event::DecidedTogether(both) => decided_together(t, both),
        Event::FromConsultation { consultation, why } => {
            Told::with(t.get("event-from-consultation"), why).at(*consultation)
        }
        Event::ConsultationLinked(asked) => {
            Told::plain(t.get("event-consultation-linked")).at(*asked)
        }
        Event::StepTaken(record) => step(t, record),
        Event::Weighed(weighing) => weighed(t, weighing),
        Event::Decided(decision) => decided(t, decision),
        Event::ReportSent(report) => Told::plain(t.get("event-report-sent")).at(*report),
        Event::HelpAgreed { review } => {
            Told::plain(t.with1("event-help-agreed", "when", t.moment(review)))
        }
        Event::HelpReviewed { outcome, why } => {
            Told::with(t.pick("event-help-reviewed", outcome.word()), why)
        }
        Event::Closed { reason, why } => {
            let reason = t.pick("closed", reason.word());
            Told::with(t.with1("event-closed", "reason", reason), why)
        }
    }
}

pub(super) fn reading(t: Text, event: &reading::Event) -> Told {
    use reading::Event;
    match event {
        Event::Given(_) => Told::plain(t.pick("closed", "reading-given")),
        Event::Declined { why } => Told::with(t.pick("closed", "reading-declined"), why),
        Event::Missed => Told::plain(t.pick("closed", "reading-missed")),
    }
}

fn pictured(t: Text, picture: &Picture) -> Told {
    let mut told = Told::plain(t.get("picture"));
    add(&mut told, &t.pick("exploitation", picture.form.word()));
    if picture.suspect == Answer::Yes {
        add(&mut told, &t.get("victim-why"));
    }
    if let Some(words) = &picture.words {
        add(&mut told, words.reveal());
    }
    told
}

fn victim_checked(t: Text, check: &VictimCheck) -> Told {
    let mut told = Told::plain(t.get("victim-check"));
    for (key, words) in
        [("points", &check.points), ("told", &check.told), ("agreed", &check.agreed)]
    {
        add(&mut told, &format!("{} {}", t.pick("victim", key), words.reveal()));
    }
    told
}

/// Each reader with what they would do and why, one after the other.
fn readings_opened(t: Text, names: &Names<'_>, read: &[Read]) -> Told {
    let mut told = Told::plain(t.get("event-readings-opened"));
    for one in read {
        let who = one.by.map_or_else(|| names.post(one.reader.post), |who| names.worker(who));
        let words = match &one.outcome {
            Outcome::Given(view) => {
                let report = t.pick("together-would-report", view.report.word());
                format!("{report} {}", view.why.reveal())
            }
            Outcome::Declined(why) => {
                format!("{}: {}", t.pick("closed", "reading-declined"), why.reveal())
            }
            Outcome::Missed => t.pick("closed", "reading-missed"),
        };
        add(&mut told, &format!("{who}: {words}"));
    }
    told
}

fn decided_together(t: Text, both: &Together) -> Told {
    let mut told = decided(t, &both.decision);
    add(&mut told, &t.with1("event-grounds", "words", both.grounds.reveal()));
    for one in &both.dissent {
        add(&mut told, &t.with1("event-dissent", "words", one.why.reveal()));
    }
    told
}

pub(super) fn consultation(t: Text, event: &consultation::Event) -> Told {
    use consultation::Event;
    match event {
        Event::Answered { words, from: None } => Told::with(t.get("event-advice-given"), words),
        Event::Answered { words, from: Some(from) } => {
            let (function, organisation) = (from.function.reveal(), from.organisation.reveal());
            let what = "event-advice-from";
            let what = t.with2(what, "function", function, "organisation", organisation);
            Told::with(what, words)
        }
        Event::Asked { question, .. } => Told::with(t.get("event-advice-asked-further"), question),
        Event::Invited { until, .. } => {
            Told::plain(t.with1("event-expert-invited", "when", t.moment(*until)))
        }
        Event::Told { words } => Told::with(t.get("event-advice-told"), words),
        Event::WentOn => Told::plain(t.get("event-advice-went-on")),
        Event::Heard => Told::plain(t.get("event-advice-heard")),
        Event::Withdrawn => Told::plain(t.get("event-advice-withdrawn")),
    }
}

fn step(t: Text, record: &StepRecord) -> Told {
    match record {
        StepRecord::Taken { step, when, with, whom, what, reason } => {
            let name = t.pick("step", step.word());
            let mut told =
                Told::with(t.with2("event-step", "step", name, "when", t.fuzzy(when)), what);
            let with = with.map(|role| t.pick("role", role.word()));
            let whom = whom.as_ref().map(|whom| whom.reveal().to_owned());
            let others: Vec<_> = with.into_iter().chain(whom).collect();
            if !others.is_empty() {
                add(&mut told, &t.with1("event-step-with", "who", others.join(", ")));
            }
            add_reason(t, &mut told, reason.as_ref());
            told
        }
        StepRecord::TalkSkipped { when, because, why } => {
            let because = t.pick("skip", because.word());
            let what = t.with2("event-talk-skipped", "because", because, "when", t.fuzzy(when));
            Told::with(what, why)
        }
    }
}

fn children(t: Text, found: &Kindcheck) -> Told {
    let answer = |answer: Answer| t.pick("answer", answer.word());
    let (children, safe) = (answer(found.children), answer(found.safe));
    let mut told = Told::with(t.get("event-kindcheck"), &found.words);
    add(&mut told, &t.with2("event-kindcheck-found", "children", children, "safe", safe));
    told
}

fn weighed(t: Text, weighing: &Weighing) -> Told {
    let mut told = Told::plain(t.get("event-weighed"));
    answer(t, &mut told, "suspicion", &weighing.suspicion);
    let unsafety = t.pick("unsafety", weighing.unsafety.word());
    line(t, &mut told, "unsafety", &unsafety, weighing.unsafety_reason.as_ref());
    answer(t, &mut told, "help-possible", &weighing.help_possible);
    answer(t, &mut told, "help-accepted", &weighing.help_accepted);
    answer(t, &mut told, "help-works", &weighing.help_works);
    if weighing.disclosure {
        add(&mut told, &t.get("event-disclosure"));
    }
    told
}

fn answer(t: Text, told: &mut Told, question: &str, answered: &Answered) {
    let words = t.pick("answer", answered.answer.word());
    line(t, told, question, &words, answered.reason.as_ref());
}

/// One question with its answer and reason, on a line of its own.
fn line(t: Text, told: &mut Told, question: &str, answer: &str, reason: Option<&FreeText>) {
    let reason = reason.map(|reason| format!(" {}", reason.reveal())).unwrap_or_default();
    add(told, &format!("{} {answer}.{reason}", t.pick("weigh-question", question)));
}

fn decided(t: Text, decision: &Decision) -> Told {
    let mut told = Told::plain(match (decision.report, decision.help) {
        (true, true) => t.get("event-decided-both"),
        (true, false) => t.get("event-decided-report"),
        (false, true) => t.get("event-decided-help"),
        (false, false) => t.get("event-decided-neither"),
    });
    add_reason(t, &mut told, decision.report_reason.as_ref());
    add_reason(t, &mut told, decision.help_reason.as_ref());
    told
}

fn add_reason(t: Text, told: &mut Told, reason: Option<&FreeText>) {
    if let Some(reason) = reason {
        add(told, &t.with1("event-reason", "reason", reason.reveal()));
    }
}

fn add(told: &mut Told, line: &str) {
    if !told.words.is_empty() {
        told.words.push('\n');
    }
    told.words.push_str(line);
}
