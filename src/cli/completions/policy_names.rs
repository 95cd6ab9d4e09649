//! Completes names from the policies at hand that fit the rest of the line.

use super::{command_line::TypedLine, name_kind::NameKind};
use crate::{
    cli::{
        config::Configured, contract_file::contradiction, environment::Environment,
        options::LibraryArgs,
    },
    policy::{
        self, Channel, ClauseText, Contract, Entry, FileError, Keyword, Library, Lookup, Policy,
        PolicyPart, normalized,
    },
};

/// A value with what a person should know of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) value: String,
    pub(super) help: String,
    /// Its other names.
    names: Vec<String>,
    /// The policies that have it.
    policies: Vec<String>,
}

/// The parts of the line that narrow the policies.
struct NameQuery<'a> {
    line: &'a TypedLine,
    kind: NameKind,
    contract: Option<Contract>,
}

/// Returns the names for an option that begin with the typed word, or have an alias that does.
///
/// # Errors
/// The zones or a policy directory cannot be read. Single policies and contracts that cannot be are
/// left out.
pub(super) fn offers(
    kind: NameKind,
    line: &TypedLine,
    current: &str,
) -> anyhow::Result<Vec<Offer>> {
    let environment = Environment::new(configured(line))?;
    let references = environment.references();
    let library = environment.library(&LibraryArgs { policy_dir: line.paths("policy_dir") })?;
    let wanted = NameQuery { line, kind, contract: contract(line, &environment, &library) };
    let part = match kind {
        NameKind::Topic | NameKind::Clause | NameKind::Entitlement => PolicyPart::Whole,
        _ => PolicyPart::Clocks,
    };
    let mut offers: Vec<Offer> = Vec::new();
    let mut policies = 0;
    for entry in library.entries().iter().filter(|entry| wanted.fits(entry)) {
        let Ok(policy) = entry.load(part, references) else { continue };
        policies += 1;
        for mut offer in wanted.of(&policy) {
            if let Some(other) = offers.iter_mut().find(|other| other.value == offer.value) {
                other.policies.push(policy.id.clone());
            } else {
                offer.policies.push(policy.id.clone());
                offers.push(offer);
            }
        }
    }
    if policies > 1 && !matches!(kind, NameKind::Vendor | NameKind::Policy) {
        for offer in &mut offers {
            offer.help = format!("{} ({})", offer.help, offer.policies.join(", "));
        }
    }
    Ok(beginning_with(current, offers))
}

/// Returns the offers whose value begins with a prefix; if there is none, those with another name
/// that does, by that name.
fn beginning_with(current: &str, offers: Vec<Offer>) -> Vec<Offer> {
    let current = current.to_lowercase();
    let (fitting, others): (Vec<Offer>, Vec<Offer>) =
        offers.into_iter().partition(|offer| offer.value.to_lowercase().starts_with(&current));
    if !fitting.is_empty() {
        return fitting;
    }
    let by_name = |offer: Offer| {
        let value = offer
            .names
            .iter()
            .map(|name| normalized(name))
            .find(|name| name.starts_with(&current))?;
        Some(Offer { value, ..offer })
    };
    others.into_iter().filter_map(by_name).collect()
}

/// Returns the configuration that the line leaves in force; none if it is not valid.
pub(super) fn configured(line: &TypedLine) -> Configured {
    let no_config = line.value("no_config").is_some();
    Configured::load(no_config).unwrap_or_else(|_| Configured::without_file())
}

/// Reads the contract of the line, the environment or the configuration; `None` if it cannot be
/// read or contradicts the line.
fn contract(line: &TypedLine, environment: &Environment, library: &Library) -> Option<Contract> {
    let typed = line.paths("contract").pop();
    let path = environment.configured().contract(typed.as_deref()).ok()??.path;
    let references = environment.references();
    // A prompt waits for no writer of a FIFO.
    let text = FileError::read_regular(&path).ok()?;
    let load = |id: &str| library.entry(id)?.load(PolicyPart::Clocks, references);
    let (contract, _) =
        policy::contract(&path.display().to_string(), &text, references, load).ok()?;
    let entry = library.entry(&contract.policy).ok()?;
    contradiction(line.value("vendor"), line.value("policy"), entry).is_none().then_some(contract)
}

impl NameQuery<'_> {
    /// Returns the value of an option, unless this option is the one to complete.
    fn said(&self, kind: NameKind, id: &str) -> Option<&str> {
        self.line.value(id).filter(|_| self.kind != kind)
    }

    fn fits(&self, entry: &Entry) -> bool {
        let vendor = self
            .said(NameKind::Vendor, "vendor")
            .is_none_or(|vendor| normalized(vendor) == entry.vendor);
        let plan = self
            .said(NameKind::Plan, "plan")
            .is_none_or(|plan| entry.plans.contains(&normalized(plan)));
        let names_a_policy = matches!(self.kind, NameKind::Vendor | NameKind::Policy);
        let policy = match (self.said(NameKind::Policy, "policy"), &self.contract) {
            (Some(id), _) => id.eq_ignore_ascii_case(&entry.id),
            (None, Some(contract)) if !names_a_policy => {
                contract.policy == entry.id || contract.policy == entry.name()
            }
            // A superseded policy answers only if it is named.
            (None, _) => entry.current || names_a_policy,
        };
        vendor && plan && policy
    }

    /// Returns the names that a policy has for the option.
    fn of(&self, policy: &Policy) -> Vec<Offer> {
        let named = |items: &[policy::NamedItem]| {
            items.iter().map(|named| offer(named, &named.name)).collect()
        };
        match self.kind {
            NameKind::Vendor => vec![plain(&policy.document.vendor, &policy.document.vendor_name)],
            NameKind::Policy => vec![plain(&policy.id, &title(policy))],
            NameKind::Plan => named(&policy.plans),
            NameKind::Edition => named(&policy.editions),
            NameKind::Region => named(&policy.regions),
            NameKind::Priority => self.priorities(policy),
            NameKind::Channel => policy
                .channels
                .iter()
                .filter(|channel| self.has(policy, channel))
                .map(|channel| offer(channel, &channel.name))
                .collect(),
            NameKind::Topic => {
                policy.topics.iter().map(|topic| offer(topic, &topic.name)).collect()
            }
            NameKind::Clause => {
                let about = |text: &ClauseText| text.heading.clone().unwrap_or_default();
                let clause = |text: &ClauseText| plain(&text.clause.to_string(), &about(text));
                policy.clauses.iter().map(clause).collect()
            }
            NameKind::Entitlement => self.entitlements(policy),
            NameKind::Reading => self.readings(policy),
            NameKind::Zone
            | NameKind::Holidays
            | NameKind::Preset
            | NameKind::Grouping
            | NameKind::Span
            | NameKind::Field
            | NameKind::ValueField
            | NameKind::HistoryRule
            | NameKind::Metric
            | NameKind::Answer
            | NameKind::Contract
            | NameKind::File
            | NameKind::Directory
            | NameKind::Command => Vec::new(),
        }
    }

    /// Returns the priorities of the document, and those that the contract adds.
    fn priorities(&self, policy: &Policy) -> Vec<Offer> {
        let mut offers: Vec<Offer> =
            policy.priorities.iter().map(|named| offer(named, &named.name)).collect();
        for target in self.contract.iter().flat_map(|contract| &contract.targets) {
            let named = policy::find(&policy.priorities, &target.priority).is_some();
            if !named && offers.iter().all(|offer| offer.value != target.priority) {
                offers.push(plain(&target.priority, "by the contract"));
            }
        }
        offers
    }

    /// Returns the entitlements with a rhythm that the plan has, ready for a date.
    fn entitlements(&self, policy: &Policy) -> Vec<Offer> {
        let plan = self.line.value("plan").and_then(|plan| policy::find(&policy.plans, plan));
        let has = |plans: &Vec<String>| {
            plan.is_none_or(|plan| policy.with_extensions(plans).contains(&plan.id))
        };
        let owned = policy.entitlements.iter();
        let owned = owned.filter(|item| item.plans.as_ref().is_none_or(has));
        owned
            .filter_map(|item| Some(plain(&format!("{}=", item.id.as_ref()?), &item.name)))
            .collect()
    }

    /// Returns true if the plan has a channel, and the channel is for the priority.
    fn has(&self, policy: &Policy, channel: &Channel) -> bool {
        let plan = self
            .line
            .value("plan")
            .or_else(|| self.contract.as_ref().and_then(|contract| contract.plan.as_deref()));
        let plan = plan.and_then(|plan| policy::find(&policy.plans, plan));
        let priority = self
            .line
            .value("priority")
            .and_then(|priority| policy::find(&policy.priorities, priority));
        let for_plan = |plans: &Vec<String>| {
            plan.is_none_or(|plan| {
                policy.lineage(&plan.id).iter().any(|id| plans.iter().any(|one| one == id))
            })
        };
        channel.plans.as_ref().is_none_or(for_plan)
            && priority.is_none_or(|priority| {
                channel.priorities.is_empty() || channel.priorities.contains(&priority.id)
            })
    }

    /// Returns each choice of each reading that is not chosen yet.
    fn readings(&self, policy: &Policy) -> Vec<Offer> {
        let chosen: Vec<&str> = self
            .line
            .values("reading")
            .filter_map(|reading| Some(reading.split_once('=')?.0))
            .collect();
        let open = policy.readings.iter().filter(|reading| !chosen.contains(&reading.id.as_str()));
        open.flat_map(|reading| {
            reading
                .choices
                .iter()
                .map(|choice| plain(&format!("{}={}", reading.id, choice.id), &choice.says))
        })
        .collect()
    }
}

fn offer<T: Lookup>(item: &T, help: &str) -> Offer {
    Offer { names: item.names().map(str::to_owned).collect(), ..plain(item.id(), help) }
}

fn plain(value: &str, help: &str) -> Offer {
    Offer { value: value.to_owned(), help: help.to_owned(), ..Offer::default() }
}

fn title(policy: &Policy) -> String {
    format!(
        "{} ({}, {})",
        policy.document.title,
        policy.document.effective,
        policy.document.status.id()
    )
}
