//! Zones and holiday lists for tests that ask the library: the bundled rules, whatever the machine
//! has.

use slacalc::{
    HolidayCatalog, Library, References,
    time::{TzData, TzSource},
};

use crate::program::root;

/// What every question needs around it.
pub(crate) struct World {
    pub tz: TzData,
    pub holidays: HolidayCatalog,
}

impl World {
    pub(crate) fn new() -> Self {
        Self { tz: TzData::open(&TzSource::Bundled).unwrap(), holidays: HolidayCatalog::default() }
    }

    pub(crate) fn references(&self) -> References<'_> {
        References { tz: &self.tz, holidays: &self.holidays }
    }

    /// The built-in policies and those of directories of the repository.
    pub(crate) fn library(&self, directories: &[&str]) -> Library<'_> {
        let directories: Vec<_> =
            directories.iter().map(|directory| root().join(directory)).collect();
        Library::open(&directories, self.references()).unwrap()
    }
}
