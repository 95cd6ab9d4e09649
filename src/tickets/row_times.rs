//! Reads the times in a row's cells.

use super::{
    EmptyWords, Field, Row, ValueMap,
    closed_twice::{ClosedTwice, closings},
    columns::{TimeColumns, elapsed_advice},
    row::text,
    value_map::stands_for_nothing,
};
use crate::{
    policy::Metric,
    sla::{QuestionError, ResponseMoments, TicketTimes},
    text::excerpt,
    time::{Date, Instant, OffsetTable, ParsedTime, SignedDuration, read_plain_time},
    times::{TimeError, TimeForm, read_time, usual_forms},
};

/// The fields of the two moments of a response.
const MOMENTS: std::ops::RangeInclusive<usize> =
    Field::Acknowledged as usize..=Field::Investigating as usize;

/// The form and the zone in which the times of a row are written.
#[derive(Debug)]
pub(super) struct TimeContext<'w> {
    /// The form that `--time-format` states.
    pub(super) form: Option<&'w TimeForm>,
    /// The zone of local times.
    pub(super) zone: Option<&'w OffsetTable>,
    /// The columns of times.
    pub(super) columns: &'w TimeColumns,
    /// The policy's words for values of cells.
    pub(super) meanings: &'w ValueMap,
    /// The words that stand for an empty cell.
    pub(super) empty: &'w EmptyWords,
    /// "Now".
    pub(super) now: Instant,
}

/// Reads the single times of a row. Returns its closing if that could be two instants.
#[inline]
pub(super) fn times(
    row: &Row<'_>,
    written: &TimeContext<'_>,
    into: &mut TicketTimes,
) -> Result<Option<Box<ClosedTwice>>, QuestionError> {
    into.opened = match row.cell(Field::Opened) {
        [] => return Err(not_opened()),
        cell => match written.plain(Field::Opened, cell) {
            Some(read) => read,
            None => written.in_form(Field::Opened, cell)?.ok_or_else(not_opened)?,
        },
    };
    let responded = responded(row, written, into.opened.at)?;
    into.responded = if row.has_any(MOMENTS) {
        moments(row, written, into.opened.at)?.response(responded, "")?
    } else {
        responded
    };
    let mut closed_twice = None;
    into.closed = match not_before(row, written, Field::Closed, into.opened.at) {
        Ok(closed) => closed,
        Err(error) => {
            let (first, twice) = closings(error, into.opened.at)?;
            closed_twice = twice;
            Some(first)
        }
    };
    into.has_response_column = row.places.has(Metric::FirstResponse);
    Ok(closed_twice)
}

fn not_opened() -> QuestionError {
    QuestionError::Conflict("opened: there is no time".to_owned())
}

impl TimeContext<'_> {
    /// Reads a time that is written in the plainest way, unless the table has a form of its own.
    #[inline]
    pub(super) fn plain(&self, field: Field, cell: &[u8]) -> Option<ParsedTime> {
        let zone = self.columns.utc.zone(field, self.zone);
        if self.form.is_none() { read_plain_time(cell, zone) } else { None }
    }

    /// Reads a time that is not written in the plainest way, or in a form of the table; `None` of a
    /// word for nothing.
    #[cold]
    pub(super) fn in_form(
        &self,
        field: Field,
        cell: &[u8],
    ) -> Result<Option<ParsedTime>, QuestionError> {
        let zone = self.columns.utc.zone(field, self.zone);
        match read_time(text(field, cell)?, self.form, zone, self.now) {
            Ok(read) => Ok(Some(read)),
            Err(_) if self.empty.has_time(cell) => Ok(None),
            Err(error) => Err(self
                .elapsed_instead(field, cell, &error)
                .unwrap_or_else(|| not_a_time(field, cell, error))),
        }
    }

    /// Returns the error on a response that is no time but the length of one, with the option that
    /// reads it.
    fn elapsed_instead(
        &self,
        field: Field,
        cell: &[u8],
        error: &TimeError,
    ) -> Option<QuestionError> {
        let is_response = field == Field::Responded && matches!(error, TimeError::Shape(_));
        let cell = str::from_utf8(cell).ok().filter(|_| is_response)?.trim();
        let advice = elapsed_advice(&self.columns.responses, cell)?;
        Some(QuestionError::Conflict(format!(
            "responded: '{}' is a length of time; {advice}",
            excerpt(cell)
        )))
    }

    /// Reads a time that must be there.
    pub(super) fn time(&self, field: Field, cell: &str) -> Result<ParsedTime, QuestionError> {
        let nothing = || not_a_time(field, cell.as_bytes(), TimeError::Shape(cell.to_owned()));
        match self.plain(field, cell.as_bytes()) {
            Some(read) => Ok(read),
            None => self.in_form(field, cell.as_bytes())?.ok_or_else(nothing),
        }
    }

    #[inline]
    pub(super) fn maybe(
        &self,
        row: &Row<'_>,
        field: Field,
    ) -> Result<Option<Instant>, QuestionError> {
        match row.cell(field) {
            [] => Ok(None),
            cell => match self.plain(field, cell) {
                Some(read) => Ok(Some(read.at)),
                None => self.in_form(field, cell).map(|read| read.map(|read| read.at)),
            },
        }
    }
}

/// Reads the two moments of the vendor's response.
#[cold]
fn moments(
    row: &Row<'_>,
    written: &TimeContext<'_>,
    opened: Instant,
) -> Result<ResponseMoments, QuestionError> {
    let [acknowledged, investigating] = [Field::Acknowledged, Field::Investigating]
        .map(|field| not_before(row, written, field, opened));
    Ok(ResponseMoments::new(acknowledged?, investigating?))
}

/// Reads a time that the opening cannot be after.
#[inline]
fn not_before(
    row: &Row<'_>,
    written: &TimeContext<'_>,
    field: Field,
    opened: Instant,
) -> Result<Option<Instant>, QuestionError> {
    let at = written.maybe(row, field)?;
    if at.is_some_and(|at| at < opened) { Err(before_opening(row, field)) } else { Ok(at) }
}

#[cold]
fn before_opening(row: &Row<'_>, field: Field) -> QuestionError {
    let [opened, at] = [Field::Opened, field].map(|field| shown(row, field));
    QuestionError::Conflict(format!("{}: {at} is before it was opened, {opened}", field.name()))
}

/// Reads the vendor's response: its own cell, or the time after the opening. Both must agree.
fn responded(
    row: &Row<'_>,
    written: &TimeContext<'_>,
    opened: Instant,
) -> Result<Option<Instant>, QuestionError> {
    let at = written.maybe(row, Field::Responded)?;
    let cell = row.cell(Field::RespondedAfter);
    if cell.is_empty() {
        return Ok(at);
    }
    let field = Field::RespondedAfter;
    let seconds = match written.columns.elapsed.seconds(text(field, cell)?) {
        Err(_) if written.empty.has_time(cell) => return Ok(at),
        read => read.map_err(QuestionError::Conflict)?,
    };
    let too_far = || {
        QuestionError::Conflict(format!(
            "{}: '{}' is outside the calendar, which goes from 0001-01-02 to 9999-12-30 UTC",
            field.name(),
            shown(row, field)
        ))
    };
    let after = opened.checked_add(SignedDuration::from_seconds(seconds)).ok_or_else(too_far)?;
    let Some(at) = at else { return Ok(Some(after)) };
    // Whole minutes are cut or rounded, so they may be up to 59 seconds off.
    let allowed = if seconds % 60 == 0 { 59 } else { 0 };
    if at.since(after).seconds().abs() > allowed {
        let [at_cell, after_cell] = [Field::Responded, field].map(|field| shown(row, field));
        let really = at.since(opened).in_words();
        let order = if at < opened { "before" } else { "after" };
        return Err(QuestionError::Conflict(format!(
            "responded: {at_cell} is {really} {order} the opening, and responded_after says \
             '{after_cell}'; correct one, or leave one aside: --map responded_after="
        )));
    }
    Ok(Some(at))
}

/// Returns the fault of a time, with the option that states the form of the table's times.
fn not_a_time(field: Field, cell: &[u8], error: TimeError) -> QuestionError {
    let is_form = matches!(error, TimeError::Shape(_) | TimeError::Form { .. });
    let name = field.name();
    if let Some(cell) = str::from_utf8(cell).ok().filter(|cell| is_form && stands_for_nothing(cell))
    {
        return QuestionError::Conflict(format!(
            "{name}: '{}' is not a time; where there is none, leave the cell empty, or say \
             --null '{}'",
            excerpt(cell),
            excerpt(cell)
        ));
    }
    let TimeError::Shape(text) = error else { return QuestionError::Time { option: name, error } };
    if Date::parse(&text).is_ok() {
        return QuestionError::Conflict(format!(
            "{name}: '{text}' is a date without a time of day, and a clock needs both; export the \
             column with its time, or name the column that has it: --map {name}=COLUMN"
        ));
    }
    let fits = usual_forms(&text);
    let say = if fits.is_empty() {
        "or say the form with --time-format, as '%d/%m/%Y %H:%M' for 13/03/2026 10:00".to_owned()
    } else {
        format!("it fits --time-format '{}'", fits.join("' or '"))
    };
    QuestionError::Conflict(format!(
        "{name}: '{}' is not a time; write 2026-03-06T16:45:00-05:00, or '2026-03-06 16:45' with \
         --timezone; {say}, or a --preset",
        excerpt(&text)
    ))
}

/// Returns the beginning of a cell, for a message.
fn shown(row: &Row<'_>, field: Field) -> String {
    excerpt(&String::from_utf8_lossy(row.cell(field))).into_owned()
}
