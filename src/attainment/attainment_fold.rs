//! The fold of a report: counts evaluated rows.

use super::{
    Grouping,
    credits::CreditTallies,
    excluded_rows::ExcludedRows,
    group_counts::{GroupCounts, Increment, add_each, margin_of},
    grouping::priority_label,
    groups::Groups,
    listed_tickets::{ListedTicket, ListedTickets},
    measured_periods::{MOST_PERIODS, MeasuredPeriods},
    open_readings::{OpenReadings, decisive},
    promises::{Promises, SeenGroups},
    reading_span::ReadingSpan,
    repeated_tickets::RepeatedTickets,
    split_tickets::SplitTickets,
    worst::{TicketLine, Worst, WorstFew},
};
use crate::{
    sla::TicketState,
    text::printable,
    tickets::{EvaluatedRow, Extra, Field, LaterTimes, Row, RowFold, Sources, StreamError},
    time::{CivilDateTime, Date, Instant},
};

/// The most characters of a ticket's name that are kept.
const LONGEST_NAME: usize = 60;

/// The settings of a report over a stream of tickets.
#[derive(Clone, Debug)]
pub struct Attainment {
    /// The groups.
    pub by: Vec<Grouping>,
    /// The first date of opening that counts, where the ticket was opened.
    pub since: Option<Date>,
    /// The last.
    pub until: Option<Date>,
    /// The column that names the ticket.
    pub ticket: Extra,
    /// The number of worst margins to keep.
    pub worst: usize,
    /// True if the tickets that missed their deadline are wanted one by one.
    pub lists_missed: bool,
    /// The dates before those that count, to compare with.
    pub before: Option<(Date, Date)>,
    /// "Now".
    pub now: Instant,
}

/// The counts of some rows.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    pub(super) rows: u64,
    /// Rows of tickets opened before or after the dates that count.
    pub(super) outside: u64,
    /// Tickets that count and were opened before the oldest version of their policy at hand.
    pub(super) before_oldest: u64,
    pub(super) later: LaterTimes,
    pub(super) excluded: ExcludedRows,
    /// The tickets that count, by all groupings that go by the subject. All others and the total
    /// are sums of these.
    pub(super) subjects: Groups,
    /// For each other grouping the groups; for those by subject none.
    pub(super) groups: Vec<Groups>,
    /// The tickets that count before those dates.
    pub(super) before: GroupCounts,
    pub(super) worst: WorstFew,
    /// The tickets that missed their deadline: all of a part, the latest of a sum.
    pub(super) missed: ListedTickets,
    /// The tickets whose verdict a reading decides, in the same way.
    pub(super) by_reading: ListedTickets,
    pub(super) span: ReadingSpan,
    pub(super) promises: Promises,
    /// True if a row has a place for the time of an answer.
    pub(super) has_response_column: bool,
    pub(super) readings: OpenReadings,
    pub(super) measured: MeasuredPeriods,
    pub(super) credits: CreditTallies,
    pub(super) repeated: RepeatedTickets,
    pub(super) split: SplitTickets,
    /// The first date of opening, and the last, of those that count.
    pub(super) opened: Option<(Date, Date)>,
    /// The policies and contracts by which the tickets were evaluated.
    pub(super) sources: Sources,
    /// Tickets opened in each hour of the week, and those of them that were covered then, and that
    /// were not.
    pub(super) arrivals: Vec<u64>,
    pub(super) covered: Vec<u64>,
    pub(super) uncovered: Vec<u64>,
    /// The groups seen in this part alone: what is taken once for each must follow the order of the
    /// rows, whichever thread has them.
    pub(super) seen: SeenGroups,
    /// The key at hand.
    pub(super) key: Vec<u8>,
}

impl Totals {
    /// Returns the number of rows.
    #[must_use]
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }

    /// Counts a ticket in the hour of the week at which it was opened.
    fn count_arrival(&mut self, opened: CivilDateTime, covered: Option<bool>) {
        let day = opened.date().weekday().num_days_from_monday() as usize;
        let hour = day * 24 + usize::try_from(opened.seconds_of_day() / 3600).unwrap_or(0);
        self.arrivals[hour] += 1;
        self.covered[hour] += u64::from(covered == Some(true));
        self.uncovered[hour] += u64::from(covered == Some(false));
    }

    /// Returns the tickets that missed their deadline: of a part all, in the order of its rows,
    /// counted from its first.
    pub(crate) fn missed(&self) -> &[ListedTicket] {
        self.missed.all()
    }
}

/// Hours of a week.
pub(super) const HOURS: usize = 7 * 24;

impl Attainment {
    /// Adds the sums of a part that follows what is there.
    ///
    /// # Errors
    /// There are too many groups.
    pub fn merge(&self, sums: &mut Totals, part: Totals) -> Result<(), StreamError> {
        let rows_before = sums.rows;
        sums.rows += part.rows;
        sums.outside += part.outside;
        sums.before_oldest += part.before_oldest;
        sums.later.add(part.later);
        sums.has_response_column |= part.has_response_column;
        sums.readings.merge(part.readings);
        sums.measured.merge(part.measured);
        sums.credits.merge(part.credits);
        sums.repeated.merge(part.repeated, rows_before);
        sums.split.merge(part.split);
        sums.opened = spanning(sums.opened, part.opened);
        sums.excluded.merge(part.excluded, rows_before);
        sums.subjects.merge(part.subjects);
        sums.groups.resize(self.by.len(), Groups::default());
        for (groups, others) in sums.groups.iter_mut().zip(part.groups) {
            groups.merge(others);
        }
        sums.before.merge(part.before);
        sums.worst.merge(part.worst, rows_before, self.worst);
        sums.missed.merge(part.missed, rows_before);
        sums.by_reading.merge(part.by_reading, rows_before);
        sums.span.merge(part.span);
        sums.promises.merge(part.promises);
        sums.sources.take(part.sources);
        let hours = [
            (&mut sums.arrivals, part.arrivals),
            (&mut sums.covered, part.covered),
            (&mut sums.uncovered, part.uncovered),
        ];
        for (hours, others) in hours {
            hours.resize(HOURS, 0);
            add_each(hours, &others);
        }
        self.check(sums)
    }

    fn check(&self, sums: &Totals) -> Result<(), StreamError> {
        if sums.measured.len() > MOST_PERIODS {
            return Err(StreamError::Groups(format!(
                "targets are measured over more than {MOST_PERIODS} periods; choose some dates by \
                 --since and --until"
            )));
        }
        self.check_groups(sums)
    }

    fn is_inside(&self, date: Date) -> bool {
        self.since.is_none_or(|since| since <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// Returns true if a row that cannot be evaluated was opened at other dates, in any zone: then
    /// it is none of theirs.
    fn is_surely_outside(&self, row: &Row<'_>) -> bool {
        let written =
            row.cell(Field::Opened).get(..10).and_then(|date| std::str::from_utf8(date).ok());
        let Some(date) =
            written.filter(|_| row.fault.is_none()).and_then(|date| Date::parse(date).ok())
        else {
            return false;
        };
        (-1..=1).all(|days| date.plus_days(days).is_some_and(|date| !self.is_inside(date)))
    }
}

/// Returns the dates from the first of two spans to their last.
fn spanning(one: Option<(Date, Date)>, other: Option<(Date, Date)>) -> Option<(Date, Date)> {
    match (one, other) {
        (Some((from, to)), Some((first, last))) => Some((from.min(first), to.max(last))),
        (one, other) => one.or(other),
    }
}

impl RowFold for Attainment {
    type Part = Totals;
    type Scratch = ();

    const WEIGHS_READINGS: bool = true;
    const COUNTS_EVERY_RUN: bool = true;

    fn part(&self, _bytes: usize) -> Totals {
        let hours = || vec![0; HOURS];
        let groups = vec![Groups::default(); self.by.len()];
        Totals {
            groups,
            arrivals: hours(),
            covered: hours(),
            uncovered: hours(),
            ..Totals::default()
        }
    }

    fn row(
        &self,
        row: &Row<'_>,
        evaluated: Result<EvaluatedRow<'_, '_>, String>,
        (): &mut (),
        part: &mut Totals,
    ) {
        part.rows += 1;
        let mut evaluated = match evaluated {
            Ok(evaluated) => evaluated,
            Err(_) if self.is_surely_outside(row) => return part.outside += 1,
            Err(error) => return part.excluded.add(&error, part.rows, self.name_of(row)),
        };
        let covered = evaluated.is_covered();
        let EvaluatedRow { times, status, .. } = &evaluated;
        part.has_response_column |= times.has_response_column;
        let wall = status.opened.wall();
        let date = wall.date();
        if !self.is_inside(date) {
            part.outside += 1;
            if self.before.is_some_and(|(first, last)| first <= date && date <= last) {
                part.before.add(Increment::of(status, times.responded));
            }
            return;
        }
        part.before_oldest += u64::from(evaluated.before_oldest);
        part.later.count(&evaluated, self.now);
        let ticket = Increment::of(status, times.responded);
        part.readings.add(&evaluated);
        if part.seen.is_new(&evaluated) {
            part.promises.add(&evaluated);
            part.sources.add(evaluated.group().subject());
        }
        part.measured.add(&evaluated, date);
        part.split.add(status.split.as_deref());
        part.repeated.add(row.extra(self.ticket).trim_ascii(), part.rows);
        part.opened = spanning(part.opened, Some((date, date)));
        self.count(row, &evaluated, (date, ticket), part);
        part.count_arrival(wall, covered);
        if let Some(margin) =
            margin_of(status).filter(|margin| part.worst.wants(*margin, part.rows, self.worst))
        {
            part.worst.add(self.worst_of(row, &evaluated, margin, part.rows), self.worst);
        }
        if self.lists_missed {
            self.list(row, &mut evaluated, ticket, part);
        }
        part.credits.add(&mut evaluated, date, self.now);
    }
}

impl Attainment {
    /// Returns the name of a ticket; empty if it has none.
    fn name_of(&self, row: &Row<'_>) -> String {
        printable(&String::from_utf8_lossy(row.extra(self.ticket).trim_ascii()), LONGEST_NAME)
    }

    /// Keeps a ticket that missed its deadline, or whose verdict a reading decides.
    fn list(
        &self,
        row: &Row<'_>,
        evaluated: &mut EvaluatedRow<'_, '_>,
        ticket: Increment,
        part: &mut Totals,
    ) {
        if evaluated.status.table_state() == TicketState::Missed {
            part.missed.add(self.listed_of(row, evaluated, part.rows));
        }
        if !evaluated.status.decisive.is_empty() {
            part.by_reading.add(self.listed_of(row, evaluated, part.rows));
        }
        part.span.add(evaluated, ticket);
    }

    fn listed_of(
        &self,
        row: &Row<'_>,
        evaluated: &EvaluatedRow<'_, '_>,
        number: u64,
    ) -> ListedTicket {
        let status = &evaluated.status;
        let margin = margin_of(status).unwrap_or(0);
        ListedTicket {
            opened: status.opened.at,
            line: TicketLine::of(self.worst_of(row, evaluated, margin, number)),
            clause: evaluated.group().target_clause(status.changed_priority.as_deref()),
            verdict: status.word(),
            readings: decisive(evaluated),
        }
    }

    fn worst_of(
        &self,
        row: &Row<'_>,
        evaluated: &EvaluatedRow<'_, '_>,
        margin: i64,
        number: u64,
    ) -> Worst {
        let EvaluatedRow { times, status, .. } = evaluated;
        let group = evaluated.group();
        let (subject, priority) = (group.subject(), evaluated.last_priority());
        let display = group.display(times.opened);
        Worst {
            margin,
            row: number,
            ticket: self.name_of(row),
            policy: subject.policy.id.clone(),
            plan: subject.plan.map(|plan| plan.id.clone()),
            priority: priority.map(str::to_owned),
            priority_label: priority_label(subject.policy, priority.unwrap_or_default()),
            opened: status.opened,
            deadline: status.deadline,
            responded: times.responded.map(|at| display.at(at)),
            zone: display.zone(),
        }
    }
}
