//! What a row claims: a deadline, or a verdict.

use crate::{
    tickets::{Extra, Row},
    time::{Instant, Offsets, read_time},
};

/// Which column says what somebody else came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// A deadline.
    Deadline(Extra),
    /// Whether it was met or missed.
    State(Extra),
}

/// What a row claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    Deadline(Instant),
    Met(bool),
}

/// Words for met and for missed, as help desks write them.
const MET: [&str; 8] = ["met", "achieved", "fulfilled", "within", "within sla", "in time", "on time", "ok"];
const MISSED: [&str; 8] = ["missed", "breached", "violated", "overdue", "late", "failed", "breach", "out of sla"];

impl Claimed {
    /// What a row claims; `None` if its cell is empty.
    pub(super) fn read(self, row: &Row<'_>, format: Option<&str>, zone: Option<&Offsets>, now: Instant) -> Result<Option<Claim>, String> {
        let (Self::Deadline(column) | Self::State(column)) = self;
        let cell = row.extra(column).trim_ascii();
        if cell.is_empty() || cell == b"null" {
            return Ok(None);
        }
        let text = std::str::from_utf8(cell).map_err(|_| "the claim is not UTF-8".to_owned())?;
        match self {
            Self::Deadline(_) => {
                let read = read_time(text, format, zone, now).map_err(|error| format!("the claimed deadline: {error}"))?;
                Ok(Some(Claim::Deadline(read.at)))
            }
            Self::State(_) => {
                let is = |words: [&str; 8]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
                match (is(MET), is(MISSED)) {
                    (true, _) => Ok(Some(Claim::Met(true))),
                    (_, true) => Ok(Some(Claim::Met(false))),
                    _ => {
                        let shown: String = text.chars().take(40).collect();
                        Err(format!("the claimed state '{shown}' is neither of {} nor of {}", MET.join(", "), MISSED.join(", ")))
                    }
                }
            }
        }
    }
}
