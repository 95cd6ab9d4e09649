//! Sentences and a table on service credits.

use super::report_answer::ReportAnswer;
use crate::{
    attainment::{CreditGap, CreditLine},
    cli::{calendar::day_of_month, report_parts::listed},
    render::{Section, Table},
    text::{counted, grouped},
    time::Date,
};

/// Returns a sentence on each credit that can still be claimed, else on the newest.
pub(super) fn sentences(answer: &ReportAnswer) -> Vec<String> {
    let credits = &answer.tickets.credits;
    let is_owed = |line: &&CreditLine| is_owed(line) && !line.is_too_late;
    let mut shown: Vec<&CreditLine> = credits.iter().filter(is_owed).collect();
    if shown.is_empty() {
        let is_settled = |line: &&CreditLine| line.not_stated.is_none();
        shown.extend(credits.iter().filter(is_settled).max_by_key(|line| &line.until));
    }
    if shown.is_empty() {
        shown.extend(credits.iter().max_by_key(|line| &line.until));
    }
    shown.into_iter().map(|line| sentence(line, credits)).collect()
}

/// Returns true if anything may be owed.
fn is_owed(line: &CreditLine) -> bool {
    line.shares.is_some() && !is_nothing(line.most.as_deref())
}

fn is_nothing(credit: Option<&str>) -> bool {
    credit.is_none_or(|credit| credit.starts_with("0%") || credit.starts_with("0.00 "))
}

/// Returns `March 2026, priorities 1 and 2: the vendor owes at least 5% and at most 10% of …`.
fn sentence(line: &CreditLine, all: &[CreditLine]) -> String {
    let about = match scope(line, all) {
        scope if scope.is_empty() => period(line),
        scope => format!("{}, {scope}", period(line)),
    };
    let Some([worst, best]) = line.shares else {
        return format!("{about}: not stated, as {} [{}]", why_not(line), line.clause);
    };
    let tickets = counted(line.tickets, "ticket");
    let shares = if worst == best {
        format!("{best} of {tickets} met their deadline")
    } else {
        format!(
            "between {worst} and {best} of {tickets} met their deadline, by how documents are read"
        )
    };
    let owes = match (&line.least, &line.most) {
        _ if !is_owed(line) => "the vendor owes nothing".to_owned(),
        (least, most) if least == most => format!("the vendor owes {}", owed(line)),
        (least, _) if is_nothing(least.as_deref()) => {
            format!("the vendor owes nothing, or at most {}", credit(line, false))
        }
        _ => format!("the vendor owes {}", owed(line)),
    };
    let claim = if is_owed(line) { format!(". {}", claim_sentence(line)) } else { String::new() };
    format!("{about}: {owes}, as {shares}{claim} [{}]", line.clause)
}

/// Returns `at least 5% and at most 10% of the monthly fee (600.00 EUR to 1200.00 EUR)`.
fn owed(line: &CreditLine) -> String {
    if line.least == line.most {
        return credit(line, true);
    }
    let least = line.least.clone().unwrap_or_default();
    let of = line.of.as_ref().map_or_else(String::new, |of| format!(" of the {of}"));
    let most = line.most.clone().unwrap_or_default();
    let amounts = match (&line.least_amount, &line.most_amount) {
        (Some(least), Some(most)) => format!(" ({least} to {most})"),
        _ => String::new(),
    };
    format!("at least {least} and at most {most}{of}{amounts}")
}

/// Returns the credit at least or at most, with its amount: `5% of the monthly fee (600.00 EUR)`.
fn credit(line: &CreditLine, at_least: bool) -> String {
    let (credit, amount) =
        if at_least { (&line.least, &line.least_amount) } else { (&line.most, &line.most_amount) };
    let of = line.of.as_ref().map_or_else(String::new, |of| format!(" of the {of}"));
    let amount = amount.as_ref().map_or_else(String::new, |amount| format!(" ({amount})"));
    format!("{}{of}{amount}", credit.clone().unwrap_or_default())
}

fn claim_sentence(line: &CreditLine) -> String {
    match (&line.claim_by, line.claim_days) {
        (Some(by), _) if line.is_too_late => {
            format!("The last day to claim it was {}", date(by))
        }
        (Some(by), _) => format!("Claim it by {}", date(by)),
        (None, Some(days)) => {
            format!("Claim it within {} of the vendor's notice", counted(u64::from(days), "day"))
        }
        (None, None) => "Until when it must be claimed is not stated".to_owned(),
    }
}

/// Returns the reason that a credit is not stated, as the end of a sentence.
fn why_not(line: &CreditLine) -> String {
    let detail = &line.detail;
    let number = || detail.parse().unwrap_or(0);
    match line.not_stated {
        None => String::new(),
        Some(CreditGap::OtherMetric) => format!("this report measures the {detail}"),
        Some(CreditGap::NotOver) => "the period is not over".to_owned(),
        Some(CreditGap::PartOfPeriod) => "only some dates of the period are counted".to_owned(),
        Some(CreditGap::NoAnswers) => "the table has no times of answers".to_owned(),
        Some(CreditGap::UnlistedPriority) => {
            format!("the document does not list the priority of {}", counted(number(), "ticket"))
        }
        Some(CreditGap::NotWorkedOut) => {
            format!("an interpretation could not be worked out: {detail}")
        }
        Some(CreditGap::OpenTickets) => {
            let are = if number() == 1 { "is" } else { "are" };
            format!("{} {are} still open and in time", counted(number(), "ticket"))
        }
        Some(CreditGap::NoTicket) => "no ticket was measured".to_owned(),
        Some(CreditGap::NoMeasure) => {
            "the contract does not say of which tickets the share is taken, and that decides"
                .to_owned()
        }
    }
}

/// Returns the plans and priorities whose tickets count, and the contract if there are several.
fn scope(line: &CreditLine, all: &[CreditLine]) -> String {
    let names = |word: &str, plural: &str, names: &[String]| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let word = if names.len() == 1 { word } else { plural };
        (!names.is_empty()).then(|| format!("{word} {}", listed(&names)))
    };
    let contract = all.iter().any(|other| other.contract != line.contract);
    let parts = [
        contract.then(|| line.contract.clone()),
        names("plan", "plans", &line.plans),
        names("priority", "priorities", &line.priorities),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Returns the period for people: `March 2026`, `the quarter from 1 Jan to 31 Mar 2026`.
fn period(line: &CreditLine) -> String {
    format!("{} to {}", date(&line.from), date(&line.until))
}

fn date(text: &str) -> String {
    Date::parse(text).map_or_else(
        |_| text.to_owned(),
        |date| format!("{} {:04}", day_of_month(date), date.year()),
    )
}

/// Returns every credit, the tables of text and page.
pub(super) fn table(answer: &ReportAnswer) -> Table {
    let credits = &answer.tickets.credits;
    let mut table = Table::new(
        "Service credits",
        &["tickets opened", "for", "tickets", "in time", "owed", "claim by"],
    );
    for line in credits {
        let shares = line.shares.map_or_else(
            || "-".to_owned(),
            |[worst, best]| {
                if worst == best { best.to_string() } else { format!("{worst} to {best}") }
            },
        );
        let owed = match line.shares {
            None => format!("not stated: {}", why_not(line)),
            Some(_) if !is_owed(line) => "nothing".to_owned(),
            Some(_) => owed(line),
        };
        let claim = match (&line.claim_by, line.claim_days) {
            _ if !is_owed(line) => "-".to_owned(),
            (Some(by), _) if line.is_too_late => format!("was {}", date(by)),
            (Some(by), _) => date(by),
            (None, Some(days)) => format!("{days} d after notice"),
            (None, None) => "not stated".to_owned(),
        };
        let whose = match scope(line, credits) {
            scope if scope.is_empty() => "all".to_owned(),
            scope => scope,
        };
        table.rows.push(vec![
            format!("{} to {}", line.from, line.until),
            format!("{whose} [{}]", line.clause),
            grouped(line.tickets),
            shares,
            owed,
            claim,
        ]);
    }
    table
}

/// Returns the section of the page, for readers who never heard of a service credit.
pub(super) fn section(answer: &ReportAnswer) -> Section {
    let explained = "The contract gives a part of the fee back if too few tickets were answered in \
                     time: a service credit. It has to be claimed. \"At least\" and \"at most\" \
                     differ where a clause can be read in more than one way.";
    let sentences: Vec<String> =
        sentences(answer).iter().map(|sentence| format!("{sentence}.")).collect();
    Section {
        title: "Service credits".to_owned(),
        says: format!("{} {explained}", sentences.join(" ")),
        table: Some(table(answer)),
        ..Section::default()
    }
}
