//! Rows and columns of squares with text, joined to cells where nothing parts them.

use std::ops::Range;

use super::super::ruled::rectangles::rectangles;
use super::super::ruled::sets::Sets;
use super::super::text::lines::TextLine;
use super::aligned::{Cell, Row};
use super::columns::Columns;

/// Some rows of a table whose columns are told by alignment.
pub(crate) struct Squares {
    pub(crate) width: usize,
    pub(crate) height: usize,
    sets: Sets,
    texts: Vec<(usize, Range<usize>, TextLine)>,
}

impl Squares {
    pub(crate) fn new(width: usize, height: usize) -> Self {
        let sets = Sets::new(width.saturating_mul(height));
        Self { width, height, sets, texts: Vec::new() }
    }

    /// Takes the rule between a square and the one under it away.
    pub(crate) fn join_down(&mut self, row: usize, column: usize) {
        let square = row * self.width + column;
        self.sets.join(square, square + self.width);
    }

    /// Makes squares of one row one cell.
    pub(crate) fn join_across(&mut self, row: usize, columns: Range<usize>) {
        for column in columns.start..columns.end.saturating_sub(1) {
            let square = row * self.width + column;
            self.sets.join(square, square + 1);
        }
    }

    /// Whether no rule parts a square from the one under it.
    pub(crate) fn goes_down(&mut self, row: usize, column: usize) -> bool {
        let square = row * self.width + column;
        self.sets.root(square) == self.sets.root(square + self.width)
    }

    /// Puts a line into a row, in pieces where the columns part it. Text over several columns joins
    /// them.
    pub(crate) fn write(&mut self, row: usize, line: &TextLine, columns: &Columns) {
        if columns.with(line).is_ok() {
            let parts = line.parts(&columns.edges()).into_iter();
            self.texts.extend(parts.map(|(column, part)| (row, column..column + 1, part)));
            return;
        }
        for (columns, piece) in columns.crossed(line) {
            self.join_across(row, columns.clone());
            self.texts.push((row, columns, piece));
        }
    }

    /// Puts lines into squares of a row and makes these one cell.
    pub(crate) fn put(&mut self, row: usize, columns: Range<usize>, lines: Vec<TextLine>) {
        self.join_across(row, columns.clone());
        self.texts.extend(lines.into_iter().map(|line| (row, columns.clone(), line)));
    }

    /// The text that begins in a square, line by line.
    pub(crate) fn lines(&self, row: usize, column: usize) -> impl Iterator<Item = &TextLine> {
        let here = move |text: &&(usize, Range<usize>, TextLine)| {
            text.0 == row && text.1.contains(&column)
        };
        self.texts.iter().filter(here).map(|(.., line)| line)
    }

    pub(crate) fn has_text(&self, row: usize, column: usize) -> bool {
        self.lines(row, column).next().is_some()
    }

    /// Where the text of a square begins and ends.
    pub(crate) fn extent(&self, row: usize, column: usize) -> Option<(f32, f32)> {
        let extents = self.lines(row, column).map(|line| (line.start, line.end));
        extents.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// The cells, row by row, under these rules.
    pub(crate) fn into_rows(mut self, tops: &[Option<f32>]) -> Vec<Row> {
        let regions = rectangles(&mut self.sets, self.width, self.height);
        let mut cell_of = vec![0; self.width * self.height];
        for (index, region) in regions.iter().enumerate() {
            for row in region.row..region.row_end {
                let squares =
                    row * self.width + region.column..row * self.width + region.column_end;
                if let Some(squares) = cell_of.get_mut(squares) {
                    squares.fill(index);
                }
            }
        }
        let mut contents: Vec<Vec<TextLine>> = vec![Vec::new(); regions.len()];
        for (row, columns, line) in self.texts {
            let cell = cell_of.get(row * self.width + columns.start).copied().unwrap_or_default();
            if let Some(lines) = contents.get_mut(cell) {
                lines.push(line);
            }
        }
        let tops = tops.iter().copied().chain(std::iter::repeat(None));
        let mut rows: Vec<Row> =
            tops.take(self.height).map(|top| Row { top, ..Row::default() }).collect();
        for (region, lines) in regions.into_iter().zip(contents) {
            if let Some(row) = rows.get_mut(region.row) {
                row.cells.push(Cell {
                    columns: region.column..region.column_end,
                    rows: region.row_end - region.row,
                    lines,
                });
            }
        }
        rows
    }
}
