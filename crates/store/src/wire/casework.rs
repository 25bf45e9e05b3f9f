//! Cases.

use super::form::{Fields, Form, choice, record};
use crate::unit::unreadable;
use app::ports::Stored;
use domain::casework::{Acceptance, Contact, Event, PlanChapter, ReturnPlan, SafetyPlan, Signs};
use serde_json::Value;

record! {
    Acceptance { from, contact_by, plan_by }
    Contact { way, reached, words }
    PlanChapter { chapter, risk, agreement, who, until }
    ReturnPlan { on, helper, agreements }
    Signs { ids, urgent, alternative, words }
}

choice! {
    Event {
        "team-named" => TeamNamed { posts, bridge },
        "contacted" => Contacted { contact, next },
        "contact-noted" => ContactNoted { contact },
        "aftercare-contacted" => AftercareContacted { contact, next },
        "schedule-ended" => ScheduleEnded { close_by },
        "risk-set" => RiskSet { risk, reason, next },
        "plan-written" => PlanWritten(plan),
        "plan-reviewed" => PlanReviewed { words, next },
        "referred" => Referred { outgoing, to },
        "referral-answered" => ReferralAnswered { outgoing, answer },
        "referral-withdrawn" => ReferralWithdrawn { outgoing },
        "help-started" => HelpStarted { outgoing, prepare_by },
        "help-stopped" => HelpStopped { words, next },
        "return-planned" => ReturnPlanned(plan),
        "returned" => Returned { on, next },
        "aftercare-paused" => AftercarePaused { until, reason },
        "signs-noted" => SignsNoted { signs, review_by },
        "signs-reviewed" => SignsReviewed { outcome, reason },
        "reopened" => Reopened { reason, contact_by, plan_by },
        "closed" => Closed { reason, words },
    }
}

impl Form for SafetyPlan {
    fn encode(&self) -> Value {
        let mut fields = Fields::new();
        fields.put("chapters", &self.chapters().to_vec());
        fields.put("review_by", &self.review_by());
        fields.into_value()
    }

    fn decode(value: Value) -> Stored<Self> {
        let mut fields = Fields::of(value)?;
        let plan = Self::new(fields.take("chapters")?, fields.take("review_by")?);
        fields.end()?;
        plan.map_err(|_| unreadable("safety plan"))
    }
}
