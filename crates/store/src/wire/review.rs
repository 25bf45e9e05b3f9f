//! Reviews of emergency access.

use super::form::choice;
use domain::review::Event;

choice! {
    Event {
        "judged" => Judged { by, verdict, reason },
    }
}
