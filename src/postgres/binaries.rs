//! Finds the installed PostgreSQL server programs.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use super::{ClusterError, OLDEST_MAJOR_VERSION};

/// A folder that holds `postgres`, `initdb` and `pg_ctl`.
#[derive(Debug, Clone)]
pub(super) struct Binaries {
    dir: PathBuf,
    pub(super) major_version: u32,
}

impl Binaries {
    /// The programs to use: those in `pg_bin` if given, otherwise the first found, preferring `made_by`, the
    /// major version of an existing cluster.
    pub(super) fn find(pg_bin: Option<&Path>, made_by: Option<u32>) -> Result<Self, ClusterError> {
        if let Some(dir) = pg_bin {
            return Self::in_folder(dir)
                .ok_or_else(|| ClusterError::NotABinaryFolder { dir: dir.to_owned() })?
                .new_enough();
        }
        let found: Vec<Self> = candidates().iter().filter_map(|dir| Self::in_folder(dir)).collect();
        let matching = found.iter().find(|binaries| Some(binaries.major_version) == made_by);
        let usable = found.iter().find(|binaries| binaries.major_version >= OLDEST_MAJOR_VERSION);
        matching
            .or(usable)
            .or(found.first())
            .cloned()
            .ok_or(ClusterError::BinariesNotFound { install: install_command() })?
            .new_enough()
    }

    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    fn in_folder(dir: &Path) -> Option<Self> {
        let complete = ["postgres", "initdb", "pg_ctl"].iter().all(|name| dir.join(name).is_file());
        let output =
            complete.then(|| Command::new(dir.join("postgres")).arg("--version").output().ok())??;
        let major_version = major_version(&String::from_utf8_lossy(&output.stdout))?;
        Some(Self { dir: dir.to_owned(), major_version })
    }

    fn new_enough(self) -> Result<Self, ClusterError> {
        if self.major_version < OLDEST_MAJOR_VERSION {
            return Err(ClusterError::TooOld { dir: self.dir, version: self.major_version });
        }
        Ok(self)
    }
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` → 15; also `16beta1` and `17devel`.
fn major_version(text: &str) -> Option<u32> {
    let version = text.split_whitespace().nth(2)?;
    let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn candidates() -> Vec<PathBuf> {
    let mut folders = Vec::new();
    folders.extend(folder_of_pg_config());
    folders.extend(folders_on_path());
    folders.extend(newest_first("/usr/lib/postgresql", "", "bin")); // Debian
    folders.extend(newest_first("/usr", "pgsql-", "bin")); // Red Hat
    for prefix in ["/opt/homebrew/opt", "/usr/local/opt", "/home/linuxbrew/.linuxbrew/opt"] {
        folders.extend(newest_first(prefix, "postgresql@", "bin"));
        folders.push(Path::new(prefix).join("postgresql/bin"));
    }
    folders.extend(newest_first("/Applications/Postgres.app/Contents/Versions", "", "bin"));
    folders
}

fn folder_of_pg_config() -> Option<PathBuf> {
    let output = Command::new("pg_config").arg("--bindir").output().ok()?;
    Some(PathBuf::from(String::from_utf8(output.stdout).ok()?.trim()))
}

/// Folders on `PATH`, seen through links: only the real folder holds the whole set of programs.
fn folders_on_path() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .filter_map(|dir| dir.join("postgres").canonicalize().ok())
        .filter_map(|postgres| postgres.parent().map(Path::to_owned))
        .collect()
}

/// `{parent}/{prefix}{version}/{inner}` for every version there is, the newest first.
fn newest_first(parent: &str, prefix: &str, inner: &str) -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir(parent)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.strip_prefix(prefix)?.parse().ok()?;
            Some((version, entry.path().join(inner)))
        })
        .collect();
    versions.sort_by_key(|(version, _)| Reverse(*version));
    versions.into_iter().map(|(_, dir)| dir).collect()
}

fn install_command() -> &'static str {
    const COMMANDS: [(&str, &str); 5] = [
        ("apt-get", "sudo apt-get install postgresql"),
        ("dnf", "sudo dnf install postgresql-server"),
        ("apk", "sudo apk add postgresql"),
        ("pacman", "sudo pacman -S postgresql"),
        ("brew", "brew install postgresql@17"),
    ];
    let path = env::var_os("PATH").unwrap_or_default();
    let is_there = |program: &str| env::split_paths(&path).any(|dir| dir.join(program).is_file());
    COMMANDS
        .into_iter()
        .find(|(program, _)| is_there(program))
        .map_or("the package manager of this system (package postgresql)", |(_, command)| command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_postgres_prints() {
        for (text, expected) in [
            ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", Some(15)),
            ("postgres (PostgreSQL) 17.2 (Homebrew)", Some(17)),
            ("postgres (PostgreSQL) 18beta1", Some(18)),
            ("postgres (PostgreSQL) 9.6.24", Some(9)),
            ("", None),
        ] {
            assert_eq!(major_version(text), expected, "{text}");
        }
    }

    #[test]
    fn a_folder_without_the_programs_is_refused_by_name() {
        let error = Binaries::find(Some(Path::new("/nowhere")), None).expect_err("nothing is there");
        assert!(error.to_string().contains("PG_BIN=/nowhere"), "{error}");
    }
}
