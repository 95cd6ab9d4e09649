//! Transcripts: the commands of `README.md`, of the guide and of `tests/cli/`, with what they print.

use slacalc::time::{TzData, TzSource};
use trycmd::TestCases;

use crate::program::root;

/// The release of the zone rules is `[RELEASE]` in transcripts, so that a newer one changes none of
/// them.
pub(crate) fn cases() -> TestCases {
    let release = TzData::open(&TzSource::Bundled).unwrap().release().to_owned();
    let cases = TestCases::new();
    cases.insert_var("[RELEASE]", release).unwrap();
    cases
        .default_bin_name("slacalc")
        .env("SLACALC_TZDATA", "bundled")
        .env("SLACALC_NOW", "2026-03-06T22:00:00Z")
        .env("NO_COLOR", "1")
        .env("TZ", "Europe/Paris");
    cases
}

/// A reader who types what a page shows gets what it shows: each says what now is where it matters.
#[test]
fn pages_hold_at_another_time() {
    cases()
        .env("SLACALC_NO_CONFIG", "1")
        .env("SLACALC_CONFIG_DIR", "/home/you/.config/slacalc")
        .env("SLACALC_NOW", "2027-06-01T10:00:00Z")
        .case(root().join("README.md"))
        .case(root().join("docs/guide/*.md"))
        .case(root().join("examples/*/README.md"));
}

/// The configuration of whoever runs them is left aside; its directory is one that is not there.
#[test]
fn transcripts_hold() {
    cases()
        .env("SLACALC_NO_CONFIG", "1")
        .env("SLACALC_CONFIG_DIR", "/home/you/.config/slacalc")
        .case(root().join("README.md"))
        .case(root().join("docs/guide/*.md"))
        .case(root().join("examples/northwind/README.md"))
        .case(root().join("examples/metrics/README.md"))
        .case(root().join("examples/tickets/README.md"))
        .case(root().join("tests/cli/*.md"));
}

#[test]
fn transcripts_with_a_configuration_hold() {
    cases()
        .env("SLACALC_NO_CONFIG", "0")
        .env("SLACALC_CONFIG_DIR", "tests/data/config")
        .case(root().join("tests/cli/configured/*.md"));
}
