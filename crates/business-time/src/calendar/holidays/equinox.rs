//! The equinoxes as dates in Japan, where they are public holidays.

use crate::time::Date;

/// One of the two equinoxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Equinox {
    /// The vernal one, 20 or 21 March in this century.
    March,
    /// The autumnal one, 22 or 23 September in this century.
    September,
}

/// Returns the day, in Japanese time, on which the equinox falls, for the years 1980 to 2099;
/// `None` outside, where the approximation drifts.
///
/// The instant moves on by 0.242194 days a year and back by one at each leap day. The day in the
/// law is the one that the Cabinet Office announces each February for the year after; for every
/// year announced so far it is this one.
pub(super) fn in_japan(year: i32, equinox: Equinox) -> Option<Date> {
    if !(1980..=2099).contains(&year) {
        return None;
    }
    let since = i64::from(year) - 1980;
    let (month, millionths_of_a_day) = match equinox {
        Equinox::March => (3, 20_843_100),
        Equinox::September => (9, 23_248_800),
    };
    let day = (millionths_of_a_day + 242_194 * since) / 1_000_000 - since / 4;
    Date::new(year, month, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{Equinox, in_japan};
    use crate::time::Date;

    #[test]
    fn days_the_cabinet_office_announced() {
        let table = [
            (2015, 21, 23),
            (2016, 20, 22),
            (2019, 21, 23),
            (2020, 20, 22),
            (2023, 21, 23),
            (2024, 20, 22),
            (2026, 20, 23),
            (2027, 21, 23),
        ];
        for (year, march, september) in table {
            let days = |equinox| in_japan(year, equinox).map(Date::day);
            assert_eq!(
                (days(Equinox::March), days(Equinox::September)),
                (Some(march), Some(september)),
                "{year}"
            );
        }
    }

    #[test]
    fn nothing_is_said_outside_its_years() {
        assert_eq!(in_japan(1979, Equinox::March), None);
        assert_eq!(in_japan(2100, Equinox::September), None);
    }
}
