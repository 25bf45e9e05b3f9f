//! Where an installation keeps its things: flags, then `VANGNET_*` variables, then `vangnet.toml`.

use crate::args::Place;
use crate::fault::Fault;
use serde::Deserialize;
use std::path::PathBuf;

/// What `vangnet.toml` may hold; a word that isn't known is a fault, so that no typo goes unseen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The data directory.
    pub data: Option<PathBuf>,
    /// A PostgreSQL address instead of the SQLite file in the data directory.
    pub database: Option<String>,
    /// Where to listen.
    pub listen: Option<String>,
    /// Where Prometheus reads the figures of the installation itself.
    pub metrics: Option<String>,
    /// The address that visitors come to, as in `https://vangnet.voorbeeldstad.nl`.
    pub address: Option<String>,
    /// A municipality's own content folder.
    pub content: Option<PathBuf>,
    /// A municipality's NL Design System token file.
    pub theme: Option<PathBuf>,
    /// Who runs this installation, as visitors may read it.
    pub operator: Option<String>,
    /// Where visitors ask a question: a `mailto:` or `https:` address.
    pub contact: Option<String>,
    /// Where security researchers report: a `mailto:` or `https:` address.
    pub security_contact: Option<String>,
    /// A time server (`host` or `host:port`) with which the clock is compared.
    pub time_server: Option<String>,
}

/// Where this installation keeps its things.
#[derive(Debug, Clone)]
pub struct Where {
    /// The data directory: the key file, and on SQLite the database.
    pub data: PathBuf,
    /// A PostgreSQL address, if not SQLite.
    pub database: Option<String>,
    /// The rest of the file.
    pub file: File,
}

/// The data directory when nothing says otherwise.
const DATA: &str = "data";
/// The file with settings when nothing says otherwise; it needn't be there.
const FILE: &str = "vangnet.toml";

impl Where {
    /// Reads the settings.
    ///
    /// # Errors
    /// When the file that was named isn't there, or can't be read.
    pub fn read(place: &Place) -> Result<Self, Fault> {
        let file = match &place.config {
            Some(path) => read(path)?,
            None if std::path::Path::new(FILE).is_file() => read(FILE.as_ref())?,
            None => File::default(),
        };
        let data = place.data.clone().or_else(|| file.data.clone());
        Ok(Self {
            data: data.unwrap_or_else(|| DATA.into()),
            database: place.database.clone().or_else(|| file.database.clone()),
            file,
        })
    }
}

fn read(path: &std::path::Path) -> Result<File, Fault> {
    let unreadable =
        |why: &dyn std::fmt::Display| Fault::Unreadable(format!("{}: {why}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|why| unreadable(&why))?;
    // Where it stands and what is wrong, without the line itself: it may hold a password.
    toml::from_str(&text).map_err(|why| unreadable(&why.message()))
}
