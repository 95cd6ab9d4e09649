//! Turns the answer of `slacalc deadline` into a report.

use super::{
    combination_tables::{self, ChoiceMeaning},
    deadline_feed, explain_table,
    report_parts::{self, local, stamp},
};
use crate::{
    answer::{Combination, DeadlineAnswer, Outcome, SlaState, TargetAnswer, ZonedInstant},
    policy::Commitment,
    render::{Report, Table, Tone},
    time::{Instant, SignedDuration},
};

/// Returns the report, with the event of the deadline if it is wanted.
pub(super) fn report(answer: &DeadlineAnswer, now: Instant, is_feed: bool) -> Report {
    let mut report = Report {
        headline: headline(answer),
        tone: tone(answer),
        plain: answer.plain(),
        ..Report::default()
    };
    report_parts::subject(&mut report, &answer.header);
    report.maybe("contract", answer.header.contract.clone());
    report.maybe("ticket", answer.ticket.clone());
    add_times(&mut report, answer);
    report_parts::because(&mut report, &answer.header.policy, &answer.basis);
    report.maybe("open", open_readings(answer).filter(|_| answer.combinations.is_empty()));
    report.tables.extend(combinations(answer));
    report.tables.extend(meanings(answer));
    report.tables.extend(explain_table::table(&answer.steps));
    report.verbatim.clone_from(&answer.contract_lines);
    report.notes.clone_from(&answer.notes);
    report.feed = is_feed.then(|| deadline_feed::feed(answer, now));
    report
}

/// Adds the times of the ticket and of its target.
fn add_times(report: &mut Report, answer: &DeadlineAnswer) {
    report.fact("opened", stamp(&answer.opened));
    for change in &answer.priority_changes {
        let from = change.from.as_ref().map_or(String::new(), |from| format!("{from} to "));
        let says = format!("priority {from}{}, {}", change.to, stamp(&change.at));
        report.fact("changed", says);
    }
    let later_start = answer.clock_start.as_ref().filter(|start| start.at != answer.opened.at);
    report.maybe("clock starts", later_start.map(stamp));
    report.maybe("target", answer.target.as_ref().map(|it| target(it, answer.commitment)));
    if let Some(aim) = &answer.aim {
        let says = match &aim.at {
            Some(at) => format!("{}: by {}", aim.says, stamp(at)),
            None => format!("{} (--timezone would say by when)", aim.says),
        };
        report.fact("aim", says);
    }
    add_moments(report, answer);
    report.maybe("state", state(answer));
    if let Outcome::Paused { if_resumed_now, .. } = &answer.outcome {
        report.fact("if resumed now", format!("due {}", stamp(if_resumed_now)));
    }
    if let Outcome::Due { paused_seconds: Some(seconds), .. }
    | Outcome::Paused { paused_seconds: Some(seconds), .. } = answer.outcome
    {
        let paused = SignedDuration::from_seconds(seconds).in_words();
        report.fact("paused", format!("{paused} of the time that counts"));
    }
    for milestone in &answer.milestones {
        report.fact(&format!("{} %", milestone.percent), stamp(&milestone.at));
    }
}

/// Adds the two moments of a response, and says which of them stops the clock.
fn add_moments(report: &mut Report, answer: &DeadlineAnswer) {
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

fn headline(answer: &DeadlineAnswer) -> String {
    match &answer.outcome {
        Outcome::Due { deadline, .. } => format!("Response due {}", stamp(deadline)),
        Outcome::Paused { .. } => "Paused: no deadline until the clock resumes".to_owned(),
        Outcome::BestEffort => "Best effort: no deadline".to_owned(),
        Outcome::None => "No response time".to_owned(),
        Outcome::NotStated if answer.header.unlisted.is_some() => {
            report_parts::not_stated(answer.header.unlisted.as_ref(), "")
        }
        Outcome::NotStated if answer.is_lost => {
            "No deadline: missing from our copy of the document".to_owned()
        }
        Outcome::NotStated if answer.target.is_none() => {
            "No deadline: not stated in the document".to_owned()
        }
        Outcome::NotStated => "Hours not stated: no deadline can be given".to_owned(),
    }
}

fn tone(answer: &DeadlineAnswer) -> Tone {
    match answer.outcome.state() {
        SlaState::Met => Tone::Good,
        SlaState::Missed => Tone::Bad,
        SlaState::Warned | SlaState::Paused | SlaState::None => Tone::Unsure,
        SlaState::Open => Tone::Plain,
    }
}

/// Describes a target with its clock and its commitment.
pub(super) fn target(target: &TargetAnswer, commitment: Commitment) -> String {
    let clock = match target.clock.as_str() {
        "coverage" => " in business hours",
        "calendar" => " around the clock",
        _ => "",
    };
    format!("{}{clock} ({})", target.text, commitment.stated().unwrap_or("not stated"))
}

fn state(answer: &DeadlineAnswer) -> Option<String> {
    let words =
        |seconds: Option<i64>| SignedDuration::from_seconds(seconds.unwrap_or_default()).in_words();
    match (answer.outcome.state(), &answer.responded) {
        (SlaState::None, _) => None,
        (SlaState::Paused, _) if answer.past_warning => {
            Some("paused, past the warning share of its time".to_owned())
        }
        (SlaState::Paused, _) => Some("paused".to_owned()),
        (SlaState::Open | SlaState::Warned, _) => {
            Some(format!("open, {} left", words(answer.remaining_seconds)))
        }
        (SlaState::Met, _) => Some(format!("met, {} early", words(answer.margin_seconds))),
        (SlaState::Missed, Some(_)) => {
            Some(format!("missed, {} late", words(answer.margin_seconds)))
        }
        (SlaState::Missed, None) => {
            Some(format!("late by {}, unless it was answered", words(answer.remaining_seconds)))
        }
    }
}

/// Names the open readings that could move the deadline, and how far.
fn open_readings(answer: &DeadlineAnswer) -> Option<String> {
    let deadline = answer.outcome.deadline()?;
    let mut names: Vec<&str> = Vec::new();
    for outcome in answer
        .readings
        .iter()
        .filter(|outcome| outcome.open && outcome.deadline.as_ref() != Some(deadline))
    {
        if !names.contains(&outcome.name.as_str()) {
            names.push(&outcome.name);
        }
    }
    let names = names.join(", ");
    let span = match &answer.deadline_range {
        None if names.is_empty() => return None,
        None => match obstacles(answer).next() {
            Some(obstacle) => format!("another reading {obstacle}"),
            None => "under another reading there would be no deadline".to_owned(),
        },
        Some(range) => match (range.earliest.at < deadline.at, range.latest.at > deadline.at) {
            (true, true) => format!(
                "it could be due from {} to {}",
                local(&range.earliest),
                local(&range.latest)
            ),
            (true, false) => {
                format!("it could be due as early as {}", local(&range.earliest))
            }
            _ => format!("it could be due as late as {}", local(&range.latest)),
        },
    };
    Some(format!("{names}: {span}; see --all-readings"))
}

/// Returns what open readings need that was not said: `needs --holidays`.
fn obstacles(answer: &DeadlineAnswer) -> impl Iterator<Item = &String> {
    let open = answer.readings.iter().filter(|outcome| outcome.open);
    open.filter_map(|outcome| outcome.obstacle.as_ref()).filter(|it| it.starts_with("needs"))
}

/// Returns a row for each combination of open readings.
fn combinations(answer: &DeadlineAnswer) -> Option<Table> {
    let rows = answer.combinations.iter().map(|row| {
        let deadline = row.deadline.as_ref().map(ZonedInstant::rfc3339);
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
