//! Putting a house together: store and keys, content, rules and gate, proofs.

use crate::entropy;
use crate::fault::Fault;
use crate::passkeys::{self, RealPasskeys};
use crate::proofs::RealProofs;
use crate::settings::Where;
use access::Gate;
use app::{House, Rules};
use kernel::{Date, Moment};
use std::fs;
use std::io::Write as _;
use std::net::SocketAddr;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Engine, SqlStore};
use vault::{MasterKey, Ring};

/// The setting that says that everything in a database is invented.
pub const DEMO: &str = "demo";

/// The database of an installation on SQLite, in its data directory.
pub const DATABASE_FILE: &str = "vangnet.db";

/// The key file, in the data directory.
pub const KEY_FILE: &str = "master.key";

/// The gate, in the content folder.
const GATE: &str = "access/poort.toml";

impl Where {
    /// The SQLite file.
    pub fn database_file(&self) -> PathBuf {
        self.data.join(DATABASE_FILE)
    }

    /// The key file.
    pub fn key_file(&self) -> PathBuf {
        self.data.join(KEY_FILE)
    }
}

/// The current moment: the one place where the clock is read.
#[expect(clippy::disallowed_methods, reason = "this is the edge")]
pub fn now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Moment::from_micros(since.map_or(0, |since| i64::try_from(since.as_micros()).unwrap_or(0)))
}

/// Opens the store of an existing installation, its schema brought up to date.
///
/// # Errors
/// When there is no installation here, or its keys or database can't be used.
pub async fn open_store(at: &Where) -> Result<SqlStore, Fault> {
    if at.database.is_none() && !at.database_file().is_file() {
        return Err(Fault::Unusable(format!(
            "there is no installation in {}: make one with `vangnet init --municipality GM0000 \
             --data {}`",
            at.data.display(),
            at.data.display()
        )));
    }
    let ring = read_keys(&at.key_file())?;
    on_engine(engine(at).await?, ring).await
}

/// Makes a new key file and opens a store that may still be empty.
///
/// # Errors
/// When the directory or the database can't be written.
pub async fn make_store(at: &Where) -> Result<SqlStore, Fault> {
    let ring = make_keys(&at.key_file())?;
    on_engine(engine(at).await?, ring).await
}

/// Brings the schema up to date and puts the keys to it.
///
/// # Errors
/// When the database is newer than this program or refuses.
pub async fn on_engine(engine: Engine, ring: Ring) -> Result<SqlStore, Fault> {
    store::migrate(&engine).await.map_err(|why| Fault::Unusable(why.to_string()))?;
    Ok(SqlStore::new(engine, ring, entropy::source()))
}

/// Opens the database.
///
/// # Errors
/// When it cannot be reached.
pub async fn engine(at: &Where) -> Result<Engine, Fault> {
    let opened = match &at.database {
        Some(url) => Engine::postgres(url).await,
        None => Engine::sqlite(&at.database_file()).await,
    };
    opened.map_err(|why| {
        Fault::Unusable(format!("the database can't be opened: {why}. See `vangnet doctor`"))
    })
}

/// Reads the master keys.
///
/// # Errors
/// When the file isn't there, can be read by others, or isn't a key file.
pub fn read_keys(path: &Path) -> Result<Ring, Fault> {
    let fault = |why: &dyn std::fmt::Display| {
        Fault::Unusable(format!(
            "the key file {} can't be used: {why}. Put it back from the copy that was kept apart",
            path.display()
        ))
    };
    let about = fs::metadata(path).map_err(|why| fault(&why))?;
    if about.permissions().mode() & 0o077 != 0 {
        let text = "others can read it (chmod 600 mends that)";
        return Err(fault(&text));
    }
    let text = fs::read_to_string(path).map_err(|why| fault(&why))?;
    Ring::parse(&text).map_err(|why| fault(&why))
}

/// Makes a data directory and a key file that only this user can read; an existing one is used.
///
/// # Errors
/// When they can't be written.
pub fn make_keys(path: &Path) -> Result<Ring, Fault> {
    if path.exists() {
        return read_keys(path);
    }
    let fault = |why: std::io::Error| {
        Fault::Unusable(format!("{} can't be written: {why}", path.display()))
    };
    if let Some(dir) = path.parent() {
        let new = !dir.exists();
        fs::create_dir_all(dir).map_err(fault)?;
        if new {
            fs::set_permissions(dir, fs::Permissions::from_mode(0o700)).map_err(fault)?;
        }
    }
    let key = MasterKey::draw(1, &mut entropy::System);
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(fault)?;
    let line = key.to_line();
    file.write_all(
        format!("# The master key. Keep a copy apart from every backup.\n{}\n", *line).as_bytes(),
    )
    .and_then(|()| file.sync_all())
    .map_err(fault)?;
    Ring::new(vec![key]).map_err(|why| Fault::Unusable(why.to_string()))
}

/// Puts the house together over a store.
///
/// # Errors
/// When the content has faults; all of them are named.
pub async fn assemble(store: &SqlStore, content: Option<&Path>) -> Result<House, Fault> {
    let today = now().day();
    let demo = store.setting(DEMO).await?.is_some();
    let house = furnish(store, content, today, demo)?;
    app::ruling::load_active(&house).await?;
    app::signal_list::load(&house).await?;
    app::targets::load_all(&house).await?;
    Ok(house)
}

/// The same house with passkeys, where the address that visitors come to is known.
///
/// # Errors
/// When no browser binds keys to that address.
pub fn with_passkeys(house: House, set: Option<&str>, listen: SocketAddr) -> Result<House, Fault> {
    match passkeys::public_address(set, listen) {
        Some(address) => Ok(house.with_passkeys(Arc::new(RealPasskeys::at(&address)?))),
        None => Ok(house),
    }
}

/// The house over a store with the rules of its content.
///
/// # Errors
/// When the content has faults; all of them are named.
pub fn furnish(
    store: &SqlStore,
    content: Option<&Path>,
    today: Date,
    demo: bool,
) -> Result<House, Fault> {
    let content = content::load(content).map_err(|faults| {
        let all: Vec<_> =
            faults.iter().map(|f| format!("{}: {} {}", f.file, f.key, f.what)).collect();
        Fault::Unusable(format!("the content has faults:\n{}", all.join("\n")))
    })?;
    let unusable = |why: &dyn std::fmt::Display| Fault::Unusable(why.to_string());
    let gate = content.file(GATE).ok_or_else(|| unusable(&format!("{GATE} is missing")))?;
    let gate = Gate::new(gate, today).map_err(|why| unusable(&why))?;
    let in_force = content.tables.iter().map(|one| &one.table).filter(|one| one.holds_on(today));
    let rules = Rules::new(in_force.cloned()).map_err(|why| unusable(&why))?;
    let knowledge = Arc::new(content.knowledge);
    let proofs = Arc::new(RealProofs::default());
    Ok(House::new(Arc::new(store.clone()), gate, rules, knowledge, proofs, demo))
}
