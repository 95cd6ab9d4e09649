//! The environment of a question: zones, holiday lists, the policies at hand.

use std::{env, path::PathBuf};

use super::{
    config::Configured,
    inputs::{self, TimeOption},
    options::{CommonArgs, LibraryArgs},
};
use crate::{
    policy::{self, HolidayCatalog, Library, References},
    sla::{QuestionError, SubjectDefaults},
    time::{Date, Instant, TzData, TzDataError, TzSource, Zone},
    times::place,
};

/// Zones, holiday lists and the configuration.
#[derive(Debug)]
pub(super) struct Environment {
    tz: TzData,
    holidays: HolidayCatalog,
    configured: Configured,
}

impl Environment {
    pub(super) fn new(configured: Configured) -> anyhow::Result<Self> {
        let source = TzSource::parse(&env::var("SLACALC_TZDATA").unwrap_or_default());
        let tz = TzData::open(&source).map_err(|error| {
            let advice = match error {
                TzDataError::NoSystemFiles => "set SLACALC_TZDATA to 'bundled' or to a directory",
                _ => "SLACALC_TZDATA takes 'bundled', 'system' or a directory",
            };
            anyhow::anyhow!("{error}; {advice}")
        })?;
        Ok(Self { tz, holidays: HolidayCatalog::default(), configured })
    }

    /// Opens an environment for commands that need only the names of zones: `SLACALC_TZDATA` is not
    /// read.
    pub(super) fn without_clocks(configured: Configured) -> anyhow::Result<Self> {
        let tz = TzData::open(&TzSource::Newest)?;
        Ok(Self { tz, holidays: HolidayCatalog::default(), configured })
    }

    /// Returns the release of the zone rules.
    pub(super) fn release(&self) -> String {
        let release = self.tz.release();
        if release.is_empty() { "unknown".to_owned() } else { release.to_owned() }
    }

    pub(super) fn references(&self) -> References<'_> {
        References { tz: &self.tz, holidays: &self.holidays }
    }

    pub(super) fn configured(&self) -> &Configured {
        &self.configured
    }

    /// Returns what the configuration says of the customer's place.
    pub(super) fn defaults(&self) -> SubjectDefaults {
        SubjectDefaults {
            timezone: self.configured.timezone().map(str::to_owned),
            holidays: self.configured.holidays().map(<[String]>::to_vec),
        }
    }

    pub(super) fn library(&self, args: &LibraryArgs) -> Result<Library<'_>, QuestionError> {
        let typed = typed_policy_dirs(args);
        let directories = if typed.is_empty() { self.configured.policy_dirs() } else { &typed };
        Ok(Library::open(directories, self.references())?)
    }

    /// Returns a typed zone.
    pub(super) fn zone(&self, name: &str) -> Result<Zone, QuestionError> {
        Ok(self.tz.zone(place(name)?)?)
    }

    /// Returns the date whose versions of policies answer: that of `--as-of`, or that of a time in
    /// the customer's zone. `None` stands for the newest: no policy has several versions.
    pub(super) fn date(
        &self,
        common: &CommonArgs,
        library: &Library,
        contract: Option<&str>,
        time: TimeOption<'_>,
        clock: Instant,
    ) -> Result<Option<Date>, QuestionError> {
        if let Some(date) = inputs::as_of(&common.version)? {
            return Ok(Some(date));
        }
        if !library.has_versions() {
            return Ok(None);
        }
        if let Ok(date) = Date::parse(time.text) {
            return Ok(Some(date));
        }
        let of_contract = || policy::contract_timezone(contract?);
        let zone = common.subject.zone().map(str::to_owned).or_else(of_contract);
        let zone = zone.or_else(|| self.configured.timezone().map(str::to_owned));
        let zone = zone.map(|name| self.zone(&name)).transpose()?;
        let now = inputs::now(&common.now, zone.as_ref(), clock)?;
        // A time that cannot be read is refused by the question itself, which names its option.
        let Ok(moment) = time.read(zone.as_ref(), now) else { return Ok(None) };
        let zone = zone.or(moment.written_in).unwrap_or_else(Zone::utc);
        Ok(Some(zone.wall_at(moment.at).date()))
    }
}

/// Returns the directories of policies by options, or else by the environment; none if neither says
/// any.
pub(super) fn typed_policy_dirs(args: &LibraryArgs) -> Vec<PathBuf> {
    if !args.policy_dir.is_empty() {
        return args.policy_dir.clone();
    }
    let variable = env::var_os("SLACALC_POLICY_DIR").unwrap_or_default();
    env::split_paths(&variable).filter(|path| !path.as_os_str().is_empty()).collect()
}
