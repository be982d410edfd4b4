//! The program as a real process: started in a folder of its own, with no settings but those of the test.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;
use std::{env, fs, process, thread};

/// A folder that is removed at the end of the test.
pub struct Folder(PathBuf);

impl Folder {
    /// A new, empty folder that any user may enter. Its path is short: sockets go below it.
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("vovremya-test-{}-{number}", process::id()));
        fs::create_dir(&path).expect("a new folder");
        Self(path.canonicalize().expect("its path"))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("a written file");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The program, to be run in `folder` with an empty environment but for `PATH` and `TMPDIR`.
pub fn vovremya(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vovremya"));
    command.args(arguments).current_dir(folder.path()).env_clear();
    for name in ["PATH", "TMPDIR", "PG_BIN"] {
        if let Some(value) = env::var_os(name) {
            command.env(name, value);
        }
    }
    command
}

/// What a finished process has said.
pub struct Said {
    pub status: ExitStatus,
    pub stdout: String,
    pub stderr: String,
}

impl Said {
    pub fn everything(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

pub fn run(mut command: Command) -> Said {
    let output = command.output().expect("the program runs");
    Said {
        status: output.status,
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
    }
}

/// Far longer than anything takes; a test that waits longer has found something and says what.
const PATIENCE: Duration = Duration::from_secs(90);

/// A process that runs on while the test looks at it; killed at the end of the test.
pub struct Running {
    child: Child,
    log: Receiver<String>,
    said: String,
}

impl Running {
    pub fn start(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let stderr = BufReader::new(child.stderr.take().expect("its standard error"));
        let (lines, log) = mpsc::channel();
        thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| lines.send(line)));
        Self { child, log, said: String::new() }
    }

    /// Waits until a line of its log holds `text`, and gives that line.
    pub fn says(&mut self, text: &str) -> String {
        loop {
            let Some(line) = self.next_line() else {
                panic!("it ended without saying `{text}`:\n{}", self.said)
            };
            if line.contains(text) {
                return line;
            }
        }
    }

    /// Whether a line of its log so far holds `text`.
    pub fn has_said(&mut self, text: &str) -> bool {
        while let Ok(line) = self.log.try_recv() {
            self.said.push_str(&line);
            self.said.push('\n');
        }
        self.said.contains(text)
    }

    fn next_line(&mut self) -> Option<String> {
        match self.log.recv_timeout(PATIENCE) {
            Ok(line) => {
                self.said.push_str(&line);
                self.said.push('\n');
                Some(line)
            }
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => panic!("it says nothing more:\n{}", self.said),
        }
    }

    /// Sends a signal by its name, as `kill -NAME`.
    pub fn signal(&self, name: &str) {
        kill(&format!("-{name}"), &self.child.id().to_string());
    }

    /// Closes its input and waits for its end; gives everything it has said.
    pub fn ends(&mut self) -> (ExitStatus, String) {
        drop(self.child.stdin.take());
        while self.next_line().is_some() {}
        (self.child.wait().expect("its end"), self.said.clone())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where the embedded server of `folder/data` leaves its trace while it runs.
pub fn pid_file(folder: &Folder) -> PathBuf {
    folder.path().join("data/postgres/data/postmaster.pid")
}

/// The process id of that server.
pub fn server_process(folder: &Folder) -> String {
    let text = fs::read_to_string(pid_file(folder)).expect("a running server");
    text.lines().next().expect("a process id").to_owned()
}

/// Sends a signal, as `kill -NAME process`.
pub fn kill(signal: &str, process: &str) {
    assert!(Command::new("kill").args([signal, process]).status().expect("kill runs").success());
}
