//! Turns the answer of `slacalc deadline` into a report.

use super::{
    combination_tables::{self, ChoiceMeaning},
    deadline_verdict, explain_table, report_parts,
    time_words::{local, stamp, with_local_times},
};
use crate::{
    answer::{DeadlineAnswer, MetricAnswer},
    policy::Commitment,
    render::{Feed, Report, Table},
    sla::{Combination, NoDeadline, Outcome, TargetAnswer, note_after_now},
    text::length,
    time::Instant,
};

/// Returns the report, with the event of the deadline if it is wanted.
pub(super) fn report(
    answer: &DeadlineAnswer,
    now: Instant,
    explain: bool,
    feed: Option<Feed>,
) -> Report {
    let mut report = Report {
        headline: deadline_verdict::headline(answer, now),
        tone: deadline_verdict::tone(answer),
        caveats: deadline_verdict::caveats(answer, now),
        marks: deadline_verdict::marks(answer, now),
        plain: answer.plain(),
        has_more: !explain,
        ..Report::default()
    };
    report_parts::subject(&mut report, &answer.header);
    report.maybe("ticket", answer.ticket.clone());
    add_times(&mut report, answer);
    report_parts::citations(&mut report, &answer.header.policy, &answer.basis, explain);
    report.tables.extend(clocks(answer));
    report.tables.extend(combinations(answer));
    report.tables.extend(meanings(answer));
    report.tables.extend(explain_table::table(&answer.steps));
    let split = answer.time_split.as_ref().filter(|_| explain);
    report.tables.extend(split.map(report_parts::whose_time));
    report.verbatim.clone_from(&answer.contract_lines);
    report.notes.clone_from(&answer.notes);
    report.feed = feed;
    // A line under the verdict has said it.
    let mut report = report.without_notes(&[note_after_now("opened", &answer.opened.zone, now)]);
    let local = |note: &String| with_local_times(note, &answer.opened.zone);
    report.notes = report.notes.iter().map(local).collect();
    report
}

/// Adds the times of the ticket and of its target.
fn add_times(report: &mut Report, answer: &DeadlineAnswer) {
    report.fact("opened", stamp(&answer.opened));
    for at in &answer.reopened {
        report.fact("reopened", stamp(at));
    }
    for change in &answer.priority_changes {
        let from = change.from.as_ref().map_or(String::new(), |from| format!("{from} to "));
        let says = format!("priority {from}{}, {}", change.to, stamp(&change.at));
        report.fact("changed", says);
    }
    let later_start = answer.clock_start.as_ref().filter(|start| start.at != answer.opened.at);
    report.maybe("clock starts", later_start.map(stamp));
    report.maybe("target", answer.target.as_ref().map(|it| target(it, answer.commitment)));
    let from = answer.deadline_from.as_ref();
    report.maybe("range", from.map(|at| format!("from {}; its later end binds", stamp(at))));
    report.maybe("hours", answer.hours.clone());
    let aim = answer.aim.as_ref().filter(|_| !matches!(answer.outcome, Outcome::BestEffort));
    report.maybe("aim", aim.map(deadline_verdict::by_when));
    add_moments(report, answer);
    if let Outcome::Due { paused_seconds: Some(seconds), .. }
    | Outcome::Paused { paused_seconds: Some(seconds), .. } = answer.outcome
    {
        report.fact("paused", format!("{} of the time that counts", length(seconds)));
    }
    for milestone in &answer.milestones {
        report.fact(&format!("{} %", milestone.percent), stamp(&milestone.at));
    }
}

/// Adds the response, or its two moments with the one that stops the clock.
fn add_moments(report: &mut Report, answer: &DeadlineAnswer) {
    let has_moments = answer.acknowledged.is_some() || answer.investigating.is_some();
    let stopped =
        if answer.metric.is_first_response() { "responded" } else { answer.metric.done() };
    report.maybe(stopped, answer.responded.as_ref().filter(|_| !has_moments).map(stamp));
    for (name, moment, other) in [
        ("acknowledged", &answer.acknowledged, &answer.investigating),
        ("investigating", &answer.investigating, &answer.acknowledged),
    ] {
        let Some(moment) = moment else { continue };
        let later = if other.as_ref().is_some_and(|other| other.at < moment.at) {
            "; the later of the two, so the clock stops here"
        } else {
            ""
        };
        report.fact(name, format!("{}{later}", stamp(moment)));
    }
}

/// Returns a row for each run of the ticket's clocks, where there are more than one.
fn clocks(answer: &DeadlineAnswer) -> Option<Table> {
    let row = |it: &MetricAnswer| {
        let deadline = match (&it.outcome, &it.obstacle) {
            (_, Some(obstacle)) => obstacle.clone(),
            (Outcome::Due { deadline, .. }, None) => local(deadline),
            (Outcome::Paused { if_resumed_now, .. }, None) => {
                format!("{} if resumed now", local(if_resumed_now))
            }
            (outcome, None) => outcome.reason().map_or("", NoDeadline::id).to_owned(),
        };
        let name = it.name.as_ref().map_or(String::new(), |name| format!(" ({name})"));
        vec![
            format!("{}{name}", it.metric),
            it.target.as_ref().map_or(String::new(), |it| it.text.clone()),
            deadline,
            it.outcome.state().id().to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = answer.metrics.iter().map(row).collect();
    let header = ["metric", "target", "deadline", "state"];
    let table = Table { rows, ..Table::new("All that is promised", &header) };
    (!answer.metrics.is_empty()).then_some(table)
}

/// Describes a target with its clock and its commitment.
pub(super) fn target(target: &TargetAnswer, commitment: Commitment) -> String {
    format!("{} ({})", target.with_clock(), commitment.stated().unwrap_or("not stated"))
}

/// Returns a row for each combination of open readings.
fn combinations(answer: &DeadlineAnswer) -> Option<Table> {
    let rows = answer.combinations.iter().map(|row| {
        let deadline = row.deadline.as_ref().map(local);
        let deadline = deadline.or_else(|| row.obstacle.clone()).unwrap_or_default();
        ([deadline, marks(row)].join("\n"), &row.choices[..])
    });
    combination_tables::combinations("deadline", "move this deadline", rows)
}

fn marks(row: &Combination) -> String {
    let marks = [(row.chosen, "taken"), (row.strictest, "strictest"), (row.laxest, "laxest")];
    marks.iter().filter(|(holds, _)| *holds).map(|(_, mark)| *mark).collect::<Vec<_>>().join(", ")
}

/// Returns the open readings of the combinations and the meaning of each choice.
fn meanings(answer: &DeadlineAnswer) -> Option<Table> {
    let used = answer.combinations.iter().flat_map(|row| &row.choices);
    let meanings = answer.readings.iter().map(|choice| ChoiceMeaning {
        name: &choice.name,
        question: &choice.question,
        value: &choice.value,
        says: &choice.says,
        clause: &choice.clause,
    });
    combination_tables::meanings(&used.collect::<Vec<_>>(), meanings)
}
