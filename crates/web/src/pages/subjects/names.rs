//! What the people, posts, teams and organisations on a page are called.

use crate::face::{Choice, Text};
use app::advice::Colleagues;
use app::looking::View;
use app::ports::{Organisation, Team, Worker};
use domain::organisations::Post;
use kernel::{OrganisationId, PostId, WorkerId};

/// The names behind the ids of one organisation.
#[derive(Debug, Clone, Copy)]
pub struct Names<'v> {
    t: Text,
    people: &'v [Worker],
    posts: &'v [Post],
    teams: &'v [Team],
    organisations: &'v [Organisation],
}

impl<'v> Names<'v> {
    /// The names that come with a view.
    pub fn of<S>(t: Text, view: &'v View<S>) -> Self {
        Self {
            t,
            people: &view.people,
            posts: &view.posts,
            teams: &view.teams,
            organisations: &view.organisations,
        }
    }

    /// The names of the people here, where there is no matter yet.
    pub fn here(t: Text, here: &'v Colleagues) -> Self {
        let (people, posts, teams) = (&here.people, &here.posts, &here.teams);
        Self { t, people, posts, teams, organisations: &[] }
    }

    /// Someone's name and function; the installation itself has a name of its own.
    pub fn worker(&self, id: WorkerId) -> String {
        if id == app::house::SYSTEM {
            return self.t.get("who-system");
        }
        if id == app::house::GUEST {
            return self.t.get("who-guest");
        }
        let Some(worker) = self.people.iter().find(|worker| worker.id == id) else {
            return self.t.get("who-unknown");
        };
        let name = worker.name.reveal();
        match self.posts.iter().find(|post| post.person == id) {
            Some(post) => format!("{name}, {}", self.t.pick("function", post.function.word())),
            None => name.to_owned(),
        }
    }

    /// A post as function and team.
    pub fn post(&self, id: PostId) -> String {
        let Some(post) = self.posts.iter().find(|post| post.id == id) else {
            return self.t.get("who-unknown");
        };
        let function = self.t.pick("function", post.function.word());
        match self.teams.iter().find(|team| team.id == post.team) {
            Some(team) => format!("{function}, {}", team.name),
            None => function,
        }
    }

    /// Who fills a post now, with the post: whom one can call.
    pub fn who_at(&self, id: PostId) -> String {
        let post = self.posts.iter().find(|post| post.id == id);
        let who = post.and_then(|post| self.people.iter().find(|worker| worker.id == post.person));
        let name = who.map(|worker| format!("{}, ", worker.name.reveal()));
        name.unwrap_or_default() + &self.post(id)
    }

    /// The team of a post.
    pub fn team_of(&self, id: PostId) -> String {
        let post = self.posts.iter().find(|post| post.id == id);
        let team = post.and_then(|post| self.teams.iter().find(|team| team.id == post.team));
        team.map_or_else(|| self.t.get("who-unknown"), |team| team.name.clone())
    }

    /// The name of an organisation.
    pub fn organisation(&self, id: OrganisationId) -> String {
        let found = self.organisations.iter().find(|one| one.id == id);
        found.map_or_else(|| self.t.get("who-unknown"), |one| one.name.clone())
    }

    /// The posts of open teams as answers of a question, by function and team, with the name of who
    /// fills each. A matter is only offered to functions that work with young people.
    pub fn posts_to_choose(&self, except: Option<PostId>) -> Vec<Choice> {
        let open = |post: &&Post| {
            let team = self.teams.iter().find(|team| team.id == post.team);
            team.is_none_or(|team| team.closed_at.is_none())
        };
        let posts = self.posts.iter().filter(open).filter(|post| Some(post.id) != except);
        let posts = posts.filter(|post| post.function.holds_matters());
        let mut choices: Vec<_> = posts
            .map(|post| {
                let name = self.people.iter().find(|worker| worker.id == post.person);
                let name = name.map(|worker| worker.name.reveal()).unwrap_or_default();
                Choice::new(post.id.to_string(), format!("{} ({name})", self.post(post.id)))
            })
            .collect();
        choices.sort_by(|one, other| one.label.cmp(&other.label));
        choices
    }
}
