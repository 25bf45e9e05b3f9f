//! The timeline: every kind of happening under its own key.

use super::form::choice;
use domain::timeline::{Beginning, Happening};

choice! {
    Happening {
        "began" => Began(beginning),
        "said" => Said(statement),
        "duty" => Duty(event),
        "emergency-opened" => EmergencyOpened { reason, until },
        "went-missing" => WentMissing { missing, since },
        "came-back" => CameBack { missing, when },
        "discussed" => Discussed(discussed),
        "combined" => Combined { with, at, reason },
        "parted" => Parted { with, reason },
        "signal" => Signal(event),
        "consultation" => Consultation(event),
        "reading" => Reading(event),
        "outgoing" => Outgoing(event),
        "incoming" => Incoming(event),
        "case" => Case(event),
        "review" => Review(event),
        "missing" => Missing(event),
        "feedback" => Feedback(event),
        "combination" => Combination(event),
    }

    Beginning {
        "signal" => Signal { by },
        "consultation" => Consultation { question, by, adviser },
        "reading" => Reading(asked),
        "outgoing" => Outgoing(sending),
        "incoming" => Incoming(arrival),
        "case" => Case(acceptance),
        "review" => Review { who, subject, reason, until },
        "missing" => Missing(alarm),
        "feedback" => Feedback(owed),
        "combination" => Combination { pair, likeness },
    }
}
