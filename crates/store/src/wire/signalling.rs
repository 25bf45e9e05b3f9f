//! Signals and consultations.

use super::form::{Form, choice, record};
use crate::unit::unreadable;
use app::ports::Stored;
use domain::signalling::consultation::{Adviser, Expert};
use domain::signalling::{consultation, signal};
use serde_json::Value;

choice! {
    signal::Event {
        "follows" => Follows { template },
        "from-consultation" => FromConsultation { consultation, why },
        "consultation-linked" => ConsultationLinked(asked),
        "step-taken" => StepTaken(record),
        "children-checked" => ChildrenChecked(found),
        "pictured" => Pictured(picture),
        "victim-checked" => VictimChecked(check),
        "readings-asked" => ReadingsAsked { readers, until, weigh_by },
        "reading-came" => ReadingCame(reading),
        "read-as-acute" => ReadAsAcute,
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
        "answered" => Answered { words, from },
        "asked" => Asked { question, adviser },
        "invited" => Invited { invitation, until },
        "told" => Told { words },
        "heard" => Heard,
        "went-on" => WentOn,
        "withdrawn" => Withdrawn,
    }
}

record! {
    Expert { function, organisation }
}

/// Where nothing stands, the focal officer was asked: before there was anyone else to ask, nobody wrote
/// it down.
impl Form for Adviser {
    fn encode(&self) -> Value {
        match self {
            Self::FocalOfficer => Value::Null,
            Self::Colleague(post) => post.encode(),
            Self::Expert => Value::String(EXPERT.to_owned()),
        }
    }

    fn decode(value: Value) -> Stored<Self> {
        match value {
            Value::Null => Ok(Self::FocalOfficer),
            Value::String(word) if word == EXPERT => Ok(Self::Expert),
            Value::String(_) => Form::decode(value).map(Self::Colleague),
            _ => Err(unreadable("adviser")),
        }
    }
}

const EXPERT: &str = "expert";
