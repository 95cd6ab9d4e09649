//! The column of the elapsed times of answers: its unit, and the clock on which it was counted.
//!
//! Both are taken from its name alone. A column of business time is refused: the help desk's
//! business hours are not the vendor's, so that no instant follows from it.

use super::{
    business_time::{counts_business_time, words},
    elapsed::parse_elapsed,
    elapsed_error::ElapsedError,
};
use crate::{
    text::excerpt,
    tickets::{Field, StreamError},
    times::TimeUnit,
};

/// A column of elapsed times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ElapsedColumn {
    name: String,
    /// The unit that an option or its name states.
    unit: Option<TimeUnit>,
    /// The unit of a bare number where none is stated.
    assumed: Option<TimeUnit>,
}

impl ElapsedColumn {
    /// Returns the column of a name among others, in a unit if an option states one.
    ///
    /// # Errors
    /// It counts business time, or its name has another unit than the option.
    pub(in super::super) fn of(
        name: &str,
        said: Option<TimeUnit>,
        is_business: bool,
        others: &[String],
    ) -> Result<Self, StreamError> {
        if is_business || counts_business_time(name) {
            return Err(StreamError::Header(refusal(name, others)));
        }
        if let (Some(said), Some(own)) = (said, unit_in(name))
            && said != own
        {
            return Err(StreamError::Header(contradiction(name, said, own)));
        }
        let is_own = words(name) == ["responded", "after"];
        let (unit, assumed) = (said.or_else(|| unit_in(name)), is_own.then_some(TimeUnit::Minute));
        Ok(Self { name: name.to_owned(), unit, assumed })
    }

    /// Reads a cell as seconds.
    ///
    /// # Errors
    /// The fault of the cell, for people.
    pub(in super::super) fn seconds(&self, cell: &str) -> Result<i64, String> {
        let field = Field::RespondedAfter.name();
        let is_bare = cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b' '));
        let unit = if is_bare { self.unit.or(self.assumed) } else { self.unit };
        parse_elapsed(cell, unit).map_err(|error| match error {
            ElapsedError::NoUnit(_) => format!(
                "{field}: {error}, and the name of column '{0}' has no unit either; name the \
                 unit: --map {field}:hours='{0}', or :minutes, :seconds, :days",
                excerpt(&self.name)
            ),
            error => format!("{field}: {error}"),
        })
    }
}

/// Returns how to take a column of times as one of elapsed times, if a cell of it is an elapsed
/// time. Where nothing states the unit of a number, nobody knows which is meant: the two likeliest
/// that can have such a number are named.
pub(in super::super) fn elapsed_advice(column: &str, cell: &str) -> Option<String> {
    if counts_business_time(column) {
        return None;
    }
    let unit = unit_in(column);
    let field = Field::RespondedAfter.name();
    let name = column.replace('\'', r"'\''");
    match (parse_elapsed(cell, unit), unit) {
        (Ok(_), _) | (Err(ElapsedError::Fraction(..)), Some(_)) => {
            Some(format!("--map '{field}={name}' takes it"))
        }
        (Err(ElapsedError::NoUnit(_)), None) => {
            let units = [TimeUnit::Minute, TimeUnit::Hour, TimeUnit::Day].into_iter();
            let can_be = |unit: &TimeUnit| parse_elapsed(cell, Some(*unit)).is_ok();
            let options = units.filter(can_be).take(2).map(|unit| {
                let unit = unit.name();
                format!("--map '{field}:{unit}={name}' takes it in {unit}")
            });
            let options: Vec<String> = options.collect();
            (!options.is_empty()).then(|| options.join(", "))
        }
        _ => None,
    }
}

/// Returns the error that the unit of an option is not that of the column's name.
fn contradiction(name: &str, said: TimeUnit, own: TimeUnit) -> String {
    let field = Field::RespondedAfter.name();
    format!(
        "--map says that '{0}' is in {1}, and its name that it is in {2}; write --map \
         {field}='{0}' if it is in {2}, or else rename the column",
        excerpt(name),
        said.name(),
        own.name()
    )
}

/// Returns the error that a column counts business time, with one to take instead.
fn refusal(name: &str, others: &[String]) -> String {
    let shared = |other: &&String| {
        let own = words(name);
        words(other).iter().filter(|word| own.contains(word)).count()
    };
    let is_calendar = |other: &&String| {
        *other != name
            && unit_in(other).is_some()
            && !counts_business_time(other)
            && shared(other) > 1
    };
    let instead = others.iter().filter(is_calendar).max_by_key(shared).map_or_else(
        || {
            "map a column of the time that passed on the clock, or of the time of the answer"
                .to_owned()
        },
        |other| format!("'{other}' has them: --map {}='{other}'", Field::RespondedAfter.name()),
    );
    format!(
        "the column '{}' counts business time; calendar minutes are needed, as the vendor's \
         business hours are not those of the help desk; {instead}",
        excerpt(name)
    )
}

/// Returns the unit in a name, if it has one: `(in hrs)`, `[min]`, `_sec`. A single letter counts
/// as the last word only, and `second` too, which may be the second of several.
pub(super) fn unit_in(name: &str) -> Option<TimeUnit> {
    let words = words(name);
    let is_unit = |(at, word): (usize, &String)| {
        let must_be_last = word.len() == 1 || word == "second";
        let is_month = word == "m";
        if is_month || (must_be_last && at + 1 < words.len()) { None } else { TimeUnit::of(word) }
    };
    let mut units: Vec<TimeUnit> = words.iter().enumerate().filter_map(is_unit).collect();
    units.dedup();
    match units[..] {
        [unit] => Some(unit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{ElapsedColumn, TimeUnit, elapsed_advice, unit_in};

    #[test]
    fn a_number_without_a_unit_is_advised_in_no_single_unit() {
        let both = "--map 'responded_after:minutes=resp' takes it in minutes, --map \
                    'responded_after:hours=resp' takes it in hours";
        assert_eq!(elapsed_advice("resp", "45").as_deref(), Some(both));
        // Only hours and days have fractions.
        let fraction = "--map 'responded_after:hours=resp' takes it in hours, --map \
                        'responded_after:days=resp' takes it in days";
        assert_eq!(elapsed_advice("resp", "1.5").as_deref(), Some(fraction));
        for (column, cell) in [("resp (min)", "45"), ("resp (min)", "1.5"), ("resp", "45 min")] {
            let only = format!("--map 'responded_after={column}' takes it");
            assert_eq!(elapsed_advice(column, cell), Some(only), "{column} {cell}");
        }
        assert_eq!(elapsed_advice("business minutes", "45"), None);
        assert_eq!(elapsed_advice("resp", "soon"), None);
    }

    #[test]
    fn units_are_taken_from_names() {
        use TimeUnit::{Day, Hour, Millisecond, Minute, Second};
        let cases = [
            ("Response Time (hours)", Some(Hour)),
            ("First response time (in hrs)", Some(Hour)),
            ("First reply time in minutes", Some(Minute)),
            ("First reply time [min]", Some(Minute)),
            ("firstReplyTimeInMinutes", Some(Minute)),
            ("first_reply_sec", Some(Second)),
            ("time_to_respond_s", Some(Second)),
            ("TTR (h)", Some(Hour)),
            ("Elapsed days", Some(Day)),
            ("latency (ms)", Some(Millisecond)),
            ("Time to second response", None),
            ("Customer's first response", None),
            ("Response Time", None),
            ("Response (m)", None),
            ("Response (days, hours)", None),
            ("Response (hh:mm:ss)", None),
        ];
        for (name, unit) in cases {
            assert_eq!(unit_in(name), unit, "{name}");
        }
        let unit = |name: &str, said| ElapsedColumn::of(name, said, false, &[]).unwrap().unit;
        assert_eq!(
            ElapsedColumn::of("Responded After", None, false, &[]).unwrap().seconds("45"),
            Ok(2_700)
        );
        assert_eq!(unit("responded_after_hours", None), Some(Hour));
        assert_eq!(unit("Response Time", Some(Day)), Some(Day));
        assert_eq!(unit("Response Time (hours)", Some(Hour)), Some(Hour));
    }

    #[test]
    fn a_unit_that_contradicts_the_name_is_refused() {
        use TimeUnit::{Day, Hour, Minute};
        for (name, said) in
            [("Response Time (minutes)", Hour), ("TTR (h)", Minute), ("first_reply_sec", Day)]
        {
            let error = ElapsedColumn::of(name, Some(said), false, &[]).unwrap_err().to_string();
            assert!(error.contains(said.name()) && error.contains(name), "{error}");
        }
    }
}
