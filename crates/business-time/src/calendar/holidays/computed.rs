//! The holidays that rules give in a span of dates.

use std::sync::Arc;

use super::{
    bridge::Bridge,
    holiday::{Holiday, merged},
    holiday_rule::HolidayRule,
    substitution::{Occurrence, resolve},
};
use crate::time::Date;

/// Returns the holidays of rules in a span. A year is added on both sides, as a substitute may lie
/// in another year than its holiday.
pub(super) fn computed(
    rules: &[Arc<HolidayRule>],
    bridge: Option<&Bridge>,
    from: Date,
    to: Date,
) -> Vec<Holiday> {
    let mut occurrences = Vec::new();
    for year in from.year() - 1..=to.year() + 1 {
        for rule in rules {
            rule.each_in(year, |on| occurrences.push(Occurrence { on, rule }));
        }
    }
    occurrences.sort_by_key(|occurrence| occurrence.on);
    let (mut holidays, substitutes) = resolve(&occurrences);
    if let Some(bridge) = bridge {
        let is_substitute = |day: &Holiday| {
            substitutes.binary_search_by_key(&day.on, |substitute| substitute.on).is_ok()
        };
        let bridges: Vec<_> = bridge.between(&holidays).filter(|day| !is_substitute(day)).collect();
        holidays.extend(bridges);
    }
    holidays.extend(substitutes);
    holidays.retain(|holiday| (from..=to).contains(&holiday.on));
    holidays.sort_by_key(|holiday| holiday.on);
    merged(holidays)
}
