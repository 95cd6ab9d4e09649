//! Signals: those that were ignored stay so, the others always end the program, and no unfinished
//! file stays.

use std::{
    fs::{self, File},
    io::Write as _,
    os::unix::process::ExitStatusExt as _,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::Duration,
};

use super::{TICKET, empty, names, tickets};
use crate::program::command;

fn kill(run: &Child, signal: &str) {
    assert!(
        Command::new("kill")
            .args(["-s", signal, &run.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
}

/// Waits until something holds.
fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..1_000 {
        if holds() {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("after ten seconds still not: {what}");
}

fn end(mut run: Child) -> ExitStatus {
    let mut status = None;
    until("it ends", || {
        status = run.try_wait().unwrap();
        status.is_some()
    });
    status.unwrap()
}

/// A batch of a shell's, with some of its traps, that has written its first blocks and waits for
/// more input.
fn waiting(here: &Path, traps: &str) -> Child {
    let line = format!(
        "{traps} exec '{}' batch {} --quiet --output out.csv",
        env!("CARGO_BIN_EXE_slacalc"),
        TICKET.join(" ")
    );
    let mut run = Command::new("sh")
        .args(["-c", &line])
        .current_dir(here)
        .env("SLACALC_TZDATA", "bundled")
        .env("SLACALC_NO_CONFIG", "1")
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    run.stdin.as_mut().unwrap().write_all(tickets("T", 50_000).as_bytes()).unwrap();
    until("a file is being written", || {
        names(here).iter().any(|name| name.starts_with(".slacalc-"))
    });
    run
}

#[test]
fn an_unfinished_file_goes_with_the_program() {
    for (signal, code) in [("HUP", 129), ("INT", 130), ("QUIT", 131), ("TERM", 143)] {
        let here = empty("unfinished");
        fs::write(here.join("out.csv"), "old").unwrap();
        let run = waiting(&here, "");
        kill(&run, signal);
        let status = end(run);
        assert_eq!(status.code(), Some(code), "{signal}: {:?}", status.signal());
        assert_eq!(names(&here), ["out.csv"], "{signal}");
        assert_eq!(fs::read_to_string(here.join("out.csv")).unwrap(), "old");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn signals_that_were_ignored_stay_ignored() {
    for ignored in ["HUP", "INT", "QUIT", "TERM"] {
        let here = empty("ignored");
        let mut run = waiting(&here, &format!("trap '' {ignored};"));
        kill(&run, ignored);
        thread::sleep(Duration::from_millis(300));
        assert!(run.try_wait().unwrap().is_none(), "{ignored} ends it");
        drop(run.stdin.take());
        assert_eq!(end(run).code(), Some(0));
        assert_eq!(names(&here), ["out.csv"]);
        // The others still end it.
        let here = empty("not-ignored");
        let run = waiting(&here, &format!("trap '' {ignored};"));
        kill(&run, if ignored == "TERM" { "INT" } else { "TERM" });
        assert!(end(run).code().unwrap() > 128);
        assert!(names(&here).is_empty());
    }
}

#[test]
fn a_signal_ends_it_while_nobody_reads_its_pipe() {
    let here = empty("stalled");
    fs::write(here.join("in.csv"), tickets("T", 20_000)).unwrap();
    for (signal, code) in [("TERM", 143), ("INT", 130)] {
        let (reader, writer) = std::io::pipe().unwrap();
        let run = super::batch(&here.join("in.csv")).stdout(writer).spawn().unwrap();
        thread::sleep(Duration::from_millis(500));
        kill(&run, signal);
        assert_eq!(end(run).code(), Some(code));
        drop(reader);
    }
}

#[test]
fn a_signal_ends_it_while_a_pipe_is_being_opened() {
    let here = empty("unopened");
    fs::write(here.join("in.csv"), tickets("T", 3)).unwrap();
    assert!(Command::new("mkfifo").arg(here.join("pipe")).status().unwrap().success());
    let run =
        super::batch(&here.join("in.csv")).arg("--output").arg(here.join("pipe")).spawn().unwrap();
    thread::sleep(Duration::from_millis(500));
    kill(&run, "TERM");
    assert_eq!(end(run).code(), Some(143));
    let mut report = command();
    report
        .arg("report")
        .arg(here.join("in.csv"))
        .args(TICKET)
        .arg("--output")
        .arg(here.join("pipe"));
    let run = report.stdout(File::create("/dev/null").unwrap()).spawn().unwrap();
    thread::sleep(Duration::from_millis(300));
    kill(&run, "TERM");
    assert!(!end(run).success());
}
