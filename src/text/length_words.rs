//! Lengths of time for people.

const UNITS: [(u64, &str); 4] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")];

/// Returns a length in its two largest units, cut off behind the smaller, so that neither time
/// left nor delay is more than there is: `2 d 15 h`, `1 h 45 min`, `10 min`. A sign is left out:
/// "late" or "left" beside it says it.
#[must_use]
pub(crate) fn length(seconds: i64) -> String {
    let seconds = seconds.unsigned_abs();
    let largest = UNITS.iter().position(|(size, _)| seconds >= *size).unwrap_or(3);
    let (least, _) = UNITS[(largest + 1).min(3)];
    let mut rest = seconds / least * least;
    let mut parts = Vec::new();
    for (size, unit) in UNITS {
        if rest >= size {
            parts.push(format!("{} {unit}", rest / size));
            rest %= size;
        }
    }
    if parts.is_empty() { "0 s".to_owned() } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_length_has_at_most_two_units_and_is_cut_off() {
        let cases = [
            (0, "0 s"),
            (1, "1 s"),
            (59, "59 s"),
            (60, "1 min"),
            (-61, "1 min 1 s"),
            (600, "10 min"),
            (3_599, "59 min 59 s"),
            (3_600, "1 h"),
            (3_629, "1 h"),
            (3_659, "1 h"),
            (6_300, "1 h 45 min"),
            (86_369, "23 h 59 min"),
            (86_370, "23 h 59 min"),
            (86_399, "23 h 59 min"),
            (165_748, "1 d 22 h"),
            (229_500, "2 d 15 h"),
            (171_000, "1 d 23 h"),
            (54_713_637, "633 d 6 h"),
            (i64::MIN, "106751991167300 d 15 h"),
        ];
        for (seconds, said) in cases {
            assert_eq!(length(seconds), said, "{seconds}");
        }
    }
}
