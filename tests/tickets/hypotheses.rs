//! The causes of another deadline, one ticket at a time, each worked out by hand. The clock is
//! Scalr's Standard: Monday to Friday, 08:30 to 17:30, where the customer is.

use slacalc::{
    BatchEvaluator, PolicyPart, Subject, SubjectInput, TicketTimes,
    internal::{
        answer::{PolicyQuery, find_policy},
        audit::{Cause, CauseFinder, ClaimedTicket},
    },
    parse_moment,
    time::{Instant, ParsedTime, Zone},
};

use super::tables::World;

/// Priority, opening, pauses, claim, and the causes that give it.
type TicketCase<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a str, &'a [&'a str]);

const NONE: &[(&str, &str)] = &[];

const CASES: [TicketCase<'_>; 15] = [
    // 08:30 at -05:00 is 09:30 in summer. The second is not an hour later: half an hour of its
    // clock was gone.
    (
        "1",
        "2026-07-14 20:00",
        NONE,
        "2026-07-15 11:30",
        &["zone-standard", "written-standard", "hour-later", "hours-shifted 1 h later"],
    ),
    (
        "1",
        "2026-07-16 09:00",
        NONE,
        "2026-07-16 11:30",
        &["zone-standard", "hours-shifted 1 h later"],
    ),
    // Over the clock change of March 8 the offset of the opening is that of standard time.
    (
        "1",
        "2026-03-06 17:30",
        NONE,
        "2026-03-09 11:30",
        &["zone-standard", "zone-of-opening", "written-standard", "hour-later"],
    ),
    // Memorial Day, May 25: two hours of it instead of two of Tuesday.
    (
        "1",
        "2026-05-22 17:30",
        NONE,
        "2026-05-25 10:30",
        &["holidays-ignored", "one-holiday-ignored 2026-05-25", "day-earlier"],
    ),
    // Used up on Friday as it closes. From 07:30 to 16:30 an hour is left for Monday, from 06:30 to
    // 15:30 two are.
    (
        "1",
        "2026-07-17 15:30",
        NONE,
        "2026-07-20 08:30",
        &[
            "closing-edge closing-edge=next-opening",
            "hours-shifted 1 h earlier",
            "hours-shifted 2 h earlier",
        ],
    ),
    // Four hours on the clock; Standard's hours may be read so. It runs until then from 11:30 to
    // 20:30, up to from 15:30 to 00:30.
    (
        "2",
        "2026-07-14 16:00",
        NONE,
        "2026-07-14 20:00",
        &[
            "calendar-hours",
            "reading hours-clock=calendar",
            "hours-shifted 3 h later",
            "hours-shifted 4 h later",
            "hours-shifted 5 h later",
            "hours-shifted 6 h later",
            "hours-shifted 7 h later",
        ],
    ),
    // One business day from Tuesday 10:00 is Wednesday 10:00. Nine hours from Wednesday's opening
    // end at its close too.
    (
        "3",
        "2026-07-14 10:00",
        NONE,
        "2026-07-15 17:30",
        &["business-day business-day=close-of-day", "from-next-day", "one-holiday-more 2026-07-14"],
    ),
    // One hour runs until the pause, which takes an hour of business time and lasts sixteen; one
    // hour is left from 09:00 on: 10:00. In full: Tuesday 09:00 without the pause, then sixteen
    // hours, eight and a half of them on Tuesday.
    (
        "1",
        "2026-07-13 16:00",
        &[("2026-07-13 17:00", "2026-07-14 09:00")],
        "2026-07-14 09:00",
        &["pauses-ignored", "hour-earlier"],
    ),
    (
        "1",
        "2026-07-13 16:00",
        &[("2026-07-13 17:00", "2026-07-14 09:00")],
        "2026-07-14 11:00",
        &[
            // In UTC it is closed from 13:30 in New York on, so that all two hours are Tuesday's,
            // as from the next day or without Monday. So it is from 15:30 on, and until 11:30 it
            // must be open.
            "zone-utc",
            "pauses-twice",
            "written-standard",
            "from-next-day",
            "from-pause-end",
            "one-holiday-more 2026-07-13",
            "hour-later",
            "hours-shifted 2 h earlier",
            "hours-shifted 3 h earlier",
            "hours-shifted 4 h earlier",
            "hours-shifted 5 h earlier",
            "hours-shifted 6 h earlier",
        ],
    ),
    (
        "1",
        "2026-07-13 16:00",
        &[("2026-07-13 17:00", "2026-07-14 09:00")],
        "2026-07-15 16:00",
        &["pauses-in-full"],
    ),
    // Half an hour on Friday until closing, half an hour on Saturday.
    ("0", "2026-07-17 17:00", NONE, "2026-07-18 09:00", &["weekends"]),
    ("1", "2026-07-14 10:00", NONE, "2026-07-14 14:00", &["priority 2", "priority-laxer"]),
    // One business day is nine hours; eight of them from Tuesday 10:00 end half an hour after
    // Wednesday's opening.
    ("3", "2026-07-14 10:00", NONE, "2026-07-15 09:00", &["eight-hour-day", "hour-earlier"]),
    // In UTC it opens at 04:30 in New York. With the holiday two hours from then on are over on
    // Tuesday, without it on Monday.
    ("1", "2026-05-22 17:30", NONE, "2026-05-25 06:30", &["zone-utc and holidays-ignored"]),
    // At the offset of winter it opens at 09:30. By the contract half an hour runs until the pause,
    // the rest from 12:00 on: 13:30.
    (
        "1",
        "2026-07-14 20:00",
        &[("2026-07-15 09:00", "2026-07-15 12:00")],
        "2026-07-15 11:30",
        &["zone-standard and pauses-ignored"],
    ),
];

/// The ids of the causes under which a ticket in New York would be due at `claimed`.
fn causes(priority: &str, opened: &str, pauses: &[(&str, &str)], claimed: &str) -> Vec<String> {
    let world = World::new();
    let library = world.library(&[]);
    let wanted = PolicyQuery { policy: Some("scalr/self-hosted"), ..PolicyQuery::default() };
    let policy = find_policy(&library, wanted)
        .unwrap()
        .load(PolicyPart::Clocks, world.references())
        .unwrap();
    let asked = SubjectInput {
        plan: Some("standard".to_owned()),
        priority: Some(priority.to_owned()),
        timezone: Some("America/New_York".to_owned()),
        holidays: Some(vec!["us".to_owned()]),
        ..SubjectInput::default()
    };
    let subject = Subject::resolve(&policy, None, &asked, world.references()).unwrap();
    let zone: Zone = subject.zone.clone().unwrap();
    let at = |text: &str| parse_moment(text, Some(&zone), Instant::MIN).unwrap().at;
    let now = at("2026-12-31 12:00");
    let times = TicketTimes {
        pauses: pauses.iter().map(|(from, to)| (at(from), Some(at(to)))).collect(),
        has_response_column: true,
        ..TicketTimes::new(ParsedTime { at: at(opened), written_offset: None })
    };
    let mut evaluator = BatchEvaluator::new(now, None);
    let id = evaluator.add_group(subject);
    let deadline = evaluator.evaluate(id, &times).unwrap().deadline.unwrap().at;
    let claimed = at(claimed);
    let reopened = [None; 2];
    let doubt = ClaimedTicket { times: &times, deadline, reopened, of_deadline: true, now };
    let found =
        CauseFinder::default().causes(evaluator.group(id), id, &doubt, |other| other == claimed);
    found.iter().map(Cause::id).collect()
}

#[test]
fn what_gives_the_claim_is_named_and_nothing_else() {
    let mut wrong = Vec::new();
    for (priority, opened, pauses, claimed, expected) in CASES {
        let found = causes(priority, opened, pauses, claimed);
        if found != expected {
            wrong.push(format!("{opened} {claimed}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_nothing_explains_has_no_cause() {
    assert_eq!(causes("1", "2026-07-14 10:00", &[], "2026-07-14 12:37"), Vec::<String>::new());
}
