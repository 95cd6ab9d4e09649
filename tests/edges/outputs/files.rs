//! Files that are written: whole, in the place that was meant, and nobody else's.

use std::{
    fs::{self, Permissions},
    io::Read as _,
    os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink},
    path::Path,
    process::Command,
};

use super::{TICKET, batch, empty, names, tickets};
use crate::program::{command, finish, skipped};

/// A directory with a table of three tickets, and what `batch` makes of it.
fn three(name: &str) -> (std::path::PathBuf, String) {
    let here = empty(name);
    fs::write(here.join("in.csv"), tickets("T", 3)).unwrap();
    let whole = finish(batch(&here.join("in.csv")).output().unwrap());
    assert_eq!((whole.code, whole.stdout.lines().count()), (Some(0), 4), "{}", whole.stderr);
    (here, whole.stdout)
}

/// A line of a shell that has the program as `$S`, and a batch with all that it needs as `$B`.
fn shell(here: &Path, line: &str) -> crate::program::Run {
    let set_up = format!(
        "S='{}'; B=\"$S batch in.csv {} --quiet\"; {line}",
        env!("CARGO_BIN_EXE_slacalc"),
        TICKET.join(" ")
    );
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &set_up])
        .current_dir(here)
        .env("SLACALC_TZDATA", "bundled")
        .env("SLACALC_NO_CONFIG", "1")
        .env("SLACALC_NOW", "2026-03-06T22:00:00Z");
    finish(shell.output().unwrap())
}

#[test]
fn what_is_no_file_stays_what_it_is_and_gets_the_answer() {
    let (here, whole) = three("straight");
    assert!(Command::new("mkfifo").arg(here.join("pipe")).status().unwrap().success());
    symlink("pipe", here.join("link-to-pipe")).unwrap();
    symlink("/dev/null", here.join("null")).unwrap();
    let mut wrong = Vec::new();
    for (line, expected) in [
        ("cat pipe & $B --output pipe; wait", whole.clone()),
        ("cat pipe & $B --output link-to-pipe; wait", whole.clone()),
        ("$B --output /dev/stdout", whole.clone()),
        ("$B --output /dev/stdout | cat", whole.clone()),
        ("$B --output /dev/fd/3 3>&1", whole.clone()),
        (
            "(echo before; $B --output /dev/stdout; echo after) >file; cat file",
            format!("before\n{whole}after\n"),
        ),
        (
            "(echo before; $B --output /dev/fd/1) >>file; cat file",
            format!("before\n{whole}after\nbefore\n{whole}"),
        ),
        (
            "exec 3>third; echo before >&3; $B --output /dev/fd/3; cat third",
            format!("before\n{whole}"),
        ),
        (
            "exec 3>fourth; echo before >&3; $B --output /proc/self/fd/3; cat fourth",
            format!("before\n{whole}"),
        ),
        ("$B --output null; $B --output /dev/null", String::new()),
        (
            "$S report in.csv --vendor scalr --tier standard --priority 1 --timezone UTC --format csv \
             --output /dev/stdout | head -c 3",
            "by,".to_owned(),
        ),
        ("$S policy new --output /dev/stdout | head -c 1", "#".to_owned()),
    ] {
        let got = shell(&here, line);
        if (got.code, &got.stdout, got.stderr.as_str()) != (Some(0), &expected, "") {
            wrong.push(format!("{line}\n{got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fs::symlink_metadata(here.join("pipe")).unwrap().file_type().is_fifo());
    assert!(here.join("null").is_symlink() && here.join("link-to-pipe").is_symlink());
}

#[test]
fn links_are_followed_and_stay() {
    let (here, whole) = three("links");
    fs::create_dir(here.join("far")).unwrap();
    fs::write(here.join("far/real"), "old").unwrap();
    let absolute = here.join("far/real").display().to_string();
    for (link, to) in [
        ("one", "far/real"),
        ("two", "one"),
        ("absolute", &absolute),
        ("dangling", "far/new"),
        ("far/up", "../up"),
    ] {
        symlink(to, here.join(link)).unwrap();
    }
    symlink("loop-b", here.join("loop-a")).unwrap();
    symlink("loop-a", here.join("loop-b")).unwrap();
    symlink("nowhere/new", here.join("no-directory")).unwrap();
    for (link, target) in [
        ("one", "far/real"),
        ("two", "far/real"),
        ("absolute", "far/real"),
        ("dangling", "far/new"),
        ("far/up", "up"),
    ] {
        let _ = fs::write(here.join("far/real"), "old");
        let got = finish(
            batch(&here.join("in.csv")).arg("--output").arg(here.join(link)).output().unwrap(),
        );
        assert_eq!((got.code, got.stderr.as_str()), (Some(0), ""), "{link}");
        assert!(here.join(link).is_symlink(), "{link} is no link any more");
        assert_eq!(fs::read_to_string(here.join(target)).unwrap(), whole, "{link}");
    }
    for link in ["loop-a", "no-directory"] {
        let got = finish(
            batch(&here.join("in.csv")).arg("--output").arg(here.join(link)).output().unwrap(),
        );
        assert!(
            got.code == Some(2) && got.stderr.contains(link) && here.join(link).is_symlink(),
            "{link}: {got:?}"
        );
    }
    assert_eq!(names(&here.join("far")), ["new", "real", "up"]);
}

#[test]
fn mode_and_owner_are_kept_and_a_new_file_gets_the_umask() {
    let (here, whole) = three("mode");
    let mode = |name: &str| fs::metadata(here.join(name)).unwrap().mode() & 0o7777;
    for old in [0o600, 0o640, 0o644, 0o666, 0o755] {
        fs::write(here.join("old"), "old").unwrap();
        fs::set_permissions(here.join("old"), Permissions::from_mode(old)).unwrap();
        let got = shell(&here, "umask 022; $B --output old");
        assert_eq!((got.code, mode("old")), (Some(0), old), "{old:o}: {}", got.stderr);
    }
    for (umask, new) in [("022", 0o644), ("027", 0o640), ("000", 0o666), ("077", 0o600)] {
        let got = shell(
            &here,
            &format!(
                "umask {umask}; $B --output new-{umask}; $S man --dir man-{umask}; $S policy new \
                 -o policy-{umask}"
            ),
        );
        assert_eq!(got.code, Some(0), "{}", got.stderr);
        for name in ["new-", "policy-"]
            .map(|name| format!("{name}{umask}"))
            .iter()
            .chain([&format!("man-{umask}/slacalc.1")])
        {
            assert_eq!(mode(name), new, "{name}");
        }
    }
    // Root alone can make a file somebody else's.
    let got = shell(
        &here,
        "echo old >theirs; chmod 640 theirs; chown 65534:65534 theirs && $B --output theirs && \
         stat -c '%u %g %a' theirs",
    );
    if got.code == Some(0) {
        assert_eq!(got.stdout, "65534 65534 640\n");
        assert_eq!(fs::read_to_string(here.join("theirs")).unwrap(), whole);
    } else {
        skipped("the owner of a file that is replaced, which needs root");
    }
}

#[test]
fn nobody_elses_file_is_touched_and_a_run_that_fails_leaves_nothing() {
    let (here, whole) = three("planted");
    fs::write(here.join("precious"), "mine").unwrap();
    for name in ["out.csv.unfinished", ".slacalc-planted.tmp", "out.csv.tmp", ".out.csv"] {
        symlink("precious", here.join(name)).unwrap();
    }
    let before = names(&here);
    for (fails, map) in [(true, "opened=none"), (true, "opened=nothing"), (false, "opened=opened")]
    {
        let got = finish(
            batch(&here.join("in.csv"))
                .args(["--map", map, "--output"])
                .arg(here.join("out.csv"))
                .output()
                .unwrap(),
        );
        assert_eq!(got.code, Some(if fails { 2 } else { 0 }), "{}", got.stderr);
        let now: Vec<String> =
            names(&here).into_iter().filter(|name| fails || name != "out.csv").collect();
        assert_eq!(now, before);
        assert_eq!(fs::read_to_string(here.join("precious")).unwrap(), "mine");
    }
    assert_eq!(fs::read_to_string(here.join("out.csv")).unwrap(), whole);
    // A new policy takes no name that something has, be it a link that leads nowhere.
    symlink("not-there", here.join("taken")).unwrap();
    for name in ["precious", "taken"] {
        let got =
            finish(command().args(["policy", "new", "-o"]).arg(here.join(name)).output().unwrap());
        assert!(got.code == Some(2) && got.stderr.contains(name), "{got:?}");
    }
    assert!(!here.join("not-there").exists());
}

#[test]
fn two_runs_with_one_output_give_one_whole_answer() {
    let here = empty("two-writers");
    let whole = ["A", "B"].map(|name| {
        let input = here.join(format!("{name}.csv"));
        fs::write(&input, tickets(name, 20_000)).unwrap();
        finish(batch(&input).output().unwrap()).stdout
    });
    fs::create_dir(here.join("out")).unwrap();
    for round in 0..4 {
        let out = here.join("out/answers.csv");
        let mut runs = ["A", "B", "A"].map(|name| {
            batch(&here.join(format!("{name}.csv"))).arg("--output").arg(&out).spawn().unwrap()
        });
        for run in &mut runs {
            assert_eq!(run.wait().unwrap().code(), Some(0), "round {round}");
        }
        let got = fs::read_to_string(&out).unwrap();
        assert!(whole.contains(&got), "round {round}: the rows of two runs are mixed");
        assert_eq!(names(&here.join("out")), ["answers.csv"]);
    }
}

#[test]
fn any_name_that_a_file_can_have_will_do() {
    let (here, whole) = three("names");
    for name in [
        "n".repeat(250),
        "n".repeat(255),
        "ü".repeat(120),
        " ".to_owned(),
        "-".to_owned(),
        "a\nb".to_owned(),
        "of.csv".to_owned(),
    ] {
        let got = finish(
            batch(&here.join("in.csv")).arg("--output").arg(here.join(&name)).output().unwrap(),
        );
        assert_eq!((got.code, got.stderr.as_str()), (Some(0), ""), "{name:?}");
        assert_eq!(fs::read_to_string(here.join(&name)).unwrap(), whole, "{name:?}");
    }
}

#[test]
fn where_no_file_can_be_the_error_names_it() {
    let (here, _) = three("no-file");
    fs::create_dir(here.join("dir")).unwrap();
    let mut wrong = Vec::new();
    for (name, words) in [
        ("dir", "it is a directory"),
        ("new/", "it is a directory"),
        ("dir/", "it is a directory"),
        ("missing/out.csv", "there is no directory"),
        ("in.csv/out.csv", "'in.csv"),
        (&"n".repeat(256), "too long"),
        ("/proc/out.csv", "/proc/out.csv"),
    ] {
        for command in
            ["$B --output", "$S report in.csv --vendor scalr --output", "$S policy new -o"]
        {
            // A new policy makes its directory.
            if command.contains("policy new") && name == "missing/out.csv" {
                continue;
            }
            let got = shell(&here, &format!("{command} '{name}'"));
            if got.code != Some(2) || !got.stderr.contains(words) || got.stderr.contains("panicked")
            {
                wrong.push(format!("{command} {name}: {got:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(names(&here), ["dir", "in.csv"]);
}

#[test]
fn a_file_that_may_not_be_written_is_not_replaced() {
    let (here, _) = three("read-only");
    fs::create_dir(here.join("closed")).unwrap();
    fs::write(here.join("closed/old"), "old").unwrap();
    fs::write(here.join("read-only"), "old").unwrap();
    fs::set_permissions(here.join("read-only"), Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(here.join("closed"), Permissions::from_mode(0o555)).unwrap();
    if fs::write(here.join("closed/new"), "").is_ok() {
        let _ = fs::remove_file(here.join("closed/new"));
        skipped("files that may not be written, as root may write all");
        return;
    }
    for (name, words) in [
        ("read-only", "denied"),
        ("closed/old", "no new file can be made in it"),
        ("closed/new", "no new file can be made in it"),
    ] {
        let got = finish(
            batch(&here.join("in.csv")).arg("--output").arg(here.join(name)).output().unwrap(),
        );
        assert!(
            got.code == Some(2) && got.stderr.contains(words) && got.stderr.contains(name),
            "{got:?}"
        );
    }
    assert_eq!(fs::read_to_string(here.join("read-only")).unwrap(), "old");
    assert_eq!(fs::read_to_string(here.join("closed/old")).unwrap(), "old");
    fs::set_permissions(here.join("closed"), Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn pages_of_the_manual_go_through_links_and_leave_the_rest_alone() {
    let here = empty("man");
    fs::create_dir_all(here.join("man1")).unwrap();
    fs::write(here.join("elsewhere"), "old").unwrap();
    symlink("../elsewhere", here.join("man1/slacalc.1")).unwrap();
    let got = finish(command().arg("man").arg("--dir").arg(here.join("man1")).output().unwrap());
    assert_eq!((got.code, got.stderr.as_str()), (Some(0), ""));
    assert!(here.join("man1/slacalc.1").is_symlink());
    let mut page = String::new();
    fs::File::open(here.join("elsewhere")).unwrap().read_to_string(&mut page).unwrap();
    assert!(page.starts_with(".TH SLACALC"), "{page}");
    assert!(names(&here.join("man1")).iter().all(|name| name.starts_with("slacalc")));
}
