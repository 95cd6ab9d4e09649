//! A plan that is shown or compared: its policy, the contract over it, and what the customer asked
//! for.

use crate::{
    policy::{Choice, Contract, NamedItem, Policy, Reading},
    sla::SubjectInput,
};

/// A plan of a policy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ComparedPlan<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The customer's contract over it.
    pub contract: Option<&'a Contract>,
    /// The options, of which the readings, the zone and the holiday lists count. They beat the
    /// contract.
    pub asked: &'a SubjectInput,
    /// The plan.
    pub plan: &'a NamedItem,
}

/// A policy whose facts are compared: by its default readings, or as it holds for a customer.
#[derive(Clone, Copy)]
pub(super) struct PolicyInForce<'a> {
    pub(super) policy: &'a Policy,
    pub(super) plan: Option<ComparedPlan<'a>>,
}

impl<'a> ComparedPlan<'a> {
    /// Returns the choice of a reading that an option or the contract makes.
    pub(super) fn chosen(self, reading: &Reading) -> Option<&'a str> {
        let of_contract = self.contract.map(|contract| &contract.readings[..]).unwrap_or_default();
        let mut all = self.asked.readings.iter().rev().chain(of_contract);
        let (_, choice) =
            all.find(|(name, choice)| *name == reading.id && reading.choice(choice).is_some())?;
        Some(choice)
    }

    /// Returns the choice of a reading that is in force.
    pub(super) fn choice_of(self, reading: &'a Reading) -> Option<&'a Choice> {
        reading.choice(self.chosen(reading).unwrap_or(&reading.default))
    }

    /// Returns the first open reading that decides the hours of a calendar, as `NAME=VALUE`.
    pub(super) fn reading_on_calendar(self, id: &str) -> Option<String> {
        let decides = |reading: &&Reading| {
            let mut changes = reading.choices.iter().flat_map(|choice| &choice.calendars);
            reading.is_open() && changes.any(|change| change.id == id)
        };
        let reading = self.policy.readings.iter().find(decides)?;
        Some(format!("{}={}", reading.id, self.choice_of(reading)?.id))
    }

    /// Returns the customer's zone.
    pub(super) fn zone(self) -> Option<&'a String> {
        let of_contract = || self.contract?.timezone.as_ref();
        self.asked.timezone.as_ref().or_else(of_contract)
    }

    /// Returns the holiday lists that stand in place of the policy's.
    pub(super) fn holidays(self) -> Option<&'a Vec<String>> {
        let of_contract = || self.contract?.holidays.as_ref();
        self.asked.holidays.as_ref().or_else(of_contract)
    }
}

impl<'a> PolicyInForce<'a> {
    /// Returns the choices of the readings that are in force.
    pub(super) fn choices(self) -> impl Iterator<Item = &'a Choice> {
        self.policy.readings.iter().filter_map(move |reading| match self.plan {
            Some(plan) => plan.choice_of(reading),
            None => reading.choice(&reading.default),
        })
    }

    pub(super) fn contract(self) -> Option<&'a Contract> {
        self.plan?.contract
    }
}
