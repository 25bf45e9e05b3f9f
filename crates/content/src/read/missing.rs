//! What is asked around a young person who is missing.

use crate::reader::Reader;
use domain::knowledge::{Asked, MissingQuestion};

pub(super) fn question(read: &mut Reader<'_>) -> Option<MissingQuestion> {
    let (item, short) = (read.item(), read.bilingual("short"));
    let asked = read.word("asked");
    let quoted = read.yes_or_silent("quoted");
    if quoted && asked.is_some_and(|asked| asked != Asked::Gone) {
        read.fault("is `quoted`, but isn't asked when someone is gone");
    }
    let (purpose, kept) = (read.word("purpose"), read.word("kept"));
    Some(MissingQuestion {
        item: item?,
        short: short?,
        asked: asked?,
        quoted,
        purpose: purpose?,
        kept: kept?,
    })
}
