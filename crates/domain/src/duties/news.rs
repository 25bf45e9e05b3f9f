//! What someone is told about a duty, and how long it stays news.

use super::{Duty, Lead, Standing};
use crate::words::words;
use kernel::{Moment, WorkerId};

words! {
    /// What someone is told.
    pub enum News {
        /// It is your move.
        DutyCame = "duty-came",
        /// Something is on offer to you.
        Offered = "duty-offered",
        /// It is due soon.
        Warned = "duty-warning",
        /// It is late.
        Late = "duty-late",
        /// It is your move, because another can't act.
        Rerouted = "duty-rerouted",
        /// Another took over what you offered.
        OfferAccepted = "offer-accepted",
        /// Another gave back what you offered.
        OfferRefused = "offer-refused",
        /// Nobody answered what you offered.
        OfferLapsed = "offer-lapsed",
        /// Someone used emergency access.
        EmergencyAccess = "emergency-access",
        /// A young person of a matter that is yours is missing.
        WentMissing = "went-missing",
        /// Another matter here turned out to be about the same person.
        Combined = "combined",
        /// It turned out not to be so.
        Parted = "parted",
        /// Whoever asked for your advice can go on, or went on.
        AdviceFollowed = "advice-followed",
        /// A reader calls a matter of yours acutely unsafe.
        ReadAsAcute = "read-as-acute",
        /// Every reading of a round in which one wrote can be seen now.
        ReadingsOpened = "readings-opened",
        /// What one wrote a reading for was decided on, or came to an end.
        ReadingFollowed = "reading-followed",
    }
}

impl News {
    /// After so many days nothing is news, read or not: our proposal. What still needs doing stands on
    /// the worklist.
    pub const LASTS_DAYS: i32 = 14;

    /// Whether it still tells its reader something: it isn't old, the matter is open (but for what one
    /// advised on or read), and what it asks is still asked of them.
    pub fn still_tells(
        self,
        told_at: Moment,
        standing: &Standing,
        reader: WorkerId,
        now: Moment,
    ) -> bool {
        if told_at.plus_days(Self::LASTS_DAYS) <= now {
            return false;
        }
        match standing {
            Standing::Open(duty) => self.holds(told_at, duty, reader, now),
            Standing::Closed { .. } => self.is_an_answer(),
        }
    }

    /// Whether it answers someone of whom nothing is asked any more: that the matter came to an end is
    /// what they hear.
    const fn is_an_answer(self) -> bool {
        matches!(self, Self::AdviceFollowed | Self::ReadingsOpened | Self::ReadingFollowed)
    }

    fn holds(self, told_at: Moment, duty: &Duty, reader: WorkerId, now: Moment) -> bool {
        // What was told before the duty began is about an earlier one.
        let of_this_duty = told_at >= duty.since;
        match self {
            Self::DutyCame
            | Self::Rerouted
            | Self::OfferRefused
            | Self::OfferLapsed
            | Self::ReadAsAcute => of_this_duty && duty.holder == reader,
            Self::Warned => of_this_duty && duty.holder == reader && now <= duty.due,
            Self::Late => of_this_duty && now > duty.due,
            Self::Offered => of_this_duty && matches!(duty.lead, Lead::OnOffer { .. }),
            Self::OfferAccepted
            | Self::EmergencyAccess
            | Self::Combined
            | Self::Parted
            | Self::AdviceFollowed
            | Self::ReadingsOpened
            | Self::ReadingFollowed => true,
            Self::WentMissing => duty.action.is_while_away(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duties::{Action, Level};
    use kernel::{PostId, date};

    const ME: WorkerId = WorkerId::from_raw(1);
    const OTHER: WorkerId = WorkerId::from_raw(2);

    fn monday() -> Moment {
        Moment::in_netherlands(date(2026, 3, 2), 9, 0)
    }

    fn duty(holder: WorkerId) -> Duty {
        Duty {
            post: PostId::from_raw(1),
            holder,
            action: Action::Decide,
            since: monday(),
            warn: monday().plus_days(2),
            due: monday().plus_days(3),
            warned: false,
            level: Level::Holder,
            lead: Lead::Held,
        }
    }

    fn tells(news: News, told_at: Moment, duty: Duty, now: Moment) -> bool {
        news.still_tells(told_at, &Standing::Open(duty), ME, now)
    }

    #[test]
    fn nothing_but_an_answer_is_news_about_what_is_closed() {
        let closed = Standing::Closed { at: monday(), reason: "answered" };
        let answers = [News::AdviceFollowed, News::ReadingsOpened, News::ReadingFollowed];
        for news in News::ALL {
            let tells = news.still_tells(monday(), &closed, ME, monday());
            assert_eq!(tells, answers.contains(news), "{news}");
        }
        let late = monday().plus_days(14);
        assert!(!News::AdviceFollowed.still_tells(monday(), &closed, ME, late));
    }

    #[test]
    fn nothing_is_news_after_two_weeks() {
        let offered = Lead::OnOffer { to: PostId::from_raw(2), answer_by: monday() };
        for news in News::ALL {
            let action =
                if *news == News::WentMissing { Action::ReviewGreen } else { Action::Decide };
            let duty = Duty { lead: offered.clone(), action, ..duty(ME) };
            let late = monday().plus_days(4);
            let now = if *news == News::Warned { monday() } else { late };
            assert!(tells(*news, monday(), duty.clone(), now), "{news}");
            assert!(!tells(*news, monday(), duty, monday().plus_days(14)), "{news}");
        }
    }

    #[test]
    fn what_was_asked_of_someone_is_no_news_once_another_holds_it_or_it_was_done() {
        let now = monday().plus_days(1);
        assert!(tells(News::DutyCame, monday(), duty(ME), now));
        assert!(!tells(News::DutyCame, monday(), duty(OTHER), now));
        let next = Duty { since: now, due: now.plus_days(3), ..duty(ME) };
        assert!(!tells(News::DutyCame, monday(), next.clone(), now));
        assert!(!tells(News::Late, monday(), next, now));
        assert!(!tells(News::Offered, monday(), duty(ME), now));
    }

    #[test]
    fn that_someone_is_missing_is_no_news_once_they_are_back() {
        let now = monday().plus_days(1);
        let with = |action| Duty { action, ..duty(OTHER) };
        assert!(tells(News::WentMissing, monday(), with(Action::ReviewRed), now));
        assert!(!tells(News::WentMissing, monday(), with(Action::ReturnTalk), now));
    }

    #[test]
    fn a_warning_is_no_news_once_it_is_late() {
        assert!(tells(News::Warned, monday(), duty(ME), monday().plus_days(2)));
        assert!(!tells(News::Warned, monday(), duty(ME), monday().plus_days(4)));
    }
}
