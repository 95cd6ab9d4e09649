//! The facts of a ticket that its events and the rules give.

use super::{
    HistoryFindings, TicketEvent,
    event_reader::EventKind,
    label_rules::matches,
    status_spans::{StatusSpan, status_spans},
};
use crate::{
    policy::{HistoryKey, HistoryRules, ResponseComment},
    sla::{Pause, TicketEvents, TicketSide, TicketTimes},
    text::excerpt,
    time::{Instant, Zone},
};

/// The facts of a ticket.
#[derive(Debug, Default)]
pub(super) struct TicketFacts {
    /// Every response, in order of time.
    responses: Vec<Instant>,
    pauses: Vec<Pause>,
    /// Every closing, in order of time.
    closings: Vec<Instant>,
    /// True if it has not been reopened since the last of them.
    is_closed: bool,
    reopened: Vec<Instant>,
    hand_overs: Vec<(Instant, TicketSide)>,
}

impl TicketFacts {
    /// Returns the facts of a ticket. Its events are in order of time.
    ///
    /// # Errors
    /// Events contradict each other, or leave open what a rule asks for.
    pub(super) fn of(
        opened: Instant,
        events: &[TicketEvent],
        rules: &HistoryRules,
        findings: &HistoryFindings,
    ) -> Result<Self, String> {
        let spans = status_spans(opened, events, rules.one(HistoryKey::OpeningStatus))?;
        findings.take_statuses(spans.iter().map(|span| span.status), rules);
        let mut facts = Self::default();
        facts.take_spans(&spans, rules);
        facts.responses = match rules.response_comment() {
            Some(kind) => facts.comments(opened, events, rules, kind)?,
            None => runs(&spans, rules, HistoryKey::RespondedWhen).map(|(from, _)| from).collect(),
        };
        Ok(facts)
    }

    fn take_spans(&mut self, spans: &[StatusSpan<'_>], rules: &HistoryRules) {
        self.pauses = runs(spans, rules, HistoryKey::PauseWhile).collect();
        let is_closed = |span: &StatusSpan<'_>| rules.lists(HistoryKey::ResolvedWhen, span.status);
        self.closings = runs(spans, rules, HistoryKey::ResolvedWhen).map(|(at, _)| at).collect();
        self.is_closed = spans.last().is_some_and(is_closed);
        let reopens = |span: &StatusSpan<'_>| {
            rules.reopens_by_any() || rules.lists(HistoryKey::ReopenedWhen, span.status)
        };
        for pair in spans.windows(2) {
            if is_closed(&pair[0]) && !is_closed(&pair[1]) && reopens(&pair[1]) {
                self.reopened.push(pair[1].from);
            }
        }
        if rules.has(HistoryKey::CustomerWhile) {
            for span in spans {
                let side = if rules.lists(HistoryKey::CustomerWhile, span.status) {
                    TicketSide::Customer
                } else {
                    TicketSide::Vendor
                };
                if self.hand_overs.last().is_none_or(|(_, last)| *last != side) {
                    self.hand_overs.push((span.from, side));
                }
            }
        }
    }

    /// Returns the comments that are responses.
    fn comments(
        &self,
        opened: Instant,
        events: &[TicketEvent],
        rules: &HistoryRules,
        kind: ResponseComment,
    ) -> Result<Vec<Instant>, String> {
        let mut responses = Vec::new();
        for event in events.iter().filter(|event| event.at >= opened) {
            let EventKind::Comment { author, is_public } = &event.what else { continue };
            let seen = match kind {
                ResponseComment::Public => *is_public,
                ResponseComment::Any => Some(true),
            };
            let side = side_of(author.as_deref(), rules)?;
            match (side, seen) {
                (Some(TicketSide::Customer), _) | (_, Some(false)) => {}
                (Some(TicketSide::Vendor), Some(true)) => responses.push(event.at),
                // Behind a response nothing depends on it, unless the ticket was reopened.
                _ if !responses.is_empty() && self.reopened.is_empty() => {}
                (side, _) => return Err(unknown_comment(event.at, author.as_deref(), side)),
            }
        }
        Ok(responses)
    }

    /// Puts the facts for which there is a rule into the times of a ticket, and into the events of
    /// another metric.
    pub(super) fn put(
        self,
        rules: &HistoryRules,
        times: &mut TicketTimes,
        later: Option<&mut TicketEvents>,
    ) {
        if rules.has(HistoryKey::RespondedWhen) {
            let mut responses = self.responses.into_iter();
            times.responded = responses.next();
            times.later_responses = responses.collect();
            times.has_response_column = true;
        }
        if rules.has(HistoryKey::PauseWhile) {
            times.pauses = self.pauses;
        }
        if rules.has(HistoryKey::ResolvedWhen) {
            times.closed = self.closings.last().copied().filter(|_| self.is_closed);
            times.first_closed = self.closings.first().copied();
            if let Some(later) = later {
                later.resolved = times.closed;
            }
        }
        if rules.has(HistoryKey::ReopenedWhen) {
            times.reopened = self.reopened;
        }
        if rules.has(HistoryKey::CustomerWhile) {
            times.hand_overs = self.hand_overs;
        }
    }
}

/// Returns the spans in which a ticket has one of the statuses of a rule; those that touch are one.
fn runs<'s>(
    spans: &'s [StatusSpan<'_>],
    rules: &'s HistoryRules,
    key: HistoryKey,
) -> impl Iterator<Item = Pause> + 's {
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_listed = |span: &StatusSpan<'_>| rules.lists(key, span.status);
        let first = at + spans[at..].iter().position(is_listed)?;
        let others = spans[first..].iter().position(|span| !is_listed(span));
        at = others.map_or(spans.len(), |others| first + others);
        Some((spans[first].from, spans[at - 1].to))
    })
}

/// Returns the side of an author; `None` if it is not known.
fn side_of(author: Option<&str>, rules: &HistoryRules) -> Result<Option<TicketSide>, String> {
    let Some(author) = author else { return Ok(None) };
    let is_listed = |key: HistoryKey| {
        rules.of(key).filter(|pattern| *pattern != "*").any(|pattern| matches(pattern, author))
    };
    let everybody = |key: HistoryKey| rules.of(key).any(|pattern| pattern == "*");
    let (vendor, customer) = (HistoryKey::VendorAuthors, HistoryKey::CustomerAuthors);
    match (is_listed(vendor), is_listed(customer)) {
        (true, true) => Err(format!(
            "the author '{}' is under vendor-authors and customer-authors",
            excerpt(author)
        )),
        (true, false) => Ok(Some(TicketSide::Vendor)),
        (false, true) => Ok(Some(TicketSide::Customer)),
        (false, false) => Ok(match (everybody(vendor), everybody(customer)) {
            (true, false) => Some(TicketSide::Vendor),
            (false, true) => Some(TicketSide::Customer),
            _ => None,
        }),
    }
}

fn unknown_comment(at: Instant, author: Option<&str>, side: Option<TicketSide>) -> String {
    let at = Zone::utc().rfc3339(at);
    match (author, side) {
        (None, _) => format!("the comment of {at} has no author, so it may be the response"),
        (Some(_), Some(_)) => {
            format!("nothing says whether the customer can see the vendor's comment of {at}")
        }
        (Some(author), None) => {
            let author = excerpt(author);
            format!(
                "no rule says whether '{author}', who wrote the comment of {at}, belongs to the \
                 vendor or to the customer: --history-rule vendor-authors='{author}', or \
                 customer-authors='{author}'"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EventKind, HistoryFindings, TicketEvent, TicketFacts};
    use crate::{
        policy::{HistoryKey, HistoryRules},
        sla::TicketSide,
        time::Instant,
    };

    fn at(seconds: i64) -> Instant {
        Instant::from_unix(seconds).unwrap()
    }

    fn status(seconds: i64, from: &str, to: &str) -> TicketEvent {
        let what = EventKind::Status { from: Some(from.into()), to: to.into() };
        TicketEvent { at: at(seconds), until: None, what }
    }

    fn comment(seconds: i64, author: &str, is_public: Option<bool>) -> TicketEvent {
        let what = EventKind::Comment { author: Some(author.into()), is_public };
        TicketEvent { at: at(seconds), until: None, what }
    }

    fn facts(rules: &[(HistoryKey, &str)], events: &[TicketEvent]) -> Result<TicketFacts, String> {
        let mut said = HistoryRules::default();
        for (key, value) in rules {
            said.add(*key, value);
        }
        TicketFacts::of(at(100), events, &said, &HistoryFindings::default())
    }

    #[test]
    fn statuses_become_pauses_closings_and_reopenings() {
        let rules = [
            (HistoryKey::PauseWhile, "Pending"),
            (HistoryKey::PauseWhile, "Held"),
            (HistoryKey::CustomerWhile, "Pending"),
            (HistoryKey::RespondedWhen, "Open"),
            (HistoryKey::ResolvedWhen, "Solved"),
            (HistoryKey::ResolvedWhen, "Closed"),
            (HistoryKey::ReopenedWhen, "any other status"),
        ];
        let events = [
            status(200, "New", "Open"),
            status(300, "Open", "Pending"),
            status(400, "Pending", "Held"),
            status(500, "Held", "Solved"),
            status(600, "Solved", "Closed"),
            status(700, "Closed", "Open"),
            status(800, "Open", "Pending"),
        ];
        let facts = facts(&rules, &events).unwrap();
        assert_eq!(facts.responses, [at(200), at(700)]);
        assert_eq!(facts.pauses, [(at(300), Some(at(500))), (at(800), None)]);
        assert_eq!((facts.closings, facts.is_closed), (vec![at(500)], false));
        assert_eq!(facts.reopened, [at(700)]);
        let (vendor, customer) = (TicketSide::Vendor, TicketSide::Customer);
        assert_eq!(
            facts.hand_overs,
            [(at(100), vendor), (at(300), customer), (at(400), vendor), (at(800), customer)]
        );
    }

    #[test]
    fn a_comment_is_a_response_only_if_all_of_it_is_known() {
        let rules = [
            (HistoryKey::RespondedWhen, "first public comment by the vendor"),
            (HistoryKey::VendorAuthors, "*@vendor.example"),
            (HistoryKey::CustomerAuthors, "jo@*"),
        ];
        let (ours, theirs) = ("jo@firm.example", "al@vendor.example");
        let known = [
            comment(150, ours, Some(true)),
            comment(200, theirs, Some(false)),
            comment(250, "x@other.example", Some(false)),
            comment(300, theirs, Some(true)),
            comment(400, "x@other.example", Some(true)),
        ];
        assert_eq!(facts(&rules, &known).unwrap().responses, [at(300)]);
        for (unknown, says) in [
            (
                comment(200, "x@other.example", Some(true)),
                "belongs to the vendor or to the customer",
            ),
            (comment(200, theirs, None), "whether the customer can see"),
        ] {
            let error = facts(&rules, &[unknown, comment(300, theirs, Some(true))]).unwrap_err();
            assert!(error.contains(says), "{error}");
        }
        let everybody = (HistoryKey::CustomerAuthors, "*");
        let others =
            [comment(200, "x@other.example", Some(true)), comment(300, theirs, Some(true))];
        assert_eq!(facts(&[rules[0], rules[1], everybody], &others).unwrap().responses, [at(300)]);
    }
}
