//! The head of the page: whose numbers these are, of when, and how they stand.

use super::report_answer::ReportAnswer;
use crate::{
    attainment::{GroupAnswer, Percent},
    cli::time_words::written,
    text::listed,
    time::Date,
    times::day_of_month,
};

/// Returns the customer by the title of the contract, or what else is known.
pub(super) fn title(answer: &ReportAnswer) -> String {
    if let Some(title) = &answer.title {
        return title.clone();
    }
    // The configuration may add a contract that nobody asked for.
    let is_configured = answer
        .options
        .iter()
        .any(|option| option.option == "--contract" && option.source == Some("configuration"));
    match (&answer.contracts[..], answer.vendors.is_empty()) {
        ([only], _) if !is_configured => only.title.clone(),
        (_, false) => format!("Support by {}", answer.vendors.join(", ")),
        _ => "Response times".to_owned(),
    }
}

/// Returns vendor, plan, period and date: `Response times of Scalr, plan Premium · tickets opened 1
/// Jan to 31 Mar 2026 · as of Mon 13 Apr 2026`.
pub(super) fn subtitle(answer: &ReportAnswer) -> String {
    let tickets = &answer.tickets;
    let mut parts = Vec::new();
    if !answer.vendors.is_empty() {
        let plans: Vec<&str> = tickets.promises.plans().into_iter().collect();
        let plans = match &plans[..] {
            [] => String::new(),
            [only] => format!(", plan {only}"),
            [..] => format!(", plans {}", listed(&plans, "and")),
        };
        parts.push(format!("Response times of {}{plans}", answer.vendors.join(", ")));
    }
    let since = tickets.since.as_ref().or(tickets.first_opened.as_ref());
    let until = tickets.until.as_ref().or(tickets.last_opened.as_ref());
    if let (Some(since), Some(until)) = (since, until) {
        parts.push(format!("tickets opened {}", span(since, until)));
    }
    parts.push(format!("as of {}", day(&answer.now)));
    parts.join(" · ")
}

/// Returns the date of a time that is written as RFC 3339: `Sun 29 Nov 2026`.
pub(super) fn day(time: &str) -> String {
    written(time).split(',').next().unwrap_or_default().to_owned()
}

/// Returns `1 Jan to 31 Mar 2026`.
pub(super) fn span(since: &str, until: &str) -> String {
    let dates = Date::parse(since).ok().zip(Date::parse(until).ok());
    let Some((since, until)) = dates else { return format!("{since} to {until}") };
    if since == until {
        return format!("on {}", words(until, true));
    }
    format!("{} to {}", words(since, since.year() != until.year()), words(until, true))
}

/// Returns `from 1 Jan to 31 Mar 2026`, or `on 3 Feb 2026`.
fn within(since: &str, until: &str) -> String {
    let dates = span(since, until);
    if since == until { dates } else { format!("from {dates}") }
}

fn words(date: Date, with_year: bool) -> String {
    let year = if with_year { format!(" {:04}", date.year()) } else { String::new() };
    day_of_month(date) + &year
}

/// Returns the lines beside the figure: the target, and the change from the period before.
pub(super) fn beside(answer: &ReportAnswer) -> Vec<String> {
    let target = match answer.min_percent {
        Some(min) => format!("target {min}%"),
        None => "no target was set".to_owned(),
    };
    [target].into_iter().chain(change(answer)).collect()
}

/// Returns the change from the dates before, else that of the last whole period.
fn change(answer: &ReportAnswer) -> Option<String> {
    let measure = answer.measure;
    if let Some(before) = &answer.tickets.before {
        let old = before.attainment.iter().find(|line| line.measure == measure)?.share;
        return Some(match old {
            Some(old) => {
                let dates = within(&before.since, &before.until);
                format!("{} {dates} ({old})", points(old, answer.share?))
            }
            None => format!("no tickets to compare with {}", within(&before.since, &before.until)),
        });
    }
    let periods = answer.tickets.by.iter().find(|dimension| dimension.is_period)?;
    let whole = |group: &&GroupAnswer| group.partial != Some(true);
    let mut last = periods.groups.iter().filter(whole).rev();
    let (new, old) = (last.next()?, last.next()?);
    let [now, then] = [new, old].map(|group| group.by(measure).share);
    let (now, then) = (now?, then?);
    Some(format!("{}: {now}, {} {} ({then})", new.group, points(then, now), old.group))
}

/// Returns `3.20 points less than`.
fn points(old: Percent, new: Percent) -> String {
    let difference = new.value() - old.value();
    match new.cmp(&old) {
        std::cmp::Ordering::Equal => "the same as".to_owned(),
        std::cmp::Ordering::Greater => format!("{difference:.2} points more than"),
        std::cmp::Ordering::Less => format!("{:.2} points less than", -difference),
    }
}

#[cfg(test)]
mod tests {
    use super::{points, span, within};
    use crate::attainment::Percent;

    #[test]
    fn spans_have_their_year_once() {
        let cases = [
            ("2026-01-01", "2026-03-31", "1 Jan to 31 Mar 2026"),
            ("2025-12-29", "2026-01-04", "29 Dec 2025 to 4 Jan 2026"),
            ("2026-02-03", "2026-02-03", "on 3 Feb 2026"),
        ];
        for (since, until, says) in cases {
            assert_eq!(span(since, until), says);
        }
    }

    #[test]
    fn the_dates_before_follow_a_comparison() {
        let cases = [
            ("2026-02-03", "2026-02-03", "on 3 Feb 2026"),
            ("2026-01-01", "2026-03-31", "from 1 Jan to 31 Mar 2026"),
            ("2025-12-29", "2026-01-04", "from 29 Dec 2025 to 4 Jan 2026"),
        ];
        for (since, until, says) in cases {
            assert_eq!(within(since, until), says);
        }
    }

    #[test]
    fn changes_are_in_points() {
        let share = |part| Percent::of(part, 1_000).unwrap();
        let cases = [
            (900, 868, "3.20 points less than"),
            (868, 900, "3.20 points more than"),
            (900, 900, "the same as"),
        ];
        for (old, new, says) in cases {
            assert_eq!(points(share(old), share(new)), says);
        }
    }
}
