//! What a talk is made of, as the worker chose it: in which words, in which language, about what, and who
//! asks. It travels in the address of the screen; nothing in it says about whom it is.

use crate::staff::StaffState;
use domain::conversation::{Asker, Plainness, TalkQuestion};
use domain::knowledge::Code;
use kernel::{Date, Lang, SubjectId};

/// The choices of the worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plan {
    /// How plain the words are.
    pub plainness: Plainness,
    /// Who asks.
    pub asker: Asker,
    /// The parts, as codes of the list `talk-part`; empty for all.
    pub parts: Vec<String>,
}

impl Plan {
    /// The plan in an address or a form. What can't be read is left at its safest: ordinary words, all
    /// parts, no questions for the trained.
    pub(super) fn of(values: &[(String, String)]) -> Self {
        let value = |name: &str| {
            values.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
        };
        let parts = values.iter().filter(|(name, _)| name == "deel");
        let trained = value("geschoold") == "ja";
        Self {
            plainness: value("niveau").parse().unwrap_or(Plainness::Plain),
            asker: if trained { Asker::Trained } else { Asker::Professional },
            parts: parts.map(|(_, part)| part.clone()).collect(),
        }
    }

    /// The address of the screen with this plan.
    pub(super) fn address(&self, id: SubjectId, lang: Lang) -> String {
        let mut address = format!(
            "/werk/zaken/{id}/gesprek/scherm?taal={}&niveau={}",
            lang.code(),
            self.plainness
        );
        if self.asker == Asker::Trained {
            address.push_str("&geschoold=ja");
        }
        // A code is of letters and hyphens alone: what isn't would name no part anyway.
        let codes = self.parts.iter().filter(|code| domain::knowledge::Key::new(code).is_ok());
        for code in codes {
            address.push_str("&deel=");
            address.push_str(code);
        }
        address
    }

    /// The parts with their questions, in the order of the list; parts without any are left out.
    pub(super) fn questions<'s>(
        &self,
        state: &'s StaffState,
        today: Date,
    ) -> Vec<(&'s Code, Vec<&'s TalkQuestion>)> {
        let knowledge = &state.house.knowledge;
        let parts = knowledge.list("talk-part").map(|list| list.codes.as_slice());
        let wanted = |part: &&Code| {
            self.parts.is_empty() || self.parts.iter().any(|code| part.item.id == code.as_str())
        };
        let questions = |part: &Code| -> Vec<_> {
            let all = knowledge.talk_questions.iter();
            let of_part = all.filter(|question| question.part == part.item.id);
            of_part.filter(|question| question.may_be_put(self.asker, today)).collect()
        };
        let all = parts.unwrap_or_default().iter().filter(wanted);
        all.map(|part| (part, questions(part))).filter(|(_, all)| !all.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(pairs: &[(&str, &str)]) -> Plan {
        let pairs: Vec<_> = pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect();
        Plan::of(&pairs)
    }

    #[test]
    fn what_cannot_be_read_asks_the_least_of_anyone() {
        let plan = plan(&[("niveau", "zwaar"), ("geschoold", "misschien")]);
        assert_eq!(plan.plainness, Plainness::Plain);
        assert_eq!(plan.asker, Asker::Professional);
    }

    #[test]
    fn the_address_of_a_plan_gives_that_plan_and_nothing_typed_gets_into_it() {
        let plan =
            plan(&[("niveau", "easy"), ("geschoold", "ja"), ("deel", "app"), ("deel", "\"&x=<b>")]);
        let address = plan.address(SubjectId::from_raw(7), Lang::Nl);
        assert!(address.ends_with("?taal=nl&niveau=easy&geschoold=ja&deel=app"), "{address}");
    }
}
