//! The requests that are measured: use cases, with gate, encryption and journal on.

use super::ground::Ground;
use super::luck::Luck;
use super::place::Seated;
use super::youth;
use crate::fault::Fault;
use crate::house::now;
use app::ports::{Page, Worklist};
use app::signalling::{About, Worry};
use app::{Cx, Failure, combining, looking, signalling};
use domain::casework::Case;
use kernel::SubjectId;

/// A page of the worklist.
pub const PAGE: Page = Page { after: None, limit: 20 };

/// What one can't do is a fault of the measuring itself.
fn lacking() -> Failure {
    Failure::Unavailable("nothing to measure with".to_owned())
}

/// Someone whose requests are measured, and the cases that wait for them.
#[derive(Debug, Clone)]
pub struct User {
    seated: Seated,
    cases: Vec<SubjectId>,
}

impl User {
    /// Someone who has no cases to look at.
    pub const fn without_cases(seated: Seated) -> Self {
        Self { seated, cases: Vec::new() }
    }

    /// Someone with the cases on the first page of their worklist.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn with_cases(ground: &Ground, seated: Seated) -> Result<Self, Fault> {
        let cx = Cx::new(&ground.house, seated.actor(), now());
        let page = Page { after: None, limit: 100 };
        let desk = looking::desk(&cx, Worklist::Mine, page).await?;
        Ok(Self { seated, cases: desk.items.iter().map(|item| item.row.id).collect() })
    }

    fn a_case(&self, luck: &mut Luck) -> Result<SubjectId, Failure> {
        luck.one(&self.cases).copied().ok_or_else(lacking)
    }

    /// The first page of the worklist.
    ///
    /// # Errors
    /// The use case's own.
    pub async fn list(&self, ground: &Ground) -> Result<(), Failure> {
        let cx = Cx::new(&ground.house, self.seated.actor(), now());
        looking::desk(&cx, Worklist::Mine, PAGE).await.map(drop)
    }

    /// A case as its page shows it.
    ///
    /// # Errors
    /// The use case's own.
    pub async fn open(&self, ground: &Ground, luck: &mut Luck) -> Result<(), Failure> {
        let cx = Cx::new(&ground.house, self.seated.actor(), now());
        looking::view::<Case>(&cx, self.a_case(luck)?).await.map(drop)
    }

    /// A statement added to a case.
    ///
    /// # Errors
    /// The use case's own.
    pub async fn state(&self, ground: &Ground, luck: &mut Luck) -> Result<(), Failure> {
        let cx = Cx::new(&ground.house, self.seated.actor(), now());
        let statement = youth::seen(luck).ok_or_else(lacking)?;
        let id = self.a_case(luck)?;
        signalling::add_statements(&cx, id, None, vec![statement]).await.map(drop)
    }

    /// A worry noted about someone new: a person, a signal and its statement.
    ///
    /// # Errors
    /// The use case's own.
    pub async fn note(&self, ground: &Ground, luck: &mut Luck) -> Result<(), Failure> {
        let cx = Cx::new(&ground.house, self.seated.actor(), now());
        let person = ground.youth.person(luck.below(ground.cases)).ok_or_else(lacking)?;
        let statement = youth::seen(luck).ok_or_else(lacking)?;
        let (post, about) = (self.seated.post, About::New(person));
        signalling::note_worry(&cx, Worry { post, about, statements: vec![statement] })
            .await
            .map(drop)
    }

    /// What the installation does every minute: comparing who was noted with those who are known. How
    /// many were compared.
    ///
    /// # Errors
    /// The use case's own.
    pub async fn compare(&self, ground: &Ground) -> Result<usize, Failure> {
        let organisation = self.seated.actor().organisation;
        combining::look(&Cx::system(&ground.house, organisation, now())).await
    }

    /// A search for someone who may be known already: by a name that is there.
    ///
    /// # Errors
    /// The use case's own.
    pub async fn search(&self, ground: &Ground, luck: &mut Luck) -> Result<(), Failure> {
        let cx = Cx::new(&ground.house, self.seated.actor(), now());
        let mut person = ground.youth.person(luck.below(ground.cases)).ok_or_else(lacking)?;
        // One in two doesn't know the date of birth.
        person.birth = person.birth.filter(|_| luck.percent(50));
        signalling::search_first(&cx, &person).await.map(drop)
    }
}
