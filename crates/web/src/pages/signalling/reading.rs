//! A reading: what someone was asked to read, the form in which they write it, and afterwards their own
//! words. Nobody else's words are near, and no answer is chosen beforehand.

use super::together::{answer_choices, form_choices, read_facts, unsafety_choices};
use crate::asked::ask;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Fact, Field, Part, unreadable};
use app::looking::View;
use app::{Cx, Failure, together};
use domain::meldcode::{Answer, Unsafety};
use domain::reporting::Form;
use domain::signalling::reading::{self, Command, Outcome, Reading};
use domain::signalling::{Picture, Signal};
use domain::subjects::{Kind, Subject};

impl Acting for Reading {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        let (t, asked) = (desk.t, &desk.view.state.asked);
        let mut facts = vec![
            Fact::new(t.get("reading-of"), t.pick("kind", Signal::KIND.word()))
                .href(crate::links::subject(Kind::Signal, asked.signal)),
            Fact::new(t.get("reading-asked-by"), desk.names.post(asked.by)),
            Fact::new(t.get("reading-until"), t.moment(asked.until)),
        ];
        if let Some(question) = &asked.question {
            let words = question.reveal().to_owned();
            facts.push(Fact::new(t.get("reading-question"), words));
        }
        let mut part = Part::facts(t.get("reading-asked"), facts);
        let Some(outcome) = desk.view.state.outcome() else {
            part.lines = vec![t.get("reading-sealed")];
            return vec![part];
        };
        let written = read_facts(t, &desk.state.house.knowledge, outcome);
        let mut own = Part::facts(t.get("reading-own"), written);
        own.lines = vec![t.get("reading-own-sealed")];
        if matches!(outcome, Outcome::Given(view) if view.unsafety == Unsafety::Acute) {
            own.lines.insert(0, t.get("reading-own-acute"));
        }
        vec![own, part]
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let t = desk.t;
        if desk.view.state.outcome().is_some() {
            return Vec::new();
        }
        let why_not = Field::area(t, ask!(NO_READING, "uitleg"));
        vec![write(desk), Act::new("afmelden", vec![why_not.hint(t.get("reading-why-not-hint"))])]
    }

    async fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> Result<Done, Failure> {
        let command = match code {
            "schrijven" => read_view(answers).map(Command::Give),
            "afmelden" => answers.free("uitleg").map(Command::Decline),
            _ => return Err(Failure::NotFound),
        };
        let command = command.ok_or_else(unreadable)?;
        let signal = together::act_on_reading(cx, view.row.id, answers.seen(), command).await?;
        Ok(Done { code: "kept", onward: Some((Kind::Signal, signal)) })
    }
}

/// The form of a reading.
fn write(desk: &Desk<'_, Reading>) -> Act {
    let t = desk.t;
    let mut fields = vec![
        Field::radios(t, ask!(READING, "vermoeden"), answer_choices(t)),
        Field::radios(t, ask!(READING, "onveilig"), unsafety_choices(t))
            .hint(t.get("reading-acute-hint")),
    ];
    fields.extend(picture_fields(desk));
    fields.push(Field::radios(t, ask!(READING, "melden"), answer_choices(t)));
    fields.push(Field::area(t, ask!(READING, "uitleg")).hint(t.get("reading-why-hint")));
    Act::new("schrijven", fields)
}

/// What one makes of the situation: the same questions for a reading and on the signal itself.
pub(super) fn picture_fields<S>(desk: &Desk<'_, S>) -> Vec<Field> {
    let t = desk.t;
    vec![
        Field::radios(t, ask!(PICTURE, "vorm"), form_choices(desk))
            .hint(t.get("picture-form-hint")),
        Field::radios(t, ask!(PICTURE, "dwang"), answer_choices(t))
            .hint(t.get("picture-coercion-hint")),
        Field::radios(t, ask!(PICTURE, "verdachte"), answer_choices(t))
            .hint(t.get("picture-suspect-hint")),
    ]
}

/// What one makes of the situation, as it was typed.
pub(super) fn read_picture(answers: &mut Answers) -> Option<Picture> {
    let form = answers.choice::<Form>("vorm");
    let coercion = match answers.raw("dwang") {
        "" => Some(None),
        _ => answers.choice::<Answer>("dwang").map(Some),
    };
    let suspect = answers.choice::<Answer>("verdachte");
    let words = answers.free_or_none("toelichting");
    Some(Picture { form: form?, coercion: coercion?, suspect: suspect?, words: words? })
}

fn read_view(answers: &mut Answers) -> Option<reading::View> {
    let suspicion = answers.choice("vermoeden");
    let unsafety = answers.choice("onveilig");
    let picture = read_picture(answers);
    let report = answers.choice("melden");
    let why = answers.free("uitleg");
    Some(reading::View {
        suspicion: suspicion?,
        unsafety: unsafety?,
        picture: picture?,
        report: report?,
        why: why?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::Text;
    use kernel::{Lang, Moment, date};

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        let values = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Answers::new(Text::new(Lang::Nl), Moment::in_netherlands(date(2026, 11, 22), 14, 0), values)
    }

    #[test]
    fn a_reading_wants_every_answer_but_that_about_coercion() {
        let mut blank = answers(&[]);
        assert_eq!(read_view(&mut blank), None);
        let fields: Vec<_> = blank.into_form().faults().iter().map(|f| f.field.clone()).collect();
        assert_eq!(fields, ["vermoeden", "onveilig", "vorm", "verdachte", "melden", "uitleg"]);
    }

    #[test]
    fn not_clear_yet_is_a_full_answer() {
        let typed = [
            ("vermoeden", "unknown"),
            ("onveilig", "unknown"),
            ("vorm", "unclear"),
            ("verdachte", "unknown"),
            ("melden", "unknown"),
            ("uitleg", "Ik weet het niet."),
        ];
        let view = read_view(&mut answers(&typed)).unwrap();
        assert_eq!((view.picture.form, view.picture.coercion), (Form::Unclear, None));
    }
}
