//! One running cluster: made, started, watched, stopped.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use sqlx::postgres::PgConnectOptions;

use super::binaries::Binaries;
use super::folder::{Folder, files};
use super::{ClusterError, Settings, orphan};

/// The user and the database of every embedded cluster.
const NAME: &str = "vovremya";
/// Names the socket's file; nothing listens on a network port.
const PORT: u16 = 5432;
/// Recovery after a crash replays the log and may take its time.
const READY_WITHIN: Duration = Duration::from_mins(2);
/// After that a stop becomes a kill, and the next start recovers.
const STOPPED_WITHIN: Duration = Duration::from_secs(30);
const POLL_EVERY: Duration = Duration::from_millis(10);

/// Runs the server with a watcher beside it (not below it: PostgreSQL takes a child it does not know for a
/// backend). A line on the pipe asks for a stop; its end without one means that the owner has died.
const WATCHED_SERVER: &str = r#"
exec 3<&0 </dev/null
( {
    trap '' INT HUP TERM
    stopped=no
    read -r word <&3 && stopped=$word
    kill -INT "$$" 2>/dev/null
    if [ "$stopped" = no ] && [ -n "$REMOVE_WHEN_ORPHANED" ]; then
        while kill -0 "$$" 2>/dev/null; do sleep 0.1; done
        rm -rf -- "$REMOVE_WHEN_ORPHANED"
    fi
} & )
exec 3<&-
exec "$@"
"#;

/// A running PostgreSQL. Every method blocks: call it from a thread that may wait.
#[derive(Debug)]
pub struct Cluster {
    server: Child,
    // What keeps the watcher quiet; `None` once the server has been asked to stop.
    pipe: Option<ChildStdin>,
    folder: Folder,
    socket_folder: PathBuf,
}

impl Cluster {
    /// Finds the programs, makes the cluster if there is none, clears what a crash has left, starts the server
    /// and waits until it takes connections.
    pub fn start(settings: &Settings) -> Result<Self, ClusterError> {
        let folder = Folder::open(&settings.place)?;
        let result = Self::start_in(folder, settings.pg_bin.as_deref());
        tracing::debug!(started = result.is_ok(), "embedded postgresql");
        result
    }

    fn start_in(folder: Folder, pg_bin: Option<&Path>) -> Result<Self, ClusterError> {
        let binaries = Binaries::find(pg_bin, folder.made_by()).inspect_err(|_| discard(&folder))?;
        let prepared = prepare(&folder, &binaries).and_then(|()| spawn(&folder, &binaries));
        let (mut server, socket_folder) = prepared.inspect_err(|_| discard(&folder))?;
        let pipe = server.stdin.take();
        let mut cluster = Self { server, pipe, folder, socket_folder };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// The address for programs that take one, such as `psql` and the tests.
    pub fn url(&self) -> String {
        let mut host = url::form_urlencoded::Serializer::new(String::new());
        host.append_pair("host", &self.socket_folder.to_string_lossy());
        format!("postgres://{NAME}@localhost:{PORT}/{NAME}?{}", host.finish())
    }

    /// How sqlx connects.
    pub fn connect_options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .socket(&self.socket_folder)
            .port(PORT)
            .username(NAME)
            .database(NAME)
    }

    /// Whether the server is still there. It ends by itself only when it is killed or its disk fails.
    pub fn is_running(&mut self) -> bool {
        matches!(self.server.try_wait(), Ok(None))
    }

    /// Ends all sessions, writes everything down and waits for the end of the server.
    pub fn stop(mut self) -> Result<(), ClusterError> {
        self.shut_down()
    }

    fn shut_down(&mut self) -> Result<(), ClusterError> {
        let Some(mut pipe) = self.pipe.take() else { return Ok(()) };
        // The end of the pipe says it as well, should the line not arrive.
        let _ = pipe.write_all(b"stop\n");
        drop(pipe);
        let ended = wait_for(STOPPED_WITHIN, || Ok(!self.is_running()))?;
        if !ended {
            tracing::warn!("postgresql does not stop; killing it, the next start will recover");
            let _ = self.server.kill();
            let _ = self.server.wait();
        }
        if !self.socket_folder.starts_with(self.folder.root()) {
            // Under the system's temporary folder, and empty: nothing is lost if it stays.
            let _ = fs::remove_dir(&self.socket_folder);
        }
        if self.folder.throw_away { self.folder.remove() } else { Ok(()) }
    }

    fn wait_until_ready(&mut self) -> Result<(), ClusterError> {
        let status_file = self.folder.data().join("postmaster.pid");
        let ready = wait_for(READY_WITHIN, || {
            if let Ok(Some(status)) = self.server.try_wait() {
                return Err(ClusterError::Failed {
                    program: PathBuf::from("postgres"),
                    status,
                    output: end_of_log(&self.folder),
                });
            }
            Ok(says_ready(&status_file, self.server.id()))
        })?;
        if ready {
            return Ok(());
        }
        Err(ClusterError::NotReady { seconds: READY_WITHIN.as_secs(), log: end_of_log(&self.folder) })
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.shut_down() {
            tracing::warn!(error = &error as &dyn std::error::Error, "postgresql was not stopped cleanly");
        }
    }
}

/// A command that runs as the cluster's account, in English, heedless of the `PG…` variables around us.
pub(super) fn command(folder: &Folder, program: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir("/").env("LC_ALL", "C").stdin(Stdio::null());
    for variable in ["PGDATA", "PGPORT", "PGHOST", "PGOPTIONS", "PGUSER", "PGDATABASE"] {
        command.env_remove(variable);
    }
    if let Some(account) = &folder.account {
        account.apply_to(&mut command);
    }
    command
}

/// Runs a command to its end; what it printed is part of the error.
pub(super) fn run(command: &mut Command) -> Result<(), ClusterError> {
    let program = PathBuf::from(command.get_program());
    let output =
        command.output().map_err(|source| ClusterError::CannotRun { program: program.clone(), source })?;
    if output.status.success() {
        return Ok(());
    }
    let printed = [output.stdout, output.stderr].concat();
    let output_text = String::from_utf8_lossy(&printed).trim().to_owned();
    Err(ClusterError::Failed { program, status: output.status, output: output_text })
}

fn prepare(folder: &Folder, binaries: &Binaries) -> Result<(), ClusterError> {
    match folder.made_by() {
        None => make(folder, binaries),
        Some(made_by) if made_by != binaries.major_version => Err(ClusterError::OtherVersion {
            data_dir: folder.data(),
            made_by,
            found: binaries.major_version,
        }),
        Some(_) => orphan::clear(folder, binaries),
    }
}

/// Makes the data directory with its database. A crash in between leaves nothing that counts.
fn make(folder: &Folder, binaries: &Binaries) -> Result<(), ClusterError> {
    let (making, data) = (folder.data_in_the_making(), folder.data());
    if making.exists() {
        fs::remove_dir_all(&making).map_err(files("remove", &making))?;
    }
    let mut initdb = command(folder, &binaries.program("initdb"));
    initdb.args(["--auth=trust", "--encoding=UTF8", "--no-instructions", "--username", NAME]);
    initdb.args(locale(binaries.major_version));
    initdb.arg(if folder.throw_away { "--no-sync" } else { "--data-checksums" });
    run(initdb.arg("--pgdata").arg(&making))?;

    let mut single_user = command(folder, &binaries.program("postgres"));
    single_user.args(["--single", "-F", "-D"]).arg(&making).arg("postgres");
    let script = folder.root().join("create-database.sql");
    fs::write(&script, format!("create database {NAME}\n")).map_err(files("write", &script))?;
    let input = fs::File::open(&script).map_err(files("open", &script))?;
    run(single_user.stdin(input))?;
    fs::remove_file(&script).map_err(files("remove", &script))?;
    fs::rename(&making, &data).map_err(files("rename", &making))
}

/// Sorts by bytes, the same everywhere, and yet knows that «Ж» is the capital of «ж».
fn locale(major_version: u32) -> &'static [&'static str] {
    match major_version {
        17.. => &["--locale-provider=builtin", "--locale=C.UTF-8", "--lc-messages=C"],
        _ if cfg!(target_os = "macos") => &["--locale=C", "--lc-ctype=en_US.UTF-8"],
        _ => &["--locale=C", "--lc-ctype=C.UTF-8"],
    }
}

fn spawn(folder: &Folder, binaries: &Binaries) -> Result<(Child, PathBuf), ClusterError> {
    let socket_folder = folder.socket_folder()?;
    let log_path = folder.log();
    let log = OpenOptions::new()
        .create(true)
        .write(true)
        .truncate(true)
        .open(&log_path)
        .map_err(files("open", &log_path))?;
    let errors = log.try_clone().map_err(files("open", &log_path))?;

    let mut shell = command(folder, Path::new("sh"));
    shell.args(["-c", WATCHED_SERVER, "sh"]).arg(binaries.program("postgres"));
    shell.arg("-D").arg(folder.data()).args(["-p", &PORT.to_string()]);
    shell.arg("-k").arg(&socket_folder);
    for setting in server_settings(folder.throw_away) {
        shell.args(["-c", setting]);
    }
    let orphaned = if folder.throw_away { folder.root() } else { Path::new("") };
    shell.env("REMOVE_WHEN_ORPHANED", orphaned);
    // A process group of its own: Ctrl-C is for us, and we need the database to finish our work.
    let server = shell.process_group(0).stdin(Stdio::piped()).stdout(log).stderr(errors).spawn();
    let server = server.map_err(|source| ClusterError::CannotRun { program: "sh".into(), source })?;
    Ok((server, socket_folder))
}

fn server_settings(throw_away: bool) -> impl Iterator<Item = &'static str> {
    const ALWAYS: &[&str] = &[
        "listen_addresses=",
        "unix_socket_permissions=0700",
        "timezone=UTC",
        "log_timezone=UTC",
        "logging_collector=off",
    ];
    const NOTHING_TO_LOSE: &[&str] =
        &["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"];
    ALWAYS.iter().chain(if throw_away { NOTHING_TO_LOSE } else { &[] }).copied()
}

/// The server writes its state into its lock file: the process id first, `ready` on the eighth line.
fn says_ready(status_file: &Path, process: u32) -> bool {
    let status = fs::read_to_string(status_file).unwrap_or_default();
    let ours = status.lines().next().is_some_and(|line| line.trim() == process.to_string());
    ours && status.lines().nth(7).is_some_and(|line| line.trim() == "ready")
}

fn end_of_log(folder: &Folder) -> String {
    let log = fs::read(folder.log()).unwrap_or_default();
    let text = String::from_utf8_lossy(&log).into_owned();
    let lines: Vec<&str> = text.lines().rev().take(10).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}

fn discard(folder: &Folder) {
    if folder.throw_away {
        let _ = folder.remove();
    }
}

fn wait_for(
    limit: Duration,
    mut condition: impl FnMut() -> Result<bool, ClusterError>,
) -> Result<bool, ClusterError> {
    let begun = Instant::now();
    while begun.elapsed() < limit {
        if condition()? {
            return Ok(true);
        }
        thread::sleep(POLL_EVERY);
    }
    Ok(false)
}
