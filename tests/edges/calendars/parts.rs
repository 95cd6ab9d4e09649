//! A country's list has what all its parts share, and says which parts have more where it may
//! matter.

use super::{Place, said};
use crate::program::run;

const ASK: &str = "--vendor scalr --tier standard --priority 1";

/// A zone, an opening, a holiday list, the deadline by it, its note on the parts, and the advice.
const DEADLINES: &[(&str, &str, &str, &str, &str, &str)] = &[
    // Good Friday is everybody's; Easter Monday is not Scotland's. Two hours on Monday, 08:30
    // to 10:30, but half an hour of them on Thursday until 17:30.
    (
        "Europe/London",
        "2026-04-02 17:00",
        "uk",
        "2026-04-06T10:00:00+01:00",
        "Easter Monday (2026-04-06) in England (gb-eng), Northern Ireland (gb-nir), Wales \
             (gb-wls)",
        "The zone Europe/London points to England: --holidays gb-eng.",
    ),
    (
        "America/Toronto",
        "2026-02-13 17:00",
        "ca",
        "2026-02-16T10:00:00-05:00",
        "Family Day (2026-02-16) in Alberta (ca-ab)",
        "The zone America/Toronto points to Ontario: --holidays ca-on.",
    ),
    (
        "America/Vancouver",
        "2026-07-31 17:00",
        "canada",
        "2026-08-03T10:00:00-07:00",
        "British Columbia Day (2026-08-03) in British Columbia (ca-bc)",
        "--holidays ca-bc.",
    ),
    (
        "Australia/Sydney",
        "2026-10-02 17:00",
        "au",
        "2026-10-05T10:00:00+11:00",
        "(2026-10-05) in",
        "The zone Australia/Sydney points to New South Wales: --holidays au-nsw.",
    ),
    // Every part of Germany has this zone: it points to none.
    (
        "Europe/Berlin",
        "2026-06-03 17:00",
        "de",
        "2026-06-04T10:00:00+02:00",
        "Corpus Christi (2026-06-04) in Baden-Württemberg (de-bw), Bavaria (de-by)",
        "If one of them is meant, name it: --holidays de-bw.",
    ),
    (
        "Europe/London",
        "2026-01-01 12:00",
        "gb",
        "2026-01-02T10:30:00Z",
        "2nd January (2026-01-02) in Scotland (gb-sct)",
        "points to England, which has none of these",
    ),
];

#[test]
fn a_deadline_says_which_parts_have_more_days_on_its_way() {
    for (zone, opened, list, due, says, advice) in DEADLINES {
        let question =
            format!("deadline {ASK} --timezone {zone} --holidays {list} --opened '{opened}'");
        assert_eq!(run(&format!("{question} --format plain")).stdout.trim(), *due, "{question}");
        let answer = run(&question);
        assert!(
            said(&answer).contains(says) && said(&answer).contains(advice),
            "{question}: {}",
            said(&answer)
        );
    }
}

#[test]
fn it_says_nothing_where_no_part_has_a_day_or_a_part_was_named() {
    for (zone, opened, list) in [
        ("Europe/London", "2026-06-02 17:00", "uk"),
        ("Europe/London", "2026-04-02 17:00", "gb-sct"),
        ("America/Toronto", "2026-02-13 17:00", "ca-on"),
        ("America/New_York", "2026-02-13 17:00", "us"),
        // Easter Sunday is a holiday in Brandenburg, and closed anyway.
        ("Europe/Berlin", "2026-04-04 12:00", "de"),
    ] {
        let answer =
            run(&format!("deadline {ASK} --timezone {zone} --holidays {list} --opened '{opened}'"));
        assert!(!said(&answer).contains("parts share"), "{zone} {list}: {}", said(&answer));
    }
    // The vendor's own list is what the document says.
    let answer =
        run("covered --vendor rescale --package basic --region emea --at 2026-06-04T08:00:00Z");
    assert!(!said(&answer).contains("parts share"), "{}", said(&answer));
}

#[test]
fn a_list_that_is_shown_and_a_table_of_tickets_say_it_once() {
    let text = said(&run("holidays show uk --year 2026"));
    assert!(
        text.contains("Some have more: 2nd January (2026-01-02) in Scotland (gb-sct)")
            && text.contains("and 6 more days"),
        "{text}"
    );
    assert!(!said(&run("holidays show de-by --year 2026")).contains("parts share"));
    let place = Place::new("tickets")
        .with("t.csv", "opened\n2026-04-02 17:00\n2026-04-02 17:01\n2026-04-02 17:02\n");
    for command in ["batch", "report"] {
        let tickets =
            place.run(&format!("{command} t.csv {ASK} --timezone Europe/London --holidays uk"));
        let note = "slacalc: the list of United Kingdom has the days that all its parts share, \
                    and parts have more. The zone Europe/London points to England: --holidays \
                    gb-eng.";
        assert_eq!(tickets.stderr.matches(note).count(), 1, "{command}: {}", tickets.stderr);
        let quiet = place
            .run(&format!("{command} t.csv {ASK} --timezone Europe/London --holidays uk --quiet"));
        assert!(!quiet.stderr.contains("parts"), "{command}: {}", quiet.stderr);
    }
}
