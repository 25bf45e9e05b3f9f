//! How often the question check is right, on a corpus of questions that we wrote, and what it says of the
//! questions in the content: measured, and written down in `docs/questions.md`.
#![expect(clippy::unwrap_used, reason = "a test stops where it can't go on")]

use domain::conversation::{Flaw, NAMED_LATER, Plainness, found};
use domain::knowledge::{Knowledge, Status};
use kernel::{Date, Lang, date};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const CORPUS: &str = include_str!("data/question-check.tsv");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/questions.md");
const TODAY: Date = date(2026, 11, 22);

fn knowledge() -> Knowledge {
    vangnet_content::load(None).unwrap().knowledge
}

/// The words of the flaws in a question of ordinary plain language.
fn flaws(text: &str, lang: Lang, known: &Knowledge) -> BTreeSet<&'static str> {
    let found = found(text, Plainness::Plain, lang, &known.question_flaws, &known.common_words);
    found.into_iter().map(|found| found.flaw.word()).collect()
}

/// Writes what was measured between two marks of the page, or holds it against what stands there.
fn on_the_page(mark: &str, rows: &str) {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let (begin, end) = (format!("<!-- {mark} -->\n"), format!("<!-- end of {mark} -->"));
    let (head, rest) = page.split_once(&begin).unwrap();
    let (stands, tail) = rest.split_once(&end).unwrap();
    if std::env::var_os("VANGNET_BLESS").is_some() {
        std::fs::write(PAGE, format!("{head}{begin}{rows}{end}{tail}")).unwrap();
    } else {
        assert_eq!(stands, rows, "{mark}: the page says otherwise");
    }
}

#[test]
fn it_is_seldom_silent_about_a_flaw_and_seldom_speaks_without_one() {
    let known = knowledge();
    let lines = CORPUS.lines().filter(|line| !line.starts_with('#'));
    let corpus: Vec<(Lang, BTreeSet<&str>, &str)> = lines
        .map(|line| {
            let [lang, wrong, text] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let wrong = wrong.split(',').filter(|flaw| *flaw != "-").collect();
            (lang.parse().unwrap(), wrong, text)
        })
        .collect();
    let innocent = corpus.iter().filter(|(_, wrong, _)| wrong.is_empty()).count();
    assert!(corpus.len() >= 220 && innocent * 5 >= corpus.len() * 2, "{innocent}");
    let mut rows = String::new();
    let mut misses = Vec::new();
    for lang in Lang::ALL {
        for flaw in Flaw::ALL {
            let (mut flawed, mut hits, mut free, mut alarms) = (0_usize, 0_usize, 0_usize, 0_usize);
            for (_, wrong, text) in corpus.iter().filter(|(of, _, _)| of == lang) {
                let (is, said) =
                    (wrong.contains(flaw.word()), flaws(text, *lang, &known).contains(flaw.word()));
                (flawed, hits) = (flawed + usize::from(is), hits + usize::from(is && said));
                (free, alarms) = (free + usize::from(!is), alarms + usize::from(!is && said));
                if is != said {
                    let what = if is { "silent about" } else { "wrongly said" };
                    misses.push(format!("{what} {flaw}: {text}"));
                }
            }
            // There are no common words of English: there it says nothing of uncommon ones.
            if flawed == 0 {
                continue;
            }
            let (hit, alarm) = (hits * 100 / flawed, (alarms * 100).div_ceil(free));
            let code = lang.code();
            writeln!(rows, "| {code} | `{flaw}` | {hits} of {flawed} ({hit} %) | {alarms} of {free} ({alarm} %) |")
                .unwrap();
            assert!(hit >= 70, "{code} {flaw}: {hit} %: {misses:#?}");
            assert!(alarm <= 5, "{code} {flaw}: {alarm} %: {misses:#?}");
        }
    }
    println!("{misses:#?}");
    on_the_page("measured", &rows);
}

/// Content that can be loaded passed the check or says why not: the reader sees to that. Here stands what
/// the shipped questions are.
#[test]
fn every_question_of_the_talk_passes_and_is_a_proposal_until_it_is_approved() {
    let known = knowledge();
    assert!(known.talk_questions.len() >= 25);
    for question in &known.talk_questions {
        assert_eq!(question.approved.is_none(), question.item.status == Status::Proposal);
        assert!(question.item.valid_on(TODAY), "{}", question.item.id);
    }
    let parts = known.list("talk-part").unwrap();
    for part in &parts.codes {
        let everyone = known.talk_questions.iter().filter(|one| one.part == part.item.id);
        assert!(everyone.count() >= 3, "{}", part.item.id);
    }
}

/// What the check says of questions that were written before it, in Dutch: a list to work on.
#[test]
fn what_it_says_of_the_other_questions_is_on_record() {
    let known = knowledge();
    let mut rows = String::new();
    // Policy staff know long and uncommon words: of the self-scan only what makes an answer unclear counts.
    let unclear = [Flaw::Double, Flaw::Negation, Flaw::Leading];
    let mut table = |title: &str, counted: &[Flaw], questions: Vec<(String, String)>| {
        let flawed: Vec<_> = questions
            .iter()
            .map(|(id, text)| {
                let mut flaws = flaws(text, Lang::Nl, &known);
                flaws.retain(|word| counted.iter().any(|flaw| flaw.word() == *word));
                (id, text, flaws)
            })
            .filter(|(_, _, flaws)| !flaws.is_empty())
            .collect();
        writeln!(
            rows,
            "\n### {title}: {} of {} pass\n",
            questions.len() - flawed.len(),
            questions.len()
        )
        .unwrap();
        writeln!(rows, "| question | text | remarks |\n|---|---|---|").unwrap();
        for (id, text, flaws) in flawed {
            let flaws: Vec<_> = flaws.into_iter().collect();
            writeln!(
                rows,
                "| `{id}` | {} | {} |",
                text.replace(NAMED_LATER, "…"),
                flaws.join(", ")
            )
            .unwrap();
        }
    };
    let signals =
        known.signals.iter().filter_map(|signal| Some((&signal.item, signal.question.as_ref()?)));
    let factors =
        known.factors.iter().filter_map(|factor| Some((&factor.item, factor.question.as_ref()?)));
    let asked = signals.chain(factors).map(|(item, text)| (item.id.to_string(), text.nl.clone()));
    table("Questions of the signals and factors", Flaw::ALL, asked.collect());
    let scan =
        known.self_scan.iter().map(|one| (one.item.id.to_string(), one.item.text.nl.clone()));
    table("Questions of the self-scan", &unclear, scan.collect());
    on_the_page("others", &rows);
}
