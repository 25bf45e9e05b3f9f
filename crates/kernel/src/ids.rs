//! One type per kind of thing, listed in one place.
//!
//! An id is 128 random bits. It is never sequential: a number may not tell how many victims a town
//! has, nor when one came in. Its text form names the kind in the language of the URLs
//! (`signaal-0f…`), so that an id of one kind is never read as another.

use crate::Entropy;

/// A text that isn't an id of the expected kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id of kind `{expected}`")]
pub struct NotAnId {
    /// The prefix that was expected.
    pub expected: &'static str,
}

macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident = $prefix:literal;)+) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// What stands before the hyphen in the text form.
            pub const PREFIX: &'static str = $prefix;

            /// Draws a new id.
            pub fn draw(entropy: &mut dyn Entropy) -> Self {
                let mut bytes = [0; 16];
                entropy.fill(&mut bytes);
                Self(u128::from_be_bytes(bytes))
            }

            /// The id as 16 bytes, as the store keeps it.
            pub const fn to_bytes(self) -> [u8; 16] {
                self.0.to_be_bytes()
            }

            /// The id that these 16 bytes hold.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(u128::from_be_bytes(bytes))
            }

            /// A fixed id, for tests and models.
            pub const fn from_raw(raw: u128) -> Self {
                Self(raw)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}-{:032x}", Self::PREFIX, self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let wrong = NotAnId { expected: Self::PREFIX };
                let digits = text
                    .strip_prefix(Self::PREFIX)
                    .and_then(|rest| rest.strip_prefix('-'))
                    .filter(|digits| digits.len() == 32)
                    .filter(|digits| digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
                    .ok_or(wrong)?;
                u128::from_str_radix(digits, 16).map(Self).map_err(|_| wrong)
            }
        }
    )+};
}

ids! {
    /// A change to the list of signals that someone put forward.
    AmendmentId = "wijziging";
    /// The key holder of a set of sealed content: one subject's or one person's.
    DossierId = "kluis";
    /// One entry on the timeline of a subject.
    EntryId = "regel";
    /// An invitation to an expert from elsewhere; it opens nothing without its code.
    InvitationId = "uitnodiging";
    /// A passkey: what someone signs in with from their own device.
    PasskeyId = "sleutel";
    /// A message from one organisation to another.
    ParcelId = "zending";
    /// An organisation in the chain: a school, a reporting point, a shelter.
    OrganisationId = "organisatie";
    /// A young person as one organisation knows them. Never shared between organisations.
    PersonId = "persoon";
    /// A place in a team that a worker fills and a deputy stands in for.
    PostId = "plek";
    /// One line of the coded registration.
    RegistrationId = "registratie";
    /// A browser session or an API token; never the secret that opens it.
    SessionId = "sessie";
    /// An open matter of any kind: signal, consultation, report, case.
    SubjectId = "zaak";
    /// A target time that someone of an organisation put forward.
    TargetId = "streeftijd";
    /// A team in an organisation.
    TeamId = "team";
    /// Someone who works with the system.
    WorkerId = "medewerker";
    /// One request, from browser to journal.
    CorrelationId = "verzoek";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text() {
        let id = SubjectId::from_raw(7);
        assert_eq!(id.to_string(), "zaak-00000000000000000000000000000007");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(SubjectId::from_bytes(id.to_bytes()), id);
    }

    #[test]
    fn an_id_is_what_was_drawn_and_nothing_else() {
        struct Sevens;
        impl Entropy for Sevens {
            fn fill(&mut self, bytes: &mut [u8]) {
                bytes.fill(0x77);
            }
        }
        let first = SubjectId::draw(&mut Sevens);
        assert_eq!(first.to_bytes(), [0x77; 16], "no counter, no clock, no organisation");
        assert_eq!(first, SubjectId::draw(&mut Sevens));
    }

    #[test]
    fn an_id_of_one_kind_is_not_read_as_another() {
        let text = SubjectId::from_raw(7).to_string();
        assert_eq!(text.parse::<WorkerId>(), Err(NotAnId { expected: "medewerker" }));
    }

    #[test]
    fn only_the_one_spelling_is_an_id() {
        for wrong in [
            "zaak-7",
            "zaak-0000000000000000000000000000000A",
            "zaak",
            "",
            "zaak-+000000000000000000000000000007",
        ] {
            assert!(wrong.parse::<SubjectId>().is_err(), "{wrong}");
        }
    }
}
