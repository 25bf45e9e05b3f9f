//! The links between the papers: each leads to a file that is there, and to a heading in it.

use super::House;

/// Relative links in Markdown that lead nowhere.
pub fn faults(house: &House) -> Vec<String> {
    let mut faults = Vec::new();
    for file in house.tree.with("md") {
        for target in targets(&file.text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let place =
                if path.is_empty() { Some(file.path.clone()) } else { resolve(&file.path, path) };
            let held = place.as_ref().filter(|place| house.tree.holds(place));
            match held {
                None => faults.push(format!("{} leads to {target}, which isn't there", file.path)),
                Some(place) if !anchor.is_empty() => {
                    if !anchors(house.tree.text(place)).any(|name| name == anchor) {
                        faults.push(format!("{}: no heading for {target}", file.path));
                    }
                }
                Some(_) => {}
            }
        }
    }
    faults
}

/// What stands in `](…)`, outside blocks of code.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    let prose = text.lines().filter(move |line| {
        in_code ^= line.trim_start().starts_with("```");
        !in_code
    });
    prose.flat_map(|line| line.split("](").skip(1)).filter_map(|rest| rest.split(')').next())
}

/// The place that `link` names when it stands in the file `from`; nothing when it leaves the root.
fn resolve(from: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The anchors of a Markdown text: its headings in lower case, spaces as hyphens.
fn anchors(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter(|line| line.starts_with('#')).map(|line| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    fn faults_of(link: &str) -> Vec<String> {
        let page = format!("see [x]({link}).\n");
        let tree = Tree::of(&[
            ("docs/a.md", &page),
            ("docs/adr/b.md", "# Two words, said\n"),
            ("c.md", ""),
        ]);
        faults(&House { tree, workspace: Workspace::of(&[]) })
    }

    #[test]
    fn a_link_to_a_file_folder_or_heading_that_is_there_is_fine() {
        for good in
            ["adr/b.md", "adr", "adr/", "../c.md", "adr/b.md#two-words-said", "https://a.example/"]
        {
            assert_eq!(faults_of(good), [""; 0], "{good}");
        }
    }

    #[test]
    fn a_link_that_leads_nowhere_is_a_fault() {
        for bad in ["b.md", "../../c.md", "adr/b.md#three", "#here", "/c.md2"] {
            assert_eq!(faults_of(bad).len(), 1, "{bad}");
        }
    }

    #[test]
    fn code_holds_no_links() {
        assert_eq!(targets("```\n[x](y)\n```\n[a](b) [c](d)\n").collect::<Vec<_>>(), ["b", "d"]);
    }
}
