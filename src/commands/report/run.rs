//! Runs a report: the stream on one side, its sums on the other.

use std::ops::ControlFlow;

use super::{
    super::{
        arguments::CommonArgs,
        exit::Exit,
        output::Output,
        tickets::{NAMES, Progress},
        world::World,
    },
    answer::{ContractSource, PolicySource, ReportAnswer},
    arguments::ReportArgs,
    lower::report,
};
use crate::{
    answer::AskError,
    policy::{Library, sha256},
    tickets::{Attainment, AttainmentAnswer, By, GroupBy, Mapping, Percent, Setup, Sums, stream},
    time::{Date, Instant, Zone},
};

/// Groups, if none were asked for.
const BY: [GroupBy; 3] = [GroupBy::Quarter, GroupBy::Plan, GroupBy::Priority];

pub(in super::super) fn run(args: &ReportArgs, clock: Instant, output: &Output) -> anyhow::Result<Exit> {
    let world = World::new()?;
    let library = world.library(&args.common.library)?;
    let CommonArgs { subject, version, now, .. } = &args.common;
    let (shelf, now) = args.stream.shelf((subject, version, now), &world, &library, clock)?;
    let mut mapping = args.stream.mapping()?;
    let mut pass = pass(args, &mut mapping)?;
    let setup = Setup { shelf: &shelf, mapping: &mapping, form: args.stream.form()?, now, warn: None, threads: args.stream.threads() };
    let source = args.stream.source()?;
    let progress = Progress::new(source.size(), !args.common.output.quiet);
    let merging = pass.clone();
    let mut sums = Sums::default();
    let outcome = stream(source, &setup, &mut pass, |part, summary| {
        progress.show(summary);
        merging.merge(&mut sums, part).map(ControlFlow::Continue)
    });
    progress.clear();
    outcome?;
    let answer = answer(args, pass.answer(sums), &library, now, world.release())?;
    output.answer(&answer, report)?;
    Ok(exit(&answer))
}

/// What to count.
fn pass(args: &ReportArgs, mapping: &mut Mapping) -> Result<Attainment, AskError> {
    let date = |option: &str, text: &Option<String>| {
        text.as_ref().map(|text| Date::parse(text).map_err(|error| AskError::Conflict(format!("{option}: {error}")))).transpose()
    };
    let (since, until) = (date("--since", &args.since)?, date("--until", &args.until)?);
    if let (Some(since), Some(until)) = (since, until)
        && until < since
    {
        return Err(AskError::Conflict(format!("--until {until} is before --since {since}")));
    }
    let mut groups: Vec<GroupBy> = Vec::new();
    for name in &args.by {
        let Ok(group) = name.parse::<GroupBy>();
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    if groups.is_empty() {
        groups.extend(BY);
    }
    let by = groups.into_iter().map(|group| By::new(group, mapping)).collect();
    let ticket = match &args.id {
        Some(column) => mapping.extra(column),
        None => mapping.extra_if_there(&NAMES),
    };
    Ok(Attainment { by, since, until, ticket, worst: usize::from(args.worst) })
}

fn answer(
    args: &ReportArgs,
    mut tickets: AttainmentAnswer,
    library: &Library,
    now: Instant,
    zone_rules: String,
) -> anyhow::Result<ReportAnswer> {
    let measure = args.measure.measure();
    let line = tickets.total.by(measure);
    let reached = args.min.filter(|_| line.of > 0).map(|min| Percent::reached(tickets.total.met, line.of, min));
    let policies = std::mem::take(&mut tickets.policies).into_iter();
    let policy = |id: String| library.entry(&id).map(|entry| PolicySource { sha256: sha256(entry.text()), id });
    let contracts = std::mem::take(&mut tickets.contracts).into_iter();
    Ok(ReportAnswer {
        schema: "slacalc/report/v1",
        now: Zone::utc().rfc3339(now),
        measure,
        percent: line.percent,
        share: line.share,
        min_percent: args.min,
        reached,
        policies: policies.map(policy).collect::<Result<_, _>>()?,
        contracts: contracts.map(|(title, sha256)| ContractSource { title, sha256 }).collect(),
        tickets,
        zone_rules,
        program: env!("CARGO_PKG_VERSION"),
    })
}

/// A "no" stands whatever else could not be read; a "yes" does not.
fn exit(answer: &ReportAnswer) -> Exit {
    match (answer.min_percent, answer.reached) {
        (Some(_), Some(false)) => Exit::No,
        _ if answer.tickets.bad_rows > 0 => Exit::NotUnderstood,
        (Some(_), None) => Exit::NotStated,
        _ => Exit::Yes,
    }
}
