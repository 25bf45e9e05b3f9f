//! What one can ask about someone who is missing, what can happen, and why it refuses.

use crate::duties::Action;
use crate::words::words;
use kernel::{FreeText, FuzzyTime, Moment, Personal, SubjectId};

words! {
    /// How worried one is, least first. Chosen by a person with reasons, never computed.
    pub enum Class {
        /// Little concern: looked for together with parents or guardian.
        Green = "green",
        /// Not clear: talked over with the police, and it may become a report.
        Orange = "orange",
        /// Direct danger: reported to the police.
        Red = "red",
    }
}

impl Class {
    /// What must be done now.
    pub const fn act(self) -> Action {
        match self {
            Self::Green => Action::SearchMissing,
            Self::Orange => Action::ConsultPolice,
            Self::Red => Action::ReportMissing,
        }
    }

    /// Looking again whether it still fits.
    pub const fn review(self) -> Action {
        match self {
            Self::Green => Action::ReviewGreen,
            Self::Orange => Action::ReviewOrange,
            Self::Red => Action::ReviewRed,
        }
    }
}

words! {
    /// What a person makes of the talk and the check after a return.
    pub enum Finding {
        /// Nothing points to exploitation now.
        NoWorry = "no-worry",
        /// It gives worry.
        Worry = "worry",
        /// It can't be said yet: someone looks again.
        Unclear = "unclear",
    }
}

words! {
    /// Why it is closed.
    pub enum WhyClosed {
        /// Back, and the check gave no new worry.
        NoNewWorry = "no-new-worry",
        /// Back, and the worry was brought to a signal or to the matter.
        WorryPassedOn = "worry-passed-on",
        /// Never away: a misunderstanding.
        NotMissing = "not-missing",
        /// Another organisation follows it now, and confirmed that.
        FollowedElsewhere = "followed-elsewhere",
    }
}

/// The class as a person chose it, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Which.
    pub class: Class,
    /// Reasons of the list of the field. They decide nothing: the class is chosen beside them.
    pub reasons: Vec<String>,
    /// In words.
    pub words: FreeText,
}

/// The check after a return: what was asked and answered, and what a person makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Questions of the list of the field, each with the answer in words. Nothing is counted.
    pub answers: Vec<(String, FreeText)>,
    /// What the person makes of it.
    pub finding: Finding,
    /// In words.
    pub conclusion: FreeText,
}

/// Who knows already how it stands, noted in the same act as the return or the close.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What the police were told.
    pub police: Option<FreeText>,
    /// What parents or guardian were told.
    pub home: Option<FreeText>,
}

impl Told {
    /// What happened by it.
    pub(super) fn events(self) -> impl Iterator<Item = Event> {
        let police = self.police.map(|words| Event::PoliceTold { words });
        police.into_iter().chain(self.home.map(|words| Event::HomeHeard { words }))
    }
}

/// What one can ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Look again and choose the class: the same or another.
    Judge(Judgement),
    /// Note that one looked and called, with whom, and what came of it.
    Search {
        /// In words.
        words: FreeText,
    },
    /// Note that it was talked over with the police.
    ConsultPolice {
        /// What was agreed.
        words: FreeText,
    },
    /// Note that it was reported to the police; again when one asked for the number.
    Report {
        /// The number of the report, once it is known.
        number: Option<Personal>,
        /// To whom, and what was agreed.
        words: FreeText,
    },
    /// Note that parents or guardian know.
    TellHome {
        /// Who was told.
        whom: Personal,
        /// What was said and agreed.
        words: FreeText,
    },
    /// Note that parents or guardian aren't told.
    KeepFromHome {
        /// Why: it isn't safe, or not theirs to know.
        reason: FreeText,
    },
    /// Note that the young person is back.
    Return {
        /// Since when, as exactly as is known.
        when: FuzzyTime,
        /// How.
        words: FreeText,
        /// Who knows it already: the police who brought them back, a mother who was called.
        told: Told,
    },
    /// Note that the police know that the young person is back.
    TellPolice {
        /// Who knows it, and what was said; or that the police brought them back.
        words: FreeText,
    },
    /// Note the talk after the return.
    Talk {
        /// Whether there was one: the young person may say no.
        held: bool,
        /// What was said; or why there was none, and what was offered.
        words: FreeText,
    },
    /// Note the check after the return.
    Check(Check),
    /// Note where the worry was brought: a new signal, or the matter.
    PassOn {
        /// Where.
        to: SubjectId,
    },
    /// Close it.
    Close {
        /// For a coded reason.
        reason: WhyClosed,
        /// In words.
        words: FreeText,
        /// Who was told. Whoever still looks or worries must hear it first.
        told: Told,
    },
}

/// What can happen. Every date that follows is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The class was looked at again.
    Judged {
        /// What was chosen.
        judgement: Judgement,
        /// By when the act of this class must be done; nothing when it was done.
        act_by: Option<Moment>,
        /// By when someone looks again.
        review_by: Moment,
    },
    /// Someone looked and called.
    Searched {
        /// In words.
        words: FreeText,
    },
    /// It was talked over with the police.
    PoliceConsulted {
        /// What was agreed.
        words: FreeText,
    },
    /// It was reported to the police.
    Reported {
        /// The number of the report.
        number: Option<Personal>,
        /// To whom, and what was agreed.
        words: FreeText,
        /// By when someone asks for the number; nothing when it is known.
        number_by: Option<Moment>,
    },
    /// The police were asked for the number of the report.
    NumberAsked {
        /// The number, when they gave it.
        number: Option<Personal>,
        /// Whom, and what was said.
        words: FreeText,
        /// By when someone asks again; nothing when it is known.
        number_by: Option<Moment>,
    },
    /// Parents or guardian know.
    HomeTold {
        /// Who was told.
        whom: Personal,
        /// What was said and agreed.
        words: FreeText,
    },
    /// Parents or guardian aren't told.
    HomeNotTold {
        /// Why.
        reason: FreeText,
    },
    /// Back.
    Returned {
        /// Since when.
        when: FuzzyTime,
        /// How.
        words: FreeText,
        /// By when there is a talk.
        talk_by: Moment,
        /// By when the police hear it; nothing when it wasn't reported to them, or they know.
        police_by: Option<Moment>,
        /// By when parents or guardian hear of it; nothing when that was settled.
        home_by: Option<Moment>,
    },
    /// The police were told how it stands: back, never away, or followed by another.
    PoliceTold {
        /// Who, and what was said.
        words: FreeText,
    },
    /// Parents or guardian were told how it stands: back, never away, or followed by another.
    HomeHeard {
        /// Who, and what was said.
        words: FreeText,
    },
    /// The talk was had, or the young person said no.
    Talked {
        /// Whether there was one.
        held: bool,
        /// What was said, or why there was none.
        words: FreeText,
        /// By when the check is done.
        check_by: Moment,
    },
    /// The check was done.
    Checked {
        /// What was asked, answered and concluded.
        check: Check,
        /// By when the next step is: looking again, or bringing the worry on. Nothing without worry.
        next_by: Option<Moment>,
    },
    /// The worry was brought on.
    WorryPassedOn {
        /// Where.
        to: SubjectId,
    },
    /// It was closed.
    Closed {
        /// For a coded reason.
        reason: WhyClosed,
        /// In words.
        words: FreeText,
    },
}

/// Why a command can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The young person is back: what one does while someone is away no longer fits.
    #[error("the young person is back")]
    NotAway,
    /// First note that the young person is back.
    #[error("note the return first")]
    NotBack,
    /// The return lies in the future.
    #[error("the return lies in the future")]
    NotYet,
    /// First the talk, or that there was none.
    #[error("record the talk after the return, or that there was none")]
    TalkFirst,
    /// Whoever came back isn't closed without a check.
    #[error("a return isn't closed before the check on exploitation")]
    CheckFirst,
    /// A worry isn't closed before it was brought somewhere.
    #[error("bring the worry to a signal or to the matter first")]
    WorryFirst,
    /// Whoever was reported to the police isn't closed before the police know how it stands.
    #[error("tell the police first")]
    PoliceFirst,
    /// It isn't closed before parents or guardian know how it stands, or a reason stands why not.
    #[error("tell parents or guardian first, or record why not")]
    HomeFirst,
    /// It was done before.
    #[error("this was done before")]
    DoneBefore,
    /// This reason follows from an act of its own.
    #[error("`{0}` isn't a reason to close with: it follows from the check")]
    FollowsByItself(WhyClosed),
    /// It is over.
    #[error("this is closed")]
    Closed,
}

impl Refusal {
    /// A stable word for texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAway => "missing-not-away",
            Self::NotBack => "missing-not-back",
            Self::NotYet => "missing-not-yet",
            Self::TalkFirst => "missing-talk-first",
            Self::CheckFirst => "missing-check-first",
            Self::WorryFirst => "missing-worry-first",
            Self::PoliceFirst => "missing-police-first",
            Self::HomeFirst => "missing-home-first",
            Self::DoneBefore => "done-before",
            Self::FollowsByItself(_) => "missing-follows-by-itself",
            Self::Closed => "closed",
        }
    }
}
