//! What talks, management and signing in ask.

use super::{Need::Other, Need::Step, Question, may, must};
use domain::duties::Action::{Decide, WeighSignal};
use domain::necessity::Purpose::{
    Account, CoverWork, FitTalk, KeepRules, KnowHow, KnowWhat, KnowWhen, LookUp, Prove, Weigh,
};

/// How the talk is held. The questions to the young person say themselves what they are for
/// (`content/conversation/questions.toml`).
pub const TALK: &[Question] = &[
    must("niveau", "talk-which-words-worker", FitTalk, Other("talk")),
    must("taal", "talk-which-language", FitTalk, Other("talk")),
    must("deel", "talk-which-parts", FitTalk, Other("talk")),
    may("geschoold", "talk-trained", FitTalk, Other("talk")),
];

/// What is kept of the talk.
pub const TALKED: &[Question] = &[
    may("*", "asked-talk", KnowWhat, Step(WeighSignal)),
    may("wanneer", "talk-when", KnowWhen, Step(WeighSignal)),
    may("verslag", "talk-about", KnowWhat, Step(WeighSignal)),
    may("stap", "talk-step", Account, Step(Decide)),
    may("stap-wat", "talk-step-what", Account, Step(Decide)),
];

/// A signal that the municipality adds to the list.
pub const OWN_SIGNAL: &[Question] = &[
    must("text-nl", "signal-list-text-nl", KeepRules, Other("ruling")),
    must("text-en", "signal-list-text-en", KeepRules, Other("ruling")),
    must("other-nl", "signal-list-other-nl", KnowHow, Other("ruling")),
    must("other-en", "signal-list-other-en", KnowHow, Other("ruling")),
    must("group", "signal-list-group", Weigh, Other("ruling")),
    must("forms", "signal-list-forms", Weigh, Other("ruling")),
    must("phases", "signal-list-phases", Weigh, Other("ruling")),
    must("observers", "signal-list-observers", Weigh, Other("ruling")),
    must("from", "signal-list-from", KeepRules, Other("ruling")),
    must("why", "signal-list-why", Account, Other("ruling")),
];

/// A signal that ends.
pub const SIGNAL_ENDS: &[Question] = &[
    must("signal", "signal-list-signal", KeepRules, Other("ruling")),
    must("last", "signal-list-last", KeepRules, Other("ruling")),
    must("why", "signal-list-why", Account, Other("ruling")),
];

/// Whether a change of the list may take effect.
pub const LIST_ANSWER: &[Question] =
    &[must("answer", "signal-list-may-it", KeepRules, Other("ruling"))];

/// How long an action may take in an organisation.
pub const TARGET_TIME: &[Question] = &[
    must("term", "target-term", KeepRules, Other("ruling")),
    must("unit", "target-unit", KeepRules, Other("ruling")),
    must("from", "target-from", KeepRules, Other("ruling")),
    must("why", "target-why", Account, Other("ruling")),
];

/// Whether a target time may take effect.
pub const TARGET_ANSWER: &[Question] =
    &[must("answer", "target-may-it", KeepRules, Other("ruling"))];

/// A version of a rule table.
pub const RULE_TEXT: &[Question] = &[must("text", "rules-text", KeepRules, Other("ruling"))];

/// The route of the municipality.
pub const OWN_ROUTE: &[Question] = &[
    must("route", "rules-route-which", KeepRules, Other("ruling")),
    must("from", "rules-route-from", KeepRules, Other("ruling")),
];

/// Someone is away, leaves, or a team ends.
pub const STAFFING: &[Question] = &[
    may("tot", "people-until", CoverWork, Other("cover")),
    must("zeker", "people-sure", CoverWork, Other("cover")),
];

/// Who is at the keyboard.
pub const SIGN_IN: &[Question] = &[
    must("naam", "sign-in-name", Prove, Other("sign-in")),
    must("wachtwoord", "sign-in-password", Prove, Other("sign-in")),
    must("code", "sign-in-code", Prove, Other("sign-in")),
];

/// Another password.
pub const PASSWORD: &[Question] = &[
    must("wachtwoord", "password-old", Prove, Other("sign-in")),
    must("nieuw", "password-new", Prove, Other("sign-in")),
    must("nogmaals", "password-again", Prove, Other("sign-in")),
];

/// A passkey.
pub const PASSKEY: &[Question] = &[must("naam", "passkey-name", LookUp, Other("sign-in"))];

/// An app that gives codes.
pub const AUTHENTICATOR: &[Question] = &[must("code", "sign-in-code", Prove, Other("sign-in"))];
