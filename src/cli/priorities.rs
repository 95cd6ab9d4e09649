//! `slacalc priorities`.

use clap::Args;

use super::{
    config::Configured,
    environment::Environment,
    exit::Exit,
    inputs::TimeOption,
    options::CommonArgs,
    other_policies::other_policies,
    output::Output,
    report_parts,
    session::{Session, add_new},
};
use crate::{
    answer::{PolicyPriorities, PrioritiesAnswer, PriorityDefinition, priorities},
    policy::{Policy, PolicyPart, find},
    render::{Report, Table, Tone},
    sla::QuestionError,
    text::listed,
    time::Instant,
};

const EXAMPLES: &str = "\
Examples:
  slacalc priorities --vendor scalr
  slacalc priorities --policy scalr/legacy
  slacalc priorities --vendor scalr --priority p1
  slacalc priorities --vendor rescale --format json

The definitions in our words, beside those of the vendor's other policies with
the same meaning. Exit 3 if the documents define none.";

/// The meaning of each priority.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct PrioritiesArgs {
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(
    args: &PrioritiesArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let sessions =
        Session::open_all(&environment, &args.common, PolicyPart::Whole, TimeOption::NOW, clock)?;
    let asked = asked(args, &sessions)?;
    let others = other_policies(&args.common, &environment, &asked)?;
    let others: Vec<&Policy> = others.iter().collect();
    let contract = sessions.iter().find_map(Session::contract);
    let name = args.common.subject.priority.as_deref();
    let mut answer = priorities(&asked, &others, contract, name)?;
    let is_asked =
        |session: &&Session<'_>| asked.iter().any(|policy| policy.id == session.policy().id);
    for session in sessions.iter().filter(is_asked) {
        add_new(&mut answer.notes, session.notes_at(session.now(None)?, None));
    }
    output.answer(&answer, report)?;
    Ok(if is_defined(&answer) { Exit::Yes } else { Exit::NotStated })
}

/// Returns the policies that are meant: the contract's, or those with the plan, or all.
fn asked<'s>(
    args: &PrioritiesArgs,
    sessions: &'s [Session<'_>],
) -> Result<Vec<&'s Policy>, QuestionError> {
    let contracted = sessions.iter().filter(|session| session.contract().is_some());
    let mut policies: Vec<&Policy> = contracted.map(Session::policy).collect();
    if policies.is_empty() {
        policies = sessions.iter().map(Session::policy).collect();
    }
    let Some(plan) = &args.common.subject.plan else { return Ok(policies) };
    let plans = policies.iter().flat_map(|policy| &policy.plans);
    let known = plans.map(|plan| plan.id.clone()).collect();
    policies.retain(|policy| find(&policy.plans, plan).is_some());
    if policies.is_empty() {
        let (what, name) = ("plan".to_owned(), plan.clone());
        return Err(QuestionError::Unknown { what, name, nearest: None, known, hint: None });
    }
    Ok(policies)
}

/// Returns true if the documents that were asked for define a priority.
fn is_defined(answer: &PrioritiesAnswer) -> bool {
    let mut asked = answer.policies.iter().filter(|policy| policy.asked);
    asked.any(|policy| policy.priorities.iter().any(|one| one.says.is_some()))
}

fn report(answer: &PrioritiesAnswer) -> Report {
    let asked: Vec<&PolicyPriorities> =
        answer.policies.iter().filter(|policy| policy.asked).collect();
    let is_one = asked.len() == 1;
    let id = |policy: &PolicyPriorities, one: &PriorityDefinition| {
        if is_one { one.id.clone() } else { format!("{}:{}", policy.policy.id, one.id) }
    };
    let plain: Vec<String> = asked
        .iter()
        .flat_map(|policy| policy.priorities.iter().map(|one| id(policy, one)))
        .collect();
    let tone = if is_defined(answer) { Tone::Plain } else { Tone::Unsure };
    let mut report = Report {
        headline: headline(answer, &asked),
        tone,
        plain: plain.join("\n"),
        ..Report::default()
    };
    for group in alike(&answer.policies) {
        report.tables.push(table(&group));
    }
    let header = ["policy", "priority", "name", "meaning", "clause", "same"];
    let mut data = Table::new("", &header);
    for policy in &answer.policies {
        data.rows.extend(policy.priorities.iter().map(|one| {
            vec![
                policy.policy.id.clone(),
                one.id.clone(),
                one.name.clone(),
                one.says.clone().unwrap_or_default(),
                one.clause.clone(),
                elsewhere(one, &[policy]).join("; "),
            ]
        }));
    }
    report.data = Some(data);
    report.notes.clone_from(&answer.notes);
    report
}

fn headline(answer: &PrioritiesAnswer, asked: &[&PolicyPriorities]) -> String {
    let items: Vec<&PriorityDefinition> =
        asked.iter().flat_map(|policy| &policy.priorities).collect();
    match (asked, &items[..]) {
        (several, []) => {
            let lost = several.iter().find(|policy| policy.lost);
            lost.map_or("Not stated: no document defines this priority".to_owned(), |policy| {
                format!(
                    "Missing from our copy: the table in which {} may define this priority",
                    policy.policy.id
                )
            })
        }
        (_, [first, rest @ ..])
            if first.says.is_some()
                && rest.iter().all(|one| (&one.id, &one.says) == (&first.id, &first.says)) =>
        {
            format!("{}: {}", label(first), first.says.as_deref().unwrap_or_default())
        }
        ([only], [.., last]) if is_defined(answer) => format!(
            "{} {}, from {} to {}",
            items.len(),
            plural(&only.word),
            label(items[0]),
            label(last)
        ),
        ([only], _) if only.lost => format!(
            "Missing from our copy: the table in which {} defines its {}",
            only.policy.id,
            plural(&only.word)
        ),
        ([only], _) => format!("Not stated: {} names priorities and defines none", only.policy.id),
        (several, _) => format!("The priorities of {} policies", several.len()),
    }
}

fn plural(word: &str) -> String {
    word.strip_suffix('y').map_or_else(|| format!("{word}s"), |stem| format!("{stem}ies"))
}

fn label(one: &PriorityDefinition) -> String {
    labelled(&one.id, &one.name)
}

/// Returns `1 Critical`, or `Severity 1` where the name has the id.
fn labelled(id: &str, name: &str) -> String {
    if name.split_whitespace().any(|word| word.eq_ignore_ascii_case(id)) {
        name.to_owned()
    } else {
        format!("{id} {name}")
    }
}

/// Draws policies with the same list together.
fn alike(policies: &[PolicyPriorities]) -> Vec<Vec<&PolicyPriorities>> {
    let list = |policy: &PolicyPriorities| -> Vec<_> {
        let one = |it: &PriorityDefinition| (it.id.clone(), it.name.clone(), it.says.clone());
        policy.priorities.iter().map(one).collect()
    };
    let mut groups: Vec<Vec<&PolicyPriorities>> = Vec::new();
    for policy in policies {
        match groups.iter_mut().find(|group| list(group[0]) == list(policy)) {
            Some(group) => group.push(policy),
            None => groups.push(vec![policy]),
        }
    }
    groups.retain(|group| !group[0].priorities.is_empty());
    groups
}

/// Returns the table of policies with the same list.
fn table(group: &[&PolicyPriorities]) -> Table {
    let titles: Vec<String> =
        group.iter().map(|policy| report_parts::with_status(&policy.policy)).collect();
    let mut table = Table::new(&titles.join(", and "), &[&group[0].word, "meaning", "elsewhere"]);
    for (at, one) in group[0].priorities.iter().enumerate() {
        let clauses: Vec<&str> =
            group.iter().map(|policy| policy.priorities[at].clause.as_str()).collect();
        let unsaid = if group[0].lost { "missing from our copy" } else { "not stated" };
        let says = one.says.as_deref().unwrap_or(unsaid);
        let clause = if clauses.iter().all(|clause| *clause == clauses[0]) {
            clauses[0].to_owned()
        } else {
            let named = clauses.iter().zip(group);
            let named: Vec<String> =
                named.map(|(clause, policy)| format!("{}: {clause}", policy.policy.id)).collect();
            named.join("; ")
        };
        table.rows.push(vec![
            label(one),
            report_parts::with_clause(says, &clause),
            elsewhere(one, group).join("\n"),
        ]);
    }
    if table.rows.iter().all(|row| row[2].is_empty()) {
        table.header.pop();
        table.rows.iter_mut().for_each(|row| row.truncate(2));
    }
    table
}

/// Returns the priorities of other policies that mean the same.
fn elsewhere(one: &PriorityDefinition, group: &[&PolicyPriorities]) -> Vec<String> {
    let is_here = |id: &str| group.iter().any(|policy| policy.policy.id == id);
    let others = one.same.iter().filter(|same| !is_here(&same.policy));
    let mut named: Vec<(String, Vec<&str>)> = Vec::new();
    for same in others {
        let name = labelled(&same.id, &same.name);
        match named.iter_mut().find(|(other, _)| *other == name) {
            Some((_, policies)) => policies.push(&same.policy),
            None => named.push((name, vec![&same.policy])),
        }
    }
    let alike = named.iter();
    alike.map(|(name, policies)| format!("{name} of {}", listed(policies, "and"))).collect()
}
