//! The provenance of an answer over many tickets.

use super::super::environment::Environment;
use crate::{
    policy::{Library, LibraryError, sha256},
    render::Table,
    tickets::{JudgingContract, JudgingPolicy, Provenance, Sources, UsedOption},
    time::{Instant, Zone},
};

/// Columns that name a ticket unless told otherwise.
pub(in super::super) const NAMES: [&str; 8] =
    ["id", "ticket", "ticket_id", "number", "key", "Issue key", "Ticket ID", "Number"];
/// The letters of a digest that are shown: enough to tell files apart.
const SHOWN: usize = 16;

/// Returns the provenance of an answer.
pub(in super::super) fn made_from(
    origins: Sources,
    options: Vec<UsedOption>,
    now: Instant,
    world: &Environment,
    library: &Library,
) -> anyhow::Result<Provenance> {
    let (policies, contracts) = judged_by(origins, library)?;
    Ok(Provenance {
        policies,
        contracts,
        options,
        now: Zone::utc().rfc3339(now),
        zone_rules: world.release(),
        program: env!("CARGO_PKG_VERSION"),
    })
}

/// The policies and contracts, with the digests of their files.
pub(in super::super) fn judged_by(
    origins: Sources,
    library: &Library,
) -> Result<(Vec<JudgingPolicy>, Vec<JudgingContract>), LibraryError> {
    let policy = |id: String| {
        library.entry(&id).map(|entry| JudgingPolicy { sha256: sha256(entry.text()), id })
    };
    let policies = origins.policies.into_iter().map(policy).collect::<Result<_, _>>()?;
    let contracts =
        origins.contracts.into_iter().map(|(sha256, title)| JudgingContract { title, sha256 });
    Ok((policies, contracts.collect()))
}

/// Returns the provenance as a table.
pub(in super::super) fn sources(made_from: &Provenance) -> Table {
    let mut table = Table::new("Made from", &["", "", ""]);
    let mut row = |what: &str, which: &str, more: String| {
        table.rows.push(vec![what.to_owned(), which.to_owned(), more]);
    };
    let digest = |sha256: &str| format!("sha256 {}", &sha256[..SHOWN.min(sha256.len())]);
    for policy in &made_from.policies {
        row("policy", &policy.id, digest(&policy.sha256));
    }
    for contract in &made_from.contracts {
        row("contract", &contract.title, digest(&contract.sha256));
    }
    for said in &made_from.options {
        match said.value.split_once(" sha256 ") {
            Some((file, sha256)) => row(&said.option, file, digest(sha256)),
            None => row(&said.option, &said.value, String::new()),
        }
    }
    row("zone rules", &format!("IANA {}", made_from.zone_rules), String::new());
    row("program", &format!("slacalc {}", made_from.program), format!("now {}", made_from.now));
    table
}
