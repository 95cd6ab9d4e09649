//! The answer lowered to a report.

use super::{feed::feed, picture, words, year};
use crate::{
    answer::{CalendarAnswer, OpenWindow},
    commands::lower,
    render::{Report, Table, Tone},
    time::SECONDS_PER_DAY,
};

/// Up to so many days are drawn in half hours.
const DAYS_IN_HALF_HOURS: i64 = 14;
/// Up to so many days are drawn in hours; more are drawn as weeks of days.
const DAYS_IN_HOURS: i64 = 62;

pub(super) fn report(answer: &CalendarAnswer, list: bool) -> Report {
    let (headline, tone) = headline(answer);
    let mut report = Report { headline, tone, plain: plain(answer), feed: Some(feed(answer)), ..Report::default() };
    lower::subject(&mut report, &answer.policy, answer.plan.as_ref(), answer.edition.as_ref(), answer.region.as_ref());
    report.maybe("priority", answer.priority.clone());
    report.maybe("channel", answer.channel.clone());
    lower::because(&mut report, &answer.policy, &answer.basis);
    report.notes.clone_from(&answer.notes);
    if list {
        report.tables.extend(answer.windows.as_ref().map(|windows| windows_table(windows)));
        report.tables.extend(days_table(answer));
    } else if answer.windows.is_some() {
        let (first, last) = answer.dates;
        let days = last.days_since_epoch() - first.days_since_epoch() + 1;
        let picture = match days {
            _ if days <= DAYS_IN_HALF_HOURS => picture::picture(answer, 1_800),
            _ if days <= DAYS_IN_HOURS => picture::picture(answer, 3_600),
            _ => year::picture(answer),
        };
        report.picture = Some(picture);
        report.tables.extend((days > DAYS_IN_HOURS).then(|| days_table(answer)).flatten());
    }
    report
}

fn headline(answer: &CalendarAnswer) -> (String, Tone) {
    let (first, last) = answer.dates;
    let days = if first == last { format!("on {first}") } else { format!("from {first} to {last}") };
    let zone = &answer.timezone;
    match answer.covered_seconds {
        Some(0) => (format!("Not covered {days}, {zone}"), Tone::Plain),
        Some(seconds) => (format!("Covered for {} {days}, {zone}", words::hours(seconds)), Tone::Plain),
        None => (format!("Not stated when this is covered {days}"), Tone::Unsure),
    }
}

/// One window a line; `not-stated` if the document does not state the hours.
fn plain(answer: &CalendarAnswer) -> String {
    let Some(windows) = &answer.windows else { return "not-stated".to_owned() };
    let lines: Vec<String> = windows.iter().map(|window| format!("{}/{}", window.start.rfc3339(), window.end.rfc3339())).collect();
    lines.join("\n")
}

fn windows_table(windows: &[OpenWindow]) -> Table {
    let mut table = Table::new("Coverage windows", &["opens", "closes", "lasts"]);
    for OpenWindow { start, end } in windows {
        let [opens, closes] = [start, end].map(|stamp| format!("{} {}", stamp.zone.wall_at(stamp.at).date().weekday(), stamp.rfc3339()));
        table.rows.push(vec![opens, closes, words::hours(end.at.seconds_since(start.at))]);
    }
    table
}

/// Holidays, special days and clock changes, by date.
fn days_table(answer: &CalendarAnswer) -> Option<Table> {
    let elsewhere = |zone: &str| if zone == answer.timezone { String::new() } else { format!(" ({zone})") };
    let mut days: Vec<_> = answer.holidays.iter().map(|day| (day.on, format!("{}{}", day.name, elsewhere(&day.zone)))).collect();
    let whole = answer.days(SECONDS_PER_DAY);
    for change in &answer.clock_changes {
        let seconds = whole.iter().find(|day| day.on == change.on).map_or(0, |day| day.whole().seconds);
        days.push((change.on, words::change(change, seconds)));
    }
    days.sort_by_key(|(on, _)| *on);
    let mut table = Table::new("Holidays and clock changes", &["", ""]);
    table.rows.extend(days.into_iter().map(|(on, says)| vec![words::full_day(on), says]));
    (!table.rows.is_empty()).then_some(table)
}
