//! What someone does in a team, and what kind of organisation the team is in.

use crate::words::words;

words! {
    /// What someone does in a team. A person may fill several posts.
    pub enum Function {
        /// Leraar, mentor: sees pupils, notes worries.
        Teacher = "teacher",
        /// Wijkteammedewerker, youth worker.
        NeighbourhoodWorker = "neighbourhood-worker",
        /// Aandachtsfunctionaris: knows the meldcode, advises colleagues.
        FocalOfficer = "focal-officer",
        /// Teamleider.
        TeamLead = "team-lead",
        /// Medewerker of Veilig Thuis or a meldpunt: receives and screens reports.
        IntakeOfficer = "intake-officer",
        /// Zorgcoördinator: holds one young person's track.
        CareCoordinator = "care-coordinator",
        /// Hulpverlener in a shelter or treatment.
        HelpProvider = "help-provider",
        /// Wijkagent or detective.
        PoliceOfficer = "police-officer",
        /// Beleidsmedewerker of the municipality: sees figures, never a person.
        PolicyOfficer = "policy-officer",
        /// Answers for the chain inside this organisation: the school's head, the municipality's
        /// ketenregisseur. The end of every escalation.
        ChainDirector = "chain-director",
        /// Privacy officer: reads the journal, reviews emergency access.
        PrivacyOfficer = "privacy-officer",
        /// Functioneel beheerder: people, teams, rule tables; never content.
        FunctionalManager = "functional-manager",
    }
}

impl Function {
    /// Whether it may hold a matter about a young person; the gate keeps it from the others too.
    pub const fn holds_matters(self) -> bool {
        !matches!(self, Self::PolicyOfficer | Self::PrivacyOfficer | Self::FunctionalManager)
    }
}

words! {
    /// What kind of organisation a team belongs to.
    pub enum OrganisationKind {
        /// A school.
        School = "school",
        /// A neighbourhood-team organisation.
        NeighbourhoodTeam = "neighbourhood-team",
        /// Veilig Thuis or a regional reporting point.
        ReportingPoint = "reporting-point",
        /// A care coordination team.
        CareCoordination = "care-coordination",
        /// A shelter or treatment provider.
        Shelter = "shelter",
        /// The municipality's policy desk.
        Municipality = "municipality",
        /// The police.
        Police = "police",
    }
}
