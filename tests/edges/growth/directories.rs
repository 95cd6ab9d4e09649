//! A policy directory may hold anything: links to itself, FIFOs, a whole disk, a file that is not
//! valid.

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use super::{directory, ends, made::Parts, write};
use crate::program::{Run, command, words};

const SCALR: &str =
    "--vendor scalr --tier standard --priority 1 --timezone Europe/Berlin --opened now";
const ACME: &str = "--plan silver --priority 1 --opened 2026-03-06T10:00:00Z";

fn ask(line: &str, policies: &Path) -> Run {
    ends(command().args(words(line)).arg("--policy-dir").arg(policies))
}

fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Collects answers that have another exit code, or lack words.
fn expect(wrong: &mut Vec<String>, (line, policies): (&str, &Path), code: i32, said: &[&str]) {
    let got = ask(line, policies);
    let all =
        format!("{} {}", got.stdout, got.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
    if got.code != Some(code) || said.iter().any(|words| !all.contains(words)) {
        wrong.push(format!(
            "{line} in {}\n  expected {code} and {said:?}\n  got {:?}: {all}",
            policies.display(),
            got.code
        ));
    }
}

#[test]
fn links_to_directories_that_were_looked_into_lead_nowhere() {
    let mut wrong = Vec::new();
    let itself = directory("links-itself");
    symlink(".", itself.join("a")).unwrap();
    symlink(".", itself.join("b")).unwrap();
    let parent = directory("links-parent");
    fs::create_dir_all(parent.join("acme/deep")).unwrap();
    symlink("../..", parent.join("acme/deep/up")).unwrap();
    symlink(&parent, parent.join("acme/whole")).unwrap();
    let each_other = directory("links-each-other");
    for at in 0..12 {
        let own = each_other.join(format!("d{at}"));
        fs::create_dir_all(&own).unwrap();
        (0..12).for_each(|other| {
            symlink(format!("../d{other}"), own.join(format!("to{other}"))).unwrap();
        });
    }
    for policies in [&itself, &parent, &each_other] {
        write(&policies.join("acme/terms.toml"), &Parts::default().text());
        expect(&mut wrong, (&format!("deadline {SCALR}"), policies), 0, &["Due in "]);
        expect(
            &mut wrong,
            (&format!("deadline --vendor acme {ACME}"), policies),
            0,
            &["acme/terms"],
        );
        expect(&mut wrong, ("policy list --format plain", policies), 0, &["acme/terms"]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_directory_is_known_by_its_own_name_rather_than_by_a_links() {
    let policies = directory("link-first");
    write(&policies.join("zeta/terms.toml"), &Parts::default().text());
    symlink("zeta", policies.join("alpha")).unwrap();
    let outside = directory("link-outside");
    write(&outside.join("terms.toml"), &Parts { vendor: "other", ..Parts::default() }.text());
    symlink(&outside, policies.join("linked")).unwrap();
    let mut wrong = Vec::new();
    expect(
        &mut wrong,
        (&format!("deadline --policy zeta/terms {ACME}"), &policies),
        0,
        &["zeta/terms"],
    );
    expect(
        &mut wrong,
        (&format!("deadline --policy alpha/terms {ACME}"), &policies),
        2,
        &["did you mean 'zeta/terms'"],
    );
    expect(
        &mut wrong,
        (&format!("deadline --policy linked/terms {ACME}"), &policies),
        0,
        &["linked/terms"],
    );
    expect(
        &mut wrong,
        (&format!("deadline --vendor other {ACME}"), &policies),
        0,
        &["linked/terms"],
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_name_is_a_path_of_which_only_a_files_ending_is_left_out() {
    let policies = directory("names");
    let text = Parts::default().text();
    write(&policies.join("acme.corp/terms.toml"), &text);
    write(&policies.join("beta.toml/terms.v2.toml"), &text);
    symlink("acme.corp", policies.join("zeta.link")).unwrap();
    symlink("lost", policies.join("acme.corp/gone.old.toml")).unwrap();
    // On Unix a backslash is a letter of a name like any other, and no shell leaves it alone.
    write(&policies.join("q/a\\b.toml"), &text);
    let mut wrong = Vec::new();
    let policy = |id: &str| format!("deadline --policy {id} {ACME}");
    expect(&mut wrong, (&policy("acme.corp/terms"), &policies), 0, &["acme.corp/terms"]);
    expect(&mut wrong, (&policy("beta.toml/terms.v2"), &policies), 0, &["beta.toml/terms.v2"]);
    let hint = "did you mean 'acme.corp/terms'";
    expect(&mut wrong, (&policy("zeta.link/terms"), &policies), 2, &[hint]);
    expect(&mut wrong, (&policy("acme.corp/gone.old"), &policies), 2, &["cannot read", "gone.old"]);
    expect(&mut wrong, (&policy("q/a/b"), &policies), 2, &["no policy 'q/a/b'"]);
    expect(&mut wrong, ("policy check", &policies), 4, &["'q/a\\b' cannot be a policy id"]);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_file_is_named_and_never_opened() {
    let policies = directory("irregular");
    write(&policies.join("acme/terms.toml"), &Parts::default().text());
    fifo(&policies.join("acme/pipe.toml"));
    symlink("/dev/zero", policies.join("acme/zero.toml")).unwrap();
    symlink("nowhere", policies.join("acme/lost.toml")).unwrap();
    let _socket =
        std::os::unix::net::UnixListener::bind(policies.join("acme/socket.toml")).unwrap();
    let mut wrong = Vec::new();
    expect(&mut wrong, (&format!("deadline {SCALR}"), &policies), 0, &["Due in "]);
    expect(
        &mut wrong,
        (&format!("deadline --policy acme/terms {ACME}"), &policies),
        0,
        &["acme/terms"],
    );
    let in_the_way = ["cannot read", "acme/lost.toml", "--policy ID"];
    expect(&mut wrong, (&format!("deadline --vendor acme {ACME}"), &policies), 2, &in_the_way);
    for (id, kind) in [
        ("pipe", "is a FIFO"),
        ("zero", "is a device"),
        ("socket", "is a socket"),
        ("lost", "No such file"),
    ] {
        expect(
            &mut wrong,
            (&format!("deadline --policy acme/{id} {ACME}"), &policies),
            2,
            &[kind, &format!("acme/{id}.toml")],
        );
    }
    expect(
        &mut wrong,
        ("policy list", &policies),
        0,
        &["acme/terms", "acme/pipe", "is a FIFO", "is a device", "is a socket"],
    );
    expect(
        &mut wrong,
        ("policy check", &policies),
        4,
        &["pipe.toml: it is a FIFO", "zero.toml: it is a device", "lost.toml"],
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_bad_file_stands_in_the_way_only_of_what_it_may_have_answered() {
    let good = Parts::default().text();
    let cases: &[(&str, &str, String)] = &[
        ("toml", "beta/terms.toml", "[document\n".to_owned()),
        (
            "vendor",
            "terms.toml",
            good.replace("vendor = \"acme\"", "vendor = \"beta\"")
                .replace("status = \"current\"", "status = \"curent\""),
        ),
        ("large", "beta/terms.toml", format!("# {}\n", "x".repeat(9 << 20))),
        ("empty", "beta/terms.toml", String::new()),
        ("latin", "beta/terms.toml", "\u{fffd}".to_owned()),
    ];
    let mut wrong = Vec::new();
    for (name, path, text) in cases {
        let policies = directory(&format!("bad-{name}"));
        write(&policies.join("acme/terms.toml"), &good);
        write(&policies.join(path), text);
        if *name == "latin" {
            fs::write(policies.join(path), b"[document]\nvendor = \"\xff\"\n").unwrap();
        }
        // What is too large or cannot be opened was not understood; the rest is not valid.
        let code = if *name == "large" { 2 } else { 4 };
        for known in ["--vendor acme", "--policy acme/terms", "--vendor acme --policy acme/terms"] {
            expect(
                &mut wrong,
                (&format!("deadline {known} {ACME}"), &policies),
                0,
                &["acme/terms"],
            );
        }
        expect(&mut wrong, (&format!("deadline {SCALR}"), &policies), 0, &["Due in "]);
        for open in ["--vendor beta", "", "--policy beta/terms"] {
            let code = if *name == "vendor" && open.starts_with("--policy") { 2 } else { code };
            expect(&mut wrong, (&format!("deadline {open} {ACME}"), &policies), code, &[]);
        }
        expect(
            &mut wrong,
            (&format!("deadline {ACME}"), &policies),
            code,
            &["terms.toml", "--policy ID"],
        );
        expect(
            &mut wrong,
            (format!("compare {ACME}").replace("--plan silver ", "").as_str(), &policies),
            code,
            &["terms.toml"],
        );
        expect(&mut wrong, ("policy list", &policies), 0, &["acme/terms", "terms.toml"]);
        expect(&mut wrong, ("policy check", &policies), 4, &["terms.toml"]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_that_is_valid_but_for_its_rules_is_told_when_it_is_asked() {
    let policies = directory("bad-rules");
    write(&policies.join("acme/terms.toml"), &Parts::default().text());
    let text = Parts {
        vendor: "beta",
        rest: "[[coverage]]\ncalendar = \"nowhere\"\nclause = \"1\"\n".to_owned(),
        ..Parts::default()
    }
    .text();
    write(&policies.join("beta/terms.toml"), &text.replace("\"silver\"", "\"bronze\""));
    let mut wrong = Vec::new();
    // Its plans are known, so that a question about another's needs nothing of it.
    expect(&mut wrong, (&format!("deadline {ACME}"), &policies), 0, &["acme/terms"]);
    expect(
        &mut wrong,
        (&format!("deadline {}", ACME.replace("silver", "bronze")), &policies),
        4,
        &["no calendar 'nowhere'"],
    );
    expect(
        &mut wrong,
        ("policy list", &policies),
        0,
        &["acme/terms", "beta/terms", "not valid, 1 error", "policy check"],
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn batch_and_report_go_by_the_same_rules() {
    let policies = directory("bad-batch");
    write(&policies.join("acme/terms.toml"), &Parts::default().text());
    fifo(&policies.join("pipe.toml"));
    let table = policies.join("tickets.csv");
    write(
        &table,
        "opened,vendor,plan,priority\n2026-03-06T10:00:00Z,acme,silver,1\n2026-03-06T10:00:00Z,,\
         silver,1\n",
    );
    let got = ask(&format!("batch '{}'", table.display()), &policies);
    let rows: Vec<&str> = got.stdout.lines().collect();
    assert!(
        rows[1].contains(",acme/terms,") && rows[2].contains("is a FIFO"),
        "{rows:?}\n{}",
        got.stderr
    );
    let got = ask(
        &format!("report '{}' --vendor acme --plan silver --priority 1", table.display()),
        &policies,
    );
    assert!(
        got.code.is_some() && got.stderr.is_empty() | got.stdout.contains("tickets"),
        "{got:?}"
    );
}

#[test]
fn what_is_no_directory_of_policies_is_refused_at_once() {
    let mut wrong = Vec::new();
    let wide = directory("wide");
    (0..2_001).for_each(|at| write(&wide.join(format!("p{at}.toml")), ""));
    let deep = directory("deep");
    fs::create_dir_all(deep.join("d/".repeat(40))).unwrap();
    let heavy = directory("heavy");
    (0..9).for_each(|at| {
        fs::File::create(heavy.join(format!("p{at}.toml"))).unwrap().set_len(8 << 20).unwrap();
    });
    for (policies, why) in [
        (&wide, "more than 2000 .toml files"),
        (&deep, "more than 32 deep"),
        (&heavy, "more than 64 MiB"),
    ] {
        let place = format!("the policy directory '{}'", policies.display());
        expect(&mut wrong, (&format!("deadline {SCALR}"), policies), 2, &[why, &place]);
    }
    let hidden = directory("hidden");
    write(&hidden.join(".git/broken.toml"), "= =");
    write(&hidden.join("acme/terms.toml"), &Parts::default().text());
    expect(&mut wrong, (&format!("deadline {ACME}"), &hidden), 0, &["acme/terms"]);
    for root in ["/", "/proc", "/sys", "/dev"] {
        let got = ask(&format!("deadline {SCALR}"), Path::new(root));
        if got.code.is_none() {
            wrong.push(format!("{root} takes too long"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn completions_stay_silent_whatever_lies_in_a_directory() {
    let policies = directory("completions");
    write(&policies.join("acme/terms.toml"), &Parts::default().text());
    write(&policies.join("beta/terms.toml"), "= =");
    fifo(&policies.join("acme/pipe.toml"));
    let contract = policies.join("contract");
    fifo(&contract);
    for (directory, expected) in [(policies.as_path(), "acme"), (Path::new("/"), "")] {
        let mut shell = command();
        shell
            .env("SLACALC_COMPLETE", "zsh")
            .env("_CLAP_COMPLETE_INDEX", "5")
            .env("SLACALC_CONTRACT", &contract);
        let got = ends(
            shell
                .args(["--", "slacalc", "deadline", "--policy-dir"])
                .arg(directory)
                .args(["--vendor", ""]),
        );
        assert!(got.code == Some(0) && got.stderr.is_empty(), "{got:?}");
        assert!(got.stdout.contains(expected), "{got:?}");
    }
}
