//! What a broken or lying DOCX gives: what was sound before the fault and a word about it, or an
//! error that names the part and what is wrong with it.

#![expect(clippy::unwrap_used, reason = "packages are made in memory")]

use std::io::{Cursor, Write as _};

use gongwen::{ErrorKind, Limits, ReadOptions};

const MAIN: &str = "word/document.xml";
const SPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        package.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!("<w:document {SPACE}><w:body>{body}</w:body></w:document>")
}

fn row(text: &str) -> String {
    format!("<w:tr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>")
}

/// The text of each cell, and the diagnostics.
fn read(parts: &[(&str, String)]) -> (Vec<String>, Vec<String>) {
    let reading = ReadOptions::new().document_bytes(&package(parts)).unwrap();
    let cells = reading.document.grids().flat_map(|grid| grid.cells.iter());
    let texts = cells.map(|cell| cell.text.clone()).collect();
    (texts, reading.diagnostics.iter().map(ToString::to_string).collect())
}

fn error(parts: &[(&str, String)]) -> (ErrorKind, String) {
    let error = ReadOptions::new().document_bytes(&package(parts)).unwrap_err();
    (error.kind(), error.to_string())
}

#[test]
fn rows_before_a_fault_are_sound_and_the_row_it_cuts_is_not() {
    let whole = document(&format!("<w:tbl>{}{}</w:tbl>", row("甲"), row("乙丙")));
    let cut = whole.find("丙").unwrap();
    for (rest, what) in [
        ("", "it ends before its elements are closed"),
        ("&x;", "the entity &x; is not defined"),
        ("</w:p>", "its tags do not match"),
    ] {
        let broken = format!("{}{rest}", whole.get(..cut).unwrap());
        let (texts, notes) = read(&[(MAIN, broken)]);
        assert_eq!(texts, ["甲"], "{what}");
        assert_eq!(
            notes,
            [format!("warning: damaged-part: table 1, row 2, column 1: word/document.xml: {what}")]
        );
    }
}

#[test]
fn a_fault_before_anything_was_read_is_an_error() {
    for (text, what) in [
        (String::new(), "it holds no XML element"),
        (format!("<w:document {SPACE}><w:body><w:p>"), "it ends before its elements are closed"),
        (format!("<!DOCTYPE a [<!ENTITY b 'c'>]>{}", document("")), "a DOCTYPE is not allowed"),
        ("<w:document/>".to_owned(), "its root is no WordprocessingML document"),
    ] {
        let expected = (ErrorKind::Damaged, format!("word/document.xml: {what}"));
        assert_eq!(error(&[(MAIN, text)]), expected);
    }
}

#[test]
fn broken_styles_and_lists_are_named_and_the_text_is_read() {
    for name in ["word/styles.xml", "word/numbering.xml"] {
        for (text, what) in [
            (String::new(), "it holds no XML element"),
            (format!("<w:styles {SPACE}><w:style>"), "it ends before its elements are closed"),
        ] {
            let main = document(&format!("<w:tbl>{}</w:tbl>", row("甲")));
            let (texts, notes) = read(&[(MAIN, main), (name, text)]);
            assert_eq!(texts, ["甲"]);
            assert_eq!(notes, [format!("warning: damaged-part: {name}: {what}")]);
        }
    }
}

#[test]
fn a_field_without_an_end_is_named_where_it_took_text() {
    let begin = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>";
    let text = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>";
    let table = format!("<w:tbl><w:tr><w:tc>{begin}{text}</w:tc></w:tr>{}</w:tbl>", row("乙"));
    let (texts, notes) = read(&[(MAIN, document(&table))]);
    assert_eq!(texts, ["", "乙"]);
    assert_eq!(notes, ["warning: damaged-part: table 1, row 1, column 1: a field has no end"]);
}

#[test]
fn nesting_is_bounded() {
    let depth = Limits::default().depth as usize;
    for element in ["tbl><w:tr><w:tc", "sdt", "hyperlink", "ins", "del", "noSuchElement"] {
        let deep = format!("<w:{element}>").repeat(depth + 1);
        let what = format!("more than {depth} nested elements");
        assert_eq!(error(&[(MAIN, document(&deep))]), (ErrorKind::LimitExceeded, what));
        let after_text = document(&format!("<w:p><w:r><w:t>前</w:t></w:r></w:p>{deep}"));
        let notes = read(&[(MAIN, after_text)]).1;
        let place = notes.first().unwrap();
        assert!(place.starts_with("warning: truncated-by-limit: "), "{place}");
    }
}

#[test]
fn spans_that_no_table_has_end_at_its_edge() {
    let span = |name: &str, number: &str| {
        document(&format!(
            "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:gridBefore \
             w:val='{}'/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='{}'/></w:tcPr><w:p><w:r><w:t>甲\
             </w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            if name == "gridBefore" { number } else { "0" },
            if name == "gridSpan" { number } else { "1" },
        ))
    };
    for name in ["gridSpan", "gridBefore"] {
        for number in ["2000000000", "4294967296", "99999999999999999999", "-1"] {
            let bytes = package(&[(MAIN, span(name, number))]);
            let reading = ReadOptions::new().document_bytes(&bytes).unwrap();
            let grid = reading.document.grids().next().unwrap();
            assert!(grid.columns <= 2, "{name} {number}: {} columns", grid.columns);
        }
    }
}

#[test]
fn cells_are_bounded() {
    let mut limits = Limits::default();
    // The table counts as one.
    limits.cells = 3;
    let rows = [row("甲"), row("乙"), row("丙")].concat();
    let bytes = package(&[(MAIN, document(&format!("<w:tbl>{rows}</w:tbl>")))]);
    let reading = ReadOptions::new().limits(limits).document_bytes(&bytes).unwrap();
    assert_eq!(reading.document.grids().next().unwrap().rows, 2);
    assert_eq!(
        reading.diagnostics.first().unwrap().to_string(),
        "warning: truncated-by-limit: table 1, row 3, column 1: word/document.xml: more than 3 \
         cells and paragraphs"
    );
}

#[test]
fn a_directory_of_too_many_parts_is_not_opened() {
    let mut limits = Limits::default();
    limits.parts = 3;
    let parts: Vec<_> = (0..5).map(|part| (format!("part{part}"), String::new())).collect();
    let parts: Vec<_> = parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let error = ReadOptions::new().limits(limits).document_bytes(&package(&parts)).unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::LimitExceeded, "more than 3 parts")
    );
}

/// Inflating is stopped by what the directory declares, before it starts.
#[test]
fn a_bomb_is_refused_by_its_declared_size() {
    let blanks = " ".repeat(40 << 20);
    let (kind, what) = error(&[(MAIN, document(&blanks))]);
    assert_eq!(kind, ErrorKind::LimitExceeded);
    assert!(what.contains("inflated bytes for one compressed byte"), "{what}");
}

/// Templates and documents with macros differ by content type only; UTF-16 and part names of any
/// case and with backslashes are allowed by writers if not by the standard.
#[test]
fn every_kind_of_word_package_is_read() {
    let main = document(&format!("<w:tbl>{}</w:tbl>", row("甲")));
    for kind in [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ] {
        let types = format!(
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
             <Override PartName='/doc/main.xml' ContentType='{kind}'/></Types>"
        );
        let parts = [("[Content_Types].xml", types), ("doc/main.xml", main.clone())];
        assert_eq!(read(&parts), (vec!["甲".to_owned()], vec![]), "{kind}");
    }
    for name in ["Word/Document.xml", "word\\document.xml"] {
        assert_eq!(read(&[(name, main.clone())]), (vec!["甲".to_owned()], vec![]), "{name}");
    }
}
