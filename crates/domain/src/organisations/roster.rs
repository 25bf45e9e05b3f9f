//! Who fills which post in one organisation today, and who acts when they can't.

use super::Function;
use kernel::{PostId, TeamId, WorkerId};
use std::collections::BTreeSet;

/// A place in a team: a function, the person who fills it and the deputy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    /// Which post.
    pub id: PostId,
    /// In which team.
    pub team: TeamId,
    /// To do what.
    pub function: Function,
    /// Who fills it.
    pub person: WorkerId,
    /// Who stands in.
    pub deputy: Option<WorkerId>,
}

/// The posts of one organisation and who can act today.
///
/// INVARIANT: at least one chain director's post has a person or deputy who can act. So
/// [`Roster::who_acts`] always has an answer: there is no matter that nobody can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    posts: Vec<Post>,
    able: BTreeSet<WorkerId>,
    closed_teams: BTreeSet<TeamId>,
    last_resort: (PostId, WorkerId),
}

/// Why this can't be an organisation's roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RosterFault {
    /// Nobody would be left at the end of the escalation.
    #[error("no chain director or deputy is left who can act: name one first")]
    NobodyAtTheEnd,
}

impl Roster {
    /// Takes the posts, the people who can act (present, not disabled) and the closed teams.
    ///
    /// # Errors
    /// When no chain director or deputy can act.
    pub fn new(
        posts: Vec<Post>,
        able: BTreeSet<WorkerId>,
        closed_teams: BTreeSet<TeamId>,
    ) -> Result<Self, RosterFault> {
        let last_resort = posts
            .iter()
            .filter(|post| post.function == Function::ChainDirector)
            .filter(|post| !closed_teams.contains(&post.team))
            .find_map(|post| able_in(post, &able).map(|worker| (post.id, worker)))
            .ok_or(RosterFault::NobodyAtTheEnd)?;
        Ok(Self { posts, able, closed_teams, last_resort })
    }

    /// The same organisation with these people unable to act and these teams closed.
    ///
    /// # Errors
    /// When nobody would be left at the end of the escalation.
    pub fn without(
        &self,
        people: &BTreeSet<WorkerId>,
        teams: &BTreeSet<TeamId>,
    ) -> Result<Self, RosterFault> {
        let able = self.able.difference(people).copied().collect();
        let closed = self.closed_teams.union(teams).copied().collect();
        Self::new(self.posts.clone(), able, closed)
    }

    /// A post by its id.
    pub fn post(&self, id: PostId) -> Option<&Post> {
        self.posts.iter().find(|post| post.id == id)
    }

    /// Every post, closed teams included.
    pub fn posts(&self) -> &[Post] {
        &self.posts
    }

    /// The posts that this person fills or stands in for.
    pub fn posts_of(&self, worker: WorkerId) -> impl Iterator<Item = &Post> {
        self.posts.iter().filter(move |p| p.person == worker || p.deputy == Some(worker))
    }

    /// Whether this person can act today.
    pub fn can_act(&self, worker: WorkerId) -> bool {
        self.able.contains(&worker)
    }

    /// Whether this post can hold a duty today: its team is open and someone in it can act.
    pub fn is_manned(&self, post: &Post) -> bool {
        self.worker_in(post).is_some()
    }

    /// The post and person on whom a duty of `post` rests today: the person, the deputy, the team
    /// lead, the focal officer, or at last the chain director.
    pub fn who_acts(&self, post: PostId) -> (PostId, WorkerId) {
        self.escalation(post)
            .find_map(|post| self.worker_in(post).map(|worker| (post.id, worker)))
            .unwrap_or(self.last_resort)
    }

    /// The chain director's post that answers when nobody else can, and who acts in it today.
    pub const fn last_resort(&self) -> (PostId, WorkerId) {
        self.last_resort
    }

    /// The posts to turn to for a duty of `post`, nearest first: itself, the team lead of its team,
    /// a focal officer (own team first), a chain director.
    pub fn escalation(&self, post: PostId) -> impl Iterator<Item = &Post> {
        let own = self.post(post);
        let team = own.map(|post| post.team);
        own.into_iter().chain(
            [Function::TeamLead, Function::FocalOfficer, Function::ChainDirector]
                .into_iter()
                // A post that is gone has no team, so no team lead either.
                .filter(move |function| *function != Function::TeamLead || team.is_some())
                .filter_map(move |function| self.nearest(function, team)),
        )
    }

    /// A manned post with this function, in this team if it has one.
    pub fn nearest(&self, function: Function, team: Option<TeamId>) -> Option<&Post> {
        let manned = |post: &&Post| post.function == function && self.is_manned(post);
        self.posts
            .iter()
            .filter(manned)
            .find(|post| Some(post.team) == team)
            // A team lead leads one team; the other functions serve the whole organisation.
            .or_else(|| {
                let serves_all = function != Function::TeamLead || team.is_none();
                self.posts.iter().filter(manned).find(|_| serves_all)
            })
    }

    fn worker_in(&self, post: &Post) -> Option<WorkerId> {
        (!self.closed_teams.contains(&post.team)).then(|| able_in(post, &self.able)).flatten()
    }
}

fn able_in(post: &Post, able: &BTreeSet<WorkerId>) -> Option<WorkerId> {
    std::iter::once(post.person).chain(post.deputy).find(|worker| able.contains(worker))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEAM: TeamId = TeamId::from_raw(1);

    fn post(id: u128, function: Function, person: u128, deputy: Option<u128>) -> Post {
        Post {
            id: PostId::from_raw(id),
            team: TEAM,
            function,
            person: WorkerId::from_raw(person),
            deputy: deputy.map(WorkerId::from_raw),
        }
    }

    fn school() -> Roster {
        let posts = vec![
            post(1, Function::Teacher, 10, Some(11)),
            post(2, Function::TeamLead, 20, None),
            post(3, Function::FocalOfficer, 30, None),
            post(4, Function::ChainDirector, 40, Some(41)),
        ];
        let able = [10, 11, 20, 30, 40, 41].map(WorkerId::from_raw).into();
        Roster::new(posts, able, BTreeSet::new()).unwrap()
    }

    fn acts_without(absent: &[u128]) -> u128 {
        let people = absent.iter().copied().map(WorkerId::from_raw).collect();
        let roster = school().without(&people, &BTreeSet::new()).unwrap();
        u128::from_be_bytes(roster.who_acts(PostId::from_raw(1)).1.to_bytes())
    }

    #[test]
    fn the_chain_goes_from_person_to_deputy_to_lead_to_focal_officer_to_director() {
        assert_eq!(acts_without(&[]), 10);
        assert_eq!(acts_without(&[10]), 11);
        assert_eq!(acts_without(&[10, 11]), 20);
        assert_eq!(acts_without(&[10, 11, 20]), 30);
        assert_eq!(acts_without(&[10, 11, 20, 30]), 40);
        assert_eq!(acts_without(&[10, 11, 20, 30, 40]), 41);
    }

    #[test]
    fn the_last_one_cannot_leave() {
        let all = [40, 41].map(WorkerId::from_raw).into();
        assert_eq!(school().without(&all, &BTreeSet::new()), Err(RosterFault::NobodyAtTheEnd));
        assert_eq!(
            school().without(&BTreeSet::new(), &[TEAM].into()),
            Err(RosterFault::NobodyAtTheEnd)
        );
    }
}
