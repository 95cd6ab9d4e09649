//! `slacalc channels`.

use std::collections::BTreeSet;

use clap::Args;

use super::{
    config::Configured,
    environment::Environment,
    exit::Exit,
    inputs::TimeOption,
    options::{CommonArgs, ExplainArgs},
    output::Output,
    report_parts, scope,
    session::Session,
    time_words::stamp,
};
use crate::{
    answer::{self, ChannelElsewhere, ChannelState, ChannelsAnswer, channels},
    policy::PolicyPart,
    render::{Report, Table, Tone},
    sla::Subject,
    time::Instant,
};

const EXAMPLES: &str = "\
Examples:
  slacalc channels --vendor rescale --package mission-critical \\
      --edition enterprise --priority high
  slacalc channels --vendor scalr --tier business --at 2026-03-07T03:00:00Z

Exit 0 answered, 3 not stated: the document names no channel, or of none it is
known whether it is staffed. A channel is staffed in its own hours, or in those
of the plan; a portal takes tickets at any other time too.";

/// Every way to reach support: is it staffed, and under which conditions?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ChannelsArgs {
    /// The instant asked for [default: now]: 16:45, 'Sat 10:00', 'tomorrow 9am'.
    ///
    /// A time of day alone is today's; without a date it is else the earliest to come.
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    #[command(flatten)]
    explain: ExplainArgs,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(
    args: &ChannelsArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let time = TimeOption::today("--at", args.at.as_deref().unwrap_or("now"));
    let session = Session::open(&environment, &args.common, PolicyPart::Whole, time, clock)?;
    let subject = session.subject()?;
    let zone = subject.zone.as_ref();
    let now = session.now(zone)?;
    let at = time.read(zone, now)?;
    let mut answer = channels(&subject, &at)?;
    answer.notes.extend(session.notes_at(at.at, zone));
    answer.notes.extend(time.note_on_day(zone, now, at.at));
    let terms = session.notes_on(&answer.basis);
    answer.notes.extend_from_slice(&terms);
    answer.zone_rules = output.is_json().then(|| environment.release());
    let when = if args.at.is_some() { "then" } else { "now" };
    let explain = args.explain.explain;
    let background = session.background(&terms, explain);
    let telephone = telephone(&subject, &answer);
    let report = |answer: &ChannelsAnswer| {
        let mut report = report(answer, when, explain);
        if let Some((says, line)) = telephone.clone() {
            report.fact("telephone", says);
            report.verbatim.push(line);
        }
        report.without_notes(background)
    };
    output.answer(&answer, report)?;
    let is_stated = match &answer.channels[..] {
        [] => !answer.elsewhere.is_empty(),
        channels => channels.iter().any(|channel| channel.staffed.is_some()),
    };
    Ok(if is_stated { Exit::Yes } else { Exit::NotStated })
}

/// Returns what the document says of the telephone, where no channel is one, and the command that
/// shows it whole; `None` if it has no topic on it.
fn telephone(subject: &Subject<'_>, answer: &ChannelsAnswer) -> Option<(String, String)> {
    const WORDS: [&str; 2] = ["phone", "hotline"];
    let is_one = |channel: &ChannelState| {
        let named = [&channel.channel, &channel.name].map(|name| name.to_lowercase());
        named.iter().any(|name| WORDS.iter().any(|word| name.contains(word)))
    };
    if answer.channels.iter().any(is_one) {
        return None;
    }
    let scope = answer::scope(subject, "phone").ok().filter(|scope| scope.verdict.is_some())?;
    let plan = subject.plan.map_or(String::new(), |plan| format!(" --plan {}", plan.id));
    let line = format!("slacalc scope --policy {}{plan} phone", subject.policy.id);
    Some((scope::headline(&scope).0, line))
}

fn report(answer: &ChannelsAnswer, when: &str, explain: bool) -> Report {
    let (headline, tone) = headline(answer, when);
    let ids: Vec<&str> = answer.channels.iter().map(|it| it.channel.as_str()).collect();
    let mut report =
        Report { headline, tone, plain: ids.join("\n"), has_more: !explain, ..Report::default() };
    report_parts::subject(&mut report, &answer.header);
    report.fact("at", stamp(&answer.at));
    if !explain {
        let lines: BTreeSet<&str> = answer.channels.iter().map(|it| it.clause.as_str()).collect();
        let mut clauses: Vec<&str> = Vec::new();
        for clause in lines.into_iter().flat_map(|line| line.split("; ")) {
            if !clause.is_empty() && !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        report_parts::clauses(&mut report, &clauses.join("; "));
    }
    let mut states = Table::new("", &["channel", "staffed", "response times"]);
    let title = if explain { "What they are for" } else { "Conditions and addresses" };
    let mut uses = Table::new(title, &["channel", ""]);
    for channel in &answer.channels {
        let times = times_in_words(channel.response_times).to_owned();
        states.rows.push(vec![channel.name.clone(), state(channel), times]);
        uses.rows.extend(use_of(channel, explain));
    }
    let mut others = Table::new("Not with this plan or priority", &["channel", "comes with"]);
    others.rows.extend(answer.elsewhere.iter().map(|other| elsewhere(answer, other)));
    let mut readings = Table::new("What the interpretations mean", &["interpretation", ""]);
    readings.rows.extend(
        answer
            .readings
            .iter()
            .map(|it| vec![it.reading.clone(), report_parts::with_clause(&it.says, &it.clause)]),
    );
    let mut missing = Table::new("Missing from our copy of the document", &[""]);
    missing.rows.extend(answer.missing.iter().map(|fact| vec![fact.clone()]));
    if !explain {
        readings.rows.clear();
        others.rows.clear();
    }
    let tables = [states, readings, uses, others, missing];
    report.tables.extend(tables.into_iter().filter(|table| !table.rows.is_empty()));
    report.notes.clone_from(&answer.notes);
    report.data = Some(data(answer));
    report
}

fn headline(answer: &ChannelsAnswer, when: &str) -> (String, Tone) {
    let name = |channel: &ChannelState| match (channel.staffed, channel.open) {
        (Some(false) | None, Some(true)) => format!("{} (takes tickets)", channel.name),
        _ => channel.name.clone(),
    };
    let names = |staffed: Option<bool>| -> String {
        let fitting = answer.channels.iter().filter(|channel| channel.staffed == staffed);
        fitting.map(name).collect::<Vec<_>>().join(", ")
    };
    if answer.channels.is_empty() {
        return if answer.elsewhere.is_empty() {
            ("Not stated: the document names no channel".to_owned(), Tone::Unsure)
        } else {
            ("No channel is for this plan and priority".to_owned(), Tone::Bad)
        };
    }
    let states = [
        (names(Some(true)), "Staffed", Tone::Good),
        (names(Some(false)), "Not staffed", Tone::Bad),
        (names(None), "Not known whether staffed", Tone::Unsure),
    ];
    let mut there = states.into_iter().filter(|(names, _, _)| !names.is_empty());
    let Some((names, word, tone)) = there.next() else { return (String::new(), Tone::Plain) };
    let rest = there.map(|(names, word, _)| format!("; {}: {names}", word.to_lowercase()));
    (format!("{word} {when}: {names}{}", rest.collect::<String>()), tone)
}

/// Describes the state of a channel, with the interpretations under which it would be otherwise.
fn state(channel: &ChannelState) -> String {
    let shown = |at: &Option<_>| at.as_ref().map(stamp);
    let known = match channel.staffed {
        Some(true) => match shown(&channel.closes) {
            Some(at) => format!("until {at}"),
            None => "always".to_owned(),
        },
        Some(false) => {
            let why = channel.closed_by.as_ref().map(|day| format!(" ({day})"));
            let opens = shown(&channel.opens).map(|at| format!("; from {at}"));
            format!("no{}{}", why.unwrap_or_default(), opens.unwrap_or_default())
        }
        None => channel.obstacle.clone().unwrap_or_default(),
    };
    let mut parts = vec![known];
    if channel.staffed != Some(true) && channel.open == Some(true) {
        parts.push("tickets can be opened".to_owned());
    }
    if !channel.otherwise.is_empty() {
        parts.push(format!("otherwise by the interpretation {}", channel.otherwise.join(", ")));
    }
    for (reading, obstacle) in unknown(channel) {
        parts.push(format!("{obstacle} by the interpretation {reading}"));
    }
    parts.join("; ")
}

/// Returns the interpretations under which nothing is known, with the obstacles.
fn unknown(channel: &ChannelState) -> impl Iterator<Item = (String, &str)> {
    channel.unknown.chunk_by(|one, other| one.obstacle == other.obstacle).map(|same| {
        let readings: Vec<&str> = same.iter().map(|it| it.reading.as_str()).collect();
        (readings.join(", "), same[0].obstacle.as_str())
    })
}

fn times_in_words(response_times: &str) -> &str {
    match response_times {
        "apply" => "apply",
        "do-not-apply" => "do not apply",
        "none" => "none are promised",
        "none-stated" => "none are stated",
        _ => "not stated whether they apply",
    }
}

/// Returns the lines on the use of a channel: its purpose if that is wanted, its conditions, hours
/// and address.
fn use_of(channel: &ChannelState, explain: bool) -> Vec<Vec<String>> {
    let says = report_parts::with_clause(&channel.says, &channel.clause);
    let mut lines: Vec<String> = explain.then_some(says).into_iter().collect();
    lines.extend(channel.conditions.iter().map(|it| format!("Condition: {it}")));
    lines.extend(channel.outside.iter().cloned());
    lines.extend(channel.address.iter().map(|it| format!("Address: {it}")));
    let names = std::iter::once(channel.name.clone()).chain(std::iter::repeat(String::new()));
    names.zip(lines).map(|(name, says)| vec![name, says]).collect()
}

fn elsewhere(answer: &ChannelsAnswer, other: &ChannelElsewhere) -> Vec<String> {
    let plans =
        if other.plans.is_empty() { "every plan".to_owned() } else { other.plans.join(", ") };
    let only = match &answer.header.priority {
        Some(priority) if !other.priorities.is_empty() => {
            format!("; for {} only, not for {}", other.priorities.join(", "), priority.id)
        }
        _ => String::new(),
    };
    vec![other.name.clone(), report_parts::with_clause(&(plans + &only), &other.clause)]
}

fn data(answer: &ChannelsAnswer) -> Table {
    let header = [
        "channel",
        "name",
        "open",
        "staffed",
        "closes",
        "opens",
        "closed_by",
        "otherwise",
        "unknown",
        "response_times",
        "conditions",
        "outside",
        "address",
        "clause",
    ];
    let mut table = Table::new("", &header);
    let stamp = |at: &Option<crate::sla::ZonedInstant>| {
        at.as_ref().map_or(String::new(), crate::sla::ZonedInstant::rfc3339)
    };
    for channel in &answer.channels {
        let in_words = |state: Option<bool>| match state {
            Some(true) => "yes".to_owned(),
            Some(false) => "no".to_owned(),
            None => channel.obstacle.clone().unwrap_or_default(),
        };
        let unknown: Vec<String> =
            unknown(channel).map(|(reading, obstacle)| format!("{reading}: {obstacle}")).collect();
        table.rows.push(vec![
            channel.channel.clone(),
            channel.name.clone(),
            in_words(channel.open),
            in_words(channel.staffed),
            stamp(&channel.closes),
            stamp(&channel.opens),
            channel.closed_by.clone().unwrap_or_default(),
            channel.otherwise.join(", "),
            unknown.join("; "),
            channel.response_times.to_owned(),
            channel.conditions.join(" "),
            channel.outside.clone().unwrap_or_default(),
            channel.address.clone().unwrap_or_default(),
            channel.clause.clone(),
        ]);
    }
    table
}
