//! Coming in with everything real: the store, passwords, codes and passkeys. First what an attacker
//! tries, then what works.

use crate::commands::people::{add_organisation, keep_proofs};
use crate::entropy;
use crate::house;
use crate::passkeys::RealPasskeys;
use crate::passkeys::device::{Device, PLACE, START};
use crate::proofs::{RealProofs, code_at};
use crate::settings::{File, Where};
use access::Actor;
use app::passkeys::{self, Answer};
use app::ports::Store as _;
use app::signing_in::{self, CameIn, Claim, Entry, Proofs as _};
use app::{Cx, Failure, House, passwords, sessions};
use domain::organisations::OrganisationKind;
use kernel::{CorrelationId, Moment, OrganisationId, PasskeyId, Personal, SessionId, WorkerId};
use std::sync::Arc;
use store::SqlStore;
use tempfile::TempDir;

const FIRST: &str = "first-password-of-theirs";
const OWN: &str = "een kat op het warme dak";

/// Two schools, each with an administrator who has a first password and a code app.
struct Stage {
    house: House,
    store: SqlStore,
    _folder: TempDir,
}

/// Someone who works at one of them.
struct Person {
    organisation: OrganisationId,
    worker: WorkerId,
    login: &'static str,
    secret: Vec<u8>,
}

fn at(seconds: i64) -> Moment {
    START.plus_seconds(seconds)
}

impl Stage {
    async fn set() -> (Self, Person, Person) {
        let folder = tempfile::tempdir().unwrap();
        let place =
            Where { data: folder.path().join("data"), database: None, file: File::default() };
        let store = house::make_store(&place).await.unwrap();
        let house = house::furnish(&store, None, house::now().day(), false).unwrap();
        let house = house.with_passkeys(Arc::new(RealPasskeys::at(PLACE).unwrap()));
        let stage = Self { house, store, _folder: folder };
        let noor = stage.person("De Brug", "Noor de Wit").await;
        let sam = stage.person("Kompas", "Sam Vos").await;
        (stage, noor, sam)
    }

    async fn person(&self, school: &str, login: &'static str) -> Person {
        let kind = OrganisationKind::School;
        let made = add_organisation(
            &self.store,
            (kind, domain::meldcode::Sector::usual_for(kind)),
            school,
            "GM0344",
            login,
        )
        .await;
        let (organisation, _) = made.unwrap();
        let (_, worker) = self.store.worker_by_login(login).await.unwrap().unwrap();
        let proofs = RealProofs::default();
        let hash = proofs.hash(FIRST, &mut entropy::System);
        let secret = proofs.new_secret(&mut entropy::System);
        let mut unit = self.store.begin(organisation, at(0)).await.unwrap();
        keep_proofs(&mut *unit, worker, &hash, &secret).await.unwrap();
        unit.commit().await.unwrap();
        Person { organisation, worker, login, secret }
    }

    async fn try_in(
        &self,
        who: &Person,
        password: &str,
        code: &str,
        now: Moment,
    ) -> Result<CameIn, Failure> {
        let claim = Claim {
            login: who.login.to_owned(),
            password: password.to_owned(),
            code: code.to_owned(),
        };
        let entry = Entry { entropy: &mut entropy::System, now, device: "firefox/linux" };
        signing_in::sign_in(&self.house, &claim, entry).await
    }

    /// Comes in with the code of that moment.
    async fn come_in(&self, who: &Person, password: &str, now: Moment) -> CameIn {
        let code = code_at(&who.secret, now);
        self.try_in(who, password, &code, now).await.expect("they come in")
    }

    /// Chooses a password of their own; the session after it.
    async fn settle(&self, who: &Person, now: Moment) -> CameIn {
        let came = self.come_in(who, FIRST, now).await;
        let session = signing_in::newcomer(&self.house, &came.secret, now).await.unwrap().unwrap();
        let entry = Entry { entropy: &mut entropy::System, now, device: "" };
        passwords::choose(&self.house, &session, OWN, entry).await.expect("a good password")
    }

    async fn actor(&self, came: &CameIn, now: Moment) -> Option<Actor> {
        let correlation = CorrelationId::from_raw(1);
        signing_in::actor(&self.house, &came.secret, correlation, now).await.unwrap()
    }

    async fn cx(&self, came: &CameIn, now: Moment) -> Cx<'_> {
        Cx::new(&self.house, self.actor(came, now).await.expect("a session"), now)
    }

    /// Makes a passkey on a device, for whoever came in.
    async fn enrol(&self, came: &CameIn, device: &mut Device, now: Moment) {
        device.owner = came.worker;
        let cx = self.cx(came, now).await;
        let asked = passkeys::ask_new(&cx).await.unwrap();
        let name = Personal::new("Telefoon").unwrap();
        passkeys::keep(&cx, name, &device.make(&asked)).await.expect("a passkey");
    }

    async fn answer(&self, answer: &Answer, now: Moment) -> Result<CameIn, Failure> {
        let entry = Entry { entropy: &mut entropy::System, now, device: "" };
        passkeys::come_in(&self.house, answer, entry).await
    }

    async fn with_passkey(&self, device: &mut Device, now: Moment) -> Result<CameIn, Failure> {
        let asked = passkeys::ask_anyone(&self.house, now).unwrap();
        let answer = device.sign(&asked);
        self.answer(&answer, now).await
    }
}

fn refused<T>(got: Result<T, Failure>) -> bool {
    got.is_err_and(|failure| matches!(failure, Failure::NotAllowed))
}

#[tokio::test]
async fn a_code_works_once_and_none_from_before_it() {
    let (stage, noor, sam) = Stage::set().await;
    stage.settle(&noor, at(0)).await;
    stage.settle(&sam, at(0)).await;
    let (before, now) = (at(90), at(120));
    let code = code_at(&noor.secret, now);
    let (first, same) =
        tokio::join!(stage.try_in(&noor, OWN, &code, now), stage.try_in(&noor, OWN, &code, now));
    assert_eq!(usize::from(first.is_ok()) + usize::from(same.is_ok()), 1, "one of two at once");
    assert!(refused(stage.try_in(&noor, OWN, &code, now).await), "the same code again");
    let older = code_at(&noor.secret, before);
    assert!(refused(stage.try_in(&noor, OWN, &older, now).await), "one that was shown before it");
    assert!(
        stage.try_in(&sam, OWN, &code_at(&sam.secret, now), now).await.is_ok(),
        "another's isn't used"
    );
    stage.come_in(&noor, OWN, at(150)).await;
}

#[tokio::test]
async fn a_code_that_proved_something_again_is_used_too() {
    let (stage, noor, _) = Stage::set().await;
    let came = stage.settle(&noor, at(0)).await;
    let now = at(60);
    let (cx, code) = (stage.cx(&came, now).await, code_at(&noor.secret, now));
    let entry = || Entry { entropy: Box::leak(Box::new(entropy::System)), now, device: "" };
    let again = signing_in::step_up(&cx, &came.secret, OWN, &code, entry()).await.unwrap();
    assert!(stage.actor(&came, now).await.is_none(), "the old secret is dead");
    let cx = stage.cx(&again, now).await;
    assert!(refused(signing_in::step_up(&cx, &again.secret, OWN, &code, entry()).await));
    assert!(refused(stage.try_in(&noor, OWN, &code, now).await));
}

#[tokio::test]
async fn a_wrong_password_does_not_use_up_the_code() {
    let (stage, noor, _) = Stage::set().await;
    stage.settle(&noor, at(0)).await;
    let now = at(60);
    let code = code_at(&noor.secret, now);
    assert!(refused(stage.try_in(&noor, "een hond onder de tafel", &code, now).await));
    assert!(stage.try_in(&noor, OWN, &code, now).await.is_ok());
}

#[tokio::test]
async fn a_first_password_opens_nothing_but_the_choice_of_ones_own() {
    let (stage, noor, _) = Stage::set().await;
    let came = stage.come_in(&noor, FIRST, at(0)).await;
    assert!(came.must_choose);
    assert!(stage.actor(&came, at(0)).await.is_none(), "it opened a page");
    let newcomer = |now| signing_in::newcomer(&stage.house, &came.secret, now);
    assert!(newcomer(at(15 * 60)).await.unwrap().is_none(), "it waits for ever");
    let session = newcomer(at(0)).await.unwrap().unwrap();
    let choose = async |new: &str| {
        let entry = Entry { entropy: &mut entropy::System, now: at(0), device: "" };
        passwords::choose(&stage.house, &session, new, entry).await
    };
    for (easy, why) in [
        (FIRST, "password-same"),
        ("kort", "password-short"),
        ("noor de wit, noor de wit", "password-easy"),
    ] {
        let refused = choose(easy).await.err().expect("refused");
        assert!(matches!(&refused, Failure::Invalid(all) if all[0].code == why), "{refused:?}");
    }
    let chosen = choose(OWN).await.unwrap();
    assert!(stage.actor(&chosen, at(0)).await.is_some());
    assert!(newcomer(at(0)).await.unwrap().is_none());
    assert!(refused(choose("een heel ander wachtwoord").await), "in another window, afterwards");
    assert!(refused(stage.try_in(&noor, FIRST, &code_at(&noor.secret, at(60)), at(60)).await));
    assert!(!stage.come_in(&noor, OWN, at(60)).await.must_choose);
}

#[tokio::test]
async fn a_changed_password_ends_every_other_session() {
    let (stage, noor, _) = Stage::set().await;
    let thief = stage.settle(&noor, at(0)).await;
    let own = stage.come_in(&noor, OWN, at(60)).await;
    let cx = stage.cx(&own, at(60)).await;
    let change = async |old: &str| {
        let entry = Entry { entropy: &mut entropy::System, now: at(60), device: "" };
        passwords::change(&cx, old, "twee honden in de regen", entry).await
    };
    assert!(refused(change("weet ik niet meer precies").await));
    assert!(stage.actor(&thief, at(60)).await.is_some(), "nothing changed yet");
    let changed = change(OWN).await.unwrap();
    assert!(stage.actor(&thief, at(60)).await.is_none());
    assert!(stage.actor(&own, at(60)).await.is_none(), "the old secret is dead");
    assert!(stage.actor(&changed, at(60)).await.is_some());
    assert!(refused(stage.try_in(&noor, OWN, &code_at(&noor.secret, at(90)), at(90)).await));
}

#[tokio::test]
async fn someone_ends_their_own_sessions_and_nobody_elses() {
    let (stage, noor, sam) = Stage::set().await;
    let (theirs, one) = (stage.settle(&sam, at(0)).await, stage.settle(&noor, at(0)).await);
    let two = stage.come_in(&noor, OWN, at(60)).await;
    let id_of = async |came: &CameIn| stage.store.session(&came.secret).await.unwrap().unwrap().id;
    let cx = stage.cx(&two, at(60)).await;
    let (mine, this) = sessions::mine(&cx, &two.secret).await.unwrap();
    assert_eq!(this, Some(id_of(&two).await));
    let ids: Vec<SessionId> = mine.iter().map(|one| one.id).collect();
    assert_eq!(ids, [id_of(&two).await, id_of(&one).await]);
    assert_eq!(mine[0].device, "firefox/linux");
    for unknown in [id_of(&theirs).await, SessionId::from_raw(1)] {
        assert!(matches!(sessions::end(&cx, unknown).await, Err(Failure::NotFound)));
    }
    assert!(stage.actor(&theirs, at(60)).await.is_some());
    sessions::end(&cx, id_of(&one).await).await.unwrap();
    assert!(stage.actor(&one, at(60)).await.is_none());
    let three = stage.come_in(&noor, OWN, at(90)).await;
    assert_eq!(sessions::end_others(&cx, &two.secret).await.unwrap(), 1);
    assert!(stage.actor(&three, at(90)).await.is_none());
    assert!(stage.actor(&two, at(90)).await.is_some());
    assert!(stage.actor(&theirs, at(90)).await.is_some());
}

#[tokio::test]
async fn a_passkey_of_someone_who_left_or_that_was_removed_opens_nothing() {
    let (stage, noor, sam) = Stage::set().await;
    let (mut phone, mut laptop, mut stranger) = (Device::new(1), Device::new(2), Device::new(3));
    let (noors, sams) = (stage.settle(&noor, at(0)).await, stage.settle(&sam, at(0)).await);
    stage.enrol(&noors, &mut phone, at(0)).await;
    stage.enrol(&sams, &mut laptop, at(0)).await;
    stranger.owner = noor.worker;
    assert!(refused(stage.with_passkey(&mut stranger, at(0)).await), "a key that nobody kept");
    // Its own key and number, under someone else's name.
    phone.owner = sam.worker;
    assert!(refused(stage.with_passkey(&mut phone, at(0)).await));
    phone.owner = noor.worker;
    assert!(stage.with_passkey(&mut phone, at(0)).await.is_ok());

    let cx = stage.cx(&noors, at(0)).await;
    let key = passkeys::mine(&cx).await.unwrap().remove(0);
    let others = stage.cx(&sams, at(0)).await;
    for unknown in [key.id, PasskeyId::from_raw(1)] {
        assert!(matches!(passkeys::one(&others, unknown).await, Err(Failure::NotFound)));
        assert!(matches!(passkeys::remove(&others, unknown).await, Err(Failure::NotFound)));
    }
    passkeys::remove(&cx, key.id).await.unwrap();
    assert!(refused(stage.with_passkey(&mut phone, at(0)).await), "it was removed");

    let mut unit = stage.store.begin(sam.organisation, at(0)).await.unwrap();
    unit.disable(sam.worker).await.unwrap();
    unit.commit().await.unwrap();
    assert!(refused(stage.with_passkey(&mut laptop, at(0)).await), "they left");
}

#[tokio::test]
async fn nobody_proves_themselves_with_the_passkey_of_another() {
    let (stage, noor, sam) = Stage::set().await;
    let (mut phone, mut laptop) = (Device::new(1), Device::new(2));
    let (noors, sams) = (stage.settle(&noor, at(0)).await, stage.settle(&sam, at(0)).await);
    stage.enrol(&noors, &mut phone, at(0)).await;
    stage.enrol(&sams, &mut laptop, at(0)).await;
    let now = at(400);
    let cx = stage.cx(&noors, now).await;
    assert!(!cx.actor.is_stepped_up(now));
    assert!(matches!(passkeys::ask_new(&cx).await, Err(Failure::StepUp)), "an open screen");
    let prove = async |answer: &Answer| {
        let entry = Entry { entropy: &mut entropy::System, now, device: "" };
        passkeys::prove_again(&cx, &noors.secret, answer, entry).await
    };
    let asked = passkeys::ask_again(&cx).await.unwrap();
    assert!(refused(prove(&laptop.sign(&asked)).await), "another organisation's");
    let asked = passkeys::ask_anyone(&stage.house, now).unwrap();
    assert!(refused(prove(&phone.sign(&asked)).await), "asked of anyone");
    let asked = passkeys::ask_again(&cx).await.unwrap();
    let again = prove(&phone.sign(&asked)).await.unwrap();
    assert!(stage.cx(&again, now).await.actor.is_stepped_up(now));
    assert!(stage.actor(&noors, now).await.is_none(), "the old secret is dead");
}

#[tokio::test]
async fn a_passkey_of_which_there_is_a_copy_stops() {
    let (stage, noor, _) = Stage::set().await;
    let mut phone = Device::new(1);
    let came = stage.settle(&noor, at(0)).await;
    stage.enrol(&came, &mut phone, at(0)).await;
    assert!(stage.with_passkey(&mut phone, at(0)).await.is_ok());
    let used = std::mem::replace(&mut phone.uses, 0);
    assert!(refused(stage.with_passkey(&mut phone, at(0)).await), "the copy");
    phone.uses = used;
    assert!(refused(stage.with_passkey(&mut phone, at(0)).await), "which is the true one?");
    let kept = passkeys::mine(&stage.cx(&came, at(0)).await).await.unwrap();
    assert!(kept[0].is_stopped(), "its owner sees it");
}

#[tokio::test]
async fn an_answer_that_let_someone_in_lets_nobody_in_again() {
    let (stage, noor, _) = Stage::set().await;
    let mut phone = Device::new(1);
    let came = stage.settle(&noor, at(0)).await;
    stage.enrol(&came, &mut phone, at(0)).await;
    let asked = passkeys::ask_anyone(&stage.house, at(0)).unwrap();
    let answer = phone.sign(&asked);
    assert!(stage.answer(&answer, at(0)).await.is_ok());
    assert!(refused(stage.answer(&answer, at(0)).await));
}

#[tokio::test]
async fn a_key_has_one_owner_and_nobody_has_more_than_ten() {
    let (stage, noor, sam) = Stage::set().await;
    let (noors, sams) = (stage.settle(&noor, at(0)).await, stage.settle(&sam, at(0)).await);
    for seed in 1..=10 {
        stage.enrol(&noors, &mut Device::new(seed), at(0)).await;
    }
    for (who, seed, why) in [(&noors, 11, "too-many-passkeys"), (&sams, 1, "passkey-known")] {
        let cx = stage.cx(who, at(0)).await;
        let asked = passkeys::ask_new(&cx).await.unwrap();
        let made = Device::new(seed).make(&asked);
        let kept = passkeys::keep(&cx, Personal::new("Nog een").unwrap(), &made).await;
        assert!(matches!(kept, Err(Failure::Refused(code)) if code == why), "{kept:?}");
    }
}

#[tokio::test]
async fn a_screen_left_alone_asks_to_come_in_again_and_a_long_day_ends() {
    let (stage, noor, _) = Stage::set().await;
    let minute = |minutes: i64| at(minutes * 60);
    // An administrator: ten minutes without use, eight hours in any case.
    let came = stage.settle(&noor, at(0)).await;
    assert!(stage.actor(&came, minute(9)).await.is_some());
    assert!(stage.actor(&came, minute(18)).await.is_some(), "it was used in between");
    assert!(stage.actor(&came, minute(29)).await.is_none());

    let came = stage.come_in(&noor, OWN, minute(30)).await;
    for minutes in (30..=510).step_by(8) {
        assert!(stage.actor(&came, minute(minutes)).await.is_some(), "{minutes}");
    }
    assert!(stage.actor(&came, minute(511)).await.is_none(), "after eight hours in any case");
}

#[tokio::test]
async fn a_fresh_proof_lapses_for_good_when_nobody_is_at_the_screen() {
    let (stage, noor, _) = Stage::set().await;
    let came = stage.settle(&noor, at(0)).await;
    let proven = async |seconds: i64| {
        let now = at(seconds);
        stage.actor(&came, now).await.expect("a session").is_stepped_up(now)
    };
    assert!(proven(240).await);
    assert!(!proven(240 + 301).await, "five minutes without use");
    assert!(!proven(240 + 302).await, "and it doesn't come back");
}
