//! The statuses of a ticket, from its opening on, each with its span.

use super::event_reader::{EventKind, TicketEvent};
use crate::{
    text::excerpt,
    time::{Instant, Zone},
};

/// A span in which a ticket had one status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatusSpan<'e> {
    pub(super) status: &'e str,
    pub(super) from: Instant,
    /// The end; `None` while it lasts.
    pub(super) to: Option<Instant>,
}

/// A change of the status.
#[derive(Clone, Copy)]
struct StatusChange<'e> {
    at: Instant,
    until: Option<Instant>,
    from: Option<&'e str>,
    to: &'e str,
}

/// Returns the statuses of a ticket in order of time, from its opening on.
///
/// # Errors
/// An event is missing, lies before the opening, or overlaps another.
pub(super) fn status_spans<'e>(
    opened: Instant,
    events: &'e [TicketEvent],
    opening_status: Option<&'e str>,
) -> Result<Vec<StatusSpan<'e>>, String> {
    let mut spans: Vec<StatusSpan<'e>> = Vec::new();
    let (mut status, mut since, mut is_first) = (opening_status, opened, true);
    let mut ends: Option<Instant> = None;
    for change in events.iter().filter_map(change) {
        if change.at < opened {
            let [at, opened] = [change.at, opened].map(shown);
            return Err(format!("the history has an event of {at}, before the opening, {opened}"));
        }
        if let Some(from) = change.from {
            expect_same(status, from, (change.at, is_first))?;
            status = Some(from);
        }
        expect_no_gap(ends, change.at)?;
        if change.at > since {
            let Some(status) = status else { return Err(unknown_opening(opened, change.at)) };
            spans.push(StatusSpan { status, from: since, to: Some(change.at) });
        }
        (status, since, ends, is_first) = (Some(change.to), change.at, change.until, false);
    }
    if let Some(status) = status {
        spans.push(StatusSpan { status, from: since, to: ends });
    }
    spans.dedup_by(|later, kept| {
        let is_same = later.status == kept.status && kept.to == Some(later.from);
        if is_same {
            kept.to = later.to;
        }
        is_same
    });
    Ok(spans)
}

fn change(event: &TicketEvent) -> Option<StatusChange<'_>> {
    match &event.what {
        EventKind::Status { from, to } => {
            Some(StatusChange { at: event.at, until: event.until, from: from.as_deref(), to })
        }
        EventKind::Comment { .. } => None,
    }
}

/// Refuses a change from another status than the one before.
fn expect_same(
    status: Option<&str>,
    from: &str,
    (at, is_first): (Instant, bool),
) -> Result<(), String> {
    let Some(status) = status.filter(|status| !status.eq_ignore_ascii_case(from)) else {
        return Ok(());
    };
    let (status, from, at) = (excerpt(status), excerpt(from), shown(at));
    Err(if is_first {
        format!(
            "the first event, of {at}, changes the status from '{from}', and opening-status says \
             '{status}'"
        )
    } else {
        format!(
            "an event is missing from the history: the status was '{status}', and the event of \
             {at} changes it from '{from}'"
        )
    })
}

/// Refuses a span that begins before the one before it ends, or after it.
fn expect_no_gap(ends: Option<Instant>, begins: Instant) -> Result<(), String> {
    let Some(ends) = ends.filter(|ends| *ends != begins) else { return Ok(()) };
    let [from, to] = [ends, begins].map(shown);
    Err(if begins < ends {
        format!("two statuses overlap in the history: one ends at {from}, the next begins at {to}")
    } else {
        format!("the history has no status from {from} to {to}")
    })
}

fn unknown_opening(opened: Instant, at: Instant) -> String {
    let [opened, at] = [opened, at].map(shown);
    format!(
        "the history does not say which status the ticket had from its opening, {opened}, to its \
         first event, {at}; if all tickets open with one status, say it: --history-rule \
         opening-status=New"
    )
}

fn shown(at: Instant) -> String {
    Zone::utc().rfc3339(at)
}

#[cfg(test)]
mod tests {
    use super::{EventKind, StatusSpan, TicketEvent, status_spans};
    use crate::time::Instant;

    fn at(seconds: i64) -> Instant {
        Instant::from_unix(seconds).unwrap()
    }

    fn event((seconds, until, from, to): (i64, Option<i64>, &str, &str)) -> TicketEvent {
        let from = (!from.is_empty()).then(|| from.into());
        let what = EventKind::Status { from, to: to.into() };
        TicketEvent { at: at(seconds), until: until.map(at), what }
    }

    fn spans(opening: Option<&str>, said: &[(i64, Option<i64>, &str, &str)]) -> String {
        let events: Vec<TicketEvent> = said.iter().copied().map(event).collect();
        match status_spans(at(100), &events, opening) {
            Ok(spans) => {
                let shown = |span: &StatusSpan<'_>| {
                    let to = span.to.map_or(String::new(), |to| to.unix().to_string());
                    format!("{} {}-{to}", span.status, span.from.unix())
                };
                spans.iter().map(shown).collect::<Vec<_>>().join(", ")
            }
            Err(says) => says,
        }
    }

    #[test]
    fn the_status_before_the_first_event_holds_from_the_opening() {
        let said = [(200, None, "Open", "Pending"), (300, None, "Pending", "Open")];
        assert_eq!(spans(None, &said), "Open 100-200, Pending 200-300, Open 300-");
        assert_eq!(spans(Some("New"), &[(200, None, "", "Open")]), "New 100-200, Open 200-");
        assert_eq!(spans(None, &[(100, None, "", "Open")]), "Open 100-");
    }

    #[test]
    fn what_the_events_leave_open_is_an_error() {
        for (opening, said, fault) in [
            (None, vec![(200, None, "", "Open")], "does not say which status"),
            (None, vec![(50, None, "", "Open")], "before the opening"),
            (Some("New"), vec![(200, None, "Open", "Pending")], "opening-status says 'New'"),
            (
                None,
                vec![(200, None, "Open", "Pending"), (300, None, "Held", "Open")],
                "an event is missing",
            ),
            (
                None,
                vec![(100, Some(300), "", "Open"), (200, None, "", "Pending")],
                "two statuses overlap",
            ),
            (
                None,
                vec![(100, Some(200), "", "Open"), (300, None, "", "Pending")],
                "has no status from",
            ),
        ] {
            let says = spans(opening, &said);
            assert!(says.contains(fault), "{says}");
        }
    }

    #[test]
    fn spans_of_one_status_that_touch_are_one() {
        let said = [(100, Some(200), "", "Open"), (200, Some(300), "", "Open")];
        assert_eq!(spans(None, &said), "Open 100-300");
    }
}
