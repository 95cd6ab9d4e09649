//! The next five business days in England, by the law of its bank holidays.
//!
//! ```console
//! $ cargo run --example next_business_days
//! 2026-12-25  closed: Christmas Day
//! 2026-12-28  closed: Boxing Day (observed)
//! 2026-12-29  open from 2026-12-29T09:00:00Z
//! 2026-12-30  open from 2026-12-30T09:00:00Z
//! 2026-12-31  open from 2026-12-31T09:00:00Z
//! 2027-01-01  closed: New Year's Day
//! 2027-01-04  open from 2027-01-04T09:00:00Z
//! 2027-01-05  open from 2027-01-05T09:00:00Z
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use std::sync::Arc;

use business_time::{
    Calendar, Date, Schedule, Zone,
    calendar::holidays::{Church, DateRule, HolidayList, HolidayRule, Substitute},
    time::Weekday,
};

fn bank_holidays_of_england() -> HolidayList {
    let law = Arc::new(Substitute::next_weekday());
    let fixed = |name, month, day| {
        let rule = HolidayRule::new(name, DateRule::Fixed { month, day });
        rule.substituted(Arc::clone(&law))
    };
    let easter = || DateRule::Easter(Church::Western);
    let monday = |n, month| DateRule::Nth { n, weekday: Weekday::Mon, month };
    let rules = [
        fixed("New Year's Day", 1, 1),
        HolidayRule::new("Good Friday", easter()).shifted(-2),
        HolidayRule::new("Easter Monday", easter()).shifted(1),
        HolidayRule::new("Early May Bank Holiday", monday(1, 5)),
        HolidayRule::new("Spring Bank Holiday", monday(-1, 5)),
        HolidayRule::new("Summer Bank Holiday", monday(-1, 8)),
        fixed("Christmas Day", 12, 25),
        fixed("Boxing Day", 12, 26),
    ];
    let rules = rules.into_iter().map(Arc::new).collect();
    HolidayList::from_rules("England".to_owned(), rules, None, 2023..=2030)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let zone = Zone::bundled("Europe/London")?;
    let schedule = Schedule::weekly(zone.clone(), "Mon-Fri 09:00-17:00".parse()?)
        .with_holidays(bank_holidays_of_england());
    let office = Calendar::new(vec![schedule.clone()])?;

    let thursday = zone.opening_at("2026-12-24 10:00".parse()?);
    let mut day_before = Date::parse("2026-12-24")?;
    for hours in office.business_days_after(thursday, 5)? {
        let date = zone.wall_at(hours.start).date();
        for holiday in schedule.holidays_between(day_before, date) {
            let is_weekday = !schedule.weekly.on(holiday.on.weekday()).is_empty();
            if is_weekday {
                println!("{}  closed: {}", holiday.on, holiday.name);
            }
        }
        println!("{date}  open from {}", zone.rfc3339(hours.start));
        day_before = date;
    }
    Ok(())
}
