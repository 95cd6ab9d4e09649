//! Opens a table: finds its form, its header and its rows, and joins the files that follow.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use csv::ByteRecord;

use super::{
    Input, Layout,
    blocks::{Blocks, Limits},
    joined_files::JoinedFiles,
    json_array::ArrayLines,
    json_envelope::{EnvelopeLines, rows_path},
    json_keys::paths_of_first,
    one_row::last_rows,
    table_start::{TableHeader, delimiter_of, read_header, take_sep_line},
    workbook::take_sheet,
};
use crate::{
    text::excerpt,
    tickets::{
        Field, Mapping, StreamConfig, StreamError, TableForm,
        columns::{ColumnRole, names_of},
        table_choices::TableChoices,
    },
};

/// The bytes at the beginning of a JSON document in which the array of its rows must begin.
const ENVELOPE: usize = 1 << 16;

/// The most names of columns that a message lists.
const SHOWN_COLUMNS: usize = 5;

/// The layout of a table, and its rows in blocks.
pub(in super::super) enum OpenedTable {
    Mapped(Layout, Blocks),
    /// A table that cannot be answered, because of an error. Its columns are proposals, with which
    /// its rows show what else is missing.
    Proposed(Layout, Blocks, StreamError),
}

/// Opens the table of an input.
pub(in super::super) fn open_table(
    input: Input,
    config: &StreamConfig<'_>,
) -> Result<OpenedTable, StreamError> {
    let choices = &config.context.choices;
    let (layout, blocks, fault) = open(input, config)?;
    if let Some(note) = layout.utc().note() {
        choices.add(note);
    }
    let blocks = match config.mapping.shape.one_row {
        Some(id) => last_rows(blocks, &layout, id, choices)?,
        None => blocks,
    };
    Ok(match fault {
        None => OpenedTable::Mapped(layout, blocks),
        Some(fault) => OpenedTable::Proposed(layout, blocks, fault),
    })
}

/// Counts the rows of the files of a table before each of them, as far as a row. Blank lines are
/// no rows. Of rows that are made one a ticket none has a file of its own.
///
/// # Errors
/// A file cannot be read again.
pub(crate) fn rows_before(
    files: &[PathBuf],
    last: u64,
    config: &StreamConfig<'_>,
) -> Result<Vec<u64>, StreamError> {
    let (mut before, mut rows, mut record) = (Vec::new(), 0, ByteRecord::new());
    let files = if config.mapping.shape.one_row.is_some() { &[] } else { files };
    for file in files {
        if last <= rows {
            break;
        }
        before.push(rows);
        let (layout, mut blocks) = match open_table(Input::file(file)?, config)? {
            OpenedTable::Mapped(layout, blocks) => (layout, blocks),
            OpenedTable::Proposed(.., fault) => return Err(fault),
        };
        while let Some(block) = blocks.next()? {
            layout.each(&block, &mut record, |_| rows += 1);
        }
    }
    Ok(before)
}

/// Returns a table, and the error for which its columns are only proposed.
fn open(
    mut input: Input,
    config: &StreamConfig<'_>,
) -> Result<(Layout, Blocks, Option<StreamError>), StreamError> {
    let (mapping, choices) = (config.mapping, &config.context.choices);
    if input.is_workbook {
        take_sheet(&mut input, mapping, choices)?;
    }
    let of_sheet = input.is_workbook.then_some(TableForm::Csv { delimiter: b',' });
    let (form, note) = form_of(&mut input, of_sheet.or(config.form), mapping.shape.header_line)?;
    if let Some(note) = note {
        choices.add(format!("{note}; --delimiter C takes another."));
    }
    let more = std::mem::take(&mut input.more);
    match form {
        TableForm::Json => {
            into_lines(&mut input, mapping, choices)?;
            let mut blocks =
                Blocks::new(followed(input, more, form, config, None)?, None, Limits::default());
            let first = blocks.next()?;
            mapping.recognise(|| first.as_ref().map_or_else(Vec::new, paths_of_first));
            let mut layout = Layout::Json(mapping.keys()?);
            if let Some(block) = first {
                layout.learn(&block);
                blocks.put_back(block);
            }
            Ok((layout, blocks, None))
        }
        TableForm::Csv { delimiter } => {
            let mut blocks = Blocks::new(input, Some(delimiter), Limits::default());
            let TableHeader { record: header, mut columns, fault } =
                read_header(&mut blocks, delimiter, mapping, choices)?;
            if !more.is_empty() {
                let rows = followed(blocks.into_input(), more, form, config, Some(&header))?;
                blocks = Blocks::new(rows, Some(delimiter), Limits::default());
            }
            let names = names_of(&header);
            columns.find_zones(&names, mapping, config.context.references().tz);
            config.context.lookalikes.get_or_init(|| mapping.lookalikes(&names, &columns.fields));
            Ok((Layout::Csv { delimiter, header, columns }, blocks, fault))
        }
    }
}

/// Returns the form of a table by its first letter, and by its header, unless an option gives one;
/// with a sentence on a delimiter that was found, without its end.
pub(super) fn form_of(
    input: &mut Input,
    said: Option<TableForm>,
    header_line: Option<usize>,
) -> Result<(TableForm, Option<String>), StreamError> {
    let sep = take_sep_line(input)?;
    let shown = |delimiter| char::from(delimiter).escape_default();
    match (said, sep) {
        (None | Some(TableForm::Csv { delimiter: b',' }), Some(delimiter)) => {
            let (name, shown) = (input.name(), shown(delimiter));
            let note = format!(
                "The first line of {name}, sep={shown}, sets the delimiter and is not a row"
            );
            Ok((TableForm::Csv { delimiter }, Some(note)))
        }
        (Some(form), _) => Ok((form, None)),
        (None, None) if matches!(input.first_letter()?, Some(b'{' | b'[')) => {
            Ok((TableForm::Json, None))
        }
        (None, None) => {
            let Some(delimiter) = delimiter_of(input, header_line)? else {
                return Ok((TableForm::Csv { delimiter: b',' }, None));
            };
            let (name, shown) = (input.name(), shown(delimiter));
            let note = format!(
                "The header of {name} has no comma, so '{shown}' is taken as the delimiter"
            );
            Ok((TableForm::Csv { delimiter }, Some(note)))
        }
    }
}

/// Makes each row of a JSON document a line: the elements of an array, or of one inside an object.
pub(super) fn into_lines(
    input: &mut Input,
    mapping: &Mapping,
    choices: &TableChoices,
) -> Result<(), StreamError> {
    let first = input.first_letter()?;
    let said = mapping.shape.rows.as_deref();
    let is_nested = said.is_some_and(|path| !matches!(path, "" | "."));
    if first == Some(b'[') && !is_nested {
        input.through(|reader| Box::new(ArrayLines::new(reader)));
        return Ok(());
    }
    let path = match said {
        Some(path) => Some(path.to_owned()).filter(|_| is_nested),
        None if first == Some(b'{') => {
            let keys = mapping.keys()?;
            let opening = ColumnRole::Field(Field::Opened);
            let is_opening = |role: &ColumnRole| match role {
                ColumnRole::Nested(at) => keys.nested[*at].2 == opening,
                role => *role == opening,
            };
            let is_field =
                |key: &str| keys.holds.iter().any(|(name, role)| name == key && is_opening(role));
            let path = rows_path(&input.peek(ENVELOPE)?, is_field);
            if let Some(path) = &path {
                choices.add(format!(
                    "The rows are taken from '{path}' of the JSON; --rows . takes the objects \
                     themselves."
                ));
            }
            path
        }
        None => None,
    };
    if let Some(path) = path {
        let more = Arc::clone(&choices.has_more_pages);
        input.through(|reader| Box::new(EnvelopeLines::new(reader, &path, more)));
    }
    Ok(())
}

/// Appends the rows of further files, which must have the same form and columns.
fn followed(
    mut input: Input,
    more: Vec<PathBuf>,
    form: TableForm,
    config: &StreamConfig<'_>,
    header: Option<&ByteRecord>,
) -> Result<Input, StreamError> {
    if more.is_empty() {
        return Ok(input);
    }
    let (first, choices) = (input.name().to_owned(), &config.context.choices);
    for path in &more {
        let (_, other) = rows_of(path, form, config.mapping, choices)?;
        if let (Some(header), Some(other)) = (header, &other)
            && header != other
        {
            return Err(StreamError::Header(other_columns(&first, header, path, other)));
        }
    }
    let (mapping, counter) = (config.mapping.clone(), input.counter());
    let has_more_pages = Arc::clone(&choices.has_more_pages);
    let open = move |path: &Path| {
        let choices = TableChoices::of_further_file(&has_more_pages);
        let (rows, _) = rows_of(path, form, &mapping, &choices)
            .map_err(|error| std::io::Error::other(error.to_string()))?;
        Ok(rows.counted_with(&counter))
    };
    input.through(|reader| Box::new(JoinedFiles::new(reader, more, Box::new(open))));
    Ok(input)
}

/// Opens a further file of a table: its rows, and its header if it has one.
fn rows_of(
    path: &Path,
    form: TableForm,
    mapping: &Mapping,
    choices: &TableChoices,
) -> Result<(Input, Option<ByteRecord>), StreamError> {
    let mut input = Input::file(path)?;
    if input.is_workbook {
        take_sheet(&mut input, mapping, choices)?;
    }
    let (own, _) = form_of(&mut input, None, mapping.shape.header_line)?;
    match form {
        TableForm::Json => {
            into_lines(&mut input, mapping, choices)?;
            Ok((input, None))
        }
        TableForm::Csv { delimiter } => {
            if own == TableForm::Json {
                let says = format!("{} is JSON, and the tables before it are CSV", input.name());
                return Err(StreamError::Header(says));
            }
            let name = input.name().to_owned();
            let mut blocks = Blocks::new(input, Some(delimiter), Limits::default());
            let header = read_header(&mut blocks, delimiter, mapping, choices)
                .map_err(|error| StreamError::Header(format!("{name}: {error}")))?;
            Ok((blocks.into_input(), Some(header.record)))
        }
    }
}

/// Returns the error that a further file has other columns than the first.
fn other_columns(first: &str, header: &ByteRecord, path: &Path, other: &ByteRecord) -> String {
    let names = |of: &ByteRecord, without: &ByteRecord| {
        let differs = |name: &&[u8]| !without.iter().any(|known| known == *name);
        let names = of.iter().filter(differs).take(SHOWN_COLUMNS);
        names.map(|name| format!("'{}'", excerpt(&String::from_utf8_lossy(name)))).collect()
    };
    let (lacks, adds): (Vec<String>, Vec<String>) = (names(header, other), names(other, header));
    let differ = match (&lacks[..], &adds[..]) {
        ([], []) => "it has the same columns in another order".to_owned(),
        (lacks, []) => format!("it lacks {}", lacks.join(", ")),
        ([], adds) => format!("it also has {}", adds.join(", ")),
        (lacks, adds) => format!("it lacks {} and has {}", lacks.join(", "), adds.join(", ")),
    };
    format!(
        "'{}' does not have the columns of {first}: {differ}; several files are read as one \
         table only if their columns are the same",
        path.display()
    )
}
