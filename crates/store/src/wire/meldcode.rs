//! Steps, weighings and decisions of the meldcode.

use super::form::{choice, record};
use domain::meldcode::{Answered, Decision, Kindcheck, StepRecord, Weighing};

record! {
    Answered { answer, reason }

    Weighing {
        suspicion, unsafety, unsafety_reason, help_possible, help_accepted, help_works, disclosure,
    }

    Kindcheck { children, safe, when, words }

    Decision { report, report_reason, help, help_reason }
}

choice! {
    StepRecord {
        "taken" => Taken { step, when, with, whom, what, reason },
        "talk-skipped" => TalkSkipped { when, because, why },
    }
}
