//! A name as it sounds in Dutch: a code of our own, in which names that sound alike are equal.
//!
//! Vowels go, except that there is one at the start; letters that sound alike become one; doubled
//! letters become single. `Thijssen`, `Tijsen` and `Tyssen` are equal; `Hoekstra` and `Hoestra` not.

/// Letters together that sound as other letters. Longer ones first.
const TOGETHER: &[(&str, &str)] = &[
    ("sch", "s"),
    ("tsj", "s"),
    ("cht", "gt"),
    ("ch", "g"),
    ("kh", "g"),
    ("gh", "g"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "t"),
    ("dt", "t"),
    ("sj", "s"),
    ("sh", "s"),
    ("sz", "s"),
    ("cz", "s"),
    ("dj", "j"),
    ("tj", "j"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
    ("qu", "k"),
    ("x", "ks"),
];

/// The code of one folded word. Empty for a word without letters a to z.
pub(super) fn code(word: &str) -> String {
    let mut word = word.to_owned();
    for (written, heard) in TOGETHER {
        word = word.replace(written, heard);
    }
    let mut code = String::new();
    let mut last = None;
    for (place, letter) in word.chars().enumerate() {
        let heard = heard(letter, place == 0);
        if heard.is_some() && heard != last {
            code.extend(heard);
        }
        last = heard;
    }
    code
}

/// The code of one folded word with each of its sounds left out in turn: those of two words meet when
/// one sound differs. None for a short code: too many would meet by chance.
pub(super) fn near(word: &str) -> impl Iterator<Item = String> {
    /// The shortest code of which a sound can be left out.
    const LEAST: usize = 4;
    let code = code(word);
    let places = if code.len() >= LEAST { code.len() } else { 0 };
    (0..places).map(move |left_out| {
        let kept = code.chars().enumerate().filter(|(place, _)| *place != left_out);
        kept.map(|(_, sound)| sound).collect()
    })
}

/// How one letter sounds; `None` when it isn't heard.
const fn heard(letter: char, first: bool) -> Option<char> {
    match letter {
        'a' | 'e' | 'i' | 'o' | 'u' => {
            if first {
                Some('a')
            } else {
                None
            }
        }
        'y' | 'j' => {
            if first {
                Some('j')
            } else {
                None
            }
        }
        'h' => {
            if first {
                Some('h')
            } else {
                None
            }
        }
        'b' | 'p' => Some('p'),
        'c' | 'k' | 'q' => Some('k'),
        'd' | 't' => Some('t'),
        'f' | 'v' | 'w' => Some('f'),
        's' | 'z' => Some('s'),
        'g' | 'l' | 'm' | 'n' | 'r' => Some(letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sound_alike_have_one_code() {
        for alike in [
            ["thyssen", "tysen"],
            ["schouten", "souten"],
            ["bakker", "backer"],
            ["vries", "fris"],
            ["jacobs", "jakobs"],
            ["browuers", "brouwers"],
            ["cnossen", "knossen"],
        ] {
            assert_eq!(code(alike[0]), code(alike[1]), "{alike:?}");
        }
    }

    #[test]
    fn names_that_sound_otherwise_have_another() {
        for unlike in [["bakker", "dekker"], ["smit", "smeets"], ["jansen", "hansen"]] {
            assert_ne!(code(unlike[0]), code(unlike[1]), "{unlike:?}");
        }
    }

    #[test]
    fn any_word_has_a_code_even_if_empty() {
        assert_eq!(code(""), "");
        assert_eq!(code("нина"), "");
        assert_eq!(code("7"), "");
    }
}
