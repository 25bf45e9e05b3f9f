//! The state machines of a duty, a signal and a consultation, drawn from the decisions.

use crate::diagram::{Drawing, is_as_documented};
use crate::town::{Town, monday, post, post_id, text, worker};
use kernel::{FuzzyTime, InvitationId, Moment, PersonId, Personal, SubjectId};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use vangnet_domain::duties::{self, Action, Duty, Facts, Lead, Standing, follow, start};
use vangnet_domain::matching::{Combination, combination};
use vangnet_domain::meldcode::{
    Answer, Answered, Decision, SkipReason, Step, StepRecord, Unsafety, Weighing,
};
use vangnet_domain::organisations::Function;
use vangnet_domain::reporting::Form;
use vangnet_domain::signalling::{
    Consultation, Picture, Reading, Signal, VictimCheck, consultation, reading, signal,
};
use vangnet_domain::subjects::{Kind, Next, Subject};

fn town() -> Town {
    let posts = [
        post(1, 1, Function::Teacher, 1, 0),
        post(2, 1, Function::FocalOfficer, 2, 0),
        post(3, 1, Function::ChainDirector, 3, 0),
    ];
    Town::new(&posts, &[].into(), &[].into()).unwrap()
}

#[test]
fn a_combination_does_what_its_diagram_says() {
    use combination::{Command, Stage};
    let pair = combination::Pair { one: PersonId::from_raw(1), other: PersonId::from_raw(2) };
    let reason = || text("Samen bekeken.");
    let drawing = Drawing {
        title: "A combination",
        about: "Two records of one organisation that may be about one person. A person decides, \
            with a reason, and can take it back.",
        start: vec![Combination::found(pair, Vec::new())],
        name: |found: &Combination| match found.stage() {
            Stage::ToCompare { .. } => "to_compare".to_owned(),
            Stage::LookAgain { .. } => "look_again".to_owned(),
            Stage::Same => "one_person".to_owned(),
            Stage::Different => "two_persons".to_owned(),
        },
        commands: vec![
            ("judge same", Command::JudgeSame { reason: reason() }),
            ("judge different", Command::JudgeDifferent { reason: reason() }),
            ("wait", Command::Wait { reason: reason(), until: monday().plus_days(14) }),
            ("take back", Command::TakeBack { reason: reason(), by: post_id(2) }),
        ],
        code: combination::Refusal::code,
    };
    is_as_documented("combination", &drawing.draw(&town().facts(), monday()));
}

#[test]
fn a_consultation_does_what_its_diagram_says() {
    use consultation::{Adviser, Command, Expert, Refusal, Stage};
    let invitation = InvitationId::from_raw(1);
    let ask = |adviser| Command::Ask { question: text("En dan?"), adviser };
    let begin = |adviser| Thread(Consultation::ask(text("Wat nu?"), post_id(1), adviser));
    let short = |words: &str| Personal::new(words).unwrap();
    let from = Expert { function: short("Jeugdarts"), organisation: short("Een GGD") };
    let drawing = Drawing {
        title: "A consultation",
        about: "A nameless thread with someone who knows more. Advice never becomes a report by \
            itself: whoever goes on under a name leaves nothing here but that.",
        start: vec![begin(Adviser::FocalOfficer), begin(Adviser::Expert)],
        name: |Thread(asked): &Thread| {
            let went_on = if asked.went_on() { ", went on" } else { "" };
            let stage = match (asked.stage(), asked.last().adviser) {
                (Stage::Asked, Adviser::FocalOfficer) => "asked the focal officer",
                (Stage::Asked, Adviser::Colleague(_)) => "asked a colleague",
                (Stage::Asked, Adviser::Expert) => "asks an expert",
                (Stage::Invited { .. }, _) => "expert invited",
                (Stage::Answered, _) => "answered",
                (Stage::Heard, _) => "heard",
                (Stage::Withdrawn, _) => "withdrawn",
            };
            format!("{stage}{went_on}")
        },
        commands: vec![
            ("answer", Command::Answer { words: text("Bel eerst.") }),
            ("ask the focal officer", ask(Adviser::FocalOfficer)),
            ("ask a colleague", ask(Adviser::Colleague(post_id(2)))),
            ("ask an expert", ask(Adviser::Expert)),
            ("invite", Command::Invite { invitation, until: monday().plus_days(5) }),
            (
                "answer from elsewhere",
                Command::AnswerFromElsewhere { invitation, words: text("Kijk eerst."), from },
            ),
            ("hear the answer", Command::Hear { told: None }),
            ("go on under a name", Command::GoOn),
            ("withdraw", Command::Withdraw),
        ],
        code: Refusal::code,
    };
    is_as_documented("consultation", &drawing.draw(&town().facts(), monday()));
}

/// A consultation of which only that is looked at which a decision can depend on: so the search ends.
#[derive(Clone)]
struct Thread(Consultation);

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(asked) = self;
        write!(f, "{:?} {:?} {}", asked.stage(), asked.last().adviser, asked.went_on())
    }
}

impl Subject for Thread {
    const KIND: Kind = Kind::Consultation;
    type Command = consultation::Command;
    type Event = consultation::Event;
    type Refusal = consultation::Refusal;

    fn decide(
        &self,
        command: consultation::Command,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<consultation::Event>, consultation::Refusal> {
        self.0.decide(command, facts, at)
    }

    fn apply(self, event: &consultation::Event, at: Moment) -> Self {
        Self(self.0.apply(event, at))
    }

    fn next(&self) -> Next {
        self.0.next()
    }
}

/// A signal of which only that is looked at which a decision can depend on: so the search ends.
#[derive(Clone)]
struct Essence(Signal);

impl fmt::Debug for Essence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signal = &self.0;
        let talked = signal.steps().iter().any(|record| record.step() == Step::Talk);
        let (weighing, decision) = (signal.weighing(), signal.decision());
        let alarm = signal.heeds_alarm();
        let round = (signal.round(), signal.needs_grounds(), signal.must_weigh(), alarm);
        let suspect = (signal.picture(), signal.owes_victim_check());
        write!(f, "{talked} {weighing:?} {decision:?} {round:?} {suspect:?} ")?;
        write!(f, "{:?} {:?}", signal.stage(), signal.review())
    }
}

impl Subject for Essence {
    const KIND: Kind = Kind::Signal;
    type Command = signal::Command;
    type Event = signal::Event;
    type Refusal = signal::Refusal;

    fn decide(
        &self,
        command: signal::Command,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<signal::Event>, signal::Refusal> {
        self.0.decide(command, facts, at)
    }

    fn apply(self, event: &signal::Event, at: Moment) -> Self {
        Self(self.0.apply(event, at))
    }

    fn next(&self) -> Next {
        self.0.next()
    }
}

fn weighing(unsafety: Unsafety) -> signal::Command {
    signal::Command::Weigh(Weighing {
        suspicion: Answered::plain(Answer::Unknown),
        unsafety,
        unsafety_reason: None,
        help_possible: Answered::UNKNOWN,
        help_accepted: Answered::UNKNOWN,
        help_works: Answered::UNKNOWN,
        disclosure: false,
    })
}

fn step(step: Step) -> signal::Command {
    signal::Command::TakeStep(StepRecord::Taken {
        step,
        when: FuzzyTime::Unknown,
        with: None,
        whom: None,
        what: text("Wat er gebeurde."),
        reason: None,
    })
}

fn decision(report: bool, why: Option<&str>, help: bool) -> signal::Command {
    let report_reason = why.map(text);
    signal::Command::Decide(Decision { report, report_reason, help, help_reason: None })
}

fn signal_commands() -> Vec<(&'static str, signal::Command)> {
    use signal::{ClosingReason, Command, Outcome};
    let why = || text("Met reden.");
    let because = Some("Met reden.");
    let skipped = StepRecord::TalkSkipped {
        when: FuzzyTime::Unknown,
        because: SkipReason::SafetyClient,
        why: why(),
    };
    vec![
        ("link a consultation", Command::LinkConsultation(SubjectId::from_raw(1))),
        ("take another step", step(Step::MapSignals)),
        ("talk", step(Step::Talk)),
        ("skip the talk", Command::TakeStep(skipped)),
        ("weigh", weighing(Unsafety::NoneKnown)),
        ("weigh as acute", weighing(Unsafety::Acute)),
        ("decide to report", decision(true, None, false)),
        ("decide to report and help", decision(true, None, true)),
        ("decide to help only", decision(false, because, true)),
        ("decide on neither", decision(false, because, false)),
        ("decide on neither, without a reason", decision(false, None, false)),
        ("the report was sent", Command::ReportSent(SubjectId::from_raw(2))),
        ("agree on a review", Command::AgreeHelp { review: monday().plus_days(30) }),
        ("review finds safety", Command::ReviewHelp { outcome: Outcome::Safe, why: why() }),
        ("review finds no safety", Command::ReviewHelp { outcome: Outcome::NotSafe, why: why() }),
        ("close", Command::Close { reason: ClosingReason::NoSuspicion, why: why() }),
        ("note a suspect who may be a victim", Command::Picture(suspect())),
        ("check the victim", Command::CheckVictim(victim_check())),
        ("ask readings", Command::AskReadings(readers())),
        ("a reading comes", Command::ReadingCame(SubjectId::from_raw(21))),
        ("the other reading comes", Command::ReadingCame(SubjectId::from_raw(22))),
        ("a reader calls it acute", Command::ReadAsAcute),
        ("open the readings", Command::OpenReadings(read())),
        ("decide together to report", together(true)),
        ("decide together against a reading, unanswered", together(false)),
    ]
}

fn suspect() -> Picture {
    Picture { form: Form::Criminal, coercion: None, suspect: Answer::Yes, words: None }
}

fn victim_check() -> VictimCheck {
    let words = || text("In woorden.");
    VictimCheck { points: words(), told: words(), agreed: words() }
}

fn readers() -> Vec<signal::Reader> {
    let reader = |id| signal::Reader { reading: SubjectId::from_raw(id), post: post_id(id) };
    vec![reader(21), reader(22)]
}

/// One would report; the other didn't write in time.
fn read() -> Vec<signal::Read> {
    let view = reading::View {
        suspicion: Answer::Yes,
        unsafety: Unsafety::Unknown,
        picture: Picture {
            form: Form::Unclear,
            coercion: None,
            suspect: Answer::Unknown,
            words: None,
        },
        report: Answer::Yes,
        why: text("Ik lees het zo."),
    };
    let outcomes = [reading::Outcome::Given(view), reading::Outcome::Missed];
    let both = readers().into_iter().zip(outcomes);
    both.map(|(reader, outcome)| signal::Read { reader, by: None, outcome }).collect()
}

fn together(report: bool) -> signal::Command {
    let report_reason = Some(text("Met reden."));
    let decision = Decision { report, report_reason, help: false, help_reason: None };
    signal::Command::DecideTogether(signal::Together {
        decision,
        grounds: text("Wat school zag."),
        dissent: Vec::new(),
    })
}

#[test]
fn a_reading_does_what_its_diagram_says() {
    use reading::{Command, Ended, Outcome, Refusal};
    let asked = reading::Asked {
        signal: SubjectId::from_raw(1),
        by: post_id(1),
        reader: post_id(2),
        until: monday().plus_days(2),
        question: None,
    };
    let Some(signal::Read { outcome: Outcome::Given(view), .. }) = read().into_iter().next() else {
        panic!("the first one wrote");
    };
    let drawing = Drawing {
        title: "A reading",
        about: "How one person reads a signal, written before they know how others do. What it says \
            is shown to nobody until the round is over.",
        start: vec![Reading::ask(asked)],
        name: |reading: &Reading| match reading.outcome().map(Outcome::ended) {
            None => "asked".to_owned(),
            Some(Ended::Given) => "given".to_owned(),
            Some(Ended::Declined) => "declined".to_owned(),
            Some(Ended::Missed) => "missed".to_owned(),
        },
        commands: vec![
            ("write it", Command::Give(view)),
            ("say why not", Command::Decline(text("Ik ken deze leerling niet."))),
            ("go on without it", Command::Miss),
        ],
        code: Refusal::code,
    };
    is_as_documented("reading", &drawing.draw(&town().facts(), monday()));
}

#[test]
fn a_signal_does_what_its_diagram_says() {
    use signal::{Refusal, Stage};
    let drawing = Drawing {
        title: "A signal",
        about: "A worry about a young person. Weighing needs a talk on record, or the reason why \
            there was none, unless there is no time to lose; so a state can allow it in one \
            history and refuse it in another.",
        start: vec![Essence(Signal::note(post_id(1)))],
        name: |signal: &Essence| match signal.0.stage() {
            Stage::Noted => "noted".to_owned(),
            Stage::ReadyToWeigh => "ready_to_weigh".to_owned(),
            Stage::Weighed => "weighed".to_owned(),
            Stage::ToReport { .. } => "to_report".to_owned(),
            Stage::Helping => "helping".to_owned(),
            Stage::ToClose => "to_close".to_owned(),
            Stage::NotSafe => "not_safe".to_owned(),
            Stage::Reported => "reported".to_owned(),
            Stage::Closed { reason } => format!("closed_{}", reason.word().replace('-', "_")),
        },
        commands: signal_commands(),
        code: Refusal::code,
    };
    is_as_documented("signal", &drawing.draw(&town().facts(), monday()));
}

/// A duty, as if it were a subject, so that it is drawn the same way.
#[derive(Debug, Clone)]
struct Turn(Standing);

/// What happens to a duty, by the part someone plays in it.
#[derive(Debug, Clone)]
enum Ask {
    Holder(Offer),
    Receiver(duties::Command),
    /// The receiver, after the offer ran out.
    LateReceiver(duties::Command),
    Other(duties::Command),
    /// The subject says what is next.
    Matter(Next),
}

/// Whom the holder offers it to.
#[derive(Debug, Clone, Copy)]
enum Offer {
    Another,
    Themselves,
    Nobody,
}

/// Three people, each with the post of the same number: the holder and the two after.
const PEOPLE: u128 = 3;

impl Turn {
    fn holder(&self) -> u128 {
        let number = |duty: &Duty| (1..=PEOPLE).find(|n| duty.post == post_id(*n));
        self.0.duty().and_then(number).unwrap_or(1)
    }
}

impl Subject for Turn {
    const KIND: Kind = Kind::Signal;
    type Command = Ask;
    type Event = duties::Event;
    type Refusal = &'static str;

    fn decide(
        &self,
        command: Ask,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<duties::Event>, &'static str> {
        let holder = self.holder();
        let receiver = holder % PEOPLE + 1;
        let other = receiver % PEOPLE + 1;
        let (by, command, at) = match command {
            Ask::Matter(next) => {
                let event = follow(&self.0, &next, facts, at).ok_or("nothing-changes")?;
                return Ok(vec![event]);
            }
            Ask::Holder(offer) => {
                let to = match offer {
                    Offer::Another => receiver,
                    Offer::Themselves => holder,
                    Offer::Nobody => 99,
                };
                (holder, duties::Command::Offer { to: post_id(to) }, at)
            }
            Ask::Receiver(command) => (receiver, command, at),
            Ask::LateReceiver(command) => (receiver, command, at.plus_days(14)),
            Ask::Other(command) => (other, command, at.plus_days(14)),
        };
        let duty = self.0.duty().ok_or_else(|| duties::Refusal::Closed.code())?;
        duty.decide(worker(by), command, facts, at).map_err(duties::Refusal::code)
    }

    fn apply(self, event: &duties::Event, at: Moment) -> Self {
        Self(self.0.apply(event, at))
    }

    fn next(&self) -> Next {
        match &self.0 {
            Standing::Open(duty) => Next::holder(duty.action),
            Standing::Closed { reason, .. } => Next::Closed(reason),
        }
    }
}

#[test]
fn a_duty_does_what_its_diagram_says() {
    use duties::Command;
    let town = town();
    let first = start(&Next::holder(Action::WeighSignal), post_id(1), &town.facts(), monday());
    let unopened = Standing::Closed { at: monday(), reason: "not-yet-open" };
    let refuse = Command::Refuse { reason: text("Nu niet.") };
    let drawing = Drawing {
        title: "A duty",
        about: "Whose move it is. In every state but `over` there is a holder who answers for it: \
            an offer changes nothing until it is accepted. Here a matter first asks to weigh, then \
            to decide.",
        start: vec![Turn(unopened.apply(&first, monday()))],
        name: |turn: &Turn| match &turn.0 {
            Standing::Open(Duty { lead: Lead::Held, .. }) => "held".to_owned(),
            Standing::Open(Duty { lead: Lead::OnOffer { .. }, .. }) => "on_offer".to_owned(),
            Standing::Closed { .. } => "over".to_owned(),
        },
        commands: vec![
            ("the holder offers", Ask::Holder(Offer::Another)),
            ("the holder offers to themselves", Ask::Holder(Offer::Themselves)),
            ("the holder offers to a post that is gone", Ask::Holder(Offer::Nobody)),
            ("someone else offers", Ask::Other(Command::Offer { to: post_id(2) })),
            ("the receiver accepts", Ask::Receiver(Command::Accept)),
            ("the receiver accepts too late", Ask::LateReceiver(Command::Accept)),
            ("the receiver refuses", Ask::Receiver(refuse)),
            ("someone else answers", Ask::Other(Command::Accept)),
            ("time passes", Ask::Other(Command::Tick)),
            ("the matter names the next action", Ask::Matter(Next::holder(Action::Decide))),
            ("the matter closes", Ask::Matter(Next::Closed("reported"))),
        ],
        code: |code| code,
    };
    is_as_documented("duty", &drawing.draw(&town.facts(), monday()));
}

/// Nothing of a signal that a decision can depend on may be missing from its essence.
#[test]
fn signals_with_the_same_essence_answer_every_command_the_same() {
    let town = town();
    let outcomes = |signal: &Signal| -> Vec<String> {
        let decide = |command| signal.decide(command, &town.facts(), monday());
        signal_commands().into_iter().map(|(_, c)| format!("{:?}", decide(c))).collect()
    };
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut to_visit = vec![Signal::note(post_id(1))];
    let mut seen = BTreeSet::new();
    for _ in 0..4 {
        for signal in std::mem::take(&mut to_visit) {
            let essence = format!("{:?}", Essence(signal.clone()));
            let outcomes = outcomes(&signal);
            assert_eq!(known.entry(essence).or_insert_with(|| outcomes.clone()), &outcomes);
            for (_, command) in signal_commands() {
                let Ok(events) = signal.decide(command, &town.facts(), monday()) else { continue };
                let apply = |signal: Signal, event| signal.apply(event, monday());
                let after = events.iter().fold(signal.clone(), apply);
                if seen.insert(format!("{after:?}")) {
                    to_visit.push(after);
                }
            }
        }
    }
    assert!(known.len() > 10);
}
