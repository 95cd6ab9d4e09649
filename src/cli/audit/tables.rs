//! The tables of an audit's answer.

use crate::{
    audit::{
        AuditAnswer, AuditGroup, Cause, CauseKind, Differences, DifferingTicket, ExplainedBy,
        OpenReading,
    },
    cli::time_words::written_in,
    render::Table,
    text::{grouped, length, nonzero},
};

/// The most causes of a group that are shown beside its own; JSON and CSV have more.
const OTHERS: usize = 3;
/// The most groups that are shown; JSON and CSV have all.
const GROUPS: usize = 12;

/// Returns a clause on the agreeing tickets that speak against a cause.
pub(super) fn against(contradicts: Option<u64>) -> String {
    match contradicts {
        None | Some(0) => String::new(),
        Some(1) => "; but then 1 ticket that now agrees would differ".to_owned(),
        Some(tickets) => {
            format!("; but then {} tickets that now agree would differ", grouped(tickets))
        }
    }
}

/// Returns a clause on the reading that the document leaves open.
pub(super) fn left_open(open: Option<&OpenReading>) -> String {
    match open {
        None => String::new(),
        Some(open) if open.clause.is_empty() => "; the document does not speak of it".to_owned(),
        Some(open) => format!("; the document leaves this open [{}]", open.clause),
    }
}

/// Returns the number of agreeing tickets that speak against each of the causes shown, if it is
/// the same for all of them: it is said once, and not in every row.
pub(super) fn against_each(answer: &AuditAnswer) -> Option<u64> {
    let explained: Vec<&AuditGroup> = shown(answer).filter(|group| group.says.is_some()).collect();
    let own = explained.iter().map(|group| group.contradicts);
    let others = explained.iter().flat_map(|group| shown_rivals(group).map(|it| it.contradicts));
    let all: Vec<Option<u64>> = own.chain(others).collect();
    let first = all.first().copied().flatten().filter(|tickets| *tickets > 0)?;
    (all.len() > 1 && all.iter().all(|it| *it == Some(first))).then_some(first)
}

/// Returns the causes that are shown beside that of a group.
fn shown_rivals(group: &AuditGroup) -> impl Iterator<Item = &ExplainedBy> {
    let is_exchanged = group.cause.as_ref().is_some_and(|cause| cause.kind == CauseKind::Exchanged);
    group.rivals().take(OTHERS).filter(move |_| !is_exchanged)
}

pub(super) fn id(group: &AuditGroup) -> String {
    group.cause.as_ref().map_or("unexplained".to_owned(), Cause::id)
}

fn kind(group: &AuditGroup) -> String {
    group.cause.as_ref().map_or("unexplained".to_owned(), Cause::kind_ids)
}

/// Returns the groups that are shown: those with enough tickets not to be there by chance and, of
/// verdicts, with more tickets for their cause than against it.
fn shown(answer: &AuditAnswer) -> impl Iterator<Item = &AuditGroup> {
    let first = answer
        .groups
        .iter()
        .filter(|group| group.cause.is_none() || left_out(answer, group).is_none());
    let is_shown = |(at, group): &(usize, &AuditGroup)| *at < GROUPS || group.cause.is_none();
    first.enumerate().filter(is_shown).map(|(_, group)| group)
}

/// The reason that a group is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LeftOut {
    ByChance,
    Refuted,
}

fn left_out(answer: &AuditAnswer, group: &AuditGroup) -> Option<LeftOut> {
    let is_small = group.tickets < answer.least_of_a_group();
    let is_refuted = group.is_refuted() && answer.claims == "state";
    is_refuted.then_some(LeftOut::Refuted).or(is_small.then_some(LeftOut::ByChance))
}

/// Returns a row for each reason that groups are not shown, with their tickets.
fn others(answer: &AuditAnswer) -> Vec<Vec<String>> {
    let explained = || answer.groups.iter().filter(|group| group.cause.is_some());
    let of = |why: LeftOut| explained().filter(move |group| left_out(answer, group) == Some(why));
    let beyond = explained().filter(|group| left_out(answer, group).is_none()).skip(GROUPS);
    let small =
        format!("(in groups of fewer than {}; --format json has them)", answer.least_of_a_group());
    let refuted =
        "(more tickets that agree speak against each than for it; --format json has them)"
            .to_owned();
    let rows = [
        (
            beyond.map(|group| group.tickets).sum(),
            "(in smaller groups; --format csv and json have them)".to_owned(),
        ),
        (of(LeftOut::ByChance).map(|group| group.tickets).sum(), small),
        (of(LeftOut::Refuted).map(|group| group.tickets).sum::<u64>(), refuted),
    ];
    rows.into_iter()
        .filter(|(tickets, _)| *tickets > 0)
        .map(|(tickets, says)| vec![grouped(tickets), says, String::new()])
        .collect()
}

/// Returns the tables of causes: open readings apart from causes that no reading excuses.
pub(super) fn groups(answer: &AuditAnswer) -> Vec<Table> {
    let what = if answer.claims == "state" { "verdicts" } else { "deadlines" };
    let header = ["tickets", &format!("their claimed {what} would agree if"), "difference"];
    let of = |title: &str, fits: fn(&AuditGroup) -> bool| {
        let mut table = Table::new(title, &header);
        let groups = shown(answer).filter(|group| fits(group));
        table.rows.extend(groups.map(|group| {
            vec![grouped(group.tickets), causes(answer, group), difference(answer, group)]
        }));
        table
    };
    let open = of("The document leaves open", |group| group.left_open.is_some());
    let mut rest = of("Probable causes", |group| group.left_open.is_none() && !group.is_refuted());
    // A deadline that fits to the minute may be one slip where more speaks against a convention
    // than for it.
    let slips = of("Slips of single tickets, rather than a convention", |group| {
        group.left_open.is_none() && group.is_refuted()
    });
    let at = rest.rows.len() - usize::from(shown(answer).any(|group| group.cause.is_none()));
    rest.rows.splice(at..at, others(answer));
    [open, rest, slips].into_iter().filter(|table| !table.rows.is_empty()).collect()
}

/// Returns the cause of a group and those that fit as well.
fn causes(answer: &AuditAnswer, group: &AuditGroup) -> String {
    let Some(says) = &group.says else {
        if let Some(verdict) = answer.every_verdict {
            return format!("(every claimed verdict is '{verdict}', so that no cause can be told)");
        }
        let of_none = "(nothing that was tried explains them)";
        let of_too_much = "(what explains them would make as many others differ)";
        return if group.also.is_empty() { of_none } else { of_too_much }.to_owned();
    };
    let is_said_once = against_each(answer).is_some();
    let against = |tickets| if is_said_once { String::new() } else { against(tickets) };
    let mut lines = vec![format!(
        "{says}{}{}",
        left_open(group.left_open.as_ref()),
        against(group.contradicts)
    )];
    for other in shown_rivals(group) {
        let part = if other.tickets < group.tickets {
            format!(" ({} of them)", grouped(other.tickets))
        } else {
            String::new()
        };
        lines.push(format!(
            "or {}{part}{}{}",
            other.says,
            left_open(other.left_open.as_ref()),
            against(other.contradicts)
        ));
    }
    if group.explains > group.tickets {
        lines.push(format!(
            "(and {} more, in groups above)",
            grouped(group.explains - group.tickets)
        ));
    }
    lines.join("\n")
}

fn difference(answer: &AuditAnswer, group: &AuditGroup) -> String {
    if answer.claims == "state" {
        let said = nonzero(&[
            (group.laxer, "claimed met, the\ncontract says missed"),
            (group.stricter, "claimed missed, the\ncontract says not"),
        ]);
        return said.join("\n");
    }
    let Some(range) = &group.difference else { return String::new() };
    if range.least_seconds == range.greatest_seconds {
        return signed(range.least_seconds);
    }
    // The mean to the minute, unless it is less.
    let mean = if range.mean_seconds.abs() < 60 {
        range.mean_seconds
    } else {
        range.mean_seconds / 60 * 60
    };
    format!(
        "{} to\n{},\nmean {}",
        signed(range.least_seconds),
        signed(range.greatest_seconds),
        signed(mean)
    )
}

/// Returns `1 h later`.
fn signed(seconds: i64) -> String {
    match seconds {
        0 => "none".to_owned(),
        1.. => format!("{} later", exact(seconds)),
        _ => format!("{} earlier", exact(seconds)),
    }
}

/// Returns a difference in two units at most, and not rounded: what is left of it may be the cause.
fn exact(seconds: i64) -> String {
    let (hours, rest) = (seconds.abs() / 3_600, seconds.abs() % 3_600);
    match (hours, rest) {
        (_, 0) | (0, _) => length(seconds),
        _ if rest % 60 == 0 => format!("{hours} h {} min", rest / 60),
        _ => format!("about {}", length(seconds)),
    }
}

pub(super) fn examples(answer: &AuditAnswer) -> Table {
    let claimed = if answer.claims == "state" { "response" } else { "claimed" };
    let mut table = Table::new("Such as", &["ticket", "cause", "opened", "deadline", claimed]);
    for group in shown(answer) {
        for example in &group.examples {
            let shown = |time: &str| broken(&written_in(example.zone.as_ref(), time));
            let last = match (&example.claimed, example.difference_seconds) {
                (Some(claimed), _) => shown(claimed),
                (None, None) => "none known".to_owned(),
                (None, Some(0)) => "at the deadline".to_owned(),
                (None, Some(seconds)) => {
                    format!("{} {}", length(seconds), if seconds < 0 { "late" } else { "early" })
                }
            };
            table.rows.push(vec![
                narrow(&name(example)),
                kind(group).replacen(" and ", "\nand ", 1),
                shown(&example.opened),
                example.deadline.as_deref().map_or(String::new(), shown),
                last,
            ]);
        }
    }
    table
}

pub(super) fn name(example: &DifferingTicket) -> String {
    match &example.id {
        Some(id) if !id.is_empty() => id.clone(),
        _ => format!("row {}", example.row),
    }
}

/// Breaks a name over lines, so that the other columns have room.
fn narrow(name: &str) -> String {
    const WIDTH: usize = 10;
    let letters: Vec<char> = name.chars().collect();
    let lines: Vec<String> = letters.chunks(WIDTH).map(String::from_iter).collect();
    lines.join("\n")
}

/// Breaks a time into two lines, its date and its clock.
fn broken(time: &str) -> String {
    time.replacen(", ", ",\n", 1)
}

/// The columns for other programs.
const DATA: [&str; 16] = [
    "cause",
    "which",
    "says",
    "tickets",
    "explains",
    "contradicts",
    "left_open",
    "laxer",
    "stricter",
    "least_seconds",
    "greatest_seconds",
    "mean_seconds",
    "also",
    "examples",
    "deadline",
    "claimed",
];

/// Returns a row for each group, for other programs.
pub(super) fn data(answer: &AuditAnswer) -> Table {
    let mut table = Table::new("", &DATA);
    for group in &answer.groups {
        let also: Vec<String> = group.also.iter().map(|other| other.cause.id()).collect();
        let examples: Vec<String> = group.examples.iter().map(name).collect();
        let seconds = |which: fn(&Differences) -> i64| {
            group.difference.as_ref().map_or(String::new(), |range| which(range).to_string())
        };
        table.rows.push(vec![
            kind(group),
            group.cause.as_ref().map_or(String::new(), |cause| cause.which.clone()),
            group.says.clone().unwrap_or_default(),
            group.tickets.to_string(),
            group.explains.to_string(),
            group.contradicts.map_or(String::new(), |tickets| tickets.to_string()),
            group.left_open.as_ref().map_or(String::new(), |open| open.question.clone()),
            group.laxer.to_string(),
            group.stricter.to_string(),
            seconds(|range| range.least_seconds),
            seconds(|range| range.greatest_seconds),
            seconds(|range| range.mean_seconds),
            also.join("; "),
            examples.join("; "),
            group.examples.first().and_then(|it| it.deadline.clone()).unwrap_or_default(),
            group.examples.first().and_then(|it| it.claimed.clone()).unwrap_or_default(),
        ]);
    }
    let unanswered = [
        ("met", answer.met_unanswered, &answer.unanswered),
        ("missed", answer.missed_unanswered, &answer.unanswered_missed),
    ];
    for (claimed, tickets, examples) in
        unanswered.into_iter().filter(|(_, tickets, _)| *tickets > 0)
    {
        let names: Vec<String> = examples.iter().map(name).collect();
        let mut row = vec![String::new(); DATA.len()];
        row[0] = format!("{claimed}-unanswered");
        row[2] = format!("claimed {claimed}, though no answer is known");
        row[3] = tickets.to_string();
        row[DATA.len() - 3] = names.join("; ");
        table.rows.push(row);
    }
    table
}
