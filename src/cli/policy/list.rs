//! `slacalc policy list`.

use std::collections::BTreeSet;

use clap::Args;
use serde::Serialize;

use super::check::path_of;
use crate::{
    cli::{
        config::Configured,
        environment::Environment,
        exit::Exit,
        options::{LibraryArgs, OutputArgs},
        output::Output,
    },
    policy::{Entry, FileError, Keyword, LibraryError, Origin, Policy, PolicyPart, normalized},
    render::{Report, Table, Tone},
    text::{counted, grouped},
};

const EXAMPLES: &str = "\
Examples:
  slacalc policy list
  slacalc policy list --vendor scalr --format plain
  slacalc policy list --policy-dir my-policies";

/// List every policy at hand.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ListArgs {
    /// Only this vendor's.
    #[arg(long, value_name = "V")]
    vendor: Option<String>,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// Every policy at hand.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ListAnswer {
    schema: &'static str,
    policies: Vec<PolicyLine>,
    /// Files that should be policies and are not valid.
    invalid: Vec<BadLine>,
}

/// A file that is no valid policy.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct BadLine {
    id: String,
    file: String,
    /// The number of errors that `policy check` shows.
    errors: usize,
    /// The reason that the file cannot be read; `null` if it can be.
    unread: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PolicyLine {
    id: String,
    /// The date behind the `@` of its file's name: the first on which this version is in force.
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    version: Option<String>,
    vendor: String,
    title: String,
    #[cfg_attr(test, schemars(extend("pattern" = r"^(undated|\d{4}-\d{2}-\d{2})$")))]
    effective: String,
    #[cfg_attr(test, schemars(extend("enum" = ["current", "superseded"])))]
    status: String,
    /// True if no clause says that it was superseded; absent of a policy in force.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    status_assumed: bool,
    plans: Vec<String>,
    /// The path of a user's file; `null` for a built-in policy.
    file: Option<String>,
    /// True if that file takes a built-in policy's place.
    shadows: bool,
}

pub(super) fn run(
    args: &ListArgs,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::without_clocks(configured)?;
    let library = environment.library(&args.library)?;
    let vendor = args.vendor.as_deref().map(normalized);
    let (mut policies, mut invalid) = (Vec::new(), Vec::new());
    for entry in library
        .entries()
        .iter()
        .filter(|entry| vendor.as_ref().is_none_or(|vendor| *vendor == entry.vendor))
    {
        match entry.load(PolicyPart::Whole, environment.references()) {
            Ok(policy) => policies.push(line(entry, &policy)),
            Err(LibraryError::File(error)) => {
                invalid.push(BadLine::new(&entry.name(), path_of(entry), &error));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let bad = library
        .bad_files()
        .filter(|bad| vendor.as_ref().is_none_or(|vendor| bad.may_be_of(vendor)));
    invalid.extend(bad.map(|bad| BadLine::new(&bad.id, &bad.path, &bad.error)));
    policies.sort_by(|one, other| (&one.id, &one.version).cmp(&(&other.id, &other.version)));
    invalid.sort_by(|one, other| one.file.cmp(&other.file));
    output.answer(&ListAnswer { schema: "slacalc/policies/v1", policies, invalid }, report)?;
    Ok(Exit::Yes)
}

impl BadLine {
    fn new(id: &str, file: &str, error: &FileError) -> Self {
        let (errors, unread) = match error {
            FileError::Invalid(file) => {
                (file.problems.iter().filter(|problem| !problem.code.is_warning()).count(), None)
            }
            FileError::Unreadable { error, .. } => (1, Some(error.clone())),
        };
        Self { id: id.to_owned(), file: file.to_owned(), errors, unread }
    }
}

impl PolicyLine {
    /// As `--policy` takes it.
    fn name(&self) -> String {
        self.version.as_ref().map_or_else(|| self.id.clone(), |date| format!("{}@{date}", self.id))
    }
}

fn line(entry: &Entry, policy: &Policy) -> PolicyLine {
    let (file, shadows) = match &entry.origin {
        Origin::BuiltIn => (None, false),
        Origin::File { path, shadows } => (Some(path.clone()), *shadows),
    };
    PolicyLine {
        id: entry.id.clone(),
        version: entry.dated.map(|date| date.to_string()),
        vendor: entry.vendor.clone(),
        title: policy.document.title.clone(),
        effective: policy.document.effective.to_string(),
        status: policy.document.status.id().to_owned(),
        status_assumed: policy.document.is_assumed_superseded(),
        plans: entry.plan_ids().to_vec(),
        file,
        shadows,
    }
}

fn headline(answer: &ListAnswer) -> (String, Tone) {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let vendors: BTreeSet<&str> = answer.policies.iter().map(|it| it.vendor.as_str()).collect();
    let policies = match count(answer.policies.len()) {
        1 => "1 policy".to_owned(),
        policies => format!("{} policies", grouped(policies)),
    };
    let valid = format!("{policies} of {}", counted(count(vendors.len()), "vendor"));
    match answer.invalid.len() {
        0 => (valid, Tone::Plain),
        1 => (format!("{valid}, and 1 file that is not valid"), Tone::Bad),
        files => (format!("{valid}, and {files} files that are not valid"), Tone::Bad),
    }
}

fn report(answer: &ListAnswer) -> Report {
    let mut table = Table::new("", &["policy", "document", "plans"]);
    for line in &answer.policies {
        let from = match (&line.file, line.shadows) {
            (Some(_), true) => ", in place of the built-in one",
            _ => "",
        };
        let assumed = if line.status_assumed { " by our assumption" } else { "" };
        table.rows.push(vec![
            line.name(),
            format!("{} ({}, {}{assumed}{from})", line.title, line.effective, line.status),
            line.plans.join(", "),
        ]);
    }
    for bad in &answer.invalid {
        let says = match (&bad.unread, bad.errors) {
            (Some(why), _) => format!("cannot be read ({}): {why}", bad.file),
            (None, 1) => format!("not valid, 1 error: slacalc policy check {}", bad.file),
            (None, errors) => {
                format!("not valid, {errors} errors: slacalc policy check {}", bad.file)
            }
        };
        table.rows.push(vec![bad.id.clone(), says, String::new()]);
    }
    let files = answer
        .policies
        .iter()
        .filter_map(|line| Some(format!("{}: {}", line.name(), line.file.as_ref()?)));
    let names: Vec<String> = answer.policies.iter().map(PolicyLine::name).collect();
    let (headline, tone) = headline(answer);
    Report {
        headline,
        tone,
        plain: names.join("\n"),
        tables: vec![table],
        verbatim: files.collect(),
        data: Some(data(&answer.policies)),
        ..Report::default()
    }
}

/// Returns the valid policies as a table for other programs.
fn data(policies: &[PolicyLine]) -> Table {
    let header = ["policy", "version", "vendor", "title", "effective", "status", "plans", "file"];
    let row = |line: &PolicyLine| {
        vec![
            line.id.clone(),
            line.version.clone().unwrap_or_default(),
            line.vendor.clone(),
            line.title.clone(),
            line.effective.clone(),
            line.status.clone(),
            line.plans.join(" "),
            line.file.clone().unwrap_or_default(),
        ]
    };
    Table { rows: policies.iter().map(row).collect(), ..Table::new("", &header) }
}
