//! What another PDF interpreter sees, laid out by our table layer, gives the same records: a second
//! opinion on glyphs and rulings. Needs the feature `pdf-extract`.

#![cfg(feature = "pdf-extract")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gongwen::{Notice, PdfExtractOutput, ReadOptions};

const FOLDER: &str = "fixtures/notices/daxiang-2023";

fn by_pdf_extract(path: &str) -> Notice {
    let document = pdf_extract::Document::load(path).unwrap();
    let mut output = PdfExtractOutput::new();
    pdf_extract::output_doc(&document, &mut output).unwrap();
    ReadOptions::new().recognize(&output.finish())
}

/// Printed texts, row by row; blanks are as each interpreter sees them.
fn texts(notice: &Notice) -> Vec<Vec<String>> {
    let text = |text: &str| text.split_whitespace().collect::<String>();
    notice
        .activities()
        .map(|activity| activity.cells.iter().map(|cell| text(&cell.text)).collect())
        .collect()
}

#[test]
fn both_interpreters_give_the_same_rows() {
    // Not the other producers: pdf-extract misreads the range form of /W (Typst), ignores the
    // matrix of Type 3 fonts (Chromium) and panics on UniGB-UCS2-H (ReportLab).
    for name in ["notice-writer.pdf", "notice-calc.pdf"] {
        let path = format!("{FOLDER}/{name}");
        let (ours, theirs) = (gongwen::read(&path).unwrap(), by_pdf_extract(&path));
        assert_eq!(texts(&ours).len(), 39, "{name}");
        assert_eq!(texts(&ours), texts(&theirs), "{name}");
    }
}
