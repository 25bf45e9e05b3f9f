//! A code app as second proof: a new secret is shown once and kept only when a code shows that the
//! app has it.

use crate::failure::Failure;
use crate::house::Cx;
use kernel::Entropy;

/// A secret to be read into a code app.
pub struct NewApp {
    /// The secret; the form sends it back with the first code.
    pub secret: Vec<u8>,
    /// The same as an `otpauth:` address, for the app.
    pub address: String,
}

/// A new secret for a code app. Nothing is kept yet.
///
/// # Errors
/// A fresh proof is asked: who finds an open screen can't take the account over.
pub async fn new_app(cx: &Cx<'_>, entropy: &mut dyn Entropy) -> Result<NewApp, Failure> {
    let secret = cx.house.proofs.new_secret(entropy);
    Ok(NewApp { address: address(cx, &secret).await?, secret })
}

/// The address of a secret that was shown before, to show it again.
///
/// # Errors
/// As for [`new_app`].
pub async fn address(cx: &Cx<'_>, secret: &[u8]) -> Result<String, Failure> {
    if !cx.actor.is_stepped_up(cx.now) {
        return Err(Failure::StepUp);
    }
    let mut work = cx.begin_reading().await?;
    let worker = work.unit.worker(cx.actor.worker).await?.ok_or(Failure::NotFound)?;
    Ok(cx.house.proofs.enrolment(secret, worker.name.reveal()))
}

/// Keeps the secret in the place of an earlier one, when the code shows that the app has it.
///
/// # Errors
/// Invalid when the code doesn't fit; a fresh proof is asked.
pub async fn keep_app(cx: &Cx<'_>, secret: &[u8], code: &str) -> Result<(), Failure> {
    /// The fewest bytes of a secret that can't be guessed (RFC 4226: 128 bits).
    const FEWEST: usize = 16;
    if !cx.actor.is_stepped_up(cx.now) {
        return Err(Failure::StepUp);
    }
    let step = cx.house.proofs.code_step(secret, code, cx.now);
    let Some(step) = step.filter(|_| secret.len() >= FEWEST) else {
        return Err(Failure::invalid("code", "code"));
    };
    let mut work = cx.begin().await?;
    work.unit.set_credential(cx.actor.worker, "totp", secret, false).await?;
    work.unit.take_step(cx.actor.worker, step).await?;
    work.unit.sign_line(cx.actor.worker, "key-change").await?;
    work.commit().await
}
