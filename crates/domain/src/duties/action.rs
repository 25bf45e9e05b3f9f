//! The moves there are.

use crate::words::words;

words! {
    /// A next action: what the holder of a duty must do. The terms per action are a rule table
    /// (`content/duties/tables/termijnen.toml`).
    pub enum Action {
        /// Take the next step of the meldcode.
        MeldcodeStep = "meldcode-step",
        /// Write how one reads a signal, apart from the others.
        GiveReading = "give-reading",
        /// See to it that the readings come, or go on without them.
        AwaitReadings = "await-readings",
        /// Check whether a suspect is a victim, and tell who must know.
        CheckVictim = "check-victim",
        /// Weigh the signals.
        WeighSignal = "weigh-signal",
        /// Take the two decisions: report, and help.
        Decide = "decide",
        /// Check whether the agreed help led to safety.
        ReviewHelp = "review-help",
        /// Send the report that was decided on.
        SendReport = "send-report",
        /// Answer a nameless consultation.
        AnswerConsultation = "answer-consultation",
        /// Make the invitation for an expert from elsewhere, and tell them the code.
        InviteExpert = "invite-expert",
        /// See to it that an expert from elsewhere answers.
        AwaitExpert = "await-expert",
        /// Read the advice and decide what to do with it.
        HearAnswer = "hear-answer",
        /// Read what was done with a report.
        HearFeedback = "hear-feedback",
        /// Read why something sent was refused, and look for another way.
        HearRefusal = "hear-refusal",
        /// See to it that the receiver confirms.
        AwaitReceipt = "await-receipt",
        /// See to it that the receiver gives feedback.
        AwaitFeedback = "await-feedback",
        /// Screen what came in.
        ScreenIntake = "screen-intake",
        /// Hand what was screened on to care coordination.
        PassToCare = "pass-to-care",
        /// Tell the reporter what was done.
        GiveFeedback = "give-feedback",
        /// Write the coded registration.
        Register = "register",
        /// Accept or refuse a case.
        AcceptCase = "accept-case",
        /// Make the first contact.
        FirstContact = "first-contact",
        /// Keep contact until help starts.
        BridgeContact = "bridge-contact",
        /// Make the safety plan.
        MakeSafetyPlan = "make-safety-plan",
        /// Review the safety plan.
        ReviewSafetyPlan = "review-safety-plan",
        /// See to it that a referral is answered.
        AwaitReferral = "await-referral",
        /// Accept or refuse a referral.
        AnswerReferral = "answer-referral",
        /// Start the help that was accepted.
        StartHelp = "start-help",
        /// Prepare the return home.
        PrepareReturn = "prepare-return",
        /// Make the next contact of the aftercare schedule.
        AftercareContact = "aftercare-contact",
        /// Look at signs of renewed victimisation.
        ReviewSigns = "review-signs",
        /// Look now at signs of renewed victimisation that can't wait.
        ReviewUrgentSigns = "review-urgent-signs",
        /// Look for someone who is missing, together with parents or guardian.
        SearchMissing = "search-missing",
        /// Talk over with the police that someone is missing.
        ConsultPolice = "consult-police",
        /// Report to the police that someone is missing.
        ReportMissing = "report-missing",
        /// Ask the police for the number of the report.
        AskReportNumber = "ask-report-number",
        /// Tell the police that someone who was reported is back.
        TellPoliceBack = "tell-police-back",
        /// Tell parents or guardian that someone was away and is back, or record why not.
        TellHomeBack = "tell-home-back",
        /// Tell parents or guardian that someone is missing, or say why not.
        TellHome = "tell-home",
        /// Look again at someone who is missing with little concern.
        ReviewGreen = "review-green",
        /// Look again at someone who is missing while it isn't clear.
        ReviewOrange = "review-orange",
        /// Look again at someone who is missing in direct danger.
        ReviewRed = "review-red",
        /// Talk with someone who came back.
        ReturnTalk = "return-talk",
        /// Look whether exploitation plays a part after a return.
        CheckExploitation = "check-exploitation",
        /// Bring a worry that a check gave to a signal or to the matter.
        PassOnWorry = "pass-on-worry",
        /// Tell a colleague what was done with what they noted.
        TellNoter = "tell-noter",
        /// Read what was done with what one noted.
        HearBack = "hear-back",
        /// Close, with a reason.
        Close = "close",
        /// Review an emergency access.
        ReviewEmergencyAccess = "review-emergency-access",
        /// Compare two records that may be about one person.
        CompareRecords = "compare-records",
        /// Answer an offered handover.
        ReceiveOffer = "receive-offer",
    }
}

impl Action {
    /// Whether it is about someone who is away now.
    pub const fn is_while_away(self) -> bool {
        matches!(
            self,
            Self::SearchMissing
                | Self::ConsultPolice
                | Self::ReportMissing
                | Self::AskReportNumber
                | Self::TellHome
                | Self::ReviewGreen
                | Self::ReviewOrange
                | Self::ReviewRed
        )
    }
}
