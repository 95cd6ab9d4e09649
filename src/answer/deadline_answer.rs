//! The deadline of a ticket and its state, as data.

use serde::{Serialize, Serializer};

use super::{
    Citation, Combination, DeadlineQuestion, DeadlineRange, MetricAnswer, Milestone, Outcome,
    PriorityChange, ReadingOutcome, Step, Subject, SubjectHeader, TargetAnswer, TimeSplit,
    ZonedInstant,
    assumption_notes::inheritance_note,
    citation::basis,
    effective_hours::EffectiveHours,
    effective_target::EffectiveTarget,
    outcome::{self, NoDeadline},
};
use crate::{
    policy::{Commitment, Keyword, Metric, Policy, Promise},
    time::Instant,
};

/// The deadline of a ticket, and its state.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeadlineAnswer {
    /// The policy that answered, and for whom.
    #[serde(flatten)]
    pub header: SubjectHeader,
    /// With `--metric`, the metric that the other keys are about; absent for the first response.
    #[serde(skip_serializing_if = "is_first_response", serialize_with = "metric_id")]
    #[cfg_attr(test, schemars(with = "String", extend("enum" = ["next-update", "workaround", "resolution"])))]
    pub(crate) metric: Metric,
    /// The name of the ticket, if that was said.
    pub ticket: Option<String>,
    /// The opening.
    pub opened: ZonedInstant,
    /// The times at which it was opened again; absent if it was not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) reopened: Vec<ZonedInstant>,
    /// The start of the clock: the opening of the ticket, or the next opening of the hours.
    pub clock_start: Option<ZonedInstant>,
    /// The target; `null` if there is none or it is not stated.
    pub target: Option<TargetAnswer>,
    /// `maximum`, `target`, `best-effort` or `none`; `null` if the document does not state a
    /// target.
    #[serde(serialize_with = "outcome::stated")]
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = ["maximum", "target", "best-effort", "none", null])))]
    pub commitment: Commitment,
    /// An aim without a promise.
    pub aim: Option<Aim>,
    /// The deadline with the state against it, or the reason that there is none.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(with = "outcome::OutcomeKeys<'static>"))]
    pub outcome: Outcome,
    /// The vendor's response: its one time, or the later of its two moments. With `metric`, the
    /// event that stopped its clock.
    pub responded: Option<ZonedInstant>,
    /// The acknowledgement, if it was given apart.
    pub acknowledged: Option<ZonedInstant>,
    /// The start of the investigation, if it was given apart.
    pub investigating: Option<ZonedInstant>,
    /// Real seconds from now to the deadline, negative past it; `null` once it is answered.
    pub remaining_seconds: Option<i64>,
    /// Seconds on the target's clock from its start to the response, or to now.
    pub elapsed_seconds: Option<i64>,
    /// Real seconds by which the response was early, negative if late; `null` while there is none.
    pub margin_seconds: Option<i64>,
    /// Every run of the ticket's clocks in order of their deadlines; absent where the document
    /// promises the ticket no more than a first response.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) metrics: Vec<MetricAnswer>,
    /// The time from the opening to the response, or to now, by the side that had the ticket;
    /// absent without hand-overs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) time_split: Option<TimeSplit>,
    /// Shares of the time, as asked for.
    pub milestones: Vec<Milestone>,
    /// Changes of priority that count.
    pub priority_changes: Vec<PriorityChange>,
    /// The deadline under each choice of the readings that bear on it.
    pub readings: Vec<ReadingOutcome>,
    /// The range in which the readings that nobody has chosen could move the deadline; `null` if
    /// they do not.
    pub deadline_range: Option<DeadlineRange>,
    /// The deadline under each combination of the readings that nobody has chosen; only where they
    /// are asked for.
    pub combinations: Vec<Combination>,
    /// The steps by which it was worked out; only where they are asked for.
    pub steps: Vec<Step>,
    /// The clauses that the answer rests on.
    pub basis: Vec<Citation>,
    /// Notes that the reader may act on.
    pub notes: Vec<String>,
    /// The release of the IANA time zone database; only where a program asked.
    pub zone_rules: Option<String>,
    /// Lines of contract to write where only the contract has the target.
    pub contract_lines: Vec<String>,
    /// The hours in which the time is counted, in words.
    #[serde(skip)]
    pub hours: Option<String>,
    /// True if the promised time is in the document and our copy has lost it.
    #[serde(skip)]
    pub is_lost: bool,
    /// True if the warning share is used up and the ticket still open, running or paused.
    #[serde(skip)]
    pub past_warning: bool,
    /// The end of the pause in which now lies, of an open ticket; `None` if it is not known.
    #[serde(skip)]
    pub paused_until: Option<ZonedInstant>,
    /// Seconds on the target's clock from its start to the deadline, of a ticket that is answered.
    #[serde(skip)]
    pub allowed_seconds: Option<i64>,
}

/// An aim without a promise.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Aim {
    /// In words.
    pub says: String,
    /// As an instant, where the hours and the zone are known.
    pub at: Option<ZonedInstant>,
}

impl DeadlineAnswer {
    /// Returns the one value: the deadline, or the reason that there is none: `paused`,
    /// `best-effort`, `none` or `not-stated`.
    #[must_use]
    pub fn plain(&self) -> String {
        let reason = || self.outcome.reason().map_or("", NoDeadline::id).to_owned();
        self.outcome.deadline().map_or_else(reason, ZonedInstant::rfc3339)
    }

    /// Returns the outcomes of readings that nobody has chosen under which the deadline is another,
    /// or none. One that needs an option to be worked out is none of them.
    pub(crate) fn other_deadlines(&self) -> impl Iterator<Item = &ReadingOutcome> {
        let deadline = self.outcome.deadline();
        let is_known =
            |outcome: &&ReadingOutcome| !outcome.obstacle.iter().any(|it| it.starts_with("needs"));
        let open = self.readings.iter().filter(|outcome| outcome.open).filter(is_known);
        open.filter(move |outcome| outcome.deadline.as_ref() != deadline)
    }

    /// Returns an answer without a deadline by a target: how firm that is, its clauses, those of
    /// its hours, and a note on the reason.
    pub(super) fn no_deadline_by(
        subject: &Subject<'_>,
        question: &DeadlineQuestion,
        target: &EffectiveTarget<'_>,
        hours: Option<&EffectiveHours<'_>>,
        note: String,
    ) -> Self {
        let opened = question.opened.at;
        let (basis, mut notes) = subject.citations(target, hours, (opened, opened));
        notes.push(note);
        Self { basis, notes, ..Self::no_deadline(subject, question, target.commitment) }
    }

    /// Returns an answer without a deadline, by the firmness of the promise.
    pub(super) fn no_deadline(
        subject: &Subject<'_>,
        question: &DeadlineQuestion,
        commitment: Commitment,
    ) -> Self {
        let zone = subject.shown_in(question.opened.at, question.opened.written_in.as_ref(), None);
        let shown = |at| ZonedInstant { at, zone: zone.clone() };
        Self {
            header: SubjectHeader::of("slacalc/deadline/v1", subject),
            metric: subject.metric,
            ticket: None,
            opened: shown(question.opened.at),
            reopened: Vec::new(),
            clock_start: None,
            target: None,
            commitment,
            aim: None,
            outcome: Outcome::without_deadline(commitment),
            responded: question.responded.map(shown),
            acknowledged: question.moments.acknowledged.map(shown),
            investigating: question.moments.investigating.map(shown),
            remaining_seconds: None,
            elapsed_seconds: None,
            margin_seconds: None,
            metrics: Vec::new(),
            time_split: None,
            milestones: Vec::new(),
            priority_changes: Vec::new(),
            readings: Vec::new(),
            deadline_range: None,
            combinations: Vec::new(),
            steps: Vec::new(),
            basis: Vec::new(),
            notes: Vec::new(),
            zone_rules: None,
            contract_lines: Vec::new(),
            hours: None,
            is_lost: false,
            past_warning: false,
            paused_until: None,
            allowed_seconds: None,
        }
    }
}

impl Subject<'_> {
    /// Returns the clauses of a target, of its hours, and of the document's clock and nature, with
    /// the notes on the hours between an opening and a deadline.
    pub(super) fn citations(
        &self,
        target: &EffectiveTarget<'_>,
        hours: Option<&EffectiveHours<'_>>,
        (opened, deadline): (Instant, Instant),
    ) -> (Vec<Citation>, Vec<String>) {
        let (policy, rule) = (self.policy, target.rule);
        let (mut citations, mut notes) = (Vec::new(), Vec::new());
        // Without a response time nothing is said of its nature and its clock.
        let has_time = matches!(target.promise, Promise::Within(_) | Promise::NotStated);
        if let Some(contract) = self.contract.filter(|_| target.from_contract) {
            let (document, clause) = (contract.title.clone(), self.contract_clause());
            citations.push(Citation { document, clause, says: describe(policy, target) });
        } else {
            // A clause on the nature of response times alone has no figure.
            let on_nature = policy.document.nature.as_ref().map_or(&[][..], |it| &it.clauses);
            let mut figures = rule.clauses.clone();
            figures.retain(|clause| !on_nature.contains(clause));
            let clauses = if figures.is_empty() || !has_time { &rule.clauses } else { &figures };
            citations.extend(basis(policy, clauses, &describe(policy, target)));
        }
        if let Some(hours) = hours {
            citations.extend(hours.basis(self, &hours.rule.clauses, opened, deadline));
            notes.extend(hours.notes());
        }
        let assumption = inheritance_note(policy, self.plan, &rule.selector.plans);
        notes.extend(assumption.filter(|note| !notes.contains(note)));
        let document = &policy.document;
        // They are about response times.
        let are_its_own = has_time && rule.metric.is_first_response();
        let of_time = [&document.nature, &document.clock].into_iter().filter(|_| are_its_own);
        for sentence in of_time.chain([&document.order]).flatten() {
            citations.extend(basis(policy, &sentence.clauses, &sentence.says));
        }
        (citations, notes)
    }
}

fn describe(policy: &Policy, target: &EffectiveTarget<'_>) -> String {
    let metric = target.rule.metric;
    let (event, time) = (metric.with_article(), metric.time());
    let attempt = event.to_lowercase();
    match (target.promise, target.commitment) {
        (Promise::Within(length), Commitment::Maximum) => {
            format!("{event} within {length} at most.")
        }
        (Promise::Within(length), Commitment::Target) => {
            format!("{event} within {length} is the target.")
        }
        (Promise::Within(length), _) => format!("{event} within {length}."),
        (Promise::SameBusinessDay, _) => {
            format!("{event} on the same business day is attempted, not guaranteed.")
        }
        (Promise::Nothing, Commitment::BestEffort) => {
            format!("{event} is attempted, not guaranteed; there is no {time}.")
        }
        (Promise::Nothing, _) if target.aim().is_some() => {
            format!(
                "There is no {time}; {attempt} on the same business day is attempted, not \
                 guaranteed."
            )
        }
        (Promise::Nothing, _) => format!("There is no {time}."),
        (Promise::NotStated, _)
            if !target.from_contract && policy.has_lost(&target.rule.clauses) =>
        {
            format!("The {time} is missing from our copy of the document.")
        }
        (Promise::NotStated, _) => format!("The {time} is not stated."),
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands on a reference")]
fn is_first_response(metric: &Metric) -> bool {
    metric.is_first_response()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands on a reference")]
fn metric_id<S: Serializer>(metric: &Metric, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(metric.id())
}
