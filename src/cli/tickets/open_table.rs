//! Opens a table of tickets: the policies and contracts that its rows can name, and what the
//! contract and the configuration say of it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Context as _;

use super::{
    super::{
        config::{ChosenContract, ConfiguredPart, ContractSource},
        contract_file::{contradiction, left_out},
        distinct_output::expect_distinct,
        environment::Environment,
        inputs::{self, asked},
        options::{LibraryArgs, NowArgs, SubjectArgs, VersionArgs},
        output::Output,
    },
    arguments::StreamArgs,
    used_options::said,
};
use crate::{
    policy::{
        self, Contract, FileError, HolidayCatalog, Library, LibraryError, Origin, TicketTable,
    },
    tickets::{
        Defaults, EmptyWords, Input, NamedContract, TicketContext, UsedOption, period_dates,
    },
    time::{Date, Instant},
};

/// Returns the option that a part of the configuration stands for.
fn configured(part: &ConfiguredPart) -> UsedOption {
    UsedOption { source: Some("configuration"), ..said(part.option, &part.value) }
}

impl StreamArgs {
    /// Opens a table: the policies, contracts and defaults of its rows, and these options with
    /// those that the contract adds.
    pub(in super::super) fn open<'a>(
        &self,
        (subject, version, now): (&SubjectArgs, &VersionArgs, &NowArgs),
        policies: &LibraryArgs,
        environment: &'a Environment,
        library: &'a Library,
        clock: Instant,
    ) -> anyhow::Result<OpenTable<'a>> {
        let as_of = inputs::as_of(version)?;
        let dates = period_dates(library, as_of);
        let mut notes: Vec<String> = self.idle_events().into_iter().collect();
        let own = own_contract(subject, &dates, (environment, library), &mut notes)?;
        let newest = own.as_ref().and_then(OwnContract::newest);
        let table = newest.map(|contract| contract.tickets.clone()).unwrap_or_default();
        let (options, mut added) = self.completed(&table);
        let (table_zone, of_contract) = self.table_zone(subject, &table);
        added.extend(of_contract);
        let from_file = library.entries().iter().any(|it| matches!(it.origin, Origin::File { .. }));
        let in_force = own.as_ref().and_then(|own| Some((&own.chosen, own.newest()?)));
        let parts = environment.configured_parts(subject, policies, in_force, from_file);
        added.extend(parts.iter().map(configured));
        let defaults = Defaults {
            vendor: subject.vendor.clone(),
            policy: subject.policy.clone(),
            asked: asked(subject)?,
            metric: self.later_metric().cloned(),
            contract: own.is_some().then_some(0),
            contract_yields: own.as_ref().is_some_and(OwnContract::yields),
            otherwise: environment.defaults(),
            table_zone: table_zone.map(|zone| environment.zone(zone)).transpose()?,
            table_zone_is_said: self.table_timezone.is_some(),
            empty: EmptyWords::new(self.null.as_deref()),
            as_of,
            meanings: options.meanings()?,
            time_form: options.time_form(),
        };
        let asked_zone = defaults.asked.timezone.as_ref();
        let zone = asked_zone.map(|name| environment.zone(name)).transpose()?;
        let now = inputs::now(now, zone.as_ref(), clock)?;
        let contract_file = own.as_ref().map(|own| own.chosen.path.clone());
        let mut contracts: Vec<NamedContract> = own.into_iter().map(|own| own.named).collect();
        contracts.extend(self.contracts_of_rows(&dates, environment, library)?);
        let references = environment.references();
        let mut context = TicketContext::new(references, library, contracts, defaults);
        context.check()?;
        context.history = options.history(&context, environment, now)?;
        Ok(OpenTable {
            context,
            now,
            options,
            added,
            inputs: inputs_of(subject, contract_file.as_deref(), library),
            contract_file,
            configured_note: environment.note_on(&parts),
            notes,
        })
    }

    /// Returns the zone of the table, and the option that stands for it if the contract says it.
    fn table_zone<'t>(
        &'t self,
        subject: &SubjectArgs,
        table: &'t TicketTable,
    ) -> (Option<&'t str>, Option<UsedOption>) {
        if let Some(said) = &self.table_timezone {
            return (Some(&said.name), None);
        }
        let zone = table.timezone.as_deref().filter(|_| subject.zone().is_none());
        let added =
            zone.map(|zone| UsedOption { source: Some("contract"), ..said("--timezone", zone) });
        (zone, added)
    }

    /// Reads the contracts that rows can name.
    fn contracts_of_rows(
        &self,
        dates: &[Option<Date>],
        environment: &Environment,
        library: &Library,
    ) -> anyhow::Result<Vec<NamedContract>> {
        let Some(directory) = &self.contracts else { return Ok(Vec::new()) };
        let shown = directory.display();
        let entries = fs::read_dir(directory)
            .with_context(|| format!("cannot read the directory of contracts '{shown}'"))?;
        let mut files: Vec<PathBuf> =
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
        files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        files.sort();
        let read = |path: &PathBuf| {
            let text = FileError::read_regular(path).context("the contract")?;
            contract(path, &text, dates, (environment, library))
        };
        files.iter().map(read).collect()
    }
}

/// Returns the files that are read beside the table, each with its kind.
fn inputs_of(
    subject: &SubjectArgs,
    contract: Option<&Path>,
    library: &Library<'_>,
) -> Vec<(&'static str, PathBuf)> {
    let mut inputs = Vec::new();
    inputs.extend(contract.map(|file| ("contract", file.to_owned())));
    for entry in library.entries() {
        if let Origin::File { path, .. } = &entry.origin {
            inputs.push(("policy", PathBuf::from(path)));
        }
    }
    let lists = subject.holidays.iter().filter(|list| HolidayCatalog::is_path(list));
    inputs.extend(lists.map(|list| ("holiday file", PathBuf::from(list))));
    inputs
}

/// A table of tickets, ready to be read.
#[derive(Debug)]
pub(in super::super) struct OpenTable<'a> {
    /// The policies, contracts and defaults of rows.
    pub(in super::super) context: TicketContext<'a>,
    /// The time that is now.
    pub(in super::super) now: Instant,
    /// The options, with those that the contract adds.
    pub(in super::super) options: StreamArgs,
    /// The options that the contract and the configuration add.
    pub(in super::super) added: Vec<UsedOption>,
    /// The file of the contract over the table.
    pub(in super::super) contract_file: Option<PathBuf>,
    /// The files that were read beside the table, each with its kind.
    inputs: Vec<(&'static str, PathBuf)>,
    /// The note on the part of the configuration, which is among what is added too.
    configured_note: Option<String>,
    /// Notes on a contract that was left out.
    notes: Vec<String>,
}

impl OpenTable<'_> {
    /// Opens the rows, unless the answer would replace what it is made from. `file` is the output
    /// of a command that writes it itself.
    pub(in super::super) fn source(
        &self,
        output: &Output,
        file: Option<&Path>,
    ) -> anyhow::Result<Input> {
        let files = self.options.named_files()?;
        let stdin = files.is_empty().then_some(Path::new("/dev/stdin"));
        let table = files.iter().map(PathBuf::as_path).chain(stdin).map(|file| ("table", file));
        let others = self.inputs.iter().map(|(kind, path)| (*kind, path.as_path()));
        let others = others.chain(self.options.history.as_deref().map(|file| ("history", file)));
        let contracts = self.options.contracts.as_deref();
        let listed = contracts.and_then(|directory| fs::read_dir(directory).ok());
        let of_rows: Vec<PathBuf> =
            listed.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        let of_rows = of_rows.iter().map(|path| ("contract", path.as_path()));
        let file = file.or(output.file());
        expect_distinct(file, table.chain(others).chain(of_rows))?;
        self.options.source(output)
    }

    /// Returns the options that nobody typed: those of the contract and the configuration, and the
    /// export as which the table was recognised.
    pub(in super::super) fn untyped(&self) -> Vec<UsedOption> {
        let recognised = self.context.findings.export().map(|preset| UsedOption {
            source: Some("recognised"),
            ..said("--preset", preset.name)
        });
        self.added.iter().cloned().chain(recognised).collect()
    }

    /// Returns the notes on a contract that was left out, once the rows have been read.
    pub(in super::super) fn notes(&self) -> Vec<String> {
        let mut notes = self.notes.clone();
        if self.context.has_yielded() {
            notes.push(
                "Some rows are of another vendor or policy than the contract of SLACALC_CONTRACT or \
                 of the configuration, and were judged without it."
                    .to_owned(),
            );
        }
        notes
    }

    /// Returns true if the contract gives a value its meaning: `priority:urgent`.
    pub(in super::super) fn adds_meaning_of(&self, value: &str) -> bool {
        let is_it = |option: &UsedOption| {
            option.option == "--map-value" && option.value.starts_with(&format!("{value}="))
        };
        self.added.iter().any(is_it)
    }

    /// Returns the notes on what the contract and the configuration add, for answers that do not
    /// list it.
    pub(in super::super) fn added_notes(&self) -> Vec<String> {
        let of_contract = self.added.iter().filter(|option| option.source == Some("contract"));
        let said: Vec<String> =
            of_contract.map(|option| format!("{} {}", option.option, option.value)).collect();
        let by_contract = (!said.is_empty())
            .then(|| format!("The contract says under [tickets]: {}.", said.join(", ")));
        by_contract.into_iter().chain(self.configured_note.clone()).collect()
    }
}

/// The contract over the table, unless a row names another.
struct OwnContract {
    chosen: ChosenContract,
    named: NamedContract,
}

impl OwnContract {
    /// Returns it over the newest version of its policy.
    fn newest(&self) -> Option<&Contract> {
        let newest = self.named.versions.last()?.as_ref();
        newest.ok().map(|(contract, _)| contract)
    }

    /// Returns true if it was not named for this table.
    fn yields(&self) -> bool {
        self.chosen.source != ContractSource::CommandLine
    }
}

/// Reads the contract of an option, the environment or the configuration. One that was not named
/// for this table, and is over another policy than the one that was asked for, is left out with a
/// note.
fn own_contract(
    args: &SubjectArgs,
    dates: &[Option<Date>],
    (environment, library): (&Environment, &Library<'_>),
    notes: &mut Vec<String>,
) -> anyhow::Result<Option<OwnContract>> {
    let chosen = environment.configured().contract(args.contract.as_deref())?;
    let Some(chosen) = chosen else { return Ok(None) };
    let text = chosen.read().context("the contract")?;
    let named = contract(&chosen.path, &text, dates, (environment, library))?;
    let own = OwnContract { chosen, named };
    if let Some(contract) = own.newest().filter(|_| own.yields()) {
        let entry = library.version(&contract.policy, dates.last().copied().flatten())?;
        if contradiction(args.vendor.as_deref(), args.policy.as_deref(), entry).is_some() {
            notes.push(left_out(&own.chosen, contract));
            return Ok(None);
        }
    }
    Ok(Some(own))
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
