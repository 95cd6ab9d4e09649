//! Validates worked examples: each asks one question, and has the keys that the question needs.

use std::ops::Range;

use super::{
    super::{
        HolidayCatalog, ProblemCode,
        model::{Example, ExampleQuestion},
        problem::Problem,
        raw::{RawExample, Text},
    },
    validator::Validator,
};

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

/// Returns the example of a file, or the problem of its question.
pub(super) fn example(raw: &RawExample, file: &str) -> Result<Example, Problem> {
    let needed = |value: &Option<Text>, key: &str| {
        let missing =
            || format!("an example that asks '{}' needs the key `{key}`", raw.ask.get_ref());
        value
            .as_ref()
            .map(|text| text.get_ref().clone())
            .ok_or_else(|| Problem::at(raw.ask.span(), ProblemCode::MissingKey, missing()))
    };
    let ask = match raw.ask.get_ref().as_str() {
        "deadline" => ExampleQuestion::Deadline(needed(&raw.opened, "opened")?),
        "covered" => ExampleQuestion::Covered(needed(&raw.at, "at")?),
        "scope" => ExampleQuestion::Scope(needed(&raw.topic, "topic")?),
        other => {
            let problem = Problem::at(
                raw.ask.span(),
                ProblemCode::UnknownWord,
                format!("'{other}' is no question"),
            );
            return Err(problem.help("ask = \"deadline\", \"covered\" or \"scope\""));
        }
    };
    let text = |value: &Option<Text>| value.as_ref().map(|text| text.get_ref().clone());
    Ok(Example {
        ask,
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
        expect: raw.expect.get_ref().clone(),
        why: raw.why.clone(),
        spans: spans(raw),
    })
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
        ("at", raw.at.as_ref()),
        ("topic", raw.topic.as_ref()),
        ("expect", Some(&raw.expect)),
    ];
    texts.into_iter().filter_map(|(key, text)| Some((key, text?.span()))).collect()
}
