//! `slacalc clause`.

use std::iter;

use clap::Args;

use super::{
    config::Configured,
    environment::Environment,
    exit::Exit,
    inputs::TimeOption,
    known_places::expect_known,
    options::{CommonArgs, ExplainArgs},
    output::Output,
    report_parts,
    session::{Session, add_new},
};
use crate::{
    answer::{ClauseAnswer, ClauseLine, clause, lost},
    policy::{Policy, PolicyPart},
    render::{Report, Table},
    sla::{PolicyRef, QuestionError},
    time::Instant,
};

const EXAMPLES: &str = "\
Examples:
  slacalc clause --vendor rescale
  slacalc clause --vendor rescale 5c
  slacalc clause --vendor rescale terms 6.6
  slacalc clause --policy scalr/saas note 2
  slacalc clause --vendor rescale '5c; terms 6.6'
  slacalc clause --lost

What a clause says is in our own words. Without a clause every one is listed.
Exit 0 answered, 2 there is no such clause.";

/// A clause in our own words, and the answers that rest on it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ClauseArgs {
    /// The clause: 5c, 'section 4', terms 6.6, or words of its heading.
    #[arg(value_name = "CLAUSE", conflicts_with = "lost")]
    clause: Vec<String>,
    /// List what our copies of the documents have lost: of every current policy if none is named.
    #[arg(long)]
    lost: bool,
    #[command(flatten)]
    explain: ExplainArgs,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(
    args: &ClauseArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let (common, part) = (&args.common, PolicyPart::Whole);
    if args.lost {
        let sessions = Session::open_all(&environment, common, part, TimeOption::NOW, clock)?;
        let policies: Vec<&Policy> = sessions.iter().map(Session::policy).collect();
        let mut answer = lost(policies);
        for session in &sessions {
            add_new(&mut answer.notes, session.notes_at(session.now(None)?, None));
        }
        output.answer(&answer, lost_report)?;
        return Ok(Exit::Yes);
    }
    let asked = Some(args.clause.join(" ")).filter(|words| !words.is_empty());
    let session = open(&environment, common, asked.as_deref(), clock)?;
    expect_known(&common.subject, &environment, iter::once(session.policy()))?;
    let mut answer = clause(session.policy(), asked.as_deref())?;
    answer.notes.extend(session.notes_at(session.now(None)?, None));
    let documents: Vec<&str> = answer.clauses.iter().map(|it| it.document.as_str()).collect();
    answer.notes.extend(session.notes_on_documents(&documents));
    output.answer(&answer, |answer| report(answer, args.explain.explain))?;
    Ok(if answer.clauses.is_empty() { Exit::NotStated } else { Exit::Yes })
}

/// Opens the policy; of a vendor with several the only one in force with the clause.
fn open<'a>(
    environment: &'a Environment,
    common: &'a CommonArgs,
    asked: Option<&str>,
    clock: Instant,
) -> anyhow::Result<Session<'a>> {
    let part = PolicyPart::Whole;
    let error = match Session::open(environment, common, part, TimeOption::NOW, clock) {
        Ok(session) => return Ok(session),
        Err(error) => error,
    };
    let is_open = matches!(error.downcast_ref(), Some(QuestionError::Missing { .. }));
    if !is_open || common.subject.vendor.is_none() || asked.is_none() {
        return Err(error);
    }
    let mut sessions = Session::open_all(environment, common, part, TimeOption::NOW, clock)?;
    sessions.retain(|session| clause(session.policy(), asked).is_ok());
    match sessions.pop() {
        Some(only) if sessions.is_empty() => Ok(only),
        _ => Err(error),
    }
}

fn report(answer: &ClauseAnswer, explain: bool) -> Report {
    let ids: Vec<&str> = answer.clauses.iter().map(|it| it.clause.as_str()).collect();
    let mut report = Report { plain: ids.join("\n"), ..Report::default() };
    let policy = answer.policy.as_ref();
    match (&answer.asked, &answer.clauses[..]) {
        (None, []) => "The policy cites no clause".clone_into(&mut report.headline),
        (None, all) => {
            report.headline = format!("{} clauses", all.len());
            list(&mut report, all);
        }
        (Some(_), [only]) => {
            report.headline = title(only);
            one(&mut report, only, "");
        }
        (Some(asked), several) => {
            report.headline = format!("{asked}: {} clauses", several.len());
            for line in several {
                one(&mut report, line, &title(line));
            }
        }
    }
    if let Some(policy) = policy {
        report_parts::policy_and_plan(&mut report, policy, None);
        name_documents(&mut report, answer, policy);
    }
    report.notes.clone_from(&answer.notes);
    if !explain {
        shorten_commands(&mut report);
    }
    report.data = Some(data(&answer.clauses));
    report
}

/// The most commands that are shown without being asked for.
const MOST_COMMANDS: usize = 5;

/// Leaves the first commands, and says how many more there are.
fn shorten_commands(report: &mut Report) {
    let more = report.verbatim.len().saturating_sub(MOST_COMMANDS);
    report.verbatim.truncate(MOST_COMMANDS);
    if more > 0 {
        let commands = if more == 1 { "command gives" } else { "commands give" };
        report.notes.push(format!(
            "{more} more {commands} answers that rest on this clause; --explain shows all."
        ));
    }
}

/// Returns a clause with its heading: `5 c: Chat and Slack`.
fn title(line: &ClauseLine) -> String {
    let heading = line.heading.as_ref().map(|heading| format!(": {heading}"));
    format!("{}{}", line.clause, heading.unwrap_or_default())
}

/// Names the documents beside the policy's own that the clauses are of.
fn name_documents(report: &mut Report, answer: &ClauseAnswer, policy: &PolicyRef) {
    let mut named = vec![&policy.title];
    for line in &answer.clauses {
        if !named.contains(&&line.document) {
            report.fact("document", line.document.clone());
            named.push(&line.document);
        }
    }
}

fn list(report: &mut Report, all: &[ClauseLine]) {
    let mut table = Table::new("", &["clause", "about", "facts"]);
    for line in all {
        let first = line.says.first().or_else(|| line.facts.first().map(|fact| &fact.says));
        let about = line.heading.as_ref().or(first).cloned().unwrap_or_default();
        table.rows.push(vec![line.clause.clone(), about, line.facts.len().to_string()]);
    }
    report.tables.push(table);
}

/// Adds what one clause says, what our copy has lost of it, the facts that rest on it, and the
/// commands that ask for them.
fn one(report: &mut Report, line: &ClauseLine, title: &str) {
    let mut says = Table::new(if title.is_empty() { "It says" } else { title }, &[""]);
    says.rows.extend(line.says.iter().map(|sentence| vec![sentence.clone()]));
    if line.says.is_empty() {
        let none = "No summary of it is at hand, only the answers that rest on it.".to_owned();
        says.rows.push(vec![none]);
    }
    let missing = line.missing.iter();
    says.rows.extend(missing.map(|fact| vec![format!("Missing from our copy: {fact}")]));
    report.tables.push(says);
    let mut facts = Table::new("Answers that rest on it", &["", "what", "says"]);
    let mut last = "";
    for fact in &line.facts {
        let kind = if fact.kind == last { "" } else { fact.kind };
        last = fact.kind;
        facts.rows.push([kind, &fact.name, &fact.says].map(str::to_owned).to_vec());
        if !report.verbatim.contains(&fact.ask) {
            report.verbatim.push(fact.ask.clone());
        }
    }
    report.tables.extend(Some(facts).filter(|table| !table.rows.is_empty()));
}

fn data(lines: &[ClauseLine]) -> Table {
    let mut table = Table::new("", &["clause", "document", "heading", "says", "missing", "facts"]);
    for line in lines {
        let mut facts: Vec<&str> = line.facts.iter().map(|fact| fact.ask.as_str()).collect();
        facts.dedup();
        table.rows.push(vec![
            line.clause.clone(),
            line.document.clone(),
            line.heading.clone().unwrap_or_default(),
            line.says.join(" "),
            line.missing.join(" "),
            facts.join("; "),
        ]);
    }
    table
}

fn lost_report(answer: &ClauseAnswer) -> Report {
    let headline = match answer.lost.len() {
        0 => "Nothing is missing from our copy".to_owned(),
        1 => "1 fact is missing from our copies".to_owned(),
        count => format!("{count} facts are missing from our copies"),
    };
    let mut table = Table::new("", &["policy", "clause", "missing"]);
    for fact in &answer.lost {
        table.rows.push(vec![fact.policy.clone(), fact.clause.clone(), fact.says.clone()]);
    }
    let ids = answer.lost.iter().map(|fact| format!("{}\t{}", fact.policy, fact.clause));
    let mut report = Report {
        headline,
        plain: ids.collect::<Vec<_>>().join("\n"),
        notes: answer.notes.clone(),
        data: Some(table.clone()),
        ..Report::default()
    };
    if !table.rows.is_empty() {
        report.tables.push(table);
    }
    report
}
