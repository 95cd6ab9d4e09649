//! Holidays from an iCalendar file (RFC 5545), as Google, Outlook and governments write them. What one event says is `event`'s.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use calcard::icalendar::{ICalendarComponent, ICalendarComponentType};
use calcard::{Entry, Parser};

use super::dates;
use super::defect::Defect;
use super::event::{self, Event};
use super::recurrence::YEARS;
use crate::calendar::holidays::{Holiday, HolidayList};
use crate::time::Date;

/// More dates than this are a fault of the file, or somebody's attempt to keep the program busy.
const MOST_DATES: usize = 50_000;

/// The months that the yearly rules of a file may take to follow: a thousand endless rules, or so.
const MOST_MONTHS: usize = 300_000;

/// Defects after this many say nothing new.
const MOST_DEFECTS: usize = 20;

/// Reads an iCalendar file, called `name`.
///
/// Each event is the days from its start to its end, the end not included; times are read only if they are midnight, which is how Outlook
/// writes whole days. Yearly rules are followed, exceptions and moved instances kept. Cancelled events, and those that Google calls
/// observances, are no holidays. The list is known for the years from its first date to its last; rules without an end do not stretch it
/// unless there is nothing else.
///
/// # Errors
/// Every defect that was found: bytes that are not UTF-8, events with hours, rules that are not yearly, no event at all.
pub fn parse_ics(name: &str, text: &[u8]) -> Result<HolidayList, Vec<Defect>> {
    let text = std::str::from_utf8(text).map_err(|error| {
        let at = error.valid_up_to();
        let help = "save the file as UTF-8, as RFC 5545 has it";
        vec![Defect::new(at..at + 1, format!("byte {at} is not UTF-8")).help(help)]
    })?;
    let mut defects = Vec::new();
    let mut events = Vec::new();
    let mut places = places(text);
    for component in components(text) {
        let place = places.next().unwrap_or(0..0);
        events.extend(event::read(&component, &place, &mut defects));
        if defects.len() >= MOST_DEFECTS {
            return Err(defects);
        }
    }
    if !text.trim_start_matches('\u{feff}').trim_start().get(..15).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        defects.push(Defect::new(0..0, "this is not an iCalendar file").help("its first line must be BEGIN:VCALENDAR"));
        return Err(defects);
    }
    let days = days(&events, &mut defects);
    let known = known(&events, &days);
    dates::list(name.to_owned(), days.into_iter().map(|day| Holiday { on: day.on, name: day.name.to_owned() }).collect(), known, defects)
}

/// The events of all calendars in the file, in its order.
fn components(text: &str) -> Vec<ICalendarComponent> {
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

/// Where each event begins: the reader keeps no places.
fn places(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut next = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = next;
        next += line.len();
        let line = line.trim_end();
        line.eq_ignore_ascii_case("BEGIN:VEVENT").then_some(start..start + line.len())
    })
}

/// One day of one event.
struct Day<'a> {
    on: Date,
    name: &'a str,
    endless: bool,
}

fn days<'a>(events: &'a [Event], defects: &mut Vec<Defect>) -> Vec<Day<'a>> {
    // An instance that was moved stands as an event of its own, with the date that it had.
    let moved: BTreeSet<(&str, Date)> = events.iter().filter_map(|event| Some((event.uid.as_deref()?, event.instead_of?))).collect();
    let mut all = Vec::new();
    let (mut instances, mut months) = (0, 0);
    for event in events.iter().filter(|event| !event.dropped) {
        let replaced = |on: Date| event.instead_of.is_none() && event.uid.as_deref().is_some_and(|uid| moved.contains(&(uid, on)));
        months += event.effort();
        for start in event.starts() {
            instances += 1;
            // Counted before anything is left out: an excluded instance is work as well.
            if instances > MOST_DATES || all.len() > MOST_DATES || months > MOST_MONTHS {
                defects.push(Defect::new(event.place.clone(), "with this event the file has more dates than any calendar"));
                return all;
            }
            if !event.excludes(start) && !replaced(start) {
                let run = (0..event.length).filter_map(|days| start.plus_days(days));
                all.extend(run.map(|on| Day { on, name: &event.name, endless: event.is_endless() }));
            }
        }
    }
    all
}

/// The years that the file can be said to cover.
fn known(events: &[Event], days: &[Day<'_>]) -> Option<RangeInclusive<i32>> {
    let listed = || days.iter().filter(|day| !day.endless).map(|day| day.on.year());
    if let (Some(first), Some(last)) = (listed().min(), listed().max()) {
        return Some(first..=last);
    }
    // Nothing but rules: complete from the year in which the last of them begins.
    let first = events.iter().filter(|event| !event.dropped).map(|event| event.start.year()).max()?.max(*YEARS.start());
    Some(first..=days.iter().map(|day| day.on.year()).max().unwrap_or(first).max(first))
}

#[cfg(test)]
mod tests {
    use super::parse_ics;
    use crate::calendar::holidays::HolidayList;
    use crate::time::Date;

    fn shown(calendar: &HolidayList) -> Vec<String> {
        let [from, to] = ["0001-01-01", "9999-12-31"].map(|on| Date::parse(on).unwrap());
        calendar.between(from, to).iter().map(|day| format!("{} {}", day.on, day.name)).collect()
    }

    /// The lines of one event in a calendar, with the line ends of the standard.
    fn calendar(events: &[&str]) -> String {
        let events: Vec<_> = events.iter().map(|event| format!("BEGIN:VEVENT\n{event}\nEND:VEVENT\n")).collect();
        format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n{}END:VCALENDAR\n", events.concat()).replace('\n', "\r\n")
    }

    fn read(events: &[&str]) -> Vec<String> {
        shown(&parse_ics("x", calendar(events).as_bytes()).unwrap())
    }

    fn refused(events: &[&str]) -> String {
        let text = calendar(events);
        let defects = parse_ics("x", text.as_bytes()).unwrap_err();
        assert!(defects.iter().all(|defect| &text[defect.span.clone()] == "BEGIN:VEVENT"), "{defects:?}");
        defects.into_iter().map(|defect| defect.message).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn as_gov_uk_writes() {
        // All-day events whose end is the day after, the apostrophe as three bytes of UTF-8.
        let event = "DTEND;VALUE=DATE:20260102\nDTSTART;VALUE=DATE:20260101\nSUMMARY:New Year’s Day\nUID:ca6af@gov.uk\nSEQUENCE:0\nDTSTAMP:20250601T000000Z";
        let text = calendar(&[event, "DTSTART;VALUE=DATE:20271228\nDTEND;VALUE=DATE:20271229\nSUMMARY:Boxing Day (substitute day)"]);
        let list = parse_ics("England and Wales", text.as_bytes()).unwrap();
        assert_eq!(shown(&list), ["2026-01-01 New Year’s Day", "2027-12-28 Boxing Day (substitute day)"]);
        assert_eq!(list.known_years(), 2026..=2027);
    }

    #[test]
    fn as_google_writes() {
        // Transparent, though it is a day off; observances in the same file.
        let holiday = "DTSTART;VALUE=DATE:20260703\nDTEND;VALUE=DATE:20260704\nSTATUS:CONFIRMED\nTRANSP:TRANSPARENT\nSUMMARY:Independence Day\\, \
                       observed\nDESCRIPTION:Public holiday";
        let observance = "DTSTART;VALUE=DATE:20260415\nSUMMARY:Tax Day\nDESCRIPTION:Observance\\nTo hide observances\\, go to Google Calendar\n  Settings";
        assert_eq!(read(&[observance, holiday]), ["2026-07-03 Independence Day, observed"]);
    }

    #[test]
    fn as_outlook_writes() {
        // A byte order mark, days as midnights in a zone of its own, a name folded over lines, the alarm an event brings along.
        let event = "DTSTART;TZID=\"W. Europe Standard Time\":20261224T000000\nDTEND;TZID=\"W. Europe Standard Time\":20261227T000000\nSUMMARY;LANGUAGE=en-\n gb:Christ\n \
                     mas shutdown\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nBEGIN:VALARM\nTRIGGER:-PT15M\nACTION:DISPLAY\nDESCRIPTION:Reminder\nEND:VALARM";
        let text = format!("\u{feff}{}", calendar(&[event]));
        let list = parse_ics("x", text.as_bytes()).unwrap();
        assert_eq!(shown(&list), ["2026-12-24 Christmas shutdown", "2026-12-25 Christmas shutdown", "2026-12-26 Christmas shutdown"]);
    }

    #[test]
    fn yearly_rules_exceptions_and_moved_instances() {
        let christmas =
            "UID:1\nDTSTART;VALUE=DATE:20241225\nRRULE:FREQ=YEARLY;UNTIL=20281231\nEXDATE;VALUE=DATE:20261225\nSUMMARY:Works day";
        let moved = "UID:1\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271227\nSUMMARY:Works day";
        let cancelled = "UID:1\nRECURRENCE-ID;VALUE=DATE:20281225\nDTSTART;VALUE=DATE:20281225\nSTATUS:CANCELLED\nSUMMARY:Works day";
        assert_eq!(read(&[christmas, moved, cancelled]), ["2024-12-25 Works day", "2025-12-25 Works day", "2027-12-27 Works day"]);
        let labor = "DTSTART;VALUE=DATE:20260907\nRRULE:FREQ=YEARLY;COUNT=3;BYMONTH=9;BYDAY=1MO\nSUMMARY:Labor Day";
        assert_eq!(read(&[labor]), ["2026-09-07 Labor Day", "2027-09-06 Labor Day", "2028-09-04 Labor Day"]);
        let election =
            "DTSTART;VALUE=DATE:20241105\nRRULE:FREQ=YEARLY;INTERVAL=4;COUNT=2;BYMONTH=11;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=TU\nSUMMARY:E";
        assert_eq!(read(&[election]), ["2024-11-05 E", "2028-11-07 E"]);
        let last = "DTSTART;VALUE=DATE:20260228\nRRULE:FREQ=YEARLY;COUNT=3;BYMONTH=2;BYMONTHDAY=-1\nSUMMARY:L";
        assert_eq!(read(&[last]), ["2026-02-28 L", "2027-02-28 L", "2028-02-29 L"]);
    }

    #[test]
    fn rules_without_an_end_do_not_stretch_what_is_known() {
        let endless = "DTSTART;VALUE=DATE:16011225\nRRULE:FREQ=YEARLY\nSUMMARY:Christmas";
        let listed = "DTSTART;VALUE=DATE:20260403\nDURATION:P1D\nSUMMARY:Good Friday";
        let list = parse_ics("x", calendar(&[endless, listed]).as_bytes()).unwrap();
        assert_eq!(list.known_years(), 2026..=2026);
        assert_eq!(list.between(Date::parse("2030-01-01").unwrap(), Date::parse("2030-12-31").unwrap()).len(), 1);
        assert_eq!(parse_ics("x", calendar(&[endless]).as_bytes()).unwrap().known_years(), 1900..=2199);
    }

    #[test]
    fn what_is_no_holiday_is_refused_where_it_stands() {
        for (event, expected) in [
            ("DTSTART:20261224T090000Z\nDTEND:20261224T170000Z\nSUMMARY:Party", "'Party' is not a run of whole days"),
            ("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261220\nSUMMARY:B", "'B' is not a run of whole days"),
            ("SUMMARY:C", "'C' has no date"),
            ("DTSTART;VALUE=DATE:20261399\nSUMMARY:D", "'D' has no date"),
            ("DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=WEEKLY\nSUMMARY:E", "'E' repeats more often than yearly"),
            ("DTSTART;VALUE=DATE:20261224\nRRULE:nonsense\nSUMMARY:F", "'F' repeats by a rule that cannot be read"),
        ] {
            assert_eq!(refused(&[event]), expected);
        }
    }

    #[test]
    fn floods_and_rubbish_end_in_defects() {
        let flood =
            "DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22\nSUMMARY:F";
        assert!(refused(&[flood; 50]).contains("more dates than any calendar"));
        let never = "DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31\nSUMMARY:N";
        assert!(refused(&vec![never; 2000]).contains("more dates than any calendar"));
        assert_eq!(read(&["DTSTART;VALUE=DATE:99991231\nDTEND;VALUE=DATE:99991231\nRRULE:FREQ=YEARLY\nSUMMARY:End"]), ["9999-12-31 End"]);
        for bytes in [
            &b""[..],
            b"BEGIN:VCALENDAR",
            b"BEGIN:VEVENT\r\nEND:VEVENT",
            b"\xff\xfeB\0E\0",
            b"<html>",
            b"END:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT",
        ] {
            assert!(!parse_ics("x", bytes).unwrap_err().is_empty(), "{bytes:?}");
        }
    }
}
