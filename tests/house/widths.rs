//! Holds lines to a width that fits beside another file.

use crate::layers::{SourceFile, sources_of_all_packages};

const WIDEST_LINE: usize = 100;
/// One line of code in so many may be wider, because of a text that cannot be broken.
const CODE_LINES_FOR_A_WIDE_ONE: usize = 100;

#[test]
fn lines_fit_into_100_columns() {
    let wide = wide_lines(&sources_of_all_packages());
    assert!(wide.is_empty(), "{} lines are too wide:\n{}", wide.len(), wide.join("\n"));
}

#[test]
fn the_check_sees_wide_lines() {
    let fitting = format!("    //{}\nf(\"{}\");\n", "é".repeat(94), "é".repeat(94));
    let code = format!("\nf(\"{}\"); // c\n", "x".repeat(94));
    let comment = format!("    /// {}\n", "x".repeat(93));
    let file = |text: String| vec![SourceFile::new("src", "invented.rs", &text)];
    assert_eq!(wide_lines(&file(fitting.clone())), [""; 0]);
    assert_eq!(wide_lines(&file(code.clone() + &"f();\n".repeat(99))), [""; 0]);
    assert_eq!(wide_lines(&file(fitting.clone() + &code)), ["src/invented.rs:4: 105 columns"]);
    let found = wide_lines(&file(fitting + &comment + &"f();\n".repeat(99)));
    assert_eq!(found, ["src/invented.rs:3: a comment, 101 columns"]);
}

/// Returns the wide comments, and the wide lines of code if there are too many.
fn wide_lines(files: &[SourceFile]) -> Vec<String> {
    let (mut code_lines, mut wide_code, mut wide) = (0, Vec::new(), Vec::new());
    for file in files {
        let mut comments = file.comments.iter().filter(|comment| comment.stands_alone).peekable();
        for (line, text) in (1..).zip(file.text.lines()) {
            let columns = text.chars().count();
            let is_comment = comments.next_if(|comment| comment.line == line).is_some();
            code_lines += usize::from(!is_comment && columns > 0);
            if columns > WIDEST_LINE && is_comment {
                wide.push(format!("{}: a comment, {columns} columns", file.place(line)));
            } else if columns > WIDEST_LINE {
                wide_code.push(format!("{}: {columns} columns", file.place(line)));
            }
        }
    }
    if wide_code.len() * CODE_LINES_FOR_A_WIDE_ONE > code_lines {
        wide.extend(wide_code);
    }
    wide
}
