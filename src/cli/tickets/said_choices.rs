//! Says which choices were made about a table without being asked, and all that it lacks, with one
//! command that has it.

use super::{
    super::{
        failure::{TableRows, row_needs, with_options},
        output::Output,
    },
    message,
    open_table::OpenTable,
};
use crate::tickets::Field;

impl OpenTable<'_> {
    /// Says on standard error which choices were made without being asked, once the rows have
    /// been read.
    pub(in super::super) fn say_choices(&self, output: &Output) {
        if output.is_quiet() {
            return;
        }
        let choices = self.context.choices().into_iter().chain(self.choices());
        for choice in choices {
            output.error(&message(&choice));
        }
        if output.has_json_errors() {
            return;
        }
        let findings = &self.context.findings;
        let mut mended = self.columns_alike();
        let needs = if findings.lacks_subjects() || findings.has_local_times() {
            let rows = TableRows {
                has_priorities: findings.has_priorities(),
                has_local_times: findings.has_local_times(),
                meanings: &|known| findings.scheme_with(known).map(|scheme| scheme.name),
                mended: &mended,
            };
            row_needs(&rows, self.now)
        } else {
            None
        };
        let scheme = findings.scheme();
        mended.extend(scheme.map(|scheme| ("--map-value", format!("priority:@{}", scheme.name))));
        match needs {
            Some(needs) => output.message(&needs),
            None if mended.is_empty() => {}
            None => output.message(&with_options(&mended)),
        }
    }

    /// Returns the options that take the columns which look like that of the answer.
    fn columns_alike(&self) -> Vec<(&'static str, String)> {
        let is_answer = |field: Field| matches!(field, Field::Responded | Field::RespondedAfter);
        let found = self.context.lookalikes().iter().find(|(field, _)| is_answer(*field));
        let option = |(field, column): &(Field, String)| format!("{}={column}", field.name());
        found.map(|found| ("--map", option(found))).into_iter().collect()
    }

    /// Returns the choice of an export that was recognised, and one that can be made: the
    /// ready-made meanings that read all priorities.
    fn choices(&self) -> Vec<String> {
        let findings = &self.context.findings;
        let export = findings.export().map(|preset| {
            format!("Read as an export of {} (--preset none reads it as it stands).", preset.title)
        });
        let meanings = findings.scheme().map(|scheme| {
            let listed = scheme.listed();
            format!(
                "--map-value priority:@{} reads every priority of the table ({listed}).",
                scheme.name
            )
        });
        export.into_iter().chain(meanings).collect()
    }
}
