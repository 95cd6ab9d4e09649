//! Opening hours by weekday and their notation: `Mon-Fri 08:30-17:30`.

use std::{fmt, str::FromStr};

use super::day_span::{DaySpan, HoursError, LATEST_CLOSING, Precision, read_spans, spans_in_words};
use crate::time::{SECONDS_PER_DAY, SignedDuration, WEEKDAY_NAMES, Weekday};

/// The spans of each weekday. A day may have none, one or several; they may overlap.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct WeeklyHours {
    days: [Vec<DaySpan>; 7],
}

const WEEK_SECONDS: i64 = 7 * SECONDS_PER_DAY;

impl WeeklyHours {
    /// The weekdays of a five-day week, for [`Self::open_on`].
    pub const MONDAY_TO_FRIDAY: [Weekday; 5] =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

    /// Adds a span to weekdays: from one second after their midnight until another, which is no
    /// longer inside. `None` if there is no such [`DaySpan`].
    ///
    /// ```
    /// use business_time::{WeeklyHours, time::Weekday};
    ///
    /// // 09:00:00 to 17:30:15, and on Saturdays from 10:00 to 14:00.
    /// let hours = WeeklyHours::default()
    ///     .open_on(WeeklyHours::MONDAY_TO_FRIDAY, 9 * 3600, 17 * 3600 + 30 * 60 + 15)
    ///     .and_then(|hours| hours.open_on([Weekday::Sat], 10 * 3600, 14 * 3600));
    /// let written = hours.map(|hours| hours.to_string());
    /// assert_eq!(written.as_deref(), Some("Mon-Fri 09:00-17:30:15; Sat 10:00-14:00"));
    /// ```
    #[must_use]
    pub fn open_on(
        mut self,
        weekdays: impl IntoIterator<Item = Weekday>,
        from: i64,
        to: i64,
    ) -> Option<Self> {
        let span = DaySpan::new(from, to)?;
        for weekday in weekdays {
            let day = &mut self.days[weekday.num_days_from_monday() as usize];
            day.insert(day.partition_point(|other| *other <= span), span);
        }
        Some(self)
    }

    /// Reads entries such as `Mon-Fri 08:30-17:30`, `Sat 09:00-12:00, 13:00-15:00`,
    /// `Mon-Fri 22:00-06:00` and `24/7`.
    ///
    /// A closing time that is not after the opening time is on the next day; hours up to `48:00`
    /// may be written too. Times are to the minute; [`Self::from_str`] takes seconds.
    ///
    /// # Errors
    /// The position of the first entry that has another shape, and what was expected.
    pub fn parse<'a>(
        entries: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, (usize, HoursError)> {
        Self::read(entries, Precision::Minute)
    }

    fn read<'a>(
        entries: impl IntoIterator<Item = &'a str>,
        precision: Precision,
    ) -> Result<Self, (usize, HoursError)> {
        let mut hours = Self::default();
        for (at, entry) in entries.into_iter().enumerate() {
            hours.add(entry, precision).map_err(|expected| {
                (at, HoursError::new(entry, expected, "Mon-Fri 08:30-17:30"))
            })?;
        }
        for day in &mut hours.days {
            day.sort_unstable();
        }
        Ok(hours)
    }

    /// Returns the hours so much later in the week, or earlier if it is negative; those that pass
    /// its end come at its beginning.
    ///
    /// ```
    /// # use business_time::{SignedDuration, WeeklyHours};
    /// let week: WeeklyHours = "Mon-Fri 00:00-24:00".parse()?;
    /// let later = week.later_by(SignedDuration::from_hours(2));
    /// assert_eq!(later.to_string(), "Mon-Fri 02:00-26:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn later_by(&self, length: SignedDuration) -> Self {
        let shift = length.seconds() % WEEK_SECONDS;
        let mut later = Self::default();
        for (day, spans) in (0..).zip(&self.days) {
            for span in spans {
                let from = day * SECONDS_PER_DAY + span.from;
                let from = (from + shift).rem_euclid(WEEK_SECONDS);
                later.put(from, from + span.to - span.from);
            }
        }
        later
    }

    /// Adds a span in seconds after Monday's midnight. What would end more than two days after the
    /// midnight of its day becomes a span of the next one.
    fn put(&mut self, from: i64, to: i64) {
        let day = from.div_euclid(SECONDS_PER_DAY);
        let latest = day * SECONDS_PER_DAY + LATEST_CLOSING;
        let span = DaySpan {
            from: from - day * SECONDS_PER_DAY,
            to: to.min(latest) - day * SECONDS_PER_DAY,
        };
        let spans = &mut self.days[usize::try_from(day.rem_euclid(7)).unwrap_or_default()];
        spans.insert(spans.partition_point(|other| *other <= span), span);
        if latest < to {
            self.put(latest, to);
        }
    }

    /// Returns the spans that begin on a weekday, in order of their beginning.
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> &[DaySpan] {
        &self.days[weekday.num_days_from_monday() as usize]
    }

    /// Returns true if no weekday has any hours.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }

    /// Returns true if every second of the week is inside.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.days.iter().all(|day| day.contains(&DaySpan { from: 0, to: SECONDS_PER_DAY }))
    }

    /// Returns true if every second of other hours is inside these.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let week = self.windows();
        other
            .windows()
            .iter()
            .all(|(from, to)| week.iter().any(|(open, close)| open <= from && to <= close))
    }

    /// Returns the week in seconds after Monday's midnight, in windows that do not touch.
    fn windows(&self) -> Vec<(i64, i64)> {
        let mut windows = Vec::new();
        for (day, spans) in (0..).zip(&self.days) {
            for span in spans {
                let [from, to] = [span.from, span.to].map(|second| day * SECONDS_PER_DAY + second);
                // Hours after Sunday are those at the beginning of the week.
                windows.push((from, to.min(WEEK_SECONDS)));
                if to > WEEK_SECONDS {
                    windows.push((0, to - WEEK_SECONDS));
                }
            }
        }
        windows.sort_unstable();
        windows.dedup_by(|next, last| {
            let touch = next.0 <= last.1;
            if touch {
                last.1 = last.1.max(next.1);
            }
            touch
        });
        windows
    }

    /// Returns the covered time of a business day, if every weekday with hours has the same.
    #[must_use]
    pub fn regular_day(&self) -> Option<SignedDuration> {
        let mut lengths = self.days.iter().filter(|day| !day.is_empty()).map(|day| covered(day));
        let first = lengths.next()?;
        lengths.all(|length| length == first).then_some(SignedDuration::from_seconds(first))
    }

    fn add(&mut self, entry: &str, precision: Precision) -> Result<(), &'static str> {
        let entry = entry.trim();
        if entry == "24/7" {
            self.days.iter_mut().for_each(|day| day.push(DaySpan { from: 0, to: SECONDS_PER_DAY }));
            return Ok(());
        }
        let (days, spans) = entry.split_once(' ').ok_or("weekdays, a space and hours")?;
        let spans = read_spans(spans, precision).map_err(|error| error.expected())?;
        for part in days.split(',') {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let [first, last] = [first, last].map(weekday_number);
            let (first, last) =
                first.zip(last).ok_or("weekdays such as Mon, Mon-Fri or Mon,Wed")?;
            for day in (0..=(last + 7 - first) % 7).map(|step| (first + step) % 7) {
                self.days[day].extend(&spans);
            }
        }
        Ok(())
    }
}

fn weekday_number(text: &str) -> Option<usize> {
    WEEKDAY_NAMES.iter().position(|day| day.eq_ignore_ascii_case(text))
}

/// Returns the seconds inside at least one of the spans, which are sorted.
fn covered(spans: &[DaySpan]) -> i64 {
    let mut reached = 0;
    spans.iter().fold(0, |sum, span| {
        let from = span.from.max(reached);
        reached = reached.max(span.to);
        sum + (span.to - from).max(0)
    })
}

impl FromStr for WeeklyHours {
    type Err = HoursError;

    /// Reads the entries of [`WeeklyHours::parse`] with a `;` between them. Times may have seconds,
    /// as in `17:30:15`. An empty text is no hours.
    fn from_str(text: &str) -> Result<Self, HoursError> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        Self::read(text.split(';'), Precision::Second).map_err(|(_, error)| error)
    }
}

impl fmt::Display for WeeklyHours {
    /// Writes it in the notation of [`WeeklyHours::from_str`]; weekdays in a row with the same
    /// hours are one entry.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_always() {
            return f.write_str("24/7");
        }
        let (mut first, mut separator) = (0, "");
        while first < 7 {
            let hours = &self.days[first];
            let after = (first..7).find(|day| self.days[*day] != *hours).unwrap_or(7);
            if !hours.is_empty() {
                let name = |day: usize| WEEKDAY_NAMES[day];
                let days = if after == first + 1 {
                    name(first).to_owned()
                } else {
                    format!("{}-{}", name(first), name(after - 1))
                };
                write!(f, "{separator}{days} {}", spans_in_words(hours))?;
                separator = "; ";
            }
            first = after;
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
crate::time::serde_as_text!(WeeklyHours, WeeklyHours::to_string, "Mon-Fri 08:30-17:30");

#[cfg(test)]
mod tests {
    use super::{DaySpan, SignedDuration, Weekday, WeeklyHours};

    fn spans(entries: &[&str], day: Weekday) -> Vec<(i64, i64)> {
        match WeeklyHours::parse(entries.iter().copied()) {
            Ok(hours) => hours.on(day).iter().map(|DaySpan { from, to }| (*from, *to)).collect(),
            Err((_, error)) => panic!("{error}"),
        }
    }

    #[test]
    fn the_notation_reads_as_it_looks() {
        assert_eq!(spans(&["Mon-Fri 08:30-17:30"], Weekday::Fri), [(30_600, 63_000)]);
        assert_eq!(spans(&["Mon-Fri 08:30-17:30"], Weekday::Sat), []);
        assert_eq!(spans(&["Sat-Mon 10:00-11:00"], Weekday::Sun), [(36_000, 39_600)]);
        assert_eq!(
            spans(&["mon,wed 13:00-14:00, 09:00-10:00"], Weekday::Wed),
            [(32_400, 36_000), (46_800, 50_400)]
        );
        assert_eq!(spans(&["Fri 22:00-06:00"], Weekday::Fri), [(79_200, 108_000)]);
        assert_eq!(spans(&["Fri 22:00-30:00"], Weekday::Fri), [(79_200, 108_000)]);
        assert_eq!(spans(&["24/7"], Weekday::Sun), [(0, 86_400)]);
    }

    #[test]
    fn hours_are_written_as_they_are_read() {
        for text in [
            "Mon-Fri 08:30-17:30",
            "Mon-Thu 09:00-12:00, 13:00-17:00; Fri 09:00-12:00",
            "Sat 22:00-06:00",
            "Sat 10:00-36:00",
            "Sat 18:00-24:00",
            "24/7",
        ] {
            assert_eq!(
                text.parse::<WeeklyHours>().map(|hours| hours.to_string()).as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn another_shape_says_what_was_expected() {
        for entry in [
            "",
            "Mon",
            "Mon 9-17",
            "Mon 9:00-17:00",
            "Mom 09:00-17:00",
            "Mon 09:00-09:00",
            "Mon 24:00-25:00",
            "Mon 09:00-49:00",
            "Mon 09:60-10:00",
        ] {
            assert!(
                WeeklyHours::parse([entry])
                    .is_err_and(|(_, error)| error.to_string().contains("expected")),
                "{entry}"
            );
        }
    }

    #[test]
    fn a_regular_day_is_the_union_of_its_spans() {
        let regular = |entries: &[&str]| {
            WeeklyHours::parse(entries.iter().copied()).ok().and_then(|hours| hours.regular_day())
        };
        assert_eq!(regular(&["Mon-Fri 08:30-17:30"]), Some(SignedDuration::from_hours(9)));
        assert_eq!(
            regular(&["Mon-Fri 09:00-12:00, 11:00-17:00"]),
            Some(SignedDuration::from_hours(8))
        );
        assert_eq!(regular(&["Mon-Thu 09:00-17:00", "Fri 09:00-15:00"]), None);
    }

    #[test]
    fn hours_contain_others_over_midnight_and_over_the_week() {
        let cases = [
            ("Mon-Fri 08:00-18:00", "Mon-Fri 09:00-17:00", true),
            ("Mon-Fri 08:00-16:00", "Mon-Fri 09:00-17:00", false),
            ("24/7", "Sun 22:00-06:00", true),
            ("Mon-Fri 09:00-12:00, 12:00-17:00", "Mon 11:00-13:00", true),
            ("Sun 22:00-06:00", "Mon 00:00-06:00", true),
            ("Mon 00:00-06:00", "Sun 22:00-06:00", false),
            ("Mon-Sun 00:00-12:00, 12:00-24:00", "24/7", true),
        ];
        for (one, other, expected) in cases {
            let [hours, others] = [one, other].map(|text| WeeklyHours::parse([text]).unwrap());
            assert_eq!(hours.contains(&others), expected, "{one} and {other}");
        }
    }
}
