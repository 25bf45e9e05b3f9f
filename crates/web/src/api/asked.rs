//! What every form asks, what for, which step needs it and how long the answer is kept.

use super::asking::{Answer, Asked, Reply};
use super::operation::{Operation, reads};
use crate::asked::{AskedForm, AskedRow, forms};
use crate::face::Text;
use kernel::Lang;
use serde::Serialize;
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let all = vec![reads::<FormsShown>("/formulieren", "toonFormulieren", list).said(
        "Toon wat elk formulier vraagt, waarvoor, en hoe lang het antwoord blijft",
        "Iedereen met een account. Wat geen stap nodig heeft, wordt niet gevraagd.",
    )];
    Operation::tagged("Regeltabellen", all)
}

/// Every form.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Formulieren)]
struct FormsShown {
    formulieren: Vec<FormShown>,
}

/// A form with its questions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Formulier)]
struct FormShown {
    id: String,
    naam: String,
    bewaren: String,
    vragen: Vec<QuestionShown>,
}

/// A question with its reasons.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FormulierVraag)]
#[serde(rename_all = "camelCase")]
struct QuestionShown {
    vraag: String,
    waarom: String,
    nodig_voor: String,
    antwoord_nodig: bool,
}

impl From<AskedForm> for FormShown {
    fn from(form: AskedForm) -> Self {
        let vragen = form.rows.into_iter().map(QuestionShown::from).collect();
        Self { id: form.id, naam: form.title, bewaren: form.kept, vragen }
    }
}

impl From<AskedRow> for QuestionShown {
    fn from(row: AskedRow) -> Self {
        Self {
            vraag: row.label,
            waarom: row.purpose,
            nodig_voor: row.need,
            antwoord_nodig: row.must,
        }
    }
}

async fn list(asked: Asked) -> Answer {
    let all = forms(Text::new(Lang::Nl), &asked.looking().house.knowledge);
    Reply::of(&FormsShown { formulieren: all.into_iter().map(FormShown::from).collect() })
}
