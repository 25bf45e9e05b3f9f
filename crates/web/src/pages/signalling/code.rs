//! The meldcode as one sector works with it, in words: the numbers and names of its steps.

use crate::face::{Choice, Text};
use domain::knowledge::{Knowledge, MeldcodeTemplate, MeldcodeWords, Status};
use domain::meldcode::{Question, Sector, Step, Template};
use domain::signalling::Signal;

/// The form of the meldcode that a signal follows.
pub struct Code<'a> {
    t: Text,
    words: &'a MeldcodeWords,
    template: Option<&'a MeldcodeTemplate>,
    /// The numbered steps.
    pub order: Template,
}

impl<'a> Code<'a> {
    /// The one that this signal follows, from its beginning.
    pub fn of(t: Text, knowledge: &'a Knowledge, signal: &Signal) -> Self {
        let template = knowledge.meldcode(signal.template());
        let order = template.map_or_else(Template::general, |template| template.order.clone());
        Self { t, words: &knowledge.meldcode_words, template, order }
    }

    /// What it is called, with its version.
    pub fn title(&self) -> String {
        let named = |template: &MeldcodeTemplate| {
            let name = template.item.text.in_lang(self.t.lang());
            self.t.with2("code-title", "name", name, "version", &template.version)
        };
        self.template.map(named).unwrap_or_default()
    }

    /// Its id: sector and version.
    pub fn id(&self) -> &str {
        self.template.map_or("", |template| template.item.id.as_str())
    }

    /// For which sector it is.
    pub fn sector(&self) -> Sector {
        self.template.map_or(Sector::General, |template| template.sector)
    }

    /// How sure we are of its form.
    pub fn status(&self) -> Status {
        self.template.map_or(Status::Proposal, |template| template.item.status)
    }

    /// The step with this number, as the sector names it: `3. Talk with the pupil`.
    pub fn named(&self, number: usize) -> String {
        let own = self.template.and_then(|template| template.named(number));
        let name = own.map(|step| step.item.text.in_lang(self.t.lang()).to_owned());
        let name = name.unwrap_or_else(|| {
            let does = self.order.places().get(number.wrapping_sub(1));
            let does = does.map(|place| place.does.as_slice()).unwrap_or_default();
            let does = does.iter().map(|step| self.t.pick("step", step.word()));
            does.collect::<Vec<_>>().join(", ")
        });
        self.t.with2("signal-step", "n", number, "step", name)
    }

    /// How sure we are of the step with this number.
    pub fn status_of(&self, number: usize) -> Status {
        let own = self.template.and_then(|template| template.named(number));
        own.map_or(Status::Proposal, |step| step.item.status)
    }

    /// The step in which this is done.
    pub fn step(&self, step: Step) -> String {
        self.named(self.order.number(step))
    }

    /// The steps that one records in words, as answers to a question.
    pub fn recorded(&self) -> Vec<Choice> {
        let recorded =
            self.order.steps().filter(|step| !matches!(step, Step::Weigh | Step::Decide));
        recorded
            .map(|step| {
                let own = self.template.and_then(|one| one.named(self.order.number(step)));
                let help = own.map(|own| own.help.in_lang(self.t.lang())).unwrap_or_default();
                Choice::new(step.word(), self.step(step)).hint(help)
            })
            .collect()
    }

    /// The steps that ask weighing questions, with the questions each asks.
    pub fn asking(&self) -> Vec<(String, Vec<Question>)> {
        let numbered = self.order.places().iter().zip(1..);
        let asking = numbered.filter(|(place, _)| !place.asks.is_empty());
        asking.map(|(place, number)| (self.named(number), place.asks.clone())).collect()
    }

    /// The explanation of a question, a decision or a reason; empty when it has none.
    pub fn help(&self, id: &str) -> String {
        let help = self.words.help(id);
        help.map(|help| help.in_lang(self.t.lang()).to_owned()).unwrap_or_default()
    }

    /// What yes and what no to a question lead to.
    pub fn leads(
        &self,
        question: Question,
    ) -> (domain::knowledge::Leads, domain::knowledge::Leads) {
        self.words.leads(question)
    }
}
