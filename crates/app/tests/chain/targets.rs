//! Target times, as two people of one organisation set them.

use crate::PAGE;
use crate::vocabulary::{Chain, faults};
use domain::duties::{Action, Target, TargetObjection};
use domain::organisations::Function;
use domain::subjects::Kind;
use kernel::{Moment, TargetId, Term, date};
use vangnet_app::ports::Worklist;
use vangnet_app::{Failure, looking, targets};

const MANAGER: Function = Function::FunctionalManager;
const OFFICER: Function = Function::PrivacyOfficer;

fn target(action: Action, term: Option<Term>) -> Target {
    let why = "Het zorgteam komt twee keer per week bij elkaar.".to_owned();
    Target { action, term, from: date(2026, 3, 2), why }
}

fn three_days() -> Target {
    target(Action::MeldcodeStep, Some(Term::WorkingDays(3)))
}

impl Chain {
    async fn target_proposed(&self, place: u128, target: &Target) -> TargetId {
        targets::propose(&self.by(place, MANAGER), target).await.expect("put forward")
    }

    async fn target_set(&self, place: u128, target: &Target) -> TargetId {
        let id = self.target_proposed(place, target).await;
        targets::answer(&self.by(place, OFFICER), id, None).await.expect("let in");
        id
    }

    async fn due_of(&self, function: Function, signal: kernel::SubjectId) -> Moment {
        let cx = self.by(Self::SCHOOL, function);
        let view = looking::view::<domain::signalling::Signal>(&cx, signal).await.expect("opened");
        view.row.standing.duty().expect("open").due
    }

    async fn standings(&self, place: u128) -> Vec<&'static str> {
        let all = targets::proposals(&self.by(place, MANAGER)).await.expect("asked");
        all.into_iter().map(|one| one.standing.word()).collect()
    }
}

/// The close of office hours on a day of March.
fn close(day: i8) -> Moment {
    Moment::in_netherlands(date(2026, 3, day), 17, 0)
}

stories! {
    /// Two people let a time in; duties that begin after it have it, those that ran keep their date.
    a_time_of_its_own_holds_for_duties_that_begin_after_it(chain) {
        let ran = chain.worry(Function::Teacher, "Komt vaak moe op school.").await;
        assert_eq!(chain.due_of(Function::Teacher, ran).await, close(4), "two working days");
        chain.target_set(Chain::SCHOOL, &three_days()).await;
        assert_eq!(chain.due_of(Function::Teacher, ran).await, close(4), "it keeps its date");
        let begun = chain.worry(Function::Teacher, "Heeft steeds nieuwe kleren.").await;
        assert_eq!(chain.due_of(Function::Teacher, begun).await, close(5), "three working days");

        // After a restart everything stands as it stood.
        targets::load_all(chain.house()).await.expect("loaded");
        let again = chain.worry(Function::Teacher, "Reageert schrikachtig.").await;
        assert_eq!(chain.due_of(Function::Teacher, again).await, close(5));

        // Back to the table, from the day after.
        let back = Target { from: date(2026, 3, 3), ..target(Action::MeldcodeStep, None) };
        chain.at(chain.now().plus_seconds(60)).target_set(Chain::SCHOOL, &back).await;
        assert_eq!(chain.standings(Chain::SCHOOL).await, ["coming", "in-force"]);
        let tomorrow = chain.at(chain.now().plus_days(1));
        let later = tomorrow.worry(Function::Teacher, "Blijft weg van gym.").await;
        assert_eq!(tomorrow.due_of(Function::Teacher, later).await, close(5), "two from Tuesday");
        assert_eq!(tomorrow.standings(Chain::SCHOOL).await, ["in-force", "former"]);
    }

    /// What the installation itself begins has the time of the organisation whose duty it becomes.
    what_the_installation_begins_has_the_time_of_the_organisation(chain) {
        chain.target_set(Chain::SCHOOL, &target(Action::CompareRecords, Some(Term::Hours(4)))).await;
        for (function, first, last) in [
            (Function::Teacher, "Fatima", "el Amrani"),
            (Function::NeighbourhoodWorker, "Fatma", "Amrany"),
        ] {
            chain.worry_about(Chain::SCHOOL, function, first, last).await;
        }
        chain.compares(Chain::SCHOOL).await;
        let officer = chain.by(Chain::SCHOOL, Function::FocalOfficer);
        let desk = looking::desk(&officer, Worklist::Mine, PAGE).await.expect("a desk");
        let asked = desk.items.iter().find(|item| item.row.kind == Kind::Combination);
        let due = asked.and_then(|item| item.row.standing.duty()).expect("a duty").due;
        assert_eq!(due, chain.now().plus_seconds(4 * 3600));
    }

    /// One organisation's time is nobody else's: not its clock, not its list, not its answer.
    a_time_is_of_one_organisation(chain) {
        let id = chain.target_proposed(Chain::SCHOOL, &three_days()).await;
        for function in [MANAGER, OFFICER, Function::ChainDirector] {
            for place in [Chain::POINT, Chain::TOWN_HALL] {
                let elsewhere = chain.by(place, function);
                let answer = targets::answer(&elsewhere, id, None).await;
                assert!(matches!(answer, Err(Failure::NotFound)), "{function}: {answer:?}");
                assert!(targets::proposals(&elsewhere).await.expect("asked").is_empty());
            }
        }
        let back = targets::withdraw(&chain.by(Chain::POINT, MANAGER), id).await;
        assert!(matches!(back, Err(Failure::NotFound)), "{back:?}");
        targets::answer(&chain.by(Chain::SCHOOL, OFFICER), id, None).await.expect("let in");
        let own = |place| {
            let cx = chain.by(place, MANAGER);
            let lines = targets::lines(&cx);
            lines.into_iter().find(|line| line.action == Action::MeldcodeStep).and_then(|line| line.own)
        };
        assert_eq!(own(Chain::SCHOOL), Some(Term::WorkingDays(3)));
        assert_eq!([own(Chain::POINT), own(Chain::TOWN_HALL)], [None, None]);
    }

    /// One person alone sets nothing, and whoever has no part in it sees no proposal.
    one_person_alone_sets_no_time(chain) {
        let id = chain.target_proposed(Chain::SCHOOL, &three_days()).await;
        let manager = chain.by(Chain::SCHOOL, MANAGER);
        let own = targets::answer(&manager, id, None).await;
        assert!(matches!(own, Err(Failure::Refused("own-proposal"))), "{own:?}");
        for function in [Function::Teacher, Function::FocalOfficer, Function::PolicyOfficer] {
            let other = chain.by(Chain::SCHOOL, function);
            for theirs in [
                targets::propose(&other, &three_days()).await.map(drop),
                targets::answer(&other, id, None).await,
                targets::withdraw(&other, id).await,
            ] {
                assert!(matches!(theirs, Err(Failure::NotAllowed)), "{function}: {theirs:?}");
            }
            assert!(targets::proposals(&other).await.expect("asked").is_empty());
            let lines = targets::lines(&other);
            assert_eq!(lines.len(), Action::ALL.len(), "what holds is no secret");
        }
        // A fresh proof is needed to let it in.
        let mut stale = chain.by(Chain::SCHOOL, OFFICER);
        stale.actor.stepped_up_until = None;
        let unproven = targets::answer(&stale, id, None).await;
        assert!(matches!(unproven, Err(Failure::StepUp)), "{unproven:?}");
        assert_eq!(chain.standings(Chain::SCHOOL).await, ["waiting"]);
    }

    /// What was answered or taken back stays so, and while one waits no second is put forward.
    a_target_time_is_answered_once_and_taken_back_only_by_who_put_it_forward(chain) {
        let id = chain.target_proposed(Chain::SCHOOL, &three_days()).await;
        let (manager, officer) = (chain.by(Chain::SCHOOL, MANAGER), chain.by(Chain::SCHOOL, OFFICER));
        let director = chain.by(Chain::SCHOOL, Function::ChainDirector);
        let again = targets::propose(&manager, &three_days()).await;
        assert!(matches!(again, Err(Failure::Refused("target-waits"))), "{again:?}");
        let of_another = targets::withdraw(&director, id).await;
        assert!(matches!(of_another, Err(Failure::Refused("proposal-of-another"))), "{of_another:?}");
        targets::withdraw(&manager, id).await.expect("taken back");
        for late in [targets::withdraw(&manager, id).await, targets::answer(&officer, id, None).await] {
            assert!(matches!(late, Err(Failure::Refused("proposal-withdrawn"))), "{late:?}");
        }

        let chain = chain.at(chain.now().plus_seconds(60));
        let id = chain.target_proposed(Chain::SCHOOL, &three_days()).await;
        let objection = Some(TargetObjection::TooLong);
        targets::answer(&officer, id, objection).await.expect("objected");
        for late in [targets::withdraw(&manager, id).await, targets::answer(&director, id, None).await] {
            assert!(matches!(late, Err(Failure::Refused("answered-already"))), "{late:?}");
        }
        assert_eq!(chain.standings(Chain::SCHOOL).await, ["refused", "withdrawn"]);
        let begun = chain.worry(Function::Teacher, "Komt vaak moe op school.").await;
        assert_eq!(chain.due_of(Function::Teacher, begun).await, close(4), "the table holds");
    }

    /// Beyond the bound, on a day that was, for what another table dates, without a reason: refused.
    what_the_table_does_not_leave_is_refused(chain) {
        let manager = chain.by(Chain::SCHOOL, MANAGER);
        let cases = [
            (target(Action::MeldcodeStep, Some(Term::WorkingDays(6))), ("term", "target-slower")),
            (target(Action::MeldcodeStep, Some(Term::Days(7))), ("term", "target-unsure")),
            (target(Action::MeldcodeStep, Some(Term::Hours(0))), ("term", "target-nothing")),
            (target(Action::MeldcodeStep, None), ("term", "target-none")),
            (target(Action::SendReport, Some(Term::Hours(25))), ("term", "target-slower")),
            (target(Action::SearchMissing, Some(Term::WorkingDays(1))), ("term", "target-slower")),
            (target(Action::ScreenIntake, Some(Term::WorkingDays(6))), ("term", "target-slower")),
            (target(Action::FirstContact, Some(Term::Hours(4))), ("action", "target-elsewhere")),
            (target(Action::AwaitFeedback, Some(Term::Hours(4))), ("action", "target-elsewhere")),
            (Target { from: date(2026, 3, 1), ..three_days() }, ("from", "day-past")),
            (Target { why: "\u{0}".to_owned(), ..three_days() }, ("why", "odd-characters")),
            (Target { why: "a".repeat(241), ..three_days() }, ("why", "too-long")),
        ];
        for (wrong, (field, code)) in cases {
            let got = faults(targets::propose(&manager, &wrong).await);
            assert_eq!(got, [(field.to_owned(), code)], "{wrong:?}");
        }
        assert!(chain.standings(Chain::SCHOOL).await.is_empty());
        // Stricter is always allowed, also where it is urgent.
        chain.target_set(Chain::SCHOOL, &target(Action::SearchMissing, Some(Term::Hours(2)))).await;
    }

    /// A proposal that waited while the table became stricter isn't let in; an objection always is.
    a_time_that_the_table_no_longer_leaves_is_not_let_in(chain) {
        let id = chain.target_proposed(Chain::SCHOOL, &three_days()).await;
        let held = chain.target_set(Chain::SCHOOL, &target(Action::Close, Some(Term::WorkingDays(15)))).await;
        chain.stricter_table().await;
        let officer = chain.by(Chain::SCHOOL, OFFICER);
        let awaited = vangnet_app::second_person::awaited(&officer).await.expect("asked");
        assert_eq!(awaited, [vangnet_app::second_person::Proposed::TargetTime]);
        let late = targets::answer(&officer, id, None).await;
        assert!(matches!(late, Err(Failure::Refused("target-outgrown"))), "{late:?}");
        targets::answer(&officer, id, Some(TargetObjection::NotNeeded)).await.expect("objected");
        let lines = targets::lines(&officer);
        let close = lines.iter().find(|line| line.action == Action::Close).expect("a line");
        assert!(close.outgrown && close.own.is_none(), "{held}: the table holds");
    }
}

impl Chain {
    /// The municipality puts a table in force that leaves no more than it says.
    async fn stricter_table(&self) {
        let text = include_str!("../../../../content/duties/tables/termijnen.toml");
        let kept = text.lines().filter(|line| !line.starts_with("at_most = ")).collect::<Vec<_>>();
        let text = kept.join("\n").replacen("version = \"2026-11\"", "version = \"2026-12\"", 1);
        let hall = Self::TOWN_HALL;
        let (id, version) =
            vangnet_app::ruling::propose(&self.by(hall, MANAGER), &text).await.expect("proposed");
        let director = self.by(hall, Function::ChainDirector);
        vangnet_app::ruling::activate(&director, &id, &version).await.expect("in force");
    }
}
