//! The account that PostgreSQL runs under: it refuses root, so root hands it to an unprivileged user.

use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::ClusterError;

/// A user that is not root.
#[derive(Debug, Clone)]
pub(super) struct Account {
    name: String,
    uid: u32,
    gid: u32,
}

impl Account {
    /// Whom to run the server as: nobody else than ourselves (`None`), or, when we are root, the owner of an
    /// existing cluster, `postgres` or `nobody`.
    pub(super) fn to_drop_to(existing_cluster: Option<&Path>) -> Result<Option<Self>, ClusterError> {
        if !we_are_root() {
            return Ok(None);
        }
        existing_cluster
            .and_then(Self::owner_of)
            .or_else(|| Self::named("postgres"))
            .or_else(|| Self::named("nobody"))
            .map(Some)
            .ok_or(ClusterError::NoAccount)
    }

    fn owner_of(path: &Path) -> Option<Self> {
        let metadata = path.metadata().ok().filter(|metadata| metadata.uid() != 0)?;
        let (uid, gid) = (metadata.uid(), metadata.gid());
        Some(Self { name: format!("#{uid}"), uid, gid })
    }

    fn named(name: &str) -> Option<Self> {
        let uid = id(&["-u", name]).filter(|uid| *uid != 0)?;
        let gid = id(&["-g", name])?;
        Some(Self { name: name.to_owned(), uid, gid })
    }

    pub(super) fn uid(&self) -> u32 {
        self.uid
    }

    /// Makes `command` run as this account.
    pub(super) fn apply_to(&self, command: &mut Command) {
        command.uid(self.uid).gid(self.gid);
    }

    /// Gives a file or folder to this account.
    pub(super) fn take_over(&self, path: &Path) -> Result<(), ClusterError> {
        chown(path, Some(self.uid), Some(self.gid)).map_err(|source| ClusterError::Files {
            action: "change the owner of",
            path: path.to_owned(),
            source,
        })
    }

    /// Fails when this account cannot get into `folder`, as below root's home.
    pub(super) fn must_reach(&self, folder: &Path) -> Result<(), ClusterError> {
        let mut command = Command::new("test");
        command.arg("-x").arg(folder).current_dir("/").stdin(Stdio::null());
        self.apply_to(&mut command);
        match command.status() {
            Ok(status) if status.success() => Ok(()),
            _ => Err(ClusterError::OutOfReach { account: self.name.clone(), path: folder.to_owned() }),
        }
    }
}

fn we_are_root() -> bool {
    let owner = Path::new("/proc/self").metadata().ok().map(|metadata| metadata.uid());
    owner.or_else(|| id(&["-u"])) == Some(0)
}

fn id(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).ok())??.trim().parse().ok()
}
