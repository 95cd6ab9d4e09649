//! `slacalc policy diff`.

use std::path::Path;

use clap::Args;

use super::diff_report::report;
use crate::{
    answer::{AskError, difference},
    commands::{
        arguments::{LibraryArgs, OutputArgs},
        exit::Exit,
        output::Output,
        world::World,
    },
    policy::{self, Entry, FileError, Library, Part, Policy, Surroundings},
};

const EXAMPLES: &str = "\
Examples:
  slacalc policy diff scalr/legacy scalr/self-hosted
  slacalc policy diff scalr/saas my-policies/acme/sun.toml --format json
  slacalc policy diff scalr/self-hosted scalr/legacy --format plain

Compares answers, not texts: titles, dates and reworded sentences are no
difference. 'stricter' binds the vendor more, 'laxer' less, each change judged
by itself; neither word stands where it cannot be told.

Exit 0 no difference, 1 differences.";

/// Show what changed between two policies, in terms of their answers.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DiffArgs {
    /// The policy that was: an id (acme/terms), a version of it (acme/terms@2026-04-01) or a file.
    #[arg(value_name = "ID")]
    before: String,
    /// The policy that is; without it, the two newest versions of the first are compared.
    #[arg(value_name = "ID")]
    after: Option<String>,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

pub(super) fn run(args: &DiffArgs, output: &Output) -> anyhow::Result<Exit> {
    let world = World::without_clocks()?;
    let library = world.library(&args.library)?;
    let (before, after) = match &args.after {
        Some(after) => (named(&library, &args.before, world.around())?, named(&library, after, world.around())?),
        None => newest(&library, &args.before, world.around())?,
    };
    let answer = difference((&before.0, &before.1), (&after.0, &after.1));
    output.answer(&answer, report)?;
    Ok(if answer.same { Exit::Yes } else { Exit::No })
}

/// A policy with the name by which it was found: that of the file, or else an id.
fn named(library: &Library, name: &str, around: Surroundings<'_>) -> anyhow::Result<(String, Policy)> {
    let path = Path::new(name);
    if path.extension().is_none_or(|extension| extension != "toml") && !path.is_file() {
        return loaded(library.entry(&name.to_lowercase())?, around);
    }
    let text = FileError::read(path)?;
    if policy::is_contract(&text) || policy::is_holiday_file(path, &text) {
        return Err(AskError::Conflict(format!("'{name}' is no policy; diff takes policies")).into());
    }
    let id = name.trim_end_matches(".toml");
    Ok((name.to_owned(), policy::policy(id.split('@').next().unwrap_or(id), name, &text, around)?))
}

/// The two newest versions of an id.
fn newest(library: &Library, id: &str, around: Surroundings<'_>) -> anyhow::Result<((String, Policy), (String, Policy))> {
    let newest = library.entry(&id.to_lowercase())?;
    let mut versions: Vec<&Entry> = library.entries().iter().filter(|entry| entry.id == newest.id).collect();
    versions.sort_by_key(|entry| entry.since);
    match &versions[..] {
        [.., before, after] if !id.contains('@') => Ok((loaded(before, around)?, loaded(after, around)?)),
        _ => {
            let known = if id.contains('@') { "this names one version" } else { "there is one version" };
            Err(AskError::Conflict(format!("{known} of {}; name the policy to compare it with", newest.id)).into())
        }
    }
}

fn loaded(entry: &Entry, around: Surroundings<'_>) -> anyhow::Result<(String, Policy)> {
    Ok((entry.name(), entry.load(Part::Whole, around)?))
}
