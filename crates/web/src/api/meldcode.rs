//! The meldcode on the wire: steps, weighings, decisions.

use super::problem::Problem;
use super::scalars::{
    AnswerCode, Code, RoleCode, SkipReasonCode, StepCode, UnsafetyCode, When, Words,
};
use super::signals::one_fault;
use domain::meldcode::{Answered, Decision, Kindcheck, Step, StepRecord, Weighing};
use kernel::{FreeText, FuzzyTime};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// A step, as sent: taken, or the talk that was skipped.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweMeldcodestap)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewStep {
    stap: StepCode,
    wanneer: Option<When>,
    met: Option<RoleCode>,
    wie: Option<Words>,
    wat: Words,
    waarom: Option<Words>,
    overgeslagen_omdat: Option<SkipReasonCode>,
}

/// An example of a step.
pub(super) fn step_example() -> Value {
    json!({
        "stap": "talk", "wanneer": "2026-03-03", "met": "young-person",
        "wat": "Gesproken op een rustige plek; wil niet dat thuis het weet.",
    })
}

impl NewStep {
    /// The record of the step.
    ///
    /// # Errors
    /// Only a talk can be skipped.
    pub(super) fn read(self) -> Result<StepRecord, Problem> {
        let when = self.wanneer.map_or(FuzzyTime::Unknown, |when| when.0);
        match self.overgeslagen_omdat {
            Some(because) if self.stap.0 == Step::Talk => {
                Ok(StepRecord::TalkSkipped { when, because: because.0, why: self.wat.0 })
            }
            Some(_) => Err(one_fault("/overgeslagenOmdat", "only-the-talk")),
            None => Ok(StepRecord::Taken {
                step: self.stap.0,
                when,
                with: self.met.map(|role| role.0),
                whom: self.wie.map(|words| words.0),
                what: self.wat.0,
                reason: self.waarom.map(|words| words.0),
            }),
        }
    }
}

/// A step, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Meldcodestap)]
#[serde(rename_all = "camelCase")]
pub(super) struct StepShown {
    stap: StepCode,
    wat: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    overgeslagen_omdat: Option<SkipReasonCode>,
}

impl From<&StepRecord> for StepShown {
    fn from(record: &StepRecord) -> Self {
        let (wat, skipped) = match record {
            StepRecord::Taken { what, .. } => (what, None),
            StepRecord::TalkSkipped { because, why, .. } => (why, Some(Code(*because))),
        };
        Self { stap: Code(record.step()), wat: Words::from(wat), overgeslagen_omdat: skipped }
    }
}

/// A kindcheck, as sent and as shown.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Kindcheck)]
#[serde(deny_unknown_fields)]
pub(super) struct NewKindcheck {
    kinderen: AnswerCode,
    veilig: AnswerCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    wanneer: Option<When>,
    woorden: Words,
}

/// An example of a kindcheck.
pub(super) fn kindcheck_example() -> Value {
    json!({
        "kinderen": "yes", "veilig": "unknown", "wanneer": "2026-03-03",
        "woorden": "Past vaak op een broertje van drie.",
    })
}

impl From<NewKindcheck> for Kindcheck {
    fn from(new: NewKindcheck) -> Self {
        Self {
            children: new.kinderen.0,
            safe: new.veilig.0,
            when: new.wanneer.map_or(FuzzyTime::Unknown, |when| when.0),
            words: new.woorden.0,
        }
    }
}

impl From<&Kindcheck> for NewKindcheck {
    fn from(found: &Kindcheck) -> Self {
        Self {
            kinderen: Code(found.children),
            veilig: Code(found.safe),
            wanneer: Some(When(found.when)).filter(|when| when.0 != FuzzyTime::Unknown),
            woorden: Words::from(&found.words),
        }
    }
}

/// An answer with its reason.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = BeantwoordeVraag)]
#[serde(deny_unknown_fields)]
struct Weighed {
    antwoord: AnswerCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    toelichting: Option<Words>,
}

/// A weighing, as sent and as shown.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Weging)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewWeighing {
    vermoeden: Weighed,
    onveiligheid: UnsafetyCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    onveiligheid_toelichting: Option<Words>,
    hulp_mogelijk: Weighed,
    hulp_aanvaard: Weighed,
    hulp_werkt: Weighed,
    onthulling: bool,
}

/// A weighing is shown as it was sent.
pub(super) type WeighingShown = NewWeighing;

/// An example of a weighing.
pub(super) fn weighing_example() -> Value {
    json!({
        "vermoeden": { "antwoord": "yes", "toelichting": "Cadeaus, spijbelen, een oudere vriend." },
        "onveiligheid": "structural", "onveiligheidToelichting": "Het gaat al weken door.",
        "hulpMogelijk": { "antwoord": "no" }, "hulpAanvaard": { "antwoord": "unknown" },
        "hulpWerkt": { "antwoord": "unknown" }, "onthulling": false,
    })
}

impl From<Weighed> for Answered {
    fn from(weighed: Weighed) -> Self {
        Self { answer: weighed.antwoord.0, reason: text(weighed.toelichting) }
    }
}

impl From<&Answered> for Weighed {
    fn from(answered: &Answered) -> Self {
        let toelichting = answered.reason.as_ref().map(Words::from);
        Self { antwoord: Code(answered.answer), toelichting }
    }
}

impl From<NewWeighing> for Weighing {
    fn from(new: NewWeighing) -> Self {
        Self {
            suspicion: new.vermoeden.into(),
            unsafety: new.onveiligheid.0,
            unsafety_reason: text(new.onveiligheid_toelichting),
            help_possible: new.hulp_mogelijk.into(),
            help_accepted: new.hulp_aanvaard.into(),
            help_works: new.hulp_werkt.into(),
            disclosure: new.onthulling,
        }
    }
}

impl From<&Weighing> for WeighingShown {
    fn from(weighing: &Weighing) -> Self {
        Self {
            vermoeden: Weighed::from(&weighing.suspicion),
            onveiligheid: Code(weighing.unsafety),
            onveiligheid_toelichting: weighing.unsafety_reason.as_ref().map(Words::from),
            hulp_mogelijk: Weighed::from(&weighing.help_possible),
            hulp_aanvaard: Weighed::from(&weighing.help_accepted),
            hulp_werkt: Weighed::from(&weighing.help_works),
            onthulling: weighing.disclosure,
        }
    }
}

/// Both decisions, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwBesluit)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewDecision {
    melden: bool,
    melden_toelichting: Option<Words>,
    hulp: bool,
    hulp_toelichting: Option<Words>,
}

/// An example of both decisions.
pub(super) fn decision_example() -> Value {
    json!({
        "melden": true, "meldenToelichting": "Structurele onveiligheid.",
        "hulp": false, "hulpToelichting": "Onze school kan deze hulp niet geven.",
    })
}

impl From<NewDecision> for Decision {
    fn from(new: NewDecision) -> Self {
        Self {
            report: new.melden,
            report_reason: text(new.melden_toelichting),
            help: new.hulp,
            help_reason: text(new.hulp_toelichting),
        }
    }
}

fn text(words: Option<Words>) -> Option<FreeText> {
    words.map(|words| words.0)
}
