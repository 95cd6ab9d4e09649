//! The answer of the fold, as plain data.

use serde::Serialize;

use super::{
    Attainment, CreditLine, Excluded, Promises, Totals,
    group_answer::GroupAnswer,
    group_lines::ShareLine,
    grouping::label,
    listed_tickets::ListedTicket,
    measured_periods::{PeriodLine, PeriodTarget},
    open_readings::ReadingCounts,
    reading_span::SharesByReading,
    split_tickets::SplitTickets,
    worst::TicketLine,
};
use crate::{
    text::printable,
    tickets::{LaterTimes, Sources},
};

/// Attainment of a stream of tickets.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AttainmentAnswer {
    /// Rows read.
    pub rows: u64,
    /// Rows that could not be judged.
    pub bad_rows: u64,
    /// Tickets opened before `since` or after `until`.
    pub outside: u64,
    /// Tickets that count and were opened before the oldest version of their policy at hand, by
    /// which they were judged.
    pub before_oldest: u64,
    /// True if the input has the times of responses. If not, it is not known how many tickets were
    /// answered in time.
    pub has_answers: bool,
    /// Tickets that count and whose deadline would move under another reading of their document.
    pub deadlines_by_reading: u64,
    /// Those of them that would be late and are not, or the other way round, or would have no
    /// deadline.
    pub verdicts_by_reading: u64,
    /// Rows that count though one before them has the same name; `null` without names, or if there
    /// are more than a million.
    pub repeated: Option<u64>,
    /// The first of these rows, behind the one that has its name.
    pub repeated_example: Option<(u64, u64)>,
    /// The readings on which they depend, the most frequent first. A ticket may depend on several.
    pub readings: Vec<ReadingCounts>,
    /// The first date of opening that counts.
    pub since: Option<String>,
    /// The last.
    pub until: Option<String>,
    /// The first date on which one of the tickets that count was opened.
    pub first_opened: Option<String>,
    /// The last.
    pub last_opened: Option<String>,
    /// All tickets that count.
    pub total: GroupAnswer,
    /// The same by group.
    pub by: Vec<Dimension>,
    /// The targets that are measured over all tickets of a period: a late ticket alone is no
    /// breach of them.
    pub measured_over: Vec<PeriodTarget>,
    /// Their attainment by period, in each way that the document leaves open.
    pub periods: Vec<PeriodLine>,
    /// The service credits by period, if a contract has a schedule of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<CreditLine>,
    /// The rows that could not be judged, by reason.
    pub excluded: Vec<Excluded>,
    /// The time of tickets by the side that had them, of those with hand-overs; absent if there are
    /// none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) time_split: Option<SplitTickets>,
    /// The worst margins of tickets that are answered or overdue.
    pub worst: Vec<TicketLine>,
    /// Tickets opened in each hour of the week where they were opened, from Monday 00:00.
    pub arrivals: Vec<u64>,
    /// Those of them that were covered then, each by what it is under.
    pub arrivals_covered: Vec<u64>,
    /// Those that were not. For the rest no document says.
    pub arrivals_uncovered: Vec<u64>,
    /// The tickets of the dates before, if the dates that count are a span with one before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<DatesBefore>,
    /// The latest tickets that missed their deadline, if they were wanted.
    #[serde(skip)]
    pub(crate) missed: Vec<ListedTicket>,
    /// The latest tickets whose verdict a reading decides, if they were wanted.
    #[serde(skip)]
    pub(crate) by_reading: Vec<ListedTicket>,
    /// The shares that the open readings allow, if tickets were wanted one by one.
    #[serde(skip)]
    pub(crate) by_all_readings: Option<SharesByReading>,
    /// The promises by which the tickets were judged.
    #[serde(skip)]
    pub(crate) promises: Promises,
    /// Tickets that count and have a time after now.
    #[serde(skip)]
    pub later: LaterTimes,
    /// The policies and contracts that judged the tickets.
    #[serde(skip)]
    pub sources: Sources,
}

/// The tickets of the dates before, to compare with.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DatesBefore {
    /// The first of these dates.
    pub since: String,
    /// The last.
    pub until: String,
    /// Attainment of each kind.
    pub attainment: Vec<ShareLine>,
}

/// One way to put tickets into groups.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dimension {
    /// `quarter`, `month`, `week`, `plan`, `priority`, or the name of a column.
    pub by: String,
    /// True if the groups are spans of time.
    #[serde(skip)]
    pub is_period: bool,
    /// The groups, in order.
    pub groups: Vec<GroupAnswer>,
}

impl Attainment {
    /// Returns the counts as an answer.
    #[must_use]
    pub fn answer(&self, sums: Totals) -> AttainmentAnswer {
        let (total, groups) = self.summed(&sums.subjects, sums.groups);
        let has_answers = sums.has_response_column || total.opened == 0;
        let on_readings = sums.readings.counted();
        let repeated = sums.repeated.counted();
        let dimensions = self.by.iter().zip(groups).map(|(by, groups)| {
            let several = sums.sources.policies.len() > 1;
            let groups = groups
                .sorted()
                .map(|(key, counts)| counts.answer(label(&key, several), has_answers))
                .collect();
            Dimension {
                by: printable(by.group().name(), 60),
                is_period: by.group().is_period(),
                groups,
            }
        });
        let before = self.before.map(|(since, until)| DatesBefore {
            since: since.to_string(),
            until: until.to_string(),
            attainment: sums.before.answer(String::new(), has_answers).attainment,
        });
        let (measured_over, periods) = sums.measured.lines(has_answers);
        AttainmentAnswer {
            rows: sums.rows,
            bad_rows: sums.excluded.rows(),
            outside: sums.outside,
            before_oldest: sums.before_oldest,
            since: self.since.map(|date| date.to_string()),
            until: self.until.map(|date| date.to_string()),
            first_opened: sums.opened.map(|(first, _)| first.to_string()),
            last_opened: sums.opened.map(|(_, last)| last.to_string()),
            by: dimensions.collect(),
            has_answers,
            deadlines_by_reading: on_readings.moved,
            verdicts_by_reading: on_readings.decided,
            readings: on_readings.lines,
            later: sums.later,
            repeated: repeated.rows,
            repeated_example: repeated.example,
            total: total.answer("total".to_owned(), has_answers),
            measured_over,
            periods,
            credits: sums.credits.lines((self.since, self.until), has_answers),
            excluded: sums.excluded.excluded(),
            time_split: Some(sums.split).filter(|split| split.tickets > 0),
            worst: sums.worst.in_order().into_iter().map(TicketLine::of).collect(),
            arrivals: sums.arrivals,
            arrivals_covered: sums.covered,
            arrivals_uncovered: sums.uncovered,
            before,
            missed: sums.missed.latest(),
            by_reading: sums.by_reading.latest(),
            by_all_readings: self.lists_missed.then(|| sums.span.shares()),
            promises: sums.promises,
            sources: sums.sources,
        }
    }
}
