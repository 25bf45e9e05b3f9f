//! The barrier model and the self-scan.

use crate::reader::Reader;
use domain::knowledge::{Barrier, BarrierKind, SelfScanQuestion};

pub(super) fn barrier(read: &mut Reader<'_>) -> Option<Barrier> {
    let item = read.item();
    let kind = read.word("kind");
    let phase = read.code("phase", "barrier-phase");
    let partners = read.codes("partners", "partner");
    let lead = read.maybe_code("lead", "partner");
    let mechanism = read.maybe_code("mechanism", "barrier-mechanism");
    let awareness = read.maybe_code("awareness", "awareness");
    let note = read.maybe_bilingual("note");
    if kind == Some(BarrierKind::Barrier) && (lead.is_none() || mechanism.is_none()) {
        read.fault("is a barrier without `lead` or `mechanism`");
    }
    Some(Barrier {
        item: item?,
        kind: kind?,
        phase: phase?,
        partners,
        lead,
        mechanism,
        awareness,
        note,
    })
}

pub(super) fn question(read: &mut Reader<'_>) -> Option<SelfScanQuestion> {
    let item = read.item();
    let nr = read.whole("nr");
    let theme = read.code("theme", "scan-theme");
    let level = read.code("level", "scan-level");
    let evidence_asked = read.bilingual("evidence_asked");
    let answered_by = read.code("answered_by", "scan-role");
    Some(SelfScanQuestion {
        item: item?,
        nr: nr?,
        theme: theme?,
        level: level?,
        evidence_asked: evidence_asked?,
        answered_by: answered_by?,
    })
}
