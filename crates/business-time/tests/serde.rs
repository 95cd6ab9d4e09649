//! Types with a notation as text in JSON.

#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::{fmt::Debug, str::FromStr};

use business_time::{
    CivilDateTime, Date, Instant, SignedDuration, WeeklyHours, calendar::HoursError,
    time::TargetDuration,
};
use serde::{Serialize, de::DeserializeOwned};

fn comes_back<T>(text: &str, written: &str)
where
    T: FromStr<Err: Debug> + Serialize + DeserializeOwned + PartialEq + Debug,
{
    let value: T = text.parse().unwrap();
    let json = format!("\"{written}\"");
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    assert_eq!(serde_json::from_str::<T>(&json).unwrap(), value);
}

#[test]
fn each_type_is_its_notation() {
    comes_back::<Instant>("2026-03-06T16:45:00-05:00", "2026-03-06T21:45:00Z");
    comes_back::<Date>("2026-03-06", "2026-03-06");
    comes_back::<CivilDateTime>("2026-03-06 16:45", "2026-03-06T16:45:00");
    comes_back::<SignedDuration>("-90 minutes", "-1h 30m");
    comes_back::<TargetDuration>("4 business hours", "4 business hours");
    comes_back::<TargetDuration>("90m", "1 h 30 min");
    let hours = "Mon-Thu 09:00-12:00, 13:00-17:00:30; Fri 09:00-12:00";
    comes_back::<WeeklyHours>(hours, hours);
    comes_back::<WeeklyHours>("", "");
}

#[test]
fn another_text_says_what_is_wrong() {
    let error = serde_json::from_str::<Date>("\"6 March\"").unwrap_err();
    assert!(error.to_string().contains("write it as year-month-day"), "{error}");
    let error = serde_json::from_str::<Date>("20260306").unwrap_err();
    assert!(error.to_string().contains("a text such as '2026-03-06'"), "{error}");
    let error: Result<WeeklyHours, HoursError> = "Mon 9-17".parse();
    let as_json = serde_json::from_str::<WeeklyHours>("\"Mon 9-17\"").unwrap_err();
    assert!(as_json.to_string().contains(&error.unwrap_err().to_string()), "{as_json}");
}
