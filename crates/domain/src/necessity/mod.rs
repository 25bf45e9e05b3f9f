//! Necessity: what a question is for, and how long its answer is kept.
//!
//! Nothing is asked about a person that no step needs. Source: AVG art. 5(1)(b), (c) and (e):
//! purpose, no more than needed, no longer than needed.

use crate::words::words;

words! {
    /// What a question is for.
    pub enum Purpose {
        /// To know what someone saw, heard or was told.
        KnowWhat = "know-what",
        /// To know when and where it was.
        KnowWhen = "know-when",
        /// To keep fact, hearsay and opinion apart.
        KnowHow = "know-how",
        /// To recognise this young person, so that what belongs together comes together.
        Recognise = "recognise",
        /// To know who was there or who can tell more.
        KnowWho = "know-who",
        /// To know whether there is danger now.
        Danger = "danger",
        /// To weigh how unsafe it is, and what it may be.
        Weigh = "weigh",
        /// To find where this belongs.
        ChooseRoute = "choose-route",
        /// To decide about reporting and help.
        Decide = "decide",
        /// To be able to explain later why it went like this.
        Account = "account",
        /// To get advice while nobody knows who it is about.
        Consult = "consult",
        /// To lay the readings of several people side by side.
        ReadTogether = "read-together",
        /// To share only where there is a ground.
        Ground = "ground",
        /// To let the receiver help with no more than they need.
        Share = "share",
        /// To know who takes it up.
        HandOver = "hand-over",
        /// To know when someone looks again.
        WatchTerm = "watch-term",
        /// To know whether there is contact with the young person.
        KeepContact = "keep-contact",
        /// To make agreements that make the young person safer.
        AgreeSafety = "agree-safety",
        /// To see in time whether it happens again.
        SeeAgain = "see-again",
        /// To find the young person soon.
        Find = "find",
        /// To count once a year, without a name.
        Count = "count",
        /// To let whoever noted something hear what was done.
        TellBack = "tell-back",
        /// To make the talk fit the young person.
        FitTalk = "fit-talk",
        /// To be certain who is at the keyboard.
        Prove = "prove",
        /// To check whether looking inside was needed.
        Oversee = "oversee",
        /// To keep the lists and rules of the municipality, and target times, up to date.
        KeepRules = "keep-rules",
        /// To see that no work stays behind when someone is away.
        CoverWork = "cover-work",
        /// To find something.
        LookUp = "look-up",
    }
}

words! {
    /// How long an answer is kept. The terms themselves are a rule table
    /// (`content/casework/tables/bewaartermijn.toml`).
    pub enum Kept {
        /// As long as the matter it belongs to.
        AsMatter = "as-matter",
        /// As long as a nameless consultation.
        AsConsultation = "as-consultation",
        /// Apart from any person: as coded figures.
        AsFigures = "as-figures",
        /// As long as the account it belongs to.
        AsAccount = "as-account",
        /// As long as the rule or the list that it changes, with its history.
        AsRules = "as-rules",
        /// Not at all: used once, for the answer on the screen.
        NotKept = "not-kept",
    }
}
