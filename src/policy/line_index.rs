//! The lines and columns of a text, found without counting from its beginning each time.

/// The distance in bytes between two places whose number of preceding characters is known.
const STEP: usize = 1 << 10;

/// The starts of a text's lines, and the number of characters before every [`STEP`] bytes.
#[derive(Debug)]
pub(super) struct LineIndex {
    starts: Vec<usize>,
    characters: Vec<usize>,
}

impl LineIndex {
    pub(super) fn of(text: &str) -> Self {
        let newlines =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut characters = vec![0];
        for piece in text.as_bytes().chunks(STEP) {
            characters.push(characters[characters.len() - 1] + count(piece));
        }
        Self { starts: std::iter::once(0).chain(newlines).collect(), characters }
    }

    /// Returns the line, from 0, in which a byte stands.
    pub(super) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// Returns the line and column of a byte of the same text, both from 1.
    pub(super) fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.line(at);
        let before =
            |at: usize| self.characters[at / STEP] + count(&text.as_bytes()[at / STEP * STEP..at]);
        (line + 1, before(at) - before(self.starts[line]) + 1)
    }

    /// Returns the bytes of the lines from that of one byte to that of another.
    pub(super) fn references(
        &self,
        text: &str,
        first: usize,
        last: usize,
    ) -> std::ops::Range<usize> {
        let end = self.starts.get(self.line(last) + 1).copied().unwrap_or(text.len());
        self.starts[self.line(first)]..end
    }
}

/// Returns the characters of UTF-8: the bytes that do not continue one.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn a_place_is_found_as_by_counting() {
        let text = format!("a\n{}\nüß\n\nend", "äb".repeat(1_500));
        let lines = LineIndex::of(&text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..at];
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let counted = (before.matches('\n').count() + 1, before[start..].chars().count() + 1);
            assert_eq!(lines.place(&text, at), counted, "byte {at}");
        }
    }
}
