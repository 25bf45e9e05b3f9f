//! The talk: its questions, the guide, and what the question check looks for.

use super::tables_of;
use super::writing_aid::phrases;
use crate::notes::Notes;
use crate::reader::Reader;
use domain::conversation::{
    Approval, CommonWords, Excuse, Flaw, FlawWords, GuideLine, NAMED_LATER, Plainness,
    TalkQuestion, found,
};
use domain::knowledge::{AskBy, Knowledge, Status};
use kernel::Lang;
use std::collections::BTreeSet;

const QUESTIONS: &str = "conversation/questions.toml";

pub(super) fn question(read: &mut Reader<'_>) -> Option<TalkQuestion> {
    let item = read.item();
    let easy = read.bilingual("easy");
    let part = read.code("part", "talk-part");
    let picture = read.word("picture");
    let ask_by = read.word("ask_by");
    let names_app = read.yes_or_silent("names_app");
    let purpose = read.bilingual("purpose");
    let needed_for = read.word("needed_for");
    let kept = read.word("kept");
    let approved = approval(read);
    let excuses = excuses(read);
    if ask_by == Some(AskBy::Nobody) {
        read.fault("may be asked by nobody, so it is no question of the talk");
    }
    let claims = item.as_ref().is_some_and(|item| item.status != Status::Proposal);
    if claims && approved.is_none() {
        read.fault("is a proposal until people with lived experience approved it: add `approved`");
    }
    Some(TalkQuestion {
        item: item?,
        easy: easy?,
        part: part?,
        picture: picture?,
        ask_by: ask_by?,
        names_app,
        purpose: purpose?,
        needed_for: needed_for?,
        kept: kept?,
        approved,
        excuses,
    })
}

/// In which function people with lived experience approved it, and on which day.
fn approval(read: &mut Reader<'_>) -> Option<Approval> {
    let (by, on) = (read.maybe_bilingual("approved_by"), read.maybe_date("approved_on"));
    if by.is_some() != on.is_some() {
        read.fault(
            "is approved by a function on a day: `approved_by` and `approved_on` go together",
        );
    }
    Some(Approval { by: by?, on: on? })
}

/// Why a flaw is left as it is; the id of each is the flaw.
fn excuses(read: &mut Reader<'_>) -> Vec<Excuse> {
    let tables = read.tables("flaws");
    let (file, place) = read.place();
    let scope = format!("{place}.flaws");
    tables_of((file, &scope), &scope, tables, read.notes(), |read| {
        let (flaw, why) = (read.id()?.as_str().parse::<Flaw>(), read.own_text());
        let flaw = flaw.map_err(|unknown| read.fault(unknown.to_string())).ok();
        Some(Excuse { flaw: flaw?, why: why? })
    })
}

pub(super) fn guide_line(read: &mut Reader<'_>) -> Option<GuideLine> {
    let (item, phase) = (read.item(), read.code("phase", "talk-phase"));
    Some(GuideLine { item: item?, phase: phase? })
}

pub(super) fn flaw(read: &mut Reader<'_>) -> Option<FlawWords> {
    let (item, flaw) = (read.item(), read.word("flaw"));
    let nl = phrases(read, "words_nl", "unless_nl");
    let en = phrases(read, "words_en", "unless_en");
    Some(FlawWords { item: item?, flaw: flaw?, nl, en })
}

pub(super) fn common(read: &mut Reader<'_>) -> Option<CommonWords> {
    let (item, words) = (read.item(), read.texts("words"));
    if words.iter().any(|word| *word != word.to_lowercase()) {
        read.fault("has a word with a capital: write common words in small letters");
    }
    Some(CommonWords { item: item?, words: words.into_iter().collect() })
}

/// Holds every question against the question check: it passes, or says why it stays as it is. And no
/// question speaks of the app before one is named.
pub(super) fn check(knowledge: &Knowledge, notes: &mut Notes) {
    let mut named = false;
    for question in &knowledge.talk_questions {
        let place = question.item.id.as_str();
        let speaks = |level: &Plainness, lang| question.words(*level, lang).contains(NAMED_LATER);
        let levels =
            || Plainness::ALL.iter().flat_map(|level| [(level, Lang::Nl), (level, Lang::En)]);
        if !named && levels().any(|(level, lang)| speaks(level, lang)) {
            notes.fault(QUESTIONS, place, format!("speaks of {NAMED_LATER} before one is named"));
        }
        named |= question.names_app;
        let mut flaws = BTreeSet::new();
        for (level, lang) in levels() {
            let text = question.words(*level, lang);
            let lists = (&knowledge.question_flaws, &knowledge.common_words);
            for found in found(text, *level, lang, lists.0, lists.1) {
                flaws.insert(found.flaw);
                if !excused(question, found.flaw) {
                    let words = text.get(found.place).unwrap_or_default().trim();
                    let what = format!(
                        "({}, {level}) `{words}`: {}. Change it, or say why not in `flaws`",
                        lang.code(),
                        found.flaw
                    );
                    notes.fault(QUESTIONS, place, what);
                }
            }
        }
        for excuse in question.excuses.iter().filter(|excuse| !flaws.contains(&excuse.flaw)) {
            let what = format!("excuses `{}`, which isn't there any more", excuse.flaw);
            notes.fault(QUESTIONS, place, what);
        }
    }
}

fn excused(question: &TalkQuestion, flaw: Flaw) -> bool {
    question.excuses.iter().any(|excuse| excuse.flaw == flaw)
}
