//! Properties of business time on invented places around real clock changes, against the oracle and
//! against themselves.
//!
//! `PROPTEST_CASES=100000 cargo test --release -p business-time -- properties` runs them for long.

mod business_days;
mod counting;
mod found;
mod input;
mod open;
mod order;
mod scenes;
mod walls;
mod weekdays;

use business_time::{Calendar, Instant, SignedDuration};
use proptest::test_runner::Config;

use crate::oracle::Place;

/// The cases of each property in an ordinary run, so few that all take a few seconds.
const CASES: u32 = 1_000;

fn config() -> Config {
    let cases =
        if std::env::var_os("PROPTEST_CASES").is_some() { Config::default().cases } else { CASES };
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// The instant at which a minute since 1970-01-01T00:00Z begins.
fn at(minute: i64) -> Instant {
    Instant::from_unix(minute * 60).unwrap()
}

fn seconds(seconds: i64) -> SignedDuration {
    SignedDuration::from_seconds(seconds)
}

fn calendar(places: &[Place]) -> Calendar {
    Calendar::new(places.iter().map(Place::schedule).collect()).unwrap()
}
