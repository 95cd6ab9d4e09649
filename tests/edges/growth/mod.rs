//! Policy directories, sizes, threads and memory: bounded, and growing no faster than n log n.

mod checks;
#[cfg(unix)]
mod directories;
mod made;
mod questions;
#[cfg(unix)]
mod resources;

use std::{
    fs,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::program::Run;

/// Longer than any of these questions takes, on a busy machine and without optimization.
const PATIENCE: Duration = Duration::from_secs(20);

/// An empty directory of a test's own.
fn directory(name: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("growth").join(name);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).unwrap();
    directory
}

/// Writes a file, with its directory.
fn write(path: &PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A run that must end by itself; its code is `None` if it does not.
fn ends(command: &mut Command) -> Run {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (stdout, stderr) = (reading(child.stdout.take()), reading(child.stderr.take()));
    let code = wait(&mut child);
    Run { stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap(), code }
}

/// The clock by which a test measures how long something takes.
#[expect(clippy::disallowed_methods, reason = "the time that a run takes is what is tested")]
fn started() -> Instant {
    Instant::now()
}

fn wait(child: &mut Child) -> Option<i32> {
    let begun = started();
    while begun.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        thread::sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

fn reading(pipe: Option<impl std::io::Read + Send + 'static>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut text = String::new();
        pipe.unwrap().read_to_string(&mut text).unwrap();
        text
    })
}
