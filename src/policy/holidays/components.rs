//! The events of an iCalendar file, each with its place in the text. Knows nothing of what an event says.

use std::ops::Range;

use calcard::icalendar::{ICalendarComponent, ICalendarComponentType};
use calcard::{Entry, Parser};

/// The events of all calendars in the file, in its order, each with the line that begins it.
pub(super) fn events(text: &str) -> impl Iterator<Item = (ICalendarComponent, Range<usize>)> {
    // The reader keeps no places.
    read(text).into_iter().zip(places(text).chain(std::iter::repeat(0..0)))
}

fn read(text: &str) -> Vec<ICalendarComponent> {
    let mut parser = Parser::new(text);
    let mut found = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => {
                found.extend(calendar.components.into_iter().filter(|part| part.component_type == ICalendarComponentType::VEvent));
            }
            Entry::Eof => return found,
            _ => {}
        }
    }
}

fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = next;
        next += line.len();
        let line = line.trim_end();
        line.eq_ignore_ascii_case("BEGIN:VEVENT").then_some(start..start + line.len())
    })
}
