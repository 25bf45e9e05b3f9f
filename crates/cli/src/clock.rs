//! Whether the clock of this machine is right. Terms, codes to sign in and every line of the journal
//! go by it, and nobody sees when it drifts.
//!
//! It is compared with a time server that the operator names (`time_server` in `vangnet.toml`; SNTP,
//! RFC 5905). It is never set from here: that is the operating system's business.

use std::time::Duration;

/// How far the clock may be off, in seconds: a code to sign in holds for 30. Our proposal.
const MAY_BE_OFF: f64 = 2.0;

/// How long the time server may take to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// Compares the clock with a time server (`host` or `host:port`).
///
/// # Errors
/// What is wrong and what to do: the clock is off, or the server doesn't tell.
pub async fn compare(server: &str) -> Result<(), String> {
    let config = rsntp::Config::default().timeout(PATIENCE);
    let told = rsntp::AsyncSntpClient::with_config(config).synchronize(server).await;
    let told = told.map_err(|why| format!("the time server {server} doesn't tell: {why}"))?;
    let off = told.clock_offset().as_secs_f64();
    if off.abs() <= MAY_BE_OFF {
        return Ok(());
    }
    let side = if off > 0.0 { "behind" } else { "ahead" };
    Err(format!(
        "the clock runs {:.0} seconds {side} according to {server}: let the operating system keep it \
         (systemd-timesyncd, chrony)",
        off.abs()
    ))
}
