//! Finds the policy of a question by vendor, policy and plan.

use crate::{
    policy::{Entry, Library, abbreviated, nearest, normalized},
    sla::{PLAN_OPTION, QuestionError},
    text::listed,
    time::Date,
};

/// The names that a question gives to find its policy.
#[derive(Clone, Copy, Debug, Default)]
pub struct PolicyQuery<'a> {
    /// The vendor's id.
    pub vendor: Option<&'a str>,
    /// The policy's id.
    pub policy: Option<&'a str>,
    /// The plan.
    pub plan: Option<&'a str>,
    /// The date whose versions are meant; the newest are if there is none.
    pub on: Option<Date>,
}

/// Returns the one policy that fits. A superseded one fits only if it is named by its id.
///
/// # Errors
/// A name is not known, the vendor and the policy contradict each other, more than one policy fits,
/// or a file that is not valid may be the one that is meant.
pub fn find_policy<'a>(
    library: &'a Library<'_>,
    wanted: PolicyQuery<'_>,
) -> Result<&'a Entry, QuestionError> {
    if let Some(id) = wanted.policy {
        return named(library, id, wanted);
    }
    let vendor = wanted.vendor.map(normalized);
    if let Some(error) = library.in_the_way(vendor.as_deref()) {
        return Err(error.into());
    }
    // A file in the directory of the vendor may be what was meant, and say another vendor by
    // mistake.
    among(library, wanted).map_err(|error| {
        match vendor.and_then(|vendor| library.invalid_under(&vendor)) {
            Some(invalid) => invalid.into(),
            None => error,
        }
    })
}

/// Returns the reason that a policy was taken of several of its vendor, if only the plan tells,
/// with the plans of the others.
#[must_use]
pub(crate) fn chosen_by_plan(
    library: &Library<'_>,
    entry: &Entry,
    wanted: PolicyQuery<'_>,
) -> Option<String> {
    let plan = wanted.plan.map(normalized).filter(|_| wanted.policy.is_none())?;
    let mut current = library.current(wanted.on);
    current.retain(|other| other.vendor == entry.vendor);
    let (with, others): (Vec<&Entry>, Vec<&Entry>) =
        current.into_iter().partition(|other| other.plans.contains(&plan));
    if with.len() != 1 || with[0].id != entry.id || others.is_empty() {
        return None;
    }
    let has = |other: &&Entry| format!("{} has {}", other.id, listed(other.plan_ids(), "and"));
    let others: Vec<String> = others.iter().map(has).collect();
    let vendor = &entry.vendor;
    let others = others.join("; ");
    Some(format!("the only current policy of {vendor} with plan {plan}; {others}"))
}

/// Returns the one current policy that fits what was said of vendor and plan.
fn among<'a>(
    library: &'a Library<'_>,
    wanted: PolicyQuery<'_>,
) -> Result<&'a Entry, QuestionError> {
    let vendor = wanted.vendor.map(|vendor| known_vendor(library, vendor)).transpose()?;
    let of_vendor = |entry: &&Entry| vendor.as_ref().is_none_or(|vendor| *vendor == entry.vendor);
    let current: Vec<&Entry> = library.current(wanted.on).into_iter().filter(of_vendor).collect();
    let fitting: Vec<&Entry> = match wanted.plan.map(normalized) {
        Some(plan) => current.iter().copied().filter(|entry| entry.plans.contains(&plan)).collect(),
        None => current.clone(),
    };
    match (&fitting[..], wanted.plan) {
        ([only], _) => Ok(only),
        ([], Some(plan)) => Err(unknown_plan(library, &current, plan, vendor.as_deref())),
        ([], None) => {
            let choices: Vec<String> =
                library.entries().iter().filter(of_vendor).map(|entry| entry.id.clone()).collect();
            let why = "this vendor has only superseded policies, which answer when they are named"
                .to_owned();
            Err(missing("--policy", why, choices, None))
        }
        (several, _) => Err(several_fit(several, vendor.as_deref(), wanted.plan)),
    }
}

/// Returns the policy of an id, which is of the vendor if one was said.
fn named<'a>(
    library: &'a Library<'_>,
    id: &str,
    wanted: PolicyQuery<'_>,
) -> Result<&'a Entry, QuestionError> {
    let found = library.version(&id.to_lowercase(), wanted.on);
    let Some(vendor) = wanted.vendor else { return Ok(found?) };
    if let Ok(entry) = &found
        && entry.vendor == normalized(vendor)
    {
        return Ok(found?);
    }
    let vendor = known_vendor(library, vendor)?;
    let entry = found?;
    Err(QuestionError::Conflict(format!(
        "the policy {} is of {}, not of {vendor}; leave out --vendor or --policy",
        entry.id, entry.vendor
    )))
}

/// Returns the id of a vendor that has a policy.
///
/// # Errors
/// There is none of that name.
pub(crate) fn known_vendor(library: &Library<'_>, name: &str) -> Result<String, QuestionError> {
    let wanted = normalized(name);
    let mut vendors: Vec<&str> =
        library.entries().iter().map(|entry| entry.vendor.as_str()).collect();
    vendors.sort_unstable();
    vendors.dedup();
    if vendors.contains(&wanted.as_str()) {
        return Ok(wanted);
    }
    Err(QuestionError::Unknown {
        what: "vendor".to_owned(),
        name: name.to_owned(),
        nearest: nearest(name, vendors.iter().copied()),
        known: vendors.iter().map(ToString::to_string).collect(),
        hint: Some("--policy-dir adds policies of your own".to_owned()),
    })
}

fn unknown_plan(
    library: &Library<'_>,
    current: &[&Entry],
    plan: &str,
    vendor: Option<&str>,
) -> QuestionError {
    let names = || current.iter().flat_map(|entry| entry.plans.iter().map(String::as_str));
    let near = nearest(plan, names()).or_else(|| abbreviated(plan, names()));
    let wanted = normalized(plan);
    let with_it = || library.entries().iter().filter(|entry| entry.plans.contains(&wanted));
    let mut superseded = with_it()
        .filter(|entry| !entry.current && vendor.is_none_or(|vendor| vendor == entry.vendor));
    let mut of_others = with_it().filter(|entry| entry.current);
    let hint = match (superseded.next(), of_others.next()) {
        (Some(entry), _) => Some(format!("--policy {} has it but is superseded", entry.id)),
        (None, Some(entry)) => Some(format!("{wanted} is a plan of {}", entry.id)),
        (None, None) => None,
    };
    QuestionError::Unknown {
        what: format!("plan{}", vendor.map_or(String::new(), |vendor| format!(" of {vendor}"))),
        name: plan.to_owned(),
        nearest: near,
        known: plans_of(current),
        hint,
    }
}

fn several_fit(entries: &[&Entry], vendor: Option<&str>, plan: Option<&str>) -> QuestionError {
    let mut vendors: Vec<String> = entries.iter().map(|entry| entry.vendor.clone()).collect();
    vendors.dedup();
    let ids = || entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    if vendor.is_none() && vendors.len() > 1 {
        let why = match plan {
            Some(plan) => format!("more than one vendor has a plan '{plan}'"),
            None => "slacalc has policies of several vendors".to_owned(),
        };
        return missing("--vendor", why, vendors, None);
    }
    if let Some(plan) = plan {
        let why = format!("more than one current policy has a plan '{plan}'");
        return missing("--policy", why, ids(), None);
    }
    let why = format!("{} has more than one current policy", vendors[0]);
    let of_plan = |id: &String| entries.iter().filter(|entry| entry.plans.contains(id)).count();
    // A policy of which another has every plan is told from it by its id alone.
    let has_own = |entry: &&Entry| entry.plan_ids().iter().any(|id| of_plan(id) == 1);
    if !entries.iter().all(has_own) {
        return missing("--policy", why, ids(), None);
    }
    let or = format!(" (or --policy: {})", ids().join(", "));
    missing(PLAN_OPTION, why, plans_of(entries), Some(or))
}

/// Returns the plans of policies, each once.
fn plans_of(entries: &[&Entry]) -> Vec<String> {
    let mut plans: Vec<String> = Vec::new();
    for id in entries.iter().flat_map(|entry| entry.plan_ids()) {
        if !plans.contains(id) {
            plans.push(id.clone());
        }
    }
    plans
}

fn missing(
    option: &str,
    why: String,
    choices: Vec<String>,
    others: Option<String>,
) -> QuestionError {
    QuestionError::Missing { option: option.to_owned(), why, choices, others }
}
