//! `slacalc policy show`.

use clap::Args;

use crate::{
    answer::{
        ChannelLine, FactLine, NameLine, PolicyQuery, PolicySummary, QuestionError, ReadingSummary,
        RulingLine, TargetLine, TopicLine, find_policy, policy_summary,
    },
    cli::{
        environment::Environment,
        exit::Exit,
        inputs,
        options::{LibraryArgs, OutputArgs, VersionArgs},
        output::Output,
        report_parts,
    },
    policy::{Entry, Library, PolicyPart},
    render::{Report, Table},
};

const EXAMPLES: &str = "\
Examples:
  slacalc policy show scalr/saas
  slacalc policy show rescale
  slacalc policy show scalr/saas --source > saas.toml";

/// Show what a policy says: plans, hours, targets, channels, scope, what it leaves open.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ShowArgs {
    /// The policy's id, or a vendor that has one current policy.
    #[arg(value_name = "ID")]
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
    version: VersionArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

pub(super) fn run(args: &ShowArgs, output: &Output) -> anyhow::Result<Exit> {
    let world = Environment::without_clocks()?;
    let library = world.library(&args.library)?;
    let entry = wanted(args, &library)?;
    if args.source {
        output.verbatim(entry.text())?;
        return Ok(Exit::Yes);
    }
    output.answer(&policy_summary(&entry.load(PolicyPart::Whole, world.around())?), report)?;
    Ok(Exit::Yes)
}

/// The policy of the id, or the one of the vendor.
fn wanted<'a>(args: &ShowArgs, library: &'a Library<'_>) -> Result<&'a Entry, QuestionError> {
    let is_vendor = |name: &&str| {
        !name.contains('/')
            && library.entries().iter().any(|entry| entry.vendor.eq_ignore_ascii_case(name))
    };
    let id = args.id.as_deref();
    let (policy, vendor) = match id.filter(is_vendor).filter(|_| args.vendor.is_none()) {
        Some(vendor) => (None, Some(vendor)),
        None => (id, args.vendor.as_deref()),
    };
    let on = inputs::as_of(&args.version)?;
    let wanted = PolicyQuery { vendor, policy, plan: None, on };
    if policy.is_some() {
        return find_policy(library, wanted);
    }
    let mut choices = library.current(on);
    choices.retain(|entry| vendor.is_none_or(|vendor| entry.vendor.eq_ignore_ascii_case(vendor)));
    if choices.len() < 2 {
        return find_policy(library, wanted);
    }
    let choices = choices.into_iter().map(|entry| entry.id.clone()).collect();
    let why = vendor.map_or("it is not said which policy is meant".to_owned(), |vendor| {
        format!("{vendor} has more than one current policy")
    });
    Err(QuestionError::Missing { option: "the policy's ID".to_owned(), why, choices })
}

fn report(digest: &PolicySummary) -> Report {
    let policy = &digest.policy;
    let mut report =
        Report { headline: policy.title.clone(), plain: policy.id.clone(), ..Report::default() };
    report.fact("policy", format!("{} ({}, {})", policy.id, policy.effective, policy.status));
    report.fact("vendor", digest.vendor.clone());
    report.fact("origin", policy.origin.clone());
    for related in &digest.related {
        report.fact(
            "with",
            format!("{} ({}), cited as {}#", related.title, related.effective, related.id),
        );
    }
    for (kind, title) in [
        ("plan", "Plans"),
        ("edition", "Editions"),
        ("region", "Regions"),
        ("priority", "Priorities"),
    ] {
        let named = digest.names.iter().filter(|line| line.kind == kind);
        add(
            &mut report,
            title,
            &["id", "name", "meaning"],
            named.map(|line| vec![line.id.clone(), line.name.clone(), meaning(line)]),
        );
    }
    let columns = columns(&digest.targets);
    let header: Vec<String> = std::iter::once(String::new())
        .chain(columns.iter().map(|column| column_name(column[0])))
        .collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    add(&mut report, "Response times", &header, target_rows(&columns).into_iter());
    add(
        &mut report,
        "What response times mean",
        &["", ""],
        terms(&columns).into_iter().chain(of_kind(digest, "response times")),
    );
    let coverage = digest
        .coverage
        .iter()
        .map(|line| vec![line.whom.clone(), report_parts::with_clause(&line.hours, &line.clause)]);
    add(&mut report, "Coverage (the first line that fits decides)", &["for", "hours"], coverage);
    add(&mut report, "Channels", &["channel", "for", ""], digest.channels.iter().map(channel));
    add(&mut report, "Plans come with", &["", ""], entitlements(&digest.facts).into_iter());
    add(&mut report, "Maintenance", &["", ""], of_kind(digest, "maintenance"));
    add(&mut report, "Version support", &["", ""], of_kind(digest, "version support"));
    for (verdict, title) in VERDICTS {
        let topics = digest.topics.iter().filter(|line| line.ruling.verdict == verdict);
        add(&mut report, title, &["topic", "what the document says"], topics.flat_map(topic));
    }
    // What no clause leaves open is a convention of the program.
    let (settled, others): (Vec<_>, Vec<_>) =
        digest.readings.iter().partition(|line| line.choices.len() == 1);
    let (open, conventions): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|line| !line.clause.is_empty());
    add(
        &mut report,
        "Settled by the document",
        &["", "meaning"],
        settled.into_iter().flat_map(reading),
    );
    add(
        &mut report,
        "Left open (--reading NAME=VALUE)",
        &["reading", "meaning"],
        open.into_iter().flat_map(reading),
    );
    let title = "Not spoken of, taken by slacalc's conventions (--reading NAME=VALUE)";
    add(&mut report, title, &["reading", "meaning"], conventions.into_iter().flat_map(reading));
    add(
        &mut report,
        "Not stated",
        &[""],
        digest.not_stated.iter().map(|gap| vec![report_parts::with_clause(&gap.says, &gap.clause)]),
    );
    report
}

/// Verdicts and the titles of their tables.
const VERDICTS: [(&str, &str); 5] = [
    ("in", "In scope"),
    ("conditional", "In scope under a condition"),
    ("other-offering", "Not support, but another offering"),
    ("out", "Out of scope"),
    ("unstated", "Not stated whether in scope"),
];

fn add(report: &mut Report, title: &str, header: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let rows: Vec<Vec<String>> = rows.collect();
    if !rows.is_empty() {
        report.tables.push(Table { rows, ..Table::new(title, header) });
    }
}

fn meaning(line: &NameLine) -> String {
    let base = line.extends.as_ref().map(|base| format!("Extends {base}."));
    let says: Vec<&str> = [line.says.as_deref(), base.as_deref()].into_iter().flatten().collect();
    report_parts::with_clause(&says.join(" "), &line.clause)
}

/// The targets of one plan, or of one edition and region of it: a column each.
fn columns(lines: &[TargetLine]) -> Vec<Vec<&TargetLine>> {
    let place = |line: &TargetLine| (line.plan.clone(), line.edition.clone(), line.region.clone());
    lines
        .chunk_by(|one, other| place(one) == place(other))
        .map(|column| column.iter().collect())
        .collect()
}

fn column_name(line: &TargetLine) -> String {
    [Some(&line.plan), line.edition.as_ref(), line.region.as_ref()]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(", ")
}

/// Priorities down, plans across.
fn target_rows(columns: &[Vec<&TargetLine>]) -> Vec<Vec<String>> {
    let mut priorities: Vec<&Option<String>> = Vec::new();
    for line in columns.iter().flatten() {
        if !priorities.contains(&&line.priority) {
            priorities.push(&line.priority);
        }
    }
    let clocks: Vec<&str> = columns.iter().flatten().filter_map(|line| line.clock).collect();
    let mixed = clocks.iter().any(|clock| *clock != clocks[0]);
    let row = |priority: &&Option<String>| {
        let cell = |column: &Vec<&TargetLine>| {
            column.iter().find(|line| line.priority == **priority).map(|line| within(line, mixed))
        };
        let name = (*priority).clone().unwrap_or_else(|| "others".to_owned());
        std::iter::once(name)
            .chain(columns.iter().map(|column| cell(column).unwrap_or_default()))
            .collect()
    };
    priorities.iter().map(row).collect()
}

/// What is promised, with its clock if those of the table differ.
fn within(line: &TargetLine, mixed: bool) -> String {
    match line.clock.filter(|_| mixed) {
        Some("calendar") => format!("{}, calendar", line.within),
        Some(_) => format!("{}, business", line.within),
        None => line.within.clone(),
    }
}

/// How the targets are meant, a line for those that are meant alike.
fn terms(columns: &[Vec<&TargetLine>]) -> Vec<Vec<String>> {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for column in columns {
        let mut alike: Vec<Vec<&TargetLine>> = Vec::new();
        for line in column {
            match alike.iter_mut().find(|group| is_meant_as(group[0], line)) {
                Some(group) => group.push(line),
                None => alike.push(vec![line]),
            }
        }
        for group in &alike {
            let priorities: Vec<&str> =
                group.iter().map(|line| line.priority.as_deref().unwrap_or("others")).collect();
            let all = column_name(column[0]);
            let whom =
                if alike.len() == 1 { all } else { format!("{all} {}", priorities.join(", ")) };
            let says = term(group);
            match rows.iter_mut().find(|(other, _)| *other == says) {
                Some((_, names)) => names.push(whom),
                None => rows.push((says, vec![whom])),
            }
        }
    }
    let is_everybody =
        |names: &[String]| columns.iter().all(|column| names.contains(&column_name(column[0])));
    let whom =
        |names: Vec<String>| if is_everybody(&names) { "all".to_owned() } else { names.join("; ") };
    rows.into_iter().map(|(says, names)| vec![whom(names), says]).collect()
}

/// Whether two targets differ in length alone. One in business days goes with one in hours.
fn is_meant_as(one: &TargetLine, other: &TargetLine) -> bool {
    let key = |line: &TargetLine| {
        (line.commitment, line.cut_off.clone(), line.found_in.clone(), line.clause.clone())
    };
    key(one) == key(other)
        && (one.clock == other.clock || one.clock.is_none() || other.clock.is_none())
}

fn term(lines: &[&TargetLine]) -> String {
    let line = lines[0];
    let firm = match line.commitment {
        "maximum" => "Maximums.",
        "target" => "Targets, not maximums.",
        "best-effort" => "Best effort.",
        "none" => "No commitment.",
        _ => "How firm they are is not stated.",
    };
    let clock = lines.iter().find_map(|line| line.clock).map(|clock| match clock {
        "calendar" => "Hours always count.",
        _ => "Hours count only while the plan is covered.",
    });
    let cut_off = line
        .cut_off
        .as_ref()
        .map(|time| format!("What comes after {time} counts as the next business day's."));
    let unstated = lines.iter().any(|line| line.within == "not stated");
    let found =
        line.found_in.as_ref().filter(|_| unstated).map(|place| format!("See the {place}."));
    let parts: Vec<&str> =
        [Some(firm), clock, cut_off.as_deref(), found.as_deref()].into_iter().flatten().collect();
    report_parts::with_clause(&parts.join(" "), &line.clause)
}

fn of_kind(digest: &PolicySummary, kind: &'static str) -> impl Iterator<Item = Vec<String>> {
    let facts = digest.facts.iter().filter(move |line| line.kind == kind);
    facts.map(|line| vec![line.name.clone(), report_parts::with_clause(&line.says, &line.clause)])
}

fn channel(line: &ChannelLine) -> Vec<String> {
    let mut whom = if line.plans.is_empty() { "all".to_owned() } else { line.plans.join(", ") };
    if !line.priorities.is_empty() {
        whom = format!("{whom}; priority {}", line.priorities.join(", "));
    }
    let times = match line.response_times {
        "apply" => None,
        "do-not-apply" => Some("Response times: do not apply.".to_owned()),
        _ => Some("Response times: not stated.".to_owned()),
    };
    let staffed = line.hours.as_ref().map(|hours| format!("Staffed: {hours}."));
    let parts = [Some(line.says.clone()), times, staffed, line.outside.clone()];
    vec![
        line.name.clone(),
        whom,
        report_parts::with_clause(
            &parts.into_iter().flatten().collect::<Vec<_>>().join(" "),
            &line.clause,
        ),
    ]
}

/// Each entitlement once, with what the plans have of it.
fn entitlements(facts: &[FactLine]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in facts.iter().filter(|line| line.kind == "entitlement") {
        let plans = if line.plans.is_empty() {
            String::new()
        } else {
            format!("{}: ", line.plans.join(", "))
        };
        let says = report_parts::with_clause(&(plans + &line.says), &line.clause);
        match rows.last_mut().filter(|row| row[0] == line.name) {
            Some(row) => row[1] = format!("{}; {says}", row[1]),
            None => rows.push(vec![line.name.clone(), says]),
        }
    }
    rows
}

/// A topic, and under it what is otherwise for some plans.
fn topic(line: &TopicLine) -> Vec<Vec<String>> {
    let says = |ruling: &RulingLine| {
        let from = Some(ruling.offered_by.join(", "))
            .filter(|list| !list.is_empty())
            .map(|list| format!(" From: {list}."));
        report_parts::with_clause(
            &(ruling.says.clone() + &from.unwrap_or_default()),
            &ruling.clause,
        )
    };
    let first = vec![line.topic.clone(), format!("{}: {}", line.name, says(&line.ruling))];
    let exception = |ruling: &RulingLine| {
        vec![
            String::new(),
            format!("For {}: {}. {}", ruling.plans.join(", "), ruling.verdict, says(ruling)),
        ]
    };
    std::iter::once(first).chain(line.exceptions.iter().map(exception)).collect()
}

/// A reading, and under it its choices.
fn reading(line: &ReadingSummary) -> Vec<Vec<String>> {
    let mut rows =
        vec![vec![line.name.clone(), report_parts::with_clause(&line.question, &line.clause)]];
    for choice in &line.choices {
        rows.push(vec![
            format!("  ={}{}", choice.value, if choice.default { " (taken)" } else { "" }),
            choice.says.clone(),
        ]);
    }
    rows
}
