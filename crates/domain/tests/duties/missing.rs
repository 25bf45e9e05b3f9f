//! What holds of every young person who is missing: a diagram drawn from the decisions, and a search
//! through all of them for a return without a check, or a worry that nobody brought on.

use crate::diagram::{Drawing, is_as_documented};
use crate::matters::{checked, judged};
use crate::town::{Town, monday, post, text};
use kernel::{FuzzyTime, Moment, Personal, SubjectId};
use std::collections::BTreeSet;
use vangnet_domain::duties::{Action, Terms};
use vangnet_domain::missing::{
    Alarm, Class, Command, Event, Finding, Missing, Refusal, Stage, WhyClosed,
};
use vangnet_domain::organisations::Function;
use vangnet_domain::subjects::{Next, Subject};

fn town() -> Town {
    let posts =
        [post(1, 1, Function::CareCoordinator, 1, 0), post(2, 1, Function::ChainDirector, 2, 0)];
    Town::new(&posts, &[].into(), &[].into()).unwrap()
}

fn away(class: Class, town: &Town) -> Missing {
    let matter = SubjectId::from_raw(1);
    let since = FuzzyTime::At(monday());
    Missing::new(Alarm::new(matter, since, judged(class), &town.facts(), monday()))
}

fn commands() -> Vec<(&'static str, Command)> {
    let words = || text("Zo ging het.");
    let close = |reason| Command::Close { reason, words: words() };
    let mut all = vec![
        ("choose green", Command::Judge(judged(Class::Green))),
        ("choose orange", Command::Judge(judged(Class::Orange))),
        ("choose red", Command::Judge(judged(Class::Red))),
        ("search", Command::Search { words: words() }),
        ("talk with the police", Command::ConsultPolice { words: words() }),
        ("report to the police", Command::Report { number: None, words: words() }),
        ("tell home", Command::TellHome { whom: Personal::new("vader").unwrap(), words: words() }),
        ("say why home isn't told", Command::KeepFromHome { reason: words() }),
        ("come back", Command::Return { when: FuzzyTime::Unknown, words: words() }),
        ("talk", Command::Talk { held: true, words: words() }),
        ("say there was no talk", Command::Talk { held: false, words: words() }),
        ("check: no worry", checked(Finding::NoWorry)),
        ("check: unclear", checked(Finding::Unclear)),
        ("check: worry", checked(Finding::Worry)),
        ("bring the worry on", Command::PassOn { to: SubjectId::from_raw(2) }),
    ];
    let reasons = [
        ("close: back without worry", WhyClosed::NoNewWorry),
        ("close: worry brought on", WhyClosed::WorryPassedOn),
        ("close: never away", WhyClosed::NotMissing),
        ("close: followed elsewhere", WhyClosed::FollowedElsewhere),
    ];
    all.extend(reasons.map(|(name, reason)| (name, close(reason))));
    all
}

#[test]
fn someone_who_is_missing_goes_as_the_diagram_says() {
    let town = town();
    let drawing = Drawing {
        title: "A young person who is missing",
        about: "Away in a class that a person chose, back, talked with, checked. Nobody who came \
            back is closed without a check, and no worry of it without a person who brings it on.",
        start: Class::ALL.iter().map(|class| away(*class, &town)).collect(),
        name: |missing: &Missing| match &missing.stage {
            Stage::Away(_) => format!("away_{}", missing.judgement.class),
            Stage::Closed { reason } => format!("closed_{}", reason.word().replace('-', "_")),
            stage => stage.code().to_owned(),
        },
        commands: commands(),
        code: Refusal::code,
    };
    is_as_documented("missing", &drawing.draw(&town.facts(), monday()));
}

/// One way that a track of someone who is missing went.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that happened or didn't")]
struct Walk {
    state: Missing,
    came_back: bool,
    checked: bool,
    worried: bool,
    passed_on: bool,
}

impl Walk {
    fn step(&self, event: &Event, at: Moment) -> Self {
        let mut next = self.clone();
        next.state = next.state.apply(event, at);
        match event {
            Event::Returned { .. } => next.came_back = true,
            Event::Checked { check, .. } => {
                next.checked |= check.finding != Finding::Unclear;
                next.worried |= check.finding == Finding::Worry;
            }
            Event::WorryPassedOn { .. } => next.passed_on = true,
            _ => {}
        }
        next
    }
}

/// Walks every sequence of commands to its end; gives the reasons for which tracks were closed, and
/// what was wrong with those that were.
fn walk_all(town: &Town) -> (BTreeSet<&'static str>, Vec<String>) {
    let begin = |class| Walk {
        state: away(class, town),
        came_back: false,
        checked: false,
        worried: false,
        passed_on: false,
    };
    let mut open: Vec<_> = Class::ALL.iter().copied().map(begin).collect();
    let (mut seen, mut reasons, mut wrong) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    while let Some(walk) = open.pop() {
        let known = (walk.came_back, walk.checked, walk.worried, walk.passed_on);
        if !seen.insert(format!("{known:?} {:?}", walk.state)) {
            continue;
        }
        if let Next::Closed(reason) = walk.state.next() {
            reasons.insert(reason);
            if walk.came_back && !walk.checked {
                wrong.push(format!("back, and closed as {reason} without a check"));
            }
            if walk.worried && !walk.passed_on {
                wrong.push(format!("a worry was closed as {reason}"));
            }
        }
        for (_, command) in commands() {
            let events = walk.state.decide(command, &town.facts(), monday()).unwrap_or_default();
            open.extend(events.iter().map(|event| walk.step(event, monday())));
        }
    }
    (reasons, wrong)
}

#[test]
fn nobody_who_came_back_is_closed_without_a_check_and_no_worry_stays_with_it() {
    let (reasons, wrong) = walk_all(&town());
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(reasons, WhyClosed::ALL.iter().map(|reason| reason.word()).collect());
}

#[test]
fn each_class_has_its_own_act_and_its_own_clock() {
    let town = town();
    let mut acts = BTreeSet::new();
    for class in Class::ALL {
        let missing = away(*class, &town);
        let actions: Vec<_> = missing.agenda().iter().map(|item| item.action).collect();
        assert_eq!(actions, [class.act(), Action::TellHome, class.review()]);
        assert!(actions.iter().all(|action| action.is_while_away()));
        acts.extend(actions);
    }
    assert_eq!(acts.len(), 7);
    assert!(Terms::new(|_| None).is_err(), "no action goes without a term");
}

#[test]
fn a_heavier_act_stands_for_a_lighter_one_and_not_the_other_way_round() {
    let town = town();
    let go = |missing: Missing, command| {
        let events = missing.decide(command, &town.facts(), monday()).unwrap();
        events.iter().fold(missing, |missing, event| missing.apply(event, monday()))
    };
    let words = || text("Gebeld.");
    let searched = go(away(Class::Green, &town), Command::Search { words: words() });
    assert!(searched.did(Class::Green));
    let red = go(searched, Command::Judge(judged(Class::Red)));
    assert_eq!(red.agenda()[0].action, Action::ReportMissing, "a search is no report");
    let reported = go(red, Command::Report { number: None, words: words() });
    let orange = go(reported, Command::Judge(judged(Class::Orange)));
    assert!(orange.agenda().iter().all(|item| item.action != Action::ConsultPolice));
}

#[test]
fn looking_again_never_gives_more_time_for_what_was_due() {
    let town = town();
    let missing = away(Class::Red, &town);
    let due = missing.agenda()[0].due;
    let later = monday().plus_days(3);
    let again = missing.decide(Command::Judge(judged(Class::Red)), &town.facts(), later).unwrap();
    let missing = again.iter().fold(missing, |missing, event| missing.apply(event, later));
    assert_eq!(missing.agenda()[0].action, Action::ReportMissing);
    assert_eq!(missing.agenda()[0].due, due);
}

#[test]
fn a_number_that_comes_later_is_kept_and_never_lost_again() {
    let town = town();
    let report = |missing: Missing, number: Option<&str>| {
        let number = number.map(|number| Personal::new(number).unwrap());
        let command = Command::Report { number, words: text("Gebeld.") };
        let events = missing.decide(command, &town.facts(), monday()).unwrap();
        events.iter().fold(missing, |missing, event| missing.apply(event, monday()))
    };
    let known = report(report(away(Class::Red, &town), None), Some("2026-1"));
    assert_eq!(report(known, None).number.unwrap().reveal(), "2026-1");
}

#[test]
fn nobody_is_back_before_it_is_so_far() {
    let missing = away(Class::Green, &town());
    let tomorrow = FuzzyTime::On(monday().plus_days(1).day(), None);
    for when in [tomorrow, FuzzyTime::At(monday().plus_seconds(60))] {
        let back = Command::Return { when, words: text("Terug.") };
        assert_eq!(missing.decide(back, &town().facts(), monday()), Err(Refusal::NotYet));
    }
}
