//! Dates of numbers alone, such as `03/06/2026`, which could be two dates.

use crate::time::Date;

/// The dates that numbers with `/`, `.` or `-` between them could be; `None` if a word has another
/// shape.
pub(super) struct NumericDate {
    /// Each date once, the one with the day first before that with the month first.
    pub(super) could_be: Vec<Date>,
    /// True if its year has four digits; without them every date is a guess.
    pub(super) has_year: bool,
}

impl NumericDate {
    /// Reads `2026/03/06`, `03/06/2026`, `6.3.2026`, `03/06/26` and `03/06`, the last in the year
    /// of today.
    pub(super) fn read(word: &str, this_year: i32) -> Option<Self> {
        let sign = word.chars().find(|c| !c.is_ascii_digit())?;
        if !matches!(sign, '/' | '.' | '-') {
            return None;
        }
        let parts: Vec<&str> = word.split(sign).collect();
        let is_number = |part: &&str| {
            matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !parts.iter().all(is_number) {
            return None;
        }
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
        let year = |number: u32| i32::try_from(number).unwrap_or_default();
        let short = |number: u32| year(number) + 2000;
        let (has_year, could_be) = match (&lengths[..], &numbers[..]) {
            ([4, 1 | 2, 1 | 2], [y, m, d]) => (true, vec![Date::new(year(*y), *m, *d)]),
            ([1 | 2, 1 | 2, 4], [a, b, y]) => {
                (true, vec![Date::new(year(*y), *b, *a), Date::new(year(*y), *a, *b)])
            }
            ([1 | 2, 1 | 2, 1 | 2], [a, b, c]) => {
                let days = [(c, b, a), (c, a, b), (a, b, c)];
                (false, days.map(|(y, m, d)| Date::new(short(*y), *m, *d)).to_vec())
            }
            ([1 | 2, 1 | 2], [a, b]) if sign == '/' => {
                (false, vec![Date::new(this_year, *b, *a), Date::new(this_year, *a, *b)])
            }
            _ => return None,
        };
        let mut dates: Vec<Date> = Vec::new();
        for date in could_be.into_iter().flatten() {
            if !dates.contains(&date) {
                dates.push(date);
            }
        }
        Some(Self { could_be: dates, has_year })
    }

    /// Returns the dates of a year that two numbers with a point between them may be.
    pub(super) fn of_point(word: &str, year: i32) -> Vec<Date> {
        Self::read(&format!("{word}.{year}"), year).map_or_else(Vec::new, |dates| dates.could_be)
    }
}
