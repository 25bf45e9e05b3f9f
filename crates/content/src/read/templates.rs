//! Templates: the meldcode and the chapters of the safety plan.

use super::{Pile, tables_of};
use crate::reader::{Reader, Shared};
use domain::knowledge::{
    MeldcodeStep, MeldcodeTemplate, MeldcodeWords, SafetyPlanChapter, WeighingQuestion,
};
use domain::meldcode::{Place, Template};

/// The words that every sector's meldcode shares.
pub(super) fn words(pile: &mut Pile<'_>) -> MeldcodeWords {
    MeldcodeWords {
        questions: pile.items("meldcode/questions.toml", "weighing-question", question),
        decisions: pile.items("meldcode/decisions.toml", "meldcode-decision", step),
        reasons_to_skip_the_talk: pile.items("meldcode/skip-reasons.toml", "skip-reason", step),
    }
}

/// A sector's meldcode: its numbered steps, and what is done and asked in each.
pub(super) fn meldcode(read: &mut Reader<'_>) -> Option<MeldcodeTemplate> {
    let shared = read.shared();
    read.inherit(shared.clone());
    let (item, sector, version) = (read.item(), read.word("sector"), read.text("version"));
    let (steps, places): (Vec<_>, Vec<_>) =
        part(read, "steps", &shared, numbered).into_iter().unzip();
    let order = Template::new(places).map_err(|why| read.fault(why.to_string())).ok();
    Some(MeldcodeTemplate { item: item?, sector: sector?, version: version?, steps, order: order? })
}

fn numbered(read: &mut Reader<'_>) -> Option<(MeldcodeStep, Place)> {
    let step = step(read);
    let (does, asks) = (read.words("does"), read.words("asks"));
    Some((step?, Place { does: does?, asks: asks? }))
}

pub(super) fn chapter(read: &mut Reader<'_>) -> Option<SafetyPlanChapter> {
    let (item, required) = (read.item(), read.yes_no("required"));
    let agree_on = read.bilinguals("agree_on");
    if agree_on.is_empty() {
        read.fault("says nothing to agree on");
    }
    Some(SafetyPlanChapter { item: item?, required: required?, agree_on })
}

fn part<T>(
    read: &mut Reader<'_>,
    name: &str,
    shared: &Shared,
    each: fn(&mut Reader<'_>) -> Option<T>,
) -> Vec<T> {
    let tables = read.tables(name);
    if tables.is_empty() {
        read.fault(format!("has no `{name}`"));
    }
    let (file, place) = read.place();
    let place = format!("{place}.{name}");
    tables_of((file, &place), &place, tables, read.notes(), |table| {
        table.inherit(shared.clone());
        each(table)
    })
}

fn step(read: &mut Reader<'_>) -> Option<MeldcodeStep> {
    let (item, help) = (read.item(), read.bilingual("help"));
    Some(MeldcodeStep { item: item?, help: help? })
}

fn question(read: &mut Reader<'_>) -> Option<WeighingQuestion> {
    let (item, help) = (read.item(), read.bilingual("help"));
    let if_yes = read.word("if_yes");
    let if_no = read.word("if_no");
    Some(WeighingQuestion { item: item?, help: help?, if_yes: if_yes?, if_no: if_no? })
}
