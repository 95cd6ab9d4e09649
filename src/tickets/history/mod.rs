//! Histories of tickets: events become pauses, responses, closings, reopenings and hand-overs, by
//! rules that the contract or an option states.
//!
//! ```text
//! a file, or cells of JSON → events → spans of one status each → facts → the times of a ticket
//! ```
//!
//! Events stand in a file of their own, joined by the ticket's id and held in memory, or in the row
//! of the ticket. A fact without a rule is left to its column. What the events leave open, such as
//! the status between the opening and the first event, is an error of the row.

mod event_reader;
mod history_findings;
mod history_log;
mod status_spans;
mod ticket_facts;

use serde_json::Value;

pub(crate) use event_reader::EventReader;
use event_reader::{TicketEvent, put_in_order, shape_of};
use history_findings::HistoryFindings;
pub(crate) use history_log::HistoryLog;
use ticket_facts::TicketFacts;

use super::{HistoryColumns, Row, label_rules, row_times::TimeContext};
use crate::{
    policy::{HistoryKey, HistoryRules, Metric},
    sla::{TicketEvents, TicketTimes},
};

/// The rules of a table, the events in a file, and what was found of both.
#[derive(Debug)]
pub(crate) struct History {
    rules: HistoryRules,
    log: Option<HistoryLog>,
    findings: HistoryFindings,
}

impl History {
    /// Returns a history by rules. Without a log the events stand in the rows.
    pub(crate) fn new(rules: HistoryRules, log: Option<HistoryLog>) -> Self {
        Self { rules, log, findings: HistoryFindings::default() }
    }

    /// Lists the choices that were made, and what is doubtful about rules and events. `later` is
    /// true if another metric than the first response is asked about.
    pub(crate) fn notes(&self, later: bool) -> Vec<String> {
        self.findings.notes(&self.rules, self.log.as_ref(), later)
    }

    /// Returns true if a rule gives the event that stops the clock of a metric.
    pub(super) fn stops(&self, metric: Metric) -> bool {
        metric == Metric::Resolution && self.rules.has(HistoryKey::ResolvedWhen)
    }

    /// Puts the facts that the events of a ticket give into its times, and into the events of
    /// another metric if one is asked about.
    ///
    /// # Errors
    /// The events cannot be read, contradict each other, or leave something open.
    pub(super) fn apply(
        &self,
        row: &Row<'_>,
        columns: &HistoryColumns,
        written: &TimeContext<'_>,
        (times, later): (&mut TicketTimes, Option<&mut TicketEvents>),
    ) -> Result<(), String> {
        let of_row: Option<Vec<TicketEvent>>;
        let events = if let Some(log) = &self.log {
            columns.id.and_then(|id| log.events_of(row.extra(id)))
        } else {
            of_row = self.events_in(row, columns, written)?;
            of_row.as_deref()
        };
        if events.is_none() {
            let is_untouched = self.rules.has(HistoryKey::OpeningStatus);
            let needs_response =
                self.rules.has(HistoryKey::RespondedWhen) && !times.has_response_column;
            if needs_response && !is_untouched {
                return Err(without_events());
            }
            self.findings.count_without_events();
            if !is_untouched {
                return Ok(());
            }
        }
        let events = events.unwrap_or_default();
        let facts = TicketFacts::of(times.opened.at, events, &self.rules, &self.findings)?;
        facts.put(&self.rules, times, later);
        Ok(())
    }

    /// Reads the events that stand in a row; `None` if it has no list of them.
    fn events_in(
        &self,
        row: &Row<'_>,
        columns: &HistoryColumns,
        written: &TimeContext<'_>,
    ) -> Result<Option<Vec<TicketEvent>>, String> {
        let (mut events, mut is_in_order, mut has_list) = (Vec::new(), true, false);
        let status_field = self.rules.one(HistoryKey::StatusField);
        let mut reader = EventReader::new(written.form, written.zone, written.now, status_field);
        for list in &columns.lists {
            let cell = row.extra(*list).trim_ascii();
            if cell.is_empty() {
                continue;
            }
            let value: Value = serde_json::from_slice(cell)
                .map_err(|error| format!("the events are no list in JSON: {error}"))?;
            let Some(elements) = value.as_array() else {
                return Err("the events are no list in JSON".to_owned());
            };
            has_list = true;
            let Some(first) = elements.first() else { continue };
            let shape = shape_of(first)?;
            self.findings.read_as(shape);
            let first = events.len();
            for element in elements {
                reader.read(element, shape, &mut events)?;
            }
            is_in_order &= put_in_order(&mut events[first..]);
        }
        if !is_in_order {
            self.findings.count_unsorted();
        }
        events.sort_by_key(|event| event.at);
        Ok(has_list.then_some(events))
    }
}

fn without_events() -> String {
    "no event of this ticket is known, so nothing says whether it was answered; if tickets without \
     events have not been touched, say their status: --history-rule opening-status=New"
        .to_owned()
}
