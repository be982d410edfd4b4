//! The embedded PostgreSQL: finds the installed programs, sets up a cluster, starts and stops it.
//!
//! A leaf: it knows nothing of the rest of the house, neither tables nor settings. The server listens on a Unix
//! socket in a private folder and nowhere else. It never outlives its owner: a small watcher holds one end of
//! a pipe and shuts the server down when the owner closes the other, be it by `stop` or by dying.

mod account;
mod binaries;
mod cluster;
mod folder;
mod orphan;

use std::path::PathBuf;
use std::{io, process};

pub use cluster::Cluster;

/// The oldest PostgreSQL major version that the migrations and queries are written for.
pub const OLDEST_MAJOR_VERSION: u32 = 14;

/// Where the cluster lives.
#[derive(Debug, Clone)]
pub enum Place {
    /// In this data folder, kept between starts.
    Kept(PathBuf),
    /// In a folder under the system's temporary one; faster, not crash-safe, removed at the stop.
    ThrowAway,
}

/// What a cluster is started from.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where it lives.
    pub place: Place,
    /// The folder of `postgres` and `initdb`; looked for when absent.
    pub pg_bin: Option<PathBuf>,
}

/// Why a cluster cannot be started or stopped.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    #[error(
        "the programs of a postgresql server ({OLDEST_MAJOR_VERSION} or newer) were not found; install them with \
         `{install}`, or point PG_BIN at their folder, or set DATABASE_URL to a server that runs already"
    )]
    BinariesNotFound { install: &'static str },
    #[error("no postgresql server programs in PG_BIN={}; it must be the folder of `postgres` and `initdb`", .dir.display())]
    NotABinaryFolder { dir: PathBuf },
    #[error(
        "postgresql {version} in {} is too old; version {OLDEST_MAJOR_VERSION} or newer is needed", .dir.display()
    )]
    TooOld { dir: PathBuf, version: u32 },
    #[error(
        "the data folder {} was made by postgresql {made_by}, and only version {found} is installed; install \
         version {made_by}, or upgrade the data with pg_upgrade", .data_dir.display()
    )]
    OtherVersion { data_dir: PathBuf, made_by: u32, found: u32 },
    #[error(
        "the data folder {} is in use by another vovremya{}; stop that one first, or set DATA_DIR to another folder",
        .data_dir.display(), process_of(.process.as_deref())
    )]
    InUse { data_dir: PathBuf, process: Option<String> },
    #[error("postgresql does not run as root, and there is no user `postgres` or `nobody` to run it as")]
    NoAccount,
    #[error(
        "the user `{account}`, as whom postgresql runs when vovremya is started by root, cannot enter {}; set \
         DATA_DIR to a folder such as /var/lib/vovremya, or start vovremya as an ordinary user", .path.display()
    )]
    OutOfReach { account: String, path: PathBuf },
    #[error("the folder {} belongs to another user; remove it", .path.display())]
    NotOurs { path: PathBuf },
    #[error("cannot {action} {}", .path.display())]
    Files { action: &'static str, path: PathBuf, source: io::Error },
    #[error("cannot run {}", .program.display())]
    CannotRun { program: PathBuf, source: io::Error },
    #[error("{} failed ({status}): {output}", .program.display())]
    Failed { program: PathBuf, status: process::ExitStatus, output: String },
    #[error("postgresql was not ready after {seconds} s; the end of its log: {log}")]
    NotReady { seconds: u64, log: String },
}

fn process_of(process: Option<&str>) -> String {
    process.map(|id| format!(" (process {id})")).unwrap_or_default()
}
