//! Draws tickets that differ together by the causes that explain most of them.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    AuditAnswer, AuditGroup, BadRow, Differences, Example, ExplainedBy, Findings,
    findings::{Seen, Tally},
};
use crate::{answer::Cause, tickets::MadeFrom, time::At};

/// How many other causes of a group are named.
const MOST_OTHERS: usize = 5;

/// Tickets of a group, by the causes of each.
type Sets = Vec<(Vec<Cause>, Tally)>;

/// A convention that explains fewer of the tickets that differ, one in so many, is none to be put above all others.
const SHARE: u64 = 4;

impl Findings {
    /// The answer, for claims in a column; `verdicts` if these are no deadlines.
    #[must_use]
    pub fn answer(self, column: &str, verdicts: bool, tolerance_seconds: i64, made_from: MadeFrom) -> AuditAnswer {
        let differ = self.differing();
        let weighing = Weighing { explains: explained(self.sets.iter()), contradicts: self.contradicted, verdicts };
        let mut groups: Vec<AuditGroup> = Vec::new();
        let mut left: Sets = self.sets.into_iter().collect();
        let mut explained = weighing.explains.clone();
        while let Some(cause) = weighing.best(&explained) {
            let (taken, rest): (Sets, Sets) = left.into_iter().partition(|(causes, _)| causes.contains(&cause));
            left = rest;
            for (causes, tally) in &taken {
                for cause in causes {
                    explained.entry(cause.clone()).and_modify(|tickets| *tickets -= tally.tickets);
                }
            }
            groups.push(group(Some(&cause), taken, &weighing));
        }
        let first = groups.iter().filter_map(|group| group.cause.as_ref()).find(|cause| cause.and.is_none());
        let explains_most = first.map(|cause| weighing.explained_by(cause, weighing.explains[cause]));
        if !left.is_empty() {
            groups.push(group(None, left, &weighing));
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
            met_unanswered: self.met_unanswered.tickets,
            unanswered: self.met_unanswered.examples.into_iter().map(|seen| example(seen, &BTreeMap::new())).collect(),
            without_claim: self.without_claim,
            without_deadline: self.without_deadline.values().sum(),
            bad: self.bad,
            explains_most: explains_most.filter(|most| most.tickets * SHARE >= differ),
            groups,
            bad_rows: self.bad_rows.into_iter().map(|(row, error)| BadRow { row, error }).collect(),
            made_from,
            notes: self.without_deadline.iter().map(|(why, tickets)| without_deadline(why, *tickets)).collect(),
        }
    }
}

/// What speaks for and against each cause.
struct Weighing {
    /// How many tickets that differ it alone explains.
    explains: BTreeMap<Cause, u64>,
    /// How many tickets that agree would not if it were so.
    contradicts: BTreeMap<Cause, u64>,
    verdicts: bool,
}

impl Weighing {
    /// The cause of most weight by what it explains of what is left; of equals the simplest. A deadline that is the claimed one
    /// to the minute may be a single slip; nearly any cause would give a verdict, so that there one must explain more than it
    /// contradicts.
    fn best(&self, explained: &BTreeMap<Cause, u64>) -> Option<Cause> {
        let weight = |(cause, tickets): (&Cause, &u64)| {
            let most = if self.verdicts { self.against(cause).unwrap_or_default() } else { 0 };
            (*tickets > most).then(|| (Reverse(self.weight(cause, *tickets)), cause.clone()))
        };
        explained.iter().filter_map(weight).min().map(|(_, cause)| cause)
    }

    fn weight(&self, cause: &Cause, tickets: u64) -> u128 {
        weight(tickets, self.against(cause))
    }

    fn against(&self, cause: &Cause) -> Option<u64> {
        cause.and.is_none().then(|| self.contradicts.get(cause).copied().unwrap_or_default())
    }

    fn explained_by(&self, cause: &Cause, tickets: u64) -> ExplainedBy {
        ExplainedBy { cause: cause.clone(), says: cause.says(), tickets, contradicts: self.against(cause) }
    }
}

/// The tickets that a cause explains, by the share that it is right about of all that it bears on; times a million.
fn weight(tickets: u64, against: Option<u64>) -> u128 {
    let all = tickets + against.unwrap_or_default();
    u128::from(tickets) * u128::from(tickets) * 1_000_000 / u128::from(all.max(1))
}

impl AuditGroup {
    /// The other causes for which at least half as much speaks as for that of the group.
    pub fn rivals(&self) -> impl Iterator<Item = &ExplainedBy> {
        let own = weight(self.tickets, self.contradicts);
        self.also.iter().filter(move |other| weight(other.tickets, other.contradicts) * 2 >= own)
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

fn group(cause: Option<&Cause>, sets: Sets, weighing: &Weighing) -> AuditGroup {
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
    also.sort_by_key(|(cause, tickets)| (Reverse(weighing.weight(cause, *tickets)), cause.clone()));
    also.truncate(MOST_OTHERS);
    let differences = || Differences { least_seconds: tally.least, greatest_seconds: tally.most, mean_seconds: tally.mean() };
    let difference = (tally.timed > 0).then(differences);
    AuditGroup {
        says: cause.map(Cause::says),
        cause: cause.cloned(),
        tickets: tally.tickets,
        explains: cause.and_then(|cause| weighing.explains.get(cause)).copied().unwrap_or(0),
        contradicts: cause.and_then(|cause| weighing.against(cause)),
        laxer: tally.laxer,
        stricter: tally.tickets - tally.laxer,
        difference,
        also: also.iter().map(|(cause, tickets)| weighing.explained_by(cause, *tickets)).collect(),
        examples: tally.examples.into_iter().map(|seen| example(seen, &causes_of)).collect(),
    }
}

fn example(seen: Seen, causes_of: &BTreeMap<u64, Vec<Cause>>) -> Example {
    Example {
        row: seen.row,
        opened: written(seen.opened),
        deadline: seen.deadline.map(written),
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
