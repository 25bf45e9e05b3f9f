//! What discussing behaviour asks, and what a session elsewhere came to.

use super::{Need::Step, Question, may, must};
use domain::duties::Action::WeighSignal;
use domain::necessity::Purpose::{Account, KnowHow, KnowWhat, KnowWhen, KnowWho, Weigh};

/// One situation in six aspects. `*` stands for each aspect of the edition.
pub const DISCUSSION: &[Question] = &[
    must("situatie/words", "behaviour-what", KnowWhat, Step(WeighSignal)),
    must("situatie/mode", "statement-mode", KnowHow, Step(WeighSignal)),
    may("situatie/when", "statement-when", KnowWhen, Step(WeighSignal)),
    must("aspect/*", "behaviour-aspects", Weigh, Step(WeighSignal)),
    must("waarom/*", "behaviour-why-each", Account, Step(WeighSignal)),
    must("zwaarste", "behaviour-heaviest", Weigh, Step(WeighSignal)),
    must("zwaarste-waarom", "behaviour-heaviest-why", Account, Step(WeighSignal)),
    must("uitkomst", "behaviour-whole", Weigh, Step(WeighSignal)),
    must("uitkomst-waarom", "behaviour-why", Account, Step(WeighSignal)),
];

/// What a session elsewhere came to.
pub const SESSION: &[Question] = &[
    must("situatie", "session-situation", KnowWhat, Step(WeighSignal)),
    may("wanneer", "session-when", KnowWhen, Step(WeighSignal)),
    must("wie", "session-holder", KnowWho, Step(WeighSignal)),
    must("organisatie", "session-organisation", KnowWho, Step(WeighSignal)),
    may("certificaat", "session-certificate", Account, Step(WeighSignal)),
    must("uitgave", "session-edition", KnowHow, Step(WeighSignal)),
    must("uitkomst", "session-outcome", Weigh, Step(WeighSignal)),
    may("waarom", "session-why", Account, Step(WeighSignal)),
];
