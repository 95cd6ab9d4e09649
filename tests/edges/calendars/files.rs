//! Calendar files as programs write them, and as somebody means harm by them.

use super::{Place, calendar, event, said};

/// The dates of a file in a year, or the first error.
fn shown(name: &str, text: &str, year: i32) -> String {
    let place = Place::new("files").with(name, text);
    let run = place.run(&format!("holidays show {name} --year {year} --format plain"));
    if run.code == Some(0) {
        run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        said(&run)
    }
}

#[test]
fn whole_days_of_the_files_zone_are_days_however_they_are_written() {
    let christmas = event("20261225", "Christmas", "");
    let berlin = "X-WR-TIMEZONE:Europe/Berlin\n";
    let marked = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE";
    for (head, times, dates) in [
        // Midnight in Berlin is 22:00 UTC in summer, 23:00 in winter.
        (berlin, "DTSTART:20261005T220000Z\nDTEND:20261006T220000Z", "2026-10-06"),
        (berlin, "DTSTART:20261223T230000Z\nDTEND:20261224T230000Z", "2026-12-24"),
        (berlin, "DTSTART:20261223T230000Z\nDURATION:P2D", "2026-12-24 2026-12-25"),
        (berlin, "DTSTART:20261223T230000Z\nDTEND:20261224T225959Z", "2026-12-24"),
        // Over the change of the clocks on 25 October, a day of 25 hours.
        (berlin, "DTSTART:20261024T220000Z\nDTEND:20261025T230000Z", "2026-10-25"),
        (
            "X-WR-TIMEZONE:America/New_York\n",
            "DTSTART:20261126T050000Z\nDTEND:20261127T050000Z",
            "2026-11-26",
        ),
        (
            "X-WR-TIMEZONE:Asia/Tokyo\n",
            "DTSTART:20261102T150000Z\nDTEND:20261103T150000Z",
            "2026-11-03",
        ),
        // Midnights of UTC, of a named zone and of none are the dates that they say.
        (berlin, "DTSTART:20261006T000000Z\nDTEND:20261007T000000Z", "2026-10-06"),
        ("", "DTSTART:20261006T000000Z\nDTEND:20261007T000000Z", "2026-10-06"),
        (
            "",
            "DTSTART;TZID=America/New_York:20261006T000000\nDTEND;TZID=America/New_York:\
             20261007T000000",
            "2026-10-06",
        ),
        (berlin, "DTSTART:20261006T000000\nDTEND:20261007T000000", "2026-10-06"),
        (berlin, "DTSTART;VALUE=DATE:20261006\nDTEND;VALUE=DATE:20261008", "2026-10-06 2026-10-07"),
    ] {
        let text =
            calendar(head, &[&format!("{times}\nSUMMARY:Company day\n{marked}"), &christmas]);
        let mut expected: Vec<&str> = dates.split(' ').chain(["2026-12-25"]).collect();
        expected.dedup();
        assert_eq!(shown("x.ics", &text, 2026), expected.join(" "), "{head}{times}");
    }
}

#[test]
fn an_all_day_event_of_an_unknown_zone_costs_no_other_event() {
    let marked = "SUMMARY:Company day\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE";
    for (head, times) in [
        ("", "DTSTART:20261005T220000Z\nDTEND:20261006T220000Z"),
        ("X-WR-TIMEZONE:Mars/Olympus\n", "DTSTART:20261005T220000Z\nDTEND:20261006T220000Z"),
        ("X-WR-TIMEZONE:Europe/Berlin\n", "DTSTART:20261005T210000Z\nDTEND:20261006T210000Z"),
        (
            "X-WR-TIMEZONE:Europe/Berlin\n",
            "DTSTART:20261005T220000Z\nDTEND:20261006T220000Z\nRRULE:FREQ=YEARLY;COUNT=2",
        ),
    ] {
        let text =
            calendar(head, &[&format!("{times}\n{marked}"), &event("20261225", "Christmas", "")]);
        let place = Place::new("zones").with("x.ics", &text);
        assert_eq!(
            place.run("holidays show x.ics --year 2026 --format plain").stdout,
            "2026-12-25\n",
            "{head}{times}"
        );
        let note = "x.ics: an event is all-day, in a zone that the file does not name, and was \
                    left out: 'Company day' (2026-10-0";
        let run = place.run("holidays show x.ics --year 2026");
        assert!(said(&run).contains(note), "{head}{times}: {}", said(&run));
    }
}

#[test]
fn rules_are_read_as_meant_or_refused_with_their_line() {
    for (rules, says) in [
        (
            "RRULE:FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25",
            "x.ics:8:1: 'Day' has a second RRULE",
        ),
        ("RRULE:FREQ=YEARLY\nEXRULE:FREQ=YEARLY;INTERVAL=2", "x.ics:8:1: 'Day' has an EXRULE"),
        ("RRULE:FREQ=YEARLY;COUNT=0", "x.ics:7:1: 'Day' repeats by a rule with 'COUNT=0'"),
        ("RRULE:FREQ=YEARLY;INTERVAL=0", "'INTERVAL=0'"),
        ("RRULE:FREQ=YEARLY;INTERVAL=-1", "'INTERVAL=-1'"),
        ("RRULE:FREQ=YEARLY;INTERVAL=1.5", "'INTERVAL=1.5'"),
        ("RRULE:FREQ=YEARLY;INTERVAL=65537", "'INTERVAL=65537'"),
        ("RRULE:FREQ=YEARLY;COUNT=-2", "'COUNT=-2'"),
        ("RRULE:FREQ=YEARLY;COUNT=", "'COUNT='"),
        ("RRULE:FREQ=YEARLY;BYEASTER=0", "'BYEASTER'"),
        ("RRULE:FREQ=YEARLY;X-FOO=1", "'X-FOO'"),
        ("RRULE:FREQ=YEARLY;SKIP=FORWARD", "'SKIP'"),
        ("RRULE:FREQ=YEARLY;BYMONTH=7;BYMONTH=8", "'BYMONTH' twice"),
        ("RRULE:FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=260", "'BYMONTHDAY=260'"),
        ("RRULE:FREQ=YEARLY;BYMONTH=19;BYMONTHDAY=1", "'BYMONTH=19'"),
        // Folded over two lines, and with a parameter.
        ("RRULE;X-A=B:FREQ=YEARLY;BYEAS\n TER=0", "'BYEASTER'"),
        ("rrule:freq=yearly;byeaster=0", "'BYEASTER'"),
    ] {
        let text = calendar("", &[&event("20260704", "Day", &format!("UID:1\n{rules}"))]);
        let found = shown("x.ics", &text, 2026).replace(" --> ", " ");
        let place = says.split(": ").next().filter(|place| place.starts_with("x.ics:"));
        let message = says.split(": ").last().unwrap();
        assert!(
            found.contains("error")
                && found.contains(message)
                && place.is_none_or(|place| found.contains(place)),
            "{rules}: {found}"
        );
    }
    // An alarm has its own lines, and a yearly rule may say its default.
    let alarm = "RRULE:FREQ=YEARLY;INTERVAL=1;WKST=MO;\nBEGIN:VALARM\nTRIGGER:-PT15M\nRRULE:\
                 FREQ=DAILY;BYEASTER=0\nEND:VALARM";
    let text = calendar("", &[&event("20260704", "Day", alarm)]);
    assert_eq!(shown("x.ics", &text, 2028), "2028-07-04");
}

#[test]
fn line_ends_of_every_system_are_line_ends() {
    for (name, text) in [
        ("x.txt", "2026-12-25\n2026-12-26\n".to_owned()),
        ("x.toml", "[[holiday]]\non = 2026-12-25\n[[holiday]]\non = 2026-12-26\n".to_owned()),
        (
            "x.ics",
            calendar("", &[&event("20261225", "A", ""), &event("20261226", "B", "")])
                .replace("\r\n", "\n"),
        ),
    ] {
        for ends in ["\n", "\r\n", "\r"] {
            for mark in ["", "\u{feff}"] {
                let text = format!("{mark}{}", text.replace('\n', ends));
                assert_eq!(
                    shown(name, &text, 2026),
                    "2026-12-25 2026-12-26",
                    "{name} {ends:?} {mark:?}"
                );
            }
        }
    }
    // Both at once, and a place after them.
    assert_eq!(shown("x.txt", "2026-12-25\r2026-12-26\r\n", 2026), "2026-12-25 2026-12-26");
    assert!(shown("x.txt", "2026-12-25\r2026-12-26\rnonsense\r", 2026).contains("x.txt:3:1"));
}

#[test]
fn a_file_that_no_calendar_fills_is_refused() {
    for (name, line, most) in [
        ("x.txt", "2026-12-25 Christmas\n", 4),
        ("x.ics", "X-A:B\n", 4),
        ("x.toml", "[[holiday]]\non = 2026-12-25\n", 1),
    ] {
        let text = line.repeat((most << 20) / line.len() + 1);
        let place = Place::new("large").with(name, &text);
        for command in ["holidays show", "policy check"] {
            let run = place.run(&format!("{command} {name}"));
            assert_eq!(run.code, Some(4), "{command} {name}");
            let message = format!(
                "the file has {} bytes; a holiday file of its kind has at most {} ({most} MiB)",
                text.len(),
                most << 20
            );
            assert!(said(&run).contains(&message), "{command} {name}: {}", said(&run));
        }
    }
}

#[test]
fn a_list_that_there_is_not_says_where_others_come_from() {
    for (name, expected) in [
        (
            "ke",
            &[
                "there is no holiday list 'ke'",
                "slacalc holidays list",
                "'--holidays ke.txt'",
                ">ke.txt",
                "ke.ics",
                " at, au, be, ",
            ][..],
        ),
        ("germny", &["did you mean 'germany'?"]),
        ("uk-scotlnd", &["did you mean 'gb-scotland'?"]),
        ("jp-osaka", &["there are: jp"]),
        ("de-xx", &["there are: de, de-bb"]),
    ] {
        for line in [
            format!("holidays show {name}"),
            format!("covered --vendor scalr --tier standard --timezone UTC --holidays {name}"),
        ] {
            let run = Place::new("unknown-list").run(&line);
            assert_eq!(run.code, Some(2), "{line}: {}", said(&run));
            assert!(
                expected.iter().all(|part| said(&run).contains(part)),
                "{line}: {}",
                said(&run)
            );
        }
    }
    for (name, list) in [
        ("uk-england", "United Kingdom (England)"),
        ("united-kingdom-wls", "United Kingdom (Wales)"),
        ("germany-by", "Germany (Bavaria)"),
    ] {
        let run = Place::new("known-list").run(&format!("holidays show {name} --year 2026"));
        assert!(run.stdout.starts_with(list), "{name}: {}", said(&run));
    }
}
