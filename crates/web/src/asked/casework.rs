//! What the work with a case, the aftercare and handing over ask.

use super::{Need::Other, Need::Step, Question, may, must};
use domain::duties::Action::{
    AftercareContact, BridgeContact, MakeSafetyPlan, PrepareReturn, ReceiveOffer,
    ReviewEmergencyAccess, ReviewSafetyPlan, ReviewSigns,
};
use domain::necessity::Purpose::{
    Account, AgreeSafety, Danger, HandOver, KeepContact, KnowHow, LookUp, Oversee, SeeAgain,
    WatchTerm,
};

/// A contact.
pub const CONTACT: &[Question] = &[
    must("hoe", "contact-how", KeepContact, Step(BridgeContact)),
    must("bereikt", "contact-whether", KeepContact, Step(BridgeContact)),
    must("woorden", "contact-words", KeepContact, Step(MakeSafetyPlan)),
];

/// How great the danger is.
pub const RISK: &[Question] = &[
    must("risico", "case-risk-question", Danger, Step(BridgeContact)),
    must("reden", "case-risk-reason", Account, Step(BridgeContact)),
];

/// Who works on it.
pub const TEAM: &[Question] = &[
    must("team", "case-team-question", HandOver, Other("holder")),
    may("brug", "case-bridge-question", KeepContact, Step(BridgeContact)),
];

/// A chapter of the safety plan.
pub const PLAN_CHAPTER: &[Question] = &[
    must("*-risico", "plan-risk", Danger, Step(MakeSafetyPlan)),
    must("*-afspraak", "plan-agreement", AgreeSafety, Step(MakeSafetyPlan)),
    must("*-wie", "plan-who", HandOver, Step(ReviewSafetyPlan)),
    must("*-tot", "plan-until", WatchTerm, Step(ReviewSafetyPlan)),
];

/// When the plan is looked at again.
pub const PLAN_REVIEW_BY: &[Question] =
    &[must("herzien", "plan-review-by", WatchTerm, Step(ReviewSafetyPlan))];

/// What the look at the plan found.
pub const PLAN_REVIEW: &[Question] = &[
    must("woorden", "plan-review-words", AgreeSafety, Step(MakeSafetyPlan)),
    must("volgende", "plan-next-review", WatchTerm, Step(ReviewSafetyPlan)),
];

/// Why help stopped.
pub const HELP_STOPPED: &[Question] =
    &[must("woorden", "case-help-stopped", KeepContact, Step(BridgeContact))];

/// The return home.
pub const RETURN: &[Question] = &[
    must("datum", "case-return-on", WatchTerm, Step(PrepareReturn)),
    must("hulpverlener", "case-return-helper", HandOver, Step(AftercareContact)),
    must("afspraken", "case-return-agreed", AgreeSafety, Step(AftercareContact)),
];

/// The day they came home.
pub const CAME_HOME: &[Question] =
    &[must("datum", "case-home-on", WatchTerm, Step(AftercareContact))];

/// A pause of the aftercare.
pub const PAUSE: &[Question] = &[
    must("tot", "case-pause-until", WatchTerm, Step(AftercareContact)),
    must("reden", "case-pause-reason", Account, Step(AftercareContact)),
];

/// Signs that it happens again.
pub const SIGNS: &[Question] = &[
    must("tekens", "sign-which", SeeAgain, Step(ReviewSigns)),
    must("woorden", "sign-words", SeeAgain, Step(ReviewSigns)),
    must("anders", "sign-alternative", KnowHow, Step(ReviewSigns)),
    must("spoed", "sign-now", Danger, Step(ReviewSigns)),
];

/// What the look at the signs gave.
pub const SIGNS_FOUND: &[Question] = &[
    must("uitkomst", "signs-outcome-question", SeeAgain, Step(AftercareContact)),
    must("reden", "act-reason", Account, Step(AftercareContact)),
];

/// Why a case is closed.
pub const CASE_CLOSED: &[Question] = &[
    must("waarom", "case-why-closed", Account, Other("account")),
    must("woorden", "case-close-words", Account, Other("account")),
];

/// To whom it is offered.
pub const OFFER: &[Question] = &[must("aan", "offer-to", HandOver, Step(ReceiveOffer))];

/// Why an offer goes back.
pub const OFFER_REFUSED: &[Question] = &[may("reden", "answer-reason", HandOver, Other("holder"))];

/// Looking inside in an emergency.
pub const EMERGENCY: &[Question] = &[
    must("nummer", "emergency-number", LookUp, Step(ReviewEmergencyAccess)),
    must("reden", "emergency-reason", Oversee, Step(ReviewEmergencyAccess)),
];

/// Whether that was needed.
pub const EMERGENCY_JUDGED: &[Question] = &[
    must("oordeel", "review-question", Oversee, Other("account")),
    must("reden", "act-reason", Oversee, Other("account")),
];
