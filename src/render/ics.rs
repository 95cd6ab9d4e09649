//! Renders events as an iCalendar file (RFC 5545). Times come and go as text.

use super::feed::{Alarm, EventTime, Feed, FeedEvent};
use crate::text::is_hidden;

/// The most octets of a line, its end not counted (RFC 5545, section 3.1).
const LINE: usize = 75;

/// Renders a feed as an iCalendar file: lines that end with CR LF, folded.
///
/// The standard requires an event; a feed without one gives a file without one all the same.
#[must_use]
pub(crate) fn ics(feed: &Feed) -> String {
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", concat!("-//slacalc//slacalc ", env!("CARGO_PKG_VERSION"), "//EN"));
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    // The name of RFC 7986, and the one that programs before it know.
    file.text("NAME", &feed.name);
    file.text("X-WR-CALNAME", &feed.name);
    for event in &feed.events {
        file.event(event, feed);
    }
    file.line("END", "VCALENDAR");
    file.text
}

#[derive(Default)]
struct File {
    text: String,
}

impl File {
    fn event(&mut self, event: &FeedEvent, feed: &Feed) {
        self.line("BEGIN", "VEVENT");
        self.text("UID", &event.uid);
        self.line("DTSTAMP", &basic(&feed.stamped_at));
        self.line("SEQUENCE", &feed.revision.to_string());
        match &event.when {
            // Without an end, an event ends as it begins.
            EventTime::At(at) => self.line("DTSTART", &basic(at)),
            EventTime::Times(start, end) => {
                self.line("DTSTART", &basic(start));
                self.line("DTEND", &basic(end));
            }
            EventTime::Days(start, end) => {
                self.line("DTSTART;VALUE=DATE", &basic(start));
                self.line("DTEND;VALUE=DATE", &basic(end));
            }
        }
        self.text("SUMMARY", &event.summary);
        if !event.location.is_empty() {
            self.text("LOCATION", &event.location);
        }
        self.text("DESCRIPTION", &event.description);
        self.text("CATEGORIES", &event.category);
        // Support being there keeps nobody from being free.
        self.line("TRANSP", "TRANSPARENT");
        for alarm in &event.alarms {
            self.alarm(alarm);
        }
        self.line("END", "VEVENT");
    }

    /// Adds a reminder, by its distance from the event, which every program understands.
    fn alarm(&mut self, alarm: &Alarm) {
        self.line("BEGIN", "VALARM");
        self.line("ACTION", "DISPLAY");
        self.text("DESCRIPTION", &alarm.says);
        let trigger = if alarm.before % 60 == 0 {
            format!("-PT{}M", alarm.before / 60)
        } else {
            format!("-PT{}S", alarm.before)
        };
        self.line("TRIGGER", &trigger);
        self.line("END", "VALARM");
    }

    fn text(&mut self, name: &str, value: &str) {
        self.line(name, &escaped(value));
    }

    /// Adds a line. A long one is folded: it continues in the next behind a blank, between
    /// characters.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(c);
            length += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// Returns `2026-03-06T13:30:00Z` as `20260306T133000Z`, and `2026-03-06` as `20260306`.
fn basic(time: &str) -> String {
    time.chars().filter(|c| !matches!(c, '-' | ':')).collect()
}

/// Escapes a value of the type TEXT (section 3.3.11). Hidden characters are left out; the type
/// cannot hold control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if is_hidden(c) && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{
        super::feed::{Alarm, EventTime, Feed, FeedEvent},
        File, ics,
    };

    fn line(name: &str, value: &str) -> String {
        let mut file = File::default();
        file.text(name, value);
        file.text
    }

    #[test]
    fn a_file_is_as_the_standard_has_it() {
        let event = |uid: &str, when| FeedEvent {
            uid: uid.to_owned(),
            when,
            summary: "Scalr Standard: support covered".to_owned(),
            location: "Terms; 4.1".to_owned(),
            description: "Hours [note 1]\nZone".to_owned(),
            category: "Support".to_owned(),
            alarms: vec![
                Alarm { before: 5400, says: "90 minutes, soon".to_owned() },
                Alarm { before: 61, says: "now".to_owned() },
            ],
        };
        let times =
            EventTime::Times("2026-03-06T13:30:00Z".to_owned(), "2026-03-06T22:30:00Z".to_owned());
        let alarms = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:90 minutes\\, soon\nTRIGGER:-PT90M\nEND:VALARM\n\
             BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:now\nTRIGGER:-PT61S\nEND:VALARM\n";
        let days = EventTime::Days("2026-12-25".to_owned(), "2026-12-26".to_owned());
        let feed = Feed {
            name: "Scalr".to_owned(),
            stamped_at: "2026-03-01T00:00:00Z".to_owned(),
            revision: 29_538_720,
            events: vec![event("1@slacalc", times), event("2@slacalc", days)],
        };
        let expected = format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//slacalc//slacalc {}//EN\nCALSCALE:GREGORIAN\nMETHOD:PUBLISH\nNAME:Scalr\nX-WR-CALNAME:Scalr\n\
             BEGIN:VEVENT\nUID:1@slacalc\nDTSTAMP:20260301T000000Z\nSEQUENCE:29538720\nDTSTART:20260306T133000Z\nDTEND:20260306T223000Z\n\
             SUMMARY:Scalr Standard: support covered\nLOCATION:Terms\\; 4.1\nDESCRIPTION:Hours [note 1]\\nZone\nCATEGORIES:Support\nTRANSP:TRANSPARENT\n{alarms}END:VEVENT\n\
             BEGIN:VEVENT\nUID:2@slacalc\nDTSTAMP:20260301T000000Z\nSEQUENCE:29538720\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\n\
             SUMMARY:Scalr Standard: support covered\nLOCATION:Terms\\; 4.1\nDESCRIPTION:Hours [note 1]\\nZone\nCATEGORIES:Support\nTRANSP:TRANSPARENT\n{alarms}END:VEVENT\n\
             END:VCALENDAR\n",
            env!("CARGO_PKG_VERSION")
        );
        assert_eq!(ics(&feed), expected.replace('\n', "\r\n"));
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(line("A", "a,b;c\\d\r\ne\u{7}\tf"), "A:a\\,b\\;c\\\\d\\ne\tf\r\n");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        // "A:" and 73 letters are 75 octets; one more goes on behind a blank.
        assert_eq!(line("A", &"x".repeat(73)), format!("A:{}\r\n", "x".repeat(73)));
        assert_eq!(line("A", &"x".repeat(74)), format!("A:{}\r\n x\r\n", "x".repeat(73)));
        // 74 more fit there, as the blank counts.
        assert_eq!(
            line("A", &"x".repeat(148)),
            format!("A:{}\r\n {}\r\n x\r\n", "x".repeat(73), "x".repeat(74))
        );
        // An umlaut of two octets is not torn apart at the 75th.
        assert_eq!(
            line("A", &format!("{}ä", "x".repeat(72))),
            format!("A:{}\r\n ä\r\n", "x".repeat(72))
        );
        for width in 1..200 {
            let text = "日ä€😀,".repeat(width);
            let folded = line("A", &text);
            assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{width}");
            assert_eq!(folded.replace("\r\n ", ""), format!("A:{}\r\n", text.replace(',', "\\,")));
        }
    }
}
