//! Turns the answer of `slacalc calendar` into a report.

use super::{calendar_feed::feed, day_format, day_picture, year_picture};
use crate::{
    answer::{CalendarAnswer, CalendarReading, OpenWindow},
    cli::{
        combination_tables::{self, ChoiceMeaning},
        report_parts,
        time_words::local,
    },
    render::{Report, Table, Tone},
    time::Date,
    times::full_day,
};

/// The most days that are drawn in half hours.
const DAYS_IN_HALF_HOURS: i64 = 14;
/// The most days that are drawn in hours; more are drawn as weeks of days.
const DAYS_IN_HOURS: i64 = 62;

pub(super) fn report(
    answer: &CalendarAnswer,
    (list, explain): (bool, bool),
    command: &str,
) -> Report {
    let (headline, tone) = headline(answer);
    let mut report = Report {
        headline,
        tone,
        caveats: caveats(answer),
        marks: marks(answer),
        plain: plain(answer),
        has_more: !explain,
        feed: Some(feed(answer, command)),
        data: Some(data(answer.windows.as_deref().unwrap_or_default())),
        has_nothing_to_draw: answer.windows.is_none(),
        ..Report::default()
    };
    report_parts::subject(&mut report, &answer.header);
    if !explain {
        report_parts::hours(&mut report, &answer.basis);
    }
    report_parts::citations(&mut report, &answer.header.policy, &answer.basis, explain);
    report.notes.clone_from(&answer.notes);
    if list {
        report
            .tables
            .extend(answer.windows.as_ref().map(|windows| windows_table(windows, answer.dates)));
        report.tables.extend(days_table(answer));
    } else if answer.windows.is_some() {
        let (first, last) = answer.dates;
        let days = last.days_since_epoch() - first.days_since_epoch() + 1;
        let picture = match days {
            _ if days <= DAYS_IN_HALF_HOURS => day_picture::picture(answer, 1_800),
            _ if days <= DAYS_IN_HOURS => day_picture::picture(answer, 3_600),
            _ => year_picture::picture(answer),
        };
        report.picture = Some(picture);
        report.tables.extend((days > DAYS_IN_HOURS).then(|| days_table(answer)).flatten());
    }
    if answer.combinations.is_empty() && explain {
        report.tables.extend(readings(answer));
    }
    report.tables.extend(combinations(answer));
    report.tables.extend(meanings(answer));
    report
}

fn headline(answer: &CalendarAnswer) -> (String, Tone) {
    let (days, zone) = (day_format::span(answer.dates), &answer.timezone);
    match answer.covered_seconds {
        Some(0) => (format!("Not covered {days}, {zone}"), Tone::Plain),
        Some(seconds) => {
            (format!("Covered for {} {days}, {zone}", day_format::hours(seconds)), Tone::Plain)
        }
        None => (
            report_parts::not_stated(
                answer.header.unlisted.as_ref(),
                &format!("Not stated when this is covered {days}"),
            ),
            Tone::Unsure,
        ),
    }
}

/// The most lines on other readings.
const OTHERS: usize = 2;

/// Returns the open readings under which there would be other windows.
fn others(answer: &CalendarAnswer) -> Vec<&CalendarReading> {
    let is_other = |it: &&CalendarReading| it.open && !it.chosen && !it.same_windows;
    answer.readings.iter().filter(is_other).collect()
}

/// Returns the covered time under another reading.
fn otherwise(answer: &CalendarAnswer, reading: &CalendarReading) -> String {
    match reading.covered_seconds {
        Some(seconds) if Some(seconds) == answer.covered_seconds => "at other times".to_owned(),
        Some(seconds) => format!("for {}", day_format::hours(seconds)),
        None => report_parts::not_known(reading.obstacle.as_deref()),
    }
}

/// Returns the caveats in few words, for the verdict on its one line.
fn marks(answer: &CalendarAnswer) -> Vec<String> {
    let first = others(answer).into_iter().next();
    let mark = first.map(|it| match it.covered_seconds {
        Some(_) => report_parts::by_another(&otherwise(answer, it)),
        None => report_parts::open_mark(it.obstacle.as_deref()),
    });
    mark.into_iter().collect()
}

/// Returns the lines under the verdict: the readings that were chosen, and the open ones under
/// which there would be other windows.
fn caveats(answer: &CalendarAnswer) -> Vec<String> {
    let all = &answer.readings;
    let matters = |it: &&CalendarReading| {
        all.iter().any(|other| other.name == it.name && !other.same_windows)
    };
    let chosen = all.iter().filter(|it| it.chosen && !it.open).filter(matters);
    let chosen = chosen.map(|it| (it.name.as_str(), it.value.as_str()));
    let mut lines: Vec<String> = report_parts::by_your_choice(chosen).into_iter().collect();
    let others = others(answer);
    let (shown, rest) = others.split_at(others.len().min(OTHERS));
    for it in shown {
        let why =
            report_parts::if_read_so(it.condition.as_deref(), (&it.name, &it.value), &it.clause);
        lines.push(format!("or {}, {why}", otherwise(answer, it)));
    }
    let named: Vec<&str> = shown.iter().map(|it| it.name.as_str()).collect();
    let names = rest.iter().map(|it| it.name.as_str());
    lines.extend(report_parts::more_readings(names, &named, "change it", "--explain shows them"));
    lines
}

/// Returns a line for each window; `not-stated` if the document does not state the hours.
fn plain(answer: &CalendarAnswer) -> String {
    let Some(windows) = &answer.windows else { return "not-stated".to_owned() };
    let lines: Vec<String> = windows
        .iter()
        .map(|window| format!("{}/{}", window.start.rfc3339(), window.end.rfc3339()))
        .collect();
    lines.join("\n")
}

/// Returns the windows as a table for other programs.
fn data(windows: &[OpenWindow]) -> Table {
    let mut table = Table::new("", &["opens", "closes", "seconds"]);
    table.rows.extend(windows.iter().map(|OpenWindow { start, end }| {
        vec![start.rfc3339(), end.rfc3339(), end.at.since(start.at).seconds().to_string()]
    }));
    table
}

fn windows_table(windows: &[OpenWindow], dates: (Date, Date)) -> Table {
    if windows.is_empty() {
        let mut none = Table::new("Coverage windows", &[""]);
        none.rows.push(vec![format!("none {}", day_format::span(dates))]);
        return none;
    }
    let mut table = Table::new("Coverage windows", &["opens", "closes", "lasts"]);
    for OpenWindow { start, end } in windows {
        let [opens, closes] = [start, end].map(local);
        table.rows.push(vec![opens, closes, day_format::hours(end.at.since(start.at).seconds())]);
    }
    table
}

/// Lists holidays, special days and clock changes by date.
fn days_table(answer: &CalendarAnswer) -> Option<Table> {
    let elsewhere =
        |zone: &str| if zone == answer.timezone { String::new() } else { format!(" ({zone})") };
    let mut days: Vec<_> = answer
        .holidays
        .iter()
        .map(|day| (day.on, format!("{}{}", day.name, elsewhere(&day.zone))))
        .collect();
    for change in &answer.clock_changes {
        let on = change.days().0.max(answer.dates.0);
        days.push((on, day_format::change(change, on)));
    }
    days.sort_by_key(|(on, _)| *on);
    let mut table = Table::new("Holidays and clock changes", &["", ""]);
    table.rows.extend(days.into_iter().map(|(on, says)| vec![full_day(on), says]));
    (!table.rows.is_empty()).then_some(table)
}

/// Returns a row for each combination of open readings.
fn combinations(answer: &CalendarAnswer) -> Option<Table> {
    let rows = answer.combinations.iter().map(|row| {
        let covered = in_words(row.covered_seconds, row.obstacle.as_ref());
        (report_parts::choice(&covered, row.chosen), &row.choices[..])
    });
    combination_tables::combinations("covered", "change these windows", rows)
}

/// Returns the open readings of the combinations and the meaning of each choice.
fn meanings(answer: &CalendarAnswer) -> Option<Table> {
    let used: Vec<_> = answer.combinations.iter().flat_map(|row| &row.choices).collect();
    let meanings = answer.readings.iter().map(|choice| ChoiceMeaning {
        name: &choice.name,
        question: &choice.question,
        value: &choice.value,
        says: &choice.says,
        clause: &choice.clause,
    });
    combination_tables::meanings(&used, meanings)
}

fn in_words(covered: Option<i64>, obstacle: Option<&String>) -> String {
    let obstacle = || obstacle.cloned().unwrap_or_default();
    covered.map_or_else(obstacle, day_format::hours)
}

/// Returns a table for each reading that would change the windows. The others are in JSON only.
fn readings(answer: &CalendarAnswer) -> Vec<Table> {
    let mut tables = Vec::new();
    for choices in answer.readings.chunk_by(|one, other| one.name == other.name) {
        if choices.iter().all(|choice| choice.same_windows) {
            continue;
        }
        let mut table = report_parts::reading_table(&choices[0].name, "covered");
        for choice in choices {
            table.rows.push(vec![
                report_parts::choice(&choice.value, choice.chosen),
                in_words(choice.covered_seconds, choice.obstacle.as_ref()),
                choice.says.clone(),
            ]);
        }
        tables.push(table);
    }
    tables
}
