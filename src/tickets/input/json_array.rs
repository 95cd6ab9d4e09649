//! A JSON array as JSON Lines: one element a line, while it is read.

use std::io::{self, Read};

/// Reads an array from a stream and gives each of its elements as a line.
///
/// It looks at brackets and strings only; whether an element is JSON is found out when it is read.
/// Line ends inside an element become spaces, which JSON allows: none stands inside a string.
#[derive(Debug)]
pub(in super::super) struct ArrayLines<R> {
    inner: R,
    buffer: Vec<u8>,
    filled: usize,
    at: usize,
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// True if the element that is being read has begun.
    begun: bool,
}

impl<R: Read> ArrayLines<R> {
    pub(in super::super) fn new(inner: R) -> Self {
        Self {
            inner,
            buffer: vec![0; 1 << 16],
            filled: 0,
            at: 0,
            depth: 0,
            in_string: false,
            escaped: false,
            begun: false,
        }
    }

    /// Returns the byte that stands for a byte, if any does.
    fn pass(&mut self, byte: u8) -> io::Result<Option<u8>> {
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            // A line end inside a string is no JSON, and must not become any.
            return Ok(Some(if byte == b'\n' { b'\r' } else { byte }));
        }
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => {
                return Ok(Some(b' ').filter(|_| self.begun && self.depth > 0));
            }
            b'[' if self.depth == 0 && !self.begun => {
                self.depth = 1;
                return Ok(None);
            }
            _ if self.depth == 0 => {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "there is more behind the end of the JSON array",
                ));
            }
            b']' if self.depth == 1 => self.depth = 0,
            b',' if self.depth == 1 => {}
            b'[' | b'{' => self.depth += 1,
            b']' | b'}' => self.depth = (self.depth - 1).max(1),
            b'"' => self.in_string = true,
            _ => {}
        }
        let between = self.depth == 0 || (self.depth == 1 && byte == b',');
        let was_begun = self.begun;
        // Once the array is over, `begun` stays set so that a second one is refused.
        self.begun = !between || self.depth == 0;
        Ok(if between { Some(b'\n').filter(|_| was_begun) } else { Some(byte) })
    }
}

impl<R: Read> Read for ArrayLines<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let mut written = 0;
        while written < room.len() {
            if self.at == self.filled {
                self.filled = self.inner.read(&mut self.buffer)?;
                self.at = 0;
                if self.filled == 0 {
                    return match (written, self.depth) {
                        (0, 1..) => Err(io::Error::new(
                            io::ErrorKind::UnexpectedEof,
                            "the JSON array is cut off",
                        )),
                        _ => Ok(written),
                    };
                }
            }
            let byte = self.buffer[self.at];
            self.at += 1;
            if let Some(byte) = self.pass(byte)? {
                room[written] = byte;
                written += 1;
            }
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::ArrayLines;

    #[test]
    fn elements_become_lines() {
        let cases = [
            ("[]", ""),
            (" [ ] \n", ""),
            ("[{\"a\":1},{\"b\":[1,2]}]", "{\"a\":1}\n{\"b\":[1,2]}\n"),
            (
                "[\n  {\n    \"a\": \"x, ] y\\\"\"\n  },\n  2\n]\n",
                "{     \"a\": \"x, ] y\\\"\"   }\n2 \n",
            ),
        ];
        for (array, lines) in cases {
            let mut text = String::new();
            ArrayLines::new(array.as_bytes()).read_to_string(&mut text).unwrap();
            assert_eq!(text, lines, "{array}");
        }
        for broken in ["[1,2", "[1] 2", "[1] [2]", "[{\"a\": \"]"] {
            assert!(
                ArrayLines::new(broken.as_bytes()).read_to_string(&mut String::new()).is_err(),
                "{broken}"
            );
        }
    }
}
