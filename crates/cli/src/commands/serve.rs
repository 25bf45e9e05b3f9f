//! `vangnet serve`: run this installation until it is told to stop.

use crate::answer::{Answer, Printer};
use crate::args::Serve;
use crate::fault::Fault;
use crate::house;
use crate::server::{self, Served};
use crate::settings::Where;
use std::sync::Arc;

/// Where to listen when nothing says otherwise.
const LISTEN: &str = "127.0.0.1:8080";

pub async fn run(at: &Where, asked: Serve, printer: Printer) -> Result<Answer, Fault> {
    let store = house::open_store(at).await?;
    let house = house::assemble(&store, at.file.content.as_deref()).await?;
    let demo = house.demo;
    let address = asked.listen.or_else(|| at.file.listen.clone()).unwrap_or_else(|| LISTEN.into());
    let (listener, address) = server::listen(&address).await?;
    if demo && !address.ip().is_loopback() {
        return Err(Fault::Usage("a demo is served on this machine only".to_owned()));
    }
    let public = asked.address.or_else(|| at.file.address.clone());
    let house = Arc::new(house::with_passkeys(house, public.as_deref(), address)?);
    let settings = server::settings(&at.file, demo)?;
    let metrics = match asked.metrics.or_else(|| at.file.metrics.clone()) {
        Some(metrics) => Some(server::listen(&metrics).await?.0),
        None => None,
    };
    server::say_listening(address, metrics.as_ref(), printer);
    let time_server = at.file.time_server.clone();
    let cast = Vec::new();
    let served = Served { house, store, settings, tls: asked.tls, metrics, time_server, cast };
    server::serve(listener, served).await?;
    Ok(Answer::default())
}
