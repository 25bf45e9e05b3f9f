//! Readings, what comes of a round of them, and what someone makes of a situation.

use super::form::{choice, record};
use domain::signalling::reading::{Asked, Event, Outcome, View};
use domain::signalling::signal::{Dissent, Read, Reader, Together};
use domain::signalling::{Picture, VictimCheck};

record! {
    Asked { signal, by, reader, until, question }

    View { suspicion, unsafety, picture, report, why }

    Picture { form, coercion, suspect, words }

    VictimCheck { points, told, agreed }

    Reader { reading, post }

    Read { reader, by, outcome }

    Dissent { reading, why }

    Together { decision, grounds, dissent }
}

choice! {
    Event {
        "given" => Given(view),
        "declined" => Declined { why },
        "missed" => Missed,
    }

    Outcome {
        "given" => Given(view),
        "declined" => Declined(why),
        "missed" => Missed,
    }
}
