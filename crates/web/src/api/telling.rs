//! What is said, looked at: a matter as a chronology, and the writing aid.

use super::asking::{Answer, Asked, Reply};
use super::operation::{Operation, asks, reads};
use super::scalars::{At, EntryRef, Id, ModeCode, When, Words};
use crate::face::Text;
use crate::pages::subjects::{Names, happened_at, is_by_itself, tell};
use app::looking;
use domain::statements::{Mode, Noted, chronology, remarks};
use domain::timeline::{Happening, Replay};
use kernel::{FuzzyTime, Lang};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// The API speaks Dutch.
const NL: Text = Text::new(Lang::Nl);

/// The chronology of a kind of matter.
pub(super) fn chronology_of<S: Replay + Send + Sync + 'static>(
    path: &'static str,
    name: &'static str,
) -> Operation {
    reads::<ChronologyShown>(path, name, show::<S>).said(
        "Toon de chronologie: alles in de volgorde waarin het gebeurde",
        "Wie aan zet is, na kort geleden te hebben bewezen wie die is. Wat niemand kan dateren staat \
         apart, op volgorde van noteren. `notitieTijdstip` zegt sinds wanneer het hier bekend is.",
    )
}

/// The writing aid.
pub(super) fn writing_aid() -> Operation {
    asks::<Tips, Typed>("/schrijfhulp", "vraagSchrijfhulp", typed_example(), advise).said(
        "Vraag hoe woorden eerlijker of duidelijker kunnen",
        "Iedereen met een account. De woorden worden niet bewaard. Het is advies en houdt niets tegen.",
    )
}

/// A chronology.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Chronologie)]
struct ChronologyShown {
    gedateerd: Vec<Row>,
    ongedateerd: Vec<Row>,
}

/// One thing that happened.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ChronologieRegel)]
#[serde(rename_all = "camelCase")]
struct Row {
    id: EntryRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    wanneer: Option<When>,
    wat: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    tekst: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    kenmerk: String,
    wie: String,
    notitie_tijdstip: At,
}

async fn show<S: Replay + Send + Sync>(asked: Asked) -> Answer {
    let (cx, id) = (asked.looking(), asked.id()?);
    let view = looking::export::<S>(&cx, id).await?;
    let names = Names::of(NL, &view);
    let row = |when: Option<FuzzyTime>, noted: &Noted<Happening>| {
        let told = tell(NL, &names, &noted.what);
        Row {
            id: Id(noted.id),
            wanneer: when.map(When),
            wat: told.what,
            tekst: told.words,
            kenmerk: told.mark,
            wie: names.worker(noted.by),
            notitie_tijdstip: At(noted.at),
        }
    };
    let told: Vec<_> =
        view.timeline.iter().filter(|noted| !is_by_itself(&noted.what)).cloned().collect();
    let order = chronology(&told, happened_at);
    let shown = ChronologyShown {
        gedateerd: order.dated.into_iter().map(|(when, noted)| row(Some(when), noted)).collect(),
        ongedateerd: order.undated.into_iter().map(|noted| row(None, noted)).collect(),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

/// Words that someone is typing.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = SchrijfhulpVraag)]
#[serde(deny_unknown_fields)]
struct Typed {
    woorden: Words,
    wijze: Option<ModeCode>,
}

fn typed_example() -> Value {
    json!({ "woorden": "Ze is vaak te laat.", "wijze": "seen" })
}

/// What could be said otherwise.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Schrijfhulp)]
struct Tips {
    tips: Vec<Tip>,
}

/// A few of the words, and what helps.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SchrijfhulpTip)]
struct Tip {
    over: String,
    soort: String,
    advies: String,
}

async fn advise(asked: Asked, typed: Typed) -> Answer {
    let mode = typed.wijze.map_or(Mode::Seen, |mode| mode.0);
    let knowledge = &asked.state.house.knowledge;
    let words = typed.woorden.0.reveal();
    let tip = |remark: domain::statements::Remark<'_>| Tip {
        over: words.get(remark.place.clone()).unwrap_or_default().to_owned(),
        soort: remark.advice.point.word().to_owned(),
        advies: remark.advice.item.text.in_lang(Lang::Nl).to_owned(),
    };
    let found = remarks(words, mode, Lang::Nl, &knowledge.writing_aid);
    Reply::of(&Tips { tips: found.into_iter().map(tip).collect() })
}
