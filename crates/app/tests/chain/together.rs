//! Weighing together, as stories: nobody learns what another wrote before the round is over, whatever
//! door they try; and then everyone who may read the signal does.

use super::vocabulary::{Chain, text};
use domain::duties::{Action as Move, News};
use domain::meldcode::{Answer, Answered, Decision, Unsafety, Weighing};
use domain::organisations::Function;
use domain::reporting::{Form, Purpose};
use domain::signalling::reading::{self, Outcome, Reading, View};
use domain::signalling::signal::{ACUTE_HOURS, Command, Dissent, Refusal, Together};
use domain::signalling::{Picture, Signal, VictimCheck};
use domain::subjects::Kind;
use domain::timeline::Happening;
use kernel::SubjectId;
use vangnet_app::{Failure, emergency, looking, signalling, together};

/// Words that must stay sealed.
const SECRET: &str = "Ik denk dat zij geld moet verdienen voor een ander.";

fn view(report: Answer, why: &str) -> View {
    View {
        suspicion: Answer::Yes,
        unsafety: Unsafety::Unknown,
        picture: Picture {
            form: Form::Unclear,
            coercion: None,
            suspect: Answer::Unknown,
            words: None,
        },
        report,
        why: text(why),
    }
}

fn weighing(unsafety: Unsafety) -> Command {
    Command::Weigh(Weighing {
        suspicion: Answered::plain(Answer::Yes),
        unsafety,
        unsafety_reason: None,
        help_possible: Answered::plain(Answer::Yes),
        help_accepted: Answered::UNKNOWN,
        help_works: Answered::UNKNOWN,
        disclosure: false,
    })
}

fn decision(report: bool) -> Decision {
    Decision { report, report_reason: Some(text("Zo gewogen.")), help: true, help_reason: None }
}

/// The code of a refusal; what else came of it, in words.
fn refused<T>(result: Result<T, Failure>) -> &'static str {
    match result.err() {
        Some(Failure::Refused(code)) => code,
        Some(_) => "failed otherwise",
        None => "allowed",
    }
}

impl Chain {
    /// The teacher asks the focal officer and a help provider to read a signal; the readings, by who
    /// must write them.
    async fn asks_readings(&self, signal: SubjectId) -> Vec<(Function, SubjectId)> {
        let cx = self.by(Self::SCHOOL, Function::Teacher);
        let readers = [Function::FocalOfficer, Function::HelpProvider];
        let posts = readers.map(|one| Self::post(Self::SCHOOL, one)).to_vec();
        together::ask_readings(&cx, signal, None, posts, None).await.expect("asked");
        let view = looking::view::<Signal>(&cx, signal).await.expect("seen");
        let round = view.state.round().expect("a round").clone();
        let all = [Function::Teacher, Function::FocalOfficer, Function::HelpProvider];
        let of = |one: Function| {
            let post = Self::post(Self::SCHOOL, one);
            let reader = round.readers.iter().find(|reader| reader.post == post);
            (one, reader.expect("was asked").reading)
        };
        all.map(of).to_vec()
    }

    async fn writes(&self, who: Function, reading: SubjectId, report: Answer, why: &str) {
        let cx = self.by(Self::SCHOOL, who);
        let give = reading::Command::Give(view(report, why));
        together::act_on_reading(&cx, reading, None, give).await.expect("written");
    }

    /// The newest that someone heard about a signal and didn't read yet.
    async fn heard(&self, who: Function, signal: SubjectId) -> Vec<News> {
        let page = vangnet_app::ports::Page { after: None, limit: 1 };
        let cx = self.by(Self::SCHOOL, who);
        let desk = looking::desk(&cx, looking::LISTS[0], page).await.expect("a desk");
        let of = desk.news.into_iter().filter(|told| told.row.id == signal);
        of.map(|told| told.news).collect()
    }

    async fn acts(&self, signal: SubjectId, command: Command) -> Result<(), Failure> {
        let cx = self.by(Self::SCHOOL, Function::Teacher);
        signalling::act_on_signal(&cx, signal, None, command).await.map(|_| ())
    }
}

fn hidden<T>(result: &Result<T, Failure>) -> bool {
    matches!(result, Err(Failure::NotFound))
}

/// The reading of this person.
fn of(readings: &[(Function, SubjectId)], who: Function) -> SubjectId {
    readings.iter().find(|(one, _)| *one == who).expect("was asked").1
}

stories! {
    /// Attack: one reading is in. Nobody in the house but whoever wrote it can learn what it says: not by
    /// its own address, the signal, its past, a chronology or export, search, a list, a notice or an
    /// emergency.
    a_written_reading_is_sealed_from_everyone_until_the_round_is_over(chain) {
        let signal = chain.worry(Function::Teacher, "Heeft opeens geld.").await;
        chain.talked(signal).await;
        let readings = chain.asks_readings(signal).await;
        let sealed = of(&readings, Function::FocalOfficer);
        chain.writes(Function::FocalOfficer, sealed, Answer::Yes, SECRET).await;
        for who in Function::ALL {
            let cx = chain.by(Chain::SCHOOL, *who);
            let wrote = *who == Function::FocalOfficer;
            let own = looking::view::<Reading>(&cx, sealed).await;
            assert_eq!(hidden(&own), !wrote, "{who} opens it");
            let past = looking::view_at::<Reading>(&cx, sealed, Some(chain.now())).await;
            assert_eq!(hidden(&past), !wrote, "{who} opens its past");
            assert_eq!(hidden(&looking::kind_of(&cx, sealed).await), !wrote);
            assert!(looking::export::<Reading>(&cx, sealed).await.is_err(), "{who} exports it");
            let broken = emergency::break_glass(&cx, sealed, text("Toch.")).await;
            assert!(matches!(broken, Err(Failure::NotFound)), "{who} breaks the glass");
            for action in [reading::Command::Miss, reading::Command::Decline(text("Nee."))] {
                assert!(together::act_on_reading(&cx, sealed, None, action).await.is_err());
            }
            // Who may read the signal reads everything on it, and finds nothing of the reading.
            for view in [
                looking::view::<Signal>(&cx, signal).await,
                looking::export::<Signal>(&cx, signal).await,
            ].into_iter().flatten() {
                assert!(!told(&view.timeline).contains(SECRET), "{who} reads it on the signal");
                assert!(view.state.readings().is_empty());
                assert_eq!(view.followed.iter().any(|row| row.id == sealed), wrote, "{who} finds it");
            }
            if let Ok(found) = signalling::search_first(&cx, &Chain::young_person()).await {
                assert!(found.iter().all(|known| known.row.kind != Kind::Reading));
            }
            for list in looking::LISTS {
                let page = vangnet_app::ports::Page { after: None, limit: 100 };
                let Ok(desk) = looking::desk(&cx, list, page).await else { continue };
                assert!(desk.items.iter().all(|item| item.row.id != sealed), "{who} {list:?}");
                let count = desk.counts.iter().find(|(one, _)| *one == list).expect("a count").1;
                assert_eq!(count, desk.items.len() as u64, "{who} {list:?}");
            }
        }
        let stranger = chain.by(Chain::POINT, Function::IntakeOfficer);
        let elsewhere = looking::view::<Reading>(&stranger, of(&readings, Function::Teacher)).await;
        assert!(matches!(elsewhere, Err(Failure::NotFound)));
    }

    /// Whoever wrote a reading reads their own again while the round lasts, and only that: not the one
    /// who asked for it, not who stands in for the reader, and not the other readers.
    a_reader_reads_their_own_words_again_and_no_others(chain) {
        let signal = chain.worry(Function::Teacher, "Heeft opeens geld.").await;
        chain.talked(signal).await;
        let readings = chain.asks_readings(signal).await;
        let given = of(&readings, Function::FocalOfficer);
        chain.writes(Function::FocalOfficer, given, Answer::Yes, SECRET).await;
        let declined = of(&readings, Function::HelpProvider);
        let no = reading::Command::Decline(text("Ik ken hem te goed."));
        let helper = chain.by(Chain::SCHOOL, Function::HelpProvider);
        together::act_on_reading(&helper, declined, None, no).await.expect("declined");
        let officer = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let own = looking::view::<Reading>(&officer, given).await.expect("one's own words");
        assert!(told(&own.timeline).contains(SECRET));
        assert!(matches!(own.state.outcome(), Some(Outcome::Given(_))));
        let own = looking::view::<Reading>(&helper, declined).await.expect("one's own reason");
        assert!(matches!(own.state.outcome(), Some(Outcome::Declined(_))));
        let teacher = chain.by(Chain::SCHOOL, Function::Teacher);
        for (cx, reading) in
            [(&officer, declined), (&helper, given), (&teacher, given), (&teacher, declined)]
        {
            assert!(hidden(&looking::view::<Reading>(cx, reading).await), "not one's own");
        }
        // Written is written: nobody changes it, not even before the others wrote.
        let again = reading::Command::Give(view(Answer::No, "Toch niet."));
        assert!(together::act_on_reading(&officer, given, None, again).await.is_err());
    }

    /// Whoever wrote a reading hears that all can be seen, and what came of it: by a decision taken
    /// together, or because the signal ended without one.
    readers_hear_that_the_round_is_over_and_what_came_of_it(chain) {
        let signal = chain.worry(Function::Teacher, "Heeft opeens geld.").await;
        chain.talked(signal).await;
        let readings = chain.asks_readings(signal).await;
        for (who, reading) in readings.iter().rev() {
            chain.writes(*who, *reading, Answer::Yes, SECRET).await;
        }
        assert_eq!(chain.heard(Function::FocalOfficer, signal).await, [News::ReadingsOpened]);
        assert_eq!(chain.heard(Function::HelpProvider, signal).await, [News::ReadingsOpened]);
        assert!(chain.heard(Function::Teacher, signal).await.is_empty(), "who wrote last knows");
        let close = Command::Close {
            reason: domain::signalling::signal::ClosingReason::NoSuspicion,
            why: text("Een gewone verklaring."),
        };
        let later = chain.at(chain.now().plus_seconds(3600));
        later.acts(signal, close).await.expect("closed without deciding together");
        for who in [Function::FocalOfficer, Function::HelpProvider] {
            assert_eq!(later.heard(who, signal).await, [News::ReadingFollowed], "{who}");
            let view = looking::view::<Signal>(&later.by(Chain::SCHOOL, who), signal).await;
            assert!(told(&view.expect("a reader reads how it ended").timeline).contains(SECRET));
        }
        assert!(chain.heard(Function::Teacher, signal).await.is_empty());
        // A round that what is acute went past: they hear of the end all the same.
        let acute = chain.worry(Function::Teacher, "Durft niet naar huis.").await;
        chain.talked(acute).await;
        chain.asks_readings(acute).await;
        chain.acts(acute, weighing(Unsafety::Acute)).await.expect("weighed");
        let report = Decision { help: false, ..decision(true) };
        chain.acts(acute, Command::Decide(report)).await.expect("decided");
        assert!(chain.heard(Function::HelpProvider, acute).await.is_empty());
        chain.sends(Chain::SCHOOL, Function::Teacher, acute, Purpose::Report, Chain::POINT).await;
        assert_eq!(chain.heard(Function::HelpProvider, acute).await, [News::ReadingFollowed]);
    }

    /// The last one opens them all, at one moment; before it nothing was known.
    the_last_reading_opens_them_all_at_once(chain) {
        let signal = chain.worry(Function::Teacher, "Heeft opeens geld.").await;
        chain.talked(signal).await;
        let readings = chain.asks_readings(signal).await;
        let writes = [(Function::FocalOfficer, Answer::Yes), (Function::HelpProvider, Answer::No)];
        for (who, report) in writes {
            chain.writes(who, of(&readings, who), report, SECRET).await;
        }
        let later = chain.at(chain.now().plus_seconds(3600));
        let cx = later.by(Chain::SCHOOL, Function::HelpProvider);
        later.writes(Function::Teacher, of(&readings, Function::Teacher), Answer::Unknown, "Ik weet het niet.").await;
        let view = looking::view::<Signal>(&cx, signal).await.expect("a reader reads the signal");
        assert_eq!(view.state.readings().len(), 3);
        assert!(view.state.round().is_none() && told(&view.timeline).contains(SECRET));
        let by: Vec<_> = view.state.readings().iter().filter_map(|read| read.by).collect();
        assert_eq!(by.len(), 3, "each under their own name");
        let before = looking::view_at::<Signal>(&cx, signal, Some(chain.now())).await.expect("then");
        assert!(!told(&before.timeline).contains(SECRET), "it wasn't known then");
        assert_eq!(later.due_move(signal).await, Move::WeighSignal);
    }

    /// The time is up: the weighing goes on, and says whose reading is missing.
    the_weighing_goes_on_when_the_time_is_up(chain) {
        let signal = chain.worry(Function::Teacher, "Heeft opeens geld.").await;
        chain.talked(signal).await;
        let readings = chain.asks_readings(signal).await;
        chain.writes(Function::FocalOfficer, of(&readings, Function::FocalOfficer), Answer::Yes, SECRET).await;
        let awaited = Refusal::ReadingsAwaited { until: chain.now() }.code();
        assert_eq!(chain.due_move(signal).await, Move::AwaitReadings);
        assert_eq!(refused(chain.acts(signal, weighing(Unsafety::NoneKnown)).await), awaited);
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        assert_eq!(refused(together::open_readings(&cx, signal, None).await), awaited);
        let late = chain.at(chain.now().plus_days(4));
        let other = late.by(Chain::SCHOOL, Function::FocalOfficer);
        assert!(together::open_readings(&other, signal, None).await.is_err(), "only the holder");
        let cx = late.by(Chain::SCHOOL, Function::Teacher);
        together::open_readings(&cx, signal, None).await.expect("opened");
        let view = looking::view::<Signal>(&cx, signal).await.expect("seen");
        let missed = view.state.readings().iter().filter(|read| read.outcome == Outcome::Missed);
        assert_eq!(missed.count(), 2);
        let give = reading::Command::Give(super::view(Answer::No, "Te laat."));
        let own = late.by(Chain::SCHOOL, Function::HelpProvider);
        let after = together::act_on_reading(&own, of(&readings, Function::HelpProvider), None, give).await;
        assert!(matches!(after, Err(Failure::NotFound)), "nobody writes after seeing the others");
        late.acts(signal, weighing(Unsafety::NoneKnown)).await.expect("weighed");
        late.nobody_was_forgotten().await;
    }

    /// A decision names its grounds, and answers who read it otherwise: nobody is outvoted in silence.
    a_decision_answers_who_read_it_otherwise(chain) {
        let signal = chain.worry(Function::Teacher, "Heeft opeens geld.").await;
        chain.talked(signal).await;
        let readings = chain.asks_readings(signal).await;
        for (who, report) in [
            (Function::FocalOfficer, Answer::Yes),
            (Function::HelpProvider, Answer::No),
            (Function::Teacher, Answer::Unknown),
        ] {
            chain.writes(who, of(&readings, who), report, SECRET).await;
        }
        assert_eq!(refused(chain.acts(signal, Command::Decide(decision(true))).await), "grounds-needed");
        chain.acts(signal, weighing(Unsafety::NoneKnown)).await.expect("weighed");
        let both = |report, dissent| {
            let grounds = text("Het geld, en dat het doorgaat.");
            Command::DecideTogether(Together { decision: decision(report), grounds, dissent })
        };
        let to = |who| Dissent { reading: of(&readings, who), why: text("Daarom toch.") };
        let unanswered = Refusal::DissentUnanswered.code();
        assert_eq!(refused(chain.acts(signal, both(true, Vec::new())).await), unanswered);
        let wrong = vec![to(Function::FocalOfficer)];
        assert_eq!(refused(chain.acts(signal, both(true, wrong)).await), unanswered);
        let foreign = Dissent { reading: SubjectId::from_raw(5), why: text("Van elders.") };
        let stray = vec![to(Function::HelpProvider), foreign];
        assert_eq!(refused(chain.acts(signal, both(true, stray)).await), "no-round");
        let later = chain.at(chain.now().plus_seconds(3600));
        later.acts(signal, both(true, vec![to(Function::HelpProvider)])).await.expect("decided");
        let heard = later.heard(Function::HelpProvider, signal).await;
        assert_eq!(heard, [News::ReadingFollowed], "and why it went otherwise");
        assert_eq!(chain.due_move(signal).await, Move::SendReport);
    }

    /// A reader calls it acutely unsafe: whoever holds the signal hears that at once and must look now.
    /// Who said it and why stays sealed; if the holder finds otherwise, the round goes on.
    that_a_reader_calls_it_acute_does_not_wait_for_the_round(chain) {
        let signal = chain.worry(Function::Teacher, "Heeft opeens geld.").await;
        chain.talked(signal).await;
        let readings = chain.asks_readings(signal).await;
        assert_eq!(chain.due_move(signal).await, Move::AwaitReadings);
        let alarm = View { unsafety: Unsafety::Acute, ..view(Answer::Yes, SECRET) };
        let officer = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let give = reading::Command::Give(alarm);
        let own = of(&readings, Function::FocalOfficer);
        together::act_on_reading(&officer, own, None, give).await.expect("written");
        assert_eq!(chain.heard(Function::Teacher, signal).await, [News::ReadAsAcute]);
        assert_eq!(chain.due_move(signal).await, Move::WeighSignal);
        let teacher = chain.by(Chain::SCHOOL, Function::Teacher);
        let seen = looking::view::<Signal>(&teacher, signal).await.expect("seen");
        let due = seen.row.standing.duty().expect("a duty").due;
        assert_eq!(due, chain.now().plus_seconds(ACUTE_HOURS * 3600), "within the hour");
        assert!(!told(&seen.timeline).contains(SECRET), "why stays sealed");
        assert!(looking::view::<Reading>(&teacher, own).await.is_err());
        chain.acts(signal, weighing(Unsafety::Structural)).await.expect("weighed at once");
        assert_eq!(chain.due_move(signal).await, Move::AwaitReadings, "the others still write");
        for who in [Function::HelpProvider, Function::Teacher] {
            chain.writes(who, of(&readings, who), Answer::Yes, "Ook zo.").await;
        }
        let view = looking::view::<Signal>(&teacher, signal).await.expect("seen");
        assert_eq!(view.state.readings().len(), 3);
        chain.nobody_was_forgotten().await;
    }

    /// What turns out to be acute waits for nobody; who was asked can still write afterwards.
    what_is_acute_waits_for_nobody(chain) {
        let signal = chain.worry(Function::Teacher, "Durft niet naar huis.").await;
        chain.talked(signal).await;
        let readings = chain.asks_readings(signal).await;
        chain.acts(signal, weighing(Unsafety::Acute)).await.expect("weighed");
        assert_eq!(chain.due_move(signal).await, Move::Decide);
        let report = Decision { help: false, ..decision(true) };
        chain.acts(signal, Command::Decide(report)).await.expect("decided");
        chain.sends(Chain::SCHOOL, Function::Teacher, signal, Purpose::Report, Chain::POINT).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, signal).await, Some("reported"));
        for (who, reading) in &readings {
            chain.writes(*who, *reading, Answer::Yes, SECRET).await;
        }
        assert_eq!(chain.closed_as(Chain::SCHOOL, signal).await, Some("reported"));
        let again = chain.worry(Function::Teacher, "Nog een zorg.").await;
        chain.acts(again, weighing(Unsafety::Acute)).await.expect("weighed");
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let posts = vec![Chain::post(Chain::SCHOOL, Function::FocalOfficer)];
        let asked = together::ask_readings(&cx, again, None, posts, None).await;
        assert_eq!(refused(asked), Refusal::NoTimeToLose.code());
    }

    /// Whom one asks must be able to hold a matter here, and not only oneself.
    only_colleagues_who_work_with_young_people_are_asked(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        for post in [
            Chain::post(Chain::SCHOOL, Function::PolicyOfficer),
            Chain::post(Chain::POINT, Function::IntakeOfficer),
        ] {
            let asked = together::ask_readings(&cx, signal, None, vec![post], None).await;
            assert!(matches!(asked, Err(Failure::Invalid(_))));
        }
        let own = vec![Chain::post(Chain::SCHOOL, Function::Teacher)];
        let alone = together::ask_readings(&cx, signal, None, own, None).await;
        assert_eq!(refused(alone), Refusal::TooFewReaders.code());
        chain.asks_readings(signal).await;
        let posts = vec![Chain::post(Chain::SCHOOL, Function::FocalOfficer)];
        let twice = together::ask_readings(&cx, signal, None, posts.clone(), None).await;
        assert_eq!(refused(twice), Refusal::RoundOpen.code());
        let stranger = chain.by(Chain::POINT, Function::IntakeOfficer);
        let asked = together::ask_readings(&stranger, signal, None, posts, None).await;
        assert!(matches!(asked, Err(Failure::NotFound)));
    }

    /// A suspect who may be a victim has a next step of their own, and no signal closes before it.
    a_suspect_who_may_be_a_victim_is_looked_at_as_one(chain) {
        let signal = chain.worry(Function::Teacher, "Aangehouden met een pakje.").await;
        chain.talked(signal).await;
        let suspect =
            Picture { form: Form::Criminal, coercion: None, suspect: Answer::Yes, words: None };
        let check = || Command::CheckVictim(VictimCheck {
            points: text("Schulden bij een ander."),
            told: text("De wijkagent en de advocaat."),
            agreed: text("De mentor houdt contact."),
        });
        assert_eq!(refused(chain.acts(signal, check()).await), Refusal::NoSuspect.code());
        chain.acts(signal, Command::Picture(suspect)).await.expect("noted");
        let close = || Command::Close {
            reason: domain::signalling::signal::ClosingReason::NoSuspicion,
            why: text("Toch niet."),
        };
        assert_eq!(refused(chain.acts(signal, close()).await), Refusal::VictimCheckFirst.code());
        chain.acts(signal, weighing(Unsafety::Structural)).await.expect("weighed");
        chain.acts(signal, Command::Decide(Decision { help: false, ..decision(true) })).await.expect("decided");
        chain.sends(Chain::SCHOOL, Function::Teacher, signal, Purpose::Report, Chain::POINT).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, signal).await, None, "the report is not the end");
        assert_eq!(chain.due_move(signal).await, Move::CheckVictim);
        chain.acts(signal, check()).await.expect("checked");
        assert_eq!(chain.closed_as(Chain::SCHOOL, signal).await, Some("reported"));
    }
}

/// Everything that a timeline holds, as it would be told.
fn told(timeline: &[domain::statements::Noted<Happening>]) -> String {
    let words = timeline.iter().map(|noted| match &noted.what {
        Happening::Signal(domain::signalling::signal::Event::ReadingsOpened(read)) => read
            .iter()
            .map(|one| match &one.outcome {
                Outcome::Given(view) => view.why.reveal().to_owned(),
                Outcome::Declined(_) | Outcome::Missed => String::new(),
            })
            .collect(),
        Happening::Reading(reading::Event::Given(view)) => view.why.reveal().to_owned(),
        Happening::Said(statement) => statement.words.reveal().to_owned(),
        other => format!("{other:?}"),
    });
    words.collect::<Vec<_>>().join("\n")
}
