//! The lines of a contract that would give a ticket the target that its document does not state.

use crate::{
    policy::{HolidayCatalog, Keyword, NamedItem, Policy, TargetRule, ZoneRule},
    sla::Subject,
    text::{toml_key, toml_string},
};

/// Stands for a value that is still to be filled in. A comment beside each says with what.
const OPEN: &str = "\"...\"";

impl Subject<'_> {
    /// Returns a contract that answers the question once it is filled in: the names that the policy
    /// tells apart for the plan, with what was asked already in place.
    pub(super) fn contract_lines(&self, rule: &TargetRule) -> Vec<String> {
        let policy = self.policy;
        let mut lines = vec![format!("policy = {}", toml_string(&policy.id))];
        let plan = self.plan.map(|plan| plan.id.as_str());
        lines.push(named("plan", plan, &policy.plans));
        if policy.tells_apart(plan, |selector| &selector.editions) {
            let edition = self.edition.map(|edition| edition.id.as_str());
            lines.push(named("edition", edition, &policy.editions));
        }
        if policy.tells_apart(plan, |selector| &selector.regions) {
            let region = self.region.map(|region| region.id.as_str());
            lines.push(named("region", region, &policy.regions));
        }
        match &self.zone {
            Some(zone) => lines.push(format!("timezone = {}", toml_string(zone.name()))),
            None if has_hours_of_customer(policy) => {
                lines.push(format!("timezone = {OPEN}  # yours, such as Europe/Berlin"));
            }
            None => {}
        }
        lines.extend(self.asked_holidays());
        lines.extend(self.target_lines(plan, rule));
        if !self.readings.is_empty() {
            lines.push("[readings]".to_owned());
        }
        for (name, choice) in &self.readings {
            lines.push(format!("{} = {}", toml_key(name), toml_string(choice)));
        }
        lines
    }

    /// Returns the holiday lists that were asked for by name; a path would be another beside the
    /// contract.
    fn asked_holidays(&self) -> Option<String> {
        let lists = self.holidays.as_ref()?;
        if lists.iter().any(|list| HolidayCatalog::is_path(list)) {
            return None;
        }
        let lists: Vec<String> = lists.iter().map(|list| toml_string(list)).collect();
        Some(format!("holidays = [{}]", lists.join(", ")))
    }

    fn target_lines(&self, plan: Option<&str>, rule: &TargetRule) -> Vec<String> {
        let place = rule.found_in.as_deref().unwrap_or("contract");
        let table = match plan {
            Some(plan) => format!("[targets.{}]", toml_key(plan)),
            None => "[targets.PLAN]  # write the plan in the place of PLAN".to_owned(),
        };
        let length =
            if rule.clock.is_some() { "4h" } else { "4 business hours or 4 calendar hours" };
        let priorities: Vec<&str> = match &self.priority {
            Some(priority) => vec![priority.id()],
            None => self.policy.priorities.iter().map(|priority| priority.id.as_str()).collect(),
        };
        if !self.metric.is_first_response() {
            return self.metric_lines(
                plan,
                &priorities,
                &format!("{length}, as the {place} has it"),
            );
        }
        let line = |priority: &&str| {
            let key = toml_key(priority);
            format!("{key} = {OPEN}  # such as {length}, as the {place} has it")
        };
        std::iter::once(table).chain(priorities.iter().map(line)).collect()
    }
}

impl Subject<'_> {
    /// Returns the lines of a promise beside the first response.
    fn metric_lines(&self, plan: Option<&str>, priorities: &[&str], such: &str) -> Vec<String> {
        let mut lines =
            vec!["[[target]]".to_owned(), format!("metric = {}", toml_string(self.metric.id()))];
        lines.extend(plan.map(|plan| format!("plan = {}", toml_string(plan))));
        let answers: Vec<String> =
            priorities.iter().map(|priority| format!("{} = {OPEN}", toml_key(priority))).collect();
        lines.push(format!("by-priority = {{ {} }}  # such as {such}", answers.join(", ")));
        lines
    }
}

/// Returns the line of a name: the one that was asked for, or the choices.
fn named(key: &str, asked: Option<&str>, names: &[NamedItem]) -> String {
    if let Some(asked) = asked {
        return format!("{key} = {}", toml_string(asked));
    }
    let ids: Vec<&str> = names.iter().map(|name| name.id.as_str()).collect();
    let choices = match &ids[..] {
        [ids @ .., last] if !ids.is_empty() => format!("{} or {last}", ids.join(", ")),
        ids => ids.concat(),
    };
    format!("{key} = {OPEN}  # {choices}")
}

/// Returns true if some hours of the policy are those of the customer's place.
fn has_hours_of_customer(policy: &Policy) -> bool {
    policy.calendars.iter().any(|calendar| calendar.zone == Some(ZoneRule::Customer))
}
