//! Feedback to a colleague, drawn from the decisions: it isn't over before it was read.

use crate::diagram::{Drawing, is_as_documented};
use crate::town::{Town, monday, post, post_id, text};
use kernel::SubjectId;
use vangnet_domain::duties::Action;
use vangnet_domain::organisations::Function;
use vangnet_domain::reporting::{
    Feedback, FeedbackCommand as Command, FeedbackRefusal, Owed, WhyOwed,
};
use vangnet_domain::subjects::{Matter, Subject};

fn town() -> Town {
    let posts = [
        post(1, 1, Function::Teacher, 1, 0),
        post(2, 1, Function::FocalOfficer, 2, 0),
        post(3, 1, Function::ChainDirector, 3, 0),
    ];
    Town::new(&posts, &[].into(), &[].into()).unwrap()
}

fn owed(town: &Town) -> Feedback {
    let about = SubjectId::from_raw(1);
    Feedback::new(Owed::new(about, post_id(1), WhyOwed::HandedOver, &town.facts(), monday()))
}

fn give() -> Command {
    Command::Give { ground: "own-task".to_owned(), words: text("Wij zijn ermee bezig.") }
}

#[test]
fn feedback_does_what_its_diagram_says() {
    let town = town();
    let drawing = Drawing {
        title: "Feedback to a colleague",
        about: "Whoever works on it tells what was done, on a ground; it is over when whoever noted \
            it has read it.",
        start: vec![owed(&town)],
        name: |feedback: &Feedback| feedback.stage.code().replace('-', "_"),
        commands: vec![("tell", give()), ("read", Command::Hear)],
        code: FeedbackRefusal::code,
    };
    is_as_documented("feedback", &drawing.draw(&town.facts(), monday()));
}

#[test]
fn the_move_goes_to_whoever_noted_it_once_it_was_told() {
    let town = town();
    let (matter, _) = Matter::open(owed(&town), post_id(2), &town.facts(), monday());
    let duty = matter.standing.duty().unwrap();
    assert_eq!((duty.post, duty.action), (post_id(2), Action::TellNoter));
    let told = matter.act(give(), &town.facts(), monday()).unwrap().after;
    let duty = told.standing.duty().unwrap();
    assert_eq!((duty.post, duty.action), (post_id(1), Action::HearBack));
    let read = told.act(Command::Hear, &town.facts(), monday()).unwrap().after;
    assert!(read.standing.duty().is_none());
    assert!(read.state.decide(give(), &town.facts(), monday()).is_err());
}
