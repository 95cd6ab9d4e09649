//! The options that several commands share.

#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, in which backticks would be printed"
)]

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, builder::PossibleValue};

use super::{output_name::refused, zone_name::ZoneName};
use crate::{
    policy::normalized,
    render::{FORMAT_HELP, FORMATS, Format},
};

/// The options of every question about a ticket.
#[derive(Debug, Args)]
pub(super) struct CommonArgs {
    #[command(flatten)]
    pub(super) subject: SubjectArgs,
    #[command(flatten)]
    pub(super) library: LibraryArgs,
    #[command(flatten)]
    pub(super) version: VersionArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    pub(super) now: NowArgs,
}

/// The subject of a ticket.
#[derive(Debug, Args)]
#[command(next_help_heading = "Whose ticket")]
pub(super) struct SubjectArgs {
    /// The vendor: rescale, scalr, or one of your own policies'.
    #[arg(long, value_name = "V", value_parser = name("a vendor such as rescale"))]
    pub(super) vendor: Option<String>,
    /// The policy's id, where the vendor has several: scalr/self-hosted.
    #[arg(long, value_name = "ID", value_parser = name("an id such as scalr/self-hosted"))]
    pub(super) policy: Option<String>,
    /// The plan (tier, package).
    ///
    /// It can be left out if the policy has one plan only, or if the contract names the plan.
    #[arg(long, visible_aliases = ["tier", "package"], value_name = "P", value_parser = name("a plan such as basic or premium"))]
    pub(super) plan: Option<String>,
    /// The edition: enterprise, government.
    #[arg(long, value_name = "E", value_parser = name("an edition such as enterprise"))]
    pub(super) edition: Option<String>,
    /// The customer's region: americas, emea, apac.
    #[arg(long, value_name = "R", value_parser = name("a region such as emea"))]
    pub(super) region: Option<String>,
    /// The priority by number, name or alias: 1, p1, critical.
    ///
    /// Case does not matter, nor whether words are parted by a space, - or _. 'slacalc policy show'
    /// lists what a policy knows.
    #[arg(long, short, visible_alias = "severity", value_name = "N", value_parser = name("a priority of the policy"))]
    pub(super) priority: Option<String>,
    /// The channel that the ticket was opened through: help-center, slack.
    #[arg(long, value_name = "C", value_parser = name("a channel such as help-center"))]
    pub(super) channel: Option<String>,
    /// The customer's zone: Europe/Berlin, a city, or local for this machine's.
    ///
    /// Times without an offset are read in it, and answers are given in it.
    #[arg(long, short, visible_alias = "tz", value_name = "ZONE", allow_negative_numbers = true, value_parser = ZoneName::parse)]
    pub(super) timezone: Option<ZoneName>,
    /// Holiday lists instead of the policy's: names (us, de), .ics, .toml or .txt files, or none.
    ///
    /// Several are parted by commas. 'slacalc holidays list' shows the names. A .txt file has a
    /// date a line.
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = name("a list such as us or de, 'none' for no holidays"))]
    pub(super) holidays: Vec<String>,
    /// Of an .ics file take only the events of this category as days off: 'Public holiday'.
    /// Repeatable.
    ///
    /// It is compared with an event's categories and with the first line of its description; case
    /// does not matter.
    #[arg(long, value_name = "CATEGORY", value_parser = name("a category such as 'Public holiday'"))]
    pub(super) holiday_category: Vec<String>,
    /// A reading of a clause that the document leaves open: business-day=same-time.
    ///
    /// Repeatable. 'slacalc policy show' lists the readings of a policy and which choice is taken
    /// unless told otherwise.
    #[arg(long, value_name = "NAME=VALUE", value_parser = name("a reading such as business-day=same-time"))]
    pub(super) reading: Vec<String>,
    /// The customer's contract over the policy: a file, or a name [env: SLACALC_CONTRACT].
    ///
    /// A TOML file with what only your agreement says: plan, region, zone, response times. Other
    /// options beat what it says. What has a / or ends in .toml is a path; rescale is
    /// contracts/rescale.toml in the directory of the configuration, which 'slacalc config' shows.
    #[arg(long, short, value_name = "CONTRACT")]
    pub(super) contract: Option<PathBuf>,
}

impl SubjectArgs {
    /// Returns the zone's IANA name.
    pub(super) fn zone(&self) -> Option<&str> {
        self.timezone.as_ref().map(|zone| zone.name.as_str())
    }

    /// Returns a sentence on a zone that was typed by another name than its own.
    pub(super) fn zone_note(&self) -> Option<String> {
        self.timezone.as_ref()?.note.clone()
    }
}

/// Parses a name. One that is empty, or of hidden characters alone, is refused with an example.
fn name(
    example: &'static str,
) -> impl Fn(&str) -> Result<String, String> + Clone + Send + Sync + 'static {
    move |text| match normalized(text).as_str() {
        "" => Err(format!("it is empty; write {example}, or leave the option out")),
        _ => Ok(text.trim().to_owned()),
    }
}

/// The directories of policies.
#[derive(Debug, Args)]
#[command(next_help_heading = "Policies")]
pub(super) struct LibraryArgs {
    /// A directory of policies of your own; repeatable [env: SLACALC_POLICY_DIR].
    ///
    /// Every .toml file under it is a policy or a contract. One with the id of a built-in policy
    /// takes its place, and answers say so.
    #[arg(long, value_name = "DIR")]
    pub(super) policy_dir: Vec<PathBuf>,
}

/// The option that shows all of an answer.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Show the rest of the answer: steps, what the clauses say, readings, notes.
    #[arg(long, short)]
    pub(super) explain: bool,
}

/// The option for one of several versions of a policy.
#[derive(Debug, Args)]
pub(super) struct VersionArgs {
    /// Take the version of a policy that was in force on this date, not on the date of the
    /// question.
    #[arg(long, value_name = "DATE", help_heading = "Policies")]
    pub(super) as_of: Option<String>,
}

/// The form of the answer.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    #[arg(long, short, value_enum, ignore_case = true, help = FORMAT_HELP)]
    format: Option<Format>,
    /// The same as --format json.
    #[arg(long)]
    json: bool,
    /// Write the answer to a file, which is there once it is whole; - is standard output.
    ///
    /// Without --format its ending chooses the format: .html, .svg, .json, .csv, .xlsx, .md, .ics;
    /// any other means text.
    #[arg(id = "output", long, short = 'o', value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) color: ColorArgs,
    /// Print no answer: only the exit code tells it.
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// The colours of text.
#[derive(Debug, Args)]
pub(super) struct ColorArgs {
    /// When to use colour; auto heeds NO_COLOR [default: auto, or the configuration's].
    #[arg(long, value_enum, ignore_case = true, value_name = "WHEN")]
    color: Option<ColorWhen>,
    /// The same as --color never.
    #[arg(long)]
    no_color: bool,
}

/// The time that is now.
#[derive(Debug, Args)]
pub(super) struct NowArgs {
    /// Take this time for now [env: SLACALC_NOW].
    ///
    /// Without a date it is today's. Without either, now is what the computer's clock shows.
    #[arg(long, value_name = "TIME", help_heading = "Output")]
    pub(super) now: Option<String>,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name))
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorWhen {
    Auto,
    Always,
    Never,
}

impl OutputArgs {
    /// The options of commands whose output has one form.
    pub(super) const FIXED: Self =
        Self { format: None, json: false, file: None, color: ColorArgs::AUTO, quiet: false };

    /// Returns the format that was asked for by its name.
    pub(super) fn named_format(&self) -> Option<Format> {
        if self.json { Some(Format::JSON) } else { self.format }
    }

    /// Returns the format that was asked for, by its name or by the ending of the file.
    pub(super) fn format(&self) -> Format {
        let ending = || self.file()?.extension()?.to_str().map(Format::of_ending);
        self.named_format().or_else(ending).unwrap_or(Format::TEXT)
    }

    /// Returns the file that gets the answer; `None` if standard output does.
    pub(super) fn file(&self) -> Option<&Path> {
        self.file.as_deref().filter(|file| *file != Path::new("-"))
    }

    /// Returns the message on two options that contradict each other.
    pub(super) fn conflict(&self) -> Option<String> {
        let other = self.format.filter(|format| self.json && format.name != Format::JSON.name);
        match other {
            Some(format) => {
                Some(format!("--json and --format {} contradict each other", format.name))
            }
            None => self.color.conflict().or_else(|| refused(self.file()?, true)),
        }
    }
}

impl ColorArgs {
    /// Colour where the output is a terminal.
    const AUTO: Self = Self { color: None, no_color: false };

    /// Returns when to use colour, if an option says so.
    pub(super) fn when(&self) -> Option<ColorWhen> {
        if self.no_color { Some(ColorWhen::Never) } else { self.color }
    }

    /// Returns the message on two options that contradict each other.
    pub(super) fn conflict(&self) -> Option<String> {
        let when = match self.color.filter(|_| self.no_color)? {
            ColorWhen::Auto => "auto",
            ColorWhen::Always => "always",
            ColorWhen::Never => return None,
        };
        Some(format!("--no-color and --color {when} contradict each other"))
    }
}
