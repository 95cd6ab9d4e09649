//! The sort of day that an event says it is: a day off, an observance, a day off of some region, or
//! something unknown.
//!
//! Google writes it into the first line of the description, Outlook and others into the categories.
//! That an event is transparent says nothing: holidays are, in most calendars.

use super::category_words::{DAYS_OFF, IN, NO_REGIONS, OBSERVANCES, OF, REGIONAL, SETTINGS};

/// A longer line is a sentence rather than a category.
const LONGEST: usize = 60;

/// The sort of an event, and the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Category {
    pub(super) sort: Sort,
    /// The line or the category that says so; empty if nothing does.
    pub(super) said: String,
}

/// The sort of an event, in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// It says nothing.
    Unsaid,
    /// It is a day off.
    DayOff,
    /// It is kept, and worked.
    Observance,
    /// It is a day off in a region, as far as it is named.
    Region(String),
    /// It says something that is in no list of words.
    Unknown,
}

/// Returns the category of an event, by the lines of its description or else by its categories.
pub(super) fn of(description: &str, categories: &[String]) -> Category {
    let mut lines = description.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let rest = lines.collect::<Vec<_>>().join(" ").to_lowercase();
    let hides = SETTINGS.iter().any(|word| rest.contains(word));
    let category = |sort, said: &str| Category { sort, said: said.to_owned() };
    if let Some(sort) = of_phrase(first) {
        return category(sort, first);
    }
    if hides {
        return category(Sort::Observance, first);
    }
    for said in categories {
        if let Some(sort) = of_phrase(said) {
            return category(sort, said);
        }
    }
    let mut phrases =
        std::iter::once(first).chain(categories.iter().map(|category| category.trim()));
    match phrases.find(|phrase| !phrase.is_empty() && phrase.chars().count() <= LONGEST) {
        Some(said) => category(Sort::Unknown, said),
        None => category(Sort::Unsaid, ""),
    }
}

/// Returns true if an event is of a category that a person named: one of its categories, the first
/// line of its description, or that line with one of the regions that it lists.
pub(super) fn is_of(wanted: &str, description: &str, categories: &[String]) -> bool {
    let wanted = normal(wanted);
    let first = normal(description.lines().next().unwrap_or_default());
    let listed = || {
        let (phrase, regions) = in_regions(&first)?;
        let one = wanted.strip_prefix(phrase)?;
        let mut regions = regions
            .split([',', ';', '、', '，', '/'])
            .map(|region| region.trim_end_matches(')').trim());
        Some(regions.any(|region| region == one.trim_end_matches(')').trim()))
    };
    wanted == first
        || categories.iter().any(|category| normal(category) == wanted)
        || listed().unwrap_or(false)
}

/// Returns the category that a phrase is known to mean.
fn of_phrase(phrase: &str) -> Option<Sort> {
    let phrase = normal(phrase);
    if REGIONAL.contains(&phrase.as_str()) {
        return Some(Sort::Region(String::new()));
    }
    if DAYS_OFF.contains(&phrase.as_str()) {
        return Some(Sort::DayOff);
    }
    if OBSERVANCES.contains(&phrase.as_str()) {
        return Some(Sort::Observance);
    }
    if let Some((_, region)) = in_regions(&phrase) {
        let region = region.trim_end_matches([')', '）']);
        let is_none = NO_REGIONS.contains(&region);
        return Some(if is_none { Sort::DayOff } else { Sort::Region(region.to_owned()) });
    }
    let before = DAYS_OFF.iter().filter_map(|day_off| phrase.strip_suffix(day_off));
    let region = before
        .filter_map(|before| OF.iter().find_map(|of| before.strip_suffix(of)))
        .find(|region| !region.is_empty());
    region.map(|region| Sort::Region(region.to_owned()))
}

/// Returns a known phrase with the word after it that regions follow, and the regions.
fn in_regions(phrase: &str) -> Option<(&str, &str)> {
    let known = DAYS_OFF.iter().chain(OBSERVANCES);
    let mut found: Option<(&str, &str)> = None;
    for words in known.filter(|words| phrase.starts_with(**words)) {
        for link in IN.iter().copied().chain(["（", "(", "：", ": "]) {
            let length = words.len() + link.len();
            let is_linked = phrase[words.len()..].starts_with(link) && phrase.len() > length;
            if is_linked && found.is_none_or(|(longest, _)| longest.len() < length) {
                found = Some(phrase.split_at(length));
            }
        }
    }
    found
}

/// Small letters, single spaces.
fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Sort, is_of, of};

    /// Descriptions, and the sort that each says.
    const DESCRIPTIONS: &[(&str, &str)] = &[
        ("Public holiday", "DayOff"),
        ("Public holiday\nDate is tentative and may change", "DayOff"),
        ("Public holiday in Johor, Kedah", "region johor, kedah"),
        (
            "Observance\nTo hide observances, go to Google Calendar Settings > Holidays in \
                 Greece",
            "Observance",
        ),
        ("Gesetzlicher Feiertag", "DayOff"),
        ("Gesetzlicher Feiertag in Sachsen", "region sachsen"),
        (
            "Gedenktag\nWenn Sie Gedenktage ausblenden möchten, rufen Sie die Einstellungen \
                 auf",
            "Observance",
        ),
        ("Jour férié", "DayOff"),
        ("Jour férié en Alsace, Moselle", "region alsace, moselle"),
        ("Fête\nPour masquer les fêtes, accédez aux paramètres de Google Agenda", "Observance"),
        ("Día festivo", "DayOff"),
        ("Día festivo en Cataluña", "region cataluña"),
        (
            "Celebración\nPara ocultar las celebraciones, ve a Configuración en Google \
                 Calendar",
            "Observance",
        ),
        (
            "Celebración en Madrid\nPara ocultar las celebraciones, ve a Configuración",
            "region madrid",
        ),
        ("Feriado", "DayOff"),
        ("Feriado em São Paulo", "region são paulo"),
        (
            "Data comemorativa\nPara ocultar as datas comemorativas, acesse Configurações do \
                 Google Agenda",
            "Observance",
        ),
        ("Festività pubblica", "DayOff"),
        ("Festività pubblica in Alto Adige", "region alto adige"),
        (
            "Ricorrenza\nPer nascondere le ricorrenze, vai alle impostazioni di Google \
                 Calendar",
            "Observance",
        ),
        ("Officiële feestdag", "DayOff"),
        ("Gedenkdag\nGa naar de instellingen van Google Agenda", "Observance"),
        ("Święto państwowe", "DayOff"),
        ("Obchody\nAby je ukryć, otwórz ustawienia Kalendarza Google", "Observance"),
        ("祝日", "DayOff"),
        (
            "祭日\n祭日を非表示にするには、Google カレンダーの [設定] に移動してください",
            "Observance",
        ),
        ("ザクセン州の祝日", "region ザクセン州"),
        ("공휴일", "DayOff"),
        ("기념일\n기념일을 숨기려면 Google Calendar 설정으로 이동하세요", "Observance"),
        ("公众假期", "DayOff"),
        ("公共假期（香港）", "region 香港"),
        ("纪念日\n要隐藏纪念日，请转到 Google 日历设置", "Observance"),
        ("國定假日", "DayOff"),
        ("假日節慶\n如要隱藏假日節慶, 請前往 Google 日曆的 [設定]", "Observance"),
        ("Munkaszüneti nap", "DayOff"),
        ("Ünnep\nAz ünnepek elrejtéséhez nyissa meg a Google Naptár beállításait", "Observance"),
        ("Ünnep", "Unknown"),
        ("Fête", "Unknown"),
        ("Public holiday (nationwide)", "DayOff"),
        ("", "Unsaid"),
        ("The office is closed on this day, please tell your customers in good time", "Unsaid"),
    ];

    fn sort(description: &str) -> String {
        match of(description, &[]).sort {
            Sort::Region(region) => format!("region {region}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn descriptions_as_google_writes_them() {
        for (description, expected) in DESCRIPTIONS {
            assert_eq!(sort(description), *expected, "{description}");
        }
    }

    #[test]
    fn categories_speak_where_the_description_does_not() {
        for (description, categories, sort, said) in [
            ("", &["Holiday"][..], Sort::DayOff, "Holiday"),
            ("", &["Germany", "Feiertag"], Sort::DayOff, "Feiertag"),
            ("Germany", &["Observance"], Sort::Observance, "Observance"),
            ("", &["Blue"], Sort::Unknown, "Blue"),
        ] {
            let categories: Vec<String> = categories.iter().map(ToString::to_string).collect();
            let found = of(description, &categories);
            assert_eq!(
                (found.sort, found.said.as_str()),
                (sort, said),
                "{description} {categories:?}"
            );
        }
    }

    #[test]
    fn a_person_names_a_category_or_a_region_of_it() {
        let is = |wanted: &str, description: &str| is_of(wanted, description, &[]);
        assert!(is("public  HOLIDAY", "Public holiday\nDate is tentative"));
        assert!(!is("Public holiday", "Public holiday in Saxony"));
        assert!(is("Public holiday in Saxony", "Public holiday in Berlin, Saxony"));
        assert!(!is("Public holiday in Sax", "Public holiday in Berlin, Saxony"));
        assert!(is_of("red", "Anything", &["Blue".to_owned(), "Red".to_owned()]));
    }
}
