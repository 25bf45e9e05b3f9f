//! One spelling for names that are written in many ways: case, accents, ij and y, prefixes.

/// Words that stand before a surname and are left out, abbreviated or moved behind it.
const PREFIXES: &[&str] = &[
    "a", "aan", "af", "al", "ben", "bij", "bin", "d", "da", "de", "del", "den", "der", "di", "dos",
    "du", "el", "het", "in", "l", "la", "le", "op", "s", "t", "te", "ten", "ter", "toe", "tot",
    "uit", "v", "van", "vd", "vande", "vander", "vanden", "vdr", "von", "voor", "vom", "zum",
    "zur",
];

/// The words of a name: lower case, without accents, `ij` as `y`; separated by anything that isn't a
/// letter or an apostrophe inside a word.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded: String = name.chars().flat_map(plain).collect();
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.replace("ij", "y"))
        .collect()
}

/// The words of a surname without what may stand before it; all of them when nothing would be left.
pub(super) fn surnames(name: &str) -> Vec<String> {
    let all = words(name);
    let kept: Vec<_> = all.iter().filter(|word| !is_prefix(word)).cloned().collect();
    if kept.is_empty() { all } else { kept }
}

/// Whether this folded word may stand before a surname.
pub(super) fn is_prefix(word: &str) -> bool {
    PREFIXES.contains(&word)
}

/// One letter as plain lower-case letters; an accent that stands by itself, or an apostrophe,
/// disappears.
fn plain(letter: char) -> impl Iterator<Item = char> {
    let plain = match letter {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' | 'Ā' | 'Ă' | 'Ą' => "a",
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' | 'ć' | 'č' | 'Ć' | 'Č' => "c",
        'ď' | 'đ' | 'Ď' | 'Đ' | 'ð' | 'Ð' => "d",
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'Ē' | 'Ė' | 'Ę' | 'Ě' => "e",
        'ğ' | 'Ğ' => "g",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'į' | 'ı' | 'Ī' | 'Į' | 'İ' => "i",
        'ĳ' | 'Ĳ' | 'ý' | 'ÿ' | 'Ý' | 'Ÿ' => "y",
        'ł' | 'ľ' | 'ĺ' | 'Ł' | 'Ľ' | 'Ĺ' => "l",
        'ñ' | 'Ñ' | 'ń' | 'ň' | 'Ń' | 'Ň' => "n",
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'ō' | 'ő' | 'Ō' | 'Ő' => "o",
        'œ' | 'Œ' => "oe",
        'ř' | 'ŕ' | 'Ř' | 'Ŕ' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'Ś' | 'Š' | 'Ş' | 'Ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' | 'Ť' | 'Ţ' | 'Ț' => "t",
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'Ū' | 'Ů' | 'Ű' | 'Ų' => "u",
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => "z",
        '\'' | '’' | '‘' | '`' | '\u{300}'..='\u{36f}' => "",
        _ => return Plain::Own(letter.to_lowercase()),
    };
    Plain::Written(plain.chars())
}

/// The letters of [`plain`]: written out in the table, or the letter itself in lower case.
enum Plain {
    Written(std::str::Chars<'static>),
    Own(std::char::ToLowercase),
}

impl Iterator for Plain {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::Written(chars) => chars.next(),
            Self::Own(chars) => chars.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_many_spellings_becomes_one_word() {
        assert_eq!(words("Kovács"), words("KOVACS"));
        assert_eq!(words("Van Dijk"), words("van dyk"));
        assert_eq!(words("Żal"), ["zal"]);
        assert_eq!(words("Yıldız"), ["yildiz"]);
        // A letter with its accent apart, as some keyboards type it.
        assert_eq!(words("Kova\u{301}cs"), words("Kovács"));
    }

    #[test]
    fn what_stands_before_a_surname_may_be_written_in_any_way_or_not_at_all() {
        for written in ["van den Berg", "Berg, v d", "Berg, van den", "v.d. Berg", "Berg"] {
            assert_eq!(surnames(written), ["berg"], "{written}");
        }
    }

    #[test]
    fn a_name_of_prefixes_alone_stays_a_name() {
        assert_eq!(surnames("Van"), ["van"]);
        assert_eq!(surnames("'t"), ["t"]);
    }

    #[test]
    fn a_double_name_has_two_words() {
        assert_eq!(surnames("Ploeg-van den Berg"), ["ploeg", "berg"]);
    }

    #[test]
    fn a_name_in_another_script_is_kept() {
        assert_eq!(words("Нина"), ["нина"]);
    }
}
