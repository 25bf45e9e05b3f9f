//! Whose move it is: the worklist, whole and by kind, with cursors.

use super::asking::{Answer, Asked, Reply};
use super::matters::{Matter, Person};
use super::operation::{Operation, reads};
use super::problem::{PlacedFault, Problem};
use app::looking::{self, Desk};
use app::ports::{Page, Worklist};
use domain::subjects::Kind;
use kernel::{Moment, SubjectId};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// How many rows there are on a page when nobody says.
const USUAL: u16 = 20;
/// The most rows of a page.
const MOST: u16 = 100;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let about = "Iedereen, voor de eigen taken. De tellingen zijn gelijk aan de lijsten.";
    let operation = reads::<WorklistShown>("/werklijst", "toonWerklijst", |asked: Asked| {
        list(asked, None, "/api/v1/werklijst")
    });
    let operation = operation.said("Toon waar u aan zet bent", about);
    Operation::tagged("Werklijst", vec![with_paging(operation)])
}

/// The list of the matters of one kind on the worklist.
pub(super) fn list_of(kind: Kind, path: &'static str, name: &'static str) -> Operation {
    let operation =
        reads::<WorklistShown>(path, name, move |asked: Asked| list(asked, Some(kind), path));
    let about = "Iedereen, voor de eigen taken: alleen wat u ook kunt openen. Een bladzijde kan \
                 minder zaken hebben dan `limit`; volg `Link` tot die er niet meer is.";
    with_paging(operation.said("Toon uw zaken van deze soort", about))
}

fn with_paging(operation: Operation) -> Operation {
    let lists: Vec<_> = LISTS.iter().map(|(word, _)| *word).collect();
    operation
        .with_query(
            "lijst",
            "Welke lijst.",
            &json!({ "type": "string", "enum": lists, "default": "mijn" }),
            &json!("mijn"),
        )
        .with_query(
            "limit",
            "Hoeveel zaken er hoogstens op een bladzijde staan.",
            &json!({ "type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL }),
            &json!(USUAL),
        )
        .with_query(
            "cursor",
            "Waar de bladzijde begint, zoals `Link` het gaf.",
            &json!({ "type": "string" }),
            &json!(""),
        )
}

const LISTS: [(&str, Worklist); 5] = [
    ("mijn", Worklist::Mine),
    ("te-laat", Worklist::Late),
    ("aangeboden", Worklist::Offered),
    ("wacht", Worklist::Waiting),
    ("team", Worklist::Team),
];

fn word_of(list: Worklist) -> &'static str {
    LISTS.iter().find(|(_, known)| *known == list).map_or("mijn", |(word, _)| word)
}

/// A page of a worklist.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Werklijst)]
struct WorklistShown {
    lijst: &'static str,
    tellingen: BTreeMap<&'static str, u64>,
    items: Vec<ItemShown>,
}

/// A row of a worklist.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Werklijstregel)]
struct ItemShown {
    zaak: Matter,
    #[serde(skip_serializing_if = "Option::is_none")]
    persoon: Option<Person>,
}

async fn list(asked: Asked, kind: Option<Kind>, path: &'static str) -> Answer {
    let (list, page) = asked_page(&asked)?;
    let desk = looking::desk(&asked.looking(), list, page).await?;
    let path = if path.starts_with("/api") { path.to_owned() } else { format!("/api/v1{path}") };
    let next = desk.next.map(|after| {
        let (word, limit) = (word_of(list), page.limit);
        format!("{path}?lijst={word}&limit={limit}&cursor={}", cursor_of(after))
    });
    Ok(Reply::of(&shown(&desk, list, kind))?.with_next(next))
}

fn shown(desk: &Desk, list: Worklist, kind: Option<Kind>) -> WorklistShown {
    let wanted = desk.items.iter().filter(|item| kind.is_none_or(|kind| item.row.kind == kind));
    WorklistShown {
        lijst: word_of(list),
        tellingen: desk.counts.iter().map(|(list, count)| (word_of(*list), *count)).collect(),
        items: wanted
            .map(|item| ItemShown {
                zaak: Matter::from(&item.row),
                persoon: item.person.as_ref().map(Person::from),
            })
            .collect(),
    }
}

/// Which page is asked.
///
/// # Errors
/// Every key that can't be read, at once.
fn asked_page(asked: &Asked) -> Result<(Worklist, Page), Problem> {
    let mut faults = Vec::new();
    for (name, _) in &asked.query {
        if !["lijst", "limit", "cursor"].contains(&name.as_str()) {
            faults.push(PlacedFault::new("query:?", "unknown-field"));
        }
    }
    let list = asked.asked("lijst").unwrap_or("mijn");
    let list = LISTS.iter().find(|(word, _)| *word == list).map(|(_, list)| *list);
    if list.is_none() {
        faults.push(PlacedFault::new("query:lijst", "unknown-word"));
    }
    let limit = asked.asked("limit").map_or(Some(USUAL), |text| text.parse().ok());
    let limit = limit.filter(|limit| (1..=MOST).contains(limit));
    if limit.is_none() {
        faults.push(PlacedFault::new("query:limit", "out-of-range"));
    }
    let cursor = asked.asked("cursor").filter(|text| !text.is_empty());
    let after = cursor.and_then(read_cursor);
    if cursor.is_some() && after.is_none() {
        faults.push(PlacedFault::new("query:cursor", "unreadable"));
    }
    match (list, limit) {
        (Some(list), Some(limit)) if faults.is_empty() => Ok((list, Page { after, limit })),
        _ => Err(Problem::invalid(faults)),
    }
}

/// The due moment and the id of the last row: nothing that the row itself didn't say.
fn cursor_of((due, id): (Moment, SubjectId)) -> String {
    format!("{}.{id}", due.micros())
}

fn read_cursor(text: &str) -> Option<(Moment, SubjectId)> {
    let (due, id) = text.split_once('.')?;
    Some((Moment::from_micros(due.parse().ok()?), id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_nothing_else_does() {
        let after = (Moment::from_micros(5), SubjectId::from_raw(7));
        assert_eq!(read_cursor(&cursor_of(after)), Some(after));
        for wrong in ["", "5", "x.zaak-7", "5.plek-00000000000000000000000000000007"] {
            assert_eq!(read_cursor(wrong), None, "{wrong}");
        }
    }
}
