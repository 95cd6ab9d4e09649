//! Every public function of business time with its whole input: no panic, no overflow, no hang, and
//! a calendar and its timeline never disagree.

use business_time::{
    calendar::{
        BusinessDayIndex, BusinessDayRule, Calendar, CalendarError, ClosingEdge, DaySpan, Schedule,
        SpecialDay, Timeline, WeeklyHours, Window, parse_spans, parse_time_of_day,
    },
    time::{
        CivilDateTime, ClockKind, Date, Instant, Offset, OffsetTable, SignedDuration,
        TargetDuration, Weekday, Zone, parse_length,
    },
};
use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    sample::select,
};

use super::{at, calendar, config, scenes};
use crate::oracle::DAY;

const RULES: [BusinessDayRule; 4] = [
    BusinessDayRule::DayLength,
    BusinessDayRule::SameTime,
    BusinessDayRule::CloseOfDay,
    BusinessDayRule::CoveredHours24,
];
const EDGES: [ClosingEdge; 2] = [ClosingEdge::Closing, ClosingEdge::NextOpening];

/// Any number, the ends of their range, and small ones.
fn seconds() -> impl Strategy<Value = i64> {
    prop_oneof![
        any::<i64>(),
        select(
            &[i64::MIN, i64::MIN + 1, -1, 0, 1, 86_400, 172_800, 172_801, i64::MAX - 1, i64::MAX][..]
        ),
        -10_000_000..10_000_000_i64
    ]
}

/// A length of any number of seconds.
fn length() -> impl Strategy<Value = SignedDuration> {
    seconds().prop_map(SignedDuration::from_seconds)
}

/// Any instant, those at the ends of time, and those near now.
fn instant() -> impl Strategy<Value = Instant> {
    prop_oneof![
        seconds().prop_map(Instant::clamped),
        (0..200_000_i64, any::<bool>()).prop_map(|(seconds, last)| {
            Instant::clamped(if last {
                Instant::MAX.unix() - seconds
            } else {
                Instant::MIN.unix() + seconds
            })
        }),
        (1_700_000_000..1_900_000_000_i64).prop_map(Instant::clamped),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    let any_date = (1..=9999, 1..=12_u32, 1..=31_u32)
        .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day));
    prop_oneof![3 => any_date, 1 => Just(Date::new(1, 1, 1).unwrap()), 1 => Just(Date::new(9999, 12, 31).unwrap())]
}

fn special_day() -> impl Strategy<Value = SpecialDay> {
    (date(), vec((seconds(), seconds()), 0..3)).prop_map(|(on, spans)| SpecialDay {
        on,
        name: "special".to_owned(),
        spans: spans.into_iter().map(|(from, to)| DaySpan { from, to }).collect(),
    })
}

proptest! {
    #![proptest_config(config())]

    /// Adding and going back at the ends of time, with any length.
    #[test]
    fn a_calendar_answers_or_says_why(scene in scenes::scene(), start in instant(), length in length(), cut_off in seconds(), days in any::<u32>(), few in 0..400_u32) {
        let calendar = calendar(&[scene.place]);
        for edge in EDGES {
            if let Ok(end) = calendar.add(start, length, edge) {
                prop_assert!(!length.is_negative() && start <= end);
            }
            for (rule, days) in RULES.into_iter().flat_map(|rule| [(rule, days), (rule, few)]) {
                if let Ok(end) = calendar.add_business_days(start, days, rule, edge) {
                    prop_assert!(start <= end, "{:?}, {:?}: {:?} before {:?}", rule, edge, end, start);
                }
            }
        }
        prop_assert_eq!(calendar.add(start, length, ClosingEdge::Closing) == Err(CalendarError::NegativeLength), length.is_negative());
        prop_assert_eq!(calendar.subtract(start, length) == Err(CalendarError::NegativeLength), length.is_negative());
        for rule in RULES {
            let back = [days, few].map(|days| calendar.subtract_business_days(start, days, rule));
            prop_assert!(back.into_iter().flatten().all(|back| back <= start), "{:?}: {:?} after {:?}", rule, back, start);
        }
        prop_assert!(!calendar.subtract(start, length).is_ok_and(|back| back > start));
        prop_assert!(!calendar.roll_back(start).is_ok_and(|back| back > start));
        prop_assert!(!calendar.clock_start(start).is_ok_and(|opening| opening < start));
        prop_assert!(!calendar.close_of_business(start).is_ok_and(|close| close < start));
        let received = calendar.received(start, cut_off);
        prop_assert_eq!(received == Err(CalendarError::NoSuchCutOff), !(0..=172_800).contains(&cut_off));
        prop_assert!(!received.is_ok_and(|received| received < start));
        let hours = calendar.business_days_after(start, few);
        let too_far = hours == Err(CalendarError::OutOfRange);
        prop_assert!(hours.is_ok_and(|hours| hours.len() == few as usize && hours.iter().all(|hours| start < hours.start)) || too_far);
    }

    /// The state, the windows and the timeline of one instant.
    #[test]
    fn a_calendar_and_its_timeline_agree(scene in scenes::scene(), start in instant(), length in 0..3_000_000_i64, near in any::<bool>()) {
        let length = SignedDuration::from_seconds(length);
        let calendar = calendar(&[scene.place]);
        let start = if near { at(scene.start) } else { start };
        let [from, to] = [-60, 120].map(|days| Instant::clamped(start.unix() + days * 86_400));
        let timeline = calendar.timeline(from, to);
        let state = calendar.state_at(start);
        prop_assert_eq!(state.is_open() || start == Instant::MAX, timeline.window_at(start).is_some() || start == Instant::MAX);
        let inside = |at: Option<Instant>| at.filter(|at| from < *at && *at < to);
        prop_assert_eq!(inside(state.next_open_at), inside(timeline.window_after(start).map(|window| window.start)));
        for edge in EDGES {
            let found = timeline.add(start, length, edge);
            // Where the span ends, so does what a timeline knows.
            if let Some(end) = found.filter(|end| *end < to) {
                prop_assert_eq!(calendar.add(start, length, edge), Ok(end), "{:?}", edge);
            }
        }
        if let Some(back) = timeline.subtract(start, length).filter(|back| *back > from) {
            prop_assert_eq!(calendar.subtract(start, length), Ok(back));
        }
        prop_assert_eq!(timeline.measure(from, start), calendar.measure(from, start));
        prop_assert!(calendar.windows_from(start, 3).iter().all(|window| start < window.end));
        prop_assert!(calendar.window_before(start).is_none_or(|window| window.end <= start));
    }

    /// The table of dates says what the calendar says, where it says anything.
    #[test]
    fn a_calendar_and_its_day_table_agree(scene in scenes::scene(), days in 0..6_u32, cut_off in seconds()) {
        let (calendar, start) = (calendar(&[scene.place]), at(scene.start));
        let table = BusinessDayIndex::new(&calendar, start, at(scene.start + 30 * DAY)).unwrap();
        let closing = ClosingEdge::Closing;
        let pairs = [
            (table.same_time(start, days), calendar.add_business_days(start, days, BusinessDayRule::SameTime, closing)),
            (table.close_of_day(start, days), calendar.add_business_days(start, days, BusinessDayRule::CloseOfDay, closing)),
            (table.clock_start(start), calendar.clock_start(start)),
            (table.received(start, cut_off), calendar.received(start, cut_off)),
            (table.next_day(start), calendar.business_days_after(start, 1).map(|hours| hours[0].start)),
        ];
        for (at, (of_table, of_calendar)) in pairs.into_iter().enumerate() {
            prop_assert!(of_table.is_none() || of_table == of_calendar.ok(), "{}: {:?}, {:?}", at, of_table, of_calendar);
        }
    }

    /// Days of any shape, in any order.
    #[test]
    fn a_calendar_is_refused_or_whole(days in vec(special_day(), 0..6), business_day in proptest::option::of(length()), start in instant()) {
        let weekly = WeeklyHours::parse(["Mon-Fri 09:00-17:00"]).unwrap();
        let schedule = Schedule { special_days: days.clone(), business_day, ..Schedule::weekly(Zone::utc(), weekly) };
        for day in &days {
            prop_assert!(schedule.special_day(day.on).is_some() && schedule.holiday_on(day.on).is_none());
            prop_assert!(!day.hours().is_empty() && !day.to_string().is_empty());
        }
        let Ok(calendar) = Calendar::new(vec![schedule]) else { return Ok(()) };
        let long = calendar.add_business_days(start, u32::MAX, BusinessDayRule::DayLength, ClosingEdge::Closing);
        prop_assert!(long.is_ok_and(|end| start < end) || long == Err(CalendarError::OutOfRange), "{:?}", long);
        prop_assert!(calendar.schedules()[0].special_days.is_sorted_by_key(|day| day.on));
        for day in days {
            let midnights = [0, 86_400].map(|seconds| Zone::utc().opening_at(CivilDateTime::new(day.on, seconds)));
            let open = calendar.measure(midnights[0], midnights[1]) > SignedDuration::ZERO;
            prop_assert!(open || day.spans.is_empty() || midnights[0] == midnights[1] || day.on <= Date::new(1, 1, 2).unwrap(), "{}", day);
        }
    }

    /// A timeline of any windows over any span.
    #[test]
    fn a_timeline_answers_anything(ends in vec((instant(), instant()), 0..5), span in (instant(), instant()), start in instant(), length in length()) {
        let windows: Vec<Window> = ends.into_iter().map(|(start, end)| Window { start, end }).collect();
        let timeline = Timeline::new(span.0, span.1, windows.clone()).without(&windows[..windows.len() / 2]);
        for edge in EDGES {
            let found = timeline.add(start, length, edge);
            prop_assert!(found.is_none_or(|end| !length.is_negative() && start <= end), "{:?}", found);
        }
        let back = timeline.subtract(start, length);
        prop_assert!(back.is_none_or(|back| !length.is_negative() && back <= start), "{:?}", back);
        prop_assert!(timeline.roll_back(start).is_none_or(|back| back <= start));
        prop_assert!(timeline.instant_at_covered(length).is_none_or(|run_out| length > SignedDuration::ZERO && timeline.covered_until(run_out.at) == length));
        prop_assert!(timeline.position_of(start).covered == timeline.covered_until(start));
        let (at, before, after) = (timeline.window_at(start), timeline.window_before(start), timeline.window_after(start));
        prop_assert!(at.is_none_or(|window| window.start <= start && start < window.end));
        prop_assert!(before.is_none_or(|window| window.end <= start) && after.is_none_or(|window| start < window.start));
        prop_assert_eq!(timeline.closes_at(start), before.is_some_and(|window| window.end == start));
        prop_assert_eq!(Some(timeline.measure(start, span.0)), timeline.measure(span.0, start).checked_neg());
    }

    /// Instants, dates, wall times and zones.
    #[test]
    fn time_answers_anything(start in instant(), on in date(), number in seconds(), small in any::<u32>(), day in any::<i8>(), offset in -93_600..=93_600_i32) {
        let length = SignedDuration::from_seconds(number);
        prop_assert!(start.checked_add(length).is_none_or(|end| end.since(start) == length && end.checked_sub(length) == Some(start)));
        prop_assert_eq!(length.to_string().parse(), Ok(length));
        prop_assert_eq!(Instant::from_unix(number).is_some(), Instant::clamped(number).unix() == number);
        prop_assert!(on.plus_days(number).is_none_or(|later| later.days_since_epoch() - on.days_since_epoch() == number));
        prop_assert!(on.plus_months(small).is_none_or(|later| on <= later));
        prop_assert!(Date::from_days_since_epoch(number).is_none_or(|date| date.days_since_epoch() == number));
        prop_assert!(Date::nth_weekday(on.year(), small, Weekday::Tue, day).is_none_or(|date| date.weekday() == Weekday::Tue));
        prop_assert!(Date::new(i32::try_from(number).unwrap_or(i32::MIN), small, small).is_none_or(|date| (1..=9999).contains(&date.year())));
        prop_assert!(!length.in_words().is_empty());
        let wall = CivilDateTime::new(on, number);
        prop_assert!((0..86_400).contains(&wall.seconds_of_day()) && CivilDateTime::new(wall.date(), wall.seconds_of_day()).date() == wall.date());
        let fixed = Zone::fixed(Offset(offset));
        for zone in [&fixed, &Zone::utc(), &scenes::moments()[0].0, &scenes::moments()[8].0, &scenes::moments()[10].0] {
            prop_assert!(zone.opening_at(wall) <= zone.closing_at(wall));
            let shown = zone.wall_at(start);
            prop_assert!(zone.opening_at(shown) <= start && start <= zone.closing_at(shown));
            prop_assert_eq!(zone.steady_from(start).0, zone.offset_at(start));
            let table = OffsetTable::new(zone);
            prop_assert_eq!((table.at(start), table.wall_at(start)), (zone.offset_at(start), shown));
            prop_assert_eq!((table.opening_at(wall), table.closing_at(wall)), (zone.opening_at(wall), zone.closing_at(wall)));
            prop_assert!(!zone.rfc3339(start).is_empty());
        }
    }

    /// Text that is no hours, no time and no length is refused; a length that is written is read as
    /// itself.
    #[test]
    fn text_is_read_or_refused(text in "[-0-9:,/ MonTueSatdhms]{0,24}", seconds in 1..3_155_760_000_i64, days in 1..=36_525_u32) {
        let _ = (WeeklyHours::parse([text.as_str()]), parse_spans(&text), parse_time_of_day(&text), parse_length(&text), Date::parse(&text), text.parse::<SignedDuration>());
        let length = SignedDuration::from_seconds(seconds);
        prop_assert_eq!(length.in_words().parse(), Ok(length));
        prop_assert_eq!(parse_length(&length.in_words()), Ok(TargetDuration::Time { length, clock: ClockKind::Unsaid }));
        prop_assert_eq!(parse_length(&TargetDuration::BusinessDays(days).to_string()), Ok(TargetDuration::BusinessDays(days)));
    }
}
