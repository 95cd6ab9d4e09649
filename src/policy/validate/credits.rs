//! Validates the service credits of a contract.

use super::{
    super::{
        ProblemCode,
        model::{
            ClaimStart, ClaimWindow, Credit, CreditPeriod, CreditSchedule, Keyword, Metric, Money,
            Policy,
        },
        problem::Problem,
        raw::{RawContract, RawCredit, Text},
    },
    credit_steps::steps,
    validator::{resolve, texts, unknown},
};

/// The most days in which a claim can be due.
const MOST_DAYS: u32 = 3_660;

/// Returns the schedules as far as they are valid.
pub(super) fn credits(
    raw: &RawContract,
    policy: &Policy,
    problems: &mut Vec<Problem>,
) -> Vec<CreditSchedule> {
    raw.credit.iter().filter_map(|credit| schedule(credit, raw, policy, problems)).collect()
}

fn schedule(
    raw: &RawCredit,
    contract: &RawContract,
    policy: &Policy,
    problems: &mut Vec<Problem>,
) -> Option<CreditSchedule> {
    let metric = raw.metric.as_ref().map(|metric| word::<Metric>(metric, "metric", problems));
    let mut named = |names: &Option<Vec<Text>>, what: &str, is_plan: bool| {
        let items = if is_plan { &policy.plans } else { &policy.priorities };
        let names = names.iter().flatten();
        names.filter_map(|name| resolve(name, what, items, problems)).collect::<Vec<_>>()
    };
    let plans = named(&raw.plans, &policy.document.plan_word, true);
    let priorities = named(&raw.priorities, &policy.document.priority_word, false);
    let period = word::<CreditPeriod>(&raw.period, "period", problems);
    if period.is_some_and(CreditPeriod::is_of_contract) && contract.starts.is_none() {
        let message = "such a period begins on the contract's first day, which is missing";
        problems.push(
            Problem::at(raw.period.span(), ProblemCode::KeysTogether, message)
                .help("add it at the top of the file: starts = 2026-02-15"),
        );
    }
    let measure = raw.measure.as_ref().map(|measure| word(measure, "measure", problems));
    let steps = steps(raw, problems);
    let fee = raw.fee.as_ref().and_then(|fee| fee_of(fee, problems));
    expect_whole(raw, steps.first().map(|step| &step.credit), problems);
    let claim = claim(raw, problems);
    let clause = &raw.clause.get_ref().0;
    if clause.iter().all(|text| text.get_ref().trim().is_empty()) {
        problems.push(
            Problem::at(raw.clause.span(), ProblemCode::NoClause, "no clause is named")
                .help("every fact names the clause that it comes from"),
        );
    }
    Some(CreditSchedule {
        metric: metric.unwrap_or(Some(Metric::FirstResponse))?,
        plans,
        priorities,
        period: period?,
        measure: measure.flatten(),
        steps,
        cap: raw.cap.as_ref().and_then(|cap| Credit::parse(cap.get_ref())),
        of: raw.of.clone(),
        fee,
        claim,
        clause: texts(clause).join("; "),
    })
}

/// Notes keys that percentages need, and that amounts have no use for.
fn expect_whole(raw: &RawCredit, credit: Option<&Credit>, problems: &mut Vec<Problem>) {
    let Some(step) = raw.step.get_ref().first() else { return };
    let fault = match (credit, &raw.of, &raw.fee) {
        (Some(Credit::Part(_)), None, _) => (
            step.credit.span(),
            "a percentage needs `of`, the amount that it is a percentage of",
            "say of what, in the contract's words: of = \"monthly fee\"",
        ),
        (Some(Credit::Amount(_)), _, Some(fee)) => {
            (fee.span(), "amounts are no part of a fee", "leave `fee` out")
        }
        _ => return,
    };
    let (span, message, help) = fault;
    problems.push(Problem::at(span, ProblemCode::KeysTogether, message).help(help));
}

fn fee_of(fee: &Text, problems: &mut Vec<Problem>) -> Option<Money> {
    let money = Money::parse(fee.get_ref());
    if money.is_none() {
        let message = format!("'{}' is not an amount with its currency", fee.get_ref());
        problems.push(
            Problem::at(fee.span(), ProblemCode::BadCredit, message)
                .help("write digits, a dot for decimals, and three letters: \"12000.00 EUR\""),
        );
    }
    money
}

/// Returns the time in which a credit must be claimed, if the contract says it.
fn claim(raw: &RawCredit, problems: &mut Vec<Problem>) -> Option<ClaimWindow> {
    let from = raw.claim_from.as_ref();
    let start = from.and_then(|from| word::<ClaimStart>(from, "start of a claim", problems));
    let (within, other) = match (&raw.claim_within, from) {
        (Some(within), Some(_)) => (within, None),
        (Some(within), None) => {
            (within, Some("add when these days begin: claim-from = \"period-end\", or \"notice\""))
        }
        (None, Some(from)) => {
            (from, Some("add how many days there are: claim-within = \"30 days\""))
        }
        (None, None) => return None,
    };
    if let Some(help) = other {
        let message = "`claim-within` and `claim-from` go together";
        problems.push(Problem::at(within.span(), ProblemCode::KeysTogether, message).help(help));
        return None;
    }
    let number = within.get_ref().strip_suffix("days").or(within.get_ref().strip_suffix("day"));
    let days = number.and_then(|number| number.trim_end().parse().ok());
    let days = days.filter(|days| (1..=MOST_DAYS).contains(days));
    if days.is_none() {
        let message =
            format!("'{}' is not a number of days from 1 to {MOST_DAYS}", within.get_ref());
        problems.push(
            Problem::at(within.span(), ProblemCode::BadLength, message)
                .help("write calendar days: \"30 days\""),
        );
    }
    Some(ClaimWindow { days: days?, from: start? })
}

/// Returns the value that a word stands for.
fn word<T: Keyword>(text: &Text, what: &str, problems: &mut Vec<Problem>) -> Option<T> {
    let found = T::ALL.iter().find(|value| value.id() == text.get_ref());
    if found.is_none() {
        let known: Vec<&str> = T::ALL.iter().map(|value| value.id()).collect();
        let (name, span) = (text.get_ref(), text.span());
        problems.push(unknown(name, span, ProblemCode::UnknownWord, what, &known));
    }
    found.copied()
}
