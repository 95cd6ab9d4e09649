//! `calendar --format ics` read back: by the byte, and by a reader that shares no code with the writer.

use calcard::{
    Entry, Parser,
    common::PartialDateTime,
    icalendar::{ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue},
};

use crate::program::run;

const GERMANY: &str = "calendar --vendor rescale --package basic --region emea";

/// The file that a command prints, and its events.
fn feed(line: &str) -> (String, Vec<ICalendarComponent>) {
    let run = run(&format!("{line} --format ics"));
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{line}");
    let mut parser = Parser::new(&run.stdout);
    let Entry::ICalendar(calendar) = parser.entry() else { panic!("not a calendar: {line}") };
    assert!(matches!(parser.entry(), Entry::Eof), "one calendar and nothing else");
    let events = calendar.components.into_iter().filter(|part| part.component_type == ICalendarComponentType::VEvent);
    (run.stdout.clone(), events.collect())
}

fn text(event: &ICalendarComponent, name: &ICalendarProperty) -> String {
    match event.property(name).map(|entry| &entry.values[..]) {
        Some([ICalendarValue::Text(text)]) => text.clone(),
        other => panic!("{name:?}: {other:?}"),
    }
}

/// A date, or an instant in UTC, as the plain format has it.
fn time(event: &ICalendarComponent, name: &ICalendarProperty) -> String {
    let Some([ICalendarValue::PartialDateTime(time)]) = event.property(name).map(|entry| &entry.values[..]) else { panic!("{name:?}") };
    let PartialDateTime { year: Some(year), month: Some(month), day: Some(day), .. } = **time else { panic!("{name:?}: {time:?}") };
    match (time.hour, time.minute, time.second) {
        (Some(hour), Some(minute), Some(second)) => {
            assert_eq!((time.tz_hour, time.tz_minute), (Some(0), Some(0)), "in UTC");
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
        }
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

fn uids(events: &[ICalendarComponent]) -> Vec<String> {
    events.iter().map(|event| text(event, &ICalendarProperty::Uid)).collect()
}

#[test]
fn windows_come_back_as_the_instants_that_they_are() {
    let (_, events) = feed("calendar --vendor scalr --tier standard --timezone America/New_York --from 2026-03-06 --to 2026-03-09");
    let spans: Vec<String> = events
        .iter()
        .map(|event| format!("{}/{}", time(event, &ICalendarProperty::Dtstart), time(event, &ICalendarProperty::Dtend)))
        .collect();
    // 08:30 to 17:30, on Friday in winter time (five hours behind UTC), on Monday in summer time (four).
    assert_eq!(spans, ["2026-03-06T13:30:00Z/2026-03-06T22:30:00Z", "2026-03-09T12:30:00Z/2026-03-09T21:30:00Z"]);
    assert_eq!(text(&events[0], &ICalendarProperty::Summary), "Scalr Standard: support covered");
    assert!(text(&events[0], &ICalendarProperty::Description).contains("Business hours: Mon-Fri 08:30-17:30 America/New_York. ["));
}

#[test]
fn holidays_come_back_as_whole_days() {
    let (_, events) = feed(&format!("{GERMANY} --week 2026-12-25"));
    let holidays: Vec<_> = events.iter().filter(|event| text(event, &ICalendarProperty::Summary).contains("Christmas")).collect();
    assert_eq!((events.len(), holidays.len()), (6, 2), "Monday to Thursday, and two holidays");
    assert_eq!(time(holidays[0], &ICalendarProperty::Dtstart), "2026-12-25");
    assert_eq!(time(holidays[0], &ICalendarProperty::Dtend), "2026-12-26");
}

#[test]
fn the_same_question_has_the_same_identifiers() {
    let (_, year) = feed(&format!("{GERMANY} --year 2026"));
    let (_, later) = feed(&format!("{GERMANY} --year 2026 --now 2027-01-01T00:00:00Z"));
    assert_eq!(uids(&year), uids(&later));
    let mut all = uids(&year);
    // 261 weekdays, 7 of them holidays; two more holidays on Saturdays.
    assert_eq!(all.len(), 261 - 7 + 9);
    let (_, other) = feed("calendar --vendor rescale --package basic --region apac --year 2026");
    all.extend(uids(&other));
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count, "no identifier stands for two events");
}

#[test]
fn lines_are_as_the_standard_has_them() {
    // Every name and clause there is, and names of holidays beyond ASCII or with commas in them.
    for line in [&format!("{GERMANY} --year 2026 --holidays jp,br,cn,fr"), "calendar --contract examples/contracts/scalr.toml --year 2026"]
    {
        let (file, _) = feed(line);
        assert!(file.ends_with("END:VCALENDAR\r\n"), "{line}");
        let lines: Vec<&str> = file.strip_suffix("\r\n").unwrap().split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{line}");
    }
}

#[test]
fn what_has_no_events_makes_no_file() {
    let cases = [
        ("calendar --vendor scalr --tier standard --timezone Europe/London --from 2026-03-07 --to 2026-03-08", 0, "Not covered"),
        ("calendar --vendor rescale --package mission-critical --edition government --priority low", 3, "Not stated"),
        ("covered --vendor rescale --package basic --region emea", 2, "has no ics form"),
        ("policy list", 2, "has no ics form"),
    ];
    for (line, code, part) in cases {
        let run = run(&format!("{line} --format ics"));
        assert_eq!((run.code, run.stdout.as_str()), (Some(code), ""), "{line}");
        assert!(run.stderr.contains(part), "{line}: {}", run.stderr);
    }
}
