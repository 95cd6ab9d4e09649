//! Selects the rule that holds for a subject, or names the option that would decide it.
//!
//! A name that was not said is tried every way. If each way leads to the same outcome, nothing is
//! asked; otherwise the question is refused with the option that makes the difference. This looks
//! at rules only, never at the time asked for, so that a script which works on a Wednesday works on
//! a Sunday.

use super::{PriorityRef, QuestionError, Subject};
use crate::policy::{NamedItem, Policy, RuleContext};

/// The option for a plan; `--tier` and `--package` are the same one.
pub(crate) const PLAN_OPTION: &str = "--plan";

/// The remark that a policy does not name all priorities of its document.
const OTHER_PRIORITIES: &str = ", or another name, as our copy of the document has not all of them \
                                (it is answered where all priorities agree)";

/// Returns the rule of the subject's context; `None` if there is none.
///
/// `outcome` picks what matters of a rule: rules with equal outcomes count as one.
///
/// # Errors
/// [`QuestionError::Missing`] if the outcome depends on something that was not said,
/// [`QuestionError::Unlisted`] if it depends on a priority that nobody names.
pub(super) fn select<'a, T, K: PartialEq>(
    subject: &Subject<'a>,
    rule_of: impl Fn(&RuleContext<'a>) -> Option<&'a T>,
    outcome: impl Fn(&'a T) -> K,
) -> Result<Option<&'a T>, QuestionError> {
    let cases = cases(subject);
    let found: Vec<Option<&T>> = cases.iter().map(rule_of).collect();
    let same = |one: Option<&'a T>, other: Option<&'a T>| one.map(&outcome) == other.map(&outcome);
    let first = found.first().copied().flatten();
    if found.iter().all(|other| same(first, *other)) {
        return Ok(first);
    }
    let differs = |dimension: fn(&RuleContext<'a>) -> &'a str| {
        cases.iter().zip(&found).any(|(one, rule)| {
            cases.iter().zip(&found).any(|(other, other_rule)| {
                differ_only_in(one, other, dimension) && !same(*rule, *other_rule)
            })
        })
    };
    let policy = subject.policy;
    Err(if differs(|case| case.plans[0]) {
        missing(PLAN_OPTION, &policy.plans)
    } else if differs(|case| case.edition) {
        missing("--edition", &policy.editions)
    } else if differs(|case| case.region) {
        missing("--region", &policy.regions)
    } else if let Some(sentence) = subject.unlisted() {
        QuestionError::Unlisted(sentence)
    } else {
        missing_priority(policy)
    })
}

/// Returns the error that a priority must be said, with those that the policy names and a word on
/// others.
fn missing_priority(policy: &Policy) -> QuestionError {
    QuestionError::Missing {
        option: "--priority".to_owned(),
        why: "the answer depends on it".to_owned(),
        choices: policy.priorities.iter().map(|name| name.id.clone()).collect(),
        others: policy.other_priorities.is_some().then(|| OTHER_PRIORITIES.to_owned()),
    }
}

fn missing(option: &str, names: &[NamedItem]) -> QuestionError {
    QuestionError::Missing {
        option: option.to_owned(),
        why: "the answer depends on it".to_owned(),
        choices: names.iter().map(|name| name.id.clone()).collect(),
        others: None,
    }
}

/// Returns every context that the subject may have: names that were not said vary.
pub(crate) fn cases<'a>(subject: &Subject<'a>) -> Vec<RuleContext<'a>> {
    let mut dimensions = subject.policy.dimensions();
    if let Some(plan) = subject.plan {
        dimensions.plans = vec![subject.policy.lineage(&plan.id)];
    }
    if let Some(edition) = subject.edition {
        dimensions.editions = vec![edition.id.as_str()];
    }
    if let Some(region) = subject.region {
        dimensions.regions = vec![region.id.as_str()];
    }
    match &subject.priority {
        Some(PriorityRef::Known(named)) => dimensions.priorities = vec![named.id.as_str()],
        // No rule names this one, so only rules that apply to every priority match.
        Some(PriorityRef::NotInPolicy(_)) => dimensions.priorities = vec![""],
        Some(PriorityRef::Unlisted(_)) | None => {}
    }
    dimensions.contexts()
}

/// Returns true if two cases differ in one dimension and in no other.
fn differ_only_in<'a>(
    one: &RuleContext<'a>,
    other: &RuleContext<'a>,
    dimension: fn(&RuleContext<'a>) -> &'a str,
) -> bool {
    let parts = |case: &RuleContext<'a>| [case.plans[0], case.edition, case.region, case.priority];
    let different =
        parts(one).iter().zip(parts(other)).filter(|(one, other)| **one != *other).count();
    different == 1 && dimension(one) != dimension(other)
}
