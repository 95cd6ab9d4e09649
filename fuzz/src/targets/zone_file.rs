//! A zoneinfo file: it is refused, or its clock is one that every instant can be read from.

use std::ffi::OsString;

use slacalc::{
    parse_moment,
    time::{Instant, OffsetTable, TzData, TzSource},
};

use super::{Bench, times::shows};

/// Two months and a bit, so that every hour of the day and of the year comes up.
const STEP: i64 = 61 * 86_400 + 4_321;

pub(super) fn zone_file(bench: &Bench<'_>, data: &[u8]) {
    bench.put("zones/Europe/London", data);
    let zones = bench.path("zones");
    let ask = |words: &str| {
        let arguments: Vec<OsString> = words.split(' ').map(OsString::from).collect();
        bench.ask_with(&arguments, Some(&zones))
    };
    let plan = "--vendor scalr --tier standard --timezone Europe/London";
    let month = ask(&format!("calendar {plan} --month 2026-03"));
    let deadline =
        ask(&format!("deadline {plan} --priority 3 --opened 2026-03-27T16:00:00Z --explain"));
    let zone = TzData::open(&TzSource::Directory(zones.clone()))
        .ok()
        .and_then(|tz| tz.zone("Europe/London").ok());
    let Some(zone) = zone else {
        for answer in [month, deadline] {
            assert!(
                answer.code == 2 && answer.stderr.contains("zones"),
                "a file that is refused is named: {answer:?}"
            );
        }
        return;
    };
    assert!(month.code == 0 && deadline.code == 0, "{month:?} {deadline:?}");
    let offsets = OffsetTable::new(&zone);
    let years = (1880..=2110).map(|year| (year - 1970) * 31_556_952);
    let grid = (Instant::MIN.unix()..Instant::MAX.unix())
        .step_by(usize::try_from(STEP).unwrap_or(usize::MAX) * 97);
    for seconds in
        years.flat_map(|start| (start..start + 31_556_952).step_by(5_274_721)).chain(grid)
    {
        let at = Instant::clamped(seconds);
        assert_eq!(offsets.at(at), zone.offset_at(at), "the table of offsets differs at {seconds}");
        let (offset, until) = zone.steady_from(at);
        assert!(
            offset == zone.offset_at(at) && (until > at || until == Instant::MAX),
            "{offset:?} until {until:?} from {at:?}"
        );
        if at > Instant::clamped(Instant::MIN.unix() + 2 * 86_400)
            && at < Instant::clamped(Instant::MAX.unix() - 2 * 86_400)
        {
            assert!(shows(&zone, at), "the clock of {} does not show it", zone.rfc3339(at));
            let printed = zone.rfc3339(at);
            assert_eq!(
                parse_moment(&printed, None, Instant::MIN).map(|read| read.at),
                Ok(at),
                "{printed}"
            );
        }
    }
}
