//! From a row to its answer. Rows of which the cells that make a case are alike share one.

use std::collections::BTreeMap;

use super::{
    ElapsedColumn, Row, TicketContext,
    guessed_columns::GuessedColumns,
    policy_periods::{PeriodFinder, PolicyPeriod},
    row_times::{self, TimeContext},
    table_fault::TableFault,
    utc_columns::UtcFields,
    value_map,
};
use crate::{
    answer::{
        BatchEvaluator, CauseFinder, GroupId, QuestionError, TicketGroup, TicketStatus, TicketTimes,
    },
    text::excerpt,
    time::{Instant, ParsedTime},
};

/// Sets of cells that make no case are remembered up to this number of all.
const MOST_KNOWN: usize = 8_192;
/// And up to this many bytes of cells, as a cell may be as long as a row.
const MOST_BYTES: usize = 4 << 20;

/// Cells that name something are read up to this length, in bytes.
pub(super) const LONGEST_NAME: usize = 1_024;

/// Judges rows, one after the other.
#[derive(Debug)]
pub struct RowEvaluator<'s> {
    shelf: &'s TicketContext<'s>,
    eras: PeriodFinder<'s>,
    now: Instant,
    docket: BatchEvaluator<'s>,
    /// The cases by the cells that make them, or why these make none.
    known: BTreeMap<Vec<u8>, Result<KnownGroup, String>>,
    /// The bytes of cells that are remembered.
    remembered: usize,
    /// The cells of the row at hand, and of the one before it with its case.
    key: Vec<u8>,
    last: (Vec<u8>, Option<KnownGroup>),
    times: TicketTimes,
    elapsed: ElapsedColumn,
    utc: UtcFields,
    hypotheses: CauseFinder,
    /// The columns that are taken for their names.
    by_name: GuessedColumns,
    /// The first fault of the whole table since it was last taken.
    fault: Option<TableFault>,
    /// Whether it looks up if tickets were covered when they were opened, and which readings decide
    /// whether they are late.
    in_depth: bool,
}

/// A case, and from when on it is known what held for its tickets.
#[derive(Clone, Copy, Debug)]
struct KnownGroup {
    id: GroupId,
    from: Instant,
}

/// An answered row.
#[derive(Debug)]
pub struct EvaluatedRow<'j, 's> {
    /// Whose ticket it is.
    pub case: &'j TicketGroup<'s>,
    /// Its place among the cases of this judge.
    pub id: GroupId,
    /// When it was opened, answered and paused.
    pub times: &'j TicketTimes,
    /// How it stands.
    pub judged: TicketStatus,
    /// Whether it is older than the oldest version of its policy at hand, which judged it.
    pub before_oldest: bool,
    /// What is known of how its deadline may have come out otherwise; empty until it is asked.
    pub hypotheses: &'j mut CauseFinder,
    /// Whether it was covered when it was opened; `None` if no document says, or if that is not
    /// looked up.
    pub covered: Option<bool>,
}

impl<'s> RowEvaluator<'s> {
    /// A judge with a shelf to look things up on.
    #[must_use]
    pub fn new(shelf: &'s TicketContext<'s>, now: Instant, warn: Option<u8>) -> Self {
        let opened = ParsedTime { at: now, written_offset: None };
        let times = TicketTimes {
            opened,
            responded: None,
            closed: None,
            pauses: Vec::new(),
            priority_changes: Vec::new(),
            keeps_answers: false,
        };
        Self {
            shelf,
            eras: PeriodFinder::new(shelf, now),
            now,
            docket: BatchEvaluator::new(now, warn),
            known: BTreeMap::new(),
            remembered: 0,
            key: Vec::new(),
            last: (Vec::new(), None),
            times,
            elapsed: ElapsedColumn::default(),
            utc: UtcFields::default(),
            hypotheses: CauseFinder::default(),
            by_name: GuessedColumns::default(),
            fault: None,
            in_depth: false,
        }
    }

    /// The same judge, who watches columns that are taken for their names.
    pub(super) fn watching(self, by_name: GuessedColumns) -> Self {
        Self { by_name, ..self }
    }

    /// Takes the first fault of the whole table that was seen since the last call.
    pub(super) fn fault(&mut self) -> Option<TableFault> {
        self.fault.take()
    }

    /// The same judge, who also says whether tickets were covered when they were opened and which
    /// readings decide whether they are late, if that is wanted.
    #[must_use]
    pub fn in_depth(self, in_depth: bool) -> Self {
        Self { in_depth, docket: self.docket.weighing_readings(in_depth), ..self }
    }

    /// The same judge, for a table whose column of lengths and whose columns in UTC are these.
    #[must_use]
    pub(super) fn of_columns(self, elapsed: ElapsedColumn, utc: UtcFields) -> Self {
        Self { elapsed, utc, ..self }
    }

    /// The answer to a row.
    ///
    /// # Errors
    /// What is wrong with the row, for people.
    pub fn judge(&mut self, row: &Row<'_>) -> Result<EvaluatedRow<'_, 's>, String> {
        if let Some(fault) = &row.fault {
            return Err(fault.clone());
        }
        let KnownGroup { id, from } = self.case_of(row)?;
        let zone = self.docket.case(id).zone();
        let written = TimeContext {
            form: self.shelf.time_form(),
            zone,
            elapsed: &self.elapsed,
            utc: self.utc,
            meanings: self.shelf.meanings(),
            now: self.now,
        };
        if let Err(error) = row_times::times(row, &written, &mut self.times) {
            if self.fault.is_none() {
                self.fault =
                    self.shelf.time_form().and_then(|form| TableFault::of_times(row, form));
            }
            return Err(error.to_string());
        }
        let judged = match self.docket.judge(id, &self.times) {
            Ok(judged) => judged,
            Err(error) => {
                self.look_for_strangers(row, &error);
                return Err(error.to_string());
            }
        };
        let before_oldest = judged.opened.at < from;
        let covered =
            if self.in_depth { self.docket.is_covered(id, self.times.opened.at) } else { None };
        let hypotheses = &mut self.hypotheses;
        Ok(EvaluatedRow {
            case: self.docket.case(id),
            id,
            times: &self.times,
            judged,
            before_oldest,
            covered,
            hypotheses,
        })
    }

    fn case_of(&mut self, row: &Row<'_>) -> Result<KnownGroup, String> {
        self.key.clear();
        for (field, cell) in row.of_case() {
            if cell.len() > LONGEST_NAME {
                let text = String::from_utf8_lossy(cell);
                return Err(format!(
                    "{}: '{}' is too long for a name",
                    field.name(),
                    excerpt(&text)
                ));
            }
            self.key.push(field as u8);
            self.key.extend_from_slice(&cell.len().to_le_bytes());
            self.key.extend_from_slice(cell);
        }
        let era = self.eras.of(row);
        self.key.extend_from_slice(&era.0.to_le_bytes());
        if let (last, Some(known)) = &self.last
            && *last == self.key
        {
            return Ok(*known);
        }
        let known = self.look_up(row, era)?;
        self.last.0.clone_from(&self.key);
        self.last.1 = Some(known);
        Ok(known)
    }

    fn look_up(&mut self, row: &Row<'_>, era: PolicyPeriod) -> Result<KnownGroup, String> {
        if let Some(known) = self.known.get(&self.key) {
            return known.clone();
        }
        self.remembered += self.key.len();
        if self.known.len() >= MOST_KNOWN || self.remembered > MOST_BYTES || self.docket.is_full() {
            self.remembered = self.key.len();
            self.known.clear();
            self.docket.clear();
            self.last.1 = None;
        }
        let found = self.shelf.subject(row, era).map_err(|error| {
            self.look_for_strangers(row, &error);
            value_map::in_a_table(row, &error)
        });
        if found.is_ok() {
            self.shelf.note_beaten(row, &self.by_name);
        }
        let known =
            found.and_then(|(subject, from)| match self.shelf.meanings().doubt(row, &subject) {
                Some(doubt) => Err(doubt),
                None => Ok(KnownGroup { id: self.docket.open(subject), from }),
            });
        self.known.insert(self.key.clone(), known.clone());
        known
    }

    fn look_for_strangers(&mut self, row: &Row<'_>, error: &QuestionError) {
        if self.fault.is_none() {
            self.fault = self.shelf.stranger(row, &self.by_name, error).map(TableFault::Stranger);
        }
    }
}
