//! Transcripts: the commands of `README.md`, of the policies' README and of `tests/cli/`, with what they print.

use crate::program::root;

#[test]
fn transcripts_hold() {
    trycmd::TestCases::new()
        .default_bin_name("slacalc")
        .env("SLACALC_TZDATA", "bundled")
        .env("SLACALC_NOW", "2026-03-06T22:00:00Z")
        .env("NO_COLOR", "1")
        .case(root().join("README.md"))
        .case(root().join("examples/northwind/README.md"))
        .case(root().join("examples/tickets/README.md"))
        .case(root().join("tests/cli/*.md"));
}
