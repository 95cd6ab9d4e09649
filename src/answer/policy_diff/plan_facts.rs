//! Every fact of a plan, and the facts in which two plans differ.

use serde::Serialize;

use super::{
    super::ReadingOption,
    Audience, Change, PolicyStatement,
    case_matrix::CaseMatrix,
    change_collector::ChangeCollector,
    compared_plan::{ComparedPlan, PolicyInForce},
    document_changes,
    plan_notes::{told_once, unheard_announcements, with_special_days},
    plan_readings::{OpenFacts, options},
    plan_terms, service_levels, services,
};
use crate::{
    policy::{Gap, Policy},
    sla::{PolicyRef, extension_note, in_line, overlap_notes, status_note},
};

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
    /// False if two plans are compared of which our copy of a document has lost a part.
    pub complete: bool,
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
    /// The customer's contract over the policy.
    pub contract: Option<String>,
    /// Its facts.
    pub facts: Vec<PlanFact>,
    /// The readings that bear on them, or that were chosen.
    pub readings: Vec<ReadingOption>,
}

/// The kinds of facts, for the schemas.
#[cfg(test)]
const SECTIONS: [&str; 11] = [
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
    "missing from our copy",
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

/// Plans with their facts: those that were asked for by `names` names, or all in short. Of two the
/// differences too.
#[must_use]
pub(crate) fn plans_answer(
    plans: &[ComparedPlan<'_>],
    names: usize,
    place: AskedPlace<'_>,
) -> PlansAnswer {
    let mut notes = Vec::new();
    let mut answers = Vec::new();
    let mut lost = Vec::new();
    for plan in plans {
        let open = OpenFacts::of(*plan, &matrix(*plan, *plan, place));
        let readings = open.readings(*plan);
        notes.extend(status_note(plan.policy));
        notes.extend(extension_note(plan.policy, plan.plan));
        notes.extend(with_special_days(*plan));
        notes.extend(unheard_announcements(*plan));
        if names > 0 {
            notes.extend(readings.iter().filter_map(|reading| reading.note.clone()));
            notes.extend(open.notes(*plan));
        } else if !readings.is_empty() {
            let ids: Vec<&str> = readings.iter().map(|reading| &*reading.id).collect();
            let (name, ids) = (&plan.plan.name, ids.join(", "));
            notes.push(format!(
                "{name}: the document leaves open {ids}; asked alone, it shows them."
            ));
        }
        lost.extend(open.lost(plan.policy));
        answers.push(PlanAnswer { readings: options(*plan, &readings), ..plan.answer(place) });
    }
    let policies: Vec<&Policy> = plans.iter().map(|plan| plan.policy).collect();
    notes.extend(overlap_notes(&policies));
    let mut differences = None;
    if let ([one, other], 2) = (plans, names) {
        let matrix = matrix(*one, *other, place);
        notes.extend(matrix.on_priorities());
        let changes = lines(&matrix, ChangeCollector::default());
        differences = Some(changes.into_iter().map(PlanDifference::of).collect());
    }
    let complete = lost.is_empty() || differences.is_none();
    if !complete {
        notes.extend(lost);
    }
    let (schema, notes) = ("slacalc/plans/v1", told_once(notes));
    PlansAnswer { schema, plans: answers, differences, complete, notes }
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

impl ComparedPlan<'_> {
    fn answer(self, place: AskedPlace<'_>) -> PlanAnswer {
        // Compared with itself, a plan shows every fact.
        let all = lines(&matrix(self, self, place), ChangeCollector::of_all());
        let side = PolicyInForce { policy: self.policy, plan: Some(self) };
        let lineage = self.policy.lineage(&self.plan.id);
        let promises = service_levels::has_response_times(side, &lineage);
        let is_told = |fact: &PlanFact| promises || fact.section != "document";
        let facts = all.into_iter().filter_map(PlanFact::of).filter(is_told);
        PlanAnswer {
            policy: PolicyRef::of(self.policy),
            id: self.plan.id.clone(),
            name: self.plan.name.clone(),
            says: self.plan.says.clone(),
            extends: self.plan.extends.clone(),
            extends_assumed: self.plan.extends_assumed.clone(),
            clause: in_line(&self.plan.clauses),
            contract: self.contract.map(|contract| contract.title.clone()),
            facts: facts.chain(self.policy.lost().map(PlanFact::lost)).collect(),
            readings: Vec::new(),
        }
    }
}

impl PlanFact {
    fn lost(gap: &Gap) -> Self {
        Self {
            section: "missing from our copy",
            item: None,
            whom: Vec::new(),
            value: gap.says.clone(),
            summary: gap.says.clone(),
            clause: in_line(&gap.clauses),
        }
    }

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
