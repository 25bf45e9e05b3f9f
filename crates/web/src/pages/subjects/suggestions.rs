//! Signals of the list that what was typed may point at.
//!
//! Only a help in reading the list: nothing is ticked beforehand, nothing is counted, and the order
//! is that of the list. Rather no signal than a wrong one (`docs/suggestions.md`).

use crate::face::{Choice, Form};
use crate::input::StatementInput;
use access::Actor;
use domain::knowledge::{Knowledge, SignalItem, Strength};
use domain::statements::pointed_at;
use kernel::{Date, Lang};

/// The signals beside one statement.
#[derive(Debug, Clone, Default)]
pub struct Suggested {
    /// Those that what was typed may be about, and those that were ticked.
    pub near: Vec<Choice>,
    /// The others that people with this function tend to notice.
    pub more: Vec<Choice>,
    /// Whether the words may be about a signal on which someone acts today. What was ticked has no say in it.
    pub acts_today: bool,
}

/// How many signals someone reads beside their own words; the others stay in the whole list.
const MOST: usize = 8;

/// The signals beside the statement under a prefix of the form, for whoever types it.
pub fn suggest(
    knowledge: &Knowledge,
    actor: &Actor,
    (lang, today): (Lang, Date),
    form: &Form,
    prefix: &str,
) -> Suggested {
    let typed = StatementInput::of(form, prefix);
    let observers = observers(actor, &typed.role);
    let offered = |signal: &&SignalItem| signal.item.valid_on(today);
    // What was ticked has no say in what is suggested: it only stays in sight.
    let touched: Vec<_> =
        pointed_at(&typed.words, (lang, today), knowledge).into_iter().take(MOST).collect();
    let acts_today = touched.iter().any(|signal| signal.strength == Some(Strength::Acute));
    let touched: Vec<_> = touched.iter().map(|signal| &signal.item.id).collect();
    let mut suggested = Suggested { acts_today, ..Suggested::default() };
    for signal in &knowledge.signals {
        let id = &signal.item.id;
        let choice = Choice::new(id.as_str(), signal.item.text.in_lang(lang));
        if touched.contains(&id) || typed.signals.was_ticked(id.as_str()) {
            suggested.near.push(choice);
        } else if offered(&signal)
            && signal.observers.iter().any(|one| observers.contains(&one.as_str()))
        {
            suggested.more.push(choice);
        }
    }
    suggested
}

/// The observers of the signal list that a function stands for, and those that who tells it may be.
fn observers(actor: &Actor, role: &str) -> Vec<&'static str> {
    const OF: [(&str, &str); 9] = [
        ("teacher", "school"),
        ("focal-officer", "school"),
        ("neighbourhood-worker", "wijkteam"),
        ("neighbourhood-worker", "youth-worker"),
        ("help-provider", "care-staff"),
        ("care-coordinator", "care-staff"),
        ("police-officer", "police"),
        ("intake-officer", "wijkteam"),
        ("team-lead", "wijkteam"),
    ];
    const TELLS: [(&str, &str); 3] =
        [("parent", "parent"), ("bystander", "peer"), ("young-person", "peer")];
    let stands = OF.iter().filter(|(function, _)| actor.has_function(function));
    let tells = TELLS.iter().filter(|(known, _)| *known == role);
    stands.chain(tells).map(|(_, observer)| *observer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggested(typed: &[(&str, &str)]) -> Suggested {
        let knowledge = content::load(None).unwrap().knowledge;
        let post = access::Seat {
            post: kernel::PostId::from_raw(1),
            team: kernel::TeamId::from_raw(1),
            function: "teacher",
        };
        let actor = Actor {
            worker: kernel::WorkerId::from_raw(1),
            organisation: kernel::OrganisationId::from_raw(1),
            seats: vec![post],
            stepped_up_until: None,
            correlation: kernel::CorrelationId::from_raw(1),
            origin: "browser",
        };
        let values = typed.iter().map(|(field, value)| (format!("s/{field}"), (*value).to_owned()));
        let form = Form::sent(values.collect());
        suggest(&knowledge, &actor, (Lang::Nl, kernel::date(2026, 11, 22)), &form, "s")
    }

    fn ids(choices: &[Choice]) -> Vec<&str> {
        choices.iter().map(|choice| choice.value.as_str()).collect()
    }

    const WAITED: &str = "Na school wacht een oudere jongen op haar. Zij heeft twee telefoons.";

    #[test]
    fn words_and_the_work_of_the_reader_point_at_signals_in_the_order_of_the_list() {
        let words = ("words", WAITED);
        let found = suggested(&[words]);
        assert_eq!(ids(&found.near), ["app-multiple-phones", "sch-waited-for"]);
        assert!(found.near.len() <= MOST);
        assert!(ids(&found.more).contains(&"sch-truancy-pattern"));
        assert!(!ids(&found.more).contains(&"hea-returns-drugged"), "a teacher doesn't see this");
    }

    #[test]
    fn who_tells_it_points_at_what_they_can_see() {
        let of_a_parent = "hom-family-threatened";
        assert!(!ids(&suggested(&[]).more).contains(&of_a_parent));
        assert!(ids(&suggested(&[("role", "parent")]).more).contains(&of_a_parent));
    }

    #[test]
    fn what_was_ticked_stays_in_sight_and_changes_no_other_suggestion() {
        let words = ("words", WAITED);
        let without = suggested(&[words]);
        for ticked in [&["hea-returns-drugged"][..], &["app-multiple-phones", "lab-cannot-leave"]] {
            let mut typed = vec![words];
            typed.extend(ticked.iter().map(|id| ("signals", *id)));
            let with = suggested(&typed);
            let others = |choices: &[Choice]| {
                let untouched = |id: &&str| !ticked.contains(id);
                ids(choices).into_iter().filter(untouched).map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(others(&with.near), others(&without.near));
            assert_eq!(others(&with.more), others(&without.more));
            assert!(ticked.iter().all(|id| ids(&with.near).contains(id)));
        }
    }

    #[test]
    fn words_about_danger_now_say_so_and_a_tick_never_does() {
        let threat = "Ik moet vanavond naar hem toe, anders zet hij de foto online";
        let found = suggested(&[("words", threat)]);
        assert_eq!(ids(&found.near), ["onl-sextortion", "coe-feared-appointment-today"]);
        assert!(found.acts_today);
        assert!(!suggested(&[("words", WAITED)]).acts_today);
        assert!(!suggested(&[("words", WAITED), ("signals", "onl-sextortion")]).acts_today);
    }

    #[test]
    fn what_new_users_stumbled_over_is_not_suggested_any_more() {
        let near = |words| {
            let found = suggested(&[("words", words)]);
            ids(&found.near).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        let room =
            "In de kleedkamer zei ze: ik moet vanavond naar hem toe, anders zet hij de foto online";
        assert_eq!(near(room), ["onl-sextortion", "coe-feared-appointment-today"]);
        let parcels = "Hij brengt pakketjes rond voor twee mannen en is bang dat ze hem slaan.";
        assert_eq!(near(parcels), ["cri-deliveries-and-errands", "cri-fear-of-stopping"]);
        let filmed = near("Ze liet zich naakt filmen en nu willen ze geld");
        assert_eq!(filmed.first().map(String::as_str), Some("onl-sextortion"));
    }
}
