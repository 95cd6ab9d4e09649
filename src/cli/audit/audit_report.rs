//! Turns the answer of `slacalc audit` into a report.

use std::collections::BTreeMap;

use super::{
    super::{
        tickets::{Unmeasured, provenance_table},
        time_words::written_in,
    },
    tables::{against, against_each, data, examples, groups, id, left_open, name},
};
use crate::{
    audit::{AuditAnswer, CauseKind},
    render::{Report, Tone},
    text::{counted, grouped, nonzero},
};

/// The most plans and documents whose clauses are shown; JSON has all.
const PLACES: usize = 4;

const EVERY_TICKET: &str = "'slacalc batch' with the same options, but without --claimed, writes \
                            every ticket with its deadline and the column of the claimed one: \
                            -o tickets.csv.";

pub(super) fn report(answer: &AuditAnswer) -> Report {
    let mut report =
        Report { headline: headline(answer), plain: plain(answer), ..Report::default() };
    report.tone = match answer {
        AuditAnswer { differ: 1.., .. } | AuditAnswer { bad: 1.., .. } => Tone::Bad,
        AuditAnswer { compared: 0, .. } => Tone::Unsure,
        _ => Tone::Good,
    };
    report.fact("tickets", grouped(answer.rows));
    report.fact(
        "compared",
        format!("{} with the column '{}'", grouped(answer.compared), answer.column),
    );
    report.fact("agree", grouped(answer.agree));
    report.fact("differ", grouped(answer.differ));
    let count = |tickets: u64| (tickets > 0).then(|| grouped(tickets));
    report.maybe("nobody can say", not_compared(answer));
    report.maybe("without a claim", count(answer.without_claim));
    report.maybe("without a deadline", count(answer.without_deadline));
    report.maybe("not read", count(answer.bad));
    report.maybe("best explained", (answer.differ > 0).then(|| best(answer)));
    for line in rests_on(answer) {
        report.fact("rests on", line);
    }
    report.notes.clone_from(&answer.notes);
    if !answer.groups.is_empty() {
        report.tables.extend(groups(answer));
        report.tables.push(examples(answer));
        report.notes.extend(against_each(answer).map(|tickets| {
            let agree = if tickets == 1 { "agrees" } else { "agree" };
            let tickets = counted(tickets, "ticket");
            format!("If any one of these causes held, {tickets} that now {agree} would differ.")
        }));
        report.notes.push(EVERY_TICKET.to_owned());
    }
    report.notes.extend(unanswered(answer));
    if answer.compared == 0 || !answer.has_answers {
        report.notes.extend(unmeasured(answer).advice());
    }
    report.tables.push(provenance_table(&answer.made_from));
    report.data = Some(data(answer));
    report
}

/// Describes the one convention that explains most tickets.
fn best(answer: &AuditAnswer) -> String {
    if let Some(verdict) = answer.every_verdict {
        return format!("nothing can be said of causes: every claimed verdict is '{verdict}'");
    }
    let Some(most) = &answer.explains_most else {
        return "no single cause explains more than the others".to_owned();
    };
    let share = most.tickets * 100 / answer.differ.max(1);
    let which = match (most.tickets, answer.differ) {
        (1, 1) => "the one that differs would agree".to_owned(),
        (tickets, all) if tickets == all => format!("all {} would agree", grouped(all)),
        (1, all) => format!("1 of {} ({share}%) would agree", grouped(all)),
        (tickets, all) => {
            format!("{} of {} ({share}%) would agree", grouped(tickets), grouped(all))
        }
    };
    format!(
        "{which} if {}{}{}",
        most.says,
        left_open(most.left_open.as_ref()),
        against(most.contradicts)
    )
}

/// Counts the verdicts that cannot be checked, as no response is known.
fn not_compared(answer: &AuditAnswer) -> Option<String> {
    let parts = nonzero(&[
        (answer.met_unanswered, "claimed met"),
        (answer.missed_unanswered, "claimed missed"),
    ]);
    (!parts.is_empty()).then(|| format!("{}, though no answer is known", parts.join(", ")))
}

/// Returns a note on the tickets whose claims cannot be checked, as no response is known.
fn unanswered(answer: &AuditAnswer) -> Option<String> {
    let names: Vec<String> =
        answer.unanswered.iter().chain(&answer.unanswered_missed).map(name).collect();
    let more = if answer.met_unanswered + answer.missed_unanswered > names.len() as u64 {
        ", ..."
    } else {
        ""
    };
    let names = format!("{}{more}", names.join(", "));
    let says = "No answer is known for these tickets, which were closed or are not yet due; \
                whether they were answered in time cannot be said";
    (!names.is_empty() && answer.has_answers).then(|| format!("{says}: {names}."))
}

/// Returns the clauses that deadlines rest on, a line for each plan and document.
fn rests_on(answer: &AuditAnswer) -> Vec<String> {
    let mut places: BTreeMap<(&str, Option<&str>, &str), Vec<&str>> = BTreeMap::new();
    for ground in &answer.rests_on {
        places
            .entry((&ground.policy, ground.plan.as_deref(), &ground.document))
            .or_default()
            .push(&ground.clause);
    }
    let all = places.len();
    let line = |((_, plan, document), clauses): ((&str, Option<&str>, &str), Vec<&str>)| {
        let whose = plan.map_or_else(|| document.to_owned(), |plan| format!("{document}, {plan}"));
        let whose = if all > 1 { format!("{whose} ") } else { String::new() };
        format!("{whose}[{}]", clauses.join("; "))
    };
    let mut lines: Vec<String> = places.into_iter().take(PLACES).map(line).collect();
    if all > PLACES {
        lines.push(format!("and {} more plans or documents; --format json has them", all - PLACES));
    }
    lines
}

/// Returns the reasons that tickets were not compared. Deadlines need no answers.
fn unmeasured(answer: &AuditAnswer) -> Unmeasured {
    let unanswered = answer.met_unanswered + answer.missed_unanswered;
    Unmeasured {
        bad: answer.bad,
        outside: 0,
        judged: answer.compared + answer.without_deadline + unanswered,
        not_stated: answer.not_stated,
        not_promised: answer.not_promised,
        has_contract: !answer.made_from.contracts.is_empty(),
        policies: answer.made_from.policies.iter().map(|policy| policy.id.clone()).collect(),
        has_answers: answer.claims != "state" || answer.has_answers || unanswered == 0,
        alike: None,
        metric: answer.metric,
    }
}

fn headline(answer: &AuditAnswer) -> String {
    let what = if answer.claims == "state" { "verdicts" } else { "deadlines" };
    let is_exchanged =
        answer.explains_most.as_ref().is_some_and(|most| most.cause.kind == CauseKind::Exchanged);
    match (answer.differ, answer.compared) {
        (_, 0) if answer.without_claim > 0 && answer.without_claim == answer.rows => {
            format!("No {what} could be compared: no row has a claim")
        }
        (_, 0) => match unmeasured(answer).why() {
            Some(why) => format!("No {what} could be compared: {why}"),
            None => format!("No {what} could be compared"),
        },
        (0, compared) => format!("All {} {what} agree with the contract", grouped(compared)),
        (differ, compared) if is_exchanged => {
            let which = if differ == compared {
                "All".to_owned()
            } else {
                format!("{} of", grouped(differ))
            };
            format!(
                "{which} {} {what} are the other way round: are met and missed exchanged?",
                grouped(compared)
            )
        }
        (differ, compared) => {
            let open = match answer.differ_by_open_reading {
                0 => String::new(),
                open if open == differ => {
                    ", all by a reading that the document leaves open".to_owned()
                }
                open => format!(
                    ", {} of them by a reading that the document leaves open",
                    grouped(open)
                ),
            };
            let (all, differ_from) = match (compared, differ) {
                (1, _) => (format!("1 {}", what.trim_end_matches('s')), "differs from"),
                (_, 1) => (format!("{} {what}", grouped(compared)), "differs from"),
                _ => (format!("{} {what}", grouped(compared)), "differ from"),
            };
            let differ = grouped(differ);
            format!("{differ} of {all} {differ_from} the contract{open}{}", the_one(answer))
        }
    }
}

/// Returns the deadline of the only ticket that differs, and the claimed one.
fn the_one(answer: &AuditAnswer) -> String {
    let mut examples = answer.groups.iter().flat_map(|group| &group.examples);
    let (Some(one), 1) = (examples.next(), answer.differ) else { return String::new() };
    let (Some(deadline), Some(claimed)) = (&one.deadline, &one.claimed) else {
        return String::new();
    };
    let shown = |time: &str| written_in(one.zone.as_ref(), time);
    format!(": {} is due {}, claimed {}", name(one), shown(deadline), shown(claimed))
}

/// Returns a line for each group: its cause and the number of its tickets.
fn plain(answer: &AuditAnswer) -> String {
    let lines: Vec<String> =
        answer.groups.iter().map(|group| format!("{}\t{}", id(group), group.tickets)).collect();
    lines.join("\n")
}
