//! The instants that an ambiguous time could be, as they can be typed.

use std::fmt;

use crate::{
    time::{Instant, Resolution, Zone},
    times::local_clock::dial,
};

/// One of the times that a text could be, as it can be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeReading {
    /// The text to type.
    pub text: String,
    /// The time that it is, in words, if the text does not say so.
    pub means: Option<String>,
    /// True if it alone lies on the side of now that the option is about.
    pub is_likely: bool,
}

impl TimeReading {
    /// Returns readings of which one is likely if it alone fits the option: text, meaning, and
    /// true where it fits.
    pub(super) fn several(
        readings: impl IntoIterator<Item = (String, Option<String>, bool)>,
    ) -> Vec<Self> {
        let readings: Vec<(String, Option<String>, bool)> = readings.into_iter().collect();
        let is_one = readings.iter().filter(|(.., fits)| *fits).count() == 1;
        let reading = |(text, means, fits)| Self { text, means, is_likely: fits && is_one };
        readings.into_iter().map(reading).collect()
    }
}

impl fmt::Display for TimeReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}'", self.text)?;
        self.means.as_ref().map_or(Ok(()), |means| write!(f, " ({means})"))
    }
}

/// Returns an instant as it can be typed: on the local clock, unless the time was typed with an
/// offset or that clock shows it twice.
pub(super) fn typed_again(at: Instant, zone: &Zone, is_local: bool) -> String {
    let wall = zone.wall_at(at);
    match zone.resolve(wall) {
        Resolution::Unique(_) if is_local => {
            format!("{} {}", wall.date(), dial(wall.seconds_of_day()))
        }
        _ => zone.rfc3339(at),
    }
}

#[cfg(test)]
mod tests {
    use super::TimeReading;

    #[test]
    fn one_that_alone_fits_is_likely() {
        let likely = |fits: [bool; 2]| {
            TimeReading::several(fits.map(|fits| (String::new(), None, fits)))
                .iter()
                .map(|reading| reading.is_likely)
                .collect::<Vec<_>>()
        };
        assert_eq!(likely([true, false]), [true, false]);
        assert_eq!(likely([true, true]), [false, false]);
        assert_eq!(likely([false, false]), [false, false]);
    }
}
