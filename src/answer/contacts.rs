//! Answers who may open tickets, what is demanded of the customer, and what of the plan's
//! entitlements is used in the period of a date.

use super::{
    ContactsAnswer, ContactsLine, DutyLine, EntitlementLine, ReadingOption,
    entitlement_period::{EntitlementSpan, period_of},
};
use crate::{
    policy::{
        Contacts, Duty, DutySubject, Entitlement, EntitlementPeriod, Keyword, Reading, Rhythm,
        nearest, normalized,
    },
    sla::{
        PLAN_OPTION, QuestionError, Subject, SubjectHeader, in_line, inheritance_note, status_note,
    },
    time::Date,
};

/// A use of an entitlement, as it was typed.
#[derive(Clone, Debug)]
pub(crate) struct EntitlementUse {
    /// The entitlement's id or name.
    pub name: String,
    /// The date.
    pub on: Date,
}

impl EntitlementUse {
    /// Parses `assessment=2026-03-01`.
    ///
    /// # Errors
    /// It has another form, or there is no such date.
    pub(crate) fn parse(text: &str) -> Result<Self, QuestionError> {
        let Some((name, on)) = text.split_once('=') else {
            let message =
                format!("--used takes ID=DATE, such as assessment=2026-03-01, not '{text}'");
            return Err(QuestionError::Conflict(message));
        };
        let on = Date::parse(on.trim())
            .map_err(|error| QuestionError::Conflict(format!("--used: {error}")))?;
        Ok(Self { name: name.trim().to_owned(), on })
    }
}

/// Returns the contacts of the subject's plan, and its entitlements in the period of a date.
///
/// # Errors
/// The answer depends on a plan that was not said, a use is of no entitlement with a rhythm, or
/// after the date, or periods of the contract are asked for and its first day is not known.
pub(crate) fn contacts(
    subject: &Subject<'_>,
    on: Date,
    uses: &[EntitlementUse],
) -> Result<ContactsAnswer, QuestionError> {
    expect_plan(subject)?;
    let policy = subject.policy;
    let people: Vec<&Contacts> = of_plan(subject, &policy.contacts, |it| it.plans.as_ref());
    let mut duties: Vec<&Duty> = of_plan(subject, &policy.duties, |it| it.plans.as_ref());
    duties.retain(|duty| duty.about == DutySubject::Support);
    let owned: Vec<&Entitlement> = of_plan(subject, &policy.entitlements, |it| it.plans.as_ref());
    let readings = bearing_on(subject, &owned);
    let counted_in = counted_in(subject)?;
    let uses = by_entitlement(subject, uses, &owned, on)?;
    let mut entitlements = Vec::new();
    for item in &owned {
        let uses = uses.iter().filter(|(id, _)| Some(*id) == item.id.as_deref());
        let dates: Vec<Date> = uses.map(|(_, date)| *date).collect();
        let rhythm = rhythm_of(subject, item);
        let span = rhythm.and_then(|rhythm| period_of(on, rhythm.per, counted_in));
        entitlements.push(line(item, rhythm, span, &dates));
    }
    let numbered = people.iter().find(|it| it.at_most.is_some());
    let named = numbered.or_else(|| people.iter().find(|it| it.name.is_some()));
    Ok(ContactsAnswer {
        header: SubjectHeader::of("slacalc/contacts/v1", subject),
        on: on.to_string(),
        name: named.and_then(|it| it.name.clone()),
        at_most: numbered.and_then(|it| it.at_most),
        contacts: people.iter().map(|it| contacts_line(it)).collect(),
        duties: duties.iter().map(|it| duty_line(it)).collect(),
        entitlements,
        readings: readings.iter().flat_map(|reading| choices(subject, reading)).collect(),
        notes: notes(subject, &people, &owned, &readings),
    })
}

/// Returns the items of the subject's plan.
fn of_plan<'a, T>(
    subject: &Subject<'a>,
    items: &'a [T],
    plans: impl Fn(&T) -> Option<&Vec<String>>,
) -> Vec<&'a T> {
    items.iter().filter(|item| plans(item).is_none_or(|plans| subject.has_plan(plans))).collect()
}

/// Refuses a question without a plan where plans differ.
fn expect_plan(subject: &Subject<'_>) -> Result<(), QuestionError> {
    let policy = subject.policy;
    let of_plans = policy.contacts.iter().any(|it| it.plans.is_some())
        || policy.duties.iter().any(|it| it.plans.is_some())
        || policy.entitlements.iter().any(|it| it.plans.is_some());
    if subject.plan.is_some() || !of_plans {
        return Ok(());
    }
    Err(QuestionError::Missing {
        option: PLAN_OPTION.to_owned(),
        why: "the answer depends on it".to_owned(),
        choices: policy.plans.iter().map(|plan| plan.id.clone()).collect(),
        others: None,
    })
}

/// Returns the uses by the ids of their entitlements.
fn by_entitlement<'a>(
    subject: &Subject<'_>,
    uses: &[EntitlementUse],
    owned: &[&'a Entitlement],
    on: Date,
) -> Result<Vec<(&'a str, Date)>, QuestionError> {
    let counted: Vec<(&str, &Entitlement)> =
        owned.iter().filter_map(|item| Some((item.id.as_deref()?, *item))).collect();
    let mut found = Vec::new();
    for used in uses {
        let wanted = normalized(&used.name);
        let is_meant = |(id, item): &&(&str, &Entitlement)| {
            normalized(id) == wanted || normalized(&item.name) == wanted
        };
        let Some((id, _)) = counted.iter().find(is_meant) else {
            return Err(QuestionError::Unknown {
                what: "entitlement with a rhythm".to_owned(),
                name: used.name.clone(),
                nearest: nearest(&used.name, counted.iter().map(|(id, _)| *id)),
                known: counted.iter().map(|(id, _)| (*id).to_owned()).collect(),
                hint: of_other_plans(subject, &wanted),
            });
        };
        if used.on > on {
            let message = format!("--used {}: {} is after {on}, the date asked for", id, used.on);
            return Err(QuestionError::Conflict(message));
        }
        found.push((*id, used.on));
    }
    Ok(found)
}

/// Returns the hint that other plans have an entitlement of an id.
fn of_other_plans(subject: &Subject<'_>, id: &str) -> Option<String> {
    let entitlements = subject.policy.entitlements.iter();
    let mut of_id = entitlements.filter(|item| item.id.as_deref() == Some(id));
    let plans = subject.policy.with_extensions(of_id.next()?.plans.as_ref()?);
    Some(format!("{} has it", plans.join(" or ")))
}

/// Returns where periods begin: `None` with the calendar, else the first day of the contract.
fn counted_in(subject: &Subject<'_>) -> Result<Option<Date>, QuestionError> {
    let chosen = subject.policy.readings.iter();
    let chosen = chosen.filter_map(|reading| subject.choice_of(reading)?.entitlement_period);
    if !chosen.into_iter().any(|period| period == EntitlementPeriod::Contract) {
        return Ok(None);
    }
    let starts = subject.contract.and_then(|contract| contract.starts);
    starts.map(Some).ok_or_else(|| QuestionError::Missing {
        option: "--contract with a file that says `starts = 2026-02-15`".to_owned(),
        why: "the contract's years and quarters are counted from its first day".to_owned(),
        choices: Vec::new(),
        others: None,
    })
}

/// Returns the rhythm of an entitlement with the readings in force.
fn rhythm_of(subject: &Subject<'_>, item: &Entitlement) -> Option<Rhythm> {
    let id = item.id.as_deref();
    let changed = subject.policy.readings.iter().filter_map(|reading| subject.choice_of(reading));
    let mut changed = changed.flat_map(|choice| &choice.rhythms);
    let other = changed.find(|change| Some(change.id.as_str()) == id);
    other.map(|change| change.rhythm).or(item.rhythm)
}

/// Returns the readings that bear on entitlements.
fn bearing_on<'a>(subject: &Subject<'a>, owned: &[&Entitlement]) -> Vec<&'a Reading> {
    let any_rhythm = owned.iter().any(|item| item.rhythm.is_some());
    let is_owned = |id: &str| owned.iter().any(|item| item.id.as_deref() == Some(id));
    let bears = |reading: &&Reading| {
        reading.is_open()
            && reading.choices.iter().any(|choice| {
                (any_rhythm && choice.entitlement_period.is_some())
                    || choice.rhythms.iter().any(|change| is_owned(&change.id))
            })
    };
    subject.policy.readings.iter().filter(bears).collect()
}

fn choices<'a>(subject: &Subject<'a>, reading: &'a Reading) -> Vec<ReadingOption> {
    let chosen = subject.choice_of(reading).map_or(&reading.default, |choice| &choice.id);
    ReadingOption::all_of(reading, chosen)
}

fn contacts_line(contacts: &Contacts) -> ContactsLine {
    ContactsLine {
        name: contacts.name.clone(),
        at_most: contacts.at_most,
        says: contacts.says.clone(),
        clause: in_line(&contacts.clauses),
    }
}

fn duty_line(duty: &Duty) -> DutyLine {
    DutyLine {
        name: duty.name.clone(),
        force: duty.force.id(),
        says: duty.says.clone(),
        clause: in_line(&duty.clauses),
    }
}

fn line(
    item: &Entitlement,
    rhythm: Option<Rhythm>,
    span: Option<EntitlementSpan>,
    dates: &[Date],
) -> EntitlementLine {
    let is_inside = |date: &&Date| span.is_some_and(|span| span.contains(**date));
    let (inside, outside): (Vec<&Date>, Vec<&Date>) = dates.iter().partition(is_inside);
    let shown = |dates: &[&Date]| dates.iter().map(ToString::to_string).collect();
    let used = u32::try_from(inside.len()).unwrap_or(u32::MAX);
    EntitlementLine {
        id: item.id.clone(),
        name: item.name.clone(),
        amount: item.amount.clone(),
        times: rhythm.map(|rhythm| rhythm.times),
        per: rhythm.map(|rhythm| rhythm.per.id()),
        from: span.map(|span| span.first.to_string()),
        until: span.map(|span| span.last.to_string()),
        used: shown(&inside),
        left: rhythm.filter(|_| span.is_some()).map(|rhythm| rhythm.times.saturating_sub(used)),
        not_counted: shown(&outside),
        clause: in_line(&item.clauses),
    }
}

fn notes(
    subject: &Subject<'_>,
    people: &[&Contacts],
    owned: &[&Entitlement],
    readings: &[&Reading],
) -> Vec<String> {
    let mut notes: Vec<String> = status_note(subject.policy).into_iter().collect();
    let said_of = people
        .iter()
        .filter_map(|it| it.plans.as_deref())
        .chain(owned.iter().filter_map(|it| it.plans.as_deref()));
    let mut inherited =
        said_of.filter_map(|plans| inheritance_note(subject.policy, subject.plan, plans));
    notes.extend(inherited.next());
    notes.extend(readings.iter().filter_map(|reading| reading.note.clone()));
    notes.extend(owned.iter().filter_map(|item| item.note.clone()));
    notes
}
