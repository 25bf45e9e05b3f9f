//! A sample of everything that can happen to a consultation.

use super::{SUBJECT, at, text};
use domain::signalling::consultation::{Adviser, Event, Expert};
use domain::signalling::{consultation, signal};
use kernel::{InvitationId, Personal};

/// Every event of a consultation.
pub(super) fn all() -> [(&'static str, consultation::Event); 8] {
    [
        ("consultation.answered", Event::Answered { words: text("Praat eerst."), from: None }),
        (
            "consultation.answered.elsewhere",
            Event::Answered {
                words: text("Praat eerst."),
                from: Some(Expert {
                    function: Personal::new("Jeugdarts").unwrap(),
                    organisation: Personal::new("Een GGD").unwrap(),
                }),
            },
        ),
        (
            "consultation.asked",
            Event::Asked { question: text("En dan?"), adviser: Adviser::Expert },
        ),
        (
            "consultation.invited",
            Event::Invited { invitation: InvitationId::from_raw(6), until: at(8) },
        ),
        ("consultation.told", Event::Told { words: text("Het hielp.") }),
        ("consultation.went-on", Event::WentOn),
        ("consultation.heard", Event::Heard),
        ("consultation.withdrawn", Event::Withdrawn),
    ]
}

/// A signal that came from one.
pub(super) fn went_on() -> signal::Event {
    let why = text("Het gaat niet vanzelf over.");
    signal::Event::FromConsultation { consultation: SUBJECT, why }
}
