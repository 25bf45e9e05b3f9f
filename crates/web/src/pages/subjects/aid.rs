//! The writing aid beside a statement: what could be said more fairly or clearly, when someone asks.

use crate::face::{Form, Text};
use crate::input::StatementInput;
use domain::knowledge::Knowledge;
use domain::statements::{Mode, remarks};

/// A few words of what was typed, and what helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// The words it is about.
    pub about: String,
    /// The advice.
    pub advice: String,
}

/// What the aid says of the statement under a prefix of the form: nothing unless it was asked, and
/// nothing before there are words.
pub fn tips(knowledge: &Knowledge, t: Text, form: &Form, prefix: &str) -> Option<Vec<Tip>> {
    let typed = StatementInput::of(form, prefix);
    if !form.has("doe", "woorden") || typed.words.trim().is_empty() {
        return None;
    }
    // Until someone says how they know it, it reads as seen: that asks the most of words.
    let mode = typed.mode.parse().unwrap_or(Mode::Seen);
    let found = remarks(&typed.words, mode, t.lang(), &knowledge.writing_aid);
    let tip = |remark: domain::statements::Remark<'_>| Tip {
        about: typed.words.get(remark.place).unwrap_or_default().to_owned(),
        advice: remark.advice.item.text.in_lang(t.lang()).to_owned(),
    };
    Some(found.into_iter().map(tip).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Lang;

    fn tips_for(pairs: &[(&str, &str)]) -> Option<Vec<Tip>> {
        let form = Form::sent(pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect());
        let knowledge = content::load(None).unwrap().knowledge;
        tips(&knowledge, Text::new(Lang::Nl), &form, "s")
    }

    #[test]
    fn it_speaks_when_asked_and_names_the_words() {
        let words = ("s/words", "Ze is vaak te laat.");
        assert_eq!(tips_for(&[words]), None);
        let tips = tips_for(&[words, ("doe", "woorden")]).unwrap();
        assert_eq!(tips[0].about, "vaak");
        assert!(!tips[0].advice.is_empty());
        assert_eq!(tips_for(&[words, ("doe", "woorden"), ("s/mode", "quoted")]), Some(vec![]));
        assert_eq!(tips_for(&[("doe", "woorden")]), None);
    }
}
