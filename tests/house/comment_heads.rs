//! Holds comments to heads that say what a thing is, not what question it answers.

use crate::layers::{SourceFile, sources_of_all_packages};

const RIDDLES: [&str; 8] = ["what", "which", "whether", "how", "so", "who", "whose", "as far"];

#[test]
fn no_comment_begins_with_a_riddle() {
    let riddles: Vec<String> = sources_of_all_packages().iter().flat_map(riddles).collect();
    assert!(
        riddles.is_empty(),
        "{} comments open with a riddle:\n{}",
        riddles.len(),
        riddles.join("\n")
    );
}

#[test]
fn the_check_sees_riddles() {
    let text = "//! Which files\n//! are read.\n\n/// Whatever it is.\n///\n/// What else\nstruct A; // so it is\n\
        // However\n    // Who\n    // knows\n    //\n    // How come\n    f(\"// What\"); // The\n//**As far** as that\n//As farmers\n";
    let found = riddles(&SourceFile::new("src", "invented.rs", text));
    let expected = [
        "src/invented.rs:1: //! Which files",
        "src/invented.rs:7: // so it is",
        "src/invented.rs:9: // Who",
        "src/invented.rs:14: //**As far** as that",
    ];
    assert_eq!(found, expected);
}

/// Returns the comments that open with a riddle, as `file:line: first line`.
fn riddles(file: &SourceFile) -> Vec<String> {
    let mut found = Vec::new();
    for (at, comment) in file.comments.iter().enumerate() {
        let goes_on = at.checked_sub(1).is_some_and(|before| {
            let before = &file.comments[before];
            let is_above = before.line + 1 == comment.line && before.column == comment.column;
            is_above && marks(&before.text) == marks(&comment.text)
        });
        if !goes_on && is_riddle(&comment.text) {
            let head = comment.text.lines().next().unwrap_or_default();
            found.push(format!("{}: {head}", file.place(comment.line)));
        }
    }
    found
}

/// Returns `//`, `///`, `//!` or the like.
fn marks(comment: &str) -> &str {
    let end = comment.find(|c| !"/*!".contains(c)).unwrap_or(comment.len());
    &comment[..end]
}

fn is_riddle(comment: &str) -> bool {
    let lower = comment.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    RIDDLES.contains(&first) || RIDDLES.contains(&format!("{first} {second}").as_str())
}
