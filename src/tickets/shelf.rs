//! What rows may refer to: policies, and contracts that were read before the first row.
//!
//! A row names things by what was laid out for it. It never names a file to read: an export is other people's text.

use std::sync::OnceLock;

use super::{Field, Row};
use crate::{
    answer::{AskError, Asked, Subject, Wanted, choose},
    policy::{Contract, HolidayCatalog, Library, Part, Policy, Surroundings, normalized},
};

/// What holds for every row whose own cell is empty.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// The vendor's id.
    pub vendor: Option<String>,
    /// The policy's id.
    pub policy: Option<String>,
    /// Plan, priority and the rest.
    pub asked: Asked,
    /// The contract, by its place on the shelf.
    pub contract: Option<usize>,
    /// Another form in which times may be written, as `strftime` describes it.
    pub time_format: Option<String>,
}

/// Policies and contracts.
#[derive(Debug)]
pub struct Shelf<'a> {
    around: Surroundings<'a>,
    library: &'a Library,
    /// The policy of each entry of the library, from when it was first needed.
    policies: Vec<OnceLock<Result<Policy, String>>>,
    contracts: Vec<(String, Contract, Policy)>,
    defaults: Defaults,
}

impl<'a> Shelf<'a> {
    /// Policies of a library, and contracts with their names and policies.
    #[must_use]
    pub fn new(around: Surroundings<'a>, library: &'a Library, contracts: Vec<(String, Contract, Policy)>, defaults: Defaults) -> Self {
        let policies = library.entries().iter().map(|_| OnceLock::new()).collect();
        Self { around, library, policies, contracts, defaults }
    }

    /// Zones and holiday lists.
    #[must_use]
    pub fn around(&self) -> Surroundings<'a> {
        self.around
    }

    /// The form of its own in which times may be written.
    pub(super) fn time_format(&self) -> Option<&str> {
        self.defaults.time_format.as_deref()
    }

    /// Whose ticket a row is.
    ///
    /// # Errors
    /// As for one question: a name is unknown, missing or means two things. What is wrong with a file is said in few words.
    pub fn subject<'s>(&'s self, row: &Row<'_>) -> Result<Subject<'s>, AskError> {
        let defaults = &self.defaults;
        let cell = |field: Field, default: &Option<String>| -> Result<Option<String>, AskError> {
            match row.cell(field) {
                [] => Ok(default.clone()),
                cell => Ok(Some(text(field, cell)?.to_owned())),
            }
        };
        let asked = Asked {
            plan: cell(Field::Plan, &defaults.asked.plan)?,
            edition: cell(Field::Edition, &defaults.asked.edition)?,
            region: cell(Field::Region, &defaults.asked.region)?,
            priority: cell(Field::Priority, &defaults.asked.priority)?.map(|priority| number_of(&priority).to_owned()),
            channel: cell(Field::Channel, &defaults.asked.channel)?,
            timezone: cell(Field::Timezone, &defaults.asked.timezone)?,
            holidays: self.holidays(row)?,
            readings: defaults.asked.readings.clone(),
        };
        let (vendor, policy) = (cell(Field::Vendor, &defaults.vendor)?, cell(Field::Policy, &defaults.policy)?);
        if let Some((contract, over)) = self.contract(row)? {
            contradiction(contract, over, vendor.as_deref(), policy.as_deref())?;
            return Subject::resolve(over, Some(contract), &asked, self.around);
        }
        let wanted = Wanted { vendor: vendor.as_deref(), policy: policy.as_deref(), plan: asked.plan.as_deref(), on: None };
        Subject::resolve(self.policy(&choose(self.library, wanted)?.id)?, None, &asked, self.around)
    }

    fn policy(&self, id: &str) -> Result<&Policy, AskError> {
        let entry = self.library.entry(id)?;
        let place = self.library.entries().iter().position(|other| other.id == id).unwrap_or_default();
        let policy = self.policies[place].get_or_init(|| entry.load(Part::Clocks, self.around).map_err(|error| error.to_string()));
        policy.as_ref().map_err(|message| AskError::Conflict(message.clone()))
    }

    fn contract(&self, row: &Row<'_>) -> Result<Option<(&Contract, &Policy)>, AskError> {
        let found = match row.cell(Field::Contract) {
            [] => self.defaults.contract.and_then(|place| self.contracts.get(place)),
            cell => {
                let name = text(Field::Contract, cell)?;
                let wanted = normalized(name.strip_suffix(".toml").unwrap_or(name));
                let found =
                    self.contracts.iter().find(|(known, contract, _)| [known, &contract.title].map(|it| normalized(it)).contains(&wanted));
                Some(found.ok_or_else(|| self.no_contract(name))?)
            }
        };
        Ok(found.map(|(_, contract, policy)| (contract, policy)))
    }

    fn no_contract(&self, name: &str) -> AskError {
        AskError::Unknown {
            what: "contract".to_owned(),
            name: name.to_owned(),
            nearest: None,
            known: self.contracts.iter().map(|(name, _, _)| name.clone()).collect(),
            hint: self.contracts.is_empty().then(|| "--contracts DIR names those that rows may have".to_owned()),
        }
    }

    fn holidays(&self, row: &Row<'_>) -> Result<Option<Vec<String>>, AskError> {
        let cell = text(Field::Holidays, row.cell(Field::Holidays))?;
        let lists: Vec<&str> = cell.split([';', ',']).map(str::trim).filter(|list| !list.is_empty()).collect();
        match lists[..] {
            [] => Ok(self.defaults.asked.holidays.clone()),
            ["none"] => Ok(Some(Vec::new())),
            _ => match lists.iter().find(|list| HolidayCatalog::is_path(list)) {
                Some(path) => Err(AskError::Conflict(format!(
                    "holidays: '{path}' is a file; a row names built-in lists only, files go with --holidays"
                ))),
                None => Ok(Some(lists.into_iter().map(str::to_owned).collect())),
            },
        }
    }
}

fn contradiction(contract: &Contract, over: &Policy, vendor: Option<&str>, policy: Option<&str>) -> Result<(), AskError> {
    let wrong = |what: &str, name: &str| {
        AskError::Conflict(format!("the contract {} is over {}, and the {what} is '{name}'", contract.title, over.id))
    };
    match (policy, vendor) {
        (Some(policy), _) if !policy.eq_ignore_ascii_case(&over.id) => Err(wrong("policy", policy)),
        (_, Some(vendor)) if !vendor.eq_ignore_ascii_case(&over.document.vendor) => Err(wrong("vendor", vendor)),
        _ => Ok(()),
    }
}

/// Of a priority such as `1 - Critical` the number, by which help desks and policies both know it.
fn number_of(priority: &str) -> &str {
    match priority.split_once(" - ") {
        Some((number, _)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => number,
        _ => priority,
    }
}

/// A cell as text.
pub(super) fn text(field: Field, cell: &[u8]) -> Result<&str, AskError> {
    std::str::from_utf8(cell).map_err(|_| AskError::Conflict(format!("{}: not UTF-8", field.name())))
}
