//! One step with a matter: one form, one use case, one page. What a matter can be asked is a list of
//! [`Act`]s; showing, refusing and carrying out are the same for all of them.

mod answers;
mod confirm;
mod flow;

pub use answers::Answers;
pub use confirm::{Confirmed, Deed, ask as ask_sure};
pub use flow::{form, page, take};

use crate::asked::{self, AskedForm, AskedRow, Label, Question};
use crate::face::{Choice, Form, Text};
use crate::pages::subjects::Names;
use crate::staff::{StaffState, Visitor};
use access::Actor;
use app::looking::View;
use app::{Cx, Failure};
use domain::knowledge::{Code, Knowledge};
use domain::subjects::Kind;
use domain::timeline::Replay;
use kernel::{Moment, SubjectId};
use std::future::Future;

/// A step that can be taken with a matter: the last part of its address, and what it asks.
///
/// It must stand in [`crate::same`] with the operation of the API that does the same.
/// Its texts are `act-<kind>-<code>` (what to do), `act-about-<kind>-<code>` (why and how).
pub struct Act {
    /// The last part of the address.
    pub code: &'static str,
    /// What it asks, in order.
    pub fields: Vec<Field>,
    /// Whether it is weighty: then the link stands apart and a page asks whether one is sure. Its text
    /// `act-sure-<kind>-<code>` says what happens, to whom it goes, and what can't be undone.
    pub weighty: bool,
}

/// One question of a form.
pub struct Field {
    /// The name of the field.
    pub name: &'static str,
    /// What it is for, and what needs the answer; a heading asks nothing.
    pub question: Option<&'static Question>,
    /// The question.
    pub label: String,
    /// A word of help; empty for none.
    pub hint: String,
    /// How it is answered.
    pub input: Input,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What stands in it at first; several for a question with any number of answers.
    pub first: Vec<String>,
}

/// How a question is answered.
pub enum Input {
    /// In one's own words.
    Area,
    /// On one line.
    Line,
    /// With an exact day.
    Day,
    /// One of a few.
    Radios(Vec<Choice>),
    /// One of many.
    Select(Vec<Choice>),
    /// Any number.
    Checks(Vec<Choice>),
    /// Not at all: words that stand above the next questions.
    Heading,
}

impl Field {
    fn new(t: Text, question: &'static Question, input: Input) -> Self {
        let label = match question.label {
            Label::Text(key) => t.get(key),
            // The words of a list come with its choices: see `label`.
            Label::List(list) => list.to_owned(),
        };
        Self {
            name: question.name,
            question: Some(question),
            label,
            hint: String::new(),
            input,
            optional: !question.must,
            first: Vec::new(),
        }
    }

    /// A question answered in one's own words.
    pub fn area(t: Text, question: &'static Question) -> Self {
        Self::new(t, question, Input::Area)
    }

    /// A question answered on one line.
    pub fn line(t: Text, question: &'static Question) -> Self {
        Self::new(t, question, Input::Line)
    }

    /// A question answered with a day.
    pub fn day(t: Text, question: &'static Question) -> Self {
        Self::new(t, question, Input::Day)
    }

    /// A question with a few answers.
    pub fn radios(t: Text, question: &'static Question, choices: Vec<Choice>) -> Self {
        Self::new(t, question, Input::Radios(choices))
    }

    /// A question with many answers.
    pub fn select(t: Text, question: &'static Question, choices: Vec<Choice>) -> Self {
        Self::new(t, question, Input::Select(choices))
    }

    /// A question with any number of answers.
    pub fn checks(t: Text, question: &'static Question, choices: Vec<Choice>) -> Self {
        Self::new(t, question, Input::Checks(choices))
    }

    /// A heading above the next questions.
    pub const fn heading(label: String, hint: String) -> Self {
        Self {
            name: "",
            question: None,
            label,
            hint,
            input: Input::Heading,
            optional: true,
            first: Vec::new(),
        }
    }

    /// The same question, once of several: with a name of its own.
    #[must_use]
    pub fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The same question in other words.
    #[must_use]
    pub fn label(self, label: String) -> Self {
        Self { label, ..self }
    }

    /// The same question with a word of help.
    #[must_use]
    pub fn hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    /// The same question where it may stay empty, or not.
    #[must_use]
    pub fn optional(self, optional: bool) -> Self {
        Self { optional, ..self }
    }

    /// The same question with an answer to start from.
    #[must_use]
    pub fn first(self, first: impl Into<String>) -> Self {
        self.first_of(vec![first.into()])
    }

    /// The same question with answers to start from; empty ones are left out.
    #[must_use]
    pub fn first_of(self, mut first: Vec<String>) -> Self {
        first.retain(|one| !one.is_empty());
        Self { first, ..self }
    }
}

impl Act {
    /// A step that asks these questions.
    pub fn new(code: &'static str, fields: Vec<Field>) -> Self {
        Self { code, fields, weighty: false }
    }

    /// The same step, marked as one that is hard to undo.
    #[must_use]
    pub fn weighty(self) -> Self {
        Self { weighty: true, ..self }
    }

    /// What a question is called: with the heading it stands below, where there is one, because the
    /// same question may stand below several.
    fn question(&self, name: &str) -> Option<String> {
        let place = self.fields.iter().position(|field| field.name == name)?;
        let (before, from) = self.fields.split_at(place);
        let label = &from.first()?.label;
        let heading = before.iter().rev().find(|field| matches!(field.input, Input::Heading));
        Some(match heading {
            Some(heading) => format!("{}: {label}", heading.label),
            None => label.clone(),
        })
    }

    /// Why it asks what it asks.
    fn why(&self, t: Text, kind: Kind) -> Option<AskedForm> {
        let asks = || self.fields.iter().filter_map(|field| Some((field, field.question?)));
        let Some(sheet) = asked::of_step(kind, self.code) else {
            debug_assert!(asks().next().is_none(), "{kind} {} is in no sheet", self.code);
            return None;
        };
        debug_assert!(
            asks().all(|(_, one)| sheet.questions().any(|known| known == one)),
            "{kind} {} asks something else than its sheet says",
            self.code
        );
        let row = |(field, question): (&Field, &Question)| AskedRow {
            must: !field.optional,
            ..asked::row(t, question, field.label.clone())
        };
        Some(asked::form(t, sheet, asks().map(row).collect()))
    }

    /// The form before anything is typed.
    fn begin(&self) -> Form {
        let mut form = Form::new();
        for field in &self.fields {
            field.first.iter().for_each(|value| form.add(field.name, value.as_str()));
        }
        form
    }
}

/// A label with what it says of the matter: "Fase", "Nazorg".
pub struct Fact {
    /// What it is about.
    pub name: String,
    /// What it says.
    pub words: String,
    /// Where more stands; empty for none.
    pub href: String,
}

impl Fact {
    /// A fact without a link.
    pub fn new(name: String, words: String) -> Self {
        Self { name, words, href: String::new() }
    }

    /// The same fact with a link.
    #[must_use]
    pub fn href(self, href: String) -> Self {
        Self { href, ..self }
    }
}

/// A part of the page of a matter: a heading and facts or lines below it.
pub struct Part {
    /// The heading.
    pub title: String,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Whole sentences, when there are no facts or beside them.
    pub lines: Vec<String>,
    /// A button that shows or does something at once: its words and address; empty for none.
    pub button: Option<(String, String)>,
}

impl Part {
    /// A part with facts.
    pub fn facts(title: String, facts: Vec<Fact>) -> Self {
        Self { title, facts, lines: Vec::new(), button: None }
    }

    /// A part with sentences.
    pub fn lines(title: String, lines: Vec<String>) -> Self {
        Self { title, facts: Vec::new(), lines, button: None }
    }

    /// The same part with a button.
    #[must_use]
    pub fn button(self, words: String, address: String) -> Self {
        Self { button: Some((words, address)), ..self }
    }
}

/// What a page of a matter is made from.
pub struct Desk<'a, S> {
    /// The matter.
    pub view: &'a View<S>,
    /// The house.
    pub state: &'a StaffState,
    /// Who looks.
    pub actor: &'a Actor,
    /// What people, posts and organisations are called.
    pub names: Names<'a>,
    /// The words.
    pub t: Text,
    /// The moment.
    pub now: Moment,
}

impl<S> Desk<'_, S> {
    /// The words for a code of a list of the field, or the code itself.
    pub fn label(&self, list: &str, code: &str) -> String {
        let label = self.state.house.knowledge.label(list, code);
        label.map_or_else(|| code.to_owned(), |label| label.in_lang(self.t.lang()).to_owned())
    }

    /// The codes of a list as choices, those for which `keep` says so.
    pub fn coded(&self, list: &str, keep: impl Fn(&str) -> bool) -> Vec<Choice> {
        coded(&self.state.house.knowledge, self.t, list, keep)
    }

    /// Yes and no.
    pub fn yes_no(&self) -> Vec<Choice> {
        vec![Choice::new("ja", self.t.get("yes")), Choice::new("nee", self.t.get("no"))]
    }

    /// The posts of the one who looks, as choices: a post they fill for a colleague with the same
    /// function in the same team is no other choice.
    pub fn own_posts(&self) -> Vec<Choice> {
        let mut posts: Vec<Choice> = Vec::new();
        for seat in &self.actor.seats {
            let choice = Choice::new(seat.post.to_string(), self.names.post(seat.post));
            if posts.iter().all(|post| post.label != choice.label) {
                posts.push(choice);
            }
        }
        posts
    }
}

/// The codes of a list as choices, those for which `keep` says so.
pub fn coded(
    knowledge: &Knowledge,
    t: Text,
    list: &str,
    keep: impl Fn(&str) -> bool,
) -> Vec<Choice> {
    let codes = knowledge.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
    let codes = codes.iter().filter(|code| keep(code.item.id.as_str()));
    let choice = |code: &Code| {
        let help = code.help.as_ref().map_or("", |help| help.in_lang(t.lang()));
        Choice::new(code.item.id.as_str(), code.item.text.in_lang(t.lang())).hint(help)
    };
    codes.map(choice).collect()
}

/// The posts someone can begin something from: one for each of their functions.
pub fn own_posts(visitor: &Visitor) -> Vec<Choice> {
    let mut posts: Vec<Choice> = Vec::new();
    for seat in &visitor.actor.seats {
        let choice = Choice::new(seat.post.to_string(), visitor.t.pick("function", seat.function));
        if posts.iter().all(|post| post.label != choice.label) {
            posts.push(choice);
        }
    }
    posts
}

/// A kind of matter with pages: what it says, what can be asked of it, and how that is done.
pub trait Acting: Replay + Send + Sync + 'static {
    /// What the page shows besides the frame, in order.
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part>;

    /// What can be asked of it now. The first one is what is due.
    fn acts(desk: &Desk<'_, Self>) -> Vec<Act>;

    /// Pages elsewhere that belong to what can be done: words and address.
    fn links(_desk: &Desk<'_, Self>) -> Vec<(String, String)> {
        Vec::new()
    }

    /// A page elsewhere that is due before anything else: words and address.
    fn due_link(_desk: &Desk<'_, Self>) -> Option<(String, String)> {
        None
    }

    /// Whether it waits for another, or is over: then something can be done, and nothing has to be.
    fn waits(_desk: &Desk<'_, Self>) -> bool {
        false
    }

    /// Reads the answers and does it. Faults in the answers stay in them.
    fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> impl Future<Output = Result<Done, Failure>> + Send;
}

/// What was done, and where to go on; the subject's own page when nowhere else.
pub struct Done {
    /// A code of [`crate::staff::DONE`].
    pub code: &'static str,
    /// Another subject to go on with.
    pub onward: Option<(domain::subjects::Kind, SubjectId)>,
}

impl Done {
    /// Done, and back to where it was done.
    pub const fn here(code: &'static str) -> Self {
        Self { code, onward: None }
    }
}

/// The answers couldn't be read: the faults stand in them.
pub const fn unreadable() -> Failure {
    Failure::Invalid(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asked::ask;
    use crate::staff::DONE;
    use domain::casework::{Outcome, ReferralStatus, Risk, Way, WhyClosed};
    use domain::matching::{Likeness, combination::Outcome as Compared};
    use domain::missing::{self, Finding};
    use domain::reporting::{Classification, Form as Exploitation, Purpose, WhyOwed, WhyRefused};
    use domain::review::Verdict;
    use domain::signalling::reading::Ended;
    use kernel::Lang;

    const T: Text = Text::new(Lang::Nl);

    /// The words of closed lists that these pages put into texts, by the beginning of the key.
    fn keys() -> Vec<String> {
        let mut keys = Vec::new();
        let mut add = |prefix: &str, words: Vec<&str>| {
            keys.extend(words.into_iter().map(|word| format!("{prefix}-{word}")));
        };
        add("done", DONE.to_vec());
        add("purpose", Purpose::ALL.iter().map(|one| one.word()).collect());
        add("send-title", Purpose::ALL.iter().map(|one| one.word()).collect());
        add("risk", Risk::ALL.iter().map(|one| one.word()).collect());
        add("risk-hint", Risk::ALL.iter().map(|one| one.word()).collect());
        add("way", Way::ALL.iter().map(|one| one.word()).collect());
        add("referral-status", ReferralStatus::ALL.iter().map(|one| one.word()).collect());
        add("signs-outcome", Outcome::ALL.iter().map(|one| one.word()).collect());
        add("signs-outcome-hint", Outcome::ALL.iter().map(|one| one.word()).collect());
        add("why-refused", WhyRefused::ALL.iter().map(|one| one.word()).collect());
        add("closed", WhyClosed::ALL.iter().map(|one| one.word()).collect());
        add("classification", Classification::ALL.iter().map(|one| one.word()).collect());
        add("review-verdict", Verdict::ALL.iter().map(|one| one.word()).collect());
        add("missing-stage", vec!["away", "back", "talked", "worry", "closed"]);
        add("missing-finding", Finding::ALL.iter().map(|one| one.word()).collect());
        add("missing-finding-hint", Finding::ALL.iter().map(|one| one.word()).collect());
        add("closed", missing::WhyClosed::ALL.iter().map(|one| one.word()).collect());
        add("act-sure-missing", vec!["sluiten"]);
        add(
            "act-back",
            vec![
                "outgoing",
                "incoming",
                "case",
                "review",
                "reading",
                "missing",
                "feedback",
                "combination",
            ],
        );
        add("feedback-why", WhyOwed::ALL.iter().map(|one| one.word()).collect());
        add("closed", vec!["heard"]);
        add("act-outgoing", vec!["herinneren", "intrekken", "gelezen"]);
        add("act-review", vec!["oordelen"]);
        add("act-combination", vec!["besluiten", "later", "terugnemen"]);
        add("act-sure-combination", vec!["besluiten", "terugnemen"]);
        let decided = [Compared::Same, Compared::Different].map(Compared::word);
        add("combination-outcome", decided.to_vec());
        add("combination-outcome-hint", decided.to_vec());
        add("likeness", Likeness::ALL.iter().map(|one| one.word()).collect());
        add("likeness-of", vec!["first", "surname", "birth", "phone"]);
        add("act-sure-outgoing", vec!["intrekken"]);
        add("act-sure-consultation", vec!["intrekken"]);
        add("act-sure-signal", vec!["afsluiten", "lezingen-openen"]);
        add("exploitation", Exploitation::ALL.iter().map(|one| one.word()).collect());
        add("closed", Ended::ALL.iter().map(|one| one.word()).collect());
        add("act-sure-incoming", vec!["weigeren", "hulp-stoppen"]);
        add("act-sure-case", vec!["hulp-gestopt", "sluiten"]);
        keys
    }

    #[test]
    fn every_word_of_a_closed_list_has_a_text_in_both_languages() {
        for lang in [Lang::Nl, Lang::En] {
            let t = Text::new(lang);
            let missing: Vec<_> =
                keys().into_iter().filter(|key| t.get(key).starts_with('⟨')).collect();
            assert!(missing.is_empty(), "{}: {missing:?}", lang.code());
        }
    }

    #[test]
    fn a_question_is_named_with_the_heading_it_stands_below() {
        let heading = |words: &str| Field::heading(words.into(), String::new());
        let words = || "Wat kan er gebeuren?".to_owned();
        let ask = |name| Field::area(T, ask!(WHY, "reden")).named(name).label(words());
        let fields = vec![ask("a"), heading("Vervoer"), ask("b"), heading("Vermissing"), ask("c")];
        let act = Act::new("plan", fields);
        assert_eq!(act.question("a").unwrap(), "Wat kan er gebeuren?");
        assert_eq!(act.question("b").unwrap(), "Vervoer: Wat kan er gebeuren?");
        assert_eq!(act.question("c").unwrap(), "Vermissing: Wat kan er gebeuren?");
        assert_eq!(act.question("d"), None);
    }

    #[test]
    fn a_form_starts_with_what_is_known_and_nothing_else() {
        let field = Field::checks(T, ask!(TEAM, "team"), Vec::new());
        let field = field.first_of(vec!["a".into(), String::new(), "b".into()]);
        let form = Act::new("team", vec![field, Field::area(T, ask!(WHY, "reden"))]).begin();
        assert!(form.has("team", "a") && form.has("team", "b"));
        assert_eq!(form.values().len(), 2);
    }
}
