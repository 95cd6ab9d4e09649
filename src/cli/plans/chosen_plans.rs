//! Finds plans by their names: `premium`, or `scalr/self-hosted:premium`.

use crate::{
    answer::{AskedPlace, ComparedPlan},
    cli::{options::SubjectArgs, session::Session},
    policy::{
        Contract, Library, LibraryError, NamedItem, Policy, PolicyPart, References, find, nearest,
    },
    sla::{QuestionError, Subject, SubjectInput},
};

/// Loads the policies that names mention and no session has: superseded ones, and other vendors'.
pub(super) fn loaded_by_id(
    names: &[String],
    sessions: &[Session<'_>],
    library: &Library<'_>,
    references: References<'_>,
) -> Result<Vec<Policy>, LibraryError> {
    let mut loaded: Vec<Policy> = Vec::new();
    for id in names.iter().filter_map(|name| Some(split(name)?.0.to_lowercase())) {
        let mut at_hand = sessions.iter().map(Session::policy).chain(&loaded);
        if !at_hand.any(|policy| policy.id == id) {
            loaded.push(library.version(&id, None)?.load(PolicyPart::Whole, references)?);
        }
    }
    Ok(loaded)
}

/// Returns the plans of the names. A plan that several policies have is that of the policy that has
/// all of the names, or that the contract is over.
///
/// # Errors
/// A plan is unknown, or several policies have it.
pub(super) fn chosen<'a>(
    names: &[String],
    policies: &[&'a Policy],
    contract: Option<&'a Contract>,
    asked: &'a SubjectInput,
) -> Result<Vec<ComparedPlan<'a>>, QuestionError> {
    let found: Vec<Vec<ComparedPlan<'_>>> =
        names.iter().map(|name| candidates(name, policies, contract, asked)).collect();
    let mut plans = Vec::new();
    for (name, candidates) in names.iter().zip(&found) {
        let has_all = |policy: &Policy| {
            found.iter().all(|others| others.iter().any(|one| one.policy.id == policy.id))
        };
        let of_contract = candidates.iter().filter(|one| one.contract.is_some());
        let of_all = candidates.iter().filter(|one| has_all(one.policy));
        let choices: [Vec<&ComparedPlan<'_>>; 3] =
            [of_contract.collect(), of_all.collect(), candidates.iter().collect()];
        match choices.iter().find(|choice| choice.len() == 1) {
            Some(one) => plans.push(*one[0]),
            None if candidates.is_empty() => return Err(unknown(name, policies)),
            None => return Err(several(name, candidates)),
        }
    }
    Ok(plans)
}

/// Returns the edition, region and priority of the options, or else of the contract, as the
/// policies of the plans have them.
///
/// # Errors
/// A policy tells such names apart and has none of that name.
pub(super) fn asked_place<'a>(
    asked: &SubjectArgs,
    contract: Option<&Contract>,
    plans: &[ComparedPlan<'a>],
) -> Result<AskedPlace<'a>, QuestionError> {
    type Names = fn(&Policy) -> &[NamedItem];
    let id = |what: &str, name: Option<&String>, names: Names| {
        let Some(name) = name else { return Ok(None) };
        let mut all = plans.iter().flat_map(|plan| names(plan.policy));
        let found = plans.iter().find_map(|plan| find(names(plan.policy), name));
        match found {
            Some(item) => Ok(Some(item.id.as_str())),
            None if what == "priority" && plans.iter().any(has_others) => Ok(Some("")),
            None => Err(QuestionError::Unknown {
                what: what.to_owned(),
                name: name.clone(),
                nearest: nearest(name, all.clone().map(|item| item.name.as_str())),
                known: all.by_ref().map(|item| item.id.clone()).collect(),
                hint: None,
            }),
        }
    };
    let edition = asked.edition.as_ref().or_else(|| contract?.edition.as_ref());
    let region = asked.region.as_ref().or_else(|| contract?.region.as_ref());
    Ok(AskedPlace {
        edition: id("edition", edition, |policy| &policy.editions)?,
        region: id("region", region, |policy| &policy.regions)?,
        priority: id("priority", asked.priority.as_ref(), |policy| &policy.priorities)?,
    })
}

fn has_others(plan: &ComparedPlan<'_>) -> bool {
    plan.policy.other_priorities.is_some()
}

/// Checks the readings, the zone and the holiday lists of the options.
///
/// # Errors
/// A reading is one of no policy that is shown, or a zone or a list is not known.
pub(super) fn check_options(
    asked: &SubjectInput,
    plans: &[ComparedPlan<'_>],
    references: References<'_>,
) -> Result<(), QuestionError> {
    for (name, choice) in &asked.readings {
        let mut results = plans.iter().map(|plan| plan.policy.reading_choice(name, choice));
        let Some(first) = results.next() else { continue };
        if results.all(|result| result.is_err()) {
            first.map(drop).map_err(QuestionError::Conflict)?;
        }
    }
    for plan in plans {
        let asked = SubjectInput {
            timezone: asked.timezone.clone(),
            holidays: asked.holidays.clone(),
            ..SubjectInput::default()
        };
        Subject::resolve(plan.policy, None, &asked, references)?;
    }
    Ok(())
}

/// Splits `POLICY:PLAN`.
fn split(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once(':').map(|(policy, plan)| (policy.trim(), plan.trim()))
}

/// Returns true if a contract is over a policy, or over one version of it.
pub(super) fn is_over(contract: &Contract, policy: &Policy) -> bool {
    contract.policy.split('@').next() == Some(&*policy.id)
}

fn candidates<'a>(
    name: &str,
    policies: &[&'a Policy],
    contract: Option<&'a Contract>,
    asked: &'a SubjectInput,
) -> Vec<ComparedPlan<'a>> {
    let (policy_id, plan) = split(name).map_or((None, name), |(id, plan)| (Some(id), plan));
    let is_meant =
        |policy: &&&Policy| policy_id.is_none_or(|id| policy.id.eq_ignore_ascii_case(id));
    let of_policy = |policy: &&'a Policy| {
        let contract = contract.filter(|contract| is_over(contract, policy));
        find(&policy.plans, plan).map(|plan| ComparedPlan { policy, contract, asked, plan })
    };
    policies.iter().filter(is_meant).filter_map(of_policy).collect()
}

fn unknown(name: &str, policies: &[&Policy]) -> QuestionError {
    let all = || {
        policies
            .iter()
            .flat_map(|policy| policy.plans.iter().map(|plan| format!("{}:{}", policy.id, plan.id)))
    };
    let plan = split(name).map_or(name, |(_, plan)| plan);
    let ids = policies.iter().flat_map(|policy| &policy.plans);
    QuestionError::Unknown {
        what: "plan".to_owned(),
        name: name.to_owned(),
        nearest: nearest(plan, ids.map(|plan| plan.id.as_str())),
        known: all().collect(),
        hint: None,
    }
}

fn several(name: &str, candidates: &[ComparedPlan<'_>]) -> QuestionError {
    QuestionError::Missing {
        option: "the policy".to_owned(),
        why: format!("more than one has a plan '{name}'"),
        choices: candidates
            .iter()
            .map(|one| format!("{}:{}", one.policy.id, one.plan.id))
            .collect(),
        others: None,
    }
}
