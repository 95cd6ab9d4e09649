//! A file of events, joined to the tickets of a table by their ids.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicBool, Ordering},
};

use serde_json::Value;

use super::event_reader::{EventReader, TicketEvent, member, part, put_in_order, shape_of};
use crate::{
    policy::HistoryShape,
    text::{counted, excerpt},
};

/// The events of a file, all of them in memory: about 120 bytes for each.
#[derive(Debug)]
pub(crate) struct HistoryLog {
    name: String,
    /// A sentence on its delimiter, if that was found.
    pub(crate) delimiter_note: Option<String>,
    shape: Option<&'static HistoryShape>,
    events: u64,
    /// Tickets whose events are in no order.
    pub(super) unsorted: u64,
    tickets: BTreeMap<Box<str>, LoggedTicket>,
}

/// The events of a ticket.
#[derive(Debug, Default)]
struct LoggedTicket {
    events: Vec<TicketEvent>,
    /// True if they come from lists, each of which was put in order.
    has_lists: bool,
    /// True if one of these lists was in no order.
    is_disordered: bool,
    /// True once a row of the table has its id.
    is_used: AtomicBool,
}

impl HistoryLog {
    /// Returns a log without events, under the name of its file.
    pub(crate) fn new(name: String) -> Self {
        let (delimiter_note, shape, tickets) = Default::default();
        Self { name, delimiter_note, shape, events: 0, unsorted: 0, tickets }
    }

    /// Puts the events of each ticket in order of time, once all are there.
    ///
    /// # Errors
    /// None is a change of the status or a comment.
    pub(crate) fn finish(&mut self, reader: &EventReader<'_>) -> Result<(), String> {
        if self.events == 0 && !reader.other_fields.is_empty() {
            let fields: Vec<String> =
                reader.other_fields.iter().map(|field| format!("'{}'", excerpt(field))).collect();
            return Err(format!(
                "the history {} has neither a status nor a comment; it has changes of {}; \
                 --history-rule status-field=FIELD says which is the status",
                self.name,
                fields.join(", ")
            ));
        }
        for ticket in self.tickets.values_mut() {
            let is_in_order = put_in_order(&mut ticket.events) || ticket.has_lists;
            self.unsorted += u64::from(!is_in_order || ticket.is_disordered);
        }
        Ok(())
    }

    /// Takes an event, or a ticket with lists of them.
    ///
    /// # Errors
    /// One cannot be read, or names no ticket.
    pub(crate) fn take(&mut self, row: &Value, reader: &mut EventReader<'_>) -> Result<(), String> {
        let lists = HistoryShape::all_lists().filter_map(|list| member(row, list)?.as_array());
        let lists: Vec<&Vec<Value>> = lists.collect();
        if lists.is_empty() {
            self.take_event(row, row, reader)?;
        }
        for list in lists {
            let mut starts: BTreeMap<Box<str>, usize> = BTreeMap::new();
            for event in list {
                let (ticket, start) = self.take_event(event, row, reader)?;
                starts.entry(ticket).or_insert(start);
            }
            // Jira has the newest change first, and the newest comment last.
            for (ticket, start) in starts {
                let known = self.tickets.entry(ticket).or_default();
                known.is_disordered |= !put_in_order(&mut known.events[start..]);
                known.has_lists = true;
            }
        }
        Ok(())
    }

    /// Takes an event. Returns its ticket, and the number of events that this had before.
    fn take_event(
        &mut self,
        event: &Value,
        row: &Value,
        reader: &mut EventReader<'_>,
    ) -> Result<(Box<str>, usize), String> {
        let shape = match self.shape {
            Some(shape) => shape,
            None => *self.shape.insert(shape_of(event)?),
        };
        let ticket = part(event, shape.ticket).or_else(|| part(row, shape.ticket));
        let ticket: Box<str> = ticket.ok_or_else(|| no_ticket(shape))?.into();
        let known = self.tickets.entry(ticket.clone()).or_default();
        let before = known.events.len();
        reader.read(event, shape, &mut known.events)?;
        self.events += (known.events.len() - before) as u64;
        Ok((ticket, before))
    }

    /// Returns the events of a ticket.
    pub(super) fn events_of(&self, ticket: &[u8]) -> Option<&[TicketEvent]> {
        let ticket = self.tickets.get(str::from_utf8(ticket.trim_ascii()).ok()?)?;
        ticket.is_used.store(true, Ordering::Relaxed);
        Some(&ticket.events)
    }

    /// Returns its name and what is in it, for a line.
    pub(super) fn source(&self) -> String {
        let shape = self.shape.map_or("nothing", |shape| shape.title);
        format!(
            "{} ({shape}: {} of {}, held in memory)",
            self.name,
            counted(self.events, "event"),
            counted(self.tickets.len() as u64, "ticket")
        )
    }

    /// Returns a line if it has tickets that the table has not.
    pub(super) fn unused_line(&self) -> Option<String> {
        let is_unused = |ticket: &&LoggedTicket| !ticket.is_used.load(Ordering::Relaxed);
        let unused = self.tickets.values().filter(is_unused).count() as u64;
        let are = if unused == 1 { "is" } else { "are" };
        let tickets = counted(unused, "ticket");
        (unused > 0).then(|| format!("{tickets} of the history {are} not in the table."))
    }
}

fn no_ticket(shape: &HistoryShape) -> String {
    let names = shape.ticket.join("' or '");
    format!("an event has no ticket id; in {} that is '{names}'", shape.title)
}
