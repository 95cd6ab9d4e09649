//! Errors that help: everything that is missing is said at once, what is suggested works when it is
//! pasted, and every error is an object of the published schema.

use std::{collections::BTreeSet, fs};

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::{
    bad_input::directory,
    program::{command, finish, root, run, words},
    schema::{read, validator},
};

/// Commands that ask for whatever an answer needs.
const QUESTIONS: [&str; 8] = [
    "deadline",
    "covered",
    "channels",
    "contacts",
    "calendar",
    "compare",
    "latest-open --due now+1d",
    "scope --list",
];

/// Values for options without a list of choices.
const EXAMPLES: [(&str, &str); 2] = [("--timezone", "Europe/Berlin"), ("--opened", "now-2h")];

fn error_schema() -> Validator {
    validator(&read("answers/error"))
}

/// The error of a command line, asked for as JSON; `None` if it is answered.
fn error_of(line: &[String]) -> Option<Value> {
    let got = finish(command().args(line).args(["--format", "json"]).output().unwrap());
    if got.code != Some(2) {
        assert!(matches!(got.code, Some(0 | 1 | 3 | 5)), "{line:?}: {got:?}");
        return None;
    }
    assert_eq!(got.stdout, "", "{line:?}");
    let error: Value = serde_json::from_str(&got.stderr).unwrap();
    assert!(error_schema().is_valid(&error), "{line:?}: {error}");
    Some(error)
}

/// Runs the suggestion of an error as it would be pasted, and gives what is wrong with it. All that
/// was typed must be in it.
fn fault_of_suggestion(typed: &[String], error: &Value) -> Option<String> {
    let Some(suggestion) = error["suggestion"].as_str() else {
        return Some(format!("{typed:?}: no suggestion: {error}"));
    };
    let pasted = shlex::split(suggestion).unwrap();
    assert_eq!(pasted[0], "slacalc");
    let got = finish(command().args(&pasted[1..]).output().unwrap());
    let keeps_all = typed.iter().all(|word| pasted.contains(word));
    let is_answered = matches!(got.code, Some(0 | 1 | 3 | 5));
    (!keeps_all || !is_answered)
        .then(|| format!("{typed:?}: {suggestion}\n  exit {:?}: {}", got.code, got.stderr))
}

/// Every line that somebody could type who has read an error: for each choice of each option that
/// is missing, the options that the error says to be needed with it.
fn lines_by(error: &Value, typed: &[String]) -> Vec<Vec<String>> {
    let mut lines = vec![(typed.to_vec(), Vec::<(String, String)>::new())];
    for missing in error["missing"].as_array().unwrap() {
        let option = missing["option"].as_str().unwrap();
        lines = lines.into_iter().flat_map(|line| with_choices(&line, option, missing)).collect();
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

type Chosen = (Vec<String>, Vec<(String, String)>);

fn with_choices((line, chosen): &Chosen, option: &str, missing: &Value) -> Vec<Chosen> {
    let has = |with: &Value| {
        let values = with["values"].as_array().unwrap();
        chosen.iter().any(|(option, value)| {
            with["option"] == **option && values.iter().any(|it| *it == **value)
        })
    };
    let mut cases = missing["cases"].as_array().unwrap().iter();
    let case = cases.find(|case| case["with"].as_array().unwrap().iter().all(has));
    let Some(case) = case else { return vec![(line.clone(), chosen.clone())] };
    let mut values: Vec<String> = case["choices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_str().unwrap().to_owned())
        .collect();
    if values.is_empty() {
        let example = EXAMPLES.iter().find(|(known, _)| *known == option);
        values.extend(example.map(|(_, value)| (*value).to_owned()));
    }
    let with = |value: String| {
        let (mut line, mut chosen) = (line.clone(), chosen.clone());
        line.extend([option.to_owned(), value.clone()]);
        chosen.push((option.to_owned(), value));
        (line, chosen)
    };
    values.into_iter().map(with).collect()
}

/// From nothing, one error leads to an answer for every vendor, plan, edition, region and priority.
#[test]
fn one_error_says_all_that_any_answer_needs() {
    let mut wrong = Vec::new();
    let mut plans = BTreeSet::new();
    for policies in ["", "--policy-dir examples/northwind"] {
        for question in QUESTIONS {
            let typed = words(&format!("{question} {policies}"));
            let Some(error) = error_of(&typed) else { continue };
            wrong.extend(fault_of_suggestion(&typed, &error));
            for line in lines_by(&error, &typed) {
                if let Some(error) = error_of(&line) {
                    wrong.push(format!("{line:?} still needs something: {}", error["message"]));
                }
                let plan = line.iter().position(|word| word == "--plan");
                plans.extend(plan.map(|at| line[at + 1].clone()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    for plan in ["basic", "mission-critical", "free", "standard", "technical-account-manager"] {
        assert!(plans.contains(plan), "{plan} was never offered: {plans:?}");
    }
}

/// With more or less of it typed, each suggestion keeps what was typed and is answered.
#[test]
fn every_suggestion_works_when_it_is_pasted() {
    let summaries = ["rescale/support", "scalr/saas", "scalr/self-hosted", "northwind/support"];
    let mut wrong = Vec::new();
    let mut tried = 0;
    for id in summaries {
        let dir = "--policy-dir examples/northwind";
        let shown = words(&format!("policy show {id} {dir} --format json"));
        let shown = finish(command().args(shown).output().unwrap());
        let policy: Value = serde_json::from_str(&shown.stdout)
            .unwrap_or_else(|error| panic!("{id}: {error}: {}", shown.stderr));
        for line in places(&policy) {
            for question in ["deadline", "covered", "calendar"] {
                let typed = words(&format!("{question} {dir} {line}"));
                if let Some(error) = error_of(&typed) {
                    tried += 1;
                    wrong.extend(fault_of_suggestion(&typed, &error));
                }
            }
        }
    }
    assert!(tried > 20, "only {tried} were asked");
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// The options for every plan of a policy, alone and with each edition and region.
fn places(policy: &Value) -> Vec<String> {
    let ids = |kind: &str| -> Vec<String> {
        let names = policy["names"].as_array().unwrap().iter();
        names
            .filter(|name| name["kind"] == kind)
            .map(|name| name["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let vendor = policy["policy"]["id"].as_str().unwrap().split('/').next().unwrap();
    let mut lines = vec![format!("--vendor {vendor}")];
    for plan in ids("plan") {
        let line = format!("--vendor {vendor} --plan {plan}");
        lines.extend(ids("edition").iter().map(|id| format!("{line} --edition {id}")));
        lines.extend(ids("region").iter().map(|id| format!("{line} --region {id}")));
        lines.push(line);
    }
    lines
}

/// Names that nothing has are all said at once, and the suggestion mends them.
#[test]
fn all_unknown_names_are_said_at_once() {
    let typed = words("covered --vendor scaler --plan premum --priority 9 --timezone Berln");
    let error = error_of(&typed).unwrap();
    let unknown = |at: usize, key: &str| error["unknown"][at][key].clone();
    assert_eq!(
        (0..4).map(|at| unknown(at, "option")).collect::<Vec<_>>(),
        ["--vendor", "--plan", "--priority", "--timezone"].map(Value::from),
        "{error}"
    );
    assert_eq!(unknown(0, "nearest"), json!(["scalr"]));
    assert_eq!(unknown(1, "nearest"), json!(["premium"]));
    assert_eq!(unknown(2, "choices"), json!(["0", "1", "2", "3", "4"]));
    assert_eq!(unknown(3, "nearest"), json!(["Europe/Berlin"]));
    // A priority that nothing is near is not chosen for anybody.
    assert_eq!(error["suggestion"], Value::Null);
    // Severity 1 of the vendor's other document is defined as 0 here, which is no choice of ours.
    let typed = words("covered --vendor scaler --plan premum --priority sev1 --timezone Berln");
    assert_eq!(error_of(&typed).unwrap()["suggestion"], Value::Null);
}

/// What was typed is quoted for the shell.
#[test]
fn suggestions_are_quoted() {
    let typed: Vec<String> =
        ["scope", "won't start", "--vendor", "rescal"].map(str::to_owned).into();
    let got = finish(command().args(typed).output().unwrap());
    let suggestion = "slacalc scope \"won't start\" --vendor rescale";
    let is_suggested = got.stderr.contains(suggestion);
    // Nothing is suggested that would not be answered.
    let again =
        finish(command().args(["scope", "won't start", "--vendor", "rescale"]).output().unwrap());
    assert_eq!(is_suggested, matches!(again.code, Some(0 | 1 | 3)), "{}", got.stderr);
}

/// A line of each kind of error, and its exit code.
const KINDS: [(&str, &str, i32); 12] = [
    ("usage", "covered --now", 2),
    ("missing", "covered --vendor rescale", 2),
    ("unknown", "covered --vendor rescal", 2),
    ("usage", "dedline", 2),
    ("conflict", "covered --vendor rescale --policy scalr/saas", 2),
    ("time", "covered --vendor scalr --plan premium --at noonish", 2),
    (
        "not-stated",
        "covered --policy-dir $here/policies --vendor rescale --plan mission-critical --edition \
         enterprise --channel chat --priority banana",
        3,
    ),
    ("invalid-file", "covered --contract $here/contract.toml", 4),
    ("input", "report $here/none.csv", 2),
    ("bad-rows", "report $here/bad.csv --vendor scalr --plan premium", 2),
    ("output", "covered --vendor scalr --plan premium -o $here/none/answer.txt", 2),
    ("other", "covered --vendor scalr --plan premium", 2),
];

#[test]
fn every_kind_of_error_is_an_object_of_the_schema() {
    let policy = fs::read_to_string(root().join("policies/rescale/support.toml")).unwrap();
    let chat = "id = \"chat\"\n";
    let policy = policy.replacen(chat, &format!("{chat}priorities = [\"urgent\"]\n"), 1);
    let here = directory(
        "error-kinds",
        &[
            ("policies/rescale/support.toml", policy.as_bytes()),
            ("contract.toml", b"policy = \"scalr/saas\"\nplan = \"gold\"\nplam = \"x\"\n"),
            ("bad.csv", b"id,opened,priority\n1,noonish,1\n2,2026-03-02T10:00:00Z,1\n"),
        ],
    );
    let schema = error_schema();
    let mut seen = BTreeSet::new();
    for (kind, line, code) in KINDS {
        let line = line.replace("$here", here.to_str().unwrap());
        let mut command = command();
        if kind == "other" {
            command.env("SLACALC_TZDATA", here.join("none"));
        }
        let got = finish(command.args(words(&line)).arg("--format=json").output().unwrap());
        assert_eq!(got.code, Some(code), "{line}: {got:?}");
        assert_eq!(got.stdout.is_empty(), kind != "bad-rows", "{line}: {got:?}");
        let error: Value = serde_json::from_str(&got.stderr)
            .unwrap_or_else(|error| panic!("{line}: {error}: {}", got.stderr));
        let faults: Vec<String> = schema.iter_errors(&error).map(|it| it.to_string()).collect();
        assert!(faults.is_empty(), "{line}: {faults:?}");
        assert_eq!((&error["kind"], &error["exit_code"]), (&json!(kind), &json!(code)), "{line}");
        assert_ne!(error["message"], "", "{line}");
        if kind == "invalid-file" {
            let places: Vec<&Value> =
                error["problems"].as_array().unwrap().iter().map(|it| &it["line"]).collect();
            assert_eq!(places, [&json!(2), &json!(3)], "{error}");
        }
        if kind == "bad-rows" {
            assert_eq!(error["rows"], json!({"total": 2, "bad": 1}));
        }
        seen.insert(kind);
    }
    let text = fs::read_to_string(root().join("policies/schema/answers/error.json")).unwrap();
    let kinds: Vec<&str> =
        text.lines().filter_map(|line| line.trim().strip_prefix("\"const\": \"")).collect();
    for kind in kinds {
        let kind = kind.trim_end_matches(['"', ',']);
        assert!(kind.contains('/') || seen.contains(kind), "no line for the kind {kind}");
    }
}

/// A file gets the form of its ending; `--format` beats it; `-` is standard output.
#[test]
fn the_ending_of_a_file_chooses_its_format() {
    let here = directory("endings", &[("keep", b"")]);
    let beginnings = [
        ("page.html", "", "<!DOCTYPE html>"),
        ("page.HTM", "", "<!DOCTYPE html>"),
        ("answer.json", "", "{\"schema\""),
        ("table.csv", "", "by,group"),
        ("table.md", "", "| by "),
        ("notes.txt", "", "In time"),
        ("notes.out", "", "In time"),
        ("notes", "", "In time"),
        ("page.html", "--format csv", "by,group"),
    ];
    let report = "report examples/tickets/few.csv --vendor scalr";
    let printed = finish(command().args(words(report)).output().unwrap()).stdout;
    let first = printed.lines().next().unwrap();
    for (name, options, beginning) in beginnings {
        let file = here.join(name);
        let line = format!("{report} {options} -o {}", file.display());
        let got = finish(command().args(words(&line)).output().unwrap());
        assert_eq!(got.stdout, "", "{line}: {}", got.stderr);
        let text = fs::read_to_string(&file).unwrap();
        let beginning = if beginning == "In time" { first } else { beginning };
        assert!(text.starts_with(beginning), "{line}: {}", &text[..60.min(text.len())]);
    }
    let deadline = "deadline --vendor scalr --plan premium --priority 1 --opened now";
    let ics = here.join("due.ics");
    finish(command().args(words(&format!("{deadline} -o {}", ics.display()))).output().unwrap());
    assert!(fs::read_to_string(ics).unwrap().starts_with("BEGIN:VCALENDAR"));
    let got = finish(command().args(words(&format!("{deadline} -o -"))).output().unwrap());
    assert!(got.stdout.contains("policy"), "{got:?}");
    let got = finish(
        command()
            .args(words(&format!("{deadline} -o {}/due.csv", here.display())))
            .output()
            .unwrap(),
    );
    assert_eq!(got.code, Some(2));
    assert!(got.stderr.contains("--format text writes text there"), "{}", got.stderr);
}

/// Values that are empty are errors that name the option.
#[test]
fn empty_values_name_their_option() {
    let asked = "deadline --vendor scalr --plan premium --priority 1 --opened now";
    for option in [
        "--vendor",
        "--policy",
        "--plan",
        "--edition",
        "--region",
        "--priority",
        "--channel",
        "--timezone",
        "--holidays",
        "--holiday-category",
        "--reading",
        "--contract",
        "--now",
        "--as-of",
        "--policy-dir",
        "--opened",
        "--responded",
        "--pause",
        "--milestone",
        "--format",
    ] {
        let mut line = words(asked);
        if let Some(at) = line.iter().position(|word| word == option) {
            line.drain(at..at + 2);
        }
        line.extend([option.to_owned(), String::new()]);
        let got = finish(command().args(&line).output().unwrap());
        assert_eq!((got.code, got.stdout.as_str()), (Some(2), ""), "{option}: {got:?}");
        assert!(got.stderr.contains(option), "{option}: {}", got.stderr);
    }
}

#[test]
fn a_priority_of_another_document_is_compared_and_not_chosen() {
    // By the definitions in the documents: Severity 1 is a Blocker (0), Severity 2 is Critical (1);
    // Severity 3 and 4 are Minor (3) and Trivial (4).
    for (line, says) in [
        ("deadline --vendor scalr --plan premium -p sev1", "0 (Blocker) here"),
        ("deadline --vendor scalr --plan business -p s2", "1 (Critical) here"),
        ("covered --vendor scalr --plan premium --severity sev-3", "3 (Minor)"),
        ("deadline --policy scalr/legacy --plan premium -p p1", "2 (Severity 2) here"),
        ("deadline --policy scalr/legacy --plan premium -p blocker", "1 (Severity 1)"),
        ("priorities --policy scalr/saas -p sev1", "0 (Blocker) here"),
    ] {
        let got = run(line);
        assert_eq!(got.code, Some(2), "{line}: {got:?}");
        assert!(got.stderr.contains(says), "{line}: {}", got.stderr);
        assert!(got.stderr.contains("'slacalc priorities --vendor scalr'"), "{}", got.stderr);
        assert!(!got.stderr.contains("For example"), "{line}: {}", got.stderr);
    }
    // The help desk's words are no priorities of a document that numbers them.
    for name in ["high", "urgent"] {
        let got = run(&format!("deadline --vendor scalr --plan premium -p {name}"));
        let says = "'slacalc priorities --policy scalr/self-hosted' says what each means";
        assert!(got.stderr.contains(says), "{}", got.stderr);
        assert!(!got.stderr.contains("For example"), "{}", got.stderr);
    }
}

#[test]
fn an_option_of_other_commands_is_answered_in_words() {
    for (line, says) in [
        ("compare --all-readings", "'compare' has no --all-readings: its answer says which"),
        ("compare -p 1 --explain", "'compare' has no --explain: 'deadline --plan P --explain'"),
        ("plans -e", "'plans' has no --explain: it always shows all"),
        ("policy show rescale --explain", "'policy show' has no --explain: it always shows all"),
        ("priorities --explain", "'priorities' has no --explain"),
        ("report x.csv --explain", "'deadline --explain' has every step of one ticket"),
        ("audit x.csv --claimed due -e", "'deadline --explain' has every step of one ticket"),
        ("audit x.csv --claimed due --differing", "'audit' has no --differing: it lists no ticket"),
        ("batch --all-readings", "'deadline --all-readings' has every combination"),
    ] {
        for form in ["", " --json"] {
            if form == " --json" && line.starts_with("batch") {
                continue;
            }
            let got = run(&format!("{line}{form}"));
            assert_eq!(got.code, Some(2), "{line}: {got:?}");
            assert!(got.stderr.contains(says), "{line}{form}: {}", got.stderr);
            assert!(!got.stderr.contains("unexpected argument"), "{line}{form}: {}", got.stderr);
        }
    }
}

/// Unknown options, and what the error names instead.
const MEANT: &[(&str, &str)] = &[
    ("report x.csv --late", "here it is called '--missed=missed.csv'"),
    ("upcoming x.csv --overdue", "here it is called '--within=0'"),
    ("deadline --breached", "here it is called '--check'"),
    ("report x.csv --oneline", "here it is called '--format=short'"),
    ("calendar --brief", "here it is called '--format=short'"),
    ("deadline --markdown", "here it is called '--format=markdown'"),
    ("deadline --sev 1", "here it is called '--priority <N>'"),
    ("compare --urgency high", "here it is called '--priority <N>'"),
    ("deadline --start now", "here it is called '--opened <TIME>'"),
    ("deadline --opened-at now", "here it is called '--opened <TIME>'"),
    ("covered --when now", "here it is called '--at <TIME>'"),
    ("calendar --start 2026-03-01", "here it is called '--from <DATE>'"),
    ("deadline --zone UTC", "here it is called '--timezone <ZONE>'"),
    ("deadline --vendro scalr", "a similar argument exists: '--vendor'"),
    ("scope --phone", "write words about the request without dashes: 'phone'"),
    ("scope --on-call", "write words about the request without dashes: 'on call'"),
    ("upcoming --filter p1", "'upcoming' has no --filter: --within chooses tickets"),
    ("batch --where p1", "'batch' has no --where: it answers every row"),
    ("holidays list --grep us", "'holidays list' has no --grep: '--format plain'"),
    ("deadline -opened=now", "write two dashes: '--opened <TIME>'"),
    ("report x.csv -plan premium", "write two dashes: '--plan <P>'"),
    ("scope -package basic phone", "write two dashes: '--package'"),
    ("report x.csv -r", "options that begin with that letter: --rows, --region, --reading"),
    ("deadline -v", "options that begin with that letter: --vendor, --version"),
    ("covered -P 1", "--plan"),
    ("report x.csv --quarterly", "here it is called '--by=quarter'"),
    ("upcoming x.csv --due 8h", "here it is called '--within <DURATION>'"),
    ("plans --diff", "'plans standard premium'"),
    (
        "compare --from standard --to premium",
        "'plans A B' lists every difference between two plans",
    ),
    ("batch x.csv -f csv", "'batch' has no -f: it writes rows in the form"),
    ("init acme", "write the name of the contract as an option: '--name=acme'"),
    ("latest-open --date 2026-12-04", "here it is called '--due <TIME>'"),
    ("report x.csv --day 2026-12-04", "here it is called '--period <SPAN>'"),
    ("scope phone --when 2026-12-04", "here it is called '--on <DATE>'"),
    ("upcoming x.csv --date now", "it answers as of now; --now TIME is another time"),
    ("batch x.csv --time now", "each row has its own times"),
    ("upcoming x.csv --next 8h", "here it is called '--within <DURATION>'"),
];

#[test]
fn an_unknown_option_names_the_one_that_is_meant() {
    let mut wrong = Vec::new();
    for (line, says) in MEANT {
        let got = run(line);
        if got.code != Some(2) || !got.stderr.contains(says) {
            wrong.push(format!("{line}: {}", got.stderr));
        }
    }
    // Nothing that these commands have means the option, nor is like it.
    for line in ["clause --late", "audit --late", "deadline --filter x", "report x.csv -x"] {
        let got = run(line);
        if got.code != Some(2) || got.stderr.contains("tip:") {
            wrong.push(format!("{line}: {}", got.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lines with words that lack their option, and the end of the line that is suggested.
const MOVED: &[(&str, &str)] = &[
    ("priorities p1", "slacalc priorities --priority=p1"),
    ("priorities scalr", "slacalc priorities --vendor=scalr"),
    ("compare urgent", "slacalc compare --priority=urgent"),
    ("clause rescale", "slacalc clause --vendor=rescale"),
    ("clause rescale 5c", "slacalc clause 5c --vendor=rescale"),
    ("channels rescale", "slacalc channels --vendor=rescale"),
    ("plans scalr", "slacalc plans --vendor=scalr"),
    ("plans scalr standard premium", "slacalc plans standard premium --vendor=scalr"),
    ("holidays show us 2026", "slacalc holidays show us --year=2026"),
    ("calendar scalr premium", "slacalc calendar --vendor=scalr --plan=premium"),
    (
        "calendar december 2026 --vendor scalr --plan premium",
        "slacalc calendar --vendor scalr --plan premium --month=2026-12",
    ),
    (
        "calendar mar --vendor scalr --plan premium --now 2027-05-01T00:00Z",
        "slacalc calendar --vendor scalr --plan premium --now 2027-05-01T00:00Z --month=2027-03",
    ),
    (
        "calendar 2026-W10 --vendor scalr --plan premium",
        "slacalc calendar --vendor scalr --plan premium --week=2026-W10",
    ),
    (
        "covered noon --vendor scalr --plan premium -t Europe/Berlin",
        "slacalc covered --vendor scalr --plan premium -t Europe/Berlin --at=noon",
    ),
    (
        "scope --phone --vendor rescale --package basic",
        "slacalc scope phone --vendor rescale --package basic",
    ),
    (
        "deadline --sev 1 --vendor scalr --plan premium",
        "slacalc deadline --priority 1 --vendor scalr --plan premium",
    ),
    (
        "deadline -opened=-2h --vendor scalr -plan premium -p1",
        "slacalc deadline --opened=-2h --vendor scalr --plan premium -p1",
    ),
    (
        "deadline 2h",
        "slacalc deadline --opened='2h ago' --vendor scalr --plan business --priority 1",
    ),
    ("compare scalr standard premium", "slacalc plans standard premium --vendor=scalr"),
    ("compare premium standard --vendor scalr", "slacalc plans premium standard --vendor scalr"),
    (
        "channels phone --vendor scalr --plan standard",
        "slacalc scope phone --vendor scalr --plan standard",
    ),
    (
        "covered --no-config phone --vendor scalr --plan standard",
        "slacalc scope --no-config phone --vendor scalr --plan standard",
    ),
    (
        "channels --channel phone --vendor scalr --plan standard",
        "slacalc scope --vendor scalr --plan standard phone",
    ),
    ("priorities 'our production is down' --vendor scalr", "slacalc priorities --vendor scalr"),
    ("priorities our production is down", "slacalc priorities"),
    (
        "deadline --no-config scalr premium 1",
        "slacalc deadline --no-config --vendor=scalr --plan=premium --priority=1",
    ),
    (
        "deadline -q scalr premium 1",
        "slacalc deadline -q --vendor=scalr --plan=premium --priority=1",
    ),
    ("deadline -p1 scalr premium", "slacalc deadline -p1 --vendor=scalr --plan=premium"),
    ("deadline -ep 1 scalr premium", "slacalc deadline -ep 1 --vendor=scalr --plan=premium"),
    ("deadline 'scalr premum' 1", "slacalc deadline --vendor=scalr --plan=premium --priority=1"),
    (
        "deadline scalr premium p1 opened 'friday 6 march 2026 16:45' new york",
        "slacalc deadline --vendor=scalr --plan=premium --priority=p1 \
         --opened='friday 6 march 2026 16:45' --timezone='new york'",
    ),
    (
        "deadline scalr banana premium p1",
        "slacalc deadline --vendor=scalr --plan=premium --priority=p1",
    ),
    (
        "deadline scalr hosted business 1",
        "slacalc deadline --vendor=scalr --policy=scalr/saas --plan=business --priority=1",
    ),
    (
        "deadline --vendor 'Scalr premium' -p 1",
        "slacalc deadline --vendor Scalr -p 1 --plan=premium",
    ),
    ("deadline --plan 'scalr premium' -p 1", "slacalc deadline --plan premium -p 1 --vendor=scalr"),
    (
        "deadline --vendor scalr --plan 'premium p1'",
        "slacalc deadline --vendor scalr --plan premium --priority=p1",
    ),
    (
        "deadline --vendor 'Scalr hosted' --plan business -p 1",
        "slacalc deadline --vendor Scalr --plan business -p 1 --policy=scalr/saas",
    ),
    (
        "report examples/tickets/few.csv 'Scalr premium' -tz 'New York'",
        "slacalc report examples/tickets/few.csv --tz 'New York' --vendor=Scalr --plan=premium",
    ),
    (
        "report examples/tickets/few.csv scalr premium",
        "slacalc report examples/tickets/few.csv --vendor=scalr --plan=premium",
    ),
    (
        "report examples/tickets/few.csv --vendor 'Scalr premium' --tz NewYork",
        "slacalc report examples/tickets/few.csv --vendor Scalr --tz America/New_York \
         --plan=premium",
    ),
    (
        "audit examples/tickets/claimed.csv --vendor scalr --plan standard --tz 'New York'",
        "slacalc audit examples/tickets/claimed.csv --vendor scalr --plan standard \
         --tz 'New York' --claimed due",
    ),
    (
        "deadline scalr premium p1 2 hours ago",
        "slacalc deadline --vendor=scalr --plan=premium --priority=p1 --opened='2 hours ago'",
    ),
    (
        "deadline --vendor scalr --plan premium -p 1 --opened fri 16:45 -t new york",
        "slacalc deadline --vendor scalr --plan premium -p 1 --opened 'fri 16:45' -t 'new york'",
    ),
    (
        "deadline --opened=fri 16:45 p1 scalr premium -t berlin",
        "slacalc deadline --opened='fri 16:45' -t berlin --priority=p1 --vendor=scalr \
         --plan=premium",
    ),
    (
        "covered rescale mission critical urgent",
        "slacalc covered --vendor=rescale --plan='mission critical' --priority=urgent",
    ),
    (
        "latest-open --vendor scalr --plan premium -p 1 tomorrow 10:00 -t berlin",
        "slacalc latest-open --vendor scalr --plan premium -p 1 -t berlin --due='tomorrow 10:00'",
    ),
    (
        "upcoming examples/tickets/open.csv --contracts examples/tickets/contracts --late",
        "slacalc upcoming examples/tickets/open.csv --contracts examples/tickets/contracts \
         --within=0",
    ),
    (
        "deadline scalr self hosted standard priority 1 opened friday 27 november 2026 16:50 in \
         new york",
        "slacalc deadline --vendor=scalr --policy=scalr/self-hosted --plan=standard --priority=1 \
         --opened='friday 27 november 2026 16:50' --timezone='new york'",
    ),
    (
        "deadline scalr on prem premium p1 opened 2 hours ago answered 45 minutes after opening",
        "slacalc deadline --vendor=scalr --policy=scalr/self-hosted --plan=premium --priority=p1 \
         --opened='2 hours ago' --responded='45 minutes after opening'",
    ),
    ("covered self managed premium", "slacalc covered --policy=scalr/self-hosted --plan=premium"),
    (
        "deadline missed scalr premium p1 opened 3 hours ago",
        "slacalc deadline --check --vendor=scalr --plan=premium --priority=p1 \
         --opened='3 hours ago'",
    ),
    ("scope scalr standard phone", "slacalc scope phone --vendor=scalr --plan=standard"),
    (
        "scope phone scalr self hosted standard",
        "slacalc scope phone --vendor=scalr --policy=scalr/self-hosted --plan=standard",
    ),
    ("scope premium phone scalr", "slacalc scope phone --plan=premium --vendor=scalr"),
    ("channels scalr standard phone", "slacalc scope phone --vendor=scalr --plan=standard"),
    (
        "clause self-hosted --vendor=scalr",
        "slacalc clause --vendor=scalr --policy=scalr/self-hosted",
    ),
    (
        "covered rescale basic apac japan",
        "slacalc covered --vendor=rescale --plan=basic --region=apac --timezone=japan",
    ),
    (
        "covered rescale basic apac jst now",
        "slacalc covered --vendor=rescale --plan=basic --region=apac --timezone=Asia/Tokyo --at=now",
    ),
    (
        "covered rescale basic apac tomorrow new york",
        "slacalc calendar --vendor=rescale --plan=basic --region=apac --timezone='new york' \
         --from 2026-11-29 --to 2026-11-29",
    ),
    (
        "covered 25 december rescale basic emea",
        "slacalc calendar --vendor=rescale --plan=basic --region=emea --from 2026-12-25 \
         --to 2026-12-25",
    ),
    (
        "covered --vendor rescale --plan production --edition enterprise --at 2026-12-06",
        "slacalc calendar --vendor rescale --plan production --edition enterprise \
         --from 2026-12-06 --to 2026-12-06",
    ),
    (
        "covered rescale production enterprise next sunday",
        "slacalc calendar --vendor=rescale --plan=production --edition=enterprise \
         --from 2026-11-29 --to 2026-12-06",
    ),
    (
        "covered --vendor rescale --plan basic --region japan",
        "slacalc covered --vendor rescale --plan basic --region apac",
    ),
    (
        "covered --vendor=rescale --plan=basic --timezone=Asia/Tokyo",
        "slacalc covered --vendor=rescale --plan=basic --timezone=Asia/Tokyo --region apac",
    ),
    (
        "calendar --vendor rescale --plan basic --region apac --date 2026-12-25",
        "slacalc calendar --vendor rescale --plan basic --region apac --from 2026-12-25 \
         --to 2026-12-25",
    ),
    (
        "calendar --vendor rescale --plan basic --region apac --at sunday",
        "slacalc calendar --vendor rescale --plan basic --region apac --from 2026-11-29 \
         --to 2026-11-29",
    ),
    (
        "calendar --vendor rescale --plan basic --region apac --from 2026-12-25",
        "slacalc calendar --vendor rescale --plan basic --region apac --from 2026-12-25 \
         --to 2026-12-31",
    ),
    (
        "calendar --vendor rescale --plan basic --region apac --week 'next week'",
        "slacalc calendar --vendor rescale --plan basic --region apac --week 2026-12-05",
    ),
    (
        "calendar rescale basic apac next month",
        "slacalc calendar --vendor=rescale --plan=basic --region=apac --month=2026-12",
    ),
    ("holidays us", "slacalc holidays show us"),
    ("holidays show us --date 2027-12-25", "slacalc holidays show us --year 2027"),
    ("policy scalr/self-hosted", "slacalc policy show scalr/self-hosted"),
    ("policy show scalr self hosted", "slacalc policy show scalr/self-hosted"),
    ("policy show scalr standard", "slacalc plans standard --vendor=scalr"),
    ("plans scalr standard vs premium", "slacalc plans standard premium --vendor=scalr"),
    ("plans diff standard premium", "slacalc plans standard premium"),
    ("compare --plan standard premium", "slacalc plans standard premium"),
    ("due scalr premium p1", "slacalc deadline --vendor=scalr --plan=premium --priority=p1"),
    (
        "deadline --vendor scalr --plan premium -p 1 --opened now-1m --warn 75",
        "slacalc deadline --vendor scalr --plan premium -p 1 --opened now-1m --warn 75 --check",
    ),
    (
        "deadline --vendor scalr --plan premium -p 1 --check",
        "slacalc deadline --vendor scalr --plan premium -p 1 --check --opened now-2h",
    ),
    ("deadline --vendor scalr --plan -p 1", "slacalc deadline --vendor scalr -p 1 --plan business"),
    (
        "covered --vendor scalr --plan premium --check",
        "slacalc covered --vendor scalr --plan premium",
    ),
    (
        "deadline --vendor scalr --plan std -p 1 -t berlin",
        "slacalc deadline --vendor scalr --plan standard -p 1 -t berlin",
    ),
    ("config get vendor", "slacalc config"),
    ("completions", "slacalc completions bash"),
];

/// Lines that write files, which are not run here, and the end of the line that is suggested.
const WRITING: &[(&str, &str)] = &[
    ("init scalr", "slacalc init --vendor=scalr"),
    (
        "init scalr standard new york",
        "slacalc init --vendor=scalr --plan=standard --timezone='new york'",
    ),
    (
        "init rescale basic apac tokyo",
        "slacalc init --vendor=rescale --plan=basic --region=apac --timezone=tokyo",
    ),
    ("config set vendor scalr", "slacalc init --vendor=scalr"),
    ("config init", "slacalc init"),
];

#[test]
fn words_for_a_configuration_lead_to_init() {
    for (line, suggestion) in WRITING {
        let got = run(line);
        let last = got.stderr.lines().last().unwrap_or_default().trim();
        assert_eq!((got.code, last), (Some(2), *suggestion), "{line}: {}", got.stderr);
    }
}

/// Another zone would be another customer's: the hours and the deadline would move.
#[test]
fn times_in_utc_leave_the_zone_of_the_customer() {
    let asked = "deadline --vendor scalr --plan standard -p 1 --opened 2026-11-27T16:50:00-05:00";
    for words in ["--utc", "--gmt", "--tz-out UTC", "--output-timezone=UTC", "utc", "in utc"] {
        let got = run(&format!("{asked} {words} -t America/New_York"));
        let last = got.stderr.lines().last().unwrap_or_default().trim();
        assert_eq!(got.code, Some(2), "{words}: {got:?}");
        assert_eq!(
            last,
            format!("date -ud \"$(slacalc {asked} -t America/New_York --format plain)\" +%FT%TZ"),
            "{words}: {}",
            got.stderr
        );
        assert!(got.stderr.contains("deadline_epoch"), "{words}: {}", got.stderr);
    }
    // 40 minutes until Friday 17:30, and 80 on Monday from 08:30: 09:50 EST is 14:50 UTC.
    let plain = run(&format!("{asked} -t America/New_York --format plain"));
    assert_eq!(plain.stdout, "2026-11-30T09:50:00-05:00\n");
    let got = run("covered --vendor scalr --plan standard -t America/New_York --utc");
    let last = got.stderr.lines().last().unwrap_or_default().trim();
    assert_eq!(last, "slacalc covered --vendor scalr --plan standard -t America/New_York");
}

/// A plan of another policy is named, and no guess at a plan is asked about.
#[test]
fn a_plan_of_another_vendor_is_named_without_more_questions() {
    for (plan, policy) in [("business", "scalr/saas"), ("standard", "scalr/self-hosted")] {
        let got = run(&format!("covered --vendor rescale --plan {plan}"));
        assert!(got.stderr.contains(&format!("{plan} is a plan of {policy}")), "{}", got.stderr);
        assert!(!got.stderr.contains("--region"), "{}", got.stderr);
    }
}

/// Times that cannot be read, and the option of the line that is suggested.
const MENDED_TIMES: &[(&str, &str)] = &[
    ("--opened 2h", "--opened '2h ago'"),
    ("--opened 16.45 -t berlin", "--opened 16:45 -t berlin"),
    ("--opened 1645 -t berlin", "--opened 16:45 -t berlin"),
    ("--opened '12.11.2026 10:00' -t berlin", "--opened '2026-11-12 10:00' -t berlin"),
    ("--opened '10:00 CET'", "--opened '10:00 +01:00'"),
    ("--opened '10:00 berlin'", "--opened 10:00 --timezone Europe/Berlin"),
    ("--opened 'yesterdy 9:00' -t berlin", "--opened 'yesterday 9:00' -t berlin"),
    ("--opened 'Friday 9' -t berlin", "--opened 'Friday 09:00' -t berlin"),
    ("--opened -5h --pause 18:00-20:00 -t berlin", "--opened -5h --pause 18:00/20:00 -t berlin"),
];

#[test]
fn a_time_that_cannot_be_read_is_suggested_as_it_was_probably_meant() {
    let mut wrong = Vec::new();
    for (typed, meant) in MENDED_TIMES {
        for question in ["deadline --vendor scalr --plan premium -p 1", "deadline -p 1"] {
            let now = "--now 2026-11-28T22:00:00Z";
            let got = run(&format!("{question} {now} {typed}"));
            let last = got.stderr.lines().last().unwrap_or_default().trim();
            let begins =
                format!("slacalc {question} {now} {}", meant.split(" --tim").next().unwrap());
            let pasted = shlex::split(last).unwrap_or_default();
            let answered = finish(command().args(pasted.iter().skip(1)).output().unwrap());
            if !last.starts_with(&begins) || !matches!(answered.code, Some(0 | 1 | 3)) {
                wrong.push(format!("{question} {typed}: {}\n  pasted: {answered:?}", got.stderr));
            }
        }
    }
    // Each could be two times, or says none.
    for typed in
        ["12.11 -t berlin", "'10:00 IST'", "'1/2/2026 10:00' -t berlin", "friday", "banana"]
    {
        let line = format!("deadline --vendor scalr --plan premium -p 1 --opened {typed}");
        let got = run(&format!("{line} --now 2026-11-28T22:00:00Z"));
        if got.code != Some(2) || got.stderr.contains("For example") {
            wrong.push(format!("{typed}: {}", got.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_without_its_option_is_suggested_with_it() {
    let mut wrong = Vec::new();
    for (line, suggestion) in MOVED {
        let got = finish(
            command()
                .env("SLACALC_NOW", "2026-11-28T22:00:00Z")
                .args(words(line))
                .output()
                .unwrap(),
        );
        let last = got.stderr.lines().last().unwrap_or_default().trim();
        let pasted = shlex::split(last).unwrap_or_default();
        let pasted = finish(command().args(pasted.get(1..).unwrap_or_default()).output().unwrap());
        if last != *suggestion || got.code != Some(2) || !matches!(pasted.code, Some(0 | 1 | 3)) {
            wrong.push(format!("{line}: {}\n  pasted: {pasted:?}", got.stderr));
        }
    }
    // No option of these commands takes such a word, nor does another command.
    for line in [
        "covered foo",
        "calendar foo",
        "channels foo --vendor scalr --plan standard",
        "deadline our production is down",
    ] {
        let got = run(line);
        if got.code != Some(2) || got.stderr.contains("For example") {
            wrong.push(format!("{line}: {}", got.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The name of the example's values, which nobody typed.
const EXAMPLES_NAMED: &[(&str, &str)] = &[
    ("deadline --vendor scalr --plan premium", "For example, for priority 1:"),
    ("deadline --vendor scalr", "For example, for the plan business and priority 1:"),
    ("covered --vendor rescale --plan basic", "For example, for the region americas:"),
    ("deadline --vendor scalr --plan premium -p 3", "time zone"),
    ("scope phone --vendor scalr", "For example, for the plan "),
    ("deadlin --vendor scalr", "For example, for the plan business and priority 1:"),
    ("deadline scalr banana premium p1", "For example, without banana:"),
];

#[test]
fn what_nobody_typed_is_named_as_the_example_that_it_is() {
    for (line, says) in EXAMPLES_NAMED {
        let got = run(line);
        assert_eq!(got.code, Some(2), "{line}: {got:?}");
        assert!(got.stderr.contains(says), "{line}: {}", got.stderr);
    }
    // Whoever says all that is needed gets no example of anything.
    let got = run("deadline --vendor scalr --plan premum -p 1");
    assert!(got.stderr.contains("For example:"), "{}", got.stderr);
}

#[test]
fn a_place_that_no_policy_knows_is_refused_by_every_command() {
    let mut wrong = Vec::new();
    for command in ["priorities", "plans", "compare", "clause --lost", "clause", "maintenance"] {
        for option in ["--region", "--edition", "--channel", "--timezone"] {
            let line = format!("{command} --vendor rescale {option} atlantis");
            let got = run(&line);
            if got.code != Some(2) || !got.stderr.contains("atlantis") {
                wrong.push(format!("{line}: {got:?}"));
            }
        }
        let line = format!("{command} --vendor rescale --region emea");
        let got = run(&line);
        if got.stderr.contains("there is no region") {
            wrong.push(format!("{line}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_bare_name_of_a_format_is_no_file() {
    let here = directory("bare-formats", &[("jira.csv", b"id,opened,priority\n")]);
    let asked = "deadline --vendor scalr --plan premium -p 1";
    for (typed, suggestion) in [
        ("-o json", Some("--format json")),
        ("-ojson", Some("--format json")),
        ("--output=yaml", Some("--format json")),
        ("-o WIDE", Some("--format text")),
        ("-o table", Some("--format text")),
        ("-o csv", Some("--format csv")),
        ("-o xlsx", Some("-o answer.xlsx")),
        ("-o jira.xls", Some("-o jira.xlsx")),
        ("-o due.pdf", None),
    ] {
        let line = format!("{asked} {typed}");
        let got = finish(command().current_dir(&here).args(words(&line)).output().unwrap());
        assert_eq!((got.code, got.stdout.as_str()), (Some(2), ""), "{line}: {got:?}");
        let last = got.stderr.lines().last().unwrap().trim();
        match suggestion {
            Some(option) => assert_eq!(last, format!("slacalc {asked} {option}")),
            None => assert!(!got.stderr.contains("For example"), "{}", got.stderr),
        }
    }
    for line in ["batch jira.csv -o csv", "batch jira.csv -o json"] {
        let got = finish(command().current_dir(&here).args(words(line)).output().unwrap());
        assert!(got.stderr.contains("'batch' writes rows as it reads them"), "{line}: {got:?}");
    }
    assert_eq!(fs::read_dir(&here).unwrap().count(), 1, "a file was written");
    let named = format!("{asked} -o ./json");
    let got = finish(command().current_dir(&here).args(words(&named)).output().unwrap());
    assert!(got.code == Some(0) && here.join("json").is_file(), "{got:?}");
}

/// Subcommands that people try, and what the error names instead.
const COMMANDS: &[(&str, &str)] = &[
    ("vendors", "write 'slacalc policy list'"),
    ("list", "write 'slacalc policy list'"),
    ("when", "write 'slacalc deadline'"),
    ("exit-codes", "'slacalc --help' ends with the exit codes"),
    ("help exit-codes", "'slacalc --help' ends with the exit codes"),
    ("diff", "'plans A B' lists every difference between two plans"),
    ("maintainance", "a similar subcommand exists: 'maintenance'"),
];

#[test]
fn an_unknown_subcommand_names_the_one_that_is_meant() {
    for (line, says) in COMMANDS {
        let got = run(line);
        assert_eq!(got.code, Some(2), "{line}: {got:?}");
        assert!(got.stderr.contains(says), "{line}: {}", got.stderr);
        assert!(!got.stderr.contains("'man'"), "{line}: {}", got.stderr);
    }
}

#[test]
fn a_document_is_proposed_by_the_words_that_customers_have_for_it() {
    for (line, says) in [
        ("deadline --policy hosted --plan business -p 1", "did you mean 'scalr/saas'?"),
        ("deadline --policy scalr/hosted --plan business -p 1", "did you mean 'scalr/saas'?"),
        ("deadline --policy cloud --plan business -p 1", "did you mean 'scalr/saas'?"),
        ("deadline --policy self-hosted --plan premium -p 1", "did you mean 'scalr/self-hosted'?"),
        // A plan of the vendor's other document, which may be the one that is meant.
        ("deadline --policy scalr/saas --plan premium -p 1", "--policy scalr/self-hosted has it"),
        ("covered --policy scalr/self-hosted --plan business", "--policy scalr/saas has it"),
        ("plans --vendor scalr --policy hosted", "did you mean 'scalr/saas'?"),
    ] {
        let got = run(line);
        assert_eq!(got.code, Some(2), "{line}: {got:?}");
        assert!(got.stderr.contains(says), "{line}: {}", got.stderr);
        assert!(!got.stderr.contains("rescale/support is of"), "{line}: {}", got.stderr);
    }
}

#[test]
fn all_that_an_export_lacks_is_said_at_once_with_one_command() {
    let export = "Id,Subject,Status,Priority,Via,Created at,Updated at,Initially assigned at,Solved \
                  at,Reopens,Replies,First reply time in minutes,First reply time in minutes within \
                  business hours\n1,A,Closed,Low,Web,2025-10-02 16:52,2025-10-03 \
                  08:08,2025-10-02 16:52,2025-10-03 08:08,0,1,150,150\n";
    let here = directory("one-command", &[("export.csv", export.as_bytes())]);
    let file = here.join("export.csv");
    let asked = format!("report {} --vendor scalr --plan premium", file.display());
    let (map, meaning, zone) = (
        "--map 'responded_after=First reply time in minutes'",
        "--map-value priority:@zendesk",
        "--timezone America/New_York",
    );
    for typed in ["", meaning, map, zone] {
        let line = format!("{asked} {typed}");
        let got = finish(command().args(shlex::split(&line).unwrap()).output().unwrap());
        let last = got.stderr.lines().find(|line| line.starts_with("  slacalc ")).unwrap();
        for option in ["--map-value priority:@zendesk", "'responded_after=", "--timezone "] {
            assert_eq!(last.matches(option).count(), 1, "{line}: {option}: {}", got.stderr);
        }
        let pasted = shlex::split(last).unwrap();
        let got = finish(command().args(&pasted[1..]).output().unwrap());
        assert_eq!(got.code, Some(0), "{last}: {got:?}");
        assert!(got.stdout.contains("1 ticket"), "{last}: {got:?}");
    }
    // A page with nothing on it is not written.
    let page = here.join("q.html");
    let line = format!("{asked} -o {}", page.display());
    let got = finish(command().args(words(&line)).output().unwrap());
    assert!(got.code == Some(2) && !page.exists(), "{got:?}");
    assert!(got.stderr.contains("nothing to measure"), "{}", got.stderr);
}

#[test]
fn values_of_options_are_refused_with_what_would_do() {
    for (line, says) in [
        ("report x.csv --worst -1", "write a whole number from 0 to 1000, such as 20"),
        ("upcoming x.csv --limit -1", "write a whole number, 1 or more, such as 20"),
        ("upcoming x.csv --limit 0", "write a whole number, 1 or more, such as 20"),
        ("covered --next 0", "write a whole number from 1 to 1000, such as 4"),
        ("maintenance --next -1", "write a whole number from 1 to 1000, such as 4"),
        ("holidays show us --year 0", "write a whole number from 1 to 9999, such as 2026"),
        ("upcoming x.csv --within 8", "write '8h'"),
        ("calendar --month 12", "write it as 2026-12"),
        ("holidays show us --year 26", "write the year with four digits, such as 2026"),
        ("calendar --week 53", "write it as 2026-W53"),
        ("policy check rescale", "write slacalc policy check rescale/support"),
        ("policy check Scalr", "policy check scalr/legacy scalr/saas scalr/self-hosted"),
        ("policy check nothere", "cannot read 'nothere'"),
    ] {
        let got = run(line);
        assert_eq!(got.code, Some(2), "{line}: {got:?}");
        assert!(got.stderr.contains(says), "{line}: {}", got.stderr);
    }
}

#[test]
fn the_case_of_a_choice_does_not_matter() {
    let asked = "covered --vendor scalr --plan premium";
    for (written, usual) in [
        ("--format JSON", "--format json"),
        ("-f Short", "-f short"),
        ("--color NEVER", "--color never"),
    ] {
        let got = run(&format!("{asked} {written} --now 2026-11-28T22:00Z"));
        assert_eq!(got, run(&format!("{asked} {usual} --now 2026-11-28T22:00Z")), "{written}");
        assert_eq!(got.code, Some(0), "{written}: {got:?}");
    }
    assert_eq!(run("completions ZSH"), run("completions zsh"));
    for line in ["covered --vendor scalr --format JSON", "covered --nothing -fJson"] {
        let got = run(line);
        assert!(
            got.stderr.starts_with("{\"schema\":\"slacalc/error/v1\""),
            "{line}: {}",
            got.stderr
        );
    }
}
