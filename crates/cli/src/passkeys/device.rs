//! A device in software, which signs whatever it is told: for tests.

use app::passkeys::{Answer, Asked};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as TEXT};
use kernel::{Moment, WorkerId};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use serde_json::{Value, json};
use vault::TokenHash;

/// Where visitors come.
pub const PLACE: &str = "https://vangnet.example";
/// Whose device it is, unless told otherwise.
pub const OWNER: WorkerId = WorkerId::from_raw(7);
/// A moment to begin at.
pub const START: Moment = Moment::from_micros(1_772_438_400_000_000);

/// Bits that say that the owner was there, and showed themselves.
pub const THERE: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const NEW_KEY_INSIDE: u8 = 0x40;

/// A device that signs whatever it is told.
pub struct Device {
    key: SigningKey,
    pub number: [u8; 16],
    pub owner: WorkerId,
    pub uses: u32,
    pub flags: u8,
    pub place: &'static str,
}

impl Device {
    pub fn new(seed: u8) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        let (number, flags) = ([seed; 16], THERE | VERIFIED);
        Self { key, number, owner: OWNER, uses: 0, flags, place: PLACE }
    }

    fn client_data(&self, kind: &str, asked: &Asked) -> Vec<u8> {
        let options: Value = serde_json::from_str(&asked.options).unwrap();
        let challenge = options["publicKey"]["challenge"].clone();
        let said = json!({ "type": kind, "challenge": challenge, "origin": self.place });
        said.to_string().into_bytes()
    }

    fn authenticator_data(&self, flags: u8) -> Vec<u8> {
        let mut data = sha256(b"vangnet.example").to_vec();
        data.push(flags);
        data.extend(self.uses.to_be_bytes());
        data
    }

    /// The public key as COSE writes it: P-256, for ES256.
    fn cose_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let half = |range: std::ops::Range<usize>| point.as_bytes()[range].to_vec();
        let start = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01];
        [&start[..], &[0x21, 0x58, 0x20], &half(1..33), &[0x22, 0x58, 0x20], &half(33..65)].concat()
    }

    /// Answers by making a new key.
    pub fn make(&self, asked: &Asked) -> Answer {
        let mut data = self.authenticator_data(self.flags | NEW_KEY_INSIDE);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.number);
        data.extend(self.cose_key());
        let length = u16::try_from(data.len()).unwrap().to_be_bytes();
        let start = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59";
        let attestation = [&start[..], &length, &data].concat();
        self.answer(
            asked,
            &json!({
                "attestationObject": TEXT.encode(attestation),
                "clientDataJSON": TEXT.encode(self.client_data("webauthn.create", asked)),
            }),
        )
    }

    /// Answers by signing.
    pub fn sign(&mut self, asked: &Asked) -> Answer {
        self.uses += 1;
        let data = self.authenticator_data(self.flags);
        let said = self.client_data("webauthn.get", asked);
        let signature: Signature = self.key.sign(&[&data[..], &sha256(&said)].concat());
        self.answer(
            asked,
            &json!({
                "authenticatorData": TEXT.encode(data),
                "clientDataJSON": TEXT.encode(said),
                "signature": TEXT.encode(signature.to_der()),
                "userHandle": TEXT.encode(self.owner.to_bytes()),
            }),
        )
    }

    fn answer(&self, asked: &Asked, response: &Value) -> Answer {
        let number = TEXT.encode(self.number);
        let credential = json!({
            "id": number, "rawId": number, "type": "public-key", "response": response,
            "extensions": {},
        });
        Answer { ceremony: asked.ceremony.clone(), credential: credential.to_string() }
    }
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    TokenHash::of(bytes).to_bytes()
}
