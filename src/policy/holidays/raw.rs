//! The keys of a rule file as they are written. Nothing here is checked beyond its TOML type; unknown keys are refused.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawFile {
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) aliases: Vec<Spanned<String>>,
    pub(super) known: Spanned<RawYears>,
    pub(super) bridge: Option<RawBridge>,
    #[serde(default)]
    pub(super) subdivisions: BTreeMap<String, Spanned<RawSubdivision>>,
    #[serde(default)]
    pub(super) substitutes: BTreeMap<String, Spanned<RawSubstitute>>,
    #[serde(default)]
    pub(super) feasts: BTreeMap<String, Vec<Spanned<Datetime>>>,
    #[serde(default)]
    pub(super) holiday: Vec<Spanned<RawHoliday>>,
}

/// The first and the last day of a run of days.
pub(super) type RawSpan = Spanned<[Spanned<Datetime>; 2]>;

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawYears {
    pub(super) from: i32,
    pub(super) until: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBridge {
    pub(super) name: Spanned<String>,
    pub(super) from: Option<i32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSubdivision {
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) aliases: Vec<Spanned<String>>,
    /// The subdivision whose holidays this one has too.
    pub(super) within: Option<Spanned<String>>,
    pub(super) known: Option<Spanned<RawYears>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSubstitute {
    pub(super) monday: Option<RawTarget>,
    pub(super) tuesday: Option<RawTarget>,
    pub(super) wednesday: Option<RawTarget>,
    pub(super) thursday: Option<RawTarget>,
    pub(super) friday: Option<RawTarget>,
    pub(super) saturday: Option<RawTarget>,
    pub(super) sunday: Option<RawTarget>,
    #[serde(default)]
    pub(super) overlap: bool,
    /// The days of the week on which the day itself is no holiday then.
    #[serde(default)]
    pub(super) moves: Vec<Spanned<RawWeekday>>,
    pub(super) label: Option<Spanned<String>>,
    pub(super) from: Option<i32>,
    pub(super) until: Option<i32>,
}

#[derive(Clone, Copy, Deserialize)]
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawHoliday {
    pub(super) name: Spanned<String>,
    pub(super) fixed: Option<Spanned<String>>,
    pub(super) nth: Option<Spanned<String>>,
    pub(super) near: Option<Spanned<String>>,
    pub(super) easter: Option<Spanned<i64>>,
    pub(super) orthodox_easter: Option<Spanned<i64>>,
    pub(super) equinox: Option<RawEquinox>,
    pub(super) feast: Option<Spanned<String>>,
    pub(super) dates: Option<Spanned<Vec<Spanned<Datetime>>>>,
    pub(super) spans: Option<Spanned<Vec<RawSpan>>>,
    pub(super) offset: Option<Spanned<i64>>,
    pub(super) from: Option<i32>,
    pub(super) until: Option<i32>,
    #[serde(default)]
    pub(super) skip: Vec<i32>,
    #[serde(default)]
    pub(super) instead: Vec<Spanned<Datetime>>,
    pub(super) r#in: Option<Vec<Spanned<String>>>,
    pub(super) not_in: Option<Spanned<Vec<Spanned<String>>>>,
    pub(super) substitute: Option<Spanned<String>>,
    pub(super) substitute_from: Option<Spanned<i32>>,
}

#[derive(Clone, Copy, Deserialize)]
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
#[serde(rename_all = "kebab-case")]
pub(super) enum RawEquinox {
    March,
    September,
}
