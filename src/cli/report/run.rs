//! Runs `slacalc report`: folds a stream of tickets into totals.

use std::ops::ControlFlow;

use super::{
    super::{
        config::Configured,
        date_span::{DateSpan, dates_before, named, span},
        environment::Environment,
        exit::Exit,
        failure,
        options::CommonArgs,
        output::Output,
        tickets::{
            NAMES, OpenTable, StreamArgs, StreamProgress, event_alike, judged_by, list_notes,
            lookalikes, message,
        },
    },
    arguments::ReportArgs,
    missed_file::MissedFile,
    neutral_report::report,
    provenance_notes::{self, without_priorities},
    report_answer::ReportAnswer,
    text_report::unmeasured,
};
use crate::{
    attainment::{Attainment, AttainmentAnswer, Dimension, GroupBy, Grouping, Percent, Totals},
    policy::{self, Library, Metric},
    sla::QuestionError,
    text::grouped,
    tickets::{Mapping, StreamConfig, StreamError, stream},
    time::{Date, Instant, Zone},
};

/// The default groups.
const BY: [GroupBy; 3] = [GroupBy::Quarter, GroupBy::Plan, GroupBy::Priority];
/// The groups that need no column of their name.
const BUILT_IN: [&str; 5] = ["quarter", "month", "week", "plan", "priority"];

pub(in super::super) fn run(
    args: &ReportArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let library = environment.library(&args.common.library)?;
    let CommonArgs { subject, version, now, .. } = &args.common;
    let policies = &args.common.library;
    let table =
        args.stream.open((subject, version, now), policies, &environment, &library, clock)?;
    let (context, now) = (&table.context, table.now);
    let mut mapping = table.options.mapping()?;
    let zone = subject.zone().map_or_else(|| Ok(Zone::utc()), |name| environment.zone(name))?;
    let today = zone.wall_at(now).date();
    let mut pass = pass(args, &mut mapping, (today, now))?;
    let lists = list_notes(subject, &environment)?;
    let config = table.options.config(context, &mapping, now)?;
    let mut missed = MissedFile::open(args)?;
    pass.lists_missed = missed.is_some() || args.common.output.format().is_page();
    let source = table.source(output, None)?;
    let progress = StreamProgress::new(source.size(), !args.common.output.quiet);
    let merging = pass.clone();
    let mut sums = Totals::default();
    let outcome = stream(source, &config, &mut pass, |part, summary| {
        progress.show(summary);
        if let Some(file) = &mut missed {
            file.write(&part, sums.rows())?;
        }
        merging.merge(&mut sums, part).map(ControlFlow::Continue)
    });
    progress.clear();
    outcome.map_err(|error| table.with_gaps(hinted(error, args)))?;
    missed.map_or(Ok(()), MissedFile::finish)?;
    let mut counted = pass.answer(sums);
    for dimension in &mut counted.by {
        mark_partial(dimension, (pass.since, pass.until), today);
    }
    let mut answer = answer(args, counted, &library, now, environment.release())?;
    answer.metric = context.asked_metric()?;
    answer.alike = event_alike(answer.metric, context.lookalikes());
    answer.options = [args.stream.said(subject, version)?, table.untyped()].concat();
    (answer.closing_answers, answer.beaten) =
        (mapping.closing_counts_as_response(), context.overriding_fields());
    answer.configured.clone_from(&table.configured_note);
    let unwritten = unwritten(&answer, args, output);
    if unwritten.is_none() {
        output.answer(&answer, report)?;
    }
    say_notes(args, &table, lists, &answer, output);
    report_bad_rows(&answer, (&table.options, &config), output);
    unwritten.map_or(Ok(exit(&answer, &args.stream)), |error| Err(error.into()))
}

/// Returns the error on a page that would have nothing on it.
fn unwritten(answer: &ReportAnswer, args: &ReportArgs, output: &Output) -> Option<QuestionError> {
    let why = unmeasured(answer).why().filter(|_| args.common.output.format().is_page())?;
    let page = match output.file() {
        Some(file) => format!("'{}' was not written", file.display()),
        None => "no page was written".to_owned(),
    };
    Some(QuestionError::Conflict(format!("nothing to measure: {why}; {page}")))
}

/// Says what the answer does not: the choices that were made, and what would help.
fn say_notes(
    args: &ReportArgs,
    table: &OpenTable<'_>,
    lists: Vec<String>,
    answer: &ReportAnswer,
    output: &Output,
) {
    // A program that asked for JSON gets no lines of people.
    let for_program = output.has_json_errors().then(|| lookalikes(table.context.lookalikes()));
    let said = if output.shows_notes() { provenance_notes::notes(answer) } else { Vec::new() };
    table.say_choices(output, &said);
    let mut notes = [table.notes(), lists, for_program.unwrap_or_default()].concat();
    if args.common.output.format().is_page() {
        // Text says it itself.
        notes.extend(without_priorities(answer).map(str::to_owned));
        notes.extend(answer.configured.clone());
    }
    for note in notes.iter().filter(|_| !output.is_quiet()) {
        output.error(&message(note));
    }
}

/// Says which rows were left out, in the form of errors.
fn report_bad_rows(
    answer: &ReportAnswer,
    (stream, config): (&StreamArgs, &StreamConfig<'_>),
    output: &Output,
) {
    if output.has_json_errors() && stream.is_failed_by(answer.tickets.bad_rows, answer.tickets.rows)
    {
        failure::report_bad_rows(answer.tickets.rows, answer.tickets.bad_rows, output);
    } else if !output.is_quiet() {
        let first = answer.tickets.excluded.iter().min_by_key(|line| line.first_row);
        output.error(&first.map_or_else(String::new, |line| {
            let (bad, rows) = (grouped(answer.tickets.bad_rows), grouped(answer.tickets.rows));
            format!(
                "slacalc: {bad} of {rows} rows could not be read; the first is {}: {}\n",
                stream
                    .places_of([line.first_row], config)
                    .of(line.first_row, line.ticket.as_deref()),
                line.example
            )
        }));
    }
}

/// Returns the fold that the options ask for.
fn pass(
    args: &ReportArgs,
    mapping: &mut Mapping,
    (today, now): (Date, Instant),
) -> Result<Attainment, QuestionError> {
    let (since, until) = dates(args, today)?;
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
    let by = groups.into_iter().map(|group| Grouping::new(group, mapping)).collect();
    let ticket = match &args.id {
        Some(column) => mapping.extra(column),
        None => mapping.extra_if_there(&NAMES),
    };
    let before = since.zip(until).and_then(dates_before);
    let worst = usize::from(args.worst);
    Ok(Attainment { by, since, until, ticket, worst, lists_missed: false, before, now })
}

/// Returns the first and the last date that count.
fn dates(args: &ReportArgs, today: Date) -> Result<(Option<Date>, Option<Date>), QuestionError> {
    let of = |option: &str, text: &Option<String>| {
        text.as_ref().map(|text| span(option, text, today)).transpose()
    };
    if let Some((since, until)) = of("--period", &args.period)? {
        return Ok((Some(since), Some(until)));
    }
    let since = of("--since", &args.since)?.map(|(first, _)| first);
    let until = of("--until", &args.until)?.map(|(_, last)| last);
    match (since, until) {
        (Some(since), Some(until)) if until < since => {
            Err(QuestionError::Conflict(format!("--until {until} is before --since {since}")))
        }
        dates => Ok(dates),
    }
}

/// Adds to the error of a missing column the groups that need none, and the one that is near.
fn hinted(error: StreamError, args: &ReportArgs) -> StreamError {
    let StreamError::NoColumn { says, column, header } = error else { return error };
    let Some(name) = args.by.iter().find(|name| **name == column) else {
        return StreamError::NoColumn { says, column, header };
    };
    let near = policy::nearest(&name.to_lowercase(), BUILT_IN);
    let meant = near.map_or_else(String::new, |near| format!("; did you mean --by {near}?"));
    let built_in = BUILT_IN.join(", ");
    StreamError::Header(format!("{says}{meant}; without a column there are: {built_in}"))
}

/// Marks periods that are not over, and those that the dates cut.
fn mark_partial(
    dimension: &mut Dimension,
    (since, until): (Option<Date>, Option<Date>),
    today: Date,
) {
    let cut = |(first, last): DateSpan| {
        last >= today
            || since.is_some_and(|since| first < since)
            || until.is_some_and(|until| until < last)
    };
    for group in dimension.groups.iter_mut().filter(|_| dimension.is_period) {
        group.partial = named(&group.group).map(cut);
    }
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
    let reached = args
        .min
        .filter(|_| line.share.is_some())
        .map(|min| Percent::reached(tickets.total.met, line.of, min));
    let vendors = std::mem::take(&mut tickets.sources.vendors).into_iter().collect();
    let reading_words = std::mem::take(&mut tickets.sources.readings);
    let (policies, contracts) = judged_by(std::mem::take(&mut tickets.sources), library)?;
    Ok(ReportAnswer {
        schema: "slacalc/report/v1",
        now: Zone::utc().rfc3339(now),
        title: args.title.clone(),
        metric: Metric::FirstResponse,
        measure,
        percent: line.percent,
        share: line.share,
        min_percent: args.min,
        reached,
        policies,
        contracts,
        vendors,
        reading_words,
        tickets,
        options: Vec::new(),
        closing_answers: false,
        beaten: Vec::new(),
        alike: None,
        configured: None,
        contract: args.common.subject.contract.clone(),
        zone_rules,
        program: env!("CARGO_PKG_VERSION"),
    })
}

/// Returns the exit code. A "no" stands whatever else could not be read; a "yes" does not.
fn exit(answer: &ReportAnswer, stream: &StreamArgs) -> Exit {
    let AttainmentAnswer { bad_rows, rows, .. } = answer.tickets;
    match (answer.min_percent, answer.reached) {
        (Some(_), Some(false)) => Exit::No,
        _ if stream.is_failed_by(bad_rows, rows) => Exit::NotUnderstood,
        (Some(_), None) => Exit::NotStated,
        _ => Exit::Yes,
    }
}
