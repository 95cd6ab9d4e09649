//! Completers for the options and arguments of every command.

use std::{ffi::OsStr, sync::Arc};

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::{
    command_line::{TypedLine, is_called},
    fixed_names, global_names,
    name_kind::{NameKind, kind_of},
    policy_names,
    quoting::can_be_offered,
};
use crate::text::shown;

/// Adds a completer that knows the rest of the line to each option and argument of the program.
pub(super) fn completing(command: Command, line: &Arc<TypedLine>, in_bash: bool) -> Command {
    let commands: Arc<[String]> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .filter(|name| name != "help")
        .collect();
    with_completers(command, line, in_bash, &commands)
}

fn with_completers(
    command: Command,
    line: &Arc<TypedLine>,
    in_bash: bool,
    commands: &Arc<[String]>,
) -> Command {
    let command = command.mut_args(|arg| {
        let Some(kind) = kind_of(&arg) else { return arg };
        let (line, commands) = (Arc::clone(line), Arc::clone(commands));
        let alias = line
            .current
            .split_once('=')
            .and_then(|(name, _)| name.strip_prefix("--"))
            .filter(|name| is_called(&arg, name));
        let arg = match alias {
            // The engine completes behind `=` only under an option's first name, so let the one
            // that was typed be it (leaked: the process ends with this answer).
            Some(alias) if arg.get_long() != Some(alias) => {
                Arg::new(arg.get_id().clone()).long(&*alias.to_owned().leak()).num_args(1)
            }
            _ => arg,
        };
        arg.add(ArgValueCompleter::new(move |current: &OsStr| {
            let mut all = current
                .to_str()
                .map_or(Vec::new(), |current| candidates(kind, &line, current, in_bash, &commands));
            all.retain(|candidate| can_be_offered(&candidate.get_value().to_string_lossy()));
            all
        }))
    });
    command.mut_subcommands(|command| with_completers(command, line, in_bash, commands))
}

fn candidates(
    kind: NameKind,
    line: &TypedLine,
    current: &str,
    in_bash: bool,
    commands: &[String],
) -> Vec<CompletionCandidate> {
    match kind {
        NameKind::Zone => global_names::zones(current),
        NameKind::Holidays => global_names::holidays(current, in_bash),
        NameKind::Contract => {
            let names = policy_names::configured(line).names();
            global_names::contracts(&names, current, in_bash)
        }
        NameKind::File => global_names::files(current, in_bash),
        NameKind::Directory => global_names::directories(current, in_bash),
        NameKind::Command => commands
            .iter()
            .filter(|name| name.starts_with(current))
            .map(CompletionCandidate::new)
            .collect(),
        NameKind::Preset
        | NameKind::Grouping
        | NameKind::Span
        | NameKind::Field
        | NameKind::ValueField
        | NameKind::HistoryRule
        | NameKind::Metric
        | NameKind::Answer => fixed_names::candidates(kind, current),
        NameKind::Vendor
        | NameKind::Policy
        | NameKind::Plan
        | NameKind::Edition
        | NameKind::Region
        | NameKind::Priority
        | NameKind::Channel
        | NameKind::Topic
        | NameKind::Clause
        | NameKind::Entitlement
        | NameKind::Reading => {
            let offers = policy_names::offers(kind, line, current).unwrap_or_default();
            let help = |help: &str| shown(help).replace(['\n', '\t'], " ");
            offers
                .iter()
                .map(|offer| {
                    CompletionCandidate::new(&offer.value).help(Some(help(&offer.help).into()))
                })
                .collect()
        }
    }
}
