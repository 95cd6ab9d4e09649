//! Observances and days of other regions are left out of a calendar file, with a note; a person can
//! say which are meant.

use super::{Place, calendar, event, said};

/// A file of three events: a day off everywhere, an observance, a day off of a region, with
/// descriptions in one language.
fn three(off: &str, observance: &str, region: &str) -> String {
    let description = |text: &str| format!("DESCRIPTION:{text}");
    calendar(
        "X-WR-CALNAME:Holidays\n",
        &[
            &event("20261224", "Eve", &description(observance)),
            &event("20261225", "Day", &description(off)),
            &event("20261118", "Repentance", &description(region)),
        ],
    )
}

/// Google's descriptions of a day off, an observance and a day off of a region, in a language.
const DESCRIPTIONS: &[(&str, &str, &str, &str)] = &[
    (
        "en",
        "Public holiday",
        "Observance\\nTo hide observances\\, go to Google Calendar Settings > Holidays",
        "Public holiday in Saxony",
    ),
    (
        "de",
        "Gesetzlicher Feiertag",
        "Gedenktag\\nWenn Sie Gedenktage ausblenden möchten",
        "Gesetzlicher Feiertag in Sachsen",
    ),
    (
        "fr",
        "Jour férié",
        "Fête\\nPour masquer les fêtes\\, accédez aux paramètres de Google Agenda",
        "Jour férié en Moselle",
    ),
    (
        "es",
        "Día festivo",
        "Celebración\\nPara ocultar las celebraciones\\, ve a Configuración",
        "Día festivo en Madrid",
    ),
    (
        "pt",
        "Feriado",
        "Data comemorativa\\nPara ocultar\\, acesse Configurações do Google Agenda",
        "Feriado em Porto Alegre",
    ),
    (
        "it",
        "Festività pubblica",
        "Ricorrenza\\nPer nascondere le ricorrenze\\, vai alle impostazioni",
        "Festività pubblica in Alto Adige",
    ),
    (
        "nl",
        "Officiële feestdag",
        "Gedenkdag\\nGa naar de instellingen van Google Agenda",
        "Officiële feestdag in Friesland",
    ),
    (
        "pl",
        "Święto państwowe",
        "Obchody\\nOtwórz ustawienia Kalendarza Google",
        "Święto państwowe w Krakowie",
    ),
    ("ja", "祝日", "祭日\\n祭日を非表示にするには、Google カレンダーの [設定] へ", "沖縄県の祝日"),
    ("ko", "공휴일", "기념일\\n기념일을 숨기려면 설정으로 이동하세요", "제주의 공휴일"),
    ("zh-CN", "公共假期", "节庆\\n要隐藏节庆，请前往 Google 日历设置", "公共假期（西藏）"),
    (
        "zh-TW",
        "國定假日",
        "假日節慶\\n如要隱藏假日節慶\\, 請前往 Google 日曆的 [設定]",
        "香港的公眾假期",
    ),
    (
        "sv",
        "Helgdag",
        "Högtidsdag\\nGå till inställningarna för Google Kalender",
        "Helgdag i Skåne",
    ),
    (
        "ru",
        "Государственный праздник",
        "Памятная дата\\nОткройте настройки Google Календаря",
        "Государственный праздник в Москве",
    ),
];

#[test]
fn observances_and_regions_are_left_out_in_every_language_of_google() {
    let mut wrong = Vec::new();
    for (language, off, observance, region) in DESCRIPTIONS {
        let place = Place::new("languages").with("h.ics", &three(off, observance, region));
        let dates = place.run("holidays show h.ics --year 2026 --format plain");
        let text = said(&place.run("holidays show h.ics --year 2026"));
        let notes = [
            "is an observance, no day off, and was left out: 'Eve' (2026-12-24)",
            "in some regions only and was left out: 'Repentance'",
        ];
        if dates.stdout != "2026-12-25\n" || notes.iter().any(|note| !text.contains(note)) {
            wrong.push(format!("{language}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_category_that_was_asked_for_decides() {
    let place = Place::new("category").with(
        "h.ics",
        &three("Public holiday", "Observance", "Public holiday in Berlin\\, Saxony"),
    );
    for (options, dates) in [
        ("--holiday-category 'public holiday'", "2026-12-25\n"),
        (
            "--holiday-category 'Public holiday' --holiday-category observance",
            "2026-12-24\n2026-12-25\n",
        ),
        (
            "--holiday-category 'Public holiday' --holiday-category 'Public holiday in Saxony'",
            "2026-11-18\n2026-12-25\n",
        ),
        ("--holiday-category 'Public holiday in Berlin, Saxony'", "2026-11-18\n"),
    ] {
        let run = place.run(&format!("holidays show h.ics --year 2026 --format plain {options}"));
        assert_eq!((run.stdout.as_str(), run.code), (dates, Some(0)), "{options}: {}", run.stderr);
    }
    let run = place.run("holidays show h.ics --year 2026 --holiday-category 'Public holiday'");
    assert!(
        said(&run).contains(
            "2 events have no category that was asked for and were left out: 'Eve' (2026-12-24)"
        ),
        "{}",
        said(&run)
    );
    let run = place.run("holidays show h.ics --year 2026 --holiday-category 'Bank day'");
    assert_eq!(run.code, Some(4), "{}", said(&run));
    let categories =
        "it has 'Observance' (1), 'Public holiday' (1), 'Public holiday in Berlin, Saxony' (1)";
    assert!(
        said(&run).contains("no event of this file has the category 'Bank day'")
            && said(&run).contains(categories),
        "{}",
        said(&run)
    );
    let run = place.run("holidays show de --holiday-category 'Public holiday'");
    assert_eq!(run.code, Some(2), "{}", said(&run));
}

#[test]
fn every_command_with_holidays_takes_categories_and_so_do_contracts_and_policies() {
    let place = Place::new("everywhere")
        .with("h.ics", &three("Public holiday", "Observance", "Public holiday in Saxony"))
        .with("t.csv", "opened\n2026-12-23 17:00\n")
        .with(
            "c.toml",
            "policy = \"scalr/self-hosted\"\nplan = \"standard\"\nholidays = \
             [\"h.ics\"]\nholiday-categories = [\"Observance\", \"public holiday\"]\n",
        )
        .with(
            "desk/desk.toml",
            &super::policy("Europe/Berlin", "\"Mon-Fri 08:30-17:30\"", "[\"h.ics\"]").replace(
                "clause = \"1\"\n[[coverage",
                "holiday-categories = [\"Observance\"]\nclause = \"1\"\n[[coverage",
            ),
        )
        .with("desk/h.ics", &three("Public holiday", "Observance", "Public holiday in Saxony"));
    let options = "--vendor scalr --tier standard --priority 1 --timezone Europe/Berlin \
                   --holidays h.ics --holiday-category Observance";
    for (command, expected) in [
        ("deadline --opened '2026-12-23 17:00' --format plain", "2026-12-25T10:00:00+01:00"),
        ("covered --at '2026-12-24 10:00' --format plain", "not-covered"),
        ("covered --at '2026-12-25 10:00' --format plain", "covered"),
        ("calendar --from 2026-12-21 --to 2026-12-27", "Eve"),
        ("batch t.csv", "2026-12-25T10:00:00+01:00"),
    ] {
        let run = place.run(&format!("{command} {options}"));
        assert!(run.stdout.contains(expected), "{command}: {}", said(&run));
    }
    for (more, covered) in
        [("", "not-covered\n"), ("--holiday-category 'Public holiday'", "covered\n")]
    {
        let question = "covered --contract c.toml --timezone Europe/Berlin --at '2026-12-24 \
                        10:00' --format plain";
        assert_eq!(place.run(&format!("{question} {more}")).stdout, covered, "{more}");
    }
    let run = place.run(
        "deadline --policy-dir desk --vendor desk --priority 1 --timezone Europe/Berlin --opened \
         '2026-12-23 16:30' --format plain",
    );
    assert_eq!(
        run.stdout, "2026-12-25T11:30:00+01:00\n",
        "an hour on the 23rd, none on the Eve: {}",
        run.stderr
    );
    let run = place.run("policy check c.toml desk/desk.toml");
    assert_eq!(run.code, Some(0), "{}", said(&run));
}

#[test]
fn an_unknown_category_is_taken_as_a_day_off_and_said_to_be_unknown() {
    let place = Place::new("unknown")
        .with("h.ics", &three("Ferie hemming", "Kukkaisjuhla", "Public holiday"));
    let run = place.run("holidays show h.ics --year 2026");
    let note = "the categories of events are not known ('Ferie hemming', 'Kukkaisjuhla'); they \
                were taken as days off: 'Eve' (2026-12-24), 'Day' (2026-12-25). To have only days \
                off of one kind, name it: --holiday-category 'Ferie hemming'.";
    assert!(said(&run).contains(note), "{}", said(&run));
    // An observance of a language that nobody thought of, by what follows its first line.
    let place = Place::new("unknown").with(
        "h.ics",
        &three(
            "Ferie hemming",
            "Kukkaisjuhla\\nAvaa Google-kalenterin asetukset",
            "Public holiday",
        ),
    );
    assert_eq!(
        place.run("holidays show h.ics --year 2026 --format plain").stdout,
        "2026-11-18\n2026-12-25\n"
    );
    // A company's own sentences are no categories, and a transparent day is a day off.
    let company = calendar(
        "",
        &[&event(
            "20261224",
            "Eve",
            "DESCRIPTION:The office is closed on this day. Please tell your customers in good \
             time.\nTRANSP:TRANSPARENT",
        )],
    );
    let run = Place::new("unknown").with("h.ics", &company).run("holidays show h.ics --year 2026");
    assert!(
        !said(&run).contains("note") && said(&run).contains("Thu 24 Dec 2026"),
        "{}",
        said(&run)
    );
}

#[test]
fn a_file_of_one_region_is_that_regions_own() {
    let saxony = calendar(
        "",
        &[
            &event("20261118", "Repentance", "DESCRIPTION:Gesetzlicher Feiertag in Sachsen"),
            &event("20261225", "Christmas", "DESCRIPTION:Gesetzlicher Feiertag in Sachsen"),
            &event("20261224", "Eve", "DESCRIPTION:Gedenktag"),
        ],
    );
    let place = Place::new("region").with("h.ics", &saxony);
    assert_eq!(
        place.run("holidays show h.ics --year 2026 --format plain").stdout,
        "2026-11-18\n2026-12-25\n"
    );
    assert!(said(&place.run("holidays show h.ics --year 2026")).contains("those of one region"));
    // Of several regions none is everybody's: there is nothing left.
    let several = saxony.replacen("in Sachsen", "in Bayern", 1);
    let run = Place::new("region").with("h.ics", &several).run("holidays show h.ics --year 2026");
    assert_eq!(run.code, Some(4), "{}", said(&run));
    assert!(
        said(&run).contains("no event of this file is a day off everywhere")
            && said(&run).contains("--holiday-category"),
        "{}",
        said(&run)
    );
}

#[test]
fn where_apple_marks_days_off_the_others_are_none() {
    let apple = calendar(
        "",
        &[
            &event("20260217", "春节", "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY"),
            &event("20260214", "情人节", ""),
            &event("20260220", "雨水", "X-APPLE-SPECIAL-DAY:TRUE"),
        ],
    );
    let place = Place::new("apple").with("h.ics", &apple);
    assert_eq!(place.run("holidays show h.ics --year 2026 --format plain").stdout, "2026-02-17\n");
    let text = said(&place.run("holidays show h.ics --year 2026"));
    assert!(
        text.contains(
            "2 events are not marked as days off, as others are, and were left out: '情人节' \
             (2026-02-14)"
        ),
        "{text}"
    );
}
