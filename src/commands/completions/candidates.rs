//! Which option is completed with what.

use std::{ffi::OsStr, sync::Arc};

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::{
    line::{Line, is_called},
    lists, policies,
    quoting::can_be_offered,
};
use crate::text::shown;

/// A kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Vendor,
    Policy,
    Plan,
    Edition,
    Region,
    Priority,
    Channel,
    Topic,
    Reading,
    Zone,
    Holidays,
    File,
    Directory,
    Command,
}

/// What an option or argument takes, by its name or by what the help calls its value. These mean the same in every command.
pub(super) fn kind_of(arg: &Arg) -> Option<Kind> {
    let value_name = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
    Some(match (arg.get_id().as_str(), value_name) {
        ("vendor", _) => Kind::Vendor,
        ("policy", _) | (_, "ID") => Kind::Policy,
        ("plan", _) => Kind::Plan,
        ("edition", _) => Kind::Edition,
        ("region", _) => Kind::Region,
        ("priority", _) => Kind::Priority,
        ("channel", _) => Kind::Channel,
        ("topic", _) => Kind::Topic,
        ("reading", _) => Kind::Reading,
        ("timezone", _) | (_, "IANA") => Kind::Zone,
        (_, "LIST") => Kind::Holidays,
        (_, "FILE") => Kind::File,
        (_, "DIR") => Kind::Directory,
        (_, "COMMAND") => Kind::Command,
        _ => return None,
    })
}

/// The program, built, with a completer for each option and argument, which knows the rest of the line.
pub(super) fn completing(command: Command, line: &Arc<Line>, in_bash: bool) -> Command {
    let commands: Arc<[String]> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).filter(|name| name != "help").collect();
    with_completers(command, line, in_bash, &commands)
}

fn with_completers(command: Command, line: &Arc<Line>, in_bash: bool, commands: &Arc<[String]>) -> Command {
    let command = command.mut_args(|arg| {
        let Some(kind) = kind_of(&arg) else { return arg };
        let (line, commands) = (Arc::clone(line), Arc::clone(commands));
        let alias = line.current.split_once('=').and_then(|(name, _)| name.strip_prefix("--")).filter(|name| is_called(&arg, name));
        let arg = match alias {
            // The engine completes behind `=` only under an option's first name, so let the one that was typed be it (leaked: the
            // process ends with this answer).
            Some(alias) if arg.get_long() != Some(alias) => Arg::new(arg.get_id().clone()).long(&*alias.to_owned().leak()).num_args(1),
            _ => arg,
        };
        arg.add(ArgValueCompleter::new(move |current: &OsStr| {
            let mut all = current.to_str().map_or(Vec::new(), |current| candidates(kind, &line, current, in_bash, &commands));
            all.retain(|candidate| can_be_offered(&candidate.get_value().to_string_lossy()));
            all
        }))
    });
    command.mut_subcommands(|command| with_completers(command, line, in_bash, commands))
}

fn candidates(kind: Kind, line: &Line, current: &str, in_bash: bool, commands: &[String]) -> Vec<CompletionCandidate> {
    match kind {
        Kind::Zone => lists::zones(current),
        Kind::Holidays => lists::holidays(current, in_bash),
        Kind::File => lists::files(current, in_bash),
        Kind::Directory => lists::directories(current, in_bash),
        Kind::Command => commands.iter().filter(|name| name.starts_with(current)).map(CompletionCandidate::new).collect(),
        Kind::Vendor
        | Kind::Policy
        | Kind::Plan
        | Kind::Edition
        | Kind::Region
        | Kind::Priority
        | Kind::Channel
        | Kind::Topic
        | Kind::Reading => {
            let offers = policies::offers(kind, line, current).unwrap_or_default();
            let help = |help: &str| shown(help).replace(['\n', '\t'], " ");
            offers.iter().map(|offer| CompletionCandidate::new(&offer.value).help(Some(help(&offer.help).into()))).collect()
        }
    }
}
