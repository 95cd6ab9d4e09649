//! Says of a configuration that is there already how to change it, and how to add to it.

use std::path::Path;

use super::arguments::InitArgs;
use crate::{
    cli::{
        config::{CONTRACTS, Configured, FILE},
        recalculation::quoted,
    },
    sla::QuestionError,
    text::toml_string,
};

/// Returns the error that the configuration is there, with what to do instead.
pub(super) fn is_there(
    args: &InitArgs,
    directory: &Path,
    configured: &Configured,
) -> QuestionError {
    let contracts = directory.join(CONTRACTS);
    let names = configured.names();
    let wanted = args.name.as_deref().filter(|name| names.iter().any(|known| known == name));
    let kept = match (wanted, &names[..]) {
        (Some(name), _) => {
            let file = contracts.join(format!("{name}.toml"));
            let file = quoted(&file.display().to_string());
            format!(
                "so is the contract '{name}': change it in {file}, then check it: slacalc policy \
                 check {file}"
            )
        }
        (None, []) => "it has no contract beside it".to_owned(),
        (None, names) => format!("its contracts are: {}", names.join(", ")),
    };
    QuestionError::Conflict(format!(
        "{} is there, and is not overwritten; {kept}\n'slacalc config' shows what is in force; \
         for a further contract, which --contract takes by its name, for example: {}\n{}",
        directory.join(FILE).display(),
        further_contract(args, &contracts, &names),
        to_write(args)
    ))
}

/// Returns the command that writes a further contract, under a name that is free.
fn further_contract(args: &InitArgs, contracts: &Path, names: &[String]) -> String {
    let vendor = args.vendor.as_deref();
    let of_policy = || args.policy.as_deref().and_then(|id| id.split('/').next());
    let wanted = args.name.as_deref().or(vendor).or_else(of_policy).unwrap_or("other");
    let is_taken = |name: &str| names.iter().any(|known| known == name);
    let name = free_name(wanted, &is_taken);
    let mut line = "slacalc policy new --contract".to_owned();
    let is_open = args.policy.is_none() && vendor.is_none();
    let policy = args.policy.as_deref().or(is_open.then_some("scalr/self-hosted"));
    let plan = args.plan.as_deref().or(is_open.then_some("premium"));
    for (option, value) in
        [("--policy", policy), ("--vendor", vendor.filter(|_| policy.is_none())), ("--plan", plan)]
    {
        line.extend(value.map(|value| format!(" {option} {}", quoted(value))));
    }
    let file = contracts.join(format!("{name}.toml"));
    format!("{line} --output {}", quoted(&file.display().to_string()))
}

/// Says what the new contract has to state, since the command takes no option for it.
fn to_write(args: &InitArgs) -> String {
    let typed = [
        ("timezone", args.timezone.as_deref()),
        ("edition", args.edition.as_deref()),
        ("region", args.region.as_deref()),
    ];
    let keys = typed.iter().filter_map(|(key, value)| {
        Some(format!("{key} = {}", toml_string(value.filter(|value| *value != "local")?)))
    });
    let keys: Vec<String> = keys.collect();
    match &keys[..] {
        [] => "write its timezone into it; without one that of the configuration holds".to_owned(),
        keys => format!("then write into it: {}", keys.join(", ")),
    }
}

/// Returns a name that no contract has: itself, or with a number.
pub(super) fn free_name(wanted: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut all = std::iter::once(wanted.to_owned()).chain(numbered);
    all.find(|name| !is_taken(name)).unwrap_or_else(|| wanted.to_owned())
}

#[cfg(test)]
mod tests {
    use super::free_name;

    #[test]
    fn a_free_name_is_the_first_that_no_contract_has() {
        let is_taken = |name: &str| ["work", "work-2", "home"].contains(&name);
        for (wanted, free) in [("work", "work-3"), ("home", "home-2"), ("other", "other")] {
            assert_eq!(free_name(wanted, &is_taken), free);
        }
    }
}
