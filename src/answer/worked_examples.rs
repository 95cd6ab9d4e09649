//! Worked examples, asked as any other question.

use serde::Serialize;

use super::{
    AskedPlace, Audience, ComparedPlan, EntitlementUse, channels, clause, contacts, coverage,
    deadline_of, maintenance, metric_answers, metric_named, plans_answer, priorities, scope,
};
use crate::{
    policy::{
        Contract, Example, ExampleQuestion, MaintenanceTime, Metric, NamedItem, Policy, References,
    },
    sla::{
        DeadlineQuestion, PriorityRef, QuestionError, ResponseMoments, Subject, SubjectInput,
        TicketEvents,
    },
    time::{CivilDateTime, Instant, Zone},
    times::{TypedTime, parse_moment},
};

/// The number of dates of maintenance that an answer has.
const MAINTENANCE_DATES: usize = 4;

/// The outcome of a worked example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ExampleOutcome {
    /// The answer is the expected one.
    AsExpected,
    /// The answer is another.
    Differs(String),
    /// The answer lacks one of the phrases, by its number.
    Silent(usize),
    /// The question was refused.
    Refused {
        /// The key of the example at which the fault lies.
        key: &'static str,
        /// Why.
        why: String,
    },
}

/// Asks an example's question and compares.
#[must_use]
pub(crate) fn run_example(
    policy: &Policy,
    contract: Option<&Contract>,
    example: &Example,
    references: References<'_>,
    reader: &impl AnswerTexts,
) -> ExampleOutcome {
    let refused =
        |key, error: &QuestionError| ExampleOutcome::Refused { key, why: error.to_string() };
    let asked = SubjectInput {
        plan: example.plan.clone(),
        edition: example.edition.clone(),
        region: example.region.clone(),
        priority: example.priority.clone(),
        channel: example.channel.clone(),
        timezone: example.timezone.clone(),
        holidays: example.holidays.clone(),
        holiday_categories: Vec::new(),
        readings: example.readings.clone(),
    };
    let resolve = |asked: &SubjectInput| Subject::resolve(policy, contract, asked, references);
    let subject = match resolve(&asked) {
        Ok(subject) => subject,
        Err(error) => return refused(wrong_name(asked, |asked| resolve(asked).is_ok()), &error),
    };
    match answer(&subject, example, reader) {
        Ok(got) if got.plain == example.expect => {
            let is_said = |phrase: &str| got.texts.iter().any(|text| text.contains(phrase));
            let unsaid = example.says.iter().position(|(phrase, _)| !is_said(phrase));
            unsaid.map_or(ExampleOutcome::AsExpected, ExampleOutcome::Silent)
        }
        Ok(got) => ExampleOutcome::Differs(got.plain),
        Err(error) => refused(fault(&error, &example.ask), &error),
    }
}

/// Reads every text that the JSON of an answer has.
pub(crate) trait AnswerTexts {
    /// Returns the texts.
    fn texts(&self, answer: &impl Serialize) -> Vec<String>;
}

/// An answer as far as an example tells it: what `--format plain` prints, with a space between the
/// cells of a line, and the texts of its JSON.
struct Answered {
    plain: String,
    texts: Vec<String>,
}

impl Answered {
    fn new(plain: &str, answer: &impl Serialize, reader: &impl AnswerTexts) -> Self {
        Self { plain: plain.replace('\t', " "), texts: reader.texts(answer) }
    }
}

/// Returns the key without which the rest makes a subject: names are taken out from the last until
/// it does.
fn wrong_name(mut asked: SubjectInput, resolves: impl Fn(&SubjectInput) -> bool) -> &'static str {
    for key in ["reading", "timezone", "channel", "priority", "region", "edition"] {
        match key {
            "reading" => asked.readings.clear(),
            "timezone" => asked.timezone = None,
            "channel" => asked.channel = None,
            "priority" => asked.priority = None,
            "region" => asked.region = None,
            _ => asked.edition = None,
        }
        if resolves(&asked) {
            return key;
        }
    }
    "plan"
}

/// Returns the key at fault where all names are right.
fn fault(error: &QuestionError, ask: &ExampleQuestion) -> &'static str {
    match (error, ask) {
        (QuestionError::Holidays(_), _) => "holidays",
        (QuestionError::Missing { .. }, _) => "ask",
        (_, ExampleQuestion::Deadline(_)) => "opened",
        (
            _,
            ExampleQuestion::Covered(_)
            | ExampleQuestion::Channels(_)
            | ExampleQuestion::Maintenance(_),
        ) => "at",
        (_, ExampleQuestion::Scope(_)) => "topic",
        (_, ExampleQuestion::Plans(_)) => "compared-with",
        (_, ExampleQuestion::Priorities) => "priority",
        (_, ExampleQuestion::Contacts { .. }) => "used",
        (_, ExampleQuestion::Clause(_)) => "clause",
    }
}

fn answer(
    subject: &Subject<'_>,
    example: &Example,
    reader: &impl AnswerTexts,
) -> Result<Answered, QuestionError> {
    let moment = |text: &str, option| {
        parse_moment(text, subject.zone.as_ref(), Instant::MIN)
            .map_err(|error| QuestionError::Time { option, error })
    };
    Ok(match &example.ask {
        ExampleQuestion::Deadline(opened) => {
            asked_deadline(subject, example, opened, moment, reader)?
        }
        ExampleQuestion::Covered(at) => {
            let answer = coverage(subject, &moment(at, "at")?, 0)?;
            Answered::new(answer.plain(), &answer, reader)
        }
        ExampleQuestion::Scope(topic) => {
            let answer = scope(subject, topic)?;
            Answered::new(answer.plain(), &answer, reader)
        }
        ExampleQuestion::Channels(at) => {
            let answer = channels(subject, &moment(at, "at")?)?;
            Answered::new(&lines(answer.channels.iter().map(|it| &*it.channel)), &answer, reader)
        }
        ExampleQuestion::Plans(other) => plans(subject, other.as_deref(), reader)?,
        ExampleQuestion::Maintenance(time) => maintained(subject, time, moment, reader)?,
        ExampleQuestion::Priorities => {
            let name = example.priority.as_deref();
            let answer = priorities(&[subject.policy], &[], subject.contract, name)?;
            let all = answer.policies.iter().flat_map(|policy| &policy.priorities);
            Answered::new(&lines(all.map(|it| &*it.id)), &answer, reader)
        }
        ExampleQuestion::Contacts { on, used } => {
            let uses: Result<Vec<EntitlementUse>, QuestionError> =
                used.iter().map(|text| EntitlementUse::parse(text)).collect();
            let answer = contacts(subject, *on, &uses?)?;
            Answered::new(&answer.plain(), &answer, reader)
        }
        ExampleQuestion::Clause(words) => {
            let answer = clause(subject.policy, Some(words))?;
            Answered::new(&lines(answer.clauses.iter().map(|it| &*it.clause)), &answer, reader)
        }
    })
}

fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the ids of all plans; or the facts of the subject's plan, or those in which another plan
/// differs from it, without what they say.
fn plans(
    subject: &Subject<'_>,
    other: Option<&str>,
    reader: &impl AnswerTexts,
) -> Result<Answered, QuestionError> {
    let asked = SubjectInput {
        timezone: subject.zone.as_ref().map(|zone| zone.name().to_owned()),
        holidays: subject.holidays.clone(),
        readings: subject.readings.clone(),
        ..SubjectInput::default()
    };
    let place = AskedPlace {
        edition: subject.edition.map(|edition| &*edition.id),
        region: subject.region.map(|region| &*region.id),
        priority: subject.priority.as_ref().map(PriorityRef::id),
    };
    let all = &subject.policy.plans;
    let named: Vec<&NamedItem> = match (subject.plan, other) {
        (None, None) => Vec::new(),
        (None, Some(_)) => {
            let why = "the first of two plans".to_owned();
            let choices = all.iter().map(|plan| plan.id.clone()).collect();
            return Err(QuestionError::Missing {
                option: "--plan".to_owned(),
                why,
                choices,
                others: None,
            });
        }
        (Some(plan), None) => vec![plan],
        (Some(plan), Some(other)) => vec![plan, plan_called(subject, other)?],
    };
    let count = named.len();
    let shown = if named.is_empty() { all.iter().collect() } else { named };
    let (policy, contract) = (subject.policy, subject.contract);
    let plan = |plan| ComparedPlan { policy, contract, asked: &asked, plan };
    let shown: Vec<ComparedPlan<'_>> = shown.into_iter().map(plan).collect();
    let answer = plans_answer(&shown, count, place);
    let fact = |section: &str, item: Option<&str>, whom: &[Audience]| {
        let place = Audience::places(whom);
        let parts = [section, item.unwrap_or_default(), &place];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let facts: Vec<String> = match (&answer.differences, &answer.plans[..]) {
        (Some(differences), _) => {
            differences.iter().map(|it| fact(it.section, it.item.as_deref(), &it.whom)).collect()
        }
        (None, [only]) if count == 1 => {
            only.facts.iter().map(|it| fact(it.section, it.item.as_deref(), &it.whom)).collect()
        }
        (None, plans) => plans.iter().map(|plan| plan.id.clone()).collect(),
    };
    Ok(Answered::new(&facts.join("\n"), &answer, reader))
}

fn plan_called<'a>(subject: &Subject<'a>, name: &str) -> Result<&'a NamedItem, QuestionError> {
    let asked = SubjectInput { plan: Some(name.to_owned()), ..SubjectInput::default() };
    let found = Subject::resolve(subject.policy, None, &asked, subject.references)?;
    let why = || QuestionError::Conflict(format!("'{name}' is no plan"));
    found.plan.ok_or_else(why)
}

/// Returns whether an instant is on a day of maintenance, or the next dates.
fn maintained(
    subject: &Subject<'_>,
    time: &MaintenanceTime,
    moment: impl Fn(&str, &'static str) -> Result<TypedTime, QuestionError>,
    reader: &impl AnswerTexts,
) -> Result<Answered, QuestionError> {
    let (now, at) = match time {
        MaintenanceTime::At(text) => {
            let at = moment(text, "at")?;
            (at.at, Some(at))
        }
        MaintenanceTime::From(on) => {
            let zone = subject.zone.clone().unwrap_or_else(Zone::utc);
            (zone.opening_at(CivilDateTime::new(*on, 0)), None)
        }
    };
    let answer = maintenance(subject, now, at.as_ref(), MAINTENANCE_DATES);
    Ok(Answered::new(&answer.plain(), &answer, reader))
}

/// Returns the deadline of an example's ticket.
fn asked_deadline(
    subject: &Subject<'_>,
    example: &Example,
    opened: &str,
    moment: impl Fn(&str, &'static str) -> Result<TypedTime, QuestionError>,
    reader: &impl AnswerTexts,
) -> Result<Answered, QuestionError> {
    let at = |text: &Option<String>, option| match text {
        Some(text) => moment(text, option).map(|moment| Some(moment.at)),
        None => Ok(None),
    };
    let moments = ResponseMoments::new(
        at(&example.acknowledged, "acknowledged")?,
        at(&example.investigating, "investigating")?,
    );
    let responded = at(&example.responded, "responded")?;
    let updated = example.updated.iter().map(|text| Ok(moment(text, "updated")?.at));
    let events = TicketEvents {
        updated: updated.collect::<Result<_, QuestionError>>()?,
        worked_around: at(&example.worked_around, "worked-around")?,
        resolved: at(&example.resolved, "resolved")?,
    };
    let name = example.metric.as_deref();
    let metric = name.map(|name| metric_named(subject.policy, name)).transpose()?;
    let responses = (responded, moments);
    let asked = (metric.unwrap_or_default(), events);
    answered(subject, moment(opened, "opened")?, responses, asked, reader)
}

/// Returns the deadline of a ticket, with its state behind it if there is a response or another
/// event.
fn answered(
    subject: &Subject<'_>,
    opened: TypedTime,
    (responded, moments): (Option<Instant>, ResponseMoments),
    (metric, events): (Metric, TicketEvents),
    reader: &impl AnswerTexts,
) -> Result<Answered, QuestionError> {
    let times = [responded, moments.acknowledged, moments.investigating];
    let later = [events.worked_around, events.resolved];
    let given = times.into_iter().chain(later).flatten();
    let last = given.chain(events.updated.iter().copied()).max();
    let now = last.unwrap_or(opened.at);
    let responded = moments.response(responded, "")?;
    let question = DeadlineQuestion { responded, moments, ..DeadlineQuestion::new(opened) };
    let mut answer = deadline_of(subject, (&question, &events), metric, now)?;
    answer.metrics = metric_answers(subject, (&question, &events), now)?;
    let state = last.map(|_| format!(" {}", answer.outcome.state().id()));
    Ok(Answered::new(&(answer.plain() + &state.unwrap_or_default()), &answer, reader))
}
