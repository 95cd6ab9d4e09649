//! Rows of any size: an error with the row's number, and short.

use super::{ERROR, answers, batch};

const OPENED: &str = "2026-03-06T09:00:00Z";

#[test]
fn rows_with_too_many_parts_are_errors_and_the_next_is_answered() {
    let list = |entry: &str, count: usize| vec![entry; count].join(";");
    let changes = |count: usize| {
        let change = |at: usize| format!("@{}={}", 1_772_791_200 + at, 1 + at % 2);
        (0..count).map(change).collect::<Vec<_>>().join(";")
    };
    let pause = "2026-03-06T10:00:00Z/2026-03-06T10:00:01Z";
    let cases = [
        ("priority_changes", changes(1_001), "1,000"),
        ("priority_changes", changes(300_000), "1,000"),
        ("pauses", list(pause, 1_001), "1,000"),
        ("priority_changes", changes(1_000), ""),
        ("pauses", list(pause, 1_000), ""),
    ];
    for (column, cell, part) in cases {
        let run = batch(
            "--priority 2",
            format!("opened,{column}\n{OPENED},{cell}\n{OPENED},\n").as_bytes(),
        );
        let rows = answers(&run);
        assert_eq!((rows.len(), rows[1][ERROR].as_str()), (2, ""), "{column}");
        assert!(
            rows[0][ERROR].contains(part) && rows[0][ERROR].is_empty() == part.is_empty(),
            "{:?}",
            rows[0]
        );
    }
}

#[test]
fn long_cells_are_quoted_by_their_beginning() {
    let long = "x".repeat(2_000_000);
    let digits = "9".repeat(2_000_000);
    let zone = format!("2026-03-06 10:00 {long}");
    let headers_and_cells = [
        ("opened", long.clone()),
        ("opened", format!("@{digits}")),
        ("opened", zone.clone()),
        ("opened", format!("2026-03-06T09:00:00.{digits}x")),
        ("responded", long.clone()),
        ("responded", format!("now-{digits}m")),
        ("responded_after", long.clone()),
        ("responded_after", digits.clone()),
        ("responded_after", "9 h ".repeat(500_000)),
        ("priority", long.clone()),
        ("priority", format!("1 - {long}")),
        ("vendor", long.clone()),
        ("plan", long.clone()),
        ("timezone", long.clone()),
        ("holidays", long.clone()),
        ("contract", long.clone()),
        ("pauses", long.clone()),
        ("pauses", format!("{long}/{long}")),
        ("priority_changes", format!("{OPENED}={long}")),
        ("priority_changes", long.clone()),
        ("plan", "y".repeat(500)),
        ("timezone", "z".repeat(500)),
        ("priority", "\u{e9}".repeat(400)),
        ("holidays", "w".repeat(500)),
    ];
    let mut wrong = Vec::new();
    for (header, cell) in &headers_and_cells {
        let input = match *header {
            "opened" => format!("opened,note\n{cell},\n"),
            _ => format!("opened,{header}\n{OPENED},{cell}\n"),
        };
        for format in ["", "--time-format '%Y-%m-%dT%H:%M:%SZ'"] {
            let run = super::batch_of(
                &format!("--vendor scalr --tier premium --map {header}={header} {format}"),
                input.as_bytes(),
            );
            let error = answers(&run).first().map_or_else(String::new, |row| row[ERROR].clone());
            // A table whose column holds something else than its name says has no rows at all.
            let is_short = error.len() < 1_000 && (1..2_000).contains(&run.stderr.len());
            if run.code != Some(2) || !is_short {
                wrong.push(format!(
                    "{header} {:.40} {format}: {:?} {} {}",
                    cell,
                    run.code,
                    error.len(),
                    run.stderr.len()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rows_of_millions_of_fields_are_errors_with_their_number() {
    let plain = format!("opened,note\n{OPENED}{}\n{OPENED},\n", ",".repeat(3_000_000));
    let quotes = format!("opened,note\n{OPENED}{}\n{OPENED},\n", ",\"a\"\"\"".repeat(1_200_000));
    for (input, part) in [(plain, "3000001 fields"), (quotes, "more than 1048576 fields")] {
        let run = super::batch_of("--vendor scalr --tier premium --priority 1", input.as_bytes());
        let said = run.stderr.contains("row 1:") && run.stderr.contains(part);
        assert!(run.code == Some(2) && said && answers(&run).len() == 2, "{}", run.stderr);
    }
    let header = format!("opened{}\n{OPENED}\n", ",a".repeat(1_100_000));
    let run = batch("--priority 1", header.as_bytes());
    assert!(run.code == Some(2) && run.stderr.contains("more than 1048576"), "{:.300}", run.stderr);
}

/// The most memory that a run has had, in KiB.
#[cfg(target_os = "linux")]
fn peak_of(input: &[u8], name: &str) -> u64 {
    use std::{fs, process::Stdio};

    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, input).unwrap();
    let mut batch = crate::program::command();
    batch.arg("batch").arg(&path).args([
        "--vendor",
        "scalr",
        "--tier",
        "premium",
        "--priority",
        "1",
    ]);
    batch.args(["--threads", "1", "--quiet"]).stdout(Stdio::piped());
    let mut child = batch.spawn().unwrap();
    // A pipe holds less than the answer, so that it waits with all that it has.
    let (mut out, mut peak) = (child.stdout.take().unwrap(), 0);
    let mut room = vec![0; 1 << 16];
    while std::io::Read::read(&mut out, &mut room).unwrap() > 0 {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        peak = peak.max(kib.unwrap_or(0));
    }
    child.wait().unwrap();
    fs::remove_file(path).unwrap();
    peak
}

#[cfg(target_os = "linux")]
#[test]
fn a_row_of_15_megabytes_takes_64_mebibytes_beside_itself() {
    const SIZE: usize = 15_000_000;
    let repeated = |part: &str| part.repeat(SIZE / part.len());
    let keys: Vec<String> = (0..SIZE / 11).map(|number| format!(",\"{number:x}\":1")).collect();
    let keys = keys.concat();
    let inputs = [
        (
            "changes",
            format!("opened,priority_changes\n{OPENED},{}\n", repeated("2026-03-06T10:00:00Z=1;")),
        ),
        ("note", format!("opened,note\n{OPENED},{}\n", repeated("x"))),
        ("priority", format!("opened,priority\n{OPENED},{}\n", repeated("x"))),
        ("fields", format!("opened,note\n{OPENED}{}\n", repeated(","))),
        ("quotes", format!("opened,note\n{OPENED}{}\n", repeated(",\"\"\"\""))),
        ("keys", format!("{{\"opened\":\"{OPENED}\"{keys}}}\n")),
        ("nested", format!("{{\"opened\":\"{OPENED}\",\"x\":{{\"y\":1{keys}}}}}\n")),
    ];
    let most = (64 + 15 + 10) << 10;
    let peaks: Vec<(&str, u64)> = inputs
        .iter()
        .map(|(name, input)| (*name, peak_of(input.as_bytes(), &format!("row-{name}"))))
        .collect();
    assert!(peaks.iter().all(|(_, peak)| *peak < most), "KiB, at most {most}: {peaks:?}");
}
