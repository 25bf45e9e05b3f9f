//! Where things are, and what they are called: one table for the addresses of subjects.

use crate::face::Text;
use domain::matching::PersonDetails;
use domain::subjects::Kind;
use kernel::SubjectId;

/// The Dutch collection name of a kind, in pages and API alike.
pub const fn collection(kind: Kind) -> &'static str {
    match kind {
        Kind::Signal => "signalen",
        Kind::Consultation => "adviesvragen",
        Kind::Reading => "lezingen",
        Kind::Outgoing => "meldingen",
        Kind::Incoming => "ontvangsten",
        Kind::Case => "casussen",
        Kind::Review => "beoordelingen",
        Kind::Missing => "vermissingen",
        Kind::Feedback => "terugkoppelingen",
        Kind::Combination => "samenhangen",
    }
}

/// The page of a subject.
pub fn subject(kind: Kind, id: SubjectId) -> String {
    format!("/werk/{}/{id}", collection(kind))
}

/// What a subject is about, in a few words for someone who may open it.
pub fn about(t: Text, kind: Kind, person: Option<&PersonDetails>) -> String {
    let kind = t.pick("kind", kind.word());
    match person {
        Some(person) => format!("{kind}: {}", full_name(person)),
        None => kind,
    }
}

/// First name, prefix and surname.
pub fn full_name(person: &PersonDetails) -> String {
    let parts = [Some(&person.first_name), person.prefix.as_ref(), Some(&person.surname)];
    parts.into_iter().flatten().map(kernel::Personal::reveal).collect::<Vec<_>>().join(" ")
}
