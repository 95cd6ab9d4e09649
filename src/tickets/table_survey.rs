//! Reads the first rows of a table that cannot be answered yet, so that all that it lacks is said
//! at once.

use super::{
    EvaluatedRow, Input, Row, RowFold, StreamConfig, StreamError,
    columns::names_of,
    input::{Blocks, Layout, open_table},
    stream::Worker,
};

/// Reads the first rows of a table for what they lack, which the findings of the context keep.
/// Returns the names of its columns, none of JSON, and the error that would end its stream.
pub(crate) fn survey_table(
    input: Input,
    config: &StreamConfig<'_>,
) -> (Vec<String>, Option<StreamError>) {
    let (mut layout, mut blocks) = match open_table(input, config) {
        Ok(opened) => opened,
        Err(error) => return (Vec::new(), Some(error)),
    };
    config.keep_export();
    let fault = survey_rows(&mut blocks, &layout, config).err();
    (layout.header().map(names_of).unwrap_or_default(), fault.or(layout.take_fault()))
}

/// Evaluates the first rows of a table for what the findings of the context keep.
pub(super) fn survey_rows(
    blocks: &mut Blocks,
    layout: &Layout,
    config: &StreamConfig<'_>,
) -> Result<(), StreamError> {
    if let Some(block) = blocks.next()? {
        Worker::new(layout, config, &FindingsOnly, blocks.spares()).evaluate(block);
    }
    Ok(())
}

/// A fold that keeps nothing: the findings of the context are wanted.
struct FindingsOnly;

impl RowFold for FindingsOnly {
    type Part = ();
    type Scratch = ();

    fn row(
        &self,
        _row: &Row<'_>,
        _evaluated: Result<EvaluatedRow<'_, '_>, String>,
        _scratch: &mut (),
        _part: &mut (),
    ) {
    }
}
