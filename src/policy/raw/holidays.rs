//! Holiday files: rule files, and lists of dates.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DateText, Placed, Text};

/// One rule file: a country, its parts, and the rules of each.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawRuleFile {
    /// The country's name.
    pub name: Text,
    /// Other words by which it may be asked for.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// The years for which the list can be relied on.
    pub known: Placed<RawYears>,
    /// The law about single days between holidays.
    pub bridge: Option<RawBridge>,
    /// Its parts by their ids.
    #[serde(default)]
    pub subdivisions: BTreeMap<String, Placed<RawSubdivision>>,
    /// What the law does about holidays that fall badly, by name.
    #[serde(default)]
    pub substitutes: BTreeMap<String, Placed<RawSubstitute>>,
    /// The dates of feasts of other calendars, by name.
    #[serde(default)]
    pub feasts: BTreeMap<String, Vec<DateText>>,
    /// The rules.
    #[serde(default)]
    pub holiday: Vec<Placed<RawHoliday>>,
}

/// The first and the last day of a run of days.
pub type RawSpan = Placed<[DateText; 2]>;

/// The first and the last of a range of years.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawYears {
    /// The first.
    pub from: i32,
    /// The last.
    pub until: i32,
}

/// A law that makes a holiday of a single day between two.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawBridge {
    /// What such a day is called.
    pub name: Text,
    /// The first year of the law.
    pub from: Option<i32>,
}

/// A part of the country.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawSubdivision {
    /// Its name.
    pub name: Text,
    /// Other words by which it may be asked for.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// The subdivision whose holidays this one has too.
    pub within: Option<Text>,
    /// The years for which its list can be relied on; those of the country if absent.
    pub known: Option<Placed<RawYears>>,
}

/// What the law does about a holiday that falls badly.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawSubstitute {
    /// Where it goes from a Monday.
    pub monday: Option<RawShift>,
    /// Where it goes from a Tuesday.
    pub tuesday: Option<RawShift>,
    /// Where it goes from a Wednesday.
    pub wednesday: Option<RawShift>,
    /// Where it goes from a Thursday.
    pub thursday: Option<RawShift>,
    /// Where it goes from a Friday.
    pub friday: Option<RawShift>,
    /// Where it goes from a Saturday.
    pub saturday: Option<RawShift>,
    /// Where it goes from a Sunday.
    pub sunday: Option<RawShift>,
    /// Whether a day shared with another holiday is made good.
    #[serde(default)]
    pub overlap: bool,
    /// The days of the week on which the day itself is no holiday then.
    #[serde(default)]
    pub moves: Vec<Placed<RawWeekday>>,
    /// The name of a day that is added, with `{}` for the holiday's.
    pub label: Option<Text>,
    /// The first year of the law.
    pub from: Option<i32>,
    /// Its last year.
    pub until: Option<i32>,
}

/// Where such a holiday goes.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RawShift {
    /// The next day that is free.
    NextFree,
    /// The Monday before.
    MondayBefore,
    /// The Tuesday before.
    TuesdayBefore,
    /// The Wednesday before.
    WednesdayBefore,
    /// The Thursday before.
    ThursdayBefore,
    /// The Friday before.
    FridayBefore,
    /// The Saturday before.
    SaturdayBefore,
    /// The Sunday before.
    SundayBefore,
    /// The Monday after.
    MondayAfter,
    /// The Tuesday after.
    TuesdayAfter,
    /// The Wednesday after.
    WednesdayAfter,
    /// The Thursday after.
    ThursdayAfter,
    /// The Friday after.
    FridayAfter,
    /// The Saturday after.
    SaturdayAfter,
    /// The Sunday after.
    SundayAfter,
}

/// One rule.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawHoliday {
    /// What the day is called.
    pub name: Text,
    /// The month and day: `12-25`.
    pub fixed: Option<Text>,
    /// A weekday of a month: `3rd monday of january`.
    pub nth: Option<Text>,
    /// A weekday beside a day: `monday before 05-25`.
    pub near: Option<Text>,
    /// Days after Easter Sunday.
    pub easter: Option<Placed<i64>>,
    /// Days after the Orthodox Easter Sunday.
    pub orthodox_easter: Option<Placed<i64>>,
    /// An equinox, as a date in Japan.
    pub equinox: Option<RawEquinox>,
    /// A name under `feasts`.
    pub feast: Option<Text>,
    /// Just these dates.
    pub dates: Option<Placed<Vec<DateText>>>,
    /// Runs of days.
    pub spans: Option<Placed<Vec<RawSpan>>>,
    /// Days to add.
    pub offset: Option<Placed<i64>>,
    /// The first year.
    pub from: Option<i32>,
    /// The last year.
    pub until: Option<i32>,
    /// Years without it.
    #[serde(default)]
    pub skip: Vec<i32>,
    /// Dates in whose year the holiday is on that date.
    #[serde(default)]
    pub instead: Vec<DateText>,
    /// The only subdivisions that have it.
    pub r#in: Option<Vec<Text>>,
    /// The subdivisions that do not have it.
    pub not_in: Option<Placed<Vec<Text>>>,
    /// A name under `substitutes`.
    pub substitute: Option<Text>,
    /// The first year in which that is done.
    pub substitute_from: Option<Placed<i32>>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RawWeekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// One of the two equinoxes.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RawEquinox {
    /// In March.
    March,
    /// In September.
    September,
}

/// One file of dates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDates {
    /// What the list is called.
    pub name: Option<Text>,
    /// The years for which it is complete.
    pub known: Option<Placed<RawYears>>,
    /// The days.
    #[serde(default)]
    pub holiday: Vec<RawDay>,
}

/// One day of a list of dates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDay {
    /// The date.
    pub on: DateText,
    /// What it is called.
    pub name: Option<Text>,
}
