//! `slacalc completions`: prints the script that makes a shell ask for candidates.

use std::{env, path::PathBuf};

use clap::{Args, ValueEnum};
use clap_complete::env::{Elvish, EnvCompleter, Fish, Zsh};

use super::{bash::Bash, powershell::QuotingPowershell};
use crate::cli::{exit::Exit, output::Output};

/// The environment variable that a shell sets to its name when it asks for candidates.
pub(in crate::cli) const VARIABLE: &str = "SLACALC_COMPLETE";

const EXAMPLES: &str = "\
Examples:
  echo 'source <(slacalc completions bash)' >> ~/.bashrc
  echo 'source <(slacalc completions zsh)' >> ~/.zshrc  # after compinit
  echo 'slacalc completions fish | source' >> ~/.config/fish/config.fish
  slacalc completions zsh > _slacalc  # for a directory of $fpath

PowerShell, in $PROFILE: slacalc completions powershell | Out-String |
Invoke-Expression. Elvish, in rc.elv: eval (slacalc completions elvish | slurp).

Vendors, plans, priorities and the like come from the policies at hand: those
built in, of --policy-dir or SLACALC_POLICY_DIR, of --contract or
SLACALC_CONTRACT, and of the configuration.";

/// Print the script that makes a shell complete names.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum, ignore_case = true, value_name = "SHELL")]
    shell: Shell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(alias = "pwsh")]
    Powershell,
    Elvish,
}

impl Shell {
    pub(super) fn completer(self) -> &'static dyn EnvCompleter {
        match self {
            Self::Bash => &Bash,
            Self::Zsh => &Zsh,
            Self::Fish => &Fish,
            Self::Powershell => &QuotingPowershell,
            Self::Elvish => &Elvish,
        }
    }
}

/// In a directory of zsh's `fpath` the script is the body of a function that is called once before
/// it has defined another.
const CALLED_AS_FUNCTION: &str =
    "[[ \"${funcstack[1]}\" == _slacalc ]] && _clap_dynamic_completer_slacalc \"$@\"\n:\n";

/// The last line of the engine's script for zsh.
const ZSH_VALUES: &str = "[[ -n $other ]] && _describe -V 'values' other\n";

/// The same, with no blank behind `FIELD=`, and with names that do not begin as what was typed,
/// such as the zone of a city; several of them are only listed.
const ZSH_ANY_VALUES: &str = r#"local -a begun=("${(@M)other:#*=(|:*)}")
        other=("${(@)other:#*=(|:*)}")
        [[ -n $begun ]] && _describe -V 'values' begun -S ''
        [[ -n $other ]] && ! _describe -V 'values' other && {
            _describe -V 'values' other -U
            (( $#other > 1 )) && compstate[insert]= && compstate[list]=list
        }
"#;

pub(in crate::cli) fn run(args: &CompletionsArgs, output: &Output) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    args.shell.completer().write_registration(
        VARIABLE,
        "slacalc",
        "slacalc",
        &program(),
        &mut script,
    )?;
    let mut script = String::from_utf8(script)?;
    if args.shell == Shell::Zsh {
        script = script.replace(ZSH_VALUES, ZSH_ANY_VALUES);
        script.push_str(CALLED_AS_FUNCTION);
    }
    output.verbatim(&script)?;
    Ok(Exit::Yes)
}

/// Returns the program as it was called: a bare name is found on the path again, a path becomes
/// absolute.
fn program() -> String {
    let called = env::args_os().next().map_or_else(|| PathBuf::from("slacalc"), PathBuf::from);
    let program = match env::current_dir() {
        Ok(here) if called.components().count() > 1 => here.join(called),
        _ => called,
    };
    program.to_string_lossy().into_owned()
}
