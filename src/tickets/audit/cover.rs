//! Draws tickets that differ together by the causes that explain most of them.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    AuditAnswer, AuditGroup, BadRow, Differences, Example, ExplainedBy, Findings,
    findings::{Seen, Tally},
};
use crate::{answer::Cause, time::At};

/// How many other causes of a group are named.
const MOST_OTHERS: usize = 5;

/// Tickets of a group, by the causes of each.
type Sets = Vec<(Vec<Cause>, Tally)>;

impl Findings {
    /// The answer, for claims in a column; `verdicts` if these are no deadlines.
    #[must_use]
    pub fn answer(self, column: &str, verdicts: bool, tolerance_seconds: i64) -> AuditAnswer {
        let differ = self.differing();
        let contradicted = self.contradicted;
        let explains = explained(self.sets.iter());
        let mut groups: Vec<AuditGroup> = Vec::new();
        let mut left: Sets = self.sets.into_iter().collect();
        while let Some(cause) = best(&left, &contradicted) {
            let (taken, rest): (Sets, Sets) = left.into_iter().partition(|(causes, _)| causes.contains(&cause));
            left = rest;
            groups.push(group(Some(&cause), taken, &explains, verdicts.then_some(&contradicted)));
        }
        groups.sort_by_key(|group| Reverse(group.tickets));
        let conventions = explains.iter().filter(|(cause, _)| cause.is_convention()).map(|(cause, tickets)| (cause.clone(), *tickets));
        let explains_most = most(conventions, &contradicted).map(|cause| explained_by(&cause, explains[&cause]));
        if !left.is_empty() {
            groups.push(group(None, left, &explains, None));
        }
        AuditAnswer {
            schema: "slacalc/audit/v1",
            claims: if verdicts { "state" } else { "deadline" },
            column: column.to_owned(),
            tolerance_seconds,
            rows: self.rows,
            compared: self.agree + differ,
            agree: self.agree,
            differ,
            without_claim: self.without_claim,
            without_deadline: self.without_deadline.values().sum(),
            bad: self.bad,
            explains_most,
            groups,
            bad_rows: self.bad_rows.into_iter().map(|(row, error)| BadRow { row, error }).collect(),
            zone_rules: None,
            notes: self.without_deadline.iter().map(|(why, tickets)| without_deadline(why, *tickets)).collect(),
        }
    }
}

fn without_deadline(why: &str, tickets: u64) -> String {
    let tickets = if tickets == 1 { "1 ticket has a claim".to_owned() } else { format!("{tickets} tickets have a claim") };
    format!("{tickets} but no deadline by the contract: {why}.")
}

/// How many tickets each cause explains.
fn explained<'s>(sets: impl Iterator<Item = (&'s Vec<Cause>, &'s Tally)>) -> BTreeMap<Cause, u64> {
    let mut explained: BTreeMap<Cause, u64> = BTreeMap::new();
    for (causes, tally) in sets {
        for cause in causes {
            *explained.entry(cause.clone()).or_default() += tally.tickets;
        }
    }
    explained
}

/// The cause that explains most of what is left, less what it contradicts; of equals the simplest. `None` if none explains
/// more than it contradicts.
fn best(left: &Sets, contradicted: &BTreeMap<Cause, u64>) -> Option<Cause> {
    let explained = explained(left.iter().map(|(causes, tally)| (causes, tally)));
    most(explained.into_iter(), contradicted)
}

fn most(explained: impl Iterator<Item = (Cause, u64)>, contradicted: &BTreeMap<Cause, u64>) -> Option<Cause> {
    let net = explained.filter_map(|(cause, tickets)| {
        let net = tickets.saturating_sub(contradicted.get(&cause).copied().unwrap_or_default());
        (net > 0).then_some((Reverse(net), cause))
    });
    net.min().map(|(_, cause)| cause)
}

fn group(cause: Option<&Cause>, sets: Sets, explains: &BTreeMap<Cause, u64>, contradicted: Option<&BTreeMap<Cause, u64>>) -> AuditGroup {
    let mut others = explained(sets.iter().map(|(causes, tally)| (causes, tally)));
    let mut tally = Tally::default();
    let mut causes_of: BTreeMap<u64, Vec<Cause>> = BTreeMap::new();
    for (causes, part) in sets {
        causes_of.extend(part.examples.iter().map(|seen| (seen.row, causes.clone())));
        tally.add(part);
    }
    if let Some(cause) = cause {
        others.remove(cause);
    }
    let mut also: Vec<(Cause, u64)> = others.into_iter().collect();
    also.sort_by_key(|(cause, tickets)| (Reverse(*tickets), cause.clone()));
    also.truncate(MOST_OTHERS);
    let difference = Differences { least_seconds: tally.least, greatest_seconds: tally.most, mean_seconds: tally.mean() };
    AuditGroup {
        says: cause.map(Cause::says),
        cause: cause.cloned(),
        tickets: tally.tickets,
        explains: cause.and_then(|cause| explains.get(cause)).copied().unwrap_or(0),
        contradicts: cause.and_then(|cause| Some(contradicted?.get(cause).copied().unwrap_or_default())),
        laxer: tally.laxer,
        stricter: tally.tickets - tally.laxer,
        difference,
        also: also.iter().map(|(cause, tickets)| explained_by(cause, *tickets)).collect(),
        examples: tally.examples.into_iter().map(|seen| example(seen, &causes_of)).collect(),
    }
}

fn explained_by(cause: &Cause, tickets: u64) -> ExplainedBy {
    ExplainedBy { cause: cause.clone(), says: cause.says(), tickets }
}

fn example(seen: Seen, causes_of: &BTreeMap<u64, Vec<Cause>>) -> Example {
    Example {
        row: seen.row,
        opened: written(seen.opened),
        deadline: written(seen.deadline),
        claimed: seen.claimed.map(written),
        difference_seconds: seen.seconds,
        causes: causes_of.get(&seen.row).cloned().unwrap_or_default(),
        id: seen.name,
    }
}

fn written(at: At) -> String {
    let mut text = Vec::new();
    at.write_rfc3339(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}
