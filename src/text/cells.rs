//! Cells of CSV, quoted where the form needs it and guarded, so that no spreadsheet runs them.
//!
//! Spreadsheets run a cell that begins with `=`, `+`, `-` or `@` as a formula, whoever wrote it,
//! and some of them one that begins with the full-width form of these, or with blanks or hidden
//! characters before them. Such a cell gets a `'` in front, which makes it text, and so does one
//! that begins with a tab or a line end. Numbers and times are left alone: `-5`, `+3.5`,
//! `-1,200.00`, `-12 %`, `-05:00`, `+49 30 1234`, `@1772815500` and a bare `-` hold nothing to run.
//! Where cells are read, such a `'` is passed over, so that a table that was written can be read
//! again.

use super::is_hidden;

/// The bytes with which nearly every cell begins: the letters and digits of ASCII.
const BEGINS_PLAINLY: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// Returns true if a spreadsheet would run a cell.
#[must_use]
#[inline]
pub(crate) fn is_formula(cell: &[u8]) -> bool {
    match cell.first() {
        None => false,
        Some(first) if BEGINS_PLAINLY[usize::from(*first)] => false,
        Some(b'\t' | b'\r' | b'\n') => true,
        Some(_) => runs(cell),
    }
}

fn runs(cell: &[u8]) -> bool {
    // Invalid bytes are no blanks, so the text before them is enough.
    let text = match std::str::from_utf8(cell) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&cell[..error.valid_up_to()]).unwrap_or_default(),
    };
    let begin = text.trim_start_matches(|c: char| c.is_whitespace() || is_hidden(c));
    let rest = &cell[text.len() - begin.len()..];
    match begin.chars().next() {
        Some('=' | '＝' | '＋' | '－' | '＠') => true,
        Some('+' | '-') => !is_number(&rest[1..]),
        Some('@') => !is_unix_time(&rest[1..]),
        _ => false,
    }
}

fn is_unix_time(rest: &[u8]) -> bool {
    let digits = rest.strip_prefix(b"-").unwrap_or(rest);
    !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
}

/// Strips the `'` that guards a formula, or any `@`, which some programs take for one.
#[must_use]
#[inline]
pub(crate) fn unguarded(cell: &[u8]) -> &[u8] {
    match cell {
        [b'\'', rest @ ..] if rest.first() == Some(&b'@') || is_formula(rest) => rest,
        _ => cell,
    }
}

/// Returns true for digits with separators and an exponent.
fn is_number(rest: &[u8]) -> bool {
    let (digits, exponent) = match rest.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(at) if at > 0 => (&rest[..at], &rest[at + 1..]),
        _ => (rest, &b"0"[..]),
    };
    let exponent =
        exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
    let is_inner =
        |byte: &u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b',' | b':' | b'%');
    digits.iter().all(is_inner) && !exponent.is_empty() && exponent.iter().all(u8::is_ascii_digit)
}

/// Appends a cell of CSV.
pub(crate) fn put_field(cell: &[u8], delimiter: u8, raw: bool, to: &mut Vec<u8>) {
    let defused = !raw && is_formula(cell);
    // No early exit, so that the compiler checks many bytes at a time.
    let special =
        |byte: &u8| usize::from(matches!(byte, b'"' | b'\n' | b'\r') || *byte == delimiter);
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

#[cfg(test)]
mod tests {
    use super::{is_formula, put_field};

    #[test]
    fn formulas_are_told_from_numbers() {
        let formulas = "=1+1|@SUM(A1)|+cmd' /C calc'!A0|-2+3|-A1|\t=1|\r=1|\n=1|\nx|+1e|-e5|-(1)|--|=|+1e5x|-5;6|@|@-|@1e5|@12x";
        let hidden = " =1|\u{a0}=1|\u{3000}+A1|\u{200b}@SUM(A1)|\u{feff}=1|\0=1|\u{7f}\u{9b}-A1|＝1+1|＋A1|－A1|＠SUM(A1)| \t＝1";
        let numbers =
            "-|+|-5|+3.5|-1,200.00|-12 %|-05:00|+49 30 1234|-1e5|+1E-05|5| -5|@1772815500|@-1|−5";
        let texts = "|a=1|'=1| | x|\u{3000}東京|ü=1|\"=1\"";
        for cell in formulas.split('|').chain(hidden.split('|')) {
            assert!(is_formula(cell.as_bytes()), "{cell:?}");
        }
        for cell in numbers.split('|').chain(texts.split('|')) {
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
