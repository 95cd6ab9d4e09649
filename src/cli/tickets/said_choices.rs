//! Choices that were made for a table without being asked, and those that would help.

use super::{
    super::{
        failure::{TableRows, row_needs, typed_with, typed_with_all},
        output::Output,
    },
    message,
    open_table::OpenTable,
};

impl OpenTable<'_> {
    /// Says on standard error which choices were made without being asked, once the rows have
    /// been read.
    pub(in super::super) fn say_choices(&self, output: &Output) {
        let choices = self.context.choices().into_iter().chain(self.choices());
        for choice in choices.filter(|_| !output.is_quiet()) {
            output.error(&message(&choice));
        }
        let findings = &self.context.findings;
        let lacks_options = findings.lacks_subjects() || findings.has_local_times();
        if lacks_options && !output.is_quiet() && !output.has_json_errors() {
            let rows = TableRows {
                has_priorities: findings.has_priorities(),
                has_local_times: findings.has_local_times(),
                meanings: &|known| findings.scheme_with(known).map(|scheme| scheme.name),
            };
            output.message(&row_needs(&rows, self.now).unwrap_or_default());
        }
    }

    /// Returns the choice of an export that was recognised, and one that can be made: the
    /// ready-made meanings that read all priorities.
    fn choices(&self) -> Vec<String> {
        let findings = &self.context.findings;
        let export = findings.export().map(|preset| {
            format!("Read as an export of {} (--preset none reads it as it stands).", preset.title)
        });
        let meanings = findings.scheme().map(|scheme| {
            let option = format!("priority:@{}", scheme.name);
            let line = typed_with("--map-value", &option).unwrap_or_default();
            let listed = scheme.listed();
            format!("{option} reads every priority of the table ({listed}): {line}")
        });
        export.into_iter().chain(meanings).collect()
    }

    /// Returns the typed line with the columns that look like those of a field, and the ready-made
    /// meanings that would read all priorities; `None` if no column does.
    pub(in super::super) fn completed_line(&self) -> Option<String> {
        let columns = self.context.lookalikes();
        let meanings = self.context.findings.scheme();
        let meanings = meanings.map(|it| ("--map-value", format!("priority:@{}", it.name)));
        let mapped =
            columns.iter().map(|(field, column)| ("--map", format!("{}={column}", field.name())));
        let options: Vec<(&str, String)> = meanings.into_iter().chain(mapped).collect();
        let line = typed_with_all(&options).filter(|_| !columns.is_empty())?;
        Some(format!("For example: {line}"))
    }
}
