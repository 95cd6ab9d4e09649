//! Hours, coverage, response targets and channels.

use super::Clause;
use crate::{calendar::WeeklyHours, time::TargetDuration};

/// Hours with a name.
#[derive(Clone, Debug)]
pub struct CalendarRule {
    /// The id.
    pub id: String,
    /// What the hours are called.
    pub name: String,
    /// Where the clock hangs; `None` only where the hours are not stated.
    pub zone: Option<ZoneRule>,
    /// The hours of a week.
    pub hours: CalendarHours,
    /// The calendars whose hours together are these, in place of `hours`; none if it has its own.
    pub union: Vec<String>,
    /// Holiday lists on which it is closed.
    pub holidays: Vec<String>,
    /// Of calendar files among them, the categories that are days off; none if the events
    /// themselves tell.
    pub holiday_categories: Vec<String>,
    /// Other lists for customers in a zone.
    pub holidays_for_zone: Vec<(String, Vec<String>)>,
    /// Whether lists that a customer names close it too.
    pub closes_on_holidays: bool,
    /// The length of a business day in seconds, where the weekdays differ.
    pub business_day_seconds: Option<i64>,
    /// What every answer that rests on it should say.
    pub note: Option<String>,
    /// What it should say as long as the customer names no list of holidays.
    pub holidays_note: Option<String>,
    /// The clause.
    pub clauses: Vec<Clause>,
}

/// Whose clock hours are on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZoneRule {
    /// An IANA zone.
    Named(String),
    /// The customer's.
    Customer,
}

/// The hours of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarHours {
    /// These.
    Weekly(WeeklyHours),
    /// The document does not say.
    NotStated,
}

/// For whom a rule is. An empty list is everybody.
#[derive(Clone, Debug, Default)]
pub struct Selector {
    /// Plans; those that extend them are meant too.
    pub plans: Vec<String>,
    /// Editions.
    pub editions: Vec<String>,
    /// Regions.
    pub regions: Vec<String>,
    /// Priorities.
    pub priorities: Vec<String>,
}

/// A ticket as far as rules tell tickets apart. An empty name stands for a priority that the
/// document does not name, or for the edition or region of a document that knows none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleContext<'a> {
    /// The plan, then what it extends.
    pub plans: Vec<&'a str>,
    /// The edition.
    pub edition: &'a str,
    /// The region.
    pub region: &'a str,
    /// The priority.
    pub priority: &'a str,
}

/// Who is covered by which hours.
#[derive(Clone, Debug)]
pub struct CoverageRule {
    /// For whom.
    pub selector: Selector,
    /// The id of the calendar.
    pub calendar: String,
    /// The clause.
    pub clauses: Vec<Clause>,
}

/// A promise to respond, for one priority or for all.
#[derive(Clone, Debug)]
pub struct TargetRule {
    /// For whom.
    pub selector: Selector,
    /// What is promised.
    pub promise: Promise,
    /// The commitment that the document states for all of its priorities; [`TargetRule::firmness`]
    /// is that of this promise.
    pub commitment: Commitment,
    /// The clock of lengths that do not name one.
    pub clock: Option<TargetClock>,
    /// Whose business days are meant.
    pub business_days: Option<BusinessDays>,
    /// Requests later in the day than so many seconds after midnight count as received on the next
    /// business day.
    pub cut_off: Option<i64>,
    /// Where a customer finds what the document does not state.
    pub found_in: Option<String>,
    /// What an answer should say beside the numbers.
    pub note: Option<String>,
    /// The clause.
    pub clauses: Vec<Clause>,
}

/// What is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// A response within a length of time.
    Within(TargetDuration),
    /// A response before the close of the business day on which the request came.
    SameBusinessDay,
    /// No response time: the document says that there is none.
    Nothing,
    /// The document does not state it.
    NotStated,
}

/// How firm a promise is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commitment {
    /// Each response comes within the time.
    Maximum,
    /// The time is aimed at, over many requests.
    Target,
    /// An endeavour without a guarantee.
    BestEffort,
    /// None.
    Nothing,
    /// The document does not say.
    NotStated,
}

/// Whether response times hold for a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseTimesApply {
    /// They do.
    Apply,
    /// The document says that they do not.
    DoNotApply,
    /// The document does not say.
    NotStated,
}

/// The clock that counts hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetClock {
    /// It always runs.
    Calendar,
    /// It runs only inside the plan's coverage windows.
    Coverage,
}

/// Whose business days are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BusinessDays {
    /// Those of the plan's coverage.
    Coverage,
    /// Those of a calendar.
    Calendar(String),
}

/// A way to open a request.
#[derive(Clone, Debug)]
pub struct Channel {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Other names that people type.
    pub aliases: Vec<String>,
    /// The plans that have it; `None` for every one.
    pub plans: Option<Vec<String>>,
    /// The priorities that it is for; every one if empty.
    pub priorities: Vec<String>,
    /// Whether response times hold for it.
    pub response_times: ResponseTimesApply,
    /// When it is staffed; `None` for the plan's coverage.
    pub calendar: Option<String>,
    /// What happens outside its hours.
    pub outside: Option<String>,
    /// What it is for.
    pub says: String,
    /// The clause.
    pub clauses: Vec<Clause>,
}

impl CalendarRule {
    /// Whether it is the calendar of an id, or has its hours from it.
    #[must_use]
    pub fn is_of(&self, id: &str) -> bool {
        self.id == id || self.union.iter().any(|part| part == id)
    }
}

impl Selector {
    /// Whether a rule with this selector is for a case.
    #[must_use]
    pub fn fits(&self, case: &RuleContext<'_>) -> bool {
        let holds =
            |list: &[String], name: &str| list.is_empty() || list.iter().any(|id| id == name);
        (self.plans.is_empty()
            || case.plans.iter().any(|plan| self.plans.iter().any(|id| id == plan)))
            && holds(&self.editions, case.edition)
            && holds(&self.regions, case.region)
            && holds(&self.priorities, case.priority)
    }
}

impl TargetRule {
    /// Returns the firmness of its promise. One `commitment` stands for all of `by-priority`, so a
    /// priority without a response time is promised nothing, whatever the others are.
    #[must_use]
    pub fn firmness(&self) -> Commitment {
        self.commitment.of(self.promise)
    }
}

impl Commitment {
    /// The commitment that a promise can have: only best effort is an endeavour without a response
    /// time.
    #[must_use]
    pub fn of(self, promise: Promise) -> Self {
        match (promise, self) {
            (Promise::Nothing, Self::Maximum | Self::Target | Self::NotStated) => Self::Nothing,
            _ => self,
        }
    }

    /// As policies and JSON write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Maximum => "maximum",
            Self::Target => "target",
            Self::BestEffort => "best-effort",
            Self::Nothing => "none",
            Self::NotStated => "not-stated",
        }
    }
}
