//! Statements as a form or a document gives them: who said it, how they know, the words, when it was.

use super::{Reader, fuzzy};
use crate::face::Form;
use app::Fault;
use domain::statements::{Relation, Statement, Ticked};
use kernel::{EntryId, Moment};

/// The most statements of one form: more than anyone types at once.
const MOST: usize = 20;

/// A statement as text, before it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatementInput {
    /// Who said it: a word of [`domain::statements::Role`].
    pub role: String,
    /// How they know: a word of [`domain::statements::Mode`].
    pub mode: String,
    /// The words.
    pub words: String,
    /// When it was, as people write it.
    pub when: String,
    /// Where it was: becomes part of the words, as a last line.
    pub place: String,
    /// Which signals of the list it shows.
    pub signals: Ticked,
    /// How it stands to an earlier entry: a word of [`Relation`], or empty.
    pub relation: String,
    /// Which earlier entry.
    pub about: String,
}

impl StatementInput {
    /// What a form holds under a prefix: `statements/0`.
    pub fn of(form: &Form, prefix: &str) -> Self {
        let value = |name: &str| form.value(format!("{prefix}/{name}")).to_owned();
        let signals = format!("{prefix}/signals");
        let signals = form.values().iter().filter(|(name, _)| *name == signals);
        Self {
            role: value("role"),
            mode: value("mode"),
            words: value("words"),
            when: value("when"),
            place: value("place"),
            signals: Ticked::of(signals.map(|(_, id)| id.clone())),
            relation: value("relation"),
            about: value("about"),
        }
    }

    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        [&self.words, &self.when, &self.place].iter().all(|text| text.trim().is_empty())
    }

    /// The statement.
    ///
    /// # Errors
    /// Every fault, with the prefix before the name of the field.
    pub fn read(&self, prefix: &str, now: Moment) -> Result<Statement, Vec<Fault>> {
        let mut reader = Reader::default();
        let field = |name: &str| format!("{prefix}/{name}");
        let words = reader.words(&field("words"), &self.words_and_place());
        let mode = reader.word(&field("mode"), &self.mode);
        let role = reader.word(&field("role"), &self.role);
        let when = reader.keep(&field("when"), fuzzy(&self.when, now));
        let about = self.relation_to(&mut reader, &field("about"));
        let signals = self.signals.clone();
        let value = words.zip(mode).zip(role).zip(when).zip(about);
        let value = value.map(|((((words, mode), role), when), about)| Statement {
            role,
            mode,
            words,
            when,
            signals,
            about,
        });
        reader.finish(value)
    }

    /// The words; where it was stands on a line of its own below them.
    fn words_and_place(&self) -> String {
        match (self.words.trim(), self.place.trim()) {
            (words, "") | (words @ "", _) => words.to_owned(),
            (words, place) => format!("{words}\n({place})"),
        }
    }

    #[expect(clippy::option_option, reason = "unreadable, left empty, or read")]
    fn relation_to(&self, reader: &mut Reader, field: &str) -> Option<Option<(Relation, EntryId)>> {
        match (self.relation.as_str(), self.about.as_str()) {
            ("", _) => Some(None),
            (_, "") => {
                reader.refuse(field, "choose");
                None
            }
            (relation, about) => {
                let relation = reader.word::<Relation>(field, relation);
                let about = reader.keep(field, about.parse().map_err(|_| "unknown-word"));
                relation.zip(about).map(Some)
            }
        }
    }
}

/// The statement under a prefix of a form.
///
/// # Errors
/// Every fault at once.
pub fn statement(form: &Form, prefix: &str, now: Moment) -> Result<Statement, Vec<Fault>> {
    StatementInput::of(form, prefix).read(prefix, now)
}

/// All statements of a form; blocks in which nothing was typed are left out.
///
/// # Errors
/// Every fault of every block at once; `missing` in the first when all are blank.
pub fn statements(form: &Form, now: Moment) -> Result<Vec<Statement>, Vec<Fault>> {
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    for block in 0..blocks(form) {
        let prefix = format!("statements/{block}");
        let input = StatementInput::of(form, &prefix);
        if input.is_blank() {
            continue;
        }
        match input.read(&prefix, now) {
            Ok(statement) => read.push(statement),
            Err(more) => faults.extend(more),
        }
    }
    if read.is_empty() && faults.is_empty() {
        faults.push(Fault::new("statements/0/words", "missing"));
    }
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

/// How many blocks the next page shows: one more when that was asked with the button `meer`.
pub fn wanted_blocks(form: &Form) -> usize {
    let more = usize::from(form.has("doe", "meer"));
    (blocks(form) + more).clamp(1, MOST)
}

fn blocks(form: &Form) -> usize {
    form.value("blocks").parse().unwrap_or(1).clamp(1, MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::statements::{Mode, Role};
    use kernel::date;

    fn now() -> Moment {
        Moment::in_netherlands(date(2026, 11, 22), 14, 0)
    }

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form::sent(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn a_statement_keeps_who_how_what_and_when() {
        let form = form(&[
            ("statements/0/role", "bystander"),
            ("statements/0/mode", "heard"),
            ("statements/0/words", "Zij kwam thuis met nieuwe kleren."),
            ("statements/0/place", "bij de sportclub"),
            ("statements/0/when", "oktober 2025"),
            ("statements/0/signals", "a"),
            ("statements/0/signals", "b"),
        ]);
        let read = statement(&form, "statements/0", now()).unwrap();
        assert_eq!((read.role, read.mode), (Role::Bystander, Mode::Heard));
        assert_eq!(read.words.reveal(), "Zij kwam thuis met nieuwe kleren.\n(bij de sportclub)");
        assert_eq!(read.when.to_string(), "2025-10");
        assert_eq!(read.signals.spell_out(str::to_owned), ["a", "b"]);
    }

    #[test]
    fn all_faults_of_all_blocks_come_at_once() {
        let form = form(&[
            ("blocks", "3"),
            ("statements/0/words", "iets"),
            ("statements/0/when", "ooit"),
            ("statements/2/words", "meer"),
            ("statements/2/role", "zeker"),
            ("statements/2/mode", "seen"),
        ]);
        let faults = statements(&form, now()).unwrap_err();
        let faults: Vec<_> = faults.iter().map(|f| (f.field.as_str(), f.code)).collect();
        let expected = [
            ("statements/0/mode", "choose"),
            ("statements/0/role", "choose"),
            ("statements/0/when", "time-unreadable"),
            ("statements/2/role", "unknown-word"),
        ];
        assert_eq!(faults, expected);
    }

    #[test]
    fn a_form_without_any_words_asks_for_them_once() {
        let faults = statements(&form(&[("blocks", "2")]), now()).unwrap_err();
        assert_eq!(faults, [Fault::new("statements/0/words", "missing")]);
    }

    #[test]
    fn a_form_grows_by_one_block_when_asked() {
        assert_eq!(wanted_blocks(&form(&[])), 1);
        assert_eq!(wanted_blocks(&form(&[("blocks", "2"), ("doe", "meer")])), 3);
        assert_eq!(wanted_blocks(&form(&[("blocks", "9999")])), MOST);
    }

    #[test]
    fn a_correction_names_the_entry_it_corrects() {
        let entry = EntryId::from_raw(7);
        let typed = |about: &str| StatementInput {
            role: "professional".into(),
            mode: "seen".into(),
            words: "Het was dinsdag.".into(),
            relation: "corrects".into(),
            about: about.into(),
            ..StatementInput::default()
        };
        let read = typed(&entry.to_string()).read("s", now()).unwrap();
        assert_eq!(read.about, Some((Relation::Corrects, entry)));
        assert_eq!(typed("").read("s", now()), Err(vec![Fault::new("s/about", "choose")]));
    }
}
