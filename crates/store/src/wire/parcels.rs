//! What messages between organisations hold, and who reported.

use super::form::{choice, record};
use app::ports::{Contents, Reporter};

record! {
    Reporter { name, function, organisation }
}

choice! {
    Contents {
        "sending" => Sending { outgoing, purpose, content, ground, person, reporter },
        "about" => About { outgoing, to_sender, parcel },
    }
}
