//! Opens a stream of tickets from options: its source, its form and its columns.

use std::{num::NonZeroUsize, path::Path, thread};

use super::{
    super::{output::Output, standard::Stdin},
    arguments::{ChosenPreset, InputForm, StreamArgs},
};
use crate::{
    policy,
    sla::QuestionError,
    tickets::{
        Field, Input, Mapping, PriorityScheme, StreamConfig, TableForm, TableShape, TicketContext,
        TimeUnit, ValueMap,
    },
    time::Instant,
    times::TimeForm,
};

impl StreamArgs {
    /// Opens the source. A terminal is read only if `-` names it, and never without a word.
    pub(super) fn source(&self, output: &Output) -> anyhow::Result<Input> {
        let files = self.named_files()?;
        if !files.is_empty() {
            return Ok(Input::files(&files)?);
        }
        if Stdin::is_terminal() {
            if self.files.is_empty() {
                return Err(QuestionError::Missing {
                    option: "FILE".to_owned(),
                    why: "no table of tickets is named; write its name, or - to type it here"
                        .to_owned(),
                    choices: Vec::new(),
                    others: None,
                }
                .into());
            }
            output.error("slacalc: reading from the terminal; end with Ctrl-D\n");
        }
        Ok(Input::stream("standard input", Box::new(Stdin))?)
    }

    /// Returns the directory of the contracts that rows can name.
    pub(in super::super) fn contracts_directory(&self) -> Option<&Path> {
        self.contracts.as_deref()
    }

    /// Returns the form of the table, if options give one.
    fn form(&self) -> anyhow::Result<Option<TableForm>> {
        match (self.input, self.delimiter) {
            (Some(InputForm::Jsonl), Some(_)) => Err(QuestionError::Conflict(
                "--delimiter is for CSV, not for --input jsonl".to_owned(),
            )
            .into()),
            (Some(InputForm::Jsonl), None) => Ok(Some(TableForm::Json)),
            (Some(InputForm::Csv), None) => Ok(Some(TableForm::Csv { delimiter: b',' })),
            (_, Some(delimiter)) => Ok(Some(TableForm::Csv { delimiter })),
            (None, None) => Ok(None),
        }
    }

    /// Returns the columns of the fields.
    pub(in super::super) fn mapping(&self) -> Result<Mapping, QuestionError> {
        let mut mapping = Mapping::default();
        for text in &self.map {
            let (field, column) = text.split_once('=').ok_or_else(|| {
                QuestionError::Conflict(format!(
                    "--map takes FIELD=COLUMN, such as opened='Created At', not '{text}'"
                ))
            })?;
            let (field, unit) =
                field.split_once(':').map_or((field, None), |(field, unit)| (field, Some(unit)));
            let field = field_of(field, &Field::ALL)?;
            if let Some(unit) = unit {
                mapping.elapsed_in(unit_of(field, unit)?);
            }
            mapping.map(field, Some(column).filter(|column| !column.is_empty()));
        }
        match self.preset {
            Some(ChosenPreset::Export(preset)) => mapping.apply(preset),
            Some(ChosenPreset::AsItStands) => {}
            None => mapping.recognise_export(),
        }
        let shape = TableShape {
            rows: self.rows.clone(),
            sheet: self.sheet.clone(),
            header_line: self.header_line,
            zone_is_said: self.table_timezone.is_some(),
            ..TableShape::default()
        };
        mapping.shaped(shape, self.one_row.as_deref());
        if self.later_metric().is_some() {
            mapping.read_later_events();
        }
        self.map_history(&mut mapping)?;
        Ok(mapping)
    }

    /// Returns the meanings of values in the policy's words.
    pub(super) fn meanings(&self) -> Result<ValueMap, QuestionError> {
        let mut meanings = ValueMap::default();
        let mut schemes = Vec::new();
        for text in &self.map_value {
            let (field, value, meant) = parts(text)?;
            let field = field_of(field, ValueMap::fields())?;
            match scheme_name(value, meant) {
                Some(name) => schemes.push(scheme_of(field, name)?),
                None => meanings.add(field, value, meant),
            }
        }
        for scheme in schemes {
            meanings.add_scheme(scheme);
        }
        Ok(meanings)
    }

    /// Splits off the `--map-value` options of a name that is no field: values and meanings.
    pub(in super::super) fn without_values_of(
        &self,
        name: &str,
    ) -> Result<(Self, Vec<(String, String)>), QuestionError> {
        let (mut others, mut values) = (Self { map_value: Vec::new(), ..self.clone() }, Vec::new());
        for text in &self.map_value {
            let (field, value, meant) = parts(text)?;
            if field.trim().eq_ignore_ascii_case(name) {
                values.push((value.to_owned(), meant.to_owned()));
            } else {
                others.map_value.push(text.clone());
            }
        }
        Ok((others, values))
    }

    /// Returns the number of threads.
    fn threads(&self) -> NonZeroUsize {
        let asked = self.threads.and_then(|threads| NonZeroUsize::new(usize::from(threads)));
        asked.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }

    /// Returns the settings of a stream of these tickets.
    pub(in super::super) fn config<'a>(
        &self,
        context: &'a TicketContext<'a>,
        mapping: &'a Mapping,
        now: Instant,
    ) -> anyhow::Result<StreamConfig<'a>> {
        Ok(StreamConfig {
            context,
            mapping,
            form: self.form()?,
            now,
            warn: None,
            threads: self.threads(),
        })
    }

    /// Returns the form of the table's times: that of `--time-format`, or else of the preset.
    pub(super) fn time_form(&self) -> Option<TimeForm> {
        let of_preset = || TimeForm::new(self.preset?.export()?.time_format?).ok();
        self.time_format.clone().or_else(of_preset)
    }
}

/// Splits a `--map-value` into field, value and meaning.
fn parts(text: &str) -> Result<(&str, &str, &str), QuestionError> {
    let parts = text.split_once(':').and_then(|(field, rest)| {
        let set = || rest.starts_with('@').then_some((rest, ""));
        Some((field, rest.split_once('=').or_else(set)?))
    });
    let (field, (value, meant)) = parts
        .filter(|(_, (value, meant))| !value.trim().is_empty() && !meant.contains('='))
        .ok_or_else(|| {
            QuestionError::Conflict(format!(
                "--map-value takes FIELD:VALUE=MEANING, such as priority:urgent=1, once for each \
                 value, not '{text}'"
            ))
        })?;
    Ok((field, value, meant))
}

/// Returns the name of a ready-made set of meanings: `@jira`, with no meaning of its own.
fn scheme_name<'t>(value: &'t str, meant: &str) -> Option<&'t str> {
    value.trim().strip_prefix('@').filter(|_| meant.trim().is_empty())
}

/// Finds a ready-made set of meanings.
fn scheme_of(field: Field, name: &str) -> Result<&'static PriorityScheme, QuestionError> {
    if field != Field::Priority {
        let field = field.name();
        return Err(QuestionError::Conflict(format!(
            "--map-value: the ready-made sets are of priorities, not of {field}; write \
             priority:@{name}"
        )));
    }
    PriorityScheme::of(name).ok_or_else(|| {
        QuestionError::Conflict(format!(
            "--map-value: there is no ready-made set '@{name}'; there are: {}",
            PriorityScheme::all_listed()
        ))
    })
}

/// Parses the unit of a field's bare numbers.
fn unit_of(field: Field, unit: &str) -> Result<TimeUnit, QuestionError> {
    if field != Field::RespondedAfter {
        let name = field.name();
        return Err(QuestionError::Conflict(format!(
            "--map: only responded_after has a unit, not {name}; write {name}=COLUMN"
        )));
    }
    let wrong = || {
        format!(
            "--map: '{unit}' is no unit; write responded_after:hours=COLUMN, or minutes, seconds, \
             days, ms"
        )
    };
    TimeUnit::of(unit.trim()).ok_or_else(|| QuestionError::Conflict(wrong()))
}

/// Finds a field by its name.
fn field_of(name: &str, among: &[Field]) -> Result<Field, QuestionError> {
    Field::of(name.trim()).filter(|field| among.contains(field)).ok_or_else(|| {
        QuestionError::Unknown {
            what: "field".to_owned(),
            name: name.to_owned(),
            nearest: policy::nearest(name, among.iter().map(|field| field.name())),
            known: among.iter().map(|field| field.name().to_owned()).collect(),
            hint: None,
        }
    })
}
