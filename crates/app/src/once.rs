//! A request that is carried out once, however often it comes: the answer is remembered in the same
//! transaction as what it answers.
//!
//! A browser that lost the connection, or a system that tries again, sends the same request with the
//! same key. The second time nothing happens and the first answer is given again.

use crate::failure::Failure;
use crate::ports::{Repeated, SubjectRow, Unit};
use kernel::{RegistrationId, SubjectId, WorkerId};
use std::sync::OnceLock;

/// What a request brought about: a subject, and the version it has since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// The subject that was opened, else the one that was changed.
    pub subject: SubjectId,
    /// Its version right after.
    pub version: i64,
    /// The registration that is kept of it, when that is what was asked.
    pub registration: Option<RegistrationId>,
    opened: bool,
}

impl Done {
    pub(crate) const fn opened(row: &SubjectRow) -> Self {
        Self { opened: true, ..Self::changed(row) }
    }

    pub(crate) const fn changed(row: &SubjectRow) -> Self {
        Self { subject: row.id, version: row.version, registration: None, opened: false }
    }

    pub(crate) const fn with(self, registration: RegistrationId) -> Self {
        Self { registration: Some(registration), ..self }
    }

    /// What was opened first is what a request is about; without that, what was changed last. Changes
    /// to what was just opened count as its own.
    pub(crate) fn unless(self, earlier: Option<Self>) -> Self {
        match earlier {
            Some(earlier) if earlier.opened && earlier.subject == self.subject => {
                Self { version: self.version, ..earlier }
            }
            Some(earlier) if earlier.opened => earlier,
            Some(_) | None => self,
        }
    }

    fn text(self) -> String {
        let Self { subject, version, registration, .. } = self;
        match registration {
            Some(registration) => format!("{subject} {version} {registration}"),
            None => format!("{subject} {version}"),
        }
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let (subject, version) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let registration = parts.next().map(str::parse).transpose().ok()?;
        Some(Self { subject, version, registration, opened: false })
    }
}

/// The key a request came with, and its body: what makes it the same request.
#[derive(Debug)]
pub struct Once {
    key: String,
    body: Vec<u8>,
    earlier: OnceLock<Done>,
    done: OnceLock<Done>,
}

impl Once {
    /// A request with this key. `body` is everything that makes it this request and no other: where
    /// it went and what it said.
    pub const fn new(key: String, body: Vec<u8>) -> Self {
        Self { key, body, earlier: OnceLock::new(), done: OnceLock::new() }
    }

    /// Stops a unit of work that was done before under this key.
    pub(crate) async fn check(&self, unit: &mut dyn Unit, who: WorkerId) -> Result<(), Failure> {
        match unit.repeated(who, &self.key, &self.body).await? {
            None => Ok(()),
            Some(Repeated::Different) => Err(Failure::Refused("idempotency-key-reused")),
            Some(Repeated::Same(answer)) => {
                let done = Done::read(&answer);
                let done =
                    done.ok_or_else(|| Failure::Unavailable("a remembered answer".into()))?;
                let _ = self.earlier.set(done);
                Err(Failure::Refused("done-before"))
            }
        }
    }

    pub(crate) async fn remember(
        &self,
        unit: &mut dyn Unit,
        who: WorkerId,
        done: Done,
    ) -> Result<(), Failure> {
        Ok(unit.remember(who, &self.key, &self.body, &done.text()).await?)
    }

    pub(crate) fn settle_on(&self, done: Done) {
        let _ = self.done.set(done);
    }

    /// The answer to the request: that of the first time when it came before, else the use case's.
    ///
    /// # Errors
    /// The failure of the use case.
    pub fn settle<T>(&self, result: Result<T, Failure>) -> Result<Done, Failure> {
        if let Some(earlier) = self.earlier.get() {
            return Ok(*earlier);
        }
        result?;
        let done = self.done.get().copied();
        done.ok_or_else(|| Failure::Unavailable("nothing was done".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(subject: u128, version: i64, opened: bool) -> Done {
        Done { subject: SubjectId::from_raw(subject), version, registration: None, opened }
    }

    #[test]
    fn a_request_is_about_what_it_opened_first_else_about_what_it_changed_last() {
        let opened = done(1, 1, true);
        assert_eq!(done(2, 8, false).unless(Some(opened)), opened);
        assert_eq!(done(1, 2, false).unless(Some(opened)), done(1, 2, true));
        assert_eq!(done(2, 8, false).unless(Some(done(3, 4, false))), done(2, 8, false));
    }

    #[test]
    fn a_remembered_answer_reads_back() {
        let answer = done(7, 3, false);
        assert_eq!(Done::read(&answer.text()), Some(answer));
        let registered = answer.with(RegistrationId::from_raw(9));
        assert_eq!(Done::read(&registered.text()), Some(registered));
        assert_eq!(Done::read("zaak-7 3"), None);
    }
}
