//! The list of signals, as the people of a municipality change it.

use crate::vocabulary::{Chain, text};
use domain::knowledge::{Amendment, Bilingual, Change, Knowledge, NewSignal, Objection, Status};
use domain::organisations::Function;
use domain::statements::{Mode, Role, Statement, Ticked};
use kernel::{AmendmentId, Date, FuzzyTime, date};
use std::sync::Arc;
use vangnet_app::second_person::{self, Proposed};
use vangnet_app::signalling::{self, About, Worry};
use vangnet_app::{Failure, signal_list};

/// An item that people here want in the list.
fn addition() -> Amendment {
    let both = |nl: &str, en: &str| Bilingual { nl: nl.to_owned(), en: en.to_owned() };
    let change = Change::Add(NewSignal {
        text: both("Wordt na de training opgewacht.", "Is waited for after practice."),
        other_explanation: both("Familie die komt ophalen.", "Family picking them up."),
        group: "network".to_owned(),
        phases: vec!["recruit".to_owned()],
        forms: vec!["criminal".to_owned()],
        observers: vec!["youth-worker".to_owned()],
        from: date(2026, 3, 2),
    });
    Amendment { change, why: "Drie clubs vroegen hierom.".to_owned() }
}

fn end_of(signal: &str, last: Date) -> Amendment {
    let change = Change::Retire { signal: signal.to_owned(), last };
    Amendment { change, why: "Dit herkent hier niemand.".to_owned() }
}

impl Chain {
    async fn proposed(&self, amendment: &Amendment) -> AmendmentId {
        let manager = self.by(Self::TOWN_HALL, Function::FunctionalManager);
        signal_list::propose(&manager, amendment).await.expect("put forward")
    }

    /// Put forward by one, and let in by another.
    async fn changed(&self, amendment: &Amendment) -> AmendmentId {
        let id = self.proposed(amendment).await;
        let director = self.by(Self::TOWN_HALL, Function::ChainDirector);
        signal_list::answer(&director, id, None).await.expect("answered");
        id
    }

    fn knowledge(&self) -> Arc<Knowledge> {
        self.by(Self::SCHOOL, Function::Teacher).house.library.now()
    }

    async fn noted(&self, signal: &str) -> Result<kernel::SubjectId, Failure> {
        let statement = Statement {
            role: Role::Professional,
            mode: Mode::Seen,
            words: text("Na de training stond er weer iemand."),
            when: FuzzyTime::Unknown,
            signals: Ticked::of([signal.to_owned()]),
            about: None,
        };
        let worry = Worry {
            post: Self::post(Self::SCHOOL, Function::Teacher),
            about: About::New(Self::young_person()),
            statements: vec![statement],
        };
        signalling::note_worry(&self.by(Self::SCHOOL, Function::Teacher), worry).await
    }
}

stories! {
    /// Two people put a signal in the list and end it again; a note that shows it keeps its words.
    a_signal_is_added_used_and_ended_and_a_note_keeps_its_words(chain) {
        let id = chain.changed(&addition()).await.to_string();
        let list = chain.knowledge();
        let own = list.signal(&id).expect("in the list");
        assert_eq!(own.item.status, Status::Local);
        let source = own.item.sources.first().and_then(|key| list.source(key.as_str()));
        let source = source.expect("a source");
        assert_eq!(source.title, "Huis 5", "the organisation that put it forward");
        chain.noted(&id).await.expect("noted with the new signal");

        chain.changed(&end_of(&id, date(2026, 3, 4))).await;
        let list = chain.knowledge();
        let ended = list.signal(&id).expect("still known");
        assert!(ended.item.valid_on(date(2026, 3, 4)) && !ended.item.valid_on(date(2026, 3, 5)));
        assert_eq!(ended.item.text.nl, "Wordt na de training opgewacht.");
        chain.noted(&id).await.expect("a tick of before its end isn't lost");

        // After a restart everything stands as it stood.
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        signal_list::load(cx.house).await.expect("loaded");
        assert_eq!(*chain.knowledge(), *list);
    }

    /// One person alone changes nothing, and what was answered stays so.
    one_person_alone_changes_nothing_in_the_list(chain) {
        let before = chain.knowledge();
        let id = chain.proposed(&addition()).await;
        let manager = chain.by(Chain::TOWN_HALL, Function::FunctionalManager);
        let own = signal_list::answer(&manager, id, None).await;
        assert!(matches!(own, Err(Failure::Refused("own-proposal"))), "{own:?}");
        assert_eq!(*chain.knowledge(), *before);
        // A teacher, and whoever manages a school: the list is that of the municipality.
        for function in [Function::Teacher, Function::FunctionalManager, Function::ChainDirector] {
            let elsewhere = chain.by(Chain::SCHOOL, function);
            for theirs in [
                signal_list::propose(&elsewhere, &addition()).await.map(drop),
                signal_list::answer(&elsewhere, id, None).await,
            ] {
                assert!(matches!(theirs, Err(Failure::NotAllowed)), "{function}: {theirs:?}");
            }
            assert!(signal_list::changes(&elsewhere).await.expect("asked").is_empty());
        }

        let officer = chain.by(Chain::TOWN_HALL, Function::PrivacyOfficer);
        signal_list::answer(&officer, id, Some(Objection::NamesMethod)).await.expect("objected");
        assert_eq!(*chain.knowledge(), *before);
        let again = signal_list::answer(&officer, id, None).await;
        assert!(matches!(again, Err(Failure::Refused("answered-already"))), "{again:?}");
        let seen = signal_list::changes(&officer).await.expect("asked");
        let answer = seen.first().and_then(|one| one.amended.answer).expect("an answer");
        assert_eq!(answer.objection, Some(Objection::NamesMethod));
    }

    /// Whoever put a change forward takes it back while nobody answered; nobody else does, and nobody
    /// answers it after that.
    a_proposal_is_taken_back_by_whoever_made_it_and_only_while_it_waits(chain) {
        let before = chain.knowledge();
        let id = chain.proposed(&addition()).await;
        let manager = chain.by(Chain::TOWN_HALL, Function::FunctionalManager);
        let director = chain.by(Chain::TOWN_HALL, Function::ChainDirector);
        let theirs = signal_list::withdraw(&director, id).await;
        assert!(matches!(theirs, Err(Failure::Refused("proposal-of-another"))), "{theirs:?}");
        for (house, function) in [
            (Chain::SCHOOL, Function::FunctionalManager),
            (Chain::SCHOOL, Function::Teacher),
            (Chain::TOWN_HALL, Function::PrivacyOfficer),
        ] {
            let other = signal_list::withdraw(&chain.by(house, function), id).await;
            assert!(matches!(other, Err(Failure::NotAllowed)), "{function}: {other:?}");
        }
        signal_list::withdraw(&manager, id).await.expect("taken back");
        let seen = signal_list::changes(&director).await.expect("asked");
        let one = seen.iter().find(|one| one.amended.id == id).expect("stays to be seen");
        assert_eq!((one.amended.withdrawn_at, one.amended.waits()), (Some(chain.now()), false));
        for late in [
            signal_list::answer(&director, id, None).await,
            signal_list::withdraw(&manager, id).await,
        ] {
            assert!(matches!(late, Err(Failure::Refused("proposal-withdrawn"))), "{late:?}");
        }
        assert_eq!(*chain.knowledge(), *before);
        let answered = chain.changed(&addition()).await;
        let late = signal_list::withdraw(&manager, answered).await;
        assert!(matches!(late, Err(Failure::Refused("answered-already"))), "{late:?}");
    }

    /// A proposal waits with those who may answer it, and with nobody else; not with whoever made it.
    a_proposal_stands_on_the_desk_of_those_who_may_answer_it(chain) {
        let id = chain.proposed(&addition()).await;
        for (house, function, awaited) in [
            (Chain::TOWN_HALL, Function::ChainDirector, true),
            (Chain::TOWN_HALL, Function::PrivacyOfficer, true),
            (Chain::TOWN_HALL, Function::FunctionalManager, false),
            (Chain::TOWN_HALL, Function::PolicyOfficer, false),
            (Chain::SCHOOL, Function::PrivacyOfficer, false),
            (Chain::SCHOOL, Function::Teacher, false),
        ] {
            let waits = second_person::awaited(&chain.by(house, function)).await.expect("asked");
            assert_eq!(waits == [Proposed::Signal], awaited, "{function}: {waits:?}");
        }
        let director = chain.by(Chain::TOWN_HALL, Function::ChainDirector);
        signal_list::answer(&director, id, None).await.expect("answered");
        assert!(second_person::awaited(&director).await.expect("asked").is_empty());
    }

    /// Two changes that each were fine alone don't both take effect when the first made the second odd.
    a_change_that_no_longer_fits_is_not_let_in(chain) {
        let last = date(2026, 6, 30);
        let (one, other) =
            (chain.proposed(&addition()).await, chain.proposed(&addition()).await);
        let end = chain.proposed(&end_of("sch-waited-for", last)).await;
        let end_again = chain.proposed(&end_of("sch-waited-for", last)).await;
        let director = chain.by(Chain::TOWN_HALL, Function::ChainDirector);
        for (first, second) in [(one, other), (end, end_again)] {
            signal_list::answer(&director, first, None).await.expect("answered");
            let late = signal_list::answer(&director, second, None).await;
            assert!(matches!(late, Err(Failure::Refused("list-changed"))), "{late:?}");
        }
    }

    /// What isn't in the list can't be ticked, whoever sends it.
    a_signal_that_nobody_knows_is_not_noted(chain) {
        for hostile in ["", "beh-mood-swings ", "<script>", "wijziging-00000000000000000000000000000007"] {
            let refused = chain.noted(hostile).await;
            let fields = match &refused {
                Err(Failure::Invalid(faults)) => faults.iter().map(|one| one.field.as_str()).collect(),
                _ => Vec::new(),
            };
            assert_eq!(fields, ["statements/0/signals"], "{hostile}: {refused:?}");
        }
        let waiting = chain.proposed(&addition()).await.to_string();
        assert!(chain.noted(&waiting).await.is_err(), "nobody let it in yet");
    }
}
