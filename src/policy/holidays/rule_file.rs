//! Rule files: one country, its parts, and the rules of each. Knows nothing of where files lie.

use std::{ops::RangeInclusive, sync::Arc};

use crate::calendar::holidays::{Bridge, CountryPart, Holiday, HolidayList, HolidayRule};

/// The holidays of one country, and how they differ among its parts.
#[derive(Clone, Debug)]
pub(crate) struct RuleFile {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) known: RangeInclusive<i32>,
    pub(super) bridge: Option<Bridge>,
    pub(super) subdivisions: Vec<Subdivision>,
    pub(super) rules: Vec<PlacedRule>,
    pub(super) worked: Vec<Holiday>,
}

/// A part of a country that has holidays of its own.
#[derive(Clone, Debug)]
pub(super) struct Subdivision {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    /// The index of the subdivision whose holidays it has beside the country's.
    pub(super) within: Option<usize>,
    pub(super) known: RangeInclusive<i32>,
    pub(super) zones: Vec<String>,
}

/// A rule, and where it holds.
#[derive(Clone, Debug)]
pub(super) struct PlacedRule {
    pub(super) rule: Arc<HolidayRule>,
    pub(super) place: RuleRegion,
}

/// Where a rule holds; subdivisions are named by their place in the list.
#[derive(Clone, Debug)]
pub(super) enum RuleRegion {
    /// In these subdivisions, and not in the country's own list.
    Only(Vec<usize>),
    /// In the country's own list and in all subdivisions but these.
    AllBut(Vec<usize>),
}

impl RuleFile {
    /// Returns the country's name.
    #[must_use]
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Returns other words for the country, in lower case.
    pub(crate) fn aliases(&self) -> impl Iterator<Item = &str> {
        self.aliases.iter().map(String::as_str)
    }

    /// Returns the parts of the country that have a list of their own: id and name, in the order of
    /// the ids.
    pub(crate) fn subdivisions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.subdivisions.iter().map(|part| (part.id.as_str(), part.name.as_str()))
    }

    /// Returns other words for one part of the country; none if there is no such part.
    pub(crate) fn subdivision_aliases(&self, id: &str) -> impl Iterator<Item = &str> {
        self.subdivisions
            .iter()
            .filter(move |part| part.id == id)
            .flat_map(|part| part.aliases.iter().map(String::as_str))
    }

    /// Returns the country's own list: what all its parts share.
    #[must_use]
    pub(crate) fn country(&self) -> HolidayList {
        let shared =
            self.rules.iter().filter(|placed| matches!(placed.place, RuleRegion::AllBut(_)));
        let rules = shared.map(|placed| Arc::clone(&placed.rule)).collect();
        HolidayList::from_rules(self.name.clone(), rules, self.bridge.clone(), self.known.clone())
            .working(self.worked.clone())
    }

    /// Returns the country's own list with those of its parts, named by the country's id and their
    /// own.
    #[must_use]
    pub(crate) fn country_with_parts(&self, country: &str) -> HolidayList {
        let parts = (0..self.subdivisions.len()).map(|at| {
            let part = &self.subdivisions[at];
            let id = format!("{country}-{}", part.id);
            CountryPart {
                id,
                name: part.name.clone(),
                zones: part.zones.clone(),
                list: self.list_of(at),
            }
        });
        self.country().with_parts(parts.collect())
    }

    /// Returns the country's list, or that of one part by its id or alias; `None` if there is no
    /// such part.
    #[must_use]
    pub(crate) fn list(&self, subdivision: Option<&str>) -> Option<HolidayList> {
        let Some(wanted) = subdivision else { return Some(self.country()) };
        let at = self.subdivisions.iter().position(|part| {
            part.id == wanted || part.aliases.iter().any(|alias| alias == wanted)
        })?;
        Some(self.list_of(at))
    }

    /// Returns the list of a part by its place.
    fn list_of(&self, at: usize) -> HolidayList {
        let part = &self.subdivisions[at];
        let names = |places: &[usize]| {
            places.contains(&at) || part.within.is_some_and(|whole| places.contains(&whole))
        };
        let applies = |placed: &&PlacedRule| match &placed.place {
            RuleRegion::Only(places) => names(places),
            RuleRegion::AllBut(places) => !names(places),
        };
        let rules =
            self.rules.iter().filter(applies).map(|placed| Arc::clone(&placed.rule)).collect();
        let name = format!("{} ({})", self.name, part.name);
        HolidayList::from_rules(name, rules, self.bridge.clone(), part.known.clone())
            .working(self.worked.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::RuleFile;
    use crate::time::Date;

    /// Dates worked by hand: the list, the date, what is on it; nothing where there is no holiday.
    const WORKED: &[(&str, Option<&str>, &str, &str)] = &[
        // 4 July 2026 is a Saturday: 5 U.S.C. 6103(b) gives the Friday; and New Year's Day 2028
        // lies in 2027.
        (US, None, "2026-07-03", "Independence Day (observed)"),
        (US, None, "2027-12-31", "New Year's Day (observed)"),
        (US, None, "2020-06-19", ""),
        (GB, Some("eng"), "2027-12-27", "Christmas Day (observed)"),
        (GB, Some("eng"), "2027-12-28", "Boxing Day (observed)"),
        (GB, Some("eng"), "2027-12-29", ""),
        // 1 January 2023 is a Sunday and 2 January a holiday in Scotland: the Tuesday makes good
        // the Sunday.
        (GB, Some("sct"), "2023-01-03", "New Year's Day (observed)"),
        (GB, Some("eng"), "2023-01-02", "New Year's Day (observed)"),
        (GB, None, "2026-04-06", ""),
        // The Day of Repentance is the Wednesday before 23 November, in Saxony alone; 2026's is the
        // 18th.
        (DE, Some("sn"), "2026-11-18", "Day of Repentance and Prayer"),
        (DE, Some("by"), "2026-11-18", ""),
        (DE, Some("bavaria"), "2026-06-04", "Corpus Christi"),
        (DE, Some("by-augsburg"), "2026-08-08", "Peace Festival"),
        (DE, None, "2017-10-31", "Reformation Day"),
        // Between Respect for the Aged Day, the third Monday, and the equinox.
        (JP, None, "2026-09-22", "Citizens' Holiday"),
        // 3 May 2026 is a Sunday, and the two days after it are holidays themselves.
        (JP, None, "2026-05-06", "Substitute Holiday for Constitution Day"),
        // The ten days of 2019: one-off holidays, the bridges beside them, a substitute at the end.
        (JP, None, "2019-05-02", "Citizens' Holiday"),
        (JP, None, "2019-05-06", "Substitute Holiday for Children's Day"),
        // 15 August 2026 is a Saturday; Seollal 2024 began on a Friday and only its Sunday counts.
        (KR, None, "2026-08-17", "Alternative holiday for Liberation Day"),
        (KR, None, "2024-02-12", "Alternative holiday for Day after Seollal"),
        (KR, None, "2025-05-06", "Alternative holiday for Children's Day / Buddha's Birthday"),
        (KR, None, "2026-06-08", ""),
    ];
    const DE: &str = include_str!("../../../policies/holidays/de.toml");
    const GB: &str = include_str!("../../../policies/holidays/gb.toml");
    const JP: &str = include_str!("../../../policies/holidays/jp.toml");
    const KR: &str = include_str!("../../../policies/holidays/kr.toml");
    const US: &str = include_str!("../../../policies/holidays/us.toml");

    #[test]
    fn dates_worked_by_hand() {
        let mut wrong = Vec::new();
        for (text, part, on, expected) in WORKED {
            let list = RuleFile::parse(text).unwrap().list(*part).unwrap();
            let date = Date::parse(on).unwrap();
            let found = list
                .between(date, date)
                .into_iter()
                .map(|day| day.name)
                .collect::<Vec<_>>()
                .join(" + ");
            if found != *expected {
                wrong.push(format!("{} {on}: {found:?}, not {expected:?}", list.name()));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_example_of_the_readme_can_be_read() {
        let readme = include_str!("../../../policies/holidays/README.md");
        let (_, rest) = readme.split_once("## A rule file").unwrap();
        let (_, rest) = rest.split_once("```toml\n").unwrap();
        let file = RuleFile::parse(rest.split_once("```").unwrap().0).unwrap();
        let holidays = |part: Option<&str>, year: i32| {
            let [from, to] = [Date::new(year, 1, 1).unwrap(), Date::new(year, 12, 31).unwrap()];
            file.list(part)
                .unwrap()
                .between(from, to)
                .into_iter()
                .map(|day| format!("{} {}", day.on, day.name))
                .collect::<Vec<_>>()
        };
        // 20 March 2026 is a Friday itself.
        let expected = [
            "2026-01-01 New Year's Day",
            "2026-01-19 Teachers' Day",
            "2026-03-02 Lantern Eve",
            "2026-03-03 Lantern Festival",
            "2026-03-20 Spring Day",
            "2026-04-03 Good Friday",
            "2026-10-10 Harvest Day",
        ];
        assert_eq!(holidays(None, 2026), expected);
        assert!(holidays(Some("no-port"), 2026).contains(&"2026-08-30 Harbour Day".to_owned()));
        assert!(holidays(Some("no-port"), 2026).contains(&"2026-08-05 Founders' Day".to_owned()));
        assert!(!holidays(Some("no-port"), 2026).contains(&"2026-10-10 Harvest Day".to_owned()));
        assert!(holidays(Some("so"), 2023).contains(&"2023-10-13 Harvest Day".to_owned()));
        assert!(holidays(None, 2022).contains(&"2022-01-03 New Year's Day (observed)".to_owned()));
    }

    #[test]
    fn every_file_can_be_read() {
        let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/policies/holidays");
        let paths = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
        let mut read = 0;
        for path in
            paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        {
            let text = std::fs::read_to_string(&path).unwrap();
            let file = RuleFile::parse(&text)
                .unwrap_or_else(|defects| panic!("{}: {defects:#?}", path.display()));
            let parts: Vec<_> = file.subdivisions().map(|(id, _)| Some(id)).chain([None]).collect();
            for part in parts {
                let list = file.list(part).unwrap();
                for year in list.known_years() {
                    let days = list
                        .between(Date::new(year, 1, 1).unwrap(), Date::new(year, 12, 31).unwrap());
                    assert!(
                        (4..50).contains(&days.len()),
                        "{} has {} holidays in {year}",
                        list.name(),
                        days.len()
                    );
                }
            }
            read += 1;
        }
        assert!(read >= 25, "{read} files");
    }

    #[test]
    fn a_country_and_its_parts() {
        let file = RuleFile::parse(DE).unwrap();
        assert_eq!(file.name(), "Germany");
        assert_eq!(file.aliases().collect::<Vec<_>>(), ["germany", "deutschland"]);
        assert_eq!(file.subdivisions().count(), 17);
        assert_eq!(file.subdivisions().find(|(id, _)| *id == "by"), Some(("by", "Bavaria")));
        assert_eq!(file.list(Some("by")).unwrap().name(), "Germany (Bavaria)");
        assert!(file.list(Some("texas")).is_none());
        // Asking a subset of a year gives the same as cutting the year.
        let list = RuleFile::parse(US).unwrap().list(None).unwrap();
        let [from, to] = ["2027-12-31", "2028-01-01"].map(|on| Date::parse(on).unwrap());
        assert_eq!(list.between(from, to).len(), 2);
    }

    /// Returns the places and messages of the problems of a text behind a good head.
    fn defects(rest: &str) -> Vec<(String, String)> {
        let text = format!("name = \"Utopia\"\nknown = {{ from = 2020, until = 2030 }}\n{rest}");
        let defects = RuleFile::parse(&text).err().unwrap_or_default();
        defects
            .into_iter()
            .map(|defect| (text[defect.span.unwrap()].to_owned(), defect.message))
            .collect()
    }

    #[test]
    fn every_defect_at_once() {
        let found = defects(
            "holiday = [\n  { name = \"A\", fixed = \"02-30\" },\n  { name = \"B\", nth = \"9th \
             monday of may\" },\n  { name = \"C\", feast = \"c\" },\n  { name = \"D\", fixed = \
             \"01-01\", in = [\"north\"], substitute = \"weekend\" },\n  { name = \"E\", fixed = \
             \"01-01\", easter = 1 },\n  { name = \"F\", spans = [[2026-01-05, 2026-01-02]] },\n  \
             { name = \"G\", easter = 999999 },\n  { name = \"H\", dates = [2026-01-01T10:00:00] \
             },\n]",
        );
        let places: Vec<_> = found.iter().map(|(place, _)| place.as_str()).collect();
        let expected = [
            "\"02-30\"",
            "\"9th monday of may\"",
            "\"c\"",
            "\"north\"",
            "\"weekend\"",
            "{ name = \"E\", fixed = \"01-01\", easter = 1 }",
            "[2026-01-05, 2026-01-02]",
            "999999",
            "2026-01-01T10:00:00",
        ];
        assert_eq!(places, expected, "{found:#?}");
    }

    #[test]
    fn unknown_keys_and_broken_toml_are_refused() {
        assert_eq!(defects("holidays = []")[0].0, "holidays");
        assert_eq!(defects("holiday = [{ name = \"A\", fixd = \"01-01\" }]")[0].0, "fixd");
        assert!(!defects("holiday = [{ name = \"A\", ]").is_empty());
        assert!(defects("holiday = [{ name = \"A\", fixed = \"01-01\" }]").is_empty());
        let circle = "subdivisions.a = { name = \"A\", within = \"b\" }\nsubdivisions.b = { name \
                      = \"B\", within = \"a\" }";
        assert_eq!(defects(circle).len(), 2);
        assert_eq!(
            defects("substitutes.x = { moves = [\"sunday\"], overlap = true }")[0].0,
            "\"sunday\""
        );
    }
}
