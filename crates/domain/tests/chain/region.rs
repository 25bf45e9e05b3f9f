//! A small region to tell stories in: a school, a reporting point, a care coordination team and a
//! shelter, each with its people, and the clock.

use kernel::{
    Calendar, Date, FreeText, Moment, OrganisationId, Personal, PostId, SubjectId, TeamId, Term,
    WorkerId, date,
};
use std::fmt::Debug;
use vangnet_domain::casework::{
    Acceptance, Case, Chapter, Contact, PlanChapter, SafetyPlan, Signs, Way,
};
use vangnet_domain::duties::{Action, Duty, Facts, Terms};
use vangnet_domain::organisations::{Function, Post, Roster};
use vangnet_domain::reporting::{Arrival, Ground, Incoming, Outgoing, Purpose, Screening, Sending};
use vangnet_domain::subjects::{Matter, Subject};

/// The one post in each organisation that does the work of this story.
pub const DESK: PostId = PostId::from_raw(1);
/// The end of each escalation.
const DIRECTOR: PostId = PostId::from_raw(9);

pub const SCHOOL: OrganisationId = OrganisationId::from_raw(1);
pub const REPORTING_POINT: OrganisationId = OrganisationId::from_raw(2);
pub const COORDINATION: OrganisationId = OrganisationId::from_raw(3);
pub const SHELTER: OrganisationId = OrganisationId::from_raw(4);

/// One organisation: who works there.
pub struct Place {
    roster: Roster,
    terms: Terms,
    calendar: Calendar,
}

impl Place {
    pub fn with(function: Function) -> Self {
        let post = |id, function, person| Post {
            id,
            team: TeamId::from_raw(1),
            function,
            person: WorkerId::from_raw(person),
            deputy: None,
        };
        let posts = vec![post(DESK, function, 10), post(DIRECTOR, Function::ChainDirector, 90)];
        let able = [10, 90].map(WorkerId::from_raw).into();
        Self {
            roster: Roster::new(posts, able, [].into()).unwrap(),
            terms: Terms::new(|action| Some(term_of(action))).unwrap(),
            calendar: Calendar::default(),
        }
    }

    pub fn facts(&self) -> Facts<'_> {
        Facts { roster: &self.roster, terms: &self.terms, calendar: &self.calendar }
    }

    /// Opens a matter at the desk.
    pub fn open<S: Subject>(&self, state: S, at: Moment) -> Matter<S> {
        Matter::open(state, DESK, &self.facts(), at).0
    }

    /// Does something that must be allowed.
    pub fn act<S: Subject<Refusal: Debug>>(
        &self,
        matter: &mut Matter<S>,
        command: S::Command,
        at: Moment,
    ) -> Vec<S::Event> {
        let step = matter.act(command, &self.facts(), at).expect("allowed");
        *matter = step.after;
        step.events
    }

    /// Tries something that must be refused.
    pub fn refuses<S: Subject<Event: Debug>>(
        &self,
        matter: &Matter<S>,
        command: S::Command,
        at: Moment,
    ) -> S::Refusal {
        matter.act(command, &self.facts(), at).map(|step| step.events).expect_err("refused")
    }
}

/// One working day for what is close to the young person, ten to hear back, weeks for the rest.
fn term_of(action: Action) -> Term {
    match action {
        Action::GiveFeedback => Term::WorkingDays(10),
        Action::MakeSafetyPlan => Term::WorkingDays(3),
        Action::ReviewUrgentSigns => Term::Hours(4),
        Action::PrepareReturn => Term::Days(42),
        _ => Term::WorkingDays(1),
    }
}

/// The duty of an open matter.
pub fn duty<S>(matter: &Matter<S>) -> &Duty {
    matter.standing.duty().expect("it is someone's move")
}

/// What must be done, and on which day at the latest.
pub fn due<S>(matter: &Matter<S>) -> (Action, Date) {
    let duty = duty(matter);
    (duty.action, duty.due.day())
}

/// Why a matter is closed.
pub fn closed<S: Subject>(matter: &Matter<S>) -> &'static str {
    match (&matter.standing, matter.state.next()) {
        (
            vangnet_domain::duties::Standing::Closed { reason, .. },
            vangnet_domain::subjects::Next::Closed(says),
        ) => {
            assert_eq!(*reason, says);
            reason
        }
        (standing, next) => panic!("{standing:?} {next:?}"),
    }
}

/// Ten in the morning of a day in 2026. 2 March is a Monday; no holidays until 3 April.
pub fn on(month: i8, day: i8) -> Moment {
    in_year(2026, month, day)
}

pub fn in_year(year: i16, month: i8, day: i8) -> Moment {
    Moment::in_netherlands(date(year, month, day), 10, 0)
}

pub fn words(text: &str) -> FreeText {
    FreeText::new(text).unwrap()
}

pub fn sending(to: OrganisationId, purpose: Purpose) -> Sending {
    Sending {
        to,
        purpose,
        about: Some(SubjectId::from_raw(100)),
        by: DESK,
        content: words("Two older men wait for her at the gate each Friday."),
        ground: Ground { code: "right-to-report".to_owned(), words: words("She is in danger.") },
    }
}

/// A sending that left at this moment.
pub fn outgoing(purpose: Purpose, at: Moment) -> Outgoing {
    Outgoing::new(sending(REPORTING_POINT, purpose), at)
}

/// The other side of a sending.
pub fn incoming(from: OrganisationId, purpose: Purpose, place: &Place, at: Moment) -> Incoming {
    let arrival = Arrival {
        from,
        their: SubjectId::from_raw(200),
        purpose,
        content: words("Two older men wait for her at the gate each Friday."),
        answer_by: Arrival::answer_by(purpose, &place.facts(), at),
    };
    Incoming::new(arrival, at)
}

pub fn accepted_case(place: &Place, at: Moment) -> Case {
    Case::new(Acceptance::new(Some(SubjectId::from_raw(200)), &place.facts(), at), at)
}

pub fn screening(classification: vangnet_domain::reporting::Classification) -> Screening {
    Screening {
        classification,
        reason: words("Gifts, a second phone and pressure fit together; she is fourteen."),
        to_care: classification.counts(),
        police: Some(words("Asked what they may do; no statement from her yet.")),
        veilig_thuis: None,
    }
}

pub fn contact(reached: bool) -> Contact {
    let said = if reached { "She is at her aunt's." } else { "No answer on the safe number." };
    Contact { way: Way::Phone, reached, words: words(said) }
}

pub fn safety_plan(review_by: Moment) -> SafetyPlan {
    let chapters = Chapter::ALL.iter().map(|chapter| PlanChapter {
        chapter: *chapter,
        risk: words("She is waited for."),
        agreement: words("Her aunt walks along."),
        who: Personal::new("her aunt").unwrap(),
        until: date(2026, 12, 31),
    });
    SafetyPlan::new(chapters.collect(), review_by).unwrap()
}

pub fn signs(urgent: bool) -> Signs {
    Signs {
        ids: vec!["revict-secret-phones".to_owned()],
        urgent,
        alternative: words("Privacy, as any teenager wants."),
        words: words("Her mentor saw a second phone."),
    }
}
