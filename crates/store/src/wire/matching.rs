//! Who someone is, and records that may be about one person.

use super::form::{choice, record};
use domain::matching::PersonDetails;
use domain::matching::combination::{Event, Pair};

record! {
    PersonDetails { first_name, prefix, surname, birth, phone }
    Pair { one, other }
}

choice! {
    Event {
        "judged-same" => JudgedSame { reason },
        "judged-different" => JudgedDifferent { reason },
        "waited" => Waited { reason, until },
        "taken-back" => TakenBack { reason, by },
    }
}
