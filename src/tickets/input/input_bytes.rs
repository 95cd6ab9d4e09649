//! The bytes of a file or a stream, unpacked if it is gzip, without a byte order mark.

use std::{
    fs::File,
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use flate2::read::MultiGzDecoder;

use super::zstd_frames::{ZstdFrames, is_zstd};
use crate::{
    policy::{ENOUGH, NotText},
    tickets::StreamError,
};

const GZIP: [u8; 2] = [0x1f, 0x8b];
const UTF_8_MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

/// Bytes of tickets.
///
/// A file is read as long as it was when it was opened. If it grows meanwhile, the rest is not
/// read; see [`Self::may_be_cut`].
pub struct Input {
    name: String,
    reader: Box<dyn Read + Send>,
    /// The number of its bytes, still packed, if that is known.
    size: Option<u64>,
    /// The number of them that were read.
    read: Arc<AtomicU64>,
    /// The file, to see whether it has grown.
    file: Option<File>,
    /// Files that follow it as parts of one table.
    pub(super) more: Vec<PathBuf>,
    /// True if it is an Excel workbook, whose rows are still to be read.
    pub(super) is_workbook: bool,
}

impl Input {
    /// Opens a file.
    ///
    /// # Errors
    /// It cannot be opened or read, or is no text.
    pub fn file(path: &Path) -> Result<Self, StreamError> {
        let name = format!("'{}'", path.display());
        let failed = |error| StreamError::Input { name: name.clone(), error };
        let file = File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if about.is_dir() {
            return Err(failed(io::Error::new(io::ErrorKind::IsADirectory, "it is a directory")));
        }
        let size = about.is_file().then_some(about.len());
        let reader: Box<dyn Read + Send> = match size {
            Some(size) => Box::new(file.try_clone().map_err(failed)?.take(size)),
            None => Box::new(file.try_clone().map_err(failed)?),
        };
        let (read, more) = (Arc::default(), Vec::new());
        Self { name: name.clone(), reader, size, read, file: Some(file), more, is_workbook: false }
            .unpacked()
    }

    /// Opens several files as one table.
    ///
    /// # Errors
    /// None is named, or one cannot be opened or read, or is no text; or one behind the first is a
    /// pipe, as their headers are read before their rows.
    pub fn files(paths: &[PathBuf]) -> Result<Self, StreamError> {
        let Some((first, more)) = paths.split_first() else {
            return Err(StreamError::Header("no table is named".to_owned()));
        };
        let is_pipe = |path: &&PathBuf| path.exists() && !path.is_file() && !path.is_dir();
        if let Some(pipe) = more.iter().find(is_pipe) {
            return Err(StreamError::Header(format!(
                "'{}' is no file, and of several tables only the first can be a pipe: name it \
                 first, or save it, as with: cat > tickets.csv",
                pipe.display()
            )));
        }
        let first = Self::file(first)?;
        let sizes = more.iter().map(|path| std::fs::metadata(path).ok().map(|about| about.len()));
        let sizes: Option<u64> = sizes.chain([first.size]).sum();
        Ok(Self {
            size: sizes,
            more: more.to_vec(),
            file: first.file.filter(|_| more.is_empty()),
            ..first
        })
    }

    /// Returns an input of some bytes that were read before.
    pub(super) fn of_bytes(name: &str, bytes: Vec<u8>) -> Self {
        let read = Arc::new(AtomicU64::new(bytes.len() as u64));
        let reader = Box::new(Cursor::new(bytes));
        Self {
            name: name.to_owned(),
            reader,
            size: None,
            read,
            file: None,
            more: Vec::new(),
            is_workbook: false,
        }
    }

    /// Returns its bytes, counted with those of another input.
    pub(super) fn counted_with(self, counter: &Arc<AtomicU64>) -> Box<dyn Read + Send> {
        let counter = Arc::clone(counter);
        Box::new(CountedReader { reader: self.reader, counter })
    }

    pub(super) fn counter(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    /// Reads a stream, such as standard input.
    ///
    /// # Errors
    /// It cannot be read, or is no text.
    pub fn stream(name: &str, reader: Box<dyn Read + Send>) -> Result<Self, StreamError> {
        let (read, more) = (Arc::default(), Vec::new());
        Self {
            name: name.to_owned(),
            reader,
            size: None,
            read,
            file: None,
            more,
            is_workbook: false,
        }
        .unpacked()
    }

    /// Returns its name for messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the number of its bytes, still packed; `None` if it is not known before its end.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    /// Returns the number of these bytes that were read so far.
    #[must_use]
    pub fn read_so_far(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Returns true if the length of the file has changed since it was opened, so that its last row
    /// may be cut.
    #[must_use]
    pub fn may_be_cut(&self) -> bool {
        let now = self.file.as_ref().and_then(|file| file.metadata().ok()).map(|about| about.len());
        self.file.is_some() && self.size.is_some() && now != self.size
    }

    /// Reads as much as there is room for; less only at the end.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn fill(&mut self, room: &mut [u8]) -> Result<usize, StreamError> {
        let mut filled = 0;
        while filled < room.len() {
            match self.reader.read(&mut room[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.failed(error)),
            }
        }
        Ok(filled)
    }

    /// Returns the first byte that is no space, without taking it.
    pub(in super::super) fn first_letter(&mut self) -> Result<Option<u8>, StreamError> {
        let first = self.peek(1 << 12)?;
        Ok(first.trim_ascii_start().first().copied())
    }

    fn failed(&self, error: io::Error) -> StreamError {
        StreamError::Input { name: self.name.clone(), error }
    }

    /// Returns its reader, and leaves nothing.
    pub(super) fn take_reader(&mut self) -> Box<dyn Read + Send> {
        std::mem::replace(&mut self.reader, Box::new(io::empty()))
    }

    /// Puts bytes back in front.
    pub(in super::super) fn put_back(&mut self, bytes: Vec<u8>) {
        let rest = self.take_reader();
        self.reader = Box::new(Cursor::new(bytes).chain(rest));
    }

    /// Passes its bytes through a filter.
    pub(in super::super) fn through(
        &mut self,
        filter: impl FnOnce(Box<dyn Read + Send>) -> Box<dyn Read + Send>,
    ) {
        let reader = self.take_reader();
        self.reader = filter(reader);
    }

    fn unpacked(mut self) -> Result<Self, StreamError> {
        let counter = Arc::clone(&self.read);
        self.through(|reader| Box::new(CountedReader { reader, counter }));
        let first = self.peek(4)?;
        let (is_gzip, is_zstd) = (first.starts_with(&GZIP), is_zstd(&first));
        if is_gzip {
            self.through(|reader| Box::new(MultiGzDecoder::new(reader)));
        } else if is_zstd {
            self.through(|reader| Box::new(ZstdFrames::new(reader)));
        }
        let is_packed = is_gzip || is_zstd;
        if let Some(not_text) = NotText::of(&self.peek(ENOUGH)?) {
            if not_text.is_excel_workbook() {
                self.is_workbook = true;
                return Ok(self);
            }
            let what = if is_packed { "it packs" } else { "it is" };
            let message = format!("{what} {}; {}", not_text.is, not_text.as_a_table());
            return Err(self.failed(io::Error::new(io::ErrorKind::InvalidData, message)));
        }
        let mut first = self.peek(UTF_8_MARK.len())?;
        if first == UTF_8_MARK {
            self.fill(&mut first)?;
        }
        Ok(self)
    }

    /// Returns the first bytes, without taking them.
    pub(super) fn peek(&mut self, count: usize) -> Result<Vec<u8>, StreamError> {
        let mut first = vec![0; count];
        let filled = self.fill(&mut first)?;
        first.truncate(filled);
        self.put_back(first.clone());
        Ok(first)
    }
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source")
            .field("name", &self.name)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

struct CountedReader {
    reader: Box<dyn Read + Send>,
    counter: Arc<AtomicU64>,
}

impl Read for CountedReader {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(room)?;
        self.counter.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
