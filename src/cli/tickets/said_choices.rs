//! Says which choices were made about a table without being asked, and all that it lacks, with one
//! command that has it.

use anyhow::Error;

use super::{
    super::{
        failure::{TableGaps, TableRows, row_needs, with_options},
        output::Output,
    },
    message,
    open_table::OpenTable,
};
use crate::tickets::{Field, StreamError};

impl OpenTable<'_> {
    /// Says on standard error which choices were made without being asked, and which columns look
    /// like fields, once the rows have been read. A column of which a note has spoken is not said
    /// again.
    pub(in super::super) fn say_choices(&self, output: &Output, notes: &[String]) {
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
        let mended = self.columns_alike();
        output.error(&self.unsaid_columns(notes));
        if let Some(needs) = self.with_rows(&mended, |rows| row_needs(rows, self.now)) {
            return output.message(&needs);
        }
        let mended = self.with_scheme(mended);
        if !mended.is_empty() {
            output.message(&with_options(&mended));
        }
    }

    /// Returns a line for each column that looks like a field and of which no note has spoken.
    fn unsaid_columns(&self, notes: &[String]) -> String {
        let says = self.context.lookalikes().iter().filter_map(|(field, column)| {
            let field = field.name();
            let is_said = notes.iter().any(|note| note.contains(&format!("'{field}={column}'")));
            let says = || {
                format!(
                    "slacalc: no column is taken for '{field}', but '{column}' looks like one\n"
                )
            };
            (!is_said).then(says)
        });
        says.collect()
    }

    /// Returns the error that ended the stream of the table. Adds to the error of a missing column
    /// everything else that the rows lack.
    pub(in super::super) fn with_gaps(&self, error: StreamError) -> Error {
        match &error {
            StreamError::NoOpening { options, .. } => {
                let options = options.clone();
                self.gaps(&[error.into()], &options)
            }
            _ => error.into(),
        }
    }

    /// Returns errors on the table as one, with all else that its rows lack. `options` are those
    /// that mend the errors.
    pub(in super::super) fn gaps(
        &self,
        errors: &[Error],
        options: &[(&'static str, String)],
    ) -> Error {
        let all = self.with_scheme(options.to_vec());
        let of_rows =
            |rows: &TableRows<'_>| Some(TableGaps::of(errors, Some(rows), &all, self.now));
        let gaps = self.with_rows(options, of_rows);
        gaps.unwrap_or_else(|| TableGaps::of(errors, None, &all, self.now)).into()
    }

    /// Makes something of the facts of rows that lack an option; `None` if none does.
    fn with_rows<T>(
        &self,
        mended: &[(&'static str, String)],
        make: impl FnOnce(&TableRows<'_>) -> Option<T>,
    ) -> Option<T> {
        let findings = &self.context.findings;
        if !findings.lacks_subjects() && !findings.has_local_times() {
            return None;
        }
        make(&TableRows {
            has_priorities: findings.has_priorities(),
            has_local_times: findings.has_local_times(),
            plan: findings.plan(),
            meanings: &|known| findings.scheme_with(known).map(|scheme| scheme.name),
            mended,
        })
    }

    /// Adds the ready-made meanings that read all priorities.
    fn with_scheme(&self, mut mended: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
        let scheme = self.context.findings.scheme();
        mended.extend(scheme.map(|scheme| ("--map-value", format!("priority:@{}", scheme.name))));
        mended
    }

    /// Returns the options that take the columns which look like fields that no column holds; of
    /// the response one, its time or how long it took.
    fn columns_alike(&self) -> Vec<(&'static str, String)> {
        let option =
            |(field, column): &(Field, String)| ("--map", format!("{}={column}", field.name()));
        self.context.lookalikes().iter().map(option).collect()
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
