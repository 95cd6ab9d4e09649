//! Input that means harm, or is broken: no panic, no hang, no half row that is taken for a whole
//! one.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::Stdio,
};

use slacalc::{SubjectInput, internal::tickets::ANSWER_COLUMNS};

use super::tables::{World, answered};
use crate::program::command;

fn rows_of(input: &[u8]) -> (Vec<csv::StringRecord>, u64) {
    let asked = SubjectInput {
        plan: Some("technical-account-manager".to_owned()),
        priority: Some("1".to_owned()),
        ..SubjectInput::default()
    };
    let (output, summary) = answered(&World::new(), input, None, asked, 2);
    let text = String::from_utf8_lossy(&output).into_owned();
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    (reader.records().map(Result::unwrap).collect(), summary.bad)
}

#[test]
fn a_row_that_is_cut_is_no_good_row() {
    let (rows, bad) =
        rows_of(b"opened,note\n2026-03-06T10:00:00Z,whole\n2026-03-06T10:00:00Z,\"cut in the mid");
    assert_eq!((rows.len(), bad), (2, 1));
    assert_eq!(&rows[1][0], "");
    assert!(rows[1][12].contains("never closed"), "{:?}", rows[1]);
}

#[test]
fn nul_bytes_and_bytes_that_are_no_text_are_kept() {
    let asked = SubjectInput {
        plan: Some("technical-account-manager".to_owned()),
        priority: Some("1".to_owned()),
        ..SubjectInput::default()
    };
    let input = b"opened,note\n2026-03-06T10:00:00Z,a\0b\xff\xfe\n\x002026-03-06T10:00:00Z,x\n2026-\xff3-06T10:00:00Z,y\n";
    let (output, summary) = answered(&World::new(), input, None, asked, 1);
    assert_eq!((summary.rows, summary.bad), (3, 2));
    assert!(output.windows(26).any(|part| part == b"2026-03-06T10:00:00Z,a\0b\xff\xfe"));
}

#[test]
fn a_row_that_is_too_long_is_an_error_and_the_next_is_answered() {
    let mut input = b"opened,note\n2026-03-06T10:00:00Z,".to_vec();
    input.resize(input.len() + (40 << 20), b'x');
    input.extend_from_slice(b"\n2026-03-06T10:00:00Z,after\n");
    let (rows, bad) = rows_of(&input);
    assert_eq!((rows.len(), bad), (2, 1));
    assert!(rows[0][12].contains("bytes long"), "{:?}", &rows[0][12]);
    assert_eq!((&rows[1][1], &rows[1][12]), ("after", ""));
}

#[test]
fn a_million_columns_are_read() {
    let count = 1_000_000;
    let mut input = b"opened".to_vec();
    input.resize(input.len() + count, b',');
    input.extend_from_slice(b"\n2026-03-06T10:00:00Z");
    input.resize(input.len() + count, b',');
    input.push(b'\n');
    let (rows, bad) = rows_of(&input);
    assert_eq!((rows.len(), bad, rows[0].len()), (1, 0, count + 12));
}

#[test]
fn broken_json_is_an_error_in_its_row() {
    let asked = SubjectInput {
        plan: Some("technical-account-manager".to_owned()),
        priority: Some("1".to_owned()),
        ..SubjectInput::default()
    };
    let mut input =
        b"{\"opened\":\"2026-03-06T10:00:00Z\"}\n{\"opened\":\n[1]\nnull\n{\"opened\":{\"a\":1}}\n{\"opened\":\"\\ud800\"}\n{}\n".to_vec();
    input.extend_from_slice("[".repeat(100_000).as_bytes());
    input.extend_from_slice(b"\n{\"opened\":\"2026-03-06T10:00:00Z\",\"a\":");
    input.extend_from_slice("[".repeat(100_000).as_bytes());
    input.extend_from_slice(b"\n{\"opened\":\"2026-03-06T10:00:00Z\",\"sla_error\":\"mine\"}\n");
    let old: Vec<String> =
        ANSWER_COLUMNS.iter().map(|name| format!(",\"sla_{name}\":\"old\"")).collect();
    let old = old.concat();
    input.extend_from_slice(format!("{{\"opened\":\"2026-03-06T10:00:00Z\"{old}}}\n").as_bytes());
    let (output, summary) = answered(&World::new(), &input, None, asked, 1);
    assert_eq!((summary.rows, summary.bad), (11, 9));
    for line in String::from_utf8(output).unwrap().lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(line.matches("\"sla_error\":").count(), 1, "{line}");
        assert_eq!(value["sla_error"].is_null(), value["sla_deadline"].is_string(), "{line}");
    }
}

/// The answer to a file whose last row has no line end, and to which text is added after it was
/// opened and before it is read to its end: nobody takes the answer's rows until then.
fn answer_to_a_growing_file(added: &str) -> (Option<i32>, Vec<String>) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("growing-{}.csv", added.len()));
    let rows: Vec<String> =
        (0..50_000).map(|number| format!("2025-02-19T21:20:00Z,row {number}")).collect();
    fs::write(&path, format!("opened,note\n{}\n2025-02-19T21:20:00Z,the last", rows.join("\n")))
        .unwrap();
    let arguments =
        ["--vendor", "scalr", "--tier", "premium", "--priority", "1", "--threads", "1", "--quiet"];
    let mut running =
        command().arg("batch").arg(&path).args(arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut answer = BufReader::new(running.stdout.take().unwrap());
    let mut header = String::new();
    answer.read_line(&mut header).unwrap();
    File::options().append(true).open(&path).unwrap().write_all(added.as_bytes()).unwrap();
    let lines = answer.lines().map(Result::unwrap).collect();
    (running.wait().unwrap().code(), lines)
}

#[test]
fn the_last_row_of_a_file_that_grows_is_not_answered_and_what_is_added_is_not_read() {
    let (code, lines) = answer_to_a_growing_file(" row is longer\n2025-02-19T21:20:00Z,later\n");
    assert_eq!((code, lines.len()), (Some(2), 50_001));
    for (number, line) in lines[..50_000].iter().enumerate() {
        assert!(
            line.starts_with(&format!("2025-02-19T21:20:00Z,row {number},scalr/self-hosted,"))
                && line.ends_with(','),
            "{line}"
        );
    }
    assert_eq!(
        lines[50_000].trim_start_matches(','),
        "\"the file has changed while it was read, and its last row may be cut\""
    );

    let (code, lines) = answer_to_a_growing_file("");
    assert_eq!((code, lines.len()), (Some(0), 50_001));
    assert!(
        lines[50_000].starts_with("2025-02-19T21:20:00Z,the last,scalr/self-hosted,premium,1,"),
        "{}",
        lines[50_000]
    );
}
