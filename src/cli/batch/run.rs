//! Runs `slacalc batch`: streams tickets into a sink.

use std::{io::ErrorKind, ops::ControlFlow};

use super::{
    super::{
        config::Configured,
        environment::Environment,
        exit::Exit,
        output::Output,
        signals,
        tickets::{
            CLOSING_ANSWERS, NAMES, OpenTable, RowPlaces, StreamArgs, StreamProgress, Unmeasured,
            about, beaten, before_oldest, event_alike, later, list_notes, message, not_started,
        },
    },
    arguments::BatchArgs,
    rows_output::RowsOutput,
};
use crate::{
    policy::Metric,
    text::{counted, grouped},
    tickets::{
        Field, FirstError, LaterTimes, RowWriter, StreamConfig, StreamError, Summary, WrittenBlock,
        stream,
    },
    time::Instant,
};

pub(in super::super) fn run(
    args: &BatchArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let library = environment.library(&args.library)?;
    let asked = (&args.subject, &args.version, &args.now);
    let table = args.stream.open(asked, &args.library, &environment, &library, clock)?;
    let (context, now) = (&table.context, table.now);
    let lists = list_notes(&args.subject, &environment)?;
    let mut mapping = table.options.mapping()?;
    let is_workbook = RowsOutput::is_workbook(args.output.as_deref());
    let pass = RowWriter::new(&args.prefix, args.raw || is_workbook).counting_after(now);
    let mut pass = pass.naming(&NAMES);
    mapping.replace(pass.names());
    let config = StreamConfig { warn: args.warn, ..table.options.config(context, &mapping, now)? };
    let source = table.source(output, args.output.as_deref())?;
    let progress = StreamProgress::new(source.size(), !args.quiet);
    signals::watch(progress.clearing());
    let mut sink = RowsOutput::open(args.output.as_deref())?;
    let mut notes = Notes::default();
    let spares = pass.spares();
    let outcome = stream(source, &config, &mut pass, |written, summary| {
        progress.show(summary);
        notes.take(&written, summary);
        let outcome = sink.write(&written);
        spares.put(written.bytes);
        match outcome {
            Err(StreamError::Output(error)) if error.kind() == ErrorKind::BrokenPipe => {
                notes.nobody_reads = true;
                Ok(ControlFlow::Break(()))
            }
            written => written.map(|()| ControlFlow::Continue(())),
        }
    });
    progress.clear();
    let summary = outcome.map_err(|error| table.with_gaps(error))?;
    sink.finish().map_err(StreamError::Output)?;
    // Whoever stops reading, as head does, wants no summary of what was left out.
    if !args.quiet && !notes.nobody_reads {
        notes.metric = context.asked_metric()?;
        notes.alike = event_alike(notes.metric, context.lookalikes());
        notes.more = notes.of_clock(summary, context.has_contracts());
        notes.more.extend(mapping.closing_counts_as_response().then(|| CLOSING_ANSWERS.to_owned()));
        notes.more.extend(later(notes.later));
        notes.more.extend(beaten(&context.overriding_fields()));
        notes.find_place(&table.options, &config);
        let report = notes.report(summary, pass.replaced(), &args.prefix);
        output.error(&report);
        say_notes(&table, lists, (output, &[report]));
    }
    let is_failed = args.stream.is_failed_by(summary.bad, summary.rows);
    Ok(if is_failed && !notes.nobody_reads { Exit::NotUnderstood } else { Exit::Yes })
}

/// Says which choices were made without being asked, the notes on the whole table, and which
/// values of `--map-value` no row has.
fn say_notes(table: &OpenTable<'_>, lists: Vec<String>, (output, said): (&Output, &[String])) {
    table.say_choices(output, said);
    for note in table.notes().into_iter().chain(table.added_notes()).chain(lists) {
        output.error(&message(&note));
    }
    let is_typed = |value: &String| !table.adds_meaning_of(value);
    for value in table.context.meanings().unused().filter(is_typed) {
        output.error(&format!("slacalc: no row has the value of --map-value {value}\n"));
    }
}

/// The counts and notes of the summary.
#[derive(Debug, Default)]
struct Notes {
    first_error: Option<FirstError>,
    /// The place of that row.
    places: RowPlaces,
    nobody_reads: bool,
    rows_before: u64,
    answered: u64,
    closed: u64,
    not_stated: u64,
    not_promised: u64,
    not_started: u64,
    metric: Metric,
    later: LaterTimes,
    /// The option that takes a column which looks like that of the answer.
    alike: Option<String>,
    /// The policies of tickets whose response time is not stated.
    unstated: Vec<String>,
    /// Notes on the whole table, beside the numbers.
    more: Vec<String>,
}

impl Notes {
    fn take(&mut self, written: &WrittenBlock, summary: Summary) {
        if let (None, Some(first)) = (&self.first_error, &written.first_error) {
            self.first_error =
                Some(FirstError { row: self.rows_before + first.row, ..first.clone() });
        }
        self.rows_before = summary.rows;
        self.answered += written.responded;
        self.closed += written.closed;
        self.later.add(written.later);
        self.not_stated += written.not_stated;
        self.not_promised += written.not_promised;
        self.not_started += written.not_started;
        let is_new = |policy: &&String| !self.unstated.contains(policy);
        self.unstated.extend(written.unstated.iter().filter(is_new).cloned().collect::<Vec<_>>());
    }

    /// Returns the notes on the metric, and on tickets without a deadline.
    fn of_clock(&self, summary: Summary, has_contract: bool) -> Vec<String> {
        let mut notes: Vec<String> = about(self.metric).into_iter().collect();
        notes.extend(not_started(self.not_started));
        notes.extend(self.unmeasured(summary, has_contract).advice());
        notes
    }

    /// Finds the place of the first row with an error.
    fn find_place(&mut self, stream: &StreamArgs, config: &StreamConfig<'_>) {
        self.places = stream.places_of(self.first_error.iter().map(|first| first.row), config);
    }

    /// Returns the reasons that tickets have no verdict. Missing answers have a message of their
    /// own.
    fn unmeasured(&self, summary: Summary, has_contract: bool) -> Unmeasured {
        Unmeasured {
            bad: summary.bad,
            outside: 0,
            judged: summary.rows - summary.bad,
            not_stated: self.not_stated,
            not_promised: self.not_promised,
            has_contract,
            policies: self.unstated.clone(),
            has_answers: true,
            alike: None,
            metric: self.metric,
        }
    }

    fn report(&self, summary: Summary, replaced: usize, prefix: &str) -> String {
        let mut text = format!("slacalc: {}", counted(summary.rows, "ticket"));
        if self.not_stated + self.not_promised > 0 {
            let count = grouped(self.not_stated + self.not_promised);
            text.extend([format!(", {count} without a deadline")]);
        }
        if let Some(FirstError { row, ticket, error }) = &self.first_error {
            let (bad, place) = (grouped(summary.bad), self.places.of(*row, ticket.as_deref()));
            text.extend([format!(
                ", {bad} with an error in the column {prefix}error; the first is {place}: \
                 {error}"
            )]);
        }
        text.push('\n');
        text.extend(self.more.iter().map(|note| message(note)));
        if self.answered == 0 && summary.rows > summary.bad {
            let or = match self.metric {
                Metric::FirstResponse if self.closed > 0 => {
                    ", or --map responded=closed if closing counts as the answer"
                }
                Metric::Resolution if self.closed > 0 => {
                    ", or --map resolved=closed if closing counts as the resolution"
                }
                _ => "",
            };
            let field = Field::of_event(self.metric);
            let column = || format!("--map {}=COLUMN", field.name());
            let (option, says) = (self.alike.clone().unwrap_or_else(column), field.says());
            text.extend([format!(
                "slacalc: no row says {says}, so it is not known which deadlines were met; add \
                 {option}{or}\n"
            )]);
        }
        text.extend(before_oldest(summary.before_oldest).map(|note| message(&note)));
        if replaced > 0 {
            text.extend([format!(
                "slacalc: {replaced} columns of an earlier slacalc answer were replaced; see \
                 --prefix\n"
            )]);
        }
        text
    }
}
