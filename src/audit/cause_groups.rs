//! Groups tickets that differ by the causes that explain most of them.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    AuditAnswer, AuditGroup, Cause, Differences, DifferingTicket, ExplainedBy, Findings,
    findings::{DifferenceCounts, TicketSample},
    scoring::{CauseScores, least_of_a_group, weight},
};
use crate::{policy::Metric, tickets::Provenance, time::OffsetInstant};

/// The most other causes that a group names.
const MOST_OTHERS: usize = 5;

/// Met and missed may be exchanged where at least so many verdicts differ, and so many times as
/// many as agree.
const LEAST_EXCHANGED: u64 = 10;
const EXCHANGED: u64 = 9;
/// Fewer deadlines than this are moved by the same time only by chance.
const LEAST_SHIFTED: u64 = 3;

/// Tickets of a group, by the causes of each.
type CauseSets = Vec<(Vec<Cause>, DifferenceCounts)>;

/// The cause that explains most is named first only if it explains one in so many of the tickets
/// that differ.
const SHARE: u64 = 4;

impl Findings {
    /// Returns the answer, for claims in a column; `verdicts` if these are no deadlines.
    #[must_use]
    pub(crate) fn answer(
        mut self,
        column: &str,
        verdicts: bool,
        tolerance_seconds: i64,
        made_from: Provenance,
    ) -> AuditAnswer {
        let differ = self.differing();
        let compared = self.agree + differ;
        let every_verdict = if verdicts { verdict_of_all(self.says_met, compared) } else { None };
        let sets = self.sets_to_group(every_verdict.is_some(), verdicts);
        let scores = CauseScores {
            explains: explained(&sets),
            contradicts: self.contradicted,
            left_open: self.cited.left_open,
            agree: self.agree,
            differ,
            verdicts,
        };
        let groups = grouped(sets, &scores);
        let causes = groups.iter().filter_map(|group| group.cause.as_ref());
        let first =
            causes.filter(|cause| !scores.is_refuted(cause)).find(|cause| cause.and.is_none());
        let explains_most = first.map(|cause| scores.explained_by(cause, scores.explains[cause]));
        let open_groups =
            groups.iter().filter(|group| group.left_open.is_some() && !group.is_refuted());
        let without = |why: &str| self.without_deadline.get(why).copied().unwrap_or_default();
        let deadline_notes =
            self.without_deadline.iter().map(|(why, tickets)| without_deadline(why, *tickets));
        AuditAnswer {
            schema: "slacalc/audit/v1",
            metric: Metric::FirstResponse,
            not_stated: without("not-stated"),
            not_promised: without("none") + without("best-effort"),
            claims: if verdicts { "state" } else { "deadline" },
            column: column.to_owned(),
            tolerance_seconds,
            rows: self.rows,
            compared,
            agree: self.agree,
            differ,
            differ_by_open_reading: open_groups.map(|group| group.tickets).sum(),
            every_verdict,
            met_unanswered: self.met_unanswered.tickets,
            unanswered: examples(self.met_unanswered),
            missed_unanswered: self.missed_unanswered.tickets,
            unanswered_missed: examples(self.missed_unanswered),
            has_answers: self.has_response_column,
            without_claim: self.without_claim,
            without_deadline: self.without_deadline.values().sum(),
            bad: self.bad,
            explains_most: explains_most.filter(|most| most.tickets * SHARE >= differ),
            groups,
            bad_rows: self.bad_rows,
            rests_on: self.cited.clauses.into_iter().collect(),
            made_from,
            notes: deadline_notes.chain(self.cited.notes).collect(),
        }
    }

    /// Returns the tickets that differ, with the causes that can be told.
    fn sets_to_group(&mut self, all_the_same: bool, verdicts: bool) -> CauseSets {
        let differ = self.differing();
        let exchanged = verdicts
            && !all_the_same
            && differ >= LEAST_EXCHANGED
            && differ >= EXCHANGED * self.agree;
        let mut sets: CauseSets = std::mem::take(&mut self.sets).into_iter().collect();
        leave_out_shifts(&mut sets, differ);
        for (causes, _) in &mut sets {
            if all_the_same {
                causes.clear();
            }
            causes.extend(exchanged.then(Cause::exchanged));
        }
        sets
    }
}

/// Returns the verdict that all of two or more compared claims have.
fn verdict_of_all(met: u64, compared: u64) -> Option<&'static str> {
    match met {
        _ if compared < 2 => None,
        0 => Some("missed"),
        met => (met == compared).then_some("met"),
    }
}

/// Groups tickets by the best cause, then the rest by the best of the rest, and so on.
fn grouped(sets: CauseSets, scores: &CauseScores) -> Vec<AuditGroup> {
    let mut groups: Vec<AuditGroup> = Vec::new();
    let mut left = sets;
    let mut explained = scores.explains.clone();
    while let Some(cause) = scores.best(&explained) {
        let (taken, rest): (CauseSets, CauseSets) =
            left.into_iter().partition(|(causes, _)| causes.contains(&cause));
        left = rest;
        for (causes, counts) in &taken {
            for cause in causes {
                explained.entry(cause.clone()).and_modify(|tickets| *tickets -= counts.tickets);
            }
        }
        groups.push(group(Some(&cause), taken, scores));
    }
    if !left.is_empty() {
        groups.push(group(None, left, scores));
    }
    groups
}

/// Drops the causes that move every deadline by the same time, but for those that explain half of
/// the tickets.
fn leave_out_shifts(sets: &mut CauseSets, differ: u64) {
    let explains = explained(sets);
    let is_left = |cause: &Cause| {
        !cause.kind.moves_every_deadline() || explains[cause] >= LEAST_SHIFTED.max(differ / 2)
    };
    for (causes, _) in sets {
        causes.retain(is_left);
    }
}

impl AuditAnswer {
    /// Returns the least size of a group that is not there by chance. Where few differ, it is one.
    #[must_use]
    pub(crate) fn least_of_a_group(&self) -> u64 {
        least_of_a_group(self.differ)
    }
}

impl AuditGroup {
    /// Returns true if the cause contradicts more tickets than it explains.
    #[must_use]
    pub(crate) fn is_refuted(&self) -> bool {
        self.contradicts.is_some_and(|against| against > self.explains)
    }

    /// Returns the other causes with at least half the weight of the group's.
    pub(crate) fn rivals(&self) -> impl Iterator<Item = &ExplainedBy> {
        let own = weight(self.tickets, self.contradicts);
        self.also.iter().filter(move |other| {
            !other.is_refuted() && weight(other.tickets, other.contradicts) * 2 >= own
        })
    }
}

impl ExplainedBy {
    fn is_refuted(&self) -> bool {
        self.contradicts.is_some_and(|against| against > self.tickets)
    }
}

fn without_deadline(why: &str, tickets: u64) -> String {
    let tickets = if tickets == 1 {
        "1 ticket has a claim".to_owned()
    } else {
        format!("{tickets} tickets have a claim")
    };
    format!("{tickets} but no deadline by the contract: {why}.")
}

/// Counts the tickets that each cause explains.
fn explained(sets: &CauseSets) -> BTreeMap<Cause, u64> {
    let mut explained: BTreeMap<Cause, u64> = BTreeMap::new();
    for (causes, counts) in sets {
        for cause in causes {
            *explained.entry(cause.clone()).or_default() += counts.tickets;
        }
    }
    explained
}

fn group(cause: Option<&Cause>, sets: CauseSets, scores: &CauseScores) -> AuditGroup {
    let mut others = explained(&sets);
    let mut counts = DifferenceCounts::default();
    let mut causes_of: BTreeMap<u64, Vec<Cause>> = BTreeMap::new();
    for (causes, part) in sets {
        causes_of.extend(part.examples.iter().map(|sample| (sample.row, causes.clone())));
        counts.add(part);
    }
    if let Some(cause) = cause {
        others.remove(cause);
    }
    let mut also: Vec<(Cause, u64)> = others.into_iter().collect();
    also.sort_by_key(|(cause, tickets)| (Reverse(scores.weight(cause, *tickets)), cause.clone()));
    also.truncate(MOST_OTHERS);
    let differences = || Differences {
        least_seconds: counts.least,
        greatest_seconds: counts.most,
        mean_seconds: counts.mean(),
    };
    let difference = (counts.timed > 0).then(differences);
    AuditGroup {
        left_open: cause.and_then(|cause| scores.left_open(cause)).cloned(),
        says: cause.map(Cause::says),
        cause: cause.cloned(),
        tickets: counts.tickets,
        explains: cause.and_then(|cause| scores.explains.get(cause)).copied().unwrap_or(0),
        contradicts: cause.and_then(|cause| scores.against(cause)),
        laxer: counts.laxer,
        stricter: counts.tickets - counts.laxer,
        difference,
        also: also.iter().map(|(cause, tickets)| scores.explained_by(cause, *tickets)).collect(),
        examples: counts.examples.into_iter().map(|sample| example(sample, &causes_of)).collect(),
    }
}

/// Returns the examples of tickets for which no cause is searched.
fn examples(counts: DifferenceCounts) -> Vec<DifferingTicket> {
    counts.examples.into_iter().map(|sample| example(sample, &BTreeMap::new())).collect()
}

fn example(sample: TicketSample, causes_of: &BTreeMap<u64, Vec<Cause>>) -> DifferingTicket {
    DifferingTicket {
        row: sample.row,
        opened: sample.opened.rfc3339(),
        deadline: sample.deadline.map(OffsetInstant::rfc3339),
        claimed: sample.claimed.map(OffsetInstant::rfc3339),
        zone: sample.zone,
        difference_seconds: sample.seconds,
        causes: causes_of.get(&sample.row).cloned().unwrap_or_default(),
        id: sample.name,
    }
}
