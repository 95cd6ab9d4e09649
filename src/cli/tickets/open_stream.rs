//! Opens a stream of tickets from options: its source, its columns, and the policies and contracts
//! that rows can name.

use std::{
    fs, io,
    num::NonZeroUsize,
    path::{Path, PathBuf},
    thread,
};

use anyhow::Context as _;

use super::{
    super::{
        environment::Environment,
        inputs::{self, asked, contract_path},
        options::{NowArgs, SubjectArgs, VersionArgs},
        output::Output,
        standard::Stdin,
    },
    arguments::{InputForm, StreamArgs},
};
use crate::{
    answer::QuestionError,
    policy::{self, FileError, Library, LibraryError},
    tickets::{
        Defaults, Field, Input, Mapping, NamedContract, StreamConfig, StreamError, TableForm,
        TicketContext, TimeUnit, ValueMap, period_dates,
    },
    time::{Date, Instant},
    times::TimeForm,
};

impl StreamArgs {
    /// Opens the source. A terminal is read only if `-` names it, and never without a word.
    pub(in super::super) fn source(&self, output: &Output) -> anyhow::Result<Input> {
        if let Some(file) = self.file.as_deref().filter(|file| *file != Path::new("-")) {
            return Ok(Input::file(file)?);
        }
        if Stdin::is_terminal() {
            if self.file.is_none() {
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
        if let Some(preset) = self.preset {
            mapping.apply(preset);
        }
        Ok(mapping)
    }

    /// Returns the meanings of values in the policy's words.
    fn meanings(&self) -> Result<ValueMap, QuestionError> {
        let mut meanings = ValueMap::default();
        for text in &self.map_value {
            let (field, value, meant) = parts(text)?;
            meanings.add(field_of(field, ValueMap::fields())?, value, meant);
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

    /// Returns the policies, contracts and defaults of rows, and the time that is now.
    pub(in super::super) fn ticket_context<'a>(
        &self,
        (subject, version, now): (&SubjectArgs, &VersionArgs, &NowArgs),
        environment: &'a Environment,
        library: &'a Library,
        clock: Instant,
    ) -> anyhow::Result<(TicketContext<'a>, Instant)> {
        let (contracts, defaults) =
            self.contracts(subject, inputs::as_of(version)?, environment, library)?;
        let zone =
            defaults.asked.timezone.as_ref().map(|name| environment.zone(name)).transpose()?;
        let now = inputs::now(now, zone.as_ref(), clock)?;
        let context = TicketContext::new(environment.references(), library, contracts, defaults);
        context.check()?;
        Ok((context, now))
    }

    /// Reads the contracts that rows can name, and the defaults of rows.
    fn contracts(
        &self,
        args: &SubjectArgs,
        as_of: Option<Date>,
        environment: &Environment,
        library: &Library,
    ) -> anyhow::Result<(Vec<NamedContract>, Defaults)> {
        let dates = period_dates(library, as_of);
        let contract =
            |path: &Path, text: String| contract(path, &text, &dates, (environment, library));
        let mut contracts = Vec::new();
        let own = contract_path(args.contract.clone());
        let own = own
            .map(|path| contract(&path, FileError::read(&path).context("the contract")?))
            .transpose()?;
        let default = own.is_some().then_some(0);
        contracts.extend(own);
        if let Some(directory) = &self.contracts {
            let shown = directory.display();
            let entries = fs::read_dir(directory).map_err(|error| StreamError::Input {
                name: format!("the directory of contracts '{shown}'"),
                error,
            })?;
            let mut files: Vec<PathBuf> =
                entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
            files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
            files.sort();
            for path in files {
                contracts.push(contract(
                    &path,
                    FileError::read_regular(&path).context("the contract")?,
                )?);
            }
        }
        let own_form = || {
            self.preset
                .and_then(|preset| preset.time_format)
                .and_then(|form| TimeForm::new(form).ok())
        };
        let time_form = self.time_format.clone().or_else(own_form);
        let defaults = Defaults {
            vendor: args.vendor.clone(),
            policy: args.policy.clone(),
            asked: asked(args)?,
            contract: default,
            as_of,
            meanings: self.meanings()?,
            time_form,
        };
        Ok((contracts, defaults))
    }
}

/// Splits a `--map-value` into field, value and meaning.
fn parts(text: &str) -> Result<(&str, &str, &str), QuestionError> {
    let parts = text.split_once(':').and_then(|(field, rest)| Some((field, rest.split_once('=')?)));
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

/// Reads a contract over the version of its policy on each date. It must fit the newest; where it
/// does not fit an older one, the tickets of that time say so.
fn contract(
    path: &Path,
    text: &str,
    dates: &[Option<Date>],
    (environment, library): (&Environment, &Library<'_>),
) -> anyhow::Result<NamedContract> {
    let shown = path.display().to_string();
    let read = |on: &Option<Date>| {
        policy::contract(&shown, text, environment.references(), |id| {
            library.version(id, *on)?.load(policy::PolicyPart::Clocks, environment.references())
        })
    };
    let (newest, older) = dates.split_last().unwrap_or((&None, &[]));
    let newest = read(newest)?;
    let in_short = |error: LibraryError| {
        format!("the contract {shown} does not fit the version of then: {error}")
    };
    let mut versions: Vec<_> = older.iter().map(|on| read(on).map_err(in_short)).collect();
    versions.push(Ok(newest));
    let name =
        path.file_stem().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    Ok(NamedContract { name, versions })
}
