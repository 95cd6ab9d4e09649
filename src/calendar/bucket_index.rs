//! A sorted list that is searched in constant time where its values lie evenly: a rung every so
//! often, and a short search from there.

/// Rungs over a sorted list of numbers.
#[derive(Clone, Debug)]
pub(super) struct BucketIndex {
    /// The first value.
    origin: i64,
    /// Rungs are `1 << shift` apart.
    shift: u32,
    /// For each rung, how many values lie before it.
    before: Vec<u32>,
}

impl BucketIndex {
    /// Rungs over values in ascending order, about one for each.
    pub(super) fn new(values: impl ExactSizeIterator<Item = i64> + Clone) -> Self {
        let (count, origin) = (values.len(), values.clone().next().unwrap_or(0));
        let width = values.clone().last().unwrap_or(0).abs_diff(origin) / (count.max(1) as u64);
        let shift = 64 - width.leading_zeros();
        let mut before = Vec::new();
        for (index, value) in (0_u32..).zip(values) {
            let rung = rung_of(value, origin, shift);
            before.resize(before.len().max(rung + 1), index);
        }
        Self { origin, shift, before }
    }

    /// How many of the values a test holds for. The test is "less than `near`" or "at most `near`".
    pub(super) fn partition_point<T>(
        &self,
        values: &[T],
        near: i64,
        test: impl Fn(&T) -> bool,
    ) -> usize {
        let rung = rung_of(near, self.origin, self.shift);
        let at =
            |rung: usize| self.before.get(rung).map_or(values.len(), |before| *before as usize);
        // Whatever stands on a lower rung is below `near`, whatever stands on a higher one is above
        // it.
        let (low, high) = (at(rung), at(rung.saturating_add(1)));
        low + values[low..high].partition_point(test)
    }
}

/// The rung on which a value stands; the lowest for one below the first.
fn rung_of(value: i64, origin: i64, shift: u32) -> usize {
    let distance = if value < origin { 0 } else { value.abs_diff(origin) };
    usize::try_from(distance >> shift).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::BucketIndex;

    #[test]
    fn it_finds_what_a_search_finds() {
        let lists: [&[i64]; 5] =
            [&[], &[5], &[0, 1, 2, 3], &[-100, -99, 7, 7, 7, 1_000, 100_000], &[3, 3, 3]];
        for values in lists {
            let ladder = BucketIndex::new(values.iter().copied());
            for near in (-120..120).chain(990..1_010).chain(99_990..100_010) {
                assert_eq!(
                    ladder.partition_point(values, near, |value| *value < near),
                    values.partition_point(|value| *value < near),
                    "{values:?} {near}"
                );
                assert_eq!(
                    ladder.partition_point(values, near, |value| *value <= near),
                    values.partition_point(|value| *value <= near),
                    "{values:?} {near}"
                );
            }
        }
    }
}
