//! Sentences and tables of a report, for text and page alike.

use super::{
    credits, measured_periods,
    report_answer::ReportAnswer,
    report_counts,
    target_time::{compact_length, length},
};
use crate::{
    attainment::{AttainmentAnswer, Dimension, GroupAnswer, ResponseTimes, TicketLine, Undecided},
    cli::{report_parts, tickets::Unmeasured, time_words::written_in},
    policy::Keyword as _,
    render::{Report, Table, Tone, shortened},
    text::{counted, grouped},
};

pub(super) fn headline(answer: &ReportAnswer) -> String {
    let line = answer.tickets.total.by(answer.measure);
    let met = answer.tickets.total.met;
    let of = format!(
        "{} of {} {}",
        grouped(met),
        counted(line.of, "ticket"),
        answer.measure.of_which(line.of)
    );
    let reached = |share, goal: String| match measured_periods::period_of_all(answer) {
        Some(over) => format!(
            "Targets over all tickets of a {over}, not for each: {share} came within their \
             target{goal}: {of}"
        ),
        None => format!("{share} met their deadline{goal}: {of}"),
    };
    let why = unmeasured(answer).why();
    let why = why.unwrap_or_else(|| format!("no ticket is {}", answer.measure.says()));
    let says = match (line.share, answer.min_percent, answer.reached) {
        (None, Some(min), _) => format!("Nothing to measure {min}% by: {why}"),
        (None, None, _) => format!("Nothing to measure: {why}"),
        (Some(share), Some(min), Some(true)) => reached(share, format!(", at least {min}%")),
        (Some(share), Some(min), _) => reached(share, format!(", below {min}%")),
        (Some(share), None, _) => reached(share, String::new()),
    };
    match answer.tickets.bad_rows {
        0 => says,
        bad => format!("{says}; {} could not be read", counted(bad, "row")),
    }
}

pub(super) fn tone(answer: &ReportAnswer) -> Tone {
    match (answer.share, answer.reached) {
        (None, _) => Tone::Unsure,
        (_, Some(true)) => Tone::Good,
        (_, Some(false)) => Tone::Bad,
        (_, None) => Tone::Plain,
    }
}

/// Returns the counts and the times of all tickets.
pub(super) fn facts(answer: &ReportAnswer) -> Vec<(String, String)> {
    let all = [("tickets".to_owned(), grouped(answer.tickets.total.opened))];
    let counts = report_counts::in_text(answer);
    let mut facts = terms(answer);
    facts.extend(all.into_iter().chain(opened(answer)).chain(counts));
    facts.extend(report_counts::besides(answer).into_iter().chain(waits(answer)));
    facts
}

/// Returns those of them that the head of a page does not have.
pub(super) fn further_facts(answer: &ReportAnswer) -> Vec<(String, String)> {
    let mut facts = terms(answer);
    facts.extend(opened(answer));
    facts.extend(report_counts::besides(answer).into_iter().chain(waits(answer)));
    facts
}

/// Returns the targets, the credits and the dates that were asked for.
fn terms(answer: &ReportAnswer) -> Vec<(String, String)> {
    let tickets = &answer.tickets;
    let mut facts = Report::default();
    for line in &tickets.measured_over {
        facts.fact("target", measured_periods::fact(line, answer));
    }
    for sentence in credits::sentences(answer) {
        facts.fact("credit", sentence);
    }
    facts.maybe("since", tickets.since.clone());
    facts.maybe("until", tickets.until.clone());
    facts.facts
}

/// Returns the first and the last date on which tickets were opened.
fn opened(answer: &ReportAnswer) -> Option<(String, String)> {
    let AttainmentAnswer { first_opened: Some(first), last_opened: Some(last), .. } =
        &answer.tickets
    else {
        return None;
    };
    let span = if first == last { first.clone() } else { format!("{first} to {last}") };
    Some(("opened".to_owned(), span))
}

/// Returns how long responses took: by the wall clock, and on the clock of their target where that
/// is another.
fn waits(answer: &ReportAnswer) -> Vec<(String, String)> {
    let GroupAnswer { wall_seconds: wall, response_seconds: own, .. } = &answer.tickets.total;
    let about = |times: &ResponseTimes| if times.exact { "" } else { "about " };
    let lines = [
        ("median response", wall.median, own.median),
        ("90% within", wall.p90, own.p90),
        ("95% within", wall.p95, own.p95),
    ];
    let mut facts = Report::default();
    for (name, wall_time, own_time) in lines {
        let (Some(time), Some(counted)) = (wall_time, own_time) else { continue };
        let by_wall = format!("{}{}", about(wall), length(time));
        let on_clock = own_clock(answer);
        facts.fact(
            name,
            match counted {
                same if same == time => by_wall,
                0 => format!("{by_wall} by the wall clock, {NONE} {on_clock}"),
                _ => format!(
                    "{by_wall} by the wall clock, {}{} {on_clock}",
                    about(own),
                    length(counted)
                ),
            },
        );
    }
    facts.facts
}

/// A response before the clock of its target began to run.
const NONE: &str = "none";

/// Returns the clock of targets in words, beside the wall clock.
fn own_clock(answer: &ReportAnswer) -> &'static str {
    let promises = &answer.tickets.promises;
    match (promises.counts_hours, promises.counts_all_day) {
        (true, true) => "on the SLA clock",
        (true, false) => "in business hours",
        (false, _) => "without pauses",
    }
}

/// Returns the reasons that tickets were not measured.
pub(super) fn unmeasured(answer: &ReportAnswer) -> Unmeasured {
    let AttainmentAnswer { total, bad_rows, outside, has_answers, .. } = &answer.tickets;
    let Undecided { best_effort, none, not_stated, .. } = total.undecided;
    Unmeasured {
        bad: *bad_rows,
        outside: *outside,
        judged: total.opened,
        not_stated,
        not_promised: best_effort + none,
        has_contract: !answer.contracts.is_empty(),
        policies: answer.policies.iter().map(|policy| policy.id.clone()).collect(),
        has_answers: *has_answers,
        alike: answer.alike.clone(),
        metric: answer.metric,
    }
}

/// Returns the attainment by each denominator.
pub(super) fn measures(total: &GroupAnswer) -> Table {
    let mut table = Table::new(
        "Share in time, by the tickets that count",
        &["measure", "tickets that count", "met", "of", "in time"],
    );
    for line in &total.attainment {
        let share = line.share.map_or_else(|| "-".to_owned(), |share| share.to_string());
        table.rows.push(vec![
            line.measure.id().to_owned(),
            line.measure.says().to_owned(),
            grouped(total.met),
            grouped(line.of),
            share,
        ]);
    }
    table
}

/// Returns the groups of one kind. Numbers have no spaces, so that none is broken in a narrow
/// column.
pub(super) fn groups(answer: &ReportAnswer, dimension: &Dimension) -> Table {
    let measure = answer.measure;
    let missed = if measured_periods::period_of_all(answer).is_some() { "later" } else { "missed" };
    let on_clock = format!("median {}", own_clock(answer));
    let mut header = vec![dimension.by.as_str(), "tickets", "met", missed, "open", "in time"];
    header.push("median wait");
    let has_own_clock = has_own_clock(dimension);
    header.extend(has_own_clock.then_some(on_clock.as_str()));
    let mut table =
        Table::new(&format!("By {}, in time of those {}", dimension.by, measure.says()), &header);
    for group in &dimension.groups {
        let time = |times: &ResponseTimes, seconds: Option<u64>| match seconds {
            None => "-".to_owned(),
            Some(seconds) => {
                format!("{}{}", if times.exact { "" } else { "~" }, compact_length(seconds))
            }
        };
        let (wall, own) = (&group.wall_seconds, &group.response_seconds);
        let on_clock = match own.median {
            Some(0) if wall.median != Some(0) => NONE.to_owned(),
            median => time(own, median),
        };
        let counts = [group.opened, group.met, group.missed, group.open].map(grouped);
        let share =
            group.by(measure).share.map_or_else(|| "-".to_owned(), |share| share.to_string());
        table.rows.push(
            [name(group)]
                .into_iter()
                .chain(counts)
                .chain([share, time(wall, wall.median)])
                .chain(has_own_clock.then_some(on_clock))
                .collect(),
        );
    }
    table
}

/// Returns true if the responses of a group took another time on the clock of their target than by
/// the wall clock.
pub(super) fn has_own_clock(dimension: &Dimension) -> bool {
    let medians = |group: &GroupAnswer| [group.wall_seconds.median, group.response_seconds.median];
    dimension.groups.iter().map(medians).any(|[wall, own]| wall != own)
}

/// Returns a note if half of the responses of a group came before their clock began to run.
pub(super) fn on_no_time(answer: &ReportAnswer) -> Option<&'static str> {
    let has_none = |group: &GroupAnswer| {
        group.response_seconds.median == Some(0) && group.wall_seconds.median != Some(0)
    };
    let groups = || answer.tickets.by.iter().flat_map(|dimension| &dimension.groups);
    (answer.tickets.promises.counts_hours && groups().any(has_none)).then_some(
        "A median of \"none\" means that no promised time had passed yet. Half of these answers or \
         more came outside business hours.",
    )
}

/// Returns the short name of a group, with a star if it is part of a period.
pub(super) fn name(group: &GroupAnswer) -> String {
    const MOST: usize = 28;
    format!(
        "{}{}",
        shortened(&group.group, MOST),
        if group.partial == Some(true) { "*" } else { "" }
    )
}

/// Returns the full name of a group, with a star if it is part of a period.
pub(super) fn starred(group: &GroupAnswer) -> String {
    format!("{}{}", group.group, if group.partial == Some(true) { "*" } else { "" })
}

/// Returns the tickets of the worst margins that were late.
pub(super) fn late(answer: &ReportAnswer) -> impl Iterator<Item = &TicketLine> {
    answer.tickets.worst.iter().filter(|line| line.margin_seconds < 0)
}

/// Returns the time of tickets by the side that had them, if events tell it of any.
pub(super) fn whose_time(answer: &ReportAnswer) -> Option<Table> {
    let split = answer.tickets.time_split.as_ref()?;
    let (tickets, of) = (grouped(split.tickets), grouped(answer.tickets.total.opened));
    let title = format!("Whose time ({tickets} of {of} tickets have hand-overs)");
    Some(Table { title, ..report_parts::whose_time(&split.time) })
}

/// Returns the worst margins.
pub(super) fn worst(answer: &ReportAnswer) -> Table {
    let mut table =
        Table::new("Worst margins", &["ticket", "margin", "due", "answered", "priority", "plan"]);
    for line in late(answer) {
        let shown = |time: &str| written_in(line.zone.as_ref(), time);
        let ticket = line.ticket.clone().unwrap_or_else(|| format!("row {}", line.row));
        table.rows.push(vec![
            ticket,
            line.margin(),
            line.deadline.as_deref().map(shown).unwrap_or_default(),
            line.responded.as_deref().map(shown).unwrap_or_default(),
            line.priority_label.clone(),
            line.plan.clone().unwrap_or_default(),
        ]);
    }
    table
}

/// The heading of the rows that could not be read.
pub(super) const NOT_READ: &str = "Rows that could not be read";

/// Returns the rows that could not be read, each kind with its first.
pub(super) fn excluded(answer: &ReportAnswer) -> Table {
    let excluded = &answer.tickets.excluded;
    let named = excluded.iter().any(|line| line.ticket.is_some());
    let header = ["rows", "first row", "ticket", "what is wrong with it"];
    let shown = |at: usize| named || at != 2;
    let mut table = Table::new(NOT_READ, &[]);
    table.header =
        (0..).zip(header).filter(|(at, _)| shown(*at)).map(|(_, name)| name.to_owned()).collect();
    for line in excluded {
        let cells = [
            grouped(line.rows),
            grouped(line.first_row),
            line.ticket.clone().unwrap_or_default(),
            line.example.clone(),
        ];
        table
            .rows
            .push((0..).zip(cells).filter(|(at, _)| shown(*at)).map(|(_, cell)| cell).collect());
    }
    table
}
