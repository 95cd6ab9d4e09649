//! The answer as events for other calendar programs.

use crate::{
    answer::CalendarAnswer,
    commands::lower,
    render::{Event, Feed, Report, When},
    time::Zone,
};

/// An event for each window, and one for each holiday or special day.
pub(super) fn feed(answer: &CalendarAnswer) -> Feed {
    let whom = &answer.whom;
    let mut because = Report::default();
    lower::because(&mut because, &answer.policy, &answer.basis);
    let mut lines: Vec<String> = because.facts.into_iter().map(|(_, says)| says).collect();
    lines.push(format!("{}, {} ({})", answer.policy.title, answer.policy.effective, answer.policy.id));
    let description = lines.join("\n");
    let uid = |what: &str| format!("{what}.{}@slacalc", question(answer));
    let windows = answer.windows.iter().flatten().map(|window| Event {
        uid: uid(&format!("covered-{}", compact(&window.start.utc()))),
        when: When::Times(window.start.utc(), window.end.utc()),
        summary: format!("{whom}: support covered"),
        description: description.clone(),
        category: "Support".to_owned(),
    });
    let holidays = answer.holidays.iter().filter_map(|day| {
        let after = day.on.plus_days(1)?;
        Some(Event {
            uid: uid(&format!("holiday-{}", compact(&day.on.to_string()))),
            when: When::Days(day.on.to_string(), after.to_string()),
            summary: format!("{whom}: {}", day.name),
            description: format!("Holiday or special day where the hours are ({}).\n{description}", day.zone),
            category: "Holiday".to_owned(),
        })
    });
    Feed { name: format!("{whom}: support"), stamped_at: Zone::utc().rfc3339(answer.now), events: windows.chain(holidays).collect() }
}

/// Whose hours they are, as part of an identifier: what other question there is has other events.
fn question(answer: &CalendarAnswer) -> String {
    let names = [&answer.plan, &answer.edition, &answer.region, &answer.priority, &answer.channel];
    let parts = std::iter::once(answer.policy.id.as_str()).chain(names.into_iter().flatten().map(String::as_str));
    let parts: Vec<String> = parts.map(|part| part.replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', ".")).collect();
    parts.join(".")
}

fn compact(time: &str) -> String {
    time.chars().filter(|c| !matches!(c, '-' | ':')).collect()
}
