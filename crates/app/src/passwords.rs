//! A password of one's own: what it must be, and changing it.
//!
//! Long and not guessable is all that is asked. There are no rules about signs, and nobody must
//! change a password because time passed.

use crate::failure::Failure;
use crate::house::{Cx, House};
use crate::ports::{Session, Unit};
use crate::signing_in::{CameIn, Entry, refused, start_session};
use kernel::{Moment, OrganisationId, WorkerId};

/// The fewest letters of a password.
pub const FEWEST: usize = 15;
/// The most letters of a password: a sentence fits, and hashing it stays bounded.
pub const MOST: usize = 256;

/// What people choose when they may choose: a password that is made of these is guessed first.
const COMMON: &[&str] = &[
    "wachtwoord",
    "password",
    "welkom",
    "welcome",
    "geheim",
    "secret",
    "inloggen",
    "login",
    "admin",
    "beheer",
    "gemeente",
    "school",
    "vangnet",
    "qwertyuiop",
    "qwerty",
    "azerty",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnop",
    "abcdef",
    "1234567890",
    "0123456789",
    "0987654321",
    "123456",
    "12345",
    "lente",
    "zomer",
    "herfst",
    "winter",
    "voorjaar",
    "najaar",
    "januari",
    "februari",
    "maart",
    "april",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "ikhouvanjou",
    "iloveyou",
    "letmein",
    "changeme",
    "nederland",
    "amsterdam",
    "rotterdam",
    "utrecht",
];

/// What is wrong with a new password, as the code of a fault. `known` are words that belong to
/// whoever chooses: their name, that of their organisation.
pub fn fault(new: &str, known: &[&str]) -> Option<&'static str> {
    /// The fewest letters, and different letters, that must be left without what is guessed first.
    const LEFT: (usize, usize) = (8, 5);
    let length = new.chars().count();
    if length < FEWEST {
        return Some("password-short");
    }
    if length > MOST {
        return Some("password-long");
    }
    let mut rest: String =
        new.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    let words = known.iter().flat_map(|words| words.split(|sign: char| !sign.is_alphanumeric()));
    let words = words.filter(|word| word.chars().count() > 2).map(str::to_lowercase);
    let mut words: Vec<_> = words.chain(COMMON.iter().map(|word| (*word).to_owned())).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in &words {
        rest = rest.replace(word.as_str(), "");
    }
    let mut different: Vec<_> = rest.chars().collect();
    let left = different.len();
    different.sort_unstable();
    different.dedup();
    (left < LEFT.0 || different.len() < LEFT.1).then_some("password-easy")
}

/// Changes the password of the one who asks, and ends all their sessions and tokens: they go on in a
/// new one.
///
/// # Errors
/// Not allowed when the old one doesn't fit; invalid when the new one is too easy.
pub async fn change(
    cx: &Cx<'_>,
    old: &str,
    new: &str,
    entry: Entry<'_>,
) -> Result<CameIn, Failure> {
    let (house, worker) = (cx.house, cx.actor.worker);
    let mut unit = house.store.begin_reading(cx.actor.organisation, cx.now).await?;
    let hash = unit.credentials(worker, "password").await?.into_iter().next();
    drop(unit);
    let hash = hash.and_then(|hash| String::from_utf8(hash).ok());
    if !house.proofs.password_fits(hash.as_deref(), old) {
        let unit = house.store.begin(cx.actor.organisation, cx.now).await?;
        return Err(refused(unit, worker).await?);
    }
    if old == new {
        return Err(Failure::invalid("nieuw", "password-same"));
    }
    keep(house, (cx.actor.organisation, worker), new, entry).await
}

/// Chooses a first password of one's own, in the place of the one that was given.
///
/// # Errors
/// Invalid when it is too easy, or is the one that was given.
pub async fn choose(
    house: &House,
    newcomer: &Session,
    new: &str,
    entry: Entry<'_>,
) -> Result<CameIn, Failure> {
    let mut unit = house.store.begin_reading(newcomer.organisation, entry.now).await?;
    let given = unit.credentials(newcomer.worker, "first-password").await?.into_iter().next();
    drop(unit);
    // Chosen in another window meanwhile: what was given is gone.
    let given = given.and_then(|hash| String::from_utf8(hash).ok()).ok_or(Failure::NotAllowed)?;
    if house.proofs.password_fits(Some(&given), new) {
        return Err(Failure::invalid("nieuw", "password-same"));
    }
    keep(house, (newcomer.organisation, newcomer.worker), new, entry).await
}

/// Keeps a new password; whoever was in with the old one is out.
async fn keep(
    house: &House,
    (organisation, worker): (OrganisationId, WorkerId),
    new: &str,
    entry: Entry<'_>,
) -> Result<CameIn, Failure> {
    if let Some(code) = fault_for(house, organisation, worker, new, entry.now).await? {
        return Err(Failure::invalid("nieuw", code));
    }
    let hash = house.proofs.hash(new, entry.entropy);
    let mut unit: Box<dyn Unit> = house.store.begin(organisation, entry.now).await?;
    unit.set_credential(worker, "password", hash.as_bytes(), false).await?;
    unit.drop_credentials(worker, "first-password").await?;
    unit.sign_line(worker, "key-change").await?;
    unit.end_sessions_of(worker).await?;
    let came = start_session(&mut *unit, worker, entry).await?;
    unit.commit().await?;
    Ok(came)
}

async fn fault_for(
    house: &House,
    organisation: OrganisationId,
    worker: WorkerId,
    new: &str,
    now: Moment,
) -> Result<Option<&'static str>, Failure> {
    let organisations = house.store.organisations().await?;
    let here = organisations.iter().find(|one| one.id == organisation);
    let mut unit = house.store.begin_reading(organisation, now).await?;
    let worker = unit.worker(worker).await?.ok_or(Failure::NotFound)?;
    let here = here.map_or("", |one| one.name.as_str());
    Ok(fault(new, &[worker.name.reveal(), here]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] = &["Noor de Wit", "Basisschool De Brug"];

    #[test]
    fn a_sentence_is_a_password_whatever_signs_it_has() {
        for good in [
            "een kat op het dak",
            "fietsbel-paperclip-maanzaad",
            "abcde-fghjk-mnpqr-stuvw",
            "Ünïcode mag ook gerust",
        ] {
            assert_eq!(fault(good, KNOWN), None, "{good}");
        }
        assert_eq!(fault(&"lang genoeg ".repeat(21), KNOWN), None);
    }

    #[test]
    fn what_is_guessed_first_is_no_password() {
        for easy in [
            "WelkomWelkom2026!",
            "noordewit-noordewit",
            "Noor de Wit 2026!!",
            "Basisschool De Brug 1",
            "1234567890123456",
            "aaaaaaaaaaaaaaaaaaaa",
            "Wachtwoord-Vangnet-2026",
            "qwertyuiopasdfghjkl",
        ] {
            assert_eq!(fault(easy, KNOWN), Some("password-easy"), "{easy}");
        }
    }

    #[test]
    fn a_short_or_endless_password_is_refused() {
        assert_eq!(fault("kort en krachti", KNOWN), None);
        assert_eq!(fault("kort en kracht", KNOWN), Some("password-short"));
        assert_eq!(fault("", KNOWN), Some("password-short"));
        assert_eq!(fault(&"x y".repeat(100), KNOWN), Some("password-long"));
    }
}
