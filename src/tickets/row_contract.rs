//! The contract over a row, and the zone of its customer.

use std::sync::atomic::Ordering;

use super::{
    Field, NamedContract, Row, TicketContext, named_contract::no_contract,
    policy_periods::PolicyPeriod,
};
use crate::{
    policy::{Contract, Policy, normalized},
    sla::QuestionError,
    time::{OffsetTable, Zone},
    times::place,
};

impl TicketContext<'_> {
    /// Returns the zone in which the local times of a file of events are: that of the table, or the
    /// customer's.
    pub(crate) fn zone_of_events(&self) -> Option<&str> {
        let of_contract = || {
            let named = self.contracts.get(self.defaults.contract?)?;
            named.versions.last()?.as_ref().ok()?.0.timezone.as_deref()
        };
        let of_table = self.defaults.table_zone.as_ref().map(Zone::name);
        of_table.or(self.defaults.asked.timezone.as_deref()).or_else(of_contract)
    }

    /// Returns the contract over a row, by its cell or by default, and the policy of a period.
    pub(super) fn contract(
        &self,
        row: &Row<'_>,
        period: PolicyPeriod,
    ) -> Result<Option<(&Contract, &Policy)>, QuestionError> {
        let found = match self.cell(row, Field::Contract)? {
            "" => self.default_contract(row, period)?,
            name => {
                let wanted = normalized(name.strip_suffix(".toml").unwrap_or(name));
                let found = self.contracts.iter().find(|named| named.is_called(&wanted));
                Some(found.ok_or_else(|| no_contract(&self.contracts, name))?)
            }
        };
        found.map(|named| named.in_period(period)).transpose()
    }

    /// Returns the contract of the defaults, unless a row of another vendor or policy does without
    /// it.
    fn default_contract(
        &self,
        row: &Row<'_>,
        period: PolicyPeriod,
    ) -> Result<Option<&NamedContract>, QuestionError> {
        let default = self.defaults.contract.and_then(|place| self.contracts.get(place));
        let Some(named) = default.filter(|_| self.defaults.contract_yields) else {
            return Ok(default);
        };
        let (contract, policy) = named.in_period(period)?;
        let entry = self.library.version(&contract.policy, self.dates()[period.0])?;
        let is = |field, known: &[&str]| {
            let cell = self.cell(row, field)?;
            let fits = known.iter().any(|name| name.eq_ignore_ascii_case(cell));
            Ok::<bool, QuestionError>(cell.is_empty() || fits)
        };
        let fits = is(Field::Vendor, &[&policy.document.vendor])?
            && is(Field::Policy, &[&entry.id, &entry.name()])?;
        if !fits {
            self.yielded.store(true, Ordering::Relaxed);
        }
        Ok(Some(named).filter(|_| fits))
    }

    /// Returns true if a row of another vendor or policy did without the contract of the defaults.
    #[must_use]
    pub fn has_yielded(&self) -> bool {
        self.yielded.load(Ordering::Relaxed)
    }

    /// Returns the zone in which the times of a row without an offset are written, given the
    /// customer's: that of the table, unless only the contract says it and the row has its own.
    #[inline]
    pub(crate) fn zone_of_times<'z>(
        &'z self,
        row: &Row<'_>,
        customers: Option<&'z OffsetTable>,
    ) -> Option<&'z OffsetTable> {
        match &self.table_zone {
            Some(zone)
                if self.defaults.table_zone_is_said || row.cell(Field::Timezone).is_empty() =>
            {
                Some(zone)
            }
            _ => customers,
        }
    }

    /// Returns the customer's zone, if the row, the contract or the defaults name one.
    pub(super) fn zone(&self, row: &Row<'_>) -> Option<Zone> {
        let asked = &self.defaults.asked;
        let name = match self.cell(row, Field::Timezone).ok()? {
            "" if asked.timezone.is_some() => asked.timezone.clone(),
            "" => {
                let newest = PolicyPeriod(self.dates().len() - 1);
                let contract = self.contract(row, newest).ok()?;
                let of_contract = contract.and_then(|(contract, _)| contract.timezone.clone());
                of_contract.or_else(|| self.defaults.otherwise.timezone.clone())
            }
            name => Some(name.to_owned()),
        };
        place(&name?).and_then(|place| self.references.tz.zone(place)).ok()
    }
}
