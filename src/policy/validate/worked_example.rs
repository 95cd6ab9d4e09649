//! Validates worked examples: each asks one question, and has the keys that the question needs.

use std::ops::Range;

use super::{
    super::{
        HolidayCatalog, ProblemCode,
        lookup::nearest,
        model::{Example, ExampleQuestion, MaintenanceTime},
        problem::Problem,
        raw::{DateText, RawExample, Text},
    },
    validator::Validator,
};
use crate::time::Date;

impl Validator<'_> {
    pub(super) fn example(&mut self, raw: &RawExample) -> Option<Example> {
        match example(raw, self.file.unwrap_or_default()) {
            Ok(example) => Some(example),
            Err(problem) => {
                self.note(problem);
                None
            }
        }
    }
}

/// The questions, and the keys of each beside those that say who asks.
const QUESTIONS: [(&str, &[&str]); 9] = [
    (
        "deadline",
        &[
            "opened",
            "responded",
            "acknowledged",
            "investigating",
            "metric",
            "updated",
            "worked-around",
            "resolved",
        ],
    ),
    ("covered", &["at"]),
    ("scope", &["topic"]),
    ("channels", &["at"]),
    ("plans", &["compared-with"]),
    ("maintenance", &["on", "at"]),
    ("priorities", &[]),
    ("contacts", &["on", "used"]),
    ("clause", &["clause"]),
];

fn texts(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.get_ref().clone()).collect()
}

fn question(raw: &RawExample) -> Result<ExampleQuestion, Problem> {
    let needed = |value: &Option<Text>, key: &str| {
        value.as_ref().map(|text| text.get_ref().clone()).ok_or_else(|| missing(raw, key))
    };
    let date = |on: &DateText| {
        Date::parse(on.get_ref().as_str())
            .map_err(|error| Problem::at(on.span(), ProblemCode::BadDate, error.to_string()))
    };
    Ok(match raw.ask.get_ref().as_str() {
        "deadline" => ExampleQuestion::Deadline(needed(&raw.opened, "opened")?),
        "covered" => ExampleQuestion::Covered(needed(&raw.at, "at")?),
        "scope" => ExampleQuestion::Scope(needed(&raw.topic, "topic")?),
        "channels" => ExampleQuestion::Channels(needed(&raw.at, "at")?),
        "plans" => {
            let other = raw.compared_with.as_ref().map(|text| text.get_ref().clone());
            ExampleQuestion::Plans(other)
        }
        "maintenance" => ExampleQuestion::Maintenance(match (&raw.at, &raw.on) {
            (Some(at), None) => MaintenanceTime::At(at.get_ref().clone()),
            (None, Some(on)) => MaintenanceTime::From(date(on)?),
            (None, None) => return Err(missing(raw, "on` or `at")),
            (Some(at), Some(_)) => {
                let says = "either `at`, an instant, or `on`, the first day, and not both";
                return Err(Problem::at(at.span(), ProblemCode::KeysTogether, says));
            }
        }),
        "priorities" => ExampleQuestion::Priorities,
        "contacts" => {
            let on = raw.on.as_ref().ok_or_else(|| missing(raw, "on"))?;
            ExampleQuestion::Contacts { on: date(on)?, used: texts(&raw.used) }
        }
        "clause" => ExampleQuestion::Clause(needed(&raw.clause, "clause")?),
        other => {
            let problem = Problem::at(
                raw.ask.span(),
                ProblemCode::UnknownWord,
                format!("'{other}' is no question"),
            );
            let known = QUESTIONS.map(|(question, _)| question);
            let near = nearest(other, known);
            let near = near.map_or(String::new(), |near| format!("did you mean '{near}'? "));
            return Err(problem.help(format!("{near}there are: {}", known.join(", "))));
        }
    })
}

/// Returns the example of a file, or the problem of its question.
pub(super) fn example(raw: &RawExample, file: &str) -> Result<Example, Problem> {
    expect_own_keys(raw)?;
    let text = |value: &Option<Text>| value.as_ref().map(|text| text.get_ref().clone());
    Ok(Example {
        ask: question(raw)?,
        plan: text(&raw.plan),
        edition: text(&raw.edition),
        region: text(&raw.region),
        priority: text(&raw.priority),
        channel: text(&raw.channel),
        timezone: text(&raw.timezone),
        holidays: raw.holidays.as_ref().map(|lists| {
            lists.iter().map(|list| HolidayCatalog::beside(file, list.get_ref())).collect()
        }),
        readings: raw
            .reading
            .iter()
            .map(|(name, choice)| (name.get_ref().clone(), choice.get_ref().clone()))
            .collect(),
        responded: text(&raw.responded),
        acknowledged: text(&raw.acknowledged),
        investigating: text(&raw.investigating),
        metric: text(&raw.metric),
        updated: texts(&raw.updated),
        worked_around: text(&raw.worked_around),
        resolved: text(&raw.resolved),
        expect: texts(&raw.expect.get_ref().0).join("\n"),
        says: raw.says.iter().map(|text| (text.get_ref().clone(), text.span())).collect(),
        why: raw.why.clone(),
        spans: spans(raw),
    })
}

fn missing(raw: &RawExample, key: &str) -> Problem {
    let ask = raw.ask.get_ref();
    let says = format!("an example that asks '{ask}' needs the key `{key}`");
    Problem::at(raw.ask.span(), ProblemCode::MissingKey, says)
}

/// Refuses a key that belongs to another question.
fn expect_own_keys(raw: &RawExample) -> Result<(), Problem> {
    let ask = raw.ask.get_ref();
    let Some((_, own)) = QUESTIONS.iter().find(|(question, _)| question == ask) else {
        return Ok(());
    };
    let all = || QUESTIONS.iter().flat_map(|(_, keys)| keys.iter());
    let is_foreign = |key: &str| !own.contains(&key) && all().any(|it| *it == key);
    let Some((key, span)) = spans(raw).into_iter().find(|(key, _)| is_foreign(key)) else {
        return Ok(());
    };
    let says = format!("an example that asks '{ask}' has no use for the key `{key}`");
    let own: Vec<String> = own.iter().map(|key| format!("`{key}`")).collect();
    let problem = Problem::at(span, ProblemCode::KeysTogether, says);
    let takes = format!("it takes {}", own.join(", "));
    Err(problem.maybe_help((!own.is_empty()).then_some(takes)))
}

/// Returns the place of the value of each key that is there.
fn spans(raw: &RawExample) -> Vec<(&'static str, Range<usize>)> {
    let texts = [
        ("ask", Some(&raw.ask)),
        ("plan", raw.plan.as_ref()),
        ("edition", raw.edition.as_ref()),
        ("region", raw.region.as_ref()),
        ("priority", raw.priority.as_ref()),
        ("channel", raw.channel.as_ref()),
        ("timezone", raw.timezone.as_ref()),
        ("holidays", raw.holidays.as_ref().and_then(|lists| lists.first())),
        ("reading", raw.reading.values().next()),
        ("opened", raw.opened.as_ref()),
        ("responded", raw.responded.as_ref()),
        ("acknowledged", raw.acknowledged.as_ref()),
        ("investigating", raw.investigating.as_ref()),
        ("metric", raw.metric.as_ref()),
        ("updated", raw.updated.first()),
        ("worked-around", raw.worked_around.as_ref()),
        ("resolved", raw.resolved.as_ref()),
        ("at", raw.at.as_ref()),
        ("topic", raw.topic.as_ref()),
        ("used", raw.used.first()),
        ("compared-with", raw.compared_with.as_ref()),
        ("clause", raw.clause.as_ref()),
    ];
    let on = raw.on.as_ref().map(|on| ("on", on.span()));
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key, text?.span())));
    texts.chain(on).chain([("expect", raw.expect.span())]).collect()
}
