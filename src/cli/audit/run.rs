//! Runs an audit: the stream, folded into one answer.

use std::ops::ControlFlow;

use super::{
    super::{
        environment::Environment,
        exit::Exit,
        options::CommonArgs,
        output::Output,
        tickets::{
            CLOSING_ANSWERS, NAMES, StreamProgress, beaten, before_oldest, grouped, list_notes,
            lookalikes, provenance,
        },
    },
    arguments::AuditArgs,
    audit_report::report,
};
use crate::{
    answer::QuestionError,
    audit::{Audit, AuditAnswer, Claimed, Findings, KnownList, VerdictWords},
    tickets::{StreamConfig, stream},
    time::{Date, Instant},
};

pub(in super::super) fn run(
    args: &AuditArgs,
    clock: Instant,
    output: &Output,
) -> anyhow::Result<Exit> {
    let world = Environment::new()?;
    let library = world.library(&args.common.library)?;
    let CommonArgs { subject, version, now, .. } = &args.common;
    let (options, words) = args.stream.without_values_of("claimed")?;
    let (shelf, now) = options.shelf((subject, version, now), &world, &library, clock)?;
    let mut mapping = options.mapping()?;
    let verdicts = args.claimed.is_none();
    let Some(column) = args.claimed.as_ref().or(args.claimed_state.as_ref()) else {
        return Err(QuestionError::Conflict(
            "say which column has the claims: --claimed COLUMN".to_owned(),
        )
        .into());
    };
    let claims = mapping.extra(column);
    let claimed = if verdicts {
        Claimed::State(claims, meanings(&words)?)
    } else {
        Claimed::Deadline(claims)
    };
    if !verdicts && !words.is_empty() {
        return Err(QuestionError::Conflict(
            "--map-value claimed:... is for verdicts, --claimed-state".to_owned(),
        )
        .into());
    }
    let id = match &args.id {
        Some(column) => mapping.extra(column),
        None => mapping.extra_if_there(&NAMES),
    };
    let mut pass = Audit { context: &shelf, claimed, id, tolerance: args.tolerance, now };
    let setup = StreamConfig {
        context: &shelf,
        mapping: &mapping,
        form: options.form()?,
        now,
        warn: None,
        threads: options.threads(),
    };
    let source = options.source()?;
    let progress = StreamProgress::new(source.size(), !output.is_quiet());
    let mut findings = Findings::default();
    let outcome = stream(source, &setup, &mut pass, |part, summary| {
        progress.show(summary);
        findings.take(part);
        Ok(ControlFlow::Continue(()))
    });
    progress.clear();
    let summary = outcome?;
    let made_from = provenance(
        std::mem::take(&mut findings.sources),
        args.stream.said(subject, version)?,
        now,
        &world,
        &library,
    )?;
    findings.try_lists(&known_lists(&findings, &world)?);
    let mut answer = findings.answer(column, verdicts, args.tolerance, made_from);
    answer.notes.extend(before_oldest(summary.before_oldest));
    answer.notes.extend(list_notes(subject, &world)?);
    answer.notes.extend(mapping.closing_answers().then(|| CLOSING_ANSWERS.to_owned()));
    answer.notes.extend(beaten(&shelf.beaten()));
    answer.notes.extend(lookalikes(shelf.lookalikes()));
    output.answer(&answer, report)?;
    if let Some(first) = answer.bad_rows.first().filter(|_| !output.is_quiet()) {
        let (bad, rows, row) = (grouped(answer.bad), grouped(answer.rows), grouped(first.row));
        output.error(&format!(
            "slacalc: {bad} of {rows} rows could not be read; the first is row {row}: {}\n",
            first.error
        ));
    }
    Ok(exit(&answer))
}

/// The lists of holidays that the program knows, with the dates among which single holidays were
/// found; none if there are no such holidays.
fn known_lists(findings: &Findings, world: &Environment) -> anyhow::Result<Vec<KnownList>> {
    let Some(dates) = findings.single_holidays() else { return Ok(Vec::new()) };
    let ends =
        [dates.first(), dates.last()].map(|date| date.and_then(|date| Date::parse(date).ok()));
    let [Some(first), Some(last)] = ends else { return Ok(Vec::new()) };
    let catalog = world.around().holidays;
    let mut known = Vec::new();
    for list in catalog.lists()? {
        let holidays = catalog.load(&list.id)?.between(first, last);
        known.push((list.id, holidays.iter().map(|holiday| holiday.on.to_string()).collect()));
    }
    Ok(known)
}

/// What the words of verdicts mean, as options say it.
fn meanings(words: &[(String, String)]) -> Result<VerdictWords, QuestionError> {
    let mut verdicts = VerdictWords::default();
    for (word, meaning) in words {
        verdicts.add(word, meaning).map_err(QuestionError::Conflict)?;
    }
    Ok(verdicts)
}

/// Rows that could not be read come before all else: nobody knows what they would have said.
fn exit(answer: &AuditAnswer) -> Exit {
    match answer {
        AuditAnswer { bad: 1.., .. } => Exit::NotUnderstood,
        AuditAnswer { differ: 1.., .. } => Exit::No,
        AuditAnswer { compared: 0, .. }
        | AuditAnswer { met_unanswered: 1.., .. }
        | AuditAnswer { missed_unanswered: 1.., .. } => Exit::NotStated,
        _ => Exit::Yes,
    }
}
