//! A suspect who may be a victim: a situation of its own, with its own next step.
//!
//! Victims of criminal exploitation usually come into view as offenders (source: NOS, 30 June 2022).
//! That the police and prosecution are told, and that Keerpunt is there for young people, stands in the
//! route of a municipality; five working days is our proposal.

use super::{ClosingReason, Event, Refusal, Signal, Stage};
use crate::duties::Action;
use crate::meldcode::Answer;
use crate::signalling::picture::{Picture, VictimCheck};
use crate::subjects::Next;

impl Signal {
    /// What someone made of the situation, most recently.
    pub const fn picture(&self) -> Option<&Picture> {
        self.picture.as_ref()
    }

    /// The check of a suspect who may be a victim.
    pub const fn victim_check(&self) -> Option<&VictimCheck> {
        self.victim_check.as_ref()
    }

    /// Whether this is a suspect who may be a victim, and nobody checked that yet.
    pub fn owes_victim_check(&self) -> bool {
        let suspect = self.picture.as_ref().is_some_and(|one| one.suspect == Answer::Yes);
        suspect && self.victim_check.is_none()
    }

    pub(super) fn decide_victim_check(&self, check: VictimCheck) -> Result<Vec<Event>, Refusal> {
        match &self.picture {
            Some(picture) if picture.suspect == Answer::Yes => {
                Ok(vec![Event::VictimChecked(check)])
            }
            _ => Err(Refusal::NoSuspect),
        }
    }

    pub(super) fn note_picture(&mut self, picture: &Picture) {
        self.picture = Some(picture.clone());
        self.end_when_reported();
    }

    pub(super) fn note_victim_check(&mut self, check: &VictimCheck) {
        self.victim_check = Some(check.clone());
        self.end_when_reported();
    }

    /// After a report that went out, the check was the last thing to do.
    fn end_when_reported(&mut self) {
        if self.stage == Stage::Reported && !self.owes_victim_check() {
            self.stage = Stage::Closed { reason: ClosingReason::Reported };
        }
    }

    /// The check comes after what can't wait: weighing, deciding and the report.
    pub(super) fn suspect_next(&self) -> Option<Next> {
        let now = matches!(self.stage, Stage::Helping | Stage::ToClose | Stage::Reported);
        (now && self.owes_victim_check()).then(|| Next::holder(Action::CheckVictim))
    }
}
