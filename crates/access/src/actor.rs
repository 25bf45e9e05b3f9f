//! Who asks.

use kernel::{CorrelationId, Moment, OrganisationId, PostId, TeamId, WorkerId};

/// A post that someone fills or stands in for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Which post.
    pub post: PostId,
    /// In which team.
    pub team: TeamId,
    /// The function as a word of the domain (`care-coordinator`).
    pub function: &'static str,
}

impl Seat {
    /// Whether it is the same work in the same team: a colleague's post, or this one.
    pub fn is_like(&self, other: &Self) -> bool {
        self.team == other.team && self.function == other.function
    }
}

/// Who asks, in one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The pseudonymous id of the person.
    pub worker: WorkerId,
    /// The organisation they work for.
    pub organisation: OrganisationId,
    /// Their posts; someone without one may do next to nothing.
    pub seats: Vec<Seat>,
    /// Until when a fresh second factor counts.
    pub stepped_up_until: Option<Moment>,
    /// The request, from browser to journal.
    pub correlation: CorrelationId,
    /// Where the request came from: `browser`, `api`, `console` or `system`.
    pub origin: &'static str,
}

impl Actor {
    /// Whether they proved who they are again, shortly before `now`.
    pub fn is_stepped_up(&self, now: Moment) -> bool {
        self.stepped_up_until.is_some_and(|until| now <= until)
    }

    /// Whether they have a seat in this team.
    pub fn is_in_team(&self, team: TeamId) -> bool {
        self.seats.iter().any(|seat| seat.team == team)
    }

    /// Whether they fill or stand in for this post.
    pub fn has_post(&self, post: PostId) -> bool {
        self.seats.iter().any(|seat| seat.post == post)
    }

    /// Whether one of their seats has this function.
    pub fn has_function(&self, function: &str) -> bool {
        self.seats.iter().any(|seat| seat.function == function)
    }
}
