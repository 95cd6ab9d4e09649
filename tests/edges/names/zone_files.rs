//! Zoneinfo files that are none.

use std::{fs, path::PathBuf};

use super::{nothing_wrong, text};
use crate::program::{command, finish, words};

/// A `TZif` file of version 2 with one offset, so many seconds ahead of UTC, and a footer.
fn tzif(offset: i32, footer: &str) -> Vec<u8> {
    let block = |version: u8| {
        let mut bytes = b"TZif".to_vec();
        bytes.push(version);
        bytes.extend([0; 15]);
        for count in [0_u32, 0, 0, 0, 1, 4] {
            bytes.extend(count.to_be_bytes());
        }
        bytes.extend(offset.to_be_bytes());
        bytes.extend([0, 0]);
        bytes.extend(b"LMT\0");
        bytes
    };
    let mut bytes = block(b'2');
    bytes.extend(block(b'2'));
    bytes.extend(format!("\n{footer}\n").into_bytes());
    bytes
}

/// An answer that needs the zone London, with these bytes as its file.
fn answered(name: &str, write: impl FnOnce(&PathBuf)) -> (Option<i32>, String) {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("edges-zoneinfo").join(name);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(directory.join("Europe")).unwrap();
    // The directory is known for one of zoneinfo by its London.
    fs::write(directory.join("Europe/London"), tzif(0, "GMT0")).unwrap();
    write(&directory.join("Europe/Berlin"));
    let line = "deadline --vendor scalr --tier standard --priority 1 --timezone Europe/Berlin \
                --format plain";
    let mut command = command();
    command
        .env("SLACALC_TZDATA", &directory)
        .args(words(line))
        .args(["--opened", "2026-03-06 10:00"]);
    let got = finish(command.output().unwrap());
    (got.code, text(&got))
}

#[test]
fn a_file_that_no_clock_follows_is_an_error_that_names_it() {
    let hours = |hours: i32| tzif(hours * 3600, "");
    let mut with_version = tzif(3600, "<+01>-1");
    with_version[4] = 9;
    let whole = tzif(3600, "<+01>-1");
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("day", hours(24), "an offset from UTC of a day or more"),
        ("day-west", hours(-24), "an offset from UTC of a day or more"),
        ("more-than-a-day", hours(25), "an offset from UTC of a day or more"),
        ("27-hours", hours(27), "an offset from UTC of a day or more"),
        ("100000-seconds", tzif(100_000, ""), "an offset from UTC of a day or more"),
        ("years", tzif(i32::MIN + 1, ""), "an offset from UTC of a day or more"),
        ("footer", tzif(0, "AAA-24BBB-25,M3.2.0,M11.1.0"), "the zoneinfo file"),
        ("empty", Vec::new(), "is not in the form of RFC 9636"),
        ("text", b"Europe/Berlin\n".to_vec(), "is not in the form of RFC 9636"),
        ("version", with_version, "is not in the form of RFC 9636"),
        ("truncated", whole[..whole.len() / 2].to_vec(), "is not in the form of RFC 9636"),
        (
            "no-footer",
            whole[..whole.len() - "\n<+01>-1\n".len()].to_vec(),
            "is not in the form of RFC 9636",
        ),
        ("half-a-footer", whole[..whole.len() - 1].to_vec(), "is not in the form of RFC 9636"),
        ("large", [whole.clone(), vec![0; 100 << 20]].concat(), "is larger than any zoneinfo file"),
    ];
    let mut wrong = Vec::new();
    for (name, bytes, why) in cases {
        let (code, said) = answered(name, |file| fs::write(file, bytes).unwrap());
        if code != Some(2) || !said.contains(why) || !said.contains("Europe/Berlin'") {
            wrong.push(format!("{name}: {code:?} {said}"));
        }
    }
    assert_eq!(
        answered("whole", |file| fs::write(file, &whole).unwrap()).0,
        Some(0),
        "a file of one hour ahead is one"
    );
    nothing_wrong(&wrong);
}

#[cfg(unix)]
#[test]
fn a_zoneinfo_name_that_is_no_file_is_an_error_that_names_it() {
    use std::os::unix::fs::symlink;

    type Write = fn(&PathBuf);
    let cases: [(&str, Write, &str); 4] = [
        ("directory", |file| fs::create_dir(file).unwrap(), "is no regular file"),
        ("loop", |file| symlink(file, file).unwrap(), "cannot be read"),
        ("device", |file| symlink("/dev/zero", file).unwrap(), "is no regular file"),
        ("missing", |_| (), "does not exist"),
    ];
    let mut wrong = Vec::new();
    for (name, write, why) in cases {
        let (code, said) = answered(name, write);
        if code != Some(2) || !said.contains(why) || !said.contains("Europe/Berlin'") {
            wrong.push(format!("{name}: {code:?} {said}"));
        }
    }
    nothing_wrong(&wrong);
}
