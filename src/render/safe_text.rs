//! Safe text, the only text that a command can print to people: no control characters but our own
//! colours.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt,
    ops::{Deref, Range},
};

use super::{
    Picture, Report, Table,
    picture::{Annotation, PictureBlock, PictureRow},
};
use crate::{
    policy::{InvalidFile, Problem},
    text::shown,
};

/// A text for people, with the hidden characters of whatever it was made of written out.
///
/// Renderers alone make one with colours in it, from parts that went through [`shown`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeText(String);

impl SafeText {
    /// Writes out the hidden characters of a text, those of its colours included.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(shown(text).into_owned())
    }

    /// Takes a text that a renderer has drawn from parts without hidden characters.
    pub(super) fn drawn(text: String) -> Self {
        Self(text)
    }

    /// Takes a text that another library has coloured: colour codes stay, other hidden characters
    /// are written out.
    #[must_use]
    pub fn coloured(text: &str) -> Self {
        let mut parts = text.split('\u{1b}');
        let mut out = owned(parts.next().unwrap_or_default());
        for part in parts {
            let is_code = |c: char| c.is_ascii_digit() || c == ';';
            let behind = part
                .strip_prefix('[')
                .and_then(|part| part.trim_start_matches(is_code).strip_prefix('m'));
            if let Some(behind) = behind {
                out.push('\u{1b}');
                out.push_str(&part[..part.len() - behind.len()]);
                out.push_str(&shown(behind));
            } else {
                out.push_str(&shown("\u{1b}"));
                out.push_str(&shown(part));
            }
        }
        Self(out)
    }

    /// Joins texts.
    #[must_use]
    pub fn joined(texts: &[Self]) -> Self {
        let texts: Vec<&str> = texts.iter().map(|text| &**text).collect();
        Self(texts.concat())
    }

    /// Joins texts with a blank line between them.
    #[must_use]
    pub fn stacked(texts: &[Self]) -> Self {
        let texts: Vec<&str> = texts.iter().map(|text| &**text).collect();
        Self(texts.join("\n"))
    }
}

impl Deref for SafeText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes out the hidden characters of every text of a report that is drawn.
pub(super) fn shown_report(report: &Report) -> Report {
    // Each field is named, so that a new one cannot be forgotten here.
    let Report {
        headline,
        tone,
        caveats,
        marks: _,
        picture,
        facts,
        tables,
        verbatim,
        notes,
        has_more,
        plain: _,
        feed: _,
        data: _,
        data_remarks: _,
        has_nothing_to_draw: _,
        page: _,
    } = report;
    Report {
        headline: owned(headline),
        tone: *tone,
        caveats: all(caveats),
        picture: picture.as_ref().map(shown_picture),
        facts: facts.iter().map(|(name, value)| (owned(name), owned(value))).collect(),
        tables: tables.iter().map(shown_table).collect(),
        verbatim: all(verbatim),
        notes: all(notes),
        has_more: *has_more,
        ..Report::default()
    }
}

/// Writes out the hidden characters of a file and of its problems.
pub(super) fn shown_file(file: &InvalidFile) -> InvalidFile {
    let places = Places::new(file);
    let shown_problem = |problem: &Problem| Problem {
        span: problem.span.as_ref().map(|span| places.moved(span)),
        message: owned(&problem.message),
        also: problem.also.as_ref().map(|(span, says)| (places.moved(span), owned(says))),
        help: problem.help.as_deref().map(owned),
        ..problem.clone()
    };
    let problems = file.problems.iter().map(shown_problem).collect();
    let mut shown_file = InvalidFile::new(&shown(&file.path), &shown(&file.text), problems);
    shown_file.has_more |= file.has_more;
    shown_file
}

/// The places of a file's problems, mapped to its text with hidden characters written out.
struct Places(BTreeMap<usize, usize>);

impl Places {
    fn new(file: &InvalidFile) -> Self {
        let mut places = BTreeMap::new();
        if let Cow::Borrowed(_) = shown(&file.text) {
            return Self(places);
        }
        for problem in &file.problems {
            let spans = problem.span.iter().chain(problem.also.iter().map(|(span, _)| span));
            places.extend(spans.flat_map(|span| [(span.start, 0), (span.end, 0)]));
        }
        let (mut from, mut length) = (0, 0);
        for (at, moved) in &mut places {
            let piece = file.text.get(from..*at).unwrap_or_default();
            // A place between CR and LF stands at the LF, which is what is shown of them.
            let ends_line = file.text.get(*at..).is_some_and(|rest| rest.starts_with('\n'));
            let piece = piece.strip_suffix('\r').filter(|_| ends_line).unwrap_or(piece);
            length += shown(piece).len();
            (from, *moved) = (*at, length);
        }
        Self(places)
    }

    fn moved(&self, span: &Range<usize>) -> Range<usize> {
        let moved = |at: usize| self.0.get(&at).copied().unwrap_or(at);
        moved(span.start)..moved(span.end)
    }
}

fn shown_table(table: &Table) -> Table {
    let Table { title, header, rows, optional } = table;
    Table {
        title: owned(title),
        header: all(header),
        rows: rows.iter().map(|row| all(row)).collect(),
        optional: optional.clone(),
    }
}

fn shown_picture(picture: &Picture) -> Picture {
    let Picture { apart, blocks, legend } = picture;
    Picture {
        apart: *apart,
        blocks: blocks.iter().map(shown_block).collect(),
        legend: legend.iter().map(|(cells, says)| (cells.clone(), owned(says))).collect(),
    }
}

fn shown_block(block: &PictureBlock) -> PictureBlock {
    let PictureBlock { ruler, strips } = block;
    PictureBlock {
        ruler: ruler.iter().map(|(at, text)| (*at, owned(text))).collect(),
        strips: strips.iter().map(shown_strip).collect(),
    }
}

fn shown_strip(strip: &PictureRow) -> PictureRow {
    let PictureRow { label, cells, figure, remark, pointers } = strip;
    let pointer = |Annotation { cells, says }: &Annotation| Annotation {
        cells: cells.clone(),
        says: owned(says),
    };
    PictureRow {
        label: owned(label),
        cells: cells.clone(),
        figure: owned(figure),
        remark: owned(remark),
        pointers: pointers.iter().map(pointer).collect(),
    }
}

fn all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| owned(text)).collect()
}

fn owned(text: &str) -> String {
    shown(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::SafeText;

    #[test]
    fn of_what_others_have_coloured_only_colours_stay() {
        let text = "\u{1b}[1;31merror:\u{1b}[0m \u{1b}]0;x\u{7} \u{1b}[2J \u{1b}[31 \u{1b}";
        let expected =
            "\u{1b}[1;31merror:\u{1b}[0m \\u{1b}]0;x\\u{7} \\u{1b}[2J \\u{1b}[31 \\u{1b}";
        assert_eq!(&*SafeText::coloured(text), expected);
    }
}
