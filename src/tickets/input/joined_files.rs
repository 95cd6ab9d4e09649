//! Several files as one table: each is opened when the one before it has ended.

use std::{
    collections::VecDeque,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Opens a file and returns its rows, without a header.
pub(super) type RowsOpener = Box<dyn FnMut(&Path) -> io::Result<Box<dyn Read + Send>> + Send>;

/// The rows of several files, one after the other.
pub(super) struct JoinedFiles {
    current: Box<dyn Read + Send>,
    rest: VecDeque<PathBuf>,
    open: RowsOpener,
    /// The last byte that was read.
    last: u8,
}

impl JoinedFiles {
    pub(super) fn new(first: Box<dyn Read + Send>, rest: Vec<PathBuf>, open: RowsOpener) -> Self {
        Self { current: first, rest: rest.into(), open, last: b'\n' }
    }
}

impl Read for JoinedFiles {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.current.read(room)?;
            if let Some(last) = room[..count].last() {
                self.last = *last;
                return Ok(count);
            }
            let Some(next) = self.rest.front().filter(|_| !room.is_empty()) else { return Ok(0) };
            if self.last != b'\n' {
                (room[0], self.last) = (b'\n', b'\n');
                return Ok(1);
            }
            self.current = (self.open)(next)?;
            self.rest.pop_front();
        }
    }
}
