//! Serves the public pages with the repository's content, and a page with every component.
//!
//! `cargo run -p vangnet-web --example public -- 127.0.0.1:8081`; a second argument is where the
//! quick exit leads.

mod gallery;

use kernel::Moment;
use std::{error::Error, net::SocketAddr, sync::Arc};
use vangnet_web::{PublicState, Settings, face, public_router};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let listen: SocketAddr =
        std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned()).parse()?;
    let content = content::load(None).map_err(|faults| format!("{faults:#?}"))?;
    let mut settings = Settings { demo: true, ..Settings::default() };
    if let Some(exit_to) = std::env::args().nth(2) {
        settings.exit_to = exit_to;
    }
    // A fixed day, so that the pages look the same whenever they are looked at.
    let now = Moment::parse("2026-11-22T12:00:00Z")?;
    let state = PublicState::new(Arc::new(content.knowledge), settings, move || now);
    let router = public_router(state).merge(gallery::router());
    let app = face::secure(router, face::Headers { tls: false });
    let listener = tokio::net::TcpListener::bind(listen).await?;
    println!("{{\"listen\":\"http://{}\"}}", listener.local_addr()?);
    axum::serve(listener, app).await?;
    Ok(())
}
