//! Workbooks as they are shown: `fixtures/sheets/expected.json` has the truth of every file beside
//! it, written down from the sheets and from what other programs show of them.
//!
//! A file has `sheets` (and the codes of its `diagnostics`) or an `error`. A sheet has its name,
//! its first used cell (`origin`), its rows of shown texts, and what is merged and hidden. `texts` are
//! what stands around the tables, in text boxes.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a broken fixture ends the test")]
#![expect(clippy::disallowed_methods, reason = "the test reads the truth")]

use std::path::Path;

use gongwen::document::{Block, Document, Grid};
use gongwen::{ErrorKind, document};
use serde_json::{Map, Value, json};

const FOLDER: &str = "fixtures/sheets";

fn expected() -> Map<String, Value> {
    let text = std::fs::read_to_string(Path::new(FOLDER).join("expected.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A grid in the words of `expected.json`.
fn told(grid: &Grid) -> Value {
    let cell_at = |row: u32, column: u32| {
        let origin = grid.origin.unwrap();
        document::CellReference::new(origin.row + row, origin.column + column).to_string()
    };
    let mut rows = vec![vec![String::new(); grid.columns as usize]; grid.rows as usize];
    let mut merges = Vec::new();
    for cell in &grid.cells {
        rows[cell.row as usize][cell.column as usize].clone_from(&cell.text);
        if cell.row_span > 1 || cell.column_span > 1 {
            let first = cell_at(cell.row, cell.column);
            let last = cell_at(cell.row_end() - 1, cell.column_end() - 1);
            merges.push(format!("{first}:{last}"));
        }
    }
    merges.sort();
    let mut told = json!({"origin": cell_at(0, 0), "rows": rows});
    let mut set = |key: &str, value: Value| told[key] = value;
    if let Some(name) = &grid.place.sheet {
        set("name", json!(name));
    }
    if grid.hidden {
        set("hidden", json!(true));
    }
    if !merges.is_empty() {
        set("merges", json!(merges));
    }
    let hidden: Vec<u32> =
        grid.hidden_rows.iter().map(|row| grid.origin.unwrap().row + row).collect();
    if !hidden.is_empty() {
        set("hidden_rows", json!(hidden));
    }
    let hidden = grid.hidden_columns.iter().map(|column| cell_at(0, *column));
    let hidden: Vec<String> =
        hidden.map(|cell| cell.trim_end_matches(char::is_numeric).to_owned()).collect();
    if !hidden.is_empty() {
        set("hidden_columns", json!(hidden));
    }
    told
}

/// The paragraphs around the tables, in reading order.
fn texts(document: &Document) -> Vec<&str> {
    let texts = document.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.as_str(),
        Block::Table(_) => "the table",
    });
    texts.collect()
}

fn kind(error: ErrorKind) -> &'static str {
    match error {
        ErrorKind::Damaged => "damaged",
        ErrorKind::Encrypted => "encrypted",
        ErrorKind::LimitExceeded => "limit-exceeded",
        ErrorKind::UnknownFormat => "unknown-format",
        _ => "other",
    }
}

#[test]
fn every_workbook_is_read_as_it_is_shown() {
    let mut wrong = Vec::new();
    for (file, expected) in expected() {
        match document::read(Path::new(FOLDER).join(&file)) {
            Ok(reading) => {
                let sheets: Vec<Value> = reading.document.grids().map(told).collect();
                for (sheet, expected) in
                    sheets.iter().zip(expected["sheets"].as_array().into_iter().flatten())
                {
                    for (key, expected) in expected.as_object().unwrap() {
                        if sheet[key] != *expected {
                            let found = &sheet[key];
                            wrong.push(format!("{file} {key}:\n  {found}\n  not {expected}"));
                        }
                    }
                    for key in ["hidden", "merges", "hidden_rows", "hidden_columns"] {
                        if expected[key].is_null() && !sheet[key].is_null() {
                            wrong.push(format!("{file} {key}: {}, not expected", sheet[key]));
                        }
                    }
                }
                let count = expected["sheets"].as_array().map(Vec::len);
                if count != Some(sheets.len()) {
                    wrong.push(format!("{file}: {} grids, not {count:?}", sheets.len()));
                }
                if let Some(expected) = expected.get("texts")
                    && json!(texts(&reading.document)) != *expected
                {
                    wrong.push(format!("{file}: {:?}", texts(&reading.document)));
                }
                let codes: Vec<&str> =
                    reading.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
                let expected = expected.get("diagnostics").cloned().unwrap_or(json!([]));
                if json!(codes) != expected {
                    wrong.push(format!("{file}: {:?}, not {expected}", reading.diagnostics));
                }
            }
            Err(error) if expected["error"] == kind(error.kind()) => {}
            Err(error) => wrong.push(error.to_string()),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_workbook_has_its_truth() {
    let expected = expected();
    for entry in std::fs::read_dir(FOLDER).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "expected.json" || expected.contains_key(&name), "{name}");
    }
}

#[test]
fn cells_are_where_they_say() {
    for file in expected().keys() {
        let Ok(reading) = document::read(Path::new(FOLDER).join(file)) else { continue };
        for grid in reading.document.grids() {
            let mut covered = vec![false; (grid.rows * grid.columns) as usize];
            let mut last = None;
            for cell in &grid.cells {
                assert!(last < Some((cell.row, cell.column)), "{file}: sorted, each once");
                last = Some((cell.row, cell.column));
                assert!(cell.row_end() <= grid.rows && cell.column_end() <= grid.columns, "{file}");
                for row in cell.row..cell.row_end() {
                    for column in cell.column..cell.column_end() {
                        let position = &mut covered[(row * grid.columns + column) as usize];
                        assert!(!*position, "{file}: two cells at {row}, {column}");
                        *position = true;
                    }
                }
                let place = grid.place_of(cell);
                assert_eq!(place.sheet, grid.place.sheet);
                assert_eq!(
                    place.cell.map(|place| place.row),
                    grid.origin.map(|o| o.row + cell.row)
                );
            }
        }
    }
}

#[test]
fn a_cell_keeps_its_value_and_format() {
    let value = |file: &str, row: u32, column: u32| {
        let reading = document::read(Path::new(FOLDER).join(file)).unwrap();
        let grid = reading.document.grids().next().unwrap();
        let cell = grid.cells.iter().find(|cell| (cell.row, cell.column) == (row, column));
        serde_json::to_value(&cell.unwrap().value).unwrap()
    };
    let date = |serial: f64, is_1904: bool, format: &str| json!({"date_time": {"serial": serial, "is_1904": is_1904, "format": format}});
    assert_eq!(value("dates.xlsx", 1, 0), date(45052.0, false, "m\"月\"d\"日\""));
    assert_eq!(value("dates.xlsx", 8, 0), date(45052.0, false, "m\"月\""));
    assert_eq!(value("dates.ods", 8, 0), date(45052.0, false, "m\"月\""));
    assert_eq!(value("dates.xls", 8, 0), date(45052.0, false, "m\\月"));
    assert_eq!(value("dates-1904.xls", 2, 1), date(43590.0, true, "m\"月\""));
    assert_eq!(value("binary.xlsb", 1, 2), date(45052.0, false, "m\"月\""));
    assert_eq!(value("typed.xlsx", 8, 6), json!({"number": {"value": 5.1, "format": "General"}}));
    assert_eq!(value("typed.xlsx", 9, 6), json!({"number": {"value": 5.1, "format": "0.00"}}));
    assert_eq!(value("typed.xlsx", 10, 6), json!({"bool": true}));
    assert_eq!(value("typed.xlsx", 11, 6), json!("error"));
    assert_eq!(value("typed.xlsx", 11, 4), Value::Null);
}

#[test]
fn the_stream_of_a_workbook_is_found_whatever_the_case_of_its_name() {
    let utf16 =
        |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let path = Path::new(FOLDER).join("xlwt.xls");
    let mut bytes = std::fs::read(&path).unwrap();
    let name = utf16("Workbook");
    let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
    bytes[at..at + name.len()].copy_from_slice(&utf16("WORKBOOK"));
    let capitals = gongwen::ReadOptions::new().read_bytes(&bytes).unwrap();
    assert_eq!(capitals.plans, gongwen::read(&path).unwrap().plans);
}
