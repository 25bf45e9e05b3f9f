//! The sectors that have a meldcode of their own, and the one an organisation usually works in.
//!
//! Sources for the sectors: Afwegingskader onderwijs en leerplicht, VWS, 2018; Basisdocument
//! afwegingskader, VWS, 2018.

use crate::organisations::OrganisationKind;
use crate::words::words;

words! {
    /// A sector with a form of the meldcode of its own.
    pub enum Sector {
        /// No sector in particular.
        General = "general",
        /// Schools, and those who see to it that everyone goes to one.
        Education = "education",
        /// Youth care.
        YouthCare = "youth-care",
        /// Doctors, nurses and others in health care.
        Health = "health",
        /// Childcare.
        Childcare = "childcare",
        /// Social support by a municipality or for it.
        SocialSupport = "social-support",
        /// Police, probation and others in the justice system.
        Justice = "justice",
    }
}

impl Sector {
    /// The sector that an organisation of this kind usually works in: our proposal. Whoever adds the
    /// organisation chooses.
    pub const fn usual_for(kind: OrganisationKind) -> Self {
        match kind {
            OrganisationKind::School => Self::Education,
            OrganisationKind::NeighbourhoodTeam
            | OrganisationKind::CareCoordination
            | OrganisationKind::Municipality => Self::SocialSupport,
            OrganisationKind::Shelter => Self::YouthCare,
            OrganisationKind::Police => Self::Justice,
            OrganisationKind::ReportingPoint => Self::General,
        }
    }
}
