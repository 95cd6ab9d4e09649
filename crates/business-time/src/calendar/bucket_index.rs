//! An index over a sorted list, for a search in constant time where its values lie evenly: buckets
//! of equal width, and a short search inside one.

/// Buckets over a sorted list of numbers.
#[derive(Clone, Debug)]
pub(super) struct BucketIndex {
    /// The first value.
    origin: i64,
    /// Buckets are `1 << shift` wide.
    shift: u32,
    /// For each bucket the number of values before it.
    before: Vec<u32>,
}

impl BucketIndex {
    /// Builds buckets over values in ascending order, about one for each.
    pub(super) fn new(values: impl ExactSizeIterator<Item = i64> + Clone) -> Self {
        let (count, origin) = (values.len(), values.clone().next().unwrap_or(0));
        let width = values.clone().last().unwrap_or(0).abs_diff(origin) / (count.max(1) as u64);
        let shift = 64 - width.leading_zeros();
        let mut before = Vec::new();
        for (index, value) in (0_u32..).zip(values) {
            let bucket = bucket_of(value, origin, shift);
            before.resize(before.len().max(bucket + 1), index);
        }
        Self { origin, shift, before }
    }

    /// Returns the number of values for which a test holds: "less than `near`" or "at most `near`".
    pub(super) fn partition_point<T>(
        &self,
        values: &[T],
        near: i64,
        test: impl Fn(&T) -> bool,
    ) -> usize {
        let bucket = bucket_of(near, self.origin, self.shift);
        let at =
            |bucket: usize| self.before.get(bucket).map_or(values.len(), |before| *before as usize);
        // Values of lower buckets are below `near`, those of higher ones above it.
        let (low, high) = (at(bucket), at(bucket.saturating_add(1)));
        low + values[low..high].partition_point(test)
    }
}

/// Returns the bucket of a value; the first for one below it.
fn bucket_of(value: i64, origin: i64, shift: u32) -> usize {
    usize::try_from(value.max(origin).abs_diff(origin) >> shift).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::{BucketIndex, bucket_of};

    #[test]
    fn buckets_are_numbered_from_the_first_value_on() {
        let buckets = [9, 10, 17, 18, 40].map(|value| bucket_of(value, 10, 3));
        assert_eq!(buckets, [0, 0, 0, 1, 3]);
    }

    #[test]
    fn it_finds_the_place_that_a_binary_search_finds() {
        let lists: [&[i64]; 5] =
            [&[], &[5], &[0, 1, 2, 3], &[-100, -99, 7, 7, 7, 1_000, 100_000], &[3, 3, 3]];
        for values in lists {
            let index = BucketIndex::new(values.iter().copied());
            for near in (-120..120).chain(990..1_010).chain(99_990..100_010) {
                assert_eq!(
                    index.partition_point(values, near, |value| *value < near),
                    values.partition_point(|value| *value < near),
                    "{values:?} {near}"
                );
                assert_eq!(
                    index.partition_point(values, near, |value| *value <= near),
                    values.partition_point(|value| *value <= near),
                    "{values:?} {near}"
                );
            }
        }
    }
}
