//! What the questions of shared forms are called, for the summary of what must be mended: "Vul dit in"
//! alone tells nobody what.

use crate::face::{Form, Text};
use crate::input;

/// The question of a field of a statement: `statements/0/words`. Where there are several statements it
/// says of which.
pub fn statement(t: Text, form: &Form, field: &str) -> Option<String> {
    let (place, name) = field.strip_prefix("statements/")?.split_once('/')?;
    let question = match name {
        "words" => t.get("statement-words"),
        "mode" => t.get("statement-mode"),
        "role" => t.get("statement-role"),
        "when" => t.get("statement-when"),
        "place" => t.get("statement-place"),
        "signals" => t.get("statement-signals"),
        "relation" => t.get("statement-relation"),
        "about" => t.get("statement-earlier"),
        _ => return None,
    };
    let place: usize = place.parse().ok()?;
    if input::wanted_blocks(form) == 1 {
        return Some(question);
    }
    Some(format!("{}: {question}", t.with1("statement-number", "n", place + 1)))
}

/// The question of a field about a person.
pub fn person(t: Text, field: &str) -> Option<String> {
    Some(match field {
        "voornaam" => t.get("person-first-name"),
        "tussenvoegsel" => t.get("person-prefix"),
        "achternaam" => t.get("person-surname"),
        "geboren" => t.get("person-born"),
        "telefoon" => t.get("person-phone"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Lang;

    const NL: Text = Text::new(Lang::Nl);

    #[test]
    fn of_several_statements_the_summary_says_which_one_lacks_something() {
        let mut form = Form::new();
        let asked = |form: &Form| statement(NL, form, "statements/1/mode").unwrap();
        assert_eq!(asked(&form), "Hoe weet u dit?");
        form.set("blocks", "2");
        assert_eq!(asked(&form), "Uitspraak 2: Hoe weet u dit?");
    }

    #[test]
    fn every_field_of_a_person_has_a_name() {
        for field in ["voornaam", "tussenvoegsel", "achternaam", "geboren", "telefoon"] {
            assert!(person(NL, field).is_some(), "{field}");
        }
        assert_eq!(person(NL, "iets-anders"), None);
    }
}
