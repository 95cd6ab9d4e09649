//! Holiday lists by name: those inside the program, and the user's files.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    HolidayError,
    builtin::{BuiltinHolidays, HOLIDAYS},
    holiday_file::{has_extension, read_list},
    holidays::RuleFile,
    lookup::{near_slip_of, nearest, normalized},
    problem::InvalidFile,
};
use crate::calendar::holidays::HolidayList;

/// Every holiday list that can be named: `de`, `germany`, `de-by`, or a path to a `.toml` or `.ics`
/// file.
#[derive(Debug, Default)]
pub struct HolidayCatalog {
    /// The lists that were asked for, so that none is read twice.
    loaded: Mutex<Vec<Loaded>>,
}

/// A list that was read, and by what it was asked for.
#[derive(Debug)]
struct Loaded {
    name: String,
    categories: Vec<String>,
    list: Arc<HolidayList>,
}

/// A list inside the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListName {
    /// `de`, `de-by`.
    pub id: String,
    /// `Germany`, `Germany (Bavaria)`.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
}

impl HolidayCatalog {
    /// Returns true if a name is a path rather than the name of a built-in list.
    #[must_use]
    pub(crate) fn is_path(name: &str) -> bool {
        name.contains(['/', '\\'])
            || ["toml", "ics", "txt"].iter().any(|known| has_extension(Path::new(name), known))
    }

    /// Returns true if a name is the path of an iCalendar file, of which events are taken by their
    /// category.
    #[must_use]
    pub(crate) fn is_calendar(name: &str) -> bool {
        has_extension(Path::new(name), "ics")
    }

    /// Returns the name as seen from a file: a relative path is relative to that file.
    #[must_use]
    pub(crate) fn beside(file: &str, name: &str) -> String {
        match Path::new(file).parent() {
            Some(directory) if Self::is_path(name) => directory.join(name).display().to_string(),
            _ => name.to_owned(),
        }
    }

    /// Returns true if a built-in list has this name.
    #[must_use]
    pub(crate) fn knows(name: &str) -> bool {
        built_in(name).is_some()
    }

    /// Returns the error for a name that no built-in list has.
    #[must_use]
    pub(crate) fn unknown(name: &str) -> HolidayError {
        let wanted = normalized(name);
        let mut splits = splits(&wanted);
        // The country is known, and only its part is wrong.
        let Some((file, part)) =
            splits.find_map(|(country, part)| Some((country_called(country)?, part)))
        else {
            return HolidayError::Unknown {
                name: name.to_owned(),
                nearest: list_meant(&wanted),
                parts: Vec::new(),
            };
        };
        let in_full = |part: &str| format!("{}-{part}", file.id);
        let nearest = nearest(part, file.parts.iter().copied()).map(|part| in_full(&part));
        let parts = file.parts.iter().map(|part| in_full(part));
        let parts = std::iter::once(file.id.to_owned()).chain(parts).collect();
        HolidayError::Unknown { name: name.to_owned(), nearest, parts }
    }

    /// Returns every list inside the program: each country, and after it its parts.
    ///
    /// # Errors
    /// A built-in file is not valid, which the tests rule out.
    pub(crate) fn lists() -> Result<Vec<ListName>, HolidayError> {
        let mut lists = Vec::new();
        for file in HOLIDAYS {
            let rules = parsed(file)?;
            let aliases = rules.aliases().map(str::to_owned).collect();
            lists.push(ListName { id: file.id.to_owned(), name: rules.name().to_owned(), aliases });
            for (part, name) in rules.subdivisions() {
                let aliases = rules
                    .subdivision_aliases(part)
                    .map(|alias| format!("{}-{alias}", file.id))
                    .collect();
                lists.push(ListName {
                    id: format!("{}-{part}", file.id),
                    name: format!("{} ({name})", rules.name()),
                    aliases,
                });
            }
        }
        Ok(lists)
    }

    /// Returns the list of a name or path.
    ///
    /// # Errors
    /// There is none of that name, or its file cannot be read or is not valid.
    pub(crate) fn load(&self, name: &str) -> Result<Arc<HolidayList>, HolidayError> {
        self.load_categories(name, &[])
    }

    /// Returns the list of a name or path; of an iCalendar file only the events of these
    /// categories, unless there are none.
    ///
    /// # Errors
    /// As for [`Self::load`]; also if no event of the file has such a category.
    pub(crate) fn load_categories(
        &self,
        name: &str,
        categories: &[String],
    ) -> Result<Arc<HolidayList>, HolidayError> {
        let categories = if Self::is_calendar(name) { categories } else { &[] };
        // A list is pushed whole or not at all, so a thread that died here left nothing half done.
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) =
            loaded.iter().find(|known| known.name == name && known.categories == categories)
        {
            return Ok(Arc::clone(&known.list));
        }
        let list = Self::read(name, categories)?;
        loaded.push(Loaded {
            name: name.to_owned(),
            categories: categories.to_vec(),
            list: Arc::clone(&list),
        });
        Ok(list)
    }

    fn read(name: &str, categories: &[String]) -> Result<Arc<HolidayList>, HolidayError> {
        if Self::is_path(name) {
            return read_list(Path::new(name), categories)
                .map(Arc::new)
                .map_err(HolidayError::File);
        }
        let (file, subdivision) = built_in(name).ok_or_else(|| Self::unknown(name))?;
        let rules = parsed(file)?;
        Ok(Arc::new(match subdivision {
            Some(part) => rules.list(Some(&part)).ok_or_else(|| Self::unknown(name))?,
            None => rules.country_with_parts(file.id),
        }))
    }
}

/// Returns the file of a name such as `de`, `germany` or `de-by`, and the part of the country that
/// it names.
fn built_in(name: &str) -> Option<(&'static BuiltinHolidays, Option<String>)> {
    let name = normalized(name);
    if let Some(file) = country_called(&name) {
        return Some((file, None));
    }
    splits(&name).find_map(|(country, part)| {
        let file = country_called(country).filter(|file| file.parts.contains(&part))?;
        Some((file, Some(part.to_owned())))
    })
}

/// Returns the file of a country by its id or another name.
fn country_called(name: &str) -> Option<&'static BuiltinHolidays> {
    let is_called = |file: &&BuiltinHolidays| {
        file.id == name || file.aliases.iter().any(|alias| normalized(alias) == name)
    };
    HOLIDAYS.iter().find(is_called)
}

/// Names that are spelt almost as a list's and belong to another place.
const OTHER_PLACES: [&str; 4] = ["gotland", "iceland", "indiana", "tanzania"];

/// Returns the list of a part by the part's name alone, or else the list whose name a wrong one is
/// a slip of.
fn list_meant(wanted: &str) -> Option<String> {
    let named = names_of_lists();
    if let Some((_, list)) = named.iter().find(|(name, _)| name == wanted) {
        return Some(list.clone());
    }
    if OTHER_PLACES.contains(&wanted) {
        return None;
    }
    let slip = near_slip_of(wanted, named.iter().map(|(name, _)| name.as_str()))?;
    named.into_iter().find(|(name, _)| *name == slip).map(|(_, list)| list)
}

/// Returns every name of a country or of a part, and the list that it stands for.
fn names_of_lists() -> Vec<(String, String)> {
    let mut named = Vec::new();
    for file in HOLIDAYS {
        named.extend(file.aliases.iter().map(|alias| (normalized(alias), (*alias).to_owned())));
        let Ok(rules) = parsed(file) else { continue };
        for (part, name) in rules.subdivisions() {
            let names = std::iter::once(name).chain(rules.subdivision_aliases(part));
            named.extend(names.map(|name| (normalized(name), format!("{}-{part}", file.id))));
        }
    }
    named
}

/// Returns a name cut in two at each of its hyphens.
fn splits(name: &str) -> impl Iterator<Item = (&str, &str)> {
    name.match_indices('-').map(|(at, _)| (&name[..at], &name[at + 1..]))
}

fn parsed(file: &BuiltinHolidays) -> Result<RuleFile, HolidayError> {
    RuleFile::from_embedded(file.rules)
        .map_err(|defects| HolidayError::File(InvalidFile::new(file.id, "", defects).into()))
}

#[cfg(test)]
mod tests {
    use super::HolidayCatalog;
    use crate::{
        policy::holidays::RuleFile,
        time::{Date, TzData, TzSource},
    };

    #[test]
    fn a_zone_that_points_to_a_part_is_one_and_points_to_one() {
        let (catalog, tz) = (HolidayCatalog::default(), TzData::open(&TzSource::Bundled).unwrap());
        let mut wrong = Vec::new();
        for file in super::HOLIDAYS {
            let country = catalog.load(file.id).unwrap();
            let mut zones: Vec<&String> =
                country.parts().iter().flat_map(|part| &part.zones).collect();
            zones.sort_unstable();
            wrong.extend(
                zones.iter().filter(|zone| tz.zone(zone).is_err()).map(ToString::to_string),
            );
            wrong.extend(
                zones.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()),
            );
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn what_is_embedded_is_what_the_files_say() {
        let catalog = HolidayCatalog::default();
        let [from, to] = ["2010-01-01", "2040-12-31"].map(|on| Date::parse(on).unwrap());
        let lists = HolidayCatalog::lists().unwrap();
        assert!(lists.len() > 100, "{} lists", lists.len());
        for list in lists {
            let (country, part) = list
                .id
                .split_once('-')
                .map_or((list.id.as_str(), None), |(country, part)| (country, Some(part)));
            let path = format!("{}/policies/holidays/{country}.toml", env!("CARGO_MANIFEST_DIR"));
            let file = RuleFile::parse(&std::fs::read_to_string(path).unwrap())
                .unwrap()
                .list(part)
                .unwrap();
            let embedded = catalog.load(&list.id).unwrap();
            assert_eq!(
                (embedded.name(), embedded.known_years()),
                (file.name(), file.known_years()),
                "{}",
                list.id
            );
            assert_eq!(embedded.between(from, to), file.between(from, to), "{}", list.id);
        }
    }
}
