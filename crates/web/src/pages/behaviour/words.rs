//! What was discussed, in words: the same on the page, in the last look and in the file note.

use crate::face::Text;
use crate::pages::acts::Fact;
use domain::behaviour::{AspectAnswer, Discussed, Discussion, Edition, Hint, Session};
use domain::knowledge::Knowledge;
use kernel::{FreeText, Personal};

/// What it is, in a few words.
pub fn title(t: Text, discussed: &Discussed) -> String {
    match discussed {
        Discussed::Here(_) => t.get("behaviour-title"),
        Discussed::Elsewhere(_) => t.get("session-title"),
    }
}

/// Everything that was noted, question by question.
pub fn facts(t: Text, knowledge: &Knowledge, discussed: &Discussed) -> Vec<Fact> {
    match discussed {
        Discussed::Here(discussion) => here(t, knowledge, discussion),
        Discussed::Elsewhere(session) => elsewhere(t, knowledge, session),
    }
}

fn here(t: Text, knowledge: &Knowledge, discussion: &Discussion) -> Vec<Fact> {
    let edition = knowledge.behaviour.edition(&discussion.edition);
    let name = |aspect: &str| aspect_name(t, edition, aspect);
    let mode = t.pick("mode", discussion.situation.mode.word());
    let happened = format!("{}\n({mode})", discussion.situation.words.reveal());
    let mut facts = vec![
        Fact::new(t.get("behaviour-what"), happened),
        Fact::new(t.get("statement-when"), t.fuzzy(discussion.situation.when)),
    ];
    let of = |answer: &AspectAnswer| {
        let fit = t.pick("behaviour-fit", answer.fit.word());
        Fact::new(name(&answer.aspect), format!("{fit}\n{}", answer.why.reveal()))
    };
    facts.extend(discussion.aspects.iter().map(of));
    let heaviest = name(&discussion.heaviest);
    let heavy = format!("{heaviest}\n{}", discussion.heaviest_why.reveal());
    facts.push(Fact::new(t.get("behaviour-heaviest"), heavy));
    let outcome = t.pick("behaviour-outcome", discussion.outcome.word());
    let whole = format!("{outcome}\n{}", discussion.why.reveal());
    facts.push(Fact::new(t.get("behaviour-whole"), whole));
    let words = match edition {
        Some(one) => format!("{} ({})", one.item.text.in_lang(t.lang()), one.version),
        None => discussion.edition.clone(),
    };
    facts.push(Fact::new(t.get("behaviour-edition"), words));
    facts
}

fn elsewhere(t: Text, knowledge: &Knowledge, session: &Session) -> Vec<Fact> {
    let edition = knowledge.behaviour.session_edition(&session.edition);
    let edition = edition.map_or(session.edition.as_str(), |one| one.item.text.in_lang(t.lang()));
    let words = |key: &str, text: &FreeText| Fact::new(t.get(key), text.reveal().to_owned());
    let short = |key: &str, text: &Personal| Fact::new(t.get(key), text.reveal().to_owned());
    let mut facts = vec![
        words("session-situation", &session.situation),
        Fact::new(t.get("session-when"), t.fuzzy(session.when)),
        short("session-holder", &session.holder),
        short("session-organisation", &session.organisation),
    ];
    facts.extend(session.certificate.as_ref().map(|text| short("session-certificate", text)));
    facts.push(Fact::new(t.get("session-edition"), edition.to_owned()));
    facts.push(words("session-outcome", &session.outcome));
    facts.extend(session.why.as_ref().map(|text| words("session-why", text)));
    facts
}

/// The name of an aspect in its edition; its id when that edition is no longer kept.
fn aspect_name(t: Text, edition: Option<&Edition>, aspect: &str) -> String {
    let found = edition.and_then(|edition| edition.aspect(aspect));
    found.map_or_else(|| aspect.to_owned(), |one| one.name.in_lang(t.lang()).to_owned())
}

/// The aspects that a hint is about, and what it says.
pub fn hint_words(t: Text, edition: Option<&Edition>, hint: &Hint) -> (String, String) {
    let names = hint.aspects.iter().map(|aspect| aspect_name(t, edition, aspect));
    let names = names.collect::<Vec<_>>().join(", ");
    (names, t.pick("behaviour-hint", hint.tension.word()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::behaviour::{Fit, Outcome, Tension};
    use kernel::Lang;

    #[test]
    fn every_answer_outcome_and_hint_has_a_text_in_both_languages() {
        let fits = Fit::ALL.iter().map(|one| ("behaviour-fit", one.word()));
        let outcomes = Outcome::ALL.iter().map(|one| ("behaviour-outcome", one.word()));
        let hints = Tension::ALL.iter().map(|one| ("behaviour-hint", one.word()));
        for (prefix, word) in fits.chain(outcomes).chain(hints) {
            for lang in [Lang::Nl, Lang::En] {
                let text = Text::new(lang).pick(prefix, word);
                assert!(!text.starts_with('⟨'), "{}: {prefix}-{word}", lang.code());
            }
        }
    }

    #[test]
    fn an_edition_that_is_gone_leaves_what_was_said_readable() {
        let hint = Hint { tension: Tension::StillUnknown, aspects: vec!["old-aspect".to_owned()] };
        assert_eq!(hint_words(Text::new(Lang::Nl), None, &hint).0, "old-aspect");
    }
}
