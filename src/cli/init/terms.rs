//! The terms of a new contract, from options and answers.

use std::path::{Path, PathBuf};

use super::{
    arguments::InitArgs,
    existing::free_name,
    interview::{InitChoice, InitQuestion, Interview, no_choice},
};
use crate::{
    answer::known_vendor,
    cli::{
        environment::{Environment, typed_policy_dirs},
        inputs::holidays,
        machine_zone::machine_zone,
        zone_name::ZoneName,
    },
    policy::{
        Entry, Library, NamedItem, Policy, PolicyPart, Selector, find, is_contract_name, normalized,
    },
    text::listed,
};

/// The terms of a new contract, by their ids.
#[derive(Clone, Debug)]
pub(super) struct InitTerms {
    pub(super) policy: Policy,
    pub(super) plan: Option<String>,
    pub(super) edition: Option<String>,
    pub(super) region: Option<String>,
    pub(super) timezone: String,
    /// Holiday lists instead of the policy's; `Some` of nothing is none.
    pub(super) holidays: Option<Vec<String>>,
    /// The name of the contract.
    pub(super) name: String,
    /// The directories of policies that options or the environment name, from the root on.
    pub(super) policy_dirs: Vec<PathBuf>,
}

impl InitTerms {
    /// Collects the terms. A contract of the name must not be there yet.
    pub(super) fn collect(
        args: &InitArgs,
        interview: &mut Interview<'_>,
        environment: &Environment,
        contracts: &Path,
    ) -> anyhow::Result<Self> {
        let library = environment.library(&args.library)?;
        let entry = entry(args, interview, &library, environment)?;
        let policy = entry.load(PolicyPart::Whole, environment.references())?;
        let plan = plan(args, interview, &policy)?;
        let mut place = |option, typed, names, pick: fn(&Selector) -> &[String]| {
            let is_asked = policy.tells_apart(plan.as_deref(), pick);
            named(interview, (option, typed), names, is_asked)
        };
        let edition =
            place("--edition", args.edition.as_ref(), &policy.editions, |it| &it.editions)?;
        let region = place("--region", args.region.as_ref(), &policy.regions, |it| &it.regions)?;
        let timezone = timezone(args, interview, environment)?;
        let holidays = holidays(&args.holidays)?;
        if !args.holidays.is_empty() {
            interview.note("--holidays", &args.holidays.join(","));
        }
        for list in holidays.iter().flatten() {
            environment.references().holidays.load(list)?;
        }
        let name = name(args, interview, &policy.document.vendor, contracts)?;
        interview.expect_all()?;
        let policy_dirs = typed_policy_dirs(&args.library).into_iter().map(std::path::absolute);
        let policy_dirs = policy_dirs.collect::<Result<_, _>>()?;
        Ok(Self { policy, plan, edition, region, timezone, holidays, name, policy_dirs })
    }
}

fn entry<'l>(
    args: &InitArgs,
    interview: &mut Interview<'_>,
    library: &'l Library<'_>,
    environment: &Environment,
) -> anyhow::Result<&'l Entry> {
    if let Some(id) = &args.policy {
        interview.note("--policy", id);
        return Ok(library.entry(id)?);
    }
    let vendor = args.vendor.as_ref().map(|vendor| known_vendor(library, vendor)).transpose()?;
    let mut entries = library.current(None);
    entries.retain(|entry| vendor.as_ref().is_none_or(|vendor| *vendor == entry.vendor));
    if let Some(plan) = args.plan.as_ref().map(|plan| normalized(plan)) {
        let with_plan: Vec<&Entry> =
            entries.iter().copied().filter(|entry| entry.plans.contains(&plan)).collect();
        entries = if with_plan.is_empty() { entries } else { with_plan };
    }
    if let (Some(vendor), [only]) = (&vendor, &entries[..]) {
        interview.note("--vendor", vendor);
        return Ok(only);
    }
    let titled = |entry: &&Entry| -> anyhow::Result<InitChoice> {
        let policy = entry.load(PolicyPart::Whole, environment.references())?;
        Ok((entry.id.clone(), policy.document.title))
    };
    let choices: Vec<InitChoice> = entries.iter().map(titled).collect::<Result<_, _>>()?;
    let value = |answer: &str| document(answer, &entries, &choices);
    let question = InitQuestion {
        option: "--policy",
        text: "For which vendor's document is the contract?".to_owned(),
        choices: choices.clone(),
        default: None,
        value: &value,
    };
    let id = interview.value(None, &question)?;
    interview.goes_on_with(&question, &id);
    Ok(library.entry(&id)?)
}

/// Returns the id of the document that an answer means: by its id, by the end of it, or by a vendor
/// with one document.
fn document(answer: &str, entries: &[&Entry], choices: &[InitChoice]) -> Result<String, String> {
    let wanted = normalized(answer);
    let end = |entry: &Entry| entry.id.rsplit('/').next().is_some_and(|end| end == wanted);
    let is_meant =
        |entry: &&&Entry| normalized(&entry.id) == wanted || end(entry) || entry.vendor == wanted;
    let meant: Vec<&str> = entries.iter().filter(is_meant).map(|entry| &*entry.id).collect();
    match &meant[..] {
        [only] => Ok((*only).to_owned()),
        [] => Err(no_choice(answer, choices)),
        several => Err(format!(
            "'{answer}' has {} documents: {}; write which",
            several.len(),
            listed(several, "and")
        )),
    }
}

fn plan(
    args: &InitArgs,
    interview: &mut Interview<'_>,
    policy: &Policy,
) -> anyhow::Result<Option<String>> {
    let word = &policy.document.plan_word;
    let is_only = policy.plans.len() < 2 && args.plan.is_none();
    let question = format!("Which {word} was bought?");
    let plan =
        choice(interview, ("--plan", args.plan.as_ref()), &policy.plans, question, !is_only)?;
    Ok(plan.or_else(|| policy.plans.first().map(|plan| plan.id.clone())))
}

fn named(
    interview: &mut Interview<'_>,
    (option, typed): (&'static str, Option<&String>),
    names: &[NamedItem],
    is_asked: bool,
) -> anyhow::Result<Option<String>> {
    let question = format!("Which {}?", option.trim_start_matches('-'));
    choice(interview, (option, typed), names, question, is_asked || typed.is_some())
}

/// Returns the id of a name that an option says, or that is asked for.
fn choice(
    interview: &mut Interview<'_>,
    (option, typed): (&'static str, Option<&String>),
    names: &[NamedItem],
    text: String,
    is_asked: bool,
) -> anyhow::Result<Option<String>> {
    if !is_asked {
        return Ok(None);
    }
    let choices: Vec<InitChoice> =
        names.iter().map(|item| (item.id.clone(), item.name.clone())).collect();
    let value = |answer: &str| {
        let found = find(names, answer).map(|item| item.id.clone());
        found.ok_or_else(|| no_choice(answer, &choices))
    };
    let question =
        InitQuestion { option, text, choices: choices.clone(), default: None, value: &value };
    interview.value(typed, &question).map(Some)
}

fn timezone(
    args: &InitArgs,
    interview: &mut Interview<'_>,
    environment: &Environment,
) -> anyhow::Result<String> {
    let value = |answer: &str| {
        let typed = ZoneName::parse(answer)?;
        let zone = environment.zone(&typed.name).map_err(|error| error.to_string())?;
        Ok(zone.name().to_owned())
    };
    let machine = machine_zone().ok().map(str::to_owned);
    let default = machine.clone().unwrap_or_else(|| "Europe/Berlin".to_owned());
    let question = InitQuestion {
        option: "--timezone",
        text: match &machine {
            Some(zone) => {
                format!("In which time zone are you, the customer? This machine's is {zone}.")
            }
            None => "In which time zone are you, the customer? Such as Europe/Berlin.".to_owned(),
        },
        choices: Vec::new(),
        default: Some(default).filter(|_| machine.is_some() || !interview.asks()),
        value: &value,
    };
    interview.value(args.timezone.as_ref(), &question)
}

fn name(
    args: &InitArgs,
    interview: &mut Interview<'_>,
    vendor: &str,
    contracts: &Path,
) -> anyhow::Result<String> {
    let value = |answer: &str| {
        if !is_contract_name(answer) {
            return Err(format!(
                "'{answer}' is not a name for a contract: use a-z, 0-9, _ and - only"
            ));
        }
        let file = |name: &str| contracts.join(format!("{name}.toml"));
        let is_taken = |name: &str| file(name).symlink_metadata().is_ok();
        if is_taken(answer) && !args.print {
            return Err(format!(
                "{} is there, and is not overwritten; edit it, or take another name: --name {}",
                file(answer).display(),
                free_name(answer, &is_taken)
            ));
        }
        Ok(answer.to_owned())
    };
    let question = InitQuestion {
        option: "--name",
        text: "By which name do you want to call the contract (--contract NAME)?".to_owned(),
        choices: Vec::new(),
        default: Some(vendor.to_owned()),
        value: &value,
    };
    // The vendor's id is a good name; where nobody can be asked, it is the name.
    let vendor = vendor.to_owned();
    let typed = args.name.as_ref().or_else(|| (!interview.asks()).then_some(&vendor));
    interview.value(typed, &question)
}
