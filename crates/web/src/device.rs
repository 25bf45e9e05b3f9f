//! On what kind of device a session runs, as two words from closed lists: enough for its owner to
//! know it again, too little to follow anyone.

use crate::face::Text;
use axum::http::{HeaderMap, header};

/// What a browser calls itself, from the most particular: many also name the one they descend from.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "edge"),
    ("OPR/", "opera"),
    ("SamsungBrowser/", "samsung"),
    ("Firefox/", "firefox"),
    ("FxiOS/", "firefox"),
    ("Chrome/", "chrome"),
    ("CriOS/", "chrome"),
    ("Safari/", "safari"),
];

/// What a browser says it runs on, from the most particular.
const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "android"),
    ("iPhone", "iphone"),
    ("iPad", "ipad"),
    ("Windows", "windows"),
    ("Macintosh", "mac"),
    ("CrOS", "chromebook"),
    ("Linux", "linux"),
];

/// What isn't on the lists.
const OTHER: &str = "other";

/// The kind of device that a request comes from, as `browser/system`.
pub fn of(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let agent = agent.unwrap_or_default();
    format!("{}/{}", word(BROWSERS, agent), word(SYSTEMS, agent))
}

/// A kind of device in words; empty when it wasn't noted.
pub fn named(t: Text, device: &str) -> String {
    let Some((browser, system)) = device.split_once('/') else { return String::new() };
    let known = |list: &[(&'static str, &'static str)], word: &str| {
        list.iter().find(|(_, known)| *known == word).map_or(OTHER, |(_, known)| *known)
    };
    let browser = t.pick("device-browser", known(BROWSERS, browser));
    let system = t.pick("device-system", known(SYSTEMS, system));
    t.with2("device", "browser", browser, "system", system)
}

fn word(list: &[(&str, &'static str)], agent: &str) -> &'static str {
    list.iter().find(|(said, _)| agent.contains(said)).map_or(OTHER, |(_, word)| *word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(agent: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, agent.parse().unwrap());
        of(&headers)
    }

    #[test]
    fn a_device_is_told_in_two_coded_words() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                    Chrome/140.0 Safari/537.36 Edg/140.0";
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 \
                     (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        for (agent, word) in [
            (edge, "edge/windows"),
            (phone, "safari/iphone"),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "firefox/linux",
            ),
            ("<script>", "other/other"),
        ] {
            assert_eq!(told(agent), word);
        }
        assert_eq!(of(&HeaderMap::new()), "other/other");
    }

    #[test]
    fn a_word_that_is_not_on_the_list_is_not_shown() {
        let t = Text::new(kernel::Lang::Nl);
        assert_eq!(named(t, "firefox/windows"), "Firefox op Windows");
        assert_eq!(named(t, "<b>/x"), "Een browser op een apparaat");
        assert_eq!(named(t, ""), "");
    }
}
