//! The ledger of a deadline, checked by replaying it: for random tickets, what the windows give
//! adds up to the target, no window overlaps another or a pause, and the last line is the deadline.
//! The combinations of readings, checked by asking each alone.

use proptest::{
    prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, proptest},
    sample::select,
    test_runner::Config,
};
use serde_json::Value;
use slacalc::{
    DeadlineDetails, DeadlineQuestion, Policy, PolicyPart, Subject, SubjectInput, TypedTime,
    deadline, internal::answer::latest_open, time::Instant,
};

use crate::world::World;

/// Policy, plan and priorities that have a target, in hours or days, around the clock or not.
const TARGETS: [(&str, &str, &[&str]); 6] = [
    ("scalr/self-hosted", "standard", &["0", "1", "2", "3", "4"]),
    ("scalr/self-hosted", "premium", &["0", "2", "3", "4"]),
    ("scalr/saas", "business", &["1", "2", "3"]),
    ("acme/sun", "sun", &["1"]),
    ("acme/sun", "desk", &["1", "2"]),
    ("acme/sun", "night", &["1"]),
];

const ZONES: [&str; 6] = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Tokyo",
    "Pacific/Apia",
    "Africa/Casablanca",
];

const BUSINESS_DAYS: [&str; 4] = ["day-length", "same-time", "close-of-day", "covered-24h"];

#[derive(Clone, Debug)]
struct Ticket {
    policy: &'static str,
    plan: &'static str,
    priority: &'static str,
    zone: &'static str,
    opened: i64,
    /// Begin after the opening, and length, in seconds.
    pauses: Vec<(i64, i64)>,
    business_day: &'static str,
    next_opening: bool,
    holidays: bool,
}

fn ticket() -> impl Strategy<Value = Ticket> {
    let whose = select(&TARGETS[..])
        .prop_flat_map(|(policy, plan, priorities)| (select(priorities), Just(policy), Just(plan)));
    let pauses = proptest::collection::vec((-50_000..500_000_i64, 1..300_000_i64), 0..4);
    // 2024 to 2027, on quarters of an hour or not.
    let opened = (1_704_067_200..1_830_000_000_i64, any::<bool>())
        .prop_map(|(at, round)| if round { at - at % 900 } else { at });
    (
        whose,
        select(&ZONES[..]),
        opened,
        pauses,
        select(&BUSINESS_DAYS[..]),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(
            |(
                (priority, policy, plan),
                zone,
                opened,
                pauses,
                business_day,
                next_opening,
                holidays,
            )| Ticket {
                policy,
                plan,
                priority,
                zone,
                opened,
                pauses,
                business_day,
                next_opening,
                holidays,
            },
        )
}

fn policy(world: &World, id: &str) -> Policy {
    world
        .library(&["tests/data/policies"])
        .entry(id)
        .unwrap()
        .load(PolicyPart::Whole, world.references())
        .unwrap()
}

impl Ticket {
    fn asked(&self, policy: &Policy, more: &[(String, String)]) -> SubjectInput {
        let mut readings = more.to_vec();
        let mut read = |name: &str, value: &str| {
            if policy.reading_choice(name, value).is_ok()
                && !readings.iter().any(|(other, _)| other == name)
            {
                readings.push((name.to_owned(), value.to_owned()));
            }
        };
        if more.is_empty() {
            read("business-day", self.business_day);
            read("closing-edge", if self.next_opening { "next-opening" } else { "closing" });
        }
        SubjectInput {
            plan: Some(self.plan.to_owned()),
            priority: Some(self.priority.to_owned()),
            timezone: Some(self.zone.to_owned()),
            holidays: self.holidays.then(|| vec!["us".to_owned()]),
            readings,
            ..SubjectInput::default()
        }
    }

    fn question(&self, show: DeadlineDetails) -> DeadlineQuestion {
        let at = |seconds| Instant::from_unix(seconds).unwrap();
        let pause = |(begin, length): &(i64, i64)| {
            (at(self.opened + begin), Some(at(self.opened + begin + length)))
        };
        let opened = TypedTime { at: at(self.opened), written_in: None };
        DeadlineQuestion {
            pauses: self.pauses.iter().map(pause).collect(),
            show,
            ..DeadlineQuestion::new(opened)
        }
    }
}

/// Seconds since the epoch of an RFC 3339 time, read by another program's eyes than slacalc's.
fn seconds(value: &Value) -> i64 {
    value.as_str().unwrap().parse::<jiff::Timestamp>().unwrap().as_second()
}

fn of_kind<'a>(steps: &'a [Value], kind: &str) -> Vec<&'a Value> {
    steps.iter().filter(|step| step["kind"] == kind).collect()
}

proptest! {
    #![proptest_config(Config { cases: 1_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_ledger_adds_up_to_its_deadline(ticket in ticket()) {
        let world = World::new();
        let policy = policy(&world, ticket.policy);
        let subject = Subject::resolve(&policy, None, &ticket.asked(&policy, &[]), world.references()).unwrap();
        let show = DeadlineDetails { steps: true, combinations: false };
        let Ok(answer) = deadline(&subject, &ticket.question(show), Instant::from_unix(ticket.opened).unwrap()) else {
            // Business days of hours in several places are refused.
            return Ok(());
        };
        let json: Value = serde_json::from_str(&serde_json::to_string(&answer).unwrap()).unwrap();
        let steps = json["steps"].as_array().unwrap();
        let due = steps.last().unwrap();
        prop_assert_eq!(&due["kind"], "due");
        prop_assert_eq!(&due["at"], &json["deadline"]);

        let windows = of_kind(steps, "window");
        let days = of_kind(steps, "business-day");
        let given: i64 = windows.iter().map(|window| window["seconds"].as_i64().unwrap()).sum();
        if days.is_empty() {
            let target = json["target"]["seconds"].as_i64();
            let business_days = json["target"]["business_days"].as_i64();
            let length = match (target, business_days) {
                (Some(seconds), _) => seconds,
                // A day of hours: 24 of them, or a regular day's.
                (None, Some(days)) if ticket.business_day == "covered-24h" => days * 86_400,
                (None, Some(days)) => days * if ticket.policy.starts_with("acme") { 8 } else { 9 } * 3600,
                (None, None) => panic!("no target"),
            };
            prop_assert_eq!(given, length);
            prop_assert_eq!(windows.last().unwrap()["so_far"].as_i64(), Some(length));
        } else {
            let wanted = json["target"]["business_days"].as_i64();
            prop_assert_eq!(days.last().unwrap()["so_far"].as_i64(), wanted);
            prop_assert_eq!(i64::try_from(days.len()).ok(), wanted);
        }

        // The windows follow each other, and none is inside a pause.
        let mut reached = ticket.opened;
        for window in &windows {
            let (from, until) = (seconds(&window["at"]), seconds(&window["until"]));
            prop_assert!(reached <= from && from < until, "{}", window);
            prop_assert_eq!(until - from, window["seconds"].as_i64().unwrap());
            for (begin, length) in &ticket.pauses {
                let (paused, resumed) = (ticket.opened + begin, ticket.opened + begin + length);
                prop_assert!(until <= paused || resumed <= from, "{} in a pause", window);
            }
            reached = until;
        }
        let end = seconds(&due["at"]);
        prop_assert!(reached <= end);
        if !ticket.next_opening && days.is_empty() {
            prop_assert_eq!(reached, end);
        }
        // What pauses took is what the answer says.
        let taken: i64 = of_kind(steps, "pause").iter().map(|pause| pause["seconds"].as_i64().unwrap()).sum();
        prop_assert_eq!(taken, json["paused_seconds"].as_i64().unwrap_or(0));
    }

    #[test]
    fn each_combination_of_readings_is_what_is_answered_when_it_is_chosen(ticket in ticket()) {
        let world = World::new();
        let policy = policy(&world, ticket.policy);
        let asked = SubjectInput { readings: Vec::new(), ..ticket.asked(&policy, &[]) };
        let subject = Subject::resolve(&policy, None, &asked, world.references()).unwrap();
        let now = Instant::from_unix(ticket.opened).unwrap();
        let show = DeadlineDetails { steps: false, combinations: true };
        let Ok(answer) = deadline(&subject, &ticket.question(show), now) else { return Ok(()) };
        let deadlines: Vec<Instant> = answer.combinations.iter().filter_map(|row| Some(row.deadline.as_ref()?.at)).collect();
        for row in &answer.combinations {
            let readings = row.choices.iter().map(|choice| (choice.name.clone(), choice.value.clone())).collect();
            let subject = Subject::resolve(&policy, None, &SubjectInput { readings, ..asked.clone() }, world.references()).unwrap();
            let alone = deadline(&subject, &ticket.question(DeadlineDetails::default()), now).ok().and_then(|answer| Some(answer.outcome.deadline()?.at));
            let at = row.deadline.as_ref().map(|deadline| deadline.at);
            prop_assert_eq!(at, alone);
            prop_assert_eq!(row.strictest, at.is_some() && at.as_ref() == deadlines.iter().min());
            prop_assert_eq!(row.laxest, at.is_some() && at.as_ref() == deadlines.iter().max());
            if row.chosen {
                prop_assert_eq!(at, answer.outcome.deadline().map(|deadline| deadline.at));
            }
        }
        prop_assert_eq!(answer.combinations.iter().filter(|row| row.chosen).count(), 1);
        let range = answer.deadline_range.map(|range| (range.earliest.at, range.latest.at));
        let span = deadlines.iter().min().zip(deadlines.iter().max()).filter(|(min, max)| min < max).map(|(min, max)| (*min, *max));
        prop_assert_eq!(range, span);
    }

    /// Opened a second later, the ticket would be due too late.
    #[test]
    fn the_latest_opening_is_the_last_second_that_is_in_time(ticket in ticket()) {
        let world = World::new();
        let policy = policy(&world, ticket.policy);
        let subject = Subject::resolve(&policy, None, &ticket.asked(&policy, &[]), world.references()).unwrap();
        let due = TypedTime { at: Instant::from_unix(ticket.opened).unwrap(), written_in: None };
        let Ok(answer) = latest_open(&subject, &due, None) else { return Ok(()) };
        let opened = answer.latest_open.unwrap().at;
        let due_if_opened = |seconds: i64| {
            let opened = TypedTime { at: Instant::from_unix(opened.unix() + seconds).unwrap(), written_in: None };
            deadline(&subject, &DeadlineQuestion::new(opened.clone()), opened.at).unwrap().outcome.deadline().unwrap().at
        };
        prop_assert!(due_if_opened(0) <= due.at);
        // The next second, and some later ones, up to the instant by which it must be due.
        let left = due.at.since(opened).seconds();
        let later = [1, 3_600, 86_400, 2 * 86_400, left / 3, left / 2, left].into_iter().filter(|later| (1..=left).contains(later));
        for later in later {
            prop_assert!(due_if_opened(later) > due.at, "{:?} is not the last: {} s later would do", opened, later);
        }
    }
}
