//! The zones that a text other than a zone's name may mean: an offset (`UTC-5`), an abbreviation
//! (`IST`), a name in words (`Pacific Time`, `W. Europe Standard Time`).
//!
//! Offsets and abbreviations are looked up in the bundled rules, as they hold in the year after
//! their release.

use super::{
    zone_abbreviations::is_also_called,
    zone_offsets::loose_offset,
    zone_profile::{ZoneProfile, all_places},
    zone_words::in_words,
};

/// The most places that are offered.
const MOST: usize = 5;

/// Returns the zones that may be meant, the likeliest first; none if the text is neither an offset
/// nor an abbreviation nor a name that is known.
pub(super) fn meanings(text: &str) -> Vec<ZoneProfile> {
    let labelled = with_label(text);
    if !labelled.is_empty() {
        return labelled;
    }
    if let Some(seconds) = loose_offset(text) {
        return with_offset(seconds);
    }
    let by_abbreviation = with_abbreviation(&text.trim().to_uppercase());
    if by_abbreviation.is_empty() { with_words(text) } else { by_abbreviation }
}

/// Returns the offset that an abbreviation has wherever it is in use; `None` if that differs.
pub(super) fn offset_meant(abbreviation: &str) -> Option<i32> {
    let places = meanings(abbreviation);
    let mut places = places.iter().filter(|place| !place.name.starts_with("Etc/"));
    let offset = places.next()?.offset_of(abbreviation)?;
    places.all(|place| place.offset_of(abbreviation) == Some(offset)).then_some(offset)
}

/// Returns places with an offset in winter, all year or in summer, and the zone that always has it.
fn with_offset(seconds: i32) -> Vec<ZoneProfile> {
    let fits = |in_winter: bool, in_summer: bool| {
        by_rank(move |zone| {
            let [january, july] = zone.offsets();
            (january.min(july) == seconds, january.max(july) == seconds) == (in_winter, in_summer)
        })
    };
    let mut offered = Vec::new();
    for (in_winter, in_summer, most) in [(true, false, 2), (true, true, 1), (false, true, 1)] {
        offered.extend(fits(in_winter, in_summer).into_iter().take(most).cloned());
    }
    offered.extend(ZoneProfile::fixed(seconds));
    offered
}

/// Returns places that go by an abbreviation, of each offset one before more of one; and the zone
/// that always has its offset.
fn with_abbreviation(abbreviation: &str) -> Vec<ZoneProfile> {
    let places = by_rank(|zone| {
        zone.offset_of(abbreviation).is_some() || is_also_called(abbreviation, zone.name)
    });
    let mut offered = varied(&places, |zone| zone.offset_of(abbreviation));
    let mut offsets: Vec<Option<i32>> =
        offered.iter().map(|zone| zone.offset_of(abbreviation)).collect();
    offsets.dedup();
    let fixed = if let [Some(only)] = offsets[..] { ZoneProfile::fixed(only) } else { None };
    offered.truncate(MOST - usize::from(fixed.is_some()));
    offered.extend(fixed);
    offered
}

/// Returns the zone that a name in words means, with others that keep the same time in the same
/// part of the world.
fn with_words(text: &str) -> Vec<ZoneProfile> {
    let Some(meant) = in_words(text).and_then(ZoneProfile::of) else { return Vec::new() };
    let area = |name: &'static str| name.split('/').next();
    // Zones that have numbers for abbreviations are each a country's own.
    let alike =
        |zone: &ZoneProfile| zone.keeps_time_of(&meant) && area(zone.name) == area(meant.name);
    let mut offered = by_rank(|zone| alike(zone) && zone.is_likely() && zone.name != meant.name);
    offered.insert(0, &meant);
    offered.into_iter().take(3).cloned().collect()
}

/// Returns the zones of a label as Windows and help desks show it:
/// `(GMT-05:00) Eastern Time (US & Canada)`, `(UTC+01:00) Amsterdam, Berlin, Rome`.
fn with_label(text: &str) -> Vec<ZoneProfile> {
    let bracketed =
        text.trim().strip_prefix(['(', '[']).and_then(|text| text.split_once([')', ']']));
    let labelled = bracketed.and_then(|(inside, rest)| Some((offset_of_label(inside)?, rest)));
    let (offset, rest) = labelled.map_or((None, text), |(offset, rest)| (Some(offset), rest));
    let words = rest.split('(').next().unwrap_or_default().trim();
    if words.is_empty() || (offset.is_none() && words == text.trim()) {
        return Vec::new();
    }
    let mut places = with_words(words);
    for name in words.split(',').map(str::trim) {
        let is_city = |zone: &ZoneProfile| {
            zone.name
                .rsplit('/')
                .next()
                .is_some_and(|city| city.replace('_', " ").eq_ignore_ascii_case(name))
        };
        places.extend(by_rank(is_city).into_iter().take(1).cloned());
    }
    places.retain(|zone| {
        offset.is_none_or(|offset| zone.offsets().contains(&offset))
            && !zone.name.starts_with("Etc/")
    });
    places.truncate(MOST);
    places
}

/// Returns the seconds of an offset in a label; `UTC` and `GMT` alone are zero.
fn offset_of_label(inside: &str) -> Option<i32> {
    let is_bare = ["UTC", "GMT"].iter().any(|name| inside.trim().eq_ignore_ascii_case(name));
    if is_bare { Some(0) } else { loose_offset(inside) }
}

/// Returns the places that fit, the likely ones first.
fn by_rank(fits: impl Fn(&ZoneProfile) -> bool) -> Vec<&'static ZoneProfile> {
    let mut places: Vec<&ZoneProfile> = all_places().iter().filter(|zone| fits(zone)).collect();
    places.sort_by_key(|zone| zone.rank());
    places
}

/// Returns the first of each kind, in their order, and then more that are likely.
fn varied<K: PartialEq>(
    places: &[&'static ZoneProfile],
    kind: impl Fn(&ZoneProfile) -> K,
) -> Vec<ZoneProfile> {
    let mut kinds = Vec::new();
    let (mut first, mut more) = (Vec::new(), Vec::new());
    for place in places {
        if !kinds.contains(&kind(place)) {
            kinds.push(kind(place));
            first.push((*place).clone());
        } else if place.is_likely() {
            more.push((*place).clone());
        }
    }
    first.extend(more);
    first.truncate(MOST);
    first.sort_by_key(ZoneProfile::rank);
    first
}
