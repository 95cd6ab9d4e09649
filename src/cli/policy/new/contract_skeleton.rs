//! The skeleton of a contract: the parts that its policy leaves to it, ready to be filled in.

use crate::{
    answer::in_force,
    policy::{Keyword, Metric, NamedItem, Policy, Selector, TargetRule, find, nearest},
    sla::QuestionError,
    text::{toml_key, toml_string},
};

/// The terms of a contract that are known already; the others are left to be filled in.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::cli) struct KnownTerms<'a> {
    /// The plan by any of its names.
    pub(in crate::cli) plan: Option<&'a str>,
    /// The id of the edition.
    pub(in crate::cli) edition: Option<&'a str>,
    /// The id of the region.
    pub(in crate::cli) region: Option<&'a str>,
    /// The IANA name of the customer's zone.
    pub(in crate::cli) timezone: Option<&'a str>,
    /// The holiday lists; `Some` of nothing is none.
    pub(in crate::cli) holidays: Option<&'a [String]>,
    pub(in crate::cli) title: Option<&'a str>,
}

/// Returns a contract over a policy, for one plan or for any, that states only the policy and what
/// is known.
pub(in crate::cli) fn skeleton(
    policy: &Policy,
    known: KnownTerms<'_>,
) -> Result<String, QuestionError> {
    let plan = known
        .plan
        .map(|name| find(&policy.plans, name).ok_or_else(|| unknown(policy, name)))
        .transpose()?;
    let document = &policy.document;
    let mut text = format!(
        "# A contract over the {} ({}).\n#\n# Replace what says REPLACE, take the # away from the \
         lines that you need, and delete the rest: what is not here stays as\n# the policy has \
         it. `slacalc policy check FILE` checks it; `slacalc policy show {}` prints the \
         policy.\n\npolicy = {}\ntitle = {}   # answers cite it by this name\n",
        document.title,
        policy.id,
        policy.id,
        toml_string(&policy.id),
        toml_string(known.title.unwrap_or("REPLACE: what the order form is called")),
    );
    let bought = match plan {
        Some(plan) => format!("plan = {}\n", toml_string(&plan.id)),
        None => format!("#plan = \"REPLACE\"   # {}\n", ids(&policy.plans)),
    };
    text += &bought;
    let part = |pick: fn(&Selector) -> &[String]| {
        plan.is_none_or(|plan| policy.tells_apart(Some(&plan.id), pick))
    };
    for (key, names, value, is_told_apart) in [
        ("edition", &policy.editions, known.edition, part(|selector| &selector.editions)),
        ("region", &policy.regions, known.region, part(|selector| &selector.regions)),
    ] {
        match value {
            Some(id) => text.extend([format!("{key} = {}\n", toml_string(id))]),
            None if !names.is_empty() && is_told_apart => {
                text.extend([format!("#{key} = \"REPLACE\"   # {}\n", ids(names))]);
            }
            None => {}
        }
    }
    text += &timezone_line(known.timezone);
    text += &holidays_line(known.holidays);
    for plan in policy.plans.iter().filter(|one| plan.is_none_or(|plan| plan.id == one.id)) {
        text += &targets(policy, plan);
    }
    text += &later_targets(policy);
    text += "\n# A day with hours of its own: on is one date of one year, fixed = \"12-24\" \
             in its place is that day of every year.\n#[[special-day]]\n#on = \"REPLACE\"   \
             # such as 2026-12-24\n#name = \"REPLACE\"\n#hours = \"closed\"   # or \
             09:00-12:00; or until 12:00, when the usual hours end\n#calendars = \
             [\"REPLACE\"]   # ids of the policy; without it, those that close on holidays\n";
    text += &readings(policy);
    text += "\n# A question with its answer, worked out by hand; `policy check` asks \
             it.\n#[[example]]\n#ask = \"deadline\"\n#priority = \"REPLACE\"\n#opened = \
             \"REPLACE\"   # such as 2026-03-06T16:00:00Z\n#expect = \"REPLACE\"   # what \
             --format plain prints\n#why = \"REPLACE: how it was worked out\"\n";
    Ok(text)
}

fn timezone_line(zone: Option<&str>) -> String {
    match zone {
        Some(zone) => format!("timezone = {}\n", toml_string(zone)),
        None => "#timezone = \"REPLACE\"   # the customer's, such as Europe/Berlin\n".to_owned(),
    }
}

fn holidays_line(lists: Option<&[String]>) -> String {
    let says = "they replace the policy's: lists such as us or de-by, or files beside this one";
    let Some(lists) = lists else { return format!("#holidays = [\"REPLACE\"]   # {says}\n") };
    let lists: Vec<String> = lists.iter().map(|list| toml_string(list)).collect();
    format!("holidays = [{}]   # {says}\n", lists.join(", "))
}

/// Returns a line for each priority of a plan, with the policy's target.
fn targets(policy: &Policy, plan: &NamedItem) -> String {
    // A length that names no clock runs on that of the policy's target, if there is one.
    let line = policy.lineage(&plan.id);
    let fits = |rule: &&TargetRule| {
        let plans = &rule.selector.plans;
        let is_of_plan = plans.is_empty() || plans.iter().any(|id| line.contains(&id.as_str()));
        is_of_plan && rule.metric.is_first_response()
    };
    let have_clocks = policy.targets.iter().filter(fits).all(|rule| rule.clock.is_some());
    let lengths = if have_clocks { "30m, 4h" } else { "30 calendar minutes" };
    let mut text = format!(
        "\n# The response times of the order form for {}, where they are not the policy's. They \
         are written like these examples:\n# {lengths}, 4 business hours (or 4 h in business \
         hours), 4 calendar hours (or 4 h around the clock), 2 business days.\n# A length \
         without a clock runs on that of the policy.\n#[targets.{}]\n",
        plan.name, plan.id
    );
    let rows: Vec<(&str, &str)> =
        policy.priorities.iter().map(|named| (named.id.as_str(), named.name.as_str())).collect();
    let rows = if rows.is_empty() { vec![("REPLACE", "a priority by its id")] } else { rows };
    for (id, name) in rows {
        text.extend([format!(
            "#{} = \"REPLACE\"   # {name}; the policy: {}\n",
            toml_key(id),
            in_force(policy, &plan.id, id)
        )]);
    }
    text
}

/// Returns a promise of each later metric that the policy knows.
fn later_targets(policy: &Policy) -> String {
    let mut text = String::new();
    for metric in Metric::LATER {
        let Some(rule) = policy.targets.iter().find(|rule| rule.metric == metric) else { continue };
        let name = rule.name.as_ref().map_or_else(String::new, |name| format!(" ({name})"));
        let priorities = policy.priorities.iter();
        let answers: Vec<String> =
            priorities.map(|named| format!("{} = \"REPLACE\"", toml_key(&named.id))).collect();
        text.extend([format!(
            "\n# What the order form says of the {}{name}. Times are written like these \
             examples:\n# 8 business hours, 5 business days, 5 to 7 business days.\n\
             #[[target]]\n#metric = {}\n#by-priority = {{ {} }}\n",
            metric.time(),
            toml_string(metric.id()),
            answers.join(", ")
        )]);
    }
    text
}

fn readings(policy: &Policy) -> String {
    let mut text = "\n# How to take what the document leaves open. What is not said here is taken \
                    as the policy has it.\n#[readings]\n"
        .to_owned();
    for reading in policy.readings.iter().filter(|reading| reading.is_open()) {
        let others = reading
            .choices
            .iter()
            .map(|choice| choice.id.as_str())
            .filter(|id| *id != reading.default);
        let others = others.collect::<Vec<_>>().join(", ");
        text.extend([format!(
            "# {}\n#{} = {}   # or {others}\n",
            reading.question,
            toml_key(&reading.id),
            toml_string(&reading.default)
        )]);
    }
    text
}

fn ids(names: &[NamedItem]) -> String {
    names.iter().map(|named| named.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn unknown(policy: &Policy, name: &str) -> QuestionError {
    QuestionError::Unknown {
        what: format!("{} of {}", policy.document.plan_word, policy.id),
        name: name.to_owned(),
        nearest: nearest(name, policy.plans.iter().map(|plan| plan.id.as_str())),
        known: policy.plans.iter().map(|plan| plan.id.clone()).collect(),
        hint: None,
    }
}
