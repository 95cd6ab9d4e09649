//! Validates rule files: every name that is used exists, every range runs forwards.

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize as _;
use toml::de::DeTable;

use super::{
    super::{
        problem::Problem,
        raw::{RawHoliday, RawRuleFile, RawSubstitute, RawWorked, SpannedValue, Text},
    },
    date_values,
    defect::{defect, refused},
    rule_date::{self, Feasts},
    rule_file::{PlacedRule, RuleFile, RuleRegion, Subdivision},
};
use crate::{
    calendar::holidays::{Bridge, Holiday, HolidayRule, Shift, Substitute},
    time::Weekday,
};

type Substitutes = BTreeMap<String, Arc<Substitute>>;

/// The names that the rules of a file can use.
struct RuleNames<'a> {
    /// The ids of the subdivisions, sorted.
    ids: &'a [&'a str],
    substitutes: Substitutes,
    feasts: Feasts,
}

impl RuleFile {
    /// Reads a rule file.
    ///
    /// # Errors
    /// Every defect that was found. A text that is no TOML, or has a key of another type or name,
    /// hides what the rest would have shown.
    pub(crate) fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let (table, broken) = DeTable::parse_recoverable(text);
        if !broken.is_empty() {
            return Err(broken.iter().map(refused).collect());
        }
        if let Some(problem) = Problem::of_format(table.get_ref()) {
            return Err(vec![problem]);
        }
        let raw: RawRuleFile = RawRuleFile::deserialize(toml::Deserializer::from(table))
            .map_err(|error| vec![refused(&error)])?;
        validate(&raw)
    }

    /// Reads a rule file in the compact form in which the build script embeds it.
    ///
    /// # Errors
    /// As for [`Self::parse`]; such a form keeps no places.
    pub(crate) fn from_embedded(bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        let raw: RawRuleFile =
            postcard::from_bytes(bytes).map_err(|error| vec![defect(0..0, error.to_string())])?;
        validate(&raw)
    }
}

/// Checks the whole file, and finds all of its problems.
fn validate(raw: &RawRuleFile) -> Result<RuleFile, Vec<Problem>> {
    let mut defects = Vec::new();
    let ids: Vec<&str> = raw.subdivisions.keys().map(String::as_str).collect();
    let subdivisions = subdivisions(raw, &ids, &mut defects);
    let substitutes = raw
        .substitutes
        .iter()
        .map(|(name, raw)| (name.clone(), Arc::new(substitute(raw, &mut defects))))
        .collect();
    let feasts = raw
        .feasts
        .iter()
        .map(|(name, dates)| (name.clone(), date_values::dates(dates, &mut defects).into()))
        .collect();
    let names = RuleNames { ids: &ids, substitutes, feasts };
    let rules =
        raw.holiday.iter().filter_map(|holiday| rule(holiday, &names, &mut defects)).collect();
    let bridge = raw.bridge.as_ref().map(|bridge| Bridge {
        name: date_values::name(&bridge.name, &mut defects),
        from: bridge.from.unwrap_or(i32::MIN),
    });
    let valid = RuleFile {
        name: date_values::name(&raw.name, &mut defects),
        aliases: raw.aliases.iter().map(|alias| identifier(alias, &mut defects)).collect(),
        known: date_values::known(&raw.known, &mut defects),
        bridge,
        subdivisions,
        rules,
        worked: raw.worked.iter().flat_map(|days| worked(days, &mut defects)).collect(),
    };
    if defects.is_empty() { Ok(valid) } else { Err(defects) }
}

fn subdivisions(raw: &RawRuleFile, ids: &[&str], defects: &mut Vec<Problem>) -> Vec<Subdivision> {
    // One step up only: with two, a file could send the reader round in a circle.
    let nested: Vec<bool> =
        raw.subdivisions.values().map(|part| part.get_ref().within.is_some()).collect();
    let mut all = Vec::with_capacity(ids.len());
    for (id, part) in &raw.subdivisions {
        let span = part.span();
        let part = part.get_ref();
        let id = identifier(&SpannedValue::new(span, id.clone()), defects);
        let within = part.within.as_ref().and_then(|whole| place_of(whole, ids, defects));
        if let Some(whole) = part.within.as_ref().filter(|_| within.is_some_and(|at| nested[at])) {
            defects.push(defect(
                whole.span(),
                format!("'{}' lies within another subdivision itself", whole.get_ref()),
            ));
        }
        all.push(Subdivision {
            id,
            name: date_values::name(&part.name, defects),
            aliases: part.aliases.iter().map(|alias| identifier(alias, defects)).collect(),
            within,
            known: date_values::known(part.known.as_ref().unwrap_or(&raw.known), defects),
            zones: part.zones.iter().map(|zone| zone.get_ref().clone()).collect(),
        });
    }
    all
}

/// Returns the days that are worked for one reason.
fn worked(raw: &RawWorked, defects: &mut Vec<Problem>) -> Vec<Holiday> {
    let name = date_values::name(&raw.name, defects);
    date_values::dates(&raw.dates, defects)
        .into_iter()
        .map(|on| Holiday { on, name: name.clone() })
        .collect()
}

/// Returns the place of a subdivision in the sorted list of them, or a defect.
fn place_of(id: &Text, ids: &[&str], defects: &mut Vec<Problem>) -> Option<usize> {
    let found = ids.binary_search(&id.get_ref().as_str()).ok();
    if found.is_none() {
        let help = date_values::choices(ids.iter().copied())
            .unwrap_or_else(|| "this file has no subdivisions".to_owned());
        defects.push(
            defect(id.span(), format!("there is no subdivision '{}'", id.get_ref())).help(help),
        );
    }
    found
}

fn identifier(raw: &Text, defects: &mut Vec<Problem>) -> String {
    let text = raw.get_ref();
    let plain = !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !plain {
        let help = "use lower-case letters, digits and hyphens: \"south-korea\"";
        defects.push(
            defect(raw.span(), format!("'{text}' cannot be the word for a calendar")).help(help),
        );
    }
    text.clone()
}

fn substitute(raw: &SpannedValue<RawSubstitute>, defects: &mut Vec<Problem>) -> Substitute {
    let written = raw.get_ref();
    let targets = [
        written.monday,
        written.tuesday,
        written.wednesday,
        written.thursday,
        written.friday,
        written.saturday,
        written.sunday,
    ];
    if targets.iter().all(Option::is_none) && !written.overlap {
        let help = "name a weekday and where it goes: sunday = \"monday-after\"";
        defects.push(defect(raw.span(), "this substitute never applies").help(help));
    }
    let moves: Vec<Weekday> =
        written.moves.iter().map(|weekday| (*weekday.get_ref()).into()).collect();
    let shifts = std::array::from_fn(|day| {
        let keeps = !moves.iter().any(|weekday| weekday.num_days_from_monday() as usize == day);
        targets[day].map(|to| Shift { to: to.into(), keeps })
    });
    for weekday in &written.moves {
        if shifts[Weekday::from(*weekday.get_ref()).num_days_from_monday() as usize].is_none() {
            let help = "name the weekday as a key too, with the day that the holiday goes to";
            defects
                .push(defect(weekday.span(), "a holiday that moves must go somewhere").help(help));
        }
    }
    let label = written
        .label
        .as_ref()
        .map_or_else(|| "{} (observed)".to_owned(), |label| date_values::name(label, defects));
    let years = date_values::years(written.from, written.until, raw.span(), defects);
    Substitute { shifts, overlap: written.overlap, label, years }
}

fn rule(
    raw: &SpannedValue<RawHoliday>,
    names: &RuleNames<'_>,
    defects: &mut Vec<Problem>,
) -> Option<PlacedRule> {
    let span = raw.span();
    let raw = raw.get_ref();
    let place = place(raw, names.ids, defects);
    let substitute = raw.substitute.as_ref().and_then(|name| {
        let found = names.substitutes.get(name.get_ref());
        if found.is_none() {
            let help = format!("describe it under [substitutes.{}]", name.get_ref());
            defects.push(
                defect(name.span(), format!("no substitute is called '{}'", name.get_ref()))
                    .help(help),
            );
        }
        found.map(Arc::clone)
    });
    if let (Some(from), None) = (&raw.substitute_from, &raw.substitute) {
        defects.push(defect(from.span(), "'substitute-from' without 'substitute' says nothing"));
    }
    let name = date_values::name(&raw.name, defects);
    let years = date_values::years(raw.from, raw.until, span.clone(), defects);
    let instead = date_values::dates(&raw.instead, defects);
    let (when, offset) = rule_date::read(raw, &span, &names.feasts, defects)?;
    let substitute_from = raw.substitute_from.as_ref().map_or(i32::MIN, |year| *year.get_ref());
    let rule = HolidayRule {
        name,
        when,
        offset,
        years,
        skipped: raw.skip.clone(),
        instead,
        substitute,
        substitute_from,
    };
    Some(PlacedRule { rule: Arc::new(rule), place })
}

/// Returns the parts of the country where a rule holds.
fn place(raw: &RawHoliday, ids: &[&str], defects: &mut Vec<Problem>) -> RuleRegion {
    let mut places =
        |names: &[Text]| names.iter().filter_map(|name| place_of(name, ids, defects)).collect();
    match (&raw.r#in, &raw.not_in) {
        (None, None) => RuleRegion::AllBut(Vec::new()),
        (Some(names), None) => RuleRegion::Only(places(names)),
        (None, Some(names)) => RuleRegion::AllBut(places(names.get_ref())),
        (Some(_), Some(names)) => {
            defects.push(defect(names.span(), "'in' and 'not-in' cannot both be given"));
            RuleRegion::AllBut(Vec::new())
        }
    }
}
