//! Reads events out of JSON: changes of the status, and comments.

use std::{collections::BTreeSet, sync::Arc};

use serde_json::Value;

use crate::{
    policy::HistoryShape,
    text::excerpt,
    time::{Instant, OffsetTable},
    times::{TimeForm, read_time},
};

/// The most names of fields that are kept, for a message.
const MOST_FIELDS: usize = 12;

/// An event of a ticket.
#[derive(Clone, Debug)]
pub(in super::super) struct TicketEvent {
    pub(super) at: Instant,
    /// The end of a status that is told by its span.
    pub(super) until: Option<Instant>,
    pub(super) what: EventKind,
}

/// The content of an event.
#[derive(Clone, Debug)]
pub(super) enum EventKind {
    /// The status after it, and the one before if the event tells it.
    Status { from: Option<Arc<str>>, to: Arc<str> },
    /// A comment; `None` where its author, or who can see it, is not known.
    Comment { author: Option<Arc<str>>, is_public: Option<bool> },
}

/// Reads events, one after the other.
#[derive(Debug)]
pub(crate) struct EventReader<'h> {
    form: Option<&'h TimeForm>,
    /// The zone of local times.
    zone: Option<&'h OffsetTable>,
    now: Instant,
    /// The field whose changes are those of the status, if a rule says it.
    status_field: Option<&'h str>,
    /// Statuses and authors, each kept once.
    names: BTreeSet<Arc<str>>,
    /// Fields that changed and are no status.
    pub(super) other_fields: BTreeSet<String>,
}

impl<'h> EventReader<'h> {
    /// Returns a reader of times in a form and a zone.
    pub(crate) fn new(
        form: Option<&'h TimeForm>,
        zone: Option<&'h OffsetTable>,
        now: Instant,
        status_field: Option<&'h str>,
    ) -> Self {
        let (names, other_fields) = (BTreeSet::new(), BTreeSet::new());
        Self { form, zone, now, status_field, names, other_fields }
    }

    /// Adds the changes of the status, and the comments, of an event.
    ///
    /// # Errors
    /// One has no time, or one that cannot be read.
    pub(super) fn read(
        &mut self,
        event: &Value,
        shape: &HistoryShape,
        into: &mut Vec<TicketEvent>,
    ) -> Result<(), String> {
        let changes = shape.changes.iter().find_map(|name| member(event, name)?.as_array());
        match changes {
            Some(changes) => {
                changes.iter().try_for_each(|change| self.read_change((change, event), shape, into))
            }
            None => self.read_change((event, event), shape, into),
        }
    }

    fn read_change(
        &mut self,
        (change, event): (&Value, &Value),
        shape: &HistoryShape,
        into: &mut Vec<TicketEvent>,
    ) -> Result<(), String> {
        let field = part(change, shape.field);
        let to = part(change, shape.to);
        let is_among = |names: &[&str]| {
            let is_it =
                |name: &&str| field.as_ref().is_some_and(|it| it.eq_ignore_ascii_case(name));
            names.iter().any(is_it)
        };
        let is_status = match self.status_field {
            _ if shape.field.is_empty() => to.is_some(),
            Some(status) => is_among(&[status]),
            None => is_among(shape.status),
        };
        let is_comment = is_among(shape.comment)
            || (field.is_none()
                && shape.comment_parts.iter().any(|it| member(change, it).is_some()));
        let of_either = |names: &[&str]| part(change, names).or_else(|| part(event, names));
        let what = if is_status {
            let to = to.ok_or("an event has no status after it")?;
            let from = part(change, shape.from).map(|from| self.kept(&from));
            EventKind::Status { from, to: self.kept(&to) }
        } else if is_comment {
            let author = of_either(shape.author).map(|author| self.kept(&author));
            let public = of_either(shape.public).or(to);
            EventKind::Comment { author, is_public: public.and_then(|word| is_public(&word)) }
        } else {
            let other = field.filter(|_| self.other_fields.len() < MOST_FIELDS);
            self.other_fields.extend(other);
            return Ok(());
        };
        let at = of_either(shape.time).ok_or("an event has no time")?;
        let at = self.time(&at)?;
        let until = of_either(shape.until).map(|until| self.time(&until)).transpose()?;
        into.push(TicketEvent { at, until, what });
        Ok(())
    }

    fn kept(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.names.get(name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = name.into();
        self.names.insert(Arc::clone(&name));
        name
    }

    /// Reads a time in any form that can mean one thing only, or else in that of the table.
    fn time(&self, text: &str) -> Result<Instant, String> {
        let read = read_time(text, None, self.zone, self.now);
        let read = match (read, self.form) {
            (Err(_), Some(form)) => read_time(text, Some(form), self.zone, self.now),
            (read, _) => read,
        };
        read.map(|read| read.at).map_err(|error| {
            format!("the time '{}' of an event cannot be read: {error}", excerpt(text))
        })
    }
}

/// Puts events in order of time, and returns false if that was not an order that help desks have: a
/// list that begins with the newest is turned round.
pub(super) fn put_in_order(events: &mut [TicketEvent]) -> bool {
    if events.is_sorted_by_key(|event| event.at) {
        return true;
    }
    events.reverse();
    if events.is_sorted_by_key(|event| event.at) {
        return true;
    }
    events.reverse();
    events.sort_by_key(|event| event.at);
    false
}

/// Returns true or false for a comment that the customer sees or not; `None` if the word says
/// nothing.
fn is_public(word: &str) -> Option<bool> {
    match word.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" | "public" => Some(true),
        "false" | "no" | "0" | "private" | "internal" => Some(false),
        _ => None,
    }
}

/// Returns a member of an object, or one further down by a path with dots.
pub(super) fn member<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let step = |value: &'v Value, name: &str| {
        let object = value.as_object()?;
        let alike = || object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        object.get(name).or_else(|| alike().map(|(_, value)| value))
    };
    path.split('.').try_fold(value, step)
}

/// Returns the text of the first part that is there and not empty.
pub(super) fn part(value: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let text = match member(value, name)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Bool(is) => is.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    })
}

/// Returns the shape of a history by one of its events.
pub(super) fn shape_of(event: &Value) -> Result<&'static HistoryShape, String> {
    HistoryShape::recognised(|name| member(event, name).is_some()).ok_or_else(|| {
        let keys = event.as_object().into_iter().flat_map(|object| object.keys());
        let keys: Vec<&str> = keys.take(12).map(String::as_str).collect();
        format!(
            "the events have none of the shapes that are known, but {}; a log of events has \
             ticket,time,field,old,new,author,public",
            keys.join(", ")
        )
    })
}
