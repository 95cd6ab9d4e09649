//! `slacalc policy check`: are files valid, and do their worked examples hold?

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use serde::Serialize;

use super::check_answer::{CheckAnswer, report};
use crate::{
    answer::{AnswerTexts, ExampleOutcome, run_example},
    cli::{
        config::{CONTRACTS, Configured},
        environment::Environment,
        exit::Exit,
        inputs,
        options::{LibraryArgs, NowArgs, OutputArgs},
        output::Output,
        recalculation::quoted,
    },
    policy::{
        self, Contract, Entry, Example, FileError, InvalidFile, Library, LibraryError, Origin,
        Policy, PolicyPart, Problem, ProblemCode, References,
    },
    render::{self, SafeText},
    time::{Date, Instant, Zone},
};

const EXAMPLES: &str = "\
Examples:
  slacalc policy check  # every policy at hand
  slacalc policy check rescale.toml
  slacalc policy check my-policies/acme/sun.toml --policy-dir my-policies
  slacalc policy check rescale.toml --format json

Exit 0 all valid and every worked example holds, warnings or not; 4 otherwise.";

/// Check policy, contract and holiday files, and run the worked examples.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArgs {
    /// Policy, contract or holiday files, or ids of policies; every policy at hand if none is
    /// named.
    ///
    /// Warnings about built-in policies are shown only if they are named, or as JSON.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    now: NowArgs,
}

/// The context that a file is checked in.
#[derive(Clone, Copy)]
struct CheckContext<'a> {
    library: &'a Library<'a>,
    references: References<'a>,
    today: Date,
}

impl CheckArgs {
    /// Returns true if every policy at hand is checked.
    pub(super) fn is_of_library(&self) -> bool {
        self.files.is_empty()
    }
}

/// Returns the error on a vendor's name, which is no file: its policies have ids.
fn of_vendor(vendor: &str, known: &[String]) -> Option<FileError> {
    let is_of_vendor = |id: &&String| {
        let named = id.split('/').next().is_some_and(|name| name.eq_ignore_ascii_case(vendor));
        named && id.len() > vendor.len()
    };
    let ids: Vec<&str> = known.iter().filter(is_of_vendor).map(String::as_str).collect();
    let error = format!(
        "there is no such file, and '{vendor}' is a vendor; write slacalc policy check {}",
        ids.join(" ")
    );
    (!ids.is_empty()).then(|| FileError::Unreadable { path: vendor.to_owned(), error })
}

/// Returns the error on the name of a contract of the configuration, which is no file here.
fn of_contract(name: &str, configured: &Configured) -> Option<FileError> {
    configured.names().iter().find(|known| *known == name)?;
    let file = configured.directory()?.join(CONTRACTS).join(format!("{name}.toml"));
    let file = quoted(&file.display().to_string());
    let error = format!(
        "there is no such file, and '{name}' is a contract of the configuration; write slacalc \
         policy check {file}"
    );
    Some(FileError::Unreadable { path: name.to_owned(), error })
}

pub(super) fn run(
    args: &CheckArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let library = environment.library(&args.library)?;
    let today = Zone::utc().wall_at(inputs::now(&args.now, None, clock)?).date();
    let context = CheckContext { library: &library, references: environment.references(), today };
    let mut answer = CheckAnswer::new();
    let mut files = Vec::new();
    if args.files.is_empty() {
        context.check_library(&mut answer, &mut files);
    }
    for path in &args.files {
        let shown = path.display().to_string();
        let (kind, examples, file) = match FileError::read(path) {
            Ok(text) => context
                .check_file(&shown, &text)
                .with_context(|| format!("cannot check '{shown}'"))?,
            Err(FileError::Invalid(file)) => (None, 0, file),
            Err(error) => match library.entry(&shown) {
                Ok(entry) => {
                    let (examples, file) =
                        context.check_policy(&entry.id, path_of(entry), entry.text());
                    (Some("policy"), examples, file)
                }
                Err(LibraryError::Unknown { .. }) if path.is_dir() => {
                    let error = format!(
                        "it is a directory; write slacalc policy check --policy-dir {shown}"
                    );
                    return Err(FileError::Unreadable { path: shown, error }.into());
                }
                Err(LibraryError::Unknown { known, .. }) => {
                    let meant = of_contract(&shown, environment.configured());
                    let meant = meant.or_else(|| of_vendor(&shown, &known));
                    return Err(meant.unwrap_or(error).into());
                }
                Err(bad) => return Err(bad.into()),
            },
        };
        answer.add(&shown, kind, examples, &file);
        files.push(file);
    }
    if !output.is_json() {
        let worth_showing = |file: &&InvalidFile| {
            file.has_errors() || (!file.problems.is_empty() && !output.is_quiet())
        };
        let shown: Vec<SafeText> =
            files.iter().filter(worth_showing).map(render::problems).collect();
        output.problems(&SafeText::stacked(&shown));
    }
    output.answer(&answer, report)?;
    Ok(if answer.valid { Exit::Yes } else { Exit::InvalidFile })
}

/// Reads the texts of an answer's JSON.
struct JsonTexts;

impl AnswerTexts for JsonTexts {
    fn texts(&self, answer: &impl Serialize) -> Vec<String> {
        render::json_texts(answer)
    }
}

/// The kind of a file, the number of its worked examples that hold, and its problems.
type CheckResult = (Option<&'static str>, usize, InvalidFile);

/// Returns the name of a policy at hand in messages: its path, or the id of a built-in one.
pub(super) fn path_of(entry: &Entry) -> &str {
    match &entry.origin {
        Origin::BuiltIn => &entry.id,
        Origin::File { path, .. } => path,
    }
}

impl CheckContext<'_> {
    /// Checks every policy at hand, and the files that should be policies and are not.
    fn check_library(self, answer: &mut CheckAnswer, files: &mut Vec<InvalidFile>) {
        for entry in self.library.entries() {
            let (path, built_in) = (path_of(entry), entry.origin == Origin::BuiltIn);
            let (examples, file) = self.check_policy(&entry.id, path, entry.text());
            answer.add(path, Some("policy"), examples, &file);
            // Warnings about a built-in policy do not concern users who check their own policies.
            if built_in && !file.has_errors() {
                answer.keep_back(&file);
            } else {
                files.push(file);
            }
        }
        for bad in self.library.bad_files() {
            let file = match &bad.error {
                FileError::Invalid(file) if file.text.is_empty() => file.clone(),
                FileError::Invalid(file) => self.check_policy(&file.path, &file.path, &file.text).1,
                FileError::Unreadable { error, .. } => InvalidFile::new(
                    &bad.path,
                    "",
                    vec![Problem::of_file(ProblemCode::Encoding, error.as_str())],
                ),
            };
            answer.add(&bad.path, Some("policy"), 0, &file);
            files.push(file);
        }
    }

    /// Checks a file. One with a top-level `policy = "…"` is a contract; one with `[[holiday]]` and
    /// the like, or an `.ics`, is a holiday list.
    fn check_file(self, shown: &str, text: &str) -> anyhow::Result<CheckResult> {
        if policy::is_holiday_file(Path::new(shown), text) {
            let file = policy::holiday_file(Path::new(shown), text).err();
            return Ok((
                Some("holidays"),
                0,
                file.unwrap_or_else(|| InvalidFile::new(shown, text, Vec::new())),
            ));
        }
        if !policy::is_contract(text) {
            let (examples, file) = self.check_policy(shown.trim_end_matches(".toml"), shown, text);
            return Ok((Some("policy"), examples, file));
        }
        let policy_of = |id: &str| self.library.entry(id)?.load(PolicyPart::Whole, self.references);
        let (examples, file) =
            match policy::review_contract(shown, text, self.references, policy_of, self.today) {
                Ok(review) => match review.valid {
                    Some((contract, policy)) => {
                        self.examples(review.file, &policy, Some(&contract), &contract.examples)
                    }
                    None => (0, review.file),
                },
                // The policy that it is over.
                Err(LibraryError::File(FileError::Invalid(file))) => (0, file),
                Err(error) => return Err(error.into()),
            };
        Ok((Some("contract"), examples, file))
    }

    fn check_policy(self, id: &str, path: &str, text: &str) -> (usize, InvalidFile) {
        let review = policy::review_policy(id, path, text, self.references, self.today);
        match review.valid {
            Some(policy) => self.examples(review.file, &policy, None, &policy.examples),
            None => (0, review.file),
        }
    }

    /// Runs worked examples: counts those that hold, and adds a problem for each other.
    fn examples(
        self,
        file: InvalidFile,
        policy: &Policy,
        contract: Option<&Contract>,
        examples: &[Example],
    ) -> (usize, InvalidFile) {
        let failed: Vec<Problem> =
            examples.iter().filter_map(|example| self.failure(policy, contract, example)).collect();
        let hold = examples.len() - failed.len();
        (hold, file.with(failed))
    }

    fn failure(
        self,
        policy: &Policy,
        contract: Option<&Contract>,
        example: &Example,
    ) -> Option<Problem> {
        let help = format!("it was worked out so: {}", example.why);
        let found = |span, code, message| Problem {
            span,
            ..Problem::of_file(code, message).help(help.clone())
        };
        let (key, code, message) =
            match run_example(policy, contract, example, self.references, &JsonTexts) {
                ExampleOutcome::AsExpected => return None,
                ExampleOutcome::Differs(got) => {
                    ("expect", ProblemCode::ExampleDiffers, difference(&example.expect, &got))
                }
                ExampleOutcome::Silent(number) => {
                    let (phrase, span) = &example.says[number];
                    let message = format!("no text of the answer has the words '{phrase}'");
                    return Some(found(Some(span.clone()), ProblemCode::ExampleDiffers, message));
                }
                ExampleOutcome::Refused { key, why } => (
                    key,
                    ProblemCode::ExampleRefused,
                    format!("the question of the worked example is refused: {why}"),
                ),
            };
        let span = example.span(key).or_else(|| example.span("ask"));
        Some(found(span, code, message))
    }
}

/// Returns the difference between the lines that an example expects and those of the answer.
fn difference(expect: &str, got: &str) -> String {
    let [expected, answered] = [expect, got].map(|text| text.lines().collect::<Vec<&str>>());
    if expected.len() == 1 && answered.len() == 1 {
        return format!("the worked example expects {expect}, and the answer is {got}");
    }
    let listed = |lines: &[&str], others: &[&str]| -> String {
        let missing = lines.iter().filter(|line| !others.contains(line));
        missing.map(|line| format!("'{line}'")).collect::<Vec<_>>().join(", ")
    };
    let (lacks, more) = (listed(&expected, &answered), listed(&answered, &expected));
    match (lacks.is_empty(), more.is_empty()) {
        (true, true) => {
            format!("the order of the lines is another one: {}", listed(&answered, &[]))
        }
        (true, false) => format!("the answer has {more} too"),
        (false, true) => format!("the answer has no {lacks}"),
        (false, false) => format!("the answer has no {lacks}; instead it has {more}"),
    }
}
