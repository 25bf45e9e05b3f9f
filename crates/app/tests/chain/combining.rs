//! Two people note something about the same young person, in two spellings, and neither knows of the
//! other: someone whose work it is looks, decides, and can take it back.

use super::vocabulary::{Chain, text};
use super::{PAGE, stories_on_both};
use domain::duties::News;
use domain::matching::combination::{Combination, Stage};
use domain::organisations::Function;
use domain::reporting::Purpose;
use domain::signalling::Signal;
use domain::subjects::Kind;
use domain::timeline::Happening;
use kernel::SubjectId;
use vangnet_app::combining::{self, Finding};
use vangnet_app::looking;
use vangnet_app::ports::Worklist;
use vangnet_app::{Failure, signalling};

/// The combinations on the desk of the focal officer.
async fn asked(chain: &Chain) -> Vec<SubjectId> {
    let officer = chain.by(Chain::SCHOOL, Function::FocalOfficer);
    let desk = looking::desk(&officer, Worklist::Mine, PAGE).await.expect("a desk");
    let of_kind = desk.items.iter().filter(|item| item.row.kind == Kind::Combination);
    of_kind.map(|item| item.row.id).collect()
}

/// The only combination on that desk.
async fn the_one_asked(chain: &Chain) -> SubjectId {
    let found = asked(chain).await;
    *found.first().filter(|_| found.len() == 1).expect("one combination")
}

/// A teacher and someone of the neighbourhood team note the same young person, each in their own way.
async fn noted_twice(chain: &Chain) -> [SubjectId; 2] {
    let teacher = Function::Teacher;
    let neighbour = Function::NeighbourhoodWorker;
    let one = chain.worry_about(Chain::SCHOOL, teacher, "Fatima", "el Amrani").await;
    let other = chain.worry_about(Chain::SCHOOL, neighbour, "Fatma", "Amrany").await;
    [one, other]
}

/// All that someone can see on their desk and of a matter of theirs.
async fn sees(chain: &Chain, function: Function, own: SubjectId) -> String {
    let cx = chain.by(Chain::SCHOOL, function);
    let desk = looking::desk(&cx, Worklist::Mine, PAGE).await.expect("a desk");
    let view = looking::view::<Signal>(&cx, own).await.expect("their own");
    let rows: Vec<_> = desk.items.iter().map(|item| (item.row.id, item.row.version)).collect();
    let news = desk.news.len();
    format!("{:?} {rows:?} {news} {} {:?}", desk.counts, view.row.version, view.timeline)
}

async fn decides(chain: &Chain, id: SubjectId, finding: Finding) -> Result<(), Failure> {
    let officer = chain.by(Chain::SCHOOL, Function::FocalOfficer);
    combining::decide(&officer, id, None, finding, text("Samen bekeken.")).await.map(|_| ())
}

async fn news_of(chain: &Chain, function: Function) -> Vec<News> {
    let cx = chain.by(Chain::SCHOOL, function);
    let desk = looking::desk(&cx, Worklist::Mine, PAGE).await.expect("a desk");
    desk.news.iter().map(|told| told.news).collect()
}

stories_on_both! {
    /// Who noted it learns nothing until a person decided; then both matters refer to each other.
    what_two_people_noted_apart_is_brought_together_by_a_person(chain) {
        let [one, other] = noted_twice(&chain).await;
        let both = [(Function::Teacher, one, other), (Function::NeighbourhoodWorker, other, one)];
        let mut before = Vec::new();
        for (function, own, _) in both {
            before.push(sees(&chain, function, own).await);
        }
        assert!(asked(&chain).await.is_empty(), "noting compares nothing");
        chain.compares(Chain::SCHOOL).await;
        let id = the_one_asked(&chain).await;
        for ((function, own, _), before) in both.into_iter().zip(&before) {
            assert_eq!(*before, sees(&chain, function, own).await, "{function} learns nothing");
            assert!(!chain.may_open(Chain::SCHOOL, function, id).await);
            let cx = chain.by(Chain::SCHOOL, function);
            let fatima = Chain::named("Fatima", "Amrani");
            let known = signalling::search_first(&cx, &fatima).await.expect("searched");
            assert_eq!(known.len(), 1, "only their own");
        }

        // Whoever compares sees whom the records name and who has the matters.
        let officer = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let view = looking::view::<Combination>(&officer, id).await.expect("the combination");
        let words: Vec<_> = view.state.likeness().iter().map(|one| one.word()).collect();
        assert_eq!(words, ["first-sounds", "surname-sounds", "birth-same"]);
        assert_eq!(view.sides.len(), 2);
        assert!(view.sides.iter().all(|side| side.person.is_some() && side.matters.len() == 1));

        decides(&chain, id, Finding::Same).await.expect("decided");
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, Some("same-person"));
        for (function, own, theirs) in both {
            let cx = chain.by(Chain::SCHOOL, function);
            let view = looking::view::<Signal>(&cx, own).await.expect("their own");
            let refers = |what: &Happening| matches!(what, Happening::Combined { with, .. } if *with == theirs);
            assert!(view.timeline.iter().any(|noted| refers(&noted.what)), "{function}");
            assert!(view.combined.is_empty(), "a reference opens nothing");
            assert!(!chain.may_open(Chain::SCHOOL, function, theirs).await);
            assert_eq!(news_of(&chain, function).await, [News::Combined]);
        }
        chain.nobody_was_forgotten().await;
    }

    /// A decision is taken back: the references end, both hear it, and the same officer looks again.
    a_decision_that_was_wrong_is_taken_back(chain) {
        let [one, _] = noted_twice(&chain).await;
        chain.compares(Chain::SCHOOL).await;
        let id = the_one_asked(&chain).await;
        assert!(matches!(decides(&chain, id, Finding::TakeBack).await, Err(Failure::Refused(_))));
        decides(&chain, id, Finding::Same).await.expect("decided");
        let twice = decides(&chain, id, Finding::Different).await;
        assert!(matches!(twice, Err(Failure::Refused("combination-decided"))));
        let chain = chain.at(chain.now().plus_seconds(3600));
        decides(&chain, id, Finding::TakeBack).await.expect("taken back");
        assert_eq!(asked(&chain).await, [id]);
        let teacher = chain.by(Chain::SCHOOL, Function::Teacher);
        let view = looking::view::<Signal>(&teacher, one).await.expect("their own");
        assert!(domain::timeline::combined_with(&view.timeline).is_empty());
        assert_eq!(news_of(&chain, Function::Teacher).await, [News::Parted]);
        decides(&chain, id, Finding::Different).await.expect("decided");
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, Some("not-same-person"));
    }

    /// What was decided isn't asked again; who can't tell yet is asked on the day they chose.
    nobody_is_asked_the_same_twice(chain) {
        noted_twice(&chain).await;
        chain.compares(Chain::SCHOOL).await;
        let id = the_one_asked(&chain).await;
        let until = chain.now().plus_days(10);
        decides(&chain, id, Finding::Wait(until)).await.expect("waits");
        assert_eq!(chain.due(Chain::SCHOOL, id).await, until);
        decides(&chain, id, Finding::Different).await.expect("decided");
        chain.compares_all_again(Chain::SCHOOL).await;
        assert!(asked(&chain).await.is_empty());
        // A third record is another question, about each of the two.
        chain.worry_about(Chain::SCHOOL, Function::IntakeOfficer, "Fatima", "Amrani").await;
        chain.compares(Chain::SCHOOL).await;
        assert_eq!(asked(&chain).await.len(), 2);
        let officer = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let view = looking::view::<Combination>(&officer, id).await.expect("still theirs to read");
        assert_eq!(view.state.stage(), Stage::Different);
    }

    /// Two reports from elsewhere about one young person are compared, also when they lie on one desk.
    two_reports_about_one_young_person_do_not_stay_apart_on_one_desk(chain) {
        for (first, last) in [("Fatima", "el Amrani"), ("Fatma", "Amrany")] {
            let signal = chain.worry_about(Chain::SCHOOL, Function::Teacher, first, last).await;
            chain.weighed_and_decided_to_report(signal).await;
            let (from, to) = (Chain::SCHOOL, Chain::POINT);
            chain.sends(from, Function::Teacher, signal, Purpose::Report, to).await;
        }
        chain.delivers().await;
        chain.compares(Chain::SCHOOL).await;
        assert!(asked(&chain).await.is_empty(), "the teacher noted both");
        chain.compares(Chain::POINT).await;
        let officer = chain.by(Chain::POINT, Function::FocalOfficer);
        let desk = looking::desk(&officer, Worklist::Mine, PAGE).await.expect("a desk");
        let kinds: Vec<_> = desk.items.iter().map(|item| item.row.kind).collect();
        assert_eq!(kinds, [Kind::Combination]);
    }

    /// Nobody looks at what one person noted twice, at twins, or at two organisations.
    what_nobody_needs_to_compare_is_left_alone(chain) {
        chain.worry_about(Chain::SCHOOL, Function::Teacher, "Sem", "Bakker").await;
        chain.worry_about(Chain::SCHOOL, Function::Teacher, "Sem", "Backer").await;
        chain.worry_about(Chain::SCHOOL, Function::NeighbourhoodWorker, "Daan", "Bakker").await;
        chain.worry_about(Chain::CARE, Function::CareCoordinator, "Sem", "Bakker").await;
        for place in [Chain::SCHOOL, Chain::CARE] {
            chain.compares(place).await;
        }
        assert!(asked(&chain).await.is_empty());
        let other = chain.by(Chain::CARE, Function::FocalOfficer);
        let desk = looking::desk(&other, Worklist::Mine, PAGE).await.expect("a desk");
        assert!(desk.items.is_empty(), "never across organisations");
    }

    /// Whoever noted, leads, or works elsewhere can neither see nor decide it.
    only_whoever_compares_sees_or_decides(chain) {
        noted_twice(&chain).await;
        chain.compares(Chain::SCHOOL).await;
        let id = the_one_asked(&chain).await;
        for (place, function) in [
            (Chain::SCHOOL, Function::Teacher),
            (Chain::SCHOOL, Function::NeighbourhoodWorker),
            (Chain::SCHOOL, Function::IntakeOfficer),
            (Chain::SCHOOL, Function::PrivacyOfficer),
            (Chain::CARE, Function::FocalOfficer),
        ] {
            let cx = chain.by(place, function);
            assert!(!chain.may_open(place, function, id).await, "{function}");
            let tried = combining::decide(&cx, id, None, Finding::Same, text("Ik.")).await;
            assert!(matches!(tried, Err(Failure::NotFound)), "{function}");
            let team = looking::desk(&cx, Worklist::Team, PAGE).await.expect("a desk");
            assert!(team.items.iter().all(|item| item.row.id != id), "{function}");
            let count = team.counts.iter().find(|(list, _)| *list == Worklist::Team);
            let counted = count.map(|(_, count)| usize::try_from(*count).expect("small"));
            assert_eq!(counted, Some(team.items.len()), "{function}");
        }
        let officer = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let stale = combining::decide(&officer, id, Some(99), Finding::Same, text("Ik.")).await;
        assert!(matches!(stale, Err(Failure::Stale { current: 1 })));
        assert_eq!(chain.closed_as(Chain::SCHOOL, id).await, None);
    }
}
