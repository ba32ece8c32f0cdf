//! What must hold of every DOCX: a table that docx-rs writes is read back cell by cell, and no
//! change of bytes makes the reader panic.

#![expect(clippy::disallowed_methods, reason = "the test reads its fixtures")]

use std::io::Cursor;

use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow, VMergeType};
use gongwen::ReadOptions;
use proptest::prelude::*;

/// A cell as it is written: text in so many paragraphs, over so many columns.
#[derive(Clone, Debug)]
struct Written {
    paragraphs: Vec<String>,
    span: u32,
    /// Whether the cells below it in the same column continue it.
    is_merged: bool,
}

fn written() -> impl Strategy<Value = Written> {
    let paragraph = "[一-龥a-z0-9<>&\"'、（）]{1,8}";
    (prop::collection::vec(paragraph, 1..3), 1..4_u32, prop::bool::weighted(0.2))
        .prop_map(|(paragraphs, span, is_merged)| Written { paragraphs, span, is_merged })
}

#[expect(clippy::unwrap_used, reason = "a fixture, in memory")]
fn write(rows: &[Vec<Written>], height: usize) -> Vec<u8> {
    let row = |cells: &Vec<Written>, line: usize| {
        let cell = |cell: &Written| {
            let merge = if line == 0 { VMergeType::Restart } else { VMergeType::Continue };
            let start = TableCell::new().grid_span(cell.span as usize);
            let start = if cell.is_merged { start.vertical_merge(merge) } else { start };
            cell.paragraphs.iter().fold(start, |to, text| {
                to.add_paragraph(Paragraph::new().add_run(Run::new().add_text(text)))
            })
        };
        TableRow::new(cells.iter().map(cell).collect())
    };
    let lines = rows.iter().flat_map(|cells| (0..height).map(|line| row(cells, line)));
    let mut bytes = Cursor::new(Vec::new());
    Docx::new().add_table(Table::new(lines.collect())).build().pack(&mut bytes).unwrap();
    bytes.into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Each row is written `height` times, its merged cells over all of them.
    #[test]
    fn a_table_is_read_back(
        rows in prop::collection::vec(prop::collection::vec(written(), 1..5), 1..6),
        height in 1..4_usize,
    ) {
        let reading = ReadOptions::new().document_bytes(&write(&rows, height)).unwrap();
        let grid = reading.document.grids().next().unwrap();
        let mut found = grid.cells.iter().map(|cell| {
            (cell.row, cell.column, cell.row_span, cell.column_span, cell.text.clone())
        });
        for (row, cells) in rows.iter().enumerate() {
            for line in 0..height {
                let mut column = 0;
                for cell in cells {
                    let row_span = if cell.is_merged { height } else { 1 };
                    if line == 0 || !cell.is_merged {
                        let at = u32::try_from(row * height + line).unwrap();
                        let span = u32::try_from(row_span).unwrap();
                        let expected = (at, column, span, cell.span, cell.paragraphs.join("\n"));
                        prop_assert_eq!(found.next(), Some(expected));
                    }
                    column += cell.span;
                }
            }
        }
        prop_assert_eq!(found.next(), None);
    }

    /// Errors and diagnostics are fine, a panic is not: `document_bytes` would turn it into an
    /// error of its own kind.
    #[test]
    fn changed_bytes_do_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
        file in prop::sample::select(FILES),
    ) {
        let mut bytes = std::fs::read(format!("fixtures/docx-traits/{file}.docx")).unwrap();
        let mut parts = inflated(&bytes);
        // Half of the changes go into the main part, so that most get past the package.
        for (index, byte) in &changes {
            if byte % 2 == 0 {
                let at = index.index(bytes.len());
                bytes[at] = *byte;
            } else if let Some((_, part)) = parts.iter_mut().max_by_key(|(_, part)| part.len()) {
                let at = index.index(part.len());
                part[at] = *byte;
            }
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        for input in [bytes, deflated(&parts)] {
            if let Err(error) = ReadOptions::new().document_bytes(&input) {
                prop_assert_ne!(error.kind(), gongwen::ErrorKind::Panicked, "{}", error);
            }
        }
    }
}

/// Files small enough that a changed byte hits something that matters.
const FILES: &[&str] = &[
    "04_vMerge",
    "05_gridSpan",
    "07_nested",
    "14_textbox_alt",
    "26_fldChar",
    "31_numPr_cn",
    "32_num_style",
    "38_utf16",
    "41_hMerge",
    "46_entities",
    "57_omath",
];

type Parts = Vec<(String, Vec<u8>)>;

#[expect(clippy::unwrap_used, reason = "a fixture, in memory")]
fn inflated(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[expect(clippy::unwrap_used, reason = "a fixture, in memory")]
fn deflated(parts: &Parts) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
