//! Cuts a stream into blocks of whole rows.
//!
//! A row ends at a line end; in CSV not at one inside a quoted field. A row that cannot be answered
//! gets a block of its own: a row that is too long to be kept, and one at the end of a file
//! that is still being written.

use memchr::{memchr, memchr_iter, memrchr};

use super::{BufferPool, Input};
use crate::tickets::StreamError;

/// Limits on the bytes that are read and kept at once.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Limits {
    /// Bytes that are read for a block.
    pub(in super::super) block: usize,
    /// Rows that are longer are not kept.
    pub(in super::super) row: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { block: 1 << 18, row: 1 << 24 }
    }
}

/// Some whole rows, or one that cannot be answered.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) enum Block {
    Rows(Vec<u8>),
    /// A row of so many bytes, which were not kept.
    TooLong(u64),
    /// The last row, with a quoted field that is not closed.
    Unclosed,
    /// The last row of a file that has changed since it was opened. It has no line end, so it may
    /// be cut.
    Unfinished,
}

impl Block {
    /// Returns the bytes of its rows.
    pub(in super::super) fn size(&self) -> usize {
        match self {
            Self::Rows(rows) => rows.len(),
            Self::TooLong(_) | Self::Unclosed | Self::Unfinished => 0,
        }
    }
}

/// The blocks of an input.
#[derive(Debug)]
pub(in super::super) struct Blocks {
    input: Input,
    limits: Limits,
    ends: RowEnds,
    /// Bytes that were read and not given out: the beginning of a row, or more.
    rest: Vec<u8>,
    /// The number of these bytes that were searched for ends.
    looked: usize,
    /// A block that was given out and came back.
    returned: Option<Block>,
    spares: BufferPool,
    done: bool,
}

impl Blocks {
    /// Cuts an input into rows of CSV with a delimiter; `None` for lines.
    pub(in super::super) fn new(input: Input, delimiter: Option<u8>, limits: Limits) -> Self {
        let (rest, returned, spares) = Default::default();
        Self {
            input,
            limits,
            ends: RowEnds::new(delimiter),
            rest,
            looked: 0,
            returned,
            spares,
            done: false,
        }
    }

    /// Returns the pool for blocks that are no longer needed.
    pub(in super::super) fn spares(&self) -> BufferPool {
        self.spares.clone()
    }

    pub(in super::super) fn input(&self) -> &Input {
        &self.input
    }

    /// Returns the next block; `None` after the last. The last row need not end with a line end.
    pub(in super::super) fn next(&mut self) -> Result<Option<Block>, StreamError> {
        if let Some(block) = self.returned.take() {
            return Ok(Some(block));
        }
        let (mut bytes, mut looked) =
            (std::mem::take(&mut self.rest), std::mem::take(&mut self.looked));
        let end = loop {
            let end = self.ends.last_in(&bytes[looked..]).map(|end| looked + end);
            looked = bytes.len();
            if end.is_some() || self.done {
                break end;
            }
            if bytes.len() > self.limits.row {
                return self.skip_row(bytes).map(Some);
            }
            self.read_on(&mut bytes)?;
        };
        let end = match end {
            Some(end) => end,
            None if bytes.is_empty() => return Ok(None),
            None if self.input.may_be_cut() => return Ok(Some(Block::Unfinished)),
            None if self.ends.quoted && !self.ends.undecided => return Ok(Some(Block::Unclosed)),
            None => bytes.len(),
        };
        self.rest = self.spares.take();
        self.rest.extend_from_slice(&bytes[end..]);
        self.looked = self.rest.len();
        bytes.truncate(end);
        Ok(Some(Block::Rows(bytes)))
    }

    /// Puts a block back in front of what comes next.
    pub(in super::super) fn put_back(&mut self, block: Block) {
        self.returned = Some(block).filter(|block| *block != Block::Rows(Vec::new()));
    }

    /// Returns the bytes that were not given out.
    pub(in super::super) fn into_input(mut self) -> Input {
        let mut bytes = match self.returned.take() {
            Some(Block::Rows(rows)) => rows,
            _ => Vec::new(),
        };
        bytes.extend_from_slice(&self.rest);
        self.input.put_back(bytes);
        self.input
    }

    /// Reads on: a block, or as many bytes as there are if that is more.
    fn read_on(&mut self, bytes: &mut Vec<u8>) -> Result<(), StreamError> {
        let from = bytes.len();
        let wanted = self.limits.block.max(from);
        bytes.resize(from + wanted, 0);
        let filled = self.input.fill(&mut bytes[from..])?;
        bytes.truncate(from + filled);
        self.done = filled < wanted;
        Ok(())
    }

    /// Reads to the end of a row whose beginning was read, without keeping it.
    fn skip_row(&mut self, mut bytes: Vec<u8>) -> Result<Block, StreamError> {
        let mut length = bytes.len() as u64;
        while !self.done {
            bytes.clear();
            self.read_on(&mut bytes)?;
            if let Some(end) = self.ends.first_in(&bytes) {
                self.rest = bytes[end..].to_vec();
                self.looked = 0;
                return Ok(Block::TooLong(length + end as u64));
            }
            length += bytes.len() as u64;
        }
        self.looked = 0;
        Ok(Block::TooLong(length))
    }
}

/// Finds the ends of rows in bytes that come piece by piece.
#[derive(Debug)]
pub(in super::super) struct RowEnds {
    delimiter: Option<u8>,
    /// True if the next byte lies in a quoted field.
    quoted: bool,
    /// True if the last byte was a quote in a quoted field: the next byte tells if it closed it.
    undecided: bool,
    previous: u8,
}

impl RowEnds {
    pub(in super::super) fn new(delimiter: Option<u8>) -> Self {
        Self { delimiter, quoted: false, undecided: false, previous: b'\n' }
    }

    /// Returns the end of the last row that ends in the next piece.
    fn last_in(&mut self, piece: &[u8]) -> Option<usize> {
        match self.delimiter {
            None => memrchr(b'\n', piece).map(|at| at + 1),
            Some(delimiter) => self.look_through(piece, delimiter, false),
        }
    }

    /// Returns the end of the first row that ends in the next piece. The bytes behind it count as
    /// not searched.
    pub(in super::super) fn first_in(&mut self, piece: &[u8]) -> Option<usize> {
        let end = match self.delimiter {
            None => memchr(b'\n', piece).map(|at| at + 1),
            Some(delimiter) => self.look_through(piece, delimiter, true),
        };
        if end.is_some() {
            *self = Self::new(self.delimiter);
        }
        end
    }

    fn look_through(&mut self, piece: &[u8], delimiter: u8, first: bool) -> Option<usize> {
        let (mut at, mut found) = (0, None);
        if self.undecided && !piece.is_empty() {
            self.undecided = false;
            self.quoted = piece[0] == b'"';
            at = usize::from(self.quoted);
        }
        while at < piece.len() {
            if self.quoted {
                let Some(quote) = memchr(b'"', &piece[at..]).map(|ahead| at + ahead) else { break };
                self.undecided = quote + 1 == piece.len();
                let doubled = piece.get(quote + 1) == Some(&b'"');
                self.quoted = self.undecided || doubled;
                at = quote + 1 + usize::from(doubled);
            } else {
                let quote = self.opening_quote(piece, at, delimiter);
                let plain = &piece[at..quote.unwrap_or(piece.len())];
                let end = if first { memchr(b'\n', plain) } else { memrchr(b'\n', plain) };
                found = end.map(|end| at + end + 1).or(found);
                let Some(quote) = quote.filter(|_| !first || found.is_none()) else { break };
                self.quoted = true;
                at = quote + 1;
            }
        }
        self.previous = piece.last().copied().unwrap_or(self.previous);
        found
    }

    /// Returns the first quote that opens a field: one at its beginning. Others are plain letters.
    fn opening_quote(&self, piece: &[u8], from: usize, delimiter: u8) -> Option<usize> {
        let before = |at: usize| if at == 0 { self.previous } else { piece[at - 1] };
        let opens = |at: &usize| matches!(before(*at), b'\n' | b'\r') || before(*at) == delimiter;
        memchr_iter(b'"', &piece[from..]).map(|at| from + at).find(opens)
    }
}
