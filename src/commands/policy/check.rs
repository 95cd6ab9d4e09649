//! `slacalc policy check`: are files valid, and do their worked examples hold?

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use serde::Serialize;

use crate::{
    answer::{Outcome, run_example},
    commands::{
        arguments::{LibraryArgs, OutputArgs},
        exit::Exit,
        output::Output,
        session::World,
    },
    policy::{self, Contract, Example, FileError, InvalidFile, Library, Part, Policy, Problem, Surroundings},
    render::{self, Report, Table, Tone},
};

const EXAMPLES: &str = "\
Examples:
  slacalc policy check                       # every policy at hand
  slacalc policy check acme.toml contracts/acme.toml --policy-dir policies

Exit 0 all valid and every worked example holds, 4 otherwise.";

/// Check policy and contract files, and run their worked examples.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArgs {
    /// Policy or contract files; every policy at hand if none is named.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// Whether files are valid and their worked examples hold.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct CheckAnswer {
    schema: &'static str,
    valid: bool,
    files: Vec<Checked>,
    #[serde(skip)]
    invalid: Vec<InvalidFile>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Checked {
    file: String,
    /// `policy` or `contract`; `null` if it cannot be told.
    #[cfg_attr(test, schemars(extend("enum" = ["policy", "contract", null])))]
    kind: Option<&'static str>,
    /// How many worked examples hold.
    examples: usize,
    problems: Vec<ProblemAnswer>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ProblemAnswer {
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    help: Option<String>,
}

pub(super) fn run(args: &CheckArgs, output: &Output) -> anyhow::Result<Exit> {
    let world = World::new()?;
    let library = world.library(&args.library)?;
    let around = world.around();
    let mut answer = CheckAnswer { schema: "slacalc/check/v1", valid: true, files: Vec::new(), invalid: Vec::new() };
    for entry in library.entries().iter().filter(|_| args.files.is_empty()) {
        let policy = policy::policy(&entry.id, &entry.id, entry.text(), around);
        answer.add(&entry.id, "policy", policy.map(|policy| examples(&entry.id, entry.text(), &policy, None, &policy.examples, around)));
    }
    if let Some(error) = library.broken(None).filter(|_| args.files.is_empty()) {
        return Err(error.into());
    }
    for path in &args.files {
        let shown = path.display().to_string();
        match FileError::read(path) {
            Ok(text) => check_file(&shown, &text, &library, around, &mut answer).with_context(|| format!("cannot check '{shown}'"))?,
            Err(FileError::Invalid(file)) => answer.add(&shown, "file", Err(file)),
            Err(error) => return Err(error.into()),
        }
    }
    answer.valid = answer.invalid.is_empty();
    for file in &answer.invalid {
        output.error(&render::problems(file));
    }
    output.answer(&answer, report)?;
    Ok(if answer.valid { Exit::Yes } else { Exit::InvalidFile })
}

/// A file with a top-level `policy = "…"` is a contract.
fn check_file(shown: &str, text: &str, library: &Library, around: Surroundings<'_>, answer: &mut CheckAnswer) -> anyhow::Result<()> {
    if policy::is_contract(text) {
        let loaded =
            policy::contract(shown, text, around, |id| -> anyhow::Result<Policy> { Ok(library.entry(id)?.load(Part::Whole, around)?) });
        let outcome = match loaded {
            Ok((contract, policy)) => Ok(examples(shown, text, &policy, Some(&contract), &contract.examples, around)),
            Err(error) => Err(error.downcast::<InvalidFile>()?),
        };
        answer.add(shown, "contract", outcome);
    } else {
        let id = shown.trim_end_matches(".toml");
        let policy = policy::policy(id, shown, text, around);
        answer.add(shown, "policy", policy.map(|policy| examples(shown, text, &policy, None, &policy.examples, around)));
    }
    Ok(())
}

/// How many examples hold, and the problems of those that do not.
fn examples(
    path: &str,
    text: &str,
    policy: &Policy,
    contract: Option<&Contract>,
    examples: &[Example],
    around: Surroundings<'_>,
) -> (usize, InvalidFile) {
    let problem = |example: &Example| {
        let message = match run_example(policy, contract, example, around) {
            Outcome::AsExpected => return None,
            Outcome::Differs(got) => format!("the worked example expects {}, and the answer is {got}", example.expect),
            Outcome::Refused(why) => format!("the question of the worked example is refused: {why}"),
        };
        Some(Problem::at(example.span.clone(), message).help(format!("it was worked out so: {}", example.why)))
    };
    let problems: Vec<Problem> = examples.iter().filter_map(problem).collect();
    (examples.len() - problems.len(), InvalidFile::new(path, text, problems))
}

impl CheckAnswer {
    fn add(&mut self, file: &str, kind: &'static str, outcome: Result<(usize, InvalidFile), InvalidFile>) {
        let (examples, invalid) = outcome.unwrap_or_else(|invalid| (0, invalid));
        let problems = invalid.problems.iter().map(|problem| {
            let (line, column) = invalid.place(problem).unzip();
            ProblemAnswer { line, column, message: problem.message.clone(), help: problem.help.clone() }
        });
        let kind = (kind != "file").then_some(kind);
        self.files.push(Checked { file: file.to_owned(), kind, examples, problems: problems.collect() });
        if !invalid.problems.is_empty() {
            self.invalid.push(invalid);
        }
    }
}

fn report(answer: &CheckAnswer) -> Report {
    let mut table = Table::new("", &["file", "kind", "examples that hold", "problems"]);
    for file in &answer.files {
        let kind = file.kind.unwrap_or("unknown").to_owned();
        table.rows.push(vec![file.file.clone(), kind, file.examples.to_string(), file.problems.len().to_string()]);
    }
    let (word, tone) = if answer.valid { ("valid", Tone::Good) } else { ("invalid", Tone::Bad) };
    let mut headline = word.to_owned();
    headline[..1].make_ascii_uppercase();
    Report { headline, tone, plain: word.to_owned(), tables: vec![table], ..Report::default() }
}
