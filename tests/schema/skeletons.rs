//! `policy new`: each skeleton is valid as it is, and what is commented out in it is valid once it
//! is filled in.

use std::{fs, path::PathBuf};

use super::{files::json_of, read, validator};
use crate::program::{command, finish, words};

const SKELETONS: [(&str, &str); 7] = [
    ("policy", "policy new"),
    (
        "policy",
        "policy new --vendor 'Acme Corp' --title 'The \"best\" \\ {plans}' --plan 'silver,Gold \
         Plus' --priority 0,1,2",
    ),
    ("contract", "policy new --contract --policy rescale/support"),
    (
        "contract",
        "policy new --contract --policy rescale/support --plan premium --title 'Order Form 7'",
    ),
    (
        "contract",
        "policy new --contract --policy scalr/self-hosted --plan technical-account-manager",
    ),
    ("contract", "policy new --contract --policy scalr/legacy"),
    ("contract", "policy new --contract --vendor scalr --plan business"),
];

#[test]
fn skeletons_are_valid_as_they_are_and_filled_in() {
    for (at, (kind, line)) in SKELETONS.iter().enumerate() {
        let text = printed(line);
        assert!(text.contains("REPLACE"), "{line}");
        let path = scratch(&format!("skeleton-{at}.toml"));
        fs::write(&path, &text).unwrap();
        let got = finish(command().args(["policy", "check"]).arg(&path).output().unwrap());
        assert_eq!(got.code, Some(0), "{line}\n{}", got.stderr);
        let schema = validator(&read(kind));
        assert!(schema.is_valid(&json_of(&text)), "{line}");
        // The keys are prose's no longer; only values that are marked to be replaced may still be
        // wrong.
        let filled = json_of(&uncommented(&text));
        let wrong: Vec<String> = schema
            .iter_errors(&filled)
            .filter(|error| {
                !error.instance().as_str().is_some_and(|value| value.contains("REPLACE"))
            })
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{line}\n{}", wrong.join("\n"));
    }
}

#[test]
fn a_contract_lists_the_priorities_of_its_plan() {
    let text = printed("policy new --contract --policy scalr/self-hosted --plan premium");
    assert!(
        text.contains("#[targets.premium]\n#0 = \"REPLACE\"   # Blocker; the policy: 30 min\n"),
        "{text}"
    );
    assert!(text.contains("#4 = \"REPLACE\"   # Trivial; the policy: 2 business days\n"), "{text}");
    assert!(!text.contains("targets.standard"), "{text}");
    let filled = uncommented(&text).replace("\"REPLACE\"   # Blocker", "\"20m\"   # Blocker");
    assert_eq!(json_of(&filled)["targets"]["premium"]["0"], "20m");
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let directory = scratch("new-policies");
    let _ = fs::remove_dir_all(&directory);
    let path = directory.join("acme/support.toml");
    let write = || {
        finish(
            command()
                .args(["policy", "new", "--vendor", "Acme", "-o"])
                .arg(&path)
                .output()
                .unwrap(),
        )
    };
    let got = write();
    assert_eq!((got.code, got.stdout.as_str()), (Some(0), ""), "{}", got.stderr);
    fs::write(&path, "mine").unwrap();
    let got = write();
    assert_eq!(got.code, Some(2));
    assert!(got.stderr.contains("exists"), "{}", got.stderr);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn names_that_cannot_be_are_refused() {
    for (line, says) in [
        ("policy new --plan gold,Gold", "--plan has 'gold' twice"),
        ("policy new --vendor ' - '", "a name needs a letter or a digit"),
        ("policy new --title ''", "it is empty"),
        ("policy new --policy scalr/saas", "--contract"),
        ("policy new --contract --policy scalr/saas --plan gold", "scalr/saas has no tier 'gold'"),
        ("policy new --contract --policy scalr/sass", "did you mean 'scalr/saas'?"),
        ("policy new --contract --vendor scalr", "more than one current policy"),
    ] {
        let got = finish(command().args(words(line)).output().unwrap());
        assert_eq!(got.code, Some(2), "{line}");
        assert!(got.stderr.contains(says), "{line}\n{}", got.stderr);
    }
}

fn printed(line: &str) -> String {
    let got = finish(command().args(words(line)).output().unwrap());
    assert_eq!(got.code, Some(0), "{line}\n{}", got.stderr);
    got.stdout
}

/// With the `#` taken from the lines that it comments out; before prose there is a blank behind it.
fn uncommented(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => format!("{rest}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}
