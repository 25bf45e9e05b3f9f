//! The talk with a young person: a guide for whoever holds it, and the questions with what each is for.

use super::items::{ListPage, Reader, Row};
use crate::{PublicPage, PublicState};
use axum::{extract::State, response::Response};
use domain::conversation::{Plainness, TalkQuestion};

pub(super) async fn guide(page: PublicPage, State(state): State<PublicState>) -> Response {
    let reader = Reader::new(&state, page.t);
    let lines = &state.knowledge().talk_guide;
    let lines = || lines.iter().filter(|line| line.item.valid_on(reader.today));
    let sections = reader.sections("talk-phase", |phase| {
        lines().filter(|line| line.phase == *phase).map(|line| reader.row(&line.item)).collect()
    });
    ListPage { t: page.t, shell: page.shell, key: "talk", sections }.answer()
}

pub(super) async fn questions(page: PublicPage, State(state): State<PublicState>) -> Response {
    let reader = Reader::new(&state, page.t);
    let questions = state.knowledge().talk_questions.iter();
    let questions: Vec<_> = questions.filter(|one| one.item.valid_on(reader.today)).collect();
    let sections = reader.sections("talk-part", |part| {
        let of_part = questions.iter().filter(|question| question.part == *part);
        of_part.map(|question| row(&reader, question)).collect()
    });
    ListPage { t: page.t, shell: page.shell, key: "talk-questions", sections }.answer()
}

fn row(reader: &Reader<'_>, question: &TalkQuestion) -> Row {
    let (t, lang) = (reader.t, reader.t.lang());
    let unnamed = reader.label("talk-word", "that-app");
    let mut row = reader.row(&question.item);
    row.words = question.asked(Plainness::Plain, lang, &unnamed);
    let approved = question.approved.as_ref().map_or_else(
        || t.get("talk-not-approved"),
        |one| t.with2("talk-approved", "by", reader.say(&one.by), "day", t.day(one.on)),
    );
    for (name, value) in [
        ("easy", question.asked(Plainness::Easy, lang, &unnamed)),
        ("purpose", reader.say(&question.purpose)),
        ("needed-for", t.pick("step", question.needed_for.word())),
        ("kept", reader.t.pick("asked-kept", question.kept.word())),
        ("ask-by", reader.label("ask-by", question.ask_by.word())),
        ("approved", approved),
    ] {
        reader.fact(&mut row, name, value);
    }
    for excuse in &question.excuses {
        reader.fact(&mut row, "left-as-it-is", reader.say(&excuse.why));
    }
    row
}
