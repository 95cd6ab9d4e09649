//! Asks for what options do not say, at a terminal; elsewhere notes what is missing.

use std::io::Read as _;

use crate::{
    cli::{
        output::Output,
        standard::{Stdin, can_ask},
    },
    policy::nearest,
    sla::QuestionError,
};

/// A choice: its id, and what a person should know of it.
pub(super) type InitChoice = (String, String);

/// A question that is asked where an option does not answer it.
pub(super) struct InitQuestion<'q> {
    /// The option that says it.
    pub(super) option: &'static str,
    pub(super) text: String,
    /// The choices; none if anything goes that is valid.
    pub(super) choices: Vec<InitChoice>,
    /// The answer of whoever just presses Enter.
    pub(super) default: Option<String>,
    /// Returns the value that an answer means, or why it means none.
    pub(super) value: &'q dyn Fn(&str) -> Result<String, String>,
}

/// The questions of a run.
pub(super) struct Interview<'o> {
    output: &'o Output,
    /// True if somebody is there to be asked.
    asks: bool,
    /// The options that are missing, with their choices.
    missing: Vec<(&'static str, String)>,
    /// The choice with which the example goes on: what is missing behind it is of that one.
    example: Option<String>,
    /// A command line that says all.
    line: Vec<String>,
}

impl<'o> Interview<'o> {
    pub(super) fn new(output: &'o Output) -> Self {
        Self { output, asks: can_ask(), missing: Vec::new(), example: None, line: Vec::new() }
    }

    /// Returns the value of an option, or of the answer to a question. Where nobody can be asked,
    /// it is the default or the first choice, for the example of [`Self::expect_all`].
    pub(super) fn value(
        &mut self,
        typed: Option<&String>,
        question: &InitQuestion<'_>,
    ) -> anyhow::Result<String> {
        let value = match typed {
            Some(typed) => (question.value)(typed)
                .map_err(|why| QuestionError::Conflict(format!("{}: {why}", question.option)))?,
            None if self.asks => self.ask(question)?,
            None => {
                let ids: Vec<&str> = question.choices.iter().map(|(id, _)| id.as_str()).collect();
                let of = self.example.as_ref().filter(|_| !ids.is_empty());
                let of = of.map_or_else(String::new, |example| format!("   (with {example})"));
                self.missing.push((question.option, ids.join(", ") + &of));
                let first = || Some(question.choices.first()?.0.clone());
                question.default.clone().or_else(first).unwrap_or_default()
            }
        };
        self.note(question.option, &value);
        Ok(value)
    }

    /// Notes that what is missing behind a question depends on its answer, if that is an example.
    pub(super) fn goes_on_with(&mut self, question: &InitQuestion<'_>, value: &str) {
        self.example = (!self.asks).then(|| format!("{} {value}", question.option));
    }

    /// Returns true if somebody is there to be asked.
    pub(super) fn asks(&self) -> bool {
        self.asks
    }

    /// Adds an option to the example.
    pub(super) fn note(&mut self, option: &str, value: &str) {
        self.line.push(format!("{option} {value}"));
    }

    /// Refuses to go on if anything is missing.
    pub(super) fn expect_all(&self) -> Result<(), QuestionError> {
        if self.missing.is_empty() {
            return Ok(());
        }
        let list = |(option, choices): &(&str, String)| {
            let choices = if choices.is_empty() { "" } else { &format!(": {choices}") };
            format!("\n  {option}{choices}")
        };
        let missing: String = self.missing.iter().map(list).collect();
        Err(QuestionError::Conflict(format!(
            "questions can be asked only in a terminal; add{missing}\nfor example: slacalc init {}",
            self.line.join(" ")
        )))
    }

    fn ask(&self, question: &InitQuestion<'_>) -> anyhow::Result<String> {
        let mut prompt = format!("{}\n", question.text);
        for (at, (id, says)) in question.choices.iter().enumerate() {
            prompt.extend([format!("  {}  {id}: {says}\n", at + 1)]);
        }
        let default =
            question.default.as_ref().map_or(String::new(), |value| format!(" [{value}]"));
        loop {
            self.output.error(&format!("{prompt}{}{default}> ", question.option));
            let answer = read_line()?;
            let answer = match (answer.trim(), &question.default) {
                ("", Some(default)) => default.as_str(),
                (answer, _) => answer,
            };
            match by_number(answer, &question.choices).map_or_else(|| (question.value)(answer), Ok)
            {
                Ok(value) => {
                    self.output.error("\n");
                    return Ok(value);
                }
                Err(why) => self.output.error(&format!("{why}\n")),
            }
            prompt.clear();
        }
    }
}

fn by_number(answer: &str, choices: &[InitChoice]) -> Option<String> {
    let place = answer.parse::<usize>().ok()?.checked_sub(1)?;
    choices.get(place).map(|(id, _)| id.clone())
}

/// Returns the reason that an answer is no choice.
pub(super) fn no_choice(answer: &str, choices: &[InitChoice]) -> String {
    let ids = || choices.iter().map(|(id, _)| id.as_str());
    if answer.is_empty() {
        return "write a number or a name of the list".to_owned();
    }
    match nearest(answer, ids()) {
        Some(near) => format!("there is no '{answer}'; did you mean '{near}'?"),
        None => {
            format!("there is no '{answer}'; there are: {}", ids().collect::<Vec<_>>().join(", "))
        }
    }
}

/// Reads a line of standard input.
fn read_line() -> anyhow::Result<String> {
    let (mut line, mut byte) = (Vec::new(), [0]);
    loop {
        match Stdin.read(&mut byte)? {
            0 if line.is_empty() => {
                let message = "the input ended before the last question; nothing was written";
                return Err(QuestionError::Conflict(message.to_owned()).into());
            }
            0 => break,
            _ if byte[0] == b'\n' => break,
            _ => line.push(byte[0]),
        }
    }
    Ok(String::from_utf8_lossy(&line).into_owned())
}
