//! Sentences and tables of a report, for text and page alike.

use super::{credits, measured_periods, report_answer::ReportAnswer, target_time::length};
use crate::{
    attainment::{AttainmentAnswer, Dimension, GroupAnswer, ResponseTimes, Undecided, WorstLine},
    cli::{report_parts, tickets::Unmeasured, time_words::written_in},
    policy::Keyword as _,
    render::{Report, Table, Tone, shortened},
    text::{counted, grouped, nonzero},
};

pub(super) fn headline(answer: &ReportAnswer) -> String {
    let line = answer.tickets.total.by(answer.measure);
    let of = counted(line.of, "ticket");
    let their = if line.of == 1 { "its" } else { "their" };
    let says = answer.measure.says();
    let reached = |share| match measured_periods::period_of_all(answer) {
        Some(over) => format!(
            "Targets over all tickets of a {over}, not for each: {share} of {of} {says} came \
             within {their} target"
        ),
        None => format!("{share} of {of} {says} met {their} deadline"),
    };
    let why = unmeasured(answer).why().unwrap_or_else(|| format!("no ticket is {says}"));
    let says = match (line.share, answer.min_percent, answer.reached) {
        (None, Some(min), _) => format!("Nothing to measure {min}% by: {why}"),
        (None, None, _) => format!("Nothing to measure: {why}"),
        (Some(share), Some(min), Some(true)) => format!("{}, at least {min}%", reached(share)),
        (Some(share), Some(min), _) => format!("{}, below {min}%", reached(share)),
        (Some(share), None, _) => reached(share),
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
    let (tickets, total) = (&answer.tickets, &answer.tickets.total);
    let mut facts = Report::default();
    for line in &tickets.measured_over {
        facts.fact("target", measured_periods::fact(line, answer));
    }
    for sentence in credits::sentences(answer) {
        facts.fact("credit", sentence);
    }
    facts.maybe("since", tickets.since.clone());
    facts.maybe("until", tickets.until.clone());
    facts.fact("tickets", grouped(total.opened));
    if let (Some(first), Some(last)) = (&tickets.first_opened, &tickets.last_opened) {
        let span = if first == last { first.clone() } else { format!("{first} to {last}") };
        facts.fact("opened", span);
    }
    let is_measured = measured_periods::period_of_all(answer).is_some();
    facts.fact(if is_measured { "within target" } else { "met" }, grouped(total.met));
    if tickets.has_answers {
        facts.fact(if is_measured { "later" } else { "missed" }, missed(total));
    } else if total.overdue > 0 {
        facts.fact("past the deadline", format!("{}, no answer known", grouped(total.overdue)));
    }
    facts.fact("open", grouped(total.open));
    if total.closed_unanswered > 0 {
        facts.fact("closed unanswered", grouped(total.closed_unanswered));
    }
    if total.closed_late > 0 {
        facts.fact("closed late", format!("{}, no answer known", grouped(total.closed_late)));
    }
    facts.maybe("undecided", undecided(total.undecided));
    if tickets.bad_rows > 0 {
        facts.fact("left out", format!("{} with an error", counted(tickets.bad_rows, "row")));
    }
    if tickets.outside > 0 {
        facts.fact("outside the dates", grouped(tickets.outside));
    }
    if tickets.before_oldest > 0 {
        let before = grouped(tickets.before_oldest);
        facts.fact("before the policy", format!("{before}, judged by the oldest version at hand"));
    }
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
        metric: answer.metric,
    }
}

fn missed(total: &GroupAnswer) -> String {
    let parts = nonzero(&[(total.late, "late"), (total.overdue, "overdue")]);
    if parts.is_empty() {
        return grouped(0);
    }
    format!("{}: {}", grouped(total.missed), parts.join(", "))
}

fn undecided(undecided: Undecided) -> Option<String> {
    let reasons = nonzero(&[
        (undecided.paused, "paused"),
        (undecided.best_effort, "best effort"),
        (undecided.none, "no response time"),
        (undecided.not_stated, "not stated"),
    ]);
    let says = format!("{}: {}", grouped(undecided.all()), reasons.join(", "));
    (!reasons.is_empty()).then_some(says)
}

/// Returns the attainment by each denominator.
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

/// Returns the groups of one kind. Numbers have no spaces, so that none is broken in a narrow
/// column.
pub(super) fn groups(answer: &ReportAnswer, dimension: &Dimension) -> Table {
    let measure = answer.measure;
    let missed = if measured_periods::period_of_all(answer).is_some() { "later" } else { "missed" };
    let header = [&dimension.by, "tickets", "met", missed, "open", "in time", "median", "95%"];
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
pub(super) fn late(answer: &ReportAnswer) -> impl Iterator<Item = &WorstLine> {
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
            line.priority.clone().unwrap_or_default(),
            line.plan.clone().unwrap_or_default(),
        ]);
    }
    table
}

/// Returns the rows that could not be judged, each kind with its first.
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
