//! The frame every subject page shares: who it is about, whose move it is, and what happened.

use super::beside::{Beside, answered, answers};
use super::chronology;
use super::names::Names;
use super::telling::tell;
use crate::face::{Choice, DutyCard, Text};
use crate::input;
use crate::links;
use crate::pages::behaviour;
use crate::staff::{StaffState, Visitor};
use app::conversation::is_of;
use app::looking::{self, View};
use app::ports::SubjectRow;
use app::{Cx, Failure};
use domain::casework::Case;
use domain::duties::{Lead, Level, Standing};
use domain::knowledge::Knowledge;
use domain::matching::Combination;
use domain::missing::Missing;
use domain::reporting::{Feedback, Incoming, Outgoing};
use domain::review::EmergencyReview;
use domain::signalling::{Consultation, Reading, Signal};
use domain::statements::Statement;
use domain::subjects::Kind;
use domain::timeline::{Happening, Replay};
use kernel::{Date, FuzzyTime, Moment, SubjectId};
use serde::Deserialize;

/// What surrounds the page of one subject. Templates that extend `subjects/frame.html` know it as
/// `frame`.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one answer of the gate")]
pub struct SubjectFrame {
    /// Its id, in text form.
    pub id: String,
    /// Its page.
    pub href: String,
    /// What kind of matter, as a word on screen.
    pub kind: String,
    /// The version that was seen: forms send it back as `versie`.
    pub version: i64,
    /// The name of whom it is about; empty for nobody. Only for the body of the page.
    pub person: String,
    /// Their date of birth in words; empty when unknown.
    pub born: String,
    /// When it was opened, in words.
    pub opened: String,
    /// Whose move it is; nothing when closed or when the page shows the past.
    pub duty: Option<DutyCard>,
    /// Whether the move is the reader's own.
    pub yours: bool,
    /// That it was taken up because it is late; empty when it wasn't.
    pub level: String,
    /// To whom it is on offer and until when; empty when it isn't.
    pub offered: String,
    /// Why nobody's move it is; empty while open.
    pub closed: String,
    /// What happened, oldest first.
    pub timeline: Vec<Entry>,
    /// What followed from it: address and words.
    pub followed: Vec<(String, String)>,
    /// The matter it came from: its address; empty for none.
    pub origin: String,
    /// The day of the past that is shown, as typed; empty for now.
    pub asked: String,
    /// That the page shows the past, or that the day couldn't be shown; empty for now.
    pub past: String,
    /// Whether the reader may take the next step.
    pub may_act: bool,
    /// Whether they may add statements.
    pub may_note: bool,
    /// Whether they may hold a talk with the young person about it.
    pub may_talk: bool,
    /// Whether they may hand it over.
    pub may_offer: bool,
    /// Whether they may answer an offer.
    pub may_answer: bool,
    /// Whether they may note that whom it is about is missing.
    pub may_go_missing: bool,
    /// Whether they may take a chronology out of the system.
    pub may_export: bool,
    /// The posts it can be offered to.
    pub posts: Vec<Choice>,
}

/// One entry of the timeline.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id, also its place on the page.
    pub id: String,
    /// Whether the installation itself noted it while time passed: shown apart, folded.
    pub by_itself: bool,
    /// When it was noted, in words.
    pub noted: String,
    /// Who noted it.
    pub who: String,
    /// What happened.
    pub what: String,
    /// The words themselves; empty for none.
    pub words: String,
    /// How the speaker knows, as a word; empty for what isn't a statement.
    pub mark: String,
    /// How the speaker knows, as a code for the look of it.
    pub mode: &'static str,
    /// When it was, as exactly as is known; empty for what isn't a statement.
    pub was: String,
    /// The signals it shows.
    pub signals: Vec<String>,
    /// Where more stands; empty for none.
    pub href: String,
    /// The entry it puts right or contradicts.
    pub answers: Option<Beside>,
    /// The later entries that put it right or contradict it.
    pub answered: Vec<Beside>,
}

/// The day of the past that a page is asked for: `?op=2026-03-03`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// The day, as typed.
    #[serde(default)]
    pub op: String,
}

impl Asked {
    /// The last moment of the day that was asked, when it is a day before today.
    fn moment(&self, today: Date) -> Option<Moment> {
        let day = input::day(&self.op, today).filter(|day| *day < today)?;
        Some(Moment::in_netherlands(day.tomorrow().ok()?, 0, 0).plus_seconds(-1))
    }
}

/// Opens a subject for its page, now or as it was known on the day that was asked.
///
/// # Errors
/// Not found when it is unknown or hidden.
pub async fn open<S: Replay>(
    state: &StaffState,
    visitor: &Visitor,
    id: SubjectId,
    asked: &Asked,
) -> Result<(View<S>, SubjectFrame), Failure> {
    let cx = visitor.cx(&state.house);
    let t = visitor.t;
    let moment = asked.moment(visitor.now.day());
    let now = looking::view::<S>(&cx, id);
    let (view, past, until) = match moment {
        None if asked.op.is_empty() => (now.await?, String::new(), None),
        None => (now.await?, t.get("past-not-a-day"), None),
        Some(moment) => match looking::view_at::<S>(&cx, id, Some(moment)).await {
            Err(Failure::NotFound) => {
                (now.await?, t.with1("past-not-yet", "day", t.day(moment.day())), None)
            }
            found => (found?, t.with1("past-shown", "day", t.day(moment.day())), Some(moment)),
        },
    };
    let mut frame = SubjectFrame::of(&view, visitor, &state.house.library.now());
    if let Some(moment) = until {
        frame.only_until(&view, moment, t);
    }
    asked.op.clone_into(&mut frame.asked);
    frame.past = past;
    Ok((view, frame))
}

impl SubjectFrame {
    /// The frame of a view.
    pub fn of<S: Replay>(view: &View<S>, visitor: &Visitor, knowledge: &Knowledge) -> Self {
        let t = visitor.t;
        let names = Names::of(t, view);
        let row = &view.row;
        let person = view.person.as_ref();
        let duty = row.standing.duty();
        let mut frame = Self {
            id: row.id.to_string(),
            href: links::subject(row.kind, row.id),
            kind: t.pick("kind", row.kind.word()),
            version: row.version,
            person: person.map(links::full_name).unwrap_or_default(),
            born: person.and_then(|one| one.birth).map(|day| t.day(day)).unwrap_or_default(),
            opened: t.moment(row.opened_at),
            duty: None,
            yours: duty.is_some_and(|duty| duty.holder == visitor.actor.worker),
            level: String::new(),
            offered: String::new(),
            closed: String::new(),
            timeline: timeline(&names, view, knowledge, visitor),
            followed: all_followed(t, view, |_| true),
            origin: row.origin.map(|id| format!("/werk/zaken/{id}")).unwrap_or_default(),
            asked: String::new(),
            past: String::new(),
            may_act: view.may_act,
            may_note: view.may_note,
            may_talk: view.may_note && row.standing.duty().is_some() && is_of(row.kind),
            may_offer: view.may_offer,
            may_answer: view.may_answer,
            may_go_missing: view.may_go_missing,
            may_export: view.may_act && chronology::is_of(row.kind),
            posts: names.posts_to_choose(duty.map(|duty| duty.post)),
        };
        frame.stand(&row.standing, &names, visitor);
        frame
    }

    /// So many of the latest entries stand open on the page; whoever wants the others unfolds them.
    const LATEST: usize = 12;

    /// What people did and said, oldest first.
    fn told(&self) -> Vec<&Entry> {
        self.timeline.iter().filter(|entry| !entry.by_itself).collect()
    }

    /// How many entries are folded. A few are never folded: that would help nobody.
    pub fn folded(&self) -> usize {
        let more = self.told().len().saturating_sub(Self::LATEST);
        if more > Self::LATEST / 3 { more } else { 0 }
    }

    /// The entries that are folded.
    pub fn before(&self) -> Vec<&Entry> {
        self.told().into_iter().take(self.folded()).collect()
    }

    /// The entries that stand open.
    pub fn latest(&self) -> Vec<&Entry> {
        self.told().into_iter().skip(self.folded()).collect()
    }

    /// Whose move it is, or why nobody's.
    fn stand(&mut self, standing: &Standing, names: &Names<'_>, visitor: &Visitor) {
        let t = visitor.t;
        match standing {
            Standing::Closed { at, reason } => {
                let reason = t.pick("closed", reason);
                self.closed = t.with2("subject-closed", "when", t.moment(at), "reason", reason);
            }
            Standing::Open(duty) => {
                let whose = if self.yours { t.get("duty-you") } else { names.worker(duty.holder) };
                self.duty = Some(DutyCard {
                    what: t.pick("action", duty.action.word()),
                    about: names.post(duty.post),
                    whose,
                    due: t.due_of(duty, visitor.now),
                    href: "#aan-zet".to_owned(),
                });
                if duty.level > Level::Holder {
                    let level = t.pick("level", duty.level.word());
                    self.level = t.with1("subject-level", "level", level);
                }
                if let Lead::OnOffer { to, answer_by } = &duty.lead {
                    let (to, by) = (names.post(*to), t.moment(answer_by));
                    self.offered = t.with2("subject-offered", "to", to, "by", by);
                }
            }
        }
    }

    /// Leaves only what belongs to a moment of the past: nothing can be done there.
    fn only_until<S>(&mut self, view: &View<S>, moment: Moment, t: Text) {
        self.duty = None;
        for words in [&mut self.level, &mut self.offered, &mut self.closed] {
            words.clear();
        }
        self.followed = all_followed(t, view, |row| row.opened_at <= moment);
        (self.may_act, self.may_note, self.may_talk) = (false, false, false);
        self.may_go_missing = false;
        (self.may_offer, self.may_answer, self.may_export) = (false, false, false);
    }
}

/// What followed from it, and what someone found to be about the same person.
fn all_followed<S>(
    t: Text,
    view: &View<S>,
    shown: impl Fn(&SubjectRow) -> bool,
) -> Vec<(String, String)> {
    let combined = view.combined.iter().map(|row| {
        let (href, what) = followed(t, row);
        (href, t.with1("subject-combined", "what", what))
    });
    let followed = view.followed.iter().filter(|row| shown(row)).map(|row| followed(t, row));
    followed.chain(combined).collect()
}

fn followed(t: Text, row: &SubjectRow) -> (String, String) {
    let kind = t.pick("kind", row.kind.word());
    (links::subject(row.kind, row.id), format!("{kind}, {}", t.day(row.opened_at.day())))
}

fn timeline<S>(
    names: &Names<'_>,
    view: &View<S>,
    knowledge: &Knowledge,
    visitor: &Visitor,
) -> Vec<Entry> {
    let (t, timeline) = (visitor.t, &view.timeline);
    timeline
        .iter()
        .map(|noted| {
            let told = tell(t, names, &noted.what);
            let statement = match &noted.what {
                Happening::Said(statement) => Some(statement),
                _ => None,
            };
            Entry {
                id: noted.id.to_string(),
                by_itself: is_by_itself(&noted.what),
                noted: t.lately(noted.at, visitor.now),
                who: names.worker(noted.by),
                what: told.what,
                words: told.words,
                mark: told.mark,
                mode: statement.map(|one| one.mode.word()).unwrap_or_default(),
                was: statement.map(|one| was(t, one.when)).unwrap_or_default(),
                signals: statement.map(|one| signals(t, one, knowledge)).unwrap_or_default(),
                href: match &noted.what {
                    Happening::Discussed(_) => behaviour::page_of(view.row.id, noted.id),
                    _ => told.href,
                },
                answers: answers(t, &noted.what, timeline),
                answered: answered(t, noted.id, timeline),
            }
        })
        .collect()
}

/// What follows from other entries or from the passing of time, and tells nothing new about anyone.
pub const fn is_by_itself(happening: &Happening) -> bool {
    use domain::duties::Event;
    matches!(
        happening,
        Happening::Duty(Event::Started(_) | Event::Warned | Event::Escalated { .. })
            | Happening::Signal(domain::signalling::signal::Event::Follows { .. })
    )
}

fn was(t: Text, when: FuzzyTime) -> String {
    match when {
        FuzzyTime::Unknown => t.get("statement-was-unknown"),
        when => t.with1("statement-was", "when", t.fuzzy(when)),
    }
}

fn signals(t: Text, statement: &Statement, knowledge: &Knowledge) -> Vec<String> {
    statement.signals.spell_out(|id| {
        let known = knowledge.signal(id);
        known.map_or_else(|| id.to_owned(), |one| one.item.text.in_lang(t.lang()).to_owned())
    })
}

/// The frame of a subject of any kind, for the forms that every kind shares.
///
/// # Errors
/// Not found when it is unknown or hidden.
pub async fn of_any_kind(
    state: &StaffState,
    visitor: &Visitor,
    id: SubjectId,
) -> Result<SubjectFrame, Failure> {
    async fn one<S: Replay>(
        state: &StaffState,
        visitor: &Visitor,
        cx: &Cx<'_>,
        id: SubjectId,
    ) -> Result<SubjectFrame, Failure> {
        let view = looking::view::<S>(cx, id).await?;
        Ok(SubjectFrame::of(&view, visitor, &state.house.library.now()))
    }
    let cx = visitor.cx(&state.house);
    match looking::kind_of(&cx, id).await? {
        Kind::Signal => one::<Signal>(state, visitor, &cx, id).await,
        Kind::Consultation => one::<Consultation>(state, visitor, &cx, id).await,
        Kind::Reading => one::<Reading>(state, visitor, &cx, id).await,
        Kind::Outgoing => one::<Outgoing>(state, visitor, &cx, id).await,
        Kind::Incoming => one::<Incoming>(state, visitor, &cx, id).await,
        Kind::Case => one::<Case>(state, visitor, &cx, id).await,
        Kind::Review => one::<EmergencyReview>(state, visitor, &cx, id).await,
        Kind::Missing => one::<Missing>(state, visitor, &cx, id).await,
        Kind::Feedback => one::<Feedback>(state, visitor, &cx, id).await,
        Kind::Combination => one::<Combination>(state, visitor, &cx, id).await,
    }
}
