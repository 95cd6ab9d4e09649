//! What a row claims: a deadline, or a verdict.

use super::{VerdictWords, verdict_words::is_none};
use crate::{
    tickets::{Extra, Row, utc_columns::zone_of},
    time::{Instant, OffsetTable},
    times::{TimeForm, read_time},
};

/// Which column says what somebody else came to.
#[derive(Clone, Debug)]
pub enum Claimed {
    /// A deadline.
    Deadline(Extra),
    /// Whether it was met or missed, in these words.
    State(Extra, VerdictWords),
}

/// What a row claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    Deadline(Instant),
    Met(bool),
}

impl Claimed {
    /// What a row claims; `None` if its cell says nothing.
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
            Self::State(_, verdicts) => Ok(verdicts.read(text)?.map(Claim::Met)),
            Self::Deadline(_) => match read_time(text, form, zone_of(column.is_utc, zone), now) {
                Ok(read) => Ok(Some(Claim::Deadline(read.at))),
                Err(_) if is_none(text) => Ok(None),
                Err(error) => Err(format!("the claimed deadline: {error}")),
            },
        }
    }
}
