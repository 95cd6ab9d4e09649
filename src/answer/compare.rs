//! Compares the same ticket under several plans.

use serde::Serialize;

use super::{CoverageReading, ReadingOutcome, coverage, deadline_of, metric_named};
use crate::{
    policy::{Commitment, Contract, Metric, Policy, References},
    sla::{
        DeadlineQuestion, PriorityAnswer, QuestionError, Subject, SubjectInput, TargetAnswer,
        TicketEvents, ZonedInstant, extension_note, outcome, overlap_notes, status_note,
    },
    time::Instant,
    times::TypedTime,
};

/// The answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Comparison {
    /// `slacalc/compare/v1`.
    pub schema: &'static str,
    /// With `--metric`, the metric of the deadlines; absent for the first response.
    #[serde(skip_serializing_if = "Metric::goes_without_saying")]
    pub metric: Metric,
    /// The priority, as it was asked for.
    pub priority: Option<String>,
    /// The contract that was used, for the policy that it is over.
    pub contract: Option<String>,
    /// A row for each plan, and where these make a difference for each edition and region.
    pub rows: Vec<ComparisonRow>,
    /// Notes on the answer.
    pub notes: Vec<String>,
    /// The release of the IANA time zone database; only where a program asked.
    pub zone_rules: Option<String>,
}

impl Comparison {
    /// Returns what every plan needs before it can answer, if there is such a thing.
    #[must_use]
    pub(crate) fn missing(&self) -> Option<QuestionError> {
        let (first, rest) = self.rows.split_first()?;
        let QuestionError::Missing { option, .. } = first.error.as_ref()? else { return None };
        let needs_it =
            |row: &ComparisonRow| row.error.as_ref().is_some_and(|error| error.asks_for(option));
        rest.iter().all(needs_it).then(|| first.error.clone()).flatten()
    }
}

/// The ticket under one plan.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ComparisonRow {
    /// The policy's id.
    pub policy: String,
    /// The plan's id.
    pub plan: String,
    /// The plan's name.
    pub plan_name: String,
    /// The edition's id, if it was said or makes a difference.
    pub edition: Option<String>,
    /// The region's id, if it was said or makes a difference.
    pub region: Option<String>,
    /// The priority, as this policy has it.
    pub priority: Option<PriorityAnswer>,
    /// The instant at which the ticket was opened.
    pub opened: Option<ZonedInstant>,
    /// The target; `null` if there is none or it is not stated.
    pub target: Option<TargetAnswer>,
    /// `maximum`, `target`, `best-effort` or `none`; `null` if the document does not state a
    /// target.
    #[serde(serialize_with = "outcome::stated")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub commitment: Commitment,
    /// True if the document has a target that our copy has lost.
    pub is_lost: bool,
    /// The deadline; `null` if there is none.
    pub deadline: Option<ZonedInstant>,
    /// The deadline in seconds since the epoch.
    pub deadline_epoch: Option<i64>,
    /// True if no other row has an earlier deadline.
    pub earliest: bool,
    /// True if the plan is staffed when the ticket is opened; `null` if that is not known.
    pub covered: Option<bool>,
    /// Why that cannot be said: `needs --region`; `null` if the document does not state it.
    pub covered_obstacle: Option<String>,
    /// Why the plan cannot answer: `needs --timezone`, a priority that it does not have; `null` if
    /// it can.
    pub obstacle: Option<String>,
    /// The deadline under each choice of the readings that bear on it.
    pub(crate) readings: Vec<ReadingOutcome>,
    /// The coverage under each choice of an open reading by which it is another.
    pub(crate) covered_readings: Vec<CoverageReading>,
    /// The error behind the obstacle.
    #[serde(skip)]
    #[cfg_attr(test, schemars(skip))]
    pub(crate) error: Option<QuestionError>,
}

/// A policy to compare, with the contract over it, if there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compared<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The contract.
    pub contract: Option<&'a Contract>,
}

/// The ticket that is compared.
#[derive(Clone, Debug)]
pub(crate) struct ComparedTicket {
    /// The opening.
    pub opened: TypedTime,
    /// The metric, by its name or a document's own; the first response if absent.
    pub metric: Option<String>,
    /// The first response, which may start the clock of another metric.
    pub responded: Option<Instant>,
}

/// Compares the deadlines of a ticket under every plan of the policies, in their order.
///
/// A plan that cannot answer says why in its row.
#[must_use]
pub(crate) fn compare(
    policies: &[Compared<'_>],
    asked: &SubjectInput,
    references: References<'_>,
    ticket: &ComparedTicket,
) -> Comparison {
    let mut rows = Vec::new();
    for compared in policies {
        for plan in &compared.policy.plans {
            let asked = SubjectInput { plan: Some(plan.id.clone()), ..asked.clone() };
            branch(*compared, &asked, references, ticket, &mut rows);
        }
    }
    let first =
        rows.iter().filter_map(|row| row.deadline.as_ref()).map(|deadline| deadline.at).min();
    for row in &mut rows {
        row.earliest = row.deadline.as_ref().is_some_and(|deadline| Some(deadline.at) == first);
    }
    let contract = policies.iter().find_map(|compared| Some(compared.contract?.title.clone()));
    Comparison {
        schema: "slacalc/compare/v1",
        metric: Metric::FirstResponse,
        priority: asked.priority.clone(),
        contract,
        notes: notes(policies, &rows),
        rows,
        zone_rules: None,
    }
}

/// Returns the notes on which of the policies holds, and on plans that are held to extend others.
fn notes(compared: &[Compared<'_>], rows: &[ComparisonRow]) -> Vec<String> {
    let policies: Vec<&Policy> = compared.iter().map(|one| one.policy).collect();
    let mut notes = overlap_notes(&policies);
    for policy in policies {
        if rows.iter().any(|row| row.policy == policy.id && row.is_lost) {
            notes.push(format!(
                "{}: the document has response times, and our copy of it lacks them. Write them \
                 into a contract file (--contract FILE).",
                policy.id
            ));
        }
        notes.extend(needed(rows, policy));
        notes.extend(status_note(policy));
        notes.extend(policy.plans.iter().filter_map(|plan| extension_note(policy, plan)));
    }
    notes
}

/// Returns a note on an option that plans of a policy need, with its choices.
fn needed(rows: &[ComparisonRow], policy: &Policy) -> Option<String> {
    let mut of_policy = rows.iter().filter(|row| row.policy == policy.id);
    let missing = of_policy.find_map(|row| match row.error.as_ref()? {
        QuestionError::Missing { option, choices, .. } => Some((option, choices)),
        _ => None,
    });
    let (option, choices) = missing.filter(|(_, choices)| !choices.is_empty())?;
    Some(format!("{} needs {option}: {}.", policy.id, choices.join(", ")))
}

/// One row, or one for each edition or region where the answer depends on which it is.
fn branch(
    compared: Compared<'_>,
    asked: &SubjectInput,
    references: References<'_>,
    ticket: &ComparedTicket,
    rows: &mut Vec<ComparisonRow>,
) {
    let found = Subject::resolve(compared.policy, compared.contract, asked, references)
        .and_then(|subject| row(&subject, ticket));
    match found {
        Ok(row) => rows.push(row),
        Err(QuestionError::Missing { option, choices, .. })
            if option == "--edition" && asked.edition.is_none() =>
        {
            for edition in choices {
                let asked = SubjectInput { edition: Some(edition), ..asked.clone() };
                branch(compared, &asked, references, ticket, rows);
            }
        }
        Err(QuestionError::Missing { option, choices, .. })
            if option == "--region" && asked.region.is_none() =>
        {
            for region in choices {
                let asked = SubjectInput { region: Some(region), ..asked.clone() };
                branch(compared, &asked, references, ticket, rows);
            }
        }
        Err(error) => rows.push(ComparisonRow {
            obstacle: Some(error.obstacle()),
            error: Some(error),
            ..ComparisonRow::empty(compared.policy, asked)
        }),
    }
}

fn row(subject: &Subject<'_>, ticket: &ComparedTicket) -> Result<ComparisonRow, QuestionError> {
    // Hours that are unknown, for want of a zone or a region, leave the deadline as it is.
    let (covered, covered_obstacle, covered_readings) = match coverage(subject, &ticket.opened, 0) {
        Ok(coverage) => {
            let others = coverage.other_readings().filter(|it| it.open && !it.chosen);
            (coverage.covered, None, others.cloned().collect())
        }
        Err(error) => (None, Some(error.obstacle()), Vec::new()),
    };
    let metric = ticket.metric.as_ref().map(|name| metric_named(subject.policy, name));
    let metric = metric.transpose()?.unwrap_or_default();
    let question = DeadlineQuestion {
        responded: ticket.responded,
        ..DeadlineQuestion::new(ticket.opened.clone())
    };
    let now = ticket.responded.unwrap_or(ticket.opened.at);
    let answer = deadline_of(subject, (&question, &TicketEvents::default()), metric, now)?;
    let deadline = answer.outcome.deadline();
    Ok(ComparisonRow {
        policy: subject.policy.id.clone(),
        plan: answer.header.plan.unwrap_or_default(),
        plan_name: subject.plan.map_or_else(String::new, |plan| plan.name.clone()),
        edition: answer.header.edition,
        region: answer.header.region,
        priority: answer.header.priority,
        opened: Some(answer.opened),
        target: answer.target,
        commitment: answer.commitment,
        deadline_epoch: deadline.map(|deadline| deadline.at.unix()),
        is_lost: answer.is_lost,
        deadline: deadline.cloned(),
        earliest: false,
        covered,
        covered_obstacle,
        obstacle: None,
        readings: answer.readings,
        covered_readings,
        error: None,
    })
}

impl ComparisonRow {
    fn empty(policy: &Policy, asked: &SubjectInput) -> Self {
        let plan = asked.plan.clone().unwrap_or_default();
        let plan_name = policy
            .plans
            .iter()
            .find(|named| named.id == plan)
            .map_or_else(String::new, |named| named.name.clone());
        Self {
            policy: policy.id.clone(),
            plan,
            plan_name,
            edition: asked.edition.clone(),
            region: asked.region.clone(),
            ..Self::default()
        }
    }

    /// Returns the deadline, or else `best-effort`, `none`, `not-stated` or why the plan cannot
    /// answer.
    #[must_use]
    pub(crate) fn outcome(&self) -> String {
        match (&self.deadline, &self.obstacle) {
            (Some(deadline), _) => deadline.rfc3339(),
            (None, Some(obstacle)) => obstacle.clone(),
            (None, None) => outcome::NoDeadline::by(self.commitment).id().to_owned(),
        }
    }
}
