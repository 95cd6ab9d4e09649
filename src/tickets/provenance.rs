//! The provenance of an answer over many tickets: everything that is needed to reproduce it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{policy::Keyword as _, sla::Subject};

/// The policies and contracts that judged some tickets.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The ids of the policies.
    pub policies: BTreeSet<String>,
    /// The titles of the contracts, by the SHA-256 of their files.
    pub contracts: BTreeMap<String, String>,
    /// The names of the vendors.
    pub vendors: BTreeSet<String>,
    /// The open points of their documents, as read: question and answer, by name and value.
    pub readings: BTreeMap<(String, String), [String; 2]>,
    /// The policies whose targets are measured over all tickets of a period, with its word.
    pub measured: BTreeMap<String, &'static str>,
}

/// The provenance of an answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Provenance {
    /// The policies that judged tickets.
    pub policies: Vec<JudgingPolicy>,
    /// The contracts over them.
    pub contracts: Vec<JudgingContract>,
    /// The options by which tickets were read and judged.
    pub options: Vec<UsedOption>,
    /// The time that was taken for now.
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    pub now: String,
    /// The release of the zone rules.
    pub zone_rules: String,
    /// The version of the program.
    pub program: &'static str,
}

/// An option and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct UsedOption {
    /// The option: `--timezone`.
    pub option: String,
    /// Its value; of a file of holidays its SHA-256 too.
    pub value: String,
    /// The place that gave it, if it was not typed: `contract` for its table `[tickets]`,
    /// `configuration`, or `recognised` for an export that the columns of the table show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'static str>,
}

/// A policy that judged tickets.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct JudgingPolicy {
    /// Its id.
    pub id: String,
    /// The SHA-256 of its file.
    pub sha256: String,
}

/// A contract that judged tickets.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct JudgingContract {
    /// Its title.
    pub title: String,
    /// The SHA-256 of its file.
    pub sha256: String,
}

impl Sources {
    /// Adds the policy and the contract that judge a group of tickets.
    pub fn add(&mut self, subject: &Subject<'_>) {
        if !self.policies.contains(&subject.policy.id) {
            self.policies.insert(subject.policy.id.clone());
            self.vendors.insert(subject.policy.document.vendor_name.clone());
            self.add_readings(subject);
            let mut targets = subject.policy.targets.iter();
            let period = targets.find_map(|target| {
                target.measured_over.filter(|_| target.metric.is_first_response())
            });
            if let Some(period) = period {
                self.measured.insert(subject.policy.id.clone(), period.id());
            }
        }
        if let Some(contract) =
            subject.contract.filter(|contract| !self.contracts.contains_key(&contract.sha256))
        {
            self.contracts.insert(contract.sha256.clone(), contract.title.clone());
            self.add_readings(subject);
        }
    }

    fn add_readings(&mut self, subject: &Subject<'_>) {
        for reading in &subject.policy.readings {
            if let Some(choice) = subject.choice_of(reading) {
                let words = [reading.question.clone(), choice.says.clone()];
                self.readings.insert((reading.id.clone(), choice.id.clone()), words);
            }
        }
    }

    /// Adds those of other tickets.
    pub fn take(&mut self, next: Self) {
        self.policies.extend(next.policies);
        self.contracts.extend(next.contracts);
        self.vendors.extend(next.vendors);
        self.readings.extend(next.readings);
        self.measured.extend(next.measured);
    }
}
