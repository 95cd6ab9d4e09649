//! What every question needs: zones, holiday lists, policies, the contract, and the subject made of them.

use std::{env, path::PathBuf};

use anyhow::Context as _;

use super::arguments::{CommonArgs, LibraryArgs, NowArgs, SubjectArgs};
use crate::{
    answer::{AskError, Asked, Subject, Wanted, choose},
    policy::{self, Contract, Entry, FileError, HolidayCatalog, Library, Origin, Part, Policy, Surroundings},
    time::{Instant, Moment, TzData, TzSource, Zone, parse_moment},
};

/// Zones and holiday lists.
#[derive(Debug)]
pub(super) struct World {
    tz: TzData,
    holidays: HolidayCatalog,
}

/// A policy and a contract, ready for a question.
#[derive(Debug)]
pub(super) struct Session<'a> {
    around: Surroundings<'a>,
    policy: Policy,
    contract: Option<Contract>,
    /// What must be said of how the policy was found.
    notes: Vec<String>,
}

impl World {
    pub(super) fn new() -> anyhow::Result<Self> {
        let source = TzSource::parse(&env::var("SLACALC_TZDATA").unwrap_or_default());
        Ok(Self { tz: TzData::open(&source)?, holidays: HolidayCatalog::default() })
    }

    /// The release of the zone rules.
    pub(super) fn release(&self) -> String {
        let release = self.tz.release();
        if release.is_empty() { "unknown".to_owned() } else { release.to_owned() }
    }

    pub(super) fn around(&self) -> Surroundings<'_> {
        Surroundings { tz: &self.tz, holidays: &self.holidays }
    }

    /// The zone of a place.
    pub(super) fn zone(&self, name: &str) -> Result<Zone, AskError> {
        Ok(self.tz.zone(self.tz.place(name)?)?)
    }

    pub(super) fn library(&self, args: &LibraryArgs) -> Result<Library, AskError> {
        let mut directories = args.policy_dir.clone();
        if directories.is_empty() {
            directories
                .extend(env::var_os("SLACALC_POLICY_DIR").iter().flat_map(env::split_paths).filter(|path| !path.as_os_str().is_empty()));
        }
        Ok(Library::open(&directories, self.around())?)
    }
}

impl<'a> Session<'a> {
    /// Finds and loads the policy, and the contract if there is one.
    pub(super) fn open(world: &'a World, common: &CommonArgs, part: Part) -> anyhow::Result<Self> {
        let around = world.around();
        let (args, library) = (&common.subject, world.library(&common.library)?);
        let from_environment = args.contract.is_none();
        let path = args.contract.clone().or_else(|| env::var_os("SLACALC_CONTRACT").filter(|path| !path.is_empty()).map(PathBuf::from));
        let Some(path) = path else {
            let entry = choose(&library, wanted(args))?;
            return Ok(Self { around, policy: entry.load(part, around)?, contract: None, notes: shadow_note(entry) });
        };
        let text = FileError::read(&path).context("the contract")?;
        let shown = path.display().to_string();
        let (contract, policy) = policy::contract(&shown, &text, around, |id| -> anyhow::Result<Policy> {
            Ok(library.entry(id).with_context(|| format!("the contract {shown}"))?.load(part, around)?)
        })?;
        let entry = library.entry(&contract.policy)?;
        let Some(conflict) = contradiction(args, entry) else {
            return Ok(Self { around, policy, contract: Some(contract), notes: shadow_note(entry) });
        };
        if !from_environment {
            return Err(AskError::Conflict(format!("the contract {shown} is over {}, and {conflict}", entry.id)).into());
        }
        let entry = choose(&library, wanted(args))?;
        let mut notes = shadow_note(entry);
        notes.push(format!("The contract {shown} of SLACALC_CONTRACT is over {} and was left out.", contract.policy));
        Ok(Self { around, policy: entry.load(part, around)?, contract: None, notes })
    }

    pub(super) fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Whose ticket the question is about.
    pub(super) fn subject(&self, args: &SubjectArgs) -> Result<Subject<'_>, AskError> {
        Subject::resolve(&self.policy, self.contract.as_ref(), &asked(args)?, self.around)
    }
}

/// What was said of the ticket's subject.
pub(super) fn asked(args: &SubjectArgs) -> Result<Asked, AskError> {
    Ok(Asked {
        plan: args.plan.clone(),
        edition: args.edition.clone(),
        region: args.region.clone(),
        priority: args.priority.clone(),
        channel: args.channel.clone(),
        timezone: args.timezone.clone(),
        holidays: holidays(&args.holidays)?,
        readings: args.reading.iter().map(|reading| name_and_value(reading)).collect::<Result<_, _>>()?,
    })
}

/// "Now": as typed, as `SLACALC_NOW` has it, or the clock's.
pub(super) fn now(args: &NowArgs, zone: Option<&Zone>, clock: Instant) -> Result<Instant, AskError> {
    if let Some(text) = &args.now {
        return Ok(moment("--now", text, zone, clock)?.at);
    }
    match env::var("SLACALC_NOW") {
        Ok(text) if !text.is_empty() => Ok(moment("SLACALC_NOW", &text, zone, clock)?.at),
        _ => Ok(clock),
    }
}

/// A time that was typed for an option.
pub(super) fn moment(option: &'static str, text: &str, zone: Option<&Zone>, now: Instant) -> Result<Moment, AskError> {
    parse_moment(text, zone, now).map_err(|error| AskError::Time { option, error })
}

fn wanted(args: &SubjectArgs) -> Wanted<'_> {
    Wanted { vendor: args.vendor.as_deref(), policy: args.policy.as_deref(), plan: args.plan.as_deref() }
}

fn contradiction(args: &SubjectArgs, entry: &Entry) -> Option<String> {
    let policy = args.policy.as_ref().filter(|id| !id.eq_ignore_ascii_case(&entry.id)).map(|id| format!("--policy is {id}"));
    policy.or_else(|| {
        args.vendor.as_ref().filter(|vendor| !vendor.eq_ignore_ascii_case(&entry.vendor)).map(|vendor| format!("--vendor is {vendor}"))
    })
}

fn shadow_note(entry: &Entry) -> Vec<String> {
    match &entry.origin {
        Origin::File { path, shadows: true } => vec![format!("{} comes from {path}, not from the built-in policy of that id.", entry.id)],
        Origin::File { .. } | Origin::BuiltIn => Vec::new(),
    }
}

fn holidays(lists: &[String]) -> Result<Option<Vec<String>>, AskError> {
    let none = lists.iter().any(|list| list == "none");
    match lists {
        [] => Ok(None),
        [_] if none => Ok(Some(Vec::new())),
        _ if none => Err(AskError::Conflict("--holidays none goes with no other list".to_owned())),
        lists => Ok(Some(lists.to_vec())),
    }
}

fn name_and_value(reading: &str) -> Result<(String, String), AskError> {
    let parts = reading.split_once('=').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    parts.ok_or_else(|| AskError::Conflict(format!("--reading takes NAME=VALUE, such as business-day=same-time, not '{reading}'")))
}
