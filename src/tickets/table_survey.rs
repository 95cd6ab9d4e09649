//! Reads the first rows of a table that cannot be answered yet, so that all that it lacks is said
//! at once.

use super::{
    Input, StreamConfig, StreamError,
    columns::names_of,
    input::{OpenedTable, open_table},
    stream::survey_rows,
};

/// Reads the first rows of a table for what they lack, which the findings of the context keep.
/// Returns the names of its columns, none of JSON, and the error that would end its stream.
pub(crate) fn survey_table(
    input: Input,
    config: &StreamConfig<'_>,
) -> (Vec<String>, Option<StreamError>) {
    let (layout, mut blocks, fault) = match open_table(input, config) {
        Ok(OpenedTable::Mapped(layout, blocks)) => (layout, blocks, None),
        Ok(OpenedTable::Proposed(layout, blocks, fault)) => (layout, blocks, Some(fault)),
        Err(error) => return (Vec::new(), Some(error)),
    };
    config.keep_export();
    let of_rows = survey_rows(&mut blocks, &layout, config).err();
    (layout.header().map(names_of).unwrap_or_default(), of_rows.or(fault))
}
