//! One file for each trait that Word, WPS or LibreOffice put into a table; `expected.json` has the
//! cells as they are printed.
//!
//! In `expected.json`, `^` is a cell that the one above covers, `<` one that the cell to the left
//! covers, and `-` a position without a cell.

#![expect(clippy::disallowed_methods, reason = "the test reads the truth")]

use std::collections::BTreeMap;
use std::path::Path;

use gongwen::document::{Document, Grid};

const FOLDER: &str = "fixtures/docx-traits";

/// Tables, rows, cells.
type Tables = Vec<Vec<Vec<String>>>;

#[test]
fn every_trait_is_read_as_it_is_printed() {
    let expected = std::fs::read_to_string(Path::new(FOLDER).join("expected.json")).unwrap();
    let expected: BTreeMap<String, serde_json::Value> = serde_json::from_str(&expected).unwrap();
    let mut wrong = Vec::new();
    for (stem, expected) in &expected {
        let path = Path::new(FOLDER).join(format!("{stem}.docx"));
        let reading = match gongwen::document::read(&path) {
            Ok(reading) => reading,
            Err(error) => {
                wrong.push(format!("{stem}: {error}"));
                continue;
            }
        };
        let notes: Vec<_> = reading.diagnostics.iter().map(ToString::to_string).collect();
        // `["ALTCHUNK"]`: the file embeds a web page, which is named and not read.
        if *expected == serde_json::json!(["ALTCHUNK"]) {
            if notes != ["warning: part-not-read: paragraph 1: word/afchunk.htm"] {
                wrong.push(format!("{stem}: {notes:?}"));
            }
            continue;
        }
        let expected: Tables = serde_json::from_value(expected.clone()).unwrap();
        let found = tables(&reading.document);
        if found != expected {
            wrong.push(format!("{stem}: {}", first_difference(&found, &expected)));
        } else if !notes.is_empty() {
            wrong.push(format!("{stem}: {notes:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), expected.len(), wrong.join("\n"));
}

fn tables(document: &Document) -> Tables {
    document.grids().map(rows).collect()
}

fn rows(grid: &Grid) -> Vec<Vec<String>> {
    let columns = grid.columns as usize;
    let coverage = grid.coverage();
    let texts = coverage.iter().enumerate().map(|(position, cell)| {
        let (row, column) = (position / columns, position % columns);
        match cell.and_then(|cell| grid.cells.get(cell)) {
            None => "-".to_owned(),
            Some(cell) if (cell.row as usize) < row => "^".to_owned(),
            Some(cell) if (cell.column as usize) < column => "<".to_owned(),
            Some(cell) => cell.text.clone(),
        }
    });
    let texts: Vec<String> = texts.collect();
    texts.chunks(columns).map(<[String]>::to_vec).collect()
}

fn first_difference(found: &Tables, expected: &Tables) -> String {
    if found.len() != expected.len() {
        return format!("{} tables, not {}", found.len(), expected.len());
    }
    for (table, (found, expected)) in found.iter().zip(expected).enumerate() {
        if found.len() != expected.len() {
            return format!("table {table}: {} rows, not {}", found.len(), expected.len());
        }
        for (row, (found, expected)) in found.iter().zip(expected).enumerate() {
            if found != expected {
                return format!("table {table}, row {row}: {found:?}, not {expected:?}");
            }
        }
    }
    String::new()
}
