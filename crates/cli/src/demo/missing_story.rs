//! Young people who are away this morning, one in each class, and some who are back: so that every
//! stage of a missing young person can be seen on someone's desk.

use super::history::person;
use super::teller::words;
use super::town::{Resident, Town};
use super::words::{GONE, GONE_CHECKED, GONE_WHY};
use app::missing::{self, Away};
use app::ports::SubjectRow;
use app::{Cx, Failure, House};
use domain::duties::Lead;
use domain::missing::{Check, Class, Command, Finding, Judgement, Told};
use domain::organisations::Function;
use domain::statements::{Mode, Role, Statement, Ticked};
use domain::subjects::Kind;
use kernel::{FuzzyTime, Moment, Part, Personal, SubjectId};

/// How far it has come with someone who was away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comes {
    /// Just noted.
    Noted(Class),
    /// Reported to the police, and home knows.
    Reported,
    /// Reported to the police, who gave no number yet; home knows.
    Numberless,
    /// Back: there must be a talk.
    Back,
    /// Back, and the police still look.
    StillSought,
    /// Back, and nobody told home yet.
    Unheard,
    /// Back and talked with: the check must be done.
    Talked,
    /// The check gave worry: someone must bring it on.
    Worried,
    /// Back, talked with, checked, and nothing new.
    Done,
}

/// On whose desk what lies.
const DESKS: [(Function, Kind, &[Comes]); 3] = [
    (
        Function::CareCoordinator,
        Kind::Case,
        &[
            Comes::Reported,
            Comes::StillSought,
            Comes::Back,
            Comes::Worried,
            Comes::Done,
            Comes::Noted(Class::Orange),
        ],
    ),
    (Function::Teacher, Kind::Signal, &[Comes::Numberless, Comes::Noted(Class::Green)]),
    (
        Function::NeighbourhoodWorker,
        Kind::Signal,
        &[Comes::Noted(Class::Orange), Comes::Talked, Comes::Unheard],
    ),
];

/// Notes who is away this morning.
///
/// # Errors
/// When the store can't be written.
pub async fn this_morning(house: &House, town: &Town, now: Moment) -> Result<(), Failure> {
    for (function, kind, all) in DESKS {
        // What one doesn't hold a matter for, the next one gets: everything is on someone's desk.
        let mut all = all.iter();
        for one in town.people.iter().filter(|one| one.is_cast && one.function == function) {
            let mut unit = house.store.begin(one.organisation, now).await?;
            let held = unit.held_by(one.worker).await?;
            drop(unit);
            let steady = |row: &&SubjectRow| {
                let held = row.standing.duty().is_some_and(|duty| duty.lead == Lead::Held);
                row.kind == kind && held
            };
            for (row, comes) in held.iter().filter(steady).zip(all.by_ref()) {
                let cx = person(house, town, one.worker, now);
                tell(&cx, one, row.id, *comes, now).await?;
            }
        }
    }
    Ok(())
}

async fn tell(
    cx: &Cx<'_>,
    one: &Resident,
    matter: SubjectId,
    comes: Comes,
    now: Moment,
) -> Result<(), Failure> {
    let class = match comes {
        Comes::Noted(class) => class,
        Comes::Reported | Comes::Numberless | Comes::StillSought | Comes::Worried => Class::Red,
        Comes::Back | Comes::Unheard | Comes::Talked => Class::Orange,
        Comes::Done => Class::Green,
    };
    let id = missing::note(cx, away(one, matter, class, now)).await?;
    for command in steps(comes, now) {
        missing::act(cx, id, None, command).await?;
    }
    Ok(())
}

fn away(one: &Resident, matter: SubjectId, class: Class, now: Moment) -> Away {
    let since = FuzzyTime::On(now.plus_days(-1).day(), Some(Part::Evening));
    let (reasons, why): (&[&str], _) = match class {
        Class::Green => (&["earlier-and-back"], GONE_WHY[0]),
        Class::Orange => (&["fits-no-habit"], GONE_WHY[1]),
        Class::Red => (&["signal-of-exploitation", "company-of-offenders"], GONE_WHY[2]),
    };
    let reasons = reasons.iter().map(|id| (*id).to_owned()).collect();
    let statement = |text: &&str| Statement {
        role: Role::Professional,
        mode: Mode::Heard,
        words: words(text),
        when: since,
        signals: Ticked::default(),
        about: None,
    };
    Away {
        post: one.post,
        matter,
        since,
        judgement: Judgement { class, reasons, words: words(why) },
        statements: GONE.iter().map(statement).collect(),
    }
}

fn steps(comes: Comes, now: Moment) -> Vec<Command> {
    let reported = || Command::Report {
        number: Personal::new("2026-004417").ok(),
        words: words("Gemeld bij de meldkamer. De wijkagent kijkt uit en belt terug."),
    };
    let numberless = || Command::Report {
        number: None,
        words: words("Gemeld bij de meldkamer. Het nummer krijgen wij later."),
    };
    let police =
        || Command::TellPolice { words: words("De wijkagent weet het. De zoekactie is gestopt.") };
    let searched = || Command::Search {
        words: words("Met de ouders rondgebeld. Een vriendin zag haar gisteren."),
    };
    let home = Personal::new("beide ouders")
        .ok()
        .map(|whom| Command::TellHome { whom, words: words("Zij bellen zodra zij iets horen.") });
    let back = Command::Return {
        when: FuzzyTime::On(now.day(), Some(Part::Morning)),
        words: words("Stond zelf weer voor de deur. Moe, wil eerst slapen."),
        told: Told::default(),
    };
    let talk = Command::Talk {
        held: true,
        words: words("\u{201e}Ik was bij iemand. Die regelde alles. Meer zeg ik nu niet.\u{201d}"),
    };
    let check = |finding, conclusion: &str| {
        let answers = GONE_CHECKED.iter().map(|(id, text)| ((*id).to_owned(), words(text)));
        Command::Check(Check { answers: answers.collect(), finding, conclusion: words(conclusion) })
    };
    let whole = || [searched()].into_iter().chain(home.clone()).chain([back.clone()]);
    match comes {
        Comes::Noted(_) => Vec::new(),
        Comes::Reported => [reported()].into_iter().chain(home).collect(),
        Comes::Numberless => [numberless()].into_iter().chain(home).collect(),
        Comes::Back => whole().collect(),
        Comes::Unheard => vec![searched(), back],
        Comes::StillSought => [numberless()].into_iter().chain(whole()).collect(),
        Comes::Talked => whole().chain([talk]).collect(),
        Comes::Worried => {
            let worry = "Iemand anders betaalt alles en wil daar iets voor terug.";
            [reported()]
                .into_iter()
                .chain(whole())
                .chain([police(), talk, check(Finding::Worry, worry)])
                .collect()
        }
        Comes::Done => {
            let calm = "Was bij een vriendin na ruzie thuis. Haar moeder bevestigt het.";
            whole().chain([talk, check(Finding::NoWorry, calm)]).collect()
        }
    }
}
