//! What goes to another organisation and what comes in.

use super::form::{choice, record};
use domain::reporting::{
    Answer, Arrival, FeedbackEvent, Ground, IncomingEvent, OutgoingEvent, Owed, Parcel, Screening,
    Sending,
};

record! {
    Ground { code, words }
    Sending { to, purpose, about, by, content, ground }
    Arrival { from, their, purpose, content, answer_by }
    Owed { about, to, why, give_by }
    Screening { classification, reason, to_care, police, veilig_thuis }
}

choice! {
    Answer {
        "accepted" => Accepted,
        "refused" => Refused { why, words },
    }

    OutgoingEvent {
        "reminded" => Reminded { note },
        "withdrawn" => Withdrawn { reason },
        "received" => Received { at, answer_by },
        "answered" => Answered(answer),
        "feedback-came" => FeedbackCame { words },
        "heard" => Heard,
        "progress-came" => ProgressCame { progress },
        "came-late" => CameLate { parcel, words },
    }

    IncomingEvent {
        "screened" => Screened(screening),
        "passed-on" => PassedOn { outgoing },
        "care-answered" => CareAnswered { accepted },
        "feedback-given" => FeedbackGiven { words },
        "registered" => Registered { registration },
        "registration-waived" => RegistrationWaived { reason },
        "case-accepted" => CaseAccepted { case },
        "referral-accepted" => ReferralAccepted { start_by },
        "refused" => Refused { why, words },
        "help-started" => HelpStarted { prepare_by },
        "return-agreed" => ReturnAgreed { prepare_by },
        "help-ended" => HelpEnded { words },
        "sender-withdrew" => SenderWithdrew { reason },
    }

    FeedbackEvent {
        "given" => Given { ground, words },
        "heard" => Heard,
    }

    Parcel {
        "withdrawal" => Withdrawal(reason),
        "receipt" => Receipt { at, answer_by },
        "answer" => Answer(answer),
        "feedback" => Feedback(words),
        "progress" => Progress(progress),
    }
}
