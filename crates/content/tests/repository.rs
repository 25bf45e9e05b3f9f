//! The content in this repository is whole, complete and readable.

use domain::knowledge::{BarrierKind, FactorKind, Kind, Leads, LineState, Status};
use domain::meldcode::{Question, Sector, Step, Template};
use kernel::{Date, Lang, date};
use vangnet_content::{Content, check, load};

/// A day after the content was last checked.
const TODAY: Date = date(2026, 11, 22);

fn content() -> Content {
    load(None).expect("the repository's content has no fault")
}

#[test]
fn the_content_built_into_the_program_has_no_fault() {
    let report = check(None, TODAY);
    assert_eq!(report.faults, []);
    assert!(report.items > 500, "{}", report.items);
}

#[test]
fn the_folder_and_the_program_hold_the_same_content() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let from_folder = load(Some(&folder)).unwrap();
    assert_eq!(from_folder.knowledge, content().knowledge);
    assert_eq!(from_folder.tables.len(), content().tables.len());
}

/// The counts of the lists that the field research delivered; a lost item shows here.
#[test]
fn nothing_got_lost() {
    let known = content().knowledge;
    let risks = known.factors.iter().filter(|f| f.kind == FactorKind::Risk).count();
    assert_eq!((known.signals.len(), risks, known.factors.len() - risks), (90, 16, 10));
    assert_eq!((known.help_lines.len(), known.programmes.len()), (30, 44));
    assert_eq!((known.barriers.len(), known.self_scan.len()), (107, 40));
    assert_eq!(known.revictimisation_signs.len(), 24);
    let phases = known.barriers.iter().filter(|b| b.kind == BarrierKind::Phase).count();
    assert_eq!(phases, 8);
}

#[test]
fn an_ended_line_is_never_shown_and_stays_findable() {
    let known = content().knowledge;
    let ended: Vec<_> =
        known.help_lines.iter().filter(|line| line.state == LineState::Ended).collect();
    assert_eq!(ended.len(), 2);
    assert!(ended.iter().all(|line| !line.may_be_shown(TODAY) && line.item.until.is_some()));
    let shown = known.help_lines.iter().filter(|line| line.may_be_shown(TODAY));
    assert!(shown.count() >= 15);
    let found = known.search("24/7 meldlijn", Lang::Nl);
    assert!(found.iter().any(|found| found.item.id == "comensha-24-7-line"));
}

/// Domain file, section 9: what young people are shown first.
#[test]
fn a_young_person_sees_the_lines_that_help_at_once() {
    let known = content().knowledge;
    for id in [
        "emergency-112",
        "veilig-thuis",
        "kindertelefoon",
        "chat-met-fier",
        "keerpunt",
        "centrum-seksueel-geweld",
        "helpwanted",
        "113",
    ] {
        let line = known.help_line(id).unwrap();
        assert!(line.for_young_people && line.may_be_shown(TODAY), "{id}");
    }
}

/// Transport, education, social media and going missing: recommendations LVB/GGZ, 2017.
#[test]
fn the_safety_plan_requires_its_four_chapters() {
    let required: Vec<_> = content()
        .knowledge
        .safety_plan
        .into_iter()
        .filter(|chapter| chapter.required)
        .map(|chapter| chapter.item.id.to_string())
        .collect();
    assert_eq!(required, ["transport", "education", "social-media", "going-missing"]);
}

/// Five steps, five questions, two decisions; acute or structural unsafety leads straight to
/// reporting (Basisdocument afwegingskader, VWS, 2018).
#[test]
fn the_meldcode_has_its_questions_and_decisions() {
    let known = content().knowledge;
    let words = &known.meldcode_words;
    assert_eq!((words.questions.len(), words.decisions.len()), (5, 2));
    assert_eq!(words.leads(Question::Unsafety), (Leads::Report, Leads::Next));
    assert_eq!(words.leads(Question::HelpWorks), (Leads::Close, Leads::Report));
    let general = known.meldcode(None).unwrap();
    assert_eq!((general.sector, general.steps.len()), (Sector::General, 5));
    assert_eq!(general.order, Template::general());
}

/// The weighing questions stand in step 4 (Haaglanden), in 4 and 5 (VWS) or in 5 (KNMG, AMW Utrecht);
/// with KNMG step 4 is consulting other professionals.
#[test]
fn every_sector_numbers_the_same_steps_in_its_own_way() {
    let known = content().knowledge;
    for sector in Sector::ALL {
        let code = known.meldcode_of(*sector, TODAY).unwrap();
        assert_eq!(code.steps.len(), code.order.places().len(), "{sector}");
        let asked = |n: usize| code.order.places()[n - 1].asks.len();
        let expected = match sector {
            Sector::General => (5, 0),
            Sector::Health | Sector::SocialSupport => (0, 5),
            _ => (2, 3),
        };
        assert_eq!((asked(4), asked(5)), expected, "{sector}");
        assert_eq!(code.order.has(Step::ConsultOthers), *sector == Sector::Health, "{sector}");
        assert!(known.meldcode(Some(code.item.id.as_str())).unwrap() == code);
        // What wasn't seen in an official form is called our proposal.
        let ours = code.item.status == Status::Proposal;
        assert_eq!(ours, *sector != Sector::General, "{sector}");
    }
    let unknown = known.meldcode(Some("general-1999")).unwrap();
    assert_eq!(unknown.sector, Sector::General);
}

#[test]
fn every_kind_of_matter_has_reasons_to_close() {
    let known = content().knowledge;
    for matter in ["signal", "consultation", "report", "case", "referral"] {
        let list = known.list(&format!("closing-reason-{matter}")).unwrap();
        assert!(list.codes.len() >= 4, "{matter}");
    }
    assert_eq!(known.label("form", "criminal").unwrap().nl, "Criminele uitbuiting");
}

#[test]
fn the_old_word_finds_the_new_ones() {
    let known = content().knowledge;
    let found = known.search("loverboy", Lang::Nl);
    assert_eq!(found[0].kind, Kind::Programme, "titles come first");
    assert_eq!(found.last().unwrap().item.id, "watch-nederland", "ended lines come last");
    for (kind, id) in [
        (Kind::Form, "sexual"),
        (Kind::Signal, "net-much-older-partner"),
        (Kind::HelpLine, "chat-met-fier"),
    ] {
        assert!(found.iter().any(|found| found.kind == kind && found.item.id == id), "{id}");
    }
}

/// Public texts: on average at most 12 words to a sentence, never more than 18.
#[test]
fn young_people_can_read_the_public_texts() {
    let known = content().knowledge;
    for lang in [Lang::Nl, Lang::En] {
        let mut lengths = Vec::new();
        for line in &known.help_lines {
            for sentence in line.what_for.in_lang(lang).split(['.', '?', '!', ':']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 18, "{words} words in {}: {sentence}", line.item.id);
                lengths.extend((words > 0).then_some(words));
            }
        }
        let mean = lengths.iter().sum::<usize>() / lengths.len();
        assert!(mean < 12, "{mean} words a sentence in {}", lang.code());
    }
}
