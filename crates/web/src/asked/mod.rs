//! What each form asks, and why: a question that doesn't say what it is for, which step needs it and how
//! long its answer is kept doesn't compile ([`ask!`]), and one on a page of its own fails a test.

mod about;
mod behaviour;
mod casework;
mod management;
mod matching;
mod missing;
mod reporting;
mod sheets;
mod signalling;

pub use about::{AskedForm, AskedRow, form, forms, row, why};
pub use behaviour::*;
pub use casework::*;
pub use management::*;
pub use matching::*;
pub use missing::*;
pub use reporting::*;
pub use signalling::*;

use domain::duties::Action;
use domain::necessity::{Kept, Purpose};
use domain::subjects::Kind;

/// A question of a form.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// The name of its field. `*` stands for as many as a list of the field or a rule table has.
    pub name: &'static str,
    /// Where its words stand.
    pub label: Label,
    /// What it is for.
    pub purpose: Purpose,
    /// What can't be done well without its answer.
    pub needed: Need,
    /// Whether it must be answered.
    pub must: bool,
}

/// Where the words of a question stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// A text of the interface.
    Text(&'static str),
    /// The heading of a list of the field.
    List(&'static str),
}

/// What needs the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A step that is or becomes someone's duty.
    Step(Action),
    /// Something that isn't a duty: the text `needed-<word>` says what.
    Other(&'static str),
}

/// The questions of one form.
#[derive(Debug)]
pub struct Sheet {
    /// Which form.
    pub at: At,
    /// How long the answers are kept.
    pub kept: Kept,
    /// The questions, in groups that other forms may ask too.
    pub groups: &'static [&'static [Question]],
}

/// Which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// A step with a matter: the last part of its address.
    Step(Kind, &'static str),
    /// A page of its own: where it is sent to, and the text of its title.
    Page(&'static str, &'static str),
}

impl Sheet {
    /// Its questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &'static Question> + use<> {
        self.groups.iter().copied().flatten()
    }
}

/// The questions of a step with a matter.
pub fn of_step(kind: Kind, code: &str) -> Option<&'static Sheet> {
    let is_it =
        |sheet: &&Sheet| matches!(sheet.at, At::Step(of, step) if of == kind && step == code);
    sheets::SHEETS.iter().find(is_it)
}

/// The questions of the page that is sent to this address.
pub fn of_page(path: &str) -> Option<&'static Sheet> {
    sheets::SHEETS.iter().find(|sheet| matches!(sheet.at, At::Page(to, _) if to == path))
}

/// A question of a group, looked up while the program is built.
macro_rules! ask {
    ($group:ident, $name:literal) => {
        const { $crate::asked::find($crate::asked::$group, $name) }
    };
}
pub(crate) use ask;

/// The question with this name. Called through [`ask!`], so that a name that isn't there stops the build.
#[expect(clippy::panic, reason = "it stops the build, never the program")]
#[expect(clippy::indexing_slicing, reason = "the places are held below the length")]
pub const fn find(group: &'static [Question], name: &str) -> &'static Question {
    let mut place = 0;
    while place < group.len() {
        if same(group[place].name, name) {
            return &group[place];
        }
        place += 1;
    }
    panic!("this question says nowhere what it is for")
}

#[expect(clippy::indexing_slicing, reason = "the places are held below both lengths")]
const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut place = 0;
    while place < one.len() {
        if one[place] != other[place] {
            return false;
        }
        place += 1;
    }
    true
}

/// A question that must be answered.
const fn must(name: &'static str, label: &'static str, purpose: Purpose, needed: Need) -> Question {
    Question { name, label: Label::Text(label), purpose, needed, must: true }
}

/// A question that may stay open.
const fn may(name: &'static str, label: &'static str, purpose: Purpose, needed: Need) -> Question {
    Question { name, label: Label::Text(label), purpose, needed, must: false }
}

/// A question whose words and answers are a list of the field; it must be answered.
const fn coded(name: &'static str, list: &'static str, purpose: Purpose, needed: Need) -> Question {
    Question { name, label: Label::List(list), purpose, needed, must: true }
}

#[cfg(test)]
mod tests;
