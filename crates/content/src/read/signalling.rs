//! Signals, factors and signs of renewed victimisation.

use crate::reader::{Reader, Shared};
use domain::knowledge::{AskBy, Factor, FactorKind, NameList, RevictimisationSign, SignalItem};
use domain::statements::{Clues, SignalWords};

pub(super) fn signal(read: &mut Reader<'_>) -> Option<SignalItem> {
    read.known_as("signal");
    let item = read.item();
    let other_explanation = read.bilingual("other_explanation_proposal");
    let group = read.code("group", "signal-group");
    let phases = read.some_codes("phases", "phase");
    let forms = read.some_codes("forms", "form");
    let question = read.maybe_bilingual("question");
    let ask_by = read.word("ask_by");
    let observers = read.some_codes("observers", "observer");
    let strength = read.word("strength_proposal");
    asking_is_settled(read, question.is_some(), ask_by);
    Some(SignalItem {
        item: item?,
        other_explanation: other_explanation?,
        group: group?,
        phases,
        forms,
        question,
        ask_by: ask_by?,
        observers,
        strength: Some(strength?),
    })
}

pub(super) fn words(read: &mut Reader<'_>) -> Option<SignalWords> {
    read.names_one("signal");
    let nl = clues(read, "words_nl", "unless_nl");
    let en = clues(read, "words_en", "unless_en");
    let Shared { sources, status, checked } = read.shared();
    if sources.is_empty() || status.is_none() || checked.is_none() {
        read.fault("has no source, status or day of check");
    }
    Some(SignalWords { signal: read.id()?, nl, en, sources, status: status?, checked: checked? })
}

fn clues(read: &mut Reader<'_>, words: &str, unless: &str) -> Clues {
    let (any, unless) = (read.phrases(words), read.phrases(unless));
    if any.is_empty() {
        read.fault(format!("has no `{words}`"));
    }
    Clues { any, unless }
}

pub(super) fn names(read: &mut Reader<'_>) -> Option<NameList> {
    let (item, names) = (read.item(), read.texts("names"));
    if names.iter().any(|name| *name != name.to_lowercase()) {
        read.fault("has a name with a capital: write names in small letters");
    }
    Some(NameList { item: item?, names: names.into_iter().collect() })
}

pub(super) fn factor(read: &mut Reader<'_>) -> Option<Factor> {
    let item = read.item();
    let kind = read.word("kind");
    let forms = read.some_codes("forms", "form");
    let question = read.maybe_bilingual("question");
    let ask_by = read.word("ask_by");
    let observers = read.some_codes("observers", "observer");
    asking_is_settled(read, question.is_some(), ask_by);
    if kind == Some(FactorKind::Risk) && question.is_some() {
        read.fault("asks about a risk: only protective factors are asked about");
    }
    Some(Factor { item: item?, kind: kind?, forms, question, ask_by: ask_by?, observers })
}

pub(super) fn revictimisation_sign(read: &mut Reader<'_>) -> Option<RevictimisationSign> {
    let item = read.item();
    let domain = read.code("domain", "sign-domain");
    let seen_by = read.some_codes("seen_by", "partner");
    let attention = read.word("attention");
    let other_explanation = read.bilingual("other_explanation");
    let first_step = read.bilingual("first_step");
    Some(RevictimisationSign {
        item: item?,
        domain: domain?,
        seen_by,
        attention: attention?,
        other_explanation: other_explanation?,
        first_step: first_step?,
    })
}

/// Where nobody may ask there is no question, and elsewhere there is one.
fn asking_is_settled(read: &mut Reader<'_>, has_question: bool, ask_by: Option<AskBy>) {
    match ask_by {
        Some(AskBy::Nobody) if has_question => {
            read.fault("has a question that nobody may ask");
        }
        Some(AskBy::Everyone | AskBy::Professional | AskBy::Trained) if !has_question => {
            read.fault("says who may ask, but has no `question`");
        }
        _ => {}
    }
}
