//! What is no readable document ends in `path: place: what`, with its kind and without a panic.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test opens files and fails by panicking"
)]

use std::path::Path;

use gongwen::{Error, ErrorKind, Limits, ReadOptions, Status};

const NOTICE: &str = "fixtures/notices/daxiang-2023";

fn read_bytes(bytes: &[u8]) -> Error {
    ReadOptions::new().read_bytes(bytes).expect_err("an error")
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(NOTICE).join(name)).unwrap()
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = gongwen::read("fixtures/no such notice.pdf").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert_eq!(error.path(), Some(Path::new("fixtures/no such notice.pdf")));
    assert_eq!(error.to_string(), "fixtures/no such notice.pdf: no such file");
}

#[test]
fn a_folder_is_no_notice() {
    let error = gongwen::read("fixtures").unwrap_err();
    assert_eq!(error.to_string(), "fixtures: is a folder");
}

#[test]
fn what_is_no_document_says_what_it_is() {
    let cases: &[(&[u8], &str)] = &[
        (b"", "the file is empty"),
        (b"hello", "is plain text without a table"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "is an HTML page, which is not read"),
        (b"{\\rtf1\\ansi hello}", "is an RTF document, which is not read"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image, which is not read"),
        (b"\0\x01\x02\x03", "is no PDF, DOCX, workbook or CSV file"),
    ];
    for (bytes, what) in cases {
        let error = read_bytes(bytes);
        assert_eq!(error.kind(), ErrorKind::UnknownFormat, "{what}");
        assert_eq!(error.to_string(), *what);
    }
}

#[test]
fn a_password_is_asked_for_by_name() {
    let path = "fixtures/hostile/encrypted.pdf";
    let error = gongwen::read(path).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encrypted);
    assert!(error.to_string().starts_with(path), "{error}");
}

#[test]
fn a_package_cut_short_is_damaged() {
    for name in ["notice.docx", "notice.xlsx"] {
        let bytes = fixture(name);
        let error = read_bytes(&bytes[..bytes.len() / 2]);
        assert_eq!(error.kind(), ErrorKind::Damaged, "{name}: {error}");
    }
}

/// The front half of a PDF still holds pages: they are read, and it is said that more is missing.
#[test]
fn a_pdf_cut_short_is_never_complete() {
    let bytes = fixture("notice-writer.pdf");
    for length in [bytes.len() / 2, bytes.len() * 9 / 10, 200] {
        match ReadOptions::new().read_bytes(&bytes[..length]) {
            Ok(notice) => assert_ne!(notice.status(), Status::Complete, "{length} bytes"),
            Err(error) => assert_eq!(error.kind(), ErrorKind::Damaged, "{length} bytes: {error}"),
        }
    }
}

#[test]
fn an_input_over_the_limit_is_refused_by_name() {
    let mut limits = Limits::default();
    limits.input_bytes = 1000;
    let options = ReadOptions::new().limits(limits);
    let path = format!("{NOTICE}/notice.docx");
    let error = options.read(&path).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::LimitExceeded);
    assert_eq!(error.to_string(), format!("{path}: more than 1000 input bytes"));
    let error = options.read_bytes(&fixture("notice.docx")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::LimitExceeded);
}

/// The content decides, whatever the name says.
#[test]
fn the_name_of_a_file_says_nothing() {
    for (name, format) in [("notice.docx", "docx"), ("notice.xlsx", "xlsx")] {
        let notice = ReadOptions::new().read_bytes(&fixture(name)).unwrap();
        assert_eq!(notice.source.format.map(|found| found.to_string()).as_deref(), Some(format));
    }
}

/// An error travels through every `Result` of a program: it stays one word.
#[test]
fn an_error_is_one_word_and_can_cross_threads() {
    fn crosses_threads<T: Send + Sync + 'static>() {}
    crosses_threads::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}
