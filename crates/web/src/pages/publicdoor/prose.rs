//! The reading pages: a title, a few short chapters, the help lines that fit, a next step.
//!
//! Their words stand in `locales/*/publicdoor.ftl` and `colophon.ftl` under the page's key:
//! `<key>-title` (neutral, for the tab), `<key>-head`, `<key>-lead`, and `<key>-1-head`, `<key>-1-body`
//! and so on. In a body each line is a paragraph; lines that begin with `- ` make a list.

use super::{LineView, elsewhere, help};
use crate::{
    PublicPage, PublicState,
    face::{PublicShell, Text, html},
};
use askama::Template;
use axum::response::Response;

/// A reading page.
#[derive(Debug, Clone, Copy)]
pub(super) struct ProsePage {
    pub path: &'static str,
    key: &'static str,
    chapters: u8,
    /// The help lines below it, by id.
    lines: &'static [&'static str],
    /// Where to read on: path and text key.
    next: &'static [(&'static str, &'static str)],
}

/// Every reading page.
pub(super) const PAGES: [ProsePage; 8] = [
    ProsePage {
        path: "/wat-is-dit",
        key: "what",
        chapters: 4,
        lines: &["kindertelefoon", "chat-met-fier"],
        next: &[("/hulp", "publicdoor-to-help"), ("/jongere", "publicdoor-to-young")],
    },
    ProsePage {
        path: "/jongere",
        key: "young",
        chapters: 6,
        lines: &["emergency-112", "kindertelefoon", "chat-met-fier", "keerpunt", "helpwanted"],
        next: &[("/hulp", "publicdoor-to-help"), ("/wat-is-dit", "publicdoor-to-what")],
    },
    ProsePage {
        path: "/vriend",
        key: "friend",
        chapters: 4,
        lines: &["emergency-112", "kindertelefoon", "chat-met-fier"],
        next: &[("/hulp", "publicdoor-to-help"), ("/wat-is-dit", "publicdoor-to-what")],
    },
    ProsePage {
        path: "/ouder",
        key: "parent",
        chapters: 4,
        lines: &["emergency-112", "veilig-thuis", "helpwanted"],
        next: &[("/hulp", "publicdoor-to-help"), ("/wat-is-dit", "publicdoor-to-what")],
    },
    ProsePage {
        path: "/professional",
        key: "professional",
        chapters: 4,
        lines: &["emergency-112", "veilig-thuis", "comensha"],
        next: &[("/kennis", "publicdoor-to-knowledge"), ("/hulp", "publicdoor-to-help")],
    },
    ProsePage {
        path: "/veilig-kijken",
        key: "safe",
        chapters: 4,
        lines: &[],
        next: &[("/hulp", "publicdoor-to-help")],
    },
    ProsePage { path: "/privacy", key: "privacy-page", chapters: 3, lines: &[], next: &[] },
    ProsePage {
        path: "/toegankelijkheid",
        key: "accessibility-page",
        chapters: 4,
        lines: &[],
        next: &[],
    },
];

/// A part of a chapter: a paragraph, or a list when it has points.
#[derive(Debug, PartialEq, Eq)]
struct Block {
    words: String,
    points: Vec<String>,
}

struct Chapter {
    head: String,
    blocks: Vec<Block>,
}

#[derive(Template)]
#[template(path = "publicdoor/prose.html")]
struct Prose {
    t: Text,
    shell: PublicShell,
    title: String,
    head: String,
    lead: String,
    /// The number for danger stands at the top.
    danger: bool,
    chapters: Vec<Chapter>,
    lines: Vec<LineView>,
    next: Vec<(String, String)>,
    /// Who runs the installation and how to reach them, on the pages that account for it.
    contact: Option<String>,
}

pub(super) fn show(page: ProsePage, public: PublicPage, state: &PublicState) -> Response {
    let PublicPage { t, shell } = public;
    let word =
        |part: &str| t.text_with(format!("{}-{part}", page.key), &[("who", &operator(state))]);
    let chapter = |n: u8| Chapter {
        head: word(&format!("{n}-head")),
        blocks: blocks(&word(&format!("{n}-body"))),
    };
    let accounts = page.key.ends_with("-page");
    html(&Prose {
        t,
        title: word("title"),
        head: word("head"),
        lead: word("lead"),
        danger: page.lines.contains(&"emergency-112"),
        chapters: (1..=page.chapters).map(chapter).collect(),
        lines: help::named(state, t, page.lines),
        next: page.next.iter().map(|(to, key)| (shell.link(to), t.get(key))).collect(),
        contact: state.settings().contact.clone().filter(|_| accounts).map(|contact| {
            let site = elsewhere::is_site(&contact);
            if site { shell.link(elsewhere::OF_CONTACT) } else { contact }
        }),
        shell,
    })
}

fn operator(state: &PublicState) -> String {
    state.settings().operator.clone()
}

fn blocks(body: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in body.lines().filter(|line| !line.is_empty()) {
        match (line.strip_prefix("- "), blocks.last_mut()) {
            (Some(point), Some(block)) if !block.points.is_empty() => {
                block.points.push(point.to_owned());
            }
            (Some(point), _) => {
                blocks.push(Block { words: String::new(), points: vec![point.to_owned()] });
            }
            (None, _) => blocks.push(Block { words: line.to_owned(), points: Vec::new() }),
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs_and_lists() {
        let shape: Vec<_> = blocks("Een.\n- a\n- b\nTwee.")
            .into_iter()
            .map(|block| (block.words, block.points.len()))
            .collect();
        assert_eq!(shape, [("Een.".into(), 0), (String::new(), 2), ("Twee.".into(), 0)]);
    }

    /// The keys of a reading page are put together, so the key test can't see them.
    #[test]
    fn every_chapter_has_its_words_in_both_languages() {
        for (page, lang) in
            PAGES.into_iter().flat_map(|page| [(page, kernel::Lang::Nl), (page, kernel::Lang::En)])
        {
            let t = Text::new(lang);
            let chapters = (1..=page.chapters)
                .flat_map(|n| [format!("{}-{n}-head", page.key), format!("{}-{n}-body", page.key)]);
            let ends = ["title", "head", "lead"].map(|end| format!("{}-{end}", page.key));
            for key in chapters.chain(ends) {
                let words = t.with1(&key, "who", "wie");
                assert!(!words.contains('⟨'), "{key} in {lang:?}");
            }
            let beyond = format!("{}-{}-head", page.key, page.chapters + 1);
            assert!(t.with1(&beyond, "who", "wie").contains('⟨'), "{beyond} is never shown");
        }
    }

    /// Plain words: A2/B1 asks for short sentences. The colophon pages answer to the law instead.
    #[test]
    fn no_sentence_of_the_public_door_has_more_than_12_words() {
        for text in [
            include_str!("../../../../../locales/nl/publicdoor.ftl"),
            include_str!("../../../../../locales/en/publicdoor.ftl"),
        ] {
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let words = line.split_once(" = ").map_or(line, |(_, words)| words);
                for sentence in words.split(['.', '?', '!', ':', ';']) {
                    let count = sentence.split_whitespace().filter(|w| *w != "-").count();
                    assert!(count <= 12, "{count} words: {sentence}");
                }
            }
        }
    }
}
