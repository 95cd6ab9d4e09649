//! Files that are no text.

use std::{fs, io::Write as _};

use flate2::{Compression, write::GzEncoder};

use super::{SCALR, column, over};
use crate::{bad_input::directory, program::run};

const TABLE: &str = "number,opened,priority\n1,2026-03-06 09:00,1\n";

fn utf_16(to: fn(u16) -> [u8; 2]) -> Vec<u8> {
    TABLE.encode_utf16().flat_map(to).collect()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// An entry of a ZIP archive, as far as its name.
fn zip(name: &str, content: &str) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0".to_vec();
    bytes.extend([0; 4]);
    for size in [content.len(), content.len()] {
        bytes.extend(u32::try_from(size).unwrap().to_le_bytes());
    }
    bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    bytes.extend([0, 0]);
    [&bytes, name.as_bytes(), content.as_bytes(), &[0, 0xff, 1, 2, 0x1b]].concat()
}

/// Files with the wrong ending or with none, and what each is called.
fn cases() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let workbook = zip("[Content_Types].xml", "<Types/>xl/workbook.xml");
    vec![
        ("tickets.csv", workbook.clone(), "Excel workbook"),
        ("tickets.gz", packed(&workbook), "Excel workbook"),
        ("tickets.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0".to_vec(), ".xls"),
        (
            "tickets.ods",
            zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            "OpenDocument",
        ),
        ("export.zip", zip("tickets.csv", TABLE), "ZIP archive"),
        ("export.zst", b"\x28\xb5\x2f\xfd\x04\x58\x01\0\0".to_vec(), "Zstandard"),
        ("export.parquet", b"PAR1\x15\x04\x15\x10PAR1".to_vec(), "Parquet"),
        (
            "export.xls",
            b"\n<html><body><table><tr><td>opened</td></tr></table>".to_vec(),
            "HTML page",
        ),
        ("login.csv", b"\xef\xbb\xbf<!doctype html><title>Sign in</title>".to_vec(), "HTML page"),
        ("scan.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec(), "image"),
        ("form.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj".to_vec(), "PDF"),
        ("little.csv", utf_16(u16::to_le_bytes), "UTF-16"),
        ("big.csv", utf_16(u16::to_be_bytes), "UTF-16"),
        ("marked.csv", [b"\xff\xfe".to_vec(), utf_16(u16::to_le_bytes)].concat(), "UTF-16"),
        ("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec(), "binary data"),
    ]
}

#[test]
fn what_is_no_text_is_named_and_never_printed() {
    let cases = cases();
    let files: Vec<(&str, &[u8])> =
        cases.iter().map(|(name, bytes, _)| (*name, &bytes[..])).collect();
    let place = directory("no-text", &files);
    let mut wrong = Vec::new();
    for (name, bytes, is) in &cases {
        let path = place.join(name).display().to_string();
        for verb in ["batch", "report", "audit --claimed due"] {
            for got in [
                run(&format!("{verb} '{path}' {SCALR}")),
                over(bytes, &format!("{verb} - {SCALR}")),
            ] {
                let helps = ["UTF-8", "unpack it", "log in where"]
                    .iter()
                    .any(|help| got.stderr.contains(help));
                let is_plain =
                    got.stderr.chars().all(|letter| letter == '\n' || !letter.is_control());
                if got.code != Some(2)
                    || !got.stdout.is_empty()
                    || !got.stderr.contains(is)
                    || !helps
                    || !is_plain
                {
                    wrong.push(format!("{verb} {name}: {got:?}"));
                }
            }
        }
        let is = if *name == "tickets.gz" { "gzip" } else { is };
        for line in [
            format!("deadline --contract '{path}' --priority 1 --opened now"),
            format!("policy check '{path}'"),
        ] {
            let got = run(&line);
            if got.code != Some(4) || !got.stderr.contains(is) || got.stderr.contains('\u{fffd}') {
                wrong.push(format!("{line}: {got:?}"));
            }
        }
    }
    let holidays = place.join("days.ics");
    fs::copy(place.join("scan.png"), &holidays).unwrap();
    let got = run(&format!("holidays show '{}'", holidays.display()));
    assert!(
        wrong.is_empty() && got.code == Some(4) && got.stderr.contains("image"),
        "{}\n{got:?}",
        wrong.join("\n")
    );
}

#[test]
fn gzip_is_unpacked_as_ever() {
    let got = over(&packed(TABLE.as_bytes()), &format!("batch {SCALR}"));
    assert_eq!(column(&got.stdout, "sla_deadline"), ["2026-03-06T11:00:00-05:00"]);
}

#[test]
fn a_cell_in_another_encoding_is_named_with_its_column() {
    let table = b"Nummer,Er\xf6ffnet,Priorit\xe4t,Betreff\n1,2026-03-06 09:00,1,Gr\xfc\xdfe\n2,2026-03-06 09:00,h\xf6chste,x\n";
    let got = over(table, &format!("batch {SCALR}"));
    assert!(
        got.code == Some(2)
            && got.stderr.contains("column 2 is not UTF-8: save the table as UTF-8"),
        "{got:?}"
    );

    let table = b"number,opened,level,subject\n1,2026-03-06 09:00,1,Gr\xfc\xdfe\n2,2026-03-06 09:00,h\xf6chste,x\n";
    let got = over(table, &format!("report {SCALR} --map priority=level --format json"));
    let says =
        "the column 'level' has 'h\u{fffd}chste', which is not UTF-8; save the table as UTF-8";
    assert!(
        got.code == Some(2) && got.stdout.contains(says) && got.stdout.contains(r#""first_row":2"#),
        "{got:?}"
    );
    assert!(
        got.stdout.contains(r#""bad_rows":1"#),
        "cells that nobody reads may be anything: {got:?}"
    );
}
