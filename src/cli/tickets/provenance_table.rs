//! The provenance of an answer over many tickets, and its table for people.

use super::super::{environment::Environment, time_words::written};
use crate::{
    policy::{Library, LibraryError, sha256},
    render::Table,
    tickets::{JudgingContract, JudgingPolicy, PriorityScheme, Provenance, Sources, UsedOption},
    time::{Instant, Zone},
};

/// Columns that name a ticket unless told otherwise.
pub(in super::super) const NAMES: [&str; 8] =
    ["id", "ticket", "ticket_id", "number", "key", "Issue key", "Ticket ID", "Number"];
/// The letters of a digest that are shown: as few as tell files apart.
const SHOWN: usize = 16;

/// A line of the table: its kind, its name, and a digest or remark.
pub(in super::super) type ProvenanceLine = [String; 3];

/// Returns the provenance of an answer at an instant.
pub(in super::super) fn provenance(
    sources: Sources,
    options: Vec<UsedOption>,
    now: Instant,
    world: &Environment,
    library: &Library,
) -> anyhow::Result<Provenance> {
    let (policies, contracts) = judged_by(sources, library)?;
    Ok(Provenance {
        policies,
        contracts,
        options,
        now: Zone::utc().rfc3339(now),
        zone_rules: world.release(),
        program: env!("CARGO_PKG_VERSION"),
    })
}

/// Returns the policies and contracts, with the digests of their files.
pub(in super::super) fn judged_by(
    sources: Sources,
    library: &Library,
) -> Result<(Vec<JudgingPolicy>, Vec<JudgingContract>), LibraryError> {
    let policy = |id: String| {
        library.entry(&id).map(|entry| JudgingPolicy { sha256: sha256(entry.text()), id })
    };
    let policies = sources.policies.into_iter().map(policy).collect::<Result<_, _>>()?;
    let contracts =
        sources.contracts.into_iter().map(|(sha256, title)| JudgingContract { title, sha256 });
    Ok((policies, contracts.collect()))
}

pub(in super::super) fn line(what: &str, name: &str, rest: String) -> ProvenanceLine {
    [what.to_owned(), name.to_owned(), rest]
}

/// Returns a line for each policy, contract and option, with whole digests.
pub(in super::super) fn source_lines(
    policies: &[JudgingPolicy],
    contracts: &[JudgingContract],
    options: &[UsedOption],
) -> Vec<ProvenanceLine> {
    let digest = |sha256: &str| format!("sha256 {sha256}");
    let policies = policies.iter().map(|it| line("policy", &it.id, digest(&it.sha256)));
    let contracts = contracts.iter().map(|it| line("contract", &it.title, digest(&it.sha256)));
    let option = |said: &UsedOption| {
        if let Some((file, sha256)) = said.value.split_once(" sha256 ") {
            return line(&said.option, file, digest(sha256));
        }
        let listed = scheme_of(&said.value).map(PriorityScheme::listed);
        let source = source_in_words(said).map(str::to_owned);
        let rest: Vec<String> = listed.into_iter().chain(source).collect();
        line(&said.option, &said.value, rest.join(", "))
    };
    let options = options.iter().map(option);
    policies.chain(contracts).chain(options).collect()
}

/// Returns the ready-made set of meanings that a value names: `priority:@jira`.
fn scheme_of(value: &str) -> Option<&'static PriorityScheme> {
    PriorityScheme::of(value.strip_prefix("priority:@")?)
}

/// Returns the place that gave an option which was not typed.
pub(super) fn source_in_words(option: &UsedOption) -> Option<&'static str> {
    Some(match option.source? {
        "contract" => "by [tickets] of the contract",
        "recognised" => "recognised by its columns",
        _ => "by the configuration",
    })
}

pub(in super::super) fn zone_rules_line(release: &str) -> ProvenanceLine {
    line("zone rules", &format!("IANA {release}"), String::new())
}

/// Returns the table of some lines, with as few letters of a digest as tell files apart.
pub(in super::super) fn made_from(lines: Vec<ProvenanceLine>, program: &str, now: &str) -> Table {
    let mut table = Table::new("Made from", &["", "", ""]);
    for [what, name, rest] in lines {
        let rest = match rest.strip_prefix("sha256 ") {
            Some(digest) => format!("sha256 {}", &digest[..SHOWN.min(digest.len())]),
            None => rest,
        };
        table.rows.push(vec![what, name, rest]);
    }
    table.rows.push(
        line("program", &format!("slacalc {program}"), format!("now {}", written(now))).into(),
    );
    table
}

/// Returns the table of a provenance.
pub(in super::super) fn provenance_table(of: &Provenance) -> Table {
    let mut lines = source_lines(&of.policies, &of.contracts, &of.options);
    lines.push(zone_rules_line(&of.zone_rules));
    made_from(lines, of.program, &of.now)
}
