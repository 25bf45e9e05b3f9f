//! Someone goes missing and comes back, on both stores: who may say it, what the matter remembers, and
//! that nothing goes by itself.

use crate::vocabulary::{Chain, seen, text};
use domain::conversation::{Asker, Plainness, Talk};
use domain::duties::{Action, News};
use domain::missing::{Check, Class, Command, Finding, Judgement, Missing, Told, WhyClosed};
use domain::organisations::Function;
use domain::reporting::{Classification, Purpose};
use domain::signalling::Signal;
use domain::signalling::consultation::Adviser;
use domain::subjects::Kind;
use domain::timeline::Happening;
use kernel::{FuzzyTime, Lang, Personal, SubjectId};
use vangnet_app::advice::{self, Message};
use vangnet_app::conversation::keep_talk;
use vangnet_app::looking::{self, View};
use vangnet_app::missing::{self, Away};
use vangnet_app::ports::{Page, Worklist};
use vangnet_app::{Cx, Failure, signalling};

const PAGE: Page = Page { after: None, limit: 100 };

fn away(function: Function, place: u128, matter: SubjectId, class: Class) -> Away {
    Away {
        post: Chain::post(place, function),
        matter,
        since: FuzzyTime::Unknown,
        judgement: Judgement { class, reasons: Vec::new(), words: text("Zo staat het ervoor.") },
        statements: vec![seen("Laatst gezien bij de bushalte.")],
    }
}

async fn gone(chain: &Chain, matter: SubjectId, class: Class) -> SubjectId {
    let cx = chain.by(Chain::SCHOOL, Function::Teacher);
    missing::note(&cx, away(Function::Teacher, Chain::SCHOOL, matter, class)).await.expect("noted")
}

async fn acts(cx: &Cx<'_>, id: SubjectId, commands: Vec<Command>) {
    for command in commands {
        missing::act(cx, id, None, command).await.expect("a step");
    }
}

fn back() -> Command {
    Command::Return {
        when: FuzzyTime::Unknown,
        words: text("Kwam zelf terug."),
        told: Told::default(),
    }
}

fn report(number: Option<&str>) -> Command {
    let number = number.map(|number| Personal::new(number).expect("a number"));
    Command::Report { number, words: text("Gemeld bij de meldkamer.") }
}

fn police() -> Command {
    Command::TellPolice { words: text("De politie bracht haar zelf thuis.") }
}

fn home() -> Command {
    let whom = Personal::new("haar vader").expect("a name");
    Command::TellHome { whom, words: text("Hij wist van niets en haalt haar op.") }
}

fn told(police: Option<&str>, home: Option<&str>) -> Told {
    Told { police: police.map(text), home: home.map(text) }
}

fn talk() -> Command {
    Command::Talk { held: true, words: text("Zij vertelde waar zij was.") }
}

fn check(finding: Finding) -> Command {
    Command::Check(Check { answers: Vec::new(), finding, conclusion: text("Zo zie ik het.") })
}

async fn see(cx: &Cx<'_>, id: SubjectId) -> View<Missing> {
    looking::view::<Missing>(cx, id).await.expect("seen")
}

fn due(view: &View<Missing>) -> Action {
    view.row.standing.duty().expect("open").action
}

/// A case at care coordination, of the young person of a school's signal.
pub async fn case(chain: &Chain) -> SubjectId {
    let signal = chain.worry(Function::Teacher, "Komt vaak moe op school.").await;
    chain.weighed_and_decided_to_report(signal).await;
    let (school, point) = (Chain::SCHOOL, Chain::POINT);
    let report = chain.sends(school, Function::Teacher, signal, Purpose::Report, point).await;
    chain.delivers().await;
    let intake = chain.arrived(point, report).await;
    chain.screened(intake, Classification::Presumed, true).await;
    let offer =
        chain.sends(point, Function::IntakeOfficer, intake, Purpose::Care, Chain::CARE).await;
    chain.delivers().await;
    chain.accepts_case(chain.arrived(Chain::CARE, offer).await).await
}

stories! {
    /// From red through the police and home to back, talked with, checked and closed.
    someone_of_a_case_goes_missing_and_comes_back(chain) {
        let case = case(&chain).await;
        let cx = chain.by(Chain::CARE, Function::CareCoordinator);
        let gone = away(Function::CareCoordinator, Chain::CARE, case, Class::Red);
        let id = missing::note(&cx, gone).await.expect("noted");
        assert_eq!(due(&see(&cx, id).await), Action::ReportMissing);
        acts(&cx, id, vec![report(Some("2026-000123"))]).await;
        assert_eq!(due(&see(&cx, id).await), Action::TellHome);
        acts(&cx, id, vec![Command::KeepFromHome { reason: text("Daar komt de dreiging.") }]).await;
        let view = see(&cx, id).await;
        assert_eq!(due(&view), Action::ReviewRed);
        assert_eq!(view.state.number.expect("a number").reveal(), "2026-000123");
        acts(&cx, id, vec![back()]).await;
        assert_eq!(due(&see(&cx, id).await), Action::TellPoliceBack);
        acts(&cx, id, vec![police()]).await;
        assert_eq!(due(&see(&cx, id).await), Action::ReturnTalk);
        acts(&cx, id, vec![talk()]).await;
        assert_eq!(due(&see(&cx, id).await), Action::CheckExploitation);
        acts(&cx, id, vec![check(Finding::NoWorry)]).await;
        assert_eq!(chain.closed_as(Chain::CARE, id).await, Some("no-new-worry"));
        chain.nobody_was_forgotten().await;
    }

    /// A report without a number is asked about until the number is there, and never after a return.
    the_number_of_a_report_is_asked_for_while_someone_is_away(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Red).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        acts(&cx, id, vec![report(None)]).await;
        let asks = |view: &View<Missing>| {
            view.state.agenda().iter().any(|item| item.action == Action::AskReportNumber)
        };
        assert!(asks(&see(&cx, id).await));
        acts(&cx, id, vec![Command::KeepFromHome { reason: text("Niet veilig.") }]).await;
        let later = chain.at(chain.now().plus_days(2));
        let cx = later.by(Chain::SCHOOL, Function::Teacher);
        let again = Judgement { class: Class::Red, reasons: Vec::new(), words: text("Nog weg.") };
        acts(&cx, id, vec![Command::Judge(again)]).await;
        assert_eq!(due(&see(&cx, id).await), Action::AskReportNumber, "nobody asked since");
        acts(&cx, id, vec![report(None)]).await;
        assert_eq!(due(&see(&cx, id).await), Action::ReviewRed, "asked again tomorrow");
        assert!(asks(&see(&cx, id).await));
        acts(&cx, id, vec![report(Some("2026-1"))]).await;
        assert!(!asks(&see(&cx, id).await));
    }

    /// The police look until they hear that someone is back: until then it stays somebody's duty.
    whoever_was_reported_is_not_closed_before_the_police_know(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Red).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let early = missing::act(&cx, id, None, police()).await;
        assert!(matches!(early, Err(Failure::Refused("missing-not-back"))));
        acts(&cx, id, vec![report(None)]).await;
        let close = |police| Command::Close {
            reason: WhyClosed::NotMissing,
            words: text("Lag te slapen."),
            told: told(police, None),
        };
        let closed = missing::act(&cx, id, None, close(None)).await;
        assert!(matches!(closed, Err(Failure::Refused("missing-police-first"))));
        acts(&cx, id, vec![home(), back(), talk(), check(Finding::NoWorry)]).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, None, "the police still look");
        assert_eq!(due(&see(&cx, id).await), Action::TellPoliceBack);
        let closed = missing::act(&cx, id, None, close(Some("Gebeld."))).await;
        assert!(matches!(closed, Err(Failure::Refused("missing-police-first"))));
        acts(&cx, id, vec![police()]).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, Some("no-new-worry"));
        chain.nobody_was_forgotten().await;
    }

    /// A worry is brought on at once; what stays behind is only that the police must hear it.
    a_worry_does_not_wait_for_the_police(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Red).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        acts(&cx, id, vec![report(None), home(), back(), talk(), check(Finding::Worry)]).await;
        let said = vec![seen("Iemand betaalt alles voor haar.")];
        let row = missing::add_to_matter(&cx, id, None, said).await.expect("added");
        assert_eq!(row.standing.duty().expect("open").action, Action::TellPoliceBack);
        acts(&cx, id, vec![police()]).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, Some("worry-passed-on"));
    }

    /// Home that was forgotten stays somebody's duty after the return, until it is told or said why not.
    nobody_at_home_is_forgotten_after_a_return(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Orange).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        acts(&cx, id, vec![back()]).await;
        assert_eq!(due(&see(&cx, id).await), Action::TellHomeBack);
        acts(&cx, id, vec![talk(), check(Finding::NoWorry)]).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, None, "home knows of nothing");
        assert_eq!(due(&see(&cx, id).await), Action::TellHomeBack);
        let close = Command::Close {
            reason: WhyClosed::NotMissing,
            words: text("Klaar."),
            told: told(None, Some("Gebeld.")),
        };
        let forced = missing::act(&cx, id, None, close).await;
        assert!(matches!(forced, Err(Failure::Refused("missing-home-first"))));
        let again = away(Function::Teacher, Chain::SCHOOL, signal, Class::Green);
        missing::note(&cx, again).await.expect("who is gone again can be noted");
        acts(&cx, id, vec![home()]).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, Some("no-new-worry"));
        let late = missing::act(&cx, id, None, home()).await;
        assert!(matches!(late, Err(Failure::Refused("closed"))));
    }

    /// Who follows it elsewhere doesn't free us from home; who was never away leaves no alarm behind.
    home_hears_how_it_ended_when_it_closes_without_a_return(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let close = |reason, home| Command::Close { reason, words: text("Zo is het."), told: told(None, home) };
        let (never, elsewhere) = (WhyClosed::NotMissing, WhyClosed::FollowedElsewhere);
        let id = gone(&chain, signal, Class::Green).await;
        let silent = missing::act(&cx, id, None, close(elsewhere, None)).await;
        assert!(matches!(silent, Err(Failure::Refused("missing-home-first"))));
        acts(&cx, id, vec![close(never, None)]).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, Some("not-missing"));
        let id = gone(&chain, signal, Class::Green).await;
        acts(&cx, id, vec![home()]).await;
        let silent = missing::act(&cx, id, None, close(never, None)).await;
        assert!(matches!(silent, Err(Failure::Refused("missing-home-first"))));
        acts(&cx, id, vec![close(never, Some("Hij weet dat zij thuis was."))]).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, Some("not-missing"));
    }

    /// Never away after all: the police hear that in the same act.
    what_was_reported_by_mistake_closes_with_what_the_police_were_told(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Red).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let close = Command::Close {
            reason: WhyClosed::NotMissing,
            words: text("Lag te slapen."),
            told: told(Some("De meldkamer trekt de melding in."), None),
        };
        acts(&cx, id, vec![report(Some("2026-1")), close]).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, Some("not-missing"));
        let told = see(&cx, id).await.timeline;
        let told = told.iter().any(|noted| {
            matches!(noted.what, Happening::Missing(domain::missing::Event::PoliceTold { .. }))
        });
        assert!(told);
    }

    /// After a return nothing closes around the check, and one look that isn't sure is looked at again.
    no_return_goes_without_a_check(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Green).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        acts(&cx, id, vec![back()]).await;
        for reason in WhyClosed::ALL {
            let close = Command::Close { reason: *reason, words: text("Klaar."), told: Told::default() };
            let closed = missing::act(&cx, id, None, close).await;
            assert!(matches!(closed, Err(Failure::Refused("missing-check-first"))), "{reason}");
        }
        acts(&cx, id, vec![home(), talk(), check(Finding::Unclear)]).await;
        assert_eq!(due(&see(&cx, id).await), Action::CheckExploitation);
    }

    /// A check that gives worry makes nothing by itself; a person makes the signal, in their own words.
    a_worry_becomes_a_signal_only_when_someone_makes_it_one(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Orange).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        acts(&cx, id, vec![home(), back(), talk(), check(Finding::Worry)]).await;
        let view = see(&cx, id).await;
        assert_eq!(due(&view), Action::PassOnWorry);
        assert!(view.followed.is_empty(), "something was made by itself");
        let post = Chain::post(Chain::SCHOOL, Function::Teacher);
        let nothing = missing::make_signal(&cx, id, None, post, Vec::new()).await;
        assert!(matches!(nothing, Err(Failure::Invalid(_))));
        let said = vec![seen("Iemand betaalt alles voor haar.")];
        let made = missing::make_signal(&cx, id, None, post, said).await.expect("a signal");
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, Some("worry-passed-on"));
        let made = looking::view::<Signal>(&cx, made).await.expect("the signal");
        assert_eq!(made.row.person, view.row.person);
        assert_eq!(made.row.origin, Some(id));
        assert_eq!(made.state.template(), Some("education-2026-11"), "the sector's own form");
    }

    /// With someone who is away nobody talks; about the matter they do.
    a_talk_is_no_part_of_being_away(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Green).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let held = || Talk {
            when: FuzzyTime::Unknown,
            asker: Asker::Professional,
            plainness: Plainness::Plain,
            lang: Lang::Nl,
            answers: Vec::new(),
            about: Some(text("Kort gesproken.")),
        };
        let refused = keep_talk(&cx, id, None, held(), None).await;
        assert!(matches!(refused, Err(Failure::NotFound)));
        keep_talk(&cx, signal, None, held(), None).await.expect("kept");
    }

    /// The worry can also be brought to the matter, as a statement on its timeline.
    a_worry_can_be_brought_to_the_matter(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Orange).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        acts(&cx, id, vec![home(), back(), talk()]).await;
        let said = || vec![seen("Iemand betaalt alles voor haar.")];
        let early = missing::add_to_matter(&cx, id, None, said()).await;
        assert!(matches!(early, Err(Failure::Refused("missing-check-first"))));
        let before = looking::view::<Signal>(&cx, signal).await.expect("the signal").timeline.len();
        acts(&cx, id, vec![check(Finding::Worry)]).await;
        missing::add_to_matter(&cx, id, None, said()).await.expect("added");
        let after = looking::view::<Signal>(&cx, signal).await.expect("the signal").timeline;
        assert_eq!(after.len(), before + 1, "what was refused left something behind");
        assert!(matches!(after.last().map(|one| &one.what), Some(Happening::Said(_))));
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, Some("worry-passed-on"));
    }

    /// The matter remembers every time, in words and dates; one who is away isn't noted twice.
    the_matter_remembers_every_time_someone_was_away(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let may = |view: &View<Signal>| view.may_go_missing;
        assert!(may(&looking::view::<Signal>(&cx, signal).await.expect("seen")));
        for _ in 0..2 {
            let id = gone(&chain, signal, Class::Green).await;
            let twice = away(Function::Teacher, Chain::SCHOOL, signal, Class::Red);
            let twice = missing::note(&cx, twice).await;
            assert!(matches!(twice, Err(Failure::Refused("already-missing"))));
            assert!(!may(&looking::view::<Signal>(&cx, signal).await.expect("seen")));
            acts(&cx, id, vec![back()]).await;
        }
        let view = looking::view::<Signal>(&cx, signal).await.expect("seen");
        let told = view.timeline.iter().filter_map(|noted| match noted.what {
            Happening::WentMissing { .. } => Some("gone"),
            Happening::CameBack { .. } => Some("back"),
            _ => None,
        });
        assert_eq!(told.collect::<Vec<_>>(), ["gone", "back", "gone", "back"]);
        assert_eq!(view.followed.iter().filter(|row| row.kind == Kind::Missing).count(), 2);
    }

    /// Whoever may see the matter may see that its young person is missing, and nobody else learns that
    /// there is anything.
    who_may_see_the_matter_may_see_who_is_missing_from_it(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Red).await;
        for place in [Chain::SCHOOL, Chain::POINT] {
            for function in Function::ALL {
                let cx = chain.by(place, *function);
                let matter = looking::kind_of(&cx, signal).await.is_ok();
                let missing = looking::kind_of(&cx, id).await.is_ok();
                assert_eq!(matter, missing, "{function} at {place}");
                let hidden = missing::act(&cx, id, None, back()).await;
                let may = matches!(function, Function::Teacher | Function::TeamLead);
                if !(may && place == Chain::SCHOOL) {
                    assert!(matches!(hidden, Err(Failure::NotFound)), "{function} at {place}");
                }
            }
        }
    }

    /// Nobody notes someone missing through a matter that isn't theirs, closed, or about nobody.
    nobody_goes_missing_through_a_matter_that_is_not_ones_own(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let attempts = [
            (Chain::SCHOOL, Function::NeighbourhoodWorker),
            (Chain::SCHOOL, Function::PolicyOfficer),
            (Chain::SCHOOL, Function::FunctionalManager),
            (Chain::POINT, Function::IntakeOfficer),
        ];
        for (place, function) in attempts {
            for matter in [signal, SubjectId::from_raw(999)] {
                let cx = chain.by(place, function);
                let noted = missing::note(&cx, away(function, place, matter, Class::Red)).await;
                assert!(matches!(noted, Err(Failure::NotFound)), "{function}");
            }
        }
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let post = Chain::post(Chain::SCHOOL, Function::Teacher);
        let asked = advice::ask(&cx, post, None, Adviser::FocalOfficer, Message::new(text("Wat nu?"))).await.expect("asked");
        let nobody = missing::note(&cx, away(Function::Teacher, Chain::SCHOOL, asked, Class::Red));
        assert!(matches!(nobody.await, Err(Failure::NotFound)), "a question is about nobody");
        let foreign = Away { post: Chain::post(Chain::POINT, Function::Teacher), ..away(Function::Teacher, Chain::SCHOOL, signal, Class::Red) };
        assert!(matches!(missing::note(&cx, foreign).await, Err(Failure::NotFound)));
        let silent = Away { statements: Vec::new(), ..away(Function::Teacher, Chain::SCHOOL, signal, Class::Red) };
        assert!(matches!(missing::note(&cx, silent).await, Err(Failure::Invalid(_))));
        let close = domain::signalling::signal::Command::Close {
            reason: domain::signalling::signal::ClosingReason::NoSuspicion,
            why: text("Een misverstand."),
        };
        signalling::act_on_signal(&cx, signal, None, close).await.expect("closed");
        let closed = missing::note(&cx, away(Function::Teacher, Chain::SCHOOL, signal, Class::Red));
        assert!(matches!(closed.await, Err(Failure::Refused("matter-closed"))));
    }

    /// A colleague who notes it holds it; whoever holds the matter hears it at once and may act too.
    whoever_holds_the_matter_hears_it_and_may_act(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let officer = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let noted = away(Function::FocalOfficer, Chain::SCHOOL, signal, Class::Red);
        let id = missing::note(&officer, noted).await.expect("noted");
        assert_eq!(chain.holder(Chain::SCHOOL, id).await, Some(officer.actor.worker));
        let teacher = chain.by(Chain::SCHOOL, Function::Teacher);
        let desk = looking::desk(&teacher, Worklist::Mine, PAGE).await.expect("a desk");
        assert!(desk.news.iter().any(|told| told.news == News::WentMissing && told.row.id == id));
        acts(&teacher, id, vec![back()]).await;
        let desk = looking::desk(&teacher, Worklist::Mine, PAGE).await.expect("a desk");
        assert!(desk.news.iter().all(|told| told.news != News::WentMissing), "back is no news of gone");
        assert_eq!(chain.holder(Chain::SCHOOL, id).await, Some(officer.actor.worker));
    }

    /// Two people note a return: the second hears it, and nothing is noted twice.
    the_second_who_notes_a_return_is_told(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Red).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        missing::act(&cx, id, Some(1), back()).await.expect("first");
        let second = missing::act(&cx, id, Some(1), back()).await;
        assert!(matches!(second, Err(Failure::Stale { current: 2 })));
        let again = missing::act(&cx, id, None, back()).await;
        assert!(matches!(again, Err(Failure::Refused("missing-not-away"))));
    }

    /// As long as someone is away, time asks again: what is late goes up the chain.
    nobody_stays_away_unseen(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak weg.").await;
        let id = gone(&chain, signal, Class::Red).await;
        let later = chain.at(chain.now().plus_days(10));
        later.ticks(Chain::SCHOOL).await;
        let director = later.by(Chain::SCHOOL, Function::ChainDirector);
        assert!(looking::view::<Missing>(&director, id).await.is_ok(), "who was told may look");
    }
}
