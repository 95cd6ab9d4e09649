//! Reads the date of a holiday in a rule file: exactly one of nine keys. Knows nothing of the rule
//! around it.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{
    super::{
        problem::Problem,
        raw::{RawEquinox, RawHoliday, RawSpan, SpannedValue, Text},
    },
    date_values,
    defect::defect,
    weekdays,
};
use crate::{
    calendar::holidays::{Church, DateRule, Equinox},
    time::Date,
};

/// The longest run of days that `spans` takes as one: longer ones are slips of the pen.
const LONGEST_SPAN: i64 = 31;

/// The farthest that a holiday may be from the day that it is counted from; more would leave the
/// years that are searched.
const FARTHEST: i64 = 200;

/// The feasts of a file by name.
pub(super) type Feasts = BTreeMap<String, Arc<[Date]>>;

/// Returns the rule's kind and the days to add, or `None` with the problems added.
pub(super) fn read(
    raw: &RawHoliday,
    span: &Range<usize>,
    feasts: &Feasts,
    defects: &mut Vec<Problem>,
) -> Option<(DateRule, i64)> {
    let offset = raw.offset.as_ref().map_or(Some(0), |offset| days(offset, defects))?;
    let written = [
        raw.fixed.is_some(),
        raw.nth.is_some(),
        raw.near.is_some(),
        raw.easter.is_some(),
        raw.orthodox_easter.is_some(),
        raw.equinox.is_some(),
        raw.feast.is_some(),
        raw.dates.is_some(),
        raw.spans.is_some(),
    ];
    if written.iter().filter(|given| **given).count() != 1 {
        let help = "give exactly one of fixed, nth, near, easter, orthodox-easter, equinox, \
                    feast, dates, spans";
        let message = format!("it is not clear when '{}' is", raw.name.get_ref());
        defects.push(defect(span.clone(), message).help(help));
        return None;
    }
    counted(raw, offset, defects).or_else(|| plain(raw, feasts, defects).map(|when| (when, offset)))
}

/// Returns the feasts that are counted from Easter.
fn counted(raw: &RawHoliday, offset: i64, defects: &mut Vec<Problem>) -> Option<(DateRule, i64)> {
    let (from_easter, church) = match (&raw.easter, &raw.orthodox_easter) {
        (Some(after), _) => (after, Church::Western),
        (None, Some(after)) => (after, Church::Orthodox),
        (None, None) => return None,
    };
    Some((DateRule::Easter(church), offset + days(from_easter, defects)?))
}

fn plain(raw: &RawHoliday, feasts: &Feasts, defects: &mut Vec<Problem>) -> Option<DateRule> {
    if let Some(fixed) = &raw.fixed {
        return date_values::month_and_day(fixed, defects)
            .map(|(month, day)| DateRule::Fixed { month, day });
    }
    if let Some(nth) = &raw.nth {
        return weekdays::nth(nth, defects);
    }
    if let Some(near) = &raw.near {
        return weekdays::near(near, defects);
    }
    if let Some(name) = &raw.feast {
        return feast(name, feasts, defects);
    }
    if let Some(dates) = &raw.dates {
        return Some(DateRule::Dates(date_values::dates(dates.get_ref(), defects).into()));
    }
    if let Some(spans) = &raw.spans {
        return Some(DateRule::Dates(days_of(spans.get_ref(), defects).into()));
    }
    raw.equinox.map(|equinox| {
        DateRule::Equinox(match equinox {
            RawEquinox::March => Equinox::March,
            RawEquinox::September => Equinox::September,
        })
    })
}

fn days(raw: &SpannedValue<i64>, defects: &mut Vec<Problem>) -> Option<i64> {
    let count = *raw.get_ref();
    let near_enough = (-FARTHEST..=FARTHEST).contains(&count);
    if !near_enough {
        defects.push(
            defect(raw.span(), format!("{count} days is too far"))
                .help(format!("at most {FARTHEST} days either way")),
        );
    }
    near_enough.then_some(count)
}

fn feast(name: &Text, feasts: &Feasts, defects: &mut Vec<Problem>) -> Option<DateRule> {
    let found = feasts.get(name.get_ref());
    if found.is_none() {
        let help = date_values::choices(feasts.keys().map(String::as_str))
            .unwrap_or_else(|| "write its dates under [feasts]".to_owned());
        defects.push(
            defect(name.span(), format!("no feast is called '{}'", name.get_ref())).help(help),
        );
    }
    found.map(|dates| DateRule::Dates(Arc::clone(dates)))
}

/// Returns every day of every run, both ends included.
fn days_of(spans: &[RawSpan], defects: &mut Vec<Problem>) -> Vec<Date> {
    let mut all = Vec::new();
    for span in spans {
        let [first, last] = span.get_ref();
        let (Some(first), Some(last)) =
            (date_values::date(first, defects), date_values::date(last, defects))
        else {
            continue;
        };
        let length = last.days_since_epoch() - first.days_since_epoch() + 1;
        if (1..=LONGEST_SPAN).contains(&length) {
            all.extend((0..length).filter_map(|days| first.plus_days(days)));
        } else {
            let help =
                format!("the first and the last day, both included, at most {LONGEST_SPAN} days");
            defects.push(
                defect(span.span(), format!("{first} to {last} is not a run of days")).help(help),
            );
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}
