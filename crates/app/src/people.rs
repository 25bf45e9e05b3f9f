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
