//! Who works here: colleagues to work with, and the whole organisation for those who manage it.

use crate::failure::Failure;
use crate::house::Cx;
use crate::ports::{Team, Worker};
use access::Action;
use domain::organisations::{Function, Post};
use kernel::{Personal, PostId, WorkerId};

/// A post of a colleague, to choose from.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// The post.
    pub post: PostId,
    /// Who fills it.
    pub worker: WorkerId,
    /// Their name.
    pub name: Personal,
    /// What they do.
    pub function: Function,
    /// The name of their team.
    pub team: String,
    /// Whether someone can act in it today.
    pub manned: bool,
}

/// The posts of one's own organisation in open teams, by team and name. Colleagues are no secret.
///
/// # Errors
/// When the store can't be reached.
pub async fn colleagues(cx: &Cx<'_>) -> Result<Vec<Colleague>, Failure> {
    let mut work = cx.begin().await?;
    let teams = work.unit.teams().await?;
    let workers = work.unit.workers().await?;
    let mut colleagues: Vec<_> = work
        .roster
        .posts()
        .iter()
        .filter_map(|post| {
            let team = teams.iter().find(|one| one.id == post.team && one.closed_at.is_none())?;
            let worker = workers.iter().find(|one| one.id == post.person)?;
            Some(Colleague {
                post: post.id,
                worker: worker.id,
                name: worker.name.clone(),
                function: post.function,
                team: team.name.clone(),
                manned: work.roster.is_manned(post),
            })
        })
        .collect();
    colleagues.sort_by(|a, b| {
        (&a.team, a.name.reveal(), a.function).cmp(&(&b.team, b.name.reveal(), b.function))
    });
    Ok(colleagues)
}

/// The organisation as those see it who manage its people.
pub struct Organisation {
    /// Every team, closed ones too.
    pub teams: Vec<Team>,
    /// Every post.
    pub posts: Vec<Post>,
    /// Every worker, by name.
    pub workers: Vec<Worker>,
}

/// Teams, posts and people, with who can act.
///
/// # Errors
/// Not allowed for functions that don't manage people.
pub async fn organisation(cx: &Cx<'_>) -> Result<Organisation, Failure> {
    let mut work = cx.begin().await?;
    let permit = work.ask(Action::ManagePeople, "people").await?;
    work.unit.note(&permit, &[]).await?;
    let teams = work.unit.teams().await?;
    let workers = work.unit.workers().await?;
    let posts = work.roster.posts().to_vec();
    work.commit().await?;
    Ok(Organisation { teams, posts, workers })
}
