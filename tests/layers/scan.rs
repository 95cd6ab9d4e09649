//! Rust text as words and signs, with its comments apart.

/// A word, `::`, or one other sign.
pub(crate) struct Token {
    /// As written.
    pub(crate) text: String,
    /// Its line, from 1.
    pub(crate) line: usize,
}

/// A comment of one line, or one between `/*` and `*/`.
pub(crate) struct Comment {
    /// As written, with its marks.
    pub(crate) text: String,
    /// The line on which it begins, from 1.
    pub(crate) line: usize,
    /// The bytes before it on that line.
    pub(crate) column: usize,
    /// True if no code stands before it on that line.
    pub(crate) stands_alone: bool,
}

/// Cuts a text into words, `::` and single signs, and into comments.
///
/// String and character literals and lifetimes are left out.
pub(crate) fn scan(text: &str) -> (Vec<Token>, Vec<Comment>) {
    let (mut rest, mut line, mut tokens, mut comments) = (text, 1, Vec::new(), Vec::new());
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            'r' | 'b' if raw_marks(rest).is_some() => raw_text(rest),
            '"' => quoted(rest, '"'),
            '\'' if rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'') => {
                quoted(rest, '\'')
            }
            '\'' => 1 + word_length(&rest[1..]),
            _ if word_length(rest) > 0 => word_length(rest),
            ':' if rest.starts_with("::") => 2,
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        let is_text = (length > 1 && ['"', '\''].contains(&first)) || raw_marks(token).is_some();
        if length > 1 && first == '/' {
            let before = &text[..text.len() - rest.len()];
            let indent = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
            let (column, stands_alone) = (indent.len(), indent.trim().is_empty());
            comments.push(Comment { text: token.to_owned(), line, column, stands_alone });
        } else if !first.is_whitespace() && !is_text {
            tokens.push(Token { text: token.to_owned(), line });
        }
        line += token.matches('\n').count();
        rest = after;
    }
    (tokens, comments)
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// Returns the number of `#` at the beginning of a raw text: `r"`, `r#"`, `br##"`.
fn raw_marks(text: &str) -> Option<usize> {
    let marked = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let marks = marked.len() - marked.trim_start_matches('#').len();
    marked[marks..].starts_with('"').then_some(marks)
}

fn raw_text(text: &str) -> usize {
    let end = format!("\"{}", "#".repeat(raw_marks(text).unwrap_or(0)));
    let from = text.find('"').map_or(text.len(), |at| at + 1);
    text[from..].find(&end).map_or(text.len(), |at| from + at + end.len())
}
