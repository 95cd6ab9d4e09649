//! The answer of `slacalc report`, lowered to text and tables.

use super::{
    page_report::page,
    provenance_notes::{notes, sources},
    report_answer::ReportAnswer,
};
use crate::{
    attainment::{
        AttainmentAnswer, Denominator, Dimension, GroupAnswer, Percent, ResponseTimes, Undecided,
    },
    cli::tickets::{Unmeasured, grouped, made_from},
    render::{Report, Table, Tone, shortened},
};

pub(super) fn report(answer: &ReportAnswer) -> Report {
    let total = &answer.tickets.total;
    let plain = answer.share.map_or_else(|| "none".to_owned(), Percent::digits);
    let mut report =
        Report { headline: headline(answer), tone: tone(answer), plain, ..Report::default() };
    if let Some(title) = &answer.title {
        report.headline = format!("{title}: {}", report.headline);
    }
    report.facts = facts(answer);
    report.notes = notes(answer);
    report.tables.push(measures(total));
    report
        .tables
        .extend(answer.tickets.by.iter().map(|dimension| groups(dimension, answer.measure)));
    report.tables.push(worst(answer));
    report.tables.push(excluded(answer));
    report.tables.retain(|table| !table.rows.is_empty());
    report.tables.push(made_from(sources(answer), answer.program, &answer.now));
    report.data = Some(data(answer));
    report.page = Some(page(answer));
    report
}

pub(super) fn headline(answer: &ReportAnswer) -> String {
    let line = answer.tickets.total.by(answer.measure);
    let (of, their) = if line.of == 1 {
        ("1 ticket".to_owned(), "its")
    } else {
        (format!("{} tickets", grouped(line.of)), "their")
    };
    let says = answer.measure.says();
    let reached = |share| format!("{share} of {of} {says} met {their} deadline");
    let why =
        unmeasured(answer).why().map_or_else(|| format!("no ticket is {says}"), str::to_owned);
    match (line.share, answer.min_percent, answer.reached) {
        (None, Some(min), _) => format!("Nothing to measure {min}% by: {why}"),
        (None, None, _) => format!("Nothing to measure: {why}"),
        (Some(share), Some(min), Some(true)) => format!("{}, at least {min}%", reached(share)),
        (Some(share), Some(min), _) => format!("{}, below {min}%", reached(share)),
        (Some(share), None, _) => reached(share),
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

/// The counts and the times of all tickets.
pub(super) fn facts(answer: &ReportAnswer) -> Vec<(String, String)> {
    let (tickets, total) = (&answer.tickets, &answer.tickets.total);
    let mut facts = Report::default();
    facts.maybe("since", tickets.since.clone());
    facts.maybe("until", tickets.until.clone());
    facts.fact("tickets", grouped(total.opened));
    let opened = tickets.first_opened.as_ref().zip(tickets.last_opened.as_ref());
    facts.maybe(
        "opened",
        opened.map(
            |(first, last)| {
                if first == last { first.clone() } else { format!("{first} to {last}") }
            },
        ),
    );
    facts.fact("met", grouped(total.met));
    if tickets.has_answers {
        facts.fact("missed", missed(total));
    } else {
        let overdue = format!("{}, no answer known", grouped(total.overdue));
        facts.maybe("past the deadline", Some(overdue).filter(|_| total.overdue > 0));
    }
    facts.fact("open", grouped(total.open));
    facts.maybe(
        "closed unanswered",
        Some(grouped(total.closed_unanswered)).filter(|_| total.closed_unanswered > 0),
    );
    let closed_late = format!("{}, no answer known", grouped(total.closed_late));
    facts.maybe("closed late", Some(closed_late).filter(|_| total.closed_late > 0));
    facts.maybe("undecided", undecided(total.undecided));
    facts.maybe(
        "left out",
        Some(rows_with_an_error(tickets.bad_rows)).filter(|_| tickets.bad_rows > 0),
    );
    facts
        .maybe("outside the dates", Some(grouped(tickets.outside)).filter(|_| tickets.outside > 0));
    let before =
        format!("{}, judged by the oldest version at hand", grouped(tickets.before_oldest));
    facts.maybe("before the policy", Some(before).filter(|_| tickets.before_oldest > 0));
    let times = total.response_seconds;
    let about = if times.exact { "" } else { "about " };
    for (name, time) in
        [("median response", times.median), ("90% within", times.p90), ("95% within", times.p95)]
    {
        let of_time = |time| match time {
            0 => "0 s: before the target's hours began".to_owned(),
            time => format!("{about}{} of the target's hours", length(time)),
        };
        facts.maybe(name, time.map(of_time));
    }
    facts.facts
}

/// Returns the reasons that tickets were not measured.
pub(super) fn unmeasured(answer: &ReportAnswer) -> Unmeasured {
    let AttainmentAnswer { total, bad_rows, has_answers, .. } = &answer.tickets;
    let Undecided { best_effort, none, not_stated, .. } = total.undecided;
    Unmeasured {
        bad: *bad_rows,
        judged: total.opened,
        not_stated,
        not_promised: best_effort + none,
        has_contract: !answer.contracts.is_empty(),
        policies: answer.policies.iter().map(|policy| policy.id.clone()).collect(),
        has_answers: *has_answers,
    }
}

fn missed(total: &GroupAnswer) -> String {
    let parts = [(total.late, "late"), (total.overdue, "overdue")];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", grouped(*count)))
        .collect();
    if parts.is_empty() {
        grouped(0)
    } else {
        format!("{}: {}", grouped(total.missed), parts.join(", "))
    }
}

fn undecided(undecided: Undecided) -> Option<String> {
    let reasons = [
        (undecided.paused, "paused"),
        (undecided.best_effort, "best effort"),
        (undecided.none, "no response time"),
        (undecided.not_stated, "not stated"),
    ];
    let reasons: Vec<String> = reasons
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, reason)| format!("{} {reason}", grouped(*count)))
        .collect();
    Some(format!("{}: {}", grouped(undecided.all()), reasons.join(", ")))
        .filter(|_| !reasons.is_empty())
}

fn rows_with_an_error(rows: u64) -> String {
    if rows == 1 {
        "1 row with an error".to_owned()
    } else {
        format!("{} rows with an error", grouped(rows))
    }
}

/// Attainment of each kind.
pub(super) fn measures(total: &GroupAnswer) -> Table {
    let mut table = Table::new(
        "Attainment by what it is a share of",
        &["measure", "share of tickets", "met", "of", "attainment"],
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

/// The groups of one kind. Cells of numbers have no spaces, so that none is broken in a narrow
/// place.
pub(super) fn groups(dimension: &Dimension, measure: Denominator) -> Table {
    let header = [&dimension.by, "tickets", "met", "missed", "open", "in time", "median", "95%"];
    let mut table =
        Table::new(&format!("By {}, in time of those {}", dimension.by, measure.says()), &header);
    for group in &dimension.groups {
        let ResponseTimes { median, p95, exact, .. } = group.response_seconds;
        let about = if exact { "" } else { "~" };
        let time = |seconds: Option<u64>| {
            seconds.map_or_else(
                || "-".to_owned(),
                |seconds| format!("{about}{}", length(seconds).replace([' ', 'i', 'n'], "")),
            )
        };
        let counts = [group.opened, group.met, group.missed, group.open].map(grouped);
        let share =
            group.by(measure).share.map_or_else(|| "-".to_owned(), |share| share.to_string());
        table.rows.push(
            [name(group)]
                .into_iter()
                .chain(counts)
                .chain([share, time(median), time(p95)])
                .collect(),
        );
    }
    table
}

/// The name of a group where there is little room; with a star if it is a part of a period.
pub(super) fn name(group: &GroupAnswer) -> String {
    const MOST: usize = 28;
    format!(
        "{}{}",
        shortened(&group.group, MOST),
        if group.partial == Some(true) { "*" } else { "" }
    )
}

/// The worst margins.
pub(super) fn worst(answer: &ReportAnswer) -> Table {
    let mut table = Table::new("Worst margins", &["ticket", "margin", "priority", "opened"]);
    for line in &answer.tickets.worst {
        let ticket = line.ticket.clone().unwrap_or_else(|| format!("row {}", line.row));
        table.rows.push(vec![
            ticket,
            line.margin(),
            line.priority.clone().unwrap_or_default(),
            line.opened.clone(),
        ]);
    }
    table
}

/// Rows that could not be judged, each kind with its first.
pub(super) fn excluded(answer: &ReportAnswer) -> Table {
    let excluded = &answer.tickets.excluded;
    let named = excluded.iter().any(|line| line.ticket.is_some());
    let header = ["rows", "first row", "ticket", "what is wrong with it"];
    let shown = |at: usize| named || at != 2;
    let mut table = Table::new("Left out", &[]);
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

/// Every group in one table, for other programs.
fn data(answer: &ReportAnswer) -> Table {
    let header = [
        "by",
        "group",
        "opened",
        "met",
        "late",
        "overdue",
        "open",
        "closed_unanswered",
        "undecided",
        "due_percent",
        "responded_percent",
        "all_percent",
        "median_seconds",
        "p90_seconds",
        "p95_seconds",
        "closed_late",
        "partial",
    ];
    let mut table = Table::new("", &header);
    let all = answer.tickets.by.iter().flat_map(|dimension| {
        dimension.groups.iter().map(move |group| (dimension.by.as_str(), group))
    });
    for (by, group) in [("", &answer.tickets.total)].into_iter().chain(all) {
        let counts = [
            group.opened,
            group.met,
            group.late,
            group.overdue,
            group.open,
            group.closed_unanswered,
            group.undecided.all(),
        ];
        let shares = group
            .attainment
            .iter()
            .map(|line| line.share.map_or_else(String::new, Percent::digits));
        let times = group.response_seconds;
        let times = [times.median, times.p90, times.p95]
            .map(|time| time.map_or_else(String::new, |time| time.to_string()));
        let names = [by.to_owned(), group.group.clone()];
        let partial = group.partial.map_or("", |partial| if partial { "yes" } else { "no" });
        let rest = [group.closed_late.to_string(), partial.to_owned()];
        table.rows.push(
            names
                .into_iter()
                .chain(counts.map(|count| count.to_string()))
                .chain(shares)
                .chain(times)
                .chain(rest)
                .collect(),
        );
    }
    table
}

/// `45 min`, `27 h 10 min`: days would be read as days of business.
pub(super) fn length(seconds: u64) -> String {
    let minutes = (seconds + 30) / 60;
    match (seconds, minutes / 60, minutes % 60) {
        (0..60, ..) => format!("{seconds} s"),
        (_, 0, minutes) => format!("{minutes} min"),
        (_, hours, 0) => format!("{hours} h"),
        (_, hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
