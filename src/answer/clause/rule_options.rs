//! The options that lead to one rule of a policy: as few as decide it.

use crate::policy::{Policy, RuleContext, ZoneRule};

/// The dimensions that decide a rule, the fewest first.
const CHOICES: [[bool; 4]; 9] = [
    [false, false, false, false],
    [true, false, false, false],
    [true, false, false, true],
    [true, true, false, false],
    [true, false, true, false],
    [true, true, false, true],
    [true, false, true, true],
    [true, true, true, false],
    [true, true, true, true],
];

/// A priority that the document does not name; any name will do.
const OTHER_PRIORITY: &str = "other";

/// Returns the options of a ticket to which a rule applies; `None` if earlier rules take them all.
pub(super) fn options<'a, T>(
    policy: &'a Policy,
    rule_of: impl Fn(&RuleContext<'a>) -> Option<&'a T>,
    rule: &'a T,
) -> Option<String> {
    let contexts = policy.dimensions().contexts();
    let has_rule =
        |context: &&RuleContext<'a>| rule_of(context).is_some_and(|it| std::ptr::eq(it, rule));
    let first = contexts.iter().find(has_rule)?;
    let decides = |dimensions: &&[bool; 4]| {
        let alike = contexts.iter().filter(|context| agree(context, first, **dimensions));
        alike.into_iter().all(|context| has_rule(&context))
    };
    let dimensions = CHOICES.iter().find(decides).unwrap_or(&CHOICES[CHOICES.len() - 1]);
    Some(written(first, *dimensions))
}

/// Returns the option that a policy needs if hours are those of the customer's place.
pub(super) fn zone(policy: &Policy) -> &'static str {
    let is_customers = policy.calendars.iter().any(|it| it.zone == Some(ZoneRule::Customer));
    if is_customers { " --timezone Europe/Berlin" } else { "" }
}

fn parts<'a>(context: &RuleContext<'a>) -> [&'a str; 4] {
    [context.plans[0], context.edition, context.region, context.priority]
}

fn agree(one: &RuleContext<'_>, other: &RuleContext<'_>, dimensions: [bool; 4]) -> bool {
    let pairs = parts(one).into_iter().zip(parts(other)).zip(dimensions);
    pairs.into_iter().all(|((one, other), counts)| !counts || one == other)
}

fn written(context: &RuleContext<'_>, dimensions: [bool; 4]) -> String {
    let names = ["plan", "edition", "region", "priority"];
    let mut options = String::new();
    for ((name, value), counts) in names.into_iter().zip(parts(context)).zip(dimensions) {
        let value = if value.is_empty() && name == "priority" { OTHER_PRIORITY } else { value };
        if counts && !value.is_empty() {
            options.extend([" --", name, " ", value]);
        }
    }
    options
}
