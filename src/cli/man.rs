//! `slacalc man`: prints manual pages, made from the definitions of the command line.

use std::{fs, path::PathBuf};

use anyhow::Context as _;
use clap::{Arg, Args, Command};
use clap_mangen::{
    Man,
    roff::{Inline, Roff, bold, italic, roman},
};

use super::{exit::Exit, files, output::Output};

const EXAMPLES: &str = "\
Examples:
  slacalc man --dir man1
  slacalc man deadline > slacalc-deadline.1
  slacalc man policy show | man -l -";

/// The environment variables and their meaning.
const ENVIRONMENT: [(&str, &str); 9] = [
    (
        "SLACALC_CONTRACT",
        "The contract of every question that names no other with --contract: a path, or a name.",
    ),
    (
        "SLACALC_CONFIG_DIR",
        "The directory of the configuration. Without it, slacalc in XDG_CONFIG_HOME or in \
         ~/.config; in APPDATA on Windows.",
    ),
    ("SLACALC_NO_CONFIG", "If 1, config.toml is left aside, as by --no-config."),
    (
        "SLACALC_POLICY_DIR",
        "Directories with your own policies, separated as in PATH; used if no --policy-dir is given.",
    ),
    ("SLACALC_NOW", "The time to take for now, where no --now is given."),
    (
        "SLACALC_TZDATA",
        "Which zone rules to use: bundled, system, or a zoneinfo directory. Without it, the \
         newest of those at hand.",
    ),
    ("TZ", "The zone of this machine, for --timezone local; without it the system's."),
    ("NO_COLOR", "If set, no colour unless --color asks for it."),
    ("CLICOLOR_FORCE", "If set, colour even where the output is no terminal."),
];

/// Files and their purpose.
const FILES: [(&str, &str); 6] = [
    (
        "DIR/vendor/name.toml",
        "A policy of one's own below a directory of --policy-dir. Its id is vendor/name.",
    ),
    (
        "contract.toml",
        "A contract over a policy, for --contract: the facts that only the agreement states.",
    ),
    (
        "~/.config/slacalc/config.toml",
        "The configuration: contract, timezone, holidays, policy-dir and color, where nothing else \
         says them.",
    ),
    ("~/.config/slacalc/contracts/NAME.toml", "The contract that --contract NAME takes."),
    ("days.ics, days.toml, days.txt", "Holidays of one's own, for --holidays."),
    (
        "/usr/share/zoneinfo",
        "The system's zone rules, used if they are newer than the built-in ones.",
    ),
];

/// Print the manual page of a command, or write all of them.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ManArgs {
    /// The command, such as deadline or policy show [without one: slacalc itself].
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
    /// Write every page into this directory, which is made if it is not there.
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    dir: Option<PathBuf>,
}

pub(super) fn run(args: &ManArgs, program: Command, output: &Output) -> anyhow::Result<Exit> {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    match &args.dir {
        Some(directory) => {
            fs::create_dir_all(directory)
                .with_context(|| format!("cannot make the directory '{}'", directory.display()))?;
            for command in every(&program) {
                let file = directory.join(format!("{}.1", name_of(command)));
                files::write(&file, page(command, &program)?.as_bytes())
                    .context("cannot write the page")?;
            }
        }
        None => output.verbatim(&page(find(&program, &args.command)?, &program)?)?,
    }
    Ok(Exit::Yes)
}

/// Returns a command and all below it.
fn every(command: &Command) -> Vec<&Command> {
    std::iter::once(command)
        .chain(command.get_subcommands().filter(|command| !command.is_hide_set()).flat_map(every))
        .collect()
}

fn find<'a>(program: &'a Command, path: &[String]) -> anyhow::Result<&'a Command> {
    let mut command = program;
    for name in path {
        command = command.find_subcommand(name).with_context(|| {
            let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            let choices = if names.is_empty() {
                "it has none".to_owned()
            } else {
                format!("there are: {}", names.join(", "))
            };
            format!("'{}' has no command '{name}'; {choices}", name_of(command).replace('-', " "))
        })?;
    }
    Ok(command)
}

fn name_of(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

fn page(command: &Command, program: &Command) -> anyhow::Result<String> {
    let man = Man::new(command.clone().mut_args(with_all_in_its_help));
    // Without a date, so that the same program always makes the same pages.
    let title = format!(
        ".TH {} 1 \"\" \"slacalc {}\" \"slacalc manual\"\n",
        name_of(command).to_uppercase(),
        env!("CARGO_PKG_VERSION")
    );
    let mut page = title.into_bytes();
    man.render_name_section(&mut page)?;
    let mut synopsis_section = Roff::new();
    synopsis(&mut synopsis_section, command);
    synopsis_section.to_writer(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let help = command
        .get_after_long_help()
        .or_else(|| command.get_after_help())
        .map(ToString::to_string)
        .unwrap_or_default();
    let mut rest = Roff::new();
    exit_status(&mut rest, &help);
    list(&mut rest, "ENVIRONMENT", &ENVIRONMENT);
    list(&mut rest, "FILES", &FILES);
    examples(&mut rest, &help);
    see_also(&mut rest, command, program);
    rest.to_writer(&mut page)?;
    Ok(String::from_utf8(page)?)
}

/// The options that a synopsis shows by their ids, where a command has them; the others are
/// `[OPTIONS]`.
const SHOWN_OPTIONS: [&str; 4] = ["vendor", "plan", "priority", "contract"];

/// Writes the synopsis as a person types the command: the options of nearly every call, then the
/// others in one word, what must be there, and the arguments.
fn synopsis(page: &mut Roff, command: &Command) {
    let mut line = vec![bold(command.get_bin_name().unwrap_or_else(|| command.get_name()))];
    let options = || command.get_opts().filter(|option| !option.is_hide_set());
    let shown = |option: &&Arg| SHOWN_OPTIONS.contains(&option.get_id().as_str());
    for option in options().filter(|option| !option.is_required_set()).filter(shown) {
        line.extend([
            roman(" ["),
            bold(long(option)),
            roman(" "),
            italic(value(option)),
            roman("]"),
        ]);
    }
    line.extend([roman(" ["), italic("OPTIONS"), roman("]")]);
    for option in options().filter(|option| option.is_required_set()) {
        line.extend([roman(" "), bold(long(option)), roman(" "), italic(value(option))]);
    }
    for argument in command.get_positionals().filter(|argument| !argument.is_hide_set()) {
        let (before, after) = if argument.is_required_set() { (" ", "") } else { (" [", "]") };
        let several = argument.get_num_args().is_some_and(|count| count.max_values() > 1);
        let after = if several { format!("{after} ...") } else { after.to_owned() };
        line.extend([roman(before), italic(value(argument)), roman(after)]);
    }
    if command.has_subcommands() {
        line.extend([roman(" "), italic("COMMAND")]);
    }
    page.control("SH", ["SYNOPSIS"]);
    page.text(line);
}

fn long(option: &Arg) -> String {
    format!("--{}", option.get_long().unwrap_or_default())
}

fn value(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Moves the aliases and values of an option into its help: a page would leave the aliases out, and
/// give each value a line.
fn with_all_in_its_help(option: Arg) -> Arg {
    let aliases = option
        .get_visible_aliases()
        .unwrap_or_default()
        .into_iter()
        .map(|alias| format!("--{alias}"))
        .collect();
    let values =
        option.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let note = |(title, names): (&str, Vec<String>)| {
        (!names.is_empty()).then(|| format!(" [{title}: {}]", names.join(", ")))
    };
    let notes: String =
        [("also", aliases), ("one of", values)].into_iter().filter_map(note).collect();
    let help = option
        .get_long_help()
        .or_else(|| option.get_help())
        .map(ToString::to_string)
        .unwrap_or_default();
    if notes.is_empty() {
        option
    } else {
        option.long_help(format!("{help}{notes}")).hide_possible_values(true)
    }
}

fn exit_status(page: &mut Roff, help: &str) {
    let codes = Exit::ALL.map(|exit| (exit.code().to_string(), exit.says()));
    list(page, "EXIT STATUS", &codes.each_ref().map(|(code, says)| (code.as_str(), *says)));
    for paragraph in help.split("\n\n").filter(|paragraph| !paragraph.starts_with("Examples:")) {
        page.control("PP", []);
        page.text([roman(paragraph.replace('\n', " "))]);
    }
}

fn list(page: &mut Roff, title: &str, lines: &[(&str, &str)]) {
    page.control("SH", [title]);
    for (name, says) in lines {
        page.control("TP", []);
        page.text([bold(*name)]);
        page.text([roman(*says)]);
    }
}

/// Writes the examples line by line.
fn examples(page: &mut Roff, help: &str) {
    let Some(examples) =
        help.split("\n\n").find_map(|paragraph| paragraph.strip_prefix("Examples:\n"))
    else {
        return;
    };
    page.control("SH", ["EXAMPLES"]);
    page.control("nf", []);
    for line in examples.lines() {
        page.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
    }
    page.control("fi", []);
}

fn see_also(page: &mut Roff, command: &Command, program: &Command) {
    let mut line: Vec<Inline> = Vec::new();
    for other in every(program).into_iter().map(name_of).filter(|other| *other != name_of(command))
    {
        line.extend([roman(if line.is_empty() { "" } else { ", " }), bold(other), roman("(1)")]);
    }
    page.control("SH", ["SEE ALSO"]);
    page.text(line);
}
