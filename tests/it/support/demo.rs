//! `vovremya demo` as its user starts it: a real process whose first line is the address of the page.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use super::process::{Folder, vovremya};

/// A running demo; told to stop, and waited for, at the end of the test.
pub struct Demo {
    pub address: String,
    child: Child,
    /// Kept open: a closed pipe would end the demo.
    _said: BufReader<ChildStdout>,
    _folder: Folder,
}

impl Demo {
    /// Starts it with phones in this language.
    pub fn start(language: &str) -> Self {
        let folder = Folder::new();
        let mut command = vovremya(&folder, &["demo", "--no-browser", "--lang", language]);
        command.env("LOG", "warn").stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let mut said = BufReader::new(child.stdout.take().expect("its standard output"));
        let mut address = String::new();
        said.read_line(&mut address).expect("its first line");
        assert!(address.starts_with("http://127.0.0.1:"), "it says {address:?} instead of an address");
        Self { address: address.trim().to_owned(), child, _said: said, _folder: folder }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}
