//! Answers fit the terminal that they are shown on, and say how things stand in words and in
//! colour.

use super::terminal::on_terminal_of;
use crate::program::{command, words};

/// Command lines, the words that their first lines have, and the colour of those: green, red,
/// yellow, or none.
const ANSWERS: [(&str, &str, &str); 16] = [
    (
        "deadline --vendor scalr --tier standard --priority 1 --timezone America/New_York \
         --opened '2026-03-06 16:45'",
        "Due in 2 d 15 h:",
        "",
    ),
    (
        "deadline --vendor scalr --tier premium --priority 1 --opened now-70m",
        "Was due Fri 6 Mar 2026, 21:50 UTC:",
        "31",
    ),
    (
        "deadline --vendor scalr --tier premium --priority 1 --opened now-70m --responded now-35m",
        "MET with 25 min left:",
        "32",
    ),
    (
        "deadline --vendor scalr --tier premium --priority 1 --opened now-70m --responded now-5m",
        "MISSED by 5 min:",
        "31",
    ),
    (
        "deadline --vendor scalr --tier premium --priority 1 --opened now-50m --check --warn 75",
        "Due in 10 min, past the warning share:",
        "33",
    ),
    (
        "deadline --vendor scalr --tier premium --priority 1 --opened now-50m --pause now-5m/",
        "PAUSED; due",
        "33",
    ),
    (
        "deadline --vendor rescale --package basic --region emea --priority high --opened now",
        "No deadline:",
        "33",
    ),
    ("covered --vendor rescale --package basic --region emea", "Not covered: opens", "31"),
    ("covered --vendor scalr --tier premium --priority 1", "Covered around the clock", "32"),
    (
        "covered --vendor rescale --package mission-critical --edition government --priority low",
        "Not stated:",
        "33",
    ),
    (
        "compare --vendor scalr --priority 1 --timezone Europe/Berlin --opened now",
        "A tie for the earliest,",
        "",
    ),
    (
        "calendar --vendor rescale --package basic --region emea --timezone Asia/Tokyo --week",
        "Covered for",
        "",
    ),
    ("calendar --vendor rescale --package basic --region emea --year 2026", "Covered for", ""),
    (
        "channels --vendor rescale --package mission-critical --edition enterprise --priority high",
        "Staffed now:",
        "32",
    ),
    ("policy show rescale/support", "Rescale Technical Support", ""),
    (
        "upcoming examples/tickets/open.csv --contracts examples/tickets/contracts --within 8h",
        "1 overdue, 2 due within 8 h,",
        "31",
    ),
];

/// The widths of a terminal, and of the text on it.
const WIDTHS: [(u16, usize); 4] = [(20, 40), (40, 40), (80, 80), (200, 110)];

#[test]
fn no_line_is_wider_than_its_terminal_and_colour_only_repeats_the_words() {
    let mut wrong = Vec::new();
    for (line, verdict, colour) in ANSWERS {
        for (columns, width) in WIDTHS {
            for no_color in ["", "1"] {
                let mut command = command();
                command.args(words(line)).env("NO_COLOR", no_color);
                let shown = String::from_utf8(on_terminal_of(command, columns)).unwrap();
                let plain = without_codes(&shown);
                let what = format!("{columns} columns, NO_COLOR={no_color:?}: {line}");
                let too_wide = plain.lines().filter(|line| line.chars().count() > width);
                // Neither a word that is wider than the terminal is cut, nor a command to paste.
                let has_break =
                    |line: &&str| line.trim().contains(' ') && !line.trim().starts_with("slacalc ");
                wrong.extend(too_wide.filter(has_break).map(|line| format!("{what}\n  {line}")));
                let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
                if !joined.starts_with(verdict) {
                    wrong.push(format!("{what}\n  begins with {:?}", plain.lines().next()));
                }
                let code =
                    if colour.is_empty() { String::new() } else { format!("\u{1b}[{colour}m") };
                let first = shown.lines().next().unwrap_or_default();
                let is_right = if no_color.is_empty() {
                    first.contains('\u{1b}') && first.contains(&code)
                } else {
                    !shown.contains('\u{1b}')
                };
                if !is_right {
                    wrong.push(format!("{what}\n  colour of {first:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ids_zones_and_options_are_never_cut() {
    let wholes = [
        (
            "compare --vendor scalr --priority 1 --timezone Europe/Berlin --opened now",
            "technical-account-manager",
        ),
        ("plans --vendor rescale", "America/Los_Angeles,"),
        (
            "deadline --vendor scalr --tier premium --priority 4 --timezone Asia/Kolkata \
             --opened now-70m --all-readings",
            "business-day-calendar=business-hours",
        ),
        ("policy list", "technical-account-manager"),
        (
            "channels --vendor rescale --package basic --region emea",
            "https://helpdesk.rescale.com/hc/en-us",
        ),
    ];
    for (line, whole) in wholes {
        for (columns, _) in WIDTHS {
            let mut command = command();
            command.args(words(line)).env("NO_COLOR", "1");
            let shown = String::from_utf8(on_terminal_of(command, columns)).unwrap();
            assert!(shown.contains(whole), "{columns} columns: {line}\n{shown}");
        }
    }
}

/// Command lines with an error, and what of it is to be copied.
const ERRORS: [(&str, &str); 6] = [
    (
        "deadline --vendor scalr --plan premium -p 1 --opened '16:45 Nowhere/City'",
        "'2026-03-06 16:45'",
    ),
    ("deadline --vendor scalr --plan premium -p 1 --opened 24:00", "'2026-03-07 00:00'"),
    ("policy check scalr", "slacalc policy check scalr/legacy scalr/saas scalr/self-hosted"),
    ("deadline --start now", "slacalc deadline --opened now --vendor scalr"),
    ("covered --next 0", "'--next <N>'"),
    ("report examples/tickets/few.csv --vendor scalr --by nothing-of-it", "'nothing-of-it'"),
];

/// Errors fit the terminal, and what they give to be copied stands on one line.
#[test]
fn errors_are_wrapped_but_for_what_is_copied() {
    let mut wrong = Vec::new();
    for (line, copied) in ERRORS {
        for columns in [40, 80, 200] {
            let mut command = command();
            command.args(words(line)).env("NO_COLOR", "1");
            let shown = String::from_utf8(on_terminal_of(command, columns)).unwrap();
            if !shown.lines().any(|line| line.contains(copied)) {
                wrong.push(format!("{columns} columns: {line}: {copied} is not in\n{shown}"));
            }
            let is_prose = |line: &&str| !line.trim_start().starts_with("slacalc ");
            let too_wide =
                |line: &&str| line.trim_end().chars().count() > usize::from(columns.min(110));
            wrong.extend(
                shown
                    .lines()
                    .filter(is_prose)
                    .filter(too_wide)
                    .map(|wide| format!("{line}\n  {wide}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// In a pipe the verdict is one line of its own, however long, and `short` is that line, with its
/// caveats in brackets.
#[test]
fn the_short_form_is_the_first_line_of_the_text() {
    for (line, verdict, _) in ANSWERS {
        let run = |more: &[&str]| {
            crate::program::finish(command().args(words(line)).args(more).output().unwrap())
        };
        let (text, short) = (run(&[]), run(&["--format", "short"]));
        let first = text.stdout.lines().next().unwrap_or_default();
        assert!(first.starts_with(verdict), "{line}: {first}");
        let rest = short.stdout.strip_prefix(first).unwrap_or(&short.stdout).trim_end();
        let is_marked = rest.starts_with(" [") && rest.ends_with(']');
        assert!(rest.is_empty() || is_marked, "{line}: {}", short.stdout);
        assert_eq!(short.code, text.code, "{line}");
        assert!(!first.contains('\u{1b}'), "{line}: {first}");
    }
}

fn without_codes(shown: &str) -> String {
    let (mut plain, mut is_code) = (String::new(), false);
    for c in shown.chars().filter(|c| *c != '\r') {
        is_code |= c == '\u{1b}';
        if !is_code {
            plain.push(c);
        }
        is_code &= c != 'm';
    }
    plain
}
