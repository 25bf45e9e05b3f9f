//! Finding an item by words: folded, by the beginning of words, in an order that never changes.

use super::{Bilingual, HelpLine, Item, Knowledge, LineState};
use kernel::Lang;

/// What kind of item was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A form of exploitation.
    Form,
    /// A signal.
    Signal,
    /// A risk or protective factor.
    Factor,
    /// A help line or site.
    HelpLine,
    /// A sign of renewed victimisation.
    RevictimisationSign,
    /// A prevention programme.
    Programme,
    /// A row of the barrier model.
    Barrier,
    /// A question of the self-scan.
    SelfScanQuestion,
    /// A help line that has ended or may have: found last, so that an old leaflet can be answered.
    EndedHelpLine,
}

/// An item that answers the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its id, text, sources and status.
    pub item: &'a Item,
    /// An explanation or summary in the language searched in.
    pub about: Option<&'a str>,
}

impl Knowledge {
    /// The items in which every word of the query begins a word: those with all words in their
    /// title first, then by kind, then in the order of the content files; ended help lines last. An
    /// empty query finds nothing. Case and diacritics make no difference.
    pub fn search(&self, query: &str, lang: Lang) -> Vec<Found<'_>> {
        let words = words(query);
        if words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<_> = self
            .searchable()
            .into_iter()
            .map(|(kind, item, about)| Found { kind, item, about: about.map(|a| a.in_lang(lang)) })
            .filter_map(|found| rank(&words, &found, lang).map(|rank| (rank, found)))
            .collect();
        found.sort_by_key(|(rank, found)| (found.kind == Kind::EndedHelpLine, *rank, found.kind));
        found.into_iter().map(|(_, found)| found).collect()
    }

    fn searchable(&self) -> Vec<(Kind, &Item, Option<&Bilingual>)> {
        let forms = self.list("form").into_iter().flat_map(|list| &list.codes);
        let mut all: Vec<_> =
            forms.map(|code| (Kind::Form, &code.item, code.help.as_ref())).collect();
        all.extend(self.signals.iter().map(|s| (Kind::Signal, &s.item, s.question.as_ref())));
        all.extend(self.factors.iter().map(|f| (Kind::Factor, &f.item, f.question.as_ref())));
        all.extend(self.help_lines.iter().map(|l| (kind_of(l), &l.item, Some(&l.what_for))));
        all.extend(
            self.revictimisation_signs
                .iter()
                .map(|s| (Kind::RevictimisationSign, &s.item, Some(&s.first_step))),
        );
        all.extend(self.programmes.iter().map(|p| (Kind::Programme, &p.item, Some(&p.summary))));
        all.extend(self.barriers.iter().map(|b| (Kind::Barrier, &b.item, b.note.as_ref())));
        all.extend(
            self.self_scan
                .iter()
                .map(|q| (Kind::SelfScanQuestion, &q.item, Some(&q.evidence_asked))),
        );
        all
    }
}

fn kind_of(line: &HelpLine) -> Kind {
    match line.state {
        LineState::Active | LineState::VerifyFirst => Kind::HelpLine,
        LineState::PerhapsEnded | LineState::Ended => Kind::EndedHelpLine,
    }
}

/// 0 when the title holds all words, 1 when title, explanation and keywords together do.
fn rank(query: &[String], found: &Found<'_>, lang: Lang) -> Option<u8> {
    let mut text = words(found.item.text.in_lang(lang));
    if all_begin(query, &text) {
        return Some(0);
    }
    text.extend(found.about.into_iter().flat_map(words));
    text.extend(found.item.keywords.iter().flat_map(|keyword| words(keyword)));
    all_begin(query, &text).then_some(1)
}

fn all_begin(query: &[String], text: &[String]) -> bool {
    query.iter().all(|asked| text.iter().any(|word| word.starts_with(asked.as_str())))
}

/// The words of a text in lower case without diacritics.
fn words(text: &str) -> Vec<String> {
    let folded: String = text.chars().flat_map(char::to_lowercase).flat_map(plain).collect();
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A lower-case letter without its diacritic; combining marks vanish.
fn plain(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => ('a', None),
        'ç' | 'ć' | 'č' => ('c', None),
        'è'..='ë' | 'ē' | 'ę' | 'ě' => ('e', None),
        'ğ' => ('g', None),
        'ì'..='ï' | 'ī' | 'ı' => ('i', None),
        'ł' => ('l', None),
        'ñ' | 'ń' | 'ň' => ('n', None),
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => ('o', None),
        'ř' => ('r', None),
        'ś' | 'š' | 'ş' | 'ș' => ('s', None),
        'ţ' | 'ț' => ('t', None),
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => ('u', None),
        'ý' | 'ÿ' => ('y', None),
        'ź' | 'ż' | 'ž' => ('z', None),
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'ĳ' => ('i', Some('j')),
        other => (other, None),
    };
    let kept = (!('\u{300}'..='\u{36f}').contains(&first)).then_some(first);
    kept.into_iter().chain(second)
}

#[cfg(test)]
mod tests {
    use super::super::item::tests::item;
    use super::super::{Factor, FactorKind, RevictimisationSign, signal_item::AskBy};
    use super::*;
    use crate::knowledge::{Attention, Key};

    fn factor(id: &str, nl: &str, en: &str) -> Factor {
        Factor {
            item: item(id, nl, en),
            kind: FactorKind::Risk,
            forms: Vec::new(),
            question: None,
            ask_by: AskBy::Nobody,
            observers: Vec::new(),
        }
    }

    fn sign(id: &str, nl: &str, first_step: &str) -> RevictimisationSign {
        let text = |t: &str| Bilingual { nl: t.to_owned(), en: t.to_owned() };
        RevictimisationSign {
            item: item(id, nl, nl),
            domain: Key::new("contact").unwrap(),
            seen_by: Vec::new(),
            attention: Attention::Urgent,
            other_explanation: text("-"),
            first_step: text(first_step),
        }
    }

    fn knowledge() -> Knowledge {
        let mut hidden = factor("c", "Iets anders", "Something else");
        hidden.item.keywords.push("loverboy".to_owned());
        Knowledge {
            factors: vec![
                factor("b", "Eén geliefde plek", "One loved place"),
                factor("a", "Geliefd", "Loved"),
                hidden,
            ],
            revictimisation_signs: vec![sign("s", "Weg", "Plek zoeken")],
            ..Knowledge::default()
        }
    }

    fn ids(query: &str, lang: Lang) -> Vec<String> {
        knowledge().search(query, lang).iter().map(|found| found.item.id.to_string()).collect()
    }

    #[test]
    fn case_and_diacritics_make_no_difference() {
        assert_eq!(ids("EEN", Lang::Nl), ["b"]);
        assert_eq!(ids("één", Lang::Nl), ["b"]);
        assert_eq!(ids("e\u{301}e\u{301}n", Lang::Nl), ["b"]);
    }

    #[test]
    fn every_word_must_begin_a_word() {
        assert_eq!(ids("gelief", Lang::Nl), ["b", "a"]);
        assert_eq!(ids("plek gelief", Lang::Nl), ["b"]);
        assert!(ids("liefde", Lang::Nl).is_empty());
        assert!(ids("plek onbekend", Lang::Nl).is_empty());
    }

    #[test]
    fn the_language_asked_for_is_searched() {
        assert_eq!(ids("loved", Lang::En), ["b", "a"]);
        assert!(ids("loved", Lang::Nl).is_empty());
    }

    #[test]
    fn titles_come_before_explanations_and_keywords_find_too() {
        assert_eq!(ids("plek", Lang::Nl), ["b", "s"]);
        assert_eq!(ids("loverboy", Lang::Nl), ["c"]);
    }

    #[test]
    fn nothing_asked_finds_nothing() {
        assert!(ids(" .,- ", Lang::Nl).is_empty());
    }
}
