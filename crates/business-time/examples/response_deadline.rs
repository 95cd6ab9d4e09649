//! The deadline of a response within four business hours, and the time that it leaves.
//!
//! ```console
//! $ cargo run --example response_deadline
//! opened    2026-12-24T15:00:00-05:00
//! due       2026-12-28T11:30:00-05:00
//! answered  2026-12-28T10:45:00-05:00, with 45 min of business time to spare
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use business_time::{
    Calendar, ClosingEdge, Date, Schedule, SignedDuration, SpecialDay, Zone, calendar::parse_spans,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let zone = Zone::bundled("America/New_York")?;
    let christmas_eve = SpecialDay {
        on: Date::parse("2026-12-24")?,
        name: "Christmas Eve".to_owned(),
        spans: parse_spans("08:30-16:00")?,
    };
    let schedule = Schedule::weekly(zone.clone(), "Mon-Fri 08:30-17:30".parse()?)
        .closed_on([Date::parse("2026-12-25")?])
        .with_special_day(christmas_eve);
    let support = Calendar::new(vec![schedule])?;

    let opened = zone.opening_at("2026-12-24 15:00".parse()?);
    let due = support.add(opened, SignedDuration::from_hours(4), ClosingEdge::Closing)?;
    let answered = zone.opening_at("2026-12-28 10:45".parse()?);
    let spare = support.measure(answered, due).in_words();

    println!("opened    {}", zone.rfc3339(opened));
    println!("due       {}", zone.rfc3339(due));
    println!("answered  {}, with {spare} of business time to spare", zone.rfc3339(answered));
    Ok(())
}
