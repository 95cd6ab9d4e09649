//! The settings in force, each from the first source that has it: an option, the environment, the
//! contract, the configuration.

use std::env;

use super::{
    ChosenContract, Configured, ContractSource, chosen_contract, config_answer::Setting,
    configured::colour_variable, directory::variable,
};
use crate::{
    cli::options::{ColorWhen, CommonArgs},
    policy::{Configuration, ConfiguredValue, Contract, Keyword as _},
};

/// The sources of settings.
pub(super) struct SettingSources<'a> {
    pub(super) options: &'a CommonArgs,
    pub(super) contract: Option<(&'a ChosenContract, &'a Contract)>,
    pub(super) configured: &'a Configured,
}

/// The values of a setting by source.
#[derive(Default)]
struct Candidates {
    option: Option<String>,
    /// The variable and its value.
    environment: Option<(&'static str, String)>,
    contract: Option<String>,
    /// The value and its line.
    configuration: Option<(String, usize)>,
}

impl SettingSources<'_> {
    /// Returns every setting that a configuration can have, and the others that are stated.
    pub(super) fn all(&self) -> Vec<Setting> {
        let CommonArgs { subject, version, now, .. } = self.options;
        let joined = |values: &[String]| (!values.is_empty()).then(|| values.join(","));
        let contract = self.contract.map(|(_, contract)| contract);
        let of_contract = |pick: fn(&Contract) -> Option<String>| contract.and_then(pick);
        let both = |option: Option<String>, contract: Option<String>| Candidates {
            option,
            contract,
            ..Candidates::default()
        };
        let readings = |contract: &Contract| {
            let said: Vec<String> =
                contract.readings.iter().map(|(name, choice)| format!("{name}={choice}")).collect();
            (!said.is_empty()).then(|| said.join(","))
        };
        let mut settings = vec![self.setting("contract", self.contract())];
        let stated = [
            ("vendor", both(subject.vendor.clone(), None)),
            ("policy", both(subject.policy.clone(), of_contract(|it| Some(it.policy.clone())))),
            ("plan", both(subject.plan.clone(), of_contract(|it| it.plan.clone()))),
            ("edition", both(subject.edition.clone(), of_contract(|it| it.edition.clone()))),
            ("region", both(subject.region.clone(), of_contract(|it| it.region.clone()))),
            ("priority", both(subject.priority.clone(), None)),
            ("channel", both(subject.channel.clone(), None)),
            ("reading", both(joined(&subject.reading), of_contract(readings))),
            ("holiday-category", both(joined(&subject.holiday_category), None)),
            ("as-of", both(version.as_of.clone(), None)),
        ];
        let stated = stated.into_iter().map(|(name, candidates)| self.setting(name, candidates));
        settings.extend(stated.filter(|setting| setting.value.is_some()));
        settings.push(self.setting("timezone", self.timezone()));
        settings.push(self.setting("holidays", self.holidays()));
        settings.push(self.setting("policy-dir", self.policy_dirs()));
        settings.push(self.setting("color", self.color()));
        let now = Candidates {
            option: now.now.clone(),
            environment: of_environment("SLACALC_NOW"),
            ..Candidates::default()
        };
        settings.push(self.setting("now", now));
        settings
    }

    fn setting(&self, name: &'static str, candidates: Candidates) -> Setting {
        let setting =
            |value, source, place| Setting { name, value: Some(value), source, place: Some(place) };
        let Candidates { option, environment, contract, configuration } = candidates;
        if let Some(value) = option {
            return setting(value, "option", format!("--{name}"));
        }
        if let Some((variable, value)) = environment {
            return setting(value, "environment", variable.to_owned());
        }
        if let (Some(value), Some((chosen, _))) = (contract, self.contract) {
            return setting(value, "contract", chosen.path.display().to_string());
        }
        if let (Some((value, line)), Some(path)) = (configuration, self.configured.path()) {
            return setting(value, "configuration", format!("{path}:{line}"));
        }
        Setting { name, value: None, source: "default", place: None }
    }

    fn contract(&self) -> Candidates {
        let Some((chosen, _)) = self.contract else { return Candidates::default() };
        let value = chosen.shown();
        match chosen.source {
            ContractSource::CommandLine => {
                Candidates { option: Some(value), ..Candidates::default() }
            }
            ContractSource::Environment => Candidates {
                environment: Some((chosen_contract::VARIABLE, value)),
                ..Candidates::default()
            },
            ContractSource::Configuration => Candidates {
                configuration: self.of_file(|file| file.contract.as_ref(), |_| value.clone()),
                ..Candidates::default()
            },
        }
    }

    fn timezone(&self) -> Candidates {
        Candidates {
            option: self.options.subject.zone().map(str::to_owned),
            contract: self.contract.and_then(|(_, contract)| contract.timezone.clone()),
            configuration: self.of_file(|file| file.timezone.as_ref(), Clone::clone),
            ..Candidates::default()
        }
    }

    fn holidays(&self) -> Candidates {
        let lists = |lists: &Vec<String>| {
            if lists.is_empty() { "none".to_owned() } else { lists.join(",") }
        };
        let typed = &self.options.subject.holidays;
        Candidates {
            option: (!typed.is_empty()).then(|| lists(typed)),
            contract: self.contract.and_then(|(_, contract)| contract.holidays.as_ref().map(lists)),
            configuration: self.of_file(|file| file.holidays.as_ref(), lists),
            ..Candidates::default()
        }
    }

    fn policy_dirs(&self) -> Candidates {
        let joined = |paths: &Vec<std::path::PathBuf>| {
            let shown: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
            shown.join(", ")
        };
        let typed = &self.options.library.policy_dir;
        Candidates {
            option: (!typed.is_empty()).then(|| joined(typed)),
            environment: of_environment("SLACALC_POLICY_DIR"),
            configuration: self.of_file(|file| file.policy_dirs.as_ref(), joined),
            ..Candidates::default()
        }
    }

    fn color(&self) -> Candidates {
        let word = |color: ColorWhen| match color {
            ColorWhen::Auto => "auto",
            ColorWhen::Always => "always",
            ColorWhen::Never => "never",
        };
        let by_variable = |name| {
            let value = env::var(name).unwrap_or_default();
            let has_colour = name == "CLICOLOR_FORCE" && value != "0";
            let word = if has_colour {
                "always"
            } else if name == "NO_COLOR" || (name == "CLICOLOR" && value == "0") {
                "never"
            } else {
                "auto"
            };
            (name, word.to_owned())
        };
        Candidates {
            option: self.options.output.color.when().map(|color| word(color).to_owned()),
            environment: colour_variable().map(by_variable),
            configuration: self.of_file(|file| file.color.as_ref(), |color| color.id().to_owned()),
            ..Candidates::default()
        }
    }

    /// Returns a value of the configuration with its line.
    fn of_file<T>(
        &self,
        pick: impl Fn(&Configuration) -> Option<&ConfiguredValue<T>>,
        shown: impl Fn(&T) -> String,
    ) -> Option<(String, usize)> {
        let file = self.configured.file.as_ref()?;
        let value = pick(file)?;
        Some((shown(&value.value), file.line(value)))
    }
}

fn of_environment(name: &'static str) -> Option<(&'static str, String)> {
    variable(name).map(|value| (name, value.to_string_lossy().into_owned()))
}
