//! What holds of every young person who is missing: a diagram drawn from the decisions, and a search
//! through all of them for a return without a check, a worry that nobody brought on, police who still look
//! for someone who is back, or parents who were forgotten.

use crate::diagram::{Drawing, is_as_documented};
use crate::matters::{checked, judged};
use crate::town::{Town, monday, post, text};
use kernel::{FuzzyTime, Moment, Personal, SubjectId};
use std::collections::BTreeSet;
use vangnet_domain::duties::{Action, Terms};
use vangnet_domain::missing::{
    Alarm, Class, Command, Event, Finding, Missing, Refusal, Stage, Told, WhyClosed,
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
    let close = |reason, told| Command::Close { reason, words: words(), told };
    let police = || Told { police: Some(words()), home: None };
    let home = || Told { police: None, home: Some(words()) };
    let both = || Told { police: Some(words()), home: Some(words()) };
    let number = || Personal::new("2026-1").ok();
    let mut all = vec![
        ("choose green", Command::Judge(judged(Class::Green))),
        ("choose orange", Command::Judge(judged(Class::Orange))),
        ("choose red", Command::Judge(judged(Class::Red))),
        ("search", Command::Search { words: words() }),
        ("talk with the police", Command::ConsultPolice { words: words() }),
        ("report to the police", Command::Report { number: None, words: words() }),
        ("report with a number", Command::Report { number: number(), words: words() }),
        ("tell home", Command::TellHome { whom: Personal::new("vader").unwrap(), words: words() }),
        ("say why home isn't told", Command::KeepFromHome { reason: words() }),
        ("come back", returned(Told::default())),
        ("come back, and the police know", returned(police())),
        ("come back, and home knows", returned(home())),
        ("tell the police", Command::TellPolice { words: words() }),
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
    all.extend(reasons.map(|(name, reason)| (name, close(reason, Told::default()))));
    let (never, elsewhere) = (WhyClosed::NotMissing, WhyClosed::FollowedElsewhere);
    all.extend([
        ("close: never away, and the police know", close(never, police())),
        ("close: never away, and home knows", close(never, home())),
        ("close: never away, and both know", close(never, both())),
        ("close: followed elsewhere, and the police know", close(elsewhere, police())),
        ("close: followed elsewhere, and home knows", close(elsewhere, home())),
        ("close: followed elsewhere, and both know", close(elsewhere, both())),
    ]);
    all
}

#[test]
fn someone_who_is_missing_goes_as_the_diagram_says() {
    let town = town();
    let drawing = Drawing {
        title: "A young person who is missing",
        about: "Away in a class that a person chose, back, talked with, checked. Nobody who came \
            back is closed without a check, no worry of it without a person who brings it on, \
            nobody who was reported to the police before they heard how it ended, and nobody who \
            was away before parents or guardian know or a reason stands why not.",
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
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that happened or didn't")]
struct Walk {
    state: Missing,
    came_back: bool,
    checked: bool,
    worried: bool,
    passed_on: bool,
    reported: bool,
    police_told: bool,
    home: Home,
}

/// What parents or guardian know, as the events say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Home {
    Unsettled,
    Alarmed,
    Kept,
    HeardHowItEnded,
}

impl Walk {
    fn step(&self, event: &Event, at: Moment) -> Self {
        let mut next = self.clone();
        next.state = next.state.apply(event, at);
        match event {
            Event::Returned { .. } => next.came_back = true,
            Event::Reported { .. } => next.reported = true,
            Event::PoliceTold { .. } => next.police_told = true,
            Event::HomeTold { .. } => next.home = Home::Alarmed,
            Event::HomeNotTold { .. } => next.home = Home::Kept,
            Event::HomeHeard { .. } => next.home = Home::HeardHowItEnded,
            Event::Checked { check, .. } => {
                next.checked |= check.finding != Finding::Unclear;
                next.worried |= check.finding == Finding::Worry;
            }
            Event::WorryPassedOn { .. } => next.passed_on = true,
            _ => {}
        }
        next
    }

    /// What is wrong with how it stands.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let away = matches!(self.state.stage, Stage::Away(_));
        let agenda = self.state.agenda();
        let asks = |action| agenda.iter().any(|item| item.action == action);
        let unsettled = self.home == Home::Unsettled;
        match self.state.next() {
            Next::Closed(reason) => {
                let elsewhere = reason == WhyClosed::FollowedElsewhere.word();
                let false_alarm = !self.came_back && self.home == Home::Alarmed;
                let rules = [
                    (unsettled && (self.came_back || elsewhere), "home was forgotten"),
                    (false_alarm, "home was left with an alarm"),
                    (self.came_back && !self.checked, "a return was closed without a check"),
                    (self.worried && !self.passed_on, "a worry was closed"),
                    (self.reported && !self.police_told, "the police still look"),
                ];
                let broken = rules.into_iter().filter(|(broken, _)| *broken);
                faults.extend(broken.map(|(_, fault)| format!("{fault}: {reason}")));
            }
            Next::Act { action, .. } => {
                if agenda.first().map(|item| item.action) != Some(action) {
                    faults.push(format!("{action} is asked without a date"));
                }
            }
        }
        if asks(Action::AskReportNumber) != (away && self.reported && self.state.number.is_none()) {
            faults.push("the number is asked when it helps nobody, or not asked".to_owned());
        }
        let police_look = self.reported && self.came_back && !self.police_told;
        if asks(Action::TellPoliceBack) != police_look {
            faults.push("the police are told without a report, or not told".to_owned());
        }
        if asks(Action::TellHome) != (away && unsettled) {
            faults.push("home is told when it knows, or not told".to_owned());
        }
        if asks(Action::TellHomeBack) != (self.came_back && unsettled) {
            faults.push("home is told of a return when it knows, or not told".to_owned());
        }
        faults
    }
}

/// Walks every sequence of commands to its end; gives the reasons for which tracks were closed, and
/// what was wrong anywhere.
fn walk_all(town: &Town) -> (BTreeSet<&'static str>, Vec<String>) {
    let begin = |class| Walk {
        state: away(class, town),
        came_back: false,
        checked: false,
        worried: false,
        passed_on: false,
        reported: false,
        police_told: false,
        home: Home::Unsettled,
    };
    let mut open: Vec<_> = Class::ALL.iter().copied().map(begin).collect();
    let (mut seen, mut reasons, mut wrong) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    while let Some(walk) = open.pop() {
        if !seen.insert(format!("{walk:?}")) {
            continue;
        }
        wrong.extend(walk.faults());
        if let Next::Closed(reason) = walk.state.next() {
            reasons.insert(reason);
        }
        for (_, command) in commands() {
            let events = walk.state.decide(command, &town.facts(), monday()).unwrap_or_default();
            if !events.is_empty() {
                open.push(events.iter().fold(walk.clone(), |at, event| at.step(event, monday())));
            }
        }
    }
    (reasons, wrong)
}

#[test]
fn nothing_closes_without_a_check_with_a_worry_left_or_with_police_or_home_untold() {
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
    let go = |missing, command| go(missing, command, monday());
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
    let report = |missing, number| go(missing, report(number), monday());
    let known = report(report(away(Class::Red, &town()), None), Some("2026-1"));
    assert_eq!(report(known, None).number.unwrap().reveal(), "2026-1");
}

#[test]
fn nobody_is_back_before_it_is_so_far() {
    let missing = away(Class::Green, &town());
    let tomorrow = FuzzyTime::On(monday().plus_days(1).day(), None);
    for when in [tomorrow, FuzzyTime::At(monday().plus_seconds(60))] {
        let back = Command::Return { when, words: text("Terug."), told: Told::default() };
        assert_eq!(missing.decide(back, &town().facts(), monday()), Err(Refusal::NotYet));
    }
}

fn go(missing: Missing, command: Command, at: Moment) -> Missing {
    let events = missing.decide(command, &town().facts(), at).unwrap();
    events.iter().fold(missing, |missing, event| missing.apply(event, at))
}

fn due(missing: &Missing, action: Action) -> Option<Moment> {
    missing.agenda().iter().find(|item| item.action == action).map(|item| item.due)
}

fn report(number: Option<&str>) -> Command {
    let number = number.map(|number| Personal::new(number).unwrap());
    Command::Report { number, words: text("Gebeld.") }
}

fn returned(told: Told) -> Command {
    Command::Return { when: FuzzyTime::Unknown, words: text("Terug."), told }
}

fn back() -> Command {
    returned(Told::default())
}

fn home() -> Command {
    Command::TellHome { whom: Personal::new("haar vader").unwrap(), words: text("Gebeld.") }
}

fn kept() -> Command {
    Command::KeepFromHome { reason: text("Daar komt de dreiging.") }
}

/// Someone of this class of whom home knows.
fn known_at_home(class: Class) -> Missing {
    go(away(class, &town()), home(), monday())
}

fn police() -> Command {
    Command::TellPolice { words: text("De meldkamer weet het.") }
}

#[test]
fn the_number_is_asked_again_a_term_after_each_time_until_it_is_there() {
    let (first, later) = (monday(), monday().plus_days(1));
    let within = |at| Some(town().facts().due(Action::AskReportNumber, at));
    let missing = go(away(Class::Red, &town()), report(None), first);
    assert_eq!(due(&missing, Action::AskReportNumber), within(first));
    let again = go(missing, report(None), later);
    assert_eq!(due(&again, Action::AskReportNumber), within(later));
    let known = go(again, report(Some("2026-1")), later);
    assert_eq!(due(&known, Action::AskReportNumber), None);
    let once_more = go(known, report(None), later);
    assert_eq!(due(&once_more, Action::AskReportNumber), None, "what is known isn't asked");
}

#[test]
fn after_the_return_nobody_asks_for_the_number_and_first_of_all_the_police_must_hear_it() {
    let at = monday();
    let missing = go(go(known_at_home(Class::Red), report(None), at), back(), at);
    assert_eq!(due(&missing, Action::AskReportNumber), None);
    let within = |action| town().facts().due(action, at);
    assert_eq!(due(&missing, Action::TellPoliceBack), Some(within(Action::TellPoliceBack)));
    assert_eq!(missing.agenda()[0].action, Action::TellPoliceBack);
    let told = go(missing, police(), at);
    assert_eq!(told.agenda()[0].action, Action::ReturnTalk);
    assert_eq!(told.agenda().len(), 1);
}

#[test]
fn police_who_brought_someone_back_need_not_be_told() {
    let at = monday();
    let missing = go(away(Class::Red, &town()), report(None), at);
    let police = Some(text("De politie bracht haar thuis."));
    let back = returned(Told { police, home: None });
    let events = missing.decide(back.clone(), &town().facts(), at).unwrap();
    assert!(matches!(events[..], [Event::Returned { .. }, Event::PoliceTold { .. }]));
    assert_eq!(due(&go(missing, back, at), Action::TellPoliceBack), None);
}

#[test]
fn what_was_only_talked_over_with_the_police_gives_no_duty_to_tell_them_and_they_may_be_told() {
    let at = monday();
    let consulted = Command::ConsultPolice { words: text("Overlegd.") };
    let missing = go(go(away(Class::Orange, &town()), consulted, at), back(), at);
    assert_eq!(due(&missing, Action::TellPoliceBack), None);
    assert_eq!(go(missing.clone(), police(), at).agenda(), missing.agenda());
}

#[test]
fn the_talk_the_check_and_a_worry_go_on_while_the_police_do_not_know_yet() {
    let at = monday();
    let talk = Command::Talk { held: true, words: text("Gesproken.") };
    let missing = go(go(known_at_home(Class::Red), report(None), at), back(), at);
    let talked = go(missing, talk, at);
    let calm = go(talked.clone(), checked(Finding::NoWorry), at);
    let worried = go(talked, checked(Finding::Worry), at);
    let passed_on = go(worried, Command::PassOn { to: SubjectId::from_raw(2) }, at);
    for (left, why) in [(calm, WhyClosed::NoNewWorry), (passed_on, WhyClosed::WorryPassedOn)] {
        assert_eq!(left.stage.code(), "untold");
        assert_eq!(left.agenda()[0].action, Action::TellPoliceBack);
        let told = Told { police: Some(text("Weten het.")), home: None };
        let close = Command::Close { reason: why, words: text("Klaar."), told };
        assert_eq!(left.decide(close, &town().facts(), at), Err(Refusal::PoliceFirst));
        assert_eq!(go(left, police(), at).stage, Stage::Closed { reason: why });
    }
}

#[test]
fn what_was_reported_to_the_police_is_not_closed_by_hand_before_they_heard_it() {
    let at = monday();
    let close = |reason, police| close(reason, Told { police, home: None });
    for reason in [WhyClosed::NotMissing, WhyClosed::FollowedElsewhere] {
        let quiet = go(away(Class::Green, &town()), kept(), at);
        assert_eq!(go(quiet.clone(), close(reason, None), at).stage, Stage::Closed { reason });
        let reported = go(quiet, report(Some("2026-1")), at);
        let refused = reported.decide(close(reason, None), &town().facts(), at);
        assert_eq!(refused, Err(Refusal::PoliceFirst));
        let told = reported.decide(close(reason, Some(text("Gebeld."))), &town().facts(), at);
        assert!(matches!(told.unwrap()[..], [Event::PoliceTold { .. }, Event::Closed { .. }]));
    }
}

#[test]
fn what_was_noted_before_the_police_and_home_were_told_of_returns_stays_as_it_was() {
    let at = monday();
    let words = || text("Zo ging het.");
    let when = FuzzyTime::Unknown;
    let past = [
        Event::Reported { number: None, words: words(), number_by: None },
        Event::Returned { when, words: words(), talk_by: at, police_by: None, home_by: None },
        Event::Talked { held: true, words: words(), check_by: at },
    ];
    let missing = past.iter().fold(away(Class::Red, &town()), |it, event| it.apply(event, at));
    assert_eq!(missing.agenda().len(), 1);
    let closed = go(missing, checked(Finding::NoWorry), at);
    assert_eq!(closed.stage, Stage::Closed { reason: WhyClosed::NoNewWorry });
}

fn close(reason: WhyClosed, told: Told) -> Command {
    Command::Close { reason, words: text("Lag te slapen."), told }
}

fn at_home(words: &str) -> Told {
    Told { police: None, home: Some(text(words)) }
}

#[test]
fn a_return_gives_no_more_time_to_tell_home_and_settles_it_only_when_one_says_so() {
    let (at, later) = (monday(), monday().plus_days(1));
    let missing = away(Class::Green, &town());
    let first = due(&missing, Action::TellHome);
    let back_late = go(missing.clone(), back(), later);
    assert_eq!(due(&back_late, Action::TellHomeBack), first);
    assert_eq!(back_late.next(), Next::holder_by(Action::TellHomeBack, first.unwrap()));
    for settled in [home(), kept()] {
        assert_eq!(due(&go(back_late.clone(), settled.clone(), later), Action::TellHomeBack), None);
        let before = go(go(missing.clone(), settled, at), back(), later);
        assert_eq!(due(&before, Action::TellHomeBack), None);
    }
    let events = missing.decide(returned(at_home("Zij haalde haar op.")), &town().facts(), at);
    assert!(matches!(events.unwrap()[..], [Event::Returned { .. }, Event::HomeHeard { .. }]));
}

#[test]
fn the_talk_and_the_check_go_on_while_home_does_not_know_and_then_it_waits_for_that() {
    let at = monday();
    let talk = Command::Talk { held: false, words: text("Slaapt.") };
    let reported = go(away(Class::Red, &town()), report(None), at);
    let talked = go(go(reported, back(), at), talk, at);
    let calm = go(talked, checked(Finding::NoWorry), at);
    assert_eq!(calm.stage, Stage::Untold { reason: WhyClosed::NoNewWorry });
    for (first, then, refusal) in
        [(home(), police(), Refusal::PoliceFirst), (police(), kept(), Refusal::HomeFirst)]
    {
        let half = go(calm.clone(), first, at);
        let forced = half.decide(close(WhyClosed::NotMissing, at_home("x")), &town().facts(), at);
        assert_eq!(forced, Err(refusal));
        assert_eq!(go(half, then, at).stage, Stage::Closed { reason: WhyClosed::NoNewWorry });
    }
}

#[test]
fn who_was_told_an_alarm_hears_how_it_ended_and_who_knows_of_nothing_only_what_still_goes_on() {
    let at = monday();
    let (never, elsewhere) = (WhyClosed::NotMissing, WhyClosed::FollowedElsewhere);
    let open = away(Class::Green, &town());
    let told = known_at_home(Class::Green);
    let spared = go(told.clone(), kept(), at);
    for (missing, reason, owed) in [
        (&open, never, false),
        (&open, elsewhere, true),
        (&told, never, true),
        (&told, elsewhere, true),
        (&spared, never, false),
        (&spared, elsewhere, false),
    ] {
        let silent = missing.decide(close(reason, Told::default()), &town().facts(), at);
        assert_eq!(silent == Err(Refusal::HomeFirst), owed, "{reason}");
        let said = go(missing.clone(), close(reason, at_home("Verteld.")), at);
        assert_eq!(said.stage, Stage::Closed { reason });
        assert!(said.agenda().is_empty());
    }
}

#[test]
fn asking_for_the_number_is_no_second_report() {
    let at = monday();
    let missing = go(away(Class::Red, &town()), report(None), at);
    for number in [None, Some("2026-1")] {
        let events = missing.decide(report(number), &town().facts(), at).unwrap();
        assert!(matches!(events[..], [Event::NumberAsked { .. }]));
    }
}
