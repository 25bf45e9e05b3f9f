//! Behaviour that is discussed, on both stores: kept as it was chosen, never over what stood there, in
//! the words of its edition, and only where someone may add words.

use crate::vocabulary::{Chain, faults, seen, text};
use domain::behaviour::{
    AspectAnswer, Discussed, Discussion, Fit, Outcome, Session, Situation, hints,
};
use domain::casework::Case;
use domain::missing::{Class, Judgement};
use domain::organisations::Function;
use domain::reporting::Incoming;
use domain::signalling::Signal;
use domain::signalling::consultation::Adviser;
use domain::statements::{Mode, Noted};
use domain::subjects::Kind;
use domain::timeline::{Happening, Replay};
use kernel::{EntryId, FuzzyTime, Personal, SubjectId};
use vangnet_app::advice::{self, Message};
use vangnet_app::missing::{self, Away};
use vangnet_app::{Cx, Failure, behaviour, looking};

fn discussion(cx: &Cx<'_>, edition: &str, fit: Fit, outcome: Outcome) -> Discussion {
    let edition = cx.house.knowledge.behaviour.edition(edition).expect("an edition");
    let answer = |aspect: &domain::behaviour::Aspect| AspectAnswer {
        aspect: aspect.id.to_string(),
        fit,
        why: text("Zo zag ik het."),
    };
    Discussion {
        edition: edition.item.id.to_string(),
        situation: Situation {
            words: text("Hij stuurde haar foto door in de kantine."),
            mode: Mode::Heard,
            when: FuzzyTime::InMonth { year: 2025, month: 10 },
        },
        aspects: edition.aspects.iter().map(answer).collect(),
        heaviest: "consent".to_owned(),
        heaviest_why: text("Zij wist van niets."),
        outcome,
        why: text("Dat vind ik ervan."),
        corrects: None,
    }
}

fn session(corrects: Option<EntryId>) -> Session {
    let short = |words| Personal::new(words).expect("a short text");
    Session {
        situation: text("De foto in de kantine."),
        when: FuzzyTime::Unknown,
        holder: short("Gedragswetenschapper"),
        organisation: short("Jeugdhulp Elders"),
        certificate: None,
        edition: "criteria-impact".to_owned(),
        outcome: text("Het derde niveau van vier."),
        why: None,
        corrects,
    }
}

const NOW: &str = "impact-2026-11";

/// What stands on the timeline of a matter, in order.
async fn discussed<S: Replay>(cx: &Cx<'_>, id: SubjectId) -> Vec<Noted<Discussed>> {
    let view = looking::view::<S>(cx, id).await.expect("seen");
    let of = |noted: Noted<Happening>| match noted.what {
        Happening::Discussed(what) => {
            Some(Noted { id: noted.id, by: noted.by, at: noted.at, what: *what })
        }
        _ => None,
    };
    view.timeline.into_iter().filter_map(of).collect()
}

stories! {
    /// Whatever was answered, the outcome is the one that was chosen, and the signal is as it was.
    what_was_chosen_is_kept_as_it_was_chosen_and_moves_nothing(chain) {
        let signal = chain.worry(Function::Teacher, "Is stiller dan anders.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let before = looking::view::<Signal>(&cx, signal).await.expect("seen");
        let mut said = Vec::new();
        for (fit, outcome) in [
            (Fit::ClearlyOff, Outcome::Acceptable),
            (Fit::Fine, Outcome::GravelyOver),
            (Fit::Unknown, Outcome::SeriouslyOver),
        ] {
            let one = discussion(&cx, NOW, fit, outcome);
            assert!(!hints(&one).is_empty(), "a reader would ask about this");
            behaviour::keep(&cx, signal, None, Discussed::Here(one.clone())).await.expect("kept");
            said.push(Discussed::Here(one));
        }
        let kept: Vec<_> =
            discussed::<Signal>(&cx, signal).await.into_iter().map(|noted| noted.what).collect();
        assert_eq!(kept, said);
        let after = looking::view::<Signal>(&cx, signal).await.expect("seen");
        assert_eq!(after.state, before.state, "a discussion is no step with the signal");
        assert_eq!(after.row.standing, before.row.standing);
        assert!(after.followed.is_empty(), "nothing was begun by itself");
    }

    /// A later one stands beside the earlier one and names it; it can name no other thing.
    a_later_discussion_never_takes_the_place_of_an_earlier_one(chain) {
        let signal = chain.worry(Function::Teacher, "Is stiller dan anders.").await;
        let other = chain.worry(Function::Teacher, "Een ander signaal.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let first = discussion(&cx, NOW, Fit::Fine, Outcome::Acceptable);
        behaviour::keep(&cx, signal, None, Discussed::Here(first.clone())).await.expect("kept");
        behaviour::keep(&cx, other, None, Discussed::Here(first.clone())).await.expect("kept");
        let [earlier] = discussed::<Signal>(&cx, signal).await.try_into().expect("one");
        let [elsewhere] = discussed::<Signal>(&cx, other).await.try_into().expect("one");
        let later = |corrects| Discussed::Here(Discussion {
            corrects: Some(corrects),
            ..discussion(&cx, NOW, Fit::ClearlyOff, Outcome::SeriouslyOver)
        });
        let view = looking::view::<Signal>(&cx, signal).await.expect("seen");
        let statement = view.timeline.iter().find(|one| matches!(one.what, Happening::Said(_)));
        let statement = statement.expect("the worry").id;
        for wrong in [elsewhere.id, statement, EntryId::from_raw(9)] {
            let refused = behaviour::keep(&cx, signal, None, later(wrong)).await;
            assert_eq!(faults(refused), [("corrigeert".to_owned(), "unknown-word")]);
        }
        let crossed = Discussed::Elsewhere(session(Some(earlier.id)));
        let refused = behaviour::keep(&cx, signal, None, crossed).await;
        assert_eq!(faults(refused), [("corrigeert".to_owned(), "unknown-word")]);
        behaviour::keep(&cx, signal, None, later(earlier.id)).await.expect("kept");
        let [still, newer] = discussed::<Signal>(&cx, signal).await.try_into().expect("both");
        assert_eq!(still.what, Discussed::Here(first));
        assert_eq!(newer.what.corrects(), Some(still.id));
    }

    /// What a session elsewhere came to is kept in its own words, by who held it, and put right beside.
    a_session_elsewhere_keeps_its_own_words(chain) {
        let signal = chain.worry(Function::Teacher, "Is stiller dan anders.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let keep = |one| behaviour::keep(&cx, signal, None, Discussed::Elsewhere(one));
        keep(session(None)).await.expect("kept");
        let [first] = discussed::<Signal>(&cx, signal).await.try_into().expect("one");
        assert_eq!(first.what, Discussed::Elsewhere(session(None)));
        keep(session(Some(first.id))).await.expect("kept");
        assert_eq!(discussed::<Signal>(&cx, signal).await.len(), 2);
        let unknown = Session { edition: "zelf-bedacht".to_owned(), ..session(None) };
        assert_eq!(faults(keep(unknown).await), [("uitgave".to_owned(), "unknown-word")]);
    }

    /// What no edition has can't be kept; every fault is told and nothing of it stays.
    what_is_no_discussion_is_refused(chain) {
        let signal = chain.worry(Function::Teacher, "Is stiller dan anders.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let keep = |one| behaviour::keep(&cx, signal, None, Discussed::Here(one));
        let good = || discussion(&cx, NOW, Fit::Fine, Outcome::Acceptable);
        let strange = Discussion { edition: "zelf-bedacht".to_owned(), ..good() };
        assert_eq!(faults(keep(strange).await), [("uitgave".to_owned(), "unknown-word")]);
        // The aspects of one edition under the id of another.
        let mixed = Discussion { edition: "self-respect-2026-11".to_owned(), ..good() };
        assert_eq!(faults(keep(mixed).await), [
            ("aspecten/3".to_owned(), "unknown-word"),
            ("aspecten/5".to_owned(), "unknown-word"),
            ("aspecten".to_owned(), "missing"),
        ]);
        let mut short = good();
        short.aspects.truncate(1);
        "alles".clone_into(&mut short.heaviest);
        assert_eq!(faults(keep(short).await), [
            ("aspecten".to_owned(), "missing"),
            ("zwaarste".to_owned(), "unknown-word"),
        ]);
        let stale = behaviour::keep(&cx, signal, Some(9), Discussed::Here(good())).await;
        assert!(matches!(stale, Err(Failure::Stale { current: 1 })));
        assert!(discussed::<Signal>(&cx, signal).await.is_empty());
    }

    /// With what came in and with a case it is kept as with a signal; whoever holds it knows who added it.
    it_is_kept_with_what_came_in_and_with_a_case(chain) {
        let case = crate::missing::case(&chain).await;
        let coordinator = chain.by(Chain::CARE, Function::CareCoordinator);
        let one = discussion(&coordinator, "self-respect-2026-11", Fit::Fine, Outcome::Acceptable);
        let both = [Discussed::Here(one), Discussed::Elsewhere(session(None))];
        for what in &both {
            behaviour::keep(&coordinator, case, None, what.clone()).await.expect("kept");
        }
        let kept = discussed::<Case>(&coordinator, case).await;
        assert_eq!(kept.iter().map(|noted| noted.what.clone()).collect::<Vec<_>>(), both);
        assert!(kept.iter().all(|noted| noted.by == coordinator.actor.worker));
        let view = looking::view::<Case>(&coordinator, case).await.expect("seen");
        let arrived = view.row.origin.expect("it came from an offer");
        let [first, _] = both;
        let kind = looking::kind_of(&coordinator, arrived).await.expect("seen");
        assert_eq!(kind, Kind::Incoming);
        let kept = behaviour::keep(&coordinator, arrived, None, first).await;
        let may = looking::view::<Incoming>(&coordinator, arrived).await.expect("seen").may_note;
        assert_eq!(kept.is_ok(), may, "as for a statement");
        chain.nobody_was_forgotten().await;
    }

    /// To who may not add words a matter is as unknown as one that isn't there; with someone who is
    /// away, or a question without a name, no behaviour is discussed.
    nobody_discusses_behaviour_where_they_may_not_add_words(chain) {
        let signal = chain.worry(Function::Teacher, "Is stiller dan anders.").await;
        let teacher = chain.by(Chain::SCHOOL, Function::Teacher);
        for outsider in [
            chain.by(Chain::SCHOOL, Function::PolicyOfficer),
            chain.by(Chain::SCHOOL, Function::NeighbourhoodWorker),
            chain.by(Chain::POINT, Function::IntakeOfficer),
        ] {
            for id in [signal, SubjectId::from_raw(999)] {
                let one = discussion(&outsider, NOW, Fit::Fine, Outcome::Acceptable);
                let kept = behaviour::keep(&outsider, id, None, Discussed::Here(one)).await;
                assert!(matches!(kept, Err(Failure::NotFound)));
                let kept =
                    behaviour::keep(&outsider, id, None, Discussed::Elsewhere(session(None))).await;
                assert!(matches!(kept, Err(Failure::NotFound)));
            }
        }
        let away = Away {
            post: Chain::post(Chain::SCHOOL, Function::Teacher),
            matter: signal,
            since: FuzzyTime::Unknown,
            judgement: Judgement { class: Class::Green, reasons: Vec::new(), words: text("Belde.") },
            statements: vec![seen("Sinds gisteren weg.")],
        };
        let gone = missing::note(&teacher, away).await.expect("noted");
        let question = advice::ask(
            &teacher,
            Chain::post(Chain::SCHOOL, Function::Teacher),
            None,
            Adviser::FocalOfficer,
            Message::new(text("Wat nu?")),
        );
        for id in [gone, question.await.expect("asked")] {
            let one = discussion(&teacher, NOW, Fit::Fine, Outcome::Acceptable);
            let kept = behaviour::keep(&teacher, id, None, Discussed::Here(one)).await;
            assert!(matches!(kept, Err(Failure::NotFound)));
        }
        assert!(discussed::<Signal>(&teacher, signal).await.is_empty());
    }
}
