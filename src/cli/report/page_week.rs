//! The week of the page: when tickets come, and apart from that which of them were covered.

use std::collections::BTreeSet;

use super::report_answer::ReportAnswer;
use crate::{
    attainment::AttainmentAnswer,
    render::{Chart, Section, Shade, Table, Week},
    text::{counted, grouped},
    time::WEEKDAY_NAMES,
};

/// Returns the number of tickets in each hour.
pub(super) fn arrivals(answer: &ReportAnswer) -> Section {
    let hours = &answer.tickets.arrivals;
    let most = hours.iter().copied().max().unwrap_or(0);
    let shade = |count: u64| match level(count, most) {
        0 => Shade::Empty,
        level => Shade::Amount(level),
    };
    let shades = hours.iter().map(|count| (shade(*count), counted(*count, "ticket"))).collect();
    let legend = (0..=4).filter_map(|level| Some((amount(level), span(level, most)?))).collect();
    let days = WEEKDAY_NAMES.iter().zip(hours.chunks(24));
    let says = days.map(|(day, hours)| format!("{day}: {}", counted(hours.iter().sum(), "ticket")));
    section(
        "When tickets come",
        format!(
            "The tickets opened in each hour of the week, by the clock where that was.{}",
            one_for_all(&covered_hours(&answer.tickets)).unwrap_or_default()
        ),
        Week { hours: shades, says: says.collect(), legend },
        table("tickets", hours, |count| grouped(*count)),
    )
}

fn amount(level: u8) -> Shade {
    if level == 0 { Shade::Empty } else { Shade::Amount(level) }
}

/// Returns the quarter of the most in which a count lies, from 1 to 4; 0 for none.
fn level(count: u64, most: u64) -> u8 {
    u8::try_from((count * 4).div_ceil(most.max(1))).unwrap_or(4)
}

/// Returns the counts of a level: `3 to 5`; `None` if there are none.
fn span(level_of: u8, most: u64) -> Option<String> {
    if level_of == 0 {
        return Some("none".to_owned());
    }
    let first = u64::from(level_of - 1) * most / 4 + 1;
    let last = u64::from(level_of) * most / 4;
    match first.cmp(&last) {
        std::cmp::Ordering::Greater => None,
        std::cmp::Ordering::Equal => Some(grouped(first)),
        std::cmp::Ordering::Less => Some(format!("{} to {}", grouped(first), grouped(last))),
    }
}

/// Returns how many of them were covered in each hour, unless all of them are alike.
pub(super) fn coverage(answer: &ReportAnswer) -> Option<Section> {
    let hours = covered_hours(&answer.tickets);
    if one_for_all(&hours).is_some() {
        return None;
    }
    let shades: Vec<(Shade, String)> =
        hours.iter().map(|hour| (covered_shade(*hour), covered_words(*hour))).collect();
    let there: BTreeSet<Shade> = shades.iter().map(|(shade, _)| *shade).collect();
    let legend = there.into_iter().map(|shade| (shade, meaning(shade).to_owned())).collect();
    let days = WEEKDAY_NAMES.iter().zip(hours.chunks(24));
    let says = days.map(|(day, hours)| {
        let sum = |part: usize| hours.iter().map(|hour| hour[part]).sum();
        format!("{day}: {}", covered_words([sum(0), sum(1), sum(2)]))
    });
    let holidays = if answer.tickets.promises.has_holidays { ", holidays taken out," } else { "" };
    Some(section(
        "Were they covered?",
        format!(
            "The same tickets: those that came in hours that their own plan covers{holidays} and \
             those that came outside of them."
        ),
        Week { hours: shades, says: says.collect(), legend },
        table("covered of opened", &hours, |[all, covered, _]| {
            format!("{}/{}", grouped(*covered), grouped(*all))
        }),
    ))
}

/// Returns for each hour the tickets, and those of them that were covered and not.
fn covered_hours(tickets: &AttainmentAnswer) -> Vec<[u64; 3]> {
    let AttainmentAnswer { arrivals, arrivals_covered, arrivals_uncovered, .. } = tickets;
    let hours = arrivals.iter().zip(arrivals_covered).zip(arrivals_uncovered);
    hours.map(|((all, covered), uncovered)| [*all, *covered, *uncovered]).collect()
}

/// Returns a sentence in the place of a chart of one colour, behind another.
fn one_for_all(hours: &[[u64; 3]]) -> Option<String> {
    let sum = |part: usize| hours.iter().map(|hour| hour[part]).sum::<u64>();
    let [all, covered, uncovered] = [sum(0), sum(1), sum(2)];
    Some(match (covered, uncovered) {
        (covered, _) if covered == all => {
            " All tickets came in hours that their own plan covers.".to_owned()
        }
        (_, uncovered) if uncovered == all => {
            " All tickets came outside the hours that their own plan covers.".to_owned()
        }
        (0, 0) => " No document says which hours their plan covers.".to_owned(),
        _ => return None,
    })
}

fn covered_shade([all, covered, uncovered]: [u64; 3]) -> Shade {
    match (covered, uncovered) {
        _ if all == 0 => Shade::Empty,
        (0, 0) => Shade::Unknown,
        (_, 0) => Shade::Good,
        (0, _) => Shade::Bad,
        _ => Shade::Mixed,
    }
}

fn covered_words([all, covered, uncovered]: [u64; 3]) -> String {
    let rest = match all - covered - uncovered {
        0 => String::new(),
        rest => format!(", {} not stated", grouped(rest)),
    };
    let [covered, uncovered] = [covered, uncovered].map(grouped);
    format!("{}: {covered} covered, {uncovered} not covered{rest}", counted(all, "ticket"))
}

fn meaning(shade: Shade) -> &'static str {
    match shade {
        Shade::Empty | Shade::Amount(_) => "no tickets",
        Shade::Good => "covered",
        Shade::Mixed => "covered in part",
        Shade::Bad => "not covered",
        Shade::Unknown => "not stated",
    }
}

fn section(title: &str, says: String, week: Week, table: Table) -> Section {
    Section {
        title: title.to_owned(),
        says,
        chart: (!week.hours.is_empty()).then_some(Chart::Week(week)),
        table: Some(table),
        folded: true,
        ..Section::default()
    }
}

fn table<T>(corner: &str, hours: &[T], cell: impl Fn(&T) -> String) -> Table {
    let names: Vec<String> = (0..24).map(|hour| format!("{hour:02}")).collect();
    let header: Vec<&str> = [corner].into_iter().chain(names.iter().map(String::as_str)).collect();
    let mut table = Table::new("", &header);
    for (day, hours) in WEEKDAY_NAMES.iter().zip(hours.chunks(24)) {
        table.rows.push([(*day).to_owned()].into_iter().chain(hours.iter().map(&cell)).collect());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{level, span};

    #[test]
    fn every_count_is_in_the_span_of_its_level() {
        for most in 1..40_u64 {
            for count in 1..=most {
                let says = span(level(count, most), most).unwrap();
                let ends: Vec<u64> = says.split(" to ").map(|end| end.parse().unwrap()).collect();
                assert!(
                    ends[0] <= count && count <= ends[ends.len() - 1],
                    "{count}/{most}: {says}"
                );
            }
        }
    }
}
