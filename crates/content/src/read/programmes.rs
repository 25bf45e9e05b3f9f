//! Prevention programmes.

use crate::reader::Reader;
use domain::knowledge::{Evidence, Programme};
use kernel::FuzzyTime;

pub(super) fn programme(read: &mut Reader<'_>) -> Option<Programme> {
    let item = read.item();
    read.known_as("programme");
    let summary = read.bilingual("summary");
    let variant_of = read.maybe_code("variant_of", "programme");
    let owner = read.maybe_text("owner");
    let kind = read.code("kind", "programme-kind");
    let (form, target_group) = (read.maybe_bilingual("form"), read.maybe_bilingual("target_group"));
    let (age_min, age_max) = (read.maybe_whole("age_min"), read.maybe_whole("age_max"));
    if age_min.zip(age_max).is_some_and(|(min, max)| max < min) {
        read.fault("has an `age_max` below its `age_min`");
    }
    let school_types = read.codes("school_types", "school-type");
    let lvb_fit = read.code("lvb_fit", "lvb-fit");
    let gender_focus = read.code("gender_focus", "gender-focus");
    let prevents = read.code("prevents", "prevents");
    let themes = read.some_codes("themes", "theme");
    let settings = read.some_codes("settings", "setting");
    let duration = read.maybe_bilingual("duration");
    let training = read.maybe_bilingual("training");
    let licence = read.maybe_bilingual("licence");
    let evidence = evidence(read);
    Some(Programme {
        item: item?,
        summary: summary?,
        variant_of,
        owner,
        kind: kind?,
        form,
        target_group,
        age_min,
        age_max,
        school_types,
        lvb_fit: lvb_fit?,
        gender_focus: gender_focus?,
        prevents: prevents?,
        themes,
        settings,
        duration,
        training,
        licence,
        evidence: evidence?,
    })
}

/// A level above "not known" names the register that gave it and when.
fn evidence(read: &mut Reader<'_>) -> Option<Evidence> {
    let level = read.code("evidence_level", "evidence-level");
    let register = read.maybe_text("evidence_register");
    let given = read.maybe_text("evidence_given");
    let time = given.as_deref().unwrap_or_default().parse::<FuzzyTime>();
    if time.is_err() {
        read.fault("`evidence_given` is not a day, month or year");
    }
    let note = read.maybe_bilingual("evidence_note");
    let level = level?;
    let says_nothing = ["unknown", "not-applicable"].iter().any(|word| level == *word);
    if !says_nothing && (register.is_none() || given.is_none()) {
        read.fault("names a level without `evidence_register` and `evidence_given`");
    }
    Some(Evidence { level, register, given: time.ok()?, note })
}
