//! How often the writing aid is right, on a corpus of sentences that we wrote: measured, and written down
//! in `docs/writing-aid.md`.
#![expect(clippy::unwrap_used, reason = "a test stops where it can't go on")]

use domain::statements::{Advice, Mode, Point, remarks};
use kernel::Lang;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const CORPUS: &str = include_str!("data/writing-aid.tsv");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/writing-aid.md");

/// A sentence and what is wrong with it.
struct Sentence {
    lang: Lang,
    mode: Mode,
    wrong: BTreeSet<&'static str>,
    text: &'static str,
}

fn corpus() -> Vec<Sentence> {
    let lines = CORPUS.lines().filter(|line| !line.starts_with('#'));
    let sentence = |line: &'static str| {
        let [lang, mode, wrong, text] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let lang = if lang == "nl" { Lang::Nl } else { Lang::En };
        let wrong = wrong.split(',').filter(|point| *point != "-").collect();
        Sentence { lang, mode: mode.parse().unwrap(), wrong, text }
    };
    lines.map(sentence).collect()
}

/// What was found in sentences with a flaw and in sentences without, of one kind.
#[derive(Default)]
struct Tally {
    flawed: usize,
    hit: usize,
    free: usize,
    false_alarm: usize,
}

impl Tally {
    fn hits(&self) -> usize {
        self.hit * 100 / self.flawed.max(1)
    }

    fn false_alarms(&self) -> usize {
        (self.false_alarm * 100).div_ceil(self.free.max(1))
    }
}

fn found_in(sentence: &Sentence, all: &[Advice]) -> BTreeSet<&'static str> {
    let remarks = remarks(sentence.text, sentence.mode, sentence.lang, all);
    remarks.iter().map(|remark| remark.advice.point.word()).collect()
}

#[test]
fn it_is_seldom_silent_about_a_flaw_and_hardly_ever_speaks_without_one() {
    let corpus = corpus();
    let innocent = corpus.iter().filter(|sentence| sentence.wrong.is_empty()).count();
    assert!(corpus.len() >= 300 && innocent * 5 >= corpus.len() * 2, "{innocent}");
    let all = vangnet_content::load(None).unwrap().knowledge.writing_aid;
    let found: Vec<_> = corpus.iter().map(|sentence| found_in(sentence, &all)).collect();
    let mut rows = String::new();
    let mut misses = Vec::new();
    for lang in [Lang::Nl, Lang::En] {
        for point in Point::ALL {
            let mut tally = Tally::default();
            for (sentence, found) in corpus.iter().zip(&found).filter(|(s, _)| s.lang == lang) {
                let (is, said) =
                    (sentence.wrong.contains(point.word()), found.contains(point.word()));
                tally.flawed += usize::from(is);
                tally.hit += usize::from(is && said);
                tally.free += usize::from(!is);
                tally.false_alarm += usize::from(!is && said);
                if is != said {
                    let what = if is { "silent about" } else { "wrongly said" };
                    misses.push(format!("{what} {point}: {}", sentence.text));
                }
            }
            let (hits, alarms) = (tally.hits(), tally.false_alarms());
            writeln!(
                rows,
                "| {} | `{point}` | {} of {} ({hits} %) | {} of {} ({alarms} %) |",
                lang.code(),
                tally.hit,
                tally.flawed,
                tally.false_alarm,
                tally.free
            )
            .unwrap();
            assert!(hits >= 70, "{} {point}: {hits} %: {misses:#?}", lang.code());
            assert!(alarms <= 5, "{} {point}: {alarms} %: {misses:#?}", lang.code());
        }
    }
    let page = std::fs::read_to_string(PAGE).unwrap();
    if std::env::var_os("VANGNET_BLESS").is_some() {
        let head = page.split_once("|---|---|---|---|\n").unwrap().0;
        let tail = page.rsplit_once("\n\n").unwrap().1;
        std::fs::write(PAGE, format!("{head}|---|---|---|---|\n{rows}\n{tail}")).unwrap();
    } else {
        assert!(page.contains(&rows), "the page says otherwise; measured:\n{rows}\n{misses:#?}");
    }
}
