//! Policies and contracts that rows of a table can name.
//!
//! They are read before the first row. A row never names a file to read: an export is other
//! people's text.

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, AtomicU32},
};

use super::{
    EmptyWords, Field, History, NamedContract, Row, ValueMap,
    named_contract::check_names,
    policy_periods::{PolicyPeriod, period_dates},
    row::text,
    table_choices::TableChoices,
    table_findings::TableFindings,
};
use crate::{
    answer::{PolicyQuery, find_policy},
    policy::{Entry, HolidayCatalog, Library, Policy, PolicyPart, References},
    sla::{QuestionError, Subject, SubjectDefaults, SubjectInput},
    time::{CivilDateTime, Date, Instant, OffsetTable, Zone},
    times::TimeForm,
};

/// The values for rows whose own cell is empty.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// The vendor's id.
    pub vendor: Option<String>,
    /// The policy's id.
    pub policy: Option<String>,
    /// Plan, priority and the rest.
    pub asked: SubjectInput,
    /// The metric, if it is not the first response: its name, or a document's own.
    pub metric: Option<String>,
    /// The contract, by its place in the context.
    pub contract: Option<usize>,
    /// True if rows of another vendor or policy do without that contract: nobody named it for this
    /// table.
    pub contract_yields: bool,
    /// The customer's place where neither a row, nor an option, nor the contract says it.
    pub otherwise: SubjectDefaults,
    /// The zone of times without an offset, if it is not the customer's.
    pub table_zone: Option<Zone>,
    /// True if an option says that zone, so that neither rows nor the names of columns beat it.
    pub table_zone_is_said: bool,
    /// The words that stand for an empty cell.
    pub empty: EmptyWords,
    /// The date whose versions of policies hold; without one, that on which a ticket was opened.
    pub as_of: Option<Date>,
    /// The policy's words for values of cells.
    pub meanings: ValueMap,
    /// The form of the table's times, if `--time-format` states one.
    pub time_form: Option<TimeForm>,
}

/// Policies and contracts that rows of the table can name.
#[derive(Debug)]
pub struct TicketContext<'a> {
    pub(super) references: References<'a>,
    pub(super) library: &'a Library<'a>,
    /// The policy of each entry of the library, from when it was first needed.
    policies: Vec<OnceLock<Result<Policy, String>>>,
    pub(super) contracts: Vec<NamedContract>,
    /// See [`period_dates`].
    dates: Vec<Option<Date>>,
    pub(super) defaults: Defaults,
    /// The zone of times without an offset, if it is not the customer's.
    pub(super) table_zone: Option<OffsetTable>,
    /// True once a row did without the contract of the defaults.
    pub(super) yielded: AtomicBool,
    /// A bit for each field for which cells override an option.
    pub(super) overriding: AtomicU32,
    /// Columns that look like those of fields that no column holds.
    pub(super) lookalikes: OnceLock<Vec<(Field, String)>>,
    /// The findings about the table as a whole.
    pub(crate) findings: TableFindings,
    /// Choices that were made without being asked.
    pub(super) choices: TableChoices,
    /// The rules for events, and those of a file.
    pub(crate) history: Option<History>,
}

impl<'a> TicketContext<'a> {
    /// Policies of a library, and contracts over them.
    #[must_use]
    pub fn new(
        references: References<'a>,
        library: &'a Library<'a>,
        contracts: Vec<NamedContract>,
        defaults: Defaults,
    ) -> Self {
        let policies = library.entries().iter().map(|_| OnceLock::new()).collect();
        let dates = period_dates(library, defaults.as_of);
        Self {
            references,
            library,
            policies,
            contracts,
            dates,
            table_zone: defaults.table_zone.as_ref().map(OffsetTable::new),
            defaults,
            yielded: AtomicBool::default(),
            overriding: AtomicU32::default(),
            lookalikes: OnceLock::new(),
            findings: TableFindings::default(),
            choices: TableChoices::default(),
            history: None,
        }
    }

    /// Returns the columns of the table that look like those of fields that no column holds, with
    /// the field.
    #[must_use]
    pub fn lookalikes(&self) -> &[(Field, String)] {
        self.lookalikes.get().map_or(&[], Vec::as_slice)
    }

    /// Returns the choices that were made without being asked while the table was read, each with
    /// the option that takes another.
    #[must_use]
    pub fn choices(&self) -> Vec<String> {
        let mut choices = self.choices.list();
        choices.extend(self.defaults.empty.note());
        let later = self.defaults.metric.is_some();
        choices.extend(self.history.iter().flat_map(|history| history.notes(later)));
        choices
    }

    /// Returns the name by which rows mean a contract, and whether it is the one of rows that name
    /// none.
    pub(crate) fn contract_name(&self, sha256: &str) -> Option<(&str, bool)> {
        let is_it = |named: &NamedContract| {
            named.versions.iter().flatten().any(|(contract, _)| contract.sha256 == sha256)
        };
        let place = self.contracts.iter().position(is_it)?;
        Some((&self.contracts[place].name, self.defaults.contract == Some(place)))
    }

    /// Returns zones and holiday lists.
    #[must_use]
    pub fn references(&self) -> References<'a> {
        self.references
    }

    /// Returns the form of the table's times, if `--time-format` or its export states one.
    pub(crate) fn time_form(&self) -> Option<&TimeForm> {
        self.defaults.time_form.as_ref().or_else(|| self.findings.time_form())
    }

    /// Returns a date of each period.
    pub(super) fn dates(&self) -> &[Option<Date>] {
        &self.dates
    }

    /// Returns the subject of a row by the versions of a period, and the instant from which the
    /// policy in force is known.
    ///
    /// # Errors
    /// As for one question: a name is unknown, missing or means two things. The fault of a file is
    /// told in few words.
    pub(super) fn subject<'s>(
        &'s self,
        row: &Row<'_>,
        period: PolicyPeriod,
    ) -> Result<(Subject<'s>, Instant), QuestionError> {
        let defaults = &self.defaults;
        let cell =
            |field: Field, default: &Option<String>| -> Result<Option<String>, QuestionError> {
                Ok(match self.cell(row, field)? {
                    "" => default.clone(),
                    cell => Some(cell.to_owned()),
                })
            };
        let mut asked = SubjectInput {
            plan: cell(Field::Plan, &defaults.asked.plan)?,
            edition: cell(Field::Edition, &defaults.asked.edition)?,
            region: cell(Field::Region, &defaults.asked.region)?,
            priority: cell(Field::Priority, &defaults.asked.priority)?,
            channel: cell(Field::Channel, &defaults.asked.channel)?,
            timezone: cell(Field::Timezone, &defaults.asked.timezone)?,
            holidays: self.holidays(row)?,
            holiday_categories: defaults.asked.holiday_categories.clone(),
            readings: defaults.asked.readings.clone(),
        };
        let (vendor, policy) =
            (cell(Field::Vendor, &defaults.vendor)?, cell(Field::Policy, &defaults.policy)?);
        let on = self.dates[period.0];
        if let Some((contract, contract_policy)) = self.contract(row, period)? {
            let entry = self.library.version(&contract.policy, on)?;
            let version = entry.name();
            check_names(
                contract,
                contract_policy,
                vendor.as_deref(),
                policy.as_deref().filter(|id| !id.eq_ignore_ascii_case(&version)),
            )?;
            asked.readings.retain(|(name, _)| has_reading(contract_policy, name));
            defaults.otherwise.complete(&mut asked, Some(contract));
            let subject = self.resolved(contract_policy, Some(contract), &asked)?;
            let known_from = self.known_from(entry, subject.zone.as_ref());
            return Ok((subject, known_from));
        }
        let wanted = PolicyQuery {
            vendor: vendor.as_deref(),
            policy: policy.as_deref(),
            plan: asked.plan.as_deref(),
            on,
        };
        let entry = find_policy(self.library, wanted)?;
        let policy = self.policy(entry)?;
        asked.readings.retain(|(name, _)| has_reading(policy, name));
        defaults.otherwise.complete(&mut asked, None);
        let subject = self.resolved(policy, None, &asked)?;
        let known_from = self.known_from(entry, subject.zone.as_ref());
        Ok((subject, known_from))
    }

    /// Returns the instant at which the oldest version at hand came into force. Tickets opened
    /// before it are evaluated by a version that was not yet in force.
    fn known_from(&self, entry: &Entry, zone: Option<&Zone>) -> Instant {
        let is_older = |other: &&Entry| other.since < entry.since;
        let since = entry.since.filter(|_| !self.library.versions_of(entry).iter().any(is_older));
        match (since, self.defaults.as_of) {
            (Some(since), Some(date)) if date < since => Instant::MAX,
            (Some(since), None) => {
                zone.unwrap_or(&Zone::utc()).opening_at(CivilDateTime::new(since, 0))
            }
            _ => Instant::MIN,
        }
    }

    /// Checks that every name in the defaults is known.
    ///
    /// # Errors
    /// One is not.
    pub fn check(&self) -> Result<(), QuestionError> {
        let period = PolicyPeriod(self.dates.len() - 1);
        if let Err(error @ (QuestionError::Unknown { .. } | QuestionError::Zone(_))) =
            self.subject(&Row::new(&[], None), period)
        {
            return Err(error);
        }
        self.asked_metric()?;
        let readings = &self.defaults.asked.readings;
        readings.iter().try_for_each(|(name, choice)| self.check_reading(period, name, choice))
    }

    /// Checks that the policy of the defaults has a choice of a reading, or that any policy has, if
    /// the defaults name none.
    fn check_reading(
        &self,
        period: PolicyPeriod,
        name: &str,
        choice: &str,
    ) -> Result<(), QuestionError> {
        let defaults = &self.defaults;
        let of_contract =
            defaults.contract.and_then(|place| self.contracts.get(place)?.in_period(period).ok());
        let wanted = PolicyQuery {
            vendor: defaults.vendor.as_deref(),
            policy: defaults.policy.as_deref(),
            plan: defaults.asked.plan.as_deref(),
            on: self.dates[period.0],
        };
        let only = of_contract
            .map(|(_, contract_policy)| contract_policy)
            .or_else(|| self.policy(find_policy(self.library, wanted).ok()?).ok());
        let mut policies: Vec<&Policy> = only.into_iter().collect();
        if policies.is_empty() {
            policies
                .extend(self.library.entries().iter().filter_map(|entry| self.policy(entry).ok()));
        }
        let mut fault = format!("no policy has a reading '{name}'");
        for policy in policies.iter().filter(|policy| only.is_some() || has_reading(policy, name)) {
            match policy.reading_choice(name, choice) {
                Ok(()) => return Ok(()),
                Err(error) => fault = error,
            }
        }
        Err(QuestionError::Conflict(fault))
    }

    /// Returns the value of a field in the policy's words; empty if the row has none.
    pub(super) fn cell<'r>(
        &'r self,
        row: &'r Row<'_>,
        field: Field,
    ) -> Result<&'r str, QuestionError> {
        let cell = text(field, row.cell(field))?;
        let cell = if self.defaults.empty.has_name(cell) { "" } else { cell };
        Ok(if field == Field::Priority {
            self.meanings().priority(cell)
        } else {
            self.meanings().of(field, cell)
        })
    }

    /// Returns the policy's words for values of cells.
    #[must_use]
    pub fn meanings(&self) -> &ValueMap {
        &self.defaults.meanings
    }

    pub(super) fn policy(&self, entry: &Entry) -> Result<&Policy, QuestionError> {
        let same = |other: &Entry| other.id == entry.id && other.dated == entry.dated;
        let place = self.library.entries().iter().position(same).unwrap_or_default();
        let policy = self.policies[place].get_or_init(|| {
            entry.load(PolicyPart::Clocks, self.references).map_err(|error| error.to_string())
        });
        policy.as_ref().map_err(|message| QuestionError::Conflict(message.clone()))
    }

    /// Returns true if a contract may judge a row.
    #[must_use]
    pub fn has_contracts(&self) -> bool {
        !self.contracts.is_empty()
    }

    /// Returns true if there are contracts that only rows name.
    pub(super) fn has_contracts_for_rows(&self) -> bool {
        self.contracts.len() > usize::from(self.defaults.contract.is_some())
    }

    fn holidays(&self, row: &Row<'_>) -> Result<Option<Vec<String>>, QuestionError> {
        let cell = self.cell(row, Field::Holidays)?;
        let lists: Vec<&str> =
            cell.split([';', ',']).map(str::trim).filter(|list| !list.is_empty()).collect();
        match lists[..] {
            [] => Ok(self.defaults.asked.holidays.clone()),
            ["none"] => Ok(Some(Vec::new())),
            _ => match lists.iter().find(|list| HolidayCatalog::is_path(list)) {
                Some(path) => Err(QuestionError::Conflict(format!(
                    "holidays: '{path}' is a file; a row can name built-in lists only; a file is \
                     for the option --holidays"
                ))),
                None => Ok(Some(lists.into_iter().map(str::to_owned).collect())),
            },
        }
    }
}

fn has_reading(policy: &Policy, name: &str) -> bool {
    policy.readings.iter().any(|reading| reading.id == name)
}
