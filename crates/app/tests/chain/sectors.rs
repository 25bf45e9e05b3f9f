//! The meldcode per sector, as stories: a signal keeps the form that it began with, and whoever doesn't
//! report where that is the norm says why.

use super::vocabulary::{Chain, text};
use domain::meldcode::{
    Answer, Answered, Because, Decision, Kindcheck, Sector, Unsafety, Weighing,
};
use domain::organisations::Function;
use domain::signalling::Signal;
use domain::signalling::file_note::file_note;
use domain::signalling::signal::{Command, Refusal};
use kernel::FuzzyTime;
use vangnet_app::{Failure, looking, signalling};

fn suspected() -> Weighing {
    Weighing {
        suspicion: Answered::plain(Answer::Yes),
        unsafety: Unsafety::NoneKnown,
        unsafety_reason: None,
        help_possible: Answered::plain(Answer::Yes),
        help_accepted: Answered::UNKNOWN,
        help_works: Answered::UNKNOWN,
        disclosure: false,
    }
}

stories! {
    /// An organisation goes on with another form; what was noted before keeps its own.
    a_signal_keeps_the_form_of_the_meldcode_it_began_with(chain) {
        let before = chain.worry(Function::Teacher, "Is vaak weg.").await;
        chain.works_by(Chain::SCHOOL, Sector::Health).await;
        let after = chain.worry(Function::Teacher, "Heeft een tweede telefoon.").await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        for (signal, form, weighs_in) in
            [(before, "education-2026-11", 4), (after, "health-2026-11", 5)]
        {
            let view = looking::view::<Signal>(&cx, signal).await.expect("seen");
            assert_eq!(view.state.template(), Some(form));
            let code = cx.house.knowledge.meldcode(view.state.template()).expect("a form");
            assert_eq!(code.order.number(domain::meldcode::Step::Weigh), weighs_in);
            let note = file_note(&code.order, &view.timeline);
            assert_eq!(note.steps.first().map(|step| step.lines.len()), Some(1), "what was seen");
        }
    }

    /// A minor may be exploited: reporting is the norm, and not reporting needs words. The person decides.
    not_reporting_a_suspicion_needs_a_reason_and_is_then_allowed(chain) {
        let signal = chain.worry(Function::Teacher, "Krijgt dure spullen.").await;
        chain.talked(signal).await;
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let act = async |command| signalling::act_on_signal(&cx, signal, None, command).await;
        act(Command::Weigh(suspected())).await.expect("weighed");
        let decision =
            Decision { report: false, report_reason: None, help: true, help_reason: None };
        let refused = act(Command::Decide(decision.clone())).await;
        let needed = Refusal::ReasonNeeded(Because::Suspicion).code();
        assert!(matches!(refused, Err(Failure::Refused(code)) if code == needed));
        let with_reason = Decision { report_reason: Some(text("Zij wordt al geholpen.")), ..decision };
        act(Command::Decide(with_reason)).await.expect("decided");
    }

    /// Who holds it asks after children; another can't, and what was found stands in the note.
    the_kindcheck_is_on_record(chain) {
        let signal = chain.worry(Function::Teacher, "Past op een broertje.").await;
        let found = || Kindcheck {
            children: Answer::Yes,
            safe: Answer::Unknown,
            when: FuzzyTime::Unknown,
            words: text("Een broertje van drie."),
        };
        let stranger = chain.by(Chain::POINT, Function::IntakeOfficer);
        let command = Command::CheckChildren(found());
        let refused = signalling::act_on_signal(&stranger, signal, None, command).await;
        assert!(matches!(refused, Err(Failure::NotFound)));
        let cx = chain.by(Chain::SCHOOL, Function::Teacher);
        let command = Command::CheckChildren(found());
        signalling::act_on_signal(&cx, signal, None, command).await.expect("recorded");
        let view = looking::view::<Signal>(&cx, signal).await.expect("seen");
        assert_eq!(view.state.children(), Some(&found()));
    }
}
