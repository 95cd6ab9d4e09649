//! An audit's answer for people and scripts.

use super::super::tickets::{grouped, sources};
use crate::{
    answer::Cause,
    render::{Report, Table, Tone},
    tickets::{AuditAnswer, AuditGroup, Differences, Example},
    time::in_words,
};

/// How many causes of a group are shown beside its own; JSON and CSV have more.
const OTHERS: usize = 3;
/// How many groups are shown; JSON and CSV have all.
const GROUPS: usize = 12;

pub(super) fn report(answer: &AuditAnswer) -> Report {
    let mut report = Report { headline: headline(answer), plain: plain(answer), ..Report::default() };
    report.tone = match answer {
        AuditAnswer { differ: 1.., .. } | AuditAnswer { bad: 1.., .. } => Tone::Bad,
        AuditAnswer { compared: 0, .. } => Tone::Unsure,
        _ => Tone::Good,
    };
    report.fact("tickets", grouped(answer.rows));
    report.fact("compared", format!("{} with the column '{}'", grouped(answer.compared), answer.column));
    report.fact("agree", grouped(answer.agree));
    report.fact("differ", grouped(answer.differ));
    let count = |tickets: u64| (tickets > 0).then(|| grouped(tickets));
    let unknown = |tickets| format!("{tickets} claimed met, though no answer is known");
    report.maybe("nobody can say", count(answer.met_unanswered).map(unknown));
    report.maybe("without a claim", count(answer.without_claim));
    report.maybe("without a deadline", count(answer.without_deadline));
    report.maybe("not read", count(answer.bad));
    report.maybe("best explained", (answer.differ > 0).then(|| best(answer)));
    report.notes.clone_from(&answer.notes);
    if !answer.groups.is_empty() {
        report.tables.push(groups(answer));
        report.tables.push(examples(answer));
        report.notes.extend(smaller(answer));
    }
    report.notes.extend(unanswered(answer));
    report.tables.push(sources(&answer.made_from));
    report.data = Some(data(answer));
    report
}

/// The one convention that explains most, as a sentence.
fn best(answer: &AuditAnswer) -> String {
    let Some(most) = &answer.explains_most else { return "no single convention stands out".to_owned() };
    let share = most.tickets * 100 / answer.differ.max(1);
    let which = match (most.tickets, answer.differ) {
        (1, 1) => "the one that differs fits".to_owned(),
        (tickets, all) if tickets == all => format!("all {} fit", grouped(all)),
        (1, all) => format!("1 of {} ({share} %) fits", grouped(all)),
        (tickets, all) => format!("{} of {} ({share} %) fit", grouped(tickets), grouped(all)),
    };
    format!("{which} if {}{}", most.says, against(most.contradicts))
}

/// What speaks against a cause.
fn against(contradicts: Option<u64>) -> String {
    match contradicts {
        None | Some(0) => String::new(),
        Some(1) => ", but 1 ticket that agrees speaks against it".to_owned(),
        Some(tickets) => format!(", but {} tickets that agree speak against it", grouped(tickets)),
    }
}

/// The groups that are shown: the first, and the tickets that nothing explains.
fn shown(answer: &AuditAnswer) -> impl Iterator<Item = &AuditGroup> {
    answer.groups.iter().enumerate().filter(|(at, group)| *at < GROUPS || group.cause.is_none()).map(|(_, group)| group)
}

/// What is left out, in words.
fn smaller(answer: &AuditAnswer) -> Option<String> {
    let count =
        |groups: &mut dyn Iterator<Item = &AuditGroup>| groups.fold((0, 0), |(all, tickets), group| (all + 1, tickets + group.tickets));
    let (all, seen) = (count(&mut answer.groups.iter()), count(&mut shown(answer)));
    let (groups, tickets) = (all.0 - seen.0, grouped(all.1 - seen.1));
    (groups > 0).then(|| format!("{groups} more groups with {tickets} tickets are not shown; --format csv and json have all."))
}

/// The tickets of which nobody can say whether the claim is right.
fn unanswered(answer: &AuditAnswer) -> Option<String> {
    let names: Vec<String> = answer.unanswered.iter().map(name).collect();
    let more = if answer.met_unanswered > names.len() as u64 { ", ..." } else { "" };
    let names = format!("{}{more}", names.join(", "));
    (answer.met_unanswered > 0)
        .then(|| format!("Claimed met, though no answer is known and the deadline was not over either: {names}."))
}

fn headline(answer: &AuditAnswer) -> String {
    let what = if answer.claims == "state" { "verdicts" } else { "deadlines" };
    match (answer.differ, answer.compared) {
        (_, 0) => format!("No {what} could be compared"),
        (0, compared) => format!("All {} {what} agree with the contract", grouped(compared)),
        (differ, compared) => format!("{} of {} {what} differ from the contract", grouped(differ), grouped(compared)),
    }
}

/// A group a line: the cause and its tickets.
fn plain(answer: &AuditAnswer) -> String {
    let lines: Vec<String> = answer.groups.iter().map(|group| format!("{}\t{}", id(group), group.tickets)).collect();
    lines.join("\n")
}

fn id(group: &AuditGroup) -> String {
    group.cause.as_ref().map_or("unexplained".to_owned(), Cause::id)
}

fn kind(group: &AuditGroup) -> String {
    group.cause.as_ref().map_or("unexplained".to_owned(), Cause::sort)
}

fn groups(answer: &AuditAnswer) -> Table {
    let what = if answer.claims == "state" { "verdicts" } else { "deadlines" };
    let mut table = Table::new("Probable causes", &["tickets", &format!("their claimed {what} fit if"), "difference"]);
    for group in shown(answer) {
        table.rows.push(vec![grouped(group.tickets), causes(group), difference(answer, group)]);
    }
    table
}

/// The cause of a group and those that would do as well.
fn causes(group: &AuditGroup) -> String {
    let Some(says) = &group.says else {
        let of_none = "(nothing that was tried explains them)";
        let of_too_much = "(what explains them would make as many others differ)";
        return if group.also.is_empty() { of_none } else { of_too_much }.to_owned();
    };
    let mut lines = vec![format!("{says}{}", against(group.contradicts))];
    for other in group.rivals().take(OTHERS) {
        let part = if other.tickets < group.tickets { format!(" ({} of them)", grouped(other.tickets)) } else { String::new() };
        lines.push(format!("or {}{part}{}", other.says, against(other.contradicts)));
    }
    if group.explains > group.tickets {
        lines.push(format!("(and {} more, in groups above)", grouped(group.explains - group.tickets)));
    }
    lines.join("\n")
}

fn difference(answer: &AuditAnswer, group: &AuditGroup) -> String {
    if answer.claims == "state" {
        let counts = [(group.laxer, "claimed met, the\ncontract says missed"), (group.stricter, "claimed missed, the\ncontract says not")];
        let said: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, says)| format!("{} {says}", grouped(*count))).collect();
        return said.join("\n");
    }
    let Some(range) = &group.difference else { return String::new() };
    if range.least_seconds == range.greatest_seconds {
        return signed(range.least_seconds);
    }
    // The mean to the minute, unless it is less.
    let mean = if range.mean_seconds.abs() < 60 { range.mean_seconds } else { range.mean_seconds / 60 * 60 };
    format!("{} to\n{},\nmean {}", signed(range.least_seconds), signed(range.greatest_seconds), signed(mean))
}

/// `1 h later`.
fn signed(seconds: i64) -> String {
    match seconds {
        0 => "none".to_owned(),
        1.. => format!("{} later", in_words(seconds)),
        _ => format!("{} earlier", in_words(seconds)),
    }
}

fn examples(answer: &AuditAnswer) -> Table {
    let claimed = if answer.claims == "state" { "response" } else { "claimed" };
    let mut table = Table::new("Such as", &["ticket", "cause", "opened", "deadline", claimed]);
    for group in shown(answer) {
        for example in &group.examples {
            let last = match (&example.claimed, example.difference_seconds) {
                (Some(claimed), _) => broken(claimed),
                (None, None) => "none known".to_owned(),
                (None, Some(seconds)) => format!("{} {}", in_words(seconds), if seconds < 0 { "late" } else { "early" }),
            };
            table.rows.push(vec![
                narrow(&name(example)),
                kind(group).replacen(" and ", "\nand ", 1),
                broken(&example.opened),
                example.deadline.as_deref().map_or(String::new(), broken),
                last,
            ]);
        }
    }
    table
}

fn name(example: &Example) -> String {
    match &example.id {
        Some(id) if !id.is_empty() => id.clone(),
        _ => format!("row {}", example.row),
    }
}

/// A name on as many lines as it needs, so that the other columns have room.
fn narrow(name: &str) -> String {
    const WIDTH: usize = 10;
    let letters: Vec<char> = name.chars().collect();
    let lines: Vec<String> = letters.chunks(WIDTH).map(String::from_iter).collect();
    lines.join("\n")
}

/// An RFC 3339 time on two lines.
fn broken(time: &str) -> String {
    time.replacen('T', "\n", 1)
}

/// A group a row, for other programs.
fn data(answer: &AuditAnswer) -> Table {
    let header = [
        "cause",
        "which",
        "says",
        "tickets",
        "explains",
        "contradicts",
        "laxer",
        "stricter",
        "least_seconds",
        "greatest_seconds",
        "mean_seconds",
        "also",
        "examples",
    ];
    let mut table = Table::new("", &header);
    for group in &answer.groups {
        let also: Vec<String> = group.also.iter().map(|other| other.cause.id()).collect();
        let examples: Vec<String> = group.examples.iter().map(name).collect();
        let seconds = |which: fn(&Differences) -> i64| group.difference.as_ref().map_or(String::new(), |range| which(range).to_string());
        table.rows.push(vec![
            kind(group),
            group.cause.as_ref().map_or(String::new(), |cause| cause.which.clone()),
            group.says.clone().unwrap_or_default(),
            group.tickets.to_string(),
            group.explains.to_string(),
            group.contradicts.map_or(String::new(), |tickets| tickets.to_string()),
            group.laxer.to_string(),
            group.stricter.to_string(),
            seconds(|range| range.least_seconds),
            seconds(|range| range.greatest_seconds),
            seconds(|range| range.mean_seconds),
            also.join("; "),
            examples.join("; "),
        ]);
    }
    if answer.met_unanswered > 0 {
        let mut row = vec![String::new(); header.len()];
        let names: Vec<String> = answer.unanswered.iter().map(name).collect();
        let cells = [(0, "met-unanswered".to_owned()), (2, "claimed met, though no answer is known".to_owned())];
        for (place, cell) in cells.into_iter().chain([(3, answer.met_unanswered.to_string()), (header.len() - 1, names.join("; "))]) {
            row[place] = cell;
        }
        table.rows.push(row);
    }
    table
}
