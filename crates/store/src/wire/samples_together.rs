//! One of everything that can happen while weighing together.

use super::samples::{POST, SUBJECT, WORKER, at, text};
use domain::meldcode::{Answer, Decision, Unsafety};
use domain::reporting::Form;
use domain::signalling::reading::{self, Outcome, View};
use domain::signalling::signal::{Dissent, Event, Read, Reader, Together};
use domain::signalling::{Picture, VictimCheck};
use domain::timeline::Beginning;

const READER: Reader = Reader { reading: SUBJECT, post: POST };

fn picture() -> Picture {
    Picture {
        form: Form::Criminal,
        coercion: Some(Answer::Unknown),
        suspect: Answer::Yes,
        words: Some(text("Wordt verdacht en heeft schulden.")),
    }
}

fn view() -> View {
    View {
        suspicion: Answer::Yes,
        unsafety: Unsafety::Structural,
        picture: Picture { form: Form::Unclear, coercion: None, suspect: Answer::No, words: None },
        report: Answer::Unknown,
        why: text("Ik lees het zo."),
    }
}

/// How a reading begins.
pub(super) fn asked() -> Beginning {
    Beginning::Reading(reading::Asked {
        signal: SUBJECT,
        by: POST,
        reader: POST,
        until: at(7),
        question: Some(text("Let op de schulden.")),
    })
}

/// What happens to a signal.
pub(super) fn signals() -> [(&'static str, Event); 7] {
    let check = VictimCheck {
        points: text("Schulden bij een ander."),
        told: text("De wijkagent."),
        agreed: text("De mentor houdt contact."),
    };
    let read = |by, outcome| Read { reader: READER, by, outcome };
    let decision = Decision {
        report: false,
        report_reason: Some(text("Niet nu.")),
        help: true,
        help_reason: None,
    };
    let together = Together {
        decision,
        grounds: text("Wat school zag."),
        dissent: vec![Dissent { reading: SUBJECT, why: text("Hulp loopt al.") }],
    };
    let opened = vec![
        read(Some(WORKER), Outcome::Given(view())),
        read(Some(WORKER), Outcome::Declined(text("Geen tijd."))),
        read(None, Outcome::Missed),
    ];
    let readers = vec![READER];
    [
        ("signal.pictured", Event::Pictured(picture())),
        ("signal.victim-checked", Event::VictimChecked(check)),
        ("signal.readings-asked", Event::ReadingsAsked { readers, until: at(7), weigh_by: at(8) }),
        ("signal.reading-came", Event::ReadingCame(SUBJECT)),
        ("signal.read-as-acute", Event::ReadAsAcute),
        ("signal.readings-opened", Event::ReadingsOpened(opened)),
        ("signal.decided-together", Event::DecidedTogether(together)),
    ]
}

/// What happens to a reading.
pub(super) fn readings() -> [(&'static str, reading::Event); 3] {
    [
        ("reading.given", reading::Event::Given(view())),
        ("reading.declined", reading::Event::Declined { why: text("Geen tijd.") }),
        ("reading.missed", reading::Event::Missed),
    ]
}
