//! Signals and consultations.

use super::form::choice;
use domain::signalling::{consultation, signal};

choice! {
    signal::Event {
        "follows" => Follows { template },
        "consultation-linked" => ConsultationLinked(asked),
        "step-taken" => StepTaken(record),
        "children-checked" => ChildrenChecked(found),
        "pictured" => Pictured(picture),
        "victim-checked" => VictimChecked(check),
        "readings-asked" => ReadingsAsked { readers, until, weigh_by },
        "reading-came" => ReadingCame(reading),
        "readings-opened" => ReadingsOpened(read),
        "weighed" => Weighed(weighing),
        "decided" => Decided(decision),
        "decided-together" => DecidedTogether(together),
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
