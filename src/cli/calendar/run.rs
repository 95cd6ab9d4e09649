//! Runs `slacalc calendar`.

use super::{CalendarArgs, arguments::beginning, calendar_report::report};
use crate::{
    answer::{calendar, calendar_combinations},
    cli::{
        config::Configured,
        environment::Environment,
        exit::Exit,
        inputs::{self, TimeOption},
        output::Output,
        recalculation::{AskedNames, Recalculation},
        session::Session,
    },
    policy::PolicyPart,
    time::{Instant, Zone},
};

pub(in crate::cli) fn run(
    args: &CalendarArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    // A now that cannot be read without a zone is on the clock's day.
    let now = inputs::now(&args.common.now, None, clock).unwrap_or(clock);
    let this_year = Zone::utc().wall_at(now).date().year();
    let span = args.span(this_year);
    let begins = beginning(span);
    let time = TimeOption::today("--from", &begins);
    let session = Session::open(&environment, &args.common, PolicyPart::Clocks, time, clock)?;
    let subject = session.subject()?;
    let now = session.now(subject.zone.as_ref())?;
    let mut answer = calendar(&subject, span, now)?;
    answer.notes.extend(args.assumed_year(this_year));
    if args.all_readings {
        let span = (answer.from.at, answer.to.at);
        answer.combinations = calendar_combinations(&subject, span)?;
    }
    answer.notes.extend(session.notes_at(answer.from.at, Some(&answer.from.zone)));
    answer.notes.extend(session.notes_until(answer.dates.1));
    answer.notes.extend(session.notes_on(&answer.basis));
    answer.zone_rules = output.is_json().then(|| environment.release());
    let names = AskedNames::of(&answer.header, subject.zone.as_ref());
    let mut command =
        Recalculation::new("calendar", names, &args.common).with_contract(session.contract_file());
    let (first, last) = answer.dates;
    command.each("--from", [first]);
    command.each("--to", [last]);
    let details = (args.list, args.explain.explain);
    output.answer(&answer, |answer| report(answer, details, &command.line()))?;
    Ok(if answer.windows.is_some() { Exit::Yes } else { Exit::NotStated })
}
