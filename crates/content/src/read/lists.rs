//! Coded lists. A code takes source, status and check date from its list unless it says otherwise.

use super::tables_of;
use crate::reader::Reader;
use domain::knowledge::{Code, CodedList, Key};

pub(super) fn list(read: &mut Reader<'_>) -> Option<CodedList> {
    let label = read.own_text();
    let shared = read.shared();
    let tables = read.tables("items");
    if tables.is_empty() {
        read.fault("holds no items");
    }
    let id = read.id();
    let scope = id.as_ref().map_or("a list without an id", Key::as_str);
    let (file, place) = read.place();
    let codes = tables_of((file, &place), scope, tables, read.notes(), |code| {
        code.inherit(shared.clone());
        let (item, help) = (code.item(), code.maybe_bilingual("help"));
        Some(Code { item: item?, help })
    });
    Some(CodedList { id: id?, label: label?, codes })
}
