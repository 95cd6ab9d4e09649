//! Thirty tasks of three people: each is done in at most two calls.

use std::{fs, process::Command};

use serde::Deserialize;

use crate::{
    bad_input::directory,
    program::{Run, command, finish, root},
};

/// A wish of somebody, and the answer to it that was worked out by hand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Task {
    who: String,
    wants: String,
    /// The line that comes to mind; `{out}` is a directory for files.
    types: String,
    /// The second line, if the first one's answer does not say it.
    then: Option<String>,
    /// A part of the line to paste, where there are several.
    #[serde(default)]
    pastes: String,
    #[serde(default)]
    exit: i32,
    /// A part of the answer.
    gets: String,
    because: String,
}

#[derive(Deserialize)]
struct Tasks {
    task: Vec<Task>,
}

fn typed(line: &str) -> Run {
    let data = root().join("tests/data/tasks");
    let mut program: Command = command();
    program.current_dir(data).env("SLACALC_NOW", "2026-11-30T14:45:00Z");
    finish(
        program.env("TZ", "America/New_York").args(shlex::split(line).unwrap()).output().unwrap(),
    )
}

/// Finds the line that an error has to paste, without the name of the program.
fn to_paste(task: &Task, error: &str) -> Option<String> {
    let mut lines = error.lines().filter(|line| line.starts_with(' ')).map(str::trim);
    let line = lines.find(|line| line.starts_with("slacalc ") && line.contains(&task.pastes));
    line.map(|line| line["slacalc ".len()..].to_owned())
}

/// Does a task as somebody would, and says what is wrong with the answer after two calls.
fn fault(task: &Task, out: &str) -> Option<String> {
    let line = task.types.replace("{out}", out);
    let first = typed(&line);
    let second = match &task.then {
        // The first answer names the word that the second line has.
        Some(line) => {
            let word = line.split(' ').next_back();
            word.filter(|word| first.stdout.contains(word)).map(|_| line.clone())
        }
        None => to_paste(task, &first.stderr).filter(|_| first.code == Some(2)),
    };
    let last = second.as_ref().map_or(first, |line| typed(line));
    // With --quiet the exit code is the answer, and nothing is printed.
    let is_said = match task.gets.as_str() {
        "" => last.stdout.is_empty(),
        gets => last.stdout.contains(gets),
    };
    let is_done = last.code == Some(task.exit) && is_said;
    (!is_done).then(|| {
        let Task { who, wants, because, gets, .. } = task;
        format!("{who}: {wants}\n  {line}\n  {second:?}\n  not {gets} ({because}): {last:?}")
    })
}

#[test]
fn every_task_is_done_in_two_calls() {
    let text = fs::read_to_string(root().join("tests/data/tasks/tasks.toml")).unwrap();
    let Tasks { task: tasks } = toml::from_str(&text).unwrap();
    assert_eq!(tasks.len(), 30);
    let out = directory("tasks", &[("here", b"")]);
    let out = out.to_str().unwrap();
    let faults: Vec<String> = tasks.iter().filter_map(|task| fault(task, out)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
