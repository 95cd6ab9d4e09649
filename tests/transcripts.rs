//! Transcripts: the commands of `README.md`, of the policies' README and of `tests/cli/`, with what
//! they print.

use slacalc::time::{TzData, TzSource};

use crate::program::{NO_CONFIGURATION, root};

/// The release of the zone rules is `[RELEASE]` in transcripts, so that a newer one changes none of
/// them.
#[test]
fn transcripts_hold() {
    let release = TzData::open(&TzSource::Bundled).unwrap().release().to_owned();
    let cases = trycmd::TestCases::new();
    cases.insert_var("[RELEASE]", release).unwrap();
    cases
        .default_bin_name("slacalc")
        .env("SLACALC_TZDATA", "bundled")
        .env("SLACALC_NO_CONFIG", "1")
        .env("SLACALC_CONFIG_DIR", NO_CONFIGURATION)
        .env("SLACALC_NOW", "2026-03-06T22:00:00Z")
        .env("NO_COLOR", "1")
        .case(root().join("README.md"))
        .case(root().join("examples/northwind/README.md"))
        .case(root().join("examples/tickets/README.md"))
        .case(root().join("tests/cli/*.md"));
}
