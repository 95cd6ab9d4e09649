//! Response times: exact while they are few, and a histogram of bounded size when they are many.
//!
//! Up to [`EXACT`] times are kept as they are, and all those of a block until it is merged. More go
//! into a histogram with buckets of a fixed relative width, in which a value is off by less than
//! half a percent. Both are sums over the set of times, whatever the order in which they came:
//! merging parts of a stream gives the same numbers however it was cut. A sketch such as t-digest
//! does not promise that.

use hdrhistogram::Histogram;

/// The most times that are kept as they are.
const EXACT: usize = 512;
/// Digits of a value that a bucket holds: 256 steps for each doubling, 128 of them its own.
const DIGITS: u8 = 2;

/// Times in seconds.
#[derive(Clone, Debug, Default)]
pub(super) struct TimeDistribution {
    exact: Vec<u32>,
    many: Option<Box<Histogram<u64>>>,
}

impl TimeDistribution {
    /// Adds a time; that there may be too many to be kept is seen when they are merged.
    pub(super) fn add(&mut self, seconds: i64) {
        self.exact.push(u32::try_from(seconds.max(0)).unwrap_or(u32::MAX));
    }

    pub(super) fn merge(&mut self, other: Self) {
        if let Some(theirs) = other.many {
            match &mut self.many {
                Some(own) => {
                    let _ = own.add(*theirs);
                }
                None => self.many = Some(theirs),
            }
        }
        self.exact.extend(other.exact);
        self.condense();
    }

    pub(super) fn count(&self) -> u64 {
        self.many.as_ref().map_or(0, |many| many.len()) + self.exact.len() as u64
    }

    /// Returns true if its percentiles are exact.
    pub(super) fn is_exact(&self) -> bool {
        self.many.is_none()
    }

    /// Returns for each percentile the smallest time that so many percent do not exceed.
    pub(super) fn percentiles<const N: usize>(&self, percentiles: [u64; N]) -> [Option<u64>; N] {
        if let Some(many) = &self.many {
            #[allow(clippy::cast_precision_loss, reason = "0 to 100")]
            return percentiles.map(|percent| {
                Some(many.median_equivalent(many.value_at_percentile(percent as f64)))
            });
        }
        let mut sorted = self.exact.clone();
        sorted.sort_unstable();
        let at = |percent: u64| (sorted.len() as u64 * percent).div_ceil(100).saturating_sub(1);
        percentiles.map(|percent| {
            sorted.get(usize::try_from(at(percent)).ok()?).map(|seconds| u64::from(*seconds))
        })
    }

    /// Moves the times to the histogram if they are many, or if some are there already.
    fn condense(&mut self) {
        if self.many.is_none() && self.exact.len() > EXACT {
            self.many = Histogram::new(DIGITS).ok().map(Box::new);
        }
        if let Some(many) = &mut self.many {
            self.exact.drain(..).for_each(|seconds| record(many, seconds));
            self.exact = Vec::new();
        }
    }
}

/// The histogram grows as it must: no value is beyond its end, so this cannot fail.
fn record(many: &mut Histogram<u64>, seconds: u32) {
    let _ = many.record(u64::from(seconds));
}

#[cfg(test)]
mod tests {
    use super::{EXACT, TimeDistribution};

    #[test]
    fn few_times_are_exact() {
        let mut times = TimeDistribution::default();
        assert_eq!(times.percentiles([50]), [None]);
        for seconds in [40, 10, 30, 20] {
            times.add(seconds);
        }
        assert_eq!(times.percentiles([0, 25, 50, 51, 90, 100]), [10, 10, 20, 30, 40, 40].map(Some));
    }

    #[test]
    fn many_times_are_off_by_less_than_half_a_percent_however_they_were_cut() {
        let all: Vec<i64> = (0..20_000_i64).map(|at| at * at % 1_000_003).collect();
        let mut sorted = all.clone();
        sorted.sort_unstable();
        let mut first = None;
        for cut in [1, EXACT - 1, EXACT, EXACT + 1, 7_777] {
            let mut whole = TimeDistribution::default();
            for part in all.chunks(cut) {
                let mut times = TimeDistribution::default();
                for seconds in part {
                    times.add(*seconds);
                }
                whole.merge(times);
            }
            let merged = std::mem::take(&mut whole);
            whole.merge(merged);
            assert_eq!(whole.count(), 20_000);
            let found = whole.percentiles([1, 50, 90, 95, 99]).map(Option::unwrap);
            assert_eq!(*first.get_or_insert(found), found, "cut at {cut}");
        }
        for (percent, found) in [1_usize, 50, 90, 95, 99].into_iter().zip(first.unwrap()) {
            let exact = sorted[sorted.len() * percent / 100 - 1].unsigned_abs();
            assert!(found.abs_diff(exact) * 200 <= exact, "{percent}: {found} for {exact}");
        }
    }
}
