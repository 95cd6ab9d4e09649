//! `slacalc policy show`.

use clap::Args;

use crate::{
    answer::{Digest, FactLine, NameLine, ReadingLine, TargetLine, Wanted, choose, digest},
    commands::{
        arguments::{LibraryArgs, OutputArgs},
        exit::Exit,
        lower,
        output::Output,
        session::World,
    },
    policy::Part,
    render::{Report, Table},
};

const EXAMPLES: &str = "\
Examples:
  slacalc policy show scalr/saas
  slacalc policy show --vendor rescale
  slacalc policy show scalr/saas --source > saas.toml";

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
    let world = World::without_clocks()?;
    let library = world.library(&args.library)?;
    let entry = choose(&library, Wanted { vendor: args.vendor.as_deref(), policy: args.id.as_deref(), plan: None })?;
    if args.source {
        output.verbatim(entry.text())?;
        return Ok(Exit::Yes);
    }
    output.answer(&digest(&entry.load(Part::Whole, world.around())?), report)?;
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
    for (kind, title) in [("plan", "Plans"), ("edition", "Editions"), ("region", "Regions"), ("priority", "Priorities")] {
        let named = digest.names.iter().filter(|line| line.kind == kind);
        let meaning = |line: &NameLine| lower::with_clause(line.says.as_deref().unwrap_or_default(), &line.clause);
        add(&mut report, title, &["id", "name", "meaning"], named.map(|line| vec![line.id.clone(), line.name.clone(), meaning(line)]));
    }
    let (header, rows) = targets(&digest.targets);
    add(&mut report, "Response times", &header.iter().map(String::as_str).collect::<Vec<_>>(), rows.into_iter());
    let coverage = digest.coverage.iter().map(|line| vec![line.whom.clone(), lower::with_clause(&line.hours, &line.clause)]);
    add(&mut report, "Coverage (the first line that fits decides)", &["for", "hours"], coverage);
    for (kind, title) in FACTS {
        let facts = digest.facts.iter().filter(|line| line.kind == kind);
        let plans = |line: &FactLine| if line.plans.is_empty() { "all".to_owned() } else { line.plans.join(", ") };
        let row = |line: &FactLine| vec![line.name.clone(), plans(line), lower::with_clause(&line.says, &line.clause)];
        add(&mut report, title, &["", "plans", ""], facts.map(row));
    }
    let topics =
        digest.topics.iter().map(|line| vec![line.topic.clone(), line.verdict.clone(), lower::with_clause(&line.says, &line.clause)]);
    add(&mut report, "Scope", &["topic", "verdict", "meaning"], topics);
    add(&mut report, "Left open (--reading NAME=VALUE)", &["reading", "meaning"], digest.readings.iter().flat_map(reading));
    let gaps = digest.not_stated.iter().map(|gap| vec![gap.clause.clone(), gap.says.clone()]);
    add(&mut report, "Not stated", &["clause", "what"], gaps);
    report
}

/// The kinds of facts and the titles of their tables.
const FACTS: [(&str, &str); 5] = [
    ("response times", "About response times"),
    ("channel", "Channels"),
    ("entitlement", "Plans come with"),
    ("maintenance", "Maintenance"),
    ("version support", "Version support"),
];

fn add(report: &mut Report, title: &str, header: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let rows: Vec<Vec<String>> = rows.collect();
    if !rows.is_empty() {
        report.tables.push(Table { rows, ..Table::new(title, header) });
    }
}

/// A reading, and under it its choices.
fn reading(line: &ReadingLine) -> Vec<Vec<String>> {
    let mut rows = vec![vec![line.name.clone(), lower::with_clause(&line.question, &line.clause)]];
    for (value, says, default) in &line.choices {
        rows.push(vec![format!("  ={value}{}", if *default { " (taken)" } else { "" }), says.clone()]);
    }
    rows
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
            cell.map_or(String::new(), |cell| match (cell.within.as_str(), cell.commitment) {
                (within, "none" | "not-stated") => within.to_owned(),
                (within, commitment) => format!("{within} ({commitment})"),
            })
        };
        rows.push(std::iter::once(priority).chain(plans.iter().map(cell)).collect());
    }
    (std::iter::once("").chain(plans).map(str::to_owned).collect(), rows)
}
