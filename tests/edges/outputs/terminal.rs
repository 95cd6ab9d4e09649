//! A terminal obeys nothing that came in with somebody's data, whichever field it stood in.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::Read as _,
    os::unix::ffi::OsStrExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use rustix::{
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{Winsize, tcsetwinsize},
};

use super::{TICKET, empty};
use crate::program::{command, root, words};

/// Title, bell, carriage return, eight-bit introducer, override, no width, a colour, delete, a
/// separator of lines.
const EVIL: &str = "\u{1b}]0;PWN\u{7}\r\u{9b}31m\u{202e}\u{200b}\u{1b}[31m\u{7f}\u{2028}";

/// The same in a text of TOML or JSON.
const EVIL_ESCAPED: &str =
    "\\u001b]0;PWN\\u0007\\r\\u009b31m\\u202e\\u200b\\u001b[31m\\u007f\\u2028";

/// All that a run shows on a terminal of its own, of a usual width.
fn on_terminal(command: Command) -> Vec<u8> {
    on_terminal_of(command, 80)
}

/// All that a run shows on a terminal of its own with so many columns.
pub(super) fn on_terminal_of(mut command: Command, columns: u16) -> Vec<u8> {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let size = Winsize { ws_row: 0, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&ours, size).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap();
    let theirs = File::options()
        .read(true)
        .write(true)
        .open(Path::new(OsStr::from_bytes(name.to_bytes())))
        .unwrap();
    command.env("TERM", "xterm-256color").stdin(theirs.try_clone().unwrap());
    command.stdout(theirs.try_clone().unwrap()).stderr(theirs);
    let mut run = command.spawn().unwrap();
    // Holds the other end of the terminal open as long as it lives.
    drop(command);
    let (mut ours, mut shown, mut room) = (File::from(ours), Vec::new(), [0; 4096]);
    while let Ok(count @ 1..) = ours.read(&mut room) {
        shown.extend_from_slice(&room[..count]);
    }
    run.wait().unwrap();
    shown
}

/// What is raw in a text, but for line ends and the colours that slacalc and clap put on.
fn raw(shown: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(shown).replace("\r\n", "\n");
    let mut raw = Vec::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let is_colour = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[4m"]
            .iter()
            .any(|code| rest.starts_with(code))
            || ["\u{1b}[3", "\u{1b}[9"].iter().any(|code| rest.starts_with(code));
        let is_hidden = c.is_control() && c != '\n' && c != '\t'
            || matches!(c, '\u{202e}' | '\u{200b}' | '\u{2028}' | '\u{9b}' | '\u{7f}');
        if is_hidden && !(c == '\u{1b}' && is_colour) {
            raw.push(rest.chars().take(20).collect::<String>().escape_debug().to_string());
        }
        rest = &rest[c.len_utf8()..];
    }
    raw
}

/// Adds what a run shows raw; and with the data's own colour, which would pass for one of ours,
/// without colours at all.
fn check(wrong: &mut Vec<String>, command: impl Fn() -> Command) {
    for no_color in ["", "1"] {
        let mut command = command();
        command.env("NO_COLOR", no_color);
        let what = format!("{command:?}");
        let shown = on_terminal(command);
        let mut raw = raw(&shown);
        if no_color == "1" && shown.contains(&0x1b) {
            raw.push("an escape though no colour is wanted".to_owned());
        }
        if !raw.is_empty() {
            wrong.push(format!("{what}\n  {}", raw.join("\n  ")));
        }
    }
}

fn arguments(line: &str) -> impl Fn() -> Command {
    let words: Vec<String> =
        words(line).into_iter().map(|word| word.replace("EVIL", EVIL)).collect();
    move || {
        let mut command = command();
        command.args(&words).current_dir(root());
        command
    }
}

const ASK: &str =
    "deadline --vendor scalr --tier standard --priority 1 --timezone Europe/Berlin --opened now";

/// Questions with something evil in each of their words.
fn evil_questions() -> Vec<String> {
    let mut lines: Vec<String> = [
        "EVIL",
        "--EVIL",
        "deadline --EVIL",
        "deadline --format EVIL",
        "deadline EVIL",
        "policy EVIL",
        "completions EVIL",
        "man EVIL",
        "policy show EVIL",
        "policy show scalr/EVIL",
        "policy check EVIL",
        "policy diff EVIL EVIL",
        "policy new --title EVIL",
        "policy new --plan xEVIL,xEVIL",
        "policy new -o EVIL/",
        "holidays show EVIL --year 2026",
        "holidays show us --year EVIL",
        "scope --vendor rescale EVIL",
        "scope --vendor scalr --tier standard EVIL",
        "covered --at EVIL",
        "calendar --week EVIL",
        "compare --opened EVIL --priority EVIL",
        "latest-open --before EVIL",
        "batch EVIL",
        "batch - --preset EVIL",
        "batch --threads EVIL",
    ]
    .map(str::to_owned)
    .to_vec();
    for option in [
        "vendor", "policy", "tier", "edition", "region", "priority", "channel", "timezone",
        "holidays", "reading",
    ] {
        lines.push(format!("{ASK} --{option} EVIL").replacen(&format!("--{option} scalr"), "", 1));
        lines.push(format!("deadline --opened now --{option} EVIL"));
    }
    for option in [
        "contract",
        "policy-dir",
        "opened",
        "responded",
        "now",
        "as-of",
        "color",
        "pause",
        "milestone",
    ] {
        lines.push(format!("deadline --vendor scalr --{option} EVIL"));
    }
    lines
}

/// Tables read with something evil in each option.
fn evil_options() -> Vec<String> {
    let table = "examples/tickets/few.csv --vendor scalr --tier standard --priority 1";
    let mut lines = Vec::new();
    for option in [
        "map EVIL",
        "map EVIL=x",
        "map opened=EVIL",
        "map-value EVIL",
        "map-value priority:EVIL=x",
        "time-format EVIL",
        "delimiter EVIL",
    ] {
        lines.push(format!("batch {table} --{option}"));
    }
    for option in ["prefix EVIL", "contracts EVIL", "output EVIL/x", "output EVIL/", "input EVIL"] {
        lines.push(format!("batch {table} --{option}"));
    }
    for option in [
        "title EVIL",
        "by EVIL",
        "id EVIL",
        "period EVIL",
        "since EVIL",
        "min EVIL",
        "output EVIL/x",
        "format markdown --title EVIL",
    ] {
        lines.push(format!("report {table} --{option}"));
    }
    lines.extend(
        ["--claimed EVIL", "--claimed-state EVIL", "--claimed due --id EVIL"]
            .map(|option| format!("audit {table} {option}")),
    );
    lines
}

#[test]
fn what_was_typed_and_what_the_environment_says() {
    let mut wrong = Vec::new();
    for line in evil_questions().iter().chain(&evil_options()) {
        check(&mut wrong, arguments(line));
    }
    for variable in ["SLACALC_CONTRACT", "SLACALC_POLICY_DIR", "SLACALC_NOW", "SLACALC_TZDATA"] {
        for line in [ASK, "--version"] {
            check(&mut wrong, || {
                let mut command = arguments(line)();
                command.env(variable, EVIL);
                command
            });
        }
    }
    assert!(wrong.is_empty(), "{} runs show raw:\n{}", wrong.len(), wrong.join("\n"));
}

/// The texts of a TOML file, each time with one that has more in it.
fn each_text_evil(text: &str) -> Vec<String> {
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let ends = quotes.chunks_exact(2).map(|pair| pair[1]);
    ends.map(|end| format!("{}{EVIL_ESCAPED}{}", &text[..end], &text[end..])).collect()
}

fn without_comments(path: &str) -> String {
    let text = fs::read_to_string(root().join(path)).unwrap();
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    lines.join("\n") + "\n"
}

#[test]
fn every_text_of_a_policy_and_of_a_contract() {
    let here = empty("evil-policies");
    let mut wrong = Vec::new();
    fs::create_dir_all(here.join("acme")).unwrap();
    for text in each_text_evil(&without_comments("tests/data/policies/acme/sun.toml")) {
        fs::write(here.join("acme/sun.toml"), text).unwrap();
        for line in ["policy check acme/sun.toml", "policy show acme/sun --policy-dir ."] {
            check(&mut wrong, in_directory(&here, line));
        }
    }
    fs::copy(root().join("tests/data/policies/acme/sun.toml"), here.join("acme/sun.toml")).unwrap();
    for text in each_text_evil(&without_comments("examples/contracts/rescale.toml")) {
        fs::write(here.join("contract.toml"), text).unwrap();
        check(&mut wrong, in_directory(&here, "policy check contract.toml"));
        check(
            &mut wrong,
            in_directory(
                &here,
                "deadline --contract contract.toml --priority high --opened 2026-07-17T22:00:00Z \
                 --explain",
            ),
        );
    }
    // Raw, as TOML takes them: beyond ASCII, and in a comment beside what is wrong.
    fs::write(
        here.join("raw.toml"),
        "policy = 5 # \u{9b}31m\u{202e}\u{7f}\u{1b}[31m\r\ntitle = \
         \"\u{9b}\u{202e}\u{2028}\"\r\nx = 1 # \u{202e}\r\n",
    )
    .unwrap();
    check(&mut wrong, in_directory(&here, "policy check raw.toml"));
    assert!(wrong.is_empty(), "{} runs show raw:\n{}", wrong.len(), wrong.join("\n"));
}

fn in_directory(here: &Path, line: &str) -> impl Fn() -> Command {
    let (here, words): (PathBuf, Vec<String>) = (here.to_owned(), words(line));
    move || {
        let mut command = command();
        command.current_dir(&here).args(&words);
        command
    }
}

#[test]
fn every_cell_and_name_of_a_table() {
    let here = empty("evil-tables");
    let cells = ["id", "opened", "responded", "due", "priority", "plan", "timezone", "note"];
    let good = [
        "T1",
        "2026-03-06 10:00",
        "2026-03-06 10:10",
        "2026-03-06 10:30",
        "1",
        "standard",
        "Europe/Berlin",
        "x",
    ];
    let mut wrong = Vec::new();
    let subject = "--vendor scalr --tier standard --priority 1 --timezone Europe/Berlin";
    for at in 0..cells.len() {
        let with =
            |texts: [&str; 8], evil: &str| -> Vec<String> {
                texts
                    .iter()
                    .enumerate()
                    .map(|(place, text)| {
                        if place == at {
                            format!("\"{text}{evil}\"")
                        } else {
                            format!("\"{text}\"")
                        }
                    })
                    .collect()
            };
        let quoted = |texts: [&str; 8]| texts.map(|text| format!("\"{text}\"")).to_vec();
        let pairs = |keys: &[String], values: &[String]| {
            let pairs: Vec<String> =
                keys.iter().zip(values).map(|(key, value)| format!("{key}:{value}")).collect();
            format!("{{{}}}\n", pairs.join(","))
        };
        let tables = [
            ("cell.csv", format!("{}\n{}\n", cells.join(","), with(good, EVIL).join(","))),
            ("header.csv", format!("{}\n{}\n", with(cells, EVIL).join(","), good.join(","))),
            ("value.jsonl", pairs(&quoted(cells), &with(good, EVIL_ESCAPED))),
            ("key.jsonl", pairs(&with(cells, EVIL_ESCAPED), &quoted(good))),
        ];
        for (name, text) in tables {
            fs::write(here.join(name), text).unwrap();
            let lines = [
                format!("batch {name} {subject}"),
                format!("batch {name} {subject} --output out"),
                format!("report {name} {subject} --by plan --worst 3"),
                format!("audit {name} {subject} --claimed due"),
            ];
            for line in &lines {
                check(&mut wrong, in_directory(&here, line));
            }
        }
    }
    assert!(wrong.is_empty(), "{} runs show raw:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_name_of_a_holiday_and_of_a_file() {
    let here = empty("evil-files");
    let mut wrong = Vec::new();
    fs::write(
        here.join("days.ics"),
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260704\r\nSUMMARY:\
             D{EVIL}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        ),
    )
    .unwrap();
    fs::write(here.join("days.txt"), format!("2026-07-04 D{EVIL}\n")).unwrap();
    fs::write(
        here.join("days.toml"),
        format!(
            "name = \"L{EVIL_ESCAPED}\"\n[[holiday]]\non = \"2026-07-04\"\nname = \
             \"D{EVIL_ESCAPED}\"\n"
        ),
    )
    .unwrap();
    let evil_name = format!("e{EVIL}.csv").replace('/', "");
    for name in
        [evil_name.clone(), evil_name.replace(".csv", ".toml"), evil_name.replace(".csv", ".ics")]
    {
        fs::write(here.join(&name), "opened\n\"").unwrap();
        for line in [
            "batch",
            "report",
            "policy check",
            "holidays show --year 2026",
            "deadline --opened now --contract",
            "covered --holidays",
        ] {
            check(&mut wrong, || {
                let mut command = in_directory(&here, line)();
                command.arg(&name);
                command
            });
        }
    }
    for name in ["days.ics", "days.txt", "days.toml"] {
        for line in [
            "holidays show",
            "holidays show --year 2026 --format json",
            "covered --vendor scalr --tier premium --at 2026-07-04T10:00:00Z --holidays",
        ] {
            check(&mut wrong, in_directory(&here, &format!("{line} {name}")));
        }
    }
    assert!(wrong.is_empty(), "{} runs show raw:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_shown_says_what_it_is_and_programs_get_the_bytes() {
    let here = empty("shown");
    fs::write(
        here.join("in.csv"),
        format!("id,opened,due\n\"T{EVIL}\",2026-03-06 10:00,2026-03-06 10:30\n"),
    )
    .unwrap();
    let run = |arguments: &[&str]| {
        let mut command = command();
        command.current_dir(&here).args(arguments).args(TICKET).output().unwrap().stdout
    };
    let text = String::from_utf8(run(&["audit", "in.csv", "--claimed", "due"])).unwrap();
    let joined: String = text.split_whitespace().collect();
    assert!(raw(text.as_bytes()).is_empty() && joined.contains("T\\u{1b}]0"), "{text}");
    // In a pipe, rows are the user's own bytes, and JSON is the same data.
    assert!(String::from_utf8(run(&["batch", "in.csv"])).unwrap().contains(EVIL));
    let json: serde_json::Value =
        serde_json::from_slice(&run(&["audit", "in.csv", "--claimed", "due", "--format", "json"]))
            .unwrap();
    assert!(json.to_string().contains("]0;PWN"), "{json}");
}

#[test]
fn a_terminal_is_not_read_for_a_table_that_nobody_names() {
    for line in ["report", "batch --vendor scalr", "audit --claimed due"] {
        let mut command = command();
        command.args(words(line));
        let shown = on_terminal(command);
        // The error is wrapped at the terminal's width.
        let shown = String::from_utf8_lossy(&shown);
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        let says = "no table of tickets is named; write its name, or - to type it here";
        assert!(shown.contains(says), "{line}: {shown}");
    }
}
