//! `slacalc policy schema`: prints the JSON Schemas of files and JSON answers.
//!
//! The schemas are files under `policies/schema/`. They are derived from the raw forms of the files
//! and from the answers: `UPDATE_SCHEMAS=1 cargo test --lib schema` writes them, and a plain
//! `cargo test` fails if they are not up to date.

use clap::Args;

use crate::{
    cli::{exit::Exit, options::OutputArgs, output::Output},
    policy::{CONFIGURATION_SCHEMA, CONTRACT_SCHEMA, HOLIDAYS_SCHEMA, POLICY_SCHEMA, nearest},
    sla::QuestionError,
};

include!(concat!(env!("OUT_DIR"), "/answer_schemas.rs"));

/// The value of `--answers` without a name.
const ANY: &str = "any";

const EXAMPLES: &str = "\
Examples:
  slacalc policy schema > policy.schema.json
  slacalc policy schema --contract > contract.schema.json
  slacalc policy schema --config > config.schema.json
  slacalc policy schema --answers deadline

With '#:schema ./policy.schema.json' as the first line of a policy, editors with
taplo (Even Better TOML) or tombi complete its keys and show mistakes.";

/// Print the JSON Schema of a policy file, or of another kind of file or answer.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SchemaArgs {
    /// Of a contract.
    #[arg(long, group = "of")]
    contract: bool,
    /// Of a configuration, config.toml.
    #[arg(long, group = "of")]
    config: bool,
    /// Of a file with the holiday rules of a country.
    #[arg(long, group = "of")]
    holidays: bool,
    /// Of a JSON answer, such as deadline; of any of them if none is named.
    #[arg(long, group = "of", value_name = "NAME", num_args = 0..=1, default_missing_value = ANY)]
    answers: Option<String>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

pub(super) fn run(args: &SchemaArgs, output: &Output) -> anyhow::Result<Exit> {
    match args.answers.as_deref() {
        Some(ANY) => output.verbatim(&any_answer())?,
        Some(name) => output.verbatim(answer(name)?)?,
        None if args.contract => output.verbatim(CONTRACT_SCHEMA)?,
        None if args.config => output.verbatim(CONFIGURATION_SCHEMA)?,
        None if args.holidays => output.verbatim(HOLIDAYS_SCHEMA)?,
        None => output.verbatim(POLICY_SCHEMA)?,
    }
    Ok(Exit::Yes)
}

/// Returns the names of the answers that have a schema.
pub(in crate::cli) fn answer_names() -> impl Iterator<Item = &'static str> {
    ANSWERS.iter().map(|(name, _)| *name)
}

fn answer(name: &str) -> Result<&'static str, QuestionError> {
    let found = ANSWERS.iter().find(|(known, _)| *known == name).map(|(_, schema)| *schema);
    found.ok_or_else(|| QuestionError::Unknown {
        what: "JSON answer".to_owned(),
        name: name.to_owned(),
        nearest: nearest(name, answer_names()),
        known: answer_names().map(str::to_owned).collect(),
        hint: None,
    })
}

/// One schema for every answer, by the name that the answer's own key `schema` has. Each keeps its
/// definitions to itself.
fn any_answer() -> String {
    let choices: Vec<String> =
        ANSWERS.iter().map(|(name, _)| format!("{{ \"$ref\": \"#/$defs/{name}\" }}")).collect();
    let schemas: Vec<String> =
        ANSWERS.iter().map(|(name, schema)| format!("\"{name}\": {}", schema.trim_end())).collect();
    format!(
        "{{\n\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n\"title\": \"slacalc \
         answer\",\n\"anyOf\": [\n{}\n],\n\"$defs\": {{\n{}\n}}\n}}\n",
        choices.join(",\n"),
        schemas.join(",\n")
    )
}

#[cfg(test)]
mod tests {
    use std::{env, fs, path::Path};

    use schemars::{JsonSchema, Schema, generate::SchemaSettings, transform::RecursiveTransform};
    use serde_json::json;

    use crate::{
        answer::{
            CalendarAnswer, ChannelsAnswer, ClauseAnswer, Comparison, ContactsAnswer,
            CoverageAnswer, DeadlineAnswer, LatestOpenAnswer, MaintenanceAnswer, PlansAnswer,
            PolicyDiff, PolicySummary, PrioritiesAnswer, ScopeAnswer,
        },
        audit::AuditAnswer,
        cli::{
            config::ConfigAnswer,
            failure::ErrorAnswer,
            holidays::{ListsAnswer, YearAnswer},
            init::InitAnswer,
            policy::{check_answer::CheckAnswer, list::ListAnswer},
            report::ReportAnswer,
        },
        policy::{file_schemas, tidy},
        upcoming::UpcomingAnswer,
    };

    /// Returns every JSON answer: a line here publishes its schema, under
    /// `policies/schema/answers/`.
    fn answers() -> Vec<(&'static str, Schema)> {
        vec![
            of_answer::<AuditAnswer>("slacalc/audit/v1"),
            of_answer::<CalendarAnswer>("slacalc/calendar/v1"),
            of_answer::<ChannelsAnswer>("slacalc/channels/v1"),
            of_answer::<ClauseAnswer>("slacalc/clause/v1"),
            of_answer::<Comparison>("slacalc/compare/v1"),
            of_answer::<ConfigAnswer>("slacalc/config/v1"),
            of_answer::<CheckAnswer>("slacalc/check/v1"),
            of_answer::<ContactsAnswer>("slacalc/contacts/v1"),
            of_answer::<CoverageAnswer>("slacalc/covered/v1"),
            of_answer::<DeadlineAnswer>("slacalc/deadline/v1"),
            of_answer::<ErrorAnswer>("slacalc/error/v1"),
            of_answer::<InitAnswer>("slacalc/init/v1"),
            of_answer::<MaintenanceAnswer>("slacalc/maintenance/v1"),
            of_answer::<PolicyDiff>("slacalc/difference/v1"),
            of_answer::<LatestOpenAnswer>("slacalc/latest-open/v1"),
            of_answer::<PlansAnswer>("slacalc/plans/v1"),
            of_answer::<PolicySummary>("slacalc/policy/v1"),
            of_answer::<ListAnswer>("slacalc/policies/v1"),
            of_answer::<PrioritiesAnswer>("slacalc/priorities/v1"),
            of_answer::<ListsAnswer>("slacalc/holiday-lists/v1"),
            of_answer::<ReportAnswer>("slacalc/report/v1"),
            of_answer::<ScopeAnswer>("slacalc/scope/v1"),
            of_answer::<UpcomingAnswer>("slacalc/upcoming/v1"),
            of_answer::<YearAnswer>("slacalc/holidays/v1"),
        ]
    }

    /// Returns the name of an answer without the program and the version, and its schema: every key
    /// is there, and no other.
    fn of_answer<T: JsonSchema>(name: &'static str) -> (&'static str, Schema) {
        let settings = SchemaSettings::draft2020_12().for_serialize();
        let settings = settings
            .with_transform(RecursiveTransform(tidy))
            .with_transform(RecursiveTransform(closed));
        let mut schema = settings.into_generator().into_root_schema_for::<T>();
        let short = name.split('/').nth(1).unwrap();
        schema.insert(
            "$id".to_owned(),
            format!("urn:slacalc:{}", name[8..].replace('/', ":")).into(),
        );
        schema.insert("title".to_owned(), name.into());
        *schema.pointer_mut("/properties/schema").unwrap() =
            json!({ "const": name, "description": "The name of this schema." });
        (short, schema)
    }

    fn closed(schema: &mut Schema) {
        if let Some(node) = schema.as_object_mut().filter(|node| node.contains_key("properties")) {
            node.insert("additionalProperties".to_owned(), false.into());
        }
    }

    #[test]
    fn schemas_are_those_of_the_source() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/schema");
        let files =
            file_schemas().into_iter().map(|(name, schema)| (format!("{name}.json"), schema));
        let answers =
            answers().into_iter().map(|(name, schema)| (format!("answers/{name}.json"), schema));
        let mut old = Vec::new();
        for (path, schema) in files.chain(answers) {
            let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
            let path = root.join(path);
            if fs::read_to_string(&path).is_ok_and(|found| found == text) {
                continue;
            }
            if env::var_os("UPDATE_SCHEMAS").is_some() {
                fs::write(&path, text).unwrap();
            } else {
                old.push(path.display().to_string());
            }
        }
        assert!(
            old.is_empty(),
            "not up to date, write them with UPDATE_SCHEMAS=1 cargo test --lib schema:\n{}",
            old.join("\n")
        );
    }
}
