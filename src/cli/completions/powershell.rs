//! PowerShell, which puts candidates on the line as they are: so they come quoted.

use std::{
    ffi::OsString,
    io::{self, Write},
    path::Path,
};

use clap::Command;
use clap_complete::{
    engine,
    env::{EnvCompleter, Powershell},
};

use super::quoting::for_powershell;

/// The engine's own completer, with quotes.
pub(super) struct QuotingPowershell;

impl EnvCompleter for QuotingPowershell {
    fn name(&self) -> &'static str {
        Powershell.name()
    }

    fn is(&self, name: &str) -> bool {
        Powershell.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        Powershell.write_registration(var, name, bin, completer, buf)
    }

    fn write_complete(
        &self,
        command: &mut Command,
        line: Vec<OsString>,
        here: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let index = line.len().saturating_sub(1);
        for candidate in engine::complete(command, line, index, here)? {
            let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
            let first_line = help.lines().next().unwrap_or_default();
            let tab = if first_line.is_empty() { "" } else { "\t" };
            writeln!(
                buf,
                "{}{tab}{first_line}",
                for_powershell(&candidate.get_value().to_string_lossy())
            )?;
        }
        Ok(())
    }
}
