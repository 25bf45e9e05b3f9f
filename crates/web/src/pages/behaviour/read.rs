//! The form of a discussion, read into typed values, and an earlier discussion put back into a form.

use crate::face::{Form, Text};
use crate::input::{Reader, fuzzy};
use app::Fault;
use domain::behaviour::{AspectAnswer, Discussion, Edition, Situation};
use kernel::{EntryId, FuzzyTime, Moment};

/// What the fields of the situation begin with; the writing aid looks there too.
pub(super) const SITUATION: &str = "situatie";

/// The field of how an aspect stands.
pub(super) fn fit_field(aspect: &str) -> String {
    format!("aspect/{aspect}")
}

/// The field of why.
pub(super) fn why_field(aspect: &str) -> String {
    format!("waarom/{aspect}")
}

/// The discussion in a form.
///
/// # Errors
/// Every fault at once, in the order of the page.
pub(super) fn discussion(
    form: &Form,
    edition: &Edition,
    now: Moment,
) -> Result<Discussion, Vec<Fault>> {
    let mut reader = Reader::default();
    let situation = situation(&mut reader, form, now);
    let ids: Vec<_> = edition.aspects.iter().map(|aspect| aspect.id.as_str()).collect();
    let answers: Vec<_> = ids.iter().map(|id| answer(&mut reader, form, id)).collect();
    let answers = answers.into_iter().collect::<Option<Vec<_>>>();
    let heaviest = form.value("zwaarste");
    if !ids.contains(&heaviest) {
        reader.refuse("zwaarste", "choose");
    }
    let heaviest_why = reader.words("zwaarste-waarom", form.value("zwaarste-waarom"));
    let outcome = reader.word("uitkomst", form.value("uitkomst"));
    let why = reader.words("uitkomst-waarom", form.value("uitkomst-waarom"));
    let corrects = corrects(&mut reader, form);
    let value = situation.zip(answers).zip(heaviest_why).zip(outcome).zip(why).zip(corrects);
    let value = value.map(|(((((situation, aspects), heaviest_why), outcome), why), corrects)| {
        Discussion {
            edition: edition.item.id.to_string(),
            situation,
            aspects,
            heaviest: heaviest.to_owned(),
            heaviest_why,
            outcome,
            why,
            corrects,
        }
    });
    reader.finish(value)
}

fn situation(reader: &mut Reader, form: &Form, now: Moment) -> Option<Situation> {
    let field = |name: &str| format!("{SITUATION}/{name}");
    let words = reader.words(&field("words"), form.value(field("words")));
    let mode = reader.word(&field("mode"), form.value(field("mode")));
    let when = reader.keep(&field("when"), fuzzy(form.value(field("when")), now));
    let ((words, mode), when) = words.zip(mode).zip(when)?;
    Some(Situation { words, mode, when })
}

fn answer(reader: &mut Reader, form: &Form, id: &str) -> Option<AspectAnswer> {
    let (fit, why) = (fit_field(id), why_field(id));
    let read = reader.word(&fit, form.value(&fit));
    let (fit, why) = read.zip(reader.words(&why, form.value(&why)))?;
    Some(AspectAnswer { aspect: id.to_owned(), fit, why })
}

/// The earlier entry that is put right: `Some(None)` for none.
#[expect(clippy::option_option, reason = "unreadable, left empty, or read")]
pub(super) fn corrects(reader: &mut Reader, form: &Form) -> Option<Option<EntryId>> {
    match form.value("over") {
        "" => Some(None),
        earlier => reader.keep("over", earlier.parse().map_err(|_| "unknown-word")).map(Some),
    }
}

/// A form that begins with what was discussed before: to put it right one changes what is otherwise.
pub(super) fn again(t: Text, earlier: &Discussion, now: Moment) -> Form {
    let mut form = Form::new();
    let Situation { words, mode, when } = &earlier.situation;
    form.set("situatie/words", words.reveal());
    form.set("situatie/mode", mode.word());
    form.set("situatie/when", typed(t, *when, now));
    for AspectAnswer { aspect, fit, why } in &earlier.aspects {
        form.set(&fit_field(aspect), fit.word());
        form.set(&why_field(aspect), why.reveal());
    }
    form.set("zwaarste", earlier.heaviest.as_str());
    form.set("zwaarste-waarom", earlier.heaviest_why.reveal());
    form.set("uitkomst", earlier.outcome.word());
    form.set("uitkomst-waarom", earlier.why.reveal());
    form
}

/// When something was, as someone would type it: in words where those are read back as the same.
pub(super) fn typed(t: Text, when: FuzzyTime, now: Moment) -> String {
    let words = t.fuzzy(when);
    match when {
        FuzzyTime::Unknown => String::new(),
        _ if fuzzy(&words, now) == Ok(when) => words,
        _ => when.to_string(),
    }
}

/// What a field is called in the summary of what must be mended.
pub(super) fn question_of(t: Text, edition: &Edition, field: &str) -> Option<String> {
    let name = |id: &str| {
        let aspect = edition.aspect(id);
        aspect.map(|aspect| aspect.name.in_lang(t.lang()).to_owned())
    };
    if let Some(id) = field.strip_prefix("aspect/") {
        return name(id);
    }
    if let Some(id) = field.strip_prefix("waarom/") {
        return name(id).map(|name| t.with1("behaviour-why-aspect", "aspect", name));
    }
    Some(match field {
        "situatie/words" => t.get("behaviour-what"),
        "situatie/mode" => t.get("statement-mode"),
        "situatie/when" => t.get("statement-when"),
        "zwaarste" => t.get("behaviour-heaviest"),
        "zwaarste-waarom" => t.get("behaviour-heaviest-why"),
        "uitkomst" => t.get("behaviour-whole"),
        "uitkomst-waarom" => t.get("behaviour-why"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::behaviour::Outcome;
    use kernel::{Lang, date};

    fn edition() -> Edition {
        let words = content::load(None).unwrap().knowledge.behaviour;
        words.edition("impact-2026-11").unwrap().clone()
    }

    fn filled(edition: &Edition) -> Form {
        let mut form = Form::new();
        for (field, value) in [
            ("situatie/words", "Hij filmde haar in de kleedkamer."),
            ("situatie/mode", "heard"),
            ("situatie/when", "oktober 2025"),
            ("zwaarste", "consent"),
            ("zwaarste-waarom", "Zij wist van niets."),
            ("uitkomst", "acceptable"),
            ("uitkomst-waarom", "Om een reden."),
        ] {
            form.set(field, value);
        }
        for aspect in &edition.aspects {
            form.set(&fit_field(aspect.id.as_str()), "clearly-off");
            form.set(&why_field(aspect.id.as_str()), "Daarom.");
        }
        form
    }

    #[test]
    fn what_was_answered_is_read_whatever_the_outcome_and_goes_back_into_a_form() {
        let (edition, now) = (edition(), Moment::in_netherlands(date(2026, 11, 22), 14, 0));
        let form = filled(&edition);
        let read = discussion(&form, &edition, now).unwrap();
        assert_eq!((read.outcome, read.aspects.len()), (Outcome::Acceptable, 6));
        let (t, times) = (
            Text::new(Lang::Nl),
            ["2025-10", "2025", "2026-03-02", "2026-03-02/evening", "2026-03-02T09:30:00.000Z", ""],
        );
        for when in times.map(|text| text.parse().unwrap()) {
            let situation = Situation { when, ..read.situation.clone() };
            let read = Discussion { situation, ..read.clone() };
            let back = again(t, &read, now);
            assert_eq!(discussion(&back, &edition, now).unwrap(), read);
        }
    }

    #[test]
    fn every_open_question_is_named_at_once() {
        let (edition, t) = (edition(), Text::new(Lang::Nl));
        let faults =
            discussion(&Form::new(), &edition, Moment::in_netherlands(date(2026, 11, 22), 14, 0))
                .unwrap_err();
        assert_eq!(faults.len(), 2 + 6 * 2 + 4, "{faults:?}");
        for fault in faults {
            assert!(question_of(t, &edition, &fault.field).is_some(), "{}", fault.field);
        }
    }

    #[test]
    fn what_no_page_offers_is_refused() {
        let edition = edition();
        for (field, value) in [
            ("aspect/consent", "groen"),
            ("zwaarste", "self-respect"),
            ("uitkomst", "3"),
            ("over", "zaak-1"),
            ("situatie/when", "ooit eens"),
        ] {
            let mut form = filled(&edition);
            form.set(field, value);
            let faults =
                discussion(&form, &edition, Moment::in_netherlands(date(2026, 11, 22), 14, 0))
                    .unwrap_err();
            assert_eq!(faults.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), [field]);
        }
    }
}
