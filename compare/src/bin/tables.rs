//! `tables FOLDER OUT.json [RUNS]`: every table of every PDF in a folder, in the form that
//! table-recognition scorers read: `{"tool", "docs": {stem: [{"page", "cells": [{"r", "c", "rs",
//! "cs", "t"}]}]}}`. Prints the time that the reading took, without the writing.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use gongwen::document::{self, Grid};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out, runs @ ..] = arguments.as_slice() else {
        return Err("usage: tables FOLDER OUT.json [RUNS]".into());
    };
    let runs: u32 = runs.first().map_or(Ok(1), |runs| runs.parse())?;
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    paths.sort();
    let mut docs = BTreeMap::new();
    let (mut pages, started) = (0, Instant::now());
    for _ in 0..runs {
        for path in &paths {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            match document::read(path) {
                Ok(reading) => {
                    pages += reading.document.pages.unwrap_or(0);
                    docs.insert(stem, reading.document);
                }
                Err(error) => eprintln!("{error}"),
            }
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("{} files, {pages} pages in {seconds:.3} s: {:.0} pages/s", paths.len(), f64::from(pages) / seconds);
    let docs: BTreeMap<_, Vec<Value>> =
        docs.iter().map(|(stem, document)| (stem, document.grids().map(table).collect())).collect();
    std::fs::write(out, serde_json::to_vec(&json!({ "tool": "gongwen", "docs": docs }))?)?;
    Ok(())
}

fn table(grid: &Grid) -> Value {
    let cell = |cell: &gongwen::document::GridCell| {
        json!({
            "r": cell.row, "c": cell.column, "rs": cell.row_span, "cs": cell.column_span,
            "t": cell.text,
        })
    };
    json!({ "page": grid.place.page, "cells": grid.cells.iter().map(cell).collect::<Vec<_>>() })
}
