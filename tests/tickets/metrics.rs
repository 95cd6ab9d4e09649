//! A batch about another metric gives what `deadline --metric` gives when it is asked for each row.
//! `METRIC_ROWS=100000` asks for more of them.

use std::{collections::BTreeMap, env, io::Cursor, num::NonZeroUsize, ops::ControlFlow};

use slacalc::{
    DeadlineQuestion, Library, Policy, PolicyPart, Subject, SubjectInput,
    internal::{
        answer::{TicketEvents, deadline_of_metric},
        tickets::{Defaults, Input, Mapping, RowWriter, StreamConfig, TicketContext, stream},
    },
    time::{Instant, Offset, Zone},
};

use super::{
    equality::columns,
    tables::{Dice, NOW, World},
};

const ROWS_IN_THE_GATE: usize = 4_500;
const HEADER: [&str; 13] = [
    "opened",
    "responded",
    "updated",
    "worked_around",
    "resolved",
    "pauses",
    "priority_changes",
    "reopened",
    "policy",
    "plan",
    "region",
    "priority",
    "timezone",
];
const METRICS: [&str; 3] = ["next-update", "workaround", "resolution"];
/// The readings of a reopening that are chosen; none leaves it open.
const REOPENINGS: [&str; 3] = ["", "restarts", "over"];
const ZONES: [&str; 5] =
    ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Apia", "America/St_Johns"];
/// Policy, plans, regions and priorities.
const POLICIES: [(&str, &[&str], &str, &[&str]); 3] = [
    ("redhat/openshift-dedicated", &["pro-basic", "premium"], "na", &["1", "2", "3", "4"]),
    ("hashicorp/self-managed", &["bronze", "silver", "gold"], "europe", &["1", "2", "3", "4"]),
    ("made/every-metric", &["only"], "", &["1", "2", "3"]),
];

/// A ticket, and its row.
struct Ticket {
    row: Vec<String>,
    question: DeadlineQuestion,
    events: TicketEvents,
    asked: SubjectInput,
}

#[test]
fn a_batch_about_a_metric_says_what_each_question_says() {
    let rows = env::var("METRIC_ROWS").map_or(ROWS_IN_THE_GATE, |rows| rows.parse().unwrap()) / 9;
    let world = World::new();
    let library = world.library(&["examples/metrics", "tests/data/metrics"]);
    let load = |(id, ..): &(&'static str, _, _, _)| {
        let entry = library.entry(id).unwrap();
        (*id, entry.load(PolicyPart::Clocks, world.references()).unwrap())
    };
    let policies: BTreeMap<&str, Policy> = POLICIES.iter().map(load).collect();
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let (mut different, mut due, mut refused, mut waiting, mut moved) = (Vec::new(), 0, 0, 0, 0);
    for (metric, reopening) in METRICS.iter().flat_map(|it| REOPENINGS.map(|other| (*it, other))) {
        let readings: Vec<_> = Some(("reopening".to_owned(), reopening.to_owned()))
            .filter(|_| !reopening.is_empty())
            .into_iter()
            .collect();
        let tickets: Vec<Ticket> =
            (0..rows).map(|_| ticket(&mut dice, &world, metric, &readings)).collect();
        let got = answered(&world, &library, (metric, &readings), &tickets);
        for (ticket, got) in tickets.iter().zip(got) {
            let policy = &policies[ticket.row[8].as_str()];
            let expected = expected(&world, policy, metric, ticket);
            due += usize::from(!expected[4].is_empty());
            refused += usize::from(!expected[10].is_empty());
            waiting += usize::from(expected[5] == "not-started");
            moved += usize::from(expected[9].contains("reopening"));
            if expected != got {
                let row = &ticket.row;
                different.push(format!(
                    "{metric} {reopening} {row:?}\n  asked {expected:?}\n  batch {got:?}"
                ));
            }
        }
    }
    assert!(
        different.is_empty(),
        "{} rows differ:\n{}",
        different.len(),
        different[..different.len().min(12)].join("\n")
    );
    // The tickets are of use only if most have a deadline, and some are wrong, wait, or depend on
    // the reopening.
    let some = rows / 5;
    assert!(
        due > rows * 3 && refused > some && waiting > some && moved > rows / 2,
        "{due} {refused} {waiting} {moved}"
    );
}

/// Returns the answer's columns of each row, by the stream.
fn answered(
    world: &World,
    library: &Library<'_>,
    (metric, readings): (&str, &[(String, String)]),
    tickets: &[Ticket],
) -> Vec<Vec<String>> {
    let mut input = csv::Writer::from_writer(Vec::new());
    input.write_record(HEADER).unwrap();
    for ticket in tickets {
        input.write_record(&ticket.row).unwrap();
    }
    let mut pass = RowWriter::new("sla_", true);
    let mut mapping = Mapping::default();
    mapping.replace(pass.names());
    mapping.read_later_events();
    let asked = SubjectInput { readings: readings.to_vec(), ..SubjectInput::default() };
    let defaults = Defaults { metric: Some(metric.to_owned()), asked, ..Defaults::default() };
    let context = TicketContext::new(world.references(), library, Vec::new(), defaults);
    let config = StreamConfig {
        context: &context,
        mapping: &mapping,
        form: None,
        now: Instant::from_unix(NOW).unwrap(),
        warn: Some(75),
        threads: NonZeroUsize::new(2).unwrap(),
    };
    let input = Cursor::new(input.into_inner().unwrap());
    let source = Input::stream("the test", Box::new(input)).unwrap();
    let mut output = Vec::new();
    stream(source, &config, &mut pass, |written, _| {
        output.extend_from_slice(&written.bytes);
        Ok(ControlFlow::Continue(()))
    })
    .unwrap();
    let mut output = csv::Reader::from_reader(&output[..]);
    let answer = |record: csv::StringRecord| {
        record.iter().skip(HEADER.len()).map(str::to_owned).collect::<Vec<_>>()
    };
    output.records().map(|record| answer(record.unwrap())).collect()
}

/// Returns the same columns, by one question.
fn expected(world: &World, policy: &Policy, metric: &str, ticket: &Ticket) -> Vec<String> {
    let subject = Subject::resolve(policy, None, &ticket.asked, world.references()).unwrap();
    let now = Instant::from_unix(NOW).unwrap();
    let asked = (&ticket.question, &ticket.events);
    let nothing = || vec![String::new(); 11];
    match deadline_of_metric(&subject, asked, metric, now) {
        Ok(answer) => columns(&answer),
        // The column is there, and empty: the clock waits.
        Err(error) if error.to_string().starts_with("add --responded") => {
            let mut columns = nothing();
            columns[0].clone_from(&policy.id);
            columns[1] = ticket.asked.plan.clone().unwrap_or_default();
            columns[2] = ticket.asked.priority.clone().unwrap_or_default();
            "not-started".clone_into(&mut columns[5]);
            columns
        }
        Err(error) => {
            let mut columns = nothing();
            columns[10] = error.to_string();
            columns
        }
    }
}

/// The events of a ticket, as Unix times.
struct Events {
    opened: i64,
    responded: Option<i64>,
    updated: Vec<i64>,
    worked_around: Option<i64>,
    resolved: Option<i64>,
    pauses: Vec<(i64, Option<i64>)>,
    changes: Vec<(i64, &'static str)>,
    reopened: Vec<i64>,
}

/// Random events that bear on a metric, a few of them in no order that can be.
fn events(dice: &mut Dice, metric: &str, priorities: &[&'static str]) -> Events {
    let grid = if dice.one_in(2) { 1_800 } else { 1 };
    let on_grid = |at: i64| at - at.rem_euclid(grid);
    let opened = on_grid(NOW - dice.seconds(86_400 * 60));
    let span = if dice.one_in(3) { 86_400 * 9 } else { 20_000 };
    let later = |dice: &mut Dice, after: i64| {
        let at = on_grid(after + dice.seconds(span));
        if dice.one_in(60) { opened - 600 } else { at }
    };
    let responded = (!dice.one_in(5)).then(|| later(dice, opened));
    let mut last = responded.unwrap_or(opened);
    let mut updated = Vec::new();
    for _ in 0..if metric == "next-update" { dice.next(5) } else { 0 } {
        last = later(dice, last);
        updated.push(last);
    }
    if dice.one_in(3) {
        updated.reverse();
    }
    let is_wanted = metric == "workaround" && dice.one_in(2);
    let worked_around = is_wanted.then(|| later(dice, opened));
    let resolved = dice.one_in(2).then(|| later(dice, last));
    let mut pauses = Vec::new();
    for _ in 0..if dice.one_in(3) { dice.next(3) } else { 0 } {
        let from = on_grid(opened - 10_000 + dice.seconds(300_000));
        let to = on_grid(from + dice.seconds(100_000));
        pauses.push((from, (!dice.one_in(6)).then_some(to)));
    }
    let mut changes: Vec<(i64, &str)> = Vec::new();
    for _ in 0..if dice.one_in(5) { 1 + dice.next(2) } else { 0 } {
        let after = changes.last().map_or(opened, |(at, _)| *at);
        let priority = if dice.one_in(40) { "nonsense" } else { *dice.pick(priorities) };
        changes.push((later(dice, after), priority));
    }
    let mut reopened: Vec<i64> = Vec::new();
    for _ in 0..if dice.one_in(2) { 1 + dice.next(2) } else { 0 } {
        let after = resolved.or(reopened.last().copied()).unwrap_or(opened);
        reopened.push(later(dice, after));
    }
    Events { opened, responded, updated, worked_around, resolved, pauses, changes, reopened }
}

/// A random ticket, as a question and as a row.
fn ticket(dice: &mut Dice, world: &World, metric: &str, readings: &[(String, String)]) -> Ticket {
    let (policy, plans, region, priorities) = *dice.pick(&POLICIES);
    let events = events(dice, metric, priorities);
    let (plan, priority) = (*dice.pick(plans), *dice.pick(priorities));
    let zone = *dice.pick(&ZONES);
    let asked = SubjectInput {
        plan: Some(plan.to_owned()),
        region: Some(region.to_owned()).filter(|region| !region.is_empty()),
        priority: Some(priority.to_owned()),
        timezone: Some(zone.to_owned()),
        readings: readings.to_vec(),
        ..SubjectInput::default()
    };
    let opened = written(dice, events.opened);
    let instant = |at: i64| Instant::from_unix(at).unwrap();
    let zone_of_times = world.tz.zone(zone).unwrap();
    let read = slacalc::parse_moment(&opened, Some(&zone_of_times), instant(NOW)).unwrap();
    let changes = events.changes.iter();
    let question = DeadlineQuestion {
        responded: events.responded.map(instant),
        pauses: events.pauses.iter().map(|(from, to)| (instant(*from), to.map(instant))).collect(),
        priority_changes: changes.map(|(at, to)| (instant(*at), (*to).to_owned())).collect(),
        reopened: events.reopened.iter().copied().map(instant).collect(),
        warn: Some(75),
        ..DeadlineQuestion::new(read)
    };
    let names = [policy, plan, region, priority, zone].map(str::to_owned);
    let row = [vec![opened], cells(dice, &events), names.into()].concat();
    let events = TicketEvents {
        updated: events.updated.into_iter().map(instant).collect(),
        worked_around: events.worked_around.map(instant),
        resolved: events.resolved.map(instant),
    };
    Ticket { row, question, events, asked }
}

/// The cells of the events behind the opening.
fn cells(dice: &mut Dice, events: &Events) -> Vec<String> {
    let cell = |dice: &mut Dice, at: Option<i64>| at.map_or(String::new(), |at| written(dice, at));
    let pause = |(from, to): &(i64, Option<i64>)| {
        let to = to.map_or(String::new(), |to| format!("@{to}"));
        format!("@{from}/{to}")
    };
    let change = |(at, priority): &(i64, &str)| format!("@{at}={priority}");
    let updates: Vec<String> = events.updated.iter().map(|at| written(dice, *at)).collect();
    vec![
        cell(dice, events.responded),
        updates.join("; "),
        cell(dice, events.worked_around),
        cell(dice, events.resolved),
        events.pauses.iter().map(pause).collect::<Vec<_>>().join(";"),
        events.changes.iter().map(change).collect::<Vec<_>>().join(";"),
        events.reopened.iter().map(|at| format!("@{at}")).collect::<Vec<_>>().join("; "),
    ]
}

/// A time with an offset, or none that matters.
fn written(dice: &mut Dice, unix: i64) -> String {
    let text = |offset| Zone::fixed(Offset(offset)).rfc3339(Instant::clamped(unix));
    match dice.next(4) {
        0 => format!("@{unix}"),
        1 => text(-18_000),
        2 => text(32_400),
        _ => text(0),
    }
}
