//! Notes on events that are no days off, or that may be none. Each note counts them and names the
//! first few.

use super::{
    super::problem::Problem,
    category::Sort,
    date_list::no_dates,
    defect::defect,
    ics_event::{AS_DATE, IcsEvent},
    standing::{NotOffReason, Standing, region_of_all},
};

/// Events that are named; more are counted.
const MOST_NAMED: usize = 3;

/// The notes on events that were left out, in their order: why, of one event, of several.
const NOTES: [(NotOffReason, &str, &str); 6] = [
    (
        NotOffReason::Hours,
        "an event lasts only some hours, is no holiday and was left out",
        "events last only some hours, are no holidays and were left out",
    ),
    (
        NotOffReason::DaysElsewhere,
        "an event is all-day, in a zone that the file does not name, and was left out",
        "events are all-day, in zones that the file does not name, and were left out",
    ),
    (
        NotOffReason::Observance,
        "an event is an observance, no day off, and was left out",
        "events are observances, no days off, and were left out",
    ),
    (
        NotOffReason::Region,
        "an event is a day off in some regions only and was left out",
        "events are days off in some regions only and were left out",
    ),
    (
        NotOffReason::Unmarked,
        "an event is not marked as a day off and was left out",
        "events are not marked as days off, as others are, and were left out",
    ),
    (
        NotOffReason::OtherCategory,
        "an event has no category that was asked for and was left out",
        "events have no category that was asked for and were left out",
    ),
];

/// Returns the notes on a file.
pub(super) fn notes(file: &str, events: &[IcsEvent], standings: &[Standing]) -> Vec<String> {
    let standing = |wanted: Standing| -> Vec<&IcsEvent> {
        let pairs = events.iter().zip(standings).filter(|(_, standing)| **standing == wanted);
        pairs.map(|(event, _)| event).collect()
    };
    let mut notes = Vec::new();
    for (why, one, many) in NOTES {
        let left_out = standing(Standing::LeftOut(why));
        let Some(first) = left_out.first() else { continue };
        let says = match left_out.len() {
            1 => one.to_owned(),
            count => format!("{count} {many}"),
        };
        let advice = match why {
            NotOffReason::DaysElsewhere => {
                format!(" Written as dates they can be read: {AS_DATE}.")
            }
            NotOffReason::Region => region_advice(first, events),
            _ => String::new(),
        };
        notes.push(format!("{file}: {says}: {}.{advice}", named(&left_out)));
    }
    notes.extend(of_one_region(file, events, standings));
    notes.extend(unknown(file, &standing(Standing::Holiday)));
    notes
}

/// Returns the options that take the days off of every region, or of the event's region.
fn region_advice(regional: &IcsEvent, events: &[IcsEvent]) -> String {
    let nationwide = events.iter().find(|event| event.category.sort == Sort::DayOff);
    let options: Vec<String> = nationwide
        .into_iter()
        .chain([regional])
        .map(|event| option(&event.category.said))
        .collect();
    format!(" If one is meant, name what is off: {}.", options.join(" "))
}

/// Returns the note on days off that are all those of one region.
fn of_one_region(file: &str, events: &[IcsEvent], standings: &[Standing]) -> Option<String> {
    let region = region_of_all(events)?;
    let said = events.iter().zip(standings).find(|(event, standing)| {
        **standing == Standing::Holiday
            && event.is_wanted.is_none()
            && matches!(event.category.sort, Sort::Region(_))
    })?;
    Some(format!(
        "{file}: its days off are those of one region: '{}' ({region}).",
        said.0.category.said
    ))
}

/// Returns the note on events of unknown categories.
fn unknown(file: &str, holidays: &[&IcsEvent]) -> Option<String> {
    let is_unknown = |event: &&&IcsEvent| {
        event.is_wanted.is_none() && event.apple.is_none() && event.category.sort == Sort::Unknown
    };
    let unknown: Vec<&IcsEvent> = holidays.iter().filter(is_unknown).copied().collect();
    let mut said: Vec<&str> = unknown.iter().map(|event| event.category.said.as_str()).collect();
    said.sort_unstable();
    said.dedup();
    let example = said.first()?;
    let shown: Vec<String> = said.iter().take(MOST_NAMED).map(|said| format!("'{said}'")).collect();
    let more = more(said.len());
    let (events, were) = if unknown.len() == 1 {
        ("the category of an event", "it was")
    } else {
        ("the categories of events", "they were")
    };
    Some(format!(
        "{file}: {events} {} not known ({}{more}); {were} taken as {}: {}. To have only days off \
         of one kind, name it: {}.",
        if unknown.len() == 1 { "is" } else { "are" },
        shown.join(", "),
        if unknown.len() == 1 { "a day off" } else { "days off" },
        named(&unknown),
        option(example)
    ))
}

/// Returns `--holiday-category 'Public holiday'`, as a shell takes it.
fn option(said: &str) -> String {
    format!("--holiday-category '{}'", said.replace('\'', "'\\''"))
}

/// Returns the categories of a file, each with the number of its events.
pub(super) fn categories(events: &[IcsEvent]) -> String {
    let mut said: Vec<&str> = events
        .iter()
        .map(|event| event.category.said.as_str())
        .filter(|said| !said.is_empty())
        .collect();
    said.sort_unstable();
    let mut counts: Vec<(usize, &str)> =
        said.chunk_by(|one, other| one == other).map(|same| (same.len(), same[0])).collect();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let shown: Vec<String> = counts
        .iter()
        .take(2 * MOST_NAMED)
        .map(|(count, said)| format!("'{said}' ({count})"))
        .collect();
    if shown.is_empty() {
        "none of its events has any".to_owned()
    } else {
        format!("it has {}", shown.join(", "))
    }
}

/// Returns `'Party' (2026-12-24), 'Stand-up' (2026-01-05) and 3 more`.
fn named(events: &[&IcsEvent]) -> String {
    let shown: Vec<String> = events
        .iter()
        .take(MOST_NAMED)
        .map(|event| format!("'{}' ({})", event.name, event.start))
        .collect();
    shown.join(", ") + &more(events.len())
}

fn more(count: usize) -> String {
    if count > MOST_NAMED { format!(" and {} more", count - MOST_NAMED) } else { String::new() }
}

/// Returns the problem of a file without a single day off.
pub(super) fn no_day_off(
    standing: &[(&IcsEvent, Standing)],
    events: &[IcsEvent],
    wanted: &[String],
) -> Problem {
    let first = |why: NotOffReason| {
        let (event, _) = standing.iter().find(|(_, found)| *found == Standing::LeftOut(why))?;
        Some(*event)
    };
    if let Some(event) = first(NotOffReason::DaysElsewhere) {
        let message = format!(
            "'{}' is marked as all-day, but does not run from midnight to midnight",
            event.name
        );
        return defect(event.place.clone(), message).help(format!("write {AS_DATE}"));
    }
    if let Some(category) = wanted.first().filter(|_| first(NotOffReason::OtherCategory).is_some())
    {
        let message = format!("no event of this file has the category '{category}'");
        return defect(0..0, message).help(categories(events));
    }
    if let Some(event) = first(NotOffReason::Hours) {
        let help = "a holiday is a whole day, such as DTSTART;VALUE=DATE:20261225";
        return defect(event.place.clone(), "every event of this file lasts only some hours")
            .help(help);
    }
    let worked = [NotOffReason::Observance, NotOffReason::Region, NotOffReason::Unmarked];
    if let Some(event) = worked.into_iter().find_map(first) {
        let help = format!(
            "name the category of those that are, {}: --holiday-category '{}'",
            categories(events),
            event.category.said
        );
        return defect(event.place.clone(), "no event of this file is a day off everywhere")
            .help(help);
    }
    no_dates()
}
