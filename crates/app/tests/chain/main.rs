//! The whole chain as a story, through the real use cases on a real store: from a teacher's worry to
//! aftercare, and back when it must.
#![expect(clippy::expect_used, reason = "a story stops where it can't go on")]

mod vocabulary;

use domain::casework::{Outcome, Signs, WhyClosed};
use domain::duties::News;
use domain::organisations::Function;
use domain::reporting::{Classification, IncomingCommand, Purpose};
use domain::signalling::consultation::Adviser;
use domain::signalling::signal;
use domain::subjects::Kind;
use kernel::SubjectId;
use vangnet_app::Failure;
use vangnet_app::advice::{self, Message};
use vangnet_app::handing_over::{self, Reply};
use vangnet_app::looking;
use vangnet_app::ports::{Page, Worklist};
use vangnet_app::{emergency, signalling};
use vocabulary::{Chain, text};

/// Runs a story on SQLite and, where it is there, on PostgreSQL.
macro_rules! stories {
    ($($(#[$doc:meta])* $name:ident($chain:ident) $body:block)+) => {$(
        mod $name {
            use super::*;
            $(#[$doc])*
            async fn story($chain: Chain) $body

            #[tokio::test]
            async fn on_sqlite() {
                story(Chain::on_sqlite().await).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(chain) = Chain::on_postgres().await {
                    story(chain).await;
                }
            }
        }
    )+};
}

mod behaviour;
pub(crate) use stories as stories_on_both;

mod advice_thread;
mod combining;
mod feedback;
mod missing;
mod sectors;
mod signal_list;
mod talk;
mod targets;
mod together;

stories! {
    /// A teacher's worry walks through every link and comes back when it must.
    a_worry_walks_through_the_whole_chain(chain) {
        // A worry is noted, talked over without a name, weighed and decided on.
        let signal = chain.worry(Function::Teacher, "Komt vaak moe en met dure spullen op school.").await;
        chain.advised(signal).await;
        chain.weighed_and_decided_to_report(signal).await;

        // The report is sent, received, screened, told back and registered.
        let report = chain.sends(Chain::SCHOOL, Function::Teacher, signal, Purpose::Report, Chain::POINT).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, signal).await, Some("reported"));
        chain.delivers().await;
        let intake = chain.arrived(Chain::POINT, report).await;
        chain.screened(intake, Classification::Presumed, true).await;
        let offer = chain.sends(Chain::POINT, Function::IntakeOfficer, intake, Purpose::Care, Chain::CARE).await;
        chain.told_back(intake).await;
        chain.registered(intake).await;
        chain.delivers().await;
        chain.hears(report).await;
        assert_eq!(chain.closed_as(Chain::SCHOOL, report).await, Some("feedback-heard"));

        // The point answers for it until a coordinator accepts; contact is kept until help starts.
        assert_eq!(chain.closed_as(Chain::POINT, intake).await, None);
        let case = chain.accepts_case(chain.arrived(Chain::CARE, offer).await).await;
        chain.delivers().await;
        assert_eq!(chain.closed_as(Chain::POINT, intake).await, Some("answered"));
        chain.contact(case, true).await;
        chain.safety_plan(case).await;

        // Help is asked, accepted and begins; the return is prepared and comes.
        let referral = chain.sends(Chain::CARE, Function::CareCoordinator, case, Purpose::Referral, Chain::SHELTER).await;
        chain.delivers().await;
        let placed = chain.arrived(Chain::SHELTER, referral).await;
        chain.at_shelter(placed, IncomingCommand::AcceptReferral { start_by: None }).await;
        chain.delivers().await;
        chain.at_shelter(placed, IncomingCommand::StartHelp { prepare_by: None }).await;
        chain.delivers().await;
        assert_eq!(chain.stage_of(case).await, "helped");
        chain.return_planned_and_home(case).await;
        assert_eq!(chain.stage_of(case).await, "aftercare");

        // Contact is kept on a schedule; a sign brings the track back to its start.
        chain.contact(case, true).await;
        let signs = Signs {
            ids: vec!["revict-out-of-sight".to_owned()],
            urgent: true,
            alternative: text("Kan ook een logeerpartij zijn."),
            words: text("Al twee dagen niet bereikbaar."),
        };
        chain.act(case, domain::casework::Command::NoteSign(signs)).await;
        let reopen = domain::casework::Command::ReviewSigns {
            outcome: Outcome::Reopen,
            reason: text("Past niet bij hoe het de laatste tijd ging."),
        };
        chain.act(case, reopen).await;
        assert_eq!(chain.stage_of(case).await, "accepted");

        // In the end it closes, with a reason; the net has no hole.
        chain.contact(case, true).await;
        let close = domain::casework::Command::Close {
            reason: WhyClosed::HelpLedToSafety,
            words: text("Het gaat goed thuis en op school."),
        };
        chain.act(case, close).await;
        assert_eq!(chain.closed_as(Chain::CARE, case).await, Some("help-led-to-safety"));
        chain.nobody_was_forgotten().await;
    }

    /// Advice has no name: the question knows no person, and the answer is a statement.
    advice_has_no_name(chain) {
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let question = text("Een leerling komt steeds met nieuwe spullen. Wat kan ik doen?");
        let post = Chain::post(Chain::SCHOOL, Function::Teacher);
        let question = Message::new(question);
        let asked = advice::ask(&cx, post, None, Adviser::FocalOfficer, question).await.expect("asked");
        let officer = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let words = Message::new(text("Vraag hoe het gaat, en schrijf op wat je ziet."));
        advice::answer(&officer, asked, None, words).await.expect("answered");
        let view = looking::view::<domain::signalling::Consultation>(&cx, asked).await.expect("seen");
        assert!(view.person.is_none() && view.row.person.is_none());
        assert!(view.state.last().answer.is_some());
        advice::hear(&cx, asked, None, None).await.expect("heard");
        assert_eq!(chain.closed_as(Chain::SCHOOL, asked).await, Some("answered"));
    }

    /// What isn't yours looks like what doesn't exist, also across organisations.
    an_outsider_learns_nothing(chain) {
        let signal = chain.worry(Function::Teacher, "Is veranderd sinds de zomer.").await;
        let unknown = SubjectId::from_raw(999);
        for outsider in [
            chain.by(Chain::SCHOOL, Function::PolicyOfficer),
            chain.by(Chain::SCHOOL, Function::FunctionalManager),
            chain.by(Chain::POINT, Function::IntakeOfficer),
        ] {
            for id in [signal, unknown] {
                let seen = looking::view::<domain::signalling::Signal>(&outsider, id).await;
                assert!(matches!(seen, Err(Failure::NotFound)));
                let change = signal::Command::LinkConsultation(unknown);
                let changed = signalling::act_on_signal(&outsider, id, None, change).await;
                assert!(matches!(changed, Err(Failure::NotFound)));
            }
        }
    }

    /// Searching first finds only whom one may open.
    searching_first_finds_only_what_one_may_open(chain) {
        chain.worry(Function::Teacher, "Wordt vaak opgehaald door een onbekende auto.").await;
        let details = Chain::young_person();
        let found = |cx| {
            let details = details.clone();
            async move { signalling::search_first(&cx, &details).await.expect("searched").len() }
        };
        assert_eq!(found(chain.by(Chain::SCHOOL, Function::Teacher)).await, 1);
        assert_eq!(found(chain.by(Chain::SCHOOL, Function::HelpProvider)).await, 1);
        assert_eq!(found(chain.by(Chain::SCHOOL, Function::NeighbourhoodWorker)).await, 0);
        assert_eq!(found(chain.by(Chain::POINT, Function::IntakeOfficer)).await, 0);
    }

    /// The giver stays liable until the receiver accepts; a refusal brings it back.
    a_handover_moves_nothing_until_it_is_accepted(chain) {
        let signal = chain.worry(Function::Teacher, "Praat niet meer met haar vriendinnen.").await;
        let (giver, taker) = (
            chain.by(Chain::SCHOOL, Function::Teacher),
            chain.by(Chain::SCHOOL, Function::FocalOfficer),
        );
        let to = Chain::post(Chain::SCHOOL, Function::FocalOfficer);
        handing_over::offer(&giver, signal, None, to).await.expect("offered");
        assert_eq!(chain.holder(Chain::SCHOOL, signal).await, Some(giver.actor.worker));
        let no = Reply::Refuse(text("Ik ken deze leerling niet."));
        handing_over::answer(&taker, signal, None, no).await.expect("refused");
        assert_eq!(chain.holder(Chain::SCHOOL, signal).await, Some(giver.actor.worker));
        handing_over::offer(&giver, signal, None, to).await.expect("offered again");
        handing_over::answer(&taker, signal, None, Reply::Accept).await.expect("accepted");
        assert_eq!(chain.holder(Chain::SCHOOL, signal).await, Some(taker.actor.worker));
    }

    /// Someone falls ill: in that same transaction every duty has someone who can act.
    absence_leaves_nothing_behind(chain) {
        let signal = chain.worry(Function::Teacher, "Wil niet meer naar huis.").await;
        let teacher = chain.by(Chain::SCHOOL, Function::Teacher).actor.worker;
        let manager = chain.by(Chain::SCHOOL, Function::FunctionalManager);
        let moved = handing_over::set_absent(&manager, teacher, None).await.expect("absent");
        assert_eq!(moved, 1);
        let lead = chain.by(Chain::SCHOOL, Function::TeamLead).actor.worker;
        assert_eq!(chain.holder(Chain::SCHOOL, signal).await, Some(lead));
        handing_over::set_present(&manager, teacher).await.expect("back");
        assert_eq!(chain.holder(Chain::SCHOOL, signal).await, Some(teacher));
    }

    /// A missed date goes up the chain, a level each working day, and both hear it.
    a_missed_date_goes_up_the_chain(chain) {
        let signal = chain.worry(Function::Teacher, "Spijbelt sinds een week.").await;
        let late = chain.due(Chain::SCHOOL, signal).await.plus_days(14);
        let later = chain.at(late);
        later.ticks(Chain::SCHOOL).await;
        let director = later.by(Chain::SCHOOL, Function::ChainDirector);
        let seen = looking::view::<domain::signalling::Signal>(&director, signal).await;
        assert!(seen.is_ok(), "who was told may look");
        for function in [Function::ChainDirector, Function::Teacher] {
            let desk = looking::desk(&later.by(Chain::SCHOOL, function), Worklist::Mine, PAGE).await;
            let news = desk.expect("a desk").news;
            assert!(news.iter().any(|told| told.news == News::Late), "{function}");
        }
    }

    /// On the list of a team stands whose move it is: by name for who may open it, and never "someone".
    the_team_list_says_whose_move_it_is(chain) {
        chain.worry(Function::Teacher, "Is vaak weg.").await;
        let focal = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let desk = looking::desk(&focal, Worklist::Team, PAGE).await.expect("a desk");
        let holder = desk.items.first().and_then(|item| item.holder.as_ref()).expect("another's move");
        assert!(holder.name.is_some());
        assert_eq!(holder.function, Some(Function::Teacher));
        let own = looking::desk(&chain.by(Chain::SCHOOL, Function::Teacher), Worklist::Mine, PAGE).await;
        assert!(own.expect("a desk").items.iter().all(|item| item.holder.is_none()));
    }

    /// Emergency access needs a reason and a fresh factor, ends by itself, and is looked at.
    emergency_access_is_seen_at_once(chain) {
        let signal = chain.worry(Function::Teacher, "Zegt dat ze bang is.").await;
        let outsider = chain.by(Chain::SCHOOL, Function::HelpProvider);
        let stranger = chain.by(Chain::POINT, Function::IntakeOfficer);
        let refused = emergency::break_glass(&stranger, signal, text("Toch kijken.")).await;
        assert!(matches!(refused, Err(Failure::NotFound)));
        let until = emergency::break_glass(&outsider, signal, text("Zij is nu zoek.")).await;
        let until = until.expect("opened");
        assert!(looking::view::<domain::signalling::Signal>(&outsider, signal).await.is_ok());
        let officer = chain.by(Chain::SCHOOL, Function::PrivacyOfficer);
        let desk = looking::desk(&officer, Worklist::Mine, PAGE).await.expect("a desk");
        assert!(desk.items.iter().any(|item| item.row.kind == Kind::Review));
        assert!(desk.news.iter().any(|told| told.news == News::EmergencyAccess));
        let review = desk.items.first().expect("a review").row.id;
        let own = emergency::judge(&outsider, review, None, domain::review::Verdict::Justified, text("Ik.")).await;
        assert!(own.is_err(), "nobody judges their own access");
        let verdict = domain::review::Verdict::Justified;
        emergency::judge(&officer, review, None, verdict, text("Terecht.")).await.expect("judged");
        let desk = looking::desk(&officer, Worklist::Mine, PAGE).await.expect("a desk");
        assert!(desk.news.is_empty(), "what was judged is no news");
        let after = chain.at(until.plus_seconds(1));
        assert!(!after.may_open(Chain::SCHOOL, Function::PoliceOfficer, signal).await);
    }

    /// Two people change the same thing: the second hears it, and nothing is overwritten.
    the_second_writer_is_told(chain) {
        let signal = chain.worry(Function::Teacher, "Heeft een tweede telefoon.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let said = || vec![vocabulary::seen("Nog iets gezien.")];
        signalling::add_statements(&cx, signal, Some(1), said()).await.expect("first");
        let second = signalling::add_statements(&cx, signal, Some(1), said()).await;
        assert!(matches!(second, Err(Failure::Stale { current: 2 })));
    }

    /// A list shows exactly what the detail opens, and its number equals its rows.
    a_list_is_what_the_detail_opens(chain) {
        for _ in 0..3 {
            chain.worry(Function::Teacher, "Is stiller dan anders.").await;
        }
        for function in Function::ALL {
            let cx = chain.by(Chain::SCHOOL, *function);
            for list in looking::LISTS {
                let Ok(desk) = looking::desk(&cx, list, PAGE).await else { continue };
                let count = desk.counts.iter().find(|(one, _)| *one == list).expect("a count").1;
                assert_eq!(count, desk.items.len() as u64, "{function} {list:?}");
                for item in desk.items {
                    assert!(looking::kind_of(&cx, item.row.id).await.is_ok());
                }
            }
        }
    }

    /// What was known on a moment leaves out what came later.
    what_was_known_on_a_date_can_be_seen(chain) {
        let signal = chain.worry(Function::Teacher, "Komt te laat.").await;
        let later = chain.at(chain.now().plus_days(3));
        let cx = later.by(Chain::SCHOOL, Function::Teacher);
        let said = vec![vocabulary::seen("Werd opgehaald.")];
        signalling::add_statements(&cx, signal, None, said).await.expect("noted");
        let then = looking::view_at::<domain::signalling::Signal>(&cx, signal, Some(chain.now()));
        let now = looking::view::<domain::signalling::Signal>(&cx, signal);
        let (then, now) = (then.await.expect("then"), now.await.expect("now"));
        assert_eq!(now.timeline.len(), then.timeline.len() + 1);
    }
}

const PAGE: Page = Page { after: None, limit: 100 };
