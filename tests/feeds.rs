//! `calendar --format ics` read back: by the byte, and by a reader that shares no code with the
//! writer.

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
    let events = calendar
        .components
        .into_iter()
        .filter(|part| part.component_type == ICalendarComponentType::VEvent);
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
    let Some([ICalendarValue::PartialDateTime(time)]) =
        event.property(name).map(|entry| &entry.values[..])
    else {
        panic!("{name:?}")
    };
    let PartialDateTime { year: Some(year), month: Some(month), day: Some(day), .. } = **time
    else {
        panic!("{name:?}: {time:?}")
    };
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
    let (_, events) = feed(
        "calendar --vendor scalr --tier standard --timezone America/New_York --from 2026-03-06 \
         --to 2026-03-09",
    );
    let spans: Vec<String> = events
        .iter()
        .map(|event| {
            format!(
                "{}/{}",
                time(event, &ICalendarProperty::Dtstart),
                time(event, &ICalendarProperty::Dtend)
            )
        })
        .collect();
    // 08:30 to 17:30, on Friday in winter time (five hours behind UTC), on Monday in summer time
    // (four).
    assert_eq!(
        spans,
        ["2026-03-06T13:30:00Z/2026-03-06T22:30:00Z", "2026-03-09T12:30:00Z/2026-03-09T21:30:00Z"]
    );
    assert_eq!(text(&events[0], &ICalendarProperty::Summary), "Scalr Standard: support covered");
    assert!(
        text(&events[0], &ICalendarProperty::Description)
            .contains("Business hours: Mon-Fri 08:30-17:30 America/New_York. [")
    );
}

#[test]
fn holidays_come_back_as_whole_days() {
    let (_, events) = feed(&format!("{GERMANY} --week 2026-12-25"));
    let holidays: Vec<_> = events
        .iter()
        .filter(|event| text(event, &ICalendarProperty::Summary).contains("Christmas"))
        .collect();
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
    // Another region, another place of the customer on whose clock the hours hang, with a contract
    // and without.
    let customers = "calendar --vendor scalr --tier standard --year 2026 --timezone";
    for other in [
        "calendar --vendor rescale --package basic --region apac --year 2026",
        &format!("{customers} Europe/Berlin --holidays de-he"),
        &format!("{customers} Asia/Tokyo"),
        "calendar --contract examples/contracts/scalr.toml --year 2026",
    ] {
        all.extend(uids(&feed(other).1));
    }
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count, "no identifier stands for two events");
}

#[test]
fn maintenance_is_whole_days_that_keep_their_identifiers() {
    let (file, march) = feed("maintenance --policy scalr/saas --next 3");
    let days: Vec<String> =
        march.iter().map(|event| time(event, &ICalendarProperty::Dtstart)).collect();
    // Friday, 6 March 2026: Tuesday the 10th, Thursday the 12th, Tuesday the 17th.
    assert_eq!(days, ["2026-03-10", "2026-03-12", "2026-03-17"]);
    assert_eq!(time(&march[0], &ICalendarProperty::Dtend), "2026-03-11");
    assert_eq!(file.matches("TRANSP:TRANSPARENT").count(), 3);
    let (_, later) = feed("maintenance --policy scalr/saas --next 2 --now 2026-03-11T12:00:00Z");
    assert_eq!(uids(&later), uids(&march)[1..]);
}

#[test]
fn a_deadline_says_whose_it_is_by_which_clause_and_how_to_work_it_out_again() {
    let question = "--vendor scalr --tier standard --priority p1 --timezone America/New_York \
                    --opened '2026-03-06 16:45'";
    let (_, events) = feed(&format!("deadline {question} --ticket ACME-123 --milestone 50"));
    let [event] = &events[..] else { panic!("{events:?}") };
    let text = |name: &ICalendarProperty| text(event, name);
    assert_eq!(text(&ICalendarProperty::Summary), "Scalr P1: response due (ACME-123)");
    let command = "slacalc deadline --policy scalr/self-hosted --plan standard --priority 1 \
                   --timezone America/New_York --ticket ACME-123 --opened \
                   2026-03-06T16:45:00-05:00";
    let (location, description) =
        (text(&ICalendarProperty::Location), text(&ICalendarProperty::Description));
    // A calendar shows the place on one line: the command is not for it.
    assert_eq!(location, "Scalr Self-Hosted Support Policy & Services; Support Tier Comparison");
    for part in ["[Support Tier Comparison]", command] {
        assert!(description.contains(part), "{part}: {description}");
    }
    for part in ["Plan standard", "hours-clock=calendar it would be due Fri 6 Mar 2026, 18:45 EST"]
    {
        assert!(description.contains(part), "{part}: {description}");
    }
    // The event of a list of tickets is the same one.
    let (_, listed) = feed(
        "upcoming tests/data/tickets/acme-123.csv --vendor scalr --tier standard --priority 1 \
         --timezone America/New_York",
    );
    assert_eq!(uids(&listed), uids(&events));
    // A contract's file is quoted, and a rescheduled ticket keeps its event.
    let (_, other) = feed(&format!(
        "deadline {question} --ticket ACME-123 --pause '2026-03-06 17:00/2026-03-06 17:10'"
    ));
    assert_eq!(uids(&other), uids(&events));
}

#[test]
fn windows_and_maintenance_name_their_clause_and_command() {
    for (line, summary, command, location) in [
        (
            "calendar --vendor scalr --tier standard --timezone Europe/Berlin --week 2026-03-06",
            "Scalr Standard: support covered",
            "slacalc calendar --policy scalr/self-hosted --plan standard --timezone Europe/Berlin \
             --from 2026-03-02 --to 2026-03-08",
            "Scalr Self-Hosted Support Policy & Services; Support Tier Comparison; Support Tier \
             Comparison, note 1",
        ),
        (
            "maintenance --policy scalr/saas --next 1",
            "Scalr: maintenance, ",
            "slacalc maintenance --policy scalr/saas",
            "Scalr support policy for TACO, scalr.io and on-prem deployments; Maintenance \
             paragraphs",
        ),
    ] {
        let (_, events) = feed(line);
        let event = &events[0];
        assert!(text(event, &ICalendarProperty::Summary).starts_with(summary), "{line}");
        let description = text(event, &ICalendarProperty::Description);
        assert!(description.contains(command), "{line}: {description}");
        assert_eq!(text(event, &ICalendarProperty::Location), location, "{line}");
    }
}

#[test]
fn identifiers_never_change_and_tell_of_nobody() {
    // Python: uuid.uuid5(NAMESPACE, "\0".join(["rescale/support", "basic", "emea", "",
    // "basic-emea", "", "window", "2026-12-21", "1"])), the last three being "day", "2026-12-25",
    // "0" for the holiday.
    let (_, events) = feed(&format!("{GERMANY} --week 2026-12-25"));
    let all = uids(&events);
    assert_eq!(all[0], "dbb40ac8-68e3-52e4-a661-f6cf2a418269");
    assert_eq!(all[4], "86eaf8fc-79ae-5552-b0cb-ad93be6d6402");
}

/// Identifier, beginning and end of each event.
fn spans(line: &str) -> Vec<[String; 3]> {
    let (_, events) = feed(line);
    let time = |event, name| time(event, &name);
    let span = |event| {
        [
            text(event, &ICalendarProperty::Uid),
            time(event, ICalendarProperty::Dtstart),
            time(event, ICalendarProperty::Dtend),
        ]
    };
    events.iter().map(span).collect()
}

#[test]
fn a_window_whose_hours_change_replaces_the_one_before() {
    let week = format!("{GERMANY} --week 2026-07-06");
    let before = spans(&week);
    // Without daylight saving time the hours of July begin at 08:00 UTC, not at 07:00.
    let after = spans(&format!("{week} --reading zone-names=fixed-offset"));
    assert_eq!(
        (before[0][1].as_str(), after[0][1].as_str()),
        ("2026-07-06T07:00:00Z", "2026-07-06T08:00:00Z")
    );
    let uids = |spans: &[[String; 3]]| spans.iter().map(|span| span[0].clone()).collect::<Vec<_>>();
    assert_eq!(uids(&before), uids(&after));
    let holidays = |reading: &str| {
        uids(&spans(&format!("{GERMANY} --from 2026-12-25 --to 2026-12-26{reading}")))
    };
    assert_eq!(holidays(""), holidays(" --reading zone-names=fixed-offset"));
    assert_eq!(
        before,
        spans(&format!("{week} --timezone Asia/Tokyo")),
        "where it is looked at from makes no difference"
    );
}

#[test]
fn a_window_over_the_end_of_a_file_is_whole_in_both() {
    // The first of August is a Saturday; the UTC week ends on Friday 17:00 in Los Angeles, the next
    // begins on Sunday 17:00.
    let production = "calendar --vendor rescale --package production --edition enterprise \
                      --region americas --timezone America/Los_Angeles";
    let july = spans(&format!("{production} --month 2026-07"));
    let june = spans(&format!("{production} --month 2026-06"));
    let shared = ["2026-06-29T00:00:00Z", "2026-07-04T00:00:00Z"];
    assert_eq!(july[0], *june.last().unwrap());
    assert_eq!(july[0][1..], shared);
}

#[test]
fn a_newer_file_says_that_it_is_newer() {
    let revision = |now: &str| {
        let (file, events) = feed(&format!("{GERMANY} --week 2026-12-25 --now {now}"));
        let line = file.lines().find(|line| line.starts_with("SEQUENCE:")).unwrap().to_owned();
        (
            line["SEQUENCE:".len()..].parse::<i32>().unwrap(),
            time(&events[0], &ICalendarProperty::Dtstamp),
        )
    };
    // 2026-12-01T00:00:00Z is 1 796 083 200 seconds after the epoch.
    assert_eq!(
        revision("2026-12-01T00:00:00Z"),
        (1_796_083_200 / 60, "2026-12-01T00:00:00Z".to_owned())
    );
    assert_eq!(
        revision("2026-12-01T00:01:00Z"),
        (1_796_083_200 / 60 + 1, "2026-12-01T00:01:00Z".to_owned())
    );
    assert_eq!(revision("1960-01-01T00:00:00Z").0, 0);
    assert_eq!(revision("9999-01-01T00:00:00Z").0, i32::MAX);
}

#[test]
fn special_days_are_no_holidays() {
    let (file, _) =
        feed("calendar --contract examples/contracts/scalr.toml --from 2026-12-24 --to 2026-12-25");
    let categories: Vec<&str> =
        file.lines().filter_map(|line| line.strip_prefix("CATEGORIES:")).collect();
    assert_eq!(categories, ["Support", "Special day", "Holiday"]);
    assert!(
        file.contains("DESCRIPTION:Special day where the hours are (Europe/Berlin): 08:30-13:00."),
        "{file}"
    );
}

#[test]
fn lines_are_as_the_standard_has_them() {
    // Every name and clause there is, and names of holidays beyond ASCII or with commas in them.
    for line in [
        &format!("{GERMANY} --year 2026 --holidays jp,br,cn,fr"),
        "calendar --contract examples/contracts/scalr.toml --year 2026",
        "deadline --contract examples/contracts/scalr.toml --priority 1 --opened now --milestone 50",
        "maintenance --policy scalr/saas --next 9",
        "upcoming examples/tickets/open.csv --contracts examples/tickets/contracts",
    ] {
        let (file, _) = feed(line);
        assert!(file.ends_with("END:VCALENDAR\r\n"), "{line}");
        let lines: Vec<&str> = file.strip_suffix("\r\n").unwrap().split("\r\n").collect();
        assert!(
            lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])),
            "{line}"
        );
    }
}

#[test]
fn what_has_no_events_makes_no_file() {
    let cases = [
        (
            "calendar --vendor scalr --tier standard --timezone Europe/London --from 2026-03-07 \
             --to 2026-03-08",
            0,
            "Not covered",
        ),
        (
            "calendar --vendor rescale --package mission-critical --edition government --priority \
             low",
            3,
            "Not stated",
        ),
        ("covered --vendor rescale --package basic --region emea", 2, "has no events"),
        ("policy list", 2, "has no events"),
    ];
    for (line, code, part) in cases {
        let run = run(&format!("{line} --format ics"));
        assert_eq!((run.code, run.stdout.as_str()), (Some(code), ""), "{line}");
        assert!(run.stderr.contains(part), "{line}: {}", run.stderr);
    }
}
