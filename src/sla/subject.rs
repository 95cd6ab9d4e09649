//! The subject of a question: the plan, priority and other names that were said, found in the
//! policy.

use super::{
    QuestionError,
    citation::{PolicyRef, in_line},
    priority_ref::{PriorityRef, priority},
};
use crate::{
    policy::{
        Channel, Choice, Contract, Lookup, Metric, NamedItem, Policy, Reading, References,
        abbreviated, find, nearest,
    },
    time::{Date, Zone},
    times::{place, zone_of_city},
};

/// The names of a subject as they were typed. Options beat the contract.
#[derive(Clone, Debug, Default)]
pub struct SubjectInput {
    /// `--plan`, `--tier`, `--package`.
    pub plan: Option<String>,
    /// `--edition`.
    pub edition: Option<String>,
    /// `--region`.
    pub region: Option<String>,
    /// `--priority`, `--severity`.
    pub priority: Option<String>,
    /// `--channel`.
    pub channel: Option<String>,
    /// `--timezone`.
    pub timezone: Option<String>,
    /// `--holidays`: `Some` of nothing is `none`.
    pub holidays: Option<Vec<String>>,
    /// `--holiday-category`: of calendar files, the events that are days off.
    pub holiday_categories: Vec<String>,
    /// `--reading`: name and choice.
    pub readings: Vec<(String, String)>,
}

/// The customer and the kind of ticket that a question is about. A name that was not said is `None`
/// and asked for only where an answer depends on it.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The customer's contract over it.
    pub contract: Option<&'a Contract>,
    /// Zones and holiday lists.
    pub(crate) references: References<'a>,
    /// The plan; a policy's only plan need not be said.
    pub plan: Option<&'a NamedItem>,
    /// The edition.
    pub edition: Option<&'a NamedItem>,
    /// The region.
    pub region: Option<&'a NamedItem>,
    /// The priority.
    pub priority: Option<PriorityRef<'a>>,
    /// The channel.
    pub channel: Option<&'a Channel>,
    /// The customer's zone.
    pub zone: Option<Zone>,
    /// Holiday lists instead of the policy's.
    pub(crate) holidays: Option<Vec<String>>,
    /// Of calendar files, the categories of the events that are days off; none if the events
    /// themselves tell.
    pub(crate) holiday_categories: Vec<String>,
    /// Readings chosen by option or contract: name and choice.
    pub(crate) readings: Vec<(String, String)>,
    /// Readings that are tried out, over those.
    tried: Vec<(String, String)>,
    /// The kind of promise that is asked about.
    pub(crate) metric: Metric,
    /// The date whose documents were asked for; `None` for those of today.
    pub(crate) as_of: Option<Date>,
    /// The reason that the policy was taken of several of its vendor, if nobody named it.
    chosen_by: Option<String>,
}

impl<'a> Subject<'a> {
    /// Finds the names in the policy.
    ///
    /// # Errors
    /// A name is not known there, or the plan does not have the channel.
    pub fn resolve(
        policy: &'a Policy,
        contract: Option<&'a Contract>,
        asked: &SubjectInput,
        references: References<'a>,
    ) -> Result<Self, QuestionError> {
        let words = &policy.document;
        let from_contract = |pick: fn(&Contract) -> Option<&String>| contract.and_then(pick);
        let plan = asked.plan.as_ref().or_else(|| from_contract(|it| it.plan.as_ref()));
        let edition = asked.edition.as_ref().or_else(|| from_contract(|it| it.edition.as_ref()));
        let region = asked.region.as_ref().or_else(|| from_contract(|it| it.region.as_ref()));
        let zone = asked.timezone.as_ref().or_else(|| from_contract(|it| it.timezone.as_ref()));
        let mut readings = contract.map_or(Vec::new(), |contract| contract.readings.clone());
        for (name, choice) in &asked.readings {
            policy.reading_choice(name, choice).map_err(QuestionError::Conflict)?;
            readings.retain(|(other, _)| other != name);
            readings.push((name.clone(), choice.clone()));
        }
        let plan = match &policy.plans[..] {
            [only] if plan.is_none() => Some(only),
            plans => named(&words.plan_word, plans, plan)?,
        };
        let subject = Self {
            policy,
            contract,
            references,
            plan,
            edition: named("edition", &policy.editions, edition)?,
            region: named("region", &policy.regions, region)
                .map_err(|error| with_region_of_zone(error, policy))?,
            priority: asked
                .priority
                .as_deref()
                .map(|name| priority(policy, contract, name))
                .transpose()?,
            channel: channel(policy, plan, asked.channel.as_deref())?,
            zone: zone.map(|name| references.tz.zone(place(name)?)).transpose()?,
            holidays: asked
                .holidays
                .clone()
                .or_else(|| contract.and_then(|contract| contract.holidays.clone())),
            holiday_categories: match contract {
                Some(contract) if asked.holiday_categories.is_empty() => {
                    contract.holiday_categories.clone()
                }
                _ => asked.holiday_categories.clone(),
            },
            readings,
            tried: Vec::new(),
            metric: Metric::default(),
            as_of: None,
            chosen_by: None,
        };
        subject.expect_channel()?;
        Ok(subject)
    }

    /// Asks for the documents of a date.
    #[must_use]
    pub(crate) fn on_date(mut self, date: Option<Date>) -> Self {
        self.as_of = date;
        self
    }

    /// Returns it with the reason that its policy was taken.
    #[must_use]
    pub(crate) fn chosen_by(mut self, reason: Option<String>) -> Self {
        self.chosen_by = reason;
        self
    }

    /// Returns the policy as answers name it.
    pub(crate) fn policy_ref(&self) -> PolicyRef {
        PolicyRef { chosen_by: self.chosen_by.clone(), ..PolicyRef::of(self.policy) }
    }

    /// Returns the same subject, asked about another kind of promise.
    pub(crate) fn measuring(&self, metric: Metric) -> Self {
        Self { metric, ..self.clone() }
    }

    /// Returns the plans whose facts hold: the subject's and those that it extends.
    pub(crate) fn lineage(&self) -> Vec<&'a str> {
        self.plan.map(|plan| self.policy.lineage(&plan.id)).unwrap_or_default()
    }

    /// Returns true if the facts of one of these plans hold.
    #[must_use]
    pub(crate) fn has_plan(&self, plans: &[String]) -> bool {
        self.lineage().iter().any(|id| plans.iter().any(|plan| plan == id))
    }

    /// Returns the choice of a reading that is in force.
    #[must_use]
    pub(crate) fn choice_of(&self, reading: &'a Reading) -> Option<&'a Choice> {
        let mut chosen = self.tried.iter().rev().chain(&self.readings);
        let chosen = chosen.find(|(name, _)| *name == reading.id);
        reading.choice(chosen.map_or(&reading.default, |(_, choice)| choice))
    }

    /// Returns the same subject with a choice of one reading tried out.
    pub(crate) fn trying(&self, name: &str, choice: &str) -> Self {
        let mut other = self.clone();
        other.tried.push((name.to_owned(), choice.to_owned()));
        other
    }

    /// Returns true if a choice of a reading is being tried out.
    pub(super) fn is_tried(&self, reading: &Reading) -> bool {
        self.tried.iter().any(|(name, _)| *name == reading.id)
    }

    /// Returns true if the reading was set by an option, the contract, or a what-if.
    pub(crate) fn is_chosen(&self, reading: &Reading) -> bool {
        self.is_tried(reading) || self.readings.iter().any(|(name, _)| *name == reading.id)
    }

    /// Returns the same subject with a priority, without a check that its channel is for that.
    pub(super) fn of_priority(&self, priority: PriorityRef<'a>) -> Self {
        Self { priority: Some(priority), ..self.clone() }
    }

    /// Returns the same subject with another priority.
    pub(crate) fn with_priority(&self, name: &str) -> Result<Self, QuestionError> {
        let other = self.of_priority(priority(self.policy, self.contract, name)?);
        other.expect_channel()?;
        Ok(other)
    }

    /// Returns the same subject with another plan.
    pub(crate) fn with_plan(&self, plan: &'a NamedItem) -> Result<Self, QuestionError> {
        let other = Self { plan: Some(plan), ..self.clone() };
        other.expect_channel()?;
        Ok(other)
    }

    /// Returns the same subject with another channel of its plan.
    pub(crate) fn by_channel(&self, id: &str) -> Self {
        let channel = self.policy.channels.iter().find(|channel| channel.id == id);
        Self { channel, ..self.clone() }
    }

    /// Returns true if the plan and the priority have a channel, as far as they were said.
    pub(crate) fn has_channel(&self, channel: &Channel) -> bool {
        let is_for = |priority: &PriorityRef<'_>| {
            channel.priorities.is_empty() || channel.priorities.iter().any(|id| id == priority.id())
        };
        (self.plan.is_none() || channel.is_of_plan(&self.lineage()))
            && self.priority.as_ref().is_none_or(is_for)
    }

    fn expect_channel(&self) -> Result<(), QuestionError> {
        let (Some(channel), Some(plan)) = (self.channel, self.plan) else { return Ok(()) };
        if let Some(priority) = &self.priority
            && !channel.priorities.is_empty()
            && !channel.priorities.iter().any(|id| id == priority.id())
        {
            let (name, only, word) =
                (&channel.name, channel.priorities.join(", "), &self.policy.document.priority_word);
            return Err(match priority {
                PriorityRef::Unlisted(asked) => QuestionError::Unlisted(format!(
                    "{name} is for {word} {only}; {}",
                    self.not_among(asked)
                )),
                PriorityRef::Known(_) | PriorityRef::NotInPolicy(_) => QuestionError::Conflict(
                    format!("{name} is for {word} {only}, not for {}", priority.id()),
                ),
            });
        }
        match &channel.plans {
            Some(plans) if !self.has_plan(plans) => Err(QuestionError::Conflict(format!(
                "{} does not have {}: it comes with {} ({})",
                plan.name,
                channel.name,
                self.policy.with_extensions(plans).join(", "),
                in_line(&channel.clauses)
            ))),
            _ => Ok(()),
        }
    }
}

/// Returns the channel of a name. One that is unknown is answered with those of the plan.
fn channel<'a>(
    policy: &'a Policy,
    plan: Option<&NamedItem>,
    wanted: Option<&str>,
) -> Result<Option<&'a Channel>, QuestionError> {
    let Some(wanted) = wanted else { return Ok(None) };
    if let Some(found) = find(&policy.channels, wanted) {
        return Ok(Some(found));
    }
    let lineage = plan.map(|plan| policy.lineage(&plan.id));
    let is_there = |it: &&Channel| lineage.as_ref().is_none_or(|plans| it.is_of_plan(plans));
    let channels: Vec<&Channel> = policy.channels.iter().filter(is_there).collect();
    Err(unknown("channel", &channels, wanted))
}

fn named<'a, T: Lookup>(
    what: &str,
    items: &'a [T],
    wanted: Option<&String>,
) -> Result<Option<&'a T>, QuestionError> {
    let Some(wanted) = wanted else { return Ok(None) };
    let unknown = || unknown(what, &items.iter().collect::<Vec<_>>(), wanted);
    find(items, wanted).map(Some).ok_or_else(unknown)
}

/// Adds the region of a zone to the error on a region that is the name of a zone: `--region japan`.
fn with_region_of_zone(mut error: QuestionError, policy: &Policy) -> QuestionError {
    if let QuestionError::Unknown { name, nearest, hint, .. } = &mut error
        && let Some(zone) = place(name).ok().or_else(|| zone_of_city(name))
        && let Some(region) = policy.region_of_zone(zone)
    {
        *nearest = Some(region.id.clone());
        *hint = Some(format!("{} has the hours or the holidays of {zone}", region.id));
    }
    error
}

fn unknown<T: Lookup>(what: &str, items: &[&T], wanted: &str) -> QuestionError {
    QuestionError::Unknown {
        what: what.to_owned(),
        name: wanted.to_owned(),
        nearest: nearest(wanted, items.iter().flat_map(|item| item.names()))
            .or_else(|| abbreviated(wanted, items.iter().flat_map(|item| item.names()))),
        known: items.iter().map(|item| item.id().to_owned()).collect(),
        hint: items
            .is_empty()
            .then(|| format!("this policy knows no {what}; leave the option out")),
    }
}
