//! Closings at a local time that the clocks show twice.
//!
//! Where a ticket has the same answer by both instants, its row needs no offset.

use crate::{
    sla::{QuestionError, TicketStatus},
    time::{Instant, parse_rfc3339},
    times::TimeError,
};

/// The later instant of a closing that could be two, and the error where they differ.
#[derive(Debug)]
pub(super) struct ClosedTwice {
    pub(super) second: Instant,
    pub(super) error: QuestionError,
}

/// Returns the instant of a closing that could not be read because the clocks show it twice: the
/// first, with the second beside it, or the only one that the opening is not after.
///
/// # Errors
/// The error is another, or both instants are before the opening.
#[cold]
pub(super) fn closings(
    error: QuestionError,
    opened: Instant,
) -> Result<(Instant, Option<Box<ClosedTwice>>), QuestionError> {
    let QuestionError::Time { error: TimeError::Repeated { readings, .. }, .. } = &error else {
        return Err(error);
    };
    let read = readings.each_ref().map(|text| parse_rfc3339(text).map(|read| read.at));
    match read {
        [Ok(first), Ok(second)] if first >= opened => {
            Ok((first, Some(Box::new(ClosedTwice { second, error }))))
        }
        [Ok(_), Ok(second)] if second >= opened => Ok((second, None)),
        _ => Err(error),
    }
}

/// Returns the status that two closings have in common, without how far its clock was at each;
/// `None` if they differ in more.
pub(super) fn in_common(mut one: TicketStatus, mut other: TicketStatus) -> Option<TicketStatus> {
    if one.elapsed_seconds != other.elapsed_seconds {
        (one.elapsed_seconds, other.elapsed_seconds) = (None, None);
    }
    if one.remaining_seconds != other.remaining_seconds {
        (one.remaining_seconds, other.remaining_seconds) = (None, None);
    }
    (one == other).then_some(one)
}
