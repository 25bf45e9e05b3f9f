//! One step with a matter: one form, one use case, one page. What a matter can be asked is a list of
//! [`Act`]s; showing, refusing and carrying out are the same for all of them.

mod answers;
mod confirm;
mod flow;
mod part;
mod step;

pub use answers::Answers;
pub use confirm::{Confirmed, Deed, ask as ask_sure};
pub use flow::{form, page, take};
pub use part::{Fact, Part};
pub use step::{Act, Call, Field, Input};

use crate::face::{Choice, Text};
use crate::pages::subjects::Names;
use crate::staff::{StaffState, Visitor};
use access::Actor;
use app::looking::View;
use app::{Cx, Failure};
use domain::knowledge::{Code, Knowledge};
use domain::timeline::Replay;
use kernel::{Moment, SubjectId};
use std::future::Future;

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

    /// The numbers of help lines, in this order; those that may not be shown today are left out.
    pub fn calls(&self, lines: &[&str]) -> Vec<Call> {
        let known = lines.iter().filter_map(|id| self.state.house.knowledge.help_line(id));
        let shown = known.filter(|line| line.may_be_shown(self.now.day()));
        shown
            .filter_map(|line| Some(Call { phone: line.phone.clone()?, dial: line.dial.clone()? }))
            .collect()
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
    use crate::staff::DONE;
    use domain::casework::{Outcome, ReferralStatus, Risk, Way, WhyClosed};
    use domain::matching::{Likeness, combination::Outcome as Compared};
    use domain::missing::{self, Finding};
    use domain::reporting::{Classification, Form as Exploitation, Purpose, WhyOwed, WhyRefused};
    use domain::review::Verdict;
    use domain::signalling::reading::Ended;
    use kernel::Lang;

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
}
