//! Recognises files that are not text by their first bytes, so that none is read, or shown, as if
//! it were.

/// The number of first bytes that are enough to tell.
pub(crate) const ENOUGH: usize = 1 << 12;

/// A file that is not UTF-8 text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotText {
    /// Its kind, with an article.
    pub is: &'static str,
    kind: BinaryKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BinaryKind {
    Workbook,
    Encoding,
    Packed,
    Data,
    Document,
    /// The page that a server sends instead of a file.
    LoginPage,
}

/// The first bytes of files of a kind.
const BEGINNINGS: [(&[u8], &str, BinaryKind); 19] = [
    (b"\xff\xfe\0\0", "UTF-32 text", BinaryKind::Encoding),
    (b"\0\0\xfe\xff", "UTF-32 text", BinaryKind::Encoding),
    (b"\xff\xfe", "UTF-16 text", BinaryKind::Encoding),
    (b"\xfe\xff", "UTF-16 text", BinaryKind::Encoding),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office document (.xls, .doc)",
        BinaryKind::Workbook,
    ),
    (b"\x1f\x8b", "a gzip archive", BinaryKind::Packed),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive (.zst)", BinaryKind::Packed),
    (b"\xfd7zXZ\0", "an xz archive", BinaryKind::Packed),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", BinaryKind::Packed),
    (b"\x04\x22\x4d\x18", "an LZ4 archive", BinaryKind::Packed),
    (b"Rar!\x1a\x07", "a RAR archive", BinaryKind::Packed),
    (b"ARROW1\0\0", "an Arrow file", BinaryKind::Data),
    (b"SQLite format 3\0", "an SQLite database", BinaryKind::Data),
    (b"%PDF-", "a PDF document", BinaryKind::Document),
    (b"\x89PNG\r\n\x1a\n", "an image (PNG)", BinaryKind::Document),
    (b"\xff\xd8\xff", "an image (JPEG)", BinaryKind::Document),
    (b"GIF87a", "an image (GIF)", BinaryKind::Document),
    (b"GIF89a", "an image (GIF)", BinaryKind::Document),
    (b"{\\rtf", "an RTF document", BinaryKind::Document),
];

/// The first bytes of files of a kind with which the header of a table may begin too.
const LIKE_TEXT: [(&[u8], &str, BinaryKind); 4] = [
    (b"BZh", "a bzip2 archive", BinaryKind::Packed),
    (b"PAR1", "a Parquet file", BinaryKind::Data),
    (b"ORC", "an ORC file", BinaryKind::Data),
    (b"Obj\x01", "an Avro file", BinaryKind::Data),
];

/// A workbook of the present form.
const EXCEL: &str = "an Excel workbook (.xlsx)";

/// The number of bytes behind these among which such a file has one that no text has.
const HEAD: usize = 64;

/// The beginnings of web pages, in small letters and without the spaces before.
const TAGS: [&[u8]; 10] = [
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<table",
    b"<script",
    b"<!--",
    b"<meta",
    b"<title",
    b"<style",
];

/// Words of pages that ask to log in, in small letters.
const LOGIN: [&[u8]; 7] = [
    b"type=\"password\"",
    b"type=password",
    b">sign in",
    b">log in",
    b">login",
    b"/login",
    b"samlrequest",
];

impl NotText {
    /// Returns the kind of a file that begins with these bytes; `None` of text.
    #[must_use]
    pub(crate) fn of(first: &[u8]) -> Option<Self> {
        let first = &first[..first.len().min(ENOUGH)];
        let text = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first).trim_ascii_start();
        let known = BEGINNINGS
            .iter()
            .find(|(begin, ..)| first.starts_with(begin) || text.starts_with(begin));
        if let Some((_, is, kind)) = known {
            return Some(Self { is, kind: *kind });
        }
        let packed = like_text(first).or_else(|| archive(first));
        let shown = packed.or_else(|| markup(text)).or_else(|| image(first));
        shown.or_else(|| binary(first))
    }

    /// Returns true for an Excel workbook of the present form.
    #[must_use]
    pub(crate) fn is_excel_workbook(&self) -> bool {
        self.is == EXCEL
    }

    /// Returns the remedy where a table of tickets is read.
    #[must_use]
    pub(crate) fn as_a_table(self) -> &'static str {
        match self.kind {
            BinaryKind::Workbook => "export the sheet as CSV UTF-8 and name that file",
            BinaryKind::Encoding => "save it as UTF-8 (CSV UTF-8 in a spreadsheet)",
            BinaryKind::Packed => "unpack it first; only gzip and Zstandard are unpacked here",
            BinaryKind::Data | BinaryKind::Document => {
                "export the tickets as CSV (UTF-8) or JSON Lines"
            }
            BinaryKind::LoginPage => "log in where the export comes from, and download it again",
        }
    }

    /// Returns the remedy where some other file is read.
    #[must_use]
    pub(crate) fn as_a_file(self) -> &'static str {
        match self.kind {
            BinaryKind::Encoding => "save it as UTF-8",
            BinaryKind::Packed => "unpack it first",
            BinaryKind::LoginPage => "log in where it comes from, and download it again",
            BinaryKind::Workbook | BinaryKind::Data | BinaryKind::Document => {
                "name a file of UTF-8 text"
            }
        }
    }
}

/// Recognises files that begin with letters and go on as no text does.
fn like_text(first: &[u8]) -> Option<NotText> {
    let (begin, is, kind) = LIKE_TEXT.iter().find(|(begin, ..)| first.starts_with(begin))?;
    let head = &first[begin.len()..first.len().min(begin.len() + HEAD)];
    // Some tables have a control character between cells, `\x01` or `\x1f`.
    let is_control = |byte: &u8| matches!(byte, 0 | 2..=8 | 14..=26 | 127);
    // A letter may be cut at the end of the head.
    let is_no_utf_8 = str::from_utf8(head).is_err_and(|error| error.error_len().is_some());
    (is_no_utf_8 || head.iter().any(is_control)).then_some(NotText { is, kind: *kind })
}

/// Recognises archives, and the spreadsheets that are ZIP archives.
fn archive(first: &[u8]) -> Option<NotText> {
    let has = |name: &[u8]| contains(first, name);
    if first.get(257..262) == Some(b"ustar") {
        return Some(NotText { is: "a tar archive", kind: BinaryKind::Packed });
    }
    if !first.starts_with(b"PK\x03\x04") && !first.starts_with(b"PK\x05\x06") {
        return None;
    }
    let (is, kind) = if has(b"opendocument.spreadsheet") {
        ("an OpenDocument spreadsheet (.ods)", BinaryKind::Workbook)
    } else if has(b"word/") || has(b"opendocument.text") {
        ("a document of a word processor", BinaryKind::Document)
    } else if has(b"xl/") || has(b"[Content_Types].xml") {
        (EXCEL, BinaryKind::Workbook)
    } else if has(b"_rels/.rels") || has(b"docProps/") {
        ("an Office document (.xlsx, .docx)", BinaryKind::Workbook)
    } else if has(b"Index/") || has(b".iwa") {
        ("a workbook of Numbers", BinaryKind::Workbook)
    } else {
        ("a ZIP archive", BinaryKind::Packed)
    };
    Some(NotText { is, kind })
}

/// Pages of the web, which some programs write under the name of a workbook, and XML.
fn markup(text: &[u8]) -> Option<NotText> {
    let begins =
        |tag: &[u8]| text.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
    if TAGS.iter().any(|tag| begins(tag)) {
        let lower = text.to_ascii_lowercase();
        if LOGIN.iter().any(|word| contains(&lower, word)) {
            let is = "an HTML page that asks to log in";
            return Some(NotText { is, kind: BinaryKind::LoginPage });
        }
        return Some(NotText { is: "an HTML page", kind: BinaryKind::Document });
    }
    if begins(b"<?xml") {
        let is_workbook = contains(text, b"office:spreadsheet");
        let workbook = NotText { is: "an Excel workbook in XML", kind: BinaryKind::Workbook };
        return Some(if is_workbook {
            workbook
        } else {
            NotText { is: "an XML file", kind: BinaryKind::Data }
        });
    }
    None
}

/// Recognises images by a word behind their first bytes.
fn image(first: &[u8]) -> Option<NotText> {
    let container = |word: &[u8], at: usize| first.get(at..at + word.len()) == Some(word);
    let is = if first.starts_with(b"RIFF") && container(b"WEBP", 8) {
        "an image (WebP)"
    } else if container(b"ftyphei", 4) || container(b"ftypavif", 4) {
        "an image (HEIC, AVIF)"
    } else {
        return None;
    };
    Some(NotText { is, kind: BinaryKind::Document })
}

/// UTF-16 without its mark, and all else whose first line no text has.
fn binary(first: &[u8]) -> Option<NotText> {
    let is_half_a_letter =
        |at: usize| first.get(at + 1) == Some(&0) || (at > 0 && first[at - 1] == 0);
    let end = first.iter().position(|byte| *byte == b'\n');
    let line = &first[..end.filter(|at| !is_half_a_letter(*at)).unwrap_or(first.len())];
    if line.contains(&0) {
        let zeros = |from: usize| {
            let every_second = first.iter().skip(from).step_by(2);
            every_second.filter(|byte| **byte == 0).count()
        };
        let (most, least) = (zeros(0).max(zeros(1)), zeros(0).min(zeros(1)));
        let is_utf_16 = most * 8 >= first.len() && most > least * 8;
        let utf_16 = NotText { is: "UTF-16 text", kind: BinaryKind::Encoding };
        return Some(if is_utf_16 {
            utf_16
        } else {
            NotText { is: "binary data", kind: BinaryKind::Data }
        });
    }
    // Some delimiters are control characters, and a name may have one, but not in a text of another
    // encoding too.
    let is_control = |byte: &u8| matches!(byte, 1..=8 | 14..=26);
    let is_binary = str::from_utf8(line).is_err_and(|error| error.error_len().is_some())
        && line.iter().any(is_control);
    is_binary.then_some(NotText { is: "binary data", kind: BinaryKind::Data })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::NotText;

    fn is(bytes: &[u8]) -> Option<&'static str> {
        NotText::of(bytes).map(|not_text| not_text.is)
    }

    #[test]
    fn files_are_known_by_their_first_bytes() {
        let utf_16: Vec<u8> =
            "number,opened\n1,2026-03-06\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> =
            "番号,opened\n1,2026-03-06\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let zip = |name: &[u8]| [b"PK\x03\x04\x14\0\x06\0\x08\0\0\0\x21\0", name].concat();
        let cases: &[(&[u8], &str)] = &[
            (&utf_16, "UTF-16 text"),
            (&big, "UTF-16 text"),
            (b"\xff\xfen\0u\0", "UTF-16 text"),
            (b"\xff\xfe\0\0n\0\0\0", "UTF-32 text"),
            (&zip(b"[Content_Types].xml"), "an Excel workbook (.xlsx)"),
            (
                &zip(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
                "an OpenDocument spreadsheet (.ods)",
            ),
            (&zip(b"tickets.csv"), "a ZIP archive"),
            (b"\n <!DOCTYPE html>\n<title>Tickets</title>", "an HTML page"),
            (b"<!DOCTYPE html>\n<title>Sign in</title>", "an HTML page that asks to log in"),
            (b"<!-- saved from url=(0014) -->\n<html>", "an HTML page"),
            (&zip(b"_rels/.rels"), "an Office document (.xlsx, .docx)"),
            (b"\xef\xbb\xbf<HTML>", "an HTML page"),
            (b"<?xml version=\"1.0\"?><tickets/>", "an XML file"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "an image (PNG)"),
            (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
            (b"GIF89a\x10\0\x10\0", "an image (GIF)"),
            (b"PAR1\x15\x04\x15\x10", "a Parquet file"),
            (b"PAR1ABCDEFGH\xffIJ", "a Parquet file"),
            (b"ORC\n\x0b\n\x03\0", "an ORC file"),
            (b"Obj\x01\x04\x16avro.schema", "an Avro file"),
            (b"BZh91AY&SY\xe5\x1c\xbb\0", "a bzip2 archive"),
            (b"\x7fELF\x02\x01\x01\0\0", "binary data"),
            (b"\x07\xa9\x93\x02\n", "binary data"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(is(bytes), Some(*expected), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn text_is_text_whatever_its_cells_have() {
        let cases: [&[u8]; 17] = [
            b"",
            b"id,opened\n1,\0\n",
            b"\xef\xbb\xbfid,opened\n",
            b"Nummer,Er\xf6ffnet\n",
            b"id\x01opened\n1\x012026-03-06\n",
            "id,opened,名前\n".as_bytes(),
            b"{\"opened\": \"2026-03-06T09:00:00Z\"}",
            b"<id>,opened\n",
            b"PKEY,opened\n",
            b"PAR1,opened\n1,2026-03-06\n",
            b"PAR1\tge\xc3\xb6ffnet\r\n",
            b"PAR1",
            b"BZh,opened\n",
            b"BZh9 number,opened\n",
            b"ORC\nopened\n",
            b"Obj\x01opened\n1\x012026-03-06\n",
            b"GIF8,opened\n",
        ];
        for bytes in cases {
            assert_eq!(is(bytes), None, "{}", bytes.escape_ascii());
        }
    }
}
