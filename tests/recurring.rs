//! Random special days by date and by rule, in a policy and in its contract, against an oracle that
//! asks of each date whether a rule falls on it.

use std::{fmt::Write as _, path::PathBuf};

use proptest::{
    collection::vec,
    option,
    prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest},
    sample::select,
    test_runner::Config,
};
use slacalc::{
    Subject, SubjectInput, TypedTime, coverage,
    internal::policy,
    time::{Date, Instant},
};

use crate::{
    desk::HEAD,
    oracle::{DAY, WEEK, notation},
    world::World,
};

/// The weekdays as rules write them, from Monday.
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Easter Sunday as month and day, from 2010 on, by dateutil: in the West, and of the Orthodox.
const EASTER: [[i64; 32]; 2] = [
    [
        404, 424, 408, 331, 420, 405, 327, 416, 401, 421, 412, 404, 417, 409, 331, 420, 405, 328,
        416, 401, 421, 413, 328, 417, 409, 325, 413, 405, 425, 410, 401, 421,
    ],
    [
        404, 424, 415, 505, 420, 412, 501, 416, 408, 428, 419, 502, 424, 416, 505, 420, 412, 502,
        416, 408, 428, 413, 502, 424, 409, 429, 420, 405, 425, 417, 506, 421,
    ],
];
/// The places' minutes ahead of UTC: neither changes its clocks.
const AHEAD: [(&str, i64); 2] = [("UTC", 0), ("Asia/Tokyo", 9 * 60)];
/// The days that are looked at before the instant asked about, and behind it.
const BEFORE: i64 = 9;
const DAYS: i64 = 21;

#[derive(Clone, Debug)]
enum When {
    On(Date),
    Fixed(u32, u32),
    /// From 1, or 0 for the last; of a month or of every one.
    Nth(usize, usize, Option<u32>),
    /// A weekday at, before or after a month and day.
    Near(usize, &'static str, u32, u32),
    /// Days after Easter in the West (0) or of the Orthodox (1).
    Easter(usize, i64),
}

#[derive(Clone, Debug)]
enum Hours {
    Own(Vec<(i64, i64)>),
    Until(i64),
}

#[derive(Clone, Debug)]
struct Day {
    when: When,
    from: Option<i32>,
    until: Option<i32>,
    hours: Hours,
    /// Whether it is for the first place, the second; none names no calendars.
    places: Option<[bool; 2]>,
}

#[derive(Clone, Debug)]
struct Scene {
    /// The hours of each weekday in each place, in minutes.
    weekly: [Vec<(i64, i64)>; 14],
    second_closes: bool,
    holidays: Vec<Date>,
    policy: Vec<Day>,
    contract: Vec<Day>,
}

fn month_and_day() -> impl Strategy<Value = (u32, u32)> {
    let often = select(&[(1, 1), (2, 28), (2, 29), (12, 24), (12, 31), (4, 1)][..]);
    prop_oneof![2 => often, 1 => (1..=12_u32, 1..=28_u32)]
}

fn when() -> impl Strategy<Value = When> {
    let near = select(&["before", "on-or-before", "after", "on-or-after"][..]);
    prop_oneof![
        1 => date().prop_map(When::On),
        2 => month_and_day().prop_map(|(month, day)| When::Fixed(month, day)),
        3 => (0..=5_usize, 0..7_usize, option::of(1..=12_u32))
            .prop_map(|(nth, weekday, month)| When::Nth(nth, weekday, month)),
        2 => (0..7_usize, near, month_and_day())
            .prop_map(|(weekday, side, (month, day))| When::Near(weekday, side, month, day)),
        2 => (0..2_usize, prop_oneof![-3..=1_i64, -200..=200_i64])
            .prop_map(|(church, days)| When::Easter(church, days)),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    (2012..=2038_i32, month_and_day())
        .prop_map(|(year, (month, day))| Date::new(year, month, day.min(28)).unwrap())
}

fn spans() -> impl Strategy<Value = Vec<(i64, i64)>> {
    let hours = select(&[(540, 1020), (480, 720), (0, DAY), (1320, 1800), (1020, 1320)][..]);
    prop_oneof![1 => Just(Vec::new()), 4 => hours.prop_map(|span| vec![span])]
}

fn day() -> impl Strategy<Value = Day> {
    let hours = prop_oneof![
        spans().prop_map(Hours::Own),
        select(&[1, 500, 720, 1020, 1380][..]).prop_map(Hours::Until),
    ];
    let places = select(&[None, None, Some([true, false]), Some([false, true])][..]);
    let years = (option::of(2012..=2030_i32), option::of(0..=12_i32));
    (when(), years, hours, places).prop_map(|(when, (from, more), hours, places)| {
        let of_rule = !matches!(when, When::On(_));
        let from = from.filter(|_| of_rule);
        let until = more.filter(|_| of_rule).map(|more| from.unwrap_or(2020) + more);
        Day { when, from, until, hours, places }
    })
}

/// At most one day by its date, since two on one date are an error.
fn days() -> impl Strategy<Value = Vec<Day>> {
    vec(day(), 0..4).prop_map(|mut days| {
        let mut named = 0;
        days.retain(|day| {
            named += i32::from(matches!(day.when, When::On(_)));
            named < 2 || !matches!(day.when, When::On(_))
        });
        days
    })
}

fn scene() -> impl Strategy<Value = Scene> {
    let weekly = proptest::array::uniform14(spans());
    (weekly, any::<bool>(), vec(date(), 0..4), days(), days()).prop_map(
        |(mut weekly, second_closes, holidays, policy, contract)| {
            for place in 0..2 {
                // A calendar without any hours is an error.
                if weekly[7 * place..7 * place + 7].iter().all(Vec::is_empty) {
                    weekly[7 * place] = vec![(540, 1020)];
                }
            }
            Scene { weekly, second_closes, holidays, policy, contract }
        },
    )
}

fn weekday(date: Date) -> usize {
    usize::try_from((date.days_since_epoch() + 3).rem_euclid(7)).unwrap()
}

impl Day {
    /// Whether it falls on a date.
    fn falls(&self, date: Date) -> bool {
        let in_force = |year: i32| {
            self.from.is_none_or(|from| from <= year)
                && self.until.is_none_or(|until| year <= until)
        };
        let anchors = || (date.year() - 1..=date.year() + 1).filter(|year| in_force(*year));
        let days = date.days_since_epoch();
        match self.when {
            When::On(on) => on == date,
            When::Fixed(month, day) => {
                in_force(date.year()) && (date.month(), date.day()) == (month, day)
            }
            When::Nth(nth, of_week, month) => {
                let count = usize::try_from((date.day() - 1) / 7 + 1).unwrap();
                let last = date.plus_days(7).unwrap().month() != date.month();
                in_force(date.year())
                    && weekday(date) == of_week
                    && month.is_none_or(|month| month == date.month())
                    && if nth == 0 { last } else { count == nth }
            }
            When::Near(of_week, side, month, day) => {
                let away = match side {
                    "before" => 1..=7,
                    "on-or-before" => 0..=6,
                    "after" => -7..=-1,
                    _ => -6..=0,
                };
                let anchors = anchors().filter_map(|year| Date::new(year, month, day));
                let mut distances = anchors.map(|anchor| anchor.days_since_epoch() - days);
                weekday(date) == of_week && distances.any(|distance| away.contains(&distance))
            }
            When::Easter(church, after) => anchors().any(|year| {
                let found = EASTER[church][usize::try_from(year - 2010).unwrap()];
                let [month, day] =
                    [found / 100, found % 100].map(|part| u32::try_from(part).unwrap());
                Date::new(year, month, day).unwrap().days_since_epoch() + after == days
            }),
        }
    }

    fn written(&self) -> String {
        let when = match &self.when {
            When::On(on) => format!("on = {on}"),
            When::Fixed(month, day) => format!("fixed = \"{month:02}-{day:02}\""),
            When::Nth(nth, of_week, month) => {
                let nth = ["last", "1st", "2nd", "3rd", "4th", "5th"][*nth];
                let month = month.map_or("every month", |month| MONTHS[month as usize - 1]);
                format!("nth = \"{nth} {} of {month}\"", WEEKDAYS[*of_week])
            }
            When::Near(of_week, side, month, day) => {
                format!("near = \"{} {side} {month:02}-{day:02}\"", WEEKDAYS[*of_week])
            }
            When::Easter(0, after) => format!("easter = {after}"),
            When::Easter(_, after) => format!("orthodox-easter = {after}"),
        };
        let hours = match &self.hours {
            Hours::Own(spans) if spans.is_empty() => "closed".to_owned(),
            Hours::Own(spans) => notation(spans),
            Hours::Until(end) => format!("until {:02}:{:02}", end / 60, end % 60),
        };
        let years = [("from", self.from), ("until", self.until)];
        let years: String = years
            .iter()
            .filter_map(|(key, year)| Some(format!("{key} = {}\n", (*year)?)))
            .collect();
        let places = match self.places {
            None => "",
            Some([true, _]) => "calendars = [\"place-0\"]\n",
            Some(_) => "calendars = [\"place-1\"]\n",
        };
        format!(
            "\n[[special-day]]\n{when}\nname = \"special\"\nhours = \"{hours}\"\n{years}{places}clause = \"3\"\n"
        )
    }
}

impl Scene {
    fn closes(&self, place: usize) -> bool {
        place == 0 || self.second_closes
    }

    /// The hours of a date in a place.
    fn hours(&self, place: usize, date: Date) -> Vec<(i64, i64)> {
        let usual = self.weekly[7 * place + weekday(date)].clone();
        let off = self.closes(place) && self.holidays.contains(&date);
        let of_file = |days: &[Day]| {
            let applies = |day: &&Day| {
                day.falls(date) && day.places.map_or(self.closes(place), |places| places[place])
            };
            let (named, ruled): (Vec<Day>, Vec<Day>) =
                days.iter().cloned().partition(|day| matches!(day.when, When::On(_)));
            named.iter().chain(&ruled).find(applies).map(|day| day.hours.clone())
        };
        match of_file(&self.contract).or_else(|| of_file(&self.policy)) {
            Some(Hours::Own(spans)) => spans,
            _ if off => Vec::new(),
            Some(Hours::Until(end)) => usual
                .into_iter()
                .map(|(from, to)| (from, to.min(end)))
                .filter(|(from, to)| from < to)
                .collect(),
            None => usual,
        }
    }

    /// The windows that end after a minute, as far as they end within some days.
    fn windows(&self, at: i64) -> Vec<(i64, i64)> {
        let first = (at.div_euclid(DAY) - BEFORE) * DAY;
        let mut open = vec![false; usize::try_from((DAYS + BEFORE) * DAY).unwrap()];
        for (place, (_, ahead)) in AHEAD.iter().enumerate() {
            for day in -3..=DAYS + BEFORE {
                let date = Date::from_days_since_epoch(first / DAY + day).unwrap();
                for (from, to) in self.hours(place, date) {
                    for minute in day * DAY + from - ahead..day * DAY + to - ahead {
                        if let Some(open) =
                            usize::try_from(minute).ok().and_then(|at| open.get_mut(at))
                        {
                            *open = true;
                        }
                    }
                }
            }
        }
        let mut windows: Vec<(i64, i64)> = Vec::new();
        for (minute, _) in (first..).zip(&open).filter(|(_, open)| **open) {
            match windows.last_mut() {
                Some((_, to)) if *to == minute => *to += 1,
                _ => windows.push((minute, minute + 1)),
            }
        }
        let end = first + (DAYS + BEFORE) * DAY;
        windows.retain(|(_, to)| at < *to && *to < end);
        // Where the first began is not seen.
        if windows.first().is_some_and(|(from, _)| *from == first) { Vec::new() } else { windows }
    }

    fn policy(&self) -> String {
        let mut text = HEAD.to_owned();
        for (place, (zone, _)) in AHEAD.iter().enumerate() {
            let hours: Vec<String> = (0..7)
                .filter(|day| !self.weekly[7 * place + day].is_empty())
                .map(|day| format!("{} {}", WEEK[day], notation(&self.weekly[7 * place + day])))
                .collect();
            let closes = self.closes(place);
            let _ = write!(
                text,
                "\n[[calendar]]\nid = \"place-{place}\"\nname = \"place-{place}\"\nzone = \"{zone}\"\n\
                 hours = {hours:?}\nbusiness-day = \"8h\"\ncloses-on-holidays = {closes}\nclause = \"3\"\n"
            );
        }
        text += "\n[[calendar]]\nid = \"union\"\nname = \"union\"\nunion = [\"place-0\", \"place-1\"]\n\
                 clause = \"3\"\n\n[[coverage]]\ncalendar = \"union\"\nclause = \"3\"\n\n[[target]]\n\
                 within = \"4h\"\ncommitment = \"maximum\"\nclock = \"coverage\"\nclause = \"4\"\n";
        text + &self.policy.iter().map(Day::written).collect::<String>()
    }

    fn contract(&self, holidays: &str) -> String {
        let head = format!(
            "policy = \"desk\"\nplan = \"all\"\ntimezone = \"UTC\"\nholidays = [{holidays:?}]\n"
        );
        head + &self.contract.iter().map(Day::written).collect::<String>()
    }
}

proptest! {
    #![proptest_config(Config { cases: 200, failure_persistence: None, ..Config::default() })]

    /// Windows near a date that a rule has, or a random one.
    #[test]
    fn special_days_fall_where_their_rules_say(scene in scene(), near in date(), minute in 0..DAY) {
        let dates: Vec<String> = scene.holidays.iter().map(ToString::to_string).collect();
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("recurring.txt");
        std::fs::write(&file, format!("1970-01-01\n{}\n", dates.join("\n"))).unwrap();
        let world = World::new();
        let read = |_: &str| Ok(policy::policy("desk", "desk.toml", &scene.policy(), world.references()).unwrap());
        let parsed = policy::policy("desk", "desk.toml", &scene.policy(), world.references());
        let never = |error: String| assert!(error.contains("never decides"), "{error}\n{}", scene.policy());
        let Ok(_) = parsed else {
            never(parsed.unwrap_err().to_string());
            return Ok(());
        };
        let text = scene.contract(&file.display().to_string());
        let (contract, policy) = match policy::contract("contract.toml", &text, world.references(), read) {
            Ok(both) => both,
            Err(error) => {
                never(error.to_string());
                return Ok(());
            }
        };
        let asked = SubjectInput { priority: Some("1".to_owned()), ..SubjectInput::default() };
        let subject = Subject::resolve(&policy, Some(&contract), &asked, world.references()).unwrap();
        let days = scene.policy.iter().chain(&scene.contract);
        let year = Date::new(near.year(), 1, 1).unwrap();
        let fallen = days.filter_map(|day| (0..366).filter_map(|step| year.plus_days(step)).find(|date| day.falls(*date)));
        for date in fallen.chain([near]) {
            let at = (date.days_since_epoch() - 1) * DAY + minute;
            let at_instant = TypedTime { at: Instant::from_unix(at * 60).unwrap(), written_in: None };
            let expected = scene.windows(at);
            let answer = coverage(&subject, &at_instant, expected.len()).unwrap();
            let minute_of = |at: Instant| at.unix() / 60;
            let found: Vec<(i64, i64)> = answer
                .windows
                .iter()
                .map(|window| (minute_of(window.start.as_ref().unwrap().at), minute_of(window.end.as_ref().unwrap().at)))
                .collect();
            prop_assert_eq!(&found, &expected, "{} {:?}\n{}\n{}", date, scene.holidays, scene.policy(), &text);
        }
    }
}
