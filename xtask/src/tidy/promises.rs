//! The promises: what the house says must hold names the tests that would fail if it didn't.

use super::{House, in_backticks, rows_of};

/// The paper with the requirements of security. Some are met without a test, and say how.
const REQUIREMENTS: &str = "docs/security-requirements.md";

/// Promises without a test, and tests that aren't there.
pub fn faults(house: &House) -> Vec<String> {
    let rows = rows_of(house.tree.text("ARCHITECTURE.md"), "what must hold");
    if rows.is_empty() {
        return vec!["ARCHITECTURE.md has no table that starts with `what must hold`".into()];
    }
    let mut faults = Vec::new();
    for row in &rows {
        let promise = row.first().map_or("", String::as_str);
        let tests = row.get(1).map(|cell| in_backticks(cell)).unwrap_or_default();
        if tests.is_empty() {
            faults.push(format!("no test is named for: {promise}"));
        }
        faults.extend(missing(house, promise, tests));
    }
    faults.extend(requirements(house));
    faults
}

/// Requirements that name neither a test nor what stands in its place.
fn requirements(house: &House) -> Vec<String> {
    let mut faults = Vec::new();
    for row in rows_of(house.tree.text(REQUIREMENTS), "requirement") {
        let cell = |place: usize| row.get(place).map_or("", String::as_str);
        let tests = in_backticks(cell(1));
        if tests.is_empty() && cell(2).is_empty() {
            faults.push(format!("neither a test nor a word is given for: {}", cell(0)));
        }
        faults.extend(missing(house, cell(0), tests));
    }
    faults
}

fn missing(house: &House, promise: &str, tests: Vec<&str>) -> Vec<String> {
    let missing = tests.into_iter().filter(|name| !is_there(house, name));
    missing.map(|name| format!("there is no test `{name}`, for: {promise}")).collect()
}

fn is_there(house: &House, name: &str) -> bool {
    let opening = format!("fn {name}(");
    house.tree.with("rs").any(|file| file.text.contains(&opening))
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    fn faults_of(row: &str) -> usize {
        let paper = format!("| what must hold | is tested by |\n|---|---|\n{row}\n");
        let test = ("crates/a/tests/a.rs", "#[test]\nfn it_holds() {}\n");
        let tree = Tree::of(&[("ARCHITECTURE.md", &paper), test]);
        faults(&House { tree, workspace: Workspace::of(&[]) }).len()
    }

    #[test]
    fn a_requirement_names_a_test_that_is_there_or_says_what_stands_in_its_place() {
        let faults_of = |row: &str| {
            let paper =
                format!("| requirement | is tested by | what isn't |\n|---|---|---|\n{row}\n");
            let test = ("crates/a/tests/a.rs", "#[test]\nfn it_holds() {}\n");
            let tree = Tree::of(&[(REQUIREMENTS, &paper), test]);
            requirements(&House { tree, workspace: Workspace::of(&[]) }).len()
        };
        assert_eq!(faults_of("| it holds | `it_holds` | |"), 0);
        assert_eq!(faults_of("| it holds | – | there are none |"), 0);
        assert_eq!(faults_of("| it holds | – | |"), 1);
        assert_eq!(faults_of("| it holds | `it_held` | to do |"), 1);
    }

    #[test]
    fn a_promise_names_tests_that_are_there() {
        assert_eq!(faults_of("| it holds | `it_holds` |"), 0);
        assert_eq!(faults_of("| it holds | `it_holds`, `it_held` |"), 1);
        assert_eq!(faults_of("| it holds | surely |"), 1);
        assert_eq!(faults_of(""), 1);
    }
}
