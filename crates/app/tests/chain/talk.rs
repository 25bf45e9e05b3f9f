//! Talks with a young person: their words on the timeline, and what can't get there.

use super::*;
use crate::vocabulary::faults;
use domain::conversation::{Asker, Given, Plainness, Talk};
use domain::signalling::Signal;
use domain::statements::{Mode, Role, Statement};
use domain::timeline::Happening;
use kernel::{FuzzyTime, Lang};
use vangnet_app::conversation::keep_talk;

fn talk(asker: Asker, answers: &[(&str, &str)]) -> Talk {
    let given = |(question, words): &(&str, &str)| Given {
        question: (*question).to_owned(),
        words: text(words),
    };
    Talk {
        when: FuzzyTime::Unknown,
        asker,
        plainness: Plainness::Easy,
        lang: Lang::Nl,
        answers: answers.iter().map(given).collect(),
        about: None,
    }
}

async fn said(cx: &vangnet_app::Cx<'_>, signal: SubjectId) -> Vec<Statement> {
    let view = looking::view::<Signal>(cx, signal).await.expect("seen");
    let said = view.timeline.into_iter().filter_map(|noted| match noted.what {
        Happening::Said(statement) => Some(statement),
        _ => None,
    });
    said.skip(1).collect()
}

stories! {
    /// What was said becomes a statement in the words that were said, with the question that was asked.
    what_a_young_person_says_stands_on_the_timeline_in_their_own_words(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak moe.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let held = talk(Asker::Professional, &[
            ("app-name", "Snapchat"),
            ("app-talks", "Met <b>Dex</b>.\nDie ken ik van daar."),
        ]);
        let held = Talk { about: Some(text("Op school, met de mentor erbij.")), ..held };
        keep_talk(&cx, signal, Some(1), held, None).await.expect("kept");
        let said = said(&cx, signal).await;
        let words: Vec<_> = said.iter().map(|one| (one.role, one.mode, one.words.reveal())).collect();
        assert_eq!(words, [
            (Role::YoungPerson, Mode::Quoted, "Snapchat\n(Welke app gebruik jij veel?)"),
            (
                Role::YoungPerson,
                Mode::Quoted,
                "Met <b>Dex</b>.\nDie ken ik van daar.\n(Wie praat met jou op Snapchat?)",
            ),
            (Role::Professional, Mode::Seen, "Op school, met de mentor erbij."),
        ]);
        let view = looking::view::<Signal>(&cx, signal).await.expect("seen");
        assert!(view.state.steps().is_empty(), "nobody said that it was a step of the meldcode");
    }

    /// It is a step of the meldcode only when whoever held it says so, and then in the same transaction.
    a_talk_is_a_step_of_the_meldcode_only_when_someone_says_so(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak moe.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let held = || talk(Asker::Professional, &[("wish-helper", "Mijn mentor.")]);
        let stale = keep_talk(&cx, signal, Some(7), held(), Some(text("Wil praten."))).await;
        assert!(matches!(stale, Err(Failure::Stale { current: 1 })));
        keep_talk(&cx, signal, Some(1), held(), Some(text("Wil praten."))).await.expect("kept");
        let view = looking::view::<Signal>(&cx, signal).await.expect("seen");
        assert_eq!(view.state.steps().len(), 1);
        assert_eq!(said(&cx, signal).await.len(), 1);
        // Who may add words but isn't to act takes no step, and then nothing is kept either.
        let to = Chain::post(Chain::SCHOOL, Function::FocalOfficer);
        handing_over::offer(&cx, signal, None, to).await.expect("offered");
        let focal = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let yes = Reply::Accept;
        handing_over::answer(&focal, signal, None, yes).await.expect("accepted");
        let refused = keep_talk(&cx, signal, None, held(), Some(text("Nog een stap."))).await;
        if refused.is_err() {
            assert_eq!(said(&focal, signal).await.len(), 1, "half of it was kept");
        }
    }

    /// A question for the trained needs someone who states to be trained; that statement is kept with it.
    a_question_for_the_trained_is_kept_only_from_who_states_to_be_trained(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak moe.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let asked = [("wish-helper", "Niemand."), ("safe-stop", "Dan komt hij.")];
        let refused = keep_talk(&cx, signal, None, talk(Asker::Professional, &asked), None).await;
        assert_eq!(faults(refused), [("antwoorden/1".to_owned(), "not-yours-to-ask")]);
        assert!(said(&cx, signal).await.is_empty(), "nothing of it was kept");
        keep_talk(&cx, signal, None, talk(Asker::Trained, &asked), None).await.expect("kept");
        let said = said(&cx, signal).await;
        let stated = said.last().expect("what they stated");
        assert_eq!((stated.role, said.len()), (Role::Professional, 3));
        assert!(stated.words.reveal().contains("geschoold"));
    }

    /// What can't have been said is refused, all of it at once, and nothing is kept.
    what_cannot_have_been_said_is_refused(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak moe.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let keep = |held| keep_talk(&cx, signal, None, held, None);
        let long = "a".repeat(10_000);
        let wrong = talk(Asker::Trained, &[
            ("wie-ben-jij", "x"),
            ("wish-ask", "Wat nu?"),
            ("wish-ask", "Nog eens."),
            ("wish-other", &long),
        ]);
        assert_eq!(faults(keep(wrong).await), [
            ("antwoorden/0".to_owned(), "unknown-word"),
            ("antwoorden/2".to_owned(), "twice"),
            ("antwoorden/3".to_owned(), "too-long"),
        ]);
        let silent = talk(Asker::Professional, &[]);
        assert_eq!(faults(keep(silent).await), [("antwoorden".to_owned(), "missing")]);
        assert!(said(&cx, signal).await.is_empty());
    }

    /// To who may not add words a matter is as unknown as one that isn't there.
    nobody_keeps_a_talk_where_they_may_not_add_words(chain) {
        let signal = chain.worry(Function::Teacher, "Is vaak moe.").await;
        for outsider in [
            chain.by(Chain::SCHOOL, Function::PolicyOfficer),
            chain.by(Chain::SCHOOL, Function::NeighbourhoodWorker),
            chain.by(Chain::POINT, Function::IntakeOfficer),
        ] {
            for id in [signal, SubjectId::from_raw(999)] {
                let held = talk(Asker::Professional, &[("wish-ask", "Wie bent u?")]);
                let kept = keep_talk(&outsider, id, None, held, None).await;
                assert!(matches!(kept, Err(Failure::NotFound)));
            }
        }
    }
}
