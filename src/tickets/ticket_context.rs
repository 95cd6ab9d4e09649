//! What rows may refer to: policies, and contracts that were read before the first row.
//!
//! A row names things by what was laid out for it. It never names a file to read: an export is
//! other people's text.

use std::sync::{OnceLock, atomic::AtomicU32};

use super::{
    Field, Row, ValueMap,
    policy_periods::{PolicyPeriod, era_dates},
};
use crate::{
    answer::{PolicyQuery, QuestionError, Subject, SubjectInput, find_policy},
    policy::{
        Contract, Entry, HolidayCatalog, Library, Policy, PolicyPart, References, nearest,
        normalized,
    },
    time::{CivilDateTime, Date, Instant, Zone},
    times::{TimeForm, place},
};

/// What holds for every row whose own cell is empty.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// The vendor's id.
    pub vendor: Option<String>,
    /// The policy's id.
    pub policy: Option<String>,
    /// Plan, priority and the rest.
    pub asked: SubjectInput,
    /// The contract, by its place on the shelf.
    pub contract: Option<usize>,
    /// The date whose versions of policies are meant; without one those in force when a ticket was
    /// opened are.
    pub as_of: Option<Date>,
    /// What values of cells mean in the policy's words.
    pub meanings: ValueMap,
    /// The form of its own that the table's times have.
    pub time_form: Option<TimeForm>,
}

/// A contract that rows may have.
#[derive(Debug)]
pub struct NamedContract {
    /// By which rows name it, beside its title.
    pub name: String,
    /// It and its policy on each date of [`era_dates`], or why they do not go together.
    pub versions: Vec<Result<(Contract, Policy), String>>,
}

/// Policies and contracts.
#[derive(Debug)]
pub struct TicketContext<'a> {
    pub(super) around: References<'a>,
    pub(super) library: &'a Library<'a>,
    /// The policy of each entry of the library, from when it was first needed.
    policies: Vec<OnceLock<Result<Policy, String>>>,
    pub(super) contracts: Vec<NamedContract>,
    /// Of [`era_dates`].
    dates: Vec<Option<Date>>,
    pub(super) defaults: Defaults,
    /// A bit for each field of which cells said something else than an option.
    pub(super) beaten: AtomicU32,
    /// Columns that look like those of fields for which none is taken.
    pub(super) lookalikes: OnceLock<Vec<(Field, String)>>,
}

impl<'a> TicketContext<'a> {
    /// Policies of a library, and contracts over them.
    #[must_use]
    pub fn new(
        around: References<'a>,
        library: &'a Library<'a>,
        contracts: Vec<NamedContract>,
        defaults: Defaults,
    ) -> Self {
        let policies = library.entries().iter().map(|_| OnceLock::new()).collect();
        let dates = era_dates(library, defaults.as_of);
        Self {
            around,
            library,
            policies,
            contracts,
            dates,
            defaults,
            beaten: AtomicU32::default(),
            lookalikes: OnceLock::new(),
        }
    }

    /// The columns of the table that was read which look like those of fields for which none is
    /// taken, with the field.
    #[must_use]
    pub fn lookalikes(&self) -> &[(Field, String)] {
        self.lookalikes.get().map_or(&[], Vec::as_slice)
    }

    /// Zones and holiday lists.
    #[must_use]
    pub fn around(&self) -> References<'a> {
        self.around
    }

    /// The form of its own that the table's times have.
    pub(super) fn time_form(&self) -> Option<&TimeForm> {
        self.defaults.time_form.as_ref()
    }

    /// A date of each era.
    pub(super) fn dates(&self) -> &[Option<Date>] {
        &self.dates
    }

    /// The customer's zone, if the row or what holds for every row names one.
    pub(super) fn zone(&self, row: &Row<'_>) -> Option<Zone> {
        let of_contract =
            || self.contract(row, PolicyPeriod(self.dates.len() - 1)).ok()??.0.timezone.clone();
        let name = match self.cell(row, Field::Timezone).ok()? {
            "" => self.defaults.asked.timezone.clone().or_else(of_contract)?,
            name => name.to_owned(),
        };
        place(&name).and_then(|place| self.around.tz.zone(place)).ok()
    }

    /// Whose ticket a row is, by the versions of an era, and from when on it is known what held.
    ///
    /// # Errors
    /// As for one question: a name is unknown, missing or means two things. What is wrong with a
    /// file is said in few words.
    pub(super) fn subject<'s>(
        &'s self,
        row: &Row<'_>,
        era: PolicyPeriod,
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
        let on = self.dates[era.0];
        if let Some((contract, over)) = self.contract(row, era)? {
            let entry = self.library.version(&contract.policy, on)?;
            let version = entry.name();
            contradiction(
                contract,
                over,
                vendor.as_deref(),
                policy.as_deref().filter(|id| !id.eq_ignore_ascii_case(&version)),
            )?;
            asked.readings.retain(|(name, _)| has_reading(over, name));
            let subject = Subject::resolve(over, Some(contract), &asked, self.around)?;
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
        let subject = Subject::resolve(policy, None, &asked, self.around)?;
        let known_from = self.known_from(entry, subject.zone.as_ref());
        Ok((subject, known_from))
    }

    /// From when on it is known what held: before the oldest version of a policy at hand that is
    /// not, and it is judged by that one.
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

    /// Whether what holds for rows that do not say can hold for any: every name in it is known.
    ///
    /// # Errors
    /// One is not.
    pub fn check(&self) -> Result<(), QuestionError> {
        let era = PolicyPeriod(self.dates.len() - 1);
        if let Err(error @ (QuestionError::Unknown { .. } | QuestionError::Zone(_))) =
            self.subject(&Row::new(&[], None), era)
        {
            return Err(error);
        }
        let readings = &self.defaults.asked.readings;
        readings.iter().try_for_each(|(name, choice)| self.check_reading(era, name, choice))
    }

    /// Whether the policy that holds for rows that do not say has a choice of a reading, or any
    /// policy if none does.
    fn check_reading(
        &self,
        era: PolicyPeriod,
        name: &str,
        choice: &str,
    ) -> Result<(), QuestionError> {
        let defaults = &self.defaults;
        let of_contract =
            defaults.contract.and_then(|place| self.contracts.get(place)?.in_era(era).ok());
        let wanted = PolicyQuery {
            vendor: defaults.vendor.as_deref(),
            policy: defaults.policy.as_deref(),
            plan: defaults.asked.plan.as_deref(),
            on: self.dates[era.0],
        };
        let only = of_contract
            .map(|(_, over)| over)
            .or_else(|| self.policy(find_policy(self.library, wanted).ok()?).ok());
        let mut policies: Vec<&Policy> = only.into_iter().collect();
        if policies.is_empty() {
            policies
                .extend(self.library.entries().iter().filter_map(|entry| self.policy(entry).ok()));
        }
        let mut fits: Result<(), String> = Err(format!("no policy has a reading '{name}'"));
        for policy in policies.iter().filter(|policy| only.is_some() || has_reading(policy, name)) {
            fits = fits.or_else(|_| policy.reading_choice(name, choice));
        }
        fits.map_err(QuestionError::Conflict)
    }

    /// What a row says in a field, in the policy's words; empty if it says nothing.
    pub(super) fn cell<'r>(
        &'r self,
        row: &'r Row<'_>,
        field: Field,
    ) -> Result<&'r str, QuestionError> {
        let cell = text(field, row.cell(field))?;
        Ok(if field == Field::Priority {
            self.meanings().priority(cell)
        } else {
            self.meanings().of(field, cell)
        })
    }

    /// What values of cells mean.
    #[must_use]
    pub fn meanings(&self) -> &ValueMap {
        &self.defaults.meanings
    }

    fn policy(&self, entry: &Entry) -> Result<&Policy, QuestionError> {
        let same = |other: &Entry| other.id == entry.id && other.dated == entry.dated;
        let place = self.library.entries().iter().position(same).unwrap_or_default();
        let policy = self.policies[place].get_or_init(|| {
            entry.load(PolicyPart::Clocks, self.around).map_err(|error| error.to_string())
        });
        policy.as_ref().map_err(|message| QuestionError::Conflict(message.clone()))
    }

    fn contract(
        &self,
        row: &Row<'_>,
        era: PolicyPeriod,
    ) -> Result<Option<(&Contract, &Policy)>, QuestionError> {
        let found = match self.cell(row, Field::Contract)? {
            "" => self.defaults.contract.and_then(|place| self.contracts.get(place)),
            name => {
                let wanted = normalized(name.strip_suffix(".toml").unwrap_or(name));
                let found = self.contracts.iter().find(|filed| filed.is_called(&wanted));
                Some(found.ok_or_else(|| self.no_contract(name))?)
            }
        };
        found.map(|filed| filed.in_era(era)).transpose()
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

    fn no_contract(&self, name: &str) -> QuestionError {
        let mut known: Vec<String> =
            self.contracts.iter().map(|filed| filed.name.clone()).collect();
        known.sort();
        known.dedup();
        QuestionError::Unknown {
            what: "contract".to_owned(),
            name: name.to_owned(),
            nearest: nearest(name, known.iter().map(String::as_str)),
            known,
            hint: self
                .contracts
                .is_empty()
                .then(|| "--contracts DIR names those that rows may have".to_owned()),
        }
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
                    "holidays: '{path}' is a file; a row names built-in lists only, files go with \
                     --holidays"
                ))),
                None => Ok(Some(lists.into_iter().map(str::to_owned).collect())),
            },
        }
    }
}

fn has_reading(policy: &Policy, name: &str) -> bool {
    policy.readings.iter().any(|reading| reading.id == name)
}

impl NamedContract {
    /// Whether it bears a name, by which rows may mean it.
    fn is_called(&self, wanted: &str) -> bool {
        let titles = self.versions.iter().flatten().map(|(contract, _)| &contract.title);
        titles.chain([&self.name]).any(|name| normalized(name) == wanted)
    }

    fn in_era(&self, era: PolicyPeriod) -> Result<(&Contract, &Policy), QuestionError> {
        match &self.versions[era.0] {
            Ok((contract, policy)) => Ok((contract, policy)),
            Err(message) => Err(QuestionError::Conflict(message.clone())),
        }
    }
}

fn contradiction(
    contract: &Contract,
    over: &Policy,
    vendor: Option<&str>,
    policy: Option<&str>,
) -> Result<(), QuestionError> {
    let wrong = |what: &str, name: &str| {
        QuestionError::Conflict(format!(
            "the contract {} is over {}, and the {what} is '{name}'",
            contract.title, over.id
        ))
    };
    match (policy, vendor) {
        (Some(policy), _) if !policy.eq_ignore_ascii_case(&over.id) => Err(wrong("policy", policy)),
        (_, Some(vendor)) if !vendor.eq_ignore_ascii_case(&over.document.vendor) => {
            Err(wrong("vendor", vendor))
        }
        _ => Ok(()),
    }
}

/// A cell as text.
pub(super) fn text(field: Field, cell: &[u8]) -> Result<&str, QuestionError> {
    std::str::from_utf8(cell)
        .map_err(|_| QuestionError::Conflict(format!("{}: not UTF-8", field.name())))
}
