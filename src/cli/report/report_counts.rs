//! The counts of all tickets, as text lists them and as the head of a page shows them.

use super::{measured_periods, report_answer::ReportAnswer};
use crate::{
    attainment::{GroupAnswer, Undecided},
    render::Report,
    text::{counted, grouped, nonzero},
};

/// Returns the words for tickets that met their deadline and that missed it.
fn verdicts(answer: &ReportAnswer) -> [&'static str; 2] {
    match measured_periods::period_of_all(answer) {
        Some(_) => ["within target", "later"],
        None => ["met", "missed"],
    }
}

/// Returns the counts that the head of a page has too, with their parts.
pub(super) fn in_text(answer: &ReportAnswer) -> Vec<(String, String)> {
    let (tickets, total) = (&answer.tickets, &answer.tickets.total);
    let [met, late] = verdicts(answer);
    let mut facts = Report::default();
    facts.fact(met, grouped(total.met));
    if tickets.has_answers {
        facts.fact(late, missed(total));
    } else if total.overdue > 0 {
        facts.fact("past the deadline", format!("{}, no answer known", grouped(total.overdue)));
    }
    facts.fact("open", grouped(total.open));
    facts.maybe("no answer known", closed_unanswered(total));
    if tickets.bad_rows > 0 {
        facts.fact("could not be read", counted(tickets.bad_rows, "row"));
    }
    // Without anything to measure zeros only hide what matters.
    facts.facts.retain(|(_, value)| answer.share.is_some() || value != "0");
    facts.facts
}

/// Returns the reasons for which tickets have no deadline, and the tickets that count otherwise.
pub(super) fn besides(answer: &ReportAnswer) -> Vec<(String, String)> {
    let tickets = &answer.tickets;
    let mut facts = Report::default();
    facts.maybe("undecided", undecided(tickets.total.undecided));
    if tickets.outside > 0 {
        facts.fact("outside the dates", grouped(tickets.outside));
    }
    if tickets.before_oldest > 0 {
        let before = grouped(tickets.before_oldest);
        facts.fact("before the policy", format!("{before}, judged by the oldest version at hand"));
    }
    facts.facts
}

/// Returns the small figures of a page. All but the last add up to it.
pub(super) fn on_page(answer: &ReportAnswer) -> Vec<(String, String)> {
    let total = &answer.tickets.total;
    let [met, missed] = verdicts(answer);
    let missed = if answer.tickets.has_answers {
        (missed, total.missed)
    } else {
        ("past the deadline, no answer known", total.overdue)
    };
    let bad = answer.tickets.bad_rows;
    let all = if bad > 0 { "all rows" } else { "all tickets" };
    let mut counts = vec![(met, total.met), missed, ("open", total.open)];
    let rest = [
        ("closed, no answer known", total.closed_unanswered + total.closed_late),
        ("paused", total.undecided.paused),
        ("without a deadline", total.undecided.all() - total.undecided.paused),
        ("could not be read", bad),
    ];
    counts.extend(rest.into_iter().filter(|(_, count)| *count > 0));
    counts.push((all, total.opened + bad));
    counts.into_iter().map(|(name, count)| (name.to_owned(), grouped(count))).collect()
}

/// Returns the tickets that were closed without an answer that is known.
fn closed_unanswered(total: &GroupAnswer) -> Option<String> {
    let parts = nonzero(&[
        (total.closed_unanswered, "closed before the deadline"),
        (total.closed_late, "closed after the deadline"),
    ]);
    let all = total.closed_unanswered + total.closed_late;
    (all > 0).then(|| format!("{}: {}", grouped(all), parts.join(", ")))
}

fn missed(total: &GroupAnswer) -> String {
    let parts = nonzero(&[(total.late, "late"), (total.overdue, "overdue")]);
    if parts.is_empty() {
        return grouped(0);
    }
    format!("{}: {}", grouped(total.missed), parts.join(", "))
}

fn undecided(undecided: Undecided) -> Option<String> {
    let reasons = nonzero(&[
        (undecided.paused, "paused"),
        (undecided.best_effort, "best effort"),
        (undecided.none, "no response time"),
        (undecided.not_stated, "not stated"),
    ]);
    let says = format!("{}: {}", grouped(undecided.all()), reasons.join(", "));
    (!reasons.is_empty()).then_some(says)
}
