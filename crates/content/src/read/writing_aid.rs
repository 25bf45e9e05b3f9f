//! What the writing aid points at.

use crate::reader::Reader;
use domain::statements::{Advice, Phrases};

pub(super) fn advice(read: &mut Reader<'_>) -> Option<Advice> {
    let item = read.item();
    let point = read.word("point");
    let nl = phrases(read, "words_nl", "unless_nl");
    let en = phrases(read, "words_en", "unless_en");
    Some(Advice { item: item?, point: point?, nl, en })
}

pub(super) fn phrases(read: &mut Reader<'_>, words: &str, unless: &str) -> Phrases {
    let (found, unless) = (read.phrases(words), read.phrases(unless));
    if found.is_empty() {
        read.fault(format!("has no `{words}`"));
    }
    Phrases { words: found, unless }
}
