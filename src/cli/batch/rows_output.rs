//! The destination of answered rows: as they are written, or as the rows of a workbook.

use std::{io, path::Path};

use super::super::sink::Sink;
use crate::{
    render::WorkbookRows,
    tickets::{StreamError, WrittenBlock},
};

/// Takes the blocks of answered rows.
pub(super) enum RowsOutput {
    Rows(Sink),
    Workbook { rows: Box<WorkbookRows>, file: Sink },
}

impl RowsOutput {
    /// Returns true if the name of the output asks for a workbook.
    pub(super) fn is_workbook(file: Option<&Path>) -> bool {
        let ending = file.and_then(Path::extension);
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
    }

    pub(super) fn open(file: Option<&Path>) -> Result<Self, StreamError> {
        let sink = Sink::open(file).map_err(StreamError::Output)?;
        if !Self::is_workbook(file) {
            return Ok(Self::Rows(sink));
        }
        Ok(Self::Workbook { rows: Box::new(WorkbookRows::new().map_err(failed)?), file: sink })
    }

    /// Writes the rows of a block.
    pub(super) fn write(&mut self, written: &WrittenBlock) -> Result<(), StreamError> {
        match self {
            Self::Rows(sink) => sink.write(&written.bytes).map_err(StreamError::Output),
            Self::Workbook { rows, .. } => {
                let records = written.records().ok_or_else(|| {
                    StreamError::Header(
                        "a workbook is written of CSV and of workbooks; for JSON name another \
                         file: --output answers.jsonl"
                            .to_owned(),
                    )
                })?;
                records.iter().try_for_each(|cells| rows.put(cells)).map_err(failed)
            }
        }
    }

    /// Gives the file its name, once all is written.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Rows(sink) => sink.finish(),
            Self::Workbook { rows, mut file } => {
                file.write(&rows.finish().map_err(io::Error::other)?)?;
                file.finish()
            }
        }
    }
}

fn failed(says: String) -> StreamError {
    StreamError::Output(io::Error::other(says))
}
