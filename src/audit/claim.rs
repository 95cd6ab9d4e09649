//! The claim of a row: a deadline, or a verdict.

use super::{VerdictWords, verdict_words::is_none};
use crate::{
    text::excerpt,
    tickets::{Extra, Row},
    time::{Date, Instant, OffsetTable},
    times::{TimeError, TimeForm, read_time},
};

/// The column that has the claims.
#[derive(Clone, Debug)]
pub(crate) enum Claimed {
    /// A deadline.
    Deadline(Extra),
    /// Verdicts, met or missed, in these words.
    State(Extra, VerdictWords),
}

/// The claim of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    Deadline(Instant),
    /// That the deadline was met, or that it was missed.
    Verdict {
        met: bool,
    },
}

impl Claimed {
    /// Reads the claim of a row; `None` if its cell has none.
    pub(super) fn read(
        &self,
        row: &Row<'_>,
        form: Option<&TimeForm>,
        zone: Option<&OffsetTable>,
        now: Instant,
    ) -> Result<Option<Claim>, String> {
        let (Self::Deadline(column) | Self::State(column, _)) = self;
        let cell = row.extra(*column).trim_ascii();
        let text = std::str::from_utf8(cell)
            .map_err(|_| "the claim is not UTF-8; save the table as UTF-8".to_owned())?;
        match self {
            _ if text.is_empty() => Ok(None),
            Self::State(_, verdicts) => Ok(verdicts.read(text)?.map(|met| Claim::Verdict { met })),
            Self::Deadline(_) => match read_time(text, form, column.zone(zone), now) {
                Ok(read) => Ok(Some(Claim::Deadline(read.at))),
                Err(_) if is_none(text) => Ok(None),
                Err(TimeError::Shape(text)) if Date::parse(&text).is_ok() => Err(format!(
                    "the claimed deadline: '{text}' is a date without a time of day; export the \
                     column with its time"
                )),
                Err(TimeError::Shape(text)) => Err(format!(
                    "the claimed deadline: '{}' is not a time; write 2026-03-06T16:45:00-05:00, or \
                     '2026-03-06 16:45' with --timezone",
                    excerpt(&text)
                )),
                Err(error) => Err(format!("the claimed deadline: {error}")),
            },
        }
    }
}
