//! Cells as they are written: quoted where the form needs it, and so that no spreadsheet runs them.
//!
//! Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as a formula, whoever wrote it. Such a
//! cell gets a `'` before it, which makes it text. Numbers with a sign are left alone: `-5`, `+3.5`, `-1,200.00`, `-12 %`, `-05:00`,
//! `+49 30 1234` and a bare `-` hold nothing to run.

use crate::time::At;

/// Whether a spreadsheet would run a cell.
pub(super) fn is_formula(cell: &[u8]) -> bool {
    match cell {
        [b'=' | b'@' | b'\t' | b'\r', ..] => true,
        [b'+' | b'-', rest @ ..] => !is_number(rest),
        _ => false,
    }
}

/// A cell with a `'` before it if a spreadsheet would run it.
#[must_use]
pub fn harmless(cell: &str) -> String {
    format!("{}{cell}", if is_formula(cell.as_bytes()) { "'" } else { "" })
}

/// Digits, what stands between digits, and an exponent.
fn is_number(rest: &[u8]) -> bool {
    let (digits, exponent) = match rest.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(at) if at > 0 => (&rest[..at], &rest[at + 1..]),
        _ => (rest, &b"0"[..]),
    };
    let exponent = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
    let is_inner = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b',' | b':' | b'%');
    digits.iter().all(is_inner) && !exponent.is_empty() && exponent.iter().all(u8::is_ascii_digit)
}

/// Appends a cell of CSV.
pub(super) fn put_field(cell: &[u8], delimiter: u8, raw: bool, to: &mut Vec<u8>) {
    let defused = !raw && is_formula(cell);
    // All bytes are looked at, whatever the first ones are: that goes many at a time.
    let special = |byte: &u8| usize::from(matches!(byte, b'"' | b'\n' | b'\r') || *byte == delimiter);
    let quoted = cell.iter().map(special).sum::<usize>() > 0;
    to.extend_from_slice(match (quoted, defused) {
        (true, true) => b"\"'",
        (true, false) => b"\"",
        (false, true) => b"'",
        (false, false) => b"",
    });
    if !quoted {
        to.extend_from_slice(cell);
        return;
    }
    for part in cell.split_inclusive(|byte| *byte == b'"') {
        to.extend_from_slice(part);
        if part.ends_with(b"\"") {
            to.push(b'"');
        }
    }
    to.push(b'"');
}

/// Appends a text as a string of JSON.
pub(super) fn put_json(text: &str, to: &mut Vec<u8>) {
    // A text always has a JSON form, and a vector has room for it.
    let _ = serde_json::to_writer(to, text);
}

/// A key of JSON with the comma before it and the colon behind it.
pub(super) fn put_json_key(name: &str) -> Vec<u8> {
    let mut key = vec![b','];
    put_json(name, &mut key);
    key.push(b':');
    key
}

/// A value of the answer.
pub(super) enum Value<'v> {
    Text(&'v str),
    /// A word of ours, which needs no quotes.
    Word(&'static str),
    Time(At),
    Number(i64),
    Nothing,
}

impl Value<'_> {
    #[inline]
    pub(super) fn put_csv(&self, delimiter: u8, raw: bool, to: &mut Vec<u8>) {
        match self {
            Self::Text(text) => put_field(text.as_bytes(), delimiter, raw, to),
            Self::Word(word) => to.extend_from_slice(word.as_bytes()),
            Self::Time(at) => at.write_rfc3339(to),
            Self::Number(number) => to.extend_from_slice(itoa::Buffer::new().format(*number).as_bytes()),
            Self::Nothing => {}
        }
    }

    pub(super) fn put_json(&self, to: &mut Vec<u8>) {
        match self {
            Self::Text(text) | Self::Word(text) => put_json(text, to),
            Self::Time(at) => {
                to.push(b'"');
                at.write_rfc3339(to);
                to.push(b'"');
            }
            Self::Number(number) => to.extend_from_slice(itoa::Buffer::new().format(*number).as_bytes()),
            Self::Nothing => to.extend_from_slice(b"null"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_formula, put_field};

    #[test]
    fn formulas_are_told_from_numbers() {
        let formulas =
            ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "-A1", "\t=1", "\r=1", "+1e", "-e5", "-(1)", "--", "=", "+1e5x", "-5;6"];
        let harmless =
            ["", "-", "+", "-5", "+3.5", "-1,200.00", "-12 %", "-05:00", "+49 30 1234", "-1e5", "+1E-05", "a=1", " =1", "5", "'=1"];
        for cell in formulas {
            assert!(is_formula(cell.as_bytes()), "{cell:?}");
        }
        for cell in harmless {
            assert!(!is_formula(cell.as_bytes()), "{cell:?}");
        }
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        for (cell, raw, written) in [
            ("plain", false, "plain"),
            ("a,b", false, "\"a,b\""),
            ("a\"b", false, "\"a\"\"b\""),
            ("\"", false, "\"\"\"\""),
            ("a\r\nb", false, "\"a\r\nb\""),
            ("=1", false, "'=1"),
            ("=1,2", false, "\"'=1,2\""),
            ("=1", true, "=1"),
        ] {
            let mut to = Vec::new();
            put_field(cell.as_bytes(), b',', raw, &mut to);
            assert_eq!(String::from_utf8(to).unwrap(), written, "{cell:?}");
        }
    }
}
