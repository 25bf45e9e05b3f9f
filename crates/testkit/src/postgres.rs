//! A throw-away PostgreSQL server for tests: started by the first who needs it, shared by every test
//! process, stopped when nobody uses it any more.
//!
//! Test processes hold a shared lock on a file. A small shell loop beside the server tries to get
//! that lock alone; when it does, nobody is left, and it stops the server and removes its data.

use std::fs::{File, Permissions};
use std::io::{Read as _, Seek as _, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Stops the server once the second lock can be had alone, holding the first so that nobody starts
/// to use it meanwhile. `$1` is the folder, the rest is the command that stops the server.
const STOP_WHEN_UNUSED: &str = r#"
folder=$1; shift
(while sleep 10; do
  flock --nonblock "$folder/start.lock" sh -c '
    folder=$1; shift
    flock --nonblock --exclusive "$folder/users.lock" true || exit 1
    : > "$folder/start.lock"
    "$@"
    rm -rf "$folder/data"
  ' sh "$folder" "$@" && exit
done) &
"#;

static SERVER: LazyLock<Option<Server>> = LazyLock::new(|| {
    let server = binaries().map(|binaries| Server::share(&binaries));
    let strict = std::env::var("CI").is_ok_and(|ci| ci == "true" || ci == "1");
    assert!(server.is_some() || !strict, "no PostgreSQL here, and in CI nothing may be skipped");
    if server.is_none() {
        eprintln!("SKIPPED: no PostgreSQL here; install the package `postgresql`");
    }
    server
});

/// The URL of an empty database of one's own; `None`, said aloud, when there is no PostgreSQL here.
/// With `CI=true` that fails.
pub fn database() -> Option<String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let server = SERVER.as_ref()?;
    let name = format!("t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let port = server.port.to_string();
    let words = ["-h", "127.0.0.1", "-p", port.as_str(), "-U", "vangnet", name.as_str()];
    run(Command::new(server.binaries.join("createdb")).args(words));
    Some(format!("postgres://vangnet@127.0.0.1:{}/{name}", server.port))
}

struct Server {
    binaries: PathBuf,
    port: u16,
    /// Held as long as this process lives.
    _user: File,
}

impl Server {
    fn share(binaries: &Path) -> Self {
        let version = binaries.parent().and_then(Path::file_name).unwrap_or_default();
        let version = version.to_string_lossy();
        let folder = std::env::temp_dir().join(format!("vangnet-postgres-{version}"));
        std::fs::create_dir_all(&folder).expect("a folder for the server");
        let all = Permissions::from_mode(0o755);
        std::fs::set_permissions(&folder, all).expect("a folder that the server may enter");
        let user = open(&folder.join("users.lock"));
        let mut start = open(&folder.join("start.lock"));
        start.lock().expect("a turn to start");
        user.lock_shared().expect("a share in the server");
        let mut port = String::new();
        start.read_to_string(&mut port).expect("the port");
        let port = match port.trim().parse() {
            Ok(port) if is_up(binaries, port) => port,
            _ => {
                let port = start_server(binaries, &folder);
                start.set_len(0).and_then(|()| start.rewind()).expect("an empty file");
                write!(start, "{port}").expect("the port is written");
                port
            }
        };
        Self { binaries: binaries.to_owned(), port, _user: user }
    }
}

fn open(path: &Path) -> File {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    options.open(path).expect("a lock file")
}

fn is_up(binaries: &Path, port: u16) -> bool {
    let mut command = Command::new(binaries.join("pg_isready"));
    command.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
    command.status().is_ok_and(|status| status.success())
}

fn start_server(binaries: &Path, folder: &Path) -> u16 {
    let data = folder.join("data");
    let _ = std::fs::remove_dir_all(&data);
    std::fs::create_dir(&data).expect("a folder for the data");
    give_to_server(&data);
    let cluster = data.join("cluster");
    run(as_server(&binaries.join("initdb")).arg("-D").arg(&cluster).args([
        "--auth=trust",
        "--username=vangnet",
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync",
    ]));
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("its number").port();
    drop(listener);
    let options = format!(
        "-h 127.0.0.1 -p {port} -k {} -c max_connections=400 -c shared_buffers=128MB",
        data.display()
    );
    let mut start = as_server(&binaries.join("pg_ctl"));
    start.arg("-D").arg(&cluster).arg("-l").arg(data.join("log")).args(["-w", "-o", &options]);
    run(start.arg("start").stdout(Stdio::null()).stderr(Stdio::null()));
    stop_when_unused(binaries, folder, &cluster);
    port
}

fn stop_when_unused(binaries: &Path, folder: &Path, cluster: &Path) {
    let stop = as_server(&binaries.join("pg_ctl"));
    let mut watch = Command::new("sh");
    watch.args(["-c", STOP_WHEN_UNUSED, "sh"]).arg(folder).arg(stop.get_program());
    watch.args(stop.get_args()).arg("-D").arg(cluster).args(["-m", "immediate", "stop"]);
    watch.stderr(Stdio::null()).process_group(0);
    // The shell leaves the loop behind in the background and ends at once.
    run(watch.current_dir("/"));
}

/// A command as the user that may run the server: it refuses to run as root.
fn as_server(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
    command.current_dir("/");
    command
}

fn give_to_server(path: &Path) {
    if is_root() {
        run(Command::new("chown").arg("postgres:postgres").arg(path));
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// The folder with `initdb` and `postgres`: named by the environment, or the newest installed.
fn binaries() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("VANGNET_POSTGRES_BIN") {
        return Some(PathBuf::from(named));
    }
    let version = |path: &PathBuf| -> Option<u32> { path.file_name()?.to_str()?.parse().ok() };
    let installed = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let newest = installed.filter_map(|entry| Some(entry.ok()?.path())).max_by_key(version)?;
    let binaries = newest.join("bin");
    binaries.join("initdb").exists().then_some(binaries)
}

fn run(command: &mut Command) {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    assert!(status.is_ok_and(|status| status.success()), "{command:?} failed");
}
