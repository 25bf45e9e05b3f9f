//! The file note in words: who, when, with whom, what and why, below the numbered steps of the sector.
//! Page, text file and API say the same, because all three are made of this.

use super::code::Code;
use super::{steps, together, weighed};
use crate::face::Text;
use crate::links;
use crate::pages::acts::Fact;
use crate::pages::behaviour;
use crate::pages::subjects::Names;
use app::looking::View;
use domain::knowledge::{Knowledge, Status};
use domain::matching::PersonDetails;
use domain::meldcode::{Decision, Question, Sector, Step, StepRecord, Weighing};
use domain::signalling::Signal;
use domain::signalling::file_note::{NotedStep, Shows, file_note};
use domain::signalling::signal::{Event, Read, Together};
use domain::statements::{Noted, Statement};
use domain::timeline::Happening;
use std::fmt::Write as _;

/// A signal as a file note.
pub struct FileNote {
    /// The form of the meldcode that it follows, and the version of that.
    pub code: String,
    /// The id of that form.
    pub code_id: String,
    /// The sector that it is of.
    pub sector: Sector,
    /// About whom, when it was noted, and its number.
    pub about: Vec<Fact>,
    /// What stands below each numbered step.
    pub steps: Vec<Section>,
    /// What came after the decisions.
    pub after: Vec<Line>,
}

/// What stands below one numbered step.
pub struct Section {
    /// The number and name of the step.
    pub title: String,
    /// How sure we are of the step as it stands there.
    pub status: Status,
    /// What is on record.
    pub lines: Vec<Line>,
    /// What isn't, in words; empty when everything is.
    pub missing: Vec<String>,
}

/// One record.
pub struct Line {
    /// What it is.
    pub title: String,
    /// How it is known; empty for what isn't a statement.
    pub mark: String,
    /// Who, when, with whom, what and why.
    pub facts: Vec<Fact>,
}

/// Makes the file note of a signal.
pub fn of(t: Text, view: &View<Signal>, knowledge: &Knowledge) -> FileNote {
    let code = Code::of(t, knowledge, &view.state);
    let writer = Writer {
        t,
        names: Names::of(t, view),
        knowledge,
        about: view.person.as_ref(),
        code: &code,
        readings: view.state.readings(),
    };
    let note = file_note(&code.order, &view.timeline);
    let steps = note.steps.iter().zip(1..).map(|(step, number)| writer.section(step, number));
    let after = note.after.iter().filter_map(|noted| writer.later(noted));
    FileNote {
        code: code.title(),
        code_id: code.id().to_owned(),
        sector: code.sector(),
        about: about(t, view),
        steps: steps.collect(),
        after: after.collect(),
    }
}

fn about(t: Text, view: &View<Signal>) -> Vec<Fact> {
    let mut about = Vec::new();
    if let Some(person) = &view.person {
        about.push(Fact::new(t.get("note-about"), links::full_name(person)));
        if let Some(day) = person.birth {
            about.push(Fact::new(t.get("note-born"), t.day(day)));
        }
    }
    about.push(Fact::new(t.get("note-opened"), t.moment(view.row.opened_at)));
    about.push(Fact::new(t.get("note-number"), view.row.id.to_string()));
    about
}

/// What words are made of.
struct Writer<'a> {
    t: Text,
    names: Names<'a>,
    knowledge: &'a Knowledge,
    about: Option<&'a PersonDetails>,
    code: &'a Code<'a>,
    readings: &'a [Read],
}

impl Writer<'_> {
    fn section(&self, step: &NotedStep<'_>, number: usize) -> Section {
        let lines = step.lines.iter().map(|(noted, shows)| self.line(noted, shows));
        let missing = step.missing.iter().map(|step| self.t.pick("step", step.word()));
        Section {
            title: self.code.named(number),
            status: self.code.status_of(number),
            lines: lines.collect(),
            missing: missing.collect(),
        }
    }

    fn line(&self, noted: &Noted<Happening>, shows: &Shows<'_>) -> Line {
        let t = self.t;
        let (title, mark, mut facts) = match shows {
            Shows::Said(statement) => {
                let mark = t.pick("mode", statement.mode.word());
                (t.pick("said-by", statement.role.word()), mark, self.said(statement))
            }
            Shows::Discussed(one) => {
                (behaviour::title(t, one), String::new(), behaviour::facts(t, self.knowledge, one))
            }
            Shows::Advice(id) => {
                let facts = vec![self.fact("note-advice", id.to_string())];
                (t.get("event-consultation-linked"), String::new(), facts)
            }
            Shows::Step(record) => {
                let title = match record {
                    StepRecord::Taken { step, .. } => t.pick("step", step.word()),
                    StepRecord::TalkSkipped { .. } => t.get("note-no-talk"),
                };
                (title, String::new(), self.step(record))
            }
            Shows::Children(found) => {
                let mut facts = vec![self.fact("note-when", t.fuzzy(found.when))];
                facts.extend(steps::children_facts(t, found));
                (t.get("kindcheck"), String::new(), facts)
            }
            Shows::Weighing(weighing, questions) => {
                let facts = self.weighed(weighing, questions, noted);
                (t.get("event-weighed"), String::new(), facts)
            }
            Shows::Picture(picture) => {
                let facts = together::picture_facts(t, self.knowledge, picture);
                (t.get("picture"), String::new(), facts)
            }
            Shows::Readings(read) => (t.get("readings"), String::new(), self.readings(read)),
            Shows::Together(both) => {
                (t.get("note-decided-together"), String::new(), self.together(both))
            }
            Shows::Decision(decision) => {
                (t.get("note-decided"), String::new(), self.decided(decision))
            }
        };
        facts.push(self.recorded(noted));
        Line { title, mark, facts }
    }

    /// Who recorded it, and when.
    fn recorded(&self, noted: &Noted<Happening>) -> Fact {
        let (who, when) = (self.names.worker(noted.by), self.t.moment(noted.at));
        self.fact("note-by", self.t.with2("note-by-whom", "who", who, "when", when))
    }

    fn fact(&self, key: &str, words: String) -> Fact {
        Fact::new(self.t.get(key), words)
    }

    fn said(&self, statement: &Statement) -> Vec<Fact> {
        let mut facts = vec![
            self.fact("note-when", self.t.fuzzy(statement.when)),
            self.fact("note-what", statement.words.reveal().to_owned()),
        ];
        let signals = statement.signals.spell_out(|id| {
            let signal = self.knowledge.signal(id);
            signal.map_or(id, |one| one.item.text.in_lang(self.t.lang())).to_owned()
        });
        if !signals.is_empty() {
            facts.push(self.fact("note-signals", signals.join("\n")));
        }
        facts
    }

    fn step(&self, record: &StepRecord) -> Vec<Fact> {
        let t = self.t;
        match record {
            StepRecord::Taken { when, with, whom, what, reason, .. } => {
                let with = with.map(|role| t.pick("role", role.word()));
                let whom = whom.as_ref().map(|whom| whom.reveal().to_owned());
                let others: Vec<_> = with.into_iter().chain(whom).collect();
                let mut facts = vec![self.fact("note-when", t.fuzzy(when))];
                if !others.is_empty() {
                    facts.push(self.fact("note-with", others.join(", ")));
                }
                facts.push(self.fact("note-what", what.reveal().to_owned()));
                let why = reason.as_ref().map(|why| self.fact("note-why", why.reveal().to_owned()));
                facts.extend(why);
                facts
            }
            StepRecord::TalkSkipped { when, because, why } => {
                let words = format!("{}. {}", t.pick("skip", because.word()), why.reveal());
                vec![self.fact("note-when", t.fuzzy(when)), self.fact("note-why", words)]
            }
        }
    }

    /// The questions that this step asks; where the last of them stands, also where it leads.
    fn weighed(
        &self,
        weighing: &Weighing,
        questions: &[Question],
        noted: &Noted<Happening>,
    ) -> Vec<Fact> {
        let t = self.t;
        if questions.is_empty() {
            let step = self.code.step(Step::Decide);
            return vec![self.fact("note-answers", t.with1("note-answers-at", "step", step))];
        }
        let mut facts = weighed::answers(t, weighing, questions);
        if questions.ends_with(&[Question::HelpWorks]) {
            facts.push(weighed::way(t, self.code, weighing));
            let norm = weighed::norm_words(t, weighing, self.about, noted.at.day());
            facts.push(self.fact("signal-norm", norm));
        }
        facts
    }

    /// How each read it, one after the other, in the words of each.
    fn readings(&self, read: &[Read]) -> Vec<Fact> {
        let each = read.iter().map(|one| {
            let facts = together::read_facts(self.t, self.knowledge, &one.outcome);
            let lines = facts.iter().map(|fact| format!("{} {}", fact.name, fact.words));
            Fact::new(self.reader(one), lines.collect::<Vec<_>>().join("\n"))
        });
        each.collect()
    }

    fn reader(&self, read: &Read) -> String {
        read.by.map_or_else(|| self.names.post(read.reader.post), |who| self.names.worker(who))
    }

    /// Both decisions with their grounds, and what was said to who read it otherwise.
    fn together(&self, both: &Together) -> Vec<Fact> {
        let mut facts = self.decided(&both.decision);
        facts.push(self.fact("together-grounds", both.grounds.reveal().to_owned()));
        for dissent in &both.dissent {
            let read = self.readings.iter().find(|one| one.reader.reading == dissent.reading);
            let who = read.map(|one| self.reader(one)).unwrap_or_default();
            let name = self.t.with1("readings-dissent", "who", who);
            facts.push(Fact::new(name, dissent.why.reveal().to_owned()));
        }
        facts
    }

    fn decided(&self, decision: &Decision) -> Vec<Fact> {
        let t = self.t;
        let said = |yes: bool| t.get(if yes { "yes" } else { "no" });
        let mut facts = vec![self.fact("decide-report", said(decision.report))];
        let why = |words: &kernel::FreeText| self.fact("note-why", words.reveal().to_owned());
        facts.extend(decision.report_reason.as_ref().map(why));
        facts.push(self.fact("decide-help", said(decision.help)));
        facts.extend(decision.help_reason.as_ref().map(why));
        facts
    }

    /// What came after the decisions.
    fn later(&self, noted: &Noted<Happening>) -> Option<Line> {
        let t = self.t;
        let Happening::Signal(event) = &noted.what else { return None };
        let (title, mut facts) = match event {
            Event::ReportSent(report) => {
                (t.get("event-report-sent"), vec![self.fact("note-report", report.to_string())])
            }
            Event::VictimChecked(check) => (t.get("victim-check"), together::check_facts(t, check)),
            Event::HelpAgreed { review } => {
                (t.with1("event-help-agreed", "when", t.moment(review)), Vec::new())
            }
            Event::HelpReviewed { outcome, why } => {
                let why = self.fact("note-why", why.reveal().to_owned());
                (t.pick("event-help-reviewed", outcome.word()), vec![why])
            }
            Event::Closed { reason, why } => {
                let title = t.with1("event-closed", "reason", t.pick("closed", reason.word()));
                (title, vec![self.fact("note-why", why.reveal().to_owned())])
            }
            _ => return None,
        };
        facts.push(self.recorded(noted));
        Some(Line { title, mark: String::new(), facts })
    }
}

impl FileNote {
    /// The file note as plain text that reads as it stands and as Markdown too. Words that people typed
    /// stand indented behind a mark, so that none of them can pass for a heading of the note itself.
    pub fn text(&self, t: Text, made: &str) -> String {
        let mut text = format!("# {}\n\n{made}\n\n{}\n\n", t.get("file-note"), self.code);
        write_facts(&mut text, &self.about);
        for section in &self.steps {
            let status = t.pick("standing", section.status.word());
            let _ = write!(text, "\n## {} ({status})\n", section.title);
            section.lines.iter().for_each(|line| write_line(&mut text, line));
            for step in &section.missing {
                let _ = write!(text, "\n{}\n", t.with1("note-missing", "step", step));
            }
        }
        if !self.after.is_empty() {
            let _ = write!(text, "\n## {}\n", t.get("note-after"));
            self.after.iter().for_each(|line| write_line(&mut text, line));
        }
        text
    }
}

fn write_line(text: &mut String, line: &Line) {
    let mark = if line.mark.is_empty() { String::new() } else { format!(" ({})", line.mark) };
    let _ = write!(text, "\n### {}{mark}\n\n", line.title);
    write_facts(text, &line.facts);
}

fn write_facts(text: &mut String, facts: &[Fact]) {
    for fact in facts {
        let _ = writeln!(text, "- {}:", fact.name.trim_end_matches(['?', ':']));
        for line in fact.words.lines() {
            let _ = writeln!(text, "  > {line}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Lang;

    #[test]
    fn nothing_that_people_typed_can_pass_for_a_heading() {
        let fact = Fact::new("Wat".into(), "# Beslist\n## 5. Niet melden\n- vals".into());
        let line = Line { title: "Gesprek".into(), mark: String::new(), facts: vec![fact] };
        let section = Section {
            title: "3. Praten".into(),
            status: Status::Proposal,
            lines: vec![line],
            missing: vec!["Overleggen".into()],
        };
        let note = FileNote {
            code: "Meldcode".into(),
            code_id: "general-2026-11".into(),
            sector: Sector::General,
            about: Vec::new(),
            steps: vec![section],
            after: Vec::new(),
        };
        let text = note.text(Text::new(Lang::Nl), "Gemaakt vandaag.");
        let headings: Vec<_> = text.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(headings.len(), 3, "{text}");
        assert!(text.contains("  > # Beslist\n  > ## 5. Niet melden\n  > - vals"), "{text}");
        assert!(text.contains("Overleggen"));
    }
}
