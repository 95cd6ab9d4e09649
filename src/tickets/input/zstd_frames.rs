//! Unpacks a stream of Zstandard: frames that follow each other, with parts to be skipped between.

use std::io::{self, BufRead, BufReader, Read};

use ruzstd::decoding::{
    BlockDecodingStrategy, FrameDecoder,
    errors::{FrameDecoderError, ReadFrameHeaderError},
};

/// Returns true if a file that begins with these bytes is Zstandard.
pub(super) fn is_zstd(first: &[u8]) -> bool {
    let is_skippable =
        |first: &[u8]| matches!(first, [kind, 0x2a, 0x4d, 0x18, ..] if kind & 0xf0 == 0x50);
    first.starts_with(b"\x28\xb5\x2f\xfd") || is_skippable(first)
}

/// The unpacked bytes of frames.
pub(super) struct ZstdFrames<R> {
    inner: BufReader<R>,
    decoder: FrameDecoder,
    /// True while a frame is read whose checksum was not compared.
    in_frame: bool,
}

impl<R: Read> ZstdFrames<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner: BufReader::new(inner), decoder: FrameDecoder::new(), in_frame: false }
    }

    /// Begins the next frame; returns false at the end.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.inner.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.inner) {
                Ok(()) => {
                    self.in_frame = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut skipped = self.inner.by_ref().take(u64::from(length));
                    io::copy(&mut skipped, &mut io::sink())?;
                }
                Err(error) => return Err(broken(&error)),
            }
        }
        Ok(false)
    }

    /// Compares the checksum of a frame that has been read.
    fn end(&mut self) -> io::Result<()> {
        self.in_frame = false;
        let stated = self.decoder.get_checksum_from_data();
        if stated.is_some() && stated != self.decoder.get_calculated_checksum() {
            return Err(broken(&"its checksum is wrong"));
        }
        Ok(())
    }
}

impl<R: Read> Read for ZstdFrames<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.decoder.can_collect() > 0 || room.is_empty() {
                return self.decoder.read(room);
            }
            if !self.decoder.is_finished() {
                let few = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.inner, few).map_err(|error| broken(&error))?;
                continue;
            }
            if self.in_frame {
                self.end()?;
            }
            if !self.begin()? {
                return Ok(0);
            }
        }
    }
}

fn broken(error: &impl std::fmt::Display) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("the Zstandard archive is broken: {error}; pack it anew, or unpack it first"),
    )
}
