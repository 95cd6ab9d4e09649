//! Every fact of a plan, and the facts in which two plans differ.

use serde::Serialize;

use super::{
    super::{
        PolicyRef,
        assumption_notes::{extension_note, overlap_notes, status_note},
        citation::in_line,
    },
    Audience, Change, PolicyStatement,
    case_matrix::CaseMatrix,
    change_collector::ChangeCollector,
    compared_plan::ComparedPlan,
    document_changes, plan_terms, service_levels, services,
};
use crate::policy::{Channel, Maintenance, Policy, Promise, Reading};

/// Plans, each with all that it comes with, and the differences between two.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PlansAnswer {
    /// `slacalc/plans/v1`.
    pub schema: &'static str,
    /// The plans.
    pub plans: Vec<PlanAnswer>,
    /// The facts in which two plans differ; `null` unless two were asked for.
    pub differences: Option<Vec<PlanDifference>>,
    /// Notes on the answer.
    pub notes: Vec<String>,
}

/// A plan with all that it comes with.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PlanAnswer {
    /// The policy.
    pub policy: PolicyRef,
    /// The plan's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its meaning.
    pub says: Option<String>,
    /// The plan whose facts hold for this one too.
    pub extends: Option<String>,
    /// The reason to assume so, where the document itself does not say it.
    pub extends_assumed: Option<String>,
    /// The clause that defines it.
    pub clause: String,
    /// Its facts.
    pub facts: Vec<PlanFact>,
}

/// The kinds of facts, for the schemas.
#[cfg(test)]
const SECTIONS: [&str; 10] = [
    "coverage",
    "target",
    "channel",
    "contacts",
    "entitlement",
    "duty",
    "scope",
    "version support",
    "maintenance",
    "document",
];

/// A fact of a plan.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PlanFact {
    /// The kind of fact.
    #[cfg_attr(test, schemars(extend("enum" = SECTIONS)))]
    pub section: &'static str,
    /// The channel, entitlement, duty or topic; `null` where there is one only.
    pub item: Option<String>,
    /// For which editions, regions and priorities: each entry is every combination of its names.
    /// None if it holds for all.
    pub whom: Vec<Audience>,
    /// The fact.
    pub value: String,
    /// The fact in short.
    #[serde(skip)]
    pub summary: String,
    /// The clause.
    pub clause: String,
}

/// A fact in which two plans differ.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PlanDifference {
    /// The kind of fact.
    #[cfg_attr(test, schemars(extend("enum" = SECTIONS)))]
    pub section: &'static str,
    /// The channel, entitlement, duty or topic; `null` where there is one only.
    pub item: Option<String>,
    /// For which editions, regions and priorities, by the ids of the second plan's policy.
    pub whom: Vec<Audience>,
    /// The fact of the first plan; `null` if it has none.
    pub first: Option<PolicyStatement>,
    /// The fact of the second plan; `null` if it has none.
    pub second: Option<PolicyStatement>,
    /// `stricter` if the second binds the vendor more, `laxer` if less; `null` where that cannot be
    /// told.
    #[cfg_attr(test, schemars(extend("enum" = ["stricter", "laxer", null])))]
    pub favour: Option<&'static str>,
}

/// The edition, region and priority that were asked for, by their ids.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AskedPlace<'a> {
    /// The edition.
    pub edition: Option<&'a str>,
    /// The region.
    pub region: Option<&'a str>,
    /// The priority.
    pub priority: Option<&'a str>,
}

/// Plans with their facts. Of exactly two that are `compared`, the differences too.
#[must_use]
pub(crate) fn plans_answer(
    plans: &[ComparedPlan<'_>],
    compared: bool,
    place: AskedPlace<'_>,
) -> PlansAnswer {
    let mut notes = Vec::new();
    for plan in plans {
        notes.extend(status_note(plan.policy));
        notes.extend(extension_note(plan.policy, plan.plan));
        notes.extend(open_rhythms(*plan));
        notes.extend(unheard_announcements(*plan));
    }
    let policies: Vec<&Policy> = plans.iter().map(|plan| plan.policy).collect();
    notes.extend(overlap_notes(&policies));
    let mut differences = None;
    if let ([one, other], true) = (plans, compared) {
        let matrix = matrix(*one, *other, place);
        notes.extend(matrix.on_priorities());
        let changes = lines(&matrix, ChangeCollector::default());
        differences = Some(changes.into_iter().map(PlanDifference::of).collect());
    }
    let mut told: Vec<String> = Vec::new();
    notes.retain(|note| {
        !told.contains(note) && {
            told.push(note.clone());
            true
        }
    });
    PlansAnswer {
        schema: "slacalc/plans/v1",
        plans: plans.iter().map(|plan| plan.answer(place)).collect(),
        differences,
        notes,
    }
}

fn matrix<'a>(
    one: ComparedPlan<'a>,
    other: ComparedPlan<'a>,
    place: AskedPlace<'_>,
) -> CaseMatrix<'a> {
    let mut matrix = CaseMatrix::of_plans(one, other);
    for (kind, id) in [(1, place.edition), (2, place.region), (3, place.priority)] {
        if let Some(id) = id {
            matrix.narrow(kind, id);
        }
    }
    matrix
}

/// Returns what the two plans of a matrix say, as far as a collector keeps it.
fn lines(matrix: &CaseMatrix<'_>, mut found: ChangeCollector) -> Vec<Change> {
    service_levels::coverage(matrix, &mut found);
    service_levels::targets(matrix, &mut found);
    document_changes::promises(matrix, &mut found);
    services::channels(matrix, &mut found);
    plan_terms::contacts(matrix, &mut found);
    plan_terms::entitlements(matrix, &mut found);
    plan_terms::duties(matrix, &mut found);
    services::topics(matrix, &mut found);
    document_changes::versions(matrix, &mut found);
    document_changes::maintenance(matrix, &mut found);
    found.changes(matrix)
}

/// Returns a sentence for each entitlement of a plan whose rhythm the document leaves open.
fn open_rhythms(plan: ComparedPlan<'_>) -> Vec<String> {
    let lineage = plan.policy.lineage(&plan.plan.id);
    let has = |id: &str| {
        plan.policy.entitlements.iter().any(|item| {
            item.id.as_deref() == Some(id)
                && item
                    .plans
                    .as_ref()
                    .is_none_or(|plans| plans.iter().any(|plan| lineage.contains(&plan.as_str())))
        })
    };
    let is_open = |reading: &&Reading| {
        reading.is_open()
            && reading.choices.iter().any(|choice| choice.rhythms.iter().any(|it| has(&it.id)))
    };
    plan.policy.readings.iter().filter(is_open).map(told).collect()
}

/// Returns a sentence for each maintenance that is announced where the plan has no access.
fn unheard_announcements(plan: ComparedPlan<'_>) -> Vec<String> {
    let lineage = plan.policy.lineage(&plan.plan.id);
    let unheard = plan.policy.maintenance.iter().filter_map(|downtime| {
        let id = downtime.announced_by.as_ref()?;
        let channel = plan.policy.channels.iter().find(|channel| channel.id == *id)?;
        (!channel.is_of_plan(&lineage)).then_some((downtime, channel))
    });
    let say = |(downtime, channel): (&Maintenance, &Channel)| {
        let clauses = [&downtime.clauses[..], &channel.clauses].concat();
        format!(
            "Maintenance is announced in the {}, to which {} has no access. [{}]",
            channel.name,
            plan.plan.name,
            in_line(&clauses)
        )
    };
    unheard.map(say).collect()
}

fn told(reading: &Reading) -> String {
    let choices: Vec<String> = reading
        .choices
        .iter()
        .map(|choice| format!("{}={}: {}", reading.id, choice.id, choice.says))
        .collect();
    let note = reading.note.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
    format!("Left open: {} {}{note}", reading.question, choices.join(" "))
}

impl ComparedPlan<'_> {
    fn answer(self, place: AskedPlace<'_>) -> PlanAnswer {
        // Compared with itself, a plan shows every fact.
        let all = lines(&matrix(self, self, place), ChangeCollector::of_all());
        let promises = self.has_response_times();
        let is_told = |fact: &PlanFact| promises || fact.section != "document";
        PlanAnswer {
            policy: PolicyRef::of(self.policy),
            id: self.plan.id.clone(),
            name: self.plan.name.clone(),
            says: self.plan.says.clone(),
            extends: self.plan.extends.clone(),
            extends_assumed: self.plan.extends_assumed.clone(),
            clause: in_line(&self.plan.clauses),
            facts: all.into_iter().filter_map(PlanFact::of).filter(is_told).collect(),
        }
    }

    /// Returns false if the document gives the plan no response time, so that nothing can be said
    /// of their nature.
    fn has_response_times(self) -> bool {
        let lineage = self.policy.lineage(&self.plan.id);
        if self.contract.is_some_and(|contract| !contract.targets.is_empty()) {
            return true;
        }
        let is_promised = |promise| matches!(promise, Promise::Within(_) | Promise::NotStated);
        self.policy.targets.iter().any(|rule| {
            let plans = &rule.selector.plans;
            (plans.is_empty() || plans.iter().any(|plan| lineage.contains(&plan.as_str())))
                && is_promised(rule.promise)
        })
    }
}

impl PlanFact {
    fn of(change: Change) -> Option<Self> {
        let said = change.after?;
        let is_new = |detail: &String| !detail.is_empty() && !said.says.contains(detail);
        let detail = said.detail.filter(is_new);
        let summary = said.summary.unwrap_or_else(|| said.says.clone());
        let value =
            detail.map_or_else(|| said.says.clone(), |detail| format!("{}. {detail}", said.says));
        Some(Self {
            section: change.aspect,
            item: change.subject,
            whom: of_some(change.whom),
            value,
            summary,
            clause: said.clause,
        })
    }
}

impl PlanDifference {
    fn of(change: Change) -> Self {
        Self {
            section: change.aspect,
            item: change.subject,
            whom: of_some(change.whom),
            first: change.before,
            second: change.after,
            favour: change.favour,
        }
    }
}

/// Leaves out an audience that is everybody.
fn of_some(whom: Vec<Audience>) -> Vec<Audience> {
    let everybody =
        |it: &Audience| it.editions.is_empty() && it.regions.is_empty() && it.priorities.is_empty();
    if whom.iter().any(everybody) { Vec::new() } else { whom }
}
