//! The region of a policy in which a zone lies, as far as the hours of the regions tell.

use super::QuestionError;
use crate::{
    policy::{CalendarRule, NamedItem, Policy, ZoneRule},
    times::{place, zone_of_city},
};

/// Returns the region whose hours are in a zone, or whose holidays differ there.
fn region_of_zone<'p>(policy: &'p Policy, zone: &str) -> Option<&'p NamedItem> {
    region_with(policy, |calendar| {
        let is_there = calendar.holidays_for_zone.iter().any(|(other, _)| other == zone);
        is_there || zone_of(calendar) == Some(zone)
    })
}

/// Returns the regions, the one first in which a zone lies: by the zone itself, or else by its part
/// of the world.
pub(super) fn regions_by_zone<'p>(policy: &'p Policy, zone: Option<&str>) -> Vec<&'p NamedItem> {
    let area = |zone: &str| zone.split('/').next().map(str::to_owned);
    let first = zone.and_then(|zone| {
        let in_area = |calendar: &CalendarRule| zone_of(calendar).and_then(area) == area(zone);
        region_of_zone(policy, zone).or_else(|| region_with(policy, in_area))
    });
    let is_first = |region: &&NamedItem| first.is_some_and(|first| first.id == region.id);
    let others = policy.regions.iter().filter(|region| !is_first(region));
    first.into_iter().chain(others).collect()
}

/// Adds the region of a zone to the error on a region that is the name of a zone: `--region japan`.
pub(super) fn with_region_of_zone(mut error: QuestionError, policy: &Policy) -> QuestionError {
    if let QuestionError::Unknown { name, nearest: nearest @ None, hint, .. } = &mut error
        && let Some(zone) = place(name).ok().or_else(|| zone_of_city(name))
        && let Some(region) = region_of_zone(policy, zone)
    {
        *nearest = Some(region.id.clone());
        *hint = Some(format!("{} has the hours or the holidays of {zone}", region.id));
    }
    error
}

fn region_with(policy: &Policy, fits: impl Fn(&CalendarRule) -> bool) -> Option<&NamedItem> {
    policy.regions.iter().find(|region| {
        let rules = policy.coverage.iter().filter(|it| it.selector.regions.contains(&region.id));
        let calendars = rules.filter_map(|rule| policy.calendar(&rule.calendar));
        calendars.into_iter().any(&fits)
    })
}

fn zone_of(calendar: &CalendarRule) -> Option<&str> {
    match &calendar.zone {
        Some(ZoneRule::Named(zone)) => Some(zone),
        _ => None,
    }
}
