//! Which column holds which field: as told, or by the columns' own names.

use csv::ByteRecord;

use super::{
    ElapsedColumn, Field, PRESETS, Preset, StreamError,
    guessed_columns::GuessedColumns,
    time_unit::TimeUnit,
    utc_columns::{UtcFields, is_utc},
};
use crate::text::unguarded;

/// What was said of columns, before any is known.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// Field and column; `None` for a field that no column holds.
    pub(super) given: Vec<(Field, Option<String>)>,
    /// Field and the names of columns that may hold it, for fields of which nothing else was said.
    pub(super) suggested: Vec<(Field, &'static [&'static str])>,
    /// Further columns that are wanted, each by one of some names.
    pub(super) extras: Vec<ExtraColumn>,
    /// Columns that are written anew if the input has them.
    pub(super) ours: Vec<String>,
    /// True if columns are what their names say, whatever is in them.
    trusted: bool,
    /// The unit of bare numbers in the column of lengths, if it was said.
    unit: Option<TimeUnit>,
    /// Columns that are known to count business time.
    business: &'static [&'static str],
}

/// A further column.
#[derive(Clone, Debug)]
pub(super) struct ExtraColumn {
    pub(super) names: Vec<String>,
    /// Whether the input must have it.
    needed: bool,
}

/// Where the columns of a header are.
#[derive(Clone, Debug, Default)]
pub struct HeaderColumns {
    /// Field and place; of a field with several the first in which a row has something.
    pub(super) fields: Vec<(Field, usize)>,
    /// The places of the further columns that are there.
    pub(super) extras: Vec<Option<usize>>,
    /// How many columns there are.
    pub(super) count: usize,
    /// True if one of them is for the time of a response.
    pub(super) keeps_answers: bool,
    /// The column of lengths.
    pub(super) elapsed: ElapsedColumn,
    /// The fields whose columns say that their times are in UTC.
    pub(super) utc: UtcFields,
}

impl Mapping {
    /// Takes a column, or none, for a field. What was said before of the field no longer holds.
    pub fn map(&mut self, field: Field, column: Option<&str>) {
        self.given.retain(|(other, _)| *other != field);
        self.given.push((field, column.map(str::to_owned)));
    }

    /// Says in which unit the bare numbers of [`Field::RespondedAfter`] are.
    pub fn elapsed_in(&mut self, unit: TimeUnit) {
        self.unit = Some(unit);
    }

    /// Names columns that count business time, though their names do not say so.
    pub fn business(&mut self, columns: &'static [&'static str]) {
        self.business = columns;
    }

    pub(super) fn elapsed(
        &self,
        name: &str,
        others: &[String],
    ) -> Result<ElapsedColumn, StreamError> {
        let is_business = self.business.iter().any(|known| plain(known) == plain(name));
        ElapsedColumn::of(name, self.unit, is_business, others)
    }

    /// Names columns for a field that are taken if nothing else is said of it; of each row the
    /// first that is not empty is.
    pub fn suggest(&mut self, field: Field, columns: &'static [&'static str]) {
        self.suggested.push((field, columns));
    }

    /// Takes columns for what their names say, even where their cells are of another kind.
    pub fn trust(&mut self) {
        self.trusted = true;
    }

    /// The fields whose columns are taken for no more than their names, and may hold something of
    /// another kind. What the words of a priority mean is for the user to say.
    pub(super) fn by_name(&self) -> GuessedColumns {
        let is_said = |field: Field| {
            self.is_given(field) || self.suggested.iter().any(|(suggested, _)| *suggested == field)
        };
        let fields = Field::ALL[Field::OF_CASES].iter().copied();
        let fields = fields
            .filter(|field| !self.trusted && *field != Field::Priority && !is_said(*field))
            .collect();
        GuessedColumns { fields, of_export: !self.suggested.is_empty() }
    }

    /// Returns true if the time of closing counts as that of the response: by
    /// `--map responded=closed`, or by the column that has it.
    #[must_use]
    pub fn closing_answers(&self) -> bool {
        let Some(answered) = self.column_of(Field::Responded) else { return false };
        let is_it = |name: &str| plain(name) == plain(answered);
        let by_column = match self.column_of(Field::Closed) {
            Some(closed) => is_it(closed),
            None => self.names(Field::Closed).iter().any(|name| is_it(name)),
        };
        self.is_answered_by_closing() || by_column
    }

    /// Returns true if the field of the closing, whatever column has it, was given for that of the
    /// response.
    fn is_answered_by_closing(&self) -> bool {
        let has_no_column = self.given.contains(&(Field::Closed, None));
        self.column_of(Field::Responded) == Some(Field::Closed.name()) && !has_no_column
    }

    /// Returns true if a column, or none, was given for a field.
    pub(super) fn is_given(&self, field: Field) -> bool {
        self.given.iter().any(|(given, _)| *given == field)
    }

    /// The column that was given for a field.
    fn column_of(&self, field: Field) -> Option<&str> {
        self.given.iter().find(|(given, _)| *given == field)?.1.as_deref()
    }

    /// The names by which a column is taken for a field.
    pub(super) fn names(&self, field: Field) -> &'static [&'static str] {
        self.suggested
            .iter()
            .find(|(suggested, _)| *suggested == field)
            .map_or(field.names(), |(_, names)| names)
    }

    /// Asks for one more column; its cells are those of [`super::Extra`] of the number that is
    /// given back.
    pub fn extra(&mut self, column: &str) -> super::Extra {
        self.further(vec![column.to_owned()], true)
    }

    /// Asks for the first column of some names, which need not be there.
    pub fn extra_if_there(&mut self, names: &[&str]) -> super::Extra {
        self.further(names.iter().map(ToString::to_string).collect(), false)
    }

    fn further(&mut self, names: Vec<String>, needed: bool) -> super::Extra {
        let is_utc = names.first().is_some_and(|name| is_utc(name).unwrap_or_default());
        self.extras.push(ExtraColumn { names, needed });
        super::Extra { place: self.extras.len() - 1, is_utc }
    }

    /// Names the columns that are written anew if the input has them.
    pub fn replace(&mut self, ours: Vec<String>) {
        self.ours = ours;
    }

    /// Returns true if a table has all the columns that are written anew, as one that was written
    /// before.
    fn is_rewritten(&self, header: &[String]) -> bool {
        !self.ours.is_empty() && self.ours.iter().all(|ours| header.contains(ours))
    }

    /// The places of the columns in a header.
    ///
    /// # Errors
    /// A column that was named is not there, two could be meant, or there is none for
    /// [`Field::Opened`].
    pub fn columns(&self, header: &[String]) -> Result<HeaderColumns, StreamError> {
        let mut columns = HeaderColumns { count: header.len(), ..HeaderColumns::default() };
        let is_rewritten = self.is_rewritten(header);
        let is_ours = |name: &String| is_rewritten && self.ours.contains(name);
        for field in Field::ALL {
            let mut places = self.places(header, self.in_place_of(field), &is_ours)?;
            if field == Field::Responded && self.is_answered_by_closing() && places.is_empty() {
                places.push(place_of(header, Field::Closed.name())?);
            }
            columns.keeps_answers |=
                matches!(field, Field::Responded | Field::RespondedAfter) && !places.is_empty();
            if let (Field::RespondedAfter, Some(place)) = (field, places.first()) {
                columns.elapsed = self.elapsed(&header[*place], header)?;
            }
            if field.is_time()
                && let Some(place) = places.first()
            {
                columns.utc.add(field, &header[*place])?;
            }
            columns.fields.extend(places.into_iter().map(|place| (field, place)));
        }
        for ExtraColumn { names, needed } in &self.extras {
            let found = names.iter().find_map(|name| place_of(header, name).ok());
            columns.extras.push(match names.first().filter(|_| *needed && found.is_none()) {
                Some(column) => Some(place_of(header, column)?),
                None => found,
            });
        }
        if columns.fields.first().is_none_or(|(field, _)| *field != Field::Opened) {
            return Err(StreamError::Header(format!(
                "{}; {}",
                self.no_opening(header),
                listed(header)
            )));
        }
        Ok(columns)
    }

    /// The field whose columns hold a field: its own, or that of the closing.
    pub(super) fn in_place_of(&self, field: Field) -> Field {
        if field == Field::Responded && self.is_answered_by_closing() {
            Field::Closed
        } else {
            field
        }
    }

    /// The places of a field's columns.
    fn places(
        &self,
        header: &[String],
        field: Field,
        is_ours: &dyn Fn(&String) -> bool,
    ) -> Result<Vec<usize>, StreamError> {
        Ok(match self.given.iter().find(|(given, _)| *given == field) {
            Some((_, None)) => Vec::new(),
            Some((_, Some(column))) => vec![place_of(header, column)?],
            None if self.suggested.iter().any(|(suggested, _)| *suggested == field) => {
                let place =
                    |name: &&str| header.iter().position(|column| plain(column) == plain(name));
                self.names(field).iter().filter_map(place).collect()
            }
            None => by_name(header, field, is_ours)?.into_iter().collect(),
        })
    }

    /// That the time of opening is not there, and what may help.
    fn no_opening(&self, header: &[String]) -> String {
        if let Some((_, names)) = self.suggested.iter().find(|(field, _)| *field == Field::Opened) {
            return format!(
                "no column is named '{}', as the preset has it; --map opened=COLUMN says which \
                 has it",
                names.join("' or '")
            );
        }
        let has = |name: &&'static str| header.iter().any(|column| plain(column) == plain(name));
        let of_fields = |preset: &&Preset| {
            preset.columns.iter().filter(|(_, names)| names.iter().any(has)).count()
        };
        let fits = |preset: &&Preset| {
            preset
                .columns
                .iter()
                .any(|(field, names)| *field == Field::Opened && names.iter().any(has))
        };
        let preset = PRESETS.iter().filter(fits).max_by_key(of_fields);
        let hint = preset.map_or(String::new(), |preset| {
            format!("; it looks like an export of {0}: --preset {0}", preset.name)
        });
        format!(
            "no column is named 'opened'; say which has the time of opening: --map \
             opened=COLUMN{hint}"
        )
    }
}

/// The names of columns, as text and without a `'` that keeps spreadsheets from running them.
pub(super) fn names_of(header: &ByteRecord) -> Vec<String> {
    header.iter().map(|name| String::from_utf8_lossy(unguarded(name)).into_owned()).collect()
}

fn place_of(header: &[String], column: &str) -> Result<usize, StreamError> {
    let places = |fits: &dyn Fn(&String) -> bool| -> Vec<usize> {
        (0..header.len()).filter(|at| fits(&header[*at])).collect()
    };
    let exact = places(&|name| name == column);
    let alike = if exact.is_empty() { places(&|name| plain(name) == plain(column)) } else { exact };
    match alike[..] {
        [place] => Ok(place),
        [] => {
            Err(StreamError::Header(format!("there is no column '{column}'; {}", listed(header))))
        }
        [one, other, ..] => Err(StreamError::Header(format!(
            "more than one column may be '{column}': '{}' is number {}, '{}' number {}; rename one",
            header[one],
            one + 1,
            header[other],
            other + 1
        ))),
    }
}

/// The column that bears a field's name.
fn by_name(
    header: &[String],
    field: Field,
    is_ours: impl Fn(&String) -> bool,
) -> Result<Option<usize>, StreamError> {
    let fits = |name: &String| field.names().iter().any(|known| plain(known) == plain(name));
    let mut places = header.iter().enumerate().filter(|(_, name)| fits(name) && !is_ours(name));
    match (places.next(), places.next()) {
        (Some((at, one)), Some((also, other))) if one == other => Err(StreamError::Header(
            format!("the columns {} and {} are both named '{one}'; rename one", at + 1, also + 1),
        )),
        (Some((_, one)), Some((_, other))) => Err(StreamError::Header(format!(
            "the columns '{one}' and '{other}' could both be the field '{0}'; say which is: --map \
             {0}='{one}'",
            field.name()
        ))),
        (place, _) => Ok(place.map(|(place, _)| place)),
    }
}

/// A name without what people write differently.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The first columns, for a message; or what seems to part them.
fn listed(header: &[String]) -> String {
    const SHOWN: usize = 40;
    if let [only] = header
        && let Some((sign, option)) = [(';', "';'"), ('\t', "tab"), ('|', "'|'")]
            .iter()
            .find(|(sign, _)| only.contains(*sign))
    {
        return format!(
            "the header is one field with '{}' in it; is that the delimiter? --delimiter {option}",
            sign.escape_default()
        );
    }
    if let [only] = header
        && only.contains(',')
    {
        return "the header is one field with commas in it; are they the delimiter? leave out \
                --delimiter"
            .to_owned();
    }
    let names: Vec<String> =
        header.iter().take(SHOWN).map(|name| name.chars().take(60).collect()).collect();
    let more = if header.len() > SHOWN {
        format!(", and {} more", header.len() - SHOWN)
    } else {
        String::new()
    };
    let wrong = header.iter().position(|name| name.contains(char::REPLACEMENT_CHARACTER));
    let encoding = wrong.map_or_else(String::new, |at| {
        format!(
            "; the name of column {} is not UTF-8: save the table as UTF-8 (CSV UTF-8 in a \
             spreadsheet)",
            at + 1
        )
    });
    format!("there are: {}{more}{encoding}", names.join(", "))
}
