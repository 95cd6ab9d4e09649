//! Files without an end, too many threads and none at all, and memory.

use std::{fs, os::unix::fs::PermissionsExt as _, process::Command};

use super::{directory, ends, made::many, write};
use crate::program::{Run, command, run, skipped, words};

const SCALR: &str = "--vendor scalr --tier standard --priority 1 --timezone Europe/Berlin";

/// The program in a shell, with bounds, and words for it that the shell reads.
fn in_shell(bounds: &str, line: &str) -> Run {
    let mut shell = Command::new("bash");
    shell
        .args(["-c", &format!("{bounds}; \"$SLACALC\" {line}")])
        .env("SLACALC", env!("CARGO_BIN_EXE_slacalc"));
    shell
        .current_dir(crate::program::root())
        .env("SLACALC_TZDATA", "bundled")
        .env("SLACALC_NO_CONFIG", "1")
        .env("SLACALC_NOW", "2026-03-06T22:00:00Z");
    ends(&mut shell)
}

#[test]
fn a_file_without_an_end_is_refused_in_little_memory() {
    let files = directory("endless");
    for name in ["zero.ics", "zero.txt"] {
        std::os::unix::fs::symlink("/dev/zero", files.join(name)).unwrap();
    }
    write(&files.join("large.toml"), &format!("policy = \"scalr/saas\"\n{}", "#".repeat(8 << 20)));
    let cases = [
        format!("deadline {SCALR} --opened now --contract /dev/zero"),
        format!("deadline {SCALR} --opened now --contract '{}/large.toml'", files.display()),
        "policy check /dev/zero".to_owned(),
        format!("policy check '{}/large.toml'", files.display()),
        format!("batch /dev/null {SCALR} --contract /dev/zero"),
        format!("report examples/tickets/tickets.csv --contract /dev/zero {SCALR}"),
    ];
    let mut wrong = Vec::new();
    for line in &cases {
        let got = in_shell("ulimit -v 600000", line);
        if got.code != Some(2) || !got.stderr.contains("at most 8 MiB (8388608 bytes)") {
            wrong.push(format!("{line}: {got:?}"));
        }
    }
    for line in [
        format!("deadline {SCALR} --opened now --holidays '{}/zero.ics'", files.display()),
        format!("policy check '{}/zero.ics'", files.display()),
        format!("policy check '{}/zero.txt'", files.display()),
    ] {
        let got = in_shell("ulimit -v 600000", &line);
        let message =
            "more than 4194304 bytes; a holiday file of its kind has at most 4194304 (4 MiB)";
        let said = format!("{}{}", got.stdout, got.stderr)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if got.code != Some(4) || !said.contains(message) {
            wrong.push(format!("{line}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_contract_of_eight_mebibytes_is_read_and_one_from_a_pipe_too() {
    let files = directory("pipe");
    let contract =
        "policy = \"scalr/self-hosted\"\nplan = \"standard\"\ntimezone = \"Europe/Berlin\"\n";
    let path = files.join("long.toml");
    write(&path, &format!("{contract}{}", "#".repeat((8 << 20) - contract.len())));
    for line in [
        format!("--contract '{}'", path.display()),
        format!("--contract <(printf '{}')", contract.replace('\n', "\\n")),
    ] {
        let got = in_shell(
            "true",
            &format!("deadline --priority 1 --opened '2026-03-06 10:00' --format plain {line}"),
        );
        assert_eq!(
            (got.code, got.stdout.trim()),
            (Some(0), "2026-03-06T12:00:00+01:00"),
            "{line}: {got:?}"
        );
    }
}

#[test]
fn threads_are_a_number_that_a_machine_could_have() {
    let files = directory("threads");
    let table = files.join("in.csv");
    write(&table, "opened\n2026-03-06 10:00\n");
    let line =
        |threads: &str| format!("batch '{}' {SCALR} --quiet --threads {threads}", table.display());
    let mut wrong = Vec::new();
    for threads in [
        "0",
        "-1",
        "1025",
        "65536",
        "4294967296",
        "18446744073709551615",
        "99999999999999999999",
        "1.5",
        "many",
        "''",
    ] {
        let got = run(&line(threads));
        let named = got.stderr.contains("from 1 to 1024")
            || (threads == "-1" && got.stderr.contains("unexpected argument"));
        if got.code != Some(2) || !named {
            wrong.push(format!("{threads}: {got:?}"));
        }
    }
    let expected = run(&line("1")).stdout;
    wrong.extend(
        ["2", "64", "1024"]
            .into_iter()
            .filter(|threads| run(&line(threads)).stdout != expected)
            .map(str::to_owned),
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether commands can be run as nobody, for whom `ulimit -u` holds, as it does not for root.
fn nobody(line: &str) -> Option<Run> {
    let is_root =
        String::from_utf8(Command::new("id").arg("-u").output().ok()?.stdout).ok()?.trim() == "0";
    if !is_root {
        return None;
    }
    Some(ends(Command::new("su").args(["nobody", "-s", "/bin/bash", "-c", line])))
}

#[test]
fn where_no_thread_is_to_be_had_the_answer_is_the_same() {
    // Where anybody may go, as the directory of a checkout may be closed.
    let files = std::env::temp_dir().join(format!("slacalc-nobody-{}", std::process::id()));
    let table = files.join("in.csv");
    write(&table, &format!("opened\n{}", "2026-03-06 10:00\n".repeat(50_000)));
    fs::copy(env!("CARGO_BIN_EXE_slacalc"), files.join("slacalc")).unwrap();
    fs::set_permissions(&files, fs::Permissions::from_mode(0o755)).unwrap();
    let environment = "SLACALC_TZDATA=bundled SLACALC_NO_CONFIG=1 SLACALC_NOW=2026-03-06T22:00:00Z";
    let line = |bound: &str, command: &str| {
        format!(
            "{bound}; cd '{}'; export {environment}; exec ./slacalc {command} in.csv {SCALR}",
            files.display()
        )
    };
    let mut wrong = Vec::new();
    for asked in ["batch", "batch --threads 8", "report", "audit --claimed opened"] {
        let (Some(many), Some(few)) =
            (nobody(&line("true", asked)), nobody(&line("ulimit -u 1", asked)))
        else {
            skipped("runs without threads, which only root can arrange");
            break;
        };
        if few.code.is_none_or(|code| code >= 101)
            || (few.code, &few.stdout) != (many.code, &many.stdout)
        {
            wrong.push(format!("{asked}: {:?} {}, not {:?}", few.code, few.stderr, many.code));
        }
    }
    fs::remove_dir_all(&files).unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn cells_that_are_all_different_take_no_memory() {
    let files = directory("memory");
    let long = "x".repeat(60_000);
    let cases = [
        (
            "plans",
            format!("opened,plan\n{}", many(3_000, |at| format!("2026-03-06 10:00,{at}{long}\n"))),
            "--vendor scalr --timezone Europe/Berlin",
        ),
        (
            "zones",
            format!(
                "opened,timezone\n{}",
                many(3_000, |at| format!("2026-03-06 10:00,{at}{long}\n"))
            ),
            "--vendor scalr --tier standard --priority 1",
        ),
    ];
    for (name, table, options) in cases {
        let path = files.join(name);
        write(&path, &table);
        let got = in_shell(
            "ulimit -v 400000",
            &format!(
                "batch '{}' {options} --threads 1 --quiet --output '{}.out'",
                path.display(),
                path.display()
            ),
        );
        assert_eq!(got.code, Some(2), "{name}: {}", got.stderr);
        assert_eq!(
            fs::read_to_string(files.join(format!("{name}.out"))).unwrap().lines().count(),
            3_001
        );
    }
}

#[test]
fn a_fifo_in_a_directory_of_contracts_is_no_contract() {
    let files = directory("contracts");
    write(&files.join("in.csv"), "opened\n2026-03-06 10:00\n");
    fs::create_dir_all(files.join("contracts")).unwrap();
    assert!(
        Command::new("mkfifo").arg(files.join("contracts/pipe.toml")).status().unwrap().success()
    );
    let got = ends(
        command()
            .args(words("batch"))
            .arg(files.join("in.csv"))
            .arg("--contracts")
            .arg(files.join("contracts")),
    );
    assert!(got.code == Some(2) && got.stderr.contains("pipe.toml': it is a FIFO"), "{got:?}");
}
