//! Runs an audit: the stream, folded into one answer.

use std::ops::ControlFlow;

use super::{
    super::{
        arguments::CommonArgs,
        exit::Exit,
        output::Output,
        tickets::{Progress, before_oldest, grouped},
        world::World,
    },
    arguments::AuditArgs,
    report::report,
};
use crate::{
    answer::AskError,
    tickets::{Audit, AuditAnswer, Claimed, Findings, Setup, stream},
    time::Instant,
};

pub(in super::super) fn run(args: &AuditArgs, clock: Instant, output: &Output) -> anyhow::Result<Exit> {
    let world = World::new()?;
    let library = world.library(&args.common.library)?;
    let CommonArgs { subject, version, now, .. } = &args.common;
    let (shelf, now) = args.stream.shelf((subject, version, now), &world, &library, clock)?;
    let mut mapping = args.stream.mapping()?;
    let verdicts = args.claimed.is_none();
    let Some(column) = args.claimed.as_ref().or(args.claimed_state.as_ref()) else {
        return Err(AskError::Conflict("say which column has the claims: --claimed COLUMN".to_owned()).into());
    };
    let claims = mapping.extra(column);
    let claimed = if verdicts { Claimed::State(claims) } else { Claimed::Deadline(claims) };
    let id = args.id.as_ref().map(|column| mapping.extra(column));
    let mut pass = Audit { shelf: &shelf, claimed, id, tolerance: args.tolerance, now };
    let setup = Setup { shelf: &shelf, mapping: &mapping, form: args.stream.form()?, now, warn: None, threads: args.stream.threads() };
    let source = args.stream.source()?;
    let progress = Progress::new(source.size(), !output.is_quiet());
    let mut findings = Findings::default();
    let outcome = stream(source, &setup, &mut pass, |part, summary| {
        progress.show(summary);
        findings.take(part);
        Ok(ControlFlow::Continue(()))
    });
    progress.clear();
    let summary = outcome?;
    let mut answer = findings.answer(column, verdicts, args.tolerance);
    answer.notes.extend(before_oldest(summary.before_oldest));
    answer.zone_rules = output.is_json().then(|| world.release());
    output.answer(&answer, report)?;
    if let Some(first) = answer.bad_rows.first().filter(|_| !output.is_quiet()) {
        let (bad, rows, row) = (grouped(answer.bad), grouped(answer.rows), grouped(first.row));
        output.error(&format!("slacalc: {bad} of {rows} rows could not be read; the first is row {row}: {}\n", first.error));
    }
    Ok(exit(&answer))
}

/// Rows that could not be read come before all else: nobody knows what they would have said.
fn exit(answer: &AuditAnswer) -> Exit {
    match answer {
        AuditAnswer { bad: 1.., .. } => Exit::NotUnderstood,
        AuditAnswer { differ: 1.., .. } => Exit::No,
        AuditAnswer { compared: 0, without_deadline: 1.., .. } => Exit::NotStated,
        _ => Exit::Yes,
    }
}
