//! Compares by how much two promises bind the vendor: `Greater` if the newer one binds it more,
//! `None` where that cannot be told.

use std::cmp::Ordering;

use crate::policy::Verdict;

/// Returns the favour of a change that has several sides. Sides that pull apart decide nothing.
pub(super) fn together(sides: impl IntoIterator<Item = Option<Ordering>>) -> Option<Ordering> {
    sides.into_iter().try_fold(Ordering::Equal, |sum, side| match (sum, side?) {
        (one, other) if one == other => Some(one),
        (Ordering::Equal, other) | (other, Ordering::Equal) => Some(other),
        _ => None,
    })
}

/// By a rank, the higher the stricter; a value without one cannot be compared but with itself.
pub(super) fn by_rank<T: PartialEq, R: Ord>(
    before: &T,
    after: &T,
    rank: impl Fn(&T) -> Option<R>,
) -> Option<Ordering> {
    if before == after { Some(Ordering::Equal) } else { Some(rank(after)?.cmp(&rank(before)?)) }
}

/// Of a verdict: `in` binds the vendor more than `conditional`, and that more than `out`.
pub(super) fn of_verdict(before: Verdict, after: Verdict) -> Option<Ordering> {
    by_rank(&before, &after, |verdict| match verdict {
        Verdict::In => Some(2),
        Verdict::Conditional => Some(1),
        Verdict::Out => Some(0),
        Verdict::OtherOffering | Verdict::NotSupport | Verdict::Unstated => None,
    })
}

/// Of something that may be missing: to have it is stricter than not to.
pub(super) fn of_gain<T>(
    before: Option<&T>,
    after: Option<&T>,
    both: impl Fn(&T, &T) -> Option<Ordering>,
) -> Option<Ordering> {
    match (before, after) {
        (Some(before), Some(after)) => both(before, after),
        (before, after) => Some(after.is_some().cmp(&before.is_some())),
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering::{Equal, Greater, Less};

    use super::together;

    #[test]
    fn sides_that_pull_apart_decide_nothing() {
        let cases = [
            (vec![], Some(Equal)),
            (vec![Some(Equal), Some(Greater), Some(Greater)], Some(Greater)),
            (vec![Some(Less), Some(Equal)], Some(Less)),
            (vec![Some(Less), Some(Greater)], None),
            (vec![Some(Less), None], None),
            (vec![None, Some(Equal)], None),
        ];
        for (sides, expected) in cases {
            assert_eq!(together(sides.iter().copied()), expected, "{sides:?}");
        }
    }
}
