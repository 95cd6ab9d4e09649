//! The events of an iCalendar file, each with its place in the text. Knows nothing of what an event
//! says.

use std::ops::Range;

use calcard::{
    Entry, Parser,
    icalendar::{ICalendarComponent, ICalendarComponentType},
};

/// The text of an event.
#[derive(Clone, Copy)]
pub(super) struct EventText<'a> {
    text: &'a str,
    /// Its first byte in the file.
    start: usize,
}

/// A line of an event without its folds, and where it begins in the file.
pub(super) struct UnfoldedLine {
    pub(super) place: Range<usize>,
    pub(super) text: String,
}

/// Returns the events of all calendars in the file, in its order. They are read one by one, so that
/// a file takes little memory.
pub(super) fn events(text: &str) -> impl Iterator<Item = (ICalendarComponent, EventText<'_>)> {
    blocks(text).into_iter().filter_map(|block| Some((block.read()?, block)))
}

/// Returns the value of a property of the file itself, such as `X-WR-TIMEZONE`.
pub(super) fn property<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let before_events = text.lines().take_while(|line| !is_event(line, "BEGIN"));
    let mut values = before_events.filter_map(|line| {
        let (key, value) = line.split_once(':')?;
        let key = key.split(';').next().unwrap_or_default();
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    });
    values.next()
}

impl EventText<'_> {
    /// Returns the place of its first line.
    pub(super) fn place(&self) -> Range<usize> {
        let line = self.text.lines().next().unwrap_or_default().trim_end();
        self.start..self.start + line.len()
    }

    /// Returns the lines of the event itself that begin with one of these names, not those of an
    /// alarm within it.
    pub(super) fn lines(&self, names: &[&str]) -> Vec<UnfoldedLine> {
        let mut found: Vec<UnfoldedLine> = Vec::new();
        let (mut next, mut depth, mut is_wanted) = (self.start, 0, false);
        for whole in self.text.split_inclusive('\n') {
            let start = next;
            next += whole.len();
            let line = whole.trim_end_matches(['\r', '\n']);
            if let Some(more) = line.strip_prefix([' ', '\t']) {
                if let Some(last) = found.last_mut().filter(|_| is_wanted) {
                    last.text.push_str(more);
                }
                continue;
            }
            let name = line.split([':', ';']).next().unwrap_or_default();
            depth += i32::from(name.eq_ignore_ascii_case("BEGIN"))
                - i32::from(name.eq_ignore_ascii_case("END"));
            is_wanted = depth == 1 && names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name));
            if is_wanted {
                found
                    .push(UnfoldedLine { place: start..start + line.len(), text: line.to_owned() });
            }
        }
        found
    }

    fn read(&self) -> Option<ICalendarComponent> {
        let mut parser = Parser::new(self.text);
        let Entry::ICalendar(calendar) = parser.entry() else { return None };
        calendar
            .components
            .into_iter()
            .find(|part| part.component_type == ICalendarComponentType::VEvent)
    }
}

/// Returns the text of each event: from its first line to its last, or to the next event or the end
/// where that is missing.
fn blocks(text: &str) -> Vec<EventText<'_>> {
    let mut found = Vec::new();
    let (mut next, mut begun) = (0, None);
    for line in text.split_inclusive('\n') {
        let start = next;
        next += line.len();
        let (begins, ends) =
            (is_event(line, "BEGIN"), is_event(line, "END") || is_end_of_calendar(line));
        if let Some(from) = begun.filter(|_| begins || ends) {
            let to = if ends { next } else { start };
            found.push(EventText { text: &text[from..to], start: from });
            begun = None;
        }
        if begins {
            begun = Some(start);
        }
    }
    found.extend(begun.map(|from| EventText { text: &text[from..], start: from }));
    found
}

fn is_event(line: &str, edge: &str) -> bool {
    let parts = line.trim_start_matches('\u{feff}').trim().split_once(':');
    parts.is_some_and(|(key, value)| {
        key.eq_ignore_ascii_case(edge) && value.eq_ignore_ascii_case("VEVENT")
    })
}

fn is_end_of_calendar(line: &str) -> bool {
    line.trim().eq_ignore_ascii_case("END:VCALENDAR")
}
