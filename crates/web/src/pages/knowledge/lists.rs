//! The pages that list a kind of item whole: factors, programmes, barrier model, self-scan, signs of
//! renewed victimisation.

use super::items::{ListPage, Reader, Row, Section};
use crate::{PublicPage, PublicState};
use axum::{extract::State, response::Response};
use domain::knowledge::{Attention, Barrier, BarrierKind, FactorKind, MeldcodeTemplate, Programme};
use domain::meldcode::Sector;

pub(super) async fn factors(page: PublicPage, State(state): State<PublicState>) -> Response {
    let reader = Reader::new(&state, page.t);
    let section = |kind: FactorKind| Section {
        id: kind.word().to_owned(),
        head: page.t.pick("factor", kind.word()),
        about: page.t.pick("factor-about", kind.word()),
        rows: state
            .knowledge()
            .factors
            .iter()
            .filter(|factor| factor.kind == kind && factor.item.valid_on(reader.today))
            .map(|factor| {
                let mut row = reader.row(&factor.item);
                row.about = factor.question.as_ref().map(|q| reader.say(q)).unwrap_or_default();
                row
            })
            .collect(),
    };
    let sections = FactorKind::ALL.iter().map(|kind| section(*kind)).collect();
    ListPage { t: page.t, shell: page.shell, key: "factors", sections }.answer()
}

pub(super) async fn programmes(page: PublicPage, State(state): State<PublicState>) -> Response {
    let reader = Reader::new(&state, page.t);
    let sections = reader.sections("prevents", |prevents| {
        let programmes = state.knowledge().programmes.iter();
        programmes
            .filter(|p| p.prevents == *prevents && p.item.valid_on(reader.today))
            .map(|programme| programme_row(&reader, programme))
            .collect()
    });
    ListPage { t: page.t, shell: page.shell, key: "programmes", sections }.answer()
}

fn programme_row(reader: &Reader<'_>, programme: &Programme) -> Row {
    let mut row = reader.row(&programme.item);
    row.about = reader.say(&programme.summary);
    let evidence = &programme.evidence;
    let level = reader.label("evidence-level", evidence.level.as_str()).to_lowercase();
    row.tags.push(reader.t.with1("evidence-tag", "level", level));
    if evidence.is_old(reader.today) {
        row.tags.push(reader.t.get("evidence-old"));
    }
    let words = |text: &Option<domain::knowledge::Bilingual>| {
        text.as_ref().map(|text| reader.say(text)).unwrap_or_default()
    };
    let ages = match (programme.age_min, programme.age_max) {
        (Some(from), Some(until)) => reader.t.with2("ages-between", "from", from, "until", until),
        (Some(from), None) => reader.t.with1("ages-from", "from", from),
        (None, Some(until)) => reader.t.with1("ages-until", "until", until),
        (None, None) => String::new(),
    };
    let given = match evidence.given {
        kernel::FuzzyTime::Unknown => String::new(),
        given => reader.t.fuzzy(given),
    };
    for (name, value) in [
        ("kind", reader.label("programme-kind", programme.kind.as_str())),
        ("target-group", words(&programme.target_group)),
        ("ages", ages),
        ("school", reader.labels("school-type", &programme.school_types)),
        ("lvb", reader.label("lvb-fit", programme.lvb_fit.as_str())),
        ("gender", reader.label("gender-focus", programme.gender_focus.as_str())),
        ("duration", words(&programme.duration)),
        ("training", words(&programme.training)),
        ("owner", programme.owner.clone().unwrap_or_default()),
        ("licence", words(&programme.licence)),
        ("evidence-register", evidence.register.clone().unwrap_or_default()),
        ("evidence-given", given),
        ("evidence-note", words(&evidence.note)),
    ] {
        reader.fact(&mut row, name, value);
    }
    row
}

pub(super) async fn barriers(page: PublicPage, State(state): State<PublicState>) -> Response {
    let reader = Reader::new(&state, page.t);
    let sections = reader.sections("barrier-phase", |phase| {
        let rows = state.knowledge().barriers.iter();
        rows.filter(|barrier| barrier.phase == *phase && barrier.kind != BarrierKind::Phase)
            .map(|barrier| barrier_row(&reader, barrier))
            .collect()
    });
    ListPage { t: page.t, shell: page.shell, key: "barriers", sections }.answer()
}

fn barrier_row(reader: &Reader<'_>, barrier: &Barrier) -> Row {
    let mut row = reader.row(&barrier.item);
    row.tags.push(reader.label("barrier-kind", barrier.kind.word()));
    row.about = barrier.note.as_ref().map(|note| reader.say(note)).unwrap_or_default();
    let one = |list: &str, key: &Option<domain::knowledge::Key>| {
        key.as_ref().map(|key| reader.label(list, key.as_str())).unwrap_or_default()
    };
    for (name, value) in [
        ("lead", one("partner", &barrier.lead)),
        ("partners", reader.labels("partner", &barrier.partners)),
        ("mechanism", one("barrier-mechanism", &barrier.mechanism)),
        ("awareness", one("awareness", &barrier.awareness)),
    ] {
        reader.fact(&mut row, name, value);
    }
    row
}

/// The numbered steps of each sector's meldcode, in the form that holds today.
pub(super) async fn meldcodes(page: PublicPage, State(state): State<PublicState>) -> Response {
    let reader = Reader::new(&state, page.t);
    let forms = Sector::ALL.iter();
    let forms = forms.filter_map(|one| state.knowledge().meldcode_of(*one, reader.today));
    let sections = forms.map(|form| meldcode_section(&reader, form)).collect();
    ListPage { t: page.t, shell: page.shell, key: "meldcode", sections }.answer()
}

fn meldcode_section(reader: &Reader<'_>, form: &MeldcodeTemplate) -> Section {
    let t = reader.t;
    let numbered = form.steps.iter().zip(form.order.places()).zip(1_usize..);
    let rows = numbered.map(|((step, place), number)| {
        let mut row = reader.row(&step.item);
        row.id = format!("{}-{number}", form.item.id);
        row.words = t.with2("signal-step", "n", number, "step", &row.words);
        row.about = reader.say(&step.help);
        for question in &place.asks {
            let name = t.with1("meldcode-question", "n", question.number());
            row.facts.push((name, t.pick("weigh-question", question.word())));
        }
        row
    });
    let about = t.with2(
        "meldcode-form",
        "version",
        &form.version,
        "standing",
        t.pick("standing", form.item.status.word()),
    );
    Section {
        id: form.item.id.to_string(),
        head: reader.say(&form.item.text),
        about,
        rows: rows.collect(),
    }
}

pub(super) async fn self_scan(page: PublicPage, State(state): State<PublicState>) -> Response {
    let reader = Reader::new(&state, page.t);
    let sections = reader.sections("scan-theme", |theme| {
        let questions = state.knowledge().self_scan.iter();
        questions
            .filter(|question| question.theme == *theme)
            .map(|question| {
                let mut row = reader.row(&question.item);
                row.words = format!("{}. {}", question.nr, row.words);
                row.tags.push(reader.label("scan-level", question.level.as_str()));
                let answerer = reader.label("scan-role", question.answered_by.as_str());
                reader.fact(&mut row, "evidence-asked", reader.say(&question.evidence_asked));
                reader.fact(&mut row, "answered-by", answerer);
                row
            })
            .collect()
    });
    ListPage { t: page.t, shell: page.shell, key: "scan", sections }.answer()
}

pub(super) async fn revictimisation(
    page: PublicPage,
    State(state): State<PublicState>,
) -> Response {
    let reader = Reader::new(&state, page.t);
    let sections = reader.sections("sign-domain", |domain| {
        let signs = state.knowledge().revictimisation_signs.iter();
        signs
            .filter(|sign| sign.domain == *domain)
            .map(|sign| {
                let mut row = reader.row(&sign.item);
                if sign.attention == Attention::Urgent {
                    row.tags.push(reader.label("attention", sign.attention.word()));
                }
                reader.fact(&mut row, "first-step", reader.say(&sign.first_step));
                reader.fact(&mut row, "other-explanation", reader.say(&sign.other_explanation));
                reader.fact(&mut row, "seen-by", reader.labels("partner", &sign.seen_by));
                row
            })
            .collect()
    });
    ListPage { t: page.t, shell: page.shell, key: "revictimisation", sections }.answer()
}
