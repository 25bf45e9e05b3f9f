//! A municipality's house style: which tokens of it hold here, and whether people can read the result.
//!
//! Only the tokens that `tokens.css` asks for are taken over, so that a house style sets colours and
//! type and nothing else. Every pair of colours that stands on a page is held against WCAG 2.2: text
//! 4.5 to 1, what marks a control 3 to 1. Dark and forced colours are always ours.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Our own tokens, with the name of the token of a house style before each default.
const TOKENS: &str = include_str!("../../assets/tokens.css");

/// The styles that ask for a few tokens more.
const COMPONENTS: &str = include_str!("../../assets/components.css");

/// Text on a background.
const TEXT: f64 = 4.5;
/// The edge of a control, and where the focus is.
const MARK: f64 = 3.0;

/// Every pair that stands on a page: foreground, background, the least contrast.
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "paper", TEXT),
    ("ink", "surface", TEXT),
    ("ink-soft", "paper", TEXT),
    ("ink-soft", "surface", TEXT),
    ("heading", "paper", TEXT),
    ("heading", "surface", TEXT),
    ("accent", "paper", TEXT),
    ("accent", "surface", TEXT),
    ("accent", "header", TEXT),
    ("accent-strong", "paper", TEXT),
    ("accent-strong", "surface", TEXT),
    ("accent-strong", "accent-tint", TEXT),
    ("action-ink", "action", TEXT),
    ("action-ink", "action-hover", TEXT),
    ("header-ink", "header", TEXT),
    ("control", "surface", MARK),
    ("control", "paper", MARK),
    ("focus-line", "paper", MARK),
    ("focus-line", "surface", MARK),
    ("late", "surface", TEXT),
    ("late", "paper", TEXT),
    ("warn", "surface", TEXT),
    ("warn", "paper", TEXT),
    ("done", "surface", TEXT),
    ("done", "paper", TEXT),
];

/// A house style that people can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    css: String,
}

/// Why a house style isn't used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ThemeFault {
    /// Two colours that stand together differ too little.
    #[error(
        "{fore} ({fore_value}) on {back} ({back_value}) has contrast {ratio:.2}, and needs {needed}"
    )]
    Contrast {
        /// What is read.
        fore: &'static str,
        /// Its colour.
        fore_value: String,
        /// What it stands on.
        back: &'static str,
        /// Its colour.
        back_value: String,
        /// Their contrast.
        ratio: f64,
        /// The least it may be.
        needed: f64,
    },
    /// A colour is written in a way that can't be checked.
    #[error("{token} is `{value}`, which can't be checked: write #rrggbb or rgb(r, g, b)")]
    Unreadable {
        /// The token.
        token: &'static str,
        /// What it says.
        value: String,
    },
}

impl Theme {
    /// The house style in a file of NL Design System tokens.
    ///
    /// # Errors
    /// Every pair of colours with too little contrast, and every colour that can't be checked.
    pub fn read(css: &str) -> Result<Self, Vec<ThemeFault>> {
        let own = declarations(TOKENS.split("@media").next().unwrap_or_default());
        let mut theirs = declarations(css);
        let all: BTreeMap<_, _> = theirs.clone().into_iter().chain(own.clone()).collect();
        theirs.retain(|name, value| is_asked(name) && !value.contains("url("));
        let faults = faults(&all);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut css = ":root {\n".to_owned();
        for name in theirs.keys() {
            let _ = writeln!(css, "  --{name}: {};", resolve(name, &all));
        }
        css.push_str("}\n");
        Ok(Self { css })
    }

    /// The style sheet that is served: the tokens that were taken over.
    pub fn into_css(self) -> String {
        self.css
    }
}

/// Whether our styles ask for this token.
fn is_asked(name: &str) -> bool {
    let asked = format!("var(--{name},");
    name.starts_with("utrecht-") && [TOKENS, COMPONENTS].iter().any(|css| css.contains(&asked))
}

fn faults(all: &BTreeMap<String, String>) -> Vec<ThemeFault> {
    let mut faults = Vec::new();
    for (fore, back, needed) in PAIRS {
        let (fore_value, back_value) = (resolve(fore, all), resolve(back, all));
        let (one, other) = (luminance(&fore_value), luminance(&back_value));
        for (token, value, known) in [(*fore, &fore_value, one), (*back, &back_value, other)] {
            let fault = ThemeFault::Unreadable { token, value: value.clone() };
            if known.is_none() && !faults.contains(&fault) {
                faults.push(fault);
            }
        }
        let Some((one, other)) = one.zip(other) else { continue };
        let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
        if ratio < *needed {
            let (fore, back, needed) = (*fore, *back, *needed);
            faults.push(ThemeFault::Contrast { fore, fore_value, back, back_value, ratio, needed });
        }
    }
    faults
}

/// Every custom property of a style sheet, without the dashes; the last one holds.
fn declarations(css: &str) -> BTreeMap<String, String> {
    let mut bare = String::new();
    for (place, part) in css.split("/*").enumerate() {
        bare.push_str(if place == 0 { part } else { part.split_once("*/").map_or("", |p| p.1) });
    }
    let lines = bare.split([';', '{', '}']);
    let pairs = lines.filter_map(|line| line.trim().strip_prefix("--")?.split_once(':'));
    pairs.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect()
}

/// The token that a value points at, and what holds without it: `var(--name, otherwise)`.
fn reference(value: &str) -> Option<(&str, &str)> {
    let inner = value.strip_prefix("var(")?.strip_suffix(')')?;
    let (name, otherwise) = inner.split_once(',').unwrap_or((inner, ""));
    Some((name.trim().strip_prefix("--")?, otherwise.trim()))
}

/// What a token says in the end.
fn resolve(name: &str, all: &BTreeMap<String, String>) -> String {
    /// More steps than any token file needs; a circle ends here.
    const MOST: usize = 12;
    let mut value = all.get(name).map_or("", String::as_str);
    for _ in 0..MOST {
        let Some((name, otherwise)) = reference(value) else { break };
        value = all.get(name).map_or(otherwise, String::as_str);
    }
    value.to_owned()
}

/// The relative luminance of a colour as WCAG defines it.
fn luminance(value: &str) -> Option<f64> {
    let channel = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour(value)?.map(channel);
    Some(0.2126 * red + 0.7152 * green + 0.0722 * blue)
}

/// An opaque colour.
fn colour(value: &str) -> Option<[u8; 3]> {
    let value = value.to_ascii_lowercase();
    if let Some(hex) = value.strip_prefix('#') {
        let digits: Vec<u8> = hex
            .chars()
            .map(|one| one.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        let parts: Vec<u8> = if digits.len() < 6 {
            digits.iter().map(|digit| digit * 17).collect()
        } else {
            digits
                .chunks(2)
                .map(|two| two.iter().fold(0, |sum: u8, digit| sum * 16 + digit))
                .collect()
        };
        return match parts.as_slice() {
            [red, green, blue] | [red, green, blue, 255] => Some([*red, *green, *blue]),
            _ => None,
        };
    }
    if let Some(parts) = value.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')')) {
        let parts = parts.split([',', ' ']).filter(|part| !part.is_empty());
        let parts: Vec<u8> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
        return <[u8; 3]>::try_from(parts).ok();
    }
    match value.as_str() {
        "white" => Some([255; 3]),
        "black" => Some([0; 3]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(css: &str) -> Vec<String> {
        Theme::read(css).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn our_own_colours_hold_by_themselves() {
        assert_eq!(Theme::read("").unwrap().into_css(), ":root {\n}\n");
    }

    #[test]
    fn a_house_style_that_can_be_read_is_taken_over() {
        let css = ".voorbeeld-theme { /* blauw */ --voorbeeld-blauw: #0b3d91;
            --utrecht-link-color: var(--voorbeeld-blauw); --utrecht-link-hover-color: #062a66; }";
        let served = Theme::read(css).unwrap().into_css();
        assert!(served.contains("--utrecht-link-color: #0b3d91;"), "{served}");
    }

    #[test]
    fn light_grey_links_are_refused_and_every_pair_is_named() {
        let faults = named(":root { --utrecht-link-color: #aaaaaa; }");
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert_eq!(
            faults[1],
            "accent (#aaaaaa) on surface (#ffffff) has contrast 2.32, and needs 4.5"
        );
    }

    #[test]
    fn a_dark_page_makes_our_fixed_colours_unreadable_and_is_refused() {
        let faults = named(
            ":root { --utrecht-document-background-color: #222; --utrecht-document-color: white;
             --utrecht-surface-background-color: rgb(34, 34, 34); }",
        );
        assert!(faults.iter().any(|fault| fault.starts_with("late (")), "{faults:?}");
        assert!(faults.iter().all(|fault| !fault.starts_with("ink (")), "{faults:?}");
    }

    #[test]
    fn a_colour_that_cannot_be_checked_is_refused() {
        let faults = named(":root { --utrecht-link-color: rgba(0, 0, 0, 0.4); }");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].starts_with("accent is `rgba(0, 0, 0, 0.4)`"), "{faults:?}");
    }

    #[test]
    fn only_tokens_are_served_and_never_a_rule() {
        let css = "@import 'https://example.org/x.css'; p { color: #eee; } :root { --x: url(y); \
                   --utrecht-unknown: 1; --utrecht-document-font-family: url(z); \
                   --utrecht-button-border-radius: 0; } body { display: none }";
        let served = Theme::read(css).unwrap().into_css();
        assert_eq!(served, ":root {\n  --utrecht-button-border-radius: 0;\n}\n");
    }

    #[test]
    fn a_colour_is_read_in_every_opaque_way_and_in_no_other() {
        for text in ["#0b595d", "#0B595DFF", "rgb(11, 89, 93)", "rgb(11 89 93)"] {
            assert_eq!(colour(text), Some([11, 89, 93]), "{text}");
        }
        assert_eq!((colour("#fff"), colour("#000f")), (Some([255; 3]), Some([0; 3])));
        for text in
            ["", "#", "#12", "#12345", "#0b595d80", "#fffffffff", "#ggg", "rgb(1, 2)", "red"]
        {
            assert_eq!(colour(text), None, "{text}");
        }
    }

    #[test]
    fn the_contrast_of_black_and_white_is_what_the_standard_says() {
        let ratio =
            |one, other| (luminance(one).unwrap() + 0.05) / (luminance(other).unwrap() + 0.05);
        assert!((ratio("#fff", "#000000") - 21.0).abs() < 0.001);
        assert!((ratio("white", "#767676") - 4.54).abs() < 0.01);
    }
}
