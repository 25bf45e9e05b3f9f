//! `vangnet backup`: everything in one encrypted file, made while others go on working.

use crate::answer::Answer;
use crate::args::Backup;
use crate::fault::Fault;
use crate::house::{self, now};
use crate::settings::Where;
use app::ports::Store as _;
use kernel::DossierId;
use serde_json::json;
use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use store::{BackupError, BackupSummary, Erased};

pub async fn run(at: &Where, asked: Backup) -> Result<Answer, Fault> {
    match asked {
        Backup::Create { file } => create(at, &file).await,
        Backup::Verify { file } => verify(at, &file),
        Backup::Restore { file, erased } => restore(at, &file, erased.as_deref()).await,
    }
}

/// The list of what was erased, kept beside a backup: what a restore of an older one leaves out.
fn erased_beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".erased");
    name.into()
}

fn fault(path: &Path, why: &dyn std::fmt::Display) -> Fault {
    Fault::Unreadable(format!("{}: {why}", path.display()))
}

fn backup_fault(path: &Path, why: &BackupError) -> Fault {
    match why {
        BackupError::NotEmpty(_) => Fault::No(format!("{why}; nothing was changed")),
        _ => fault(path, why),
    }
}

fn answer(summary: &BackupSummary, file: &Path) -> Answer {
    let rows: u64 = summary.rows.values().sum();
    let text = format!(
        "{}: whole, made {}, {} organisations, {} matters, {rows} rows",
        file.display(),
        summary.at,
        summary.of("organisation"),
        summary.of("subject")
    );
    let json = json!({
        "file": file,
        "at": summary.at.to_string(),
        "schema": summary.schema,
        "rows": summary.rows,
        "ok": true,
    });
    Answer::new(json, text)
}

async fn create(at: &Where, file: &Path) -> Result<Answer, Fault> {
    let store = house::open_store(at).await?;
    let open = || OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    let mut out = BufWriter::new(open().map_err(|why| fault(file, &why))?);
    let summary = match store::create_backup(&store, &mut out, now()).await {
        Ok(summary) => summary,
        Err(why) => {
            // Half a backup is no backup.
            let _ = fs::remove_file(file);
            return Err(backup_fault(file, &why));
        }
    };
    let written = out.into_inner().map_err(|why| fault(file, &why))?;
    written.sync_all().map_err(|why| fault(file, &why))?;
    let erased = store.erased().await?;
    let list: Vec<_> = erased.iter().map(ToString::to_string).collect();
    let list = list.join("\n");
    let beside = erased_beside(file);
    let mut kept = File::create(&beside).map_err(|why| fault(&beside, &why))?;
    kept.write_all(list.as_bytes()).map_err(|why| fault(&beside, &why))?;
    Ok(answer(&summary, file))
}

fn verify(at: &Where, file: &Path) -> Result<Answer, Fault> {
    let ring = house::read_keys(&at.key_file())?;
    let mut input = BufReader::new(File::open(file).map_err(|why| fault(file, &why))?);
    match store::verify_backup(&ring, &mut input) {
        Ok(summary) => Ok(answer(&summary, file)),
        Err(why) => {
            let json = json!({ "file": file, "ok": false, "fault": why.to_string() });
            Ok(Answer::new(json, format!("{}: NOT WHOLE: {why}", file.display())).ok_if(false))
        }
    }
}

async fn restore(at: &Where, file: &Path, erased: Option<&Path>) -> Result<Answer, Fault> {
    let ring = house::read_keys(&at.key_file())?;
    let erased = match erased {
        Some(path) => read_erased(path)?,
        None => Erased::default(),
    };
    let engine = house::engine(at).await?;
    let mut input = BufReader::new(File::open(file).map_err(|why| fault(file, &why))?);
    let summary = store::restore_backup(&engine, &ring, &mut input, erased, now()).await;
    let summary = summary.map_err(|why| backup_fault(file, &why))?;
    let store = house::on_engine(engine, ring).await?;
    // Opening what was put back: the keys fit.
    store.organisations().await?;
    Ok(answer(&summary, file))
}

fn read_erased(path: &Path) -> Result<Erased, Fault> {
    let text = fs::read_to_string(path).map_err(|why| fault(path, &why))?;
    let ids = text.lines().map(str::parse::<DossierId>);
    let ids: Vec<_> = ids.collect::<Result<_, _>>().map_err(|why| fault(path, &why))?;
    Ok(Erased::new(ids))
}
