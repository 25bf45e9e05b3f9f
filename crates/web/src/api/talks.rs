//! Talks with a young person: what was said becomes statements, with the question that was asked.

use super::asking::{Answer, Asked};
use super::operation::{Operation, changes};
use super::scalars::{LangCode, PlainnessCode, When, Words};
use app::conversation;
use domain::conversation::{Asker, Given, Talk};
use kernel::FuzzyTime;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

/// The operations: the same for every kind of matter that has statements.
pub(super) fn operations() -> Vec<Operation> {
    let one = |path, name, collection: &'static str, who| {
        changes(path, name, example(), move |asked, new| keep(asked, new, collection))
            .said("Bewaar wat in een gesprek met de jongere is gezegd", who)
    };
    let all = vec![
        one(
            "/signalen/{id}/gesprekken",
            "noteerGesprek",
            "signalen",
            "Wie aan zet is, meewerkt of het signaal noteerde. Elk antwoord wordt een uitspraak met de \
             letterlijke woorden en de vraag. Wat niet beantwoord is, stuurt u niet. Een vraag voor geschoolden \
             mag alleen als `geschoold` waar is. Met `meldcodestap` wordt het ook de stap van de meldcode; dat \
             mag alleen wie aan zet is.",
        ),
        one(
            "/casussen/{id}/gesprekken",
            "noteerCasusGesprek",
            "casussen",
            "De zorgcoördinator en het team van de casus. Een casus heeft geen meldcodestap.",
        ),
        one(
            "/ontvangsten/{id}/gesprekken",
            "noteerOntvangstGesprek",
            "ontvangsten",
            "Wie aan zet is. Een ontvangst heeft geen meldcodestap.",
        ),
    ];
    Operation::tagged("Gesprekken", all)
}

/// A talk, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwGesprek)]
#[serde(deny_unknown_fields)]
struct NewTalk {
    wanneer: Option<When>,
    taal: LangCode,
    niveau: PlainnessCode,
    geschoold: bool,
    #[schema(max_items = 100)]
    antwoorden: Vec<NewAnswer>,
    verslag: Option<Words>,
    meldcodestap: Option<Words>,
}

/// An answer to a question of the talk, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwGespreksantwoord)]
#[serde(deny_unknown_fields)]
struct NewAnswer {
    vraag: String,
    woorden: Words,
}

fn example() -> Value {
    json!({
        "wanneer": "2026-03-04", "taal": "nl", "niveau": "easy", "geschoold": false,
        "antwoorden": [
            { "vraag": "app-name", "woorden": "Snapchat" },
            { "vraag": "app-talks", "woorden": "Met Dex. Die ken ik van daar." },
        ],
        "verslag": "Op school, met de mentor erbij. Na tien minuten een pauze.",
    })
}

impl From<NewTalk> for Talk {
    fn from(new: NewTalk) -> Self {
        let given = |one: NewAnswer| Given { question: one.vraag, words: one.woorden.0 };
        Self {
            when: new.wanneer.map_or(FuzzyTime::Unknown, |when| when.0),
            asker: if new.geschoold { Asker::Trained } else { Asker::Professional },
            plainness: new.niveau.0,
            lang: new.taal.0,
            answers: new.antwoorden.into_iter().map(given).collect(),
            about: new.verslag.map(|words| words.0),
        }
    }
}

async fn keep(asked: Asked, new: NewTalk, collection: &'static str) -> Answer {
    let id = asked.id()?;
    let step = new.meldcodestap.clone().map(|words| words.0);
    let result =
        conversation::keep_talk(&asked.cx(), id, asked.seen(), Talk::from(new), step).await;
    asked.done(result, collection)
}
