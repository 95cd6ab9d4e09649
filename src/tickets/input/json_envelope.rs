//! Rows inside a document of JSON, as the answer of a help desk's interface has them:
//! `{"issues":[…],"total":2}`.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::json_place::JsonPlace;

/// Names of arrays that hold rows. Any other must be named.
const NAMES: [&str; 23] = [
    "issues",
    "tickets",
    "ticket_metrics",
    "incidents",
    "conversations",
    "cases",
    "requests",
    "work_items",
    "result",
    "results",
    "items",
    "records",
    "rows",
    "entries",
    "values",
    "value",
    "data",
    "nodes",
    "edges",
    "hits",
    "objects",
    "list",
    "tasks",
];

/// Keys that name the page after this one.
const NEXT: [&str; 9] = [
    "next_page",
    "nextPage",
    "next",
    "next_url",
    "nextPageToken",
    "next_page_token",
    "has_more",
    "hasNextPage",
    "more",
];

/// Keys of a document that have the number of rows on all pages.
const TOTAL: [&str; 4] = ["total", "total_count", "totalCount", "count"];

/// Returns the path of the array with the rows, by the beginning of a document. `is_field` tells
/// the keys of a ticket's opening: an object that has one is a row itself.
pub(super) fn rows_path(beginning: &[u8], is_field: impl Fn(&str) -> bool) -> Option<String> {
    let mut place = JsonPlace::default();
    let mut found = None;
    for (at, byte) in beginning.iter().enumerate() {
        let was_in_string = place.is_in_string();
        place.pass(*byte);
        if was_in_string {
            continue;
        }
        if *byte == b':' && place.depth() == 1 && place.keys().is_some_and(|keys| is_field(keys[0]))
        {
            return None;
        }
        if *byte == b'[' && found.is_none() {
            let first = beginning[at + 1..].iter().find(|byte| !byte.is_ascii_whitespace());
            let keys = place.array_keys().filter(|_| matches!(first, Some(b'{' | b']')));
            let keys = keys.filter(|keys| {
                let last = keys.last().map(|key| key.to_ascii_lowercase());
                last.is_some_and(|last| NAMES.contains(&last.as_str()))
            });
            found = keys.map(|keys| keys.join("."));
        }
        if place.depth() == 0 && *byte == b'}' {
            break;
        }
    }
    found
}

/// Gives each element of an array inside documents of JSON as a line.
///
/// It looks at brackets and strings only; whether an element is JSON is found out when it is read.
/// Several documents may follow each other, as pages of one answer do.
#[derive(Debug)]
pub(super) struct EnvelopeLines<R> {
    inner: R,
    path: String,
    place: JsonPlace,
    /// The depth of the elements while the array is read.
    elements: Option<usize>,
    /// True if an element has begun.
    begun: bool,
    /// True if an array was found in this document.
    found: bool,
    /// True if the next value tells of another page.
    awaits_next: bool,
    /// The number that is being read, if it counts rows.
    number: Option<u64>,
    /// The greatest number of rows that a document states.
    total: u64,
    /// The number of rows that were read.
    rows: u64,
    has_more_pages: Arc<AtomicBool>,
    buffer: Vec<u8>,
    filled: usize,
    at: usize,
}

impl<R: Read> EnvelopeLines<R> {
    pub(super) fn new(inner: R, path: &str, has_more_pages: Arc<AtomicBool>) -> Self {
        Self {
            inner,
            path: path.to_owned(),
            place: JsonPlace::default(),
            elements: None,
            begun: false,
            found: false,
            awaits_next: false,
            number: None,
            total: 0,
            rows: 0,
            has_more_pages,
            buffer: vec![0; 1 << 16],
            filled: 0,
            at: 0,
        }
    }

    /// Returns the byte that stands for a byte, if any does.
    fn pass(&mut self, byte: u8) -> io::Result<Option<u8>> {
        let in_string = self.place.is_in_string();
        self.place.pass(byte);
        match self.elements {
            Some(depth) => Ok(self.pass_element(byte, depth, in_string)),
            None if in_string => Ok(None),
            None => self.pass_around(byte).map(|()| None),
        }
    }

    fn pass_element(&mut self, byte: u8, depth: usize, in_string: bool) -> Option<u8> {
        if in_string {
            // A line end inside a string is no JSON, and must not become any.
            return Some(if byte == b'\n' { b'\r' } else { byte });
        }
        let ends = byte == b']' && self.place.depth() < depth;
        if ends {
            self.elements = None;
        }
        if ends || (byte == b',' && self.place.depth() == depth) {
            let is_row = std::mem::take(&mut self.begun);
            self.rows += u64::from(is_row);
            return Some(b'\n').filter(|_| is_row);
        }
        if byte.is_ascii_whitespace() {
            return Some(b' ').filter(|_| self.begun);
        }
        self.begun = true;
        Some(byte)
    }

    /// Takes a byte outside of the rows and of strings.
    fn pass_around(&mut self, byte: u8) -> io::Result<()> {
        if self.awaits_next && !byte.is_ascii_whitespace() {
            self.awaits_next = false;
            if !matches!(byte, b'n' | b'f' | b'0') {
                self.has_more_pages.store(true, Ordering::Relaxed);
            }
        }
        if let Some(number) = self.number.filter(|_| !byte.is_ascii_whitespace()) {
            let digit = Some(byte).filter(u8::is_ascii_digit).map(|byte| u64::from(byte - b'0'));
            self.number = digit.and_then(|digit| number.checked_mul(10)?.checked_add(digit));
            self.total = self.total.max(self.number.unwrap_or(0));
        }
        match byte {
            b'[' => {
                let keys = self.place.array_keys();
                if keys.is_some_and(|keys| keys.join(".") == self.path) {
                    (self.elements, self.found) = (Some(self.place.depth()), true);
                }
            }
            b':' => {
                let keys = self.place.keys().unwrap_or_default();
                let has = |known: &[&str]| keys.last().is_some_and(|key| known.contains(key));
                self.awaits_next = has(&NEXT);
                self.number = (keys.len() == 1 && has(&TOTAL)).then_some(0);
            }
            b'}' if self.place.depth() == 0 && !std::mem::take(&mut self.found) => {
                let message = format!(
                    "the JSON has no array '{}' with rows; --rows PATH names it, --rows . \
                         takes the objects themselves",
                    self.path
                );
                return Err(io::Error::new(io::ErrorKind::InvalidData, message));
            }
            _ => {}
        }
        Ok(())
    }
}

impl<R: Read> Read for EnvelopeLines<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let mut written = 0;
        while written < room.len() {
            if self.at == self.filled {
                self.filled = self.inner.read(&mut self.buffer)?;
                self.at = 0;
                if self.filled == 0 {
                    self.has_more_pages.fetch_or(self.total > self.rows, Ordering::Relaxed);
                    return match (written, self.place.depth()) {
                        (0, 1..) => {
                            Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the JSON is cut off"))
                        }
                        _ => Ok(written),
                    };
                }
            }
            let byte = self.buffer[self.at];
            self.at += 1;
            if let Some(byte) = self.pass(byte)? {
                room[written] = byte;
                written += 1;
            }
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Read as _, sync::atomic::Ordering};

    use super::{EnvelopeLines, rows_path};

    #[test]
    fn the_array_of_the_rows_is_found_by_its_name() {
        let opened = |key: &str| key == "opened";
        let cases = [
            (r#"{"startAt":0,"issues":[{"a":1}]}"#, Some("issues")),
            (r#"{"data":{"issues":{"nodes":[ {"a":1}]}}}"#, Some("data.issues.nodes")),
            (r#"{"result":[]}"#, Some("result")),
            (r#"{"opened":"x","items":[{"a":1}]}"#, None),
            (r#"{"items":[{"a":1}],"opened":"x"}"#, None),
            (r#"{"labels":[{"a":1}]}"#, None),
            (r#"{"items":[1,2]}"#, None),
            (r#"[{"items":[{}]}]"#, None),
            (r#"{"a":"\"issues\":[{"}"#, None),
        ];
        for (text, expected) in cases {
            assert_eq!(rows_path(text.as_bytes(), opened).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn rows_become_lines_and_a_next_page_is_seen() {
        let cases = [
            (
                r#"{"n":1,"a":[{"x":[1,2]}, {"y":"],{"}],"b":[3]}"#,
                "{\"x\":[1,2]}\n{\"y\":\"],{\"}\n",
                false,
            ),
            ("{\"a\":[\n{\"x\":\n1}\n]}", "{\"x\": 1} \n", false),
            (
                r#"{"a":[{"x":1}],"next_page":"u"} {"a":[{"x":2}],"next_page":null}"#,
                "{\"x\":1}\n{\"x\":2}\n",
                true,
            ),
            (r#"{"a":[],"next_page":null}"#, "", false),
            (r#"{"total":3,"a":[{"x":1},{"x":2}]}"#, "{\"x\":1}\n{\"x\":2}\n", true),
            (
                r#"{"total":2,"a":[{"x":1}]}{"a":[{"x":2}],"total":2}"#,
                "{\"x\":1}\n{\"x\":2}\n",
                false,
            ),
        ];
        for (text, lines, more) in cases {
            let has_more = std::sync::Arc::default();
            let mut read = String::new();
            let mut reader =
                EnvelopeLines::new(text.as_bytes(), "a", std::sync::Arc::clone(&has_more));
            reader.read_to_string(&mut read).unwrap();
            assert_eq!(read, lines, "{text}");
            assert_eq!(has_more.load(Ordering::Relaxed), more, "{text}");
        }
        for broken in [r#"{"a":[{"x":1}"#, r#"{"b":[{"x":1}]}"#] {
            let mut reader = EnvelopeLines::new(broken.as_bytes(), "a", std::sync::Arc::default());
            assert!(reader.read_to_string(&mut String::new()).is_err(), "{broken}");
        }
    }
}
