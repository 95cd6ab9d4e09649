//! Runs `slacalc upcoming`: folds a stream of tickets into the list of open ones.

use std::{collections::BTreeMap, ops::ControlFlow};

use super::{
    super::{
        config::Configured,
        environment::Environment,
        exit::Exit,
        failure,
        options::CommonArgs,
        output::Output,
        tickets::{
            CLOSING_ANSWERS, NAMES, RowPlaces, StreamProgress, Unmeasured, about, beaten,
            before_oldest, event_alike, list_notes, lookalikes, names_event, no_event, not_started,
            provenance, sentence,
        },
    },
    arguments::UpcomingArgs,
    upcoming_feed::Shown,
    upcoming_report::report,
};
use crate::{
    text::{counted, grouped},
    tickets::stream,
    time::{Instant, Zone},
    upcoming::{DueWindow, OpenTickets, Upcoming, UpcomingAnswer},
};

/// The most rows with an error that are printed one by one, unless more are asked for.
const SHOWN_BAD: usize = 20;

pub(in super::super) fn run(
    args: &UpcomingArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let within = args.within()?;
    let environment = Environment::new(configured)?;
    let library = environment.library(&args.common.library)?;
    let CommonArgs { subject, version, now, .. } = &args.common;
    let policies = &args.common.library;
    let table =
        args.stream.open((subject, version, now), policies, &environment, &library, clock)?;
    let (context, now) = (&table.context, table.now);
    let mut mapping = table.options.mapping()?;
    let zone = subject.zone().map(|name| environment.zone(name)).transpose()?;
    let zone = zone.unwrap_or_else(Zone::utc);
    let ticket = match &args.id {
        Some(column) => mapping.extra(column),
        None => mapping.extra_if_there(&NAMES),
    };
    let window = DueWindow { now, within };
    let mut pass = Upcoming { window, warn: args.warn, ticket };
    let config = table.options.config(context, &mapping, now)?;
    let source = table.source(output, None)?;
    let progress = StreamProgress::new(source.size(), !output.is_quiet());
    let mut open = OpenTickets::default();
    let outcome = stream(source, &config, &mut pass, |part, summary| {
        progress.show(summary);
        open.take(part);
        Ok(ControlFlow::Continue(()))
    });
    progress.clear();
    outcome.map_err(|error| table.with_gaps(error))?;
    let mut said = args.stream.said(subject, version)?;
    said.extend(table.untyped());
    let made_from = provenance(open.sources(), said, now, &environment, &library)?;
    let limit = args.limit.and_then(|most| usize::try_from(most).ok());
    let mut answer = open.answer((&window, &zone), (args.warn, limit), made_from);
    answer.metric = context.asked_metric()?;
    let alike = event_alike(answer.metric, context.lookalikes());
    answer.notes = notes(&answer, alike.as_deref());
    answer.notes.extend(list_notes(subject, &environment)?);
    answer.notes.extend(mapping.closing_counts_as_response().then(|| CLOSING_ANSWERS.to_owned()));
    answer.notes.extend(beaten(&context.overriding_fields()));
    let is_said = |note: &String| alike.as_ref().is_some_and(|option| note.contains(option));
    answer.notes.extend(lookalikes(context.lookalikes()).into_iter().filter(|it| !is_said(it)));
    answer.notes.extend(table.notes().into_iter().chain(table.added_notes()));
    let contract_file = table.contract_file.as_deref();
    let shown = Shown { args, context, contract_file, now, is_feed: output.is_feed() };
    table.say_choices(output, if output.shows_notes() { &answer.notes } else { &[] });
    output.answer(&answer, |answer| report(answer, &shown))?;
    let is_failed = args.stream.is_failed_by(answer.counts.bad, answer.counts.rows);
    let most = limit.unwrap_or(SHOWN_BAD);
    let shown = answer.bad.iter().take(most).map(|row| row.row);
    let places = table.options.places_of(shown, &config);
    say_bad_rows(&answer, (most, is_failed), &places, output);
    Ok(if is_failed { Exit::NotUnderstood } else { exit(&answer) })
}

/// Returns the notes that the rows themselves give rise to.
fn notes(answer: &UpcomingAnswer, alike: Option<&str>) -> Vec<String> {
    let counts = &answer.counts;
    let mut notes: Vec<String> = about(answer.metric).into_iter().collect();
    notes.extend(before_oldest(counts.before_oldest));
    notes.extend(not_started(counts.not_started));
    if counts.open > 0 && !answer.has_answers {
        let none = sentence(no_event(answer.metric));
        let names = names_event(answer.metric, alike);
        notes.push(format!("{none}, so every ticket that was not closed counts as open. {names}."));
    }
    for (count, says) in [
        (counts.opened_later, "opened after now"),
        (counts.ended_later, "answered or closed after now, and not listed as open"),
    ] {
        if count > 0 {
            let are = if count == 1 { "is" } else { "are" };
            notes.push(format!("{} {are} {says}: is that meant?", counted(count, "ticket")));
        }
    }
    notes.extend(repeated(answer));
    let unmeasured = Unmeasured {
        outside: 0,
        bad: counts.bad,
        judged: counts.not_stated + counts.not_promised,
        not_stated: counts.not_stated,
        not_promised: counts.not_promised,
        has_contract: !answer.made_from.contracts.is_empty(),
        policies: answer.made_from.policies.iter().map(|policy| policy.id.clone()).collect(),
        has_answers: true,
        alike: None,
        metric: answer.metric,
    };
    notes.extend(unmeasured.advice());
    notes
}

/// Returns the note on listed tickets that have the name of another.
fn repeated(answer: &UpcomingAnswer) -> Option<String> {
    let mut rows = BTreeMap::new();
    let (mut count, mut example) = (0, None);
    for ticket in &answer.tickets {
        let Some(name) = &ticket.ticket else { continue };
        if let Some(first) = rows.insert(name, ticket.row) {
            count += 1;
            example.get_or_insert((name, first, ticket.row));
        }
    }
    let (name, one, other) = example?;
    let (one, other) = (grouped(one.min(other)), grouped(one.max(other)));
    let have = if count == 1 { "row has" } else { "rows have" };
    Some(format!(
        "{} {have} the name of another open ticket, and are listed all the same: rows {one} and \
         {other} are both {name}.",
        grouped(count)
    ))
}

/// Says that rows could not be read: to a program if they decide the exit code, or else each with
/// its place.
fn say_bad_rows(
    answer: &UpcomingAnswer,
    (most, is_failed): (usize, bool),
    places: &RowPlaces,
    output: &Output,
) {
    let bad = answer.counts.bad;
    if output.has_json_errors() && is_failed {
        return failure::report_bad_rows(answer.counts.rows, bad, output);
    }
    if bad == 0 || output.is_quiet() {
        return;
    }
    let of = counted(answer.counts.rows, "row");
    let mut text = format!("slacalc: {} of {of} could not be read\n", grouped(bad));
    for row in answer.bad.iter().take(most) {
        let place = places.of(row.row, row.ticket.as_deref());
        text.extend([format!("slacalc: {place}: {}\n", row.error)]);
    }
    let kept = answer.bad.len() as u64;
    let rest = bad - kept.min(most as u64);
    if rest > 0 {
        let has = if kept < bad { "has the first" } else { "has all" };
        let (rest, kept) = (grouped(rest), grouped(kept));
        text.extend([format!("slacalc: and {rest} more; --format json {has} {kept}\n")]);
    }
    if is_failed && bad < answer.counts.rows {
        text.push_str(
            "slacalc: so the exit code is 2; with --skip-bad-rows the other rows decide it\n",
        );
    }
    output.error(&text);
}

/// Returns the exit code by the rows that were read.
fn exit(answer: &UpcomingAnswer) -> Exit {
    match answer {
        answer if answer.is_any_due() => Exit::Yes,
        UpcomingAnswer { counts, .. } if counts.not_stated > 0 => Exit::NotStated,
        _ => Exit::No,
    }
}
