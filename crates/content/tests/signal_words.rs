//! How often the signals that are suggested fit what was typed, on a corpus of sentences that we wrote: measured,
//! and written down in `docs/suggestions.md`.
#![expect(clippy::unwrap_used, reason = "a test stops where it can't go on")]

use domain::knowledge::{Knowledge, SignalItem};
use domain::statements::pointed_at;
use kernel::{Date, Lang, date};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const CORPUS: &str = include_str!("data/signal-words.tsv");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/suggestions.md");

/// Words, and the signals that fit them.
struct Case {
    lang: Lang,
    half: &'static str,
    fits: BTreeSet<&'static str>,
    may: BTreeSet<&'static str>,
    text: &'static str,
}

fn corpus() -> Vec<Case> {
    let lines = CORPUS.lines().filter(|line| !line.starts_with('#'));
    let case = |line: &'static str| {
        let [lang, half, ids, text] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let lang = if lang == "nl" { Lang::Nl } else { Lang::En };
        let ids = ids.split(',').filter(|id| *id != "-");
        let (may, fits): (BTreeSet<_>, _) = ids.partition(|id| id.starts_with('?'));
        let may = may.into_iter().map(|id| id.trim_start_matches('?')).collect();
        Case { lang, half, fits, may, text }
    };
    lines.map(case).collect()
}

fn knowledge() -> Knowledge {
    vangnet_content::load(None).unwrap().knowledge
}

const fn day() -> Date {
    date(2026, 11, 22)
}

fn now(case: &Case, knowledge: &Knowledge) -> BTreeSet<String> {
    let found = pointed_at(case.text, (case.lang, day()), knowledge);
    found.into_iter().map(|signal| signal.item.id.to_string()).collect()
}

/// What was suggested at first, for comparison: any word that begins with the same five letters as one of the signal.
fn at_first(case: &Case, knowledge: &Knowledge) -> BTreeSet<String> {
    const EMPTY: &str = "altij omdat ieman zonde tegen wordt heeft hebbe vanda giste nadat opeen nieuw ouder ander steed";
    let stems = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        let long = words.filter(|word| word.chars().count() > 4);
        long.map(|word| word.chars().take(5).collect()).collect()
    };
    let empty: BTreeSet<String> = EMPTY.split(' ').map(str::to_owned).collect();
    let typed: BTreeSet<_> = stems(case.text).difference(&empty).cloned().collect();
    let touched = |signal: &&SignalItem| {
        let mut own = stems(signal.item.text.in_lang(case.lang));
        own.extend(signal.item.keywords.iter().flat_map(|word| stems(word)));
        !own.is_disjoint(&typed)
    };
    let found = knowledge.signals.iter().filter(touched).take(8);
    found.map(|signal| signal.item.id.to_string()).collect()
}

/// What was suggested for the sentences of one half in one language.
#[derive(Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
    bothered: usize,
    innocent: usize,
}

impl Tally {
    fn add(&mut self, case: &Case, found: &BTreeSet<String>) {
        let right = case.fits.iter().filter(|id| found.contains(**id)).count();
        let may = case.may.iter().filter(|id| found.contains(**id)).count();
        self.right += right;
        self.missed += case.fits.len() - right;
        self.wrong += found.len() - right - may;
        self.innocent += usize::from(case.fits.is_empty());
        self.bothered += usize::from(case.fits.is_empty() && !found.is_empty());
    }

    fn precision(&self) -> usize {
        self.right * 100 / (self.right + self.wrong).max(1)
    }

    fn recall(&self) -> usize {
        self.right * 100 / (self.right + self.missed).max(1)
    }

    fn row(&self, what: &str) -> String {
        format!(
            "| {what} | {} of {} ({} %) | {} of {} ({} %) | {} of {} |\n",
            self.right,
            self.right + self.wrong,
            self.precision(),
            self.right,
            self.right + self.missed,
            self.recall(),
            self.bothered,
            self.innocent
        )
    }
}

#[test]
fn the_corpus_is_large_half_of_it_is_innocent_and_it_names_signals_that_exist() {
    let (corpus, knowledge) = (corpus(), knowledge());
    let count = |lang| corpus.iter().filter(|case| case.lang == lang).count();
    assert!(count(Lang::Nl) >= 80 && count(Lang::En) >= 40);
    assert_eq!(corpus.iter().filter(|case| case.fits.is_empty()).count() * 2, corpus.len());
    for id in corpus.iter().flat_map(|case| case.fits.iter().chain(&case.may)) {
        assert!(knowledge.signal(id).is_some(), "{id}");
    }
}

#[test]
fn what_is_suggested_fits_and_words_that_fit_nothing_are_left_in_peace() {
    let (corpus, knowledge) = (corpus(), knowledge());
    let (mut rows, mut lapses, mut below) = (String::new(), String::new(), String::new());
    for (half, fits_at_least, found_at_least) in
        [("tune", 90, 80), ("known", 90, 80), ("second", 85, 60), ("fresh", 80, 30)]
    {
        for lang in [Lang::Nl, Lang::En] {
            let (mut before, mut after) = (Tally::default(), Tally::default());
            for case in corpus.iter().filter(|case| case.half == half && case.lang == lang) {
                let found = now(case, &knowledge);
                before.add(case, &at_first(case, &knowledge));
                after.add(case, &found);
                if case.fits.iter().any(|id| !found.contains(*id))
                    || found.iter().any(|id| !case.fits.contains(&**id))
                {
                    writeln!(lapses, "{half}: {}: {:?}, not {found:?}", case.text, case.fits)
                        .unwrap();
                }
            }
            let what = format!("{} | `{half}`", lang.code());
            rows.push_str(&before.row(&format!("{what} | at first")));
            rows.push_str(&after.row(&format!("{what} | now")));
            let fits = after.precision();
            if fits < fits_at_least || after.recall() < found_at_least {
                below.push_str(&what);
            }
        }
    }
    assert!(below.is_empty(), "too low: {below}\n{rows}\n{lapses}");
    let page = std::fs::read_to_string(PAGE).unwrap();
    if std::env::var_os("VANGNET_BLESS").is_some() {
        let head = page.split_once("|---|---|---|---|---|---|\n").unwrap().0;
        let tail = page.rsplit_once("|\n\n").unwrap().1;
        let table = format!("{head}|---|---|---|---|---|---|\n{rows}\n{tail}");
        std::fs::write(PAGE, table).unwrap();
    } else {
        assert!(page.contains(&rows), "the page says otherwise; measured:\n{rows}\n{lapses}");
    }
}
