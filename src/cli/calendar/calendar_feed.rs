//! Turns the answer of `slacalc calendar` into events for other calendar programs.

use crate::{
    answer::{CalendarAnswer, DayKind, HolidayLine},
    cli::{deadline_feed, ics_identity, report_parts::cited_sentences},
    render::{EventTime, Feed, FeedEvent},
    time::Date,
};

/// Returns an event for each window, and one for each holiday or special day.
///
/// Windows are not cut at the first and the last day, so that each is the same event in every file
/// that has it.
///
/// `command` works them out again.
pub(super) fn feed(answer: &CalendarAnswer, command: &str) -> Feed {
    let (whom, policy) = (&answer.whom, &answer.header.policy);
    let mut lines = cited_sentences(&policy.title, &answer.basis);
    lines.push(format!("{}, {} ({})", policy.title, policy.effective, policy.id));
    lines.push(format!("Worked out by: {command}"));
    let description = lines.join("\n");
    let location = deadline_feed::location(&policy.title, &answer.basis);
    let windows = answer.whole_windows.iter().map(|window| FeedEvent {
        uid: uid(answer, "window", window.on, &window.number.to_string()),
        when: EventTime::Times(window.start.utc(), window.end.utc()),
        summary: format!("{whom}: support covered"),
        location: location.clone(),
        description: description.clone(),
        category: "Support".to_owned(),
        alarms: Vec::new(),
    });
    let days =
        answer.holidays.iter().filter_map(|day| day_event(answer, day, (&location, &description)));
    Feed {
        events: windows.chain(days).collect(),
        ..ics_identity::feed(format!("{whom}: support"), answer.now)
    }
}

fn day_event(
    answer: &CalendarAnswer,
    day: &HolidayLine,
    (location, description): (&str, &str),
) -> Option<FeedEvent> {
    let HolidayLine { on, name, zone, place, kind, hours } = day;
    let kind = match kind {
        DayKind::Holiday => "Holiday",
        DayKind::SpecialDay => "Special day",
    };
    Some(FeedEvent {
        uid: uid(answer, "day", *on, &place.to_string()),
        when: EventTime::Days(on.to_string(), on.plus_days(1)?.to_string()),
        summary: format!("{}: {name}", answer.whom),
        location: location.to_owned(),
        description: format!("{kind} where the hours are ({zone}): {hours}.\n{description}"),
        category: kind.to_owned(),
        alarms: Vec::new(),
    })
}

fn uid(answer: &CalendarAnswer, what: &str, on: Date, which: &str) -> String {
    let date = on.to_string();
    ics_identity::uid(answer.whose.iter().map(String::as_str).chain([what, &date, which]))
}
