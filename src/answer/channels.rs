//! Answers how support is reached: each channel of a plan, and the state of each at an instant.

use serde::Serialize;

use super::{CoverageAnswer, coverage};
use crate::{
    policy::{Channel, Keyword, ResponseTimesApply},
    sla::{Citation, QuestionError, Subject, SubjectHeader, ZonedInstant, basis, in_line},
    time::Zone,
    times::TypedTime,
};

/// The words on the validity of response times.
#[cfg(test)]
const RESPONSE_TIMES: [&str; 5] = ["apply", "do-not-apply", "not-stated", "none", "none-stated"];

/// The ways to reach support.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChannelsAnswer {
    /// The policy that answered, and for whom.
    #[serde(flatten)]
    pub header: SubjectHeader,
    /// The instant asked for.
    pub at: ZonedInstant,
    /// The channels of the plan; of every plan if none was said.
    pub channels: Vec<ChannelState>,
    /// The channels that only other plans or priorities have.
    pub elsewhere: Vec<ChannelElsewhere>,
    /// The meaning of the interpretations that the states name.
    pub readings: Vec<ChannelReading>,
    /// The facts on the channels of the plan that our copy of the document has lost.
    pub missing: Vec<String>,
    /// The clauses that the answer rests on.
    pub basis: Vec<Citation>,
    /// Notes on the answer.
    pub notes: Vec<String>,
    /// The release of the IANA time zone database; only where a program asked.
    pub zone_rules: Option<String>,
}

/// A way to reach support, and its state at the instant.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChannelState {
    /// Its id.
    pub channel: String,
    /// Its name.
    pub name: String,
    /// True if a request can be made there at the instant: it is staffed, or takes tickets at any
    /// time; `null` if that is not known.
    pub open: Option<bool>,
    /// True if it is staffed at the instant; `null` if that is not known.
    pub staffed: Option<bool>,
    /// Why that is not known: `hours not stated`, `needs --region`.
    pub obstacle: Option<String>,
    /// Closing: the first instant at which it is no longer staffed; `null` if it is closed or never
    /// closes.
    pub closes: Option<ZonedInstant>,
    /// The next opening; `null` if it is open or never opens.
    pub opens: Option<ZonedInstant>,
    /// The holiday or special day that closes it.
    pub closed_by: Option<String>,
    /// Interpretations under which it would be otherwise: `hours=self-hosted-hours`.
    pub otherwise: Vec<String>,
    /// Interpretations under which it is not known whether it is staffed.
    pub unknown: Vec<UnknownReading>,
    /// The validity of response times for it: `apply`, `do-not-apply`, `not-stated` if the document
    /// does not say, `none` if it promises the plan none, `none-stated` if it states none.
    #[cfg_attr(test, schemars(extend("enum" = RESPONSE_TIMES)))]
    pub response_times: &'static str,
    /// The conditions of its use.
    pub conditions: Vec<String>,
    /// The address at which it is reached, if the document gives one.
    pub address: Option<String>,
    /// The treatment of requests outside its hours.
    pub outside: Option<String>,
    /// Its purpose.
    pub says: String,
    /// The clause.
    pub clause: String,
}

/// An interpretation under which it is not known whether a channel is staffed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct UnknownReading {
    /// The interpretation: `window-holidays=customer`.
    pub reading: String,
    /// Why that is not known: `needs --holidays`, `not stated`.
    pub obstacle: String,
}

/// An interpretation that a channel's state names, in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChannelReading {
    /// The interpretation: `window-holidays=customer`.
    pub reading: String,
    /// Its meaning.
    pub says: String,
    /// The clauses that leave it open.
    pub clause: String,
}

/// A channel that the plan or the priority does not have.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChannelElsewhere {
    /// Its id.
    pub channel: String,
    /// Its name.
    pub name: String,
    /// The plans that have it; every one if empty.
    pub plans: Vec<String>,
    /// The priorities that it is for; every one if empty.
    pub priorities: Vec<String>,
    /// The clause.
    pub clause: String,
}

/// Returns the state of each channel at an instant.
///
/// # Errors
/// The hours of a channel cannot be worked out for another reason than that something was not said.
pub(crate) fn channels(
    subject: &Subject<'_>,
    at: &TypedTime,
) -> Result<ChannelsAnswer, QuestionError> {
    let zone = subject.zone.clone().or_else(|| at.written_in.clone()).unwrap_or_else(Zone::utc);
    let mut answer = ChannelsAnswer {
        header: SubjectHeader::of("slacalc/channels/v1", subject),
        at: ZonedInstant { at: at.at, zone },
        channels: Vec::new(),
        elsewhere: Vec::new(),
        readings: Vec::new(),
        missing: Vec::new(),
        basis: Vec::new(),
        notes: Vec::new(),
        zone_rules: None,
    };
    let mut obstacles = Vec::new();
    for channel in &subject.policy.channels {
        if subject.channel.is_some_and(|asked| asked.id != channel.id) {
            continue;
        }
        if subject.has_channel(channel) {
            let obstacle = answer.add(subject, channel, at)?;
            obstacles.extend(obstacle.map(|error| (error.to_string(), channel.name.as_str())));
        } else {
            answer.elsewhere.push(elsewhere(subject, channel));
        }
    }
    for same in obstacles.chunk_by(|one, other| one.0 == other.0) {
        let names: Vec<&str> = same.iter().map(|(_, name)| *name).collect();
        let why = &same[0].0;
        answer.notes.push(format!("To know whether it is staffed ({}): {why}", names.join(", ")));
    }
    Ok(answer)
}

impl ChannelsAnswer {
    /// Adds a channel, and returns the error that says what must be said to know its hours.
    fn add(
        &mut self,
        subject: &Subject<'_>,
        channel: &Channel,
        at: &TypedTime,
    ) -> Result<Option<QuestionError>, QuestionError> {
        let mut obstacle = None;
        let mut state = ChannelState::unknown(subject, channel);
        match coverage(&subject.by_channel(&channel.id), at, 0) {
            Ok(coverage) => {
                state.show(&coverage, subject.only_if_asked(channel));
                self.explain(&state, &coverage);
                self.at.zone.clone_from(&coverage.at.zone);
                for note in coverage.notes {
                    if !self.notes.contains(&note) && Some(&note) != state.outside.as_ref() {
                        self.notes.push(note);
                    }
                }
            }
            Err(error @ (QuestionError::Missing { .. } | QuestionError::Unlisted(_))) => {
                state.obstacle = Some(error.obstacle());
                obstacle = Some(error);
            }
            Err(error) => return Err(error),
        }
        self.basis.extend(basis(subject.policy, &channel.clauses, &channel.says));
        let counts = state.response_times == ResponseTimesApply::Apply.id();
        self.channels.push(state);
        let times = subject.lost_times().filter(|_| counts);
        for gap in subject.policy.lost_from(&channel.clauses).chain(times) {
            if !self.missing.contains(&gap.says) {
                self.missing.push(gap.says.clone());
            }
        }
        Ok(obstacle)
    }

    /// Adds the meaning of the interpretations that a state names.
    fn explain(&mut self, state: &ChannelState, coverage: &CoverageAnswer) {
        for reading in &coverage.readings {
            let id = reading.id();
            let is_named = state.otherwise.contains(&id)
                || state.unknown.iter().any(|unknown| unknown.reading == id);
            let line = ChannelReading {
                reading: id,
                says: reading.says.clone(),
                clause: reading.clause.clone(),
            };
            if is_named && !self.readings.contains(&line) {
                self.readings.push(line);
            }
        }
    }
}

impl ChannelState {
    fn unknown(subject: &Subject<'_>, channel: &Channel) -> Self {
        let policy = subject.policy;
        let only = Some(channel.priorities.join(", ")).filter(|list| !list.is_empty());
        let word = &policy.document.priority_word;
        let mut conditions: Vec<String> =
            only.map(|list| format!("For {word} {list} only.")).into_iter().collect();
        if subject.plan.is_none()
            && let Some(plans) = &channel.plans
        {
            conditions.push(format!("With {} only.", policy.with_extensions(plans).join(", ")));
        }
        conditions.extend_from_slice(&channel.conditions);
        Self {
            channel: channel.id.clone(),
            name: channel.name.clone(),
            open: channel.takes_tickets.then_some(true),
            staffed: None,
            obstacle: None,
            closes: None,
            opens: None,
            closed_by: None,
            otherwise: Vec::new(),
            unknown: Vec::new(),
            response_times: subject.response_times_of(channel),
            conditions,
            address: channel.address.clone(),
            outside: channel.outside.clone(),
            says: channel.says.clone(),
            clause: in_line(&channel.clauses),
        }
    }

    fn show(&mut self, coverage: &CoverageAnswer, only_if_asked: Option<String>) {
        self.open = self.open.or(coverage.covered);
        self.staffed = coverage.covered;
        match coverage.covered {
            Some(true) => self.closes.clone_from(&coverage.next_close),
            Some(false) => {
                self.opens.clone_from(&coverage.next_open);
                self.closed_by = coverage.holiday.clone().or_else(|| coverage.special_day.clone());
            }
            None => {
                let unknown = if coverage.depends_on_priority {
                    "depends on the priority"
                } else {
                    "hours not stated"
                };
                self.obstacle = Some(only_if_asked.unwrap_or_else(|| unknown.to_owned()));
            }
        }
        for reading in coverage.other_readings() {
            match &reading.obstacle {
                None => self.otherwise.push(reading.id()),
                Some(obstacle) if self.obstacle.as_ref() == Some(obstacle) => {}
                Some(obstacle) => self
                    .unknown
                    .push(UnknownReading { reading: reading.id(), obstacle: obstacle.clone() }),
            }
        }
    }
}

fn elsewhere(subject: &Subject<'_>, channel: &Channel) -> ChannelElsewhere {
    let plans = channel.plans.as_ref().map(|plans| subject.policy.with_extensions(plans));
    ChannelElsewhere {
        channel: channel.id.clone(),
        name: channel.name.clone(),
        plans: plans.unwrap_or_default(),
        priorities: channel.priorities.clone(),
        clause: in_line(&channel.clauses),
    }
}
