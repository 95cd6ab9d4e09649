//! The values of the columns that a batch adds, as CSV and as JSON.

use super::input::put_json;
use crate::{text::put_field, time::OffsetInstant};

/// A value of the answer.
#[derive(Clone, Copy)]
pub(super) enum CellValue<'v> {
    Text(&'v str),
    /// A word of slacalc's, with nothing to escape.
    Word(&'static str),
    Time(OffsetInstant),
    Number(i64),
    Nothing,
}

impl CellValue<'_> {
    #[inline]
    pub(super) fn put_csv(self, delimiter: u8, raw: bool, to: &mut Vec<u8>) {
        match self {
            Self::Text(text) => put_field(text.as_bytes(), delimiter, raw, to),
            Self::Word(word) => to.extend_from_slice(word.as_bytes()),
            Self::Time(at) => at.write_rfc3339(to),
            Self::Number(number) => {
                to.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
            }
            Self::Nothing => {}
        }
    }

    #[inline]
    pub(super) fn put_json(self, to: &mut Vec<u8>) {
        match self {
            Self::Text(text) => put_json(text, to),
            Self::Word(word) => {
                to.push(b'"');
                to.extend_from_slice(word.as_bytes());
                to.push(b'"');
            }
            Self::Time(at) => {
                to.push(b'"');
                at.write_rfc3339(to);
                to.push(b'"');
            }
            Self::Number(number) => {
                to.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
            }
            Self::Nothing => to.extend_from_slice(b"null"),
        }
    }
}
