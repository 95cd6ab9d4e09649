//! Numbers of options, with messages that say what is expected.

use std::ops::RangeInclusive;

/// Returns the parser of a whole number, which names a number that would do.
pub(super) fn whole<N: TryFrom<u32> + Clone + Send + Sync + 'static>(
    range: RangeInclusive<u32>,
    such_as: u32,
) -> impl Fn(&str) -> Result<N, String> + Clone + Send + Sync + 'static {
    move |text| {
        let number = text.trim().parse::<u32>().ok().filter(|number| range.contains(number));
        let (from, to) = (range.start(), range.end());
        let says = || match *to {
            u32::MAX => format!("write a whole number, {from} or more, such as {such_as}"),
            to => format!("write a whole number from {from} to {to}, such as {such_as}"),
        };
        number.and_then(|number| N::try_from(number).ok()).ok_or_else(says)
    }
}

/// Parses a whole percentage, with or without its sign.
pub(super) fn whole_percent(text: &str) -> Result<u8, String> {
    let number = text.trim().trim_end_matches('%').trim();
    let known = number.parse::<u8>().ok().filter(|number| (1..=100).contains(number));
    known.ok_or_else(|| "write a whole percentage from 1 to 100, such as 75".to_owned())
}

/// Parses a year. One of two digits is refused: nobody means the first century, and which other is
/// meant is not said.
pub(super) fn whole_year(text: &str) -> Result<u16, String> {
    let year = whole::<u16>(1..=9999, 2026)(text)?;
    if year < 100 && text.trim().len() < 4 {
        return Err(format!("write the year with four digits, such as 20{year:02}"));
    }
    Ok(year)
}

#[cfg(test)]
mod tests {
    use super::{whole, whole_percent, whole_year};

    #[test]
    fn numbers_are_read_or_the_message_says_what_is_expected() {
        assert_eq!((whole_percent("75"), whole_percent("75%")), (Ok(75), Ok(75)));
        for text in ["0.5", "0", "101", "all", ""] {
            assert!(whole_percent(text).unwrap_err().contains("such as 75"), "{text}");
        }
        let worst = whole::<u16>(0..=1000, 20);
        assert_eq!(worst("5"), Ok(5));
        for text in ["all", "-1", "1001", "2.5"] {
            let says = worst(text).unwrap_err();
            assert_eq!(says, "write a whole number from 0 to 1000, such as 20", "{text}");
        }
        assert_eq!(
            (whole_year("2026"), whole_year("0026"), whole_year("800")),
            (Ok(2026), Ok(26), Ok(800))
        );
        assert_eq!(whole_year("26").unwrap_err(), "write the year with four digits, such as 2026");
        let limit = whole::<u32>(1..=u32::MAX, 20);
        assert_eq!(limit("0").unwrap_err(), "write a whole number, 1 or more, such as 20");
    }
}
