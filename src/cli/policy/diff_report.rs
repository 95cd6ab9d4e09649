//! Turns a policy diff into a report.

use crate::{
    answer::{Audience, Change, PolicyDiff, PolicyStatement, Side, TicketDiff, TicketOutcome},
    cli::report_parts,
    cli::sides_table::{self, ASPECTS, NOTHING, SidesLine},
    cli::time_words::written,
    render::{Report, Table},
};

pub(super) fn report(answer: &PolicyDiff) -> Report {
    let plain: Vec<String> = answer.changes.iter().map(line).collect();
    let mut report =
        Report { headline: headline(answer), plain: plain.join("\n"), ..Report::default() };
    report.fact("before", header(&answer.before));
    report.fact("after", header(&answer.after));
    for (aspect, title) in ASPECTS {
        let changes = answer.changes.iter().filter(|change| change.aspect == aspect);
        let lines: Vec<SidesLine<'_>> = changes.map(sides).collect();
        if !lines.is_empty() {
            report.tables.push(sides_table::table(title, (["before", "after"], ""), &lines));
        }
    }
    report.tables.extend(answer.tickets.iter().flat_map(tickets));
    report.data = Some(data(answer));
    report.notes.clone_from(&answer.notes);
    report
}

/// The most tickets that are shown; JSON has all.
const MOST_TICKETS: usize = 20;

/// Returns the counts of changed tickets, and the first of them.
fn tickets(tickets: &TicketDiff) -> Vec<Table> {
    let title = if tickets.metric.is_first_response() {
        "Tickets".to_owned()
    } else {
        format!("Tickets, by the {}", tickets.metric.time())
    };
    let mut counts = Table::new(&title, &["count", ""]);
    let rows = [
        (tickets.tickets, "in all"),
        (tickets.same, "stay as they are"),
        (tickets.earlier, "are due earlier"),
        (tickets.later, "are due later"),
        (tickets.gained, "have a deadline and had none"),
        (tickets.lost, "had a deadline and have none"),
        (tickets.met_to_missed, "were met and are missed"),
        (tickets.missed_to_met, "were missed and are met"),
        (tickets.unread, "cannot be judged by one of the two"),
    ];
    counts.rows = rows
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| vec![count.to_string(), (*what).to_owned()])
        .collect();
    let title = match tickets.changed.len() {
        0 => return vec![counts],
        many if many > MOST_TICKETS => format!("The first {MOST_TICKETS} that change"),
        _ => "Those that change".to_owned(),
    };
    let mut changed = Table::new(&title, &["row", "before", "after"]);
    let shown = |outcome: &TicketOutcome| {
        let deadline = outcome.deadline.as_deref().map_or_else(|| NOTHING.to_owned(), written);
        format!("{deadline}, {}", outcome.state)
    };
    for change in tickets.changed.iter().take(MOST_TICKETS) {
        changed.rows.push(vec![
            change.row.to_string(),
            shown(&change.before),
            shown(&change.after),
        ]);
    }
    vec![counts, changed]
}

fn headline(answer: &PolicyDiff) -> String {
    let count = match answer.changes.len() {
        0 => return "No difference: both give the same answers".to_owned(),
        1 => {
            return answer.changes[0].favour.map_or("1 change".to_owned(), |favour| {
                format!("1 change, {favour} for the vendor")
            });
        }
        count => format!("{count} changes"),
    };
    let told = [(answer.stricter, "stricter"), (answer.laxer, "laxer")]
        .into_iter()
        .filter(|(count, _)| *count > 0);
    let told: Vec<String> = told.map(|(count, word)| format!("{count} {word}")).collect();
    if told.is_empty() { count } else { format!("{count}: {} for the vendor", told.join(", ")) }
}

fn header(side: &Side) -> String {
    let policy = &side.policy;
    let superseded = report_parts::superseded(policy);
    format!("{}, {}{superseded} ({})", policy.title, policy.effective, side.name)
}

fn sides(change: &Change) -> SidesLine<'_> {
    SidesLine {
        subject: change.subject.as_deref(),
        whom: change.whom.iter().map(whom).collect(),
        sides: [change.before.as_ref(), change.after.as_ref()],
        favour: change.favour,
    }
}

/// Returns `all plans`, `premium: priority 0, 1`, `basic, emea: priority high`.
fn whom(whom: &Audience) -> String {
    let plans = if whom.plans.is_empty() { "all plans".to_owned() } else { whom.plans.join(", ") };
    let places = [vec![plans], whom.editions.clone(), whom.regions.clone()].concat().join(", ");
    let priorities = if whom.priorities.is_empty() {
        String::new()
    } else {
        format!(": priority {}", whom.priorities.join(", "))
    };
    format!("{places}{priorities}")
}

/// Returns a change as a line for scripts.
fn line(change: &Change) -> String {
    cells(change).join("\t")
}

fn cells(change: &Change) -> Vec<String> {
    let whom: Vec<String> = change.whom.iter().map(whom).collect();
    let says = |said: &Option<PolicyStatement>| {
        said.as_ref().map_or(String::new(), |said| said.says.clone())
    };
    vec![
        change.aspect.to_owned(),
        change.subject.clone().unwrap_or_default(),
        whom.join("; "),
        says(&change.before),
        says(&change.after),
        change.favour.unwrap_or_default().to_owned(),
    ]
}

/// Returns every change in one table, for other programs.
fn data(answer: &PolicyDiff) -> Table {
    let header =
        ["aspect", "subject", "for", "before", "after", "favour", "before-clause", "after-clause"];
    let clause = |said: &Option<PolicyStatement>| {
        said.as_ref().map_or(String::new(), |said| said.clause.clone())
    };
    let row = |change: &Change| {
        [cells(change), vec![clause(&change.before), clause(&change.after)]].concat()
    };
    Table { rows: answer.changes.iter().map(row).collect(), ..Table::new("", &header) }
}
