//! Whoever noted something hears what was done with it, on both stores: owed when another works on it,
//! once at a time, and to be seen by those two and their teams alone.

use crate::vocabulary::{Chain, seen, text};
use domain::duties::Action;
use domain::organisations::Function;
use domain::reporting::{Feedback, FeedbackCommand};
use domain::signalling::{Signal, signal};
use domain::subjects::Kind;
use kernel::SubjectId;
use vangnet_app::handing_over::{self, Reply};
use vangnet_app::ports::{Page, SubjectRow};
use vangnet_app::{Failure, feedback, looking, signalling};

const PAGE: Page = Page { after: None, limit: 100 };

/// A worry of a teacher that the focal officer took over.
async fn taken_over(chain: &Chain) -> SubjectId {
    let signal = chain.worry(Function::Teacher, "Is stiller dan anders.").await;
    let to = Chain::post(Chain::SCHOOL, Function::FocalOfficer);
    let teacher = chain.by(Chain::SCHOOL, Function::Teacher);
    handing_over::offer(&teacher, signal, None, to).await.expect("offered");
    let focal = chain.by(Chain::SCHOOL, Function::FocalOfficer);
    handing_over::answer(&focal, signal, None, Reply::Accept).await.expect("accepted");
    signal
}

/// The feedback that is owed about a matter, as its holder sees it.
async fn owed(chain: &Chain, matter: SubjectId) -> Vec<SubjectRow> {
    let focal = chain.by(Chain::SCHOOL, Function::FocalOfficer);
    let view = looking::view::<Signal>(&focal, matter).await.expect("seen");
    let open = |row: &SubjectRow| row.kind == Kind::Feedback && row.standing.duty().is_some();
    view.followed.into_iter().filter(open).collect()
}

fn give() -> FeedbackCommand {
    let words = text("Ik praat deze week met haar.");
    FeedbackCommand::Give { ground: "own-task".to_owned(), words }
}

stories! {
    /// It is the move of whoever works on it, in time; then of whoever noted it, until they read it.
    feedback_is_a_duty_that_ends_in_hearing(chain) {
        let signal = taken_over(&chain).await;
        let [row] = owed(&chain, signal).await.try_into().expect("one");
        let teacher = chain.by(Chain::SCHOOL, Function::Teacher);
        let focal = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        assert_eq!(row.standing.duty().map(|duty| duty.action), Some(Action::TellNoter));
        assert_eq!(chain.holder(Chain::SCHOOL, row.id).await, Some(focal.actor.worker));
        let early = feedback::act(&teacher, row.id, None, FeedbackCommand::Hear).await;
        assert!(matches!(early, Err(Failure::NotFound)), "it isn't their move");
        feedback::act(&focal, row.id, None, give()).await.expect("told");
        assert_eq!(chain.holder(Chain::SCHOOL, row.id).await, Some(teacher.actor.worker));
        let told = looking::view::<Feedback>(&teacher, row.id).await.expect("seen");
        assert_eq!(told.state.told().expect("told").1.reveal(), "Ik praat deze week met haar.");
        feedback::act(&teacher, row.id, None, FeedbackCommand::Hear).await.expect("read");
        assert_eq!(chain.closed_as(Chain::SCHOOL, row.id).await, Some("heard"));
        chain.nobody_was_forgotten().await;
    }

    /// What isn't told in time goes up the chain like any duty.
    feedback_that_stays_out_is_known_above(chain) {
        let signal = taken_over(&chain).await;
        let [row] = owed(&chain, signal).await.try_into().expect("one");
        let later = chain.at(chain.due(Chain::SCHOOL, row.id).await.plus_days(14));
        later.ticks(Chain::SCHOOL).await;
        let director = later.by(Chain::SCHOOL, Function::ChainDirector);
        assert!(looking::view::<Feedback>(&director, row.id).await.is_ok());
    }

    /// However often someone adds something, they wait for one answer at a time; and nobody owes
    /// themselves one.
    one_answer_is_owed_at_a_time(chain) {
        let signal = taken_over(&chain).await;
        let teacher = chain.by(Chain::SCHOOL, Function::Teacher);
        let focal = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        for who in [&teacher, &teacher, &focal] {
            let said = vec![seen("Weer een auto.")];
            signalling::add_statements(who, signal, None, said).await.expect("added");
        }
        assert_eq!(owed(&chain, signal).await.len(), 1);
        let close = signal::Command::Close {
            reason: signal::ClosingReason::NoSuspicion,
            why: text("Een gewone verklaring."),
        };
        signalling::act_on_signal(&focal, signal, None, close).await.expect("closed");
        assert_eq!(owed(&chain, signal).await.len(), 1);
    }

    /// Who holds their own worry to the end waits for nobody.
    nobody_owes_themselves_a_word(chain) {
        let signal = chain.worry(Function::Teacher, "Is stiller dan anders.").await;
        let teacher = chain.by(Chain::SCHOOL, Function::Teacher);
        let close = signal::Command::Close {
            reason: signal::ClosingReason::NoSuspicion,
            why: text("Een gewone verklaring."),
        };
        signalling::act_on_signal(&teacher, signal, None, close).await.expect("closed");
        assert!(owed(&chain, signal).await.is_empty());
    }

    /// Those two and their team see it; everyone else sees nothing, and every number equals its rows.
    feedback_is_between_two_and_a_list_is_what_the_detail_opens(chain) {
        let signal = taken_over(&chain).await;
        let [row] = owed(&chain, signal).await.try_into().expect("one");
        for function in Function::ALL {
            let stranger = chain.by(Chain::POINT, *function);
            let seen = looking::view::<Feedback>(&stranger, row.id).await;
            assert!(matches!(seen, Err(Failure::NotFound)), "{function}");
            let cx = chain.by(Chain::SCHOOL, *function);
            if *function != Function::FocalOfficer && *function != Function::TeamLead {
                let told = feedback::act(&cx, row.id, None, give()).await;
                assert!(matches!(told, Err(Failure::NotFound)), "{function}");
            }
            for list in looking::LISTS {
                let Ok(desk) = looking::desk(&cx, list, PAGE).await else { continue };
                let count = desk.counts.iter().find(|(one, _)| *one == list).expect("a count").1;
                assert_eq!(count, desk.items.len() as u64, "{function} {list:?}");
            }
        }
        for function in [Function::NeighbourhoodWorker, Function::PoliceOfficer] {
            assert!(!chain.may_open(Chain::SCHOOL, function, row.id).await, "{function}");
        }
    }
}
