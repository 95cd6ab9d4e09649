//! Disks that are full, streams that fail: told with exit 2, by the name of the file, and no half
//! answer stays.

use std::{
    fs::{self, File},
    io::Read as _,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use super::{TICKET, batch, empty, names, tickets};
use crate::program::{command, finish, words};

#[test]
fn a_full_disk_is_an_error_of_every_command() {
    let here = empty("full");
    fs::write(here.join("in.csv"), tickets("T", 3)).unwrap();
    let subject = TICKET.join(" ");
    let lines = [
        "--version",
        "--help",
        "deadline --help",
        "help batch",
        "completions bash",
        "completions zsh",
        "man",
        "man deadline",
        "policy show scalr/saas",
        "policy show scalr/saas --source",
        "policy list --format json",
        "policy schema",
        "policy new",
        "holidays list",
        "compare --vendor scalr --priority 1 --timezone UTC --opened now --format csv",
        &format!("deadline --opened now {subject}"),
        &format!("deadline --opened now {subject} --format plain"),
        &format!("batch in.csv {subject}"),
        &format!("batch in.csv {subject} --output /dev/full"),
        &format!("report in.csv {subject}"),
        &format!("report in.csv {subject} --map responded=opened --format html"),
        &format!("report in.csv {subject} --format json --output /dev/full"),
        &format!("audit in.csv {subject} --claimed opened"),
    ];
    let mut wrong = Vec::new();
    for line in lines {
        let full = || File::options().write(true).open("/dev/full").unwrap();
        let got =
            finish(command().current_dir(&here).args(words(line)).stdout(full()).output().unwrap());
        if got.code != Some(2) || !got.stderr.contains("No space left") {
            wrong.push(format!("{line}: {got:?}"));
        }
        // With nowhere to say it either, nothing panics.
        let code = command()
            .current_dir(&here)
            .args(words(line))
            .stdout(full())
            .stderr(full())
            .status()
            .unwrap()
            .code();
        if code != Some(2) {
            wrong.push(format!("{line}, and standard error full: {code:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_closed_pipe_is_success_of_every_command() {
    for line in [
        "--version",
        "--help",
        "completions fish",
        "man",
        "policy show scalr/saas --source",
        "policy list --format json",
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let got = finish(command().args(words(line)).stdout(writer).output().unwrap());
        assert_eq!((got.code, got.stderr.as_str()), (Some(0), ""), "{line}");
    }
}

#[test]
fn a_file_that_cannot_grow_on_is_named_and_not_left_half() {
    let here = empty("limited");
    fs::write(here.join("in.csv"), tickets("T", 2_000)).unwrap();
    fs::write(here.join("answered.csv"), "opened,responded\n@1740000000,@1740000060\n").unwrap();
    fs::write(here.join("old"), "old").unwrap();
    let before = names(&here);
    let subject = TICKET.join(" ");
    for line in [
        format!("batch in.csv {subject} --quiet --output old"),
        format!("batch in.csv {subject} --quiet --output new"),
        format!("report answered.csv {subject} --format html --output old"),
        format!("report answered.csv {subject} --format html --output new"),
        "policy new -o new".to_owned(),
    ] {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &format!("ulimit -f 1; exec '{}' {line}", env!("CARGO_BIN_EXE_slacalc"))])
            .current_dir(&here)
            .env("SLACALC_NO_CONFIG", "1");
        let got = finish(shell.env("SLACALC_TZDATA", "bundled").output().unwrap());
        let name = line.rsplit(' ').next().unwrap();
        assert!(
            got.code == Some(2)
                && got.stderr.contains(&format!("'{name}'"))
                && got.stderr.contains("too large"),
            "{line}: {got:?}"
        );
        assert_eq!(names(&here), before, "{line}");
        assert_eq!(fs::read_to_string(here.join("old")).unwrap(), "old", "{line}");
    }
}

#[test]
fn a_pipe_that_does_not_block_loses_no_row() {
    let here = empty("non-blocking");
    fs::write(here.join("in.csv"), tickets("T", 20_000)).unwrap();
    let whole = finish(batch(&here.join("in.csv")).output().unwrap()).stdout;
    let (mut reader, writer) = std::io::pipe().unwrap();
    rustix::fs::fcntl_setfl(&writer, rustix::fs::OFlags::NONBLOCK).unwrap();
    let mut run =
        batch(&here.join("in.csv")).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    // Long enough for the pipe to fill up.
    thread::sleep(Duration::from_millis(300));
    let mut got = String::new();
    reader.read_to_string(&mut got).unwrap();
    assert_eq!(run.wait().unwrap().code(), Some(0));
    assert!(got == whole, "{} of {} bytes", got.len(), whole.len());
}

#[test]
fn an_input_that_does_not_block_is_waited_for() {
    let (reader, mut writer) = std::io::pipe().unwrap();
    rustix::fs::fcntl_setfl(&reader, rustix::fs::OFlags::NONBLOCK).unwrap();
    let run = batch("-".as_ref())
        .stdin(reader)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    thread::sleep(Duration::from_millis(200));
    std::io::Write::write_all(&mut writer, tickets("T", 3).as_bytes()).unwrap();
    drop(writer);
    let got = finish(run.wait_with_output().unwrap());
    assert_eq!((got.code, got.stdout.lines().count()), (Some(0), 4), "{}", got.stderr);
}
