//! Runs an audit: the stream, folded into one answer.

use std::ops::ControlFlow;

use super::{
    super::{
        config::Configured,
        environment::Environment,
        exit::Exit,
        failure,
        options::CommonArgs,
        output::Output,
        tickets::{
            CLOSING_ANSWERS, NAMES, StreamArgs, StreamProgress, about, beaten, before_oldest,
            later, list_notes, lookalikes, provenance,
        },
    },
    arguments::AuditArgs,
    audit_report::report,
    claim_columns::expect_said,
};
use crate::{
    audit::{Audit, AuditAnswer, Claimed, Findings, KnownList, VerdictWords},
    policy::HolidayCatalog,
    sla::QuestionError,
    text::grouped,
    tickets::{Mapping, StreamConfig, stream},
    time::{Date, Instant},
};

pub(in super::super) fn run(
    args: &AuditArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let library = environment.library(&args.common.library)?;
    let CommonArgs { subject, version, now, .. } = &args.common;
    let (options, words) = args.stream.without_values_of("claimed")?;
    let policies = &args.common.library;
    let table = options.open((subject, version, now), policies, &environment, &library, clock)?;
    let (context, now) = (&table.context, table.now);
    let mut mapping = table.options.mapping()?;
    expect_said(args, &table, &table.options.config(context, &mapping, now)?)?;
    let (column, claimed) = claims(args, &words, &mut mapping)?;
    let id = match &args.id {
        Some(column) => mapping.extra(column),
        None => mapping.extra_if_there(&NAMES),
    };
    let mut pass = Audit { context, claimed, id, tolerance: args.tolerance, now };
    let config = table.options.config(context, &mapping, now)?;
    let source = table.source(output, None)?;
    let progress = StreamProgress::new(source.size(), !output.is_quiet());
    let mut findings = Findings::default();
    let outcome = stream(source, &config, &mut pass, |part, summary| {
        progress.show(summary);
        findings.take(part);
        Ok(ControlFlow::Continue(()))
    });
    progress.clear();
    let summary = outcome.map_err(|error| table.with_gaps(error))?;
    let sources = std::mem::take(&mut findings.sources);
    let measured: Vec<String> = sources.measured.iter().map(measured_note).collect();
    let mut said = args.stream.said(subject, version)?;
    said.extend(table.untyped());
    let made_from = provenance(sources, said, now, &environment, &library)?;
    findings.try_lists(&known_lists(&findings, &environment)?);
    let (verdicts, times_after_now) = (args.claimed.is_none(), findings.later);
    let mut answer = findings.answer(column, verdicts, args.tolerance, made_from);
    answer.metric = context.asked_metric()?;
    answer.notes.extend(about(answer.metric));
    answer.notes.extend(measured);
    answer.notes.extend(later(times_after_now));
    answer.notes.extend(table.notes().into_iter().chain(table.configured_note.clone()));
    answer.notes.extend(before_oldest(summary.before_oldest));
    answer.notes.extend(list_notes(subject, &environment)?);
    answer.notes.extend(mapping.closing_counts_as_response().then(|| CLOSING_ANSWERS.to_owned()));
    answer.notes.extend(beaten(&context.overriding_fields()));
    answer.notes.extend(lookalikes(context.lookalikes()));
    table.say_choices(output, if output.shows_notes() { &answer.notes } else { &[] });
    output.answer(&answer, report)?;
    let is_failed = args.stream.is_failed_by(answer.bad, answer.rows);
    say_bad_rows(&answer, is_failed, (&table.options, &config), output);
    Ok(if is_failed { Exit::NotUnderstood } else { exit(&answer) })
}

/// Returns the column of the claims, and the claims as the audit reads them.
fn claims<'a>(
    args: &'a AuditArgs,
    words: &[(String, String)],
    mapping: &mut Mapping,
) -> Result<(&'a str, Claimed), QuestionError> {
    let conflict = |message: &str| QuestionError::Conflict(message.to_owned());
    if let Some(column) = &args.claimed {
        let claimed = Claimed::Deadline(mapping.extra(column));
        return match words {
            [] => Ok((column, claimed)),
            _ => Err(conflict("--map-value claimed:... is for verdicts, --claimed-state")),
        };
    }
    let column = args
        .claimed_state
        .as_ref()
        .ok_or_else(|| conflict("say which column has the claims: --claimed COLUMN"))?;
    Ok((column, Claimed::State(mapping.extra(column), meanings(words)?)))
}

/// Returns the note on targets over all tickets of a period.
fn measured_note((policy, period): (&String, &&str)) -> String {
    format!(
        "The targets of {policy} are measured over all tickets of a {period}: a late ticket alone \
         is no breach of them."
    )
}

/// Says that rows could not be read: to a program if they decide the exit code, or else the first.
fn say_bad_rows(
    answer: &AuditAnswer,
    is_failed: bool,
    (stream, config): (&StreamArgs, &StreamConfig<'_>),
    output: &Output,
) {
    if output.has_json_errors() && is_failed {
        return failure::report_bad_rows(answer.rows, answer.bad, output);
    }
    let Some(first) = answer.bad_rows.first().filter(|_| !output.is_quiet()) else { return };
    let (bad, rows) = (grouped(answer.bad), grouped(answer.rows));
    let place = stream.places_of([first.row], config).of(first.row, first.ticket.as_deref());
    output.error(&format!(
        "slacalc: {bad} of {rows} rows could not be read; the first is {place}: {}\n",
        first.error
    ));
}

/// Loads the built-in holiday lists over the dates of single holidays that were found; none if
/// there are none.
fn known_lists(findings: &Findings, environment: &Environment) -> anyhow::Result<Vec<KnownList>> {
    let Some(dates) = findings.single_holidays() else { return Ok(Vec::new()) };
    let ends =
        [dates.first(), dates.last()].map(|date| date.and_then(|date| Date::parse(date).ok()));
    let [Some(first), Some(last)] = ends else { return Ok(Vec::new()) };
    let catalog = environment.references().holidays;
    let mut known = Vec::new();
    for list in HolidayCatalog::lists()? {
        let holidays = catalog.load(&list.id)?.between(first, last);
        known.push((list.id, holidays.iter().map(|holiday| holiday.on.to_string()).collect()));
    }
    Ok(known)
}

/// Returns the meanings of verdict words that options give.
fn meanings(words: &[(String, String)]) -> Result<VerdictWords, QuestionError> {
    let mut verdicts = VerdictWords::default();
    for (word, meaning) in words {
        verdicts.add(word, meaning).map_err(QuestionError::Conflict)?;
    }
    Ok(verdicts)
}

/// Returns the exit code by the rows that were read.
fn exit(answer: &AuditAnswer) -> Exit {
    match answer {
        AuditAnswer { differ: 1.., .. } => Exit::No,
        AuditAnswer { compared: 0, .. }
        | AuditAnswer { met_unanswered: 1.., .. }
        | AuditAnswer { missed_unanswered: 1.., .. } => Exit::NotStated,
        _ => Exit::Yes,
    }
}
