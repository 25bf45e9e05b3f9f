//! Young people who are missing: how it begins and what can happen.

use super::{SUBJECT, at, text};
use domain::missing::{Alarm, Check, Class, Event, Finding, Judgement, WhyClosed};
use kernel::{FuzzyTime, Personal};

pub(super) fn alarm() -> Alarm {
    Alarm {
        matter: SUBJECT,
        since: FuzzyTime::At(at(0)),
        judgement: judgement(),
        act_by: at(1),
        tell_by: at(2),
        review_by: at(3),
    }
}

fn judgement() -> Judgement {
    Judgement {
        class: Class::Red,
        reasons: vec!["onder-13".to_owned(), "medicijnen".to_owned()],
        words: text("Zonder medicijnen weg."),
    }
}

pub(super) fn all() -> impl Iterator<Item = (&'static str, Event)> {
    others().into_iter().chain(police()).chain(home())
}

fn others() -> [(&'static str, Event); 9] {
    let check = Check {
        answers: vec![("waar-geslapen".to_owned(), text("Bij iemand van online."))],
        finding: Finding::Worry,
        conclusion: text("Er is iemand die betaalt."),
    };
    [
        (
            "missing.judged",
            Event::Judged { judgement: judgement(), act_by: Some(at(1)), review_by: at(2) },
        ),
        (
            "missing.judged.acted",
            Event::Judged { judgement: judgement(), act_by: None, review_by: at(2) },
        ),
        ("missing.searched", Event::Searched { words: text("Haar broer belt rond.") }),
        (
            "missing.returned",
            Event::Returned {
                when: FuzzyTime::At(at(4)),
                words: text("Zelf terug."),
                talk_by: at(5),
                police_by: None,
                home_by: None,
            },
        ),
        (
            "missing.talked",
            Event::Talked { held: true, words: text("Zij vertelde iets."), check_by: at(6) },
        ),
        ("missing.checked", Event::Checked { check, next_by: Some(at(7)) }),
        ("missing.worry-passed-on", Event::WorryPassedOn { to: SUBJECT }),
        (
            "missing.closed",
            Event::Closed { reason: WhyClosed::NotMissing, words: text("Zat in de tuin.") },
        ),
        (
            "missing.closed.elsewhere",
            Event::Closed {
                reason: WhyClosed::FollowedElsewhere,
                words: text("De instelling volgt het."),
            },
        ),
    ]
}

/// What goes between us and the police.
fn police() -> [(&'static str, Event); 6] {
    let number = Some(Personal::new("2026-000123").unwrap());
    [
        ("missing.police-consulted", Event::PoliceConsulted { words: text("Over een uur weer.") }),
        (
            "missing.reported",
            Event::Reported { number, words: text("Aan de meldkamer."), number_by: None },
        ),
        (
            "missing.reported.no-number",
            Event::Reported {
                number: None,
                words: text("Het nummer volgt."),
                number_by: Some(at(8)),
            },
        ),
        (
            "missing.number-asked",
            Event::NumberAsked {
                number: None,
                words: text("Morgen opnieuw."),
                number_by: Some(at(8)),
            },
        ),
        (
            "missing.returned.reported",
            Event::Returned {
                when: FuzzyTime::At(at(4)),
                words: text("Zelf terug."),
                talk_by: at(5),
                police_by: Some(at(9)),
                home_by: None,
            },
        ),
        ("missing.police-told", Event::PoliceTold { words: text("De wijkagent weet het.") }),
    ]
}

/// What goes between us and parents or guardian.
fn home() -> [(&'static str, Event); 4] {
    [
        (
            "missing.home-told",
            Event::HomeTold { whom: Personal::new("haar moeder").unwrap(), words: text("Gebeld.") },
        ),
        ("missing.home-not-told", Event::HomeNotTold { reason: text("Daar komt de dreiging.") }),
        (
            "missing.returned.untold",
            Event::Returned {
                when: FuzzyTime::At(at(4)),
                words: text("Zelf terug."),
                talk_by: at(5),
                police_by: None,
                home_by: Some(at(9)),
            },
        ),
        ("missing.home-heard", Event::HomeHeard { words: text("Haar moeder haalt haar op.") }),
    ]
}
