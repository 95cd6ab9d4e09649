//! Turns the answer of `slacalc calendar` into events for other calendar programs.

use crate::{
    answer::{CalendarAnswer, DayKind, HolidayLine},
    cli::{ics_identity, report_parts},
    render::{EventTime, Feed, FeedEvent, Report},
    time::Date,
};

/// Returns an event for each window, and one for each holiday or special day.
///
/// Windows are not cut at the first and the last day, so that each is the same event in every file
/// that has it.
pub(super) fn feed(answer: &CalendarAnswer) -> Feed {
    let whom = &answer.whom;
    let mut because = Report::default();
    report_parts::because(&mut because, &answer.header.policy, &answer.basis);
    let mut lines: Vec<String> = because.facts.into_iter().map(|(_, says)| says).collect();
    lines.push(format!(
        "{}, {} ({})",
        answer.header.policy.title, answer.header.policy.effective, answer.header.policy.id
    ));
    let description = lines.join("\n");
    let windows = answer.whole_windows.iter().map(|window| FeedEvent {
        uid: uid(answer, "window", window.on, &window.number.to_string()),
        when: EventTime::Times(window.start.utc(), window.end.utc()),
        summary: format!("{whom}: support covered"),
        description: description.clone(),
        category: "Support".to_owned(),
        alarms: Vec::new(),
    });
    let days = answer.holidays.iter().filter_map(|day| day_event(answer, day, &description));
    Feed {
        events: windows.chain(days).collect(),
        ..ics_identity::feed(format!("{whom}: support"), answer.now)
    }
}

fn day_event(answer: &CalendarAnswer, day: &HolidayLine, description: &str) -> Option<FeedEvent> {
    let HolidayLine { on, name, zone, place, kind, hours } = day;
    let kind = match kind {
        DayKind::Holiday => "Holiday",
        DayKind::SpecialDay => "Special day",
    };
    Some(FeedEvent {
        uid: uid(answer, "day", *on, &place.to_string()),
        when: EventTime::Days(on.to_string(), on.plus_days(1)?.to_string()),
        summary: format!("{}: {name}", answer.whom),
        description: format!("{kind} where the hours are ({zone}): {hours}.\n{description}"),
        category: kind.to_owned(),
        alarms: Vec::new(),
    })
}

fn uid(answer: &CalendarAnswer, what: &str, on: Date, which: &str) -> String {
    let date = on.to_string();
    ics_identity::uid(answer.whose.iter().map(String::as_str).chain([what, &date, which]))
}
