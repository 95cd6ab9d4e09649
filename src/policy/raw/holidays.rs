//! Holiday files: rule files, and lists of dates.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DateText, FileFormat, SpannedValue, Text};

/// The public holidays of a country and its parts, as rules.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawRuleFile {
    /// The format of this file: `1`. A program that reads only other formats refuses the file.
    pub format: Option<FileFormat>,
    /// The name of the list: `"Germany"`.
    pub name: Text,
    /// Other words to ask for it by: lower case with hyphens.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// The first and the last year for which the list can be relied on. Outside, answers carry a
    /// warning.
    pub known: SpannedValue<RawYears>,
    /// For a country whose law makes a holiday of a single day between two holidays.
    pub bridge: Option<RawBridge>,
    /// The parts of the country, by the id under which they are asked for behind the country's:
    /// `by` for `de-by`.
    #[serde(default)]
    pub subdivisions: BTreeMap<String, SpannedValue<RawSubdivision>>,
    /// The rules of law for holidays that fall badly, under names that `substitute` refers to.
    #[serde(default)]
    pub substitutes: BTreeMap<String, SpannedValue<RawSubstitute>>,
    /// The dates of feasts of other calendars, by the name that `feast` refers to.
    #[serde(default)]
    pub feasts: BTreeMap<String, Vec<DateText>>,
    /// The holidays. Each has exactly one of `fixed`, `nth`, `near`, `easter`, `orthodox-easter`,
    /// `equinox`, `feast`, `dates` and `spans`.
    #[serde(default)]
    pub holiday: Vec<SpannedValue<RawHoliday>>,
    /// Days that are worked although their weekday is free, as a government announces them in
    /// exchange for days off.
    #[serde(default)]
    pub worked: Vec<RawWorked>,
}

/// Days that are worked although their weekday is free.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawWorked {
    /// The holiday that they are worked for: `"Spring Festival"`.
    pub name: Text,
    /// The days: `[2026-02-14, 2026-02-28]`.
    pub dates: Vec<DateText>,
}

/// The first and the last day of a run of days.
pub(crate) type RawSpan = SpannedValue<[DateText; 2]>;

/// A run of years.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawYears {
    /// The first year.
    pub from: i32,
    /// The last year.
    pub until: i32,
}

/// A day between two holidays.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawBridge {
    /// The name of such a day.
    pub name: Text,
    /// The first year of the law; always if absent.
    pub from: Option<i32>,
}

/// A part of the country.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSubdivision {
    /// Its name.
    pub name: Text,
    /// Other words to ask for it by: lower case with hyphens.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// The id of the subdivision that this one lies in, whose holidays it has too.
    pub within: Option<Text>,
    /// The years for which this part can be relied on; those of the file if absent.
    pub known: Option<SpannedValue<RawYears>>,
    /// The zones that point to this part, as their city lies there: `["America/Toronto"]`. A zone
    /// that most parts of the country have stands nowhere.
    #[serde(default)]
    pub zones: Vec<Text>,
}

/// The rule for a holiday that falls on certain weekdays: weekday = the day that it goes to.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSubstitute {
    /// The day that a holiday on a Monday goes to; it stays if absent.
    pub monday: Option<RawShift>,
    /// The day that a holiday on a Tuesday goes to; it stays if absent.
    pub tuesday: Option<RawShift>,
    /// The day that a holiday on a Wednesday goes to; it stays if absent.
    pub wednesday: Option<RawShift>,
    /// The day that a holiday on a Thursday goes to; it stays if absent.
    pub thursday: Option<RawShift>,
    /// The day that a holiday on a Friday goes to; it stays if absent.
    pub friday: Option<RawShift>,
    /// The day that a holiday on a Saturday goes to; it stays if absent.
    pub saturday: Option<RawShift>,
    /// The day that a holiday on a Sunday goes to; it stays if absent.
    pub sunday: Option<RawShift>,
    /// `true` gives the next free day for a holiday that falls on another one.
    #[serde(default)]
    pub overlap: bool,
    /// The weekdays on which the day itself is no holiday then.
    #[serde(default)]
    pub moves: Vec<SpannedValue<RawWeekday>>,
    /// The name of the day added: `"Day in lieu of {}"`. `"{} (observed)"` if absent.
    pub label: Option<Text>,
    /// The first year of the law; always if absent.
    pub from: Option<i32>,
    /// The last year of the law; still if absent.
    pub until: Option<i32>,
}

/// `next-free` is the next Monday to Friday that is no holiday and no substitute; the others are
/// the nearest such weekday.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RawShift {
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
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawHoliday {
    /// The name for people.
    pub name: Text,
    /// The same month and day each year: `"12-25"`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d\d-\d\d$")))]
    pub fixed: Option<Text>,
    /// A weekday of a month: `"4th thursday of november"`, `"last monday of may"`.
    pub nth: Option<Text>,
    /// The nearest such weekday: `"monday before 05-25"`; `before`, `on-or-before`, `after`,
    /// `on-or-after`.
    pub near: Option<Text>,
    /// Days after Easter Sunday: `-2` is Good Friday.
    pub easter: Option<SpannedValue<i64>>,
    /// Days after the Orthodox Easter Sunday.
    pub orthodox_easter: Option<SpannedValue<i64>>,
    /// The equinox as a date in Japan, 1980 to 2099: `"march"` or `"september"`.
    pub equinox: Option<RawEquinox>,
    /// The name of the feast under `feasts` that has the dates.
    pub feast: Option<Text>,
    /// Just these dates: `[2026-06-15]`.
    pub dates: Option<SpannedValue<Vec<DateText>>>,
    /// Every day from the first to the last, both included, at most 31:
    /// `[[2026-02-15, 2026-02-23]]`.
    pub spans: Option<SpannedValue<Vec<RawSpan>>>,
    /// Days to add to the date found; none if absent.
    pub offset: Option<SpannedValue<i64>>,
    /// The first year; always if absent.
    pub from: Option<i32>,
    /// The last year; still if absent.
    pub until: Option<i32>,
    /// Years without it.
    #[serde(default)]
    pub skip: Vec<i32>,
    /// In the year of such a date the holiday is on that date instead.
    #[serde(default)]
    pub instead: Vec<DateText>,
    /// Only in these subdivisions, and so not in the list of the whole country; everywhere if
    /// absent.
    pub r#in: Option<Vec<Text>>,
    /// Everywhere but in these subdivisions.
    pub not_in: Option<SpannedValue<Vec<Text>>>,
    /// The name under `substitutes` of the rule for when it falls badly; none if absent.
    pub substitute: Option<Text>,
    /// The first year of that rule; always if absent.
    pub substitute_from: Option<SpannedValue<i32>>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RawWeekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// One of the two equinoxes.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RawEquinox {
    March,
    September,
}

/// One file of dates.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDates {
    /// The name of the list.
    pub name: Option<Text>,
    /// The years for which it is complete.
    pub known: Option<SpannedValue<RawYears>>,
    /// The days.
    #[serde(default)]
    pub holiday: Vec<RawDay>,
    /// Days that are worked although their weekday is free.
    #[serde(default)]
    pub worked: Vec<RawDay>,
}

/// One day of a list of dates.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDay {
    /// The date.
    pub on: DateText,
    /// The name for people.
    pub name: Option<Text>,
}
