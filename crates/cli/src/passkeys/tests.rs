//! The ceremonies against a device in software: first what an attacker tries, then what works.

use super::device::{Device, OWNER, PLACE, START, THERE};
use super::*;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as TEXT;

fn here() -> RealPasskeys {
    RealPasskeys::at(PLACE).unwrap()
}

/// The key that a device makes for its owner.
fn made(here: &RealPasskeys, device: &Device) -> NewKey {
    let asked = here.ask_new(OWNER, "Noor de Wit", &[], START).unwrap();
    here.made(OWNER, &device.make(&asked), START).expect("the device made a key")
}

/// What holding a device's answer to a question for anyone against a key gives.
fn comes_in(here: &RealPasskeys, device: &mut Device, key: &str) -> Verdict {
    let asked = here.ask_who(None, START).unwrap();
    let claim = here.claimed(None, &device.sign(&asked), START).expect("a claim");
    (claim.check)(key)
}

#[test]
fn an_answer_works_once() {
    let (here, mut device) = (here(), Device::new(1));
    let asked = here.ask_new(OWNER, "Noor de Wit", &[], START).unwrap();
    let answer = device.make(&asked);
    assert!(here.made(OWNER, &answer, START).is_some());
    assert!(here.made(OWNER, &answer, START).is_none(), "a new key, twice");
    let asked = here.ask_who(None, START).unwrap();
    let answer = device.sign(&asked);
    assert!(here.claimed(None, &answer, START).is_some());
    assert!(here.claimed(None, &answer, START).is_none(), "coming in, twice");
}

#[test]
fn an_answer_to_another_question_is_none() {
    let (here, mut device) = (here(), Device::new(1));
    let key = made(&here, &device).key;
    let (before, asked) = (here.ask_who(None, START).unwrap(), here.ask_who(None, START).unwrap());
    let old = Answer { ceremony: asked.ceremony, ..device.sign(&before) };
    let claim = here.claimed(None, &old, START).unwrap();
    assert_eq!((claim.check)(&key), Verdict::No);
    // What was asked to make a key doesn't let anyone in, and the other way round.
    let asked = here.ask_new(OWNER, "Noor de Wit", &[], START).unwrap();
    assert!(here.claimed(Some(OWNER), &device.sign(&asked), START).is_none());
    let asked = here.ask_who(Some((OWNER, &[])), START).unwrap();
    assert!(here.made(OWNER, &device.make(&asked), START).is_none());
}

#[test]
fn an_answer_after_five_minutes_is_too_late() {
    let (here, mut device) = (here(), Device::new(1));
    let asked = here.ask_new(OWNER, "Noor de Wit", &[], START).unwrap();
    let late = START.plus_seconds(CEREMONY_SECONDS);
    assert!(here.made(OWNER, &device.make(&asked), late).is_none());
    let asked = here.ask_who(None, START).unwrap();
    assert!(here.claimed(None, &device.sign(&asked), late).is_none());
}

#[test]
fn what_was_asked_of_one_is_not_answered_by_another() {
    let (here, mut device) = (here(), Device::new(1));
    let other = WorkerId::from_raw(8);
    let asked = here.ask_new(OWNER, "Noor de Wit", &[], START).unwrap();
    assert!(here.made(other, &device.make(&asked), START).is_none());
    let asked = here.ask_who(Some((OWNER, &[])), START).unwrap();
    assert!(here.claimed(Some(other), &device.sign(&asked), START).is_none());
    let asked = here.ask_who(Some((OWNER, &[])), START).unwrap();
    assert!(here.claimed(None, &device.sign(&asked), START).is_none());
    let asked = here.ask_who(None, START).unwrap();
    assert!(here.claimed(Some(OWNER), &device.sign(&asked), START).is_none());
}

#[test]
fn another_site_gets_no_answer_that_holds_here() {
    let (here, mut device) = (here(), Device::new(1));
    let key = made(&here, &device).key;
    for elsewhere in [
        "https://vangnet.example.elders.example",
        "http://vangnet.example",
        "https://vangnet.example:8443",
    ] {
        device.place = elsewhere;
        let asked = here.ask_new(OWNER, "Noor de Wit", &[], START).unwrap();
        assert!(here.made(OWNER, &device.make(&asked), START).is_none(), "{elsewhere}");
        assert_eq!(comes_in(&here, &mut device, &key), Verdict::No, "{elsewhere}");
    }
}

#[test]
fn a_device_whose_owner_did_not_show_themselves_lets_nobody_in() {
    let (here, mut device) = (here(), Device::new(1));
    let key = made(&here, &device).key;
    device.flags = THERE;
    let asked = here.ask_new(OWNER, "Noor de Wit", &[], START).unwrap();
    assert!(here.made(OWNER, &device.make(&asked), START).is_none());
    assert_eq!(comes_in(&here, &mut device, &key), Verdict::No);
}

#[test]
fn a_key_that_counts_back_is_a_copy() {
    let (here, mut device) = (here(), Device::new(1));
    let key = made(&here, &device).key;
    let Verdict::Fits(Some(used)) = comes_in(&here, &mut device, &key) else {
        panic!("the first use moves the counter on")
    };
    device.uses = 0;
    assert_eq!(comes_in(&here, &mut device, &used), Verdict::Copied);
    assert_ne!(comes_in(&here, &mut device, &used), Verdict::Copied, "the true one counts on");
}

#[test]
fn a_key_of_another_does_not_fit() {
    let (here, device, mut other) = (here(), Device::new(1), Device::new(2));
    let key = made(&here, &device).key;
    assert_eq!(comes_in(&here, &mut other, &key), Verdict::No);
    other.number = device.number;
    assert_eq!(comes_in(&here, &mut other, &key), Verdict::No, "the number isn't the key");
    assert_eq!(comes_in(&here, &mut other, "{}"), Verdict::No);
}

#[test]
fn a_key_says_whose_it_is_and_lets_them_in() {
    let (here, mut device) = (here(), Device::new(1));
    let new = made(&here, &device);
    assert_eq!(new.handle, device.number);
    let asked = here.ask_who(None, START).unwrap();
    let claim = here.claimed(None, &device.sign(&asked), START).unwrap();
    assert_eq!((claim.handle, claim.worker), (new.handle, OWNER));
    assert!(matches!((claim.check)(&new.key), Verdict::Fits(Some(_))));
}

#[test]
fn a_device_is_asked_to_verify_its_owner_and_to_remember_whose_key_it_is() {
    let (here, device) = (here(), Device::new(1));
    let asked = here.ask_new(OWNER, "Noor de Wit", &[], START).unwrap();
    let options: Value = serde_json::from_str(&asked.options).unwrap();
    let choice = &options["publicKey"]["authenticatorSelection"];
    assert_eq!(choice["residentKey"], "required");
    assert_eq!(choice["userVerification"], "required");
    assert_eq!(options["publicKey"]["attestation"], "none");
    let kept = Kept {
        id: kernel::PasskeyId::from_raw(1),
        name: kernel::Personal::new("Telefoon").unwrap(),
        key: made(&here, &device).key,
        made_at: START,
        used_at: None,
    };
    let again = here.ask_who(Some((OWNER, std::slice::from_ref(&kept))), START).unwrap();
    let options: Value = serde_json::from_str(&again.options).unwrap();
    assert_eq!(options["publicKey"]["allowCredentials"][0]["id"], TEXT.encode(device.number));
    assert_eq!(options["publicKey"]["userVerification"], "required");
}

#[test]
fn what_nobody_answers_does_not_fill_the_memory() {
    let here = here();
    let mine = here.ask_who(Some((OWNER, &[])), START).unwrap();
    for _ in 0..MOST + 10 {
        here.ask_who(None, START).unwrap();
    }
    assert_eq!(here.waiting.lock().unwrap().len(), MOST);
    assert!(
        here.take(&mine.ceremony, Some(OWNER), START).is_some(),
        "who is signed in keeps theirs"
    );
}

#[test]
fn keys_are_bound_to_a_name_over_https_or_to_this_machine() {
    for address in
        ["https://vangnet.example", "https://vangnet.example:8443", "http://localhost:8080"]
    {
        assert_eq!(RealPasskeys::at(address).unwrap().place(), Some(address));
    }
    for wrong in [
        "vangnet.example",
        "http://vangnet.example",
        "https://127.0.0.1",
        "https://a.example/werk",
        "https://a.example/?x",
        "",
    ] {
        assert!(RealPasskeys::at(wrong).is_err(), "{wrong}");
    }
    let listen = |text: &str| text.parse::<SocketAddr>().unwrap();
    assert_eq!(
        public_address(None, listen("127.0.0.1:80")).as_deref(),
        Some("http://localhost:80")
    );
    assert_eq!(public_address(None, listen("10.0.0.1:80")), None);
    assert_eq!(public_address(Some(PLACE), listen("127.0.0.1:80")).as_deref(), Some(PLACE));
}
