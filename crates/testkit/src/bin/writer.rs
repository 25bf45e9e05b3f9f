//! Notes signals on a SQLite file from eight sides at once, without end, and prints the id of each
//! one as soon as the store says it is kept. For the test that kills it.

use domain::organisations::Function;
use std::io::Write as _;
use store::{Engine, SqlStore};
use vangnet_testkit::{House, chance};

#[tokio::main]
async fn main() {
    let file = std::env::args_os().nth(1).expect("the path of a SQLite file");
    let seed = std::env::args().nth(2).and_then(|seed| seed.parse().ok()).expect("a seed");
    let engine = Engine::sqlite(file.as_ref()).await.expect("a SQLite file");
    let store = SqlStore::new(engine, chance::ring(), chance::source(seed));
    let mut sides = tokio::task::JoinSet::new();
    for _ in 0..8 {
        sides.spawn(write_without_end(store.clone()));
    }
    sides.join_all().await;
}

async fn write_without_end(store: SqlStore) {
    let house = House::number(1);
    let teacher = house.who(Function::Teacher);
    loop {
        let mut unit = house.unit(&store).await;
        let row = house.note_signal(&mut *unit, teacher, None, "Bewaard.").await;
        unit.commit().await.expect("a durable commit");
        let mut out = std::io::stdout().lock();
        writeln!(out, "{}", row.id).and_then(|()| out.flush()).expect("someone listens");
    }
}
