//! Words that no text of Vangnet may hold: they blame a victim or teach an offender.

/// The words, in lower case; each is looked for at the beginning of a word.
const FORBIDDEN: [&str; 47] = [
    // they put the responsibility with the victim
    "eigen schuld",
    "zelf schuldig",
    "uitgelokt",
    "lokte het uit",
    "uitdagend gekleed",
    "uitdagend gedrag",
    "had beter moeten weten",
    "vroeg erom",
    "vroeg er zelf om",
    "promiscu",
    "losbandig",
    "lichtzinnig",
    "naïef",
    "naief",
    "vrijwillig meegegaan",
    "waarom heb je",
    "waarom deed je",
    "waarom ging je",
    "own fault",
    "her fault",
    "his fault",
    "their fault",
    "asked for it",
    "asking for it",
    "provocative",
    "provoked it",
    "should have known better",
    "naive",
    "naïve",
    "went along willingly",
    "why did you",
    "why didn't you",
    // they name a crime against a child as if it were a trade or a genre
    "kinderprostitu",
    "kinderhoer",
    "kinderporno",
    "child prostitut",
    "child porn",
    // they tell an offender how
    "wegwerptelefoon",
    "onopspoorbaar",
    "zonder sporen na te laten",
    "zo ronsel je",
    "burner phone",
    "untraceable",
    "without leaving traces",
    "avoid detection",
    "how to recruit",
    "how to groom",
];

/// The forbidden words in a text.
pub(crate) fn forbidden_in(text: &str) -> impl Iterator<Item = &'static str> {
    let text = text.to_lowercase();
    FORBIDDEN.into_iter().filter(move |word| begins_a_word(&text, word))
}

fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|letter| !letter.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_blames_or_teaches_is_found_in_both_languages() {
        for text in [
            "Het was haar EIGEN SCHULD.",
            "Waarom ging je mee?",
            "A naïve girl.",
            "Buy a burner phone.",
            "(kinderprostituee)",
        ] {
            assert_eq!(forbidden_in(text).count(), 1, "{text}");
        }
    }

    #[test]
    fn a_word_inside_another_word_is_left_alone() {
        assert_eq!(forbidden_in("Een alternaive spelling").count(), 0);
        assert_eq!(forbidden_in("De dader is verantwoordelijk.").count(), 0);
    }
}
