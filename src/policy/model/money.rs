//! Money as whole numbers of its smallest parts, so that nothing is ever rounded.

use std::{cmp::Ordering, fmt};

use super::proportion::{Proportion, decimal};

/// An amount of money: so many of the smallest parts that are written, of which ten to the power of
/// `decimals` are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Money {
    parts: u128,
    decimals: usize,
    /// The three letters of the currency.
    currency: String,
}

impl Money {
    /// Parses `12000 EUR` or `0.50 EUR`, with at most fifteen digits before the dot and four behind
    /// it.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (number, currency) = text.split_once(' ')?;
        let is_code = currency.len() == 3 && currency.bytes().all(|it| it.is_ascii_uppercase());
        let (whole, part) = decimal(number).filter(|_| is_code)?;
        if whole.len() > 15 || part.len() > 4 {
            return None;
        }
        let parts = format!("{whole}{part}").parse().ok()?;
        Some(Self { parts, decimals: part.len(), currency: currency.to_owned() })
    }

    /// Returns a part of it, to the last decimal: no contract says how to round.
    pub(super) fn times(&self, part: Proportion) -> Self {
        let mut product = Self {
            parts: self.parts * u128::from(part.0),
            decimals: self.decimals + 6,
            currency: self.currency.clone(),
        };
        while product.decimals > self.decimals.max(2) && product.parts.is_multiple_of(10) {
            product.parts /= 10;
            product.decimals -= 1;
        }
        product
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.parts == 0
    }

    /// Compares two amounts; `None` if they are of different currencies.
    pub(super) fn compared(&self, other: &Self) -> Option<Ordering> {
        let decimals = self.decimals.max(other.decimals);
        let ordering = self.in_parts(decimals).cmp(&other.in_parts(decimals));
        (self.currency == other.currency).then_some(ordering)
    }

    fn in_parts(&self, decimals: usize) -> u128 {
        (self.decimals..decimals).fold(self.parts, |parts, _| parts * 10)
    }
}

impl fmt::Display for Money {
    /// Writes `600.00 EUR`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0>1$}", self.parts, self.decimals + 1);
        match digits.split_at(digits.len() - self.decimals) {
            (whole, "") => write!(f, "{whole} {}", self.currency),
            (whole, part) => write!(f, "{whole}.{part} {}", self.currency),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::proportion::Proportion, Money};

    #[test]
    fn amounts_are_read_as_written() {
        for (text, shown) in [("12000 EUR", "12000 EUR"), ("0.50 USD", "0.50 USD")] {
            assert_eq!(Money::parse(text).unwrap().to_string(), shown, "{text}");
        }
        for text in ["12000", "EUR 5", "5 eur", "5  EUR", "1,000 EUR", "5 EURO", "5.00001 EUR"] {
            assert_eq!(Money::parse(text), None, "{text}");
        }
    }

    /// 5 % of 12,000 is 600. 7 % of 333.33 is 23.3331, which nobody has said how to round.
    #[test]
    fn a_part_of_an_amount_is_exact() {
        let cases = [
            ("12000 EUR", "5%", "600.00 EUR"),
            ("333.33 EUR", "7%", "23.3331 EUR"),
            ("1000 JPY", "0.25%", "2.50 JPY"),
            ("999999999999999.9999 EUR", "100%", "999999999999999.9999 EUR"),
            ("0.0001 EUR", "0.0001%", "0.0000000001 EUR"),
            ("12000 EUR", "0%", "0.00 EUR"),
        ];
        for (fee, part, amount) in cases {
            let part = Proportion::parse(part).unwrap();
            assert_eq!(Money::parse(fee).unwrap().times(part).to_string(), amount, "{fee}");
        }
    }
}
