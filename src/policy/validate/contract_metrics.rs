//! Validates the promises of a contract beside the first response.

use super::{
    super::{
        Keyword, ProblemCode,
        lookup::find,
        model::{AgreedMetric, BusinessDays, Commitment, Metric, Policy, Selector, TargetRule},
        problem::Problem,
        raw::{RawAgreedTarget, RawContract, Text},
    },
    case_grid::CaseGrid,
    contract_targets::{AgreedPromise, agreed, cases_of, priority_id, uncountable},
    validator::{resolve, unknown},
};

/// Returns the promises beside the first response that the contract fixes.
pub(super) fn targets(
    raw: &RawContract,
    policy: &Policy,
    problems: &mut Vec<Problem>,
) -> Vec<AgreedMetric> {
    let grid = CaseGrid::new(policy);
    let mut targets = Vec::new();
    for written in &raw.target {
        let Some(metric) = metric(&written.metric, problems) else { continue };
        let own = written
            .plan
            .as_ref()
            .map(|plan| resolve(plan, &policy.document.plan_word, &policy.plans, problems));
        let of_contract = || find(&policy.plans, raw.plan.as_ref()?.get_ref());
        let plan = own.unwrap_or_else(|| of_contract().map(|plan| plan.id.clone()));
        let start = written.start.as_ref().and_then(|start| keyword(start, "start", problems));
        let said = written
            .commitment
            .as_ref()
            .and_then(|firm| keyword::<Commitment>(firm, "commitment", problems));
        for (priority, within) in promises(written, policy, problems) {
            let Some(AgreedPromise { promise, range_from, commitment }) = agreed(within, problems)
            else {
                continue;
            };
            let cases = cases_of((plan.as_deref(), priority.as_deref()), raw, policy, &grid);
            problems.extend(uncountable(promise, metric, policy, (&cases, within.span())));
            let commitment = commitment.or(said);
            let rule = TargetRule {
                selector: Selector::default(),
                metric,
                name: None,
                start,
                promise,
                range_from,
                or_as_agreed: false,
                commitment: commitment.unwrap_or_default(),
                clock: None,
                business_days: Some(BusinessDays::Coverage),
                cut_off: None,
                measured_over: None,
                aim: None,
                found_in: None,
                note: None,
                clauses: Vec::new(),
            };
            targets.push(AgreedMetric { plan: plan.clone(), priority, rule, commitment });
        }
    }
    targets
}

/// Returns the metric of a promise, which is not the first response.
fn metric(written: &Text, problems: &mut Vec<Problem>) -> Option<Metric> {
    let metric: Metric = keyword(written, "metric", problems)?;
    if metric.is_first_response() {
        let message = "response times stand under [targets.PLAN]";
        let help = "write [targets.PLAN] and a line for each priority: 1 = \"4h\"";
        let place = written.span();
        problems.push(Problem::at(place, ProblemCode::KeysTogether, message).help(help));
        return None;
    }
    Some(metric)
}

/// Returns each promise with the priority that it is for; for all if `None`.
fn promises<'w>(
    written: &'w RawAgreedTarget,
    policy: &Policy,
    problems: &mut Vec<Problem>,
) -> Vec<(Option<String>, &'w Text)> {
    match (&written.within, &written.by_priority) {
        (Some(within), None) => vec![(None, within)],
        (None, Some(table)) => {
            let mut promises = Vec::new();
            for (priority, within) in table {
                let id = priority_id(priority, policy, problems);
                promises.extend(id.map(|id| (Some(id), within)));
            }
            promises
        }
        _ => {
            let message = "a target has either `within` or `by-priority`";
            let help = "write within = \"5 business days\" for every priority, or by-priority = \
                        { 1 = \"8 business hours\" }";
            let place = written.metric.span();
            problems.push(Problem::at(place, ProblemCode::KeysTogether, message).help(help));
            Vec::new()
        }
    }
}

/// Returns the value of a word, or notes that there is none of that name.
fn keyword<T: Keyword>(text: &Text, what: &str, problems: &mut Vec<Problem>) -> Option<T> {
    let found = T::ALL.iter().copied().find(|value| value.id() == text.get_ref());
    if found.is_none() {
        let known: Vec<&str> = T::ALL.iter().map(|value| value.id()).collect();
        let code = ProblemCode::UnknownWord;
        problems.push(unknown(text.get_ref(), text.span(), code, what, &known));
    }
    found
}
