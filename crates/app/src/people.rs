//! Who works here: the whole organisation, for those who manage its people.

use crate::failure::Failure;
use crate::house::Cx;
use crate::ports::{Team, Worker};
use access::Action;
use domain::organisations::Post;

/// The organisation as those see it who manage its people.
pub struct Organisation {
    /// Every team, closed ones too.
    pub teams: Vec<Team>,
    /// Every post.
    pub posts: Vec<Post>,
    /// Every worker, by name.
    pub workers: Vec<Worker>,
}

/// A post that can be asked to do something: what, where, and who fills it.
pub struct Place {
    /// The post.
    pub post: Post,
    /// Its team.
    pub team: Team,
    /// Who fills it.
    pub person: Option<Worker>,
    /// Whether it is one of one's own.
    pub own: bool,
}

/// The posts of open teams that may hold a matter about a young person: to hand over to, to make a
/// team of, or to name as the one helper who stays. Colleagues are no secret to each other.
///
/// # Errors
/// When the store can't be reached.
pub async fn places(cx: &Cx<'_>) -> Result<Vec<Place>, Failure> {
    let mut work = cx.begin().await?;
    let teams = work.unit.teams().await?;
    let workers = work.unit.workers().await?;
    let open = |post: &Post| {
        let mut open = teams.iter().filter(|team| team.closed_at.is_none());
        open.find(|team| team.id == post.team).cloned()
    };
    let posts = work.roster.posts().iter().filter(|post| post.function.holds_matters());
    let places = posts.filter_map(|post| {
        let person = workers.iter().find(|worker| worker.id == post.person).cloned();
        Some(Place { post: *post, team: open(post)?, person, own: cx.actor.has_post(post.id) })
    });
    Ok(places.collect())
}

/// Teams, posts and people, with who can act.
///
/// # Errors
/// Not allowed for functions that don't manage people.
pub async fn organisation(cx: &Cx<'_>) -> Result<Organisation, Failure> {
    let mut work = cx.begin_reading().await?;
    let permit = work.ask(Action::ManagePeople, "people").await?;
    work.unit.note(&permit, &[]).await?;
    let teams = work.unit.teams().await?;
    let workers = work.unit.workers().await?;
    let posts = work.roster.posts().to_vec();
    work.commit().await?;
    Ok(Organisation { teams, posts, workers })
}
