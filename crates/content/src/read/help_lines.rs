//! Help lines and sites.

use crate::reader::Reader;
use domain::knowledge::{HelpLine, LineState};

pub(super) fn help_line(read: &mut Reader<'_>) -> Option<HelpLine> {
    let item = read.item();
    let (phone, dial) = (read.maybe_text("phone"), read.maybe_text("dial"));
    let url = read.maybe_url("url");
    let (cost, hours) = (read.maybe_bilingual("cost"), read.maybe_bilingual("hours"));
    let day_and_night = read.yes_no("day_and_night");
    let for_whom = read.maybe_bilingual("for_whom");
    let what_for = read.bilingual("what_for");
    let use_when = read.codes("use_when", "urgency");
    let for_young_people = read.yes_no("for_young_people");
    let state = read.word("state");
    let evidence = read.bilingual("evidence");
    let line = HelpLine {
        item: item?,
        phone,
        dial,
        url,
        cost,
        hours,
        day_and_night: day_and_night?,
        for_whom,
        what_for: what_for?,
        use_when,
        for_young_people: for_young_people?,
        state: state?,
        evidence: evidence?,
    };
    can_be_reached(read, &line);
    Some(line)
}

fn can_be_reached(read: &mut Reader<'_>, line: &HelpLine) {
    if line.dial.as_ref().is_some_and(|dial| !is_dialled(dial)) {
        read.fault("`dial` is not a number of 3 to 15 digits");
    }
    if line.dial.is_some() && line.phone.is_none() {
        read.fault("has a number to dial that people can't read: add `phone`");
    }
    if line.state == LineState::Active && line.dial.is_none() && line.url.is_none() {
        read.fault("runs, but has neither `dial` nor `url`");
    }
    if line.state == LineState::Ended && line.item.until.is_none() {
        read.fault("ended, but has no `until`");
    }
}

fn is_dialled(dial: &str) -> bool {
    (3..=15).contains(&dial.len()) && dial.bytes().all(|digit| digit.is_ascii_digit())
}
