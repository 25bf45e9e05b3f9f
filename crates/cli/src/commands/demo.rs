//! `vangnet demo`: an invented municipality, served on this machine only.

use crate::answer::{Answer, Printer, print_line};
use crate::args::{Demo, Place};
use crate::demo::{self, Asked};
use crate::fault::Fault;
use crate::house;
use crate::server::{self, Served};
use crate::settings::{File, Where};
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;

/// Where the demo lives when nothing says otherwise.
const DATA: &str = "data/demo";

pub async fn run(place: &Place, asked: Demo, printer: Printer) -> Result<Answer, Fault> {
    let at = Where {
        data: place.data.clone().unwrap_or_else(|| DATA.into()),
        database: place.database.clone(),
        // A real installation's settings are no part of a demo.
        file: File::default(),
    };
    let bad = |why: &str| Fault::Usage(format!("--listen {}: {why}", asked.listen));
    let address: SocketAddr =
        asked.listen.parse().map_err(|_| bad("not an address as in 127.0.0.1:8080"))?;
    if !address.ip().is_loopback() {
        return Err(bad("a demo is served on this machine only: take a 127.0.0.1 address"));
    }
    let wanted = Asked { persons: asked.persons, seed: asked.seed, fresh: asked.fresh };
    // Taken first, so that a port in use is known before the work is done.
    let listener = if asked.no_serve { None } else { Some(server::listen(&asked.listen).await?) };
    let demo = demo::open(&at, wanted).await?;
    let listen = listener.as_ref().map(|(_, address)| address.to_string());
    print_line(&json!({ "listen": listen, "users": demo::users(&demo.cast) }).to_string());
    if !printer.is_json() {
        print_line(&format!(
            "\nSign in as one of these (everything is invented):\n\n{}",
            demo::table(&demo.cast)
        ));
    }
    let Some((listener, address)) = listener else { return Ok(Answer::default()) };
    if !printer.is_json() {
        print_line(&format!("Open http://{address}  (stop with Ctrl-C)"));
    }
    let settings = server::settings(&at.file, true)?;
    let house = Arc::new(house::with_passkeys(demo.house, None, address)?);
    let served = Served {
        house,
        store: demo.store,
        settings,
        tls: false,
        metrics: None,
        time_server: None,
        cast: demo.cast,
    };
    server::serve(listener, served).await?;
    Ok(Answer::default())
}
