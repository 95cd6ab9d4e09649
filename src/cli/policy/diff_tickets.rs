//! The tickets of `slacalc policy diff --tickets`: judged by both policies.

#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, in which backticks would be printed"
)]

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{
    answer::{TicketDiff, metric_named},
    cli::{
        environment::Environment,
        inputs,
        options::NowArgs,
        output::Output,
        tickets::{ChosenPreset, StreamArgs, message},
        zone_name::ZoneName,
    },
    policy::{Keyword as _, Library, Metric, Policy},
    sla::{QuestionError, SubjectInput},
    text::listed,
    tickets::{
        Defaults, Field, Input, RowOutcome, RowOutcomes, TicketContext, difference_of, stream,
    },
    time::Instant,
};

/// Tickets to judge by both policies, and what holds for rows that do not say.
#[derive(Debug, Args)]
#[command(next_help_heading = "Tickets")]
pub(super) struct DiffTicketsArgs {
    /// Say too which tickets' deadlines or verdicts change: CSV or JSON Lines, read as by 'slacalc
    /// batch'.
    #[arg(long, value_name = "FILE")]
    pub(super) tickets: Option<PathBuf>,
    /// The column of a field: opened='Created At'.
    #[arg(long, value_name = "FIELD=COLUMN", requires = "tickets")]
    map: Vec<String>,
    /// Take the columns of an export: zendesk, jira, freshdesk, servicenow, github.
    #[arg(long, value_name = "NAME", value_parser = ChosenPreset::of, requires = "tickets")]
    preset: Option<ChosenPreset>,
    /// The promise whose deadlines are compared, by its name or a policy's own: first-response (the
    /// default), next-update, workaround, resolution.
    #[arg(long, value_name = "METRIC", requires = "tickets")]
    metric: Option<String>,
    /// The plan (tier, package) of rows that do not say.
    #[arg(long, visible_aliases = ["tier", "package"], value_name = "P", requires = "tickets")]
    plan: Option<String>,
    /// The edition of rows that do not say.
    #[arg(long, value_name = "E", requires = "tickets")]
    edition: Option<String>,
    /// The region of rows that do not say.
    #[arg(long, value_name = "R", requires = "tickets")]
    region: Option<String>,
    /// The priority of rows that do not say.
    #[arg(long, short, visible_alias = "severity", value_name = "N", requires = "tickets")]
    priority: Option<String>,
    /// The customer's zone where rows do not say.
    #[arg(long, short, visible_alias = "tz", value_name = "ZONE", requires = "tickets", value_parser = ZoneName::parse)]
    timezone: Option<ZoneName>,
    /// Take this time for now [env: SLACALC_NOW].
    #[arg(long, value_name = "TIME", requires = "tickets")]
    now: Option<String>,
}

impl DiffTicketsArgs {
    /// Returns the metric whose deadlines are compared: a name of one of two policies.
    fn asked_metric(&self, policies: [&Policy; 2]) -> Result<Metric, QuestionError> {
        let Some(name) = &self.metric else { return Ok(Metric::FirstResponse) };
        let [before, after] = policies;
        metric_named(before, name).or_else(|_| metric_named(after, name))
    }

    /// Returns the note on promises of two policies that are not compared, if no metric is named.
    pub(super) fn note(&self, policies: [&Policy; 2]) -> Option<String> {
        let promises = |metric: &Metric| {
            let mut targets = policies.iter().flat_map(|policy| &policy.targets);
            targets.any(|target| target.metric == *metric)
        };
        let others = Metric::LATER.into_iter().filter(promises);
        let others: Vec<String> =
            others.map(|metric| format!("--metric {}", metric.id())).collect();
        let is_asked = self.tickets.is_some() && self.metric.is_none() && !others.is_empty();
        is_asked.then(|| {
            let others = listed(&others, "or");
            format!("Only first responses are compared; add {others} for others.")
        })
    }

    /// Returns the difference over the tickets, if there are any. Each library holds one of the
    /// policies and no other.
    pub(super) fn difference(
        &self,
        environment: &Environment,
        (policies, libraries): ([&Policy; 2], [&Library; 2]),
        clock: Instant,
        output: &Output,
    ) -> anyhow::Result<Option<TicketDiff>> {
        let Some(file) = &self.tickets else { return Ok(None) };
        if file == Path::new("-") || (file.exists() && !file.is_file() && !file.is_dir()) {
            let message = "--tickets names a file, as it is read once for each policy; save it \
                           first, as with: cat > tickets.csv";
            return Err(QuestionError::Conflict(message.to_owned()).into());
        }
        let metric = self.asked_metric(policies)?;
        let named = Some(metric.id().to_owned()).filter(|_| !metric.is_first_response());
        let preset = self.preset.or(Some(ChosenPreset::AsItStands));
        let input = (StreamArgs::of_columns(self.map.clone(), preset, named.clone()), named);
        let [before, after] = libraries;
        let (before, _) = self.outcomes(environment, before, (file, &input), clock)?;
        let (after, choices) = self.outcomes(environment, after, (file, &input), clock)?;
        for choice in choices.iter().filter(|_| !output.is_quiet()) {
            output.error(&message(choice));
        }
        Ok(Some(difference_of(metric, &before, &after)))
    }

    fn outcomes(
        &self,
        environment: &Environment,
        library: &Library,
        (file, (input, metric)): (&Path, &(StreamArgs, Option<String>)),
        clock: Instant,
    ) -> anyhow::Result<(Vec<RowOutcome>, Vec<String>)> {
        let asked = SubjectInput {
            plan: self.plan.clone(),
            edition: self.edition.clone(),
            region: self.region.clone(),
            priority: self.priority.clone(),
            timezone: self.timezone.as_ref().map(|zone| zone.name.clone()),
            ..SubjectInput::default()
        };
        let zone = asked.timezone.as_ref().map(|name| environment.zone(name)).transpose()?;
        let now = inputs::now(&NowArgs { now: self.now.clone() }, zone.as_ref(), clock)?;
        let policy = library.entries().first().map(|entry| entry.id.clone());
        let context = TicketContext::new(
            environment.references(),
            library,
            Vec::new(),
            Defaults { policy, asked, metric: metric.clone(), ..Defaults::default() },
        );
        let mut mapping = input.mapping()?;
        mapping.trust();
        // Whatever the rows say of it: each policy judges all of them.
        for field in [Field::Vendor, Field::Policy, Field::Contract] {
            mapping.map(field, None);
        }
        let config = input.config(&context, &mapping, now)?;
        let mut all = Vec::new();
        stream(Input::file(file)?, &config, &mut RowOutcomes, |part, _| {
            all.extend(part);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok((all, context.choices()))
    }
}
