//! `slacalc channels`.

use clap::Args;

use super::{
    environment::Environment, exit::Exit, inputs, options::CommonArgs, output::Output,
    report_parts, session::Session,
};
use crate::{
    answer::{ChannelElsewhere, ChannelState, ChannelsAnswer, channels},
    policy::PolicyPart,
    render::{Report, Table, Tone},
    time::Instant,
    times::TypedTime,
};

const EXAMPLES: &str = "\
Examples:
  slacalc channels --vendor rescale --package mission-critical \\
      --edition enterprise --priority high
  slacalc channels --vendor scalr --tier business --at 2026-03-07T03:00:00Z

Exit 0 answered, 3 the document names no channel. 'Open' is staffed, by the
hours of the channel or of the plan.";

/// Every way to reach support: is it open, and under which conditions?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ChannelsArgs {
    /// The instant asked for [default: now].
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(args: &ChannelsArgs, clock: Instant, output: &Output) -> anyhow::Result<Exit> {
    let environment = Environment::new()?;
    let time = args.at.as_deref().unwrap_or("now");
    let session = Session::open(&environment, &args.common, PolicyPart::Clocks, time, clock)?;
    let subject = session.subject()?;
    let zone = subject.zone.as_ref();
    let now = session.now(zone)?;
    let at = match &args.at {
        Some(text) => inputs::moment("--at", text, zone, now)?,
        None => TypedTime { at: now, written_in: None },
    };
    let mut answer = channels(&subject, &at)?;
    answer.notes.extend(session.notes_at(at.at, zone));
    answer.notes.extend(session.notes_on(&answer.basis));
    answer.zone_rules = output.is_json().then(|| environment.release());
    let when = if args.at.is_some() { "then" } else { "now" };
    output.answer(&answer, |answer| report(answer, when))?;
    let is_stated = !answer.channels.is_empty() || !answer.elsewhere.is_empty();
    Ok(if is_stated { Exit::Yes } else { Exit::NotStated })
}

fn report(answer: &ChannelsAnswer, when: &str) -> Report {
    let (headline, tone) = headline(answer, when);
    let ids: Vec<&str> = answer.channels.iter().map(|it| it.channel.as_str()).collect();
    let mut report = Report { headline, tone, plain: ids.join("\n"), ..Report::default() };
    report_parts::subject(&mut report, &answer.header);
    report.maybe("contract", answer.header.contract.clone());
    report.fact("at", report_parts::stamp(&answer.at));
    let mut states = Table::new("", &["channel", "open (staffed)", "response times"]);
    let mut uses = Table::new("What they are for", &["channel", ""]);
    for channel in &answer.channels {
        let times = times_in_words(channel.response_times).to_owned();
        states.rows.push(vec![channel.name.clone(), state(channel), times]);
        uses.rows.extend(use_of(channel));
    }
    let mut others = Table::new("Not with this plan or priority", &["channel", "comes with"]);
    others.rows.extend(answer.elsewhere.iter().map(|other| elsewhere(answer, other)));
    let mut missing = Table::new("Missing from our copy of the document", &[""]);
    missing.rows.extend(answer.missing.iter().map(|fact| vec![fact.clone()]));
    let tables = [states, uses, others, missing].into_iter().filter(|table| !table.rows.is_empty());
    report.tables.extend(tables);
    report.notes.clone_from(&answer.notes);
    report.data = Some(data(answer));
    report
}

fn headline(answer: &ChannelsAnswer, when: &str) -> (String, Tone) {
    let names = |open: Option<bool>| -> String {
        let fitting = answer.channels.iter().filter(|channel| channel.open == open);
        fitting.map(|channel| channel.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    if answer.channels.is_empty() {
        return if answer.elsewhere.is_empty() {
            ("Not stated: the document names no channel".to_owned(), Tone::Unsure)
        } else {
            ("No channel is for this plan and priority".to_owned(), Tone::Bad)
        };
    }
    let states = [
        (names(Some(true)), "Open", Tone::Good),
        (names(Some(false)), "Closed", Tone::Bad),
        (names(None), "Not known whether open", Tone::Unsure),
    ];
    let mut there = states.into_iter().filter(|(names, _, _)| !names.is_empty());
    let Some((names, word, tone)) = there.next() else { return (String::new(), Tone::Plain) };
    let rest = there.map(|(names, word, _)| format!("; {}: {names}", word.to_lowercase()));
    (format!("{word} {when}: {names}{}", rest.collect::<String>()), tone)
}

/// Describes the state of a channel, with the interpretations under which it would be otherwise.
fn state(channel: &ChannelState) -> String {
    let stamp = |at: &Option<_>| at.as_ref().map(report_parts::stamp);
    let known = match channel.open {
        Some(true) => match stamp(&channel.closes) {
            Some(at) => format!("open until {at}"),
            None => "open, always".to_owned(),
        },
        Some(false) => {
            let why = channel.closed_by.as_ref().map(|day| format!(" ({day})"));
            let opens = stamp(&channel.opens).map(|at| format!("; opens {at}"));
            format!("closed{}{}", why.unwrap_or_default(), opens.unwrap_or_default())
        }
        None => channel.obstacle.clone().unwrap_or_default(),
    };
    if channel.otherwise.is_empty() {
        return known;
    }
    format!("{known}; otherwise by the interpretation {}", channel.otherwise.join(", "))
}

fn times_in_words(response_times: &str) -> &str {
    match response_times {
        "apply" => "hold",
        "do-not-apply" => "do not hold",
        _ => "not stated whether they hold",
    }
}

/// Returns the lines on the use of a channel: its purpose, conditions, hours and address.
fn use_of(channel: &ChannelState) -> Vec<Vec<String>> {
    let says = report_parts::with_clause(&channel.says, &channel.clause);
    let mut lines = vec![(channel.name.clone(), says)];
    lines.extend(channel.conditions.iter().map(|it| (String::new(), format!("Condition: {it}"))));
    lines.extend(channel.outside.iter().map(|it| (String::new(), it.clone())));
    lines.extend(channel.address.iter().map(|it| (String::new(), format!("Address: {it}"))));
    lines.into_iter().map(|(name, says)| vec![name, says]).collect()
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
        "closes",
        "opens",
        "response_times",
        "conditions",
        "address",
        "clause",
    ];
    let mut table = Table::new("", &header);
    let stamp = |at: &Option<crate::answer::ZonedInstant>| {
        at.as_ref().map_or(String::new(), crate::answer::ZonedInstant::rfc3339)
    };
    for channel in &answer.channels {
        let open = match channel.open {
            Some(true) => "yes".to_owned(),
            Some(false) => "no".to_owned(),
            None => channel.obstacle.clone().unwrap_or_default(),
        };
        table.rows.push(vec![
            channel.channel.clone(),
            channel.name.clone(),
            open,
            stamp(&channel.closes),
            stamp(&channel.opens),
            channel.response_times.to_owned(),
            channel.conditions.join(" "),
            channel.address.clone().unwrap_or_default(),
            channel.clause.clone(),
        ]);
    }
    table
}
