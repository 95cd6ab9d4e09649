//! The keys of a rule file as they are written. Nothing here is checked beyond its TOML type; unknown keys are refused.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

/// The public holidays of a country and its parts, as rules.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::policy) struct RawFile {
    /// What the list is called: `"Germany"`.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(super) name: Spanned<String>,
    /// Other words to ask for it by: lower case with hyphens.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub(super) aliases: Vec<Spanned<String>>,
    /// The first and the last year for which the list can be relied on. Outside, answers carry a warning.
    #[cfg_attr(test, schemars(with = "RawYears"))]
    pub(super) known: Spanned<RawYears>,
    /// For a country whose law makes a holiday of a single day between two holidays.
    pub(super) bridge: Option<RawBridge>,
    /// The parts of the country, by the id under which they are asked for behind the country's: `by` for `de-by`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<String, RawSubdivision>"))]
    pub(super) subdivisions: BTreeMap<String, Spanned<RawSubdivision>>,
    /// What the law does when a holiday falls badly, under names that `substitute` refers to.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<String, RawSubstitute>"))]
    pub(super) substitutes: BTreeMap<String, Spanned<RawSubstitute>>,
    /// The dates of feasts of other calendars, by the name that `feast` refers to.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<String, Vec<LocalDate>>"))]
    pub(super) feasts: BTreeMap<String, Vec<Spanned<Datetime>>>,
    /// The holidays. Each has exactly one of `fixed`, `nth`, `near`, `easter`, `orthodox-easter`, `equinox`, `feast`,
    /// `dates` and `spans`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawHoliday>"))]
    pub(super) holiday: Vec<Spanned<RawHoliday>>,
}

/// The first and the last day of a run of days.
pub(super) type RawSpan = Spanned<[Spanned<Datetime>; 2]>;

/// A run of years.
#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawYears {
    /// The first year.
    pub(super) from: i32,
    /// The last year.
    pub(super) until: i32,
}

/// A day between two holidays.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawBridge {
    /// What such a day is called.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(super) name: Spanned<String>,
    /// The first year of the law; always if absent.
    pub(super) from: Option<i32>,
}

/// A part of the country.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawSubdivision {
    /// Its name.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(super) name: Spanned<String>,
    /// Other words to ask for it by: lower case with hyphens.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub(super) aliases: Vec<Spanned<String>>,
    /// The id of the subdivision that this one lies in, whose holidays it has too.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) within: Option<Spanned<String>>,
    /// The years for which this part can be relied on; those of the file if absent.
    #[cfg_attr(test, schemars(with = "Option<RawYears>"))]
    pub(super) known: Option<Spanned<RawYears>>,
}

/// What is done when a holiday falls on certain weekdays: weekday = where the holiday goes.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawSubstitute {
    /// Where a holiday on a Monday goes; it stays if absent.
    pub(super) monday: Option<RawTarget>,
    /// Where a holiday on a Tuesday goes; it stays if absent.
    pub(super) tuesday: Option<RawTarget>,
    /// Where a holiday on a Wednesday goes; it stays if absent.
    pub(super) wednesday: Option<RawTarget>,
    /// Where a holiday on a Thursday goes; it stays if absent.
    pub(super) thursday: Option<RawTarget>,
    /// Where a holiday on a Friday goes; it stays if absent.
    pub(super) friday: Option<RawTarget>,
    /// Where a holiday on a Saturday goes; it stays if absent.
    pub(super) saturday: Option<RawTarget>,
    /// Where a holiday on a Sunday goes; it stays if absent.
    pub(super) sunday: Option<RawTarget>,
    /// `true` gives the next free day for a holiday that falls on another one.
    #[serde(default)]
    pub(super) overlap: bool,
    /// The weekdays on which the day itself is no holiday then.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawWeekday>"))]
    pub(super) moves: Vec<Spanned<RawWeekday>>,
    /// What the day added is called: `"Day in lieu of {}"`. `"{} (observed)"` if absent.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) label: Option<Spanned<String>>,
    /// The first year of the law; always if absent.
    pub(super) from: Option<i32>,
    /// The last year of the law; still if absent.
    pub(super) until: Option<i32>,
}

/// `next-free` is the next Monday to Friday that is no holiday and no substitute; the others are the nearest such
/// weekday.
#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum RawTarget {
    NextFree,
    MondayBefore,
    TuesdayBefore,
    WednesdayBefore,
    ThursdayBefore,
    FridayBefore,
    SaturdayBefore,
    SundayBefore,
    MondayAfter,
    TuesdayAfter,
    WednesdayAfter,
    ThursdayAfter,
    FridayAfter,
    SaturdayAfter,
    SundayAfter,
}

/// A holiday.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawHoliday {
    /// What it is called.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(super) name: Spanned<String>,
    /// The same month and day each year: `"12-25"`.
    #[cfg_attr(test, schemars(with = "Option<String>", extend("pattern" = r"^\d\d-\d\d$")))]
    pub(super) fixed: Option<Spanned<String>>,
    /// A weekday of a month: `"4th thursday of november"`, `"last monday of may"`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) nth: Option<Spanned<String>>,
    /// The nearest such weekday: `"monday before 05-25"`; `before`, `on-or-before`, `after`, `on-or-after`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) near: Option<Spanned<String>>,
    /// Days after Easter Sunday: `-2` is Good Friday.
    #[cfg_attr(test, schemars(with = "Option<i64>"))]
    pub(super) easter: Option<Spanned<i64>>,
    /// Days after the Orthodox Easter Sunday.
    #[cfg_attr(test, schemars(with = "Option<i64>"))]
    pub(super) orthodox_easter: Option<Spanned<i64>>,
    /// The equinox as a date in Japan, 1980 to 2099: `"march"` or `"september"`.
    pub(super) equinox: Option<RawEquinox>,
    /// The name of the feast under `feasts` that has the dates.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) feast: Option<Spanned<String>>,
    /// Just these dates: `[2026-06-15]`.
    #[cfg_attr(test, schemars(with = "Option<Vec<LocalDate>>"))]
    pub(super) dates: Option<Spanned<Vec<Spanned<Datetime>>>>,
    /// Every day from the first to the last, both included, at most 31: `[[2026-02-15, 2026-02-23]]`.
    #[cfg_attr(test, schemars(with = "Option<Vec<[LocalDate; 2]>>"))]
    pub(super) spans: Option<Spanned<Vec<RawSpan>>>,
    /// Days to add to the date found; none if absent.
    #[cfg_attr(test, schemars(with = "Option<i64>"))]
    pub(super) offset: Option<Spanned<i64>>,
    /// The first year; always if absent.
    pub(super) from: Option<i32>,
    /// The last year; still if absent.
    pub(super) until: Option<i32>,
    /// Years without it.
    #[serde(default)]
    pub(super) skip: Vec<i32>,
    /// In the year of such a date the holiday is on that date instead.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<LocalDate>"))]
    pub(super) instead: Vec<Spanned<Datetime>>,
    /// Only in these subdivisions, and so not in the list of the whole country; everywhere if absent.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub(super) r#in: Option<Vec<Spanned<String>>>,
    /// Everywhere but in these subdivisions.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub(super) not_in: Option<Spanned<Vec<Spanned<String>>>>,
    /// The name under `substitutes` of what is done when it falls badly; nothing if absent.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) substitute: Option<Spanned<String>>,
    /// The first year in which that is done; always if absent.
    #[cfg_attr(test, schemars(with = "Option<i32>"))]
    pub(super) substitute_from: Option<Spanned<i32>>,
}

#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum RawWeekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum RawEquinox {
    March,
    September,
}

/// What a date looks like to a JSON Schema, which knows no dates but texts.
#[cfg(test)]
struct LocalDate;

#[cfg(test)]
impl schemars::JsonSchema for LocalDate {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LocalDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}
