//! Sentences and tables on service credits.

use super::{page_head::span, report_answer::ReportAnswer};
use crate::{
    attainment::{CreditGap, CreditLine, Fraction, Percent},
    render::{Section, Table},
    text::{counted, grouped, listed},
    time::Date,
    times::day_of_month,
};

/// The most sentences in the facts of a report; tables have every period.
const MOST_SENTENCES: usize = 3;

/// Returns a sentence on each of the newest credits that can still be claimed, else on the newest
/// period of which the credit is stated, else on the newest.
pub(super) fn sentences(answer: &ReportAnswer) -> Vec<String> {
    let credits = &answer.tickets.credits;
    let mut newest: Vec<&CreditLine> = credits.iter().collect();
    newest.sort_by_key(|line| std::cmp::Reverse(&line.until));
    let can_be_claimed = |line: &&&CreditLine| line.is_owed[1] && !line.is_too_late;
    let mut shown: Vec<&CreditLine> = newest.iter().filter(can_be_claimed).copied().collect();
    if shown.is_empty() {
        let stated = newest.iter().find(|line| line.not_stated.is_none());
        shown.extend(stated.or(newest.first()));
    }
    shown.truncate(MOST_SENTENCES);
    shown.into_iter().map(|line| sentence(line, credits)).collect()
}

/// Returns a sentence on each period of each schedule.
pub(super) fn every_sentence(answer: &ReportAnswer) -> Vec<String> {
    let credits = &answer.tickets.credits;
    credits.iter().map(|line| format!("Service credit, {}", sentence(line, credits))).collect()
}

/// Returns `1 Feb to 28 Feb 2026: the vendor owes 5% of the monthly fee (600.00 EUR), as …`.
fn sentence(line: &CreditLine, all: &[CreditLine]) -> String {
    let about = [Some(span(&line.from, &line.until)), scope(line, all)];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let Some(shares) = line.shares else {
        return format!("{about}: not stated, as {}. [{}]", why_not(line), line.clause);
    };
    let [owes, claim] = match line.is_owed {
        [_, false] => ["nothing".to_owned(), String::new()],
        _ => [owed(line), format!(" {}", claim(line))],
    };
    let says = line.measure.map_or_else(String::new, |measure| format!(" {}", measure.says()));
    let limit = line.steps.iter().find(|step| Some(&step.credit) == line.most.as_ref());
    let limit = limit.filter(|_| line.least == line.most && shares[0] == shares[1]);
    let limit = limit.map_or_else(String::new, |step| format!(", less than {}", step.below));
    let [worst, best] = shares;
    let their = if best.1 == 1 { "its" } else { "their" };
    let best = format!("{}{says} ({}{limit})", tickets_of(best), share(best));
    let met = if worst == shares[1] {
        format!("{best} met {their} deadline")
    } else {
        let worst = format!("{} of {} ({})", grouped(worst.0), grouped(worst.1), share(worst));
        format!(
            "between {worst} and {best} met {their} deadline, depending on how documents are read"
        )
    };
    format!("{about}: the vendor owes {owes}, as {met}.{claim} [{}]", line.clause)
}

/// Returns `9 of 10 tickets`.
fn tickets_of((met, of): Fraction) -> String {
    format!("{} of {}", grouped(met), counted(of, "ticket"))
}

fn share((met, of): Fraction) -> String {
    Percent::of(met, of).map_or_else(String::new, |share| share.to_string())
}

/// Returns `at least 5% and at most 10% of the monthly fee (600.00 EUR to 1200.00 EUR)`.
fn owed(line: &CreditLine) -> String {
    let of = line.of.as_ref().map_or_else(String::new, |of| format!(" of the {of}"));
    let bracketed =
        |amount: Option<String>| amount.map_or_else(String::new, |amount| format!(" ({amount})"));
    let amounts = bracketed(range(line.least_amount.as_deref(), line.most_amount.as_deref()));
    let (least, most) = (line.least.as_deref().unwrap_or(""), line.most.as_deref().unwrap_or(""));
    match line.is_owed {
        _ if least == most => format!("{most}{of}{amounts}"),
        [false, _] => {
            format!("between nothing and {most}{of}{}", bracketed(line.most_amount.clone()))
        }
        _ => format!("at least {least} and at most {most}{of}{amounts}"),
    }
}

/// Returns one value, or `600.00 to 1200.00 EUR`.
fn range(least: Option<&str>, most: Option<&str>) -> Option<String> {
    let (least, most) = (least?, most?);
    let unit = most.rsplit_once(' ').map_or("", |(_, currency)| currency);
    let number = least.strip_suffix(unit).unwrap_or(least).trim_end();
    Some(if least == most { most.to_owned() } else { format!("{number} to {most}") })
}

fn claim(line: &CreditLine) -> String {
    match (&line.claim_by, line.claim_days) {
        (Some(by), _) if line.is_too_late => format!("The last day to claim it was {}.", date(by)),
        (Some(by), _) => format!("It must be claimed by {}.", date(by)),
        (None, Some(days)) => format!(
            "It must be claimed within {} of the vendor's notice.",
            counted(u64::from(days), "day")
        ),
        (None, None) => "The contract states no last day to claim it.".to_owned(),
    }
}

/// Returns the reason that a credit is not stated, as the end of a sentence.
fn why_not(line: &CreditLine) -> String {
    let detail = &line.detail;
    let number = detail.parse().unwrap_or(0);
    let tickets = counted(number, "ticket");
    match line.not_stated {
        None => String::new(),
        Some(CreditGap::OtherMetric) => format!("this report measures the {detail}"),
        Some(CreditGap::NotOver) => "the period is not over".to_owned(),
        Some(CreditGap::PartOfPeriod) => "only some dates of the period count".to_owned(),
        Some(CreditGap::NoAnswers) => "the table has no times of answers".to_owned(),
        Some(CreditGap::UnlistedPriority) => {
            format!("the document does not list the priority of {tickets}")
        }
        Some(CreditGap::NotWorkedOut) => match detail.strip_prefix("needs --") {
            Some("holidays") => {
                "the customer's own holidays may count, and they are not known".to_owned()
            }
            _ => format!("an interpretation could not be worked out: {detail}"),
        },
        Some(CreditGap::OpenTickets) => {
            format!("{tickets} {} still open", if number == 1 { "is" } else { "are" })
        }
        Some(CreditGap::NoTicket) => "no ticket was measured".to_owned(),
        Some(CreditGap::NoMeasure) => {
            "the contract does not say of which tickets the share is taken".to_owned()
        }
    }
}

/// Returns the plans and priorities whose tickets count, and the contract if there are several.
fn scope(line: &CreditLine, all: &[CreditLine]) -> Option<String> {
    let names = |word: &str, plural: &str, names: &[String]| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let word = if names.len() == 1 { word } else { plural };
        (!names.is_empty()).then(|| format!("{word} {}", listed(&names, "and")))
    };
    let is_one_of_several = all.iter().any(|other| other.contract != line.contract);
    let parts = [
        is_one_of_several.then(|| line.contract.clone()),
        names("plan", "plans", &line.plans),
        names("priority", "priorities", &line.priorities),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Returns `2026-02`, `2026-Q1` or `2026`, and of periods of a contract both ends.
fn period(line: &CreditLine) -> String {
    let CreditLine { from, until, .. } = line;
    let quarter = from.get(5..7).and_then(|month| month.parse::<u32>().ok());
    let name = match (line.period, from.get(..7), from.get(..4), quarter) {
        ("month", Some(month), ..) => month.to_owned(),
        ("quarter", _, Some(year), Some(month)) => format!("{year}-Q{}", month.div_ceil(3)),
        ("year", _, Some(year), _) => year.to_owned(),
        _ => format!("{from} to {until}"),
    };
    if line.not_stated == Some(CreditGap::NotOver) { name + "*" } else { name }
}

fn date(text: &str) -> String {
    let words = |date: Date| format!("{} {:04}", day_of_month(date), date.year());
    Date::parse(text).map_or_else(|_| text.to_owned(), words)
}

/// Returns the lines of each schedule.
fn schedules(answer: &ReportAnswer) -> impl Iterator<Item = &[CreditLine]> {
    answer.tickets.credits.chunk_by(|one, other| one.schedule == other.schedule)
}

/// Returns a table of each schedule with every period.
pub(super) fn tables(answer: &ReportAnswer) -> Vec<Table> {
    schedules(answer).map(|lines| table(lines, &answer.tickets.credits)).collect()
}

fn table(lines: &[CreditLine], all: &[CreditLine]) -> Table {
    let header = ["opened", "tickets", "in time", "credit", "amount", "claim by"];
    let mut table =
        Table::new(&lines.first().map_or_else(String::new, |line| title(line, all)), &header);
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    for line in lines {
        let shares = line.shares.map(|shares| shares.map(share));
        let claim = match (&line.claim_by, line.claim_days) {
            _ if !line.is_owed[1] => "-".to_owned(),
            (Some(by), _) if line.is_too_late => format!("{by}, over"),
            (Some(by), _) => by.clone(),
            (None, Some(days)) => format!("{} after notice", counted(u64::from(days), "day")),
            (None, None) => "not stated".to_owned(),
        };
        let credit = range(line.least.as_deref(), line.most.as_deref());
        table.rows.push(vec![
            period(line),
            grouped(line.tickets),
            or_none(shares.and_then(|[worst, best]| range(Some(&worst), Some(&best)))),
            credit.unwrap_or_else(|| format!("not stated: {}", why_not(line))),
            or_none(range(line.least_amount.as_deref(), line.most_amount.as_deref())),
            claim,
        ]);
    }
    table
}

/// Returns `Service credits: 5% of the monthly fee below 95% in time, 10% below 90% [Annex C, 2]`.
fn title(line: &CreditLine, all: &[CreditLine]) -> String {
    let of = line.of.as_ref().map_or_else(String::new, |of| format!(" of the {of}"));
    let steps = line.steps.iter().zip(0..).map(|(step, at)| match at {
        0 => format!("{}{of} below {} in time", step.credit, step.below),
        _ => format!("{} below {}", step.credit, step.below),
    });
    let steps: Vec<String> = steps.collect();
    let highest = line.steps.last().map(|step| &step.credit);
    let cap = line.cap.as_ref().filter(|cap| Some(*cap) != highest);
    let cap = cap.map_or_else(String::new, |cap| format!(", at most {cap}"));
    let scope = scope(line, all).map_or_else(String::new, |scope| format!(" for {scope}"));
    format!("Service credits{scope}: {}{cap} [{}]", steps.join(", "), line.clause)
}

/// Returns the section at the head of the page: words alone, for readers who never heard of a
/// service credit. The summary stays on one sheet of paper, however many periods there are.
pub(super) fn summary(answer: &ReportAnswer) -> Option<Section> {
    let sentences = sentences(answer);
    let mut explained = "If too few tickets were answered in time, the contract gives a part of \
                         the fee back: a service credit."
        .to_owned();
    if answer.tickets.credits.iter().any(|line| line.claim_days.is_some()) {
        explained += " It must be claimed in time.";
    }
    (!sentences.is_empty()).then(|| Section {
        title: "Service credits".to_owned(),
        says: format!("{explained} {}", sentences.join(" ")),
        ..Section::default()
    })
}

/// Returns the sections of the page with every period.
pub(super) fn details(answer: &ReportAnswer) -> Vec<Section> {
    let all = &answer.tickets.credits;
    let is_open = |line: &CreditLine| line.shares.is_some_and(|[worst, best]| worst != best);
    let why = "From the least to the most, where a document can be read in several ways.";
    let section = |lines: &[CreditLine]| Section {
        title: lines.first().map_or_else(String::new, |line| title(line, all)),
        says: if lines.iter().any(is_open) { why.to_owned() } else { String::new() },
        table: Some(table(lines, all)),
        ..Section::default()
    };
    schedules(answer).map(section).collect()
}

/// Returns the notes on what credits do not rest on.
pub(super) fn notes(answer: &ReportAnswer) -> Vec<String> {
    let credits = &answer.tickets.credits;
    let mut notes = Vec::new();
    if credits.iter().any(|line| line.not_stated == Some(CreditGap::NoMeasure)) {
        notes.push(
            "The credits hang on which tickets the share is taken of. Add measure = \"due\" \
             (answered or overdue), \"responded\" or \"all\" to the [[credit]], as the contract \
             has it."
                .to_owned(),
        );
    }
    let is_needed = |line: &CreditLine| line.detail.starts_with("needs --holidays");
    if credits.iter().any(is_needed) {
        notes.push(
            "Service credits need the customer's holidays: add --holidays LIST, or to the \
             contract holidays = [\"us\"], or [] if there are none."
                .to_owned(),
        );
    }
    if !credits.is_empty() && answer.tickets.bad_rows > 0 {
        notes.push("Rows that could not be read may change the service credits.".to_owned());
    }
    notes
}
