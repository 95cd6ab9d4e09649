//! Validates the steps of a service credit: together they give each share of tickets below the
//! first threshold one credit, and a lower share more than a higher one.

use std::{cmp::Ordering, ops::Range};

use super::super::{
    ProblemCode,
    model::{Credit, CreditStep, Proportion},
    problem::Problem,
    raw::{RawCredit, RawCreditStep, Text},
};

/// A step with its place in the file.
struct PlacedStep<'r> {
    raw: &'r RawCreditStep,
    below: Proportion,
    from: Option<Proportion>,
    credit: Credit,
}

/// Returns the steps, the highest share first, and notes what is wrong with them.
pub(super) fn steps(raw: &RawCredit, problems: &mut Vec<Problem>) -> Vec<CreditStep> {
    let written = raw.step.get_ref();
    if written.is_empty() {
        let message = "a credit without a step gives nothing";
        problems.push(
            fault(raw.step.span(), message)
                .help("write a step in brackets: { below = \"95%\", credit = \"5%\" }"),
        );
    }
    let mut placed: Vec<PlacedStep<'_>> =
        written.iter().filter_map(|step| placed(step, problems)).collect();
    placed.sort_by_key(|step| std::cmp::Reverse(step.below));
    // Of steps that cannot be read nothing can be said.
    if placed.len() == written.len() {
        problems.extend(placed.windows(2).flat_map(|pair| between(&pair[0], &pair[1])));
        problems.extend(placed.last().and_then(below_the_last));
    }
    if let Some(cap) = &raw.cap {
        problems.extend(fault_of_cap(cap, &placed));
    }
    let step = |step: PlacedStep<'_>| CreditStep { below: step.below, credit: step.credit };
    placed.into_iter().map(step).collect()
}

fn fault(span: Range<usize>, message: impl Into<String>) -> Problem {
    Problem::at(span, ProblemCode::CreditSteps, message)
}

/// Returns a step whose values can be read and are possible by themselves.
fn placed<'r>(raw: &'r RawCreditStep, problems: &mut Vec<Problem>) -> Option<PlacedStep<'r>> {
    let below = share(&raw.below, problems);
    let from = raw.from.as_ref().map(|from| share(from, problems));
    let credit = credit(&raw.credit, problems);
    if below == Some(Proportion::NOTHING) {
        let message = "no share of tickets is below 0%, so this step is never reached";
        problems.push(
            fault(raw.below.span(), message).help("write a percentage above 0: below = \"95%\""),
        );
        return None;
    }
    let (below, from, credit) = (below?, from.map_or(Some(None), |from| from.map(Some))?, credit?);
    if let (Some(least), Some(text)) = (from.filter(|from| *from >= below), &raw.from) {
        let message = format!("no share is at least {least} and below {below}");
        problems.push(
            fault(text.span(), message).help("`from` is the lower end of a step: leave it out"),
        );
        return None;
    }
    Some(PlacedStep { raw, below, from, credit })
}

fn share(text: &Text, problems: &mut Vec<Problem>) -> Option<Proportion> {
    let share = Proportion::parse(text.get_ref());
    let problem = match share {
        Some(share) if share <= Proportion::WHOLE => return Some(share),
        Some(share) => Problem::at(
            text.span(),
            ProblemCode::BadNumber,
            format!("a share of tickets is at most 100%, and this is {share}"),
        )
        .help("write a percentage up to 100: \"95%\""),
        None => Problem::at(
            text.span(),
            ProblemCode::BadCredit,
            format!("'{}' is not a percentage", text.get_ref()),
        )
        .help("write digits, a dot for at most four decimals, and the sign: \"95%\", \"99.5%\""),
    };
    problems.push(problem);
    None
}

/// Returns a credit, of a step or a cap.
fn credit(text: &Text, problems: &mut Vec<Problem>) -> Option<Credit> {
    let credit = Credit::parse(text.get_ref());
    let problem = match &credit {
        Some(Credit::Part(part)) if *part > Proportion::WHOLE => Problem::at(
            text.span(),
            ProblemCode::BadNumber,
            format!("a credit is a part of a fee, and {part} is more than all of it"),
        )
        .help("write a percentage up to 100: \"5%\""),
        Some(credit) if credit.is_nothing() => {
            fault(text.span(), "this gives nothing").help("leave it out")
        }
        Some(_) => return credit,
        None => Problem::at(
            text.span(),
            ProblemCode::BadCredit,
            format!("'{}' is neither a percentage nor an amount", text.get_ref()),
        )
        .help("write \"5%\", or an amount with its currency's three letters: \"500.00 EUR\""),
    };
    problems.push(problem);
    None
}

/// Returns the faults of a step and the next one below it.
fn between(upper: &PlacedStep<'_>, lower: &PlacedStep<'_>) -> Vec<Problem> {
    let (span, upper_span) = (lower.raw.below.span(), upper.raw.below.span());
    let mut faults = Vec::new();
    if upper.below == lower.below {
        let message = format!("two steps are for shares below {}", lower.below);
        faults.push(
            fault(span, message).also(upper_span, "the other step").help("leave one of them out"),
        );
        return faults;
    }
    let from = upper.raw.from.as_ref().zip(upper.from).filter(|(_, from)| *from != lower.below);
    if let Some((text, from)) = from {
        let message = if from > lower.below {
            format!("no step is for shares from {} to {from}", lower.below)
        } else {
            format!("two steps are for shares from {from} to {}", lower.below)
        };
        faults.push(
            fault(text.span(), message)
                .also(span, "the next step is for shares below this")
                .help(format!("write from = \"{}\", or leave it out", lower.below)),
        );
    }
    let message = match lower.credit.compared(&upper.credit) {
        Some(Ordering::Greater) => return faults,
        Some(Ordering::Equal) => format!(
            "below {} the credit is {} as well, so this step changes nothing",
            upper.below, upper.credit
        ),
        Some(Ordering::Less) => format!(
            "a share below {} would give {}, less than the {} of one below {}",
            lower.below, lower.credit, upper.credit, upper.below
        ),
        None => format!("{} and {} cannot be compared", lower.credit, upper.credit),
    };
    faults.push(
        fault(lower.raw.credit.span(), message)
            .also(upper.raw.credit.span(), "the credit of a higher share")
            .help(match lower.credit.compared(&upper.credit) {
                Some(Ordering::Equal) => "leave this step out",
                Some(_) => "give more for a lower share: exchange the two credits",
                None => "write percentages alone, or amounts of one currency alone",
            }),
    );
    faults
}

/// Returns the fault of a last step that does not go down to nothing.
fn below_the_last(last: &PlacedStep<'_>) -> Option<Problem> {
    let text = last.raw.from.as_ref()?;
    let from = last.from.filter(|from| *from > Proportion::NOTHING)?;
    let message = format!("no step is for shares below {from}, and the one above gives a credit");
    Some(fault(text.span(), message).help("leave `from` out: the last step goes down to 0%"))
}

/// Returns the fault of a cap that is no credit of the kind of the steps, or is below one.
fn fault_of_cap(text: &Text, steps: &[PlacedStep<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Some(cap) = credit(text, &mut problems) else { return problems };
    let Some(highest) = steps.last() else { return problems };
    let (message, help) = match cap.compared(&highest.credit) {
        Some(Ordering::Greater | Ordering::Equal) => return problems,
        Some(Ordering::Less) => (
            format!("the cap of {cap} is below the step of {}", highest.credit),
            format!("write cap = \"{}\" or more, or a smaller credit", highest.credit),
        ),
        None => (
            format!("a cap of {cap} cannot be compared with a step of {}", highest.credit),
            "write it as the steps: a percentage, or an amount of the same currency".to_owned(),
        ),
    };
    let also = (highest.raw.credit.span(), "the highest step");
    problems.push(fault(text.span(), message).also(also.0, also.1).help(help));
    problems
}
