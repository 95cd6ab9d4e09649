//! Lists of dates that somebody keeps by hand, as TOML or as plain lines. They are taken as they
//! stand: nothing is computed.

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::de::DeTable;

use super::{
    super::{
        problem::Problem,
        raw::{RawDates, RawDay},
    },
    date_list::{UNNAMED, list},
    date_values,
    defect::{defect, refused},
    plain_dates,
    rule_file::RuleFile,
};
use crate::calendar::holidays::{Holiday, HolidayList};

/// Reads a file of dates, called `name` unless it names itself.
///
/// Either TOML, `[[holiday]]` with `on = 2026-12-24` and, if wanted, `name`, and `[[worked]]`
/// likewise for days that are worked; or plain text, see [`super::plain_dates`]. The list is known
/// for the years from its first date to its last, unless it says `known = { from, until }`. A TOML
/// file whose holidays have no `on` is somebody's own rule file, and is read as that: its country's
/// list.
///
/// # Errors
/// Every defect that was found; a file without a single date is one.
pub(crate) fn parse_dates(name: &str, text: &str) -> Result<HolidayList, Vec<Problem>> {
    if plain_dates::is_plain(text) { plain_dates::parse(name, text) } else { toml(name, text) }
}

fn toml(name: &str, text: &str) -> Result<HolidayList, Vec<Problem>> {
    let (table, broken) = DeTable::parse_recoverable(text);
    if !broken.is_empty() {
        return Err(broken.iter().map(refused).collect());
    }
    if has_rules(table.get_ref()) {
        return RuleFile::parse(text).map(|rules| rules.country());
    }
    let raw: RawDates = Deserialize::deserialize(toml::Deserializer::from(table))
        .map_err(|error| vec![refused(&error)])?;
    let mut defects = Vec::new();
    let days: Vec<_> =
        raw.holiday.iter().filter_map(|raw| day(raw, UNNAMED, &mut defects)).collect();
    let worked: Vec<_> =
        raw.worked.iter().filter_map(|raw| day(raw, "worked", &mut defects)).collect();
    clashes(&raw, &mut defects);
    let known = raw.known.as_ref().map(|known| date_values::known(known, &mut defects));
    let name = raw
        .name
        .as_ref()
        .map_or_else(|| name.to_owned(), |own| date_values::name(own, &mut defects));
    list(name, days, worked, known, defects)
}

fn day(raw: &RawDay, unnamed: &str, defects: &mut Vec<Problem>) -> Option<Holiday> {
    let name = raw
        .name
        .as_ref()
        .map_or_else(|| unnamed.to_owned(), |name| date_values::name(name, defects));
    Some(Holiday { on: date_values::date(&raw.on, defects)?, name })
}

/// Finds days that are worked and off at once.
fn clashes(raw: &RawDates, defects: &mut Vec<Problem>) {
    let off: BTreeSet<&str> = raw.holiday.iter().map(|day| day.on.get_ref().as_str()).collect();
    for day in &raw.worked {
        let on = day.on.get_ref().as_str();
        if off.contains(on) {
            let message = format!("{on} is a holiday and a worked day at once");
            defects.push(defect(day.on.span(), message).help("take one of them out"));
        }
    }
}

/// Keys that rule files have, and lists of dates do not.
const OF_RULES: [&str; 5] = ["aliases", "bridge", "feasts", "subdivisions", "substitutes"];

/// Returns true if the first holiday is a rule rather than a date, or the file has other keys of
/// rule files.
fn has_rules(table: &DeTable<'_>) -> bool {
    let first =
        table.get("holiday").and_then(|holidays| holidays.get_ref().as_array()?.iter().next());
    let is_rule = first.is_some_and(|holiday| {
        holiday.get_ref().as_table().is_some_and(|holiday| !holiday.contains_key("on"))
    });
    is_rule || OF_RULES.iter().any(|key| table.contains_key(*key))
}

/// Returns true if a TOML text, valid or not, has keys of holiday files and none that a policy or a
/// contract must have.
#[must_use]
pub(crate) fn has_holiday_keys(text: &str) -> bool {
    let (table, _) = DeTable::parse_recoverable(text);
    let has = |key: &&str| table.get_ref().contains_key(*key);
    ["holiday", "known", "worked"].iter().chain(&OF_RULES).any(has)
        && !["document", "policy"].iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::parse_dates;
    use crate::{calendar::holidays::HolidayList, time::Date};

    fn shown(calendar: &HolidayList) -> Vec<String> {
        let [from, to] = ["0001-01-01", "9999-12-31"].map(|on| Date::parse(on).unwrap());
        calendar.between(from, to).iter().map(|day| format!("{} {}", day.on, day.name)).collect()
    }

    #[test]
    fn toml_and_plain_text_say_the_same() {
        let toml = "[[holiday]]\non = 2026-12-24\nname = \"Christmas Eve\"\n[[holiday]]\non = \
                    \"2027-01-04\"\n";
        let plain = "\u{feff}# the works council's days\r\n2026-12-24  Christmas Eve # half of \
                     us\r\n\r\n2027-01-04\r\n";
        let comma = "2027-01-04\n2026-12-24,\"Christmas Eve\"";
        for text in [toml, plain, comma] {
            let list = parse_dates("works", text).unwrap();
            assert_eq!(shown(&list), ["2026-12-24 Christmas Eve", "2027-01-04 holiday"]);
            assert_eq!((list.name(), list.known_years()), ("works", 2026..=2027));
        }
    }

    #[test]
    fn a_file_may_name_itself_and_its_years() {
        let list = parse_dates(
            "x",
            "name = \"Works\"\nknown = { from = 2026, until = 2028 }\n[[holiday]]\non = 2026-12-24",
        )
        .unwrap();
        assert_eq!((list.name(), list.known_years()), ("Works", 2026..=2028));
    }

    #[test]
    fn a_rule_file_is_read_as_one() {
        let text = "name = \"Utopia\"\nknown = { from = 2020, until = 2030 }\nholiday = [{ name = \
                    \"Day\", fixed = \"08-05\" }]";
        let list = parse_dates("utopia.toml", text).unwrap();
        assert_eq!((list.name(), list.known_years()), ("Utopia", 2020..=2030));
        let defects = parse_dates("x", "[[holiday]]\nname = \"Neither\"").unwrap_err();
        assert!(!defects.is_empty());
    }

    #[test]
    fn every_wrong_line_is_pointed_at() {
        let text = "2026-12-24 fine\n24.12.2026 not\n2026-13-01 nor this";
        let places: Vec<_> = parse_dates("x", text)
            .unwrap_err()
            .into_iter()
            .map(|problem| &text[problem.span.unwrap()])
            .collect();
        assert_eq!(places, ["24.12.2026", "2026-13-01"]);
        for wrong in
            ["\"24.12.2026\"", "2026-12-24T10:00:00", "10:00:00", "20261224", "[2026-12-24]"]
        {
            let text = format!("[[holiday]]\non = {wrong}\n");
            assert_eq!(&text[parse_dates("x", &text).unwrap_err()[0].span.clone().unwrap()], wrong);
        }
        assert_eq!(parse_dates("x", "# nothing\n").unwrap_err().len(), 1);
        assert_eq!(parse_dates("x", "").unwrap_err().len(), 1);
    }
}
