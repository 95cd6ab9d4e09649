//! The steps to a scope verdict: the topics that the words point to, and the rulings that were
//! looked at.

use crate::{
    answer::{
        Step, StepKind, VersionQuestion,
        topic_matching::{ConsideredTopic, TopicSearch, TopicStanding},
    },
    policy::{CustomerRelease, Keyword, Ruling, Topic, VersionRule},
    sla::{Subject, in_line},
};

/// Returns every topic that words about a request touch, and every ruling of those that they are
/// about.
#[must_use]
pub(crate) fn scope_steps(subject: &Subject<'_>, words: &str) -> Vec<Step> {
    let search = TopicSearch::new(subject.policy, words);
    let mut steps = Vec::new();
    for ConsideredTopic { topic, matched, standing, .. } in &search.considered {
        let by = matched.join(", ");
        let (kind, says) = match standing {
            TopicStanding::Asked => (StepKind::Found, "asked by its id or name".to_owned()),
            TopicStanding::Named => (StepKind::Found, format!("named by {by}")),
            TopicStanding::Suggested => (StepKind::RulePassed, format!("suggested by {by}")),
            TopicStanding::Overridden => (
                StepKind::RulePassed,
                format!("named by {by}, but another topic is named by these words and more"),
            ),
        };
        steps.push(Step::new(kind, format!("{} ({}): {says}", topic.name, topic.id)));
        if search.is_sure() && search.meant().iter().any(|one| one.topic.id == topic.id) {
            steps.extend(rulings(subject, topic));
        }
    }
    if !search.unknown.is_empty() {
        let says = format!("no topic knows: {}", search.unknown.join(", "));
        steps.push(Step::new(StepKind::Found, says));
    }
    steps
}

/// Returns the rulings of a topic: that for the subject's plan, and those that are not.
fn rulings(subject: &Subject<'_>, topic: &Topic) -> Vec<Step> {
    let plan = subject.plan.map_or("no plan said", |plan| plan.id.as_str());
    let by_exception = topic.exceptions.iter().position(|(plans, _)| subject.has_plan(plans));
    let step = |taken: bool, whose: String, ruling: &Ruling| {
        let kind = if taken { StepKind::RuleTaken } else { StepKind::RulePassed };
        let holds = if taken { "holds" } else { "does not hold" };
        let says = format!("{whose}: {}; {holds} for {plan}", subject.verdict_of(ruling).id());
        Step::new(kind, says).resting_on(&in_line(&ruling.clauses))
    };
    let exceptions = topic.exceptions.iter().enumerate();
    let mut steps: Vec<Step> = exceptions
        .map(|(at, (plans, ruling))| {
            step(by_exception == Some(at), format!("for {}", plans.join(", ")), ruling)
        })
        .collect();
    let others = if topic.exceptions.is_empty() { "for every plan" } else { "for other plans" };
    steps.push(step(by_exception.is_none(), others.to_owned(), &topic.ruling));
    steps
}

/// Returns the steps by which the lifetime of a release was worked out.
#[must_use]
pub(crate) fn version_steps(subject: &Subject<'_>, question: &VersionQuestion) -> Vec<Step> {
    let Some(support) = &subject.policy.version_support else {
        return vec![Step::new(StepKind::Found, "the document says nothing of version support")];
    };
    let rule = match support.rule {
        VersionRule::PreviousMajor { months } => {
            format!(
                "the major release before the current one is supported for {months} months after \
                 the current one came out"
            )
        }
        VersionRule::ReleasedWithin { months } => {
            format!("a release is supported for {months} months after it came out")
        }
    };
    let counted = match (support.rule, question.running, question.current_released_on) {
        (_, CustomerRelease::Current, _) => Some(("the current release is run".to_owned(), None)),
        (VersionRule::PreviousMajor { .. }, CustomerRelease::Older, _) => {
            Some(("an older release than that is run".to_owned(), None))
        }
        (VersionRule::PreviousMajor { months }, CustomerRelease::Previous, Some(from))
        | (VersionRule::ReleasedWithin { months }, CustomerRelease::ReleasedOn(from), _) => {
            Some((format!("{from} and {months} months"), from.plus_months(months)))
        }
        _ => None,
    };
    let mut steps =
        vec![Step::new(StepKind::RuleTaken, rule).resting_on(&in_line(&support.clauses))];
    steps.extend(counted.map(|(says, last)| {
        let compared = last.map_or(String::new(), |last| {
            let side = if question.on <= last { "not after" } else { "after" };
            format!(": {last}; {} is {side} it", question.on)
        });
        Step::new(StepKind::Found, format!("{says}{compared}"))
    }));
    steps
}
