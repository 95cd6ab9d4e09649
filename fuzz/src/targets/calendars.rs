//! Holiday rules, calendars and lists of dates: days that were read once are read again as the
//! same.

use slacalc::time::{Date, Weekday};

use super::Bench;

const YEARS: [&str; 2] = ["2026", "2027"];

/// A country's rules, or dates in TOML.
pub(super) fn holiday_rules(bench: &Bench<'_>, data: &[u8]) {
    holidays(bench, "days.toml", data);
}

/// An iCalendar file.
pub(super) fn calendar_file(bench: &Bench<'_>, data: &[u8]) {
    holidays(bench, "days.ics", data);
}

/// A date a line.
pub(super) fn date_list(bench: &Bench<'_>, data: &[u8]) {
    holidays(bench, "days.txt", data);
}

fn holidays(bench: &Bench<'_>, name: &str, data: &[u8]) {
    let file = bench.put(name, data);
    for year in YEARS {
        let Some(days) = days_of(bench, file, year) else { return refused_everywhere(bench, file) };
        let in_year = days.iter().all(|day| day.year().to_string() == year);
        assert!(in_year && days.is_sorted(), "not the days of {year} in their order: {days:?}");
        written_again(bench, &days, year);
        if let Some(day) =
            days.iter().find(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        {
            let noon = format!("{day}T12:00:00+01:00");
            let office =
                ["covered", "--vendor", "rescale", "--package", "basic", "--region", "emea"];
            let covered = bench.ask(&[&office[..], &["--at", &noon, "--holidays", file]].concat());
            assert_eq!(covered.code, 1, "{noon} is a day off: {covered:?}");
        }
    }
}

/// The days of a year, or nothing if the file is not valid.
fn days_of(bench: &Bench<'_>, file: &str, year: &str) -> Option<Vec<Date>> {
    let shown = bench.ask(&["holidays", "show", file, "--year", year, "--format", "json"]);
    if shown.code != 0 {
        assert_eq!(shown.code, 4, "a holiday file is valid or not: {shown:?}");
        shown.expect_place_in(file);
        return None;
    }
    let answer = shown.json();
    let holidays = answer["holidays"].as_array().expect("holidays are a list");
    let on = holidays.iter().map(|day| day["on"].as_str().expect("a day has a date"));
    let mut days: Vec<Date> =
        on.map(|on| Date::parse(on).expect("a day has a date of ours")).collect();
    days.dedup();
    Some(days)
}

/// A file that is not valid is so for every question.
fn refused_everywhere(bench: &Bench<'_>, file: &str) {
    let ticket = [
        "--vendor",
        "scalr",
        "--tier",
        "standard",
        "--priority",
        "3",
        "--timezone",
        "Europe/Berlin",
    ];
    let question = ["deadline", "--opened", "2026-12-23 16:00", "--holidays", file];
    let deadline = bench.ask(&[&question[..], &ticket].concat());
    assert_eq!(deadline.code, 4, "{deadline:?}");
    deadline.expect_place_in(file);
}

/// The days written as each kind of file that lists dates are the same days.
fn written_again(bench: &Bench<'_>, days: &[Date], year: &str) {
    if days.is_empty() {
        return;
    }
    let each = |write: fn(Date) -> String| days.iter().copied().map(write).collect::<String>();
    let lines = each(|day| format!("{day} day off\n"));
    let tables = each(|day| format!("[[holiday]]\non = {day}\n"));
    let events = each(event);
    let calendar = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//fuzz//EN\r\n{events}END:VCALENDAR\r\n"
    );
    for (name, text) in [("again.txt", lines), ("again.toml", tables), ("again.ics", calendar)] {
        let file = bench.put(name, text.as_bytes());
        assert_eq!(days_of(bench, file, year).as_deref(), Some(days), "{name}:\n{text}");
    }
}

fn event(day: Date) -> String {
    let compact = day.to_string().replace('-', "");
    format!(
        "BEGIN:VEVENT\r\nUID:{day}@fuzz\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:\
         {compact}\r\nSUMMARY:Day off\r\nEND:VEVENT\r\n"
    )
}
