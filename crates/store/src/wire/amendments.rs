//! Changes to the list of signals.

use super::form::{choice, record};
use domain::knowledge::{Amendment, Bilingual, Change, NewSignal};

record! {
    Amendment { change, why }
    Bilingual { nl, en }
    NewSignal { text, other_explanation, group, phases, forms, observers, from }
}

choice! {
    Change {
        "add" => Add(new),
        "retire" => Retire { signal, last },
    }
}
