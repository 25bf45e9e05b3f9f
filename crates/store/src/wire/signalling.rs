//! Signals and consultations.

use super::form::choice;
use domain::signalling::{consultation, signal};

choice! {
    signal::Event {
        "follows" => Follows { template },
        "consultation-linked" => ConsultationLinked(asked),
        "step-taken" => StepTaken(record),
        "children-checked" => ChildrenChecked(found),
        "weighed" => Weighed(weighing),
        "decided" => Decided(decision),
        "report-sent" => ReportSent(report),
        "help-agreed" => HelpAgreed { review },
        "help-reviewed" => HelpReviewed { outcome, why },
        "closed" => Closed { reason, why },
    }

    consultation::Event {
        "answered" => Answered { words },
        "heard" => Heard,
        "withdrawn" => Withdrawn,
    }
}
