//! Writes the notes on a plan: what its contract adds, and what it does not hear of.

use super::compared_plan::ComparedPlan;
use crate::{
    policy::{Channel, Maintenance, as_written},
    sla::in_line,
};

/// Leaves out notes that were told before.
pub(super) fn told_once(notes: Vec<String>) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for note in notes {
        if !told.contains(&note) {
            told.push(note);
        }
    }
    told
}

/// Returns a sentence on the special days of the contract, which are not in the weekly hours.
pub(super) fn with_special_days(plan: ComparedPlan<'_>) -> Option<String> {
    let contract = plan.contract?;
    let days = as_written(&contract.special_days)
        .into_iter()
        .map(|day| format!("{} {} ({})", day.when(), day.hours_in_words(), day.name));
    let days: Vec<String> = days.collect();
    let title = &contract.title;
    (!days.is_empty())
        .then(|| format!("{title} gives other hours on special days: {}.", days.join(", ")))
}

/// Returns a sentence for each maintenance that is announced where the plan has no access.
pub(super) fn unheard_announcements(plan: ComparedPlan<'_>) -> Vec<String> {
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
