//! An invented vendor's desk: any hours, target and special days, as the text of a policy and of a
//! contract over it.

use std::{
    fmt::Write as _,
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
};

use slacalc::{
    BatchEvaluator, Contract, DeadlineAnswer, DeadlineQuestion, Policy, Subject, SubjectInput,
    TicketStatus, TicketTimes, TypedTime, deadline,
    internal::{
        answer::{LatestOpenAnswer, latest_open},
        policy,
    },
    parse_moment,
    time::{Instant, ParsedTime},
};

use crate::world::World;

/// The document of the policy, its plan and its priorities.
pub(crate) const HEAD: &str = r#"[document]
vendor = "desk"
vendor-name = "Desk"
title = "Desk Terms"
effective = "2000-01-01"
status = "current"
origin = "invented for the tests"
plan-word = "plan"
priority-word = "priority"

[[plan]]
id = "all"
name = "All"
clause = "1"

[[priority]]
id = "1"
name = "Critical"
aliases = ["p1"]
clause = "2"

[[priority]]
id = "2"
name = "Normal"
clause = "2"
"#;

/// Every meaning of a business day.
const READING: &str = r#"
[[reading]]
id = "business-day"
question = "What is a business day?"
default = "close-of-day"
choice = [
  { id = "day-length", says = "Its hours.", business-day = "day-length" },
  { id = "same-time", says = "The same time.", business-day = "same-time" },
  { id = "close-of-day", says = "The close.", business-day = "close-of-day" },
  { id = "covered-24h", says = "24 hours.", business-day = "covered-24h" },
]
clause = "4"
"#;

/// What its documents say.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    /// The zone and the hours of each place; two or more are a union.
    pub places: Vec<(String, Vec<String>)>,
    /// `1 business day`, `4h`.
    pub target: String,
    /// `coverage` or `calendar`.
    pub clock: &'static str,
    /// `16:00`.
    pub cut_off: Option<String>,
    /// Dates with their hours, or `closed`.
    pub special_days: Vec<(String, String)>,
    /// Closed dates of a zone, wherever the places are.
    pub holidays: Option<(String, Vec<String>)>,
    /// The length of a business day, where the weekdays differ: `8h`.
    pub business_day: Option<&'static str>,
}

/// A desk that can be asked.
pub(crate) struct Open {
    world: World,
    policy: Policy,
    contract: Contract,
    /// The zone of its first place.
    zone: slacalc::time::Zone,
    /// The file with the closed dates.
    holidays: Option<PathBuf>,
}

impl Drop for Open {
    fn drop(&mut self) {
        if let Some(file) = &self.holidays {
            std::fs::remove_file(file).unwrap();
        }
    }
}

impl Desk {
    /// A desk in one place, without a cut-off or special days.
    pub(crate) fn new(zone: &str, hours: &[&str], target: &str) -> Self {
        Self {
            places: vec![(zone.to_owned(), hours.iter().map(ToString::to_string).collect())],
            target: target.to_owned(),
            clock: "coverage",
            cut_off: None,
            special_days: Vec::new(),
            holidays: None,
            business_day: Some("8h").filter(|_| hours.len() > 1),
        }
    }

    /// The same with a cut-off.
    pub(crate) fn cut_off(self, time: &str) -> Self {
        Self { cut_off: Some(time.to_owned()), ..self }
    }

    /// The same with a special day.
    pub(crate) fn special_day(mut self, on: &str, hours: &str) -> Self {
        self.special_days.push((on.to_owned(), hours.to_owned()));
        self
    }

    /// The policy: priority 1, also called p1 and critical, has the target; priority 2 has twenty
    /// hours of its clock.
    pub(crate) fn policy(&self) -> String {
        let mut text = HEAD.to_owned();
        let day = self
            .business_day
            .map_or(String::new(), |length| format!("business-day = \"{length}\"\n"));
        let dates = self.holidays.as_ref();
        let dates =
            dates.map_or(String::new(), |(zone, _)| format!("holidays-zone = \"{zone}\"\n"));
        let ids: Vec<String> =
            (0..self.places.len()).map(|place| format!("place-{place}")).collect();
        for (id, (zone, hours)) in ids.iter().zip(&self.places) {
            let _ = write!(
                text,
                "\n[[calendar]]\nid = \"{id}\"\nname = \"{id}\"\nzone = \"{zone}\"\nhours = \
                 {hours:?}\n{day}{dates}clause = \"3\"\n"
            );
        }
        let covered = if let [only] = &ids[..] { only.as_str() } else { "union" };
        if covered == "union" {
            let _ = write!(
                text,
                "\n[[calendar]]\nid = \"union\"\nname = \"union\"\nunion = {ids:?}\nclause = \
                 \"3\"\n"
            );
        }
        let cut_off =
            self.cut_off.as_ref().map_or(String::new(), |time| format!("cut-off = \"{time}\"\n"));
        let (target, clock) = (&self.target, self.clock);
        let _ = write!(text, "\n[[coverage]]\ncalendar = \"{covered}\"\nclause = \"3\"\n");
        for (priority, within, cut_off) in
            [("1", target.as_str(), cut_off.as_str()), ("2", "20h", "")]
        {
            let _ = write!(
                text,
                "\n[[target]]\npriorities = [\"{priority}\"]\nwithin = \"{within}\"\ncommitment = \
                 \"maximum\"\nclock = \"{clock}\"\nbusiness-days = \"coverage\"\n{cut_off}clause \
                 = \"4\"\n"
            );
        }
        text.push_str(READING);
        text
    }

    /// The contract, with the special days for every place.
    pub(crate) fn contract(&self, holidays: Option<&PathBuf>) -> String {
        let calendars: Vec<String> =
            (0..self.places.len()).map(|place| format!("place-{place}")).collect();
        let mut text = String::from("policy = \"desk\"\nplan = \"all\"\n");
        if let Some(file) = holidays {
            let _ = writeln!(text, "holidays = [{:?}]", file.display().to_string());
        }
        for (on, hours) in &self.special_days {
            let _ = write!(
                text,
                "\n[[special-day]]\non = \"{on}\"\nname = \"special\"\nhours = \
                 \"{hours}\"\ncalendars = {calendars:?}\n"
            );
        }
        text
    }

    /// The desk ready to be asked.
    pub(crate) fn open(&self) -> Open {
        static FILES: AtomicUsize = AtomicUsize::new(0);
        let world = World::new();
        let holidays = self.holidays.as_ref().map(|(_, dates)| {
            let number = FILES.fetch_add(1, Ordering::Relaxed);
            let name = format!("desk-{}-{number}.txt", std::process::id());
            let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
            std::fs::write(&file, dates.join("\n")).unwrap();
            file
        });
        let read = |_: &str| {
            Ok(policy::policy("desk", "desk.toml", &self.policy(), world.references()).unwrap())
        };
        let (contract, policy) = policy::contract(
            "contract.toml",
            &self.contract(holidays.as_ref()),
            world.references(),
            read,
        )
        .unwrap();
        let zone = world.tz.zone(&self.places[0].0).unwrap();
        Open { world, policy, contract, zone, holidays }
    }
}

impl Open {
    /// The instant of a time in the zone of the first place, or with an offset.
    pub(crate) fn at(&self, text: &str) -> Instant {
        parse_moment(text, Some(&self.zone), Instant::MIN).unwrap().at
    }

    /// An instant as its first place writes it.
    pub(crate) fn written(&self, at: Instant) -> String {
        self.zone.rfc3339(at)
    }

    /// Whose ticket it is: priority 1, with some readings.
    pub(crate) fn subject(&self, readings: &[(&str, &str)]) -> Subject<'_> {
        let readings = readings
            .iter()
            .map(|(name, choice)| ((*name).to_owned(), (*choice).to_owned()))
            .collect();
        let asked =
            SubjectInput { priority: Some("1".to_owned()), readings, ..SubjectInput::default() };
        Subject::resolve(&self.policy, Some(&self.contract), &asked, self.world.references())
            .unwrap()
    }

    /// The answer to one question, at the opening of the ticket.
    pub(crate) fn deadline(
        &self,
        readings: &[(&str, &str)],
        opened: Instant,
    ) -> Result<DeadlineAnswer, String> {
        deadline(&self.subject(readings), &question(opened), opened)
            .map_err(|error| error.to_string())
    }

    /// The last opening in time.
    pub(crate) fn latest_open(
        &self,
        readings: &[(&str, &str)],
        due: Instant,
    ) -> Result<LatestOpenAnswer, String> {
        latest_open(&self.subject(readings), &TypedTime { at: due, written_in: None }, None)
            .map_err(|error| error.to_string())
    }

    /// The answer of a batch to a question.
    pub(crate) fn judged(
        &self,
        readings: &[(&str, &str)],
        question: &DeadlineQuestion,
        now: Instant,
    ) -> Result<TicketStatus, String> {
        let mut evaluator = BatchEvaluator::new(now, question.warn);
        let group = evaluator.add_group(self.subject(readings));
        let ticket = TicketTimes {
            responded: question.responded,
            has_response_column: true,
            pauses: question.pauses.clone(),
            priority_changes: question.priority_changes.clone(),
            ..TicketTimes::new(ParsedTime { at: question.opened.at, written_offset: None })
        };
        evaluator.evaluate(group, &ticket).map_err(|error| error.to_string())
    }
}

/// A question about a ticket that was opened at an instant.
pub(crate) fn question(opened: Instant) -> DeadlineQuestion {
    DeadlineQuestion::new(TypedTime { at: opened, written_in: None })
}
