//! Young people who are missing.

use super::form::{choice, record};
use domain::missing::{Alarm, Check, Event, Judgement};

record! {
    Alarm { matter, since, judgement, act_by, tell_by, review_by }
    Judgement { class, reasons, words }
    Check { answers, finding, conclusion }
}

choice! {
    Event {
        "judged" => Judged { judgement, act_by, review_by },
        "searched" => Searched { words },
        "police-consulted" => PoliceConsulted { words },
        "reported" => Reported { number, words, number_by },
        "number-asked" => NumberAsked { number, words, number_by },
        "home-told" => HomeTold { whom, words },
        "home-not-told" => HomeNotTold { reason },
        "returned" => Returned { when, words, talk_by, police_by, home_by },
        "police-told" => PoliceTold { words },
        "home-heard" => HomeHeard { words },
        "talked" => Talked { held, words, check_by },
        "checked" => Checked { check, next_by },
        "worry-passed-on" => WorryPassedOn { to },
        "closed" => Closed { reason, words },
    }
}
