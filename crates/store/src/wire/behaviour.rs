//! Behaviour that was discussed, here or elsewhere.

use super::form::{choice, record};
use domain::behaviour::{AspectAnswer, Discussed, Discussion, Session, Situation};

record! {
    Situation { words, mode, when }

    AspectAnswer { aspect, fit, why }

    Discussion { edition, situation, aspects, heaviest, heaviest_why, outcome, why, corrects }

    Session {
        situation, when, holder, organisation, certificate, edition, outcome, why, corrects,
    }
}

choice! {
    Discussed {
        "here" => Here(discussion),
        "elsewhere" => Elsewhere(session),
    }
}
