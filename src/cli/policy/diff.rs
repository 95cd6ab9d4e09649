//! `slacalc policy diff`.

use std::path::Path;

use clap::Args;

use super::{diff_report::report, diff_tickets::DiffTicketsArgs};
use crate::{
    answer::policy_diff,
    cli::{
        config::Configured,
        environment::Environment,
        exit::Exit,
        options::{LibraryArgs, OutputArgs},
        output::Output,
    },
    policy::{self, Entry, FileError, Library, Policy, PolicyPart, References},
    sla::QuestionError,
    time::Instant,
};

const EXAMPLES: &str = "\
Examples:
  slacalc policy diff scalr/legacy scalr/self-hosted
  slacalc policy diff scalr/saas my-policies/acme/sun.toml --format json
  slacalc policy diff scalr/self-hosted scalr/legacy --format plain
  slacalc policy diff scalr/legacy scalr/self-hosted --tickets helpdesk.csv \\
      --map opened='Created At' --map priority=Severity --plan premium \\
      --timezone UTC

Compares answers, not texts: titles, dates and reworded sentences are no
difference. 'stricter' binds the vendor more, 'laxer' less, each change judged
by itself; neither word stands where it cannot be told.

With --tickets: which of them are due earlier or later, or met and missed now;
by their first responses, or by --metric.

Exit 0 no difference, 1 differences, 2 rows of --tickets cannot be judged.";

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
    tickets: DiffTicketsArgs,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// One of the two policies: the name by which it was found, and a library of it and nothing else.
struct FoundPolicy<'a> {
    name: String,
    policy: Policy,
    alone: Library<'a>,
}

pub(super) fn run(
    args: &DiffArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = if args.tickets.tickets.is_some() {
        Environment::new(configured)?
    } else {
        Environment::without_clocks(configured)?
    };
    let library = environment.library(&args.library)?;
    let (before, after) = match &args.after {
        Some(after) => (
            named(&library, &args.before, environment.references())?,
            named(&library, after, environment.references())?,
        ),
        None => newest(&library, &args.before, environment.references())?,
    };
    let mut answer = policy_diff((&before.name, &before.policy), (&after.name, &after.policy));
    let (policies, alone) = ([&before.policy, &after.policy], [&before.alone, &after.alone]);
    answer.tickets = args.tickets.difference(&environment, (policies, alone), clock, output)?;
    answer.notes.extend(args.tickets.note(policies));
    output.answer(&answer, report)?;
    let unread = answer.tickets.as_ref().is_some_and(|tickets| tickets.unread > 0);
    let moved = answer.tickets.as_ref().is_some_and(|tickets| !tickets.changed.is_empty());
    Ok(match answer.same && !moved {
        _ if unread => Exit::NotUnderstood,
        true => Exit::Yes,
        false => Exit::No,
    })
}

/// Finds a policy by an id or the path of its file.
fn named<'a>(
    library: &Library<'_>,
    name: &str,
    references: References<'a>,
) -> anyhow::Result<FoundPolicy<'a>> {
    let path = Path::new(name);
    if path.extension().is_none_or(|extension| extension != "toml") && !path.is_file() {
        return loaded(library.entry(&name.to_lowercase())?, references);
    }
    let text = FileError::read(path)?;
    if policy::is_contract(&text) || policy::is_holiday_file(path, &text) {
        return Err(
            QuestionError::Conflict(format!("'{name}' is no policy; diff takes policies")).into()
        );
    }
    let id = name.trim_end_matches(".toml");
    let id = id.split('@').next().unwrap_or(id);
    let policy = policy::policy(id, name, &text, references)?;
    Ok(FoundPolicy {
        name: name.to_owned(),
        policy,
        alone: Library::of_text(id, name, &text, references)?,
    })
}

/// Finds the two newest versions of an id.
fn newest<'a>(
    library: &Library<'_>,
    id: &str,
    references: References<'a>,
) -> anyhow::Result<(FoundPolicy<'a>, FoundPolicy<'a>)> {
    let newest = library.entry(&id.to_lowercase())?;
    let mut versions: Vec<&Entry> = library.versions_of(newest);
    versions.sort_by_key(|entry| entry.since);
    match &versions[..] {
        [.., before, after] if !id.contains('@') => {
            Ok((loaded(before, references)?, loaded(after, references)?))
        }
        _ => {
            let known =
                if id.contains('@') { "this names one version" } else { "there is one version" };
            Err(QuestionError::Conflict(format!(
                "{known} of {}; name the policy to compare it with",
                newest.id
            ))
            .into())
        }
    }
}

fn loaded<'a>(entry: &Entry, references: References<'a>) -> anyhow::Result<FoundPolicy<'a>> {
    Ok(FoundPolicy {
        name: entry.name(),
        policy: entry.load(PolicyPart::Whole, references)?,
        alone: Library::only(entry.clone(), references),
    })
}
