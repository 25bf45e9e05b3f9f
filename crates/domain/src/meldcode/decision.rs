//! The two decisions: is reporting necessary, and is help (also) possible?
//!
//! Since 2019 it isn't one or the other: first reporting is decided on, then, alone or together
//! with Veilig Thuis, help. Source: Basisdocument afwegingskader, VWS, 2018.

use kernel::FreeText;

/// Both decisions, with their reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Whether to report.
    pub report: bool,
    /// Why (not). Must be given when not reporting goes against
    /// [`reason_needed`](super::reason_needed).
    pub report_reason: Option<FreeText>,
    /// Whether to give or organise help.
    pub help: bool,
    /// Why (not).
    pub help_reason: Option<FreeText>,
}
