//! The order of a ticket's events: nothing is before its opening, and little after now.

use super::{QuestionError, Subject};
use crate::{
    time::{Instant, Zone},
    times::TypedTime,
};

/// Returns the note on an event of the ticket that is yet to come.
pub(crate) fn note_after_now(what: &str, zone: &Zone, now: Instant) -> String {
    format!("The ticket is {what} after now, {}: is that meant?", zone.rfc3339(now))
}

/// Refuses a response, or a moment of it, before the opening.
pub(super) fn check_response(
    subject: &Subject<'_>,
    opened: &TypedTime,
    (what, at): (&str, Option<Instant>),
) -> Result<(), QuestionError> {
    let Some(at) = at.filter(|at| *at < opened.at) else {
        return Ok(());
    };
    let zone = subject.shown_in(opened.at, opened.written_in.as_ref(), None);
    let [opened, at] = [opened.at, at].map(|at| zone.rfc3339(at));
    Err(QuestionError::Conflict(format!("the {what}, {at}, is before the opening, {opened}")))
}
