//! The lines of a group's counts: attainment, response times and distributions.

use serde::Serialize;

use super::{Denominator, Percent};

/// Attainment by one measure.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShareLine {
    /// The denominator.
    pub measure: Denominator,
    /// Tickets in the denominator.
    pub of: u64,
    /// The share that was answered in time, in percent, cut off after two places; `null` if there
    /// are none, and if the input has no responses.
    pub percent: Option<f64>,
    /// The same, to be written.
    #[serde(skip)]
    pub share: Option<Percent>,
}

/// Percentiles of response times, in seconds.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ResponseTimes {
    /// The number of responses.
    pub count: u64,
    /// The time that half of them did not exceed.
    pub median: Option<u64>,
    /// That nine of ten did not exceed.
    pub p90: Option<u64>,
    /// That nineteen of twenty did not exceed.
    pub p95: Option<u64>,
    /// True if these are exact; else they are off by less than half a percent.
    pub exact: bool,
}

/// A span of margins.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MarginLine {
    /// From so many seconds early, negative if late; `null` for no end.
    pub from: Option<i64>,
    /// To less than so many.
    pub below: Option<i64>,
    /// Tickets.
    pub tickets: u64,
}

/// A span of the share of time used.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UsedLine {
    /// Above so many percent.
    pub above: Option<i64>,
    /// Up to so many; `null` for no end.
    pub up_to: Option<i64>,
    /// Tickets.
    pub tickets: u64,
}
