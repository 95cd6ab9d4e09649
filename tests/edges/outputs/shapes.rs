//! Tables of several files, packed ones and workbooks.

use std::{fs, path::Path, process::Command};

use super::{
    empty,
    inputs_kept::{SCALR, in_directory},
};
use crate::program::{root, skipped};

const HEADER: &str = "id,priority,opened\n";

#[test]
fn several_files_are_one_table() {
    let here = empty("several-files");
    fs::write(here.join("a-1.csv"), format!("{HEADER}1,1,2026-03-06 09:00")).unwrap();
    fs::write(here.join("a-2.csv"), format!("\u{feff}{HEADER}2,1,2026-03-06 09:30\n")).unwrap();
    fs::write(here.join("b.csv"), "id,prio,opened\n3,1,2026-03-06 09:30\n").unwrap();
    for files in ["a-1.csv a-2.csv", "'a-*.csv'"] {
        let got = in_directory(&here, &format!("batch {files} {SCALR}"));
        let rows: Vec<&str> = got.stdout.lines().collect();
        assert!(got.code == Some(0) && rows.len() == 3, "{got:?}");
        assert!(rows[1].contains("2026-03-06T11:00:00-05:00"), "{got:?}");
        assert!(rows[2].contains("2026-03-06T11:30:00-05:00"), "{got:?}");
    }
    let report = in_directory(&here, &format!("report a-1.csv a-2.csv {SCALR}"));
    assert!(report.stdout.contains("table") && report.stdout.contains("a-2.csv"), "{report:?}");
    for (files, says) in [
        (
            "a-1.csv b.csv",
            "'b.csv' does not have the columns of 'a-1.csv': it lacks 'priority' and has 'prio'",
        ),
        ("a-1.csv ./a-1.csv", "'./a-1.csv' is named twice"),
        ("'c-*.csv'", "no file is found by 'c-*.csv'"),
        ("a-1.csv -", "- is standard input"),
        ("a-1.csv missing.csv", "missing.csv"),
    ] {
        let got = in_directory(&here, &format!("batch {files} {SCALR}"));
        assert!(got.code == Some(2) && got.stderr.contains(says), "{files}: {got:?}");
        assert!(got.stdout.is_empty(), "{files}: {got:?}");
    }
    let replaced = in_directory(&here, &format!("batch a-1.csv a-2.csv {SCALR} -o a-2.csv"));
    assert!(
        replaced.code == Some(2) && replaced.stderr.contains("would replace it"),
        "{replaced:?}"
    );
}

/// Blank lines are no rows, and a cell of two lines is one.
#[test]
fn a_row_with_an_error_is_told_with_its_file() {
    let here = empty("rows-of-files");
    let cells = "id,priority,opened,text\n";
    fs::write(
        here.join("a.csv"),
        format!("{cells}1,1,2026-03-06 09:00,\"two\nlines\"\n\n2,1,2026-03-06 09:00,"),
    )
    .unwrap();
    fs::write(here.join("b.csv"), format!("{cells}3,1,2026-03-06 09:00,\n4,1,soon,\n")).unwrap();
    fs::write(here.join("c.csv"), format!("{cells}5,1,soon,\n")).unwrap();
    for (line, says) in [
        (
            "batch a.csv b.csv c.csv",
            "the first is row 4 (row 2 of b.csv, ticket 4): opened: 'soon'",
        ),
        (
            "report a.csv b.csv c.csv",
            "the first is row 4 (row 2 of b.csv, ticket 4): opened: 'soon'",
        ),
        ("audit a.csv b.csv --claimed opened", "the first is row 4 (row 2 of b.csv, ticket 4)"),
        ("upcoming a.csv b.csv c.csv", "row 5 (row 1 of c.csv, ticket 5): opened: 'soon'"),
        ("batch c.csv b.csv", "the first is row 1 (row 1 of c.csv, ticket 5)"),
        ("batch b.csv", "the first is row 2 (ticket 4): opened"),
        ("batch b.csv c.csv --one-row id", "the first is row 2 (ticket 4): opened"),
    ] {
        let got = in_directory(&here, &format!("{line} {SCALR}"));
        assert!(got.code == Some(2) && got.stderr.contains(says), "{line}: {got:?}");
    }
}

#[test]
fn files_of_json_and_of_csv_do_not_mix() {
    let here = empty("mixed-files");
    fs::write(here.join("a.json"), "{\"issues\":[{\"opened\":\"2026-03-06 09:00\"}]}").unwrap();
    fs::write(here.join("b.json"), "[{\"opened\":\"2026-03-06 09:30\"}]").unwrap();
    fs::write(here.join("c.csv"), "opened\n2026-03-06 09:30\n").unwrap();
    let got = in_directory(&here, &format!("batch a.json b.json {SCALR}"));
    assert!(got.code == Some(0), "{got:?}");
    assert!(
        got.stdout.contains("T11:00:00-05:00") && got.stdout.contains("T11:30:00-05:00"),
        "{got:?}"
    );
    let mixed = in_directory(&here, &format!("batch c.csv b.json {SCALR}"));
    assert!(mixed.code == Some(2) && mixed.stderr.contains("'b.json' is JSON"), "{mixed:?}");
}

#[test]
fn frames_of_zstandard_are_unpacked_and_checked() {
    let packed = root().join("tests/data/tickets/twenty.csv.zst");
    let got = in_directory(root(), &format!("batch {} {SCALR}", packed.display()));
    assert!(got.code == Some(0) && got.stdout.lines().count() == 21, "{got:?}");
    let here = empty("broken-zstd");
    let mut bytes = fs::read(&packed).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(here.join("wrong.zst"), &bytes).unwrap();
    bytes.truncate(bytes.len() - 9);
    fs::write(here.join("cut.zst"), &bytes).unwrap();
    for file in ["wrong.zst", "cut.zst"] {
        let got = in_directory(&here, &format!("batch {file} {SCALR}"));
        assert!(
            got.code == Some(2) && got.stderr.contains("Zstandard archive is broken"),
            "{got:?}"
        );
    }
}

#[test]
fn a_sheet_of_a_workbook_is_a_table() {
    let book = "tests/data/tickets/workbook.xlsx";
    let got = in_directory(root(), &format!("batch {book} {SCALR}"));
    let rows: Vec<&str> = got.stdout.lines().collect();
    assert!(got.code == Some(0) && rows.len() == 3, "{got:?}");
    assert!(rows[1].starts_with("101,1,2026-03-06 09:45:00,2026-03-06 10:45:00,,"), "{got:?}");
    assert!(rows[1].contains("2026-03-06T11:45:00-05:00,met,3600,,3600"), "{got:?}");
    assert!(rows[2].starts_with("\"T, 2\",1,2026-03-06 09:00:00,,01:30:00,"), "{got:?}");
    assert!(rows[2].contains("2026-03-06T11:00:00-05:00,met,5400,,1800"), "{got:?}");
    for says in ["taken from the sheet 'Tickets'; --sheet NAME takes another", "taken from line 3"]
    {
        assert!(got.stderr.contains(says), "{got:?}");
    }
    let other = in_directory(root(), &format!("batch {book} {SCALR} --sheet Other"));
    assert!(other.stdout.contains("2026-03-06T12:00:00-05:00"), "{other:?}");
    for (line, says) in [
        (
            format!("{book} --sheet Nix"),
            "there is no sheet 'Nix'; there are: Notes, Tickets, Other",
        ),
        (
            "tests/data/tickets/unsaved-formula.xlsx".to_owned(),
            "the formula in row 2 of the sheet 'Sheet' has no stored value",
        ),
    ] {
        let got = in_directory(root(), &format!("batch {line} {SCALR}"));
        assert!(got.code == Some(2) && got.stderr.contains(says), "{got:?}");
    }
}

/// The header is bold and stays, and a column of times is wide enough for one.
fn expect_readable_sheet(file: &Path) {
    const SCRIPT: &str = "\
import re, sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
sheet, styles = (book.read('xl/' + name).decode() for name in ('worksheets/sheet1.xml', 'styles.xml'))
widths = [float(width) for width in re.findall(r'<col [^>]*width=\"([0-9.]+)\"', sheet)]
print(max(widths) >= 20, max(widths) <= 65, 'state=\"frozen\"' in sheet, '<b/>' in styles)";
    let Ok(got) = Command::new("python3").args(["-c", SCRIPT]).arg(file).output() else {
        return skipped("the sheet of a workbook: there is no python3");
    };
    assert_eq!(String::from_utf8_lossy(&got.stdout).trim(), "True True True True", "{got:?}");
}

#[test]
fn answers_are_written_as_a_workbook() {
    let here = empty("workbook-out");
    fs::write(
        here.join("a.csv"),
        format!("{HEADER}007,1,2026-03-06 09:00\n=1+1,1,2026-03-06 09:00\n"),
    )
    .unwrap();
    let got = in_directory(&here, &format!("batch a.csv {SCALR} -o b.xlsx"));
    assert!(got.code == Some(0) && got.stdout.is_empty(), "{got:?}");
    let back = in_directory(&here, &format!("batch b.xlsx {SCALR} --prefix again_"));
    let rows: Vec<&str> = back.stdout.lines().collect();
    assert!(
        rows[1].starts_with("007,1,2026-03-06 09:00,scalr/self-hosted,standard,1,"),
        "{back:?}"
    );
    assert!(rows[2].starts_with("'=1+1,1,"), "{back:?}");
    let report = in_directory(&here, &format!("report a.csv {SCALR} -o c.xlsx"));
    assert!(
        report.code == Some(0) && fs::read(here.join("c.xlsx")).unwrap().starts_with(b"PK"),
        "{report:?}"
    );
    expect_readable_sheet(&here.join("b.xlsx"));
    fs::write(here.join("a.jsonl"), "{\"opened\":\"2026-03-06 09:00\"}\n").unwrap();
    let json = in_directory(&here, &format!("batch a.jsonl {SCALR} -o d.xlsx"));
    assert!(
        json.code == Some(2) && json.stderr.contains("a workbook is written of CSV"),
        "{json:?}"
    );
    assert!(!here.join("d.xlsx").exists());
}
