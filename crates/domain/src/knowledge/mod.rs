//! Knowledge of the field: signals, help lines, programmes, the barrier model and the words of forms.
//!
//! The items come from `content/`; this module says what they are and finds them. Nothing here is
//! about a person.

mod amendment;
mod barrier;
mod bilingual;
mod coded;
mod factor;
mod help_line;
mod item;
mod key;
mod missing;
mod names;
mod programme;
mod revictimisation;
mod search;
mod self_scan;
mod signal_item;
mod source;
mod templates;

pub(crate) use amendment::text_fault;
pub use amendment::{Amendment, AmendmentFault, Change, NewSignal, Objection};
pub use barrier::{Barrier, BarrierKind};
pub use bilingual::Bilingual;
pub use coded::{Code, CodedList};
pub use factor::{Factor, FactorKind};
pub use help_line::{HelpLine, LineState};
pub use item::{Item, Status};
pub use key::{Key, NotAKey};
pub use missing::{Asked, MissingQuestion};
pub use names::NameList;
pub use programme::{Evidence, Programme};
pub use revictimisation::{Attention, RevictimisationSign};
pub use search::{Found, Kind};
pub use self_scan::SelfScanQuestion;
pub use signal_item::{AskBy, SignalItem, Strength};
pub use source::Source;
pub use templates::{
    Leads, MeldcodeStep, MeldcodeTemplate, MeldcodeWords, SafetyPlanChapter, WeighingQuestion,
};

use crate::behaviour::BehaviourWords;
use crate::conversation::{CommonWords, FlawWords, GuideLine, TalkQuestion};
use crate::meldcode::Sector;
use crate::statements::{Advice, SignalWords};
use kernel::Date;

/// Everything the field knows, in the order of the content files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// The source register.
    pub sources: Vec<Source>,
    /// The signals.
    pub signals: Vec<SignalItem>,
    /// The words by which typed words are seen to be about a signal.
    pub signal_words: Vec<SignalWords>,
    /// Risk and protective factors, apart from signals.
    pub factors: Vec<Factor>,
    /// Help lines and sites, ended ones too.
    pub help_lines: Vec<HelpLine>,
    /// Prevention programmes.
    pub programmes: Vec<Programme>,
    /// The rows of the barrier model.
    pub barriers: Vec<Barrier>,
    /// The self-scan, by number.
    pub self_scan: Vec<SelfScanQuestion>,
    /// Signs of renewed victimisation.
    pub revictimisation_signs: Vec<RevictimisationSign>,
    /// Coded lists: forms, reasons, registration fields and the words of the items above.
    pub lists: Vec<CodedList>,
    /// Meldcode templates, every version; the first is the general one.
    pub meldcodes: Vec<MeldcodeTemplate>,
    /// The words of the meldcode that all sectors share.
    pub meldcode_words: MeldcodeWords,
    /// The chapters of the safety plan.
    pub safety_plan: Vec<SafetyPlanChapter>,
    /// The words for discussing behaviour in six aspects.
    pub behaviour: BehaviourWords,
    /// Names that people have.
    pub names: Vec<NameList>,
    /// What the writing aid points at.
    pub writing_aid: Vec<Advice>,
    /// What is asked when someone is missing and when they are back.
    pub missing_questions: Vec<MissingQuestion>,
    /// The questions of the talk, in the order in which they are asked.
    pub talk_questions: Vec<TalkQuestion>,
    /// The guide for whoever talks with a young person.
    pub talk_guide: Vec<GuideLine>,
    /// What the question check points at.
    pub question_flaws: Vec<FlawWords>,
    /// The words that are no hindrance in a question.
    pub common_words: Vec<CommonWords>,
}

impl Knowledge {
    /// The source with this key.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The signal with this id.
    pub fn signal(&self, id: &str) -> Option<&SignalItem> {
        self.signals.iter().find(|signal| signal.item.id == id)
    }

    /// The factor with this id.
    pub fn factor(&self, id: &str) -> Option<&Factor> {
        self.factors.iter().find(|factor| factor.item.id == id)
    }

    /// The help line with this id.
    pub fn help_line(&self, id: &str) -> Option<&HelpLine> {
        self.help_lines.iter().find(|line| line.item.id == id)
    }

    /// The programme with this id.
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.item.id == id)
    }

    /// The row of the barrier model with this id.
    pub fn barrier(&self, id: &str) -> Option<&Barrier> {
        self.barriers.iter().find(|barrier| barrier.item.id == id)
    }

    /// The self-scan question with this id.
    pub fn self_scan_question(&self, id: &str) -> Option<&SelfScanQuestion> {
        self.self_scan.iter().find(|question| question.item.id == id)
    }

    /// The sign of renewed victimisation with this id.
    pub fn revictimisation_sign(&self, id: &str) -> Option<&RevictimisationSign> {
        self.revictimisation_signs.iter().find(|sign| sign.item.id == id)
    }

    /// The coded list with this name.
    pub fn list(&self, id: &str) -> Option<&CodedList> {
        self.lists.iter().find(|list| list.id == id)
    }

    /// The words for a code of a list.
    pub fn label(&self, list: &str, code: &str) -> Option<&Bilingual> {
        self.list(list)?.code(code).map(|code| &code.item.text)
    }

    /// The questions for a moment around someone who is missing, in order.
    pub fn missing_questions(&self, asked: Asked) -> impl Iterator<Item = &MissingQuestion> {
        self.missing_questions.iter().filter(move |question| question.asked == asked)
    }

    /// Whether a word in small letters stands in the list of names with this id.
    pub fn has_name(&self, list: &str, word: &str) -> bool {
        let list = self.names.iter().find(|names| names.item.id == list);
        list.is_some_and(|list| list.names.contains(word))
    }

    /// The meldcode template with this id; the general one when nothing was chosen, or when the chosen
    /// one is no longer kept.
    pub fn meldcode(&self, id: Option<&str>) -> Option<&MeldcodeTemplate> {
        let found = self.meldcodes.iter().find(|one| id.is_some_and(|id| one.item.id == id));
        found.or_else(|| self.meldcodes.first())
    }

    /// The version of a sector's meldcode that holds on a day: of those that do, the last one.
    pub fn meldcode_of(&self, sector: Sector, day: Date) -> Option<&MeldcodeTemplate> {
        self.meldcodes.iter().rfind(|one| one.sector == sector && one.item.valid_on(day))
    }

    /// The question of the talk with this id.
    pub fn talk_question(&self, id: &str) -> Option<&TalkQuestion> {
        self.talk_questions.iter().find(|question| question.item.id == id)
    }

    /// The chapter of the safety plan with this id.
    pub fn safety_plan_chapter(&self, id: &str) -> Option<&SafetyPlanChapter> {
        self.safety_plan.iter().find(|chapter| chapter.item.id == id)
    }
}
