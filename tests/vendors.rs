//! Documents of other vendors, written in the format of policies: each is valid, and answers every
//! plan with every priority in every region.

use serde_json::Value;

use crate::program::run;

const VENDORS: [(&str, &str); 7] = [
    ("gitlab/priority", "tests/data/vendors"),
    ("hashicorp/self-managed", "tests/data/vendors"),
    ("hivemq/support", "tests/data/vendors"),
    ("redhat/openshift-dedicated", "tests/data/vendors"),
    ("northwind/support", "examples/northwind"),
    ("hashicorp/self-managed", "examples/metrics"),
    ("redhat/openshift-dedicated", "examples/metrics"),
];

fn ids(policy: &Value, kind: &str) -> Vec<String> {
    let names = policy["names"].as_array().unwrap();
    let of_kind = names.iter().filter(|name| name["kind"] == kind);
    of_kind.map(|name| name["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn policies_of_other_vendors_are_valid_and_answer() {
    for (id, directory) in VENDORS {
        let checked = run(&format!("policy check {directory}/{id}.toml"));
        assert_eq!(checked.code, Some(0), "{id}\n{}", checked.stderr);
        let shown = run(&format!("policy show {id} --policy-dir {directory} --format json")).stdout;
        let policy: Value = serde_json::from_str(&shown).unwrap();
        let mut regions: Vec<String> =
            ids(&policy, "region").iter().map(|id| format!("--region {id}")).collect();
        if regions.is_empty() {
            regions.push(String::new());
        }
        for plan in ids(&policy, "plan") {
            for priority in ids(&policy, "priority") {
                for region in &regions {
                    let line = format!(
                        "deadline --policy {id} --policy-dir {directory} --plan {plan} --priority \
                         {priority} {region} --timezone America/New_York --opened \
                         2026-03-06T15:00:00Z"
                    );
                    let got = run(&line);
                    assert!(matches!(got.code, Some(0 | 3)), "{line}\n{}", got.stderr);
                }
            }
        }
    }
}

/// Where no channel is a telephone, the topic of the document on it is named with its verdict.
#[test]
fn channels_say_what_the_document_has_on_the_telephone() {
    for (line, says) in [
        ("--policy rescale/support --package basic --region emea", "Out of scope: "),
        ("--policy scalr/saas --plan business --timezone UTC", "Out of scope: "),
        ("--policy scalr/self-hosted --plan standard --timezone UTC", "Not stated: "),
    ] {
        let text = run(&format!("channels {line}")).stdout;
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, told) = words.split_once(" telephone ").unwrap_or_default();
        assert!(told.starts_with(says), "{line}: {text}");
        let policy = line.split(' ').nth(1).unwrap();
        assert!(told.contains(&format!("slacalc scope --policy {policy}")), "{line}: {text}");
        let scope = run(&format!("scope phone {line} --format short")).stdout;
        assert!(told.starts_with(scope.trim()), "{line}: {scope}{text}");
    }
    let hotline = "--policy scalr/legacy --plan premium --severity 1 --timezone UTC";
    let text = run(&format!("channels {hotline}")).stdout;
    assert!(!text.contains("slacalc scope"), "{text}");
    // A document without a topic on it says nothing.
    let silent = "--policy gitlab/priority --policy-dir tests/data/vendors --timezone UTC";
    let text = run(&format!("channels {silent}")).stdout;
    assert!(!text.contains("slacalc scope"), "{text}");
}
