//! Years, months and days of the Gregorian calendar as numbers of days, and back.

/// Days from 0000-03-01 to 1970-01-01.
pub(super) const DAYS_BEFORE_1970: i64 = 719_468;

/// Returns the number of days of a month, 1 to 12.
pub(super) fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns the days since 1970-01-01 of a date of the years 1 to 9999. Years begin in March here,
/// so that a leap day is a year's last day.
///
/// Both ways are those of Neri and Schneider, *Euclidean affine functions and their application to
/// calendar algorithms* (2023): all numbers fit into 32 bits, and few divisions are left.
pub(super) fn days_from_civil(year: u32, month: u32, day: u32) -> i64 {
    let (year, month) = if month <= 2 { (year - 1, month + 12) } else { (year, month) };
    let century = year / 100;
    let years = year * 1_461 / 4 - century + century / 4;
    i64::from(years + (month * 979 - 2_919) / 32 + day) - 1 - DAYS_BEFORE_1970
}

/// Returns the year, month and day so many days after 0000-03-01, of the years up to 9999. Years
/// begin in March here too.
pub(super) fn civil(days: u32) -> (u32, u32, u32) {
    let quarter_days = days * 4 + 3;
    let (century, in_century) = (quarter_days / 146_097, quarter_days % 146_097);
    // Divides by 1461, a year in quarters of a day: the high half is the quotient, the low half
    // the remainder, both scaled.
    let scaled = u64::from(in_century | 3) * 2_939_745;
    let year = low(scaled >> 32);
    let day_of_year = low(scaled & u64::from(u32::MAX)) / 2_939_745 / 4;
    // Likewise of the day of the year: 2141/65536 is about 5/153, a month of 30.6 days.
    let scaled = day_of_year * 2_141 + 197_913;
    let (month, day) = (scaled >> 16, (scaled & 0xFFFF) / 2_141 + 1);
    let next = u32::from(month > 12);
    (century * 100 + year + next, month - 12 * next, day)
}

/// Returns a number that is known to be small.
pub(super) fn low(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{DAYS_BEFORE_1970, civil, days_from_civil, days_of};

    /// 1 January of the year 1 is day 1 - 719163 from 1970 (proleptic Gregorian, as ISO 8601 has
    /// it); every later day is one more than the day before.
    #[test]
    fn every_day_of_ten_thousand_years_is_one_more_than_the_day_before() {
        let mut expected = -719_162;
        for year in 1..=9999 {
            for month in 1..=12 {
                for day in 1..=days_of(year, month) {
                    let days = days_from_civil(year, month, day);
                    assert_eq!(days, expected, "{year}-{month}-{day}");
                    let since_start = u32::try_from(days + DAYS_BEFORE_1970).unwrap();
                    assert_eq!(civil(since_start), (year, month, day));
                    expected += 1;
                }
            }
        }
        assert_eq!(expected, 2_932_897, "10000-01-01");
    }
}
