//! Maps columns to fields: by option, by preset, or by their own names.

use std::sync::OnceLock;

use super::{
    ElapsedColumn,
    guessed_columns::GuessedColumns,
    header_names::{by_name, listed, place_of, plain},
    utc_columns::{UtcFields, is_utc},
};
use crate::{
    policy::{Field, Preset},
    tickets::{EventPlaces, Extra, HistoryColumns, LabelRules, StreamError, TableShape},
    time::TzData,
    times::TimeUnit,
};

/// The columns that options and presets name, before the header is read.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// Field and column; `None` for a field that no column holds.
    pub(in super::super) given: Vec<(Field, Option<String>)>,
    /// The export that the table is, for fields that no option maps: as it was said, or as it was
    /// recognised.
    pub(super) preset: OnceLock<&'static Preset>,
    /// True if the export is to be recognised by its columns.
    recognises: bool,
    /// The fields that are taken out of labels.
    pub(in super::super) labels: LabelRules,
    /// Further columns that are wanted, each by one of several names.
    pub(in super::super) extras: Vec<ExtraColumn>,
    /// Columns that are written anew if the input has them.
    pub(in super::super) answer_columns: Vec<String>,
    /// True if columns hold the fields of their names, even if their cells look otherwise.
    trusted: bool,
    /// The unit of bare numbers in the column of elapsed times, if an option states it.
    unit: Option<TimeUnit>,
    /// True if the events that stop the clocks of later metrics are read.
    reads_later_events: bool,
    /// Where the rows and the header are, as far as options say it.
    pub(in super::super) shape: TableShape,
}

/// A further column.
#[derive(Clone, Debug)]
pub(in super::super) struct ExtraColumn {
    pub(in super::super) names: Vec<String>,
    /// True if the input must have it.
    needed: bool,
}

/// The places of the columns of a header.
#[derive(Debug, Default)]
pub struct HeaderColumns {
    /// Field and place. Of several columns of a field the first that is not empty in a row counts.
    pub(in super::super) fields: Vec<(Field, usize)>,
    /// The places of the further columns that are there.
    pub(in super::super) extras: Vec<Option<usize>>,
    /// The number of columns.
    pub(in super::super) count: usize,
    /// The events that they have a place for.
    pub(in super::super) places: EventPlaces,
    /// The column of elapsed times.
    pub(in super::super) elapsed: ElapsedColumn,
    /// The fields whose columns state that their times are in UTC.
    pub(in super::super) utc: UtcFields,
}

impl HeaderColumns {
    /// Finds columns of times whose names end with a zone.
    pub(in super::super) fn find_zones(
        &mut self,
        header: &[String],
        mapping: &Mapping,
        zones: &TzData,
    ) {
        let fields = self.fields.iter().filter(|(field, _)| field.is_time());
        for (field, place) in fields.filter(|_| !mapping.shape.zone_is_said) {
            self.utc.add_zone(*field, &header[*place], zones);
        }
    }
}

impl Mapping {
    /// Takes a column, or none, for a field. It replaces an earlier one.
    pub fn map(&mut self, field: Field, column: Option<&str>) {
        self.given.retain(|(other, _)| *other != field);
        let column = column.map(|column| self.labels.column_of(field, column));
        self.given.push((field, column.map(str::to_owned)));
    }

    /// Sets the unit of bare numbers of [`Field::RespondedAfter`].
    pub fn elapsed_in(&mut self, unit: TimeUnit) {
        self.unit = Some(unit);
    }

    /// Returns the columns of the preset that count business hours without a word of it.
    pub(super) fn business(&self) -> &'static [&'static str] {
        self.preset.get().map_or(&[], |preset| preset.business)
    }

    pub(in super::super) fn elapsed(
        &self,
        name: &str,
        others: &[String],
    ) -> Result<ElapsedColumn, StreamError> {
        let is_business = self.business().iter().any(|known| plain(known) == plain(name));
        ElapsedColumn::of(name, self.unit, is_business, others)
    }

    /// Takes the columns of an export for fields that no option maps; of each row the first that is
    /// not empty counts.
    pub fn apply(&mut self, preset: &'static Preset) {
        self.preset.get_or_init(|| preset);
    }

    /// Recognises an export by its columns, unless a preset is applied or an option names the
    /// column of the opening.
    pub fn recognise_export(&mut self) {
        self.recognises = !self.is_given(Field::Opened);
    }

    /// Takes the table as the export that its columns show, if it is to be recognised. Where the
    /// opening has one of slacalc's own names, two typical columns must say so.
    pub(in super::super) fn recognise(&self, columns: impl FnOnce() -> Vec<String>) {
        if !self.recognises || self.preset.get().is_some() {
            return;
        }
        let columns = columns();
        let is_own =
            |column: &String| Field::Opened.names().iter().any(|name| plain(name) == plain(column));
        let preset = Preset::recognised(&columns)
            .filter(|preset| preset.is_marked(&columns) || !columns.iter().any(is_own));
        if let Some(preset) = preset {
            self.preset.get_or_init(|| preset);
        }
    }

    /// Returns the export as which the table was recognised.
    pub(in super::super) fn recognised(&self) -> Option<&'static Preset> {
        self.preset.get().copied().filter(|_| self.recognises)
    }

    /// Returns the columns that the preset has for each of its fields.
    pub(in super::super) fn suggested(&self) -> &'static [(Field, &'static [&'static str])] {
        self.preset.get().map_or(&[], |preset| preset.columns)
    }

    /// Takes columns for the fields of their names, even where their cells are of another kind.
    pub fn trust(&mut self) {
        self.trusted = true;
    }

    /// Returns the fields whose columns are found by their names alone, and may hold something of
    /// another kind. The words of a priority are for the user to map.
    pub(in super::super) fn by_name(&self) -> GuessedColumns {
        let is_said = |field: Field| {
            self.is_given(field)
                || self.suggested().iter().any(|(suggested, _)| *suggested == field)
        };
        let fields = Field::ALL[Field::OF_GROUPS].iter().copied();
        let fields = fields
            .filter(|field| !self.trusted && *field != Field::Priority && !is_said(*field))
            .collect();
        GuessedColumns { fields, of_export: !self.suggested().is_empty() }
    }

    /// Returns true if the time of closing counts as that of the response: by
    /// `--map responded=closed`, or by the column that has it.
    #[must_use]
    pub fn closing_counts_as_response(&self) -> bool {
        let Some(answered) = self.column_of(Field::Responded) else { return false };
        let is_it = |name: &str| plain(name) == plain(answered);
        let by_column = match self.column_of(Field::Closed) {
            Some(closed) => is_it(closed),
            None => self.names(Field::Closed).iter().any(|name| is_it(name)),
        };
        self.is_stopped_by_closing(Field::Responded) || by_column
    }

    /// Returns true if the field of the closing, whatever column has it, was given for that of a
    /// response, or of a resolution.
    fn is_stopped_by_closing(&self, field: Field) -> bool {
        let has_no_column = self.given.contains(&(Field::Closed, None));
        matches!(field, Field::Responded | Field::Resolved)
            && self.column_of(field) == Some(Field::Closed.name())
            && !has_no_column
    }

    /// Reads the events that stop the clocks of other metrics than the first response.
    pub fn read_later_events(&mut self) {
        self.reads_later_events = true;
    }

    /// Returns the fields that are looked for. Without a metric, a column that only has the name of
    /// a later event is none of slacalc's.
    pub(in super::super) fn fields(&self) -> impl Iterator<Item = Field> {
        let is_read = |field: &Field| {
            !field.is_later_event() || self.reads_later_events || self.is_given(*field)
        };
        Field::ALL.into_iter().filter(is_read)
    }

    /// Returns true if a column, or none, was given for a field.
    pub(in super::super) fn is_given(&self, field: Field) -> bool {
        self.given.iter().any(|(given, _)| *given == field)
    }

    /// Returns the column that was given for a field.
    fn column_of(&self, field: Field) -> Option<&str> {
        self.given.iter().find(|(given, _)| *given == field)?.1.as_deref()
    }

    /// Returns the names by which a column is taken for a field.
    pub(in super::super) fn names(&self, field: Field) -> &'static [&'static str] {
        let suggested = self.suggested().iter().find(|(suggested, _)| *suggested == field);
        suggested.map_or(field.names(), |(_, names)| names)
    }

    /// Asks for one more column.
    pub fn extra(&mut self, column: &str) -> Extra {
        self.further(vec![column.to_owned()], true)
    }

    /// Asks for the first column of several names, which need not be there.
    pub fn extra_if_there(&mut self, names: &[&str]) -> Extra {
        self.further(owned(names), false)
    }

    fn further(&mut self, names: Vec<String>, needed: bool) -> Extra {
        let is_utc = names.first().is_some_and(|name| is_utc(name).unwrap_or_default());
        let is_utc = is_utc && !self.shape.zone_is_said;
        self.extras.push(ExtraColumn { names, needed });
        Extra { place: self.extras.len() - 1, is_utc }
    }

    /// Takes rows and header from where options say, and of each ticket only the last row if a
    /// column has its id.
    pub(crate) fn shaped(&mut self, shape: TableShape, one_row: Option<&str>) {
        let one_row = one_row.map(|column| self.extra(column));
        self.shape = TableShape { one_row, ..shape };
    }

    /// Takes the events of tickets by a column of their ids, or out of columns of the table itself.
    pub(crate) fn with_history(&mut self, id: Option<&[&str]>, lists: &[&str]) {
        let id = id.map(|names| self.further(owned(names), true));
        let lists = lists.iter().map(|list| self.further(owned(&[list]), false)).collect();
        self.shape.history = HistoryColumns { id, lists };
    }

    /// Sets the columns that are written anew if the input has them.
    pub fn replace(&mut self, answer_columns: Vec<String>) {
        self.answer_columns = answer_columns;
    }

    /// Returns true if a table has all the columns that are written anew, as one that was written
    /// before.
    fn is_rewritten(&self, header: &[String]) -> bool {
        !self.answer_columns.is_empty()
            && self.answer_columns.iter().all(|column| header.contains(column))
    }

    /// Finds the columns in a header.
    ///
    /// # Errors
    /// A column that was named is not there, two could be meant, or there is none for
    /// [`Field::Opened`].
    pub fn columns(&self, header: &[String]) -> Result<HeaderColumns, StreamError> {
        self.recognise(|| header.to_vec());
        let mut columns = HeaderColumns { count: header.len(), ..HeaderColumns::default() };
        let is_rewritten = self.is_rewritten(header);
        let is_answer_column = |name: &String| is_rewritten && self.answer_columns.contains(name);
        for field in self.fields() {
            let mut places = self.places(header, self.in_place_of(field), &is_answer_column)?;
            if self.is_stopped_by_closing(field) && places.is_empty() {
                places.push(place_of(header, Field::Closed.name())?);
            }
            if let (Field::RespondedAfter, Some(place)) = (field, places.first()) {
                columns.elapsed = self.elapsed(&header[*place], header)?;
            }
            if let Some(place) = places.first().filter(|_| field.is_time()) {
                columns.utc.take(field, &header[*place], &self.shape)?;
            }
            columns.fields.extend(places.into_iter().map(|place| (field, place)));
        }
        columns.places =
            EventPlaces::of(|field| columns.fields.iter().any(|(other, _)| *other == field));
        for (at, ExtraColumn { names, needed }) in self.extras.iter().enumerate() {
            let found = names.iter().find_map(|name| place_of(header, name).ok());
            if found.is_none() && self.shape.history.id.is_some_and(|id| id.place == at) {
                return Err(no_id(names, header));
            }
            columns.extras.push(match names.first().filter(|_| *needed && found.is_none()) {
                Some(column) => Some(place_of(header, column)?),
                None => found,
            });
        }
        if columns.fields.first().is_none_or(|(field, _)| *field != Field::Opened) {
            return Err(self.no_opening(header, &columns.fields));
        }
        Ok(columns)
    }

    /// Returns the field whose columns hold a field: its own, or that of the closing.
    pub(in super::super) fn in_place_of(&self, field: Field) -> Field {
        if self.is_stopped_by_closing(field) { Field::Closed } else { field }
    }

    /// Finds a field's columns.
    fn places(
        &self,
        header: &[String],
        field: Field,
        is_answer_column: &dyn Fn(&String) -> bool,
    ) -> Result<Vec<usize>, StreamError> {
        Ok(match self.given.iter().find(|(given, _)| *given == field) {
            Some((_, None)) => Vec::new(),
            Some((_, Some(column))) => vec![place_of(header, column)?],
            None if self.suggested().iter().any(|(suggested, _)| *suggested == field) => {
                let place =
                    |name: &&str| header.iter().position(|column| plain(column) == plain(name));
                self.names(field).iter().filter_map(place).collect()
            }
            None => by_name(header, field, is_answer_column)?.into_iter().collect(),
        })
    }
}

/// Returns the error that no column has the ids by which a table is joined to its events.
fn no_id(names: &[String], header: &[String]) -> StreamError {
    StreamError::Header(format!(
        "no column has the ids of tickets, by which --history is joined: {}; --history-rule \
         history-id=COLUMN names it; {}",
        names.join(", "),
        listed(header)
    ))
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}
