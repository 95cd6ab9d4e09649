//! Calendar files and holiday lists: days off are days off, and what was left out is said.

mod categories;
mod files;
mod lists;
mod names;
mod own_files;
mod parts;
mod worked_days;

use std::{
    fs,
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use crate::program::{Run, command, finish, words};

/// A directory of a test, removed when it goes.
struct Place(PathBuf);

impl Place {
    /// An empty directory.
    fn new(name: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let place = std::env::temp_dir()
            .join(format!("slacalc-calendars-{name}-{}-{number}", process::id()));
        fs::create_dir_all(&place).unwrap();
        Self(place)
    }

    /// The same with a file.
    fn with(self, name: &str, text: &str) -> Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// A run in a directory below it.
    fn run_in(&self, directory: &str, line: &str) -> Run {
        finish(command().current_dir(self.0.join(directory)).args(words(line)).output().unwrap())
    }

    fn run(&self, line: &str) -> Run {
        self.run_in("", line)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A calendar file of some events, each given as its lines.
fn calendar(head: &str, events: &[&str]) -> String {
    let events: Vec<String> =
        events.iter().map(|event| format!("BEGIN:VEVENT\n{event}\nEND:VEVENT\n")).collect();
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{head}{}END:VCALENDAR\n", events.concat())
        .replace('\n', "\r\n")
}

/// An all-day event.
fn event(day: &str, summary: &str, more: &str) -> String {
    format!("DTSTART;VALUE=DATE:{day}\nSUMMARY:{summary}\n{more}").trim_end().to_owned()
}

/// A policy with one plan, one priority, and hours of one place that close on some lists.
fn policy(zone: &str, hours: &str, holidays: &str) -> String {
    format!(
        "[document]\nvendor = \"desk\"\nvendor-name = \"Desk\"\ntitle = \"Desk terms\"\neffective \
         = \"2015-01-01\"\nstatus = \"current\"\norigin = \"invented\"\nplan-word = \
         \"plan\"\npriority-word = \"priority\"\n[[plan]]\nid = \"only\"\nname = \"Only\"\nclause \
         = \"1\"\n[[priority]]\nid = \"1\"\nname = \"One\"\nclause = \"1\"\n[[calendar]]\nid = \
         \"hours\"\nname = \"Hours\"\nzone = \"{zone}\"\nhours = {hours}\nholidays = \
         {holidays}\nclause = \"1\"\n[[coverage]]\ncalendar = \"hours\"\nclause = \
         \"1\"\n[[target]]\nwithin = \"4h\"\ncommitment = \"maximum\"\nclock = \
         \"coverage\"\nclause = \"1\"\n"
    )
}

/// What a run printed on both streams, on one line.
fn said(run: &Run) -> String {
    format!("{}{}", run.stdout, run.stderr).split_whitespace().collect::<Vec<_>>().join(" ")
}
