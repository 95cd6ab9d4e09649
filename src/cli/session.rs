//! Sessions: the policy, the contract and the subject that a question is asked of.

use std::{
    mem::ManuallyDrop,
    path::{Path, PathBuf},
};

use super::{
    config::{ChosenContract, ContractSource},
    contract_file::{ContractFile, contradiction, left_out},
    environment::Environment,
    inputs::{self, TimeOption},
    known_places::expect_known,
    options::{CommonArgs, SubjectArgs},
    other_policies::{note_on_severity, with_meaning_elsewhere, with_plan_elsewhere},
};
use crate::{
    answer::{PolicyQuery, chosen_by_plan, find_policy, known_vendor},
    policy::{Contract, EffectiveDate, Entry, Library, Origin, Policy, PolicyPart, normalized},
    sla::{Citation, QuestionError, Subject, ZonedInstant, binding_notes},
    time::{CivilDateTime, Date, Instant, Zone},
    times::inverted,
};

/// The mark of an answer on a time before every version of its policy.
pub(super) const OLDER_THAN_ALL: &str = "before the oldest version at hand";

/// A policy and a contract, ready for a question.
#[derive(Debug)]
pub(super) struct Session<'a> {
    environment: &'a Environment,
    common: &'a CommonArgs,
    clock: Instant,
    /// The program ends with its answer; to free a policy takes as long as many an answer.
    policy: ManuallyDrop<Policy>,
    contract: Option<Contract>,
    /// The file of the contract.
    contract_file: Option<PathBuf>,
    /// The first date on which this version of the policy is in force.
    since: Option<Date>,
    /// True if an older version of the policy is at hand.
    has_older: bool,
    /// The first date on which the next version is in force.
    next: Option<Date>,
    /// The date whose version was asked for.
    as_of: Option<Date>,
    /// The reason that the policy was taken, if its plan alone tells it from others.
    chosen_by: Option<String>,
    /// Notes on how the policy was found.
    notes: Vec<String>,
}

impl<'a> Session<'a> {
    /// Loads the policy, and the contract if there is one. Of several versions of the policy the
    /// one in force at the typed time answers.
    pub(super) fn open(
        environment: &'a Environment,
        common: &'a CommonArgs,
        part: PolicyPart,
        time: TimeOption<'_>,
        clock: Instant,
    ) -> anyhow::Result<Self> {
        let references = environment.references();
        let (args, library) = (&common.subject, environment.library(&common.library)?);
        let file = ContractFile::find(environment, args)?;
        let text = file.as_ref().map(|file| file.text.as_str());
        let on = environment.date(common, &library, text, time, clock)?;
        let over = |entry: &Entry,
                    policy: Policy,
                    contract: Option<(&ChosenContract, Contract)>| {
            let mut session = Self::over((environment, common, clock), &library, entry, policy, on);
            session.notes.extend(args.zone_note());
            session.notes.extend(note_on_severity(common, environment, &session.policy));
            session.under(contract, entry)
        };
        let of_options = || -> anyhow::Result<Self> {
            let entry = find_policy(&library, query(args, on))?;
            Ok(over(entry, entry.load(part, references)?, None))
        };
        let Some(file) = file else { return of_options() };
        let (contract, policy) = file.read(&library, on, part, references)?;
        let entry = library.version(&contract.policy, on)?;
        let Some(conflict) = contradiction(args.vendor.as_deref(), args.policy.as_deref(), entry)
        else {
            return Ok(over(entry, policy, Some((&file.chosen, contract))));
        };
        if file.chosen.source == ContractSource::CommandLine {
            return Err(QuestionError::Conflict(format!(
                "the contract {} is for {}, and {conflict}",
                file.shown(),
                entry.id
            ))
            .into());
        }
        let mut session = of_options()?;
        session.notes.push(left_out(&file.chosen, &contract));
        Ok(session)
    }

    /// Opens a session over each current policy: of the vendor of the options, else of the
    /// contract's, else of every vendor.
    pub(super) fn open_all(
        environment: &'a Environment,
        common: &'a CommonArgs,
        part: PolicyPart,
        time: TimeOption<'_>,
        clock: Instant,
    ) -> anyhow::Result<Vec<Self>> {
        let references = environment.references();
        let (args, library) = (&common.subject, environment.library(&common.library)?);
        let file = ContractFile::find(environment, args)?;
        let text = file.as_ref().map(|file| file.text.as_str());
        let on = environment.date(common, &library, text, time, clock)?;
        let mut notes = Vec::new();
        let chosen = match &file {
            Some(file) => Some((&file.chosen, file.read(&library, on, part, references)?.0)),
            None => None,
        };
        let chosen = without_another(chosen, args, (&library, on), &mut notes)?;
        let contract = chosen.as_ref().map(|(_, contract)| contract);
        let vendor = match (&args.vendor, contract) {
            (Some(vendor), _) => Some(normalized(vendor)),
            (None, Some(contract)) => Some(library.version(&contract.policy, on)?.vendor.clone()),
            (None, None) => None,
        };
        if args.policy.is_none()
            && let Some(error) = library.in_the_way(vendor.as_deref())
        {
            return Err(error.into());
        }
        if let Some(vendor) = &args.vendor {
            known_vendor(&library, vendor)?;
        }
        let mut entries: Vec<&Entry> = match &args.policy {
            Some(_) => vec![find_policy(&library, query(args, on))?],
            None => library.current(on),
        };
        entries.retain(|entry| vendor.as_ref().is_none_or(|vendor| *vendor == entry.vendor));
        let from_file = entries.iter().any(|entry| matches!(entry.origin, Origin::File { .. }));
        let in_force = chosen.as_ref().map(|(of, contract)| (*of, contract));
        let parts = environment.configured_parts(args, &common.library, in_force, from_file);
        notes.extend(environment.note_on(&parts));
        let mut sessions = Vec::new();
        for entry in entries {
            let is_over = |contract: &&Contract| {
                contract.policy == entry.id || contract.policy == entry.name()
            };
            let policy = entry.load(part, references)?;
            let mut session = Self::over((environment, common, clock), &library, entry, policy, on);
            session.contract = contract.filter(is_over).cloned();
            session.notes.extend_from_slice(&notes);
            sessions.push(session);
        }
        expect_known(args, environment, sessions.iter().map(Session::policy))?;
        if let Some(first) = sessions.first_mut() {
            first.notes.extend(args.zone_note());
            first.notes.extend(note_on_severity(common, environment, &first.policy));
        }
        Ok(sessions)
    }

    fn over(
        (environment, common, clock): (&'a Environment, &'a CommonArgs, Instant),
        library: &Library,
        entry: &Entry,
        policy: Policy,
        as_of: Option<Date>,
    ) -> Self {
        let dates = || library.versions_of(entry).into_iter().map(|version| version.since);
        let has_older = dates().any(|since| since < entry.since);
        let next = dates().filter(|since| *since > entry.since).flatten().min();
        Self {
            environment,
            common,
            clock,
            policy: ManuallyDrop::new(policy),
            contract: None,
            contract_file: None,
            since: entry.since,
            has_older,
            next,
            as_of,
            chosen_by: chosen_by_plan(library, entry, query(&common.subject, as_of)),
            notes: shadow_note(entry).into_iter().collect(),
        }
    }

    /// Adds a contract, and the note on what the configuration says beside it.
    fn under(self, contract: Option<(&ChosenContract, Contract)>, entry: &Entry) -> Self {
        let from_file = matches!(entry.origin, Origin::File { .. });
        let CommonArgs { subject, library, .. } = self.common;
        let in_force = contract.as_ref().map(|(chosen, contract)| (*chosen, contract));
        let parts = self.environment.configured_parts(subject, library, in_force, from_file);
        let mut notes = self.notes;
        notes.extend(self.environment.note_on(&parts));
        let contract_file = contract.as_ref().map(|(chosen, _)| chosen.path.clone());
        let contract = contract.map(|(_, contract)| contract);
        Self { contract, contract_file, notes, ..self }
    }

    pub(super) fn policy(&self) -> &Policy {
        &self.policy
    }

    pub(super) fn contract(&self) -> Option<&Contract> {
        self.contract.as_ref()
    }

    /// Returns the file of the contract.
    pub(super) fn contract_file(&self) -> Option<&Path> {
        self.contract_file.as_deref()
    }

    /// Returns the notes on how the policy was found.
    pub(super) fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Returns the notes on how the policy was found, and one if every version at hand is newer
    /// than an instant.
    pub(super) fn notes_at(&self, at: Instant, zone: Option<&Zone>) -> Vec<String> {
        let mut notes = self.notes.clone();
        notes.extend(zone.and_then(inverted));
        if let Some((date, since)) = self.predates(at, zone) {
            let id = &self.policy.id;
            notes.push(format!(
                "{date} is before {since}, the date of the oldest version of {id} at hand; what \
                 held then is not known here."
            ));
        }
        notes
    }

    /// Returns a date with that of the oldest version at hand, if it is before it.
    pub(super) fn predates(&self, at: Instant, zone: Option<&Zone>) -> Option<(Date, Date)> {
        let date = self.as_of.unwrap_or_else(|| zone.unwrap_or(&Zone::utc()).wall_at(at).date());
        self.since.filter(|since| date < *since).map(|since| (date, since))
    }

    /// Returns the notes on the documents beside the policy's own that an answer cites.
    pub(super) fn notes_on(&self, basis: &[Citation]) -> Vec<String> {
        let documents: Vec<&str> = basis.iter().map(|cited| cited.document.as_str()).collect();
        self.notes_on_documents(&documents)
    }

    /// Returns the notes on the documents beside the policy's own that its topics cite.
    pub(super) fn notes_on_topics(&self) -> Vec<String> {
        let cited = self.policy.topics.iter().flat_map(|topic| &topic.ruling.clauses);
        let titles: Vec<&str> = cited.map(|clause| self.policy.title_of(clause)).collect();
        self.notes_on_documents(&titles)
    }

    /// Returns the notes on those of these documents that bind a customer by more than their date.
    pub(super) fn notes_on_documents(&self, titles: &[&str]) -> Vec<String> {
        binding_notes(&self.policy, titles, self.as_of)
    }

    /// Returns those of the notes on documents that only `--explain` shows: none of them if a text
    /// is later than the date asked for, which the reader has to know.
    pub(super) fn background<'n>(&self, notes: &'n [String], explain: bool) -> &'n [String] {
        let is_late = |since| self.as_of.is_some_and(|asked| asked < since);
        let mut related = self.policy.related.iter();
        let any_late = related
            .any(|text| matches!(text.effective, EffectiveDate::On(since) if is_late(since)));
        if explain || any_late { &[] } else { notes }
    }

    /// Returns a note if the next version comes into force by a date.
    pub(super) fn notes_until(&self, last: Date) -> Option<String> {
        let next = self.next.filter(|next| *next <= last)?;
        let id = &self.policy.id;
        Some(format!(
            "From {next} on another version of {id} is in force, which this does not show; ask \
             for those days apart."
        ))
    }

    /// Returns the instant at which this version came into force, if an instant is before it and
    /// an older version is at hand.
    pub(super) fn before(&self, at: Option<&ZonedInstant>) -> Option<Instant> {
        let (at, since) = (at?, self.since.filter(|_| self.has_older)?);
        let begin = at.zone.opening_at(CivilDateTime::new(since, 0));
        (at.at < begin).then_some(begin)
    }

    /// Returns the subject of the question.
    pub(super) fn subject(&self) -> Result<Subject<'_>, QuestionError> {
        let mut asked = inputs::asked(&self.common.subject)?;
        self.environment.defaults().complete(&mut asked, self.contract.as_ref());
        let (contract, references) = (self.contract.as_ref(), self.environment.references());
        let subject = Subject::resolve(&self.policy, contract, &asked, references);
        let place = (self.common, self.environment, self.policy());
        let elsewhere = |error| with_plan_elsewhere(with_meaning_elsewhere(error, place), place);
        let subject = subject.map_err(elsewhere)?;
        let chosen_by = self.chosen_by.clone().filter(|_| self.contract.is_none());
        Ok(subject.on_date(self.as_of).chosen_by(chosen_by))
    }

    /// Returns the time that is now; one that was typed without an offset is in the zone.
    pub(super) fn now(&self, zone: Option<&Zone>) -> Result<Instant, QuestionError> {
        inputs::now(&self.common.now, zone, self.clock)
    }
}

fn query(args: &SubjectArgs, on: Option<Date>) -> PolicyQuery<'_> {
    PolicyQuery {
        vendor: args.vendor.as_deref(),
        policy: args.policy.as_deref(),
        plan: args.plan.as_deref(),
        on,
    }
}

/// Leaves a contract out, with a note, that nobody named on the command line and that is over
/// another policy than the one asked for.
fn without_another<'c>(
    chosen: Option<(&'c ChosenContract, Contract)>,
    args: &SubjectArgs,
    (library, on): (&Library, Option<Date>),
    notes: &mut Vec<String>,
) -> Result<Option<(&'c ChosenContract, Contract)>, QuestionError> {
    let Some((of, contract)) = chosen else { return Ok(None) };
    let entry = library.version(&contract.policy, on)?;
    let conflict = contradiction(args.vendor.as_deref(), args.policy.as_deref(), entry);
    if of.source == ContractSource::CommandLine || conflict.is_none() {
        return Ok(Some((of, contract)));
    }
    notes.push(left_out(of, &contract));
    Ok(None)
}

/// Adds notes that are not there yet.
pub(super) fn add_new(notes: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for note in more {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
}

fn shadow_note(entry: &Entry) -> Option<String> {
    match &entry.origin {
        Origin::File { path, shadows: true } => Some(format!(
            "{} comes from {path}, not from the built-in policy of that id.",
            entry.id
        )),
        Origin::File { .. } | Origin::BuiltIn => None,
    }
}
