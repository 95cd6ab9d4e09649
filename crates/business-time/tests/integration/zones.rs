//! Offsets of every IANA zone against those of Python's zoneinfo, which `zones.py` wrote into
//! `zones.csv`.

use business_time::time::{Instant, Offset, TzData, TzSource};

const TABLE: &str = include_str!("zones.csv");

#[test]
fn every_zone_has_the_offsets_that_python_finds() {
    let tz = TzData::open(&TzSource::Bundled).unwrap();
    let release = TABLE.split_whitespace().find_map(|word| word.strip_suffix(';')).unwrap();
    assert_eq!(
        tz.release(),
        release,
        "another release is bundled: make the table anew with tests/integration/zones.py"
    );
    let (mut wrong, mut rows) = (Vec::new(), 0);
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let [name, unix, offset] = line.split(',').collect::<Vec<_>>().try_into().unwrap();
        let (at, offset) =
            (Instant::from_unix(unix.parse().unwrap()).unwrap(), Offset(offset.parse().unwrap()));
        let zone = match tz.zone(name) {
            Ok(zone) => zone,
            Err(error) => {
                wrong.push(error.to_string());
                continue;
            }
        };
        let (steady, until) = zone.steady_from(at);
        if zone.offset_at(at) != offset || steady != offset || until <= at {
            wrong.push(format!("{line}: {} until {}", zone.offset_at(at), zone.rfc3339(until)));
        }
        rows += 1;
    }
    assert!(wrong.is_empty(), "{} mismatches:\n{}", wrong.len(), wrong.join("\n"));
    assert!(rows > 590, "the table has only {rows} rows");
}
