//! What the targets share.

use std::io::{Cursor, Write as _};
use std::time::Duration;

use gongwen::{Code, ErrorKind, Limits, Notice, ReadOptions};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Reads a file as a server would. A panic never leaves the library, so what it reports of one ends
/// the run.
///
/// # Panics
/// Where the reader or recognition did.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Notice> {
    /// Less than the time after which the fuzzer calls it a hang.
    const TIME: Duration = Duration::from_secs(5);

    let mut limits = Limits::default();
    limits.time = TIME;
    match ReadOptions::new().limits(limits).read_bytes(bytes) {
        Ok(notice) => {
            let caught = notice.diagnostics.iter().find(|found| {
                // Other texts quote the file, and the fuzzer learns the words.
                found.code == Code::DamagedPart && found.text.starts_with("a defect of the reader")
            });
            assert!(caught.is_none(), "{caught:?}");
            Some(notice)
        }
        Err(error) => {
            assert_ne!(error.kind(), ErrorKind::Panicked, "{error}");
            None
        }
    }
}

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A DOCX file with this main part.
#[must_use]
pub fn docx(main: &[u8]) -> Vec<u8> {
    let root = relationship("officeDocument", "word/document.xml");
    package(&[("_rels/.rels", root.as_bytes()), ("word/document.xml", main)])
}

/// A workbook with this sheet.
#[must_use]
pub fn workbook(sheet: &[u8]) -> Vec<u8> {
    let root = relationship("officeDocument", "xl/workbook.xml");
    let sheets = relationship("worksheet", "worksheets/sheet1.xml");
    let book = format!(
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' \
         xmlns:r='{OFFICE}'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>"
    );
    package(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/_rels/workbook.xml.rels", sheets.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn relationship(kind: &str, target: &str) -> String {
    format!(
        "<Relationships xmlns='{RELATIONSHIPS}'>\
         <Relationship Id='r1' Type='{OFFICE}/{kind}' Target='{target}'/></Relationships>"
    )
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        writer.start_file(*name, options).expect("memory takes a part");
        writer.write_all(content).expect("memory takes its content");
    }
    writer.finish().expect("memory takes the end").into_inner()
}

#[cfg(test)]
mod tests {
    use gongwen::Severity;

    use super::{docx, read, workbook};

    /// What stands around a part must be sound, or the fuzzer never gets into it.
    #[test]
    fn the_packages_are_read() {
        let main = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
                    <w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>";
        let sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>\
                     <sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>";
        for file in [docx(main.as_bytes()), workbook(sheet.as_bytes())] {
            let notice = read(&file).expect("a notice");
            let found = notice.diagnostics;
            let warned = found.iter().any(|found| found.severity == Severity::Warning);
            assert!(!warned, "{found:?}");
        }
    }
}
