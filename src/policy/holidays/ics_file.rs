//! Reads holidays from an iCalendar file (RFC 5545), as Google, Outlook and governments write them.
//! `ics_event` reads one event.

use super::{
    super::problem::Problem,
    date_list,
    defect::defect,
    event_days::{self, EventDay},
    file_clock::FileClock,
    ics_components,
    ics_event::{EventContext, IcsEvent},
    left_out,
    standing::{self, Standing},
};
use crate::calendar::holidays::{Holiday, HolidayList};

/// Defects after this many say nothing new.
const MOST_DEFECTS: usize = 20;

/// Reads an iCalendar file, called `name`.
///
/// Each event is the days from its start to its end, the end not included; midnights are days too,
/// which is how Outlook writes them, and midnights of the file's own zone that are written in UTC.
/// Yearly rules are followed, exceptions and moved instances kept. Cancelled events are no
/// holidays. Nor are observances, days off of a region and events that take hours of a day, which
/// the list notes; nor events of other categories, if any were asked for. Days that say so are
/// worked. The list is known for the years from its first date to its last; rules without an end do
/// not stretch it unless there is nothing else.
///
/// # Errors
/// Every defect that was found: rules that are not yearly, no whole day at all.
pub(crate) fn parse_ics(
    name: &str,
    text: &str,
    wanted: &[String],
) -> Result<HolidayList, Vec<Problem>> {
    let mut defects = Vec::new();
    let mut events = Vec::new();
    let reading = EventContext {
        clock: FileClock::new(ics_components::property(text, "X-WR-TIMEZONE")),
        wanted,
    };
    for (component, block) in ics_components::events(text) {
        events.extend(reading.event(&component, block, &mut defects));
        if defects.len() >= MOST_DEFECTS {
            return Err(defects);
        }
    }
    defects.extend(broken_off(text)?);
    let standings = standing::of_all(&events);
    let standing: Vec<(&IcsEvent, Standing)> =
        events.iter().zip(standings.iter().copied()).collect();
    let days = event_days::days(&standing, &mut defects);
    if days.is_empty() && defects.is_empty() {
        return Err(vec![left_out::no_day_off(&standing, &events, wanted)]);
    }
    let known = event_days::known(&standing, &days);
    let mut notes = left_out::notes(name, &events, &standings);
    let (worked, off): (Vec<_>, Vec<_>) = days.iter().partition(|day| day.worked);
    notes.extend(event_days::clashes(name, &worked, &off));
    let repeats = days.iter().any(|day| day.endless);
    let named = |days: Vec<&EventDay<'_>>| {
        days.into_iter().map(|day| Holiday { on: day.on, name: day.name.to_owned() }).collect()
    };
    let list =
        date_list::list(name.to_owned(), named(off), named(worked), known, defects)?.noting(notes);
    Ok(if repeats { list.repeating() } else { list })
}

/// Returns the problem of a file that ends before its end; an error if it is no such file.
fn broken_off(text: &str) -> Result<Option<Problem>, Vec<Problem>> {
    if !text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .get(..15)
        .is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
    {
        return Err(vec![
            defect(0..0, "this is not an iCalendar file")
                .help("its first line must be BEGIN:VCALENDAR"),
        ]);
    }
    let last = text.trim_end().lines().next_back().unwrap_or_default();
    let end = text.trim_end().len();
    let place = end.saturating_sub(last.len())..end;
    let breaks_off = !last.trim().eq_ignore_ascii_case("END:VCALENDAR");
    let message = "the file breaks off: its last line is not END:VCALENDAR";
    Ok(breaks_off.then(|| defect(place, message).help("fetch it once more")))
}

#[cfg(test)]
mod tests {
    use super::parse_ics;
    use crate::{calendar::holidays::HolidayList, time::Date};

    fn shown(calendar: &HolidayList) -> Vec<String> {
        let [from, to] = ["0001-01-01", "9999-12-31"].map(|on| Date::parse(on).unwrap());
        calendar.between(from, to).iter().map(|day| format!("{} {}", day.on, day.name)).collect()
    }

    /// Returns the lines of one event in a calendar, with the line ends of the standard.
    fn calendar(events: &[&str]) -> String {
        let events: Vec<_> =
            events.iter().map(|event| format!("BEGIN:VEVENT\n{event}\nEND:VEVENT\n")).collect();
        format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n{}END:VCALENDAR\n",
            events.concat()
        )
        .replace('\n', "\r\n")
    }

    fn read(events: &[&str]) -> Vec<String> {
        shown(&parse_ics("x", &calendar(events), &[]).unwrap())
    }

    fn refused(events: &[&str]) -> String {
        let text = calendar(events);
        let defects = parse_ics("x", &text, &[]).unwrap_err();
        assert!(
            defects.iter().all(|defect| &text[defect.span.clone().unwrap()] == "BEGIN:VEVENT"),
            "{defects:?}"
        );
        defects.into_iter().map(|defect| defect.message).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn as_gov_uk_writes() {
        // All-day events whose end is the day after, the apostrophe as three bytes of UTF-8.
        let event = "DTEND;VALUE=DATE:20260102\nDTSTART;VALUE=DATE:20260101\n\
                     SUMMARY:New Year’s Day\nUID:ca6af@gov.uk\nSEQUENCE:0\n\
                     DTSTAMP:20250601T000000Z";
        let text = calendar(&[
            event,
            "DTSTART;VALUE=DATE:20271228\nDTEND;VALUE=DATE:20271229\n\
             SUMMARY:Boxing Day (substitute day)",
        ]);
        let list = parse_ics("England and Wales", &text, &[]).unwrap();
        assert_eq!(
            shown(&list),
            ["2026-01-01 New Year’s Day", "2027-12-28 Boxing Day (substitute day)"]
        );
        assert_eq!(list.known_years(), 2026..=2027);
    }

    #[test]
    fn as_google_writes() {
        // Transparent, though it is a day off; observances in the same file.
        let holiday = "DTSTART;VALUE=DATE:20260703\nDTEND;VALUE=DATE:20260704\nSTATUS:CONFIRMED\n\
                       TRANSP:TRANSPARENT\nSUMMARY:Independence Day\\, \
                       observed\nDESCRIPTION:Public holiday";
        let observance = "DTSTART;VALUE=DATE:20260415\nSUMMARY:Tax Day\nDESCRIPTION:Observance\\n\
                          To hide observances\\, go to Google Calendar\n  Settings";
        assert_eq!(read(&[observance, holiday]), ["2026-07-03 Independence Day, observed"]);
    }

    #[test]
    fn as_outlook_writes() {
        // A byte order mark, days as midnights in a zone of its own, a name folded over lines, the
        // alarm an event brings along.
        let event = "DTSTART;TZID=\"W. Europe Standard Time\":20261224T000000\n\
                     DTEND;TZID=\"W. Europe Standard Time\":20261227T000000\n\
                     SUMMARY;LANGUAGE=en-\n gb:Christ\n \
                     mas shutdown\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nBEGIN:VALARM\n\
                     TRIGGER:-PT15M\nACTION:DISPLAY\nDESCRIPTION:Reminder\nEND:VALARM";
        let text = format!("\u{feff}{}", calendar(&[event]));
        let list = parse_ics("x", &text, &[]).unwrap();
        assert_eq!(
            shown(&list),
            [
                "2026-12-24 Christmas shutdown",
                "2026-12-25 Christmas shutdown",
                "2026-12-26 Christmas shutdown"
            ]
        );
        assert!(list.notes().is_empty());
        for end in [
            "DTEND:20261224T235900",
            "DTEND:20261224T235959",
            "DURATION:PT24H",
            "DURATION:PT23H59M59S",
            "DTEND:20261225T000000",
        ] {
            assert_eq!(
                read(&[&format!("DTSTART:20261224T000000\n{end}\nSUMMARY:Eve")]),
                ["2026-12-24 Eve"],
                "{end}"
            );
        }
        // 23:00 in UTC is midnight in Berlin, but this does not say so.
        let elsewhere = "DTSTART:20261223T230000Z\nDTEND:20261224T230000Z\nSUMMARY:Eve\n\
                         X-MICROSOFT-CDO-ALLDAYEVENT:TRUE";
        assert_eq!(
            refused(&[elsewhere]),
            "'Eve' is marked as all-day, but does not run from midnight to midnight"
        );
    }

    #[test]
    fn hours_of_a_day_are_left_out_and_noted() {
        let party = "DTSTART:20261224T090000Z\nDTEND:20261224T170000Z\nSUMMARY:Party";
        let weekly = "DTSTART;TZID=Europe/Berlin:20260105T093000\nDURATION:PT15M\n\
                      RRULE:FREQ=WEEKLY\nSUMMARY:Stand-up";
        let afternoon = "DTSTART:20261231T000000\nDTEND:20261231T120000\nSUMMARY:Morning off";
        let late = "DTSTART:20261231T180000\nDTEND:20270102T180000\nSUMMARY:On call";
        let cancelled =
            "DTSTART:20261223T180000\nDTEND:20261223T190000\nSTATUS:CANCELLED\nSUMMARY:Gone";
        let christmas = "DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas";
        let list = |events: &[&str]| parse_ics("x.ics", &calendar(events), &[]).unwrap();
        assert_eq!(shown(&list(&[party, christmas])), ["2026-12-25 Christmas"]);
        let one = "x.ics: an event lasts only some hours, is no holiday and was left out: \
                   'Party' (2026-12-24).";
        assert_eq!(list(&[party, christmas, cancelled]).notes(), [one]);
        let four = "x.ics: 4 events last only some hours, are no holidays and were left out: \
                    'Party' (2026-12-24), 'Stand-up' (2026-01-05), \
                    'Morning off' (2026-12-31) and 1 more.";
        let all = list(&[party, weekly, christmas, afternoon, late]);
        assert_eq!(
            (all.notes(), shown(&all)),
            (&[four.to_owned()][..], vec!["2026-12-25 Christmas".to_owned()])
        );
        assert_eq!(refused(&[party, late]), "every event of this file lasts only some hours");
        // An instance that was changed to hours is no holiday any more.
        let yearly = "UID:1\nDTSTART;VALUE=DATE:20261224\nRRULE:FREQ=YEARLY;COUNT=2\nSUMMARY:Eve";
        let changed = "UID:1\nRECURRENCE-ID;VALUE=DATE:20271224\nDTSTART:20271224T120000\n\
                       DTEND:20271224T180000\nSUMMARY:Eve";
        assert_eq!(shown(&list(&[yearly, changed])), ["2026-12-24 Eve"]);
    }

    #[test]
    fn yearly_rules_exceptions_and_moved_instances() {
        let christmas = "UID:1\nDTSTART;VALUE=DATE:20241225\nRRULE:FREQ=YEARLY;UNTIL=20281231\n\
                         EXDATE;VALUE=DATE:20261225\nSUMMARY:Works day";
        let moved = "UID:1\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271227\n\
                     SUMMARY:Works day";
        let cancelled = "UID:1\nRECURRENCE-ID;VALUE=DATE:20281225\nDTSTART;VALUE=DATE:20281225\n\
                         STATUS:CANCELLED\nSUMMARY:Works day";
        assert_eq!(
            read(&[christmas, moved, cancelled]),
            ["2024-12-25 Works day", "2025-12-25 Works day", "2027-12-27 Works day"]
        );
        let labor = "DTSTART;VALUE=DATE:20260907\nRRULE:FREQ=YEARLY;COUNT=3;BYMONTH=9;BYDAY=1MO\n\
                     SUMMARY:Labor Day";
        assert_eq!(
            read(&[labor]),
            ["2026-09-07 Labor Day", "2027-09-06 Labor Day", "2028-09-04 Labor Day"]
        );
        let election = "DTSTART;VALUE=DATE:20241105\n\
                        RRULE:FREQ=YEARLY;INTERVAL=4;COUNT=2;BYMONTH=11;BYMONTHDAY=2,3,4,5,6,7,8;\
                        BYDAY=TU\nSUMMARY:E";
        assert_eq!(read(&[election]), ["2024-11-05 E", "2028-11-07 E"]);
        let last = "DTSTART;VALUE=DATE:20260228\n\
                    RRULE:FREQ=YEARLY;COUNT=3;BYMONTH=2;BYMONTHDAY=-1\nSUMMARY:L";
        assert_eq!(read(&[last]), ["2026-02-28 L", "2027-02-28 L", "2028-02-29 L"]);
    }

    #[test]
    fn rules_without_an_end_do_not_stretch_what_is_known() {
        let endless = "DTSTART;VALUE=DATE:16011225\nRRULE:FREQ=YEARLY\nSUMMARY:Christmas";
        let listed = "DTSTART;VALUE=DATE:20260403\nDURATION:P1D\nSUMMARY:Good Friday";
        let list = parse_ics("x", &calendar(&[endless, listed]), &[]).unwrap();
        assert_eq!(list.known_years(), 2026..=2026);
        assert_eq!(
            list.between(Date::parse("2030-01-01").unwrap(), Date::parse("2030-12-31").unwrap())
                .len(),
            1
        );
        let warning = "The holidays of x are known for 2026 only; in other years it has only \
                       those that repeat, and there may be others.";
        assert_eq!(
            (list.warning(2026..=2026), list.warning(2026..=2027).as_deref()),
            (None, Some(warning))
        );
        // Nothing but rules is known in every year from the last one's start on.
        let juneteenth = "DTSTART;VALUE=DATE:20210619\nRRULE:FREQ=YEARLY\nSUMMARY:Juneteenth";
        for (events, known) in
            [(&[endless][..], 1900..=2199), (&[endless, juneteenth], 2021..=2199)]
        {
            assert_eq!(parse_ics("x", &calendar(events), &[]).unwrap().known_years(), known);
        }
    }

    #[test]
    fn what_is_no_holiday_is_refused_where_it_stands() {
        for (event, expected) in [
            (
                "DTSTART:20261224T090000Z\nDTEND:20261223T170000Z\nSUMMARY:A",
                "'A' is not a run of whole days",
            ),
            (
                "DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261220\nSUMMARY:B",
                "'B' is not a run of whole days",
            ),
            ("SUMMARY:C", "'C' has no date"),
            ("DTSTART;VALUE=DATE:20261399\nSUMMARY:D", "'D' has a DTSTART that is not a date"),
            (
                "DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=WEEKLY\nSUMMARY:E",
                "'E' repeats more often than yearly",
            ),
            (
                "DTSTART;VALUE=DATE:20261224\nRRULE:nonsense\nSUMMARY:F",
                "'F' repeats by a rule that cannot be read",
            ),
        ] {
            assert_eq!(refused(&[event]), expected);
        }
    }

    #[test]
    fn floods_and_rubbish_end_in_defects() {
        let flood = "DTSTART;VALUE=DATE:00010101\n\
                     RRULE:FREQ=YEARLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,\
                     18,19,20,21,22\nSUMMARY:F";
        assert!(refused(&[flood; 50]).contains("more dates than any calendar"));
        let never =
            "DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31\nSUMMARY:N";
        assert!(refused(&vec![never; 2000]).contains("more dates than any calendar"));
        assert_eq!(
            read(&["DTSTART;VALUE=DATE:99991231\nDTEND;VALUE=DATE:99991231\nRRULE:FREQ=YEARLY\n\
                 SUMMARY:End"]),
            ["9999-12-31 End"]
        );
        for text in [
            "",
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT\r\nEND:VEVENT",
            "\0B\0E\0",
            "<html>",
            "END:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT",
        ] {
            assert!(!parse_ics("x", text, &[]).unwrap_err().is_empty(), "{text:?}");
        }
    }
}
