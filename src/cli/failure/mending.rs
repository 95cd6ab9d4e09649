//! The way from an error to a line that works: words are moved to where they belong, names are
//! mended, and what is missing is said.

use std::{ffi::OsString, path::Path};

use super::{
    super::{
        command_parser::parsed,
        output_name::{format_meant, spreadsheet},
    },
    command_line::CommandLine,
    error_answer::{ErrorAnswer, ErrorKind, UnknownName},
    error_text,
    moved_words::{MovedWords, TABLE_COMMANDS, moved},
    named_columns::{column_meant, file_meant},
    needs,
    row_question::as_question,
    split_words::{
        RedirectedLine, channel_as_topic, mended_table, mistaken_files, other_command, split_value,
        without_words,
    },
    subject_words::names_or_year,
    survey::{ChoicePath, Survey},
    trial::TrialOutcome,
    typed_words::{Misplaced, TypedAt},
};
use crate::time::Instant;

impl ErrorAnswer {
    /// Suggests the line with words as values of their options, or for the command that takes them,
    /// and says what it still needs. Returns false if no such line is known.
    pub(super) fn move_words(&mut self, misplaced: &Misplaced, typed: TypedAt<'_>) -> bool {
        let line = CommandLine::of(typed.words);
        line.is_some_and(|line| self.move_words_of(&line, misplaced, typed.now))
    }

    /// Does as [`Self::move_words`] with a line that is another than the one that was typed.
    fn move_words_of(&mut self, line: &CommandLine, misplaced: &Misplaced, now: Instant) -> bool {
        let words = match misplaced {
            Misplaced::No => None,
            Misplaced::Word(word) => moved(line, word, now),
            Misplaced::AnyBareWord => names_or_year(line, now),
        };
        let is_whole = words.as_ref().is_some_and(|words| words.left_out.is_empty());
        let is_misplaced = matches!(misplaced, Misplaced::Word(_));
        let other = if is_whole || !is_misplaced { None } else { other_command(line, now) };
        // Words are left out only if no command answers them.
        if let Some(words) = words.filter(|_| other.as_ref().is_none_or(|other| !other.is_answer)) {
            self.take(words, now);
            return true;
        }
        if !is_misplaced {
            return false;
        }
        let Some(other) = other.or_else(|| without_words(line, now)) else { return false };
        self.take_other(other, now);
        true
    }

    /// Suggests another line than the one that was typed, with its words in their places, and says
    /// what it still needs. Returns false if the words have no places.
    pub(super) fn lead_to(&mut self, says: String, line: CommandLine, now: Instant) -> bool {
        let words: Vec<OsString> = line.words().iter().map(OsString::from).collect();
        let misplaced = parsed(&words).err().map(|error| Misplaced::of(&error));
        // A line that can be parsed may have a vendor among its words.
        let is_unknown = || matches!(TrialOutcome::of(&line, now), TrialOutcome::Unknown(_));
        let any = || is_unknown().then_some(Misplaced::AnyBareWord);
        let misplaced = misplaced.or_else(any).unwrap_or(Misplaced::No);
        let has_moved = self.move_words_of(&line, &misplaced, now);
        if has_moved {
            self.message = format!("{says}\n{}", self.message);
        } else if !matches!(misplaced, Misplaced::Word(_)) {
            self.take_line(says, line, now);
            return true;
        }
        has_moved
    }

    /// Suggests the line of a table with words that are no files as values of their options.
    pub(super) fn move_files(&mut self, typed: TypedAt<'_>) {
        let Some(line) = CommandLine::of(typed.words) else { return };
        if !TABLE_COMMANDS.contains(&line.command()) {
            return;
        }
        let moved = mistaken_files(&line, typed.now).map(|words| (words.says(), words.line));
        let moved = moved.or_else(|| file_meant(&line));
        self.mend(moved.map(|(says, line)| (says, vec![line])));
    }

    /// Suggests the line of a table with the column that was meant.
    pub(super) fn name_column(&mut self, column: &str, header: &[String], typed: TypedAt<'_>) {
        let line = CommandLine::of(typed.words);
        self.mend(line.and_then(|line| column_meant(&line, column, header)));
    }

    /// Suggests the line of a report with the file of the tickets that missed, for a command that
    /// writes none.
    pub(super) fn name_missed(&mut self, typed: TypedAt<'_>) {
        const MISSED: &str = "--missed";
        let Some(line) = CommandLine::of(typed.words).filter(|line| line.has_option(MISSED)) else {
            return;
        };
        let file =
            line.value_of(MISSED).filter(|file| !file.starts_with('-') && file.contains('.'));
        let bare = match (&file, line.words().iter().position(|word| word == MISSED)) {
            (None, Some(at)) => line.without_words(&[at]),
            _ => line.without_option(MISSED),
        };
        let report = bare.of_command("report").filter(|_| TABLE_COMMANDS.contains(&line.command()));
        let file = file.unwrap_or_else(|| "missed.csv".to_owned());
        let report = report.map(|line| line.with(MISSED, &file));
        let is_read =
            |line: &CommandLine| matches!(TrialOutcome::of(line, typed.now), TrialOutcome::Untried);
        self.suggestion = report.filter(is_read).and_then(|line| line.quoted());
    }

    /// Takes what is wrong and the lines without it, of which one may be meant.
    fn mend(&mut self, mended: Option<(String, Vec<CommandLine>)>) {
        if let Some((says, lines)) = mended {
            self.message = [self.message.clone(), says].join("\n");
            let mut lines = lines.iter().filter_map(CommandLine::quoted);
            self.suggestion = lines.next();
            self.alternatives = lines.collect();
        }
    }

    /// Says all that is missing and unknown, and suggests a line that works, if the command can be
    /// tried.
    pub(super) fn complete(&mut self, typed: TypedAt<'_>) {
        let Some(line) = CommandLine::of(typed.words) else { return };
        let survey = Survey::of(&line, typed.now);
        if survey.is_empty() {
            self.complete_table(&line, typed.now);
            return;
        }
        let mut unknown = survey.unknown.iter();
        if let Some(words) = unknown.find_map(|named| split_value(&line, named, typed.now)) {
            self.take(words, typed.now);
            return;
        }
        self.unknown = survey.unknown.iter().map(UnknownName::of).collect();
        let is_unknown =
            |option: &str| self.unknown.iter().any(|name| name.option.as_deref() == Some(option));
        self.missing = needs::missing(&survey);
        self.missing.retain(|missing| !is_unknown(&missing.option));
        self.message = error_text::message(&survey, &self.missing);
        let mut unknown = survey.unknown.iter();
        let topic = unknown.find_map(|named| channel_as_topic(&line, named, typed.now));
        if let Some(RedirectedLine { why, line, .. }) =
            topic.filter(|_| survey.suggestion.is_none())
        {
            self.message = format!("{}\n{why}", self.message);
            self.suggestion = line.quoted();
            return;
        }
        self.kind = match self.kind {
            ErrorKind::Usage if !self.missing.is_empty() && self.unknown.is_empty() => {
                ErrorKind::Missing
            }
            kind => kind,
        };
        self.every_plan = self.for_every_plan(&line, &survey, typed.now);
        self.suggest(&line, survey, typed.now);
    }

    /// Returns the line that answers a question about coverage for every plan at once, if the plan
    /// is missing, with the values that a survey chose as examples.
    fn for_every_plan(
        &self,
        line: &CommandLine,
        survey: &Survey,
        now: Instant,
    ) -> Option<(String, ChoicePath)> {
        let is_missing = |option: &str| self.missing.iter().any(|it| it.option == option);
        if line.command() != "covered" || !is_missing("--plan") {
            return None;
        }
        let at = line.value_of("--at");
        let line = line.without_option("--at").of_command("compare")?;
        let line = at.map_or_else(|| line.clone(), |at| line.with("--opened", &at));
        let of_place = ["--edition", "--region"];
        let of_place = self.missing.iter().filter(|it| of_place.contains(&it.option.as_str()));
        let chosen: ChoicePath = of_place
            .filter_map(|missing| {
                let example = survey.example_of(&missing.option).or(missing.choices.first());
                Some((missing.option.clone(), example?.clone()))
            })
            .collect();
        let line = chosen.iter().fold(line, |line, (option, value)| line.with(option, value));
        let is_answered = matches!(TrialOutcome::of(&line, now), TrialOutcome::Answered(_));
        Some((line.quoted().filter(|_| is_answered)?, chosen))
    }

    /// Suggests the line with a format in place of an output file that has its name, or with a file
    /// that can be written.
    pub(super) fn rename_output(&mut self, typed: TypedAt<'_>) {
        let Some(line) = CommandLine::of(typed.words) else { return };
        let Some(place) = line.place_of("--output") else { return };
        let file = Path::new(line.text_at(&place));
        let renamed = match (format_meant(file), spreadsheet(file)) {
            // A workbook needs a name, and rows have none of these forms.
            (Some("xlsx"), _) => Some(line.replaced_at(&place, "answer.xlsx")),
            (Some(_), _) if line.command() == "batch" => None,
            (Some(format), _) => {
                line.without_at(&place).map(|line| line.with_word(&["--format", format]))
            }
            (None, Some(workbook)) => {
                Some(line.replaced_at(&place, &workbook.display().to_string()))
            }
            (None, None) => None,
        };
        self.suggestion = renamed.and_then(|line| line.quoted());
    }

    /// Says which names of the line of a table are unknown, and suggests it with them mended.
    fn complete_table(&mut self, line: &CommandLine, now: Instant) {
        for unknown in &mut self.unknown {
            unknown.option = line.option_of(&unknown.name);
        }
        if !TABLE_COMMANDS.contains(&line.command()) {
            return;
        }
        // A value of an option that only the table's command has.
        if let ([unknown], ErrorKind::Conflict) = (&self.unknown[..], self.kind) {
            let meant = unknown.nearest.first();
            let line = meant.and_then(|meant| line.replaced(&unknown.name, meant));
            self.suggestion = line.and_then(|line| line.quoted());
        }
        let Some(question) = as_question(line) else { return };
        let survey = Survey::of(&question, now);
        if !survey.unknown.is_empty() {
            let (mended, says) = mended_table(line, &survey.unknown, now);
            self.message = says.join("\n");
            self.suggestion = mended.and_then(|line| line.quoted());
        }
    }

    /// Takes a line with moved words as the one to paste, and says what it still needs.
    fn take(&mut self, words: MovedWords, now: Instant) {
        let says = words.says();
        self.take_line(says, words.line, now);
        self.left_out.extend(words.left_out);
        if words.asks_for_utc {
            self.put_into_utc();
        }
    }

    /// Takes the line of another command as the one to paste.
    fn take_other(&mut self, other: RedirectedLine, now: Instant) {
        self.take_line(other.why.to_owned(), other.line, now);
    }

    fn take_line(&mut self, says: String, line: CommandLine, now: Instant) {
        let typed = line.clone();
        let mut survey = Survey::of(&line, now);
        self.unknown.clear();
        self.missing = needs::missing(&survey);
        if survey.is_empty() && TrialOutcome::of(&line, now).rank().is_some() {
            survey.suggestion.get_or_insert(line);
        }
        let further = error_text::message(&survey, &self.missing);
        self.message = if further.is_empty() { says } else { format!("{says}\n{further}") };
        self.suggest(&typed, survey, now);
    }

    /// Takes the line that a survey came to.
    fn suggest(&mut self, line: &CommandLine, survey: Survey, now: Instant) {
        if survey.suggestion.is_none() {
            self.suggest_whole_day(line, &survey, now);
            return;
        }
        self.left_out = survey.left_out;
        self.examples = survey.examples;
        self.alternatives = survey.alternatives.iter().filter_map(CommandLine::quoted).collect();
        let line = survey.suggestion.map(|line| {
            let is_table = TABLE_COMMANDS.contains(&line.command());
            let moved = if is_table { mistaken_files(&line, now) } else { None };
            moved.map_or(line, |words| words.line)
        });
        self.suggestion = line.and_then(|line| line.quoted());
    }
}
