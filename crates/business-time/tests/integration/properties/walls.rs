//! Instants to wall times and back, in zones around their clock changes.

use business_time::time::{CivilDateTime, Date, Instant, Resolution};
use proptest::{
    collection::vec,
    prelude::{prop_assert, prop_assert_eq, proptest},
};

use super::{config, scenes, seconds};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_wall_time_means_the_instants_that_show_it((zone, minute) in scenes::zone_and_minute(), second in 0..60_i64) {
        let at = Instant::clamped(minute * 60 + second);
        let wall = zone.wall_at(at);
        match zone.resolve(wall) {
            Resolution::Unique(only) => prop_assert_eq!(only, at),
            Resolution::Fold { first_at, last_at } => {
                prop_assert!(first_at < last_at && (first_at == at || last_at == at));
                prop_assert_eq!((zone.wall_at(first_at), zone.wall_at(last_at)), (wall, wall));
            }
            gap @ Resolution::Gap { .. } => prop_assert!(false, "{} was shown, and is {:?}", wall, gap),
        }
        prop_assert!(zone.opening_at(wall) <= at && at <= zone.closing_at(wall));
    }

    /// Also for wall times that were never shown.
    #[test]
    fn later_wall_times_never_open_or_close_earlier(
        (zone, minute) in scenes::zone_and_minute(),
        shift in -100_000..100_000_i64,
        later in 0..100_000_i64,
    ) {
        let date = Date::from_days_since_epoch((minute * 60).div_euclid(86_400)).unwrap();
        let walls = [shift, shift + later].map(|seconds| CivilDateTime::new(date, seconds));
        prop_assert!(zone.opening_at(walls[0]) <= zone.opening_at(walls[1]));
        prop_assert!(zone.closing_at(walls[0]) <= zone.closing_at(walls[1]));
        prop_assert!(zone.opening_at(walls[0]) <= zone.closing_at(walls[0]));
        if let Resolution::Gap { gap_end_at, before, after } = zone.resolve(walls[0]) {
            prop_assert!(before < after);
            let around = [gap_end_at.checked_sub(seconds(1)).unwrap(), gap_end_at].map(|at| zone.wall_at(at));
            prop_assert!(around[0] < walls[0] && walls[0] < around[1]);
        }
    }

    /// The resolver, which remembers where it was, finds what the zone finds, in whatever order it
    /// is asked.
    #[test]
    fn a_resolver_finds_what_its_zone_finds((zone, minute) in scenes::zone_and_minute(), shifts in vec(-30_000_000..30_000_000_i64, 1..12)) {
        let date = Date::from_days_since_epoch((minute * 60).div_euclid(86_400)).unwrap();
        let mut resolver = zone.resolver();
        // Some years away, and near the change.
        for wall in shifts.iter().flat_map(|shift| [CivilDateTime::new(date, *shift), CivilDateTime::new(date, *shift / 300)]) {
            prop_assert_eq!(resolver.opening_at(wall), zone.opening_at(wall), "opening at {}", wall);
            prop_assert_eq!(resolver.closing_at(wall), zone.closing_at(wall), "closing at {}", wall);
        }
    }

    #[test]
    fn a_steady_offset_is_steady((zone, minute) in scenes::zone_and_minute(), share in 0..1_000_i64) {
        let at = Instant::clamped(minute * 60);
        let (offset, until) = zone.steady_from(at);
        prop_assert!(until > at);
        let length = until.since(at).seconds().min(400 * 86_400);
        for seconds in [0, length * share / 1_000, length - 1] {
            prop_assert_eq!(zone.offset_at(Instant::clamped(at.unix() + seconds)), offset);
        }
    }
}
