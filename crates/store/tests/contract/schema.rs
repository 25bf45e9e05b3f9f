//! The schema: the list that backups use and the classes that privacy asks for cover every column.

use std::collections::{BTreeMap, BTreeSet};
use testkit::Stage;
use vangnet_store::{Arg, Kind, TABLES, migrate};

/// What `content/privacy/columns.toml` says of a column.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    class: Class,
    sealed: bool,
    why: Option<String>,
    keep: String,
    purpose: String,
}

/// How much a column says about someone.
#[derive(Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Class {
    Identifying,
    Indirect,
    Content,
    Coded,
    Fact,
    Key,
    Technical,
}

pub async fn the_list_of_tables_is_the_schema(stage: &Stage) {
    let listed: BTreeMap<_, _> = TABLES
        .iter()
        .map(|table| {
            let columns = table.columns.iter().map(|(name, kind)| (name.to_string(), *kind));
            (table.name.to_owned(), columns.collect::<BTreeMap<_, _>>())
        })
        .collect();
    assert_eq!(listed, schema(stage).await);
}

pub async fn every_column_has_a_class_and_what_is_sealed_is_bytes(stage: &Stage) {
    let text = include_str!("../../../../content/privacy/columns.toml");
    let classes: BTreeMap<String, BTreeMap<String, Column>> = toml::from_str(text).unwrap();
    let schema = schema(stage).await;
    let names = |tables: BTreeSet<(String, String)>| tables;
    let classified = classes
        .iter()
        .flat_map(|(table, columns)| columns.keys().map(|column| (table.clone(), column.clone())));
    let real = schema
        .iter()
        .flat_map(|(table, columns)| columns.keys().map(|column| (table.clone(), column.clone())));
    assert_eq!(names(classified.collect()), names(real.collect()));
    for (table, columns) in &classes {
        for (name, column) in columns {
            let kind = schema[table][name];
            let place = format!("{table}.{name}");
            assert!(!column.sealed || kind == Kind::Bytes, "{place} is sealed and no bytes");
            let open = matches!(column.class, Class::Identifying | Class::Content);
            assert!(!open || column.sealed, "{place} must be sealed");
            assert_eq!(column.why.is_none(), column.sealed, "{place}: why it may stand open");
            assert!(!column.keep.is_empty() && !column.purpose.is_empty(), "{place}");
        }
    }
}

/// Every table and column of the database, but those of the migrations themselves.
async fn schema(stage: &Stage) -> BTreeMap<String, BTreeMap<String, Kind>> {
    let sqlite = "SELECT t.name, c.name, c.type FROM sqlite_schema t \
                  JOIN pragma_table_info(t.name) c WHERE t.type = 'table'";
    let postgres = "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), \
                    CAST(data_type AS TEXT) FROM information_schema.columns \
                    WHERE table_schema = 'public'";
    let sql = if stage.is_sqlite() { sqlite } else { postgres };
    let mut tables: BTreeMap<String, BTreeMap<String, Kind>> = BTreeMap::new();
    for row in stage.rows(sql, vec![]).await {
        let [table, column, kind] = [0, 1, 2].map(|place| row.text(place).unwrap());
        let kind = match kind.to_uppercase().as_str() {
            "BYTEA" => Kind::Bytes,
            "TEXT" => Kind::Text,
            "BIGINT" => Kind::Int,
            "BOOLEAN" => Kind::Bool,
            other => panic!("{table}.{column} is {other}"),
        };
        tables.entry(table).or_default().insert(column, kind);
    }
    assert!(tables.remove("schema_version").is_some());
    tables
}

#[tokio::test]
async fn a_session_from_before_it_had_an_id_goes_on() {
    let bytes = |byte: u8| Arg::Bytes(vec![byte; 16]);
    let token = Arg::Bytes((0..32).collect());
    let rows: [(&str, Vec<Arg>); 3] = [
        (
            "INSERT INTO organisation (id, kind, name, municipality, wrapped_key, roster) \
             VALUES ($1, 'school', 'De Brug', 'GM0344', $1, 0)",
            vec![bytes(1)],
        ),
        (
            "INSERT INTO worker (org, id, login, sealed, can_act) VALUES ($1, $2, $2, $2, $3)",
            vec![bytes(1), bytes(2), Arg::Bool(true)],
        ),
        (
            "INSERT INTO session (token, org, worker, kind, made_at, seen_at, ends_at) \
             VALUES ($3, $1, $2, 'api', 10, 20, 30)",
            vec![bytes(1), bytes(2), token],
        ),
    ];
    for (engine, _folder) in testkit::stage::empty_engines().await {
        let mut tx = engine.begin().await.unwrap();
        let founding = include_str!("../../migrations/0001_founding.sql");
        for statement in founding.split(";\n").filter(|text| text.contains("CREATE ")) {
            tx.exec(statement, vec![]).await.unwrap();
        }
        let version = "CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY)";
        tx.exec(version, vec![]).await.unwrap();
        tx.exec("INSERT INTO schema_version (version) VALUES (1)", vec![]).await.unwrap();
        for (sql, args) in rows.clone() {
            assert_eq!(tx.exec(sql, args).await.unwrap(), 1);
        }
        tx.commit().await.unwrap();
        migrate(&engine).await.unwrap();
        let mut tx = engine.begin().await.unwrap();
        let read = "SELECT id, worker, kind, device, made_at, seen_at, ends_at FROM session";
        let row = tx.row(read, vec![]).await.unwrap().unwrap();
        assert_eq!(row.bytes(0).unwrap(), (0..16).collect::<Vec<u8>>());
        assert_eq!(row.bytes(1).unwrap(), [2; 16]);
        assert_eq!([row.text(2).unwrap(), row.text(3).unwrap()], ["api", ""]);
        assert_eq!([4, 5, 6].map(|column| row.int(column).unwrap()), [10, 20, 30]);
    }
}
