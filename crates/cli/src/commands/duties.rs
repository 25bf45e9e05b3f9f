//! `vangnet duties`: the state of the net, and a signed statement of it.

use crate::answer::Answer;
use crate::args::Duties;
use crate::fault::Fault;
use crate::house::{self, now};
use crate::settings::Where;
use app::ports::{Census, Organisation, Store as _};
use app::{Cx, handing_over};
use kernel::Moment;
use serde_json::{Value, json};
use std::fmt::Write as _;
use store::SqlStore;

pub async fn run(at: &Where, asked: &Duties) -> Result<Answer, Fault> {
    let store = house::open_store(at).await?;
    let house = house::assemble(&store, at.file.content.as_deref()).await?;
    let now = now();
    let mut all = Vec::new();
    for organisation in store.organisations().await? {
        let census = handing_over::census(&Cx::system(&house, organisation.id, now)).await?;
        all.push((organisation, census));
    }
    match asked {
        Duties::List => Ok(list(&all, now)),
        Duties::Certificate => certificate(&store, &all, now).await,
    }
}

fn oldest_days(census: &Census, now: Moment) -> i64 {
    census.oldest.map_or(0, |oldest| now.seconds_since(oldest) / 86_400)
}

fn numbers(census: &Census, now: Moment) -> Value {
    json!({
        "open": census.open,
        "without_holder": census.without_holder,
        "overdue": census.overdue,
        "oldest_days": oldest_days(census, now),
    })
}

fn list(all: &[(Organisation, Census)], now: Moment) -> Answer {
    let mut text = format!("{:32} {:>6} {:>8} {:>15}\n", "", "open", "overdue", "without holder");
    let mut rows = Vec::new();
    for (organisation, census) in all {
        let (open, overdue, without) = (census.open, census.overdue, census.without_holder);
        let _ = writeln!(text, "{:32} {open:>6} {overdue:>8} {without:>15}", organisation.name);
        let mut row = numbers(census, now);
        if let Some(row) = row.as_object_mut() {
            row.insert("organisation".to_owned(), organisation.name.clone().into());
        }
        rows.push(row);
    }
    let ok = all.iter().all(|(_, census)| census.without_holder == 0);
    Answer::new(json!({ "moment": now.to_string(), "organisations": rows }), text).ok_if(ok)
}

/// The whole installation in one statement, signed with the journal key of each organisation over its
/// own part; the first signature stands over the whole as well.
async fn certificate(
    store: &SqlStore,
    all: &[(Organisation, Census)],
    now: Moment,
) -> Result<Answer, Fault> {
    let Some((first, _)) = all.first() else {
        return Err(Fault::Unusable("there is no organisation yet: run `vangnet init`".to_owned()));
    };
    let whole = all.iter().fold(Census::default(), |sum, (_, one)| Census {
        open: sum.open + one.open,
        without_holder: sum.without_holder + one.without_holder,
        overdue: sum.overdue + one.overdue,
        oldest: sum.oldest.into_iter().chain(one.oldest).min(),
    });
    let statement = statement(&whole, now);
    let signature = store.certify(first.id, &statement).await?;
    let mut parts = Vec::new();
    for (organisation, census) in all {
        let mut part = numbers(census, now);
        if let Some(part) = part.as_object_mut() {
            let signed = store.certify(organisation.id, &self::statement(census, now)).await?;
            part.insert("organisation".to_owned(), organisation.name.clone().into());
            part.insert("key".to_owned(), store.journal_key(organisation.id).await?.into());
            part.insert("signature".to_owned(), signed.into());
        }
        parts.push(part);
    }
    let mut json = numbers(&whole, now);
    if let Some(json) = json.as_object_mut() {
        json.insert("moment".to_owned(), now.to_string().into());
        json.insert("signature".to_owned(), signature.clone().into());
        json.insert("key".to_owned(), store.journal_key(first.id).await?.into());
        json.insert("organisations".to_owned(), parts.into());
    }
    Ok(Answer::new(json, signature).ok_if(whole.without_holder == 0))
}

fn statement(census: &Census, now: Moment) -> String {
    format!(
        "moment {now}\nopen {}\nwithout holder {}\noverdue {}\noldest days {}",
        census.open,
        census.without_holder,
        census.overdue,
        oldest_days(census, now)
    )
}
