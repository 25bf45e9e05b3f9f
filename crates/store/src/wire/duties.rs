//! Duties.

use super::form::{choice, record};
use domain::duties::{Duty, Event, Lead};

record! {
    Duty { post, holder, action, since, warn, due, warned, level, lead }
}

choice! {
    Lead {
        "held" => Held,
        "on-offer" => OnOffer { to, answer_by },
    }

    Event {
        "started" => Started(duty),
        "offered" => Offered { to, answer_by },
        "accepted" => Accepted { post, holder },
        "refused" => Refused { reason },
        "offer-lapsed" => OfferLapsed,
        "warned" => Warned,
        "escalated" => Escalated { level, told },
        "rerouted" => Rerouted { holder, why },
        "ended" => Ended { reason },
    }
}
