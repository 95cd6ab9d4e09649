//! `slacalc policy show`.

use clap::Args;

use crate::{
    answer::{Digest, TargetLine, Wanted, choose, digest},
    commands::{
        arguments::{LibraryArgs, OutputArgs},
        exit::Exit,
        output::Output,
        session::World,
    },
    render::{Report, Table},
};

const EXAMPLES: &str = "\
Examples:
  slacalc policy show scalr/saas
  slacalc policy show --vendor rescale
  slacalc policy show scalr/saas --source > my-policies/scalr/saas.toml";

/// Show what a policy says: plans, hours, targets, channels, scope, what it leaves open.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ShowArgs {
    /// The policy's id.
    #[arg(value_name = "ID", required_unless_present = "vendor")]
    id: Option<String>,
    /// The vendor, if it has one current policy.
    #[arg(long, value_name = "V")]
    vendor: Option<String>,
    /// Print the policy file as it is written.
    #[arg(long)]
    source: bool,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

pub(super) fn run(args: &ShowArgs, output: &Output) -> anyhow::Result<Exit> {
    let world = World::new()?;
    let library = world.library(&args.library)?;
    let entry = choose(&library, Wanted { vendor: args.vendor.as_deref(), policy: args.id.as_deref(), plan: None })?;
    if args.source {
        output.verbatim(entry.text())?;
        return Ok(Exit::Yes);
    }
    output.answer(&digest(&entry.load(world.around())?), report)?;
    Ok(Exit::Yes)
}

fn report(digest: &Digest) -> Report {
    let policy = &digest.policy;
    let mut report = Report { headline: policy.title.clone(), plain: policy.id.clone(), ..Report::default() };
    report.fact("policy", format!("{} ({}, {})", policy.id, policy.effective, policy.status));
    report.fact("vendor", digest.vendor.clone());
    report.fact("origin", policy.origin.clone());
    for related in &digest.related {
        report.fact("with", format!("{} ({}), cited as {}#", related.title, related.effective, related.id));
    }
    let mut add = |title: &str, header: &[&str], rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            report.tables.push(Table { rows, ..Table::new(title, header) });
        }
    };
    let name = |says: &Option<String>| says.clone().unwrap_or_default();
    add(
        "Names",
        &["", "id", "name", "meaning", "clause"],
        digest.names.iter().map(|it| vec![it.kind.to_owned(), it.id.clone(), it.name.clone(), name(&it.says), it.clause.clone()]).collect(),
    );
    let (header, rows) = targets(&digest.targets);
    add("Response times", &header.iter().map(String::as_str).collect::<Vec<_>>(), rows);
    add(
        "Coverage (the first rule that fits decides)",
        &["for", "hours", "clause"],
        digest.coverage.iter().map(|it| vec![it.whom.clone(), it.hours.clone(), it.clause.clone()]).collect(),
    );
    add(
        "Also",
        &["", "what", "says", "plans", "clause"],
        digest
            .facts
            .iter()
            .map(|it| vec![it.kind.to_owned(), it.name.clone(), it.says.clone(), it.plans.join(", "), it.clause.clone()])
            .collect(),
    );
    add(
        "Scope",
        &["topic", "verdict", "says", "clause"],
        digest.topics.iter().map(|it| vec![it.topic.clone(), it.verdict.clone(), it.says.clone(), it.clause.clone()]).collect(),
    );
    let mut readings = Vec::new();
    for reading in &digest.readings {
        readings.push(vec![reading.name.clone(), reading.question.clone(), reading.clause.clone()]);
        for (value, says, default) in &reading.choices {
            readings.push(vec![format!("  ={value}{}", if *default { " (taken)" } else { "" }), says.clone(), String::new()]);
        }
    }
    add("Left open (--reading NAME=VALUE)", &["reading", "question, meaning", "clause"], readings);
    add("Not stated", &["what", "clause"], digest.not_stated.iter().map(|it| vec![it.says.clone(), it.clause.clone()]).collect());
    report
}

/// Plans across, priorities down.
fn targets(lines: &[TargetLine]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut plans: Vec<&str> = lines.iter().map(|line| line.plan.as_str()).collect();
    plans.dedup();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in lines.iter().filter(|line| Some(line.plan.as_str()) == plans.first().copied()) {
        let priority = line.priority.clone().unwrap_or_else(|| "others".to_owned());
        let cell = |plan: &&str| {
            let cell = lines.iter().find(|other| other.plan == **plan && other.priority == line.priority);
            cell.map_or(String::new(), |cell| format!("{} ({})", cell.within, cell.commitment))
        };
        rows.push(std::iter::once(priority).chain(plans.iter().map(cell)).collect());
    }
    (std::iter::once("").chain(plans).map(str::to_owned).collect(), rows)
}
