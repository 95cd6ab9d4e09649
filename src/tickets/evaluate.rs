//! Evaluates rows. Rows whose cells name the same policy, plan, priority and so on share a group.

use std::collections::BTreeMap;

use super::{
    Field, HistoryColumns, Row, TicketContext,
    closed_twice::{ClosedTwice, in_common},
    columns::{GuessedColumns, TimeColumns},
    evaluated_row::{EvaluatedRow, RowEvents},
    period_finder::PeriodFinder,
    policy_periods::PolicyPeriod,
    reopened_row::ReopenedRow,
    row::LONGEST_NAME,
    row_lists,
    row_times::{self, TimeContext},
    table_fault::TableFault,
    value_map,
};
use crate::{
    policy::NamedItem,
    sla::{BatchEvaluator, GroupId, QuestionError, TicketStatus, TicketTimes},
    text::excerpt,
    time::{Instant, ParsedTime},
    times::{TimeError, TimeForm, read_time},
};

/// The most sets of cells that are remembered, with their group or error.
const MOST_KNOWN: usize = 8_192;
/// The most bytes of these cells, as a cell may be as long as a row.
const MOST_BYTES: usize = 4 << 20;

/// Evaluates rows, one after the other.
#[derive(Debug)]
pub(crate) struct RowEvaluator<'s> {
    pub(super) context: &'s TicketContext<'s>,
    /// The form of the table's times, if it has one.
    form: Option<&'s TimeForm>,
    periods: PeriodFinder<'s>,
    now: Instant,
    pub(super) batch: BatchEvaluator<'s>,
    /// The groups, or the errors, by the cells that name them with the policy period.
    known: BTreeMap<Vec<u8>, Result<KnownGroup, String>>,
    /// The bytes of cells that are remembered.
    remembered: usize,
    /// The cells of the row that is evaluated, with its policy period.
    key: Vec<u8>,
    /// The same of the row before, with its group.
    last: (Vec<u8>, Option<KnownGroup>),
    pub(super) times: TicketTimes,
    /// The events of the row if another metric than the first response is asked about.
    pub(super) later: Option<RowEvents>,
    /// The row, if its ticket was opened again.
    pub(super) reopened: Option<ReopenedRow>,
    /// True if a row answers about the first run that was missed, if any; else about the last.
    pub(super) counts_every_run: bool,
    /// True if lists of these times may be filled.
    has_lists: bool,
    columns: TimeColumns,
    /// The columns that tie rows to their events.
    history: HistoryColumns,
    /// The columns that hold a field by their names alone.
    by_name: GuessedColumns,
}

/// The error of a row.
#[derive(Debug)]
pub(crate) struct RowError {
    /// The fault of the row, for people.
    pub(super) says: String,
    /// The fault of the whole table that it shows, if it does.
    pub(super) table: Option<TableFault>,
}

impl From<String> for RowError {
    fn from(says: String) -> Self {
        Self { says, table: None }
    }
}

/// A group of tickets, and the instant from which the policy in force is known.
#[derive(Clone, Copy, Debug)]
struct KnownGroup {
    id: GroupId,
    from: Instant,
}

impl<'s> RowEvaluator<'s> {
    /// Returns an evaluator by the policies and contracts of a context.
    #[must_use]
    pub(crate) fn new(context: &'s TicketContext<'s>, now: Instant, warn: Option<u8>) -> Self {
        let opened = ParsedTime { at: now, written_offset: None };
        let times = TicketTimes::new(opened);
        Self {
            context,
            form: context.time_form(),
            periods: PeriodFinder::new(context, now),
            now,
            batch: BatchEvaluator::new(now, warn),
            known: BTreeMap::new(),
            remembered: 0,
            key: Vec::new(),
            last: (Vec::new(), None),
            times,
            later: context.defaults.metric.is_some().then(RowEvents::default),
            reopened: None,
            counts_every_run: false,
            has_lists: false,
            columns: TimeColumns::default(),
            history: HistoryColumns::default(),
            by_name: GuessedColumns::default(),
        }
    }

    /// Watches columns that hold a field by their names alone.
    pub(super) fn watching(self, by_name: GuessedColumns) -> Self {
        Self { by_name, ..self }
    }

    /// Also finds out which readings decide whether tickets are late, if that is wanted.
    #[must_use]
    pub(crate) fn weighing_readings(self, wanted: bool) -> Self {
        Self { batch: self.batch.weighing_readings(wanted), ..self }
    }

    /// Answers about the first run of a clock that was missed, if there is one, if that is wanted.
    #[must_use]
    pub(super) fn counting_every_run(self, wanted: bool) -> Self {
        Self { counts_every_run: wanted, ..self }
    }

    /// Reads times as the names of their columns say.
    #[must_use]
    pub(super) fn of_columns(self, columns: TimeColumns) -> Self {
        Self { columns, ..self }
    }

    /// Takes the events of rows by some columns.
    #[must_use]
    pub(super) fn with_history(self, history: HistoryColumns) -> Self {
        Self { history, ..self }
    }

    /// Evaluates a row.
    ///
    /// # Errors
    /// The fault of the row, and of its table.
    pub(crate) fn evaluate(&mut self, row: &Row<'_>) -> Result<EvaluatedRow<'_, 's>, RowError> {
        if let Some(fault) = &row.fault {
            return Err(fault.clone().into());
        }
        // Runs of a clock have groups of their own, by the priorities of then.
        if self.later.is_some() && self.batch.is_full() {
            self.forget();
        }
        let KnownGroup { mut id, from } = self.group_of(row)?;
        let twice = self.read(row, id)?;
        let is_plain = self.later.is_none() && self.times.reopened.is_empty();
        let mut evaluated = if is_plain {
            self.reopened = None;
            self.batch.evaluate(id, &self.times)
        } else {
            self.evaluate_ticket(row, &mut id)
        };
        if let Some(twice) = twice {
            // Only an unanswered ticket without history can be the same by both closings.
            let may_agree = is_plain && self.context.history.is_none();
            evaluated = match evaluated {
                Ok(status) if may_agree => self.by_both_closings(id, status, *twice),
                Ok(_) => Err(twice.error),
                Err(error) => Err(error),
            };
        }
        let status = match evaluated {
            Ok(status) => status,
            Err(error) => {
                let table = self.foreign_cell(row, &error);
                return Err(RowError { says: error.to_string(), table });
            }
        };
        let before_oldest = status.opened.at < from;
        let (later, reopened) = (self.later.as_ref(), self.reopened.as_ref());
        let (batch, times) = (&mut self.batch, &self.times);
        Ok(EvaluatedRow { batch, id, later, times, reopened, status, before_oldest })
    }

    /// Reads the times of a row, and what its history says of them. Returns its closing if that
    /// could be two instants.
    #[expect(clippy::inline_always, reason = "called once for each row of a table, by one caller")]
    #[inline(always)]
    fn read(&mut self, row: &Row<'_>, id: GroupId) -> Result<Option<Box<ClosedTwice>>, RowError> {
        let zone = self.context.zone_of_times(row, self.batch.group(id).zone());
        let time_context = TimeContext {
            form: self.form,
            zone,
            columns: &self.columns,
            meanings: self.context.meanings(),
            empty: &self.context.defaults.empty,
            now: self.now,
        };
        if std::mem::replace(&mut self.has_lists, true) {
            row_lists::clear_lists(&mut self.times);
        }
        let mut read = row_times::times(row, &time_context, &mut self.times);
        let has_lists = row_lists::has_lists(row);
        if has_lists && read.is_ok() {
            read = row_lists::lists(row, &time_context, &mut self.times).and(read);
        }
        if let (Ok(_), Some(later)) = (&read, &mut self.later) {
            let metric = self.batch.group(id).subject().metric;
            let later = row_lists::events(row, &time_context, metric, &mut later.stops);
            read = later.and(read);
        }
        let closed_twice = read.map_err(|error| {
            let table = self.form.and_then(|form| TableFault::of_times(row, form));
            RowError { says: error.to_string(), table }
        })?;
        self.has_lists = has_lists || self.context.history.is_some();
        if let Some(history) = &self.context.history {
            let stops = self.later.as_mut().map(|later| &mut later.stops);
            let into = (&mut self.times, stops);
            history.apply(row, &self.history, &time_context, into)?;
        }
        Ok(closed_twice)
    }

    /// Returns the status of a ticket whose closing could be two instants, if they make no
    /// difference to it.
    #[cold]
    fn by_both_closings(
        &mut self,
        id: GroupId,
        status: TicketStatus,
        twice: ClosedTwice,
    ) -> Result<TicketStatus, QuestionError> {
        let first = self.times.closed.replace(twice.second);
        let by_second = self.batch.evaluate(id, &self.times)?;
        self.times.closed = first;
        in_common(status, by_second).ok_or(twice.error)
    }

    fn group_of(&mut self, row: &Row<'_>) -> Result<KnownGroup, RowError> {
        self.key.clear();
        for (field, cell) in row.of_group() {
            if cell.len() > LONGEST_NAME {
                let text = String::from_utf8_lossy(cell);
                let says = format!("{}: '{}' is too long for a name", field.name(), excerpt(&text));
                return Err(says.into());
            }
            self.key.push(field as u8);
            self.key.extend_from_slice(&cell.len().to_le_bytes());
            self.key.extend_from_slice(cell);
        }
        let period = self.periods.of(row);
        self.key.extend_from_slice(&period.0.to_le_bytes());
        if let (last, Some(known)) = &self.last
            && *last == self.key
        {
            return Ok(*known);
        }
        let known = self.look_up(row, period)?;
        self.last.0.clone_from(&self.key);
        self.last.1 = Some(known);
        Ok(known)
    }

    fn look_up(&mut self, row: &Row<'_>, period: PolicyPeriod) -> Result<KnownGroup, RowError> {
        if let Some(known) = self.known.get(&self.key) {
            return known.clone().map_err(RowError::from);
        }
        self.remembered += self.key.len();
        if self.known.len() >= MOST_KNOWN || self.remembered > MOST_BYTES || self.batch.is_full() {
            self.forget();
            self.remembered = self.key.len();
        }
        let known = self.open_group(row, period);
        let remembered = known.as_ref().copied().map_err(|error| error.says.clone());
        self.known.insert(self.key.clone(), remembered);
        known
    }

    /// Forgets every group.
    fn forget(&mut self) {
        self.remembered = 0;
        self.known.clear();
        self.batch.clear();
        self.last.1 = None;
    }

    /// Opens the group that the cells of a row name.
    fn open_group(&mut self, row: &Row<'_>, period: PolicyPeriod) -> Result<KnownGroup, RowError> {
        self.context.findings.take_plan(row.cell(Field::Plan));
        let (subject, from) = match self.context.subject(row, period) {
            Ok(found) => found,
            Err(error) => {
                self.context.findings.take_priority_error(row.cell(Field::Priority), &error);
                let lacks_options = matches!(error, QuestionError::Missing { .. });
                self.context.findings.take_subject(lacks_options);
                let defaults = &self.context.defaults;
                let has_zone = defaults.asked.timezone.is_some() || defaults.contract.is_some();
                let is_unknown = matches!(error, QuestionError::Unknown { .. }) && !has_zone;
                if (lacks_options || is_unknown) && self.has_local_time(row) {
                    self.context.findings.take_local_time();
                }
                let table = self.foreign_cell(row, &error);
                return Err(RowError { says: value_map::fault_of_name(row, &error), table });
            }
        };
        self.context.findings.take_subject(false);
        if subject.zone.is_none() && self.has_local_time(row) {
            self.context.findings.take_local_time();
        }
        self.context.note_overriding(row, &self.by_name);
        let fault = self.context.meanings().fault_of_priority(row, &subject);
        let known = fault.as_ref().map(|_| ids(&subject.policy.priorities));
        self.context.findings.take_priority(row.cell(Field::Priority), known);
        if let Some(fault) = fault {
            return Err(fault.into());
        }
        Ok(KnownGroup { id: self.batch.add_group(subject), from })
    }

    /// Returns true if a row was opened at a local time whose zone nothing says.
    fn has_local_time(&self, row: &Row<'_>) -> bool {
        let zone = self.columns.utc.zone(Field::Opened, None);
        let read = str::from_utf8(row.cell(Field::Opened))
            .map(|cell| read_time(cell, self.form, zone, self.now));
        let says_zone = !row.cell(Field::Timezone).is_empty() || self.context.table_zone.is_some();
        !says_zone && matches!(read, Ok(Err(TimeError::NoZone(_))))
    }

    /// Returns the fault of the table if an error comes from a column that only has the name of a
    /// field.
    fn foreign_cell(&self, row: &Row<'_>, error: &QuestionError) -> Option<TableFault> {
        self.context.foreign_cell(row, &self.by_name, error).map(TableFault::ForeignCell)
    }
}

fn ids(items: &[NamedItem]) -> Vec<String> {
    items.iter().map(|item| item.id.clone()).collect()
}
