//! Holds every type to a name of its own.

use std::collections::BTreeMap;

use super::items::{TestLines, end_of_item, without_test_files};
use crate::layers::{SourceFile, sources_of_all_packages};

#[test]
fn no_two_types_share_a_name() {
    let shared = shared_names(&without_test_files(sources_of_all_packages()));
    assert!(shared.is_empty(), "{} names mean two types:\n{}", shared.len(), shared.join("\n"));
}

#[test]
fn the_check_sees_shared_names() {
    let one = "pub struct Date;
        enum Clock { Zone }
        impl FromStr for Date { type Err = (); const X: u8 = 1; }
        impl Date { fn f(x: impl Fn()) { struct Local; } }
        trait Days { type Err; }
        #[cfg(test)]
        mod tests { struct Clock; }";
    let other = "type Clock<'a> = &'a str; // struct Days
        union Local { x: u8 }
        impl<T> Days for T { type Err = Date; }
        fn union() { let trait_name = \"struct Days\"; }";
    let files = vec![
        SourceFile::new("src", "time/one.rs", one),
        SourceFile::new("crates/days/src", "other.rs", other),
        SourceFile::new("src", "time/mod.rs", "#[cfg(test)]\nmod sample;"),
        SourceFile::new("src", "time/sample.rs", "struct Date;"),
    ];
    let shared = shared_names(&without_test_files(files));
    assert_eq!(shared[0], "Clock: src/time/one.rs:2, crates/days/src/other.rs:1");
    assert_eq!(shared[1], "Local: src/time/one.rs:4, crates/days/src/other.rs:2");
    assert_eq!(shared.len(), 2);
}

/// Returns each name of two types or more, with their places.
fn shared_names(files: &[SourceFile]) -> Vec<String> {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        for (name, line) in named_types(file) {
            places.entry(name).or_default().push(file.place(line));
        }
    }
    places.retain(|_, places| places.len() > 1);
    places.iter().map(|(name, places)| format!("{name}: {}", places.join(", "))).collect()
}

/// Returns the types that a file names, with their lines; associated types and tests are left out.
fn named_types(file: &SourceFile) -> Vec<(String, usize)> {
    let tests = TestLines::of(file);
    let bodies = bodies_with_associated_types(file);
    let text = |at: usize| file.tokens.get(at).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    for (at, token) in file.tokens.iter().enumerate() {
        let is_type = match token.text.as_str() {
            "struct" | "enum" | "trait" => true,
            "type" => !bodies.iter().any(|(first, last)| (*first..=*last).contains(&at)),
            "union" => !["", "fn", ".", "::"].contains(&text(at.wrapping_sub(1))),
            _ => false,
        };
        let is_named = text(at + 1).starts_with(|c: char| c.is_alphabetic());
        if is_type && is_named && !tests.contain(token.line) {
            found.push((text(at + 1).to_owned(), token.line));
        }
    }
    found
}

/// Returns the first and the last token of each `impl` and each `trait`.
fn bodies_with_associated_types(file: &SourceFile) -> Vec<(usize, usize)> {
    let mut bodies = Vec::new();
    for (at, token) in file.tokens.iter().enumerate() {
        let before = at.checked_sub(1).map_or(";", |before| file.tokens[before].text.as_str());
        // `impl` in a signature is no block.
        let is_block = token.text == "impl" && [";", "{", "}", "]", "unsafe"].contains(&before);
        if (is_block || token.text == "trait")
            && let Some(end) = end_of_item(file, at)
        {
            bodies.push((at, end));
        }
    }
    bodies
}
