//! A server that a killed owner has left behind, or the trace of one.
//!
//! Called with the folder's lock held: whatever still runs on the data has no owner.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::ClusterError;
use super::binaries::Binaries;
use super::cluster::{command, run};
use super::folder::{Folder, files};

/// Stops a server that still runs on the folder's data, and removes a lock file that would keep a new one from
/// starting because its process id means another program by now.
pub(super) fn clear(folder: &Folder, binaries: &Binaries) -> Result<(), ClusterError> {
    let trace = folder.data().join("postmaster.pid");
    let Some(process) = process_in(&trace) else { return Ok(()) };
    if is_postgres(&process) {
        let stopped = stop(folder, binaries, "fast").or_else(|_| stop(folder, binaries, "immediate"));
        // It may have ended by itself in the meantime, which `pg_ctl` calls a failure.
        if process_in(&trace).is_none_or(|process| !is_postgres(&process)) {
            return remove(&trace);
        }
        return stopped;
    }
    remove(&trace)
}

fn stop(folder: &Folder, binaries: &Binaries, mode: &str) -> Result<(), ClusterError> {
    let mut pg_ctl = command(folder, &binaries.program("pg_ctl"));
    pg_ctl
        .args(["stop", "--wait", "--silent", "--timeout=60", "--mode", mode, "--pgdata"])
        .arg(folder.data());
    run(&mut pg_ctl)
}

fn remove(trace: &Path) -> Result<(), ClusterError> {
    if trace.exists() {
        fs::remove_file(trace).map_err(files("remove", trace))?;
    }
    Ok(())
}

fn process_in(trace: &Path) -> Option<String> {
    let first_line = fs::read_to_string(trace).ok()?.lines().next()?.trim().to_owned();
    (!first_line.is_empty()).then_some(first_line)
}

fn is_postgres(process: &str) -> bool {
    let name = fs::read_to_string(Path::new("/proc").join(process).join("comm")).ok().or_else(|| {
        let output = Command::new("ps").args(["-o", "comm=", "-p", process]).output().ok()?;
        String::from_utf8(output.stdout).ok()
    });
    name.is_some_and(|name| ["postgres", "postmaster"].iter().any(|known| name.contains(known)))
}
