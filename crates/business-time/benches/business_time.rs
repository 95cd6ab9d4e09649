//! Adding business time: this crate beside the crates `workclock` and `ule-hours`, in one run, on the
//! same instants.
//!
//! The calendar is Monday to Friday, 09:00 to 17:00 in Berlin, closed on the German holidays of
//! 2026. Each iteration adds one length to one of a thousand instants drawn from 2026 by a fixed
//! seed. `one question` builds everything and asks once.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot go on stops"
)]

use std::{hint::black_box, sync::Arc};

use business_time::{
    BusinessDayRule, Calendar, ClosingEdge, Date, Instant, Schedule, SignedDuration, Timeline,
    Zone,
    calendar::holidays::{Church, DateRule, HolidayList, HolidayRule},
};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff_0_2::{Timestamp, civil};

const YEAR_START: i64 = 1_767_222_000;
const FOUR_HOURS: SignedDuration = SignedDuration::from_hours(4);
const LENGTHS: [(&str, SignedDuration); 2] =
    [("4 hours", FOUR_HOURS), ("10 years", SignedDuration::from_hours(10 * 260 * 8))];

/// A thousand instants of 2026 (xorshift, fixed seed).
fn instants() -> Vec<i64> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..1_000).map(|_| YEAR_START + i64::try_from(next() % (364 * 86_400)).unwrap()).collect()
}

/// The holidays of all of Germany, by their rules.
fn holidays() -> Arc<HolidayList> {
    let fixed = |month, day| HolidayRule::new("holiday", DateRule::Fixed { month, day });
    let easter = |days| HolidayRule::new("feast", DateRule::Easter(Church::Western)).shifted(days);
    let rules = [
        fixed(1, 1),
        easter(-2),
        easter(1),
        fixed(5, 1),
        easter(39),
        easter(50),
        fixed(10, 3),
        fixed(12, 25),
        fixed(12, 26),
    ];
    let rules = rules.into_iter().map(Arc::new).collect();
    Arc::new(HolidayList::from_rules("Germany".to_owned(), rules, None, 1990..=2099))
}

fn holiday_dates() -> Vec<Date> {
    let year = |month, day| Date::new(2026, month, day).unwrap();
    holidays().between(year(1, 1), year(12, 31)).into_iter().map(|holiday| holiday.on).collect()
}

fn schedule() -> Schedule {
    let zone = Zone::bundled("Europe/Berlin").unwrap();
    Schedule::weekly(zone, "Mon-Fri 09:00-17:00".parse().unwrap())
}

fn calendar(holidays: Arc<HolidayList>) -> Calendar {
    Calendar::new(vec![schedule().with_holidays(holidays)]).unwrap()
}

/// The holidays of 2026 alone, so that all three crates have the same.
fn one_year() -> Calendar {
    Calendar::new(vec![schedule().closed_on(holiday_dates())]).unwrap()
}

fn timeline() -> Timeline {
    let at = |seconds| Instant::from_unix(seconds).unwrap();
    one_year().timeline(at(YEAR_START), at(YEAR_START + 13 * 366 * 86_400))
}

fn add(criterion: &mut Criterion) {
    let timeline = timeline();
    let starts = instants();
    let dates = holiday_dates();
    let civil = |date: &Date| {
        civil::date(
            i16::try_from(date.year()).unwrap(),
            i8::try_from(date.month()).unwrap(),
            i8::try_from(date.day()).unwrap(),
        )
    };
    let workclock = workclock::Schedule::builder()
        .time_zone("Europe/Berlin")
        .rule(workclock::WorkDay::new(
            civil::time(9, 0, 0, 0),
            civil::time(17, 0, 0, 0),
            workclock::Weekdays::MON_TO_FRI,
        ))
        .rule(workclock::Holidays::new(dates.iter().map(civil)))
        .build()
        .unwrap();
    let mut ule = ule_hours::Schedule::builder("Europe/Berlin")
        .unwrap()
        .mon_fri("09:00-17:00")
        .unwrap()
        .horizon_days(8_000);
    for date in &dates {
        ule = ule.closed_on(civil(date));
    }
    let ule = ule.build();
    for (name, length) in LENGTHS {
        let mut group = criterion.benchmark_group(format!("add {name}"));
        let theirs = jiff_0_2::SignedDuration::from_secs(length.seconds());
        let mut each = |name: &str, one: &dyn Fn(i64) -> i64| {
            let mut starts = starts.iter().cycle();
            group.bench_function(name, |bencher| {
                bencher.iter(|| one(black_box(*starts.next().unwrap())));
            });
        };
        each("business-time", &|start| {
            timeline.add(Instant::clamped(start), length, ClosingEdge::Closing).unwrap().unix()
        });
        each("workclock", &|start| {
            workclock.add(Timestamp::from_second(start).unwrap(), theirs).unwrap().as_second()
        });
        each("ule-hours", &|start| {
            ule.add(Timestamp::from_second(start).unwrap(), theirs).unwrap().as_second()
        });
        group.finish();
        for start in &starts {
            let ours = timeline
                .add(Instant::clamped(*start), length, ClosingEdge::Closing)
                .unwrap()
                .unix();
            assert_eq!(
                ours,
                ule.add(Timestamp::from_second(*start).unwrap(), theirs).unwrap().as_second(),
                "{start} + {name}"
            );
        }
    }
}

fn one_question(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one question");
    let at = Instant::from_unix(YEAR_START + 100 * 86_400).unwrap();
    let list = holidays();
    group.bench_function("zone, calendar, four hours", |bencher| {
        bencher.iter(|| {
            calendar(Arc::clone(&list))
                .add(black_box(at), FOUR_HOURS, ClosingEdge::Closing)
                .unwrap()
        });
    });
    let built = calendar(list);
    group.bench_function("calendar, four hours", |bencher| {
        bencher
            .iter(|| built.clone().add(black_box(at), FOUR_HOURS, ClosingEdge::Closing).unwrap());
    });
    group.finish();
}

/// By the rules themselves, not by a list of dates, as every question does.
fn business_days(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("business days");
    let at = Instant::from_unix(YEAR_START + 100 * 86_400).unwrap();
    let calendar = calendar(holidays());
    for days in [1, 60] {
        let one = || {
            calendar
                .add_business_days(
                    black_box(at),
                    days,
                    BusinessDayRule::CloseOfDay,
                    ClosingEdge::Closing,
                )
                .unwrap()
        };
        group.bench_function(format!("{days} ahead"), |bencher| bencher.iter(one));
    }
    group.finish();
}

criterion_group!(benches, add, one_question, business_days);
criterion_main!(benches);
