//! `tables`: every table of a file as `{"tables": [{"place", "rows", "merged"}]}`.
//!
//! `rows` has a text for every row and column: a merged cell's at each position it covers.
//! `merged` lists the merged regions, rows and columns counted from 1.

use std::io::{BufWriter, Write as _, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use gongwen::ReadOptions;
use gongwen::document::{self, Grid};
use serde_json::{Value, json};

use crate::{Failure, standard_input};

#[derive(Args)]
pub(crate) struct Tables {
    /// The file; `-` for standard input
    file: PathBuf,
}

impl Tables {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let reading = if standard_input::is_meant(&self.file) {
            standard_input::read(|bytes| ReadOptions::new().document_bytes(bytes))?
        } else {
            document::read(&self.file)?
        };
        let tables: Vec<Value> = reading.document.grids().map(table).collect();
        let mut out = BufWriter::new(stdout().lock());
        serde_json::to_writer(&mut out, &json!({ "tables": tables }))?;
        out.write_all(b"\n")?;
        out.flush()?;
        for diagnostic in &reading.diagnostics {
            eprintln!("{}: {diagnostic}", self.file.display());
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn table(grid: &Grid) -> Value {
    let text = |index: &Option<usize>| {
        index.and_then(|index| grid.cells.get(index)).map_or("", |cell| cell.text.as_str())
    };
    let positions = grid.coverage();
    let rows: Vec<Vec<&str>> = positions
        .chunks(grid.columns.max(1) as usize)
        .map(|row| row.iter().map(text).collect())
        .collect();
    let merged: Vec<Value> = grid
        .cells
        .iter()
        .filter(|cell| cell.row_span > 1 || cell.column_span > 1)
        .map(|cell| {
            json!({
                "row": cell.row + 1,
                "column": cell.column + 1,
                "row_span": cell.row_span,
                "column_span": cell.column_span,
            })
        })
        .collect();
    json!({ "place": grid.place, "rows": rows, "merged": merged })
}
