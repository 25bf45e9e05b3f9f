//! Notices to oneself, and the journal as the privacy officer reads it.

use super::asking::{Answer, Asked, Reply};
use super::consultations::Nothing;
use super::operation::{Operation, asks, reads};
use super::scalars::{At, Id, Short, SubjectRef};
use app::ports::{Page, Worklist};
use app::{desk, looking, oversight};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let all = vec![
        reads::<NoticesShown>("/berichten", "toonBerichten", notices)
            .said("Toon wat u nog niet las en nog zo is: wat naar u toe kwam en wat te laat is", "Iedereen."),
        asks::<NoticesShown, Nothing>("/berichten/_lees", "leesBerichten", json!({}), read)
            .said("Zeg dat u alle berichten las", "Iedereen, voor de eigen berichten."),
        reads::<JournalShown>("/journaal", "toonJournaal", journal).said(
            "Toon de nieuwste regels van het journaal",
            "De privacyfunctionaris, met een vers bewijs: een token dat net is gemaakt. Ook dit kijken \
             is een regel in het journaal.",
        ),
    ];
    Operation::tagged("Berichten en journaal", all)
}

/// What someone was told and hasn't read.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Berichten)]
struct NoticesShown {
    berichten: Vec<NoticeShown>,
}

/// A notice.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Bericht)]
struct NoticeShown {
    soort: String,
    tijdstip: At,
    zaak: SubjectRef,
}

async fn notices(asked: Asked) -> Answer {
    let page = Page { after: None, limit: 1 };
    let desk = looking::desk(&asked.looking(), Worklist::Mine, page).await?;
    let berichten = desk.news.into_iter().map(|told| NoticeShown {
        soort: told.news.word().to_owned(),
        tijdstip: At(told.at),
        zaak: Id(told.row.id),
    });
    Reply::of(&NoticesShown { berichten: berichten.collect() })
}

async fn read(asked: Asked, _: Nothing) -> Answer {
    desk::read_notices(&asked.looking()).await?;
    Reply::of(&NoticesShown { berichten: Vec::new() })
}

/// The newest lines of the journal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Journaal)]
struct JournalShown {
    regels: Vec<LineShown>,
}

/// A line of the journal, in codes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Journaalregel)]
struct LineShown {
    tijdstip: At,
    #[serde(skip_serializing_if = "Option::is_none")]
    naam: Option<Short>,
    functie: String,
    actie: &'static str,
    soort: String,
    aantal: usize,
    doel: String,
    grond: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    regel: Option<String>,
    gelukt: bool,
}

async fn journal(asked: Asked) -> Answer {
    let lines = oversight::journal(&asked.looking()).await?;
    let regels = lines.into_iter().map(|line| LineShown {
        tijdstip: At(line.moment),
        naam: line.who.map(Short),
        functie: line.function,
        actie: line.action,
        soort: line.kind,
        aantal: line.things,
        doel: line.purpose,
        grond: line.ground,
        regel: line.rule.map(|(table, version, row)| format!("{table} {version}: {row}")),
        gelukt: line.done,
    });
    Reply::of(&JournalShown { regels: regels.collect() })
}
