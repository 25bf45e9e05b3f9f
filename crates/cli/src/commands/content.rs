//! `vangnet content check`: every fault in the content at once.

use crate::answer::Answer;
use crate::args::Content;
use crate::fault::Fault;
use crate::house::now;
use serde_json::json;

pub fn run(asked: Content) -> Result<Answer, Fault> {
    let Content::Check { path } = asked;
    if let Some(path) = path.as_deref().filter(|path| !path.is_dir()) {
        return Err(Fault::Unreadable(format!("{} is no folder", path.display())));
    }
    let report = content::check(path.as_deref(), now().day());
    let faults: Vec<_> = report
        .faults
        .iter()
        .map(|fault| format!("{}: {} {}\n", fault.file, fault.key, fault.what))
        .collect();
    let text = format!(
        "{}{} files, {} items, {} faults",
        faults.concat(),
        report.files,
        report.items,
        report.faults.len()
    );
    let json = json!({ "files": report.files, "items": report.items, "faults": report.faults });
    Ok(Answer::new(json, text).ok_if(report.faults.is_empty()))
}
