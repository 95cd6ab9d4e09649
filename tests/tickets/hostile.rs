//! Input that means harm, or is broken: no panic, no hang, no half row that is taken for a whole one.

use slacalc::answer::Asked;

use super::tables::{World, answered};

fn rows_of(input: &[u8]) -> (Vec<csv::StringRecord>, u64) {
    let asked = Asked { plan: Some("technical-account-manager".to_owned()), priority: Some("1".to_owned()), ..Asked::default() };
    let (output, summary) = answered(&World::new(), input, None, asked, 2);
    let text = String::from_utf8_lossy(&output).into_owned();
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    (reader.records().map(Result::unwrap).collect(), summary.bad)
}

#[test]
fn a_row_that_is_cut_is_no_good_row() {
    let (rows, bad) = rows_of(b"opened,note\n2026-03-06T10:00:00Z,whole\n2026-03-06T10:00:00Z,\"cut in the mid");
    assert_eq!((rows.len(), bad), (2, 1));
    assert_eq!(&rows[1][0], "");
    assert!(rows[1][12].contains("never closed"), "{:?}", rows[1]);
}

#[test]
fn nul_bytes_and_bytes_that_are_no_text_are_kept() {
    let asked = Asked { plan: Some("technical-account-manager".to_owned()), priority: Some("1".to_owned()), ..Asked::default() };
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
    let asked = Asked { plan: Some("technical-account-manager".to_owned()), priority: Some("1".to_owned()), ..Asked::default() };
    let mut input =
        b"{\"opened\":\"2026-03-06T10:00:00Z\"}\n{\"opened\":\n[1]\nnull\n{\"opened\":{\"a\":1}}\n{\"opened\":\"\\ud800\"}\n{}\n".to_vec();
    input.extend_from_slice("[".repeat(100_000).as_bytes());
    input.extend_from_slice(b"\n{\"opened\":\"2026-03-06T10:00:00Z\",\"a\":");
    input.extend_from_slice("[".repeat(100_000).as_bytes());
    input.extend_from_slice(b"\n{\"opened\":\"2026-03-06T10:00:00Z\",\"sla_error\":\"old\"}\n");
    let (output, summary) = answered(&World::new(), &input, None, asked, 1);
    assert_eq!((summary.rows, summary.bad), (10, 8));
    for line in String::from_utf8(output).unwrap().lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(line.matches("\"sla_error\":").count(), 1, "{line}");
        assert_eq!(value["sla_error"].is_null(), value["sla_deadline"].is_string(), "{line}");
    }
}
