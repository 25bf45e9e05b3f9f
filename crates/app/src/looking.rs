//! Looking: the worklist, one subject, what was known on a moment.

use crate::combining::{self, Side};
use crate::failure::Failure;
use crate::house::Cx;
use crate::missing;
use crate::ports::{Organisation, Page, SubjectRow, Team, Worker, Worklist};
use crate::work::{Opened, Work};
use access::Action;
use domain::duties::News;
use domain::matching::PersonDetails;
use domain::organisations::{Function, Post};
use domain::statements::{Noted, known_at};
use domain::timeline::{Happening, Replay, combined_with, replay};
use kernel::{Moment, Personal, PostId, SubjectId};
use std::collections::BTreeSet;

/// A subject as it is shown.
#[expect(clippy::struct_excessive_bools, reason = "each is one answer of the gate")]
pub struct View<S> {
    /// The working fields.
    pub row: SubjectRow,
    /// Where it stands.
    pub state: S,
    /// What happened, in order.
    pub timeline: Vec<Noted<Happening>>,
    /// Who it is about.
    pub person: Option<PersonDetails>,
    /// The people of this organisation, for the names of those who noted.
    pub people: Vec<Worker>,
    /// The posts of this organisation, closed teams included: what people do, and to whom one can
    /// hand over.
    pub posts: Vec<Post>,
    /// The teams of this organisation.
    pub teams: Vec<Team>,
    /// The organisations of this installation, for the names of senders and receivers.
    pub organisations: Vec<Organisation>,
    /// What came from it, as far as the one who asks may open it.
    pub followed: Vec<SubjectRow>,
    /// What someone found to be about the same person, as far as the one who asks may open it.
    pub combined: Vec<SubjectRow>,
    /// The two records of a combination; nothing for other kinds.
    pub sides: Vec<Side>,
    /// Whether the one who asks may take the next step.
    pub may_act: bool,
    /// Whether they may add statements.
    pub may_note: bool,
    /// Whether they may hand it over.
    pub may_offer: bool,
    /// Whether they may answer an offered handover.
    pub may_answer: bool,
    /// Whether they may note that whom it is about is missing.
    pub may_go_missing: bool,
}

/// Shows one subject.
///
/// # Errors
/// Not found when it is unknown or hidden.
pub async fn view<S: Replay>(cx: &Cx<'_>, id: SubjectId) -> Result<View<S>, Failure> {
    view_at(cx, id, None).await
}

/// Shows what was known of a subject on a moment.
///
/// # Errors
/// Not found when it is unknown, hidden, or hadn't begun.
pub async fn view_at<S: Replay>(
    cx: &Cx<'_>,
    id: SubjectId,
    moment: Option<Moment>,
) -> Result<View<S>, Failure> {
    view_for(cx, Action::Open, id, moment).await
}

/// Takes one subject out of the system, to print or keep as a file note; the journal says so.
///
/// # Errors
/// A fresh second factor is asked; not found when it is unknown or hidden.
pub async fn export<S: Replay>(cx: &Cx<'_>, id: SubjectId) -> Result<View<S>, Failure> {
    view_for(cx, Action::Export, id, None).await
}

async fn view_for<S: Replay>(
    cx: &Cx<'_>,
    action: Action,
    id: SubjectId,
    moment: Option<Moment>,
) -> Result<View<S>, Failure> {
    let organisations = cx.house.store.organisations().await?;
    let mut work = cx.begin_reading().await?;
    let Opened { row, mut timeline, permit, .. } = work.open::<S>(action, id).await?;
    if let Some(moment) = moment {
        timeline = known_at(&timeline, moment).to_vec();
    }
    let state = replay::<S>(&timeline).ok_or(Failure::NotFound)?;
    let person = match row.person {
        Some(person) => Some(work.unit.person(&permit, person).await?),
        None => None,
    };
    let people = work.unit.workers().await?;
    let teams = work.unit.teams().await?;
    let posts = work.roster.posts().to_vec();
    let followed = work.unit.followed_from(id).await?;
    let followed = open_to_them(&mut work, followed).await?;
    let combined = combined(&mut work, &timeline).await?;
    let sides = combining::sides(&mut work, &permit, &timeline).await?;
    let may_act = work.could(Action::Act, &row).await?;
    let may_note = work.could(Action::Note, &row).await?;
    let may_offer = work.could(Action::Offer, &row).await?;
    let may_answer = work.could(Action::Answer, &row).await?;
    let may_go_missing = missing::may_begin(&mut work, &row, &followed).await?;
    work.commit().await?;
    Ok(View {
        row,
        state,
        timeline,
        person,
        people,
        posts,
        teams,
        organisations,
        followed,
        combined,
        sides,
        may_act,
        may_note,
        may_offer,
        may_answer,
        may_go_missing,
    })
}

/// The matters that a timeline refers to as about the same person.
async fn combined(
    work: &mut Work<'_>,
    timeline: &[Noted<Happening>],
) -> Result<Vec<SubjectRow>, Failure> {
    let mut combined = Vec::new();
    for id in combined_with(timeline) {
        combined.extend(work.unit.find(id).await?);
    }
    open_to_them(work, combined).await
}

/// Those of the matters that the one who asks may open.
async fn open_to_them(
    work: &mut Work<'_>,
    rows: Vec<SubjectRow>,
) -> Result<Vec<SubjectRow>, Failure> {
    let mut open = Vec::new();
    for row in rows {
        if work.could(Action::Open, &row).await? {
            open.push(row);
        }
    }
    Ok(open)
}

/// The kind of a subject that the one who asks may open: for links that name only an id.
///
/// # Errors
/// Not found when it is unknown or hidden.
pub async fn kind_of(cx: &Cx<'_>, id: SubjectId) -> Result<domain::subjects::Kind, Failure> {
    let mut work = cx.begin_reading().await?;
    let (row, _) = work.ask_about(Action::Open, id).await?;
    Ok(row.kind)
}

/// A row of the worklist.
pub struct Item {
    /// The working fields.
    pub row: SubjectRow,
    /// Who it is about, when it is about someone.
    pub person: Option<PersonDetails>,
    /// Whose move it is, when it isn't that of the one who asks.
    pub holder: Option<Holder>,
}

/// Who must act, as whoever may open the matter may know it.
pub struct Holder {
    /// Their name; nothing when they are no longer known here.
    pub name: Option<Personal>,
    /// The function of the post that the duty rests with.
    pub function: Option<Function>,
}

/// The worklist of whoever asks.
pub struct Desk {
    /// The rows of the list that was asked.
    pub items: Vec<Item>,
    /// Where the next page begins, when there may be one.
    pub next: Option<(Moment, SubjectId)>,
    /// How many rows each list has.
    pub counts: Vec<(Worklist, u64)>,
    /// The newest of what they were told, haven't read, and still is so.
    pub news: Vec<Told>,
}

/// Something that the one who asks was told and that still is so.
pub struct Told {
    /// What.
    pub news: News,
    /// When.
    pub at: Moment,
    /// About which matter, as it stands now.
    pub row: SubjectRow,
}

/// Every worklist, in the order in which they are shown.
pub const LISTS: [Worklist; 5] =
    [Worklist::Mine, Worklist::Late, Worklist::Offered, Worklist::Waiting, Worklist::Team];

/// Whose move it is where it is mine.
///
/// # Errors
/// When the store can't be reached.
pub async fn desk(cx: &Cx<'_>, list: Worklist, page: Page) -> Result<Desk, Failure> {
    let mut work = cx.begin_reading().await?;
    let permit = work.ask(Action::List, "worklist").await?;
    let worker = cx.actor.worker;
    let mut counts = Vec::new();
    for one in LISTS {
        let posts = posts_for(&work, one);
        counts.push((one, work.unit.count(worker, &posts, one).await?));
    }
    let posts = posts_for(&work, list);
    let rows = work.unit.worklist(worker, &posts, list, page).await?;
    let next = next_page(&rows, page);
    let mut shown = Vec::new();
    for row in rows {
        // A row that can't be opened is never on a list: the gate decides, not the query.
        if work.could(Action::Open, &row).await? {
            shown.push(row);
        }
    }
    let about: BTreeSet<_> = shown.iter().filter_map(|row| row.person).collect();
    let about: Vec<_> = about.into_iter().collect();
    let persons = work.unit.persons(&permit, &about).await?;
    let workers = others(&mut work, &shown).await?;
    let item = |row: SubjectRow| {
        let person = row.person.and_then(|person| persons.get(&person).cloned());
        let holder = holder(&work, &workers, &row);
        Item { row, person, holder }
    };
    let items: Vec<_> = shown.into_iter().map(item).collect();
    let shown: Vec<_> = items.iter().map(|item| item.row.id.into()).collect();
    work.unit.note(&permit, &shown).await?;
    let news = news(&mut work).await?;
    work.commit().await?;
    Ok(Desk { items, next, counts, news })
}

/// The people here, when one of these is another's move; nobody when there is no need to look.
async fn others(work: &mut Work<'_>, rows: &[SubjectRow]) -> Result<Vec<Worker>, Failure> {
    let own = work.cx.actor.worker;
    let of_another = |row: &SubjectRow| row.standing.duty().is_some_and(|duty| duty.holder != own);
    if rows.iter().any(of_another) { Ok(work.unit.workers().await?) } else { Ok(Vec::new()) }
}

fn holder(work: &Work<'_>, workers: &[Worker], row: &SubjectRow) -> Option<Holder> {
    let duty = row.standing.duty().filter(|duty| duty.holder != work.cx.actor.worker)?;
    let name = workers.iter().find(|worker| worker.id == duty.holder);
    Some(Holder {
        name: name.map(|worker| worker.name.clone()),
        function: work.roster.post(duty.post).map(|post| post.function),
    })
}

/// After the last row of a full page, whether or not it may be shown.
fn next_page(rows: &[SubjectRow], page: Page) -> Option<(Moment, SubjectId)> {
    let last = rows.last().filter(|_| rows.len() >= usize::from(page.limit))?;
    last.standing.duty().map(|duty| (duty.due, last.id))
}

/// The newest notices of the one who asks: one for each matter, and none about what is closed, done,
/// too long ago, or no longer theirs to open.
async fn news(work: &mut Work<'_>) -> Result<Vec<Told>, Failure> {
    /// What needs doing stands on the list itself: the newest are enough.
    const MOST: usize = 5;
    /// So many matters are looked at to find them.
    const LOOKED_AT: usize = 20;
    let (reader, now) = (work.cx.actor.worker, work.cx.now);
    let mut told = Vec::new();
    let mut seen = BTreeSet::new();
    let mut notices = work.unit.notices(reader).await?;
    // That someone opened a matter in an emergency is never behind that it is one's move.
    notices.sort_by_key(|notice| notice.kind != News::EmergencyAccess.word());
    for notice in notices {
        let (Some(id), Ok(news)) = (notice.subject, notice.kind.parse::<News>()) else { continue };
        if told.len() == MOST || seen.len() == LOOKED_AT {
            break;
        }
        if !seen.insert(id) {
            continue;
        }
        let Some(row) = work.unit.find(id).await? else { continue };
        let tells = news.still_tells(notice.at, &row.standing, reader, now);
        if tells && work.could(Action::Open, &row).await? {
            told.push(Told { news, at: notice.at, row });
        }
    }
    Ok(told)
}

/// The posts whose open matters stand on a list: for the team list those of the teams in which the
/// one who asks may open what the team holds.
fn posts_for(work: &Work<'_>, list: Worklist) -> Vec<PostId> {
    let actor = &work.cx.actor;
    match list {
        Worklist::Team => {
            let leads = [
                "focal-officer",
                "team-lead",
                "intake-officer",
                "care-coordinator",
                "help-provider",
            ];
            let teams: Vec<_> = actor
                .seats
                .iter()
                .filter(|seat| leads.contains(&seat.function))
                .map(|seat| seat.team)
                .collect();
            let posts = work.roster.posts().iter().filter(|post| teams.contains(&post.team));
            posts.map(|post| post.id).collect()
        }
        Worklist::Offered => actor.seats.iter().map(|seat| seat.post).collect(),
        Worklist::Mine | Worklist::Late | Worklist::Waiting => Vec::new(),
    }
}
