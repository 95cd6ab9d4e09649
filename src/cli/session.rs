//! What every question needs: the policy, the contract, and the subject made of them.

use std::{env, path::PathBuf};

use anyhow::Context as _;

use super::{
    environment::Environment,
    options::{CommonArgs, NowArgs, SubjectArgs, VersionArgs},
};
use crate::{
    answer::{
        PolicyQuery, QuestionError, Subject, SubjectInput, ZonedInstant, find_policy, known_vendor,
    },
    policy::{
        self, Contract, Entry, FileError, HolidayCatalog, Library, Origin, Policy, PolicyPart,
        References, normalized,
    },
    time::{CivilDateTime, Date, Instant, Zone},
    times::{TypedTime, inverted, parse_moment},
};

/// A policy and a contract, ready for a question.
#[derive(Debug)]
pub(super) struct Session<'a> {
    around: References<'a>,
    policy: Policy,
    contract: Option<Contract>,
    /// The first date on which this version of the policy is in force.
    since: Option<Date>,
    /// Whether there is a version before it.
    has_older: bool,
    /// The first date on which the version after it is in force.
    next: Option<Date>,
    /// The date whose version was asked for.
    as_of: Option<Date>,
    /// What must be said of how the policy was found.
    notes: Vec<String>,
}

/// The customer's contract, as it was found.
struct ContractFile {
    shown: String,
    text: String,
    from_environment: bool,
}

impl ContractFile {
    /// That of the option, or else of the environment.
    fn find(args: &SubjectArgs) -> anyhow::Result<Option<Self>> {
        let from_environment = args.contract.is_none();
        let Some(path) = contract_path(args.contract.clone()) else { return Ok(None) };
        let text = FileError::read(&path).context("the contract")?;
        Ok(Some(Self { shown: path.display().to_string(), text, from_environment }))
    }

    fn read(
        &self,
        library: &Library,
        on: Option<Date>,
        part: PolicyPart,
        around: References<'_>,
    ) -> anyhow::Result<(Contract, Policy)> {
        Ok(policy::contract(&self.shown, &self.text, around, |id| {
            library.version(id, on)?.load(part, around)
        })?)
    }
}

impl<'a> Session<'a> {
    /// Finds and loads the policy, and the contract if there is one. Of several versions of the
    /// policy it takes the one in force at the time that was typed.
    pub(super) fn open(
        world: &'a Environment,
        common: &CommonArgs,
        part: PolicyPart,
        time: Option<&str>,
        clock: Instant,
    ) -> anyhow::Result<Self> {
        let around = world.around();
        let (args, library) = (&common.subject, world.library(&common.library)?);
        let Some(file) = ContractFile::find(args)? else {
            let on = world.date(common, &library, None, time, clock)?;
            let entry = find_policy(&library, wanted(args, on))?;
            return Ok(Self::over(around, &library, entry, entry.load(part, around)?, on));
        };
        let on = world.date(common, &library, Some(&file.text), time, clock)?;
        let (contract, policy) = file.read(&library, on, part, around)?;
        let entry = library.version(&contract.policy, on)?;
        let Some(conflict) = contradiction(args, entry) else {
            return Ok(Self {
                contract: Some(contract),
                ..Self::over(around, &library, entry, policy, on)
            });
        };
        if !file.from_environment {
            return Err(QuestionError::Conflict(format!(
                "the contract {} is over {}, and {conflict}",
                file.shown, entry.id
            ))
            .into());
        }
        let entry = find_policy(&library, wanted(args, on))?;
        let mut session = Self::over(around, &library, entry, entry.load(part, around)?, on);
        session.notes.push(format!(
            "The contract {} of SLACALC_CONTRACT is over {} and was left out.",
            file.shown, contract.policy
        ));
        Ok(session)
    }

    /// A session over each current policy of the vendor that was said, of the contract's, or of
    /// every vendor.
    pub(super) fn open_all(
        world: &'a Environment,
        common: &CommonArgs,
        part: PolicyPart,
        time: &str,
        clock: Instant,
    ) -> anyhow::Result<Vec<Self>> {
        let around = world.around();
        let (args, library) = (&common.subject, world.library(&common.library)?);
        let file = ContractFile::find(args)?;
        let on = world.date(
            common,
            &library,
            file.as_ref().map(|file| file.text.as_str()),
            Some(time),
            clock,
        )?;
        let contract = file
            .map(|file| file.read(&library, on, part, around))
            .transpose()?
            .map(|(contract, _)| contract);
        let of_contract = contract
            .as_ref()
            .map(|contract| library.version(&contract.policy, on))
            .transpose()?
            .map(|entry| entry.vendor.as_str());
        let vendor =
            args.vendor.as_deref().map(normalized).or_else(|| of_contract.map(str::to_owned));
        if args.policy.is_none()
            && let Some(error) = library.in_the_way(vendor.as_deref())
        {
            return Err(error.into());
        }
        args.vendor.as_ref().map(|vendor| known_vendor(&library, vendor)).transpose()?;
        let entries: Vec<&Entry> = match &args.policy {
            Some(_) => vec![find_policy(&library, wanted(args, on))?],
            None => library.current(on),
        };
        let of_vendor = entries
            .into_iter()
            .filter(|entry| vendor.as_ref().is_none_or(|vendor| *vendor == entry.vendor));
        let session = |entry: &Entry| {
            let contract = contract
                .clone()
                .filter(|contract| contract.policy == entry.id || contract.policy == entry.name());
            Ok(Self {
                contract,
                ..Self::over(around, &library, entry, entry.load(part, around)?, on)
            })
        };
        of_vendor.map(session).collect()
    }

    fn over(
        around: References<'a>,
        library: &Library,
        entry: &Entry,
        policy: Policy,
        as_of: Option<Date>,
    ) -> Self {
        let versions = || library.versions_of(entry).into_iter();
        let has_older = versions().any(|other| other.since < entry.since);
        let next = versions()
            .filter(|other| other.since > entry.since)
            .filter_map(|other| other.since)
            .min();
        Self {
            around,
            policy,
            contract: None,
            since: entry.since,
            has_older,
            next,
            as_of,
            notes: shadow_note(entry),
        }
    }

    pub(super) fn policy(&self) -> &Policy {
        &self.policy
    }

    pub(super) fn contract(&self) -> Option<&Contract> {
        self.contract.as_ref()
    }

    /// What must be said of how the policy was found, and if no version at hand is as old as an
    /// instant.
    pub(super) fn notes_at(&self, at: Instant, zone: Option<&Zone>) -> Vec<String> {
        let mut notes = self.notes.clone();
        notes.extend(zone.and_then(inverted));
        let date = self.as_of.unwrap_or_else(|| zone.unwrap_or(&Zone::utc()).wall_at(at).date());
        if let Some(since) = self.since.filter(|since| date < *since) {
            let id = &self.policy.id;
            notes.push(format!(
                "{date} is before {since}, the date of the oldest version of {id} at hand; what \
                 held then is not known here."
            ));
        }
        notes
    }

    /// When this version of the policy came into force, if an instant is before that and an older
    /// version is at hand.
    pub(super) fn before(&self, at: Option<&ZonedInstant>) -> Option<Instant> {
        let (at, since) = (at?, self.since.filter(|_| self.has_older)?);
        let begin = at.zone.opening_at(CivilDateTime::new(since, 0));
        (at.at < begin).then_some(begin)
    }

    /// What must be said of a span that reaches beyond the version of the policy that is in force
    /// as it begins.
    pub(super) fn notes_until(&self, last: Date) -> Option<String> {
        let next = self.next.filter(|next| *next <= last)?;
        let id = &self.policy.id;
        Some(format!(
            "From {next} on another version of {id} is in force, which this does not show; ask \
             for those days apart."
        ))
    }

    /// What must be said of how the policy was found.
    pub(super) fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Whose ticket the question is about.
    pub(super) fn subject(&self, args: &SubjectArgs) -> Result<Subject<'_>, QuestionError> {
        Subject::resolve(&self.policy, self.contract.as_ref(), &asked(args)?, self.around)
    }
}

/// The path of the contract: as typed, or as `SLACALC_CONTRACT` has it.
pub(super) fn contract_path(typed: Option<PathBuf>) -> Option<PathBuf> {
    typed.or_else(|| {
        env::var_os("SLACALC_CONTRACT").filter(|path| !path.is_empty()).map(PathBuf::from)
    })
}

/// The date of `--as-of`.
pub(super) fn as_of(args: &VersionArgs) -> Result<Option<Date>, QuestionError> {
    args.as_of
        .as_ref()
        .map(|date| {
            Date::parse(date).map_err(|error| QuestionError::Conflict(format!("--as-of: {error}")))
        })
        .transpose()
}

/// What was said of the ticket, as it was typed.
pub(super) fn asked(args: &SubjectArgs) -> Result<SubjectInput, QuestionError> {
    expect_calendar(&args.holidays, &args.holiday_category)?;
    Ok(SubjectInput {
        plan: args.plan.clone(),
        edition: args.edition.clone(),
        region: args.region.clone(),
        priority: args.priority.clone(),
        channel: args.channel.clone(),
        timezone: args.timezone.clone(),
        holidays: holidays(&args.holidays)?,
        holiday_categories: args.holiday_category.clone(),
        readings: readings(&args.reading)?,
    })
}

/// "Now": as typed, as `SLACALC_NOW` has it, or the clock's.
pub(super) fn now(
    args: &NowArgs,
    zone: Option<&Zone>,
    clock: Instant,
) -> Result<Instant, QuestionError> {
    if let Some(text) = &args.now {
        return Ok(moment("--now", text, zone, clock)?.at);
    }
    match env::var("SLACALC_NOW") {
        Ok(text) if !text.is_empty() => Ok(moment("SLACALC_NOW", &text, zone, clock)?.at),
        _ => Ok(clock),
    }
}

/// A time that was typed for an option.
pub(super) fn moment(
    option: &'static str,
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
) -> Result<TypedTime, QuestionError> {
    parse_moment(text, zone, now).map_err(|error| QuestionError::Time { option, error })
}

fn wanted(args: &SubjectArgs, on: Option<Date>) -> PolicyQuery<'_> {
    PolicyQuery {
        vendor: args.vendor.as_deref(),
        policy: args.policy.as_deref(),
        plan: args.plan.as_deref(),
        on,
    }
}

fn contradiction(args: &SubjectArgs, entry: &Entry) -> Option<String> {
    let policy = args
        .policy
        .as_ref()
        .filter(|id| !id.eq_ignore_ascii_case(&entry.id) && !id.eq_ignore_ascii_case(&entry.name()))
        .map(|id| format!("--policy is {id}"));
    policy.or_else(|| {
        args.vendor
            .as_ref()
            .filter(|vendor| !vendor.eq_ignore_ascii_case(&entry.vendor))
            .map(|vendor| format!("--vendor is {vendor}"))
    })
}

fn shadow_note(entry: &Entry) -> Vec<String> {
    match &entry.origin {
        Origin::File { path, shadows: true } => vec![format!(
            "{} comes from {path}, not from the built-in policy of that id.",
            entry.id
        )],
        Origin::File { .. } | Origin::BuiltIn => Vec::new(),
    }
}

/// The lists that were typed; an empty list for `none`.
pub(super) fn holidays(lists: &[String]) -> Result<Option<Vec<String>>, QuestionError> {
    let none = lists.iter().any(|list| list == "none");
    match lists {
        [] => Ok(None),
        [_] if none => Ok(Some(Vec::new())),
        _ if none => Err(QuestionError::Conflict(
            "the holiday list 'none' goes with no other list".to_owned(),
        )),
        lists => Ok(Some(lists.to_vec())),
    }
}

/// Refuses typed categories if lists were typed too and none of them is a calendar file.
pub(super) fn expect_calendar(
    lists: &[String],
    categories: &[String],
) -> Result<(), QuestionError> {
    let [category, ..] = categories else { return Ok(()) };
    if lists.is_empty() || lists.iter().any(|list| HolidayCatalog::is_calendar(list)) {
        return Ok(());
    }
    let lists = lists.join(",");
    Err(QuestionError::Conflict(format!(
        "--holiday-category '{category}' is for events of an .ics file, but --holidays {lists} \
         names no such file"
    )))
}

/// The choices by name. A reading is taken in one way, so that two choices of it contradict each
/// other.
fn readings(options: &[String]) -> Result<Vec<(String, String)>, QuestionError> {
    let mut readings: Vec<(String, String)> = Vec::new();
    for option in options {
        let (name, choice) = name_and_value(option)?;
        match readings.iter().find(|(other, _)| *other == name) {
            Some((_, other)) if *other == choice => {}
            Some((_, other)) => {
                return Err(QuestionError::Conflict(format!(
                    "--reading {name}={other} and {name}={choice} contradict each other"
                )));
            }
            None => readings.push((name, choice)),
        }
    }
    Ok(readings)
}

fn name_and_value(reading: &str) -> Result<(String, String), QuestionError> {
    let parts = reading
        .split_once('=')
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    parts.ok_or_else(|| {
        QuestionError::Conflict(format!(
            "--reading takes NAME=VALUE, such as business-day=same-time, not '{reading}'"
        ))
    })
}
