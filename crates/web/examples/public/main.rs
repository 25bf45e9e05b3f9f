//! Serves the public pages with the repository's content, and a page with every component.
//!
//! `cargo run -p vangnet-web --example public -- 127.0.0.1:8081`

mod gallery;

use std::{net::SocketAddr, sync::Arc};
use web::{PublicState, Settings, face, public_router};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listen: SocketAddr =
        std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned()).parse()?;
    let knowledge = content::knowledge_embedded()?;
    let settings = Settings { demo: true, ..Settings::default() };
    let state = PublicState::new(Arc::new(knowledge), settings, || kernel::Moment::parse("2026-11-22T12:00:00Z").unwrap_or(kernel::Moment::from_micros(0)));
    let app = face::secure(public_router(state).merge(gallery::router()), face::Headers { tls: false });
    let listener = tokio::net::TcpListener::bind(listen).await?;
    println!("{{\"listen\":\"http://{}\"}}", listener.local_addr()?);
    axum::serve(listener, app).await?;
    Ok(())
}
