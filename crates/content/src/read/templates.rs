//! Templates: the meldcode and the chapters of the safety plan.

use super::tables_of;
use crate::reader::{Reader, Shared};
use domain::knowledge::{MeldcodeStep, MeldcodeTemplate, SafetyPlanChapter, WeighingQuestion};

pub(super) fn meldcode(read: &mut Reader<'_>) -> Option<MeldcodeTemplate> {
    let shared = read.shared();
    read.inherit(shared.clone());
    let item = read.item();
    let steps = part(read, "steps", &shared, step);
    let questions = part(read, "questions", &shared, question);
    let decisions = part(read, "decisions", &shared, step);
    let reasons_to_skip_the_talk = part(read, "skip_reasons", &shared, step);
    Some(MeldcodeTemplate { item: item?, steps, questions, decisions, reasons_to_skip_the_talk })
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
