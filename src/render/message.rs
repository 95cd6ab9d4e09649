//! Wraps messages at the width of a terminal. What is there to be copied stays on one line:
//! commands, and whatever stands in quotes.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, wrap};

use super::{SafeText, TextWidth, columns::fits};

/// Stands for a blank that no line may end at, while a text is wrapped.
const KEPT: char = '\u{e000}';

/// The blanks before what a line is wrapped to.
const HANGING: &str = "  ";

/// Wraps the lines of a message on a terminal; in a pipe each stays whole.
#[must_use]
pub(crate) fn message(text: &SafeText, on: TextWidth) -> SafeText {
    match on {
        TextWidth::Pipe => text.clone(),
        TextWidth::Terminal(_) if text.contains(KEPT) => text.clone(),
        TextWidth::Terminal(_) => SafeText::drawn(
            text.split_inclusive('\n').map(|line| wrapped(line, on.columns())).collect(),
        ),
    }
}

/// Wraps a line that ends; one without an end is a question, with the answer behind it. Of indented
/// lines only a tip is wrapped: others are commands, or parts of tables.
fn wrapped(line: &str, width: usize) -> String {
    let Some(told) = line.strip_suffix('\n') else { return line.to_owned() };
    let is_prose = !told.starts_with(' ') || is_tip(told);
    if !is_prose || fits(told, width) {
        return line.to_owned();
    }
    let indent = if told.starts_with(' ') { "       " } else { HANGING };
    let options = Options::new(width)
        .subsequent_indent(indent)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let kept = kept_together(told);
    let lines: Vec<String> =
        wrap(&kept, options).iter().map(|line| line.trim_end().replace(KEPT, " ")).collect();
    lines.join("\n") + "\n"
}

/// Returns true for the tip of a misuse, which may begin with a colour.
fn is_tip(line: &str) -> bool {
    let begin = line.strip_prefix("  ").and_then(|line| line.split_once(':'));
    begin.is_some_and(|(begin, _)| !begin.contains(' ') && begin.ends_with("tip"))
}

/// Returns a line with the blanks kept in what is to be copied: in quotes, between an option and
/// its quoted value, and in a command, which ends with its part of the sentence.
fn kept_together(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let (mut is_quoted, mut is_command) = (false, false);
    for (at, c) in line.char_indices() {
        let (before, behind) = (&line[..at], &line[at..]);
        let word = before.rsplit(' ').next().unwrap_or_default();
        if c == '\'' {
            let begins = word.chars().all(|c| matches!(c, '(' | '[') || c.is_control());
            is_quoted =
                if is_quoted { false } else { begins || word.ends_with('=') } && closes(behind);
        }
        is_command |= !is_quoted && word.is_empty() && behind.starts_with("slacalc ");
        is_command &= !matches!(c, ';' | ')');
        let joins_value = word.starts_with("--") && behind.starts_with(" '");
        let is_kept = c == ' ' && (is_quoted || is_command || joins_value);
        kept.push(if is_kept { KEPT } else { c });
    }
    kept
}

/// Returns true if a quote that begins here ends on the line.
fn closes(behind: &str) -> bool {
    behind.get(1..).is_some_and(|rest| rest.contains('\''))
}

#[cfg(test)]
mod tests {
    use super::{SafeText, TextWidth, message};

    fn lines(text: &str, columns: u16) -> Vec<String> {
        let text = message(&SafeText::of(text), TextWidth::Terminal(columns));
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn sentences_are_wrapped_and_what_is_copied_is_not() {
        assert_eq!(
            lines("slacalc: '24:30' is not a time of day; write 00:00 to 23:59\n", 40),
            ["slacalc: '24:30' is not a time of day;", "  write 00:00 to 23:59"]
        );
        // 40 columns would end within the quotes.
        assert_eq!(
            lines("slacalc: it could be one or 'yesterday 16:45'; write it\n", 40),
            ["slacalc: it could be one or", "  'yesterday 16:45'; write it"]
        );
        assert_eq!(
            lines(
                "slacalc: it is a vendor; write slacalc policy check scalr/saas scalr/legacy\n",
                40
            ),
            ["slacalc: it is a vendor; write", "  slacalc policy check scalr/saas scalr/legacy"]
        );
        assert_eq!(
            lines("slacalc: that column looks like it: add --map 'opened=Created At' here\n", 40),
            ["slacalc: that column looks like it: add", "  --map 'opened=Created At' here"]
        );
        assert_eq!(
            lines("slacalc: the customer's zone and the contract's own are not the same\n", 40),
            ["slacalc: the customer's zone and the", "  contract's own are not the same"]
        );
    }

    #[test]
    fn commands_tables_and_pipes_keep_their_lines() {
        let command =
            "  slacalc deadline --vendor scalr --plan premium --priority 1 --opened now\n";
        assert_eq!(&*message(&SafeText::of(command), TextWidth::Terminal(40)), command);
        let question = "Whose contract is it, by which vendor and under which plan? > ";
        assert_eq!(&*message(&SafeText::of(question), TextWidth::Terminal(40)), question);
        let sentence = "slacalc: a sentence that is longer than forty columns stays whole\n";
        assert_eq!(&*message(&SafeText::of(sentence), TextWidth::Pipe), sentence);
    }
}
