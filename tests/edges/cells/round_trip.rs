//! A table that batch has written can be read by batch, with the same answers.

use proptest::{
    prelude::{ProptestConfig, Strategy, any, prop_assert_eq, proptest},
    sample::select,
};

use super::batch;

/// Cells that a spreadsheet would run, that need quotes, or that are read as times, lengths and
/// names.
const NOTES: [&str; 14] = [
    "",
    "x",
    "=1+1",
    "@now",
    "+cmd",
    "-2+3",
    "'=1",
    "'@5",
    "a,b",
    "say \"no\"",
    "\ttab",
    "two\nlines",
    "\u{ff1d}1",
    "-5",
];
const OPENED: [&str; 8] = [
    "@1772815500",
    "2026-03-06T16:45:00-05:00",
    "2026-03-06 16:45",
    "@-5",
    "2026-03-08 02:30",
    "",
    "now-2h",
    "=1+1",
];
const AFTER: [&str; 6] = ["", "45", "6 h", "=45", "-5", "@45"];
const PRIORITIES: [&str; 7] = ["1", "2", "=1", "-", "@x", "", "1 - Critical"];

/// A field of CSV as any program may write it.
fn field(cell: &str, quoted: bool) -> String {
    let needs = cell.contains([',', '"', '\n', '\r']);
    if needs || quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_batch_writes_it_reads_with_the_same_answers(
        rows in proptest::collection::vec(
            (select(&OPENED[..]), select(&AFTER[..]), select(&PRIORITIES[..]), select(&NOTES[..]), any::<bool>()),
            1..12,
        ),
        prefix in select(&["sla_", "x-", "=", "@a ", ""][..]),
        delimiter in select(&[",", ";"][..]),
        raw in any::<bool>().prop_map(|raw| if raw { "--raw" } else { "" }),
    ) {
        let header = if prefix.is_empty() { "opened,responded_after,@note,sev" } else { "opened,responded_after,@note,priority" };
        let mut table = header.replace(',', delimiter) + "\n";
        for (opened, after, priority, note, quoted) in &rows {
            let cells = [opened, after, note, priority].map(|cell| field(cell, *quoted || cell.contains(delimiter)));
            table += &(cells.join(delimiter) + "\n");
        }
        let map = if prefix.is_empty() { "--map priority=sev" } else { "" };
        let options = format!(
            "--priority 2 --timezone America/New_York --delimiter '{delimiter}' --prefix '{prefix}' {raw} {map}"
        );
        let first = batch(&options, table.as_bytes());
        let second = batch(&options, first.stdout.as_bytes());
        let cells = |text: &str| {
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter.as_bytes()[0]).from_reader(text.as_bytes());
            reader.records().map(Result::unwrap).collect::<Vec<_>>()
        };
        prop_assert_eq!(cells(&first.stdout), cells(&second.stdout), "{}", options);
        prop_assert_eq!(first.code, second.code);
    }
}

#[test]
fn an_epoch_survives_the_guard() {
    let options = "--priority 1 --timezone America/New_York";
    let first = batch(options, b"opened,responded\n@1772815500,@1772815560\n");
    let guarded = batch(options, b"opened,responded\n'@1772815500,'@1772815560\n");
    assert_eq!(first.stdout.replace('@', "'@"), guarded.stdout);
    let second = batch(options, first.stdout.as_bytes());
    assert_eq!((&first.stdout, second.code), (&second.stdout, Some(0)));
}
