//! The files of one cluster: where they lie, whom they belong to, and the lock that keeps a second owner out.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::{env, process};

use sha2::{Digest, Sha256};

use super::account::Account;
use super::{ClusterError, Place};

/// A socket's path must fit `sockaddr_un`: 104 bytes on the tightest system, with the final zero.
const LONGEST_SOCKET_PATH: usize = 100;
const SOCKET_NAME: &str = ".s.PGSQL.5432";

/// The folder of one cluster, held by its lock for as long as this lives.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    pub(super) account: Option<Account>,
    pub(super) throw_away: bool,
    // Keeps the lock; released by the system however the process ends.
    _lock: Option<File>,
}

impl Folder {
    /// Creates what is missing and locks a kept folder.
    pub(super) fn open(place: &Place) -> Result<Self, ClusterError> {
        match place {
            Place::Kept(data_dir) => Self::open_kept(data_dir),
            Place::ThrowAway => Self::create_throw_away(),
        }
    }

    fn open_kept(data_dir: &Path) -> Result<Self, ClusterError> {
        fs::create_dir_all(data_dir).map_err(files("create", data_dir))?;
        let data_dir = data_dir.canonicalize().map_err(files("find", data_dir))?;
        let lock = lock(&data_dir)?;
        let root = data_dir.join("postgres");
        let account = Account::to_drop_to(Some(&root.join("data")))?;
        create_private(&root, account.as_ref())?;
        let folder = Self { root, account, throw_away: false, _lock: Some(lock) };
        folder.hand_over()?;
        Ok(folder)
    }

    fn create_throw_away() -> Result<Self, ClusterError> {
        let account = Account::to_drop_to(None)?;
        let mut number = 0_u32;
        let root = loop {
            let root = env::temp_dir().join(format!("vovremya-{}-{number}", process::id()));
            match DirBuilder::new().mode(0o700).create(&root) {
                Ok(()) => break root,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(files("create", &root)(error)),
            }
        };
        let folder = Self { root, account, throw_away: true, _lock: None };
        folder.hand_over().inspect_err(|_| drop(folder.remove()))?;
        Ok(folder)
    }

    fn hand_over(&self) -> Result<(), ClusterError> {
        let Some(account) = &self.account else { return Ok(()) };
        account.take_over(&self.root)?;
        account.must_reach(&self.root)
    }

    /// The folder that `throw_away` removes.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// PostgreSQL's own data directory.
    pub(super) fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// Where a new data directory is made; it becomes [`Folder::data`] by one rename.
    pub(super) fn data_in_the_making(&self) -> PathBuf {
        self.root.join("data.new")
    }

    /// What the server writes about itself.
    pub(super) fn log(&self) -> PathBuf {
        self.root.join("server.log")
    }

    /// The major version of PostgreSQL that made the data, if there are any.
    pub(super) fn made_by(&self) -> Option<u32> {
        fs::read_to_string(self.data().join("PG_VERSION")).ok()?.trim().parse().ok()
    }

    /// The private folder of the socket: beside the data, or, where that path is too long or has characters
    /// that PostgreSQL's list of folders gives a meaning to, under the system's temporary folder.
    pub(super) fn socket_folder(&self) -> Result<PathBuf, ClusterError> {
        let beside = self.root.join("socket");
        let folder = if fits_a_socket(&beside) { beside } else { short_folder_for(&beside) };
        create_private(&folder, self.account.as_ref())?;
        if let Some(account) = &self.account {
            account.take_over(&folder)?;
        }
        Ok(folder)
    }

    /// Forgets everything of a throw-away cluster.
    pub(super) fn remove(&self) -> Result<(), ClusterError> {
        match fs::remove_dir_all(&self.root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result.map_err(files("remove", &self.root)),
        }
    }
}

fn lock(data_dir: &Path) -> Result<File, ClusterError> {
    let path = data_dir.join("vovremya.lock");
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(files("open", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut owner = String::new();
            let process = file.read_to_string(&mut owner).is_ok().then(|| owner.trim().to_owned());
            let process = process.filter(|id| !id.is_empty());
            return Err(ClusterError::InUse { data_dir: data_dir.to_owned(), process });
        }
        Err(TryLockError::Error(source)) => return Err(files("lock", &path)(source)),
    }
    let written =
        file.set_len(0).and_then(|()| file.rewind()).and_then(|()| write!(file, "{}", process::id()));
    written.map_err(files("write", &path))?;
    Ok(file)
}

/// Makes a folder that only its owner can enter, and refuses one that somebody else has put there.
fn create_private(folder: &Path, account: Option<&Account>) -> Result<(), ClusterError> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        result => return result.map_err(files("create", folder)),
    }
    let metadata = fs::symlink_metadata(folder).map_err(files("look at", folder))?;
    // Root may change the mode of anything, so root asks whose it is; for others a refusal is the answer.
    let ours = account.is_none_or(|account| [0, account.uid()].contains(&metadata.uid()));
    let private = || fs::set_permissions(folder, Permissions::from_mode(0o700)).is_ok();
    if metadata.is_dir() && ours && private() {
        return Ok(());
    }
    Err(ClusterError::NotOurs { path: folder.to_owned() })
}

fn fits_a_socket(folder: &Path) -> bool {
    let bytes = folder.as_os_str().as_bytes();
    let plain = bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(byte));
    plain && bytes.len() + 1 + SOCKET_NAME.len() <= LONGEST_SOCKET_PATH
}

fn short_folder_for(folder: &Path) -> PathBuf {
    let hash = hex::encode(Sha256::digest(folder.as_os_str().as_bytes()));
    let name = format!("vovremya-{}", hash.get(..16).unwrap_or(&hash));
    [env::temp_dir(), PathBuf::from("/tmp")]
        .into_iter()
        .map(|temporary| temporary.join(&name))
        .find(|short| fits_a_socket(short))
        .unwrap_or_else(|| Path::new("/tmp").join(&name))
}

/// Turns an error of the file system into ours, saying what was tried on which path.
pub(super) fn files(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> ClusterError {
    let path = path.to_owned();
    move |source| ClusterError::Files { action, path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_or_odd_path_gets_a_short_socket_folder_of_its_own() {
        let ordinary = PathBuf::from("/srv/vovremya/data/postgres/socket");
        assert!(fits_a_socket(&ordinary));
        let long = PathBuf::from(format!("/srv/{}/socket", "x".repeat(90)));
        let odd = PathBuf::from("/srv/Мои данные, 2026/socket");
        for path in [&long, &odd] {
            assert!(!fits_a_socket(path));
            assert!(fits_a_socket(&short_folder_for(path)), "{}", short_folder_for(path).display());
        }
        assert_ne!(short_folder_for(&long), short_folder_for(&odd));
    }
}
