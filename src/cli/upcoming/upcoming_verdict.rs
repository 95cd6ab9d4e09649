//! The first line of `slacalc upcoming`: how many tickets are late or due, and what it rests on.

use crate::{
    cli::tickets::no_event,
    text::{counted, grouped, length, nonzero},
    upcoming::{DueStanding, OpenTicket, TicketCounts, UpcomingAnswer},
};

pub(super) fn headline(answer: &UpcomingAnswer) -> String {
    let TicketCounts { overdue, due, may_be_due, not_stated, bad, open, rows, .. } = answer.counts;
    let within = within(answer);
    if bad > 0 && bad == rows {
        let rows = counted(bad, "row");
        return format!("Nothing is known: every row has an error; {rows} could not be read");
    }
    let of_those = if bad > 0 { " of those that were read" } else { "" };
    let mut parts = nonzero(&[(overdue, "overdue")]);
    parts.extend((due > 0).then(|| format!("{} due{within}", grouped(due))));
    let may_be = format!("{} may be due{within}", grouped(may_be_due));
    parts.extend((may_be_due > 0).then_some(may_be));
    let mut says = match (parts.is_empty(), answer.tickets.first()) {
        (false, Some(first)) => {
            let unless = unless_answered(answer);
            format!("{}{unless}; first {}", parts.join(", "), named(first))
        }
        _ if open == 0 => format!("No ticket{of_those} is open"),
        _ if answer.within_seconds.is_none() => {
            format!("No open ticket{of_those} has a deadline")
        }
        _ if bad > 0 => format!("No ticket{of_those} is overdue or due{within}"),
        _ => format!("Nothing is overdue or due{within}"),
    };
    if not_stated > 0 {
        let tickets = counted(not_stated, "open ticket");
        says.extend([format!("; the deadline of {tickets} is not stated")]);
    }
    if bad > 0 {
        says.extend([format!("; {} could not be read", counted(bad, "row"))]);
    }
    says
}

/// Returns ` unless answered (…)`, or nothing if the table has times of answers.
fn unless_answered(answer: &UpcomingAnswer) -> String {
    if answer.has_answers {
        return String::new();
    }
    format!(" unless {} ({})", answer.metric.done(), no_event(answer.metric))
}

/// Returns `ACME-123, 10 min late`; `ACME-123, perhaps in 1 h` where the document leaves it open.
fn named(ticket: &OpenTicket) -> String {
    match ticket.earliest.as_ref().filter(|_| ticket.standing == DueStanding::MayBeDue) {
        Some(earliest) => {
            format!("{}, perhaps {}", ticket.name(), distance(earliest.remaining_seconds))
        }
        None => format!("{}, {}", ticket.name(), left(ticket)),
    }
}

/// Returns the window in words: ` within 8 h`; nothing without one.
pub(super) fn within(answer: &UpcomingAnswer) -> String {
    match answer.within_seconds {
        None => String::new(),
        Some(0) => " now".to_owned(),
        Some(seconds) => format!(" within {}", length(seconds)),
    }
}

/// Returns the time to the deadline of a ticket, or past it; nothing without one.
pub(super) fn left(ticket: &OpenTicket) -> String {
    ticket.remaining_seconds.map_or_else(String::new, distance)
}

/// Returns `in 2 h`, or `2 h late`.
pub(super) fn distance(seconds: i64) -> String {
    if seconds < 0 {
        format!("{} late", length(seconds))
    } else {
        format!("in {}", length(seconds))
    }
}
