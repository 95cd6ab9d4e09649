//! The zone of this machine, for `--timezone local`: from `TZ`, else from the system.

use std::env;

use crate::times::place;

/// Returns the IANA name of this machine's zone.
///
/// # Errors
/// The zone is unknown or has no IANA name; the message names what was found.
pub(super) fn machine_zone() -> Result<&'static str, String> {
    let name_one = "name the zone, such as --timezone Europe/Berlin";
    match env::var_os("TZ") {
        Some(value) if !is_system_file(&value.to_string_lossy()) => {
            let value = value.to_string_lossy();
            named_by_tz(&value).ok_or_else(|| {
                format!("TZ is '{value}', which is not the name of an IANA time zone; {name_one}")
            })
        }
        _ => {
            let name = iana_time_zone::get_timezone().map_err(|_| {
                format!("neither TZ nor the system says the zone of this machine; {name_one}")
            })?;
            named(&name).ok_or_else(|| {
                format!(
                    "the zone of this machine is '{name}', which is not the name of an IANA time \
                 zone; \
                     {name_one}"
                )
            })
        }
    }
}

/// Returns the zone of this machine, if it is that of a place: a server's UTC is no customer's.
pub(super) fn machine_place() -> Option<&'static str> {
    machine_zone().ok().filter(|zone| zone.contains('/') && !zone.starts_with("Etc/"))
}

/// Returns true for `TZ=:/etc/localtime`, which says nothing of its own.
fn is_system_file(value: &str) -> bool {
    value.trim_start_matches(':') == "/etc/localtime"
}

/// Returns the zone of a value of `TZ`: `Europe/Berlin`, `:Europe/Berlin` or a zoneinfo file. An
/// empty value is UTC, as for the C library. A rule such as `EST5EDT` names no place.
fn named_by_tz(value: &str) -> Option<&'static str> {
    let name = value.strip_prefix(':').unwrap_or(value);
    if name.is_empty() {
        return Some("UTC");
    }
    let in_directory = name.starts_with('/').then(|| name.split_once("/zoneinfo/")).flatten();
    named(in_directory.map_or(name, |(_, name)| name))
}

fn named(name: &str) -> Option<&'static str> {
    let is_rule = !name.contains('/') && name.contains(|c: char| c.is_ascii_digit());
    place(name).ok().filter(|_| !is_rule)
}

#[cfg(test)]
mod tests {
    use super::{is_system_file, named_by_tz};

    #[test]
    fn tz_names_a_zone_or_nothing() {
        let cases = [
            ("Europe/Berlin", Some("Europe/Berlin")),
            (":Europe/Berlin", Some("Europe/Berlin")),
            ("europe/berlin", Some("Europe/Berlin")),
            ("/usr/share/zoneinfo/Asia/Tokyo", Some("Asia/Tokyo")),
            (":/usr/share/zoneinfo/Asia/Tokyo", Some("Asia/Tokyo")),
            ("Japan", Some("Asia/Tokyo")),
            ("UTC", Some("UTC")),
            ("", Some("UTC")),
            ("EST5EDT", None),
            ("EST5EDT,M3.2.0,M11.1.0", None),
            ("CET-1CEST", None),
            ("<+03>-3", None),
            ("UTC0", None),
            ("EST", None),
            ("Europe/Nowhere", None),
            ("/home/me/zone", None),
            ("Berlin", None),
        ];
        for (value, zone) in cases {
            assert_eq!(named_by_tz(value), zone, "{value}");
        }
        assert!(is_system_file(":/etc/localtime"));
    }
}
