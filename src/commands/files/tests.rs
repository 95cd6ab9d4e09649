//! Lets every call of the file system fail once: no half file gets the name, and nothing stays behind.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{OutputFile, Target, call::faults, write_new};

const BLOCKS: [&str; 3] = ["a whole row\n", "another\n", "the last\n"];
const OLD: &str = "what was there before\n";

fn in_blocks(path: &Path) -> io::Result<()> {
    let mut file = OutputFile::replacing(path, Target::find(path)?)?;
    for block in BLOCKS {
        file.write(block.as_bytes())?;
    }
    file.finish()
}

fn at_once(path: &Path) -> io::Result<()> {
    write_new(path, BLOCKS.concat().as_bytes())
}

/// Lets the Nth call fail, for every N, and gives how many calls there are.
fn with_each_call_failing(write: fn(&Path) -> io::Result<()>, before: Option<&str>) -> usize {
    for nth in 1.. {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("answers.csv");
        before.iter().for_each(|text| fs::write(&path, text).unwrap());
        faults::fail(Some(nth));
        let outcome = write(&path);
        let all_done = faults::is_waiting();
        faults::fail(None);

        let there = fs::read_to_string(&path).ok();
        let files: Vec<PathBuf> = fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(files.iter().all(|file| *file == path), "call {nth} leaves {files:?}");
        if all_done {
            outcome.unwrap();
            assert_eq!(there.as_deref(), Some(BLOCKS.concat().as_str()));
            return nth - 1;
        }
        let error = outcome.unwrap_err().to_string();
        assert!(error.contains("answers.csv") && error.contains("injected"), "call {nth}: {error}");
        let is_whole = there.as_deref() == Some(&BLOCKS.concat());
        assert!(there.as_deref() == before || is_whole, "call {nth} leaves a file with {there:?}");
    }
    unreachable!("the loop ends with the first run that no call fails")
}

#[test]
fn whichever_call_fails_a_file_is_whole_or_as_it_was() {
    // Made, three blocks, synchronized, named, directory synchronized; and mode and owner of what is replaced.
    assert_eq!(with_each_call_failing(in_blocks, None), 7);
    assert_eq!(with_each_call_failing(in_blocks, Some(OLD)), 8);
    assert_eq!(with_each_call_failing(at_once, None), 5);
}
