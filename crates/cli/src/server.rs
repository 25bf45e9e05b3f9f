//! Serving: the pages and the API, and what time does in the background.

use crate::fault::Fault;
use crate::house::now;
use crate::settings::File;
use crate::{answer, clock, entropy};
use app::{Cx, Failure, House, combining, delivering, handing_over};
use kernel::OrganisationId;
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use store::SqlStore;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing::{info, warn};
use web::face::{Theme, ThemeFault};
use web::{Attempts, CastMember, PublicState, Settings, StaffState};

/// How often messages are carried from one organisation to another.
const DELIVER_EVERY: Duration = Duration::from_secs(2);
/// How often time does its work: warnings, lapsed offers, escalations, signed heads.
const TICK_EVERY: Duration = Duration::from_mins(1);
/// How often what has had its time is thrown away: sessions, drafts, first passwords.
const SWEEP_EVERY: Duration = Duration::from_hours(1);
/// How often the clock is compared with the time server.
const COMPARE_EVERY: Duration = Duration::from_hours(1);
/// Under which name the heads of the journals are logged.
pub const WITNESS: &str = "vangnet::witness";
/// How long requests may take to finish after the signal to stop.
const FINISH_WITHIN: Duration = Duration::from_secs(10);

/// What is served.
pub struct Served {
    /// The house.
    pub house: Arc<House>,
    /// Its store.
    pub store: SqlStore,
    /// How it shows itself.
    pub settings: Settings,
    /// Whether visitors reach it over TLS.
    pub tls: bool,
    /// Where the figures of the installation itself are read.
    pub metrics: Option<TcpListener>,
    /// The time server with which the clock is compared.
    pub time_server: Option<String>,
    /// In a demo: who one can sign in as.
    pub cast: Vec<CastMember>,
}

/// The house style that is set, or what is wrong with it; nothing when none is set.
///
/// # Errors
/// When its file can't be read.
pub fn theme(file: &File) -> Result<Option<Result<Theme, Vec<ThemeFault>>>, Fault> {
    let Some(path) = &file.theme else { return Ok(None) };
    let css = std::fs::read_to_string(path)
        .map_err(|why| Fault::Unreadable(format!("the theme {}: {why}", path.display())))?;
    Ok(Some(Theme::read(&css)))
}

/// How an installation shows itself to visitors, from its file with settings.
///
/// # Errors
/// When the theme can't be read.
pub fn settings(file: &File, demo: bool) -> Result<Settings, Fault> {
    let theme = match theme(file)? {
        Some(Ok(theme)) => Some(theme.into_css()),
        Some(Err(faults)) => {
            // Whoever must read a page at night needs it more than a house style.
            for fault in faults {
                warn!("the theme isn't used: {fault}");
            }
            None
        }
        None => None,
    };
    let usual = Settings::default();
    Ok(Settings {
        demo,
        theme,
        sign_in: true,
        operator: file.operator.clone().unwrap_or(usual.operator),
        contact: file.contact.clone(),
        security_contact: file.security_contact.clone(),
        exit_to: usual.exit_to,
    })
}

/// Takes the address to listen on.
///
/// # Errors
/// When it isn't an address, or is in use.
pub async fn listen(address: &str) -> Result<(TcpListener, SocketAddr), Fault> {
    let bad = |why: &dyn std::fmt::Display| Fault::Usage(format!("--listen {address}: {why}"));
    let address: SocketAddr = address.parse().map_err(|why| bad(&why))?;
    let listener = TcpListener::bind(address).await.map_err(|why| {
        Fault::Unusable(format!("{address} can't be listened on: {why}; choose another --listen"))
    })?;
    let address = listener.local_addr().map_err(|why| bad(&why))?;
    Ok((listener, address))
}

/// Serves until the signal to stop; requests under way are finished.
///
/// # Errors
/// When the listener fails.
pub async fn serve(listener: TcpListener, served: Served) -> Result<(), Fault> {
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        asked_to_stop().await;
        info!("stopping");
        let _ = stop.send(true);
    });
    let background =
        tokio::spawn(keep_time(Arc::clone(&served.house), served.store, stopped.clone()));
    let compared =
        served.time_server.map(|server| tokio::spawn(watch_clock(server, stopped.clone())));
    let watched =
        served.metrics.map(|listener| tokio::spawn(show_metrics(listener, stopped.clone())));
    let public = PublicState::new(Arc::clone(&served.house.knowledge), served.settings, now);
    let public = public.over(served.house.library.clone());
    let state = StaffState {
        public,
        house: served.house,
        entropy: entropy::source(),
        tls: served.tls,
        attempts: Arc::new(Attempts::default()),
        cast: Arc::new(served.cast),
    };
    let serving =
        axum::serve(listener, web::router(state)).with_graceful_shutdown(until(stopped.clone()));
    let finished = tokio::select! {
        done = serving => done,
        () = async { until(stopped).await; tokio::time::sleep(FINISH_WITHIN).await } => Ok(()),
    };
    background.abort();
    for watching in [watched, compared].into_iter().flatten() {
        watching.abort();
    }
    finished.map_err(|why| Fault::Unusable(why.to_string()))
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone: that is a stop as well.
    let _ = stopped.wait_for(|stop| *stop).await;
}

async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt => {}
        },
        Err(_) => drop(interrupt.await),
    }
}

/// Shows the figures of the installation itself, on an address that visitors don't have.
async fn show_metrics(listener: TcpListener, stopped: watch::Receiver<bool>) {
    let serving = axum::serve(listener, web::metrics_router());
    if let Err(why) = serving.with_graceful_shutdown(until(stopped)).await {
        warn!(%why, "the figures can't be read any more");
    }
}

/// Says in the log when the clock is off.
async fn watch_clock(server: String, stopped: watch::Receiver<bool>) {
    let mut compare = tokio::time::interval(COMPARE_EVERY);
    loop {
        tokio::select! {
            () = until(stopped.clone()) => return,
            _ = compare.tick() => {
                if let Err(why) = clock::compare(&server).await {
                    warn!("{why}");
                }
            }
        }
    }
}

/// Carries messages and lets time do its work, until it is stopped.
async fn keep_time(house: Arc<House>, store: SqlStore, stopped: watch::Receiver<bool>) {
    let mut deliver = tokio::time::interval(DELIVER_EVERY);
    let mut tick = tokio::time::interval(TICK_EVERY);
    let mut sweep = tokio::time::interval(SWEEP_EVERY);
    loop {
        tokio::select! {
            () = until(stopped.clone()) => return,
            _ = deliver.tick() => deliver_all(&house).await,
            _ = tick.tick() => tick_all(&house, &store).await,
            _ = sweep.tick() => {
                let swept = store.sweep(now()).await;
                tell_failure("what has had its time stays", swept.map(|_| ()).map_err(Failure::from));
            }
        }
    }
}

async fn deliver_all(house: &House) {
    for id in organisations(house).await {
        let delivered = delivering::deliver(house, id, now()).await;
        tell_failure("messages wait", delivered.map(|_| ()));
    }
}

async fn tick_all(house: &House, store: &SqlStore) {
    for id in organisations(house).await {
        let moved = handing_over::tick(&Cx::system(house, id, now())).await;
        tell_failure("time did not do its work", moved.map(|_| ()));
        let compared = combining::look(&Cx::system(house, id, now())).await;
        tell_failure("records wait to be compared", compared.map(|_| ()));
    }
    let signed = store.sign_heads(now()).await;
    if let Ok(1..) = signed {
        show_heads(house, store).await;
    }
    tell_failure("the journals were not signed", signed.map(|_| ()).map_err(Failure::from));
}

/// Shows the new heads of the journals to whoever receives the log: a journal that is changed later
/// doesn't fit them any more. A head is a name, a number and a hash.
async fn show_heads(house: &House, store: &SqlStore) {
    for id in organisations(house).await {
        if let Ok(Some(head)) = store.newest_head(id).await {
            info!(target: WITNESS, head = head.as_str(), "the head of a journal");
        }
    }
}

async fn organisations(house: &House) -> Vec<OrganisationId> {
    let all = house.store.organisations().await;
    let ids = all.map(|all| all.iter().map(|one| one.id).collect()).map_err(Failure::from);
    ids.unwrap_or_else(|why| {
        tell_failure("the organisations can't be read", Err(why));
        Vec::new()
    })
}

/// It is tried again the next time; whoever keeps the installation should know.
fn tell_failure(what: &str, done: Result<(), Failure>) {
    if let Err(why) = done {
        warn!(%why, "{what}");
    }
}

/// Says on stdout where it listens, for visitors and for whoever watches the installation.
pub fn say_listening(address: SocketAddr, metrics: Option<&TcpListener>, printer: answer::Printer) {
    let metrics = metrics.and_then(|listener| listener.local_addr().ok());
    if printer.is_json() {
        let url = format!("http://{address}");
        let metrics = metrics.map(|metrics| metrics.to_string());
        let said = json!({ "listen": address.to_string(), "url": url, "metrics": metrics });
        answer::print_line(&said.to_string());
    } else {
        answer::print_line(&format!("Vangnet listens on http://{address}"));
        if let Some(metrics) = metrics {
            answer::print_line(&format!("Figures of the installation: http://{metrics}/metrics"));
        }
    }
}
