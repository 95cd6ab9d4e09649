//! The date of Easter Sunday in the Western and the Orthodox churches.

use crate::time::Date;

/// Returns Easter Sunday by the Gregorian reckoning, which the Western churches follow.
///
/// The moon's age is counted in epacts with the solar and lunar corrections of 1582; applied to
/// earlier years it is a backward projection, as the whole Gregorian calendar is there.
pub(super) fn western(year: i32) -> Option<Date> {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    let skipped_leap_days = century - century.div_euclid(4);
    let lunar_shift = (8 * century + 13).div_euclid(25);
    let epact = (skipped_leap_days - lunar_shift + 19 * golden + 15).rem_euclid(30);
    // The lunar month is 29.53 days long, so two full moons must be pulled back a day to stay
    // inside their month.
    let full_moon = epact - i32::from(epact == 29 || (epact == 28 && golden > 10));
    let weekday = (year + year.div_euclid(4) + full_moon + 2 - skipped_leap_days).rem_euclid(7);
    Date::new(year, 3, 21)?.plus_days(i64::from(full_moon + 7 - weekday))
}

/// Returns Easter Sunday of the Orthodox churches: reckoned in the Julian calendar, given in the
/// Gregorian one.
pub(super) fn orthodox(year: i32) -> Option<Date> {
    let full_moon = (19 * year.rem_euclid(19) + 15).rem_euclid(30);
    let weekday = (year + year.div_euclid(4) + full_moon).rem_euclid(7);
    let century = year.div_euclid(100);
    let calendars_apart = century - century.div_euclid(4) - 2;
    Date::new(year, 3, 21)?.plus_days(i64::from(full_moon + 7 - weekday + calendars_apart))
}

#[cfg(test)]
mod tests {
    use super::{orthodox, western};

    #[test]
    fn western_dates_from_the_almanac() {
        // 1954 and 1981 are the years of the two exceptions to the epact; 1818 and 2285 have the
        // earliest date there is, 1943 and 2038 the last. In 7515 the second of those
        // exceptions is missed by one year of the moon's cycle.
        let table = [
            (1818, "1818-03-22"),
            (1943, "1943-04-25"),
            (1954, "1954-04-18"),
            (1981, "1981-04-19"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
            (2285, "2285-03-22"),
            (7515, "7515-04-25"),
        ];
        let wrong: Vec<_> = table
            .iter()
            .filter(|(year, on)| {
                western(*year).map(|date| date.to_string()).as_deref() != Some(*on)
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn orthodox_dates_from_the_almanac() {
        // In 2017 and 2025 both churches kept the same Sunday.
        let table = [
            (2017, "2017-04-16"),
            (2021, "2021-05-02"),
            (2024, "2024-05-05"),
            (2025, "2025-04-20"),
            (2026, "2026-04-12"),
            (2027, "2027-05-02"),
        ];
        let wrong: Vec<_> = table
            .iter()
            .filter(|(year, on)| {
                orthodox(*year).map(|date| date.to_string()).as_deref() != Some(*on)
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn every_year_has_a_sunday() {
        for year in 1..=9999 {
            for date in [western(year), orthodox(year)] {
                assert_eq!(
                    date.map(crate::time::Date::weekday),
                    Some(crate::time::Weekday::Sun),
                    "{year}"
                );
            }
        }
    }
}
