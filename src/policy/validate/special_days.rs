//! Validates special days: dates with hours of their own in some calendars, named or by a rule.

use std::collections::BTreeSet;

use super::{
    super::{
        ProblemCode,
        holidays::recurring_dates,
        model::{
            AgreedDay, AgreedHours, CalendarHours, CalendarRule, Clause, Contract, Keyword, Metric,
            Policy, as_written,
        },
        problem::Problem,
        raw::{DateText, RawContract, RawPolicy, RawSpecialDay},
    },
    case_grid::CaseGrid,
    validator::{Validator, unknown},
};
use crate::{calendar::parse_spans, time::Date};

/// The keys of which a special day has one.
const KEYS: &str = "on = 2026-12-24, fixed = \"12-24\", nth = \"last friday of every month\", \
                    near, easter or orthodox-easter";

/// The dates of special days that are taken, each in a calendar.
type TakenDates = BTreeSet<(Date, String)>;

impl Validator<'_> {
    /// Returns the special days of a policy, each with its clauses.
    pub(super) fn special_days(&mut self, raw: &RawPolicy, policy: &Policy) -> Vec<AgreedDay> {
        let mut clauses = Vec::new();
        for day in &raw.special_day {
            if day.clause.is_none() {
                let message = "no clause is named";
                self.note(
                    Problem::at(day.hours.span(), ProblemCode::NoClause, message)
                        .help("every fact names the clause that it comes from: clause = \"4\""),
                );
            }
            clauses.push(day.clause.as_ref().map_or(Vec::new(), |clause| self.clauses(clause)));
        }
        let mut days = agreed(&raw.special_day, policy, &mut self.problems);
        for day in &mut days {
            day.clauses.clone_from(&clauses[day.place]);
        }
        days
    }
}

/// Returns the special days of a contract, sorted by date. A date that the file names goes before a
/// rule that falls on it; of two rules that fall on one date the first decides.
pub(super) fn agreed(
    raw: &[RawSpecialDay],
    policy: &Policy,
    problems: &mut Vec<Problem>,
) -> Vec<AgreedDay> {
    let (mut days, mut recurring) = (Vec::new(), Vec::new());
    let (mut named, mut ruled) = (TakenDates::new(), TakenDates::new());
    for (place, raw) in raw.iter().enumerate() {
        let written = days_of(place, raw, policy, problems);
        let Some(on) = &raw.on else {
            recurring.push((raw, written));
            continue;
        };
        for day in &written {
            if take(&mut named, day).len() < distinct(&day.calendars) {
                let message = format!("there are two special days on {}", day.on);
                problems.push(Problem::at(on.span(), ProblemCode::Duplicate, message));
            }
        }
        days.extend(written);
    }
    for (raw, of_rule) in recurring {
        let has_calendars = of_rule.first().is_some_and(|day| !day.calendars.is_empty());
        let before = days.len();
        for mut day in of_rule {
            day.calendars.retain(|id| !named.contains(&(day.on, id.clone())));
            day.calendars = take(&mut ruled, &day);
            if !day.calendars.is_empty() {
                days.push(day);
            }
        }
        if days.len() == before && has_calendars {
            let message = "this special day never decides: others have all of its dates";
            problems.push(
                Problem::at(raw.hours.span(), ProblemCode::Duplicate, message)
                    .help("put the special ones first, or take this one out"),
            );
        }
    }
    days.sort_by_key(|agreed| agreed.on);
    days
}

/// Returns the days of one table: that of its date, or those of its rule.
fn days_of(
    place: usize,
    raw: &RawSpecialDay,
    policy: &Policy,
    problems: &mut Vec<Problem>,
) -> Vec<AgreedDay> {
    let calendars = calendars(raw, policy, problems);
    let hours = hours(raw, problems);
    expect_one_date(raw, problems);
    let (dates, rule) = dates(raw, problems);
    let Some(hours) = hours else { return Vec::new() };
    if hours_need_own_holidays(&hours, &calendars, policy) {
        let message = "`until` is not for hours that close by the dates of `holidays-zone`";
        problems.push(
            Problem::at(raw.hours.span(), ProblemCode::KeysTogether, message)
                .help("write the hours of the day: \"09:00-12:00\""),
        );
    }
    let clauses = raw.clause.iter().flat_map(|clause| &clause.get_ref().0);
    let clauses: Vec<Clause> =
        clauses.map(|text| Clause { document: None, clause: text.get_ref().clone() }).collect();
    let at = |on: Date| AgreedDay {
        place,
        on,
        name: raw.name.clone(),
        hours: hours.clone(),
        calendars: calendars.clone(),
        rule: rule.clone(),
        clauses: Vec::clone(&clauses),
    };
    dates.into_iter().map(at).collect()
}

/// Returns the dates of one table, and its rule in words if it has one.
fn dates(raw: &RawSpecialDay, problems: &mut Vec<Problem>) -> (Vec<Date>, Option<String>) {
    let rule = recurring_dates(raw, problems);
    let Some(on) = &raw.on else {
        return rule.map_or((Vec::new(), None), |rule| (rule.dates, Some(rule.words)));
    };
    match Date::parse(on.get_ref().as_str()) {
        Ok(date) => (vec![date], None),
        Err(error) => {
            problems.push(Problem::at(on.span(), ProblemCode::BadDate, error.to_string()));
            (Vec::new(), None)
        }
    }
}

/// Takes a date in each calendar of a day, and returns those in which it was free.
fn take(taken: &mut TakenDates, day: &AgreedDay) -> Vec<String> {
    let is_free = |id: &&String| taken.insert((day.on, (*id).clone()));
    day.calendars.iter().filter(is_free).cloned().collect()
}

fn distinct(ids: &[String]) -> usize {
    ids.iter().collect::<BTreeSet<_>>().len()
}

/// Notes a day that has no date or rule, or several, and years of a date.
fn expect_one_date(raw: &RawSpecialDay, problems: &mut Vec<Problem>) {
    let written = [
        raw.on.is_some(),
        raw.fixed.is_some(),
        raw.nth.is_some(),
        raw.near.is_some(),
        raw.easter.is_some(),
        raw.orthodox_easter.is_some(),
    ];
    if written.iter().filter(|given| **given).count() != 1 {
        let message = format!("it is not clear when '{}' is", raw.name);
        problems.push(
            Problem::at(raw.hours.span(), ProblemCode::KeysTogether, message)
                .help(format!("give exactly one of {KEYS}")),
        );
    }
    if let (Some(on), true) = (&raw.on, raw.from.is_some() || raw.until.is_some()) {
        let message = "`from` and `until` are the years of a rule, and this day has a date";
        problems.push(
            Problem::at(on.span(), ProblemCode::KeysTogether, message)
                .help("leave them out, or write fixed = \"12-24\""),
        );
    }
}

fn hours(raw: &RawSpecialDay, problems: &mut Vec<Problem>) -> Option<AgreedHours> {
    let text = raw.hours.get_ref().as_str();
    if text == "closed" {
        return Some(AgreedHours::Own(Vec::new()));
    }
    let end = text.strip_prefix("until ");
    let spans = end.map_or_else(|| parse_spans(text), |end| parse_spans(&format!("00:00-{end}")));
    match (end, spans.as_deref()) {
        (Some(_), Ok([span])) => Some(AgreedHours::Until(span.to)),
        (None, Ok(_)) => spans.ok().map(AgreedHours::Own),
        (Some(_), _) => {
            let message = format!("'{text}' is not a closing time");
            problems.push(
                Problem::at(raw.hours.span(), ProblemCode::BadHours, message)
                    .help("write \"until 12:00\""),
            );
            None
        }
        (None, Err(error)) => {
            problems.push(
                Problem::at(raw.hours.span(), ProblemCode::BadHours, error.to_string())
                    .help("or 'closed', or 'until 12:00'"),
            );
            None
        }
    }
}

/// Returns true if a day yields to holidays, and a calendar has them by the dates of another zone.
fn hours_need_own_holidays(hours: &AgreedHours, calendars: &[String], policy: &Policy) -> bool {
    let mut rules = calendars.iter().filter_map(|id| policy.calendar(id));
    matches!(hours, AgreedHours::Until(_)) && rules.any(|rule| rule.holidays_zone.is_some())
}

/// Returns the calendars that a special day is for: those that it names, of a union its parts; or
/// all that close on holidays.
fn calendars(raw: &RawSpecialDay, policy: &Policy, problems: &mut Vec<Problem>) -> Vec<String> {
    let Some(named) = &raw.calendars else {
        let closing =
            policy.calendars.iter().filter(|rule| rule.closes_on_holidays && rule.union.is_empty());
        return closing.map(|rule| rule.id.clone()).collect();
    };
    let known: Vec<&str> = policy.calendars.iter().map(|rule| rule.id.as_str()).collect();
    let mut ids = Vec::new();
    for id in named {
        match policy.calendar(id.get_ref()) {
            Some(rule) => ids.extend(parts(rule).iter().map(|id| (*id).to_owned())),
            None => problems.push(unknown(
                id.get_ref(),
                id.span(),
                ProblemCode::UnknownCalendar,
                "calendar",
                &known,
            )),
        }
    }
    ids
}

/// Returns the ids of a calendar, or of those that it is the union of.
fn parts(rule: &CalendarRule) -> Vec<&str> {
    if rule.union.is_empty() {
        vec![&rule.id]
    } else {
        rule.union.iter().map(String::as_str).collect()
    }
}

/// Finds special days that change none of the hours of the contract's plan.
pub(super) fn idle(raw: &RawContract, contract: &Contract, policy: &Policy) -> Vec<Problem> {
    let rules = in_use(contract, policy).into_iter().filter_map(|id| policy.calendar(id));
    let used: Vec<&CalendarRule> =
        rules.flat_map(parts).filter_map(|id| policy.calendar(id)).collect();
    let bears = |day: &AgreedDay| {
        used.iter()
            .any(|rule| rule.hours != CalendarHours::NotStated && day.calendars.contains(&rule.id))
    };
    let mut problems = Vec::new();
    let days = as_written(&contract.special_days);
    for day in days.into_iter().filter(|day| !bears(day)) {
        let raw = raw.special_day.get(day.place);
        let help = match (&used[..], raw.is_some_and(|raw| raw.calendars.is_some())) {
            ([rule, ..], false) if !rule.closes_on_holidays => {
                format!(
                    "'{}' does not close on holidays; if this day changes it all the same, say \
                     calendars = [\"{}\"]",
                    rule.name, rule.id
                )
            }
            _ => format!(
                "the hours that it has are: {}",
                used.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>().join(", ")
            ),
        };
        let whom = contract.plan.as_ref().map_or("any plan".to_owned(), |plan| {
            format!("{} '{plan}'", policy.document.plan_word)
        });
        let message = format!("this special day changes none of the hours of {whom}");
        let span = raw.map(|raw| raw.on.as_ref().map_or(raw.hours.span(), DateText::span));
        problems.push(Problem {
            span,
            ..Problem::of_file(ProblemCode::IdleSpecialDay, message).help(help)
        });
    }
    problems
}

/// Returns the ids of the calendars of the contract's plan: of coverage, business days, channels.
fn in_use<'a>(contract: &'a Contract, policy: &'a Policy) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    let said = |said: &Option<String>, id: &str| {
        said.as_ref().is_none_or(|said| id.is_empty() || said == id)
    };
    let grid = CaseGrid::new(policy);
    let by_metric: Vec<_> =
        Metric::ALL.iter().map(|metric| grid.targets(policy, *metric)).collect();
    for (at, (case, hours)) in grid.cases.iter().zip(grid.coverage(policy)).enumerate() {
        if said(&contract.plan, case.plans[0])
            && said(&contract.edition, case.edition)
            && said(&contract.region, case.region)
        {
            ids.extend(hours.map(|place| policy.coverage[place].calendar.as_str()));
            let targets = by_metric.iter().filter_map(|deciding| deciding[at]);
            ids.extend(targets.filter_map(|at| policy.targets[at].business_day_calendar()));
        }
    }
    let lineage = contract.plan.as_ref().map(|plan| policy.lineage(plan));
    let channels = policy
        .channels
        .iter()
        .filter(|channel| lineage.as_ref().is_none_or(|plans| channel.is_of_plan(plans)));
    for channel in channels {
        ids.extend(channel.calendar.as_deref());
        let own = policy.coverage.iter().filter(|rule| rule.channels.contains(&channel.id));
        ids.extend(own.map(|rule| rule.calendar.as_str()));
    }
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    ids
}
