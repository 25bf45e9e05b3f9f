//! A real installation that is served: its figures apart from what visitors reach, and what has had
//! its time thrown away.

use crate::run::Installation;
use crate::served::Served;
use serde_json::Value;
use std::path::Path;
use std::time::{Duration, Instant};

/// Serves an installation.
fn serve(data: &Path, more: &[&str]) -> Served {
    Served::of(data, &[&["serve", "--json", "--listen", "127.0.0.1:0"], more].concat())
}

#[test]
fn the_figures_of_the_installation_stand_on_an_address_of_their_own() {
    let dir = tempfile::tempdir().unwrap();
    let installation = Installation::new(dir.path());
    let login = installation.init.json()["administrator"]["login"].as_str().unwrap().to_owned();
    let served = serve(dir.path(), &["--metrics", "127.0.0.1:0"]);
    assert!(served.get("listen", "/gereed", "").starts_with("HTTP/1.1 200"));
    assert!(served.get("listen", "/metrics", "").starts_with("HTTP/1.1 404"), "visitors reach it");
    let figures = served.get("metrics", "/metrics", "");
    assert!(figures.starts_with("HTTP/1.1 200"), "{figures}");
    assert!(
        figures.contains("vangnet_http_requests_total{method=\"GET\",route=\"/gereed\""),
        "{figures}"
    );
    assert!(!figures.contains(&login));
    for other in ["/", "/werk", "/gereed"] {
        assert!(served.get("metrics", other, "").starts_with("HTTP/1.1 404"), "{other}");
    }
    drop(served);
    assert_eq!(serve(dir.path(), &[]).first["metrics"], Value::Null);
}

#[tokio::test]
async fn while_it_is_served_what_has_had_its_time_is_thrown_away() {
    let dir = tempfile::tempdir().unwrap();
    let installation = Installation::new(dir.path());
    let login = installation.init.json()["administrator"]["login"].as_str().unwrap().to_owned();
    for _ in 0..2 {
        let made = installation.run(&["token", "create", "--user", &login, "--minutes", "60"]);
        assert_eq!(made.code, 0, "{}", made.err);
    }
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(dir.path().join("vangnet.db"));
    let database = sqlx::SqlitePool::connect_with(options).await.unwrap();
    let count = async |table: &str| {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(sql)).fetch_one(&database).await.unwrap()
    };
    let old = "UPDATE session SET ends_at = 0 WHERE token = (SELECT MIN(token) FROM session)";
    sqlx::query(old).execute(&database).await.unwrap();
    let older = "UPDATE credential SET made_at = 0 WHERE kind = 'first-password'";
    assert_eq!(sqlx::query(older).execute(&database).await.unwrap().rows_affected(), 1);
    let credentials = count("credential").await;

    let _served = serve(dir.path(), &[]);
    let until = Instant::now() + Duration::from_secs(20);
    while count("session").await > 1 && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(count("session").await, 1, "the one that lasts stays");
    assert_eq!(count("credential").await, credentials - 1, "a first password that nobody used");
}
