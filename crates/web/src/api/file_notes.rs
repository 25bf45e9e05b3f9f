//! The file note of a signal on the wire: the same as the page and the text file.

use super::asking::{Answer, Asked, Reply};
use super::operation::{Operation, reads};
use super::scalars::{Code, SectorCode, StatusCode};
use crate::face::Text;
use crate::pages::acts::Fact;
use crate::pages::signalling::file_note::{self, Line, Section};
use app::looking;
use domain::signalling::Signal;
use kernel::Lang;
use serde::Serialize;
use utoipa::ToSchema;

/// The API speaks Dutch.
const NL: Text = Text::new(Lang::Nl);

/// The operation.
pub(super) fn operation() -> Operation {
    reads::<FileNote>("/signalen/{id}/dossierstuk", "toonDossierstuk", show).said(
        "Toon het dossierstuk van een signaal",
        "Wie aan zet is, na kort geleden te hebben bewezen wie die is. Alles wat is vastgelegd staat \
         bij de genummerde stap van de sector; `tekst` is hetzelfde als leesbare tekst.",
    )
}

/// A file note.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Dossierstuk)]
struct FileNote {
    meldcode: String,
    sector: SectorCode,
    titel: String,
    over: Vec<Named>,
    stappen: Vec<Step>,
    daarna: Vec<Record>,
    tekst: String,
}

/// A numbered step.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DossierstukStap)]
struct Step {
    titel: String,
    zekerheid: StatusCode,
    vastgelegd: Vec<Record>,
    ontbreekt: Vec<String>,
}

/// One record.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DossierstukRegel)]
struct Record {
    titel: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    kenmerk: String,
    gegevens: Vec<Named>,
}

/// A name and what it says.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DossierstukGegeven)]
struct Named {
    naam: String,
    woorden: String,
}

async fn show(asked: Asked) -> Answer {
    let (cx, id) = (asked.looking(), asked.id()?);
    let view = looking::export::<Signal>(&cx, id).await?;
    let note = file_note::of(NL, &view, &asked.state.house.library.now());
    let made = NL.with1("file-note-made-on", "when", NL.moment(asked.now));
    let shown = FileNote {
        meldcode: note.code_id.clone(),
        sector: Code(note.sector),
        titel: note.code.clone(),
        over: note.about.iter().map(named).collect(),
        stappen: note.steps.iter().map(step).collect(),
        daarna: note.after.iter().map(record).collect(),
        tekst: note.text(NL, &made),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

fn step(section: &Section) -> Step {
    Step {
        titel: section.title.clone(),
        zekerheid: Code(section.status),
        vastgelegd: section.lines.iter().map(record).collect(),
        ontbreekt: section.missing.clone(),
    }
}

fn record(line: &Line) -> Record {
    Record {
        titel: line.title.clone(),
        kenmerk: line.mark.clone(),
        gegevens: line.facts.iter().map(named).collect(),
    }
}

fn named(fact: &Fact) -> Named {
    Named { naam: fact.name.clone(), woorden: fact.words.clone() }
}
