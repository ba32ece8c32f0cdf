//! The format of an input, by its signature bytes and, for a package, by its directory.
//!
//! The file name is never asked: archives hold `.docx` that are workbooks and `.xls` that are web
//! pages.

use crate::document::Format;
use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;

/// How far behind junk a PDF header may stand; readers in the field accept as much (ISO 32000-1,
/// annex H.3, note 13).
const PDF_HEADER_WINDOW: usize = 1024;

/// Signature of a Compound File (MS-CFB 2.2).
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Bytes of an entry of its directory (MS-CFB 2.6.1); entries stand at multiples of their size.
const DIRECTORY_ENTRY_BYTES: usize = 128;

/// Where an entry says what it is, and what it says of a stream.
const ENTRY_KIND_AT: usize = 66;
const ENTRY_IS_STREAM: u8 = 2;

/// How much of a text is looked at.
const TEXT_WINDOW: usize = 64 << 10;

/// Records of a text that must agree on having more than one field before it is a CSV table.
const CSV_RECORDS: usize = 2;

/// Formats that are told from others but not read, with the words for the error.
const OTHER_SIGNATURES: &[(&[u8], &str)] = &[
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"GIF8", "a GIF image"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"\x1F\x8B", "a gzip file"),
    (b"%!PS", "a PostScript file"),
    (b"\x7FELF", "a program"),
];

/// Tells the format of an input.
pub(crate) fn sniff(bytes: &[u8], limits: &Limits) -> Result<Format> {
    if bytes.is_empty() {
        return Err(unknown("the file is empty"));
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return compound_file(bytes);
    }
    if is_bare_workbook(bytes) {
        return Ok(Format::Xls);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        check_part_count(bytes, limits)?;
        return package(bytes);
    }
    let head = bytes.get(..PDF_HEADER_WINDOW).unwrap_or(bytes);
    if contains(head, b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if let Some((_, name)) = OTHER_SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(unknown(format!("is {name}, which is not read")));
    }
    text(bytes)
}

fn unknown(what: impl Into<String>) -> Error {
    Error::new(ErrorKind::UnknownFormat, what)
}

/// Told by the names of its streams. A document may hold others inside it, so the first name in
/// the directory counts: programs write their own streams before those of embedded objects.
fn compound_file(bytes: &[u8]) -> Result<Format> {
    const ENCRYPTED: &str = "EncryptedPackage";
    const WORD: &str = "WordDocument";
    const WORKBOOKS: [&str; 2] = ["Workbook", "Book"];
    const POWER_POINT: &str = "PowerPoint Document";

    let names = [ENCRYPTED, WORD, POWER_POINT].into_iter().chain(WORKBOOKS);
    let streams: Vec<(&str, Vec<u8>)> = names
        .map(|name| (name, name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()))
        .collect();
    let stream_of = |entry: &[u8]| {
        let is_stream = entry.get(ENTRY_KIND_AT) == Some(&ENTRY_IS_STREAM);
        // Names are alike whatever the case of their letters (MS-CFB 2.6.4).
        let is_named = |name: &Vec<u8>| {
            entry.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        };
        let known = streams.iter().find(|(_, name)| is_stream && is_named(name));
        known.map(|(name, _)| *name)
    };
    match bytes.chunks_exact(DIRECTORY_ENTRY_BYTES).find_map(stream_of) {
        Some(ENCRYPTED) => Err(Error::new(ErrorKind::Encrypted, "the package needs a password")),
        Some(WORD) => Err(unknown("is a Word 97-2003 document (.doc, .wps), which is not read")),
        Some(POWER_POINT) => Err(unknown("is a PowerPoint file, which is not read")),
        Some(_) => Ok(Format::Xls),
        None => Err(unknown("is a compound file without a workbook")),
    }
}

/// Whether the records of a workbook stand in the file as they are, without a compound file around
/// them: exports of databases do so.
fn is_bare_workbook(bytes: &[u8]) -> bool {
    /// The record that starts a stream since Excel 95 (MS-XLS 2.4.21), and the bytes in it.
    const BEGIN: u16 = 0x0809;
    const LENGTHS: std::ops::RangeInclusive<u16> = 4..=16;

    let Some([kind_low, kind_high, length_low, length_high]) = bytes.first_chunk() else {
        return false;
    };
    u16::from_le_bytes([*kind_low, *kind_high]) == BEGIN
        && LENGTHS.contains(&u16::from_le_bytes([*length_low, *length_high]))
}

/// The archive's reader keeps an object for each entry of the directory, so a flood of entries is
/// counted before it is opened. A file too small to hold a flood is not scanned.
fn check_part_count(bytes: &[u8], limits: &Limits) -> Result<()> {
    /// Bytes of a directory entry without its name, and its signature (APPNOTE 4.3.12).
    const ENTRY_BYTES: usize = 46;
    const ENTRY: &[u8] = b"PK\x01\x02";

    let allowed = limits.parts as usize;
    if bytes.len() / ENTRY_BYTES <= allowed {
        return Ok(());
    }
    if bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count() > allowed {
        return Err(Error::limit("parts", limits.parts));
    }
    Ok(())
}

/// Told by the content types of its main part, else by the names of its parts.
fn package(bytes: &[u8]) -> Result<Format> {
    use std::io::Read as _;

    /// A `[Content_Types].xml` of a large real package has 20 KB.
    const CONTENT_TYPES_WINDOW: u64 = 1 << 20;
    const MAIN_PARTS: &[(&str, Format)] = &[
        ("wordprocessingml.document.main+xml", Format::Docx),
        ("wordprocessingml.template.main+xml", Format::Docx),
        ("ms-word.document.macroEnabled.main+xml", Format::Docx),
        ("ms-word.template.macroEnabledTemplate.main+xml", Format::Docx),
        ("sheet.binary.macroEnabled.main", Format::Xlsb),
        ("spreadsheetml.sheet.main+xml", Format::Xlsx),
        ("spreadsheetml.template.main+xml", Format::Xlsx),
        ("ms-excel.sheet.macroEnabled.main+xml", Format::Xlsx),
        ("ms-excel.template.macroEnabled.main+xml", Format::Xlsx),
    ];

    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|error| {
        Error::damaged("the package has no directory: the file is cut short or broken")
            .with_source(error)
    })?;
    if let Ok(part) = archive.by_name("[Content_Types].xml") {
        let mut types = Vec::new();
        // A broken part leaves what came before it; the names below decide then.
        let _ = part.take(CONTENT_TYPES_WINDOW).read_to_end(&mut types);
        // UTF-16 packages exist; the ASCII of a content type is found once the zeros are out.
        types.retain(|byte| *byte != 0);
        let main = MAIN_PARTS.iter().find(|(name, _)| contains(&types, name.as_bytes()));
        if let Some((_, format)) = main {
            return Ok(*format);
        }
    }
    if let Ok(part) = archive.by_name("mimetype") {
        let mut mimetype = String::new();
        let _ = part.take(CONTENT_TYPES_WINDOW).read_to_string(&mut mimetype);
        if mimetype.contains("opendocument.spreadsheet") {
            return Ok(Format::Ods);
        }
        if mimetype.contains("opendocument") {
            return Err(unknown("is an OpenDocument file that is no spreadsheet"));
        }
    }
    let has = |name: &str| {
        archive.file_names().flatten().any(|entry| {
            // Some writers set `\` between folders.
            entry.replace('\\', "/").eq_ignore_ascii_case(name)
        })
    };
    match () {
        () if has("word/document.xml") => Ok(Format::Docx),
        () if has("xl/workbook.xml") => Ok(Format::Xlsx),
        () if has("xl/workbook.bin") => Ok(Format::Xlsb),
        () if has("OFD.xml") => Err(unknown("is an OFD document, which is not read")),
        () if has("ppt/presentation.xml") => Err(unknown("is a presentation, which is not read")),
        () => Err(unknown("is a ZIP archive without a document in it")),
    }
}

/// Text is a CSV table, a web page or nothing that is read.
fn text(bytes: &[u8]) -> Result<Format> {
    let window = bytes.get(..TEXT_WINDOW).unwrap_or(bytes);
    let utf16 = window.starts_with(b"\xFF\xFE") || window.starts_with(b"\xFE\xFF");
    let plain: Vec<u8> = if utf16 {
        window.iter().copied().filter(|byte| *byte != 0).collect()
    } else {
        window.to_vec()
    };
    if !utf16 && is_binary(&plain) {
        return Err(unknown("is no PDF, DOCX, workbook or CSV file"));
    }
    let head = plain.trim_ascii_start().to_ascii_lowercase();
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
    if contains(head, b"<html") || head.starts_with(b"<!doctype html") || contains(head, b"<table")
    {
        return Err(unknown("is an HTML page, which is not read"));
    }
    if contains(head, b"schemas.microsoft.com/office/word/2003/wordml") {
        return Err(unknown("is a Word 2003 XML document, which is not read"));
    }
    if contains(head, b"schemas.microsoft.com/office/2006/xmlpackage") {
        let what =
            "is a Word document as one XML file (flat OPC), which is not read: save as .docx";
        return Err(unknown(what));
    }
    if head.starts_with(b"<") {
        return Err(unknown("is an XML file, which is not read"));
    }
    if [b',', b'\t', b';'].into_iter().any(|delimiter| is_csv(&plain, delimiter)) {
        return Ok(Format::Csv);
    }
    Err(unknown("is plain text without a table"))
}

/// Whether bytes are no text: it has no zeros and hardly a sign of control. The last byte of a text
/// of DOS is one, and terminals leave some behind; of compressed bytes every ninth is one.
fn is_binary(bytes: &[u8]) -> bool {
    /// Bytes of a text for each sign of control in it.
    const TEXT_PER_CONTROL: usize = 50;

    let is_control = |byte: &&u8| matches!(byte, 1..=8 | 14..=26 | 28..=31);
    bytes.contains(&0)
        || bytes.iter().filter(is_control).count() > bytes.len() / TEXT_PER_CONTROL + 1
}

/// Whether most records have one and the same number of fields, at least two: prose has commas too,
/// but not the same number in each line. Titles and notes above and below a table may differ.
fn is_csv(text: &[u8], delimiter: u8) -> bool {
    let mut counts = std::collections::BTreeMap::new();
    let (mut records, mut fields, mut is_blank, mut is_quoted) = (0_usize, 1_usize, true, false);
    // The end of the text closes its last record.
    for byte in text.iter().copied().chain([b'\n']) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => {
                if !is_blank {
                    records += 1;
                    *counts.entry(fields).or_insert(0_usize) += 1;
                }
                (fields, is_blank) = (1, true);
            }
            _ if byte == delimiter && !is_quoted => fields += 1,
            _ if byte.is_ascii_whitespace() => {}
            _ => is_blank = false,
        }
    }
    let agreeing = counts.iter().filter(|(fields, _)| **fields > 1).map(|(_, count)| *count).max();
    agreeing.is_some_and(|agreeing| agreeing >= CSV_RECORDS && agreeing * 2 > records)
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}
